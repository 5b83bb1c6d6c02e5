"""The manual of the rules: one page for each, which every finding can name, and a list."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from credatlas.i18n.templates import fill, placeholders
from credatlas.pages.page import Page
from credatlas.pages.page_kind import PageKind
from credatlas.pages.prose import prose
from credatlas.pages.reader import reader
from credatlas.pages.summary import shortened
from credatlas.pages.templates import template
from credatlas.rules.registry import all_rules

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markupsafe import Markup

    from credatlas.catalogue.edition import Edition
    from credatlas.pages.reader import Reader
    from credatlas.rules.rule import Rule


class RuleText(NamedTuple):
    """A rule in the reader's language; English where it is not translated."""

    code: str
    href: str
    title: str
    message: Markup
    why: Markup
    fix: Markup
    severity: Markup
    tier: Markup
    asked_by: str
    excusable: bool


def rule_text(rule: Rule, reads: Reader) -> RuleText:
    """The manual of a rule."""

    def text(part: str, english: str) -> str:
        found = reads.strings.texts.get(f"rules.{rule.code}.{part}")
        return found if isinstance(found, str) else english

    message = text("message", rule.message)
    return RuleText(
        code=rule.code,
        href=f"{reads.root}rules/{rule.code}/",
        title=text("title", rule.title),
        message=prose(fill(message, {name: f"‹{name}›" for name in placeholders(message)})),
        why=prose(text("why", rule.why)),
        fix=prose(text("fix", rule.fix)),
        severity=reads.word(f"rules.{rule.severity.name.lower()}"),
        tier=reads.label("tier", rule.tier.word),
        asked_by=rule.asked_by,
        excusable=rule.excusable,
    )


def _units(_: Edition) -> Iterator[str]:
    yield ""
    yield from all_rules()


def _address(code: str) -> str:
    return f"rules/{code}/" if code else "rules/"


def _render(edition: Edition, language: str, code: str) -> Page:
    reads = reader(edition, language, _address(code))
    if code:
        rule = rule_text(all_rules()[code], reads)
        title, description = f"{code}: {rule.title}", shortened(all_rules()[code].why)
        body = template(language, "rule").render(root=reads.root, rule=rule)
    else:
        rules = [rule_text(rule, reads) for rule in all_rules().values()]
        title, description = reads.text("rules.title"), reads.text("rules.lead")
        body = template(language, "rules").render(root=reads.root, rules=rules)
    return Page(
        kind="rules",
        address=edition.site.root(language) + _address(code),
        language=language,
        title=title,
        description=description,
        body=body,
    )


RULES = PageKind(name="rules", units=_units, address=_address, render=_render)
