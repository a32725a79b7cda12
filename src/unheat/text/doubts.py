"""What a person should look at although the readers agree.

Readers that were brought up on the same print make the same mistakes: letters of a few
pixels that have run together, labels that overlap. Agreement is no proof there, and a
label is believed only where something outside it says the same. Whether a "vs" is small
or capital the shape does not tell; its height beside the other labels does.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from unheat.medians import median
from unheat.model import Axis, Box, Reason
from unheat.text.accents import has_accents
from unheat.text.arches import arched
from unheat.text.barred import is_barred
from unheat.text.corroborate import Reading, confirmed
from unheat.text.counters import are_numbered_by_place, are_numbered_through
from unheat.text.crowned import crowned
from unheat.text.disputes import many_disputed, raised_in_dispute, still_open
from unheat.text.dissent import dissent, is_at_odds
from unheat.text.far_apart import names_run_together
from unheat.text.feet import ends_at_rule, lost_stop, spelled_by_pieces
from unheat.text.greek_tails import has_greek_tail
from unheat.text.lines import group_lines, split_line
from unheat.text.lost_primes import lost_prime
from unheat.text.lost_stems import lacks_stem
from unheat.text.meeting_ranges import ranges_that_meet
from unheat.text.mirrored import mirrored
from unheat.text.namesakes import namesakes, no_numbers, of_one_form, of_one_mark
from unheat.text.outside_labels import outside_labels
from unheat.text.page import side_view, whole
from unheat.text.reading import changed, doubted
from unheat.text.sites import Site, Sites
from unheat.text.spanned_places import with_spanned_places
from unheat.text.spelling import EITHER_CASE, plain
from unheat.text.subscripts import too_low, with_small_letter, with_zero_below
from unheat.text.thinned import with_due_places
from unheat.text.trust import agreed_by_chance, guessed_alone, seen_small
from unheat.text.unread import all_unread, is_garbled, run_into_title
from unheat.text.variants import has_lowered, lettered
from unheat.text.wrapped import holds_two, in_step_as_blocks

_DOUBTED = 0.6  # Confidence of what is doubted, at most.
_SMALL, _SMALL_LOSSY = 6.5, 8.5  # Lower letters, in pixels, run together.
_NEARLY = 0.8  # So much of the size of print is no larger than small print.
_LOWERED = 0.6  # Size of a lowered or raised digit as a share of its label's.
_SURE = 0.99  # The better reader's confidence in a small label that fits its ink and is believed.
_WORD = 0.5  # Blank between words, in letter heights.
_ENOUGH = 4  # Labels in capitals that tell that all are.
_SUBSCRIPTS = frozenset("₀₁₂₃₄₅₆₇₈₉")
_TALL = frozenset("bdfhklt0123456789ABDEFGHIJKLMNPQRTY")
_SET_BY_ENDS = 0.35  # Columns by which texts set by their ends stand off the middles, all alike.


def doubts(sites: Sites, readings: dict[str, Reading]) -> dict[str, Reading]:
    """Readings with their case set by their height, and agreed ones doubted where they may err."""
    result = dict(readings)
    for number in range(len(sites.layout.panels)):
        for role in ("row", "column"):
            group = sites.of(role, number)
            result |= _cased(group, result)
            result |= _capital(group, result)
            believed = confirmed(sites, result, number, role)
            low = too_low(sites, group, result)
            ringed = crowned(sites.glyphs, group, result)
            own = [result[site.key] for site in group]
            # Names that go on by one have lost no letter to each other.
            counted = are_numbered_through([one.text for one in own])
            at_sea, accented = many_disputed(own), any(has_accents(one.text) for one in own)
            for site in group:
                reading = spelled_by_pieces(sites, site, result[site.key])
                reading = with_zero_below(sites, site, reading)
                reading = result[site.key] = with_small_letter(reading, low=site.key in low)
                lowered = has_lowered(reading.text) or raised_in_dispute(reading)
                lowered &= is_small(sites, site, _LOWERED)
                # The same symbol on the other axis is misread alike.
                lowered |= site.key in low or is_barred(sites, site, reading)
                if not reading.text or reading.layer:
                    continue
                other = dissent(reading)
                if other is not None:
                    reading = result[site.key] = changed(reading, other, sure=False)
                if reading.review:
                    continue
                # What goes on evenly may have lost the same digit everywhere.
                if site.key in believed and site.sure and not (lowered or site.key in ringed):
                    continue
                # An "rn" is as wide as an "m", or nearly so.
                proved = reading.proved and reading.second >= _SURE and not arched(reading.text)
                weak = agreed_by_chance(reading, accented=accented) or (
                    at_sea and reading.second < _SURE
                )
                # Beside accents, and where letters run together, a third reader may be right.
                weak |= (accented or is_small(sites, site, _NEARLY)) and is_at_odds(reading)
                weak = (weak and not reading.shown) or guessed_alone(reading)
                seen = not accented and seen_small(reading, site.lines[0].size)
                proved |= seen or reading.shown
                small = lowered or (is_small(sites, site) and not proved)
                digit = lettered(reading.text) != reading.text and not reading.shown
                apart = site.sure and (counted or not _overlaps(site, group))
                apart &= not holds_two(site, group)
                lost = lost_stop(sites, site, reading) or ends_at_rule(sites, site)
                lost |= lacks_stem(sites, site, reading) or site.key in ringed
                lost |= lost_prime(sites, site, reading)
                lost |= still_open(reading) and not has_greek_tail(sites, reading)
                if weak or small or digit or not apart or lost:
                    result[site.key] = doubted(reading, _DOUBTED)
            result |= _beside_doubts(group, result)
            result |= namesakes(group, result)
            result |= of_one_form(group, result)
            result |= of_one_mark(group, result)
            result |= no_numbers(group, result)
            result |= ranges_that_meet(group, result)
        result |= mirrored(sites, result, number)
    return result


def missed(sites: Sites, axis: Axis, owner: int, role: str) -> Axis:
    """An axis with the places marked where print was expected and none was read.

    Those are the few without a label among many with one, those among others without an even step,
    all of them where none has a label and there is print beside the cells, in step with them or all
    along them, and those whose print ran into others on a slope. Numbers of a scale name no line.
    """
    if axis.quantity is not None and not any(axis.labels):
        return axis
    axis = run_into_title(with_due_places(with_spanned_places(sites, axis, owner, role)))
    empty = [label is None for label in axis.labels]
    count = len(empty)
    found = count - sum(empty)
    few = sum(empty) > 0 and count >= 3 and found >= 0.75 * count
    steps = np.diff(np.flatnonzero(~np.array(empty, dtype=bool)))
    # Who thins labels out leaves every second or fifth.
    uneven = found >= 0.5 * count and (len(set(steps)) > 1 or (found < count and 1 in steps))
    if (
        not few
        and not uneven
        and not (any(empty) and _run_together(sites, axis, owner, role))
        and (found or not (is_garbled(axis.title) or _is_expected(sites, owner, role)))
    ):
        return axis
    return all_unread(axis, {place for place, none in enumerate(empty) if none})


def _is_expected(sites: Sites, owner: int, role: str) -> bool:
    """Whether there is print that may be labels, of places that all have none."""
    found = _has_print(sites, owner, role) or _has_rhythm(sites, owner, role)
    return found or names_run_together(sites, owner, role)


def _run_together(sites: Sites, axis: Axis, owner: int, role: str) -> bool:
    """Whether labels on a slope are thicker than they stand apart: some are two that touch."""
    grid = sites.layout.panels[owner].grid
    pitch = grid.cell_height if role == "row" else grid.cell_width
    angle = np.deg2rad(axis.turn)
    apart = pitch * abs(np.sin(angle) if role == "column" else np.cos(angle))
    thick = [
        line.across[1] - line.across[0] for site in sites.of(role, owner) for line in site.lines
    ]
    close = axis.turn % 90 != 0 and len(thick) > 1 and float(median(thick)) > 1.2 * apart
    return close and not are_numbered_by_place(axis.labels)


def _has_print(sites: Sites, owner: int, role: str) -> bool:
    """Whether letters that belong to no text stand beside at least half of the places."""
    panel = sites.layout.panels[owner]
    own = whole(panel.grid.box, panel.frame)
    glyphs = sites.glyphs
    free, size = sites.unread(), glyphs.text_size()
    sides_of = glyphs.boxes[:, 2:] - glyphs.boxes[:, :2]
    # Labels that overlap make large pieces, which a dendrogram has too, but not so full ones.
    full = glyphs.area >= 0.2 * sides_of.prod(axis=1)
    free &= full & (glyphs.height >= 0.6 * size) & (glyphs.height <= 6 * size)
    sides = ("left", "right") if role == "row" else ("bottom", "top")
    centers = panel.grid.row_centers() if role == "row" else panel.grid.column_centers()
    cell = panel.grid.cell_height if role == "row" else panel.grid.cell_width
    for side in sides:
        view = side_view(glyphs.boxes, own, side)
        near = free & (view[:, 0] >= 0) & (view[:, 0] <= 3 * size)
        if near.any():
            start, end = view[near, 2][None, :], view[near, 3][None, :]
            reach = 0.5 * min(cell, size)
            beside = ((start <= centers[:, None] + reach) & (end >= centers[:, None] - reach)).any(
                1
            )
            if beside.mean() >= 0.5:
                return True
    return False


def _has_rhythm(sites: Sites, owner: int, role: str) -> bool:
    """Whether lines on some side, near or far, are in step with most rows or columns.

    Whatever they were taken for: words of a title are hardly ever centred on columns.
    """
    panel = sites.layout.panels[owner]
    own = whole(panel.grid.box, panel.frame)
    axis = 1 if role == "row" else 0
    centers = panel.grid.row_centers() if role == "row" else panel.grid.column_centers()
    glyphs = sites.glyphs
    if len(centers) < 3:
        return False
    rest = outside_labels(sites)
    start, end = (own.y0, own.y1) if axis else (own.x0, own.x1)
    for side in ("left", "right") if axis else ("bottom", "top"):
        view = side_view(glyphs.boxes, own, side)
        index = np.flatnonzero(rest & (view[:, 0] >= 0) & (view[:, 3] > start) & (view[:, 2] < end))
        if not len(index):
            continue
        lines = group_lines(glyphs, index, 0.0, glyphs.text_size(index))
        parts = [part for line in lines for part in split_line(glyphs, line, 0.9 * line.size)]
        if axis and in_step_as_blocks(parts, np.asarray(centers)):
            return True
        # Rows are told by all lines beside them; columns by those of one line.
        groups = [parts] if axis else [split_line(glyphs, one, 0.9 * one.size) for one in lines]
        if any(_in_step([part.center[axis] for part in group], centers) for group in groups):
            return True
    return False


def _in_step(middles: list[float], centers: npt.NDArray[np.float64]) -> bool:
    """Whether most centers have a text in their middle, or all off it alike, as texts of about one
    length are that were set by their ends, and most texts are in such a one."""
    if len(middles) < 0.8 * len(centers):
        return False
    pitch = float(median(np.diff(centers)))
    off = (np.array(middles)[None, :] - centers[:, None]) / pitch
    shift = float(median(off[np.abs(off).argmin(axis=0), np.arange(len(middles))]))
    away = np.abs(off - (shift if abs(shift) <= _SET_BY_ENDS else 0.0))
    return bool((away.min(axis=1) < 0.15).mean() >= 0.8 and (away.min(axis=0) < 0.15).mean() >= 0.8)


def is_small(sites: Sites, site: Site, share: float = 1.0) -> bool:
    """Whether print, or what is set at a ``share`` of it, is so small that letters run together."""
    limit = _SMALL_LOSSY if sites.layout.raster.lossy else _SMALL
    return share * site.lines[0].size < limit


def _overlaps(site: Site, group: list[Site]) -> bool:
    """Whether ink reaches into its neighbour's by a quarter of a letter, or level names touch."""
    least = (0.25 if site.role == "row" or site.lines[0].angle else -0.15) * site.lines[0].size
    beside = [other for other in group if abs(other.index - site.index) == 1]
    if site.lines[0].angle % 90 != 0:
        return any(_stands_in(site, other) > least for other in beside)
    return any(_shared(site.box, other.box) > least for other in beside)


