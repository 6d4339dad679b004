"""The browser that other tests drive works, and sees what is wrong with a page."""

from collections.abc import Callable

from playwright.sync_api import Page


def test_an_accessible_chinese_page_has_no_violation(page: Page, axe_violations: Callable[[Page], list[str]]) -> None:
    page.set_content("<html lang='zh-Hans'><title>准绳</title><main><h1>能力模型</h1></main></html>")
    assert axe_violations(page) == []


def test_an_image_without_a_text_is_a_violation(page: Page, axe_violations: Callable[[Page], list[str]]) -> None:
    page.set_content("<html lang='zh-Hans'><title>准绳</title><main><h1>能力模型</h1><img src=''></main></html>")
    assert [line.split(":")[0] for line in axe_violations(page)] == ["image-alt"]
