"""One panel: all its evidence → scale, decoded colors, verdicts, and the panel itself."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import numpy as np
import numpy.typing as npt

from unheat.decide.arithmetic import checked
from unheat.decide.at_a_loss import doubted_at_a_loss
from unheat.decide.bar_side import is_of_another, side_of_panel
from unheat.decide.coarse import is_coarse
from unheat.decide.codec_turned import is_coded, told_by_file
from unheat.decide.counted import lines_are_counted
from unheat.decide.course_of_map import on_course_of_map
from unheat.decide.covered import covered_doubted
from unheat.decide.crisp_marks import has_crisp_marks
from unheat.decide.cut_off import cut_off_doubted, is_cut_off
from unheat.decide.cut_through import print_is_cut
from unheat.decide.declared import declared_scale
from unheat.decide.decode import decode
from unheat.decide.decoded import Decoded
from unheat.decide.diagonal_names import named_by_diagonal
from unheat.decide.label_as_title import names_in_title_doubted
from unheat.decide.last_digits import last_digits_doubted
from unheat.decide.leaning import leaning_doubted
from unheat.decide.learned import learn_scale
from unheat.decide.learned_part import learn_from_parts
from unheat.decide.lone_names import with_doubted_name
from unheat.decide.lost_bins import bins_doubted
from unheat.decide.maps_of_lines import judged_by_lines
from unheat.decide.miscounted import may_be_miscounted
from unheat.decide.misread import with_misread_digits
from unheat.decide.names_at_bar import names_at_bar_doubted
from unheat.decide.naming import names_doubted
from unheat.decide.no_witness import is_no_witness, is_unnamed, lacks_colors
from unheat.decide.odd_shapes import shapes_doubted
from unheat.decide.off_page import off_page_doubted
from unheat.decide.order import order_doubted
from unheat.decide.other_ground import unseen_names_doubted
from unheat.decide.page_print import page_print_doubted
from unheat.decide.pale_tiles import pale_tiles_doubted
from unheat.decide.reconcile import Verdicts, reconcile
from unheat.decide.sampled import as_ramp
from unheat.decide.scale import build_scale
from unheat.decide.scale_doubts import doubted_scale
from unheat.decide.shared_colors import shared_colors_doubted
from unheat.decide.signs_of_marks import with_signs_of_marks
from unheat.decide.small_print import small_print_doubted, steps_doubted
from unheat.decide.smeared_bar import on_named_map
from unheat.decide.step_colors import as_classes
from unheat.decide.strips_of_cells import is_such_a_line
from unheat.decide.tick_offset import printed_offset, with_offset
from unheat.decide.tick_points import points_in_doubt, with_points_moved
from unheat.decide.tick_signs import signs_are_lost, signs_in_doubt, without_signs
from unheat.decide.under_lines import under_lines_doubted
from unheat.decide.units import multiples_doubted, units_doubted
from unheat.decide.unnamed import heads_cells
from unheat.decide.unprinted import unprinted_doubted
from unheat.decide.unread_key import has_unread_key, has_unread_keys
from unheat.detect.looks import gap_color, print_height
from unheat.model import (
    Axis,
    CellPixels,
    Cells,
    ColorScale,
    Layout,
    Panel,
    PanelLayout,
    Reason,
)
from unheat.options import ScaleOptions
from unheat.text.labels import BarTexts, PanelTexts

ObjectArray = npt.NDArray[Any]

_PRINTED = 0.1
"""Share of cells with print from which a panel's blocks hold more than flat colors."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class PanelEvidence:
    """What was seen of one panel: geometry, pixels, readings (R, C), texts around it.

    ``believed`` are the readings with those that the panel's own reader bears out, where it was
    put to the test (``schooled``).
    """

    layout: PanelLayout
    pixels: CellPixels
    readings: ObjectArray
    texts: PanelTexts
    bar_texts: BarTexts | None
    believed: ObjectArray | None = None


