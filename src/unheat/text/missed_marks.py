"""Marks that no reader saw though their ink is there: "Đakovo" read as "Dakovo" by all of them.

Among names with marks, a label or a title of an axis that was read surely is drawn in the type of
the labels, with each mark besides that one of its letters may have. Where that explains clearly
more of its ink than the text as read does, somebody should look. The other way round tells nothing:
what blurs a picture takes two dots away, and which mark a small one is the ink seldom tells.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from unheat.text.axis_types import AxisTypes
from unheat.text.crowned_titles import with_crowned_titles
from unheat.text.faces import has
from unheat.text.likeness import Canvas, Pen, canvases
from unheat.text.pens import Item, Type
from unheat.text.reading import Reading, doubted
from unheat.text.sites import Sites
from unheat.text.told_marks import bare_letters, has_marks, letters_beside, of_one_line, others_of
from unheat.text.unknown_letters import with_unknown_letters

_MISFIT, _MORE = 0.12, 1.5
"""What a type may leave over of labels that are read surely, as a share of their ink, to tell, and
how much more of it a label with the mark leaves over at most."""

_SMALLEST_PX = 7.0
"""Marks of lower letters do not show."""

_CLEAR, _AHEAD_PX = 0.33, 0.5
"""How far the ink is from the text as read to the one with a mark besides, 1 being the latter, and
how much more of it the former leaves over, in pixels; at the least."""

_WHOLLY = 0.9
"""So far it is where something else of the text may be drawn otherwise than the type has it."""

_CLEAR_ON_TOP = 0.15
"""How far it is at the least to one with a mark on a capital, where no other letter has ink: so
much is enough however little the type has of it."""

_DOT_PX = 1.0
"""And how much more where it is the dot of an "i" that has no ink, or ..."""

_DOT = 0.65
"""... so much of the dot, if that is less."""

_HEARD = 0.9
"""How sure the second reader is of the marks of a label that is asked about, to tell a language."""


def with_missed_marks(
    sites: Sites, readings: Mapping[str, Reading], types: AxisTypes
) -> dict[str, Reading]:
    """The readings, those up for review whose ink shows a mark that their text lacks."""
    result = with_unknown_letters(with_crowned_titles(sites, readings))
    groups = of_one_line(sites)
    every = [readings[site.key] for group in groups.values() for site in group]
    sure = {one.site.key: one.text for one in every if not one.review}
    if not any(has_marks(text) for text in sure.values()):
        return result
    marked = [one.text for one in every if one.review and one.second >= _HEARD]
    for (role, number), group in groups.items():
        named = [site for site in sites.of(f"{role}-title", number) if len(site.lines) == 1]
        named = [site for site in named if not readings[site.key].review]
        labels = [site for site in group if site.key in sure]
        held = [site for site in (*labels, *named) if _is_held(readings[site.key])]
        known = types.of(role, number) if held else None
        if known is None or known.misfit > _MISFIT:
            continue
        for item in types.items(role, number, held):
            key = item.site.key
            letters = _letters_beside({k: text for k, text in sure.items() if k != key}, marked)
            own = sized(known, item) if item.site in named else known
            if shows_a_mark(item, readings[key].text, own, letters):
                result[key] = doubted(readings[key])
    return result


def _letters_beside(sure: Mapping[str, str], marked: Sequence[str]) -> str:
    """The letters with marks that labels may have beside ``sure`` ones, and beside others that the
    second reader ``marked`` where these alone tell that an "i" may have no dot."""
    every = letters_beside([*sure.values(), *marked])
    return every if "ı" in every else letters_beside(list(sure.values()))


def sized(known: Type, item: Item) -> Type:
    """The type in the size of a text of its own, which its width tells, as marks change little."""
    if not _is_drawn(item.reading.text, known.pen):
        return known
    em = item.width / replace(known.pen, em=1.0).width(item.reading.text)
    return replace(known, pen=replace(known.pen, em=round(em, 1)))


def _is_held(reading: Reading) -> bool:
    text = reading.text
    lettered = any(letter.isalpha() for letter in text)
    return lettered and not reading.layer and reading.site.lines[0].size >= _SMALLEST_PX


def shows_a_mark(item: Item, text: str, known: Type, letters: str) -> bool:
    """Whether the ink of a label shows one of these ``letters`` where its text has a plain one."""
    if not _is_drawn(text, known.pen):
        return False
    marked = [one for one in marked_besides(text, letters) if _is_drawn(one, known.pen)]
    # Base lines are told by the lowest ink, which a mark may be.
    sheets = canvases(item.ink, [text, *marked], known.pen)
    left = min(sheet.left(text) for sheet in sheets)
    return any(_is_likelier(sheets, left, text, other, _MORE * known.misfit) for other in marked)


def marked_besides(text: str, letters: str) -> Iterator[str]:
    """A text with a mark on one of its letters that has none.

    >>> list(marked_besides("Żzi", "ąźżı"))
    ['Żźi', 'Żżi', 'Żzı']
    """
    for other in others_of(text, letters):
        place = next(at for at, letter in enumerate(other) if letter != text[at])
        if bare_letters(text[place]) == text[place]:
            yield other


def _is_drawn(text: str, pen: Pen) -> bool:
    return all(letter.isspace() or has(pen.face, letter) for letter in text)


def _is_likelier(
    sheets: Sequence[Canvas], left: float, text: str, other: str, misfit: float
) -> bool:
    """Whether the ink is that of the other text rather than that of the one read, which has so
    much of it ``left``; the other one leaves over a share of ``misfit`` at most, or of what any
    type may where the ink has all that parts the two."""
    sheet = min(sheets, key=lambda sheet: sheet.left(other))
    here = sheet.left(other)
    apart = float(((sheet.drawn(text) - sheet.drawn(other)) ** 2).sum())
    ahead, dotless = left - here, other.count("ı") > text.count("ı")
    # Of small letters a dot has less ink than that: it is gone where most of what it has is.
    least = min(_DOT_PX, max(_AHEAD_PX, _DOT * apart)) if dotless else _AHEAD_PX
    near = here <= misfit * sheet.total
    near |= here <= _MISFIT * sheet.total and ahead >= _WHOLLY * apart
    on_top = any(one != two and two.isupper() for one, two in zip(text, other, strict=True))
    near |= here <= _MISFIT * sheet.total and on_top
    clear = _CLEAR_ON_TOP if on_top else _CLEAR
    return near and apart > 0 and ahead >= max(least, clear * apart)
