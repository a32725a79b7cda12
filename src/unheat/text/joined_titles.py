"""Short turned words whose letters touch: one piece of ink that is far too tall for a letter.

"Day" in a narrow face, turned to read along the rows, is a single piece beside their labels. It has
no letters that tell how they run, stands as near to the longest label as a word does, and was read
as the first letter of it, or as a level "E". No letter is nearly so tall, and no bracket so wide.
"""

from __future__ import annotations

from unheat.medians import median
from unheat.text.ink import IntArray
from unheat.text.page import Page

_TALL, _LONGEST = 1.7, 6.0
"""How high a turned word is at least and at most, in letter heights: brackets are lower, and
strips of color and braces are higher."""

_WIDE = 0.9, 2.0
"""How wide it is, in letter heights: as a line of small letters is high, tails included."""

_MARK = 0.4
"""What is lower than that, beside the highest letter of the labels, is a mark."""

_HIGHER = 1.2
"""It is higher than wide by this factor."""


def is_joined_word(page: Page, band: IntArray, labels: IntArray) -> bool:
    """Whether a band of print beside the ``labels`` of rows is one piece of ink, as tall as a word
    that is turned and set like them."""
    if len(band) != 1 or not len(labels):
        return False
    # Letters of labels that touch are wide, and as high as others.
    boxes = page.glyphs.boxes[labels]
    heights = boxes[:, 3] - boxes[:, 1]
    # The strokes of "=" and the points of numbers may be more than the letters.
    size = float(median(heights[heights >= _MARK * heights.max()]))
    x0, y0, x1, y1 = page.glyphs.boxes[band[0], :4].tolist()
    width, height = x1 - x0, y1 - y0
    low, high = (share * size for share in _WIDE)
    tall = _TALL * size <= height <= _LONGEST * size
    return bool(tall and low <= width <= high and height >= _HIGHER * width)
