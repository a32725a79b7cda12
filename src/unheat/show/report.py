"""One self-contained page with the evidence: ``report.html``.

The source with what was seen on it, the figure as it was drawn again, what a person has to look
at with its crop and both witnesses, the matrix in its colors, how the scale's ticks lie on it,
and where all of it comes from. Nothing is fetched: pictures are part of the page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np

from unheat.export.doubts import Doubt, cell_name, color_says, doubts
from unheat.export.table import axis_names, hex_color, value_texts
from unheat.model.evidence import Status
from unheat.model.figure import Figure, Panel
from unheat.model.geometry import Box
from unheat.model.raster import Raster
from unheat.show.crops import Pixels, crop_uri, picture_uri, png_uri
from unheat.show.overlay import overlay
from unheat.show.render import encode
from unheat.show.report_scale import PLOT, ScaleView, scale_view

Texts = Sequence[Sequence[str]]

_MOST_CROPS = 200
_MOST_CELLS = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing to look at: the sentence, its crop as a data URI, and facts beside it."""

    sentence: str
    crop: str | None
    name: str
    facts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One cell of the matrix on the page."""

    text: str
    fill: str
    ink: str
    doubtful: bool
    status: str
    told: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelView:
    """A panel on the page; ``rows`` is None where it has too many cells for a table."""

    number: int
    title: str
    shape: str
    counts: tuple[tuple[str, int], ...]
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Field, ...]], ...] | None
    scale: ScaleView | None
    findings: tuple[Finding, ...]


def report(
    figure: Figure,
    raster: Raster | None = None,
    *,
    redrawn: bytes | None = None,
    seen: Pixels | None = None,
) -> str:
    """The page as HTML. ``raster`` is the picture that was read; without it there are no crops.

    ``redrawn`` (a PNG) and ``seen`` (the overlay) are pictures that were made already.
    """
    asked = doubts(figure)
    panels = tuple(
        _panel(panel, index, [one for one in asked if one.panel == index], raster)
        for index, panel in enumerate(figure.panels)
    )
    title = figure.title or (figure.panels[0].title if len(figure.panels) == 1 else None)
    loose = [
        Finding(sentence=one.sentence, crop=_loose_crop(figure, one, raster), name=one.kind)
        for one in asked
        if one.panel is None
    ]
    pictures = []
    if raster is not None:
        shown = overlay(figure, raster) if seen is None else seen
        pictures.append(("As it was read", picture_uri(shown)))
    pictures.append(("Drawn again from the numbers", png_uri(redrawn or encode(figure))))
    provenance = figure.provenance
    page: str = _template().render(
        title=title.text if title is not None else provenance.source,
        verdict=_verdict(figure, len(asked)),
        asked=len(asked),
        source=None if raster is None else picture_uri(raster.rgb),
        pictures=pictures,
        panels=panels,
        loose=loose,
        provenance=_provenance(figure),
        plot=PLOT,
    )
    return page


@cache
def _template() -> Any:
    from importlib.resources import files

    from jinja2 import Environment, StrictUndefined

    text = files("unheat.show").joinpath("templates/report.html.j2").read_text("utf-8")
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.from_string(text)


def _verdict(figure: Figure, asked: int) -> str:
    counts = [panel.counts() for panel in figure.panels]
    total = {name: sum(count[name] for count in counts) for name in counts[0]}
    said = [
        f"{total[status]} {status}"
        for status in (str(status) for status in Status)
        if total[status]
    ]
    cells = f"{total['cells']} cells: {', '.join(said)}."
    if not asked:
        return f"{cells} Nothing needs a person."
    things = "1 thing needs" if asked == 1 else f"{asked} things need"
    return f"{cells} {things} a person."


def _panel(panel: Panel, index: int, asked: Sequence[Doubt], raster: Raster | None) -> PanelView:
    rows, cols = panel.cells.shape
    counts, texts = panel.counts(), value_texts(panel)
    return PanelView(
        number=index + 1,
        title="" if panel.title is None else panel.title.text,
        shape=f"{rows} × {cols}",
        counts=tuple(
            ("to review" if name == "review" else name, count)
            for name, count in counts.items()
            if count and name != "cells"
        ),
        columns=tuple(axis_names(panel.columns)),
        rows=tuple(_rows(panel, texts)) if rows * cols <= _MOST_CELLS else None,
        scale=None if panel.scale is None else scale_view(panel.scale),
        findings=tuple(_findings(panel, asked, texts, raster)),
    )


def _rows(panel: Panel, texts: Texts) -> Iterator[tuple[str, tuple[Field, ...]]]:
    for row, name in enumerate(axis_names(panel.rows)):
        yield (
            name,
            tuple(_field(panel, row, col, texts[row][col]) for col in range(len(texts[row]))),
        )


def _field(panel: Panel, row: int, col: int, text: str) -> Field:
    rgb = panel.cells.rgb[row, col]
    seen = not np.isnan(rgb).any() and panel.cells.status[row, col] != Status.EMPTY
    # Rec. 709 luma: black on light fills, white on dark ones.
    light = not seen or float(rgb @ np.array([0.2126, 0.7152, 0.0722])) > 140
    told = [cell_name(panel, row, col), str(panel.cells.status[row, col])]
    if panel.cells.text[row, col]:
        told.append(f"printed {panel.cells.text[row, col]}")
    says = color_says(panel, row, col)
    told += [f"colour {says}"] if says else []
    told += [reason.sentence for reason in panel.cells.reasons[row, col]]
    return Field(
        text=text,
        fill=hex_color(rgb) if seen else "transparent",
        ink=("#111" if light else "#fff") if seen else "inherit",
        doubtful=bool(panel.cells.review[row, col]),
        status=str(panel.cells.status[row, col]),
        told=" · ".join(told),
    )


def _findings(
    panel: Panel, asked: Sequence[Doubt], texts: Texts, raster: Raster | None
) -> Iterator[Finding]:
    for number, one in enumerate(asked):
        box, pad = _where(panel, one)
        crop = None
        if box is not None and raster is not None and number < _MOST_CROPS:
            crop = crop_uri(raster, panel.grid, box, pad)
        if one.row is not None and one.col is not None:
            text = texts[one.row][one.col]
            facts = tuple(_facts(panel, one.row, one.col, text))
            name = cell_name(panel, one.row, one.col)
            yield Finding(sentence=one.sentence, crop=crop, name=name, facts=facts)
        else:
            yield Finding(sentence=one.sentence, crop=crop, name=one.kind)


def _loose_crop(figure: Figure, one: Doubt, raster: Raster | None) -> str | None:
    """The picture of a text that belongs to no panel; all panels are turned alike."""
    if one.box is None or raster is None or not figure.panels:
        return None
    return crop_uri(raster, figure.panels[0].grid, one.box, 6.0)


def _where(panel: Panel, one: Doubt) -> tuple[Box | None, float]:
    """What a doubt is about, in rectified pixels, and how much to show around it."""
    if one.row is not None and one.col is not None:
        cell = panel.grid.cell_box(one.row, one.col)
        return cell, 0.35 * min(cell.width, cell.height)
    if one.row is not None and one.row < len(panel.rows.boxes):
        return panel.rows.boxes[one.row], 6.0
    if one.col is not None and one.col < len(panel.columns.boxes):
        return panel.columns.boxes[one.col], 6.0
    if one.box is not None:
        return one.box, 6.0
    if one.kind == "scale" and panel.scale is not None:
        return panel.scale.box, 40.0
    return None, 0.0


def _facts(panel: Panel, row: int, col: int, text: str) -> Iterator[tuple[str, str]]:
    cell = panel.cells[row, col]
    if cell.text:
        yield "printed", f"{cell.text} (read with confidence {cell.text_confidence:.2f})"
    says = color_says(panel, row, col)
    if says:
        yield "colour says", says
    yield "value given", text or "none"
    yield "status", str(cell.status)
    yield "confidence", f"{cell.confidence:.3f}"


def _provenance(figure: Figure) -> tuple[tuple[str, str], ...]:
    found = figure.provenance
    page = "" if found.page is None else f", page {found.page}"
    engines = ", ".join(f"{name} {version}" for name, version in found.engines.items())
    options = ", ".join(f"{name} {value}" for name, value in found.options.items())
    return (
        ("source", f"{found.source}{page}"),
        ("size", f"{found.size[0]} × {found.size[1]} px"),
        ("SHA-256", found.sha256),
        ("read by", f"unheat {found.unheat}"),
        ("readers", engines or "none"),
        ("options", options or "the defaults"),
        *_explained(figure),
        *(("note", note) for note in figure.notes),
    )


def _explained(figure: Figure) -> Iterator[tuple[str, str]]:
    if figure.explained is not None:
        pieces = len(figure.unexplained)
        count = "one piece" if pieces == 1 else f"{pieces} pieces"
        more = f"; {count} of print belong to nothing that was read" if pieces else ""
        yield "ink explained", f"{100 * figure.explained:.1f} % of the source's{more}"
