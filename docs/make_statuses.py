"""Write docs/statuses.md and its pictures: every status and reason with a crop that shows it.

Reads the committed fixtures with the tool as it is, takes for each word the clearest cell,
label, scale or panel that carries it, and cuts it out of the source with a frame around it.

    python docs/make_statuses.py
"""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PIL import Image

import unheat
from unheat.errors import NoHeatmapError
from unheat.load import load
from unheat.model import Axis, Box, Figure, Label, Panel, Raster, Reason, Status
from unheat.options import DetectOptions, ReadOptions, ScaleOptions
from unheat.show.explain import with_explanation
from unheat.show.numerals import interval_text
from unheat.show.render import apply_changes, encode
from unheat.show.sheet import CONFLICT, DOUBT, TEXT, Sheet

ROOT = Path(__file__).parents[1]
FIXTURES = ROOT / "fixtures" / "images"
PICTURES = ROOT / "docs" / "images"
PAGE = ROOT / "docs" / "statuses.md"
CROP_PX = 220.0

STATUSES: dict[Status, str] = {
    Status.AGREED: "Text and colour tell the same value, as far as colour can see.",
    Status.REPAIRED: "Another reading of the same ink fits the colour, and the ink allows it.",
    Status.TEXT_ONLY: "A number is printed; there is no usable evidence from colour.",
    Status.COLOR_ONLY: "Nothing is printed; the value is read from the colour.",
    Status.CONFLICT: "Print and colour are both firm and they differ: a person must look. The "
    "value is what is printed, and both are kept.",
    Status.UNREAD: "There is ink that could not be read; the value is from the colour where "
    "there is one.",
    Status.EMPTY: "The cell is masked or missing.",
    Status.REVIEWED: "A person set the value.",
}

SECTIONS: dict[str, Reason] = {
    "Reasons for cells": Reason.OFF_SCALE,
    "Reasons for labels and titles": Reason.LABEL_SHARED,
    "Reasons for scales": Reason.TWO_TICKS,
    "Reasons for grids and panels": Reason.GRID_AMBIGUOUS,
}
"""The first reason of each section, in the order of the closed list."""

KINDS = dict(zip(SECTIONS, ("cell", "label", "scale", "panel"), strict=True))
"""What the reasons of each section are said of first of all."""


@dataclass(frozen=True, slots=True)
class Example:
    """Where a word can be seen: a box in a fixture, and what is there in words.

    ``kind`` is cell, label (titles are labels too), scale or panel.
    """

    kind: str
    fixture: str
    raster: Raster
    box: Box
    around: Box
    caption: str
    clearness: float


def main() -> int:
    """Collect examples, write pictures and page; returns 1 where a word has no picture."""
    examples: dict[str, Example] = {}
    kinds = kinds_of_words()
    for path in sorted(FIXTURES.iterdir()):
        if path.suffix == ".json" or is_negative(path):
            continue
        for name, raster, figure in readings(path):
            for word, example in found(name, raster, figure):
                if name.startswith("redrawn") and word != str(Status.REVIEWED):
                    continue
                rank = (example.kind == kinds[word], example.clearness)
                best = examples.get(word)
                if best is None or rank > (best.kind == kinds[word], best.clearness):
                    examples[word] = example
    PICTURES.mkdir(parents=True, exist_ok=True)
    for old in PICTURES.glob("status-*.png"):
        old.unlink()
    for word, example in sorted(examples.items()):
        Image.fromarray(crop(example, word)).save(PICTURES / f"status-{word}.png", optimize=True)
    PAGE.write_text(page(examples), encoding="utf-8")
    missing = [str(word) for word in (*Status, *Reason) if str(word) not in examples]
    lacking = f"; none for {', '.join(missing)}" if missing else ""
    sys.stdout.write(f"{PAGE.name}: {len(examples)} pictures{lacking}\n")
    return 1 if missing else 0


def sections() -> dict[str, list[Reason]]:
    """The reasons by the title of their section."""
    reasons = list(Reason)
    starts = [reasons.index(first) for first in SECTIONS.values()]
    stops = [*starts[1:], len(reasons)]
    return {
        title: reasons[start:stop]
        for title, start, stop in zip(SECTIONS, starts, stops, strict=True)
    }


