"""The story of detection, on one screen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from unheat.detect.apart import doubted_beside
from unheat.detect.bar_assign import assign_bars, cell_colors, has_two_scales
from unheat.detect.bar_halves import halves_joined
from unheat.detect.bar_order import in_order, with_spare
from unheat.detect.bar_pieces import without_pieces_of_bars
from unheat.detect.bars_cut import are_bars_cut
from unheat.detect.bars_of_chart import without_charts
from unheat.detect.blocks import blocks_joined
from unheat.detect.cellcheck import LOSSLESS
from unheat.detect.colorbar import find_bars
from unheat.detect.company import part_company
from unheat.detect.facets import facets_parted
from unheat.detect.foreign_line import without_foreign_lines
from unheat.detect.framed import alone, are_several, framed_boxes
from unheat.detect.grid import forget_lattices
from unheat.detect.halves import with_halves
from unheat.detect.hints import hinted_panel
from unheat.detect.idle_bars import missed_beside
from unheat.detect.laid_bare import laid_bare
from unheat.detect.legend import find_legend
from unheat.detect.lent_bars import lent_bars
from unheat.detect.light import evenly_lit_within
from unheat.detect.lines_settled import with_settled_lines
from unheat.detect.masked_ends import with_masked_ends
from unheat.detect.overlaid import is_on_page, overlaid, uncovered
from unheat.detect.own_cells import is_outside
from unheat.detect.panels import find_panels
from unheat.detect.pen_offset import with_pens_off
from unheat.detect.reading_order import reading_order
from unheat.detect.rectify import Transform, rectified
from unheat.detect.regions import background_color, background_tolerance
from unheat.detect.rivals import FoundPanel
from unheat.detect.seams import without_seams
from unheat.detect.search import search
from unheat.detect.sheet import find_sheet, on_its_sheet, slanted_corners
from unheat.detect.smeared_table import last_tables
from unheat.detect.stands_alone import standing_alone
from unheat.detect.strip_line import ends_in_a_strip
from unheat.detect.strip_taken_in import strip_doubted
from unheat.detect.table import colored_tables
from unheat.detect.table_groups import RULE_PX
from unheat.detect.traced_lines import with_traced_keys
from unheat.detect.turned import turned_cells
from unheat.detect.up_to_frame import with_lines_up_to_frames
from unheat.detect.wall import cards_on_wall
from unheat.detect.whole_tables import with_whole_tables
from unheat.detect.wide_lines import with_wide_lines
from unheat.detect.witness import SURE
from unheat.model import (
    IDENTITY,
    Bar,
    Box,
    Candidate,
    CellPixels,
    Grid,
    Layout,
    PanelLayout,
    Raster,
    Reason,
)
from unheat.options import DetectOptions

_WITHIN, _PART = 0.9, 0.5
"""Share of a piece that lies in the whole; what is less of that is a part of it, and no rival."""


def detect(raster: Raster, options: DetectOptions | None = None) -> Layout:
    """Panels with their grids, color bars, and company, in pixels of ``raster``.

    A layout without panels means that no heatmap was found; ``candidates`` say why.
    """
    options = options or DetectOptions()
    forget_lattices()
    background, transform, source = background_color(raster.rgb), IDENTITY, raster
    tolerance = background_tolerance(raster.rgb, background, lossy=raster.lossy)
    sheet = find_sheet(raster.rgb, background)
    if options.box is None:
        raster, transform = rectified(raster, background, slanted_corners(sheet))
    taken = raster is not source
    if taken:
        sheet = find_sheet(raster.rgb, background, taken=True)
    if sheet is not None and sheet.alone:
        raster = evenly_lit_within(raster, sheet.mask, sheet.color)
    on_sheet = on_its_sheet(raster.rgb, sheet)
    if not taken and (sheet is None or (sheet.drawn and not sheet.alone)):
        on_sheet = cards_on_wall(on_sheet, background_color(on_sheet))
    if on_sheet is not raster.rgb:
        raster, background = replace(raster, rgb=on_sheet), background_color(on_sheet)
        tolerance = background_tolerance(on_sheet, background, lossy=raster.lossy)
    raster, chains = without_seams(laid_bare(raster, background), background)
    rgb, near = raster.rgb, max(tolerance, 4.0)
    bars = find_bars(rgb, (), background, taken=taken, lossy=raster.lossy, chains=chains)
    bars = halves_joined(rgb, bars)
    above = overlaid(rgb, bars, background, near)
    candidates: list[Candidate] = []
    framed, several, blend = list[FoundPanel](), False, None
    if options.box is not None or options.rows or options.cols:
        panel = hinted_panel(rgb, options, background, tolerance, [bar.box for bar in bars])
        found = [] if panel is None else [panel]
    else:
        beside = [bar for bar in bars if bar not in above]
        found, candidates, blend = search(uncovered(rgb, above), background, tolerance, beside)
        if blend is not None:
            rgb, raster = blend.rgb, replace(raster, rgb=blend.rgb)
        walls = [] if found else framed_boxes(rgb, bars)
        for box in walls:
            framed += find_panels(alone(rgb, box, background), [box], background, near)[0]
        several = len(framed) > 1 or are_several(rgb, walls, bars, background, near)
        found += framed or standing_alone(rgb, () if found else candidates, background, near)
    turned = [] if found else turned_cells(rgb, background, tolerance, bars)
    if found and not bars:
        rgb, bars, found = with_traced_keys(rgb, found, background, near, lossy=raster.lossy)
        raster = replace(raster, rgb=rgb)
    if options.box is None and not (options.rows or options.cols):
        found = with_tables(rgb, background, tolerance, found, bars)
        if not any(bar in above or is_outside(bar, found) for bar in bars):
            found = [with_settled_lines(rgb, panel, background, near) for panel in found]
    if not (options.rows or options.cols):
        # What was counted by hand is no row of panels.
        outer = [bar for bar in bars if is_outside(bar, found)]
        found = facets_parted(rgb, found, background, near, outer)
    apart = [bar for bar in bars if bar in above or is_outside(bar, found)]
    if not (options.rows or options.cols):
        left = [without_charts(rgb, one, background, near) for one in found]
        found = [without_foreign_lines(rgb, one, apart, background, near) for one in left if one]
    found = blocks_joined(rgb, found, near, apart)
    found, furniture = part_company(rgb, found, bars)
    if not (options.rows or options.cols or options.box):
        known = [*furniture, *(bar.box for bar in bars)]
        found = with_lines_up_to_frames(rgb, found, known, background, near)
        if blend is None:
            found = with_masked_ends(rgb, found, known, background, near)
        found = doubted_beside(rgb, found, known, background, near)
        found = with_halves(rgb, found, known, background, near)
        found = [
            strip_doubted(rgb, panel, background, near)
            for panel in found
            if not are_bars_cut(rgb, panel, background, near)
        ]
    found = [found[number] for number in reading_order([panel.box for panel in found])]
    aside = [is_outside(bar, found) or is_on_page(rgb, bar, background, near) for bar in bars]
    bars = tuple(bar for bar, free in zip(bars, aside, strict=True) if free or bar in above)
    grids = [_grid(panel, rgb.shape, transform) for panel in found]
    sized = [panel.check.sized for panel in found]
    owners = assign_bars(rgb, grids, bars, sized, lossy=raster.lossy)
    owners, by_order = in_order(rgb, grids, bars, owners, sized)
    owners = with_spare(rgb, grids, bars, owners, sized)
    doubtful = by_order | lent_bars(grids, bars, owners)
    panels = tuple(
        _panel(panel, grid, owner, options, None if blend is None else blend.cells_of(grid))
        for panel, grid, owner in zip(found, grids, owners, strict=True)
    )
    panels = tuple(
        _doubted(panel, Reason.SCALE_DISAGREES) if number in doubtful else panel
        for number, panel in enumerate(panels)
    )
    if framed and several:
        # Panels wall to wall have labels at the outer ones alone, on whichever side.
        panels = tuple(_doubted(panel, Reason.LABEL_SHARED) for panel in panels)
    panels = _with_second_bars(rgb, found, bars, panels)
    if tolerance <= LOSSLESS and blend is None:
        bars = with_pens_off(rgb, found, bars, background, tolerance)
    bars, panels = _with_legends(rgb, found, bars, panels, furniture, tolerance, background)
    if not (options.rows or options.cols):
        panels = tuple(with_wide_lines(rgb, panel, near) for panel in panels)
    kept, panels = _used(bars, without_pieces_of_bars(bars, panels))
    boxes = [panel.grid.box for panel in panels]
    missed = missed_beside(bars, kept, candidates, boxes) if panels else []
    return Layout(
        raster=replace(raster, notes=(*raster.notes, *missed)),
        panels=panels,
        bars=kept,
        furniture=tuple(f for f in furniture if all(_overlap(f, bar.box) < 0.5 for bar in kept)),
        candidates=(*turned, *sorted(candidates, key=lambda c: -c.box.area)),
        background=background,
        transform=transform,
    )


def with_tables(
    rgb: npt.NDArray[np.uint8],
    background: tuple[float, float, float],
    tolerance: float,
    found: list[FoundPanel],
    bars: Sequence[Bar] = (),
) -> list[FoundPanel]:
    """The panels, those in doubt that are a table with lines of many sizes as such.

    One line of cells may be the first of a table whose other rows have their borders elsewhere, or
    the header of one with lines of one size.
    """
    if any(panel.quality >= SURE and min(panel.shape) > 1 for panel in found):
        return with_whole_tables(rgb, background, tolerance, found, bars)
    tables = [
        table
        for table in colored_tables(rgb, background, tolerance, bars)
        # A few cells of a panel whose print a codec smeared over the others are no table.
        if not any(
            _overlap(table.box, one.box) >= _WITHIN and table.box.area < _PART * one.box.area
            for one in found
        )
    ]
    if not tables and all(min(panel.shape) == 1 for panel in found):
        even = last_tables(rgb, background, tolerance, bars)
        about = [table.box.padded(RULE_PX) for table in even]
        return [*(one for one in found if not any(map(one.box.intersection, about))), *even]
    return [
        *(one for one in found if all(one.box.intersection(other.box) <= 0 for other in tables)),
        *(
            table.unsure() if _was_more(table, found) or ends_in_a_strip(table) else table
            for table in tables
        ),
    ]


def _was_more(table: FoundPanel, found: Sequence[FoundPanel]) -> bool:
    """Whether a lattice with more lines, some of which a codec smears, was found there."""
    return any(
        one.box.intersection(table.box) > 0.0
        and (one.shape[0] > table.shape[0] or one.shape[1] > table.shape[1])
        for one in found
    )


def _doubted(panel: PanelLayout, reason: Reason) -> PanelLayout:
    return replace(panel, review=True, reasons=(*panel.reasons, reason))


def _with_second_bars(
    rgb: npt.NDArray[np.uint8],
    found: Sequence[FoundPanel],
    bars: Sequence[Bar],
    panels: Sequence[PanelLayout],
) -> tuple[PanelLayout, ...]:
    """The panels, those in doubt in which cells follow a second bar that is no other panel's."""
    spare = [bar for index, bar in enumerate(bars) if all(index != one.bar for one in panels)]
    return tuple(
        panel
        if panel.bar is None
        or not has_two_scales(rgb, panel.grid, bars[panel.bar], spare, sized=one.check.sized)
        else _doubted(panel, Reason.SCALE_DISAGREES)
        for panel, one in zip(panels, found, strict=True)
    )


