"""Pictures that are seen from behind or stand on their heads: selfies of a slide, mirrored scans,
pages that were fed in the wrong way up.

Readers are unsure of nearly all print in them, and of digits that look alike both ways they are
not. So where they are unsure of the labels, these and numbers of cells are read once more as they
are the other ways round; the picture is turned to the way of which they are far surer.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import cv2
import numpy as np
import numpy.typing as npt

from unheat.decide.quarter_turns import with_way_back
from unheat.medians import median
from unheat.model import Box, CellPixels, Cells, Crop, Figure, Layout, Panel, Raster, Status
from unheat.ocr.engine import Engine

Grey = npt.NDArray[np.uint8]
FloatArray = npt.NDArray[np.float64]
Axes = tuple[int, ...]

WAYS: dict[Axes, str] = {(1,): "mirrored", (0, 1): "turned upside down", (0,): "flipped"}
"""Axes of a picture that are turned round, and what it is then."""

_UNSURE, _FEWEST = 0.6, 3
"""Of labels that stand the right way round readers are surer in the median; and how many labels or
numbers are asked at least: one or two short ones may be read badly in any picture."""

_ASKED = 24
"""So many labels, or numbers where there are no labels, tell which way round print may stand."""

_RATHER = 1.1
"""So many times as sure of a sample the other way round a reader is where that is worth a look."""

_SURER, _MOSTLY = 0.2, 0.7
"""How much surer readers are of print in a picture that is turned the right way round, of what a
codec has destroyed they are sure neither way; and what part of it they must have found at least."""

_ROOM = 4
"""Pixels of ground about a piece of print, and of print that may be read at all."""


def may_be_turned_round(panels: Sequence[Panel]) -> bool:
    """Whether readers are unsure of most labels of an axis, or of most numbers: of those of an
    ordinary figure they are sure. Upright labels of a picture on its head are read as others are.
    Where colors bear out what was read in many cells, it was read the right way round.
    """
    if any(_is_borne_out(panel.cells) for panel in panels):
        return False
    return _weakest(_heard(panels), nothing=1.0) < _UNSURE


def _is_borne_out(cells: Cells) -> bool:
    """Whether most numbers of a panel, and not just a few, are what their colors say."""
    agreed = np.count_nonzero((cells.status == Status.AGREED) & ~cells.review)
    printed = np.count_nonzero(np.isfinite(cells.text_value))
    return bool(agreed >= max(_ASKED, _MOSTLY * printed))


def is_read_better(panels: Sequence[Panel], others: Sequence[Panel]) -> bool:
    """Whether readers are surer of print in ``others``, of the picture the other way round, and of
    hardly less of it."""
    before, after = _heard(panels), _heard(others)
    if sum(map(len, after)) < _MOSTLY * sum(map(len, before)):
        return False
    return _weakest(after, nothing=0.0) >= max(_UNSURE, _weakest(before, nothing=1.0) + _SURER)


def _heard(panels: Sequence[Panel]) -> list[FloatArray]:
    """How sure readers are of the labels of each axis, and of the numbers of each panel, 0 to 1."""
    heard = [
        np.array([sure for label, sure in zip(axis.labels, axis.confidence, strict=True) if label])
        for panel in panels
        for axis in (panel.rows, panel.columns)
    ]
    cells = [panel.cells for panel in panels]
    return heard + [one.text_confidence[np.isfinite(one.text_value)] for one in cells]


def _weakest(heard: Sequence[FloatArray], *, nothing: float) -> float:
    """How sure readers are in the median of what they are the least sure of, 0 to 1."""
    medians = [float(median(some)) for some in heard if len(some) >= _FEWEST]
    return min(medians, default=nothing)


def way_round(
    layout: Layout, pixels: Sequence[CellPixels], panels: Sequence[Panel], reader: Engine
) -> Axes | None:
    """The axes of the picture to be turned round so that its print may read; None where it reads
    best as it stands."""
    pieces = _pieces(layout, pixels, panels)
    if len(pieces) < _FEWEST:
        return None
    as_is = _sureness(pieces, reader)
    found = {axes: _sureness([np.flip(one, axes) for one in pieces], reader) for axes in WAYS}
    best = max(found, key=lambda axes: found[axes])
    return best if found[best] > _RATHER * as_is else None


def turned_round(raster: Raster, axes: Axes) -> Raster:
    """The picture the other way round; the blocks of its codec and the words of its page are not
    where they were, and are left out."""
    rgb = np.ascontiguousarray(np.flip(raster.rgb, axes))
    return replace(raster, rgb=rgb, jpeg=None, words=())


def told_of_way_round(figure: Figure, raster: Raster, axes: Axes) -> Figure:
    """What was read of a picture the other way round, with the way back to the ``raster``."""
    back = np.eye(3)
    for axis, size in ((1, raster.width), (0, raster.height)):
        if axis in axes:
            back[1 - axis] = [-float(axis == 1), -float(axis == 0), float(size)]
    note = f"the picture is {WAYS[axes]}: its print was read the right way round"
    return with_way_back(figure, back, note)


def _pieces(layout: Layout, pixels: Sequence[CellPixels], panels: Sequence[Panel]) -> list[Grey]:
    """Print that stands level, dark on white: labels, and numbers of cells where these are few."""
    rgb = layout.raster.rgb
    labels, numbers = [], []
    for panel in panels:
        for axis in (panel.rows, panel.columns):
            if axis.turn % 180 == 0:
                labels += [box for box in axis.boxes if box is not None]
    for one in pixels:
        boxes = one.ink_box.reshape(-1, 4)
        numbers += [Box(*map(float, box)) for box in boxes[np.isfinite(boxes).all(axis=1)]]
    # Many a number is "0" or "8", which look the same from behind.
    found = _longest(labels if len(labels) >= _FEWEST else [*labels, *numbers])
    cuts = [_as_print(rgb, box) for box in found]
    return [cut for cut in cuts if cut is not None]


def _longest(boxes: Sequence[Box]) -> list[Box]:
    """Those boxes that hold the most signs, as far as their shape tells."""
    return sorted(boxes, key=lambda box: -box.width / max(box.height, 1.0))[:_ASKED]


def _as_print(rgb: npt.NDArray[np.uint8], box: Box) -> Grey | None:
    """(h, w) uint8: what stands in a box, on ground of its own color made white."""
    y0, y1 = max(int(box.y0), 0), min(int(np.ceil(box.y1)), rgb.shape[0])
    x0, x1 = max(int(box.x0), 0), min(int(np.ceil(box.x1)), rgb.shape[1])
    if min(y1 - y0, x1 - x0) < _ROOM:
        return None
    grey = np.asarray(cv2.cvtColor(rgb[y0:y1, x0:x1], cv2.COLOR_RGB2GRAY), dtype=np.float64)
    rim = np.concatenate([grey[0], grey[-1], grey[:, 0], grey[:, -1]])
    off = np.abs(grey - float(median(rim)))
    if off.max() < 1.0:
        return None
    inked = 255 - np.round(255.0 * off / off.max()).astype(np.uint8)
    return np.pad(inked, _ROOM, constant_values=255)


def _sureness(pieces: Sequence[Grey], reader: Engine) -> float:
    """How sure a reader is of the pieces in the mean, 0 to 1, each weighed by its signs."""
    crops = [
        Crop(
            key=f"way.{number}",
            pixels=np.ascontiguousarray(piece),
            box=Box(0.0, 0.0, float(piece.shape[1]), float(piece.shape[0])),
        )
        for number, piece in enumerate(pieces)
    ]
    words = reader.read(crops)
    weights = [piece.shape[1] / piece.shape[0] for piece in pieces]
    return float(
        np.average([word.confidence if word.text else 0.0 for word in words], weights=weights)
    )
