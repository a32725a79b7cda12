"""How large and how bold a line is set, which tells titles, subtitles and labels apart."""

from __future__ import annotations

import numpy as np

from unheat.medians import median
from unheat.text.ink import FloatArray, Glyphs
from unheat.text.lines import Line, turned_extents
from unheat.text.measure import ink_extent
from unheat.text.page import Page

BOLD, _BOLD_PX = 1.25, 0.5
"""Strokes bold beyond doubt are thicker than plain ones by this share and so many pixels."""

_FEWEST, _ROUND = 3, 1.12
"""Small letters of a line that tell how high these are, and how much higher round ones are."""

_TALL = 1.2
"""Tall letters are so many times as high as small ones at least, in any type."""

_LARGER = 1.08, 1.03
"""Small letters of one size are as high as each other to within their overshoot; where they and
tall ones are higher by these, the sizes differ."""

_STANDING = 1 / 3
"""What stands on a base line is so high at least, as a share of the highest piece of its line."""

_KINDS = 1.15
"""Letters such as "d" are higher than capitals by less than this."""

_SMALLER, _SURE_PX = 1.2, 2.5
"""Letters of another size are so many times as high, and higher by so many pixels."""

_HEADS, _FLUSH_PX = 2.5, 2.0
"""A heading stands within so many of its letter heights, and begins at the same place."""

_LOSSY = 1.15
"""The same in a lossy picture, whose edges are smeared."""


_HANGING, _NEARLY = 0.12, 0.75
"""Letters hang further under the base line than this share of their height; others that are as
high as this share of the highest are tall."""

_OWN = 0.9
"""Rings of a percent sign are lower than small letters by more than this."""

ALIKE, _ROUGHLY, BOLDER = 1.1, 1.25, 1.15
"""Sizes that differ by less than this share are one size, a pixel in nine, or a pixel in four where
lines are as thick as each other; bold strokes are a third thicker than plain ones, with their
smoothed rims counted in."""


def letter_height(glyphs: Glyphs, line: Line) -> float:
    """How high a line's tallest letters stand over its base line, in pixels.

    Unlike its ``size`` this does not hang on how many of its letters are low or touch. Specks that
    a codec leaves beside a word that is one piece stand on no line.
    """
    extents = turned_extents(glyphs, line.glyphs, line.angle)
    high = extents[:, 3] - extents[:, 1]
    standing = high >= _STANDING * high.max()
    feet = extents[:, 3] if 2 * standing.sum() > len(extents) else extents[standing, 3]
    return float(median(feet) - extents[:, 1].min())


def height_without_brackets(glyphs: Glyphs, line: Line) -> float:
    """The same, but for brackets, which reach over capitals as they hang under the base line; they
    count where no other letter is tall.
    """
    extents = turned_extents(glyphs, line.glyphs, line.angle)
    foot = float(median(extents[:, 3]))
    height = foot - float(extents[:, 1].min())
    standing = extents[extents[:, 3] <= foot + _HANGING * height]
    without = foot - float(standing[:, 1].min())
    return without if without >= _NEARLY * height else height


def stroke_of(glyphs: Glyphs, line: Line) -> float:
    """How thick a line's strokes are in pixels: bold print has half as much again."""
    ink, rim = 0, 0
    for number in line.glyphs:
        mask = np.pad(glyphs.ink_of(number), 1)
        inner = mask[1:-1, :-2] & mask[1:-1, 2:] & mask[:-2, 1:-1] & mask[2:, 1:-1]
        ink += int(mask.sum())
        rim += int(mask.sum() - (inner & mask[1:-1, 1:-1]).sum())
    return 2.0 * ink / rim


def is_bold_beside(thick: float, plain: float) -> bool:
    """Whether strokes so ``thick``, in pixels, are bold beyond doubt beside ``plain`` ones."""
    return thick >= max(BOLD * plain, plain + _BOLD_PX)


def are_alike(glyphs: Glyphs, line: Line, other: Line) -> bool:
    """Whether two lines are set in one size and weight. Heights of small letters are known to a
    pixel each; lines that are as thick as each other may differ by more.
    """
    heights = [height_without_brackets(glyphs, one) for one in (line, other)]
    strokes = stroke_of(glyphs, line), stroke_of(glyphs, other)
    thick = [one.across[1] - one.across[0] for one in (line, other)]
    room = _ROUGHLY if abs(thick[0] - thick[1]) < 1.0 else ALIKE
    return max(heights) < room * min(heights) and max(strokes) < BOLDER * min(strokes)


