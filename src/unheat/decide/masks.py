"""Which cells without print are masked, and which show a value that looks like the page.

A masked cell has the colour of the page. Where the ramp has that colour too (a white end, or
the white middle of a diverging map), the colour alone cannot tell a mask from a value. Three
things can:

    all others are printed      a cell without print among printed ones holds no number (but at
                                a white end noughts may be left out, where none is printed)
    a whole triangle            a square matrix that is blank on one side of a diagonal (where
                                the main diagonal is blank too, it may hold the bar's end)
    more than chance            values spread along a ramp; that many of them exactly at the
                                colour of the page, and none beside it, are suspicious

The first two decide; the third raises a doubt. So does a cell of a lossy picture that may have
been led to the page's color, or as far from the ramp as no other is, a mask in a color that is
no gray, and one whose color lies nowhere plain in its cell, as that of a line does. At an end of
the bar it does not: counts are often zero, and what lies beyond the bar has its end's colour.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from unheat.channels import most
from unheat.color.spaces import delta_e, srgb_to_lab
from unheat.decide.blank_corners import (
    EXACT,
    NOUGHT,
    are_exact,
    are_noughts,
    may_be_noughts,
    whole_lines,
)
from unheat.decide.by_chance import LEAST_SUSPICIOUS, more_than_chance, more_than_others
from unheat.decide.decode import NOISY, RARELY, at_end
from unheat.decide.decoded import Decoded
from unheat.decide.next_shade import is_next_step, steps_up
from unheat.medians import median
from unheat.model import CellPixels

BoolArray = npt.NDArray[np.bool_]
FloatArray = npt.NDArray[np.float64]

_END_DELTA_E = 4.0
"""Distance up to which the page's colour may be the bar's white end, which is seen half."""

_PLAINLY_MASKED = 12.0
"""CIE76 distance from the ramp from which an inkless cell is a mask and no odd value."""

_PRINTED = 0.8
"""Share of the cells with a fill that print something, in a panel that prints all it has."""

_TRIANGLE = 0.2
"""Share of a panel that a blank triangle fills at least: half of it, less a diagonal or two."""

_BOTH_SIDES = 0.9
"""Share of blank cells opposite a blank triangle from which on both sides are alike."""

_HARDLY = 3.0
"""CIE76 distance of two colors neither of which can be told from the page by eye."""

_VARY = 1.0
"""Levels of 255 by which masks, which all show the page, do not part in a clean picture: rounding
alone parts them."""

_RUNS_ON, _MANY_SHADES = (1.0, 10.0), 0.05
"""CIE76 distances from the page of the palest shades of a ramp that runs on to it, and the share
of the colored cells that have such shades if it does."""

_VERY_COLOR = 1.0
"""Levels of 255 by which rounding parts two cells of one color."""

_ALL_BUT_FEW = 0.75
"""Share of the cells off the ramp that have the color of masks where some are masked."""

_TINTED = 15.0
"""Chroma (CIELAB) from which a color is no gray, nor one that a codec tinted."""

_SEEN = 0.5
"""Share of what is seen of a cell as a rule, from which on its color is that of all of it."""

_ONE_COLOR = 12.0
"""Levels of 255 that a codec may part two cells of one color by."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Masks:
    """Both (R, C): cells that hold no value, and cells that may hold none."""

    masked: BoolArray
    suspect: BoolArray


