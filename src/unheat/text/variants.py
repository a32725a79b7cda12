"""What a text may be mistaken for: letters that look alike, and letters that run together.

In small print "Ll" becomes a "U" and "rn" an "m", a thin letter vanishes in its neighbour,
and some letters differ by a stroke. Both readers make these mistakes alike, so the other
forms of a reading are proposed here; which one the ink shows is for others to say.
"""

from __future__ import annotations

import itertools
import re
import string
from collections.abc import Sequence

_ALIKE = (
    "0O", "OQ", "OD", "0D", "1lI", "il", "4A", "5S", "8BS3", "6G", "2Z", "CGO", "EF", "BR", "PF",
    "HN", "VY", "ceo", "nuh", "ao", "hb", "yγv", "ftr", "gq9", "38", "47", ".-", "6δo", "uμ",
)  # fmt: skip
_EITHER_CASE = "cosuvwxz"
# Letters that have run together, and what is read then: a stroke is lost. Pairs that have the
# strokes of one letter ("rn" and "m") are none of these, since no ink tells them apart.
_GLUED = {
    "lh": "h", "th": "h", "la": "a", "it": "àè", "el": "d", "da": "d", "fr": "f", "il": "l",
    "li": "l", "ti": "t", "IR": "R", "IA": "A", "IF": "F", "CI": "C", "IL": "L", "IB": "B",
    "IK": "K", "IN": "N", "IP": "P", "IM": "M", "SI": "S", "CO": "80", "00": "8",
}  # fmt: skip
# Pairs that begin a word with a capital, found nowhere else.
_GLUED_FIRST = {"Ll": "UL", "Fl": "RHF", "Fi": "RFP", "Ri": "FR", "Im": "m", "It": "l"}
_ALWAYS = "Um"
_VOWELS = "aeiouy"
_THIN = "ilI1rt"
# Pairs that have the strokes of one letter.
_EVEN = (("rn", "m"), ("cl", "d"), ("ri", "n"), ("vv", "w"), ("VV", "W"))
# Letters in which two readings differ that are mixed.
_MOST_MIXED = 4
_LETTERS = string.ascii_letters + string.digits
_BETWEEN_CAPITALS = re.compile("(?<=[A-Z])0(?=[A-Z])")
_BEFORE_L = re.compile(r"\b1(?=l)")
_LOWERED = re.compile(r"(?<=[A-Z]{2})[:;z,](?![A-Za-z0-9])")


def other_zeros(text: str) -> list[str]:
    """Texts with one zero made an "O" or the other way round, where either may be meant.

    >>> other_zeros("SO2"), other_zeros("O3"), other_zeros("10"), other_zeros("$02")
    (['S02'], ['03'], [], [])
    >>> other_zeros("GPT-40"), other_zeros("F0X15"), other_zeros("FOX15")
    (['GPT-4o'], ['FOX15'], [])
    >>> other_zeros("U20S"), other_zeros("H2O")
    (['U2OS'], [])
    """
    found = [lettered(text)] if lettered(text) != text else []
    for i, one in enumerate(text):
        before, after = text[i - 1 : i] if i else "", text[i + 1 : i + 2]
        # Behind a sign of money stands an amount.
        letter = before.isupper() or not (before.isalnum() or before == "$")
        # A name goes on in a capital behind its digit.
        inside = before.isdigit() and text[: i - 1][-1:].isupper() and after.isupper()
        unit = not before.isalnum() and after.islower() and not text[i + 2 : i + 3].isalpha()
        if one in "0O" and (inside or (letter and (after.isdigit() or unit))):
            found.append(text[:i] + "0O".replace(one, "") + text[i + 1 :])
        # A version such as "GPT-4o".
        named = any(other.isalpha() for other in text[: max(0, i - 1)])
        if one in "0o" and before.isdigit() and not after.isalnum() and named:
            found.append(text[:i] + "0o".replace(one, "") + text[i + 1 :])
    return found


def lettered(text: str) -> str:
    """The text with an "O" for every zero between capitals and an "I" for a one before an "l",
    where there is seldom a digit.

    >>> lettered("F0X10"), lettered("1l10")
    ('FOX10', 'Il10')
    """
    return _BEFORE_L.sub("I", _BETWEEN_CAPITALS.sub("O", text))


def wordless(text: str) -> bool:
    """Whether a text has digits and no letter, as a range, a date or a time of the day.

    >>> wordless("00\u201303"), wordless("12:30"), wordless("O3"), wordless("-")
    (True, True, False, False)
    """
    return any(map(str.isdigit, text)) and not any(map(str.isalpha, text))