def is_larger(page: Page, line: Line, other: Line) -> bool:
    """Whether a level line is set larger than another one by more than heights are known to."""
    high, low = letter_height(page.glyphs, line), letter_height(page.glyphs, other)
    return high >= max(_SMALLER * low, low + _SURE_PX)


def may_be_of_one_size(glyphs: Glyphs, line: Line, other: Line) -> bool:
    """Whether two lines are no further apart in height than kinds of tall letters, and a pixel by
    which turned print is higher."""
    low, high = sorted(letter_height(glyphs, one) for one in (line, other))
    return high <= _KINDS * low + 1.0


def may_head(page: Page, title: Line, above: Line) -> bool:
    """Whether a larger line begins where a title does, as far over it as headings stand over what
    they head: the title of the panel, or that of the page.
    """
    off = title.box.y0 - above.box.y1
    near = 0.0 < off <= _HEADS * letter_height(page.glyphs, above)
    return near and abs(title.box.x0 - above.box.x0) <= _FLUSH_PX and is_larger(page, above, title)


def is_set_larger(page: Page, line: Line, *others: Line) -> bool:
    """Whether both small and tall letters of a line are higher than those of others, taken
    together, by fractions of a pixel: heights in whole pixels tell sizes of small print apart by
    luck alone. Each line is level or upright.
    """
    together = np.concatenate([_fine_heights(page, other) for other in others])
    fine = [_fine_heights(page, line), together]
    heights = [without_rings(one) for one in fine]
    if min(len(one) for one in heights) < _FEWEST:
        return False
    # What is as high as the small letters of the others may be the only small one of its own.
    least = [_OWN * float(one.min()) for one in heights[::-1]]
    heights = [
        own if own.min() >= low else bare
        for own, bare, low in zip(fine, heights, least, strict=True)
    ]
    lowest = [one[one <= _ROUND * one.min()] for one in heights]
    if min(len(one) for one in lowest) < _FEWEST:
        # Few small letters tell nothing ("CORINE 2018"); tall ones differ by more than kinds of
        # them do.
        tops = [one[one >= _TALL * one.min()] for one in heights]
        several = min(len(one) for one in tops) >= _FEWEST
        return several and float(median(tops[0])) >= _KINDS * float(median(tops[1]))
    small, low = (float(median(one)) for one in lowest)
    tall, high = (float(np.percentile(one, 90)) for one in heights)
    if tall < _TALL * small or high < _TALL * low:
        return False
    times = _LOSSY if page.layout.raster.lossy else _LARGER[0]
    return bool(small >= times * low and tall >= _LARGER[1] * high)


def without_rings(heights: FloatArray) -> FloatArray:
    """Heights (n,) of letters without one or two that are lower than all small ones beside tall
    ones: the rings of a percent sign are.
    """
    if not len(heights):
        return heights
    low = heights <= _ROUND * heights.min()
    rest = heights[~low]
    if np.count_nonzero(low) >= _FEWEST or not len(rest):
        return heights
    small = np.count_nonzero(rest <= _ROUND * rest.min()) >= _FEWEST
    return rest if small and rest.max() >= _TALL * rest.min() else heights


def _fine_heights(page: Page, line: Line) -> FloatArray:
    """(n,) heights of a line's letters in pixels, without points and dashes."""
    rgb, upright = page.layout.raster.rgb, line.angle == 90.0
    # Letters of upright lines lie on their sides, and as high either way round.
    rgb = rgb.transpose(1, 0, 2) if upright else rgb
    found = []
    for number in line.glyphs:
        x0, y0, x1, y1 = page.glyphs.boxes[number].astype(int)
        x0, y0, x1, y1 = (y0, x0, y1, x1) if upright else (x0, y0, x1, y1)
        top, left = max(y0 - 1, 0), max(x0, 0)
        off = np.abs(rgb[top : y1 + 1, left:x1].astype(np.float64) - page.glyphs.ground[number])
        # An "l" may be one pixel wide, and a profile asks for two.
        ink = np.pad(off.max(axis=2), 1)
        extent = ink_extent((255.0 * (1.0 - ink / max(ink.max(), 1.0))).astype(np.uint8))
        if extent is not None:
            found.append(extent[1])
    heights = np.array(found)
    letters: FloatArray = heights[heights >= 0.45 * heights.max(initial=0.0)]
    return letters
