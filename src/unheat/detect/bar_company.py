"""What stands beside a strip: a bar stands alone, a row of cells has neighbours.

Along either side of a bar runs one color, the page's or a frame's. On a drawn picture a
neighbour gives itself away by changing color at exactly the same rows; in a lossy one by
changing at about the same places, and by standing on both sides.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from unheat.channels import most
from unheat.detect.bar_grow import Strip
from unheat.detect.bar_search import Pixels
from unheat.medians import median_level

FloatArray = npt.NDArray[np.float64]

# Frame, antialiasing, ripples of a codec and short marks end within this many pixels.
_CLOSE = 9
# A tick mark has come and gone within so many rows.
_BEYOND = 3


def has_company(rgb: Pixels, strip: Strip, tolerance: int) -> bool:
    """Whether what stands beside it changes color at the same rows: cells of a panel do.

    A tick mark comes and goes at a joint and a digit is not flat; a cell's color stays, and
    is the same at two places of the cell. At the very ends, where the last ticks stand, there is
    nothing beyond to tell one from the other.
    """
    width = strip.x1 - strip.x0
    own = median_level(rgb[strip.y0 : strip.y1, strip.x0 + 1 : strip.x1 - 1], axis=1)
    rows = np.flatnonzero(_moves(own, tolerance))
    rows = rows[(rows >= _BEYOND) & (rows + _BEYOND + 1 < len(own))]
    if rows.size < 2:
        return False
    least = 0 if tolerance <= 2 else tolerance
    for side in (-1, 1):
        rim = strip.x0 - 1 if side < 0 else strip.x1
        close, far = rim + side * 3, rim + side * max(5, width // 2 + 2)
        if not 0 <= far < rgb.shape[1]:
            continue
        beside = rgb[strip.y0 : strip.y1, far].astype(float)
        closer = rgb[strip.y0 : strip.y1, close].astype(float)
        above, below = rows - _BEYOND, rows + _BEYOND + 1
        stays = most(np.abs(beside[below] - beside[above])) > least
        flat = most(np.abs(beside - closer)) <= 2 * tolerance
        theirs = _moves(beside, tolerance)
        near = theirs | np.roll(theirs, 1) | np.roll(theirs, -1)
        shared = near[rows] & stays & flat[above] & flat[below]
        if np.count_nonzero(shared) >= 2 and np.mean(shared) > 0.5:
            return True
    return False


def _moves(colors: FloatArray, tolerance: int) -> npt.NDArray[np.bool_]:
    step = most(np.abs(np.diff(colors, axis=0)))
    result: npt.NDArray[np.bool_] = step > (0 if tolerance <= 2 else tolerance)
    return result


def stands_alone(rgb: Pixels, strip: Strip, tolerance: int) -> bool:
    """Whether one color (of the page, of a frame) runs along either side of the strip."""
    width = strip.x1 - strip.x0
    varied = 0
    for side in (-1, 1):
        rim = strip.x0 - 1 if side < 0 else strip.x1
        close = [rim + side * offset for offset in range(_CLOSE)]
        close = [column for column in close if 0 <= column < rgb.shape[1]]
        if len(close) < _CLOSE:
            continue
        # A frame or a gap is a pixel or two wide; the best of the columns counts.
        if not any(_evenness(rgb, strip, column, tolerance) >= 0.75 for column in close):
            return False
        far = rim + side * max(_CLOSE, width // 2 + 3)
        if 0 <= far < rgb.shape[1] and _evenness(rgb, strip, far, tolerance) < 0.6:
            varied += 1
            if tolerance > 2 and _moves_along(rgb, strip, far):
                return False
    return varied < 2 or tolerance <= 2


def _evenness(rgb: Pixels, strip: Strip, column: int, tolerance: int) -> float:
    """Share of the rows where a column has the color it has most."""
    pixels = rgb[strip.y0 : strip.y1, column]
    usual = median_level(pixels, axis=0)
    return float(np.mean(most(np.abs(pixels - usual)) <= 3 * tolerance))


def _moves_along(rgb: Pixels, strip: Strip, column: int) -> bool:
    """Whether the strip and a column beside it change color at the same places."""
    own = median_level(rgb[strip.y0 : strip.y1, strip.x0 + 1 : strip.x1 - 1], axis=1)
    beside = rgb[strip.y0 : strip.y1, column].astype(float)
    lag = 3
    moves = most(np.abs(own[lag:] - own[:-lag]))
    theirs = most(np.abs(beside[lag:] - beside[:-lag]))
    if moves.size < 8 or np.ptp(moves) == 0 or np.ptp(theirs) == 0:
        return False
    return float(np.corrcoef(moves, theirs)[0, 1]) > 0.5
