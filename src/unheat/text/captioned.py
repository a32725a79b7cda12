"""Print under a panel that names no columns: its caption, by its letter or by where it is set.

The title of an axis stands on the middle of the cells, and the caption of a table on that of all of
it, the names of its rows included, or flush with these. Where the columns have their labels above
and the panel has no title, print below it may be either: charts put the title of an axis there,
too. Only its place tells, and where that does not somebody is asked for both.
"""

from __future__ import annotations

from dataclasses import replace

from unheat.model import Box, Label, Reason
from unheat.text.captions import LETTERED, is_caption, is_prose, without_letter_below
from unheat.text.captions_below import kept_in_place
from unheat.text.doubted_places import label_doubted
from unheat.text.run_in_titles import without_words_of_titles
from unheat.text.sites import PanelTexts, Sites

_ON = 1.0
"""Heights of a text by which its middle, or its beginning, lies off that of what it is set on."""


def captioned(sites: Sites, number: int, panel: PanelTexts, *, headed: bool) -> PanelTexts:
    """A panel whose caption stands under it: "(a) …" is a title, and names no columns.

    It may stand so close under a title of the columns that both were taken for one. ``headed``
    says that the figure has a title.
    """
    cells = sites.layout.panels[number].grid.box
    columns = without_words_of_titles(panel.columns, panel.title)
    title = kept_in_place(panel.title, cells, several=len(sites.layout.panels) > 1)
    panel = replace(panel, title=title, columns=columns)
    under = panel.columns.title
    said = under is not None and (is_caption(under.text) or is_prose(under.text))
    if under is not None and said and _is_below(cells, under):
        return replace(panel, columns=replace(panel.columns, title=None))
    if under is not None and _is_below(cells, under):
        under = without_letter_below(under)
        panel = replace(panel, columns=replace(panel.columns, title=under))
    if under is None or panel.title is not None:
        return panel
    if LETTERED.match(under.text):
        return replace(panel, title=under, columns=replace(panel.columns, title=None))
    several = any(len(site.lines) > 1 for site in sites.of("column-title", number))
    name, _, caption = under.text.partition(" (")
    if several and LETTERED.match(f"({caption}"):
        named = replace(panel.columns, title=replace(under, text=name))
        return replace(panel, title=replace(under, text=f"({caption}"), columns=named)
    alone = not headed and len(sites.layout.panels) == 1
    return _under_a_table(panel, under, cells) if alone else panel


def _under_a_table(panel: PanelTexts, under: Label, cells: Box) -> PanelTexts:
    """The panel with the text ``under`` its cells as its title where it is set on the table, and in
    doubt where it may be, if nothing else stands below."""
    names, heads = (
        [box for box in axis.boxes if box is not None] for axis in (panel.rows, panel.columns)
    )
    box = under.box
    if box is None or box.y0 < cells.y1 or not heads or not names or under.turn:
        return panel
    if any(head.y1 > cells.y0 for head in heads) or any(name.x1 > cells.x0 for name in names):
        return panel
    left, near = min(name.x0 for name in names), _ON * box.height
    off_cells = abs(box.center[0] - cells.center[0])
    off_table = min(abs(box.center[0] - (left + cells.x1) / 2), abs(box.x0 - left))
    if off_cells > near >= off_table:
        return replace(panel, title=under, columns=replace(panel.columns, title=None))
    if off_table > 2 * near and off_cells <= near:
        return panel
    missing = Label(text="", confidence=0.0, box=box, review=True, reasons=(Reason.LABEL_MISSING,))
    doubted = label_doubted(under, Reason.LABEL_PLACE, 0.5)
    return replace(panel, title=missing, columns=replace(panel.columns, title=doubted))


def _is_below(cells: Box, label: Label) -> bool:
    return label.box is not None and label.box.y0 >= cells.y1
