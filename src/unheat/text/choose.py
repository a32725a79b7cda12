"""Words → texts: which direction, which reader, and when to ask a person.

Two readers that agree are believed. Where they differ something outside both must decide
(the same label on the other axis, a series, the ink itself), or a person is asked.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from unheat.model import Axis, Label, Reason, Word
from unheat.text.accidentals import with_accidentals
from unheat.text.among_letters import settled_among_others
from unheat.text.as_inked import as_inked
from unheat.text.axis_gaps import with_axis_gaps
from unheat.text.axis_types import AxisTypes
from unheat.text.bar_numbers import as_power
from unheat.text.by_pieces import told_by_pieces
from unheat.text.corroborate import Reading, corroborate, corroborated, spaced_keys
from unheat.text.counted import set_straight, tables_doubted, without_scales
from unheat.text.crowded import crowded, names_in_bars_doubted
from unheat.text.doubts import doubts, missed
from unheat.text.drawn_marks import with_marks_held
from unheat.text.either_anchor import by_either_anchor
from unheat.text.either_way_up import either_way_up
from unheat.text.families import settled_by_form, with_families
from unheat.text.group_heads import with_group_heads
from unheat.text.high_marks import with_high_marks
from unheat.text.joined import Ask, heard_together, nobody
from unheat.text.layer import layered
from unheat.text.left_over import with_letters_left
from unheat.text.lent import lend_labels
from unheat.text.lines import turned_extents
from unheat.text.lone_case import with_lone_case, with_lone_names
from unheat.text.lone_letters import cased_by_height
from unheat.text.lost_points import with_lost_points
from unheat.text.marked_places import with_marked_places
from unheat.text.marks_between import by_marks_between
from unheat.text.middle_dots import with_middle_dots
from unheat.text.missed_marks import with_missed_marks
from unheat.text.named_twice import with_named_twice
from unheat.text.noughts import with_noughts
from unheat.text.numbered import numbered_through, vouched_for, with_numbered_names
from unheat.text.odd_titles import odd_titles_doubted
from unheat.text.offsets import offset_in_place, offset_text
from unheat.text.over_letters import shows_marks, with_dots
from unheat.text.overlapping import overlaps
from unheat.text.powers import as_raised, with_powers
from unheat.text.proof import proofread
from unheat.text.quantities import measured
from unheat.text.raised_dashes import with_raised_dashes
from unheat.text.ranges import beside_names
from unheat.text.reading import doubted, joined_words, keys_of
from unheat.text.rivals import held_against_rivals
from unheat.text.scale_axes import at_their_places
from unheat.text.second_marks import with_second_marks
from unheat.text.seen_signs import with_seen_signs
from unheat.text.seen_spaces import with_seen_spaces
from unheat.text.shapes import as_drawn
from unheat.text.signs import spelled_signs
from unheat.text.signs_lengthwise import signed_lengthwise
from unheat.text.single_signs import with_single_signs
from unheat.text.sister_axes import with_sisters
from unheat.text.sister_spaces import spaced_as_sisters, with_even_units
from unheat.text.sister_turns import turns_of
from unheat.text.sites import BarTexts, PanelTexts, Site, Sites, Texts
from unheat.text.spelling import (
    as_number,
    dashed_alike,
    has_rank,
    is_mixed,
    plain_dots,
    same_letters,
    same_range,
    same_underlines,
    unaccented,
    without_slivers,
)
from unheat.text.tailed import with_tails
from unheat.text.tick_commas import without_tick_commas
from unheat.text.tick_texts import tick_texts
from unheat.text.told_marks import told_by_marks
from unheat.text.tops import topped
from unheat.text.trust import sure_of_both
from unheat.text.turns import groups, turns_asked, with_lying
from unheat.text.twin_spaces import spaced_as_twins
from unheat.text.twins import twins
from unheat.text.two_dots import with_both_forms
from unheat.text.unproved import with_unproved
from unheat.text.voices import weighed
from unheat.text.wording import proofread_titles
from unheat.text.wordless import is_wordless

_SURE = 0.9


def doubtful(sites: Sites, first: Mapping[str, Word]) -> list[str]:
    """Keys of crops that the second reader should read as well.

    Not asked for: numbers that all lie on one line, names of months and days, one of two labels
    that the first reader found on both axes, and labels that are numbered through, but for three.
    """
    readings = _heard(sites, first, {})
    settled = corroborated(sites, readings) | set(twins(sites, readings))
    settled |= set(numbered_through(sites, readings))
    return [
        site.crop_key(number, turn)
        for group in groups(sites).values()
        for site in group
        if site.key not in settled
        for turn in turns_asked(group, first, readings[site.key].turn)
        for number in range(len(site.lines))
    ]


def build_texts(
    sites: Sites,
    first: Mapping[str, Word],
    second: Mapping[str, Word],
    letters: Mapping[str, Word] = MappingProxyType({}),
    *,
    ask: Ask = nobody,
) -> Texts:
    """All texts of a figure from the words of its readers; two are asked on for short labels."""
    readings = with_second_marks(_heard(sites, first, second, letters))
    readings |= heard_together(sites, readings, first, second, ask=ask)
    alone = _heard(sites, first, {})
    readings |= vouched_for(sites, readings, alone, second)
    for key, twin in twins(sites, alone).items():
        if second and not any(name.startswith(key + ".") for name in second):
            # Only the twin was read twice; what became of it holds for both.
            readings[key] = replace(
                readings[twin], site=readings[key].site, turn=readings[key].turn
            )
    readings = proofread(sites, signed_lengthwise(sites, readings))
    types = AxisTypes(sites, readings)
    readings = without_scales(sites, topped(sites, as_drawn(sites, readings, types)))
    readings = layered(sites, with_numbered_names(sites, corroborate(sites, readings)))
    readings = without_scales(sites, spelled_signs(sites, readings))
    readings = set_straight(sites, tables_doubted(sites, readings))
    readings = with_sisters(sites, doubts(sites, settled_by_form(sites, readings)))
    readings = proofread_titles(sites, cased_by_height(sites, with_families(sites, readings)))
    readings = spaced_keys(sites, odd_titles_doubted(sites, readings))
    readings = told_by_pieces(sites, with_marks_held(sites, readings, types))
    readings = with_raised_dashes(sites, with_both_forms(sites, with_middle_dots(sites, readings)))
    readings = with_powers(sites, with_lost_points(sites, readings))
    readings = spaced_as_sisters(sites, spaced_as_twins(sites, readings))
    readings = with_high_marks(sites, with_axis_gaps(sites, with_seen_spaces(sites, readings)))
    readings = held_against_rivals(sites, with_even_units(sites, readings), types)
    readings = with_accidentals(sites, with_seen_signs(sites, with_lone_case(sites, readings)))
    readings = with_unproved(sites, with_noughts(sites, with_single_signs(sites, readings)))
    readings = with_missed_marks(sites, told_by_marks(sites, readings, types), types)
    readings = either_way_up(sites, with_lone_names(sites, readings), first, second)
    readings = names_in_bars_doubted(sites, with_tails(sites, readings))
    readings = settled_among_others(sites, with_named_twice(sites, readings))
    panels = [
        PanelTexts(
            title=_label(sites, readings, "title", number),
            rows=_axis(sites, readings, "row", number, panel.grid.n_rows, "left"),
            columns=_axis(sites, readings, "column", number, panel.grid.n_cols, "bottom"),
        )
        for number, panel in enumerate(sites.layout.panels)
    ]
    bars = [
        BarTexts(
            label=_label(sites, readings, "bar-label", number),
            ticks=tick_texts(sites, readings, number),
            offset=_label(sites, readings, "bar-offset", number),
            keys=tuple(
                _label(sites, readings, "key", number, index) for index in range(len(bar.swatches))
            ),
        )
        for number, bar in enumerate(sites.layout.bars)
    ]
    return Texts(
        figure_title=_label(sites, readings, "figure-title", 0),
        panels=tuple(
            replace(panel, rows=measured(panel.rows), columns=measured(panel.columns))
            for panel in lend_labels(
                panels,
                [panel.grid for panel in sites.layout.panels],
                [panel.bar for panel in sites.layout.panels],
            )
        ),
        bars=tuple(bars),
    )


def _heard(
    sites: Sites,
    first: Mapping[str, Word],
    second: Mapping[str, Word],
    letters: Mapping[str, Word] = MappingProxyType({}),
) -> dict[str, Reading]:
    """Readings in the directions that the readers tell, of the words that hold."""
    readings: dict[str, Reading] = {}
    turns = turns_of(sites, first, second, letters)
    words = weighed(first, with_lying(sites, turns, first, second), letters)
    for key, group in groups(sites).items():
        for site in group:
            own = turns[key] if turns[key] in site.turns else site.turns[0]
            told = [
                joined_words(by, keys_of(site, own)) or ("", 0.0) for by in (first, letters, second)
            ]
            # The reader of letters may stand in for one that it outvoted.
            third = told[1] if same_letters(told[0][0], told[1][0]) else ("", 0.0)
            said, both = tuple(text for text, _ in told), sure_of_both(told[1], told[2])
            found = _read(sites, site, own, *words)
            readings[site.key] = replace(found, third=third, said=said, both=both)
    return readings


def _read(
    sites: Sites, site: Site, turn: float, first: Mapping[str, Word], second: Mapping[str, Word]
) -> Reading:
    lines = site.lines if turn != 270.0 else site.lines[::-1]
    keys = keys_of(site, turn)
    one, two = joined_words(first, keys), joined_words(second, keys)
    if site.role == "tick" and not (
        sites.layout.bars[site.owner].keys or beside_names(sites, site, first)
    ):
        # Beside a key "10-20" is a range, and beside other letters "B" is no 8.
        one = one and (as_power(sites.glyphs, lines[0], as_number(one[0])), one[1])
        two = two and (as_power(sites.glyphs, lines[0], as_number(two[0])), two[1])
    if site.role in ("row", "column") and turn == 0.0 and len(lines) == 1:
        one = one and (as_raised(sites.glyphs, lines[0], one[0]), one[1])
        two = two and (as_raised(sites.glyphs, lines[0], two[0]), two[1])
    if site.role == "bar-offset":
        one = one and (offset_in_place(one[0]) or one[0], one[1])
        two = two and (offset_in_place(two[0]) or two[0], two[1])
    if site.role == "bar-label":
        one = one and (offset_text(one[0]) or one[0], one[1])
        two = two and (offset_text(two[0]) or two[0], two[1])
    if overlaps(sites.glyphs, lines[0]):
        # What stands over these letters are the feet of others, and under them are heads.
        one = one and (without_slivers(unaccented(one[0])), one[1])
        two = two and (without_slivers(unaccented(two[0])), two[1])
    one = one and (as_inked(sites, lines, turn, one[0]), one[1])
    two = two and (as_inked(sites, lines, turn, two[0]), two[1])
    if one is None or two is None:
        if (only := one or two) is None:
            none = (Reason.LABEL_MISSING,)
            return Reading(site=site, text="", confidence=0.0, review=True, reasons=none, turn=turn)
        text, confidence = only
        sure = confidence >= (_SURE if second else 0.8)
        return Reading(
            site=site,
            text=text,
            confidence=confidence,
            review=not sure,
            reasons=() if sure else (Reason.LOW_CONFIDENCE,),
            turn=turn,
        )
    spelled = dashed_alike(one[0], two[0])
    one, two = (spelled[0], one[1]), (spelled[1], two[1])
    if same_letters(one[0], two[0]):
        confidence = 1 - (1 - one[1]) * (1 - two[1])
        return Reading(
            site=site,
            text=one[0],
            confidence=confidence,
            turn=turn,
            spellings=(two[0], one[0]),
            second=two[1],
            first=one[1],
        )
    if site.role == "key" and same_range(one[0], two[0]):
        # Bounds count; how wide a dash is set does not.
        return Reading(site=site, text=two[0], confidence=0.9, turn=turn)
    if plain_dots(one[0]) == plain_dots(two[0]):
        # What stands over an "i" is its dot, unless both readers see an accent.
        text = one[0] if one[0] == plain_dots(one[0]) else plain_dots(two[0])
        if len(lines) == 1 and turn == lines[0].angle and turn % 90 == 0:
            extents = turned_extents(sites.glyphs, lines[0].glyphs, turn)
            text = with_dots(extents, lines[0].size, (one[0], two[0])) or text
        # An accent is often seen where a dot is, two dots are not; small ink does not tell.
        open_dots = not shows_marks(lines[0].size) and any("ï" in read for read, _ in (one, two))
        return Reading(
            site=site,
            text=text,
            confidence=0.5 if open_dots else 0.9,
            review=open_dots,
            reasons=(Reason.READERS_DIFFER,) if open_dots else (),
            turn=turn,
            spellings=(two[0], one[0]),
            second=two[1],
        )
    if same_underlines(one[0], two[0]):
        # One long line of ink: a reader that cuts it in two sees one sign more.
        text, ranked = sorted((one[0], two[0]), key=len)
        found = Reading(site=site, text=text, confidence=0.9, turn=turn)
        return doubted(replace(found, text=ranked)) if has_rank(ranked) else found
    # Of 119 labels that were read differently the second reader is right in 91, the first in 8.
    better, other = (one, two) if is_mixed(two[0]) and not is_mixed(one[0]) else (two, one)
    return Reading(
        site=site,
        text=better[0],
        confidence=0.5 * better[1],
        review=True,
        reasons=(Reason.READERS_DIFFER,),
        others=(other[0],),
        turn=turn,
        spellings=(better[0], other[0]),
        second=better[1],
        first=other[1],
    )


def _label(
    sites: Sites, readings: Mapping[str, Reading], role: str, owner: int, index: int = 0
) -> Label | None:
    found = [site for site in sites.of(role, owner) if site.index == index]
    reading = readings[found[0].key] if found else None
    if reading is None or is_wordless(reading.text):
        return None
    return Label(
        text=reading.text,
        confidence=reading.confidence,
        box=found[0].box,
        turn=reading.turn,
        review=reading.review,
        reasons=reading.reasons,
    )


def _axis(
    sites: Sites, readings: Mapping[str, Reading], role: str, owner: int, count: int, side: str
) -> Axis:
    own = [readings[site.key] for site in sites.of(role, owner)]
    by_place = {reading.site.index: reading for reading in own}
    found = [by_place.get(place) for place in range(count)]
    known = [reading for reading in found if reading is not None]
    axis = Axis(
        title=_label(sites, readings, f"{role}-title", owner),
        labels=without_tick_commas([r.text or None if r else None for r in found]),
        confidence=tuple(reading.confidence if reading else 1.0 for reading in found),
        review=tuple(reading.review if reading else False for reading in found),
        reasons=tuple(reading.reasons if reading else () for reading in found),
        side=known[0].site.side if known else side,
        turn=known[0].turn if known else 0.0,
        boxes=tuple(reading.site.box if reading else None for reading in found),
    )
    axis = at_their_places(axis, own, sites.layout.panels[owner].grid, role)
    axis = with_marked_places(sites.layout, missed(sites, axis, owner, role), owner, role)
    axis = with_group_heads(sites, with_letters_left(sites, axis, owner, role), owner, role)
    axis = by_marks_between(sites, by_either_anchor(sites, axis, owner, role), owner, role)
    return crowded(sites, axis, owner, role)
