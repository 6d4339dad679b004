"""Frameworks in force: published once, read by everyone."""

from functools import lru_cache
from uuid import UUID

from zhunsheng.domain.errors import RuleBroken
from zhunsheng.domain.framework_comparison import compare_frameworks
from zhunsheng.domain.framework_differences import FrameworkDifference
from zhunsheng.domain.frameworks import Framework
from zhunsheng.domain.people import Actor, may_publish_frameworks, may_read_frameworks
from zhunsheng.exchange.framework_tree import framework_from_tree, framework_to_tree
from zhunsheng.store import frameworks
from zhunsheng.store.frameworks import StoredVersion
from zhunsheng.use_cases.clock import read_moment
from zhunsheng.use_cases.marks import AuditNote, command, query


def _note_of_version(version: StoredVersion) -> AuditNote:
    return AuditNote(str(version.uuid), {"code": version.code, "version": version.version, "sha256": version.sha256})


@command("save-framework-draft", allow=may_publish_frameworks, note=_note_of_version)
def save_framework_draft(*, actor: Actor, framework: Framework) -> StoredVersion:
    """Keep a version as a draft: nobody reads it, and it may be overwritten until it is published."""
    return frameworks.save_draft(
        code=framework.code, version=framework.version, content=framework_to_tree(framework), at=read_moment()
    )


@query("compare-with-published", allow=may_publish_frameworks)
def compare_with_published(*, actor: Actor, framework: Framework) -> tuple[FrameworkDifference, ...] | None:
    """What publishing would change by meaning; None where no version of this framework is in force yet."""
    version = frameworks.find_published(framework.code)
    return None if version is None else compare_frameworks(_parse(version.uuid), framework)


@command("publish-framework", allow=may_publish_frameworks, note=_note_of_version)
def publish_framework(*, actor: Actor, framework: Framework) -> StoredVersion:
    """Put a version in force. It never changes again; the one in force until now is superseded."""
    return frameworks.publish(
        code=framework.code,
        version=framework.version,
        content=framework_to_tree(framework),
        at=read_moment(),
        by=actor.account,
    )


@query("read-framework", allow=may_read_frameworks)
def get_published_framework(*, actor: Actor, code: str | None = None) -> Framework:
    """The version in force of one framework; of the one published last when no code is given."""
    version = _find_version(code)
    if version is None:
        raise RuleBroken("framework-unknown", framework=code or "")
    return _parse(version.uuid)


@query("read-framework", allow=may_read_frameworks)
def get_framework_version(*, actor: Actor, version: UUID) -> Framework:
    """One version, in force or superseded: a cycle keeps the one it was frozen with."""
    return _parse(version)


@query("has-frameworks", allow=may_publish_frameworks)
def has_frameworks(*, actor: Actor) -> bool:
    """Whether any version of any framework is here yet."""
    return frameworks.has_versions()


def _find_version(code: str | None) -> StoredVersion | None:
    if code is not None:
        return frameworks.find_published(code)
    return next(iter(frameworks.list_published()), None)


@lru_cache(maxsize=16)
def _parse(uuid: UUID) -> Framework:
    """Parsed once a process: what is stored under this uuid can never change."""
    return framework_from_tree(frameworks.load_content(uuid))
