"""Further lines of labels whose words stand as close as those of a sentence."""

from __future__ import annotations

import numpy as np
import pytest

from unheat.model import Box
from unheat.text.align import Aligned
from unheat.text.lines import Line
from unheat.text.wrapped import flush_over


def line(low: float, high: float, top: float) -> Line:
    box = Box(low, top, high, top + 16)
    across = (top, top + 16)
    glyphs = np.zeros(0, dtype=np.int64)
    return Line(glyphs=glyphs, angle=0.0, along=(low, high), across=across, box=box, size=16.0)


@pytest.mark.parametrize(("off", "heads", "flush"), [(2.5, 4, False), (2.5, 3, True), (1, 4, True)])
def test_words_of_a_title_are_not_set_exactly_on_some_labels(
    off: float, heads: int, flush: bool
) -> None:
    """Three words as close as words are, ``off`` the middles of the heads below them."""
    below = {k: [line(40.0 + 100 * k, 90.0 + 100 * k, 60.0)] for k in range(heads)}
    over = {k: [line(20.0 + 100 * k + off, 110.0 + 100 * k + off, 20.0)] for k in range(3)}
    labels = Aligned(places=below, offset=0.0, spread=0.0)
    further = Aligned(places=over, offset=0.0, spread=0.0)
    assert flush_over(labels, further, [line(20.0, 310.0, 20.0)]) is flush
