"""Which bar belongs to which panel: the cells' colors lie on the bar's curve.

Of several bars that explain the colors equally well the nearest one is taken, since
neighbouring panels often share a colormap and not a range.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from unheat.detect.bar_sample import sample_ramp
from unheat.detect.bar_search import Pixels
from unheat.medians import median
from unheat.model import Bar, Box, Grid

FloatArray = npt.NDArray[np.float64]

# Distances in Lab (CIE76) of a cell from the curve: on it, and certainly off it.
_NEAR = 6.0
_SAME = 2.0
# Of a drawing a color is the bar's to a level, and a bar has larger steps than others in parts.
_EXACT, _STEEP = 1.0, 0.9
# Cells smaller than this have their neighbors' chroma behind a codec, and no more of their own than
# such a share is told by.
_SMEARED_PX, _OWN_CHROMA = 8.0, 0.25
_MIN_SHARE = 0.6
_MIN_VALUES = 0.05
_MAX_CELLS = 400
_FEWEST_OTHERS = 3


def assign_bars(
    rgb: Pixels,
    grids: Sequence[Grid],
    bars: Sequence[Bar],
    sized: Sequence[bool] = (),
    *,
    lossy: bool = False,
) -> tuple[int | None, ...]:
    """For every grid the index of its bar, None where no bar explains its colors.

    ``sized`` says of each grid that its cells are dots or squares on bare ground. The chroma of
    small cells counts for little in ``lossy`` pictures.
    """
    ramps = [_ramp(rgb, bar) for bar in bars]
    result: list[int | None] = []
    for number, grid in enumerate(grids):
        colors = _to_lab(cell_colors(rgb, grid, middle=bool(sized) and sized[number]))
        smeared = lossy and min(grid.cell_width, grid.cell_height) < _SMEARED_PX
        weights = np.array([1.0, _OWN_CHROMA, _OWN_CHROMA]) if smeared else np.ones(3)
        scored = []
        for index, (bar, ramp) in enumerate(zip(bars, ramps, strict=True)):
            share = _share_on_curve(colors * weights, ramp * weights)
            if share >= _MIN_SHARE:
                scored.append((index, share, distance(grid.box, bar)))
        if not scored:
            result.append(None)
            continue
        best = max(share for _, share, _ in scored)
        # A bar that explains clearly fewer cells is another panel's.
        near = [item for item in scored if item[1] >= best - 0.1]
        result.append(min(near, key=lambda item: (item[2], item[0]))[0])
    return tuple(result)


def share_on_ramp(rgb: Pixels, colors: npt.NDArray[np.uint8], bar: Bar) -> float:
    """Share of ``colors`` (n, 3) that a bar has exactly, or that lie between two of its own."""
    ramp = _ramp(rgb, bar)
    if not len(colors) or len(ramp) < 2:
        return 0.0
    steps = np.linalg.norm(np.diff(ramp, axis=0), axis=1)
    near = _EXACT + float(np.quantile(steps, _STEEP))
    return float((_off_curve(_to_lab(colors.astype(float)), ramp) <= near).mean())


def has_two_scales(
    rgb: Pixels, grid: Grid, owner: Bar, spare: Sequence[Bar], *, sized: bool = False
) -> bool:
    """Whether cells that the panel's bar does not have are those of one of the ``spare`` bars.

    The two halves of a matrix may show two things, each with a bar of its own.
    """
    if not spare:
        return False
    colors = _to_lab(cell_colors(rgb, grid, middle=sized))
    off = colors[_off_curve(colors, _ramp(rgb, owner)) > _NEAR]
    if not len(off):
        return False
    least = max(_FEWEST_OTHERS, _MIN_VALUES * len(colors))
    for bar in spare:
        theirs = off[_off_curve(off, _ramp(rgb, bar)) <= _SAME]
        # Masked cells have one color, which a bar may have too.
        if len(theirs) >= least and np.ptp(theirs, axis=0).max() > _NEAR:
            return True
    return False


def off_ramp(rgb: Pixels, bar: Bar, colors: FloatArray) -> FloatArray:
    """CIE76 distance of each color (n, 3), 0–255, from the nearest one of a bar's, (n,)."""
    return _off_curve(_to_lab(colors), _ramp(rgb, bar))