def _with_legends(
    rgb: npt.NDArray[np.uint8],
    found: Sequence[FoundPanel],
    bars: tuple[Bar, ...],
    panels: tuple[PanelLayout, ...],
    furniture: Sequence[Box],
    tolerance: float,
    background: tuple[float, float, float],
) -> tuple[tuple[Bar, ...], tuple[PanelLayout, ...]]:
    """Bars and panels, with a legend of keys for panels that no bar explains.

    A line of cells, one for each color of a panel, is its legend and no panel.
    """
    result, legends = [], []
    for panel, one in zip(panels, found, strict=True):
        if panel.bar is None and min(panel.grid.shape) > 1:
            taken = [
                other.grid.box for other in panels if other is panel or min(other.grid.shape) > 1
            ]
            colors = cell_colors(rgb, panel.grid, middle=one.check.sized)
            near = max(tolerance, LOSSLESS)
            legend = find_legend(rgb, colors, near, [*taken, *furniture], background)
            if legend is None and furniture:
                # Four steps in a row may have passed for a line of colors beside the cells.
                legend = find_legend(rgb, colors, near, taken, background)
            if legend is not None:
                legends.append(legend.box)
                same = [index for index, bar in enumerate(bars) if bar == legend]
                bars = bars if same else (*bars, legend)
                panel = replace(panel, bar=same[0] if same else len(bars) - 1)
        result.append(panel)
    kept = tuple(
        panel
        for panel in result
        if panel.bar is not None or all(_overlap(panel.grid.box, box) < 0.5 for box in legends)
    )
    return bars, kept