def kinds_of_words() -> dict[str, str]:
    """What every word is said of first of all."""
    kinds = {str(status): "cell" for status in Status}
    for title, reasons in sections().items():
        kinds |= dict.fromkeys(map(str, reasons), KINDS[title])
    return kinds


def is_negative(path: Path) -> bool:
    """Whether the fixture holds no heatmap; its truth lies beside it."""
    return bool(json.loads(path.with_suffix(".json").read_text("utf-8"))["negative"])


def readings(path: Path) -> Iterator[tuple[str, Raster, Figure]]:
    """The fixture as it is read, and the founding one with hints and a declared scale."""
    raster = load(path)
    try:
        yield path.name, raster, unheat.read(path)
        if path.name == "no-bar-no-numbers.png":
            declared = ReadOptions(scale=ScaleOptions(colormap="viridis", vmin=0.0, vmax=1.0))
            yield path.name, raster, unheat.read(path, declared)
        if path.name == "prompt-transferability.png":
            corrected = apply_changes(unheat.read(path), {("Vicuna", "GPT-4"): "53.1"})
            yield "redrawn after --set", load(encode(corrected, dpi=100.0)), corrected
            grid = corrected.panels[0].grid
            hints = DetectOptions(box=grid.box, rows=grid.n_rows, cols=grid.n_cols)
            yield path.name, raster, unheat.read(path, ReadOptions(detect=hints))
            last = grid.row_spans[-1][0]
            short = replace(hints, box=replace(grid.box, y1=last), rows=grid.n_rows - 1)
            fewer = unheat.read(path, ReadOptions(detect=short))
            yield path.name, raster, with_explanation(fewer, raster)[0]
    except NoHeatmapError:
        return


def found(name: str, raster: Raster, figure: Figure) -> Iterator[tuple[str, Example]]:
    """(status or reason, example) for everything that carries one."""
    yield from _title(name, raster, "title of the figure", figure.title)
    for panel in figure.panels:
        whole = panel.grid.box
        yield from _cells(name, raster, panel)
        yield from _title(name, raster, "title", panel.title)
        for kind, axis in (("row", panel.rows), ("column", panel.columns)):
            yield from _labels(name, raster, panel, kind, axis)
            yield from _title(name, raster, f"title of the {kind}s", axis.title)
        scale = panel.scale
        if scale is not None:
            box = scale.box or whole
            around = box.padded(0.12 * max(box.width, box.height))
            told = f"{scale.minimum:g} to {scale.maximum:g}, {scale.norm}"
            if math.isnan(scale.minimum):
                told = "no values"
            yield from _title(name, raster, "title of the bar", scale.label)
            for reason in scale.reasons:
                example = Example("scale", name, raster, box, around, told, box.area)
                yield str(reason), example
        for reason in panel.reasons:
            around = whole.padded(0.1 * max(whole.width, whole.height))
            told = f"{panel.grid.n_rows} × {panel.grid.n_cols} cells"
            yield str(reason), Example("panel", name, raster, whole, around, told, whole.area)


def _cells(name: str, raster: Raster, panel: Panel) -> Iterator[tuple[str, Example]]:
    grid = panel.grid
    if grid.n_rows * grid.n_cols > 2000:
        return
    # A doubt about the scale reaches all cells, and is seen in none of them.
    inherited = panel.scale.reasons if panel.scale else ()
    for cell in panel.cells:
        box = grid.cell_box(cell.row, cell.col)
        around = Box(
            box.x0 - grid.cell_width, box.y0 - grid.cell_height,
            box.x1 + grid.cell_width, box.y1 + grid.cell_height,
        )  # fmt: skip
        told = []
        if cell.text:
            told.append(f"printed {cell.text}")
        if cell.color_value is not None:
            factor = panel.format.factor
            low = -math.inf if cell.color_low is None else cell.color_low * factor
            high = math.inf if cell.color_high is None else cell.color_high * factor
            told.append(f"colour {interval_text(low, high)}")
        told.append("no value" if cell.value is None else f"value {cell.value:.6g}")
        # Square, large cells on lossless pictures make the clearest crop.
        clearness = min(box.width, box.height) * (0.5 if raster.lossy else 1.0)
        clearness = min(clearness, 90.0) * (0.5 if cell.value is None else 1.0)
        example = Example("cell", name, raster, box, around, ", ".join(told), clearness)
        yield str(cell.status), example
        for reason in cell.reasons:
            if reason not in inherited:
                yield str(reason), example