def _ramp(rgb: Pixels, bar: Bar) -> FloatArray:
    """(n, 3) the colors along a bar in Lab."""
    return _to_lab(sample_ramp(rgb, bar)[0])


def _off_curve(colors: FloatArray, ramp: FloatArray) -> FloatArray:
    """CIE76 distance of each color (n, 3) from the nearest sample of a ramp."""
    if not len(ramp):
        return np.full(len(colors), np.inf)
    stride = max(1, len(ramp) // 256)
    found: FloatArray = np.linalg.norm(colors[:, None] - ramp[None, ::stride], axis=2).min(axis=1)
    return found


def cell_colors(rgb: Pixels, grid: Grid, *, middle: bool) -> FloatArray:
    """Colors, 0–255, of (a sample of) the cells: the median near each cell's corners, (n, 3).

    Numbers stand in the middle of a cell; the strips above and below them are fill. Dots
    have their color in the ``middle``.
    """
    inset = 0.46 if middle else 0.15
    count = grid.n_rows * grid.n_cols
    colors = []
    for number in range(0, count, max(1, count // _MAX_CELLS)):
        row, col = divmod(number, grid.n_cols)
        box = grid.cell_box(row, col)
        dx, dy = box.width * inset, box.height * inset
        rows, cols = Box(box.x0 + dx, box.y0 + dy, box.x1 - dx, box.y1 - dy).pixels(rgb.shape)
        patch = rgb[rows, cols]
        if patch.size == 0:
            continue
        third = max(1, patch.shape[0] // 4)
        strips = np.concatenate([patch[:third].reshape(-1, 3), patch[-third:].reshape(-1, 3)])
        colors.append(median(strips, along_first=True))
    return np.array(colors).reshape(-1, 3)


def _share_on_curve(colors: FloatArray, ramp: FloatArray) -> float:
    """Share of the colors within ``_NEAR`` of the ramp's curve.

    Masked and missing cells, which all have one color off the curve, do not count.
    """
    if len(colors) == 0 or len(ramp) == 0:
        return 0.0
    distance = _off_curve(colors, ramp)
    on_curve = int((distance <= _NEAR).sum())
    off = colors[distance > _NEAR]
    if len(off) and on_curve >= max(2, _MIN_VALUES * len(colors)):
        same = np.linalg.norm(off[:, None] - off[None], axis=2) <= _SAME
        masked = int(same.sum(axis=1).max())
        return on_curve / max(1, on_curve + len(off) - masked)
    return on_curve / len(colors)


def distance(box: Box, bar: Bar) -> float:
    """How far the bar stands from the panel, in pixels; beside it is nearer than off its corner."""
    dx = max(0.0, box.x0 - bar.box.x1, bar.box.x0 - box.x1)
    dy = max(0.0, box.y0 - bar.box.y1, bar.box.y0 - box.y1)
    center = bar.box.center
    if bar.orientation == "vertical":
        along = abs(center[1] - box.center[1])
    else:
        along = abs(center[0] - box.center[0])
    return float(np.hypot(dx, dy)) + 0.25 * along


def _to_lab(rgb: FloatArray) -> FloatArray:
    """sRGB 0–255 to CIE Lab (D65). detect may not import color, its neighbour."""
    share = np.asarray(rgb, dtype=float) / 255
    linear = np.where(share <= 0.04045, share / 12.92, ((share + 0.055) / 1.055) ** 2.4)
    matrix = np.array(
        [
            [0.4124564, 0.3575761, 0.1804375],
            [0.2126729, 0.7151522, 0.0721750],
            [0.0193339, 0.1191920, 0.9503041],
        ]
    )
    xyz = linear @ matrix.T / np.array([0.95047, 1.0, 1.08883])
    root = np.where(xyz > 216 / 24389, np.cbrt(xyz), (24389 / 27 * xyz + 16) / 116)
    lab: FloatArray = np.stack(
        [
            116 * root[..., 1] - 16,
            500 * (root[..., 0] - root[..., 1]),
            200 * (root[..., 1] - root[..., 2]),
        ],
        axis=-1,
    )
    return lab
