"""Color bars: where they are, where they end, where their tick marks stand, whose they are.

In this order: seeds (strips whose rows are of one color) → growth to the whole rectangle →
judgement (ramp, steps, or no bar) → exact edges → tick marks; separate swatches are
looked for last. Bars are found without knowing any panel, so that panels can be looked for
beside them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from unheat.detect.bar_assign import assign_bars
from unheat.detect.bar_edges import exact_box
from unheat.detect.bar_fade import unfade
from unheat.detect.bar_frame import framed_strip
from unheat.detect.bar_grow import Strip, extend, grow, row_colors
from unheat.detect.bar_judge import is_promising, judge, smooth_piece
from unheat.detect.bar_keys import find_keys
from unheat.detect.bar_outline import outlined_seeds
from unheat.detect.bar_points import find_point
from unheat.detect.bar_rim import soft_ends
from unheat.detect.bar_sample import sample_ramp
from unheat.detect.bar_search import Chains, Pixels, Seed, find_chains, without_inner
from unheat.detect.bar_ticks import dress
from unheat.detect.bar_tips import marked_bases, to_bases, trim, with_off
from unheat.detect.bar_turn import lying
from unheat.detect.bar_whole import goes_on_beyond, is_whole_of
from unheat.detect.edges import ripples, step_sizes, transposed
from unheat.detect.lined_ends import with_lined_ends
from unheat.detect.ripples import (
    calmed,
    enlarged_tolerances,
    grain_tolerance,
    is_flat,
    noise_tolerance,
)
from unheat.detect.thick_pens import between_lines, with_open_ends
from unheat.medians import median
from unheat.model import Bar, Box

__all__ = ["assign_bars", "find_bars", "looks_like_bar", "sample_ramp"]

FloatArray = npt.NDArray[np.float64]

_OVER = 2.0
"""Times as wide as a piece of a bar is what grew over its sides."""

_RIM_PX = 3
"""A bar that is none with so little more at a side was drawn a pixel beyond its frame's line."""

_SCRAP = 0.05
"""A bar is longer than this share of the shorter side of its picture, or a piece of something."""

_SLENDER, _LARGE = 1.5, 0.25
"""A ramp without marks is longer than so many of its breadths, where it takes up more than this
share of its picture."""

_MOST_SEEDS = 300
"""So many seeds, the longest first, are looked at; a field of tiny cells is full of them."""


def find_bars(
    rgb: Pixels,
    exclude: Sequence[Box] = (),
    background: tuple[float, float, float] | None = None,
    *,
    taken: bool = False,
    lossy: bool = False,
    chains: Sequence[Chains] | None = None,
) -> tuple[Bar, ...]:
    """All color bars of a picture, from top to bottom, then left to right.

    ``rgb`` is uint8 (h, w, 3). Strips that lie mostly inside a box of ``exclude`` (cells
    of a panel, say) are left out. ``background`` is the color of the page, taken from the
    picture's rim where it is not given. ``taken`` pictures are photographs, in which sides
    lean and steps have grain. ``chains`` are those of the picture and of its transpose, if they
    are known already.
    """
    page = _page_color(rgb) if background is None else np.asarray(background, dtype=float)
    tolerance = noise_tolerance(rgb, lossy=lossy)
    found = _found(rgb, exclude, page, tolerance, taken=taken, lossy=lossy, known=chains)
    cut = [bar for bar in found if goes_on_beyond(rgb, bar, page)]
    scrap = _SCRAP * min(rgb.shape[:2])
    marked = any(bar.tick_positions and bar.length > scrap for bar in found)
    if marked and not cut:
        return found
    # Ripples that were enlarged with their picture are wider than those of a codec, and grain that
    # is rarely so large breaks a ramp all the same. A scan that is kept as PNG has it too.
    grainy = taken or lossy or bool(cut) or tolerance > 2
    enlarged = () if not lossy and is_flat(rgb, page) else enlarged_tolerances(rgb)
    wider = [*enlarged, *([grain_tolerance(rgb)] if grainy else [])]
    # What went through a codec before it was kept as a drawing breaks a ramp as well.
    if not lossy and ripples(step_sizes(rgb)):
        wider.append(noise_tolerance(rgb, lossy=True))
    for tolerance in (wide for wide in wider if wide > tolerance):
        wide_found = _found(rgb, exclude, page, tolerance, taken=taken, lossy=lossy)
        read = [bar for bar in wide_found if len(bar.tick_positions) > 1]
        if not marked and read and not any(goes_on_beyond(rgb, bar, page) for bar in read):
            return wide_found
        whole = [
            bar
            for bar in wide_found
            if any(is_whole_of(bar, piece) for piece in cut) and not goes_on_beyond(rgb, bar, page)
        ]
        if whole:
            kept = _without_doubles([*whole, *found])
            return tuple(sorted(kept, key=lambda bar: (bar.box.y0, bar.box.x0)))
    return found


