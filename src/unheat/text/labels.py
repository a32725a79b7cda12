"""The text around the cells: where it stands, what it says, what it belongs to.

In order: find ink outside the cells; let the bars claim their numbers and names; let
every panel look outwards from its four sides for labels and axis titles; what stands
above is a title; panels without labels borrow those of a neighbour on the same rows or
columns. Then crops go to the readers and come back as words, and ``assemble`` chooses.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import zip_longest
from types import MappingProxyType

import numpy as np

from unheat.model import CellPixels, Crop, Layout, Word
from unheat.model.geometry import surround
from unheat.text.axes import Side
from unheat.text.axis_ends import names_at_ends
from unheat.text.axis_factors import with_scales_told
from unheat.text.axis_title import may_be_caption
from unheat.text.bar_and_labels import labels_beside
from unheat.text.bar_ink import bar_ends, tick_strokes
from unheat.text.bar_or_rows import bar_or_rows
from unheat.text.bars import bar_sites
from unheat.text.beyond_charts import titled
from unheat.text.both_sides import both_sides
from unheat.text.captions_below import with_captions_in_row
from unheat.text.captions_between import with_captions_below
from unheat.text.choose import build_texts, doubtful
from unheat.text.claims import proposed, unclaimed, with_doubts
from unheat.text.company import company, is_over_chart
from unheat.text.crops import cut
from unheat.text.dotted_rules import dotted_rules
from unheat.text.echoes import without_asked, without_echoes
from unheat.text.facet_strips import named_by_strips
from unheat.text.far_apart import has_company
from unheat.text.figure_letters import begins_with_letter, title_over, with_letters
from unheat.text.figure_title import figure_title_block, title_over_charts, without_subtitle
from unheat.text.hanging import with_underscores_below
from unheat.text.headings_of_rows import with_row_headings
from unheat.text.headline import headline, masthead
from unheat.text.heads_between import heads_between
from unheat.text.ink import find_glyphs
from unheat.text.inside import cells_of, entered
from unheat.text.joined import Ask, nobody
from unheat.text.keyed_lines import without_keyed_lines
from unheat.text.keys import key_sites
from unheat.text.left_over import clumps_left, letters_left
from unheat.text.line_of_values import without_line_of_values
from unheat.text.lines import Line
from unheat.text.loose_ends import cut_apart, cut_labels, goes_on, runs_on
from unheat.text.nameless_bars import bars_named_by, swapped, told_by_size
from unheat.text.only_heads import only_heads
from unheat.text.outer_names import asked_as, outer_sites, renamed, settled
from unheat.text.over_panels import below_others, spans_panels
from unheat.text.overprinted import overprinted
from unheat.text.page import Page, whole
from unheat.text.page_heading import page_heading
from unheat.text.parting import shares_ink
from unheat.text.passages import passages
from unheat.text.peel import is_square
from unheat.text.picture_edge import no_print
from unheat.text.raised_lines import signs_joined
from unheat.text.rival_names import rivaled
from unheat.text.row_heading import heading_sites
from unheat.text.second_titles import far_titles, with_bars_named
from unheat.text.sections import is_beyond_text, section_heading
from unheat.text.shared import with_shared_titles
from unheat.text.sheet_lines import without_sheet_lines, without_sheet_titles
from unheat.text.side_titles import may_be_of_a_bar, may_be_of_the_next
from unheat.text.sister_gaps import sister_gaps
from unheat.text.sites import BarTexts, PanelTexts, Site, Sites, Texts, TickText, level_heads
from unheat.text.stack_title import with_stack_title
from unheat.text.stairs import on_diagonal, with_stairs
from unheat.text.standing_rules import standing_rules
from unheat.text.swatch_names import swatches_named
from unheat.text.title_lines import whole_titles
from unheat.text.title_owner import (
    may_be_of_others,
    names_in_place_of_title,
    title_of_one,
    under_letters,
)
from unheat.text.titles import over_cells
from unheat.text.titles_at_right import set_titles
from unheat.text.turns import groups, turns_first, turns_left
from unheat.text.two_weights import of_two_weights
from unheat.text.type_sizes import type_sizes

__all__ = [
    "BarTexts",
    "PanelTexts",
    "Site",
    "Sites",
    "Texts",
    "TickText",
    "assemble",
    "crops",
    "locate",
    "needs_second",
]


def locate(layout: Layout, cell_pixels: Sequence[CellPixels] = ()) -> Sites:
    """Find every text around the cells and what it belongs to.

    ``cell_pixels`` tell which cells are empty, so that a bar may stand there.
    """
    exclude = [
        box.padded(1.0)
        for panel, pixels in zip_longest(layout.panels, cell_pixels)
        for box in cells_of(panel, layout.bars, pixels)
    ]
    exclude += [box.padded(2.0) for bar in layout.bars for box in bar.parts]
    exclude += layout.furniture
    glyphs = find_glyphs(layout.raster, exclude, layout.background)
    page = Page(
        layout=layout,
        glyphs=glyphs,
        free=np.ones(len(glyphs), dtype=bool),
        size=glyphs.text_size(),
        entered=entered(layout, cell_pixels),
    )
    page.claim(no_print(page))
    page.claim(rules := np.union1d(dotted_rules(page), standing_rules(page)))
    if len(rules):
        page.size = glyphs.text_size(np.flatnonzero(page.free))
    for bar in layout.bars:
        if not bar.swatches:
            page.claim(bar_ends(page, bar))
    boxes = [whole(panel.grid.box, panel.frame) for panel in layout.panels]
    page.text = passages(page, boxes + [bar.box for bar in layout.bars])
    page.claim(page.text)
    page.claim(company(page))
    with_letters(page, boxes)
    page.gaps = sister_gaps(page, boxes)
    headed = set_titles(page, boxes)
    sites: list[Site] = []
    overall_size, (panel_sizes, page.bar_sizes) = page.size, type_sizes(page)
    for number, bar in enumerate(layout.bars):
        page.size = page.bar_sizes[number]
        if bar.swatches:
            sites += key_sites(page, number, bar)
            continue
        page.claim(swatches_named(page, bar))
        labels = labels_beside(page, bar)
        page.free[labels] = False
        sites += bar_sites(page, number, bar)
        page.free[labels] = True
        page.claim(tick_strokes(page, bar))
    overall: list[Line] = []
    beside: dict[int, tuple[Side, Side]] = {}
    for number, panel in enumerate(layout.panels):
        page.size = panel_sizes[number]
        names = on_diagonal(page, panel, cell_pixels[number]) if cell_pixels else None
        left, right = both_sides(page, panel, "left", "right")
        bottom, top = both_sides(page, panel, "bottom", "top")
        if cell_pixels:
            left, top = with_stairs(page, panel, cell_pixels[number], names, left, top)
        row_title, named = left.title or right.title, bottom.title is not None
        beside[number] = left, right
        level = bottom if bottom.labels.count else top
        ends = names_at_ends(
            page,
            number,
            panel,
            left,
            level,
            rows=row_title is None,
            cols=not named and top.title is None,
        )
        sites += ends
        for site in ends:
            row_title = site.lines[0] if site.role == "row-title" else row_title
            named = named or site.role == "column-title"
        top, title, sure = over_cells(
            page, panel, top, named=named, row_title=row_title, beside=(left, right)
        )
        if number in headed:
            for line in title:
                page.free[line.glyphs] = True
            title, sure = [headed[number]], True
        elif title and (nearer := section_heading(page, title, boxes[number])) is not None:
            title, sure = [nearer], False
        sites += whole_titles(page, _axis_sites(number, "row", left, right), (left, right))
        named_sites = whole_titles(page, _axis_sites(number, "column", bottom, top), (bottom, top))
        if top.title is not None and not sure:
            named_sites = [
                replace(site, sure=False) if site.role == "column-title" else site
                for site in named_sites
            ]
        sites += named_sites
        if row_title is None:
            side = left if left.labels.count else right
            sites += heading_sites(page, number, side, top, named=named)
        sites += outer_sites(page, number, panel, left, top)
        spans = [line for line in title if spans_panels(line, boxes[number], boxes)]
        spans = [line for line in spans if not has_company(page, line, boxes[number], boxes)]
        spanning = [line for line in spans if not below_others(line, boxes)]
        sure, overall = sure and spans == spanning, overall or spanning
        title = [line for line in title if line not in spanning]
        if title:
            sites.append(title_over(number, title, boxes, sure=sure))
    page.size = overall_size
    sites = heads_between(page, named_by_strips(page, sites, far_titles(beside), boxes))
    sites = with_bars_named(page, sites, beside, boxes)
    sites = with_shared_titles(page, sites)
    if not overall and len(boxes) > 1:
        own = [site.box for site in sites if site.role == "title"]
        overall = figure_title_block(page, boxes, own)
    sites, overall = with_stack_title(page, boxes, sites, overall)
    if not overall and boxes:
        own = [site.box for site in sites if site.role == "title"] if len(boxes) == 1 else []
        about = [site.box for site in sites] + [bar.box for bar in layout.bars]
        # Over a panel that has its title the figure's is set over that.
        over, around = (own[0], own[0]) if own else (surround(boxes), surround(boxes + about))
        overall = headline(page, over, around, level_heads(sites))
        if own and not overall:
            (site,) = (site for site in sites if site.role == "title")
            overall = masthead(page, site.lines, surround(boxes + about))
        if own:
            sites, overall = names_in_place_of_title(page, sites, boxes[0], overall)
    beside_charts = [] if overall else title_over_charts(page, boxes)
    overall = overall or beside_charts or page_heading(page, boxes, sites)
    if (own_title := title_of_one(page, overall, boxes, sites)) is not None:
        sites.append(own_title)
    elif overall:
        sites = without_subtitle(page, sites, overall[-1], boxes)
        named = bool(beside_charts) or len(boxes) > 1 or any(site.role == "title" for site in sites)
        sites.append(titled(page, boxes, overall, sites, named=named))
    sites = with_row_headings(page, sites)
    sites += under_letters(page, boxes, sites, panel_sizes)
    sites = without_keyed_lines(page, with_captions_in_row(page, signs_joined(page.glyphs, sites)))
    sites = told_by_size(page, with_underscores_below(page, sites + proposed(page, sites)))
    either = bar_or_rows(page, sites) | only_heads(page, sites)
    missed = (*unclaimed(page, sites), *either.values(), *may_be_of_others(own_title, sites, boxes))
    unsure = cut_labels(page, sites) | cut_apart(page, sites) | overprinted(page, sites)
    unsure |= rivaled(page, sites) | of_two_weights(page, sites) | set(either)
    unsure |= swapped(page, sites)
    sites = [
        replace(site, sure=False)
        if site.key in unsure
        or goes_on(page, site, sites)
        or runs_on(page, site)
        or shares_ink(page, site)
        or bars_named_by(page, sites, site)
        or may_be_of_the_next(page, sites, site)
        or may_be_of_a_bar(page, sites, site)
        or may_be_caption(site)
        or is_beyond_text(page, site, sites)
        or begins_with_letter(page, site)
        or is_over_chart(page, site)
        else site
        for site in sites
    ]
    return Sites(
        layout=layout,
        glyphs=page.glyphs,
        sites=tuple(sites),
        unclaimed=missed,
        left=np.concatenate([letters_left(page, sites), clumps_left(page, sites)]),
    )


def crops(sites: Sites) -> list[Crop]:
    """What the first reader is asked: every line of every site, in the directions that tell how
    it is read."""
    return _cut(sites, _turns_first(sites))


def crops_left(sites: Sites, first: Mapping[str, Word]) -> list[Crop]:
    """What it is asked once more: labels that do not read in the directions it was asked for."""
    return _cut(sites, turns_left(sites, _turns_first(sites), first))


def _turns_first(sites: Sites) -> dict[str, tuple[float, ...]]:
    each = (turns_first(group) for group in groups(sites).values())
    return {key: turns for asked in each for key, turns in asked.items()}


def _cut(sites: Sites, turns: Mapping[str, tuple[float, ...]]) -> list[Crop]:
    return [crop for site in sites.sites for crop in cut(sites, site, turns.get(site.key, ()))]


def needs_second(sites: Sites, first: Mapping[str, Word]) -> list[str]:
    """Keys of the crops that a second reader should read too."""
    sites, taken = settled(sites, first)
    return [asked_as(key, taken) for key in doubtful(sites, renamed(first, taken))]


def assemble(
    sites: Sites,
    first: Mapping[str, Word],
    second: Mapping[str, Word],
    letters: Mapping[str, Word] = MappingProxyType({}),
    *,
    ask: Ask = nobody,
) -> Texts:
    """Words by crop key → texts by meaning; where readers differ and nothing decides, review.
    ``ask`` lets two readers hear lines of short labels in doubt, and the numbers of scales."""
    sites, taken = settled(sites, first)
    words = [renamed(said, taken) for said in (first, second, letters)]
    read = without_sheet_lines(built := build_texts(sites, *words, ask=ask))
    texts = with_doubts(sites, without_line_of_values(sites, without_echoes(read)))
    texts = with_scales_told(sites, texts, ask=ask)
    return with_captions_below(sites, without_sheet_titles(without_asked(texts, read), built))


def _axis_sites(number: int, role: str, usual: Side, other: Side) -> list[Site]:
    """Labels from the side that has more of them, the title from wherever it stands."""
    side = other if other.labels.count else usual
    sites = []
    for place, lines in side.labels.places.items():
        turns: tuple[float, ...] = (90.0, 270.0) if side.angle == 90.0 else (side.angle,)
        if not side.certain:
            turns = (0.0, 90.0, 270.0)
            if side.angle % 90 != 0 and side.labels.count >= 3:
                # Lone letters on a slope are as sharp one way as the other.
                turns = (side.angle, side.angle - math.copysign(90.0, side.angle), 0.0)
        sites.append(
            Site(
                role=role,
                owner=number,
                index=place,
                lines=tuple(lines),
                turns=turns,
                side=side.side,
            )
        )
    named = side if side.title is not None else (other if side is usual else usual)
    if named.title is not None:
        turns = (90.0, 270.0) if named.title.angle == 90.0 else (named.title.angle,)
        if role == "row" and is_square(named.title):
            # A lone sign does not tell how it is turned.
            turns = (0.0, 90.0, 270.0)
        sites.append(
            Site(
                role=f"{role}-title",
                owner=number,
                index=0,
                lines=(named.title,),
                turns=turns,
                side=named.side,
            )
        )
    return sites
