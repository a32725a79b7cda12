"""Factors of axes that are scales: "1e6" at the end of the numbers that they shorten.

A plotting library sets the factor of an upright axis over the corner of the cells, where it passes
for a title, and that of a level one behind its numbers, on the line of the name of the axis. Every
coordinate of the axis is to be multiplied by it. What stands in its place is read by itself, and so
is the name that was lost beside it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from unheat.medians import median
from unheat.model import Axis, Box, Label, Quantity, Reason, Word
from unheat.text.bar_numbers import with_exponents
from unheat.text.crops import cut
from unheat.text.dated_scales import with_dated_scales
from unheat.text.days_of_times import with_days_of_times
from unheat.text.doubted_places import label_doubted
from unheat.text.fallen_signs import with_fallen_signs
from unheat.text.ink import IntArray
from unheat.text.joined import Ask
from unheat.text.lines import Line, group_lines, split_line
from unheat.text.marked_scales import with_marked_scales
from unheat.text.offsets import may_be_offset, offset_in_place, offset_of
from unheat.text.page import whole
from unheat.text.shared_scales import with_shared_scales
from unheat.text.sites import PanelTexts, Site, Sites, Texts
from unheat.text.spelling import attached, same_letters
from unheat.text.unread import all_unread

_FLUSH, _FAR = 0.6, 2.2
"""Letter heights by which a factor stands off the end of its axis at most, along it and beyond its
numbers or the corner."""

_SPACE, _LONGEST = 0.9, 7.0
"""Letter heights between the factor and what stands beside it at least, and that it is long at
most."""

_MIDDLE = 0.1
"""Shares of an axis by which its name stands off its middle at most."""


_POWER = re.compile(r"(?:10|1[eE])")
"""A power of ten in print that may be a factor: a year is none."""

_DIGITS = str.maketrans("lI|Oo", "11100")
"""What readers make of digits."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Place:
    """A factor of one axis, and the name of the axis where none was read."""

    owner: int
    role: str
    factor: Site
    name: Site | None

    @property
    def sites(self) -> tuple[Site, ...]:
        return (self.factor,) if self.name is None else (self.factor, self.name)


def with_scales_told(sites: Sites, texts: Texts, *, ask: Ask) -> Texts:
    """The texts with the axes that are scales by their marks, with their factors, and with those
    that panels share; two readers are asked for numbers and factors. Axes whose numbers may have
    lost their signs are in doubt."""
    told = _with_factors(sites, with_marked_scales(sites, texts, ask=ask), ask=ask)
    told = with_days_of_times(sites, with_dated_scales(sites, told))
    return with_fallen_signs(with_shared_scales(sites, texts, told))


def _with_factors(sites: Sites, texts: Texts, *, ask: Ask) -> Texts:
    """The texts with the numbers of axes that are scales multiplied by the factors at their ends,
    which are the names of nothing; two readers are asked for them."""
    places = [
        place
        for owner, panel in enumerate(texts.panels)
        for role, axis in (("row", panel.rows), ("column", panel.columns))
        if (place := _place(sites, owner, role, axis)) is not None
    ]
    crops = [crop for place in places for one in place.sites for crop in cut(sites, one, (0.0,))]
    if not crops:
        return texts
    words = ask(crops, [crop.key for crop in crops])
    panels = list(texts.panels)
    told: list[Box] = []
    unread: list[Box] = []
    for place in places:
        offsets = _offsets(place.factor, words)
        if offsets:
            agreed = offsets[0] if len(offsets) > 1 and len(set(offsets)) == 1 else None
            panels[place.owner] = _multiplied(panels[place.owner], place, agreed, words)
            (told if agreed is not None else unread).append(place.factor.box)

    def cleared(title: Label | None) -> Label | None:
        return _doubted(_without(title, told), unread)

    panels = [replace(panel, title=cleared(panel.title)) for panel in panels]
    return replace(texts, figure_title=cleared(texts.figure_title), panels=tuple(panels))


def _place(sites: Sites, owner: int, role: str, axis: Axis) -> _Place | None:
    """Where a factor may stand beside the numbers of an axis, and print stands."""
    ticks = () if axis.quantity is None else axis.quantity.ticks
    boxes = [tick.box for tick in ticks if tick.box is not None]
    if not boxes:
        return None
    own = whole(sites.layout.panels[owner].grid.box, sites.layout.panels[owner].frame)
    size = float(median([box.height for box in boxes]))
    if role == "row":
        level = own.y0 - _FAR * size, own.y0 - 1.0
        end = own.x0 if axis.side == "left" else own.x1
    elif axis.side == "bottom":
        foot = max(box.y1 for box in boxes)
        level, end = (foot - 1.0, foot + _FAR * size), own.x1
    else:
        return None
    lines = _lines(sites, owner, level, boxes)
    parts = [part for line in lines for part in split_line(sites.glyphs, line, _SPACE * size)]
    flush = [
        part
        for part in parts
        if abs((part.box.x0 if end == own.x0 else part.box.x1) - end) <= _FLUSH * size
        and part.box.width <= _LONGEST * size
    ]
    if len(flush) != 1:
        return None
    factor = Site(role=f"{role}-factor", owner=owner, index=0, lines=(flush[0],))
    middle, wide = own.center[0], own.width
    names = [
        part
        for part in (_joined_but(sites, line, flush[0]) for line in lines)
        if part is not None and abs(part.center[0] - middle) <= _MIDDLE * wide
    ]
    lost = role == "column" and (axis.title is None or not axis.title.text)
    name = names[0] if lost and len(names) == 1 else None
    return _Place(
        owner=owner,
        role=role,
        factor=factor,
        name=None
        if name is None
        else Site(role=f"{role}-name", owner=owner, index=0, lines=(name,)),
    )