def _grid(panel: FoundPanel, shape: tuple[int, ...], transform: Transform) -> Grid:
    """The cells of a panel; borders that were reckoned end with the picture.

    Cells that a hint puts wholly outside of it stay where they are.
    """
    rows, columns = (
        tuple(
            (max(start, 0.0), min(end, float(size))) if start < size and end > 0.0 else (start, end)
            for start, end in spans
        )
        for spans, size in zip((panel.rows, panel.columns), shape[:2], strict=True)
    )
    return Grid(row_spans=rows, column_spans=columns, transform=transform)


def _panel(
    panel: FoundPanel,
    grid: Grid,
    owner: int | None,
    options: DetectOptions,
    cells: CellPixels | None,
) -> PanelLayout:
    reasons: tuple[Reason, ...] = ()
    if options.box is not None or options.rows or options.cols:
        reasons = (Reason.HINTED,)
    elif panel.quality < SURE:
        reasons = (Reason.GRID_AMBIGUOUS,)
    return PanelLayout(
        grid=grid,
        frame=grid.box,
        confidence=float(np.clip(panel.quality, 0.0, 1.0)),
        bar=owner,
        review=Reason.GRID_AMBIGUOUS in reasons,
        borders_alone=panel.borders_alone and Reason.GRID_AMBIGUOUS in reasons,
        print_alone=panel.print_alone and Reason.GRID_AMBIGUOUS in reasons,
        reasons=reasons,
        cells=cells,
    )


def _overlap(box: Box, other: Box) -> float:
    return box.intersection(other) / max(box.area, 1e-9)


def _used(
    bars: tuple[Bar, ...], panels: tuple[PanelLayout, ...]
) -> tuple[tuple[Bar, ...], tuple[PanelLayout, ...]]:
    """Only the bars that some panel reads its colors through."""
    used = sorted({panel.bar for panel in panels if panel.bar is not None})
    number = {old: new for new, old in enumerate(used)}
    renumbered = tuple(
        panel if panel.bar is None else replace(panel, bar=number[panel.bar]) for panel in panels
    )
    return tuple(bars[index] for index in used), renumbered
