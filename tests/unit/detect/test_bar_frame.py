"""Where a bar ends whose frame stands before something of the page that was taken for ramp."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pytest

from unheat.detect.bar_frame import framed_strip
from unheat.detect.bar_grow import Strip

Pixels = npt.NDArray[np.uint8]

TOP, BOTTOM, LEFT, RIGHT = 40, 120, 60, 110


def drawn(first: tuple[int, int, int], *, line: bool) -> Pixels:
    """A bar from the color ``first`` to yellow on a white page, with or without a line over it,
    and print along both of its sides, so that no line is seen there."""
    picture = np.full((200, 200, 3), 255, np.uint8)
    ramp = np.linspace(first, (255, 255, 0), BOTTOM - TOP).round()
    picture[TOP:BOTTOM, LEFT:RIGHT] = ramp.astype(np.uint8)[:, None]
    picture[TOP - 12 : BOTTOM : 5, LEFT - 3 : LEFT] = 0
    picture[TOP - 12 : BOTTOM : 5, RIGHT : RIGHT + 3] = 0
    if line:
        picture[TOP - 1, LEFT - 1 : RIGHT + 1] = 40
    return picture


@pytest.mark.parametrize(
    ("first", "line", "begins"),
    [
        ((76, 0, 255), True, TOP),
        # A ramp may begin with white, and leave it at once where no line parts the two.
        ((76, 0, 255), False, TOP - 6),
        ((250, 250, 240), True, TOP - 6),
    ],
)
def test_page_beyond_the_line_over_a_bar_is_no_part_of_it(
    first: tuple[int, int, int], line: bool, begins: int
) -> None:
    strip = Strip(TOP - 6, BOTTOM, LEFT, RIGHT)
    found = framed_strip(drawn(first, line=line), strip, 2, tips=(False, False))
    assert (found.y0, found.y1) == (begins, BOTTOM)
