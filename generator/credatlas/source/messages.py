"""What the reader of files can find wrong, in the contributor's words: one code per idea, CA101 to CA149.

`rules` takes these as they are: `message` is a `str.format` template over the finding's parameters, the
rest is what `credatlas explain CODE` and the rule's page say. Translations replace all four texts.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRule:
    """A code of this layer with its English words; always an error, because nothing else can be checked."""

    code: str
    title: str
    message: str
    why: str
    fix: str


_FILES = (
    SourceRule(
        code="CA101",
        title="An entry's file ends in .yml",
        message="this file must be called {expected}",
        why="Files with another ending are not read, so the entry would be missing without a word.",
        fix="Rename the file.",
    ),
    SourceRule(
        code="CA102",
        title="An entry lies in the folder of its kind",
        message="no entry is expected here; the place for it is {expected}",
        why="The path of a file is the identity of its entry and decides its public address.",
        fix="Move the file: courses lie in courses/<institution>/, every other kind directly in its folder.",
    ),
    SourceRule(
        code="CA103",
        title="Names of files and folders are slugs",
        message="{name} is not a valid name; use small letters a-z, digits and single hyphens: {expected}",
        why="The name becomes part of public addresses, which must work everywhere.",
        fix="Rename it. The title of the entry may hold every letter of your language.",
    ),
    SourceRule(
        code="CA104",
        title="Some names are reserved",
        message="the name {name} is reserved; choose another one",
        why="The site itself, its languages or an operating system uses this name for something else.",
        fix="Rename the file or folder, for example by adding your unit's name.",
    ),
    SourceRule(
        code="CA105",
        title="No symbolic links",
        message="this is a symbolic link; entries must be files of their own",
        why="A link can point outside the catalogue or into a loop, and breaks on systems without links.",
        fix="Replace the link with the file it points to.",
    ),
    SourceRule(
        code="CA106",
        title="Entries are ordinary files",
        message="this is not an ordinary file",
        why="Devices, pipes and folders named like a file cannot be read as an entry.",
        fix="Remove it.",
    ),
    SourceRule(
        code="CA107",
        title="Names differ in more than capitals",
        message="this name differs from {other} in capital and small letters only",
        why="Windows and macOS see one file where Linux sees two; one of them would be lost.",
        fix="Rename one of them.",
    ),
    SourceRule(
        code="CA108",
        title="An entry is smaller than 256 kB",
        message="this file has {size} bytes; the limit is {limit}",
        why="An entry is a form, not a storage place; a huge file is a mistake or an attack.",
        fix="Keep descriptions short and link to documents instead of including them.",
    ),
)

_CHARACTERS = (
    SourceRule(
        code="CA110",
        title="Files are encoded in UTF-8",
        message="this is not UTF-8: byte 0x{byte} cannot stand here",
        why="In any other encoding letters such as ü, ł or é turn into different ones for other people.",
        fix="In your editor choose “Save with encoding: UTF-8”.",
    ),
    SourceRule(
        code="CA111",
        title="No byte-order mark",
        message="the file begins with an invisible byte-order mark",
        why="Several tools take the mark for part of the first field's name.",
        fix="In your editor choose “UTF-8” instead of “UTF-8 with BOM”.",
    ),
    SourceRule(
        code="CA112",
        title="No control characters",
        message="the control character {character} is not allowed",
        why="Feeds in XML cannot carry it, and nobody can see it; it often comes from copying out of a PDF.",
        fix="Delete it; where a new line was meant, press Enter.",
    ),
    SourceRule(
        code="CA113",
        title="No invisible marks that change the direction of text",
        message="the invisible direction mark {character} is not allowed",
        why="It can make a text look different from what it is. Right-to-left languages work without it.",
        fix="Delete the character.",
    ),
    SourceRule(
        code="CA114",
        title="Lines are indented with spaces",
        message="this line is indented with a tab; use spaces",
        why="A tab is as wide as each editor likes, so nobody could say what belongs to what.",
        fix="Replace the tab with spaces, two for each level.",
    ),
)

_SYNTAX = (
    SourceRule(
        code="CA120",
        title="The file is valid YAML",
        message="this cannot be read as YAML: {detail}",
        why="Everything else builds on it.",
        fix="Compare the line with the same field of another entry.",
    ),
    SourceRule(
        code="CA121",
        title="Text with a colon stands in quotes",
        message="a second “: ” cannot stand here; put the text in quotes",
        why="A colon with a space after it separates a field's name from its value.",
        fix='Write the text in quotes: title: "Ethics: an introduction". Or correct the indentation.',
    ),
    SourceRule(
        code="CA122",
        title="Quotes are closed",
        message="the quoted text that begins here never ends",
        why="Everything after an open quote is taken for text.",
        fix="Add the closing quote. Within '…' write an apostrophe twice: 'the ward''s staff'.",
    ),
    SourceRule(
        code="CA123",
        title="Brackets are closed, their items separated by commas",
        message="a comma or a closing bracket is missing, or a comma is too many",
        why="The list or group that began before cannot be told from what follows.",
        fix="Check that every [ has its ], every { its }, and that one comma stands between two items.",
    ),
    SourceRule(
        code="CA124",
        title="Lines that belong together are indented alike",
        message="this line does not fit the lines above it: check its indentation",
        why="The number of spaces before a line says what the line belongs to.",
        fix="Give fields of the same level the same number of spaces; longer texts begin after “|” or “>”.",
    ),
    SourceRule(
        code="CA125",
        title="Some characters cannot begin a text",
        message="a text without quotes cannot begin with {character}",
        why="YAML keeps this character for something else.",
        fix="Put the text in quotes.",
    ),
    SourceRule(
        code="CA126",
        title="Backslashes in double quotes",
        message="this backslash and what follows it mean nothing",
        why="Within double quotes a backslash begins an escape such as \\n, and only few of them exist.",
        fix="Write the character itself, or use single quotes, within which a backslash is a backslash.",
    ),
    SourceRule(
        code="CA127",
        title="A field's name is followed by a colon",
        message="a colon after the field's name is missing",
        why="Without it the line cannot be told from text.",
        fix="Write “name: value”, with a space after the colon; longer texts begin after “|” or “>”.",
    ),
    SourceRule(
        code="CA128",
        title="A list begins on a line of its own",
        message="an item of a list cannot stand here",
        why="“- ” begins an item, and items stand below each other.",
        fix="Begin a new line before the dash, or write the list as [first, second].",
    ),
    SourceRule(
        code="CA129",
        title="Long texts begin on the line after | or >",
        message="on this line only a comment may follow “|” or “>”",
        why="The text itself begins on the next line.",
        fix="Move the text to the next line and indent it.",
    ),
)

_STRUCTURE = (
    SourceRule(
        code="CA130",
        title="An entry is not empty",
        message="this file holds no entry",
        why="An empty file is an unfinished one.",
        fix="Fill it in (`credatlas new` writes a form) or delete it.",
    ),
    SourceRule(
        code="CA131",
        title="One entry per file",
        message="a second document begins here",
        why="The path of a file is the identity of its entry, so a file holds exactly one.",
        fix="Delete the line “---”, or move what follows into a file of its own.",
    ),
    SourceRule(
        code="CA132",
        title="No directives",
        message="lines beginning with % are not allowed",
        why="They change how the rest is read.",
        fix="Delete the line.",
    ),
    SourceRule(
        code="CA133",
        title="An entry consists of fields",
        message="the file must consist of fields such as “title: …”, this is {found}",
        why="Every piece of information has its name.",
        fix="Begin with the fields of a similar entry, or with `credatlas new`.",
    ),
    SourceRule(
        code="CA134",
        title="At most 40 levels",
        message="this is nested more than {limit} levels deep",
        why="No field of an entry lies that deep; such files are made to break programs.",
        fix="Remove the extra brackets or levels.",
    ),
    SourceRule(
        code="CA135",
        title="A field is given once",
        message="{key} is given twice; the first time in line {first}",
        why="Only one of the two could count, and nobody could see which.",
        fix="Delete one of them, or merge their values.",
    ),
    SourceRule(
        code="CA136",
        title="No anchors",
        message="the anchor &{name} is not allowed; put text that begins with & in quotes",
        why="References within a file are hard to review and can blow a small file up to gigabytes.",
        fix="Delete the anchor and write the value out where it is needed.",
    ),
    SourceRule(
        code="CA137",
        title="No aliases",
        message="the reference *{name} is not allowed; put text that begins with * in quotes",
        why="References within a file are hard to review and can blow a small file up to gigabytes.",
        fix="Write the value out.",
    ),
    SourceRule(
        code="CA138",
        title="No merge keys",
        message="the field << is not allowed",
        why="What a field holds must be visible where it stands.",
        fix="Write the fields out.",
    ),
    SourceRule(
        code="CA139",
        title="No tags",
        message="the type mark {tag} is not allowed; put text that begins with ! in quotes",
        why="Type marks can make programs run code; a value's type is plain from how it is written.",
        fix="Delete the mark. To make a number a text, put it in quotes.",
    ),
    SourceRule(
        code="CA140",
        title="Names of fields are text",
        message="{key} is not read as text here; put the name in quotes",
        why="Numbers, true, false, null and lists cannot be names of fields in JSON, which every feed needs.",
        fix='Put the name in quotes: "2027":',
    ),
    SourceRule(
        code="CA141",
        title="Numbers are finite",
        message="{value} is not a number that can be published",
        why="JSON knows neither infinity nor “not a number”.",
        fix="Leave the field out if the value is unknown, or put the text in quotes.",
    ),
    SourceRule(
        code="CA142",
        title="Whole numbers are at most 2 to the 53rd",
        message="the number {value} is too large; if it is an identifier, put it in quotes",
        why="Beyond 9007199254740992 browsers and many programs round, so another number would be published.",
        fix="Put identifiers in quotes.",
    ),
    SourceRule(
        code="CA143",
        title="Decimal numbers have a point",
        message="within braces a comma begins the next field; write {number}",
        why="A comma separates fields and items; it cannot stand in a number too.",
        fix="Write a decimal point.",
    ),
    SourceRule(
        code="CA144",
        title="Nothing follows a text in quotes",
        message="a text in quotes ends here and more follows; it began in line {first}",
        why="The first quote after the opening one closes the text, an apostrophe too.",
        fix="Put a text with an apostrophe in double quotes; where it began above, close it there.",
    ),
)

SOURCE_RULES: tuple[SourceRule, ...] = (*_FILES, *_CHARACTERS, *_SYNTAX, *_STRUCTURE)
"""Every code of this layer, in order."""
