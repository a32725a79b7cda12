"""Where cells end whose borders a renderer blended: as far as they explain the pixels, at a pen."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from unheat.channels import most
from unheat.detect.blend import Blend, solve
from unheat.detect.blend_search import Levels, fitted
from unheat.medians import median_level

OVERDRAWN = 3.0
"""Levels by which a pixel differs from its cells where something is drawn over them."""

_BEFORE_PX = 60
"""So many pixels before the next ones tell the cells that reach into these."""

_STRIDES = 8, 1
"""Cells at a time by which an end is sought."""

_FITS = 0.9
"""Share of the pixels of a line of cells that these explain."""

_ONE_COLOR, _ALIKE = 0.9, 8.0
"""A line of pixels has one color where so many are within so many levels of it."""

_EQUAL = 1.0
"""The page beside cells is of one color to a level; ticks stand on it."""

_REACH_PX = 12
"""A pen reaches as far beyond the end of the cells at most, and half of that to the page."""

_PAGE_PX = 3
"""So many lines alike are the page."""

_RIM = 0.25
"""Share of the contrast of a pen by which the cells under it shine through its rim."""

_PEN, _BLURRED = 0.8, 0.02
"""Shares of the contrast of a pen from which a pixel is its own, and from which it is seen."""

_SAME_RIM = 0.05
"""Shares of pixels under the rims of pens of one width, set to whole pixels, differ by less."""

_SNAPPED_PX, _LEAN_PX = 0.55, 0.5
"""matplotlib sets a pen to whole pixels: to the nearest border of two where it is an even number of
them wide, and to the pixel on the right of that, or below it, where it is an odd number."""


def with_ends(
    image: npt.NDArray[np.uint8], levels: Levels, blend: Blend, start: float, end: float
) -> tuple[Blend, bool]:
    """The blend with all of its cells, and whether it is told where these end.

    image: (h, w, 3), and levels: (h, w, c) that were blended, cropped to cells along y. They are
    sought from ``start`` to ``end`` at most.
    """
    width = image.shape[1]
    for _ in range(2):
        right, told_right = _end(image, levels, blend, min(end + 2, width), _LEAN_PX)
        turned = replace(blend, start=width - blend.end)
        limit = min(width - start + 2, width)
        left, told_left = _end(image[:, ::-1], levels[:, ::-1], turned, limit, -_LEAN_PX)
        begin = width - left
        n = round((right - begin) / blend.period)
        whole = Blend(start=begin, period=blend.period, n=n)
        # What was fitted to the cells in the middle is fitted to all now.
        blend = fitted(levels, whole)
    return blend, told_left and told_right


def _end(
    image: npt.NDArray[np.uint8], levels: Levels, blend: Blend, limit: float, lean: float
) -> tuple[float, bool]:
    """Where the cells end on the right, and whether that is told.

    ``lean`` pixels to the right of it a pen of an odd number of pixels is set on the average.
    """
    edge, period = blend.end, blend.period
    for stride in _STRIDES:
        while edge + stride * period <= limit and _go_on(image, levels, edge, period, stride):
            edge += stride * period
    pen = _middle_of_pen(image, edge)
    if pen is None:
        return edge, False
    middle, pixels = pen
    place = middle - lean * (pixels % 2)
    edge += round((place - edge) / period) * period
    return edge, pixels > 0 and abs(place - edge) <= _SNAPPED_PX


def _go_on(
    image: npt.NDArray[np.uint8], levels: Levels, edge: float, period: float, cells: int
) -> bool:
    """Whether so many lines of cells more beyond ``edge`` explain the pixels of all."""
    begin = edge - np.ceil(_BEFORE_PX / period) * period
    first, last = int(np.ceil(begin)), int(np.floor(edge + cells * period))
    if last > image.shape[1]:
        return False
    beyond = int(np.floor(edge))
    new = image[:, beyond:last].astype(np.float32)
    # What stands beside the cells has one color, whatever it is.
    alike = most(np.abs(new - np.median(new, axis=0))) <= _EQUAL
    if alike.mean(axis=0).max() >= _ONE_COLOR:
        return False
    part = levels[:, first:last].astype(np.float64)
    height, width, channels = part.shape
    n = round((edge - begin) / period) + cells + 2
    lines = part.transpose(1, 0, 2).reshape(width, -1)
    rest = solve(lines, first, Blend(start=begin - period, period=period, n=n)).rest
    off = np.abs(rest).reshape(width, height, channels).max(axis=2)[beyond - first :]
    return bool((off <= OVERDRAWN).mean(axis=1).min() >= _FITS)


def _middle_of_pen(image: npt.NDArray[np.uint8], edge: float) -> tuple[float, int] | None:
    """The middle of the frame about ``edge`` and how many pixels wide it is, or the end of the
    cells at the page and none; None where neither is seen."""
    pen = _pen(image, edge)
    if pen is None:
        return None
    if pen.core is None:
        return float(pen.first), 0
    begin, end = pen.core
    return pen.first + (begin + end) / 2 + 0.5, end - begin + 1


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Pen:
    """Pixels along x from ``first`` up to the page that may be a pen's: how much each of them is
    covered, ``cover`` (n,), and the color of the pen (3,)."""

    first: int
    cover: npt.NDArray[np.float64]
    color: npt.NDArray[np.float64]

    @property
    def core(self) -> tuple[int, int] | None:
        """The first and the last of them that are the pen's own, None where no pen is."""
        own = np.flatnonzero(self.cover >= _PEN)
        return (int(own[0]), int(own[-1])) if len(own) else None


