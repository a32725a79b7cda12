"""Two readings of one matrix held against each other: a figure, and the drawing made of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from unheat.bench.texts import same
from unheat.model import Axis, Box, ColorScale, Figure, Panel, Status

Floats = npt.NDArray[np.float64]

# Two names are one map where their colors differ by no more than this on average (0–255):
# what several libraries call "viridis" differs by rounding.
_SAME_MAP = 2.0
_SCALE_TOLERANCE = 0.01


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """The first thing in which two readings differ; ``cause`` "" where nothing does."""

    cause: str = ""
    told: str = ""
    silent: bool = False


def compare(first: Figure, second: Figure) -> Difference:
    """Hold the matrices of two readings against each other, at printed precision.

    Printed numbers are the same where they are equal; numbers read from color where the
    intervals of the two colors meet.
    """
    if len(first.panels) != len(second.panels):
        told = f"{len(first.panels)} panels became {len(second.panels)}"
        return Difference(cause="panels", told=told, silent=True)
    for index, (one, other) in enumerate(zip(first.panels, second.panels, strict=True), 1):
        head = f"panel {index}: " if len(first.panels) > 1 else ""
        if one.cells.shape != other.cells.shape:
            told = "{}{}×{} became {}×{}".format(head, *one.cells.shape, *other.cells.shape)
            return Difference(cause="shape", told=told, silent=not other.review)
        off = list(_cells_off(one, other))
        if off:
            cause = Counter(cause for cause, *_ in off).most_common(1)[0][0]
            shown = "; ".join(told for _, told, _ in off[:3])
            told = f"{head}{len(off)} of {one.cells.value.size} cells: {shown}"
            return Difference(cause=cause, told=told, silent=any(silent for *_, silent in off))
    return Difference()


def _cells_off(one: Panel, other: Panel) -> Iterator[tuple[str, str, bool]]:
    """(cause, sentence, silent) of every cell that did not come back."""
    for a, b in zip(one.cells, other.cells, strict=True):
        place = f"({a.row}, {a.col})"
        silent = not (b.review or other.review or (other.scale is not None and other.scale.review))
        if (a.status == Status.EMPTY) != (b.status == Status.EMPTY):
            yield "masks", f"{place} {a.status} became {b.status}", silent
        elif a.value is None or b.value is None:
            if a.value != b.value:
                yield "value lost", f"{place} {a.value} became {b.value}", silent
        elif a.text_value is not None and a.status not in (Status.UNREAD,):
            if not np.isclose(a.value, b.value, rtol=1e-9, atol=1e-12):
                told = f"{place} {a.value:g} became {b.value:g} ({b.text!r}, {b.status})"
                yield "printed", told, silent
        elif not _meet(one, a.row, a.col, other):
            yield "color", f"{place} {a.value:g} became {b.value:g}", silent


def _meet(one: Panel, row: int, col: int, other: Panel) -> bool:
    """Whether what the two colors allow has a number in common."""
    if one.scale is not None and one.scale.categories is not None:
        names = [p.scale and p.scale.category(float(p.cells.value[row, col])) for p in (one, other)]
        return names[0] == names[1]
    spans = []
    for panel in (one, other):
        factor, cells = panel.format.factor, panel.cells
        low, high = (float(f[row, col]) * factor for f in (cells.color_low, cells.color_high))
        spans.append((-np.inf if np.isnan(low) else low, np.inf if np.isnan(high) else high))
    return max(spans[0][0], spans[1][0]) <= min(spans[0][1], spans[1][1]) + 1e-9


def texts_off(first: Figure, second: Figure) -> Iterator[str]:
    """Labels and titles that are other ones in the second reading; panels must correspond."""
    if not same(_text(first.title), _text(second.title)):
        yield f"figure title {_text(first.title)!r} became {_text(second.title)!r}"
    for one, other in zip(first.panels, second.panels, strict=False):
        pairs = [("title", one.title, other.title)]
        for word, a, b in (("row", one.rows, other.rows), ("column", one.columns, other.columns)):
            pairs.append((f"title of the {word}s", a.title, b.title))
            yield from _labels_off(word, a, b)
        if one.scale is not None and other.scale is not None:
            pairs.append(("label of the bar", one.scale.label, other.scale.label))
        for kind, old, new in pairs:
            if not same(_text(old), _text(new)):
                yield f"{kind} {_text(old)!r} became {_text(new)!r}"


def _labels_off(word: str, one: Axis, other: Axis) -> Iterator[str]:
    for index, (old, new) in enumerate(zip(one.names, other.names, strict=False)):
        if not same(old, new):
            yield f"{word} {index + 1} {old!r} became {new!r}"


def _text(label: Any) -> str:
    return "" if label is None else str(label.text)


def scale_off(first: Figure, second: Figure) -> str:
    """What is other in the scales: "" where nothing is."""
    for one, other in zip(first.panels, second.panels, strict=False):
        a, b = one.scale, other.scale
        if a is None or b is None:
            if a is not b:
                return f"scale {_named(a)} became {_named(b)}"
            continue
        room = _SCALE_TOLERANCE * abs(a.maximum - a.minimum)
        if abs(a.minimum - b.minimum) > room or abs(a.maximum - b.maximum) > room:
            return f"{_named(a)} became {_named(b)}"
        for field in ("norm", "colormap", "extends", "orientation", "side"):
            if getattr(a, field) != getattr(b, field):
                return f"{field} {getattr(a, field)} became {getattr(b, field)}"
    return ""


def _named(scale: ColorScale | None) -> str:
    if scale is None:
        return "none"
    return f"{scale.minimum:.6g} to {scale.maximum:.6g} ({scale.norm}, {scale.origin})"


def delta_e(first: Figure, second: Figure) -> Floats:
    """CIEDE2000 between the cells of two readings; empty where shapes differ."""
    from skimage.color import deltaE_ciede2000, rgb2lab

    found = [np.zeros(0)]
    for one, other in zip(first.panels, second.panels, strict=False):
        if one.cells.shape == other.cells.shape:
            labs = [rgb2lab(panel.cells.rgb / 255.0) for panel in (one, other)]
            far = deltaE_ciede2000(*labs)  # type: ignore[no-untyped-call]
            found.append(far[~np.isnan(far)].ravel())
    return np.concatenate(found)


def overlaps(figure: Figure) -> list[float]:
    """How far texts and bars of the twin lie where the source has them: intersection over union of
    each box that the record holds with that of what is drawn for it."""
    from unheat.show.layout import plan

    layout = plan(figure)
    found = []
    for text, box in _texts_in_boxes(figure):
        drawn = [one.box for one in layout.texts if one.text.replace("\n", " ") == text]
        found.append(max((box.iou(other) for other in drawn), default=0.0))
    for panel in figure.panels:
        if panel.scale is not None and panel.scale.box is not None:
            drawn = [bar.box for bar in layout.bars]
            found.append(max((panel.scale.box.iou(other) for other in drawn), default=0.0))
    return found


def _texts_in_boxes(figure: Figure) -> Iterator[tuple[str, Box]]:
    titles = [figure.title]
    for panel in figure.panels:
        titles += [panel.title, panel.rows.title, panel.columns.title]
        titles.append(panel.scale.label if panel.scale is not None else None)
        for axis in (panel.rows, panel.columns):
            for label, box in zip(axis.labels, axis.boxes, strict=False):
                if label and box is not None:
                    yield label, box
    yield from ((title.text, title.box) for title in titles if title and title.box is not None)


def colormap_named(truth: Mapping[str, Any], figure: Figure) -> tuple[str, str | None, bool] | None:
    """(name in the truth, name that was read, whether it is that map) of the first panel that has
    a bar whose map matplotlib or cmap knows; None where there is none."""
    for raw in truth.get("panels") or [truth]:
        bar = raw.get("colorbar") or {}
        if not bar.get("present") or not raw.get("cmap") or bar.get("categories"):
            continue
        wanted = _colors(raw["cmap"])
        if wanted is None:
            continue
        scales = [panel.scale for panel in figure.panels if panel.scale is not None]
        named = scales[0].colormap if scales else None
        got = None if named is None else _colors(named)
        right = got is not None and float(np.abs(wanted - got).mean()) <= _SAME_MAP
        return str(raw["cmap"]), named, right
    return None


def _colors(name: str) -> Floats | None:
    """33 colors (0–255) of a map of matplotlib or cmap; None where neither has the name."""
    import cmap
    import matplotlib

    places = np.linspace(0.0, 1.0, 33)
    if name in matplotlib.colormaps:
        return np.asarray(matplotlib.colormaps[name](places), dtype=float)[:, :3] * 255.0
    if name.startswith(("custom:", "R:")):
        return None
    try:
        return np.asarray(cmap.Colormap(name)(places), dtype=float)[:, :3] * 255.0
    except (ValueError, TypeError):
        return None