def _labels(
    name: str, raster: Raster, panel: Panel, kind: str, axis: Axis
) -> Iterator[tuple[str, Example]]:
    seen = [box for box in axis.boxes if box is not None]
    for i, (label, box, reasons) in enumerate(
        zip(axis.names, axis.boxes, axis.reasons, strict=False)
    ):
        told = f"{kind} label {label!r}"
        if box is None and seen:
            box, told = _expected(panel, kind, i, seen), f"{kind} {i + 1}"
        elif box is None and axis.lent:
            # Nothing is drawn where the label would stand.
            box, told = panel.grid.cell_box(*((i, 0) if kind == "row" else (0, i))), f"{told}, lent"
        if box is not None:
            yield from _text(name, raster, box, told, reasons)


def _expected(panel: Panel, kind: str, index: int, others: list[Box]) -> Box:
    """Where a label should stand: at its cells, in line with those that are there."""
    row, col = (index, 0) if kind == "row" else (0, index)
    cell, along = panel.grid.cell_box(row, col), others[0]
    for other in others[1:]:
        along = along.union(other)
    if kind == "row":
        return Box(along.x0, cell.y0, along.x1, cell.y1)
    return Box(cell.x0, along.y0, cell.x1, along.y1)


def _title(
    name: str, raster: Raster, what: str, title: Label | None
) -> Iterator[tuple[str, Example]]:
    if title is not None and title.box is not None:
        yield from _text(name, raster, title.box, f"{what} {title.text!r}", title.reasons)


def _text(
    name: str, raster: Raster, box: Box, told: str, reasons: Sequence[Reason]
) -> Iterator[tuple[str, Example]]:
    # A text is seen in company: what stands around it tells what is odd.
    around = box.padded(3.0 * max(min(box.width, box.height), 12.0))
    for reason in reasons:
        yield str(reason), Example("label", name, raster, box, around, told, min(box.area, 900.0))


def crop(example: Example, word: str) -> npt.NDArray[np.uint8]:
    """The neighbourhood of an example, enlarged, with the thing itself framed."""
    rows, cols = example.around.pixels(example.raster.rgb.shape)
    pixels = np.ascontiguousarray(example.raster.rgb[rows, cols])
    # Bars are slender; their numbers must be seen.
    side = CROP_PX * (1.5 if example.kind == "scale" else 1.0)
    factor = min(4.0, side / max(pixels.shape[:2]))
    sheet = Sheet(pixels, factor)
    color = {"conflict": CONFLICT, "unread": CONFLICT}.get(word, DOUBT)
    if word in ("agreed", "text-only", "color-only", "reviewed"):
        color = TEXT
    box = example.box
    x, y = cols.start, rows.start
    sheet.box(Box(box.x0 - x, box.y0 - y, box.x1 - x, box.y1 - y), color, width=2)
    return np.asarray(sheet.image, dtype=np.uint8).copy()


def page(examples: dict[str, Example]) -> str:
    """The page in Markdown."""
    lines = [
        "# Statuses and reasons",
        "",
        "Every cell carries one status and any number of reasons; labels, scales and panels "
        "carry reasons too. The same words stand in `status.csv`, `cells.csv`, `figure.json`, "
        "in the report and on the terminal. A reason alone is a note: only `review` asks for "
        "a person. The crops are from `fixtures/images/`; the framed cell, label or bar is "
        "the one that carries the word.",
        "",
        "This page is written by `docs/make_statuses.py`.",
        "",
        "## Statuses",
        "",
        *table({str(status): STATUSES[status] for status in Status}, examples),
    ]
    for title, reasons in sections().items():
        words = {str(reason): reason.sentence for reason in reasons}
        lines += ["", f"## {title}", "", *table(words, examples)]
    return "\n".join(lines) + "\n"


def table(words: dict[str, str], examples: dict[str, Example]) -> list[str]:
    """Rows of word, sentence and crop."""
    lines = ["| word | meaning | as seen |", "|---|---|---|"]
    for word, sentence in words.items():
        example = examples.get(word)
        seen = "no fixture shows it yet"
        if example is not None:
            seen = f"![{word}](images/status-{word}.png)<br>{example.caption} (`{example.fixture}`)"
        lines.append(f"| `{word}` | {sentence} | {seen} |")
    return lines


if __name__ == "__main__":
    sys.exit(main())