def _found(
    rgb: Pixels,
    exclude: Sequence[Box],
    page: FloatArray,
    tolerance: int,
    *,
    taken: bool,
    lossy: bool,
    known: Sequence[Chains] | None = None,
) -> tuple[Bar, ...]:
    """All color bars of a picture whose neighbors of one color differ by ``tolerance`` at most."""
    found: list[Bar] = []
    pictures = [rgb, transposed(rgb)]
    searched = [calmed(picture) if tolerance > 2 else picture for picture in pictures]
    # What is searched is the picture itself where nothing calms it.
    if known is None or not tolerance == known[0].tolerance <= 2:
        known = [find_chains(picture, tolerance) for picture in searched]
    longest = max(chains.longest for chains in known)
    for turned, picture, calm, chains in zip((False, True), pictures, searched, known, strict=True):
        keys = find_keys(picture, chains.flats(), tolerance)
        found.extend(lying(bar) if turned else bar for bar in keys)
        seeds = without_inner([*chains.seeds(longest), *chains.joined(calm, longest)])
        seeds = [seed for seed in seeds if is_promising(calm, seed)]
        strips = _strips(picture, seeds, tolerance)
        if taken:
            strips += _steps_among(picture, chains.leaning(longest), strips, tolerance)
        elif tolerance > 2:
            outlined = outlined_seeds(picture, (page[0], page[1], page[2]))
            judged = (judge(picture, seed, tolerance, stepped=True) for seed in outlined)
            whole = [strip for strip in judged if strip is not None]
            new = [bar for bar in whole if not any(_is_part(bar, one) for one in strips)]
            strips = [one for one in strips if not any(_is_part(one, bar) for bar in new)] + new
        for strip in strips:
            if taken and strip.steps:
                strip = _with_whole_ends(picture, strip, tolerance)
            tips = [find_point(picture, strip, page, tolerance, move=move) for move in (-1, 1)]
            strip = trim(strip, *tips)
            pointed = tips[0] is not None, tips[1] is not None
            strip = framed_strip(picture, strip, tolerance, tips=pointed)
            box, frame = exact_box(picture, strip, tolerance)
            box = to_bases(box, *tips)
            for tip, move in zip(tips, (-1, 1), strict=True):
                if tip is None and not frame:
                    strip, box = unfade(picture, strip, box, page, tolerance, move=move)
            box, slack = soft_ends(
                picture,
                strip,
                box,
                frame=frame,
                page=page,
                tolerance=tolerance,
                tips=pointed,
                lossy=lossy,
            )
            slack = with_lined_ends(picture, box, page, frame, slack)
            slack = with_open_ends(picture, strip, page, tolerance, pointed, slack)
            bar = replace(
                dress(picture, strip, box, frame, tolerance),
                extends_start=pointed[0],
                extends_end=pointed[1],
                slack=with_off(slack, *tips),
            )
            bar = replace(bar, box=between_lines(bar.box, frame))
            bar = marked_bases(bar, *tips)
            found.append(lying(bar) if turned else bar)
    found = [bar for bar in found if not any(_mostly_inside(bar.box, box) for box in exclude)]
    small = _LARGE * rgb.shape[0] * rgb.shape[1]
    found = [
        bar
        for bar in found
        if bar.segments or bar.tick_positions or bar.box.area <= small or _is_slender(bar.box)
    ]
    found = _without_doubles(found)
    return tuple(sorted(found, key=lambda bar: (bar.box.y0, bar.box.x0)))


def looks_like_bar(rgb: Pixels, box: Box) -> float:
    """How much the pixels in a box look like a color bar, 0 to 1.

    1 for a clean ramp or equal steps along one color curve, 0 for cells, text, one flat
    color or anything else.
    """
    tolerance = noise_tolerance(rgb)
    rows, cols = box.pixels(rgb.shape)
    best = 0.0
    for turned in (False, True):
        picture = transposed(rgb) if turned else rgb
        y, x = (cols, rows) if turned else (rows, cols)
        strip = judge(picture, Seed(y.start, y.stop, x.start, x.stop), tolerance)
        if strip is not None:
            share = (strip.y1 - strip.y0) / max(1, y.stop - y.start)
            best = max(best, min(1.0, strip.smoothness) * min(1.0, share))
    return best


def _strips(picture: Pixels, seeds: Sequence[Seed], tolerance: int) -> list[Strip]:
    """Vertical strips that are bars, the longest seeds looked at first."""
    strips: list[Strip] = []
    refused: list[Seed] = []
    looked = 0
    for seed in sorted(seeds, key=lambda seed: seed.y0 - seed.y1):
        if _known(seed, strips) or _known(seed, refused):
            continue
        if looked == _MOST_SEEDS:
            break
        looked += 1
        colors = row_colors(picture, seed, tolerance)
        strip = judge(picture, seed, tolerance, colors)
        if strip is not None and strip.steps:
            known = Seed(strip.y0, strip.y1, strip.x0, strip.x1)
            strip = judge(picture, extend(picture, known, tolerance), tolerance) or strip
        else:
            piece = smooth_piece(picture, seed, tolerance, colors) if strip is None else strip
            if piece is None:
                continue
            known = Seed(piece.y0, piece.y1, piece.x0, piece.x1)
            whole = grow(picture, known, tolerance)
            own = strip if _is_rim(known, whole) else None
            if strip is not None and own is None:
                own = _within_its_sides(picture, known, whole, tolerance)
            strip = judge(picture, whole, tolerance) or own
            if strip is None:
                # What went over its sides grew on the page, from the end of a bar that is as
                # white, and tells nothing of the bar.
                gone = whole.x1 - whole.x0 > _OVER * (known.x1 - known.x0)
                refused.append(known if gone else whole)
        if strip is not None:
            strips.append(strip)
    return [_with_more_steps(picture, strip, tolerance) for strip in strips]


