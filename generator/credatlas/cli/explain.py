"""`credatlas explain`: why a rule exists, who needs it, how to fix it."""

from __future__ import annotations

import click

from credatlas.errors import UsageError
from credatlas.i18n import load
from credatlas.i18n.templates import placeholders
from credatlas.rules.registry import all_rules
from credatlas.source.violation import nearest


@click.command(short_help="Explain a rule: why it exists, how to keep it.")
@click.argument("code")
@click.option("--language", default="en", show_default=True, help="Language of the explanation.")
def explain(code: str, language: str) -> None:
    """Explain the rule CODE, such as CA301."""
    rule = all_rules().get(code.upper())
    if rule is None:
        close = nearest(code.upper(), all_rules())
        raise UsageError(f"there is no rule {code}" + (f"; did you mean {close}?" if close else ""))
    strings, key = load(language), f"rules.{rule.code}"
    click.echo(f"{rule.code}  {strings.translate(f'{key}.title', rule.title)}")
    click.echo(f"\n  Says      {strings.translate(f'{key}.message', rule.message, **_names(rule.message))}")
    click.echo(f"  Why       {strings.translate(f'{key}.why', rule.why)}")
    click.echo(f"  Fix       {strings.translate(f'{key}.fix', rule.fix)}")
    click.echo(f"  Asked by  {rule.asked_by}")
    click.echo(f"  Tier      {rule.tier.word} ({rule.severity.name.lower()})")
    click.echo(f"  Looks at  {', '.join(rule.kinds)}")
    if rule.excusable:
        click.echo("  Excuse    exceptions: [{code: " + rule.code + ', reason: "…"}] in the entry')


def _names(message: str) -> dict[str, str]:
    """Placeholders shown by their names."""
    return {name: f"<{name}>" for name in placeholders(message)}
