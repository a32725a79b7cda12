"""What stands for FIGURE on the command line → single pages to read.

A picture is one page. A PDF without ``--pages`` stands for all of its pages, most of
which may hold no heatmap; pages that were asked for must hold one.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from unheat.cli.arguments import choose_pages, read_options
from unheat.errors import InputError

if TYPE_CHECKING:
    from unheat.model.figure import Figure
    from unheat.model.raster import Raster


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


def record_bytes(record: str) -> bytes:
    """The bytes of a record: a file, the folder of products around it, or - for input."""
    if record == "-":
        return sys.stdin.buffer.read()
    path = Path(record)
    return bytes_of(str(path / "figure.json" if path.is_dir() else path), "record")


def bytes_of(name: str, what: str = "file") -> bytes:
    """The bytes of a file; InputError where it cannot be read."""
    path = Path(name)
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise InputError(f"There is no {what} {path}.") from None
    except OSError as problem:
        raise InputError(f"{path} cannot be read: {problem.strerror or problem}.") from None


def source_of(figure: str) -> tuple[Path | bytes, str]:
    """What is read for one FIGURE, and what records call it; ``-`` is standard input."""
    if figure == "-":
        return sys.stdin.buffer.read(), "stdin"
    return Path(figure), Path(figure).name


def figure_of(name: str, page: int | None, hints: dict[str, Any]) -> Figure:
    """What FIGURE stands for: a picture that is read, or the record of a reading.

    ``name`` may be a picture, a PDF, a figure.json, the folder that holds one, or - for standard
    input.
    """
    import unheat
    from unheat.cli.progress import working
    from unheat.model.record import from_json

    if name != "-" and Path(name).is_dir():
        return from_json(record_bytes(name))
    options = read_options(hints, page)
    source, shown = source_of(name)
    head = source[:64] if isinstance(source, bytes) else _head(source)
    if head.lstrip().startswith(b"{"):
        return from_json(source if isinstance(source, bytes) else source.read_bytes())
    with working(f"reading {name}", quiet=False):
        return unheat.read(source, options, name=shown)


def figure_and_picture(
    name: str, page: int | None, hints: dict[str, Any]
) -> tuple[Figure, Raster | None]:
    """What FIGURE stands for, with its picture.

    The picture of a record is looked for beside it, and taken if it is the one that was read.
    """
    from unheat.cli.progress import working
    from unheat.load import load
    from unheat.model.record import from_json
    from unheat.pipeline import read_raster

    if name != "-" and (Path(name).is_dir() or _head(Path(name)).lstrip().startswith(b"{")):
        figure = from_json(record_bytes(name))
        return figure, _picture_beside(Path(name), figure)
    source, shown = source_of(name)
    if isinstance(source, bytes) and source.lstrip().startswith(b"{"):
        return from_json(source), None
    options = read_options(hints, page)
    with working(f"reading {name}", quiet=False):
        raster = load(source, options.load, name=shown)
        return read_raster(raster, options), raster


def _picture_beside(record: Path, figure: Figure) -> Raster | None:
    """The picture that a record was read from, if it lies in its folder, the one above or here."""
    from unheat.load import load
    from unheat.options import LoadOptions

    found, folder = figure.provenance, record if record.is_dir() else record.parent
    for place in (folder, folder.parent, Path()):
        picture = place / Path(found.source).name
        if picture.is_file():
            raster = load(picture, LoadOptions(page=found.page), name=picture.name)
            # Another file of that name, or a page that was drawn in another size, shows nothing.
            if raster.sha256 == found.sha256 and (raster.width, raster.height) == found.size:
                return raster
    return None


def _head(path: Path) -> bytes:
    """The first bytes, to tell a record from a picture; whatever fails is said by the loader."""
    try:
        with path.open("rb") as file:
            return file.read(64)
    except OSError:
        return b""
