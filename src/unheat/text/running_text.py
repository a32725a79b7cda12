"""What tells running text from titles, by its make-up: how many lines, and how long."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from unheat.model import Box
from unheat.text.lines import Line

LONG, _VERY_LONG = 22.0, 35.0
"""A line of some forty letters is 22 letter heights long; a title of two such lines is rare and one
of three is none. Two are a passage where they are longer still, or where they begin and end outside
the figure."""

MARGIN = 3.0
"""A title may begin and end so far beyond its cells, in letter heights: at a frame around them."""

_SEVERAL = 3
"""Lines of which two at least begin at the margin in running text, whatever the first does."""


def is_passage(block: Sequence[Line], together: Box) -> bool:
    """Whether flush lines are long enough, and several enough, to be a passage of text."""
    lengths = np.array([line.box.width / line.size for line in block])
    long = int((lengths >= LONG).sum())
    if len(block) < 2 or long < 0.4 * len(block):
        return False
    outside = all(
        line.box.x0 < together.x0 - line.size and line.box.x1 > together.x1 + line.size
        for line in block
    )
    return bool(
        (lengths >= _VERY_LONG).any() or (long >= 2 and len(block) >= 3) or (long >= 2 and outside)
    )


def is_head(block: Sequence[Line], together: Box) -> bool:
    """Whether lines over a figure are no more than a title and a subtitle of its width."""
    return len(block) <= 2 and all(
        line.box.x0 >= together.x0 - MARGIN * line.size
        and line.box.x1 <= together.x1 + MARGIN * line.size
        for line in block
    )


def is_running_text(block: Sequence[Line], together: Box) -> bool:
    """Whether lines over the box ``together`` are running text, and no title of what it holds."""
    if is_head(block, together) or _is_ragged(block):
        return False
    return is_passage(block, together)


def _is_ragged(block: Sequence[Line]) -> bool:
    """Whether no two of several lines begin at one place: a title is set on a middle."""
    starts = sorted(line.box.x0 for line in block)
    size = max(line.size for line in block)
    return len(block) >= _SEVERAL and all(two - one > size for one, two in pairwise(starts))
