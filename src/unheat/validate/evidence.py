"""One self-contained page with the evidence for a validation.

The source with the cells framed that a person has to look at, each of them with its crop and
both witnesses, what the sentences claim, and all numbers. Nothing is fetched.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt

from unheat.model.figure import Figure, Panel
from unheat.model.raster import Raster
from unheat.show.crops import crop_uri, picture_uri, source_box
from unheat.validate.judge import Finding
from unheat.validate.told import contradictions, counted, headline, interval_of, remarks
from unheat.validate.validation import Checked, Part, Validation

_MOST_CROPS = 200
_MOST_ROWS = 5000
_FRAME_PX = 3
_EDGE_PX = 2
"""A white line within the frame, so that it shows on a cell of its own color."""

_FRAMED = {
    Finding.DIFFERS: (179, 38, 30),
    Finding.UNSURE: (201, 116, 0),
    Finding.MISSING: (92, 102, 112),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shown:
    """One number with its evidence: its name, crop as a data URI, and facts."""

    finding: str
    name: str
    crop: str | None
    facts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _PartView:
    number: int
    headline: str
    remarks: tuple[str, ...]
    shown: tuple[_Shown, ...]
    left_out: int
    claims: tuple[tuple[str, str, str, str, int], ...]
    rows: tuple[tuple[str, ...], ...]


def evidence(validation: Validation, figure: Figure, raster: Raster | None = None) -> str:
    """The page as HTML. ``raster`` is the picture of the figure; without it there are no crops."""
    parts = tuple(
        _view(validation, part, figure.panels[part.panel - 1], raster) for part in validation.parts
    )
    page: str = _template().render(
        title=validation.title or validation.source,
        source=validation.source,
        verdict=f"{counted(validation)}.",
        asked=validation.findings,
        picture=None if raster is None else picture_uri(_framed(validation, figure, raster)),
        parts=parts,
        skipped=validation.skipped,
        provenance=figure.provenance,
    )
    return page


@cache
def _template() -> Any:
    from importlib.resources import files

    from jinja2 import Environment, StrictUndefined

    text = files("unheat.validate").joinpath("templates/evidence.html.j2").read_text("utf-8")
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.from_string(text)


def _view(validation: Validation, part: Part, panel: Panel, raster: Raster | None) -> _PartView:
    order = (Finding.DIFFERS, Finding.UNSURE, Finding.EXTRA)
    asked = [entry for finding in order for entry in part.entries if entry.finding == finding]
    given = [entry for entry in part.entries if entry.finding != Finding.MISSING]
    return _PartView(
        number=part.panel,
        headline=headline(validation, part),
        remarks=tuple(remarks(part)),
        shown=tuple(_shown(item, panel, raster) for item in asked[:_MOST_CROPS]),
        left_out=len(asked[_MOST_CROPS:]),
        claims=tuple(
            (str(one.finding), one.kind, one.text, one.note, one.line) for one in part.claims
        ),
        rows=tuple(_row(item) for item in (given if len(given) <= _MOST_ROWS else asked)),
    )


def _shown(item: Checked, panel: Panel, raster: Raster | None) -> _Shown:
    crop = None
    if raster is not None and item.row_index is not None and item.col_index is not None:
        cell = panel.grid.cell_box(item.row_index, item.col_index)
        crop = crop_uri(raster, panel.grid, cell, 0.35 * min(cell.width, cell.height))
    return _Shown(
        finding=str(item.finding),
        name=f"{item.row} / {item.column}",
        crop=crop,
        facts=tuple(_facts(item)),
    )


def _facts(item: Checked) -> Iterator[tuple[str, str]]:
    where = f" (line {item.line})" if item.line is not None else ""
    yield "theirs", f"{item.theirs or 'no value'}{f' ({item.words})' if item.words else ''}{where}"
    if item.row_index is not None:
        yield "printed", item.printed or "nothing that was read"
        says = interval_of(item)
        words = f" ({item.color_words})" if item.color_words else ""
        yield "color", f"{says}{words}" if says else "says nothing"
        yield "status", item.status or ""
    for note in (*contradictions(item), item.note):
        if note:
            yield "note", note


def _row(item: Checked) -> tuple[str, ...]:
    return (
        str(item.finding),
        f"{item.row} / {item.column}",
        item.theirs or "",
        item.printed or "",
        interval_of(item),
        item.words or "",
    )


def _framed(validation: Validation, figure: Figure, raster: Raster) -> npt.NDArray[np.uint8]:
    """The source with a frame around every cell that needs a person or was left out."""
    picture = raster.rgb.copy()
    for part in validation.parts:
        grid = figure.panels[part.panel - 1].grid
        for item in part.entries:
            color = _FRAMED.get(item.finding)
            if color is None or item.row_index is None or item.col_index is None:
                continue
            box = source_box(grid, grid.cell_box(item.row_index, item.col_index))
            ys, xs = box.pixels(picture.shape)
            cell, inside = picture[ys, xs], _FRAME_PX + _EDGE_PX
            inner = cell[inside:-inside, inside:-inside].copy()
            cell[...] = color
            cell[_FRAME_PX:-_FRAME_PX, _FRAME_PX:-_FRAME_PX] = 255
            cell[inside:-inside, inside:-inside] = inner
    return picture