def find_masks(printed: BoolArray, pixels: CellPixels, decoded: Decoded | None) -> Masks:
    """Masked and suspect cells of a panel; ``printed`` (R, C) tells where something is read.

    ``decoded`` may hold positions only (a bar without numbers); None where there is no bar.
    """
    if pixels.crossed is not None:
        others = replace(pixels, blank=pixels.blank & ~pixels.crossed, crossed=None)
        found = find_masks(printed, others, decoded)
        masked, suspect = found.masked | pixels.crossed, found.suspect & ~pixels.crossed
        return Masks(masked=masked, suspect=suspect)
    found = _found(printed, pixels, decoded)
    if decoded is not None:
        # Of an end that a codec or few colors changed, or that no known map has, nobody is sure.
        pale = _off_the_end(decoded) & pixels.blank & ~printed & ~found.masked
        last = _last_step(found, printed, pixels)
        found = replace(found, suspect=found.suspect | pale | last)
    if pixels.marked is not None:
        found = replace(
            found, suspect=found.suspect | (pixels.marked & (pixels.blank | found.masked))
        )
    if pixels.hatched is not None:
        # On paper in a color of the bar strokes say that a value is missing, or does not count.
        open_ = pixels.hatched & ~found.masked & ~printed
        found = replace(found, suspect=found.suspect | open_)
    tinted = found.masked & ~pixels.blank
    if tinted.any():
        # What is missing is drawn in a gray. Another color that no bar has may be one of a bar's
        # that was lost.
        lab = srgb_to_lab(pixels.rgb[tinted])
        tinted[tinted] = np.hypot(lab[..., 1], lab[..., 2]) > _TINTED
        # Nor is one that is seen in a part of its cell, or nowhere plain in it: a watermark is
        # drawn over that, or a contour winds about in it.
        part = (pixels.clean == 0) | (pixels.clean < _SEEN * median(pixels.clean))
        covered = found.masked & ~pixels.blank & part
        found = replace(found, suspect=found.suspect | tinted | covered | _next_step(found, pixels))
    return found


def _found(printed: BoolArray, pixels: CellPixels, decoded: Decoded | None) -> Masks:
    blank, none = pixels.blank, np.zeros(printed.shape, dtype=bool)
    if decoded is None:
        return Masks(masked=blank & ~_of_a_run(blank, printed, pixels), suspect=none)
    nearest = np.where(at_end(decoded.position), _END_DELTA_E, EXACT) + decoded.between
    on_ramp = decoded.delta_e <= nearest + 2 * decoded.noise
    # In a drawing the ends of a map that is known by name are where it has them.
    known = np.zeros(blank.shape, dtype=bool) if decoded.known is None else decoded.known
    known = _off_the_end(decoded) & blank & known
    on_ramp &= ~known
    # A codec takes one color or another as far from the ramp as the page's is.
    beside = ~on_ramp & ~decoded.off_ramp & ~at_end(decoded.position)
    if decoded.noise <= NOISY:
        beside &= blank & (decoded.delta_e <= _HARDLY) & _vary(blank, pixels)
    if decoded.noise > 0.0:
        # A codec wears the white tip of a diverging map down, to which the shades of cells run on.
        worn = blank & ~on_ramp & ~decoded.off_ramp & ~at_end(decoded.position)
        beside |= worn & (decoded.delta_e <= _HARDLY) & _of_a_run(blank, printed, pixels)
    # A white step that the lines of ticks hide in a bar of few colors is near none that is seen.
    hidden = blank & ~on_ramp & ~at_end(decoded.position) & (decoded.between > EXACT)
    beside |= hidden & (decoded.delta_e <= nearest + decoded.between)
    if decoded.noise > 0.0:
        # A codec leaves nothing of a pale end as it was: the page may be its color.
        pale = (decoded.at_low | decoded.at_high) & ~known
        beside |= blank & ~on_ramp & ~decoded.off_ramp & pale
    # A color that no key has may be one of a category whose key was not found.
    plainly = decoded.off_ramp & (decoded.delta_e > _PLAINLY_MASKED) & (not decoded.named)
    stray = _alone(plainly & decoded.astray, plainly, pixels)
    colored = plainly & ~blank & ~stray
    if not _share_a_color(colored, pixels):
        # A scale that leaves several colors unexplained is not that of these cells.
        plainly = plainly & blank
    masked = (blank & ~on_ramp & ~beside) | (plainly & ~stray)
    # The ground of axes shows through a triangle in one color, near the ramp as it may be:
    # values vary, and none of them lies beside the ramp.
    masked |= _triangle(_one_color((decoded.off_ramp | ~on_ramp) & ~printed, pixels))[0]
    ground, plain = _farthest(decoded, pixels, printed)
    ground &= ~printed & ~masked
    others = printed[~(blank | ground)]
    if _triangle(ground)[0].any() or (plain and others.size and others.mean() > _PRINTED):
        masked |= ground
    ground &= ~masked & ~blank & plain
    alike = blank & ~masked & ~printed
    if not alike.any():
        return Masks(masked=masked, suspect=ground)
    filled = ~blank
    if filled.any() and printed[filled].mean() > _PRINTED:
        left_out = _left_out(alike & are_exact(decoded), printed, decoded)
        return Masks(masked=masked | (alike & ~left_out), suspect=left_out | ground)
    corner, edge = _triangle(blank & ~printed)
    masked = masked | (corner & ~(edge & on_ramp))
    alike &= ~corner
    many = more_than_chance(alike, decoded) or more_than_others(alike, pixels, decoded)
    suspect = alike if many else none
    suspect = suspect | ground | (alike & whole_lines(blank & ~printed))
    suspect |= may_be_noughts(corner, decoded)
    beside &= alike
    if more_than_chance(beside, decoded):
        return Masks(
            masked=masked | beside, suspect=(suspect & ~beside) | (corner & edge & on_ramp)
        )
    return Masks(masked=masked, suspect=suspect | beside | (corner & edge & on_ramp))


