"""Names of one family: letters and a number each, whose stems stand on several of them.

"EGFR1S" beside "EGFR41" and "SOXS0" beside "SOX30" are numbers with a letter that looks like a
digit, and "EOFR6" beside "EGFR55" is of its family: all readers may see them so, since nothing in
one name alone speaks against it. Its family does, and a person is asked.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Set
from dataclasses import replace
from itertools import product

from unheat.model import Reason
from unheat.text.alphas import with_alphas
from unheat.text.charges import with_charges_last
from unheat.text.formulas import as_formulas
from unheat.text.initials import by_initials, has_blocks
from unheat.text.odd_marks import odd_marks
from unheat.text.reading import Reading, changed
from unheat.text.sites import Sites
from unheat.text.spelling import plain

_FORM = re.compile(r"([^\W\d_]{2,})(\d{1,4})$")

_FEWEST, _SHARE = 5, 0.7
"""Labels of an axis that have the form, and their share of it."""

_STEM = 3
"""Letters of a stem that tell a family."""

_READERS, _HEARD = 3, 0.7
"""Readers of a name that is settled by its form, and the second one's confidence: with less it
guesses."""

_BY_FORM = 0.9
"""Confidence of such a name."""

_AS_DIGIT = {"O": "0", "I": "1", "l": "1", "S": "5"}
_AS_LETTER = {"0": "O", "1": "I", "5": "S"}
_LETTERED = str.maketrans({"0": "O", "1": "I", "l": "I", "5": "S"})

_LOOK_ALIKE = frozenset(pair for kind in ("GCOQD", "EF") for pair in product(kind, kind))
"""Capitals that are taken for each other."""


def settled_by_form(sites: Sites, readings: dict[str, Reading]) -> dict[str, Reading]:
    """Readings with names settled that readers dispute in letters for digits alone.

    "SOX69" and "S0X69", "GATA55" and "GATASS" are one name each where nearly all labels of an
    axis are letters and a number and another one has that stem: of such a form each reader saw
    the same. Whether its print is too small to be believed is asked of it as of any other.
    """
    result = dict(readings)
    for group in _axes(sites, readings):
        formed = {
            one.site.key: name
            for one in group
            if (name := one.text if not one.review else _agreed(one)) and _FORM.match(plain(name))
        }
        if len(formed) < max(_FEWEST, _SHARE * sum(bool(one.text) for one in group)):
            continue
        stems = Counter(_stems(formed.values()))
        for one in group:
            name = formed.get(one.site.key)
            if name is None or not one.review or max(stems[stem] for stem in _stems([name])) < 2:
                continue
            others = tuple(text for text in (one.text, *one.others) if plain(text) != plain(name))
            result[one.site.key] = replace(
                one, text=name, others=others, review=False, reasons=(), confidence=_BY_FORM
            )
    return result


def _agreed(reading: Reading) -> str | None:
    """The name of letters and a number that every reader may have meant; None if there is none."""
    said = [plain(text) for text in reading.said if text]
    name = plain(reading.text)
    if reading.layer or len(said) < _READERS or reading.second < _HEARD:
        return None
    if reading.reasons != (Reason.READERS_DIFFER,) or len(reading.site.lines) > 1:
        return None
    meant = [{name for name in (text, *_forms(text)) if _FORM.match(name)} for text in said]
    return name if all(name in forms for forms in meant) else None


def _axes(sites: Sites, readings: dict[str, Reading]) -> list[list[Reading]]:
    return [
        [readings[site.key] for site in sites.of(role, number)] for role, number in sites.axes()
    ]


def with_families(sites: Sites, readings: dict[str, Reading]) -> dict[str, Reading]:
    """Readings with those names in doubt that stand aside from their family by a look-alike."""
    groups = _axes(sites, readings)
    stems = Counter(_stems(one.text for group in groups for one in group if not one.review))
    # The first reader takes a "D" for an "O" wherever it stands: it is heard of one name alone.
    heard = set(
        _stems(text for group in groups for one in group for text in (one.text, *one.said[1:]))
    )
    result = dict(readings) | with_charges_last(readings)
    axes = [{one.site.key: one for one in group} for group in groups]
    blocks = any(has_blocks(sites, own) for own in axes)
    for group, own in zip(groups, axes, strict=True):
        result |= (
            by_initials(own, blocks=blocks) | as_formulas(own) | odd_marks(own) | with_alphas(own)
        )
        texts = [one.text for one in group if one.text]
        formed = [text for text in texts if _FORM.match(plain(text))]
        if len(formed) < max(_FEWEST, _SHARE * len(texts)):
            continue
        if max(Counter(_stems(formed)).values()) < 2:
            # No stem stands on two of them: they are no families.
            continue
        apart = sum(text != plain(text) for text in formed)
        for one in group:
            if one.layer or not one.text or len(one.site.lines) > 1:
                continue
            saw = frozenset[str]() if one.review else heard | _first_saw(one)
            other = _read_as_formed(one) or _of_family(
                one.text, stems, saw, spaced=apart > len(formed) / 2
            )
            if other is None and one.review:
                other = _read_in_family(one, stems) or _seen_by_most(one)
            if other is not None:
                result[one.site.key] = changed(one, other, sure=False)
    return result


def _stems(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        match = _FORM.match(plain(text))
        if match is not None:
            yield match[1]


def _read_as_formed(reading: Reading) -> str | None:
    """What a better reader than the first made of a name that is none of letters and a number,
    if that is one but for digits that look like letters: "TP55" of "TPSS"; None otherwise."""
    name = plain(reading.text)
    if _FORM.match(name):
        return None
    formed = (said for said in reading.said[1:] if _FORM.match(plain(said)))
    drawn = name.translate(_LETTERED)
    return next((said for said in formed if plain(said).translate(_LETTERED) == drawn), None)


def _read_in_family(reading: Reading, stems: Counter[str]) -> str | None:
    """What a better reader than the first made of a disputed name that is of no family which
    stands there, if that is of one: "HOX36" of "HOfX36"."""
    if any(stems[stem] for stem in _stems([reading.text])):
        return None
    formed = (said for said in reading.said[1:] if any(stems[stem] for stem in _stems([said])))
    return next(formed, None)


def _seen_by_most(reading: Reading) -> str | None:
    """A disputed name with the stem that more of its readers saw, which differs in a look-alike."""
    match = _FORM.match(plain(reading.text))
    if match is None:
        return None
    seen = Counter(_stems(reading.said))
    alike = (one for one in sorted(seen) if len(one) >= _STEM and _is_alike(match[1], one))
    return next((one + match[2] for one in alike if seen[one] > seen[match[1]]), None)


def _first_saw(reading: Reading) -> Set[str]:
    """The stem that the first reader saw in a name, but for letters that it always takes so."""
    match = _FORM.match(plain(reading.text))
    if match is None or not reading.said:
        return frozenset()
    stem = plain(reading.said[0])[: len(match[1])]
    habit = any(a == "O" and b in "DQ" for a, b in zip(stem, match[1], strict=False))
    return frozenset() if habit or len(stem) < len(match[1]) else frozenset({stem})


def _of_family(text: str, stems: Counter[str], heard: Set[str], *, spaced: bool) -> str | None:
    """What a name is likelier; None if nothing. ``stems`` are those of sure names and how often
    they stand there, ``heard`` all that some reader read.

    >>> known, also = Counter({"SOX": 3, "SOXS": 1, "EOFR": 1, "GATA": 2}), {"EGFR"}
    >>> [_of_family(text, known, also, spaced=False) for text in ("EGFR1S", "SOXS0", "EOFR6")]
    ['EGFR15', 'SOX50', 'EGFR6']
    >>> [_of_family(text, known, also, spaced=False) for text in ("F0X29", "SOX2 5", "GATA1")]
    ['FOX29', 'SOX25', None]
    >>> [_of_family(text, known, also, spaced=False) for text in ("KRAS", "CDKN2A")]
    [None, None]
    """
    name = plain(text)
    match = _FORM.match(name)
    if match is None:
        return _formed(name, heard)
    if " " in text.strip() and not spaced:
        return name
    stem = match[1]
    if stems[stem] > 1:
        return None
    others = (heard | stems.keys()) - {stem}
    shorter = _formed(name, others, known=True)
    if shorter is not None:
        return shorter
    for other in sorted(others, key=lambda one: (-stems[one], one)):
        if len(stem) >= _STEM and _is_alike(stem, other):
            return other + match[2]
    return None


def _formed(name: str, stems: Set[str], *, known: bool = False) -> str | None:
    """The name with look-alikes exchanged so that it is letters and a number.

    Where it has no digit, or its family must be ``known``, only a stem of others tells that.
    """
    known |= not any(sign.isdigit() for sign in name)
    found = _forms(name)
    for other, stem in found.items():
        if stem in stems and len(stem) >= _STEM:
            return other
    return next(iter(found), None) if not known else None


def _forms(name: str) -> dict[str, str]:
    """What a name may be of letters and a number, with look-alikes exchanged, and their stems.

    >>> _forms("GATASS"), _forms("S0X45"), _forms("SOX45")
    ({'GATA55': 'GATA', 'GATAS5': 'GATAS'}, {'SOX45': 'SOX'}, {})
    """
    found: dict[str, str] = {}
    for length in range(2, len(name)):
        stem = "".join(_AS_LETTER.get(sign, sign) for sign in name[:length])
        number = "".join(_AS_DIGIT.get(sign, sign) for sign in name[length:])
        other = stem + number
        if other != name and stem.isalpha() and number.isdecimal() and len(number) <= 4:
            found.setdefault(other, stem)
    return found


def _is_alike(one: str, other: str) -> bool:
    """Whether two stems differ in one letter that is taken for the other one."""
    pairs = [(a, b) for a, b in zip(one, other, strict=False) if a != b]
    capitals = one.isupper() and other.isupper() and len(one) == len(other)
    return capitals and len(pairs) == 1 and pairs[0] in _LOOK_ALIKE
