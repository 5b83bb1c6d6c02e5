"""Hand-written pages in every interface language, translated or not."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from credatlas.engine import MkDocsEngine
from tests.engine.conftest import request_of, write_alliance

if TYPE_CHECKING:
    from collections.abc import Callable

    from credatlas.build.shells import Rendered


def test_every_page_exists_in_every_language(rendered: Rendered) -> None:
    pages = ("", "glossary/", "guide/", "privacy/")
    assert sorted(rendered.pages) == sorted(["404.html", *(p + a for p in ("", "de/", "ar/") for a in pages)])


def test_a_language_that_is_not_offered_has_no_pages(rendered: Rendered) -> None:
    assert not any(address.startswith("fr") for address in rendered.pages)


def test_the_original_stands_in_for_a_missing_translation_and_says_so(rendered: Rendered) -> None:
    page = rendered.pages["ar/guide/"]
    assert not page.translated
    assert page.source == "guide.md"
    assert '<html lang="ar"' in page.shell
    content = page.shell.partition('id="main-content"')[2]
    assert '<div lang="en" dir="ltr">' in content
    assert content.index('role="note"') < content.index("<h1")


def test_a_translation_stands_for_itself(rendered: Rendered) -> None:
    page = rendered.pages["de/privacy/"]
    assert page.translated
    assert (page.title, page.language, page.source) == ("Datenschutz", "de", "de/privacy.md")


def test_the_glossary_is_there_in_every_language_until_the_alliance_writes_its_own(
    rendered: Rendered, tmp_path: Path
) -> None:
    for prefix, title in {"": "Glossary", "de/": "Glossar", "ar/": "مسرد المصطلحات"}.items():
        page = rendered.pages[f"{prefix}glossary/"]
        assert (page.title, page.translated) == (title, True)
        assert page.description
    config_file = write_alliance(tmp_path)
    (tmp_path / "content/pages/glossary.md").write_text("# Our words\n", encoding="utf-8")
    own = MkDocsEngine(config_file).render(request_of(config_file))
    assert own.pages["glossary/"].title == "Our words"
    assert not own.pages["de/glossary/"].translated


def test_titles_and_headings_go_to_the_search(rendered: Rendered) -> None:
    page = rendered.pages["guide/"]
    assert (page.title, page.description) == ("A guide", "How it works.")
    headings = (("the-guide", "The guide"), ("first-part", "First part"), ("second-part", "Second part"))
    assert page.headings == headings


def test_every_page_has_one_heading_of_the_first_level_unless_a_block_brings_it(rendered: Rendered) -> None:
    for address, page in rendered.pages.items():
        expected = 0 if address in ("", "de/", "ar/") else 1
        assert len(re.findall("<h1", page.shell)) == expected, address


def test_the_footer_links_pages_in_the_readers_language(rendered: Rendered) -> None:
    footer = rendered.pages["de/guide/"].shell.partition("<footer")[2]
    assert '<a href="../../de/privacy/">Datenschutz</a>' in footer


def test_navigation_is_translated(rendered: Rendered) -> None:
    tabs = re.findall(r'class="md-tabs__link">\s*(.*?)\s*</a>', rendered.pages["de/"].shell)
    assert tabs == ["Start", "Kurse", "Einrichtungen", "Guide"]


def test_a_notice_stands_on_every_page_in_its_language(rendered: Rendered) -> None:
    for page in rendered.pages.values():
        expected = "Erfunden" if page.language == "de" else "Fictional"
        assert f'<p class="ca-announcement">{expected}</p>' in page.shell


def test_table_cells_are_aligned_without_inline_styles(rendered: Rendered) -> None:
    assert '<td align="right">2</td>' in rendered.pages["guide/"].shell


def test_a_table_scrolls_by_keyboard_and_is_named_by_the_heading_above_it(rendered: Rendered) -> None:
    around = '<div class="ca-scroll" role="region" tabindex="0" aria-labelledby="first-part">'
    assert f'{around}<table class="ca-table">' in rendered.pages["guide/"].shell


def test_an_alliance_may_write_its_own_error_page(make_alliance: Callable[..., Path]) -> None:
    config_file = make_alliance()
    page = config_file.parent / "content/pages/404.md"
    page.write_text("# Lost\n\n[Courses](courses/index.md) and [guide](guide.md)\n", encoding="utf-8")
    html = MkDocsEngine(config_file).render(request_of(config_file)).pages["404.html"].shell
    assert 'href="/a/b/courses/">Courses</a> and <a href="/a/b/guide/">guide</a>' in html