def judge_panel(
    layout: Layout,
    evidence: PanelEvidence,
    options: ScaleOptions,
    bar: ColorScale | None = None,
    *,
    wary: bool = False,
    known: dict[bool, Decoded] | None = None,
    taught: ColorScale | None = None,
) -> Panel:
    """The panel with a verdict on every cell; ``bar`` is its ``scale_of_bar``, if at hand.

    ``taught`` is the scale that earlier readings taught, where there is no bar: it holds where
    those of now teach none and bear it out.

    ``wary`` verdicts choose what teaches and what is asked again: colors are held to see less
    than they do, and doubts are no less than their readers'. ``known`` keeps what colors say
    through the bar, wary or not, from one verdict to the next.
    """
    pixels = evidence.pixels
    readings = evidence.readings if evidence.believed is None else evidence.believed
    scale = _scale(layout, evidence, options, bar)
    # Without numbers the bar still tells which colours are its own, and which are masks.
    colored = scale is not None and len(scale.knots) > 1
    decoded = None
    if scale and colored:
        kept = known if known is not None and scale is bar else {}
        if wary not in kept:
            like = kept.get(not wary)
            kept[wary] = _decoded(layout, evidence, scale, wary=wary, like=like)
        decoded = kept[wary]
    readings = with_signs_of_marks(readings, decoded)
    verdicts, lined = reconcile(readings, decoded, pixels, scale), None
    if evidence.layout.bar is None and options == ScaleOptions():
        read = partial(_decoded, layout, evidence, wary=wary)
        lined = judged_by_lines(pixels, readings, verdicts, read)
        verdicts = lined or verdicts
    if verdicts.relation == "negative" and scale is not None and signs_in_doubt(scale):
        # The signs were the marks of the ticks: what the cells print settles it.
        scale = without_signs(scale)
        decoded = _decoded(layout, evidence, scale, wary=wary)
        verdicts = reconcile(readings, decoded, pixels, scale)
    printed = verdicts.cells.text_value
    if scale is not None and signs_are_lost(scale, verdicts.relation, printed):
        verdicts = replace(verdicts, scale=doubted_scale(scale, Reason.SIGN_IN_DOUBT))
    factor = verdicts.format.factor
    if scale is not None and points_in_doubt(scale, factor):
        # So were the points of all ticks.
        scale = with_points_moved(scale, factor)
        decoded = _decoded(layout, evidence, scale, wary=wary)
        verdicts = reconcile(readings, decoded, pixels, scale)
    another = is_unnamed(verdicts) and is_no_witness(scale, layout, evidence.layout)
    if verdicts.print_and_color != "same" and (another or lacks_colors(verdicts.scale)):
        learned = learn_scale(pixels, readings)
        verdicts = _borne_out(layout, evidence, learned, wary=wary) or verdicts
    if scale is None and taught is not None and lined is None:
        verdicts = _borne_out(layout, evidence, taught, wary=wary) or verdicts
    panel, height = evidence.layout, print_height(pixels)
    cells = checked(verdicts.cells, evidence.texts.rows, evidence.texts.columns)
    same, factor = verdicts.print_and_color == "same", verdicts.format.factor
    if same:
        # What was decoded lies on this scale, whatever scale the verdicts came to.
        cells = order_doubted(leaning_doubted(cells, height, factor), decoded, pixels, scale)
        cells = shared_colors_doubted(cells, pixels, scale, factor)
    cells = cut_off_doubted(covered_doubted(cells, panel.grid, layout.bars), panel.grid, pixels)
    cells = pale_tiles_doubted(cells, panel.grid, layout)
    cells = names_doubted(cells, verdicts.scale, evidence.bar_texts)
    # Nobody asks a wary verdict how many lines a panel has, and what they are called.
    axes, doubts, counted = (evidence.texts.rows, evidence.texts.columns), panel.reasons, False
    if not wary:
        axes, doubts, counted = _lines(layout, evidence, cells, verdicts.scale, same=same)
    heard = None if wary else readings
    stated = None if evidence.believed is None else evidence.readings
    lossy = layout.raster.lossy
    cells = units_doubted(small_print_doubted(cells, height, heard, factor, stated, lossy=lossy))
    cells = last_digits_doubted(shapes_doubted(multiples_doubted(cells)))
    cells = with_misread_digits(cells, factor) if same else cells
    if not wary:
        cells = unprinted_doubted(doubted_at_a_loss(cells, verdicts.scale, panel.reasons))
    cells = under_lines_doubted(cells, layout.raster.rgb, panel.grid)
    cells = page_print_doubted(cells, layout.raster.rgb, panel.grid, layout.background)
    cells = off_page_doubted(cells, verdicts.scale, layout.background)
    if not wary and heads_cells(cells, *axes):
        doubts = tuple(dict.fromkeys((*doubts, Reason.GRID_AMBIGUOUS)))
    # Numbers that no color bears out, beside what may be a bar that was not made out.
    keyed = (
        not wary
        and verdicts.scale is None
        and bool(np.isfinite(cells.text_value).any())
        and (evidence.texts.key is not None or has_unread_keys(layout, pixels))
    )
    return Panel(
        box=panel.grid.box,
        grid=panel.grid,
        title=evidence.texts.title,
        rows=axes[0],
        columns=axes[1],
        scale=bins_doubted(verdicts.scale, cells, factor),
        cells=steps_doubted(cells, verdicts.scale, heard, verdicts.format.factor),
        format=verdicts.format,
        color_resolution=verdicts.color_resolution,
        print_and_color=verdicts.print_and_color,
        relation=verdicts.relation,
        review=Reason.GRID_AMBIGUOUS in doubts
        or (panel.review and not counted)
        or verdicts.review
        or keyed,
        reasons=(*doubts, *verdicts.reasons, *([Reason.NO_TICKS] if keyed else [])),
        print_height_px=height,
        gap_rgb=gap_color(layout.raster.rgb, panel.grid),
    )


