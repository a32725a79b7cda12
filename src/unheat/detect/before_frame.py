"""What is seen of an outer line of cells whose border lies under the frame of the axes."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from unheat.channels import most
from unheat.detect.lattice import Lattice
from unheat.model.geometry import Span

# A frame, and the rounding of an image to whole pixels, hide so much of an outer line at most;
# the frame is blurred by so much on its inner side, and differs from the page in every channel by
# so many levels of 255. More than half of the line is seen.
_HIDDEN_PX, _BLUR_PX, _FRAME_LEVELS, _SEEN = 4.0, 1.0, 96.0, 0.5
# So much of a line that is drawn has its color, where a codec frays the rest of it.
_MOST = 0.95

# A resizer mixes cells into a frame by so many levels, where of these so few are as alike.
_MIXED, _VARIED = 48.0, 0.5


def before_frame(
    rgb: npt.NDArray[np.uint8],
    line: Span,
    across: Lattice,
    axis: int,
    at_end: bool,
    background: tuple[float, float, float],
    tolerance: float,
) -> Span | None:
    """What is seen of an outer ``line`` of cells before a frame of one color over its outer
    border; None where there is no frame, or more of the line lies under it than frames hide.

    A renderer draws an image on whole pixels and the axes at their own place, so that the frame
    hides some pixels of the cells on one side.
    """
    picture = rgb if axis == 0 else rgb.transpose(1, 0, 2)
    depth = min(_HIDDEN_PX, (1.0 - _SEEN) * (line[1] - line[0]))
    outer = (line[1] - depth, line[1] + 1.0) if at_end else (line[0] - 1.0, line[0] + depth)
    at = np.arange(max(int(np.ceil(outer[0])), 0), min(int(outer[1]) + 1, picture.shape[0]))
    along = slice(max(int(across.start) + 1, 0), max(int(np.ceil(across.end)) - 1, 0))
    strip = picture[at, along].astype(float)
    if not strip.size:
        return None
    off = most(np.abs(strip - np.median(strip, axis=1, keepdims=True)))
    plain = (off <= tolerance).mean(axis=1) >= _MOST
    dark = np.abs(strip - np.array(background)).min(axis=(1, 2)) > _FRAME_LEVELS
    if not (plain & dark).any():
        # A resizer mixes a little of the cells into their frame, whose colors vary far more.
        like = (off <= _MIXED).mean(axis=1)
        plain = (like >= _MOST) & (like[0 if at_end else -1] <= _VARIED)
    framed = at[plain & dark]
    if not len(framed):
        return None
    if at_end:
        return line[0], float(framed.min()) - _BLUR_PX
    return float(framed.max()) + 1.0 + _BLUR_PX, line[1]