def has_lowered(text: str) -> bool:
    """Whether a text has what readers make of a lowered digit: "VO:" and "VOz" of "VO₂".

    >>> has_lowered("VO: max"), has_lowered("COz"), has_lowered("Ratio: 3"), has_lowered("Oz")
    (True, True, False, False)
    """
    return _LOWERED.search(text) is not None


def other_eights(text: str) -> list[str]:
    """Texts with an "8" behind a number made a "B", the unit that it is taken for.

    >>> other_eights("Llama 78"), other_eights("8")
    (['Llama 7B'], [])
    """
    return [
        text[:i] + "B" + text[i + 1 :]
        for i, one in enumerate(text)
        if one == "8" and text[i - 1 : i].isdigit() and not text[i + 1 : i + 2].isalnum()
    ]


def alike(text: str) -> list[str]:
    """Texts with one letter changed to one that looks much like it.

    >>> "O3" in alike("03")
    True
    """
    found: dict[str, None] = {}
    for i, one in enumerate(text):
        others = "".join(group for group in _ALIKE if one in group)
        if one.lower() in _EITHER_CASE:
            others += one.swapcase()
        found |= dict.fromkeys(text[:i] + other + text[i + 1 :] for other in others)
    found.pop(text, None)
    return list(found)


def parted(text: str, *, first: bool = False) -> list[str]:
    """Texts in which one letter is taken for two that have run together.

    With ``first`` only those that both readers take for the letter that begins a word.

    >>> "Llama" in parted("Uama"), "Fish" in parted("Fsh"), "KIRT" in parted("KRT")
    (True, True, True)
    >>> parted("United", first=True)
    []
    """
    found: dict[str, None] = {}
    for letters, reads in ({} if first else _GLUED).items():
        for read in reads:
            for start in _starts(text, read):
                found[text[:start] + letters + text[start + 1 :]] = None
    for letters, reads in _GLUED_FIRST.items():
        for read in [read for read in reads if not first or read in _ALWAYS]:
            for start in _starts(text, read):
                after = text[start + 1 : start + 2]
                # No word begins with a "Ll" or "Fl" that has a consonant behind it.
                spoken = letters[1] != "l" or after in _VOWELS
                if not text[start - 1 : start].isalpha() and after.islower() and spoken:
                    found[text[:start] + letters + text[start + 1 :]] = None
    found.pop(text, None)
    return list(found)


def even(text: str, read: Sequence[str] = ()) -> list[str]:
    """Texts with the strokes of this one, parted otherwise: no ink tells them apart.

    Of the letters about which others ``read`` differ, if any are given.

    >>> even("Homet"), even("Homet", ["Homnet"]), even("Image", ["lmage"])
    (['Hornet'], ['Hornet'], [])
    """
    first, last = 0, len(text)
    if read:
        first = min(_common(text, one) for one in read)
        last = len(text) - min(_common(text[::-1], one[::-1]) for one in read)
        if first >= last:
            first, last = last - 1, first + 1
    found: dict[str, None] = {}
    for letters, letter in _EVEN:
        for old, new in ((letters, letter), (letter, letters)):
            for start in _starts(text, old):
                if start < last and start + len(old) > first:
                    found[text[:start] + new + text[start + len(old) :]] = None
    return list(found)


def concern_same(text: str, one: str, two: str) -> bool:
    """Whether two texts differ from a third in letters that stand in one place, or side by side.

    >>> concern_same("Uama", "Uarna", "Llama"), concern_same("Llama", "Llarna", "Llaima")
    (False, True)
    """
    changes = [
        (_common(text, other), len(text) - _common(text[::-1], other[::-1])) for other in (one, two)
    ]
    return max(start for start, _ in changes) <= min(max(change) for change in changes)


def _common(one: str, two: str) -> int:
    """How many letters two texts begin with alike."""
    pairs = itertools.takewhile(lambda pair: pair[0] == pair[1], zip(one, two, strict=False))
    return sum(1 for _ in pairs)


def other_insertions(text: str, read: Sequence[str]) -> list[str]:
    """Texts with any other letter where this one has one more than a text that was read.

    >>> "Denmark" in other_insertions("Denrark", ["Denark"])
    True
    """
    places = {i for i in range(len(text)) for one in read if text[:i] + text[i + 1 :] == one}
    return [
        text[:i] + letter + text[i + 1 :]
        for i in sorted(places)
        for letter in _LETTERS
        if letter != text[i]
    ]


