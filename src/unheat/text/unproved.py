"""Names that readers agree on and that nothing proves: what one of them saw that nobody makes up,
and what all of them write for something that makes more sense.

In a bad picture two readers lose a mark alike, and two that agree are believed. A third one that
saw the mark is right nearly always where the mark is none that readers invent: a lowered digit, an
underscore, an accent on one of the same letters. A space that no reader saw was made of a gap in
the ink, which a blur made wide, and a text that no reader read at all was put together from
several. Of 3,500 names of fresh pictures drawn to be bad 53 were wrong and believed; these
witnesses and the words with an "rn" found 13 of them, and asked about a dozen right ones.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from unheat.text.accents import has_accents
from unheat.text.arch_words import with_arch_words
from unheat.text.at_a_loss import heard_by_nobody, is_capital_first, is_stroke_first
from unheat.text.factors import factor_of
from unheat.text.formulas import digit_from_formula, is_ion, stroke_from_formula
from unheat.text.greek import looks_alike
from unheat.text.lettered import of_alphabet
from unheat.text.low_capitals import is_low_capital
from unheat.text.lowered_digits import lost_charge, may_be_other_number
from unheat.text.odd_strokes import is_counted_oxide, is_disputed_capital, is_odd_word
from unheat.text.off_middle import off_middle
from unheat.text.reading import Reading, doubted
from unheat.text.second_marks import has_sure_marks
from unheat.text.sites import Sites
from unheat.text.soft_print import in_soft_print
from unheat.text.spelling import plain, plain_dots, unaccented
from unheat.text.wide_noughts import wide_noughts

_SEEN, _RULES = re.compile(r"[_₀-₉⁰¹²³⁴-⁹]"), re.compile("_+")
_OFTEN_LOST = (("±", "+"), ("()", "0"))
_DAGGERS = ("†", "‡")
_JOINED = re.compile(r"(?<=\w)-(?=\w)")
_ACCENT_SURE, _BOTH = 0.95, 0.5
"""How sure of an accent the second reader is, or both trained ones, whom a third does not shake."""

_BARE_SURE, _AGREED = 0.98, 0.7
"""How sure of a first letter without an accent the second reader is, or both."""

_LIKE_DIGITS, _COUNTED = re.compile("([A-Za-z]{1,3}?)[OoIl]+"), re.compile(r"([A-Za-z]{1,3})\d+")
_MUTATION = re.compile(r"[AC-IK-NP-TVWY]\d{1,4}[AC-IK-NP-TVWY]")
_NUMBER = re.compile(r"\d+")
_VOWEL = re.compile(r"[AEIOUaeiou]")
_PATTERN = 4
"""Labels that show that all are letters and digits in one order."""

_FEWEST, _MOSTLY = 2, 0.8
"""Labels with accents that tell of others, and the share of capitals among first letters."""

_GREEK = re.compile(r"[\u0370-\u03ff]")
_GREEK_IN_WORD = re.compile(r"[\u0370-\u03ff][a-z]{2}|[a-z]{2}[\u0370-\u03ff]")
_SHAPES = str.maketrans("|IB", "ll8")
_PARTED = re.compile(r"\w,[^\W\d_]")
"""No word goes on behind a comma without a space: a lowered digit or a space was lost there."""

_STOPS_BETWEEN = re.compile(r"(?<![^\W_])(?:[A-Z]\.){2,}[A-Z]$")
_TWO_STROKES, _ROMAN = re.compile(r"II (?=[A-Z][a-z])"), re.compile(r"(?:I|II|III|IV|V)(?![^\W_])")

_SHORT, _GUESSED, _AT_A_LOSS = 3, 0.5, 0.6
_SPACE_SURE = 0.9
"""How sure the first reader is of a space that the second one, less sure, did not see."""

_SMALL_PX = 8.0
"""In lower letters than this a kappa is a "K"."""


def with_unproved(sites: Sites, readings: Mapping[str, Reading]) -> dict[str, Reading]:
    """The readings of a figure with those in doubt that nothing but agreement speaks for."""
    result = dict(readings)
    letters = _of_alphabet(sites, readings)
    for site in sites.sites:
        reading = readings[site.key]
        if reading.layer or not reading.text or site.role in ("tick", "key"):
            continue
        if site.key in letters:  # The others of its axis prove it.
            continue
        if is_ion(reading.text):
            result[site.key] = doubted(replace(reading, text=reading.text[:-1] + "⁺"))
            continue
        meant = result[site.key] = with_arch_words(reading)
        if meant.review or meant is not reading or factor_of(sites, reading) == reading.text:
            continue
        if site.role in ("row", "column"):
            beside = sites.of(site.role, site.owner)
            others = [readings[one.key].text for one in beside if one is not site]
            open_ = lacks_accent(reading, others) or is_low_first(reading.text, others)
            open_ |= is_counted(reading.text, others) or is_counted_oxide(reading.text, others)
            open_ |= is_mutation(reading.text, others) or is_off_pattern(reading.text, others)
            open_ |= is_disputed_capital(reading.text, reading.said, others)
            axis = [readings[one.key] for one in beside]
            open_ |= is_stroke_first(reading.text, axis) or is_capital_first(reading, axis)
            open_ |= is_low_capital(reading, axis) or is_article(reading.text, others)
        else:
            others = [one.text for key, one in readings.items() if key != site.key]
            open_ = is_open_name(reading, others)
        open_ |= (
            is_dagger(reading)
            or lost_sign(reading)
            or other_accents(reading)
            or has_odd_greek(reading)
        )
        open_ |= is_made_up(reading) and not is_one_of_many(reading.text, others)
        open_ |= lost_last_stop(reading.text) or stroke_from_formula(reading.text)
        open_ |= _PARTED.search(reading.text) is not None or is_odd_word(reading.text)
        open_ |= is_guess(reading) or digit_from_formula(reading.text) or lost_charge(reading)
        open_ |= may_be_other_number(reading.text, site.lines[0].size)
        if open_:
            result[site.key] = doubted(reading)
    result |= off_middle(sites, result) | in_soft_print(sites, result)
    result |= wide_noughts(sites, result)
    asked = heard_by_nobody(sites, result)
    return result | {key: one for key, one in asked.items() if key not in letters}


def _of_alphabet(sites: Sites, readings: Mapping[str, Reading]) -> set[str]:
    """Keys of the labels of an axis that are letters of the alphabet one after the other."""
    found = set()
    for role, number in sites.axes():
        own = sites.of(role, number)
        told = of_alphabet([readings[site.key] for site in own], [site.index for site in own])
        found |= {site.key for site, letter in zip(own, told, strict=True) if letter}
    return found


def lost_sign(reading: Reading) -> bool:
    """Whether a reader saw a lowered or raised digit or an underscore that the text has not, as
    plain ones neither, a "±" or "()" where it has a plus or a nought, or a hyphen between the same
    letters."""
    own = _RULES.sub("_", plain(reading.text.replace("\u2581", "_")))
    for said in map(plain, filter(_SEEN.search, reading.said)):
        other = _RULES.sub("_", said)
        if any(other.count(one) > own.count(one) for one in other if one == "_" or one.isdigit()):
            return True
    seen = [(plain(one), *pair) for one in reading.said for pair in _OFTEN_LOST if pair[0] in one]
    if any(one.replace(sign, lost) == plain(reading.text) for one, sign, lost in seen):
        return True
    joined = (plain(one) for one in reading.said if _JOINED.search(one))
    return "-" not in own and any(one.replace("-", "") == own for one in joined)


def is_dagger(reading: Reading) -> bool:
    """Whether one reader alone saw a dagger at the end of a word, which may be a double one."""
    dagger = reading.text[-1:] in _DAGGERS
    return dagger and sum(one[-1:] in _DAGGERS for one in reading.said if one) < _FEWEST


def other_accents(reading: Reading) -> bool:
    """Whether a reader saw other accents on the same letters where nobody is sure of these, or as
    many that are others; one over an "i" is its dot."""
    if reading.both >= _BOTH or has_sure_marks(reading):
        return False
    own = plain_dots(plain(reading.text))
    sure = reading.second >= _ACCENT_SURE
    said = (plain_dots(plain(one)) for one in reading.said)
    same = unaccented(own).lower()
    return any(
        has_accents(one) and one != own and unaccented(one).lower() == same
        for one in said
        if (_accents(one) == _accents(own) if sure else _accents(one) >= _accents(own))
    )


def has_odd_greek(reading: Reading) -> bool:
    """Whether a Greek letter stands in a word of Latin ones for which no other reader read what
    such a letter looks like: "cr" that have run together are drawn as a sigma is."""
    if _GREEK_IN_WORD.search(reading.text) is None:
        return False
    said = [one for one in reading.said if one and not _GREEK.search(one)]
    return bool(said) and not any(looks_alike(reading.text, one) for one in said)


def lacks_accent(reading: Reading, others: Sequence[str]) -> bool:
    """Whether the vowel that a label without any accent begins with may bear one, as letters of the
    ``others`` do: over a capital it is the smallest ink of all, and nobody is sure that it is not
    there. Nor is a vowel sure that the reader of letters takes for something else: with a mark over
    it an "o" is as high as a capital or a nought."""
    if has_accents(reading.text) or sum(map(has_accents, others)) < _FEWEST:
        return False
    sure = reading.both >= _AGREED or reading.second >= _BARE_SURE
    return (not sure and _VOWEL.match(reading.text) is not None) or _vowel_in_dispute(reading)


def is_low_first(text: str, others: Sequence[str]) -> bool:
    """Whether a label of letters begins with an "l" where those of the ``others`` have capitals.

    >>> is_low_first("lonocyte", ["Mast", "Goblet", "Club", "AT1"])
    True
    >>> is_low_first("logP", ["Mast", "Goblet", "Club"]), is_low_first("lake", ["sea", "Po", "Rio"])
    (False, False)
    """
    if re.fullmatch(r"l[a-z]{3,}", text) is None:
        return False
    first = [one[0] for one in others if one[:1].isalpha()]
    capitals = sum(map(str.isupper, first))
    return len(first) > _FEWEST and capitals >= _MOSTLY * len(first)


def is_article(text: str, others: Sequence[str]) -> bool:
    """Whether the two strokes before a name may be "Il", since none of the ``others`` are counted
    in Roman numbers.

    >>> is_article("II Sole", ["Le Monde", "El País"]), is_article("II Sole", ["I Uno"])
    (True, False)
    """
    counted = any(_ROMAN.match(one) for one in others)
    return _TWO_STROKES.match(text) is not None and not counted


def is_counted(text: str, others: Sequence[str]) -> bool:
    """Whether a label of a few letters ends in what may be digits where one of the ``others`` is
    the same letters and a number.

    >>> is_counted("ro", ["r7"]), is_counted("PCl", ["PC2", "PC3"]), is_counted("ro", ["re", "ra"])
    (True, True, False)
    """
    found = _LIKE_DIGITS.fullmatch(text)
    stems = {stem[1] for one in others if (stem := _COUNTED.fullmatch(one))}
    return found is not None and found[1] in stems


def is_mutation(text: str, others: Sequence[str]) -> bool:
    """Whether the "1" or "l" that a label begins with may be an "I", since two of the ``others``
    say which residue of a protein became which: isoleucine is one of these.

    >>> is_mutation("11307K", ["G12C", "L858R"]), is_mutation("1080K", ["G12C", "720K"])
    (True, False)
    """
    told = sum(_MUTATION.fullmatch(one) is not None for one in others)
    return told >= _FEWEST and _MUTATION.fullmatch("I" + text[1:]) is not None and text[0] in "1l"


def is_off_pattern(text: str, others: Sequence[str]) -> bool:
    """Whether a label is as long as all others and has a digit where each of them has a letter, or
    a letter for their digits: "963" among "M60" and "N64" is "S63", perhaps.

    >>> is_off_pattern("963", ["F59", "M60", "L61", "N64"]), is_off_pattern("963", ["959", "M60"])
    (True, False)
    >>> is_off_pattern("A1", ["B2", "C3", "D4", "E5"])
    False
    """
    same = [one for one in others if len(one) == len(text)]
    if len(same) < len(others) or len(same) < _PATTERN:
        return False
    kinds = [{_kind(one[place]) for one in same} for place in range(len(text))]
    off = [kind for kind, sign in zip(kinds, text, strict=True) if kind != {_kind(sign)}]
    return len(off) == 1 and len(off[0]) == 1 and bool(off[0] & {"letter", "digit"})


def _kind(sign: str) -> str:
    return "digit" if sign.isdigit() else "letter" if sign.isalpha() else sign


def is_made_up(reading: Reading) -> bool:
    """Whether no reader read these letters, nor these with their accents, or every one that did saw
    fewer spaces in them."""
    said = [one for one in reading.said if one]
    # Signs alone are told without a reader.
    word = sum(map(str.isalnum, reading.text)) > 1
    if not said or not word or _GREEK.search(reading.text):
        return False
    own = _letters(reading.text.replace("\u2581", "_"))
    alike = [one for one in said if _letters(one) == own]
    spaces = reading.text.count(" ")
    bare = plain(reading.text).replace(" ", "")
    if has_accents(bare) and all(plain(one).replace(" ", "") != bare for one in said):
        return True
    return all(one.count(" ") < spaces for one in alike)


def is_one_of_many(text: str, others: Sequence[str]) -> bool:
    """Whether two of the ``others`` are the same but for their numbers: what they show is no guess.

    >>> is_one_of_many("No_7", ["No_6", "No_8"]), is_one_of_many("No_7", ["No 6", "No_8"])
    (True, False)
    """
    stem = _NUMBER.sub("0", text)
    return stem != text and sum(_NUMBER.sub("0", one) == stem for one in others) >= _FEWEST


def is_open_name(reading: Reading, others: Sequence[str]) -> bool:
    """Whether the name of an axis or bar, or a title, is short and the reader of letters saw
    another one or saw more letters where the first reader guessed, or is a "Y" without an "X"
    or a small "K", which may be Greek."""
    text = plain(reading.text)
    letters = plain(reading.said[1]) if len(reading.said) > 1 else ""
    more = reading.first < _GUESSED and len(letters) > len(text)
    short = len(text) <= _SHORT and letters not in ("", text)
    greek = text == "Y" and not any(one.lower() == "x" for one in others)
    greek |= text == "K" and reading.site.lines[0].size < _SMALL_PX
    return more or short or greek or lost_space(reading)


def lost_space(reading: Reading) -> bool:
    """Whether the first reader is sure of a space in a name where the others, who are not, saw none
    between the same letters."""
    first = "".join(reading.said[:1])
    same = plain(first) == plain(reading.text)
    surer = reading.first >= _SPACE_SURE > reading.second
    return same and surer and first.count(" ") > reading.text.count(" ")


def is_guess(reading: Reading) -> bool:
    """Whether each of the three readers read another text, and none of them was sure of it."""
    texts = {plain(one) for one in reading.said if one}
    return max(reading.first, reading.second) < _AT_A_LOSS and len(texts) > _FEWEST


def lost_last_stop(text: str) -> bool:
    """Whether letters that have a stop each lack the last one.

    >>> lost_last_stop("U.S.A"), lost_last_stop("U.S.A."), lost_last_stop("D.R. Congo")
    (True, False, False)
    """
    return _STOPS_BETWEEN.search(text) is not None


def _vowel_in_dispute(reading: Reading) -> bool:
    """Whether the reader of letters read something else for a vowel, and as many letters."""
    own, said = (plain(one) for one in (reading.text, "".join(reading.said[1:2])))
    differ = (a for a, b in zip(own, said, strict=False) if a != b)
    return len(own) == len(said) and any(a in "aeiouAEIOU" for a in differ)


def _accents(text: str) -> int:
    return sum(map(has_accents, text))


def _letters(text: str) -> str:
    """The text with one spelling for what is settled by other evidence than what was read."""
    told = _RULES.sub("", unaccented(plain(text)))
    return told.replace("rn", "m").translate(_SHAPES).lower()
