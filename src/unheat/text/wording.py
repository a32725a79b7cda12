"""Titles, axis titles and names of bars: the likelier of two readings, and what is doubtful.

They stand alone, with no others of their type to be proof-read by. What can be held against
them is their own ink (how wide its gaps are, which way up it stands), the labels about
them, and what is usual: a bracket that is opened is closed.
"""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np

from unheat.medians import median
from unheat.model import Reason
from unheat.text.cased_titles import cased_in_line
from unheat.text.crops import upright
from unheat.text.dissent import is_at_odds, lost_greek
from unheat.text.equals import evened, evenly_spaced
from unheat.text.feet import lost_stop, spelled_by_pieces
from unheat.text.letter_names import letter_first
from unheat.text.measure import FloatArray, ink_extent, strokes
from unheat.text.misread import OF_RATES, as_meant
from unheat.text.on_its_head import on_its_head
from unheat.text.reading import Reading, changed, doubted
from unheat.text.sites import Site, Sites
from unheat.text.slashes import spaced_strokes, with_lost_strokes
from unheat.text.spaces import plain_spaces
from unheat.text.spelling import EITHER_CASE, plain
from unheat.text.variants import even

# Confidence of what is doubted, at most.
_DOUBTED = 0.6
# The better reader is believed where the other one is at a loss; of a few letters both are.
_CERTAIN, _LOST, _LONG = 0.985, 0.6, 4
# Below the first the better reader guesses, from the second on the other one knows. Signs
# that only the better reader knows are believed a little longer.
_GUESSED, _KNOWN, _GUESSED_SIGN = 0.5, 0.7, 0.4
# A space so much narrower than the others of its line is none, or they are not; a gap that is
# nearly as wide is one.
_NARROWER, _WIDE = 0.6, 0.75
# What readers take the slices of a bracket for.
_SLICES = frozenset(",;.:'|")
# What a "%" in brackets behind a word is read as: two rings with a stroke between them.
_PERCENT = re.compile(r"(?<=[^\W\d] )([(\[])[03689oO%][/]?[03689oO%]([)\]])$")
_LONG_WORD = re.compile(r"[^\W\d_]{5,}")
_AT = re.compile(r"(?<=\w)@(?=\w)")
_WORD, _PAIR = re.compile(r"\w+"), re.compile(r"(\w+) (\w+)")
# A symbol behind the word that it stands for: readers take "discount γ" for "discount y". A "p" may
# stand in the middle as well: "Spearman ρ between samples", but "Adjusted p values".
_MAY_BE_GREEK = re.compile(
    r"[^\W\d_]{3,} (?:[ynpuwov]$|p (?!(?i:values?|vals?|adj)(?![^\W_]))[^\W\d_]{2,})"
)
# "AI tools": in a sentence the metal is rare, and an "l" is an "I" to readers.
_METAL = re.compile(r"(?<![^\W_])Al(?= [a-z]{2,})")
# No name ends or begins with a dash that stands alone: readers take arrows for dashes.
_MAY_BE_AN_ARROW = re.compile(r"\w [-\u2010-\u2015\u2212_]+$|^[-\u2010-\u2015\u2212_]+ [^\W\d]")
# Of two letters whose first one is a stroke nothing tells whether that is "I" or "l" ("Id_a"),
# unless they are a word or a rate of learning in a name of a program.
_STROKE_FIRST = re.compile(
    rf"(?<![^\W_])(?!I[fnst]|lr{OF_RATES}(?![^\W_]))[Il][b-df-hj-np-tv-z](?![^\W_])"
)
# No word has "ln" before another consonant, and names have parts with capitals ("pressureInd").
# No word but "world" ends in "ld" behind a consonant, and names of columns end in "Id".
# No capital "I" stands between another capital and a small consonant ("GarageYrBlt"), but "In".
_STROKE_INSIDE = re.compile(
    r"(?<=[a-z])ln(?=[b-df-hj-np-tv-z])"
    r"|(?<=[b-df-hj-np-qstv-z])ld(?![a-z])|(?<!wor)(?<=r)ld(?![a-z])"
    r"|(?<=[B-DF-HJ-NP-TV-Z])I(?=[b-df-hj-mp-rtv-z])"
    # Parts of names begin with "Image" and "Import", and records with an "e" ("eICU"); behind
    # digits either stroke stands.
    r"|(?<=[a-z])lm(?=ag|p)|(?<![^\W_])[a-z]l(?=[A-Z]{2})|\d[Il]$"
)
# The base of a logarithm set low: its nought is a small "o" to readers.
_BASE = re.compile(r"(?<=log)([1₁])o(?![^\W_])")
# A share of nearly all is how sure an interval is, "95% CI", and not a share of chlorine.
_INTERVAL = re.compile(r"(?<![\d.])((?:[89]\d(?:\.\d+)?) ?% ?C)l(?![^\W_])")
# The coefficient that Spearman named; no figure names anything "tho".
_RHO = re.compile(r"(?<=Spearman )tho(?![^\W_])|(?<=Spearman['’]s )tho(?![^\W_])")
_MAY_BE_RHO = re.compile(r"(?<![^\W_])tho(?![^\W_])")
# No title ends in a mark that something follows: an arrow or a percent sign was lost to it. And no
# space stands before a bracket that closes: a raised sign was lost there. A last "no" is a "no."
_GOES_ON = re.compile(r"\w ?[,;]$|\w [:!|]$|\w [\])]|[^\W\d_] no$")
_DOUBTFUL = (
    *(_GOES_ON, _MAY_BE_GREEK, _METAL, _MAY_BE_AN_ARROW, _MAY_BE_RHO),
    *(_STROKE_FIRST, _STROKE_INSIDE, re.compile(r"\w{2},[^\W\d_]")),
)
_DIFFER = (Reason.READERS_DIFFER,)
_LOWER = 0.95
"""A title is set no smaller than labels: what is lower than their capitals is no capital."""