def _lines(
    layout: Layout,
    evidence: PanelEvidence,
    cells: Cells,
    scale: ColorScale | None,
    *,
    same: bool,
) -> tuple[tuple[Axis, Axis], tuple[Reason, ...], bool]:
    """The rows and columns, the doubts of the panel, and whether its cells count its lines."""
    panel, texts, doubts = evidence.layout, evidence.texts, evidence.layout.reasons
    rows, columns = named_by_diagonal(cells, texts.rows, texts.columns)
    ticks = () if evidence.bar_texts is None else evidence.bar_texts.ticks
    rows = names_at_bar_doubted(rows, ticks, panel.grid, upright=True)
    columns = names_at_bar_doubted(columns, ticks, panel.grid, upright=False)
    axes = rows, names_in_title_doubted(columns, texts.title)
    axes = unseen_names_doubted(layout, panel, axes)
    counted = lines_are_counted(panel, *axes, cells, same=same)
    if counted:
        doubts = tuple(doubt for doubt in doubts if doubt != Reason.GRID_AMBIGUOUS)
    cut = print_is_cut(panel.grid, evidence.pixels)
    if cut or may_be_miscounted(layout, panel, cells, axes, scale, same=same):
        doubts = tuple(dict.fromkeys((*doubts, Reason.GRID_AMBIGUOUS)))
    return axes, doubts, counted


def _decoded(
    layout: Layout,
    evidence: PanelEvidence,
    scale: ColorScale,
    *,
    wary: bool,
    like: Decoded | None = None,
) -> Decoded:
    """Colors as values; where they tell these roughly and nothing is printed, the blocks of a
    JPEG are asked, which tell more than its pixels do. ``like`` is what they told wary or not."""
    raster, pixels, bar = layout.raster, evidence.pixels, evidence.layout.bar
    crisp = not raster.lossy and bar is not None and has_crisp_marks(layout.bars[bar])
    like = None if like is not None and like.by_map else like

    def read(cells: CellPixels, scale: ColorScale) -> Decoded:
        lossy, quality = raster.lossy, raster.quality
        cares = {"wary": wary, "crisp": crisp}
        return decode(scale, cells, lossy=lossy, quality=quality, like=like, **cares)

    decoded = read(pixels, scale)
    if raster.lossy:
        decoded, scale = on_named_map(decoded, scale, pixels, read)
    decoded = on_course_of_map(decoded, scale, pixels, read, lossy=raster.lossy)
    if wary or not is_coded(raster) or scale.norm in ("boundaries", "categories"):
        return decoded
    doubted = is_coarse(decoded, scale) | decoded.off_ramp | np.isfinite(decoded.other)
    if not (doubted & ~pixels.blank).any() or np.mean(evidence.readings != None) > _PRINTED:  # noqa: E711
        return decoded
    told = told_by_file(raster, evidence.layout.grid, pixels, layout.background)
    if told is None:
        return decoded
    return on_course_of_map(read(told, scale), scale, told, read, lossy=raster.lossy)


