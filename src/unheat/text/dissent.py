"""What one reader saw in a text that readers commonly lose: two others that lost it agree.

Two readers that say the same are believed, and of most things that a third one says alone
nothing is true. But some marks nobody makes up, and both of the others are known to lose them:
a "B" behind a number that they take for an "8", two letters that begin a word and touch, the
apostrophe of a year or between two letters, that a word which they see broken in two is one, the
space of "E. coli", and a Greek letter among Latin ones, which the first reader cannot write. Who
saw that has the likelier text, and a person is asked.
"""

from __future__ import annotations

import re

from unheat.text.greek import GREEK, looks_alike
from unheat.text.reading import Reading
from unheat.text.spaces import breaks_word
from unheat.text.spelling import plain, unaccented
from unheat.text.trust import agreed_unsurely
from unheat.text.variants import other_eights, parted

# The first letter of a name and its point, which a space parts from the rest of it.
_INITIAL = re.compile(r"^([A-Z]\.)(?=[a-z]{3})")
# Greek letters that a reader sees in Latin ones: "ρ < 0.05".
_LATIN = frozenset("ρνηο")
_ELIDED = re.compile(r"(?<=[^\W\d_])'(?=[^\W\d_]{2})")
_OF_A_YEAR = re.compile(r"(?:(?<=[^\W\d_])|(?<=[QHS][1-4]))'(?=\d\d(?!\d))")


def dissent(reading: Reading) -> str | None:
    """The likelier text that one reader saw where the others agree on ``reading.text``; None where
    there is none, or where the ink has shown that text, but for Greek letters and apostrophes.

    Its spaces are those of the reading, but for one that broke a word.
    """
    text = reading.text
    # What the ink has shown was held against Latin letters alone.
    greek = lost_greek(reading)
    if greek is not None:
        return greek
    if elided := _lost_apostrophe(reading):
        # Fonts set it closer than their letters stand, so that with it nothing else fits.
        return elided
    if reading.shown or not text:
        return None
    known = {plain(one): one for one in (*other_eights(text), *parted(text, first=True))}
    # Of a space that the two dispute the ink has been asked.
    asked = not reading.review and len(set(reading.spellings)) > 1
    for said in reading.said:
        other = plain(said)
        if other == plain(text) and _INITIAL.sub(r"\1 ", text) == said != text:
            return said
        if other in known:
            return known[other]
        if other != plain(text) and _OF_A_YEAR.sub("", other) == plain(text):
            return said
        if other == plain(text) and breaks_word(text, [said]) and not asked:
            return said
    return None


def lost_greek(reading: Reading) -> str | None:
    """What one reader said with Greek letters where the reading has Latin ones that look like them;
    None where nobody did."""
    said = (one for one in reading.said if plain(one) != plain(reading.text))
    return next((one for one in said if _has_lost_greek(reading.text, one)), None)


def _lost_apostrophe(reading: Reading) -> str | None:
    """What one reader said with an apostrophe between two letters where the reading has none."""
    own = plain(reading.text)
    if not own or "'" in own:
        return None
    # A stroke between two words is none.
    said = (one for one in reading.said if any(_ELIDED.search(plain(word)) for word in one.split()))
    return next((one for one in said if _ELIDED.sub("", plain(one)) == own), None)


def _has_lost_greek(text: str, said: str) -> bool:
    """Whether a reader ``said`` a text in which Latin letters are Greek ones that look like them.

    >>> _has_lost_greek("NF-KB", "NF-κB"), _has_lost_greek("p < 0.01", "ρ < 0.01")
    (True, False)
    """
    seen = (GREEK & set(said)) - set(text)
    return bool(seen) and not seen & _LATIN and looks_alike(said, text)


def is_at_odds(reading: Reading) -> bool:
    """Whether two readers that agree are both unsure and the third one read other letters there:
    of a text that stands alone nothing else tells who is right."""
    own = unaccented(plain(reading.text)).lower()
    others = (unaccented(plain(said)).lower() for said in reading.said if said)
    return agreed_unsurely(reading) and any(other != own for other in others)