def proofread_titles(sites: Sites, readings: dict[str, Reading]) -> dict[str, Reading]:
    """Readings of texts that stand alone: the likelier first, what is doubtful up for review.

    Labels in doubt are given the words that stand elsewhere in the figure.
    """
    result = dict(readings)
    for site in sites.sites:
        reading = result[site.key]
        if site.role == "tick" or reading.layer or not reading.text:
            continue
        reading = replace(reading, text=_INTERVAL.sub(r"\1I", reading.text))
        stroke = with_lost_strokes(reading.text)
        reading = reading if stroke is None else changed(reading, stroke, sure=False)
        result[site.key] = reading
        if site.role in ("row", "column"):
            # Labels have been held against each other; what readers dispute a word may settle.
            meant = as_meant(reading)
            if meant is not reading:
                result[site.key] = meant
            elif reading.review:
                result[site.key] = _as_elsewhere(reading, _words(result, site.key))
            elif _STROKE_INSIDE.search(reading.text):
                result[site.key] = doubted(reading, _DOUBTED)
            continue
        reading = _in_percent(spelled_by_pieces(sites, site, reading))
        reading = replace(reading, text=_BASE.sub(_with_nought, _RHO.sub("rho", reading.text)))
        reading = letter_first(_likelier(sites, site, as_meant(reading)))
        reading = _closed(site, _spaced(sites, site, reading))
        reading = spaced_strokes(sites, site, reading)
        reading = _cased(sites, site, reading)
        # Whose letters are as many as the pieces of ink has lost no sign.
        cased = cased_in_line(sites, site, reading)
        counted, reading = cased is not reading, cased
        greek = None if reading.review else lost_greek(reading)
        reading = reading if greek is None else changed(reading, greek, sure=False)
        reading = _as_elsewhere(reading, _words(result, site.key))
        reading = _whole(reading, [result[key].text for key in result if key != site.key])
        doubtful = reads_on_its_head(site, reading.text) or _is_open(reading.text)
        doubtful |= any(one.search(reading.text) for one in _DOUBTFUL)
        doubtful |= is_at_odds(reading) and not counted
        doubtful = doubtful or lost_stop(sites, site, reading)
        result[site.key] = (
            doubted(reading, _DOUBTED) if doubtful and not reading.review else reading
        )
    # Names at the steps of a bar are set alike too: "p < 0.05".
    alone = [
        site.key
        for site in sites.sites
        if site.role not in ("row", "column", "tick")
        or (site.role == "tick" and result[site.key].text[:1].isalpha())
    ]
    return evenly_spaced(result, alone)