def _pen(image: npt.NDArray[np.uint8], edge: float) -> _Pen | None:
    """The pen that ends the cells at about ``edge``, none before the page; None where no page is.

    A pixel of which most is a pen's has nearly one color: the cells shine through its rim.
    """
    first = max(int(np.floor(edge - 1.0 - _SNAPPED_PX)), 0)
    strip = image[:, first : first + _REACH_PX].astype(np.float32)
    colors = median_level(image[:, first : first + _REACH_PX], axis=0).astype(np.float32)
    off = most(np.abs(strip - colors))
    plain = (off <= _ALIKE).mean(axis=0) >= _ONE_COLOR
    page = next(
        (
            x
            for x in range(strip.shape[1] - _PAGE_PX + 1)
            if plain[x : x + _PAGE_PX].all() and np.ptp(colors[x : x + _PAGE_PX], axis=0).max() <= 2
        ),
        None,
    )
    if page is None:
        return None
    contrast = most(np.abs(colors[:page] - colors[page])).astype(float)
    covered = (off[:, :page] <= _RIM * contrast).mean(axis=0) >= _ONE_COLOR
    # Pixels of cells come first: the pen is what nothing but itself parts from the page.
    begin = page
    while begin > 0 and covered[begin - 1]:
        begin -= 1
    strongest = float(contrast[begin:].max(initial=0.0))
    if strongest <= 0.0:
        return _Pen(first=first + begin, cover=np.zeros(0), color=np.zeros(3))
    pen = colors[begin + int(contrast[begin:].argmax())]
    while float(np.abs(colors[begin] - pen).max()) > _RIM * strongest:
        begin += 1
    return _Pen(
        first=first + begin, cover=contrast[begin:] / strongest, color=pen.astype(np.float64)
    )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Rim:
    """A line of pixels of cells that the rim of a pen of a ``color`` (3,) covers by a ``share``."""

    pixel: int
    share: float
    color: npt.NDArray[np.float64]

    def uncovered(self, pixels: npt.NDArray[np.uint8]) -> npt.NDArray[np.float64]:
        """What pixels (n, 3) of the line are without the pen."""
        plain = (pixels.astype(np.float64) - self.share * self.color) / (1.0 - self.share)
        return np.asarray(plain.clip(0.0, 255.0))


def free_pixels(
    image: npt.NDArray[np.uint8], along: Blend, across: Blend
) -> tuple[int, int, tuple[Rim, ...]]:
    """First and one-past-last pixel along x that tell of cells, and those of them at either end
    over which the rim of a pen lies; image: (h, w, 3)."""
    inner = image[int(across.start) + _REACH_PX : int(across.end) - _REACH_PX]
    width = image.shape[1]
    right, rim = _beside_pen(inner, along.end)
    left, other = _beside_pen(inner[:, ::-1], width - along.start)
    if other is not None:
        other = replace(other, pixel=width - 1 - other.pixel)
    return width - left, right, tuple(one for one in (other, rim) if one is not None)


def is_drawn_crisp(image: npt.NDArray[np.uint8], along: Blend, across: Blend) -> bool:
    """Whether the pens at both ends of the cells along x are as a renderer draws them, and no
    resizer: their rims cover one pixel at most, by the same share; image: (h, w, 3).

    An enlarged picture can be explained by cells that are a bit wider than its pixels.
    """
    inner = image[int(across.start) + _REACH_PX : int(across.end) - _REACH_PX]
    ends = _pen(inner, along.end), _pen(inner[:, ::-1], image.shape[1] - along.start)
    rims = [_rim(pen) for pen in ends if pen is not None and pen.core is not None]
    shares = [float(rim[0]) if len(rim) else 0.0 for rim in rims]
    return all(len(rim) <= 1 for rim in rims) and np.ptp(shares or [0.0]) <= _SAME_RIM


def _rim(pen: _Pen) -> npt.NDArray[np.float64]:
    """The shares of the pixels between a pen and the page that its rim covers."""
    last = 0 if pen.core is None else pen.core[1]
    return pen.cover[last + 1 : int(np.flatnonzero(pen.cover >= _BLURRED)[-1]) + 1]


def _beside_pen(lines: npt.NDArray[np.uint8], end: float) -> tuple[int, Rim | None]:
    """One past the last pixel along x that tells of cells that end at ``end``, and that pixel if
    the rim of a pen lies over it.

    lines: (h, w, 3). A pen is as broad on either side of its middle, and on the one side it stands
    on the page, where it is seen how far it reaches and how much its rim covers.
    """
    whole = int(np.floor(end + 1e-3))
    pen = _pen(lines, end)
    if pen is None or pen.core is None:
        return whole, None
    begin, last = pen.core
    blurred = int(np.flatnonzero(pen.cover >= _BLURRED)[-1]) - last
    free = pen.first + begin - blurred
    if blurred != 1:
        return min(free, whole), None
    rim = Rim(pixel=free, share=float(pen.cover[last + 1]), color=pen.color)
    return (free + 1, rim) if free + 1 <= whole else (whole, None)
