"""When two spellings are the same text, and the tidy form of what a reader returns."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

_DASHES = re.compile("[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]")
_HANGING = re.compile("(\\w[-\u2010-\u2015]) (?=\\w)")
_BETWEEN = re.compile("(?<=[\\d%])\\s*(?:-?[\u2012-\u2015]|[-\u2010\u2011])\\s*(?=[\\d.])")
_QUOTES = {"‘": "'", "’": "'", "“": '"', "”": '"', "`": "'", "´": "'"}
EITHER_CASE = frozenset("cosuvwxzCOSUVWXZ")
"""Letters that look alike in both cases."""

_WIDE = re.compile("[\uff01-\uff5e]")
# What a ring of three pixels is taken for, alone in brackets with the letter of a scale.
_DEGREES = re.compile(r"(?<=[(\[])[*'\"’”º˚](?=[CF][)\]])")
# One mark that a reader tells twice, straight and curved.
_APOSTROPHES = re.compile("'[\u2018\u2019]|[\u2018\u2019]'")
# Degrees of a temperature in one sign, which a reader may see behind a ring of its own.
_SCALE = re.compile("[°º˚]?([\u2103\u2109])")
# A power of ten with the one before it that readers take for a letter, and a rate of learning,
# which begins with an "l": "lr=1e-4".
_ONE_OF_A_POWER = re.compile(r"(?<![^\W_])[lI|](?=e[-\u2012-\u2014\u2212]\d{1,2}(?![^\W_]))")
_RATE = re.compile(r"(?<![^\W_])Ir(?= ?= ?(?:[\dlI](?:\.\d+)?e[-\u2012-\u2014\u2212]\d|0?\.\d))")
# "Without" and its stroke, which readers take for a letter: no word is "wlo".
_WITHOUT = re.compile(r"(?<![^\W_])([wW])[lIi|1]o(?![^\W_])")
# Binary units of memory have a small "i", which lacks its dot in small print: "64 MIB".
_BINARY = re.compile(
    r"(?<=\d)( ?[KMGTPE])[Il1|](?=B(?![^\W_]))|(?<![^\W_])([KMGTPE])[Il1|](?=B/s(?![^\W_]))"
)
# What is raised follows its base and its sign ("10 \u207b\u00b2"), and a raised digit has a raised
# sign.
_DIGITS_UP = "[\u2070\u00b9\u00b2\u00b3\u2074-\u2079]"
_OFF_BASE = re.compile(
    rf"(?<=(?<!\d)10) (?={_DIGITS_UP})|(?<=\w) (?=\u207b ?{_DIGITS_UP})"
    rf"|(?<=\u207b) (?={_DIGITS_UP})"
)
_LOW_SIGN = re.compile(rf"(?<=(?<!\d)10) ?[-\u2212] ?(?={_DIGITS_UP})")
# Signs of mathematics and units that look like Greek letters, which are what is meant.
_GREEK = str.maketrans({"\u2206": "\u0394", "\u00b5": "\u03bc", "\u2126": "\u03a9"})


_TRIANGLE = re.compile(r"\u25b3(?=[^\W\d]|%)")
"""A difference, before what differs."""


@lru_cache(maxsize=4096)
def tidy(text: str) -> str:
    """White space made single, full-width characters made plain, Greek letters made Greek.

    A small ring before the unit of a temperature is one of degrees, whatever it was taken for, and
    is seen once; so is an apostrophe that was told in both its forms.

    >>> tidy("\u2206G  in \u00b5V") == "\u0394G in \u03bcV"
    True
    >>> tidy("Temperature (*C)"), tidy("rho (C)"), tidy("12°\u2103")
    ('Temperature (°C)', 'rho (C)', '12°C')
    >>> tidy("Ir=le-4"), tidy("le-05"), tidy("Ir = 5"), tidy("le-commerce")
    ('lr=1e-4', '1e-05', 'Ir = 5', 'le-commerce')
    >>> tidy("wlo re-ranking"), tidy("w10"), tidy("Wlodek")
    ('w/o re-ranking', 'w10', 'Wlodek')
    >>> tidy("64 MIB"), tidy("GIB/s"), tidy("SNMP MIB"), tidy("4 KIBs")
    ('64 MiB', 'GiB/s', 'SNMP MIB', '4 KIBs')
    >>> tidy("10 \u207b \u00b2"), tidy("10\u2212\u2074"), tidy("5 \u00b2")
    ('10\u207b\xb2', '10\u207b\u2074', '5 \xb2')
    >>> tidy("L'\u2019accord"), tidy("\u25b3% and \u25b3T") == "\u0394% and \u0394T"
    ("L'accord", True)
    """
    text = _BINARY.sub(lambda found: f"{found[1] or found[2]}i", text)
    text = _ONE_OF_A_POWER.sub("1", _RATE.sub("lr", _WITHOUT.sub(r"\1/o", text)))
    text = _WIDE.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text)
    text = _SCALE.sub(lambda found: unicodedata.normalize("NFKC", found[1]), text)
    text = _LOW_SIGN.sub("\u207b", attached(_TRIANGLE.sub("\u0394", text)))
    return _APOSTROPHES.sub("'", _DEGREES.sub("°", " ".join(text.translate(_GREEK).split())))


def attached(text: str) -> str:
    """The text without blanks between a raised number and what it is raised from.

    >>> attached("10 \u207b \u00b2 s"), attached("5 \u00b2")
    ('10\u207b\xb2 s', '5 \xb2')
    """
    return _OFF_BASE.sub("", text)


def unwrapped(lines: Sequence[str]) -> str:
    """The lines of one text in a row; one that was wrapped at its hyphen has no space there.

    >>> unwrapped(["2023-", "11-07"]), unwrapped(["Strongly", "agree"]), unwrapped(["A -", "B"])
    ('2023-11-07', 'Strongly agree', 'A - B')
    """
    result = ""
    for line in lines:
        whole = f"{result} {line}".strip()
        result = result + line if _HANGING.search(whole, max(0, len(result) - 2)) else whole
    return result


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """One spelling for what looks the same: dashes, quotes, superscripts; no spaces."""
    text = unicodedata.normalize("NFKC", text)
    text = _DASHES.sub("-", text)
    text = "".join(_QUOTES.get(character, character) for character in text)
    return "".join(text.split())


_AS_DIGIT = str.maketrans(
    {
        "O": "0",
        "o": "0",
        "Q": "0",
        "D": "0",
        "l": "1",
        "I": "1",
        "|": "1",
        "i": "1",
        "!": "1",
        "Z": "2",
        "z": "2",
        "S": "5",
        "s": "5",
        "B": "8",
        "g": "9",
        "q": "9",
        "—": "-",
        "–": "-",
        "_": "-",
        "~": "-",
        "\u2212": "-",
        "一": "-",
    }
)
# A raised zero or minus comes back as a degree sign, an ordinal or a dash, and what is raised
# in part: no range falls from ten.
_POWER = re.compile(
    r"(?:10|1O|IO|lO)\^?([⁻~¯\-\u2010-\u2015\u2212]?[⁰¹²³⁴⁵⁶⁷⁸⁹º°]{1,2}"
    r"|[⁻~¯\-\u2010-\u2015\u2212]\d{1,2})"
)
_RAISED = str.maketrans(
    "0123456789º°~¯-\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "⁰¹²³⁴⁵⁶⁷⁸⁹⁰⁰" + 10 * "⁻"
)
_NUMERIC = re.compile(r"[-+]?[\d.,' ]*\d[\d.,' ]*(?:e[-+]?\d+)?%?$", re.IGNORECASE)


def as_number(text: str) -> str:
    """Letters that stand for digits made digits, where all of it becomes a number.

    >>> as_number("O.5l"), as_number("10-⁵"), as_number("IOº")
    ('0.51', '10⁻⁵', '10⁰')
    """
    if not text or _NUMERIC.match(text):
        return text
    power = _POWER.fullmatch(text)
    if power:
        return "10" + power[1].translate(_RAISED)
    found = text.translate(_AS_DIGIT)
    return found if _NUMERIC.match(found) else text


def same_letters(one: str, two: str) -> bool:
    """Whether two readings differ in nothing but spaces and kinds of dash."""
    return plain(one) == plain(two)


def dashed_alike(one: str, two: str) -> tuple[str, str]:
    """Two spellings of one text, without a space behind a hyphen that only one of them has.

    >>> dashed_alike("CIFAR- 10", "CIFAR-10"), dashed_alike("A - B", "A-B")
    (('CIFAR-10', 'CIFAR-10'), ('A - B', 'A-B'))
    """
    if _HANGING.sub(r"\1", one) == two:
        return two, two
    return (one, one) if _HANGING.sub(r"\1", two) == one else (one, two)


def same_range(one: str, two: str) -> bool:
    """Whether two texts name the same range of numbers, whatever stands about its dash.

    A long dash may be read as two. A sign behind the dash is no part of it.

    >>> same_range("0.8-—1", "0.8 – 1"), same_range("5 - -1", "5-1"), same_range("A - B", "A-B")
    (True, False, False)
    """
    first, second = (_BETWEEN.sub("-", text) for text in (one, two))
    return first == second and _BETWEEN.search(one) is not None


@lru_cache(maxsize=4096)
def single_dash(text: str) -> str:
    """All dashes made hyphens and all quotes straight; each character stays one character."""
    return "".join(_QUOTES.get(one, one) for one in _DASHES.sub("-", text))


def alike(one: str, two: str) -> float:
    """Share of letters that two texts have in common, 0–1; case and spaces do not count."""
    return difflib.SequenceMatcher(
        None, plain(one).lower(), plain(two).lower(), autojunk=False
    ).ratio()


def same_underlines(one: str, other: str) -> bool:
    """Whether texts differ in nothing but how many underscores a line of ink is.

    >>> same_underlines("a__b", "a_b"), same_underlines("a_b", "ab")
    (True, False)
    """
    return re.sub("_+", "_", one) == re.sub("_+", "_", other)


def has_rank(text: str) -> bool:
    """Whether a text is a name of biology with its rank before it.

    >>> has_rank("g__Prevotella"), has_rank("a__b")
    (True, False)
    """
    return re.match("[dkpcofgs]__[A-Z]", text) is not None


def is_mixed(text: str) -> bool:
    """Whether Chinese, Japanese or Korean letters stand in one word with Latin ones.

    >>> is_mixed("\u4e8cscore"), is_mixed("z-score"), is_mixed("\u6e29\u5ea6 A")
    (True, False, False)
    """
    return _MIXED.search(text) is not None


def unaccented(text: str) -> str:
    """The text without what stands over or under its letters.

    >>> unaccented("Välvo ıř")
    'Valvo ir'
    """
    marks = unicodedata.normalize("NFD", text.replace("ı", "i"))
    kept = "".join(one for one in marks if not unicodedata.combining(one))
    return unicodedata.normalize("NFC", kept)


_SLIVERS = re.compile("^[._~–—'“”\\- ]+|(?<=[A-Za-z])[._]+(?= |[A-Z0-9])")


def without_slivers(text: str) -> str:
    """The text without signs that its neighbors' letters look like, where these reach into it.

    At the feet of words stand the heads of the label below: they pass for points and lines
    before a word and between words, which begin with a capital or are numbers.

    >>> without_slivers("_Duster. 360"), without_slivers("Fiat.128"), without_slivers("max_depth")
    ('Duster 360', 'Fiat 128', 'max_depth')
    """
    return re.sub(" +", " ", _SLIVERS.sub(lambda found: " " if found.start() else "", text))


_EASTERN = "\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff"
_MIXED = re.compile(f"[{_EASTERN}][A-Za-z]|[A-Za-z][{_EASTERN}]")
_DOTS = str.maketrans("íìîïıÍÌÎÏİ", "iiiiiIIIII")


def plain_dots(text: str) -> str:
    """Every "i" with a plain dot: at the size of print its accents look like one.

    >>> plain_dots("Vícuna")
    'Vicuna'
    """
    return text.translate(_DOTS)
