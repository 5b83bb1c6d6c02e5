"""Pages that MkDocs gets beside the hand-written ones: shells, samples, stand-ins for translations."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from babel import localedata
from mkdocs.structure.files import File, InclusionLevel

from credatlas.build.shells import Sample, ShellKey, ShellRequest, prefix
from credatlas.engine.shipped import ERROR_PAGE, shipped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files


@dataclass(slots=True)
class VirtualPages:
    """Which source address stands for what."""

    shells: dict[str, ShellKey] = field(default_factory=dict)
    sections: dict[str, ShellKey] = field(default_factory=dict)
    """Index pages of sections, for `nav` and hand-written links to name; what they look like is not used."""
    samples: dict[str, Sample] = field(default_factory=dict)
    stand_ins: dict[str, str] = field(default_factory=dict)
    """Address of a missing translation -> address of the original."""


def add_virtual_pages(
    files: Files, config: MkDocsConfig, request: ShellRequest, samples: Sequence[Sample]
) -> VirtualPages:
    """Add them to `files` and take out translations into languages that are not offered."""
    pages, languages = VirtualPages(), request.languages
    _drop_other_languages(files, languages)
    for name in ("sitemap.xml", "sitemap.xml.gz"):
        if (sitemap := files.get_file_from_path(name)) is not None and sitemap.src_dir != config.docs_dir:
            files.remove(sitemap)
    for source, text in shipped(files.src_uris, languages):
        _append(files, config, source, text)
    for key in request.shell_keys():
        pages.shells[_shell_source(key, request)] = key
        if (section := request.kind(key.kind).section) == f"{key.kind}/":
            pages.sections.setdefault(f"{prefix(key.language, languages)}{section}index.md", key)
    for source in (*pages.shells, *pages.sections):
        _append(files, config, source)
    for sample in samples:
        source = f"{sample.filling.address.removesuffix('/')}.md"
        pages.samples[source] = sample
        _append(files, config, source)
    for file in [*files.documentation_pages()]:
        for language in languages[1:]:
            source = f"{language}/{file.src_uri}"
            if _wants_stand_in(pages, file, languages) and files.get_file_from_path(source) is None:
                pages.stand_ins[source] = file.src_uri
                _append(files, config, source, file.content_string)
    return pages


def language_of(source: str, languages: Sequence[str]) -> str:
    """The language of a page by the first segment of its address."""
    first = source.partition("/")[0]
    return first if first in languages[1:] else languages[0]


def _shell_source(key: ShellKey, request: ShellRequest) -> str:
    """A Markdown address of the right depth."""
    before = prefix(key.language, request.languages)
    deeper = key.depth - bool(before) - 1
    return before + "/".join([f"shell-{key.kind}", *"x" * deeper]) + ".md"


def _append(files: Files, config: MkDocsConfig, source: str, content: str = "") -> None:
    if (known := files.get_file_from_path(source)) is not None:
        files.remove(known)  # a hand-written page where the catalogue has its own
    files.append(File.generated(config, source, content=content, inclusion=InclusionLevel.NOT_IN_NAV))


def _wants_stand_in(pages: VirtualPages, file: File, languages: Sequence[str]) -> bool:
    """Whether `file` is an original: hand-written, in the default language, and not the one error page."""
    source = file.src_uri
    generated = source in pages.shells or source in pages.sections or source in pages.samples
    return source != ERROR_PAGE and not generated and language_of(source, languages) == languages[0]


def _drop_other_languages(files: Files, languages: Sequence[str]) -> None:
    """Take out `pages/<language>/` of every language that this site does not offer."""
    for file in [*files]:
        first, slash, _ = file.src_uri.partition("/")
        if slash and first not in languages[1:] and localedata.exists(first.replace("-", "_")):
            files.remove(file)
