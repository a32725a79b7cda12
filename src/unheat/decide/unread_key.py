"""Whether a picture shows a panel's colors once more: a key that was not made out as one.

What the numbers of a panel teach ends with the last of them. Where a key tells the scale, that
is no answer, and a key that a codec, a histogram or a figure's furniture hid is a key all the
same: a piece of the picture beside all panels and bars that has the colors of the ramp, each of
them in flat runs. Print and thin lines are blends with the page, and have no runs of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

import cv2
import numpy as np
import numpy.typing as npt

from unheat.channels import most
from unheat.color.spaces import srgb_to_lab
from unheat.decide.hearing import asked
from unheat.decide.scale_doubts import doubted_scale
from unheat.model import Axis, Box, CellPixels, ColorScale, Label, Layout, Panel, Reason, Status
from unheat.text.doubted_places import label_doubted
from unheat.text.ink import contrast

FloatArray = npt.NDArray[np.float64]
Pixels = npt.NDArray[np.uint8]

_SAMPLES = 12
"""Colors along a ramp that are looked for."""

_SHARE = 0.75
"""Share of them that a key shows: its ends and what is drawn over it may hide others."""

_FEWEST = 4
"""Different colors that tell a key from a thing in some of them."""

_FEWEST_KEYS, _MOST_KEYS = 3, 12
"""Keys of a legend."""

_NEAR = 14
"""Levels of 255 by which a color is that of the ramp, in each channel: less than a sample is."""

_RUN_PX, _STILL = 4, 6
"""A run of one color is so long at least, and changes by so many levels at most."""

_LEAST_PX = 12
"""Pixels of runs that a color has in a key at least."""

_OFF_PAGE = 12
"""Levels of 255 by which what is drawn differs from the page."""

_COLORED = 15.0
"""Chroma (CIELAB) that a ramp reaches: a gray one has the colors of all print."""

_REACH = 3.0
"""The name of a key stands so near to it, in heights of its line, with numbers between them."""

_SIDE_PX = 2.0
"""So well the sides of two parts of a key lie on one line."""

_LEAST_AREA = 200
"""Pixels of the smallest key."""


def has_unread_key(layout: Layout, scale: ColorScale) -> bool:
    """Whether something that is no panel and no bar of ``layout`` has the colors of ``scale``."""
    return bool(_unread(layout, scale))


def has_unread_keys(layout: Layout, pixels: CellPixels) -> bool:
    """Whether the few colors of a panel without a scale are drawn once more beside all panels and
    bars, each in flat runs: the keys of a legend that was not made out."""
    rgb = pixels.rgb[~pixels.blank & np.isfinite(pixels.rgb).all(axis=-1)]
    kinds = _kinds(rgb)
    if len(kinds) < _FEWEST_KEYS or np.hypot(*srgb_to_lab(kinds).T[1:]).max() < _COLORED:
        return False
    pieces = [colors for _, colors in _pieces(layout)]
    shown = [any(_shows(colors, kind[None]) for colors in pieces) for kind in kinds]
    return float(np.mean(shown)) >= _SHARE


def _kinds(rgb: FloatArray) -> FloatArray:
    """The different colors (k, 3) that cells (n, 3) have; none where they are as many as cells
    of a ramp would have."""
    left = rgb
    kinds: list[FloatArray] = []
    while len(left) and len(kinds) <= _MOST_KEYS:
        near = most(np.abs(left - left[0])) <= _NEAR
        kinds.append(np.median(left[near], axis=0))
        left = left[~near]
    return np.array(kinds if not len(left) else []).reshape(-1, 3)


def _unread(layout: Layout, scale: ColorScale) -> list[Box]:
    """The pieces of ``layout`` that are no panel and no bar and have the colors of ``scale``."""
    wanted = _wanted(scale)
    if wanted is None:
        return []
    pieces = _pieces(layout)
    found = [box for box, colors in pieces if _shows(colors, wanted)]
    if found:
        return found
    return [box for box, colors in _parted(pieces) if _shows(colors, wanted)]


def _parted(pieces: Sequence[tuple[Box, Pixels]]) -> list[tuple[Box, Pixels]]:
    """Two pieces each that share both their sides and stand close, as one: the middle of a ramp of
    two hues has the color of the page, and parts a key without a frame."""
    colored = [(box, colors) for box, colors in pieces if len(colors) >= _LEAST_PX]
    return [
        (one.union(two), np.concatenate([colors, more]))
        for k, (one, colors) in enumerate(colored)
        for two, more in colored[k + 1 :]
        if _goes_on(one, two)
    ]


def _goes_on(one: Box, two: Box) -> bool:
    """Whether two boxes lie behind each other, as thick as each other, nearer than that."""
    upright = max(abs(one.x0 - two.x0), abs(one.x1 - two.x1)) <= _SIDE_PX
    level = max(abs(one.y0 - two.y0), abs(one.y1 - two.y1)) <= _SIDE_PX
    gap_y = max(one.y0, two.y0) - min(one.y1, two.y1)
    gap_x = max(one.x0, two.x0) - min(one.x1, two.x1)
    return (upright and 0.0 <= gap_y <= one.width) or (level and 0.0 <= gap_x <= one.height)


def title_beside_keys(
    layout: Layout, panels: Sequence[Panel], title: Label | None, seen: Sequence[Box | None] = ()
) -> Label | None:
    """The ``title`` of a figure, in doubt where it stands as near to an unread key as its name.

    ``seen`` are the places that may be keys by the numbers beside them.
    """
    if title is None or title.box is None or title.review:
        return title
    scales = [one.scale for one in panels if one.scale is not None and one.scale.box is None]
    keys = [box for scale in scales if scale.origin == "learned" for box in _unread(layout, scale)]
    keys += [box for box in seen if box is not None]
    reach = title.box.padded(_REACH * title.box.height)
    if not any(reach.intersection(key) > 0.0 for key in keys):
        return title
    return label_doubted(title, Reason.LABEL_PLACE)


def with_names_of_keys(layout: Layout, panel: Panel) -> Panel:
    """The panel with the titles of its axes in doubt that stand beyond an unread key, as its name
    does: where a panel has no bar the key of its colors is between them and the cells."""
    scale, cells = panel.scale, panel.grid.box
    if scale is None or scale.origin != "learned":
        return panel
    keys = _unread(layout, scale)
    rows, columns = (_asked_beyond(axis, cells, keys) for axis in (panel.rows, panel.columns))
    return replace(panel, rows=rows, columns=columns)


def _asked_beyond(axis: Axis, cells: Box, keys: Sequence[Box]) -> Axis:
    title = axis.title
    if title is None or title.box is None or title.review:
        return axis
    box = title.box
    between = [
        key
        for key in keys
        if cells.x1 <= key.x0 <= key.x1 <= box.x0
        or box.x1 <= key.x0 <= key.x1 <= cells.x0
        or cells.y1 <= key.y0 <= key.y1 <= box.y0
        or box.y1 <= key.y0 <= key.y1 <= cells.y0
    ]
    if not between:
        return axis
    return replace(axis, title=label_doubted(title, Reason.LABEL_PLACE))


def with_dropped_keys(kept: Sequence[Panel], panels: Sequence[Panel]) -> list[Panel]:
    """The ``kept`` ones of ``panels``; scales that their numbers taught are in review where a line
    of cells that was no heatmap has their colors: it is a key in steps.
    """
    dropped = [
        panel
        for panel in panels
        if min(panel.cells.shape) == 1 and not any(panel is one for one in kept)
    ]
    return [_beside_keys(panel, dropped) for panel in kept]


def _beside_keys(panel: Panel, dropped: Sequence[Panel]) -> Panel:
    scale = panel.scale
    if scale is None or scale.origin != "learned":
        return panel
    wanted = _wanted(scale)
    steps = [one.cells.rgb[np.isfinite(one.cells.rgb).all(axis=-1)] for one in dropped]
    if wanted is None or not any(_shows(colors, wanted, least=1) for colors in steps):
        return panel
    scale = doubted_scale(scale, Reason.NO_TICKS)
    silent = (panel.cells.status == Status.COLOR_ONLY) & ~panel.cells.review
    return replace(panel, scale=scale, cells=asked(panel.cells, silent, scale.reasons))


def _wanted(scale: ColorScale) -> FloatArray | None:
    """Colors (k, 3) that a key of ``scale`` has; None where these are too few to tell it."""
    rgb = np.array([knot[1:] for knot in scale.knots], dtype=np.float64)
    if len(rgb) < _SAMPLES // 2:
        return None
    lab = srgb_to_lab(rgb)
    if np.hypot(lab[:, 1], lab[:, 2]).max() < _COLORED:
        return None
    way = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(lab, axis=0), axis=1))])
    due = np.linspace(0.0, way[-1], _SAMPLES)
    # A key in steps has the colors of cells, and none between them.
    wanted: FloatArray = rgb[np.unique(np.abs(way[:, None] - due).argmin(axis=0))]
    different = np.unique(np.rint(wanted / _NEAR), axis=0)
    return wanted if len(different) >= _FEWEST else None


def _shows(colors: npt.NDArray[np.generic], wanted: FloatArray, *, least: int = _LEAST_PX) -> bool:
    """Whether most of the ``wanted`` colors (k, 3) are among the colors (n, 3), ``least`` times."""
    off = most(np.abs(colors[:, None].astype(np.float64) - wanted[None]))
    return bool(((off <= _NEAR).sum(axis=0) >= least).mean() >= _SHARE)


@lru_cache(maxsize=1)
def _pieces(layout: Layout) -> tuple[tuple[Box, Pixels], ...]:
    """The box, and the colors (n, 3) that stand in runs, of each piece beside panels and bars."""
    rgb = layout.raster.rgb
    drawn = contrast(rgb, np.array(layout.background)) > _OFF_PAGE
    boxes = [box for panel in layout.panels for box in (panel.grid.box, panel.frame)]
    for box in [*boxes, *(bar.box for bar in layout.bars)]:
        drawn[box.padded(2.0).pixels(rgb.shape)] = False
    count, labels, stats, _ = cv2.connectedComponentsWithStats(
        drawn.astype(np.uint8), connectivity=8
    )
    found = []
    for number in range(1, count):
        if stats[number, cv2.CC_STAT_AREA] < _LEAST_AREA:
            continue
        x, y, width, height = stats[number, :4]
        part = rgb[y : y + height, x : x + width]
        mine = labels[y : y + height, x : x + width] == number
        runs = part[mine & (_in_runs(part) | _in_runs(part.swapaxes(0, 1)).T)]
        found.append((Box(x, y, x + width, y + height), runs))
    return tuple(found)


def _in_runs(part: Pixels) -> npt.NDArray[np.bool_]:
    """(h, w): pixels that begin a run of one color along their row."""
    still = np.zeros(part.shape[:2], dtype=bool)
    if part.shape[1] > _RUN_PX:
        same = most(np.abs(np.diff(part.astype(np.int16), axis=1))) <= _STILL
        run = same[:, : same.shape[1] - _RUN_PX + 2]
        for step in range(1, _RUN_PX - 1):
            run = run & same[:, step : step + run.shape[1]]
        still[:, : run.shape[1]] = run
    return still
