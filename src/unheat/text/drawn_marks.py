"""Dots over letters held against each other: what is no dot is an accent that no reader saw.

All readers take "Reykjavík" for "Reykjavik" and "İzmir" for "izmir". In the ink the marks over the
letters "i" and "j" of an axis are all alike, in size and in height above the base line, and an
acute is larger than a dot, that of a capital higher. The other way round marks that are as large as
these dots are dots ("Zürich" beside "Győr"), and an "l" that is as narrow as a stroke has no bar
("Köln" beside "Łódź").

Where letters touch or marks their letters the type of the axis tells: among names with accents each
plain one is drawn with every accent that one of its letters may have.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from unheat.medians import median
from unheat.text.accents import LARGE_PX, has_accents, with_accents
from unheat.text.axis_types import AxisTypes
from unheat.text.faces import has
from unheat.text.leaning_marks import leaning
from unheat.text.likeness import canvases
from unheat.text.lines import turned_extents
from unheat.text.reading import Reading, changed, doubted
from unheat.text.sites import Sites
from unheat.text.spelling import plain_dots
from unheat.text.told_marks import SMALLEST_PX

_MARK, _OVER = 0.5, 0.6
"""How high a mark over a letter is at most, and how far above the base line it begins at least, in
heights of a letter."""

_LETTER = 0.65
"""Letters are so high at least, in heights of one."""

_PLAIN = re.compile(r"[^\W_][\w .,()/&–-]*")
"""Texts without signs that stand as high as the marks over letters."""

_FEWEST = 4
"""Dots that tell how those of an axis look."""

_LARGER, _LARGER_PX = 1.4, 1.25
"""How much wider or higher a mark is that is no dot, as a share and in pixels."""

_HIGHER, _HIGHER_PX = 0.16, 1.5
"""How much further above the base line than other dots that of a capital stands, in heights of a
letter and in pixels."""

_ALIKE_PX = 0.75
"""What two dots differ by at most, in pixels."""

_NARROW = 0.3
"""How wide an "l" without a bar is at most, in heights of a letter, in a type without serifs."""

_TYPE, _BARRED_TYPE = 0.08, 0.06
"""The share of its ink that a type may leave over to tell an accent, and that an "l" has no bar."""

_AHEAD, _BEHIND = 0.05, 0.002
"""Ink, in squares of the em for each share that the type leaves over, by which an accent explains
more than none does, and how much more of it is left with a bar where there is none."""

_FEW, _MOSTLY, _MOSTLY_TYPE = 3, 0.6, 0.15
"""Labels with accents, as a number and a share of an axis, beside which one without in small print
is asked about unless its ink is clearly its own, and what a type may leave over to tell that."""

_MOST = 40
"""More labels of an axis are not drawn with all accents."""

_ACCENTED = {
    **{"a": "áàâäãåą", "e": "éèêëęě", "i": "íìîï", "o": "óòôöõøő", "u": "úùûüůű", "c": "çćč"},
    **{"n": "ñńň", "s": "šśş", "z": "žźż", "l": "ł", "y": "ý", "r": "ř", "g": "ğ", "ä": "â"},
    **{"ö": "ôő", "ü": "ûű"},
}
"""What a letter is with an accent that readers leave out, or take two dots for."""

_TWO = frozenset("\u0308\u030b")
_DOTTED = str.maketrans("äöüÄÖÜ", "aouAOU")
_ONE = frozenset("\u0300\u0301\u0302\u0303\u0304\u0306\u0307\u030a\u030c")

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Drawn:
    """The ink of a label: ``dots`` (n, 3) width, height and rise above the base line of those of
    its "i" and "j", ``twins`` (m, 2) width and height of its two dots, ``bars`` (k,) the widths of
    its letters "l", all in pixels; None where letters touch or more or fewer marks are there than
    its text has."""

    dots: Floats | None
    twins: Floats | None
    bars: Floats | None
    size: float


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """Keys of labels whose ink tells that no "l" has a bar, that dots are dots, and that nothing
    stands over their letters but the dots of "i" and "j", and how many pieces of ink stand over
    those of large labels, each of whose letters is one piece."""

    barless: set[str]
    dotted: set[str]
    bare: set[str]
    marks: dict[str, int]


def with_marks_held(
    sites: Sites, readings: Mapping[str, Reading], types: AxisTypes
) -> dict[str, Reading]:
    """Readings with their accents as figures in their language have them, and those labels up for
    review whose marks are no dots."""
    groups: dict[tuple[str, int], dict[str, _Drawn]] = {}
    for key, one in readings.items():
        drawn = _drawn(sites, one)
        if drawn is not None:
            groups.setdefault((one.site.role, one.site.owner), {})[key] = drawn
    told = _Told(barless=set(), dotted=set(), bare=set(), marks={})
    odd = leaning(sites, readings)
    for group in groups.values():
        known = [drawn.dots for drawn in group.values() if drawn.dots is not None]
        dots = np.concatenate(known) if known else np.empty((0, 3))
        usual = np.array([median(column) for column in dots.T]) if len(dots) else None
        for key, drawn in group.items():
            if usual is not None and len(dots) >= _FEWEST and _has_odd_dot(drawn, usual):
                odd.add(key)
            if _has_no_bar(readings[key].text, drawn):
                told.barless.add(key)
            if _has_dots(readings[key].text, drawn, usual):
                told.dotted.add(key)
            if _is_bare(readings[key].text, drawn, usual if len(dots) >= _FEWEST else None):
                told.bare.add(key)
            if drawn.dots is not None and drawn.bars is not None and drawn.size >= LARGE_PX:
                told.marks[key] = len(_marks(readings[key].text))
    likelier = _likelier(sites, readings, types, told)
    result = with_accents(readings, frozenset(told.barless), frozenset(told.dotted))
    for key, one in result.items():
        if one.review or one.layer:
            continue
        if key in likelier:
            result[key] = changed(one, likelier[key], sure=False)
        elif key in odd:
            result[key] = doubted(one)
    return result


def _likelier(
    sites: Sites, readings: Mapping[str, Reading], types: AxisTypes, told: _Told
) -> dict[str, str]:
    """Labels with an accent that explains their ink better than the text that was read, by key,
    among labels with accents, or with the text that was read where it is not clearly the better one
    among such labels; those whose ink the type explains better without bars, or with two dots than
    with other marks in their place, are ``told``."""
    found: dict[str, str] = {}
    for role, number in sites.axes():
        group = [site for site in sites.of(role, number) if len(site.lines) == 1]
        texts = [readings[site.key].text for site in group]
        asked = [site for site in group if _is_asked(readings[site.key])]
        if not any(map(has_accents, texts)) or not 0 < len(asked) <= _MOST:
            continue
        known = types.of(role, number)
        mostly = sum(map(has_accents, texts)) >= max(_FEW, _MOSTLY * len(texts))
        if known is None or known.misfit > (_MOSTLY_TYPE if mostly else _TYPE):
            continue
        area, most = known.pen.em**2, _AHEAD * known.misfit
        for item in types.items(role, number, asked):
            text = readings[item.site.key].text
            dotted = plain_dots(text)
            rivals = _with_accent(text) if dotted == text else [dotted]
            others = [one for one in (text, *rivals) if _has(known.pen.face, one)]
            if text not in others:
                continue
            others.remove(text)
            sheets = canvases(item.ink, [text, *others], known.pen)
            left = {one: min(sheet.left(one) for sheet in sheets) / area for one in others}
            own = min(sheet.left(text) for sheet in sheets) / area
            # In large print a mark over a letter is a piece of ink of its own.
            seen = told.marks.get(item.site.key)
            open_ones = [one for one in left if seen in (None, len(_marks(one)))]
            best = min(open_ones, key=left.__getitem__, default=text)
            ahead = own - left.get(best, np.inf)
            small = item.site.lines[0].size < LARGE_PX and item.site.key not in told.bare
            # An acute in the place of a dot changes few pixels of small print: that one of
            # them explains more at all is enough to ask, and too little to believe.
            few = small and dotted.isascii() and not text.isupper()
            open_to = mostly and small and text.isascii()
            if ahead > (0.0 if open_to else most):
                found[item.site.key] = best
            elif (few and ahead > 0.0) or (open_to and ahead > -most):
                found[item.site.key] = text
            if known.misfit > _TYPE:
                continue
            barred = [left[one] - own for one in others if "ł" in one or "Ł" in one]
            clear = min(barred, default=0.0) > most + _BEHIND
            if clear and known.misfit <= _BARRED_TYPE and text.isascii():
                told.barless.add(item.site.key)
            marks = _instead_of_dots(text)
            if marks and min(left.get(one, -np.inf) for one in marks) - own > most + _BEHIND:
                told.dotted.add(item.site.key)
    return found


def _instead_of_dots(text: str) -> list[str]:
    """A text with another mark for the two dots of one of its letters.

    >>> _instead_of_dots("Küsnacht"), _instead_of_dots("Bern")
    (['Kûsnacht', 'Kűsnacht'], [])
    """
    places = [place for place, letter in enumerate(text) if letter.lower() in "äöü"]
    return [one for one in _with_accent(text) if any(one[at] != text[at] for at in places)]


def _has(face: str, text: str) -> bool:
    """Whether a family has all letters of a text."""
    return all(has(face, letter) for letter in text)


def _is_asked(reading: Reading) -> bool:
    """Whether a label has no accent, or two dots alone, which may be others, or one on an "i",
    which may be its dot."""
    plain = plain_dots(reading.text).translate(_DOTTED)
    size = reading.site.lines[0].size
    return not reading.layer and plain.isascii() and plain[:1].isalpha() and size >= SMALLEST_PX


def _with_accent(text: str) -> list[str]:
    """A text with one accent more, or another one.

    >>> _with_accent("Vi"), _with_accent("I")
    (['Ví', 'Vì', 'Vî', 'Vï'], ['Í', 'Ì', 'Î', 'Ï', 'İ'])
    """
    found = []
    for place, letter in enumerate(text):
        marked = _ACCENTED.get(letter.lower(), "")
        marked = marked.upper() if letter.isupper() else marked
        marked += "İ" if letter == "I" or (letter == "i" and not place) else ""
        found += [text[:place] + one + text[place + 1 :] for one in marked]
    return found


def _has_odd_dot(drawn: _Drawn, usual: Floats) -> bool:
    if drawn.dots is None or not len(drawn.dots):
        return False
    sizes, rise = drawn.dots[:, :2], drawn.dots[:, 2]
    larger = (sizes > _LARGER * usual[:2]) & (sizes > usual[:2] + _LARGER_PX)
    higher = rise - usual[2] > max(_HIGHER * drawn.size, _HIGHER_PX)
    return bool(larger.any() or higher.any())


def _has_no_bar(text: str, drawn: _Drawn) -> bool:
    """Whether the letters "l" of a text are as narrow as strokes."""
    if "L" in text:
        return False
    if "l" not in text:
        return True
    return drawn.bars is not None and bool(drawn.bars.max() <= _NARROW * drawn.size)


def _has_dots(text: str, drawn: _Drawn, usual: Floats | None) -> bool:
    """Whether the two dots of a text are as large as the dots of its axis are ``usual``."""
    if "\u0308" not in unicodedata.normalize("NFD", text):
        return True
    if drawn.twins is None or usual is None:
        return False
    return bool((drawn.twins <= usual[:2] + _ALIKE_PX).all())


def _is_bare(text: str, drawn: _Drawn, usual: Floats | None) -> bool:
    """Whether each letter of a text is one piece of ink, and nothing stands over them but dots like
    those that its axis has usually."""
    if drawn.dots is None or drawn.bars is None or not text.isascii():
        return False
    if not len(drawn.dots):
        return True
    return usual is not None and bool((np.abs(drawn.dots - usual) <= _ALIKE_PX).all())


def _drawn(sites: Sites, reading: Reading) -> _Drawn | None:
    """What the ink of a level label of one line shows; None where nothing is asked of it."""
    site = reading.site
    if site.role not in ("row", "column") or reading.layer or len(site.lines) != 1:
        return None
    line, text = site.lines[0], reading.text
    if line.size < SMALLEST_PX or reading.turn != line.angle or reading.turn % 90 != 0:
        return None
    if not _PLAIN.fullmatch(text):
        return None
    extents = turned_extents(sites.glyphs, line.glyphs, reading.turn)
    extents = extents[np.argsort(extents[:, 0], kind="stable")]
    wide, high = extents[:, 2] - extents[:, 0], extents[:, 3] - extents[:, 1]
    tall = high > _LETTER * line.size
    if tall.sum() < 2:
        return None
    base = float(median(extents[tall, 3]))
    marks = (high <= _MARK * line.size) & (base - extents[:, 3] >= _OVER * line.size)
    rise = base - extents[marks, 3]
    found = np.column_stack([wide[marks], high[marks], rise])
    kinds = _marks(text)
    dots = twins = bars = None
    if len(kinds) == len(found):
        dots = found[np.array([kind == "." for kind in kinds], dtype=bool)]
        twins = found[np.array([kind == ":" for kind in kinds], dtype=bool), :2]
    letters = [char for char in text if char.isalnum()]
    apart = ~marks & (high > _MARK * line.size)
    if len(letters) == int(apart.sum()):
        bars = wide[apart][np.array([char == "l" for char in letters], dtype=bool)]
    return _Drawn(dots=dots, twins=twins, bars=bars, size=line.size)


def _marks(text: str) -> list[str]:
    """The marks over the letters of a text: "." of "i" and "j", ":" for each of two dots, "'" of
    other accents.

    >>> "".join(_marks("Zürich")), "".join(_marks("Vík")), "".join(_marks("Győr"))
    ('::.', "'", '::')
    """
    found: list[str] = []
    for letter in text:
        parted = unicodedata.normalize("NFD", letter)
        over = [mark for mark in parted[1:] if mark in _TWO | _ONE]
        if over:
            found += ["::" if mark in _TWO else "'" for mark in over]
        elif parted[0] in "ij":
            found.append(".")
    return list("".join(found))
