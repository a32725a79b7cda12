"""What archives and journals print along the margins of a page, which names no axis, and what the
controls of a table say about it.

It is turned as the title of an axis is and stands left of all labels, as that does; where an axis
has no title it would be one. Its wording tells it, but for its ends, which other print may hide. A
text that runs far beyond both ends of the rows is asked about.

Pages let their readers leaf through long tables. How many rows are shown, and which ones, stands
over a table and below it in the places of its titles; its wording tells it as well.
"""

from __future__ import annotations

import re
from dataclasses import replace

from unheat.model import Axis, Box, Label, Layout, Reason
from unheat.text.doubted_places import label_doubted
from unheat.text.sites import Texts

_STAMP = re.compile(
    r".{0,20}?\d{0,5}v\d{1,2} ?\[[\w.-]{2,20}\] ?\d{1,2} ?[A-Z][a-z]{2} ?(19|20)\d\d"
    r"|(bio|med|chem)R[xX]iv preprint.*"
    r"|Downloaded from \S+.*"
    r"|.{0,12}https?://(dx\.)?doi\.org/10\.\S+.*"
)
"""An archive's number with its class and date; where a copy is from; what tells a paper."""

_ROWS = r"(?:entries|rows|records|results|items)"
_CONTROL = re.compile(
    rf"show:? ?[\d,]+ ?{_ROWS}( ?per ?page)?"
    rf"|(showing ?)?(rows? ?|{_ROWS} ?)?[\d,]+ ?(to|-|–) ?[\d,]+ ?of ?[\d,]+( ?{_ROWS})?( ?\(.*\))?"
    rf"|{_ROWS} ?per ?page:? ?\d*"
    r"|page ?\d+ ?of ?\d+"
    r"|\d+ ?rows? ?[x×✕] ?\d+ ?columns?"
    r"|(search|filter):",
    re.IGNORECASE,
)
"""How many rows a table shows, and which ones; its pages; where to look for a row."""

_LONGER = 1.25
"""Lengths of the rows of all panels that the title of rows is long at most."""


def without_stamps(layout: Layout, texts: Texts) -> Texts:
    """The texts without titles that are stamps or controls, and with a doubt on titles of rows
    that run far beyond these."""
    own = layout.panels[0].frame if layout.panels else None
    for panel in layout.panels:
        own = panel.grid.box.union(panel.frame).union(own or panel.frame)
    panels = tuple(
        replace(
            panel,
            title=_kept(panel.title),
            rows=_along(_named(panel.rows), own),
            columns=_named(panel.columns),
        )
        for panel in texts.panels
    )
    return replace(texts, figure_title=_kept(texts.figure_title), panels=panels)


def is_stamp(text: str) -> bool:
    """Whether a text is one of the margin of a page.

    >>> is_stamp("arXiv:2305.12345v1 [cs.CL] 3 May 2023"), is_stamp("Accuracy [%] in May 2023")
    (True, False)
    """
    return _STAMP.fullmatch(text) is not None


def is_control(text: str) -> bool:
    """Whether a text tells which rows of a table a page shows.

    >>> is_control("Showing 1 to 6 of 6 entries"), is_control("Entries of 6 to 12 words")
    (True, False)
    """
    return _CONTROL.fullmatch(text) is not None


def _kept(label: Label | None) -> Label | None:
    out = label is not None and (is_stamp(label.text) or is_control(label.text))
    return None if out else label


def _named(axis: Axis) -> Axis:
    return axis if axis.title is None else replace(axis, title=_kept(axis.title))


def _along(axis: Axis, own: Box | None) -> Axis:
    """The axis of rows, its title in doubt where it runs far beyond both ends of its ``own``."""
    title = axis.title
    if title is None or title.box is None or own is None or not title.text:
        return axis
    box = title.box
    upright, over = box.height > 2.0 * box.width, min(own.y0 - box.y0, box.y1 - own.y1)
    if not upright or over <= 0.0 or box.height < _LONGER * own.height:
        return axis
    return replace(axis, title=label_doubted(title, Reason.LABEL_PLACE))
