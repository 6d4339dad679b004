"""A company's own framework and results on the site, from the machine itself."""

import json
from pathlib import Path

import pytest

from zhunsheng.cli.main import main
from zhunsheng.domain.people import GUEST
from zhunsheng.exchange.framework_toml import write_framework_toml
from zhunsheng.exchange.framework_tree import framework_from_tree, framework_to_tree
from zhunsheng.offline.shipped_framework import load_framework
from zhunsheng.use_cases.frameworks import get_published_framework

pytestmark = pytest.mark.django_db
DEMO = Path(__file__).parents[2] / "src/zhunsheng/catalog/demo/demo-company.xlsx"


def save(folder: Path, **changes: object) -> str:
    """The shipped framework with changes at the top of its file."""
    framework = framework_from_tree(json.loads(json.dumps({**framework_to_tree(load_framework()), **changes})))
    place = folder / "own.toml"
    place.write_text(write_framework_toml(framework), encoding="utf-8")
    return str(place)


def test_the_framework_published_last_is_the_one_that_people_read(tmp_path, capsys):
    assert main(["publish", "framework", "shipped"]) == 0
    assert main(["publish", "framework", save(tmp_path, code="our-own", version="1")]) == 0
    assert get_published_framework(actor=GUEST).code == "our-own"
    assert "已发布：our-own 1" in capsys.readouterr().out


def test_a_new_version_says_first_what_changes(tmp_path, capsys):
    main(["publish", "framework", "shipped"])
    title = {"zh-Hans": "客户服务专业能力模型", "en": "Customer-service competency framework"}
    assert main(["publish", "framework", save(tmp_path, version="2026.2", title=title)]) == 0
    told = capsys.readouterr().out
    assert "客户服务专业能力模型" in told
    assert get_published_framework(actor=GUEST).version == "2026.2"


def test_a_draft_is_read_by_nobody_and_overwritten_until_it_is_published(tmp_path):
    main(["publish", "framework", "shipped"])
    for _ in range(2):
        assert main(["publish", "framework", save(tmp_path, version="2026.2"), "--draft"]) == 0
        assert get_published_framework(actor=GUEST).version == load_framework().version
    assert main(["publish", "framework", save(tmp_path, version="2026.2")]) == 0
    assert get_published_framework(actor=GUEST).version == "2026.2"


def test_a_version_that_was_published_is_never_published_again(capsys):
    main(["publish", "framework", "shipped"])
    assert main(["publish", "framework", "shipped"]) == 1
    assert main(["publish", "framework", "shipped", "--draft"]) == 1
    assert load_framework().version in capsys.readouterr().err


def test_the_results_of_a_workbook_reach_the_site_and_publishing_again_changes_nothing(capsys):
    main(["publish", "framework", "shipped"])
    assert main(["publish", "results", str(DEMO)]) == 0
    assert "已发布：2026 年度评估，新增或更正 24 人" in capsys.readouterr().out
    assert main(["publish", "results", str(DEMO)]) == 0
    assert capsys.readouterr().out.count("更正 0 人") == 2


def test_without_a_framework_in_force_results_cannot_be_published(capsys):
    assert main(["publish", "results", str(DEMO)]) == 1
    assert capsys.readouterr().err
