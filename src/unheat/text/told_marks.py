"""Marks over and under letters that a reader and the ink tell alike, where others read none.

One reader says "Ždár", one "Zdár", one "2dár". Drawn in the type of its axis with each mark that
one of its letters may have, a label is most like one of these texts. Where that is what a reader
says who knows such letters, and it explains far more of the ink than all others do, it is believed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from unheat.model import Reason
from unheat.text.accents import LARGE_PX
from unheat.text.alphabets import ALPHABETS, MARKED, is_of_one_language
from unheat.text.axis_types import AxisTypes
from unheat.text.faces import has
from unheat.text.likeness import Canvas, Pen, canvases
from unheat.text.pens import Item
from unheat.text.reading import Reading, changed
from unheat.text.sites import Site, Sites

_LETTERS = re.compile(r"[^\W\d_]+(?:[ \-][^\W\d_]+)*\.?")
"""Texts of letters alone, whose marks may be told."""

_MISFIT, _MORE = 0.12, 1.5
"""What a type may leave over of labels that are read surely, as a share of their ink, to tell, and
how much more of it a label that is told leaves over at most."""

SMALLEST_PX = 7.0
"""Marks of lower letters do not show what they are."""

_CLEAR, _AHEAD_PX = 0.4, 0.5
"""How far the ink is from the likeliest text to each other one at least, 1 being the first itself
and -1 the other one, and how much more of it the other one leaves over, in pixels."""

_RUN_TOGETHER = frozenset("\u0308\u030b\u0304")
"""Marks that are one in small print: two dots, two strokes and a bar."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """The text that explains its ink best, the share of that which it leaves over, and how far it
    is ahead of each other one at the least, as ``_CLEAR`` and ``_AHEAD_PX`` say; ``open`` where
    its print is too small for one of its marks."""

    text: str
    misfit: float
    clear: float
    px: float
    open: bool = False


def told_by_marks(
    sites: Sites, readings: Mapping[str, Reading], types: AxisTypes
) -> dict[str, Reading]:
    """The readings, those settled whose marks a reader and their ink tell alike."""
    result = dict(readings)
    groups = of_one_line(sites)
    letters = letters_of_all(readings[site.key] for group in groups.values() for site in group)
    for (role, number), group in groups.items():
        asked = [site for site in group if is_asked(readings[site.key])]
        known = types.of(role, number) if asked else None
        if known is None or known.misfit > _MISFIT:
            continue
        for item in types.items(role, number, asked):
            one = readings[item.site.key]
            told = told_by_ink(item, one, known.pen, letters)
            if told is not None and is_told(told, one, known.misfit):
                text = with_own_stroke(told.text, one.text)
                result[item.site.key] = changed(one, text, sure=text == told.text)
    return result


def with_own_stroke(told: str, text: str) -> str:
    """What ink tells of a ``text``, with the capital that other labels let this begin with.

    An "I" and an "l" are one stroke in many families, of which one is higher by a hair.

    >>> with_own_stroke("lași", "Iasi"), with_own_stroke("Łódź", "Łódz")
    ('Iași', 'Łódź')
    """
    return text[0] + told[1:] if (text[:1], told[:1]) == ("I", "l") else told


def of_one_line(sites: Sites) -> dict[tuple[str, int], list[Site]]:
    """The labels of one line of each axis, by its role and the number of its panel."""
    return {
        axis: [site for site in sites.of(*axis) if len(site.lines) == 1] for axis in sites.axes()
    }


def is_asked(reading: Reading) -> bool:
    """Whether a label is up for review for nothing but what readers say, one of whom sees marks."""
    only = set(reading.reasons) <= {Reason.LOW_CONFIDENCE, Reason.READERS_DIFFER}
    if not reading.review or reading.layer or not only:
        return False
    if reading.site.lines[0].size < SMALLEST_PX:
        return False
    return any(_LETTERS.fullmatch(one) and has_marks(one) for one in (reading.text, *reading.said))


def is_told(told: Told, reading: Reading, misfit: float) -> bool:
    """Whether what ink tells is what a reader says, and no other text is near it."""
    if told.clear < _CLEAR or told.px < _AHEAD_PX or told.misfit > _MORE * misfit or told.open:
        return False
    if not has_marks(told.text) or len(told.text) != len(reading.text):
        return False
    if not is_of_one_language(told.text):
        return False
    # A mark of the reading that is believed so far is not exchanged for another one.
    pairs = zip(_low_first(reading.text), _low_first(told.text), strict=True)
    kept = all(one == two or not has_marks(one) for one, two in pairs)
    return kept and is_said(told.text, reading.said)


def is_said(text: str, said: Iterable[str]) -> bool:
    """Whether one reader says a text, but for the case of its first letter, and another one the
    same letters, but for those with marks.

    >>> is_said("Ždár", ["Zdar", "2dár", "ždár"]), is_said("Ždár", ["Zdar", "Zdár"])
    (True, False)
    """
    said = [one for one in said if one]
    low = [one for one in said if _low_first(one) == _low_first(text)]
    alike = [one for one in said if is_beside(text, one)]
    cased = any(one[:1].isupper() == text[:1].isupper() for one in said if one[:1].isalpha())
    return bool(low) and cased and len(alike) > 1


def is_beside(text: str, other: str, *, cased: bool = True) -> bool:
    """Whether another text has the same letters as this one has without marks, of the same case
    where they are ``cased``.

    >>> is_beside("Miesiąc", "Miesiqc"), is_beside("Ždár", "Zdarr")
    (True, False)
    >>> is_beside("Muğla", "MuGla", cased=False), is_beside("Hà Nô", "Ha N", cased=False)
    (True, False)
    >>> is_beside("Kűr", "kür"), is_beside("Kűr", "kür", cased=False)
    (False, True)
    """
    return len(text) == len(other) and all(
        has_marks(one) or one == two or (not cased and one.lower() == two.lower())
        for one, two in zip(text, other, strict=True)
    )


def _low_first(text: str) -> str:
    return text[:1].lower() + text[1:]


def letters_of_all(labels: Iterable[Reading]) -> str:
    """The letters with marks that labels of a figure may have, as ``letters_beside`` says.

    Names of rows and of columns are of one language, and few of an axis are read surely.
    """
    return letters_beside([one.text for one in labels if not one.review])


def letters_beside(texts: Iterable[str]) -> str:
    """The letters with marks of the languages that have all those of other labels.

    What a codec leaves of an "i" has no dot often enough: one without it is a letter among others
    of its language alone.

    >>> letters_beside(["Umeå", "Örebro", "Lund"]), "ş" in letters_beside(["Lund"])
    ('åäöé', True)
    >>> "ı" in letters_beside(["Lund"]), "ı" in letters_beside(["Muğla", "Uşak"])
    (False, True)
    """
    seen = {letter.lower() for text in texts for letter in text if has_marks(letter)}
    known = [one for one in ALPHABETS if seen <= set(one)] if len(seen) > 1 else []
    return "".join(known) or "".join(MARKED.values()).replace("ı", "")


def has_marks(text: str) -> bool:
    """Whether a text has a letter with a mark."""
    return any(letter in _BARE for letter in text)


def bare_letters(text: str) -> str:
    """A text without the marks of its letters, and with a dot over each "i".

    >>> bare_letters("Łódź"), bare_letters("Iğdır")
    ('Lodz', 'Igdir')
    """
    return "".join(_BARE.get(letter, letter) for letter in unicodedata.normalize("NFC", text))


def told_by_ink(item: Item, reading: Reading, pen: Pen, letters: str) -> Told | None:
    """The text with the marks that explain the ink of a label best, of those with ``letters``."""
    said = [one for one in (reading.text, *reading.said) if _LETTERS.fullmatch(one)]
    starts = {form for one in said for form in (one, bare_letters(one))}
    starts |= {one[0].upper() + one[1:] for one in starts} | {_cased(one) for one in starts}
    known: dict[str, float] = {}
    if "ı" not in letters:
        starts = {one for one in starts if "ı" not in one}
    forms = sorted(one for one in starts if all(has(pen.face, letter) for letter in one))
    if not forms:
        return None
    sheets = canvases(item.ink, forms, pen)

    def left(text: str) -> float:
        if text not in known:
            known[text] = min(sheet.left(text) for sheet in sheets)
        return known[text]

    best = min(forms, key=left)
    while True:
        rivals = {*forms, *(one for one in others_of(best, letters))} - {best}
        rivals = {one for one in rivals if all(has(pen.face, letter) for letter in one)}
        nearest = min(sorted(rivals), key=left, default=best)
        if nearest == best or left(nearest) >= left(best):
            break
        best = nearest
    if not rivals:
        return None
    sheet = min(sheets, key=lambda sheet: sheet.left(best))
    ahead = [_ahead(sheet, best, one) for one in rivals]
    small = item.site.lines[0].size < LARGE_PX
    return Told(
        text=best,
        misfit=left(best) / sheet.total,
        clear=min(clear for clear, _ in ahead),
        px=min(px for _, px in ahead),
        open=small and any(_run_together(best, one) for one in rivals),
    )


def _run_together(text: str, other: str) -> bool:
    """Whether two texts differ in marks alone that are one in small print.

    >>> _run_together("Győr", "Györ"), _run_together("Győr", "Gyór")
    (True, False)
    """
    pairs = [(one, two) for one, two in zip(text, other, strict=False) if one != two]
    marks = [unicodedata.normalize("NFD", letter)[1:] for pair in pairs for letter in pair]
    return len(text) == len(other) and all(mark in _RUN_TOGETHER for mark in marks)


def _cased(text: str) -> str:
    """A text with its first letter in the other case, as Turkish has it of an "i"."""
    first = text[0]
    return ("İ" if first == "i" else first.swapcase()) + text[1:]


def _ahead(sheet: Canvas, text: str, other: str) -> tuple[float, float]:
    """How far the ink is from one text to another, as ``_CLEAR`` and ``_AHEAD_PX`` say."""
    apart = float(((sheet.drawn(text) - sheet.drawn(other)) ** 2).sum())
    if apart <= 0:
        return -1.0, 0.0
    px = sheet.left(other) - sheet.left(text)
    return px / apart, px


def others_of(text: str, letters: str) -> Iterator[str]:
    """A text with another mark, or none, on one of its letters.

    >>> list(others_of("Żw", "ąśźż"))
    ['Zw', 'Źw']
    """
    for place, letter in enumerate(text):
        base = bare_letters(letter).lower()
        for one in (base, *(mark for mark in MARKED.get(base, "") if mark in letters)):
            one = _capital(one) if letter.isupper() else one
            if one != letter:
                yield text[:place] + one + text[place + 1 :]


def _capital(letter: str) -> str:
    return "İ" if letter == "ı" else letter.upper()


_LOW = {one: base for base, marked in MARKED.items() for one in marked}
_BARE = _LOW | {_capital(one): base.upper() for one, base in _LOW.items()}
