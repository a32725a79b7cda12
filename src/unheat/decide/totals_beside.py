"""A line of totals where the names of the columns (or rows) are looked for: it names none.

Tables of spillovers, of flows and of scores print the sums or means of their columns below the
cells and the names over them. Both lines have a text for every column, and where labels usually
stand are the sums. That they are sums, the numbers in the cells say.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal, InvalidOperation

import numpy as np

from unheat.decide.erased import erased
from unheat.decide.totals import Floats, Readings, values_of
from unheat.model import Axis, Box, Layout
from unheat.text.labels import Texts

_EXACT = 1e-9

_FEWEST, _KEPT = 3, 0.8
"""Totals or counts that tell, and their share of a line: readers take some digits for others."""


def totals_beside(layout: Layout, cells: Sequence[Readings], texts: Texts) -> Layout | None:
    """The layout without lines of totals beside its panels; None where there are none.

    Those below the cells, or at their right, become company. Over these, or at their left, names
    may stand beyond them, and they are taken off the picture.
    """
    lines = [
        line
        for readings, said in zip(cells, texts.panels, strict=True)
        for line in _lines(values_of(readings), said.rows, said.columns)
    ]
    if not lines:
        return None
    raster = layout.raster
    for box, side in lines:
        if side in ("top", "left"):
            name = "left" if side == "top" else "top"
            raster = erased(raster, layout.background, box.padded(1.0), name)
    company = (box for box, side in lines if side not in ("top", "left"))
    return replace(layout, raster=raster, furniture=(*layout.furniture, *company))


def _lines(values: Floats, rows: Axis, columns: Axis) -> Iterator[tuple[Box, str]]:
    """(box, side of the cells) of the lines of totals that stand where labels are looked for."""
    for axis, parts in ((rows, values), (columns, values.T)):
        boxes = [box for box in axis.boxes if box is not None]
        if len(boxes) == len(axis.labels) and are_totals(axis.labels, parts):
            line = boxes[0]
            for box in boxes[1:]:
                line = line.union(box)
            yield line, axis.side


def are_totals(labels: Sequence[str | None], parts: Floats) -> bool:
    """Whether labels are the sums or the means of ``parts`` (a row for each label, NaN unknown).

    Both are taken with and without the diagonal, which tables of what goes from one to another
    leave out, and may differ by what the rounding of print makes of them.

    >>> are_totals(["3", "5", "9"], np.array([[1, 2], [4, 1], [0, 9]]))
    True
    >>> are_totals(["2", "4", "7"], np.array([[1, 2], [4, 1], [0, 9]]))
    False

    Powers of ten are as exact as they say, and rates of learning are no sums of small losses:

    >>> are_totals(["1e-5", "3e-5", "1e-4"], np.array([[3e-4, 1e-4], [7e-4, 8e-4], [2e-4, 3e-4]]))
    False
    """
    said = np.array([number_of(label) for label in labels])
    if len(said) < _FEWEST or parts.ndim != 2 or parts.shape[1] < 2 or len(said) != len(parts):
        return False
    if np.isnan(said).any() or np.ptp(np.diff(said)) == 0:
        # What counts evenly numbers the columns.
        return False
    own, of_parts = (
        10.0 ** -_places(texts) for texts in (labels, [f"{value:g}" for value in parts.ravel()])
    )
    bodies = [parts]
    if parts.shape[0] == parts.shape[1]:
        bodies.append(np.where(np.eye(len(parts), dtype=bool), np.nan, parts))
    for body in bodies:
        known = np.isfinite(body)
        count = known.sum(axis=1)
        sums = np.where(known, body, 0.0).sum(axis=1)
        # What is printed was rounded, part by part, and their sum or mean once more.
        rounded = 0.5 * (own if of_parts == own == 1.0 else own + of_parts)
        slack = 0.5 * (own + count * of_parts * (of_parts < 1.0))
        for due, room in ((sums, slack), (sums / np.maximum(count, 1), rounded)):
            told = (count >= 2) & (np.abs(due - said) <= room + _EXACT)
            if told.mean() >= _KEPT:
                return True
    return False


def number_of(label: str | None) -> float:
    """What a label says as a number; NaN where it says something else."""
    text = (label or "").strip().rstrip("%").replace("\u2212", "-").replace(",", "")
    try:
        return float(text)
    except ValueError:
        return float("nan")


def numbers_in_no_order(axis: Axis) -> list[Box] | None:
    """The boxes of an axis's labels, all of them numbers that neither rise nor fall: no axis of
    theirs; None where they are something else, or too few to tell."""
    values = np.array([number_of(label) for label in axis.labels])
    boxes = [box for box in axis.boxes if box is not None]
    if len(values) < _FEWEST or np.isnan(values).any() or len(boxes) < len(values):
        return None
    steps = np.diff(values)
    return None if bool((steps >= 0).all() or (steps <= 0).all()) else boxes


def _places(texts: Sequence[str | None]) -> int:
    """The most digits behind the point that any text has, a power of ten written out.

    >>> _places(["1e-5", "0.25"]), _places(["2.5e-04", None]), _places(["1e3", "45%", "n"])
    (5, 5, 0)
    """
    return max((_behind_point((text or "").rstrip("% ")) for text in texts), default=0)


def _behind_point(text: str) -> int:
    """Digits behind the point of one number; those that it is printed with where it is none."""
    try:
        exponent = Decimal(text.replace("\u2212", "-").replace(",", "")).as_tuple().exponent
    except InvalidOperation:
        return len(text.partition(".")[2])
    return max(-exponent, 0) if isinstance(exponent, int) else 0
