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
    """The version in force of every framework, the newest first."""
    rows = FrameworkVersionRow.objects.defer("content").filter(state=FrameworkState.PUBLISHED)
    rows = rows.order_by("-published_at", "-id")
    return tuple(_value_of(row) for row in rows)


def has_versions() -> bool:
    return FrameworkVersionRow.objects.exists()


def load_content(uuid: UUID) -> Tree:
    """The content as it was published."""
    row = FrameworkVersionRow.objects.get(uuid=uuid)
    check_text(row.content, row.sha256, "framework-content-altered", framework=row.code, version=row.version)
    return read_tree(row.content)


def save_draft(*, code: str, version: str, content: Tree, at: datetime) -> StoredVersion:
    """Keep a version as a draft, which may be overwritten until it is published."""
    row = _find_draft(code, version)
    text = write_tree(content)
    if row is None:
        row = FrameworkVersionRow(code=code, version=version, state=FrameworkState.DRAFT, created_at=at)
    else:
        row.revision += 1
    row.content, row.sha256 = text, hash_text(text)
    row.save()
    return _value_of(row)


def publish(*, code: str, version: str, content: Tree, at: datetime, by: UUID | None) -> StoredVersion:
    """Store a version as published, its draft included; the one in force until now is superseded."""
    draft = _find_draft(code, version)
    in_force = FrameworkVersionRow.objects.select_for_update().filter(code=code, state=FrameworkState.PUBLISHED)
    for row in in_force.defer("content"):
        row.state, row.superseded_at, row.revision = FrameworkState.SUPERSEDED, at, row.revision + 1
        row.save(update_fields=["state", "superseded_at", "revision"])
    row = draft or FrameworkVersionRow(code=code, version=version, created_at=at)
    row.content = write_tree(content)
    row.sha256 = hash_text(row.content)
    row.state, row.published_at = FrameworkState.PUBLISHED, at
    row.published_by = AccountRow.objects.get(uuid=by) if by else None
    row.save()
    return _value_of(row)


def _find_draft(code: str, version: str) -> FrameworkVersionRow | None:
    """The draft of a version, if there is one; a version that was published is taken for ever."""
    row = FrameworkVersionRow.objects.filter(code=code, version=version).first()
    if row is not None and row.state != FrameworkState.DRAFT:
        raise RuleBroken("framework-version-exists", framework=code, version=version)
    return row


def _value_of(row: FrameworkVersionRow) -> StoredVersion:
    return StoredVersion(
        uuid=row.uuid,
        code=row.code,
        version=row.version,
        state=FrameworkState(row.state),
        sha256=row.sha256,
        published_at=row.published_at,
    )
