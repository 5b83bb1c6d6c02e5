"""What a real browser makes of hostile words: text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.pages.test_hostile import hostile_bodies

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Dialog

PROBE = """body => {
    const page = new DOMParser().parseFromString(`<!doctype html><body>${body}</body>`, "text/html");
    const found = [];
    for (const element of page.querySelectorAll("*")) {
        const ours = element.matches("script[id$='-data'][type='application/json']")
            || (element.matches("figure.ca-diagram > .ca-scroll > svg.ca-diagram__drawing")
                && element.parentElement.childElementCount === 1);
        if (ours) continue;
        if (/^(script|iframe|object|embed|base|meta|link|svg|math|img|style)$/.test(element.localName))
            found.push(element.outerHTML);
        for (const {name, value} of element.attributes)
            if (/^on|^style$|^src$/.test(name) || /^\\s*(javascript|data|vbscript):/i.test(value))
                found.push(`${element.localName} ${name}=${value}`);
    }
    document.body.innerHTML = body;
    return found;
}"""


def test_hostile_words_do_nothing_in_a_browser(browser: Browser) -> None:
    dialogs: list[str] = []
    context = browser.new_context()
    page = context.new_page()

    def seen(dialog: Dialog) -> None:
        dialogs.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", seen)
    page.set_content("<!doctype html><title>Hostile</title><body></body>")
    for body in hostile_bodies():
        assert page.evaluate(PROBE, body) == []
    context.close()
    assert not dialogs