def _beside_doubts(group: list[Site], readings: dict[str, Reading]) -> dict[str, Reading]:
    """Level names no further than a word from one in doubt, doubted: words may be either's."""
    result = {}
    level = [site for site in group if site.role == "column" and not site.lines[0].angle]
    for pair in pairwise(sorted(level, key=lambda site: site.index)):
        for site, other in (pair, pair[::-1]):
            reading = readings[site.key]
            if reading.review or not reading.text or not readings[other.key].review:
                continue
            if _shared(site.box, other.box) > -_WORD * site.lines[0].size:
                result[site.key] = doubted(reading, _DOUBTED)
    return result


def _stands_in(one: Site, two: Site) -> float:
    """How deep two labels on a slope stand in each other across their lines, in pixels.

    Also where one goes on behind the other: letters of the two that touch are of one of them.
    """
    depths = [0.0]
    for a in one.lines:
        for b in two.lines:
            if max(a.along[0], b.along[0]) - min(a.along[1], b.along[1]) < 2 * a.size:
                depths.append(min(a.across[1], b.across[1]) - max(a.across[0], b.across[0]))
    return max(depths)


def _shared(one: Box, two: Box) -> float:
    """How deep two boxes lie in each other, in pixels; negative where they are apart."""
    return min(min(one.x1, two.x1) - max(one.x0, two.x0), min(one.y1, two.y1) - max(one.y0, two.y0))


