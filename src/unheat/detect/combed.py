"""An axis whose single borders do not tell its cells, by its whole comb.

Where print or smooth colors hide the borders of cells, the sum of the steps at even distances
still stands out.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from unheat.detect.comb import comb_lattice
from unheat.detect.lattice import Lattice
from unheat.detect.printed import sides_of_lanes

# A lattice that explains so much is not sought again with another threshold.
CLEAR = 0.8
# One that explains less is given up for a likely comb.
_POOR = 0.45
# Levels that a color changes by, and the share of stripes in which that is no chance.
_STEP, _SELDOM = 4, 0.1


def better_comb(
    image: npt.NDArray[np.uint8], known: Lattice, offset: int, *, in_lanes: bool
) -> Lattice:
    """The comb between the ends of ``known`` where that explains less; x starts at offset.

    It is looked for ``in_lanes`` between numbers alone, or there if all of the image tells none.
    """
    ends = known.start - offset, known.end - offset
    found = None if in_lanes else comb_lattice(image, *ends)
    unsure = found is None or found.score < CLEAR
    if unsure and (known.n == 1 or known.score <= CLEAR):
        # Strokes of numbers step more than borders do, but not in the lanes between them.
        sides = sides_of_lanes(image)
        clear = comb_lattice(image, *ends, stripes=sides) if sides else None
        if clear is not None and in_lanes and not _steps_throughout(image, clear, sides):
            clear = None
        if clear is not None and (found is None or clear.score > found.score):
            found = clear
    if found is None:
        return known
    # A few ripples in equal distances are explained to the last one.
    finer = found.n % known.n == 0
    sure = found.score >= CLEAR
    if known.n > 1 and known.score > (CLEAR if sure else _POOR) and not (sure and finer):
        return known
    return found.shifted(offset)


def _steps_throughout(
    image: npt.NDArray[np.uint8], lattice: Lattice, stripes: list[tuple[int, int]]
) -> bool:
    """Whether some color changes at each border of a drawing's columns, in ``stripes`` that hold
    no print: cells that were parted in two change none, and neither does what lies between panels.
    """
    xs = [int((start + end) / 2) for start, end in lattice.spans()]
    xs = [min(max(x, 0), image.shape[1] - 1) for x in xs]
    ys = [(first + end) // 2 for first, end in stripes]
    colors = image[np.ix_(ys, xs)].astype(np.int16)
    changes = np.abs(np.diff(colors, axis=1)).max(axis=2) > _STEP
    return bool((changes.mean(axis=0) > _SELDOM).all())
