"""Which family the labels of an axis are set in, how large, and how soft the picture is.

The longest labels that were read surely tell: drawn in the right type they leave next to
none of their ink unexplained.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from unheat.medians import median
from unheat.text.crops import upright
from unheat.text.faces import Coverage, drawable, ink_height
from unheat.text.likeness import Pen, canvas, ink_of
from unheat.text.measure import ink_extent
from unheat.text.reading import Reading
from unheat.text.sites import Site, Sites

# Labels that tell the type of an axis, and the share of ink left over by one of which no
# better is looked for.
_TEACHERS, NATIVE = 4, 0.08
# A type that leaves over more than this is not that of the axis and settles nothing.
OWN_TYPE = 0.1
SURELY = 1.5
"""How many limits a text must be ahead to be believed."""

_LARGEST_PX = 20.0
"""Print is looked at this large at least, and less than twice as large: shapes tell no more in
larger print, and looking at it takes as long as its size cubed."""

# Families that are tried: those in whose widths labels differ least in size.
_TRIED = 6
# How much lower and taller than their family has them letters are set at the most.
_LOWEST, _TALLEST = 0.85, 1.2
# How much more a family may leave over, before it is adjusted, than the best one.
_CLOSE = 1.5

# And so much of what an upright one does a type in italics leaves over at most.
_ITALICS = 0.6

# How a pen is adjusted to the labels, one thing after the other: (what, factor, shift).
_ADJUSTMENTS = (
    (("tall", 0.0, 1.0), ("tall", 0.96, 0.0), ("tall", 1.04, 0.0)),
    tuple(("blur", 0.0, blur) for blur in (0.0, 0.4, 0.8, 1.1)),
    tuple(("weight", 0.0, weight) for weight in (1.2, 1.5)),
    tuple(("em", scale, 0.0) for scale in (0.97, 1.03)),
)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Item:
    """A label, its ink, and width and height of that, all ``shrunk`` by a whole factor."""

    site: Site
    reading: Reading
    ink: Coverage
    width: float
    height: float
    shrunk: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Type:
    """A pen, and the share of ink that it leaves over in labels that are read surely."""

    pen: Pen
    misfit: float

    def limit(self, two: tuple[float, float]) -> float:
        return two[0] + two[1] * self.misfit


def teachers_of(group: Sequence[Site], readings: dict[str, Reading]) -> list[Site]:
    """The longest labels that were read surely, or of all where none was."""
    said = [site for site in group if readings[site.key].text]
    sure = [site for site in said if not readings[site.key].review] or said
    return sorted(sure, key=lambda site: (-len(readings[site.key].text), site.index))[:_TEACHERS]


def items_of(sites: Sites, readings: dict[str, Reading], group: Sequence[Site]) -> list[Item]:
    found = []
    for site in group:
        reading = readings[site.key]
        grey = upright(sites, site.lines[0], reading.turn)
        extent = ink_extent(grey)
        if extent is not None and reading.text:
            wide, high = extent
            ink = ink_of(grey)
            found.append(Item(site=site, reading=reading, ink=ink, width=wide, height=high))
    return found


def handy(teachers: Sequence[Item]) -> int:
    """The factor by which labels like these are shrunk before they are looked at."""
    return max(1, int(_em(teachers, drawable()[0]) / _LARGEST_PX))


def shrunk(item: Item, factor: int) -> Item:
    """A label by a whole factor smaller, its pixels averaged."""
    if factor == 1:
        return item
    ink = np.pad(item.ink, [(0, -side % factor) for side in item.ink.shape])
    blocks = ink.reshape(len(ink) // factor, factor, -1, factor)
    return replace(
        item,
        ink=blocks.mean(axis=(1, 3)),
        width=item.width / factor,
        height=item.height / factor,
        shrunk=item.shrunk * factor,
    )


def type_of(teachers: Sequence[Item]) -> Type | None:
    """The type that explains the ink of labels best."""
    # What was turned is softened by it, and twice as large as it was printed.
    slanted = teachers[0].reading.turn % 90 != 0 and teachers[0].shrunk == 1
    trials = _Trials(teachers)
    found: list[Type] = []
    for number, face in enumerate(_likely(teachers)):
        em = _em(teachers, face)
        pen = Pen(face=face, em=em, tall=_tall(teachers, face, em))
        pen = replace(pen, blur=0.8, loose=8) if slanted else pen
        least = min((one.misfit for one in found), default=np.inf)
        found.append(trials.of(pen, first=2, enough=max(NATIVE, _CLOSE * least)))
        # The letters of a family and its monospaced sister differ in little but their places.
        if found[-1].misfit < NATIVE and number > 0:
            break
    best, *others = sorted(found, key=lambda one: one.misfit)
    least = best.misfit
    best = _adjusted(trials, best.pen)
    if others and others[0].misfit <= _CLOSE * least:
        # What softens or stretches a picture may make the second family the better one.
        best = min(best, _adjusted(trials, others[0].pen), key=lambda one: one.misfit)
    return best if best.misfit <= OWN_TYPE else _in_italics(trials, teachers, best)


def held_against(teachers: Sequence[Item], known: Type) -> Type | None:
    """The type with what it leaves over of these labels; None where a better one is looked for."""
    here = _Trials(teachers).of(known.pen, enough=NATIVE)
    return here if here.misfit <= NATIVE else None


def _in_italics(trials: _Trials, teachers: Sequence[Item], upright: Type) -> Type:
    """The type in italics, where it explains the ink of labels far better than an upright one."""
    found = []
    for face in _likely(teachers, slanted=True):
        em = _em(teachers, face)
        pen = replace(upright.pen, face=face, em=em, tall=_tall(teachers, face, em), weight=1.0)
        found.append(trials.of(pen, enough=upright.misfit))
    best = min(found, key=lambda one: one.misfit)
    if best.misfit >= upright.misfit:
        return upright
    best = _adjusted(trials, best.pen)
    return best if best.misfit <= min(OWN_TYPE, _ITALICS * upright.misfit) else upright


def _likely(teachers: Sequence[Item], *, slanted: bool = False) -> tuple[str, ...]:
    """The families that labels may be set in by their widths, the most frequent ones first."""
    faces = drawable(slanted=slanted)
    apart = {face: float(np.std(np.log(_sizes(teachers, face)))) for face in faces}
    nearest = sorted(faces, key=lambda face: apart[face])[:_TRIED]
    return tuple(face for face in faces if face in nearest)


def _adjusted(trials: _Trials, pen: Pen) -> Type:
    """The pen as soft, dark and large as explains the ink of labels best."""
    best = trials.of(pen)
    for changes in _ADJUSTMENTS:
        pens = [
            replace(best.pen, **{name: round(factor * getattr(best.pen, name) + shift, 2)})
            for name, factor, shift in changes
        ]
        before = best.pen
        for tried in pens:
            if tried != before:
                other = trials.of(tried, enough=best.misfit)
                best = other if other.misfit < best.misfit else best
    return best


def _em(items: Sequence[Item], face: str) -> float:
    return round(float(median(_sizes(items, face))), 1)


def _tall(items: Sequence[Item], face: str, em: float) -> float:
    """How much taller than their family has them letters are that are so wide."""
    shares = [item.height / ink_height(face, item.reading.text) for item in items]
    return round(min(max(float(median(shares)) / em, _LOWEST), _TALLEST), 2)


def _sizes(items: Sequence[Item], face: str) -> list[float]:
    """How large labels are by their widths, in pixels."""
    return [item.width / Pen(face=face, em=1.0).width(item.reading.text) for item in items]


class _Trials:
    """What types leave over of labels; each label is looked at once in each of them."""

    def __init__(self, items: Sequence[Item]) -> None:
        self._items = items
        self._shares: dict[tuple[int, Pen], float] = {}

    def of(self, pen: Pen, *, first: int | None = None, enough: float = np.inf) -> Type:
        """The type of a pen, as the ``first`` labels tell; all of them where None.

        One that leaves over more than ``enough`` whatever the last labels say is not looked at
        further: its misfit is then at least what it is said to be.
        """
        items = self._items[:first]
        shares = [0.0] * len(items)
        for number, item in enumerate(items):
            shares[number] = self._share(number, item, pen)
            least = float(median(shares))
            if least > enough:
                return Type(pen=pen, misfit=least)
        return Type(pen=pen, misfit=float(median(shares)))

    def _share(self, number: int, item: Item, pen: Pen) -> float:
        key = number, pen
        if key not in self._shares:
            sheet = canvas(item.ink, item.reading.text, pen)
            self._shares[key] = sheet.left(item.reading.text) / sheet.total
        return self._shares[key]