def _capital(group: list[Site], readings: dict[str, Reading]) -> dict[str, Reading]:
    """Disputed labels of one shape in both cases made capitals where all others are."""
    own = [readings[site.key] for site in group]
    cased = [one.text for one in own if one.text.upper() != one.text.lower() and not one.review]
    if len(cased) < _ENOUGH or not all(text.isupper() for text in cased):
        return {}
    return {
        one.site.key: replace(one, text=one.text.upper(), others=(one.text, *one.others))
        for one in own
        if one.review and not one.layer and one.text.islower() and set(one.text) <= EITHER_CASE
    }


def _cased(group: list[Site], readings: dict[str, Reading]) -> dict[str, Reading]:
    """Labels of letters that look alike in both cases, in the case that their height tells."""
    heights = {
        site.key: site.lines[0].across[1] - site.lines[0].across[0]
        for site in group
        if len(site.lines) == 1
    }
    tall = [
        heights[site.key]
        for site in group
        if site.key in heights
        and _TALL & set(readings[site.key].text)
        and not set("gjpqyQ_,;()[]/|") & set(readings[site.key].text)
    ]
    lowered = any(_SUBSCRIPTS & set(readings[site.key].text) for site in group)
    if len(tall) < 2 or float(median(tall)) < 8 or lowered:
        # With numbers below its base line a label is higher than its letters.
        return {}
    full = float(median(tall))
    result = {}
    for site in group:
        reading = readings[site.key]
        text = plain(reading.text)
        if not text or not set(text) <= EITHER_CASE or site.key not in heights:
            continue
        if reading.layer or (reading.proved and not reading.review):
            continue
        share = heights[site.key] / full
        # Small letters are about 0.73 as tall as capitals; in between a person decides.
        cased = reading.text.lower() if share < 0.82 else reading.text.upper()
        if 0.82 <= share <= 0.9:
            why = (*reading.reasons, Reason.LOW_CONFIDENCE)
            result[site.key] = replace(reading, review=True, reasons=why)
        elif cased != reading.text and (share < 0.82 or reading.text.islower()):
            agreed = all(text.lower() == cased.lower() for text in reading.others)
            result[site.key] = replace(
                reading,
                text=cased,
                others=tuple(text for text in reading.others if text != cased),
                review=reading.review and not agreed,
                reasons=() if agreed else reading.reasons,
            )
        elif (
            cased == reading.text
            and reading.others
            and all(text.lower() == cased.lower() for text in reading.others)
        ):
            result[site.key] = replace(reading, review=False, reasons=(), confidence=0.9)
    return result
