"""The interface is wholly Chinese and wholly English, and what is checked in is what the sources say."""

import gettext

import pytest
from tools.messages import CATALOGUE, bring_in_line, compile_catalogue, dump, extract, load_catalogue


def test_every_sentence_of_templates_and_code_stands_in_the_catalogue_and_no_other():
    assert dump(bring_in_line(load_catalogue(), extract())) == CATALOGUE.read_bytes(), "run: tools/messages.py update"


def test_every_sentence_has_its_chinese_and_none_is_a_guess():
    entries = [message for message in load_catalogue() if message.id]
    assert [message.id for message in entries if not message.string] == []
    assert [message.id for message in entries if message.fuzzy] == []


def test_the_compiled_catalogue_is_made_from_the_one_people_read():
    compiled = CATALOGUE.with_suffix(".mo").read_bytes()
    assert compiled == compile_catalogue(load_catalogue()), "run: tools/messages.py update"


@pytest.mark.parametrize("mark", ["%(", "%s", "%d", "{", "<"])
def test_a_translation_keeps_what_is_filled_in(mark):
    entries = [message for message in load_catalogue() if message.id]
    assert [message.id for message in entries if str(message.id).count(mark) != str(message.string).count(mark)] == []


def test_pages_read_the_compiled_catalogue():
    spoken = gettext.translation("django", CATALOGUE.parents[2], ["zh_Hans"])
    assert spoken.gettext("Log in") == "登录"
