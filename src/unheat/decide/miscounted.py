"""Whether a panel may have more or fewer lines of cells than were read, by all that tells of it.

Each test is one way in which panels were miscounted, or something else passed for one; none of them
can say how many lines there are, and so a person is asked.
"""

from __future__ import annotations

from unheat.decide.across_gaps import runs_across_gaps
from unheat.decide.all_alike import are_all_alike
from unheat.decide.between_panels import holds_an_axis
from unheat.decide.cells_as_labels import may_be_cells
from unheat.decide.cells_beyond import cells_go_on
from unheat.decide.counted import are_several, hold_some_each
from unheat.decide.cut_short import ends_within_cells
from unheat.decide.cut_strips import leaves_a_strip
from unheat.decide.fields_beyond import has_fields_beyond
from unheat.decide.frame_beyond import has_frame_beyond
from unheat.decide.grain import is_grainy
from unheat.decide.halved_cells import are_parts
from unheat.decide.heading_within import holds_a_heading
from unheat.decide.hidden_rims import hides_cells
from unheat.decide.label_as_title import title_is_label
from unheat.decide.labels_go_on import labels_go_on
from unheat.decide.lines_in_gaps import are_panels_apart
from unheat.decide.marks_for_more import has_marks_for_more
from unheat.decide.named_beyond import named_beyond
from unheat.decide.one_matrix import are_blocks_of_one
from unheat.decide.outgrown import is_outgrown
from unheat.decide.page_within import holds_page
from unheat.decide.repeated import may_be_facets
from unheat.decide.second_lines import are_gaps_between
from unheat.decide.smoothed import is_smoothed
from unheat.decide.strips_of_cells import has_strip_of_cells
from unheat.decide.uncolored_lines import holds_uncolored_line
from unheat.decide.unnamed import (
    adds_blank_end,
    holds_names,
    holds_no_names,
    is_told_in_parts,
    leaves_end_unnamed,
    names_more,
    names_several,
)
from unheat.decide.walls_in_gaps import are_walled_apart
from unheat.model import Axis, Cells, ColorScale, Layout, PanelLayout


def may_be_miscounted(
    layout: Layout,
    panel: PanelLayout,
    cells: Cells,
    axes: tuple[Axis, Axis],
    scale: ColorScale | None,
    *,
    same: bool,
) -> bool:
    """Whether the number of rows or columns is not certain.

    ``axes`` are the rows and the columns; ``same`` says that print and color tell the same.
    """
    if any(map(leaves_end_unnamed, axes)) or any(map(holds_no_names, axes)):
        return True
    if any(map(names_several, axes)) or any(map(names_more, axes)):
        return True
    if not same and is_told_in_parts(cells, *axes):
        return True
    if holds_names(*axes) or may_be_cells(cells, *axes) or any(map(title_is_label, axes)):
        return True
    if named_beyond(layout, panel, *axes) or labels_go_on(layout, panel, *axes):
        return True
    if are_several(cells) or hold_some_each(cells):
        return True
    if holds_a_heading(cells) or holds_an_axis(cells):
        return True
    if holds_uncolored_line(cells):
        return True
    if is_outgrown(layout, panel) or may_be_facets(layout, panel, *axes):
        return True
    if has_strip_of_cells(layout, panel, scale) or cells_go_on(layout, panel):
        return True
    if has_fields_beyond(layout, panel, cells, scale) or are_blocks_of_one(layout):
        return True
    if runs_across_gaps(layout.raster.rgb, panel.grid, cells.rgb):
        return True
    if is_smoothed(cells.color_value, *axes) or hides_cells(layout, panel):
        return True
    if ends_within_cells(layout, panel) or leaves_a_strip(layout, panel):
        return True
    if has_marks_for_more(layout, panel) or are_panels_apart(layout, panel):
        return True
    if are_walled_apart(layout, panel) or holds_page(layout, panel):
        return True
    if has_frame_beyond(layout, panel) or are_gaps_between(cells.rgb, layout.background, *axes):
        return True
    if are_parts(cells.rgb, *axes) or are_all_alike(cells, *axes):
        return True
    # Where something is printed a codec leaves ripples all about it.
    if not cells.text.astype(bool).any() and is_grainy(layout, panel):
        return True
    return any(adds_blank_end(cells, axis, lines) for lines, axis in enumerate(axes))
