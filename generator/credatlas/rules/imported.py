"""What an import has to tell: values that do not fit, and files that were edited here.

An import never invents a value and never overwrites an edit. What it could not map stands at the row of
the source; what it did not change stands at the place in the entry.
"""

from __future__ import annotations

from credatlas.diagnostics import Severity
from credatlas.model.ids import Kind
from credatlas.model.tier import Tier
from credatlas.rules.rule import Rule, Scope

_TABLE = (
    (
        "CA170",
        Severity.WARNING,
        "{value} of column {column} is not in the table of values for `{field}`",
        "A value of the source has its counterpart here.",
        "A code that is guessed would be published as if somebody had chosen it.",
        "Add the value to `values` of that field in the map, or `null` there if it is to be left out.",
    ),
    (
        "CA171",
        Severity.WARNING,
        "{value} of column {column} does not read as {expected} for `{field}`",
        "Numbers and dates are written as the map says.",
        "01.02.2027 is February to some and January to others; nobody is asked to guess.",
        "Give `dates`, `decimal` or `match` in the map, or correct the value at its source.",
    ),
    (
        "CA172",
        Severity.WARNING,
        "{value} of column {column} does not fit `{field}`: {broken}",
        "A value of the source fits its field.",
        "What the schema refuses would stop the build, so it was not written.",
        "Correct it at its source, or map the column to another field.",
    ),
    (
        "CA173",
        Severity.WARNING,
        "{value} of column {column} names no course of this institution (`{field}`)",
        "References lead to courses that are here.",
        "A reference that leads nowhere would become a dead link, so it was not written.",
        "Import the courses first, or correct the reference at its source.",
    ),
    (
        "CA174",
        Severity.ERROR,
        "this row was not imported: it has no usable `{field}`",
        "A row has an identifier and a title.",
        "Without an identifier the next import could not find the entry again; without a title there is "
        "no page.",
        "Fill it in at the source, or name further columns to look in under `columns` in the map.",
    ),
    (
        "CA175",
        Severity.ERROR,
        "this row was not imported: the identifier {value} stands in row {first} already",
        "An identifier occurs once.",
        "Two rows with one identifier would overwrite each other on every import.",
        "Correct it at the source, or build the identifier of several columns in the map.",
    ),
    (
        "CA176",
        Severity.WARNING,
        "`{field}` was edited here to {here}; the source now says {now}",
        "The source and the file agree, or somebody decides.",
        "Both sides have changed since the last import; the edit was kept.",
        "Write the value that is right; the next import leaves it alone unless the source changes again.",
    ),
    (
        "CA177",
        Severity.WARNING,
        "the source no longer lists {value}; withdraw it?",
        "What vanishes from the source is decided here.",
        "An entry is never deleted: learners hold its address and its credential.",
        "Set `status: withdrawn` with the reason; nothing to do if the row will come back.",
    ),
    (
        "CA178",
        Severity.WARNING,
        "the source still lists {value}, but its file was deleted here",
        "A deleted file is not written again behind your back.",
        "An import that restored it would undo a decision.",
        "Restore the file and set `status: withdrawn`, or exclude the row with `skip` in the map.",
    ),
    (
        "CA179",
        Severity.WARNING,
        "{count} control or direction characters were taken out of column {column}",
        "Texts hold no characters that nobody sees.",
        "They come from copied text, break feeds, and can make a text read otherwise than it is written.",
        "Nothing to do; clean them at the source if you like.",
    ),
    (
        "CA180",
        Severity.WARNING,
        "no row has the column {column}",
        "The map names columns that are there.",
        "A misspelt column would quietly import nothing.",
        "Correct the name in the map; the nearest one is shown.",
    ),
    (
        "CA181",
        Severity.WARNING,
        "`{field}` was not updated: the file is written in a way that only a person can change; the source "
        "says {now}",
        "An import changes nothing but what it has to.",
        "Rewriting the whole file would lose its comments.",
        "Write the value yourself.",
    ),
)

IMPORTED = tuple(
    Rule(
        code=code,
        message=message,
        title=title,
        why=why,
        fix=fix,
        scope=Scope.FILE,
        tier=Tier.RECORDED,
        severity=severity,
        kinds=(Kind.COURSE, Kind.PATHWAY),
        asked_by="CredAtlas (import)",
        excusable=False,
        check=None,
    )
    for code, severity, message, title, why, fix in _TABLE
)
"""The rules of `credatlas import`."""
