"""Words in every interface language: strings, plural rules, labels of codes, dates, numbers, money.

One file a language in `i18n/languages`; what a file lacks is shown in English and reported by `completeness`.
"""

from credatlas.i18n.completeness import Coverage, completeness
from credatlas.i18n.files import languages
from credatlas.i18n.formats import Formats
from credatlas.i18n.strings import Strings, load

__all__ = ["Coverage", "Formats", "Strings", "completeness", "languages", "load"]
