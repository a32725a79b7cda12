"""Regions → panels: fit a grid in each, check its cells, keep the best that do not overlap."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

import numpy as np
import numpy.typing as npt

from unheat.detect.beyond import colors_fill_gaps, line_beyond
from unheat.detect.cellcheck import LOSSLESS, check_cells
from unheat.detect.completed import Completion
from unheat.detect.doubted_pieces import adds_page_alone, doubted_piece
from unheat.detect.extend import extended, takes_in
from unheat.detect.grid import GridFit, fit_grid
from unheat.detect.in_frame import doubted_parts, frame_of, within_frame, without_crossing
from unheat.detect.laned import recounted
from unheat.detect.lost_lines import between_pieces, up_to_frames
from unheat.detect.more_lines import shows_more_lines
from unheat.detect.of_one_color import halves_are_alike
from unheat.detect.paired import halved
from unheat.detect.pieces import goes_on, joined, spans_panels
from unheat.detect.regions import is_print
from unheat.detect.rivals import (
    GOOD,
    PASSABLE,
    SMALLEST_BESIDE,
    UNSURE,
    FoundPanel,
    best_panels,
    holds_panels,
    is_table,
    mostly_in,
    sisters,
    without_print,
)
from unheat.detect.settled import FLAWLESS, is_known, is_settled
from unheat.detect.sister_counts import counted_as_sisters
from unheat.detect.surroundings import beside_strip, weighed_alone
from unheat.detect.trim import trimmed
from unheat.detect.uneven import uneven_table
from unheat.detect.verdict import judge
from unheat.detect.walls import standing_off
from unheat.detect.witness import SURE, counts_are_told, lines_are_told
from unheat.model.geometry import Box
from unheat.model.layout import Candidate

_SMALLEST_SIDE = 20
# Share of the picture, and of the largest panel, that a panel must cover: below it are
# letters, markers and legend keys, which are also flat rectangles in rows.
_SMALLEST_SHARE = 0.004
# Regions come largest first, several of one place; what is no panel by then is letters.
_MOST_REGIONS, _ONE_PLACE = 24, 0.5
# So many lines were lost at most of what is a panel still, or this share of all of its lines.
_MOST_LOST, _LOST_SHARE = 3, 1 / 8


def find_panels(
    rgb: npt.NDArray[np.uint8],
    regions: Sequence[Box],
    background: tuple[float, float, float],
    tolerance: float,
    walls: Sequence[Box] = (),
    ramps: Sequence[Box] = (),
) -> tuple[list[FoundPanel], list[Candidate]]:
    """All panels among the regions (largest first), and what was refused, with why.

    ``walls`` are boxes of color bars, which are no columns of cells: what takes one in is a
    panel only where nothing that ends before it is one. ``ramps`` may be bars without marks or
    lines of cells; they are walls where they are not as broad as cells are.
    """
    found: list[FoundPanel] = []
    walled: list[FoundPanel] = []
    refused: list[Candidate] = []
    fits, wholes = list[GridFit](), list[GridFit]()
    frames, filled = list[Box](), list[Box]()
    doubtful: list[FoundPanel] = []
    places, sought = list[Box](), list[tuple[Box, FoundPanel]]()
    smallest = least = _SMALLEST_SHARE * rgb.shape[0] * rgb.shape[1]
    completion = Completion(rgb, background, tolerance)
    queue = list(regions)
    for region in queue:
        low = min(region.width, region.height) < _SMALLEST_SIDE or region.area < least
        if smallest > least and not low:
            small = region.area < smallest
            low = is_print(rgb, region, background, tolerance, small=small)
        if low or is_settled(region, found, sought):
            continue
        if all(region.iou(place) < _ONE_PLACE for place in places):
            if len(places) == _MOST_REGIONS:
                break
            places.append(region)
        fit = fit_grid(rgb, region, background=background)
        if fit is None:
            continue
        filling, frame = None, frame_of(rgb, region, fit, background)
        if frame is not None and frame not in frames:
            frames.append(frame)
            filling = within_frame(rgb, frame, fit, background, tolerance)
        fit = filling or fit
        if is_known(fit, fits):
            continue
        fits.append(fit)
        bars = standing_off(fit, walls, ramps)
        if filling is None:
            fit, check = completion.of(fit, bars)
        else:
            check = check_cells(rgb, fit.rows.spans(), fit.columns.spans(), background, tolerance)
        verdict = judge(rgb, fit, check, background, tolerance)
        whole = recounted(rgb, fit, background, tolerance, check)
        if whole is not None:
            fit, check = trimmed(rgb, whole, background, tolerance)
            verdict = judge(rgb, fit, check, background, tolerance)
        if isinstance(verdict, Candidate) and check.flat >= FLAWLESS:
            fit = weighed_alone(rgb, fit, region, tolerance) or fit
            verdict = judge(rgb, fit, check, background, tolerance)
        if isinstance(verdict, Candidate):
            refused.append(verdict)
            inked = check.inked
            doubtful.append(FoundPanel(fit=fit, check=check, quality=UNSURE, print_alone=inked))
            table = uneven_table(rgb, fit, region, background, tolerance)
            if table is not None:
                found.append(table)
            if check.flat > PASSABLE and fit.score >= SURE:
                wholes.append(fit)
            # Of a lattice of dots each pair passes for a strip: what is left has such ones again.
            if check.flat >= FLAWLESS and len(queue) < len(regions) + _MOST_REGIONS:
                queue += beside_strip(region, fit.box)
        elif min(verdict.box.width, verdict.box.height) >= _SMALLEST_SIDE and (
            verdict.box.area >= smallest or is_table(verdict)
        ):
            if any(takes_in(verdict.box, bar) for bar in bars):
                walled.append(verdict)
                continue
            found.append(verdict)
            sought.append((region, verdict))
            if filling is not None and frame is not None:
                filled.append(frame)
            if verdict.quality >= GOOD:
                smallest = max(smallest, SMALLEST_BESIDE * verdict.box.area)
    found += [one for one in walled if not any(mostly_in(other, one) for other in found)]
    doubtful += counted_as_sisters(rgb, doubtful, found, background, tolerance)
    found += _joined(rgb, found, background, tolerance)
    found = without_crossing(found, filled)
    if tolerance > LOSSLESS:
        found += _with_lost_lines(rgb, found, fits, background, tolerance)
    # Of what is panels side by side, each of them is told what may lie between (``doubted_piece``).
    wholes += [
        panel.fit
        for panel in found
        if panel.fit.score >= SURE
        and not holds_panels(panel, found)
        and not adds_page_alone(panel, found)
    ]
    found = without_print(found)
    best = [_whole(rgb, panel, background, tolerance) for panel in best_panels(found)]
    boxes = [panel.box for panel in best]
    around = boxes, walls
    wholes = [fit for fit in wholes if not spans_panels(fit, [panel.fit for panel in best])]
    best = [_grown(rgb, panel, around, background, tolerance) for panel in best]
    kept = [_weighed(rgb, panel, wholes, around, background, tolerance) for panel in best]
    kept = doubted_parts(rgb, kept, frames, walls, tolerance)
    kept = [doubted_piece(panel, found, kept) for panel in kept]
    return best_panels([*kept, *sisters(doubtful, kept)]), refused


def _whole(
    rgb: npt.NDArray[np.uint8],
    panel: FoundPanel,
    background: tuple[float, float, float],
    tolerance: float,
) -> FoundPanel:
    """With whole cells where those of the panel are halves."""
    if panel.row_blocks or panel.column_blocks or panel.check.sized:
        return panel
    fit = halved(rgb, panel.fit, tolerance)
    if fit is None:
        return panel
    check = check_cells(rgb, fit.rows.spans(), fit.columns.spans(), background, tolerance)
    verdict = judge(rgb, fit, check, background, tolerance)
    return panel.unsure() if isinstance(verdict, Candidate) else verdict


def _grown(
    rgb: npt.NDArray[np.uint8],
    panel: FoundPanel,
    around: tuple[Sequence[Box], Sequence[Box]],
    background: tuple[float, float, float],
    tolerance: float,
) -> FoundPanel:
    """With the lines of cells beyond its ends whose borders were not seen, unsure unless a frame
    lies over these.

    ``around`` are the boxes of panels, and those of color bars.
    """
    if panel.row_blocks or panel.column_blocks or panel.check.sized:
        return panel
    lines = panel.fit.rows.n + panel.fit.columns.n
    for _ in range(max(_MOST_LOST, int(_LOST_SHARE * lines))):
        ripples = panel.check.ripples
        side = line_beyond(rgb, panel.fit, background, tolerance, *around, ripples)
        if side is None:
            break
        axis, at_end, framed = side
        fit = panel.fit.with_lattice(axis, panel.fit.along(axis).longer(1, at_end=at_end))
        check = check_cells(rgb, fit.rows.spans(), fit.columns.spans(), background, tolerance)
        grown = judge(rgb, fit, check, background, tolerance)
        if isinstance(grown, Candidate):
            break
        told = panel.quality > UNSURE or panel.print_alone
        panel = replace(grown, quality=min(grown.quality, panel.quality))
        # The frame says that the cells end there; what else hid their border may hide more.
        hidden = replace(panel.unsure(), print_alone=told and panel.check.inked)
        panel = panel if framed else hidden
    return panel


def _weighed(
    rgb: npt.NDArray[np.uint8],
    panel: FoundPanel,
    wholes: list[GridFit],
    around: tuple[Sequence[Box], Sequence[Box]],
    background: tuple[float, float, float],
    tolerance: float,
) -> FoundPanel:
    """In doubt where a larger lattice goes on, sure where all else tells the same counts."""
    if (
        goes_on(panel.fit, wholes)
        or colors_fill_gaps(rgb, panel.fit, background, tolerance)
        or not lines_are_told(rgb, panel.fit, panel.check, background, tolerance)
    ):
        return panel.unsure()
    if shows_more_lines(rgb, panel, background, tolerance, around):
        return replace(panel.unsure(), more_beyond=panel.quality > UNSURE or panel.print_alone)
    if panel.column_blocks:
        return panel
    open_end = panel.check.sized or panel.check.ends_bare
    if panel.quality >= SURE or open_end:
        return replace(panel, print_alone=False)
    if panel.check.flat < GOOD:
        whole = tolerance > LOSSLESS and halves_are_alike(rgb, panel.fit)
        return replace(panel, borders_alone=whole, print_alone=panel.check.inked)
    told = counts_are_told(rgb, panel.fit, background, tolerance)
    return replace(panel, quality=SURE) if told else replace(panel, borders_alone=True)


def _joined(
    rgb: npt.NDArray[np.uint8],
    found: list[FoundPanel],
    background: tuple[float, float, float],
    tolerance: float,
) -> list[FoundPanel]:
    """What two pieces of one lattice make together, where that is a panel itself."""
    made = []
    for one, other in combinations(found, 2):
        fit = joined(one.fit, other.fit)
        if fit is None:
            continue
        fit, check = extended(rgb, *trimmed(rgb, fit, background, tolerance), background, tolerance)
        verdict = judge(rgb, fit, check, background, tolerance)
        if isinstance(verdict, FoundPanel):
            made.append(verdict)
    return made


def _with_lost_lines(
    rgb: npt.NDArray[np.uint8],
    found: Sequence[FoundPanel],
    fits: Sequence[GridFit],
    background: tuple[float, float, float],
    tolerance: float,
) -> list[FoundPanel]:
    """What panels make together with lines of cells that only their print shows."""
    inked = [
        panel.fit
        for panel in found
        if panel.check.inked and not (panel.row_blocks or panel.column_blocks)
    ]
    frames = [fit for fit in fits if fit.rows.n * fit.columns.n == 1]
    made = []
    for fit in [*between_pieces(rgb, inked), *up_to_frames(rgb, inked, frames)]:
        check = check_cells(rgb, fit.rows.spans(), fit.columns.spans(), background, tolerance)
        verdict = judge(rgb, fit, check, background, tolerance)
        if isinstance(verdict, FoundPanel):
            made.append(verdict)
    return made
