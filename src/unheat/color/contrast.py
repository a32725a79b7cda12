"""Which text reads on a fill."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from unheat.color.spaces import srgb_to_lab

# Black and white contrast alike with a luminance of 0.179 (WCAG 2.1), which is this lightness.
_EQUAL_CONTRAST = 49.4


def reads_dark(rgb: npt.ArrayLike) -> npt.NDArray[np.bool_]:
    """Whether black reads better than white on colors 0–255, shape (..., 3) → (...); NaN does not.

    >>> reads_dark([[59, 76, 192], [221, 221, 221]]).tolist()
    [False, True]
    """
    return np.asarray(srgb_to_lab(rgb)[..., 0] > _EQUAL_CONTRAST)