def _borne_out(
    layout: Layout, evidence: PanelEvidence, learned: ColorScale | None, *, wary: bool
) -> Verdicts | None:
    """The verdicts by a scale that numbers taught, where numbers and colors of the panel bear out
    each other; None where they do not.

    It is in doubt: the bar that has none of the panel's colors is that of the panel beside it, and
    what few numbers taught first more of them did not teach again.
    """
    if learned is None:
        return None
    learned = doubted_scale(learned, Reason.SCALE_DISAGREES)
    decoded = _decoded(layout, evidence, learned, wary=wary)
    readings = evidence.readings if evidence.believed is None else evidence.believed
    found = reconcile(readings, decoded, evidence.pixels, learned)
    return found if found.print_and_color == "same" else None


def scale_of_bar(
    layout: Layout, evidence: PanelEvidence, options: ScaleOptions
) -> ColorScale | None:
    """What the panel's bar says by itself; None where there is no bar."""
    number, texts = evidence.layout.bar, evidence.bar_texts
    if number is None or texts is None:
        return None
    bar = layout.bars[number]
    scale = with_offset(build_scale(layout.raster, bar, texts, options), printed_offset(texts))
    scale = with_doubted_name(scale)
    box = evidence.layout.grid.box
    sharing = [panel.grid.box for panel in layout.panels if panel.bar == number]
    another = is_of_another(bar, box, [other for other in sharing if other != box])
    if another or is_such_a_line(bar.box, evidence.layout.grid):
        scale = replace(scale, review=True, reasons=(*scale.reasons, Reason.SCALE_DISAGREES))
    if is_cut_off(bar, layout.raster.width, layout.raster.height):
        scale = doubted_scale(scale, Reason.BAR_END)
    return replace(scale, side=side_of_panel(bar, box))


def _scale(
    layout: Layout, evidence: PanelEvidence, options: ScaleOptions, bar: ColorScale | None
) -> ColorScale | None:
    """From the bar; where its ticks fail or there is none, as declared or learned from print."""
    scale = bar or scale_of_bar(layout, evidence, options)
    if scale is None:
        declared = declared_scale(evidence.pixels, evidence.readings, options)
        learned = learn_from_parts(evidence.pixels, evidence.readings)
        if learned is not None and (
            evidence.texts.key is not None or has_unread_key(layout, learned)
        ):
            # What the numbers taught is not what the bar says that was not made out.
            doubts = (*learned.reasons, Reason.NO_TICKS)
            learned = replace(learned, review=True, reasons=doubts)
        return declared or learned
    if np.isfinite(scale.minimum) and Reason.RELATIVE_SCALE not in scale.reasons:
        scale = as_ramp(scale, evidence.pixels, lossy=layout.raster.lossy)
        number = evidence.layout.bar
        if number is None or any(one is not None for one in evidence.readings.ravel()):
            # What is printed tells more than a class, and may lie between two colors.
            return scale
        return as_classes(scale, layout.raster, layout.bars[number], evidence.pixels)
    learned = learn_scale(evidence.pixels, evidence.readings, bar=scale)
    if learned is not None:
        return replace(
            learned,
            label=scale.label,
            box=scale.box,
            orientation=scale.orientation,
            side=scale.side,
            tick_side=scale.tick_side,
        )
    if scale.norm != "categories" and Reason.RELATIVE_SCALE not in scale.reasons:
        # Colors of a bar that was made out in part are not those of the cells; what numbers and
        # cells teach without it is not what the bar says either.
        learned = learn_scale(evidence.pixels, evidence.readings)
        if learned is not None:
            doubts = (*learned.reasons, Reason.NO_TICKS)
            return replace(learned, review=True, reasons=doubts)
    return scale
