"""Titles that were taken for a part of what stands next to them: a person is asked.

A title stands under the middle label of its axis, and in small or smeared print as close as a
second line would. One label of several that alone has two lines, the outer one set on the middle
of the panel or flush with a side of it, leaves open whether the columns have a title. A turned
title that touches the labels of rows is cut into pieces among them: these begin at one place then,
one below the other, and are higher than a line. And what is no number among the numbers of a bar
may be its name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np

from unheat.medians import median
from unheat.model import Axis, Box, Label, Reason
from unheat.model.geometry import surround
from unheat.text.lines import Line
from unheat.text.page import Page, whole
from unheat.text.sites import BarTexts, Site, TickText

_FEWEST = 3
"""Labels of one line beside the one that has more."""

_FLUSH_PX, _HIGHER, _WIDE = 2.0, 1.3, 2.0
"""Labels begin at one place to this, in pixels, and one that holds a part of a turned title is so
many times as high as the lowest one; it is so many times as wide as that is high."""

_SPACE, _ASIDE = 1.5, 0.3
"""Words of a title are so near to each other, and one of them is so far off the middle of the label
that it stands over, in letter heights."""

_FLUSH = 0.3
"""A title is set flush with a side of the cells to this, in letter heights."""

_NUMBERS, _LETTERS, _TURNED = 2, 2, 2.0
"""Numbers of a bar that tell that a text of so many letters is none of them, or so many times as
high; a label of a row that is so high holds a turned title, perhaps."""

_SIGN = 1.2
"""A turned sign with the blank before it is so wide, in heights of a number."""


def run_in_titles(page: Page, sites: Sequence[Site]) -> Iterator[tuple[str, int, Box]]:
    """(role, owner, place) of the lines of column labels that may be the title of the columns."""
    titled = {site.owner for site in sites if site.role == "column-title"}
    for owner, panel in enumerate(page.layout.panels):
        labels = [site for site in sites if site.role == "column" and site.owner == owner]
        several = [site for site in labels if len(site.lines) > 1]
        if owner in titled or len(several) != 1 or len(labels) <= _FEWEST:
            continue
        lines = several[0].lines
        own = whole(panel.grid.box, panel.frame)
        outer = max(lines, key=lambda line: abs(line.center[1] - own.center[1]))
        # On a slope a short title has no direction of its own.
        on_middle = abs(outer.center[0] - own.center[0]) <= outer.size
        if outer.angle != 90.0 and (on_middle or _ends_with_cells(outer, lines, own)):
            yield "column-title", owner, outer.box


def _ends_with_cells(outer: Line, lines: Sequence[Line], own: Box) -> bool:
    """Whether the outer one of these lines is set flush with a side of the cells, as titles are,
    and not on the middle of the lines before it, as that of a label."""
    off = min(abs(outer.box.x0 - own.x0), abs(outer.box.x1 - own.x1))
    before = [line.center[0] for line in lines if line is not outer]
    aside = min(abs(outer.center[0] - middle) for middle in before)
    return off <= _FLUSH * outer.size and aside > _ASIDE * outer.size


def titles_over_labels(page: Page, sites: Sequence[Site]) -> Iterator[tuple[str, int, Box]]:
    """(role, owner, place) of first lines of level column labels that together may be a title.

    A title stands as close over labels as the first of two lines would. Its words are as near to
    each other as those of a sentence, and first lines of names as far apart as columns are.
    """
    titled = {site.owner for site in sites if site.role == "title"}
    for owner in range(len(page.layout.panels)):
        labels = [
            site for site in sites if (site.role, site.owner, site.side) == ("column", owner, "top")
        ]
        several = [site.lines for site in labels if len(site.lines) > 1]
        if owner in titled or len(several) < _FEWEST or len(labels) < len(several):
            continue
        firsts = sorted((lines[0] for lines in several), key=lambda line: line.box.x0)
        gaps = [two.box.x0 - one.box.x1 for one, two in pairwise(firsts)]
        size = float(median([line.size for line in firsts]))
        level = max(line.box.y0 for line in firsts) < min(line.box.y1 for line in firsts)
        level &= all(line.angle == 0.0 for line in firsts)
        off = max(abs(lines[0].center[0] - lines[1].center[0]) for lines in several)
        if level and max(gaps) <= _SPACE * size and off > _ASIDE * size:
            yield "title", owner, surround([line.box for line in firsts])


def without_words_of_titles(axis: Axis, title: Label | None) -> Axis:
    """An axis with a doubt on the labels that hold ink of the ``title`` that is asked about."""
    if title is None or title.text or title.box is None:
        return axis
    words = [box is not None and box.intersection(title.box) > 0.0 for box in axis.boxes]
    if not any(words):
        return axis
    reasons = tuple(
        tuple(dict.fromkeys((*own, Reason.LABEL_PLACE))) if word else own
        for own, word in zip(axis.reasons, words, strict=True)
    )
    review = tuple(own or word for own, word in zip(axis.review, words, strict=True))
    return replace(axis, review=review, reasons=reasons)


def run_into_rows(axis: Axis) -> Axis:
    """An axis of rows without a title that has one to be asked about where two labels in doubt, one
    below the other, begin at the outermost place of all, and one of them is higher than a line. Or
    where one in doubt, the outermost, stands beside half of the label of another row, or begins
    further out than all others and is higher than any of them: it holds all of the title.
    """
    boxes = [box for box in axis.boxes if box is not None]
    if axis.title is not None or axis.side not in ("left", "right") or axis.turn or not boxes:
        return axis
    lowest = min(box.height for box in boxes)
    outer = min(box.x0 for box in boxes) if axis.side == "left" else max(box.x1 for box in boxes)
    flush = [
        box
        if box is not None
        and doubted
        and box.width >= _WIDE * lowest
        and abs((box.x0 if axis.side == "left" else box.x1) - outer) <= _FLUSH_PX
        else None
        for box, doubted in zip(axis.boxes, axis.review, strict=True)
    ]
    for one, two in pairwise(flush):
        if one and two and max(one.height, two.height) >= _HIGHER * lowest:
            return replace(axis, title=_asked(surround([one, two])))
    for box, doubted in zip(axis.boxes, axis.review, strict=True):
        if box is None or not doubted or (box.x0 if axis.side == "left" else box.x1) != outer:
            continue
        others = [one for one in boxes if one is not box]
        beside = any(_is_half_beside(box, one) for one in boxes)
        if box.height >= _TURNED * lowest and beside:
            return replace(axis, title=_asked(box))
        near = min(
            (abs((one.x0 if axis.side == "left" else one.x1) - outer) for one in others),
            default=0.0,
        )
        high = max((one.height for one in others), default=np.inf)
        if len(others) >= _FEWEST and near >= lowest / 2 and box.height >= _HIGHER * high:
            return replace(axis, title=_asked(box))
    return axis


def _is_half_beside(box: Box, other: Box) -> bool:
    """Whether half of another label or more stands in the rows of one."""
    shared = min(box.y1, other.y1) - max(box.y0, other.y0)
    return box is not other and 2 * shared >= other.height


def run_into_columns(axis: Axis) -> Axis:
    """An axis of turned or slanted columns without a title that has one to be asked about where the
    label in the middle, in doubt, reaches further out than all others and is thicker: a short title
    stands right below it. Or where the two in the middle of turned ones, both in doubt, are thicker
    than all others: it stands among them.
    """
    boxes = [box for box in axis.boxes if box is not None]
    if axis.title is not None or axis.side != "bottom" or axis.turn % 180 == 0.0:
        return axis
    middle = {(len(axis.boxes) - 1) // 2, len(axis.boxes) // 2} if len(boxes) > _FEWEST else set()
    for places in (*({place} for place in sorted(middle)), middle):
        own = [axis.boxes[place] for place in sorted(places)]
        found = [box for box in own if box is not None]
        others = [box for k, box in enumerate(axis.boxes) if box is not None and k not in places]
        if not found or len(found) < len(places) or not all(axis.review[k] for k in places):
            continue
        thick = min(box.width for box in found) >= _HIGHER * max(box.width for box in others)
        far = max(box.y1 for box in found) > max(box.y1 for box in others)
        if thick and (far or (len(found) > 1 and axis.turn % 90 == 0.0)):
            return replace(axis, title=_asked(surround(found)))
    return axis


def named_among_numbers(bar: BarTexts) -> Label | None:
    """What is asked about as the name of a bar without one: a text of letters among its numbers, or
    one in doubt that is far higher than these, since it is turned. So is a sign of a turned name
    behind a number, which was read without it and is wider than the others of as many digits."""
    high = _TURNED * median(np.array([tick.box.height for tick in bar.ticks] or [0.0]))
    words = [
        tick.box
        for tick in bar.ticks
        if (tick.reading.value is None and sum(map(str.isalpha, tick.text)) >= _LETTERS)
        or (tick.reading.review and tick.box.height >= max(high, tick.box.width))
        or _is_wider_by_a_sign(tick, bar)
    ]
    numbers = sum(tick.reading.value is not None for tick in bar.ticks)
    if bar.label is not None or bar.keys or not words or numbers < max(_NUMBERS, len(words)):
        return None
    return _asked(surround(words))


def _is_wider_by_a_sign(tick: TickText, bar: BarTexts) -> bool:
    """Whether the ink of a number is wider by a letter than that of all with as many digits."""
    alike = [
        one.box.width
        for one in bar.ticks
        if one is not tick and len(one.text) == len(tick.text) and one.reading.value is not None
    ]
    return bool(alike) and tick.box.width >= max(alike) + _SIGN * tick.box.height


def _asked(box: Box) -> Label:
    missing = (Reason.LABEL_MISSING,)
    return Label(text="", confidence=0.0, box=box, review=True, reasons=missing)
