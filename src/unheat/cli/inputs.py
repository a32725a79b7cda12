"""What stands for FIGURE on the command line → single pages to read.

A picture is one page. A PDF without ``--pages`` stands for all of its pages, most of
which may hold no heatmap; pages that were asked for must hold one.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from unheat.cli.arguments import choose_pages


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page to read. ``asked`` is false for pages that only came along with their PDF."""

    source: Path | bytes
    name: str
    page: int | None = None
    asked: bool = True

    @property
    def shown(self) -> str:
        """What records call it: the file's name, without the machine's folders."""
        return "stdin" if self.name == "-" else Path(self.name).name

    def __str__(self) -> str:
        return self.name if self.page is None else f"{self.name}, page {self.page}"


def pages_of(figure: str, pages: str | None) -> Iterator[Page]:
    """The pages of one FIGURE; ``-`` is standard input. Raises InputError and UsageError."""
    from unheat.errors import UsageError
    from unheat.load import count_pages, is_document

    source: Path | bytes = sys.stdin.buffer.read() if figure == "-" else Path(figure)
    name = "standard input" if figure == "-" else figure
    if not is_document(source, name=name):
        if pages is not None and choose_pages(pages, 1) != (1,):
            raise UsageError(f"--pages {pages}: {name} is a picture and has one page.")
        yield Page(source=source, name=figure)
        return
    count = count_pages(source, name=name)
    numbers = range(1, count + 1) if pages is None else choose_pages(pages, count)
    for number in numbers:
        yield Page(source=source, name=figure, page=number, asked=pages is not None or count == 1)
