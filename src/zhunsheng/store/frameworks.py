"""Versions of frameworks: rows in, values out."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from zhunsheng.domain.errors import RuleBroken
from zhunsheng.domain.frameworks import FrameworkState
from zhunsheng.store.models import AccountRow, FrameworkVersionRow
from zhunsheng.store.trees import Tree, check_text, hash_text, read_tree, write_tree


@dataclass(frozen=True, slots=True)
class StoredVersion:
    """One version of a framework without its content."""

    uuid: UUID
    code: str
    version: str
    state: FrameworkState
    sha256: str
    published_at: datetime | None


def find_published(code: str) -> StoredVersion | None:
    """The version in force of one framework."""
    row = FrameworkVersionRow.objects.defer("content").filter(code=code, state=FrameworkState.PUBLISHED).first()
    return _value_of(row) if row else None


def list_published() -> tuple[StoredVersion, ...]:
    """The version in force of every framework, oldest first."""
    rows = FrameworkVersionRow.objects.defer("content").filter(state=FrameworkState.PUBLISHED).order_by("id")
    return tuple(_value_of(row) for row in rows)


def has_versions() -> bool:
    return FrameworkVersionRow.objects.exists()


def load_content(uuid: UUID) -> Tree:
    """The content as it was published."""
    row = FrameworkVersionRow.objects.get(uuid=uuid)
    check_text(row.content, row.sha256, "framework-content-altered", framework=row.code, version=row.version)
    return read_tree(row.content)


def publish(*, code: str, version: str, content: Tree, at: datetime, by: UUID | None) -> StoredVersion:
    """Store a version as published; the one in force until now is superseded."""
    if FrameworkVersionRow.objects.filter(code=code, version=version).exists():
        raise RuleBroken("framework-version-exists", framework=code, version=version)
    in_force = FrameworkVersionRow.objects.select_for_update().filter(code=code, state=FrameworkState.PUBLISHED)
    for row in in_force.defer("content"):
        row.state, row.superseded_at, row.revision = FrameworkState.SUPERSEDED, at, row.revision + 1
        row.save(update_fields=["state", "superseded_at", "revision"])
    text = write_tree(content)
    row = FrameworkVersionRow.objects.create(
        code=code,
        version=version,
        state=FrameworkState.PUBLISHED,
        content=text,
        sha256=hash_text(text),
        created_at=at,
        published_at=at,
        published_by=AccountRow.objects.get(uuid=by) if by else None,
    )
    return _value_of(row)


def _value_of(row: FrameworkVersionRow) -> StoredVersion:
    return StoredVersion(
        uuid=row.uuid,
        code=row.code,
        version=row.version,
        state=FrameworkState(row.state),
        sha256=row.sha256,
        published_at=row.published_at,
    )