def _off_the_end(decoded: Decoded) -> BoolArray:
    """(R, C): cells next to an end of the bar whose color is not that of this end."""
    if decoded.off_end is None:
        return np.zeros(decoded.position.shape, dtype=bool)
    off = decoded.off_end - decoded.between - RARELY * decoded.noise > 0.0
    return np.asarray(off & at_end(decoded.position))


def _left_out(alike: BoolArray, printed: BoolArray, decoded: Decoded) -> BoolArray:
    """(R, C): cells of the page's color that may hold a nought which is not printed, where that is
    the end of a bar, or hardly more. Where noughts are printed elsewhere, they hold none."""
    little = are_noughts(decoded)
    if (printed & little & at_end(decoded.position)).any():
        return np.zeros(alike.shape, dtype=bool)
    corner, _ = _triangle(alike)
    beside = np.minimum(decoded.position, 1.0 - decoded.position) <= NOUGHT
    return alike & little & beside & ~corner


def _vary(blank: BoolArray, pixels: CellPixels) -> bool:
    """Whether blank cells have several colors: values that are nearly the page's, not the page."""
    return bool(blank.any() and np.ptp(pixels.rgb[blank], axis=0).max() > _VARY)


def _of_a_run(blank: BoolArray, printed: BoolArray, pixels: CellPixels) -> BoolArray:
    """(R, C): blank cells that no bar speaks for, where colors run on to that of the page.

    They may be the pale end or middle of the map as well as masks. Not where all others print.
    """
    colored = ~blank
    if not blank.any() or not colored.any() or printed[colored].mean() > _PRINTED:
        return np.zeros(blank.shape, dtype=bool)
    page, shown = median(pixels.rgb[blank], along_first=True), pixels.rgb[colored]
    apart = delta_e(srgb_to_lab(shown), srgb_to_lab(page))
    pale = (apart >= _RUNS_ON[0]) & (apart <= _RUNS_ON[1])
    runs_on = np.count_nonzero(pale) >= max(LEAST_SUSPICIOUS, _MANY_SHADES * colored.sum())
    if not (runs_on or is_next_step(page, shown) or steps_up(page, shown)):
        return np.zeros(blank.shape, dtype=bool)
    corner, _ = _triangle(blank & ~printed)
    return blank & ~printed & ~corner


def _next_step(found: Masks, pixels: CellPixels) -> BoolArray:
    """(R, C): masks in a color that is the next step of the shades of all other cells, whatever
    the bar shows: its palest step is the first to be lost beside its frame.
    """
    odd = found.masked & ~pixels.blank
    color, shown = median(pixels.rgb[odd], along_first=True), pixels.rgb[~found.masked]
    return odd if len(shown) and is_next_step(color, shown) else np.zeros_like(odd)


def _last_step(found: Masks, printed: BoolArray, pixels: CellPixels) -> BoolArray:
    """(R, C): masks in the color of the page, where this is one whole step more of the few shades
    of all other cells: the step of a bar that has no frame is lost on the page.
    """
    blank, filled = found.masked & pixels.blank & ~printed, ~pixels.blank
    none = np.zeros_like(blank)
    if not blank.any() or not filled.any() or printed[filled].mean() > _PRINTED:
        return none
    page = median(pixels.rgb[blank], along_first=True)
    if not is_next_step(page, pixels.rgb[filled], whole=True):
        return none
    return blank & ~_triangle(blank)[0]