def _with_nought(base: re.Match[str]) -> str:
    return base[1] + ("0" if base[1] == "1" else "₀")


def reads_on_its_head(site: Site, text: str) -> bool:
    """Whether upright print is another word the other way up: a turned "p" may be a "d"."""
    return {90.0, 270.0} <= set(site.turns) and on_its_head(text) not in (None, text)


def _is_open(text: str) -> bool:
    """Whether a bracket is opened and not closed."""
    return any(text.count(one) > text.count(other) for one, other in ("()", "[]"))


def _closed(site: Site, reading: Reading) -> Reading:
    """A bracket closed of which the edge of the picture has left no more than a mark."""
    cut = not site.sure and _is_open(reading.text) and reading.text[-1] in _SLICES
    return replace(reading, text=f"{reading.text[:-1]})") if cut else reading


def _in_percent(reading: Reading) -> Reading:
    """A unit in brackets that readers take for "96" or the like: a percent sign.

    Of a text that is sure a person decides: where one reader saw the sign, and of the name of a
    bar, whose brackets hold a unit and no number.
    """
    text = _PERCENT.sub(r"\1%\2", reading.text)
    if text == reading.text:
        return reading
    if not reading.review:
        seen = plain(text) in map(plain, reading.said) or reading.site.role == "bar-label"
        return changed(reading, text, sure=False) if seen else reading
    others = tuple(dict.fromkeys((reading.text, *reading.others)))
    return replace(reading, text=text, others=others)


def _words(readings: dict[str, Reading], but: str) -> frozenset[str]:
    """Long words of all texts of the figure but one, in small letters."""
    texts = (reading.text for key, reading in readings.items() if key != but)
    return frozenset(word for text in texts for word in _LONG_WORD.findall(text.lower()))


def _as_elsewhere(reading: Reading, words: frozenset[str]) -> Reading:
    """A word as it stands elsewhere in the figure, where its strokes are those that were read.

    The ink of "rn" and of "m" is the same; "returns" in a title tells that "Retum" is none.
    """
    own = set(_LONG_WORD.findall(reading.text.lower()))
    for text in even(reading.text):
        new = set(_LONG_WORD.findall(text.lower()))
        known = [_is_among(word, words) for word in new - own]
        if known and all(known) and not any(_is_among(word, words) for word in own - new):
            others = tuple(dict.fromkeys((reading.text, *reading.others)))
            return replace(doubted(reading, _DOUBTED), text=text, others=others)
    return reading


def _whole(reading: Reading, others: list[str]) -> Reading:
    """A disputed text with two words as one where ``others`` of the figure write them so.

    A gap between a small letter and a capital is wider than others, and no space.
    """
    if not reading.review:
        return reading
    words = {word for text in others for word in _WORD.findall(text)}
    text = _PAIR.sub(
        lambda pair: pair[1] + pair[2] if pair[1] + pair[2] in words else pair[0], reading.text
    )
    if text == reading.text:
        return reading
    return replace(reading, text=text, others=(reading.text, *reading.others))


def _is_among(word: str, words: frozenset[str]) -> bool:
    return any(one.startswith(word) or word.startswith(one) for one in words)


def _likelier(sites: Sites, site: Site, reading: Reading) -> Reading:
    """Of two different readings the one that is more likely right; a person decides."""
    if not reading.review or len(reading.others) != 1:
        return reading
    text, other = reading.text, reading.others[0]
    if text.replace("*", "\u00b0") == other:
        # A small ring is taken for a star, and no star for a ring.
        return replace(reading, text=other, others=(text,))
    certain = reading.second >= _CERTAIN and reading.first < _LOST and len(text) >= _LONG
    if certain and reading.reasons == _DIFFER:
        return replace(reading, review=False, reasons=(), confidence=0.9)
    signs = other.isascii() and not text.isascii()
    if reading.second < (_GUESSED_SIGN if signs else _GUESSED) and reading.first >= _KNOWN:
        text, other = other, text
    elif text.lower() == other.lower() and set(text) <= EITHER_CASE:
        text, other = sorted(
            (text, other), key=str.islower, reverse=_is_low(sites, site, reading.turn)
        )
    return replace(reading, text=text, others=(other,))


