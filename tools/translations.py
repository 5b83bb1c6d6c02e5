"""Say what each interface language still lacks; `make i18n` gates a release with it, never a pull request."""

from __future__ import annotations

from credatlas.i18n import Coverage, completeness
from credatlas.rules.registry import all_rules


def rule_texts() -> dict[str, str]:
    """The English messages that live beside their rules."""
    return {f"rules.{code}.message": rule.message for code, rule in all_rules().items()}


def report(coverage: Coverage) -> None:
    """One language: how far it is, then every gap."""
    done = coverage.wanted - len(coverage.missing)
    print(f"{coverage.language}: {done} of {coverage.wanted}")
    for key in coverage.missing:
        print(f"  missing  {key}")
    for key in coverage.unknown:
        print(f"  unknown  {key}")
    for key, fault in coverage.faults:
        print(f"  fault    {key}: {fault}")


def main() -> int:
    """Exit with 1 while a language is incomplete."""
    languages = completeness(others=rule_texts())
    for coverage in languages:
        report(coverage)
    return 0 if all(coverage.complete for coverage in languages) else 1


if __name__ == "__main__":
    raise SystemExit(main())
