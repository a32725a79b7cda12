"""The story: picture → geometry → text → scale → verdicts → figure."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import unheat
from unheat.decide.blank_ends import blank_ends_parted
from unheat.decide.counts_beside import counts_beside
from unheat.decide.counts_over import counts_over
from unheat.decide.evidence import PanelEvidence
from unheat.decide.groups import groups_joined
from unheat.decide.halved_print import with_whole_rows
from unheat.decide.heading_rows import headings_parted
from unheat.decide.heads_as_cells import with_heads_doubted
from unheat.decide.laid_over import laid_over_doubted
from unheat.decide.lost_titles import with_lost_titles_doubted
from unheat.decide.mirror_images import (
    is_read_better,
    may_be_turned_round,
    told_of_way_round,
    turned_round,
    way_round,
)
from unheat.decide.named_cells import names_parted
from unheat.decide.quarter_turns import (
    MORE,
    QUARTERS,
    is_read_as_it_stands,
    letters_agreed,
    quarter_turned,
    runs_upright,
    told_of_turn,
)
from unheat.decide.refuse import believed, refusal
from unheat.decide.refused import refused, without_refused
from unheat.decide.repeated import facets_told
from unheat.decide.rows_as_heads import with_rows_as_heads_doubted
from unheat.decide.said_why import with_reasons
from unheat.decide.settle import settle
from unheat.decide.titles_over_strips import with_titles_over_strips
from unheat.decide.totals import totals_parted
from unheat.decide.totals_beside import totals_beside
from unheat.decide.tracks import without_tracks
from unheat.decide.two_in_one import columns_halved
from unheat.decide.unread_key import (
    title_beside_keys,
    with_dropped_keys,
    with_names_of_keys,
)
from unheat.decide.whole_rows import told_of_whole_rows
from unheat.decide.witness import FigureText, read_text
from unheat.detect import detect
from unheat.detect.axis_lines import without_axis_lines
from unheat.detect.below_two_pixels import with_fine_cells
from unheat.detect.cut_lines import with_cut_lines
from unheat.detect.dimmed_page import without_dimmed
from unheat.detect.ink import measure_cells
from unheat.detect.inward_marks import without_inward_marks
from unheat.detect.lined_dots import without_lines_of_dots
from unheat.detect.marks_grown import with_marks_grown
from unheat.detect.overlaid import without_bar_print
from unheat.detect.ringing import without_ringing
from unheat.detect.stairs import without_stairs
from unheat.detect.style import style_of
from unheat.errors import NoHeatmapError
from unheat.load import load
from unheat.matrices import in_one_thread
from unheat.model import CellPixels, Figure, Label, Layout, Panel, Provenance, Raster
from unheat.ocr.engine import Engines
from unheat.ocr.registry import engines
from unheat.options import DetectOptions, ReadOptions

# A sheet is cut to its table by its names first, then where it goes on without print, and before
# its totals.
_ANEW = 3


def read(
    source: str | Path | bytes, options: ReadOptions | None = None, *, name: str | None = None
) -> Figure:
    """Read a heatmap figure: matrix, labels, scale, and a verdict on every cell.

    source: path, or the bytes of a picture or PDF. Raises InputError for what cannot be
    read, NoHeatmapError where there is no heatmap, MissingDependencyError without a reader.
    """
    options = options or ReadOptions()
    return read_raster(load(source, options.load, name=name), options)


def read_raster(raster: Raster, options: ReadOptions | None = None) -> Figure:
    """The same for a picture that is already loaded."""
    with in_one_thread():
        return _read(raster, options or ReadOptions())


def _read(raster: Raster, options: ReadOptions, *, turned: bool = False) -> Figure:
    _require_colors(raster)
    readers = engines(options.ocr)
    readers.warm()
    layout = seen = detect(raster, options.detect)
    # Hints say where things lie in the picture as it is.
    free = not turned and options.detect == DetectOptions()
    if free and (figure := _of_lit_card(raster, layout, options)) is not None:
        return figure
    if free and not layout.panels and (figure := _of_lined_dots(raster, layout, options)):
        return figure
    _require_panels(layout)
    if free and (figure := _of_whole_rows(raster, layout, options)) is not None:
        return figure
    layout = with_fine_cells(with_cut_lines(layout)) if free else layout
    layout = with_marks_grown(without_inward_marks(without_axis_lines(layout)))
    layout, text, panels = _settled(layout, readers, options)
    if free and runs_upright([one.grid for one in layout.panels], text.pixels):
        figure = _of_quarter_turns(raster, panels, options)
        if figure is not None:
            return figure
    if free and may_be_turned_round(panels):
        figure = _of_other_way_round(layout, text, panels, raster, readers, options)
        if figure is not None:
            return figure
    anew = without_refused(layout, panels, text.texts.figure_title)
    dropped: list[Panel] = []
    if anew is not None and believed((again := _settled(anew, readers, options))[2]):
        dropped = refused(panels)
        layout, text, panels = again
    kept = with_titles_over_strips(panels, without_tracks(believed(panels)))
    kept = with_dropped_keys(kept, [*panels, *dropped])
    if not kept:
        raise NoHeatmapError(
            f"{raster.name} holds no heatmap: {refusal(panels[0])}",
            candidate=panels[0].box,
            seen=seen,
        )
    keys = [one.key for one in text.texts.panels]
    title = title_beside_keys(layout, kept, text.texts.figure_title, keys)
    kept = [replace(one, title=title_beside_keys(layout, [one], one.title, keys)) for one in kept]
    kept = laid_over_doubted(layout, [with_names_of_keys(layout, one) for one in kept])
    kept = [with_rows_as_heads_doubted(with_heads_doubted(layout, one)) for one in kept]
    kept = [with_lost_titles_doubted(one) for one in kept]
    kept = [with_reasons(one) for one in kept]
    return _figure(layout, kept, title, readers.versions(), options)


def _of_lit_card(raster: Raster, layout: Layout, options: ReadOptions) -> Figure | None:
    """What is read on a card before a dimmed page, if names stand on it: those of white cells on a
    gray page stand beside them."""
    card = without_dimmed(raster, layout.background)
    figure = None if card is None else _of_changed(card, options)
    if figure is None:
        return None
    axes = [axis for panel in figure.panels for axis in (panel.rows, panel.columns)]
    return figure if any(label for axis in axes for label in axis.labels) else None


def _of_lined_dots(raster: Raster, layout: Layout, options: ReadOptions) -> Figure | None:
    """What is read of dots without the lines of a grid that run through them."""
    bare = without_lines_of_dots(raster, layout.background)
    return None if bare is None else _of_changed(bare, options)


def _of_whole_rows(raster: Raster, layout: Layout, options: ReadOptions) -> Figure | None:
    """What is read of a picture whose outer rows the axes cut in half, with the other halves."""
    whole = with_whole_rows(layout)
    figure = None if whole is None else _of_changed(whole.raster, options)
    return None if whole is None or figure is None else told_of_whole_rows(figure, whole, raster)


def _of_quarter_turns(raster: Raster, panels: list[Panel], options: ReadOptions) -> Figure | None:
    """What is read of the picture on either side, where that is more than these ``panels`` say."""
    if is_read_as_it_stands(panels):
        return None
    found, most = None, MORE * letters_agreed(panels)
    for quarters in QUARTERS:
        figure = _of_changed(quarter_turned(raster, quarters), options)
        if figure is not None and (agreed := letters_agreed(figure.panels)) > most:
            found, most = told_of_turn(figure, raster, quarters), agreed
    return found


def _of_other_way_round(
    layout: Layout,
    text: FigureText,
    panels: list[Panel],
    raster: Raster,
    readers: Engines,
    options: ReadOptions,
) -> Figure | None:
    """What is read of a picture that is mirrored or stands on its head, the right way round."""
    axes = way_round(layout, text.pixels, panels, readers.first)
    figure = None if axes is None else _of_changed(turned_round(raster, axes), options)
    if axes is None or figure is None or not is_read_better(panels, figure.panels):
        return None
    return told_of_way_round(figure, raster, axes)


def _of_changed(raster: Raster, options: ReadOptions) -> Figure | None:
    """What is read of a changed picture, as it stands; None where it holds no heatmap."""
    try:
        return _read(raster, options, turned=True)
    except NoHeatmapError:
        return None


def _settled(
    layout: Layout, readers: Engines, options: ReadOptions
) -> tuple[Layout, FigureText, list[Panel]]:
    """The layout that its print bears out, what was read on it, and its panels with verdicts."""
    text = read_text(layout, _cell_pixels(layout), readers)
    for _ in range(_ANEW):
        heard = text.cells, text.pixels, text.texts
        anew = groups_joined(layout, text.texts) or facets_told(layout, text.texts)
        anew = anew or names_parted(layout, *heard) or blank_ends_parted(layout, *heard)
        anew = anew or columns_halved(layout, text.pixels)
        anew = anew or totals_parted(layout, text.cells, text.pixels)
        anew = anew or totals_beside(layout, text.cells, text.texts)
        anew = anew or counts_beside(layout, text.texts) or counts_over(layout, text.texts)
        anew = anew or headings_parted(layout, *heard)
        if anew is None:
            break
        layout = anew
        text = read_text(layout, _cell_pixels(layout), readers)
    evidence = [
        PanelEvidence(
            layout=panel,
            pixels=text.pixels[i],
            readings=text.cells[i],
            texts=text.texts.panels[i],
            bar_texts=None if panel.bar is None else text.texts.bars[panel.bar],
        )
        for i, panel in enumerate(layout.panels)
    ]
    return layout, text, settle(layout, evidence, text.prints, readers, options.scale)


def _cell_pixels(layout: Layout) -> list[CellPixels]:
    found = []
    for panel in layout.panels:
        if panel.cells is not None and panel.cells.blank.shape == panel.grid.shape:
            found.append(panel.cells)
            continue
        pixels = measure_cells(layout.raster, panel.grid, layout.background)
        if layout.raster.lossy:
            pixels = without_ringing(panel.grid, pixels)
        found.append(without_stairs(without_bar_print(pixels, panel.grid, layout.bars)))
    return found


def _require_colors(raster: Raster) -> None:
    """A sheet of one color holds nothing, however large it is; a few lines tell of nearly all."""
    first = raster.rgb[0, 0]
    if (raster.rgb[::64] == first).all() and (raster.rgb == first).all():
        raise NoHeatmapError(f"no heatmap was found in {raster.name}: it has one color throughout")


def _require_panels(layout: Layout) -> None:
    if layout.panels:
        return
    nearest = layout.candidates[0] if layout.candidates else None
    why = f" (the nearest candidate was refused: {nearest.why})" if nearest else ""
    raise NoHeatmapError(
        f"no heatmap was found in {layout.raster.name}{why}",
        candidate=nearest.box if nearest else None,
        seen=layout,
    )


def _figure(
    layout: Layout,
    panels: list[Panel],
    title: Label | None,
    versions: dict[str, str],
    options: ReadOptions,
) -> Figure:
    raster = layout.raster
    provenance = Provenance(
        source=raster.name,
        sha256=raster.sha256,
        page=raster.page,
        size=(raster.width, raster.height),
        unheat=unheat.__version__,
        engines=versions,
        options=options.changed(),
    )
    return Figure(
        provenance=provenance,
        title=title,
        panels=tuple(
            replace(panel, style=style_of(raster.rgb, panel.grid, panel.cells, layout.background))
            for panel in panels
        ),
        notes=raster.notes,
        lossy=raster.lossy,
        background=layout.background,
    )