def mixed(read: Sequence[str]) -> list[str]:
    """Texts of which each letter was seen by one of the readers, as long as both texts are.

    >>> mixed(["Liama", "Ilama"])
    ['Llama', 'Iiama']
    """
    found: dict[str, None] = {}
    for one, two in itertools.combinations(read, 2):
        differ = [i for i, (a, b) in enumerate(zip(one, two, strict=False)) if a != b]
        if len(one) != len(two) or not 2 <= len(differ) <= _MOST_MIXED:
            continue
        for chosen in itertools.product((one, two), repeat=len(differ)):
            letters = list(one)
            for i, source in zip(differ, chosen, strict=True):
                letters[i] = source[i]
            found["".join(letters)] = None
    return [text for text in found if text not in read]


def thinned(text: str) -> list[str]:
    """Texts with one thin letter or a hyphen more, or with any letter less.

    >>> "IA3" in thinned("A3"), "Plasma" in thinned("Plasmna"), "k-NN" in thinned("kNN")
    (True, True, True)
    """
    found: dict[str, None] = {}
    for i in range(len(text) + 1):
        # Where a space was lost any thin letter fits better than none.
        more = _THIN if " " in text[max(i - 1, 0) : i + 1] or not 0 < i < len(text) else _THIN + " "
        if text[max(i - 1, 0) : i + 1].isalnum() and 0 < i < len(text):
            more += "-"
        found |= dict.fromkeys(text[:i] + one + text[i:] for one in more)
        if i < len(text) > 1:
            found[text[:i] + text[i + 1 :]] = None
    found.pop(text, None)
    return list(found)


def unseen(text: str, read: Sequence[str]) -> bool:
    """Whether a text has two letters more than any that was read, or one that is not thin and
    that nobody read: it may be any other letter.

    >>> unseen("Denmark", ["Denrark"]), unseen("Finland", ["Fnland"]), unseen("ting", ["ng"])
    (True, False, True)
    """
    if len(text) > 1 + max(map(len, read)):
        return True
    return any(
        text.count(letter) > max(one.count(letter) for one in read)
        for letter in set(text) - set(_THIN)
    )


def _starts(text: str, part: str) -> list[int]:
    if part not in text:
        return []
    return [i for i in range(len(text)) if text.startswith(part, i)]


def doubles(text: str) -> list[str]:
    """What a text may be a mistake for that both readers make alike.

    >>> "Uama" in doubles("Uama"), "Llama" in doubles("Uama")
    (False, True)
    """
    return [*parted(text, first=True), *other_zeros(text), *other_eights(text)]


def any_letter(text: str) -> list[str]:
    """Texts with one letter changed to any other: little print is easily mistaken.

    >>> "el" in any_letter("dl")
    True
    """
    return [
        text[:i] + one + text[i + 1 :]
        for i in range(len(text))
        for one in _LETTERS
        if one != text[i]
    ]


def other_cases(text: str) -> list[str]:
    """The text in other cases, where all of its letters have one shape in both.

    >>> other_cases("co"), other_cases("mg")
    (['CO', 'Co'], [])
    """
    if not text or not set(text.lower()) <= set(_EITHER_CASE):
        return []
    forms = dict.fromkeys([text.lower(), text.upper(), text.capitalize()])
    return [form for form in forms if form != text]


def sensible(text: str, *, capital: bool = True) -> int:
    """How many upright strokes of a text are where such letters stand in words; less is worse.

    ``capital`` says whether the labels of an axis begin with capitals, as names do.

    >>> sensible("BoolQ") > sensible("BooIQ"), sensible("Image") > sensible("lmage")
    (True, True)
    >>> sensible("lettuce", capital=False) > sensible("Iettuce", capital=False)
    True
    """
    score = 0
    for i, one in enumerate(text):
        before, after = text[i - 1 : i] if i else "", text[i + 1 : i + 2]
        if one in "lI" and not before.isalnum() and after.islower():
            # Units stand in brackets, in small letters.
            score += 1 if (one == "I") == (capital and before not in ("(", "[")) else -1
        elif one == "l":
            score += 1 if before.islower() or after.islower() else -1
        elif one == "I" and (before.islower() or (before.isalpha() and after.islower())):
            score -= 1
        elif one == "I":
            score += 1 if after.isalpha() or not before.isalpha() else 0
        elif one == "1":
            score += 1 if before.isdigit() or after.isdigit() else 0
        elif one == "|":
            score -= 2
    return score
