"""Publishing a framework and reading the version in force."""

import pytest
from django.db import DatabaseError, connection, transaction
from tests.frameworks import SMALL, version
from tests.people import bring_in_the_cast, let_log_in

from zhunsheng.domain.errors import RuleBroken
from zhunsheng.domain.people import GUEST, INSTALLER, VISITOR
from zhunsheng.store.models import AuditEntryRow, FrameworkVersionRow
from zhunsheng.use_cases.frameworks import get_published_framework, publish_framework

pytestmark = pytest.mark.django_db


def test_the_published_framework_comes_back_as_it_went_in():
    publish_framework(actor=INSTALLER, framework=SMALL)
    assert get_published_framework(actor=GUEST) == SMALL


def test_a_new_version_supersedes_the_one_in_force():
    publish_framework(actor=INSTALLER, framework=SMALL)
    publish_framework(actor=INSTALLER, framework=version("2"))
    assert get_published_framework(actor=GUEST, code="customer-service").version == "2"
    states = dict(FrameworkVersionRow.objects.values_list("version", "state"))
    assert states == {"1": "superseded", "2": "published"}


def test_a_version_number_is_used_once():
    publish_framework(actor=INSTALLER, framework=SMALL)
    with pytest.raises(RuleBroken, match="framework-version-exists"):
        publish_framework(actor=INSTALLER, framework=SMALL)


def test_a_version_is_read_from_the_database_once_a_process(django_assert_num_queries):
    publish_framework(actor=INSTALLER, framework=SMALL)
    first = get_published_framework(actor=GUEST)
    with django_assert_num_queries(1):
        assert get_published_framework(actor=GUEST) is first


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE framework_version SET content = '{}'",
        "UPDATE framework_version SET sha256 = 'x'",
        "UPDATE framework_version SET state = 'draft'",
        "UPDATE framework_version SET published_at = NULL",
        "DELETE FROM framework_version",
        "UPDATE audit_entry SET act = 'nothing'",
        "DELETE FROM audit_entry",
    ],
)
def test_the_database_itself_refuses_to_change_what_was_published(change):
    publish_framework(actor=INSTALLER, framework=SMALL)
    with pytest.raises(DatabaseError, match=r"framework-version-published|audit-entry-kept"), transaction.atomic():
        connection.cursor().execute(change)


def test_a_draft_may_be_changed_and_thrown_away():
    publish_framework(actor=INSTALLER, framework=SMALL)
    published = FrameworkVersionRow.objects.get()
    draft = FrameworkVersionRow.objects.create(
        code=published.code, version="2", state="draft", content="{}", sha256="", created_at=published.created_at
    )
    draft.content = '{"a":1}'
    draft.save()
    draft.delete()
    assert FrameworkVersionRow.objects.count() == 1


def test_content_that_was_altered_behind_our_back_is_refused():
    publish_framework(actor=INSTALLER, framework=SMALL)
    row = FrameworkVersionRow.objects.get()
    FrameworkVersionRow.objects.create(
        code="forged",
        version=row.version,
        state=row.state,
        content=row.content.replace("主动", "被动"),
        sha256=row.sha256,
        created_at=row.created_at,
    )
    with pytest.raises(RuleBroken, match="framework-content-altered"):
        get_published_framework(actor=GUEST, code="forged")


def test_publishing_is_for_the_competency_owner_and_is_audited():
    bring_in_the_cast()
    with pytest.raises(RuleBroken, match="not-allowed"):
        publish_framework(actor=let_log_in("XIE"), framework=SMALL)
    owner = let_log_in("ZHOU")
    stored = publish_framework(actor=owner, framework=SMALL)
    entry = AuditEntryRow.objects.get(act="publish-framework")
    assert (entry.account, entry.subject) == (owner.account, str(stored.uuid))
    assert stored.sha256 in entry.facts


def test_a_command_that_fails_leaves_neither_a_trace_nor_an_entry():
    publish_framework(actor=INSTALLER, framework=SMALL)
    before = AuditEntryRow.objects.count()
    with pytest.raises(RuleBroken):
        publish_framework(actor=INSTALLER, framework=SMALL)
    assert AuditEntryRow.objects.count() == before


def test_a_visitor_reads_nothing_unless_the_house_is_open():
    publish_framework(actor=INSTALLER, framework=SMALL)
    with pytest.raises(RuleBroken, match="not-allowed"):
        get_published_framework(actor=VISITOR)


def test_without_a_published_framework_it_says_so():
    with pytest.raises(RuleBroken, match="framework-unknown"):
        get_published_framework(actor=GUEST)