def _cased(sites: Sites, site: Site, reading: Reading) -> Reading:
    """A text whose letters have one shape in both cases: its height may tell, a person is asked."""
    if not reading.text or not set(reading.text) <= EITHER_CASE:
        return reading
    text = reading.text.lower() if _is_low(sites, site, reading.turn) else reading.text
    reading = replace(reading, text=text)
    return reading if reading.review else doubted(reading, _DOUBTED)


def _is_low(sites: Sites, site: Site, turn: float) -> bool:
    """Whether a title in this ``turn`` is lower than the capitals and digits of the labels of its
    panel or bar.

    Titles are set no smaller than labels, so that it is no capital itself.
    """
    labels = [
        line.across[1] - line.across[0]
        for role in (("tick",) if site.role == "bar-label" else ("row", "column"))
        for one in sites.of(role, site.owner)
        for line in one.lines
        if line.angle % 90 == 0
    ]
    # One letter does not tell how it is turned, and is laid out as if it were not.
    own = [
        line.box.width if turn % 180 == 90 else line.across[1] - line.across[0]
        for line in site.lines
    ]
    return bool(labels) and max(own) < _LOWER * float(median(labels))


def _spaced(sites: Sites, site: Site, reading: Reading) -> Reading:
    """The spelling with as many spaces as the ink, doubted where none has.

    Both readers may lose a space, or see one in a gap that is no wider than others.
    """
    lines = [upright(sites, line, reading.turn) for line in site.lines]
    extents = [ink_extent(grey) for grey in lines]
    stretches = [strokes(grey) for grey in lines]
    plainly = len(lines) - 1
    for ink, extent in zip(stretches, extents, strict=True):
        plainly += plain_spaces(ink, extent[1]) if extent is not None else 0
    seen = [_spaced_as(reading.text, one) for one in (*reading.spellings, *reading.others)]
    # Readers lose spaces about a "=" one by one.
    seen += [evened(one) for one in (reading.text, *seen)]
    text = min([reading.text, *seen], key=lambda one: abs(one.count(" ") - plainly))
    reading = replace(reading, text=text)
    count = text.count(" ") - len(lines) + 1
    gaps = np.sort(np.concatenate([ink[1:, 0] - ink[:-1, 1] for ink in stretches]))[::-1]
    # "Recall@10" leaves as much blank about its sign as between words.
    lost = plainly - 2 * len(_AT.findall(text)) > text.count(" ") and as_wide(gaps, count)
    if lost or (len(lines) == 1 and _is_uneven(gaps, count)):
        return reading if reading.review else doubted(reading, _DOUBTED)
    return reading


def _spaced_as(text: str, other: str) -> str:
    """``text`` with the spaces of a reading of as many letters; as it is beside any other.

    >>> _spaced_as("Tuned(τ=0.4)", "Tuned (t=0.4)") == "Tuned (τ=0.4)"
    True
    """
    letters = iter(text.replace(" ", ""))
    if len(text.replace(" ", "")) != len(other.replace(" ", "")):
        return text
    return "".join(one if one == " " else next(letters) for one in other)


def as_wide(gaps: FloatArray, count: int) -> bool:
    """Whether one more gap (n, widest first) is about as wide as the ``count`` widest, spaces."""
    if count < 1 or len(gaps) <= count:
        return True
    return bool(gaps[count] >= _WIDE * median(gaps[:count]))


def _is_uneven(gaps: FloatArray, count: int) -> bool:
    """Whether of ``count`` spaces one would have to be far narrower than the others."""
    if count < 2 or len(gaps) < count:
        return False
    return bool(gaps[count - 1] < _NARROWER * median(gaps[:count]))