def _one_color(odd: BoolArray, pixels: CellPixels) -> BoolArray:
    """(R, C): odd cells of exactly the color that most of them have; values vary."""
    same = np.zeros(odd.shape, dtype=bool)
    if odd.any():
        usual = median(pixels.rgb[odd], along_first=True)
        same = odd & (most(np.abs(pixels.rgb - usual)) <= _VERY_COLOR)
    return same


def _farthest(decoded: Decoded, pixels: CellPixels, printed: BoolArray) -> tuple[BoolArray, bool]:
    """(R, C): the cells without print of the one color that is farthest from the ramp, where some
    share it: the ground of axes, or a mask, whose color is near a ramp's. And whether it is
    twice as far as that of any other cell.

    What they make of the panel's noise does not count for them.
    """
    none = np.zeros(pixels.rgb.shape[:2], dtype=bool), False
    inner = np.isfinite(decoded.delta_e) & ~at_end(decoded.position)
    if decoded.named or np.count_nonzero(inner) < LEAST_SUSPICIOUS:
        return none
    bare = inner & ~printed
    bare = bare if bare.any() else inner
    odd = np.unravel_index(np.argmax(np.where(bare, decoded.delta_e, -np.inf)), inner.shape)
    same = bare & (np.round(pixels.rgb) == np.round(pixels.rgb[odd])).all(axis=-1)
    others = inner & ~same
    if np.count_nonzero(same) < LEAST_SUSPICIOUS:
        return none
    apart = float(median(decoded.delta_e[same]))
    nearest = EXACT + float(np.max(decoded.between[same]))
    farthest = float(np.max(decoded.delta_e[others], initial=0.0))
    return (same, apart > 2.0 * farthest) if apart > max(nearest, farthest) else none


def _share_a_color(odd: BoolArray, pixels: CellPixels) -> bool:
    """Whether nearly all odd cells have one color, as masks have; a few may be anything."""
    if np.count_nonzero(odd) < LEAST_SUSPICIOUS:
        return True
    colors = pixels.rgb[odd]
    # What most have is one of the quartiles, whatever the others are.
    order = np.argsort(colors.sum(axis=1), kind="stable")
    usual = max(
        (colors[order[place]] for place in (len(order) // 4, len(order) // 2, 3 * len(order) // 4)),
        key=lambda one: int((most(np.abs(colors - one)) <= _ONE_COLOR).sum()),
    )
    return bool((most(np.abs(colors - usual)) <= _ONE_COLOR).mean() >= _ALL_BUT_FEW)


def _alone(asked: BoolArray, odd: BoolArray, pixels: CellPixels) -> BoolArray:
    """(R, C): cells asked about whose color no other odd cell has. Masks have one color."""
    alone = np.zeros(asked.shape, dtype=bool)
    if asked.any():
        from scipy.spatial import KDTree

        # The nearest odd cell is the cell itself.
        apart, _ = KDTree(pixels.rgb[odd]).query(pixels.rgb[asked], k=2, p=np.inf)
        alone[asked] = apart[:, 1] > _ONE_COLOR
    return alone


def _triangle(blank: BoolArray) -> tuple[BoolArray, BoolArray]:
    """The largest corner of a square matrix, cut off along a diagonal, that is wholly blank;
    and the longest diagonal of the matrix along that cut."""
    rows, cols = blank.shape
    none = np.zeros(blank.shape, dtype=bool)
    best, edge = none, none
    if abs(rows - cols) > 1 or min(rows, cols) < 3:
        return best, edge
    row, col = np.ogrid[:rows, :cols]
    for depth in (row + col, row + cols - 1 - col):
        for along in (depth, rows + cols - 2 - depth):
            outside = along[~blank]
            corner = along < (outside.min() if outside.size else rows + cols)
            if corner.sum() > best.sum():
                best, edge = corner, along == min(rows, cols) - 1
    if best.mean() < _TRIANGLE or best.all():
        return none, none
    # A matrix that is as bare beyond its diagonal is sparse, and not the half of one.
    if blank[best[::-1, ::-1]].mean() > _BOTH_SIDES:
        return none, none
    return best, edge