def _is_rim(known: Seed, whole: Seed) -> bool:
    """Whether what grew is no more than lines of pixels along the sides of a strip."""
    across = max(known.x0 - whole.x0, whole.x1 - known.x1)
    along = max(known.y0 - whole.y0, whole.y1 - known.y1)
    return max(across, along) <= _RIM_PX


def _within_its_sides(picture: Pixels, known: Seed, whole: Seed, tolerance: int) -> Strip | None:
    """A bar as long as what grew and no wider than it was, where that is its rims beside it.

    A codec smears the lines of a frame and the page beyond them into one color along the bar.
    """
    rims = known.x0 - whole.x0, whole.x1 - known.x1
    if tolerance <= 2 or not 0 < max(rims) <= _RIM_PX:
        return None
    return judge(picture, Seed(whole.y0, whole.y1, known.x0, known.x1), tolerance)


def _with_more_steps(picture: Pixels, strip: Strip, tolerance: int) -> Strip:
    """The strip with steps beyond a leap at which growth along a ramp stopped."""
    while strip.steps:
        known = Seed(strip.y0, strip.y1, strip.x0, strip.x1)
        longer = judge(picture, extend(picture, known, tolerance), tolerance)
        if longer is None or len(longer.steps) <= len(strip.steps):
            break
        strip = longer
    return strip


def _known(seed: Seed, others: Sequence[Strip] | Sequence[Seed]) -> bool:
    """Whether the seed lies within a strip that is judged already."""
    for other in others:
        y = min(other.y1, seed.y1) - max(other.y0, seed.y0)
        x = min(other.x1, seed.x1) - max(other.x0, seed.x0)
        if y > 0.6 * (seed.y1 - seed.y0) and x > 0.6 * (seed.x1 - seed.x0):
            return True
    return False


def _is_part(strip: Strip, whole: Strip) -> bool:
    """Whether a strip stands within another one and has no more steps."""
    inside = _known(Seed(strip.y0, strip.y1, strip.x0, strip.x1), [whole])
    return inside and len(strip.steps) <= len(whole.steps)


def _page_color(rgb: Pixels) -> FloatArray:
    rim = np.concatenate([rgb[0], rgb[-1], rgb[:, 0], rgb[:, -1]])
    color: FloatArray = median(rim, along_first=True)
    return color


def _is_slender(box: Box) -> bool:
    """Behind a codec a field of pale cells is as smooth as a ramp, but no large bar is so broad."""
    return max(box.width, box.height) >= _SLENDER * min(box.width, box.height)


def _mostly_inside(box: Box, other: Box) -> bool:
    return box.area > 0 and box.intersection(other) > 0.5 * box.area


def _without_doubles(bars: list[Bar]) -> list[Bar]:
    """Of bars that overlap the longest stays."""
    kept: list[Bar] = []
    for bar in sorted(bars, key=lambda bar: (-bar.box.area, bar.box.y0, bar.box.x0)):
        smaller = (other.box.intersection(bar.box) / max(bar.box.area, 1e-9) for other in kept)
        if all(share < 0.5 for share in smaller):
            kept.append(bar)
    return kept


def _steps_among(
    picture: Pixels, seeds: Sequence[Seed], strips: Sequence[Strip], tolerance: int
) -> list[Strip]:
    """Bars of steps among ``seeds`` that are none of the ``strips``: what grain or a codec breaks.

    A ramp is no more broken than its chains, and ends where these say.
    """
    left = [seed for seed in seeds if not _known(seed, strips) and is_promising(picture, seed)]
    return [strip for strip in _strips(picture, left, tolerance) if strip.steps]


def _with_whole_ends(picture: Pixels, strip: Strip, tolerance: int) -> Strip:
    """Steps of which grain cut the first or the last one short: as long as their colors go on.

    All steps are of one length, so none becomes longer than the others are.
    """
    edges = list(strip.steps)
    usual = float(median(np.diff(edges)))
    for end, inner, move in ((0, 1, -1), (-1, -2, 1)):
        rows = slice(*sorted((edges[end], edges[inner])))
        color = np.median(picture[rows, strip.x0 : strip.x1], axis=(0, 1))
        while abs(edges[end] - edges[inner]) < usual:
            at = edges[end] + (0 if move > 0 else -1)
            if not 0 <= at < picture.shape[0]:
                break
            row = median(picture[at, strip.x0 : strip.x1], along_first=True)
            if np.abs(row - color).max() > tolerance:
                break
            edges[end] += move
    return replace(strip, y0=edges[0], y1=edges[-1], steps=tuple(edges))