def _lines(
    sites: Sites, owner: int, level: tuple[float, float], numbers: Sequence[Box]
) -> list[Line]:
    """Lines of print of the panel between two heights, but for the numbers of the axis, and the
    numbers and names of bars."""
    size = float(median([box.height for box in numbers]))
    panel, glyphs = sites.layout.panels[owner], sites.glyphs
    free = np.ones(len(glyphs), dtype=bool)
    for site in sites.sites:
        if site.role in ("tick", "key", "bar-label", "bar-offset"):
            for line in site.lines:
                free[line.glyphs] = False
    own = whole(panel.grid.box, panel.frame)
    x0, y0, x1, y1 = glyphs.boxes.T
    free &= (y0 >= level[0]) & (y1 <= level[1])
    free &= (x0 >= own.x0 - size) & (x1 <= own.x1 + size)
    for box in numbers:
        free &= (x1 <= box.x0) | (x0 >= box.x1) | (y1 <= box.y0) | (y0 >= box.y1)
    index: IntArray = np.flatnonzero(free)
    return with_exponents(glyphs, group_lines(glyphs, index, 0.0, size)) if len(index) else []


def _joined_but(sites: Sites, line: Line, factor: Line) -> Line | None:
    """A line without the factor that stands in it."""
    left = np.setdiff1d(line.glyphs, factor.glyphs)
    found = group_lines(sites.glyphs, left, 0.0, line.size) if len(left) else []
    found = with_exponents(sites.glyphs, found)
    return found[0] if len(found) == 1 else None


def _offsets(site: Site, words: tuple[Mapping[str, Word], ...]) -> list[tuple[float, float] | None]:
    """What readers take print at a place for, a factor and a shift or what may be one and is not
    made out; nothing where none of them takes it for either."""
    told: list[tuple[float, float] | None] = []
    open_ = False
    for word in (said.get(site.crop_key(0, 0.0)) for said in words):
        if word is not None and (read := word.text.replace(" ", "")):
            text = offset_in_place(read) or offset_in_place(read.translate(_DIGITS))
            told.append(None if text is None else offset_of(text))
            open_ |= text is not None or (may_be_offset(read) and _POWER.search(read) is not None)
    return told if open_ else []


def _multiplied(
    texts: PanelTexts,
    place: _Place,
    offset: tuple[float, float] | None,
    words: tuple[Mapping[str, Word], ...],
) -> PanelTexts:
    """The texts of a panel with one axis in the units that its factor tells; its places are in
    doubt where there is one and ``offset`` does not tell it."""
    axis = texts.rows if place.role == "row" else texts.columns
    title = axis.title if offset is None else _without(axis.title, [place.factor.box])
    if place.name is not None:
        title = _name(place.name, words) or title
    if offset is None:
        # Small raised digits that readers read differently: no coordinate is known.
        axis = all_unread(replace(axis, quantity=None), set(range(len(axis.labels))))
    elif axis.quantity is not None:
        axis = replace(axis, quantity=_times(axis.quantity, *offset))
    axis = replace(axis, title=title)
    return texts.with_axis(place.role, axis)


def _times(quantity: Quantity, factor: float, shift: float) -> Quantity:
    """The quantity in the units that its axis stands for; its numbers stay as they are printed."""

    def told(value: float) -> float:
        return float(f"{value * factor + shift:.12g}")

    return replace(
        quantity,
        values=tuple(None if value is None else told(value) for value in quantity.values),
        ticks=tuple(replace(tick, value=told(tick.value)) for tick in quantity.ticks),
    )


def _name(site: Site, words: tuple[Mapping[str, Word], ...]) -> Label | None:
    """The name of an axis as two readers read it, in doubt where they differ."""
    said = [word for words_of in words if (word := words_of.get(site.crop_key(0, 0.0)))]
    texts = [attached(word.text.strip()) for word in said if word.text.strip()]
    if not texts:
        return None
    alike = len(texts) > 1 and same_letters(*texts[-2:])
    return Label(
        text=texts[-1],
        confidence=min(word.confidence for word in said) if alike else 0.5,
        box=site.box,
        review=not alike,
        reasons=() if alike else (Reason.READERS_DIFFER,),
    )


def _is_covered(title: Box, factors: list[Box]) -> bool:
    return any(title.intersection(box) >= 0.5 * title.area for box in factors)


def _doubted(title: Label | None, unread: list[Box]) -> Label | None:
    """A title in doubt that may be a factor which was not made out."""
    if title is None or title.box is None:
        return title
    open_ = _is_covered(title.box, unread)
    return label_doubted(title, Reason.LABEL_PLACE) if open_ else title


def _without(title: Label | None, told: list[Box]) -> Label | None:
    """A title that is none of the factors that were ``told``, nor what was missed beside them."""
    if title is None or title.box is None:
        return title
    covered = _is_covered(title.box, told)
    missed = not title.text and any(title.box.intersection(box) > 0.0 for box in told)
    return None if covered or missed else title
