"""Whether readers saw enough of a label to be believed, and for its shapes to settle it."""

from __future__ import annotations

import re

from unheat.text.alphabets import is_of_one_language
from unheat.text.leading_dashes import begins_with_dash
from unheat.text.reading import Reading
from unheat.text.series import NUMBER
from unheat.text.spelling import plain, unaccented
from unheat.text.voices import differ_in_unknown

# Below the first both readers guess though they agree. Where they differ shapes settle no text of
# a reader that is less sure than the second, and none that nobody read where the better one is
# less sure than the third: a quarter of what they had settled so in generated figures was wrong.
_LOST, _GUESSED, _SEEN = 0.5, 0.65, 0.8
MADE_UP = 0.25
"""Confidence below which what a reader read is not even a mistake for what is there."""

# Of labels of small generated print on which readers agreed, both less sure than this, one in six
# was wrong; of others one in sixty.
_WELL = 0.95
# What two readers together must be sure of, and the second one of what the third reads otherwise.
_WEAK, _UNSURE = 0.9, 0.9
# A reader that is less sure than the fit asks for guesses where the text does not fit its ink.
_MISFIT = 0.8
# From this one on the better reader is believed although the other one guesses.
_HEARD = 0.97
# Below this one the reader of letters guesses, though it reads what the others do: of an "ı" for
# which all of them know an "i" alone.
_GUESSED_BOTH = 0.3
# And below this one it hesitates.
_HESITATES = 0.5
# Of 63 small labels of so many pixels that both trained readers read alike with the second
# likelihood none was wrong; the first one is asked of those that do not fit their ink. Where the
# first reader bears out all but signs that it does not know the third one is enough.
_SMALL_SEEN, _SMALL_FITS, _SMALL_BORNE_OUT, _SMALL_PX = 0.9, 0.8, 0.7, 5.5
# Of 1,287 labels that all three readers read alike, the first and the reader of letters with this
# confidence, five were wrong.
_BY_ALL = 0.7
# What the trained reader need be sure of a label that begins with a dash, which its ink tells: it
# is as unsure as of its least sure letter, and it knows no dash from another.
_DASHED = 0.3
# What the reader of letters is sure of, as for spaces.
_CERTAIN = 0.98
# Of 881 plain labels of letters so many pixels high that all three readers read alike and that are
# as wide as their ink, none of the three surer than 0.9 and all surer than this, one was wrong.
_ALIKE, _ALIKE_PX = 0.3, 7.0
_WORD = re.compile(r"[^\W_]+")
_PLAIN_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+|[A-Z]*\d+")
# Hardly a word has them: one of them is the capital of another that begins there.
_IN_A_ROW = "lll"
_READERS, _STOP = 3, re.compile(r"[.,]")
_SHORT, _STROKES = 3, re.compile(r"[lI]|[O0](?=\D)|(?<=\D)[O0]")


def borne_out(reading: Reading, text: str) -> bool:
    """Whether readers saw enough of a label for its shapes to settle that it is this text."""
    if not is_of_one_language(text):
        return False
    said = [plain(one) for one in reading.spellings]
    if not said:
        # One reader saw nothing there.
        return reading.confidence >= _SEEN
    if len(set(said)) < 2:
        return reading.second >= _LOST
    sure = reading.both >= _SEEN or (reading.both > 0 and reading.second >= _HEARD)
    if sure and plain(text) != plain(reading.said[2]):
        # Two readers that say the same and are sure of it are not overruled by a shape.
        return False
    if plain(text) in said:
        return (reading.second if plain(text) == said[0] else reading.first) >= _GUESSED
    # One letter more explains some ink wherever readers lost something.
    return reading.second >= _SEEN and len(plain(text)) <= max(map(len, said))


def seen_small(reading: Reading, size: float) -> bool:
    """Whether both trained readers saw enough of small print, of letters ``size`` pixels high.

    A space may be an underscore that no reader saw.
    """
    enough = _SMALL_FITS if reading.proved else _SMALL_SEEN
    if reading.both >= _SMALL_BORNE_OUT and differ_in_unknown(reading.said[0], reading.said[2]):
        enough = _SMALL_BORNE_OUT
    clear = reading.second >= _SMALL_SEEN and read_by_all(reading)
    whole = " " not in reading.text
    return whole and (clear or reading.both >= enough) and size >= _SMALL_PX


def sure_of_both(one: tuple[str, float], two: tuple[str, float]) -> float:
    """How sure two readers are at the least of a text that they read alike; 0 of other texts."""
    return min(one[1], two[1]) if one[0] and plain(one[0]) == plain(two[0]) else 0.0


def agreed_unsurely(reading: Reading) -> bool:
    """Whether readers agree on a text of several letters that neither of them is sure of."""
    if len(reading.spellings) < 2 or len(plain(reading.text)) < 2 or reading.review:
        return False
    # Numbers bear each other out, and so do two readers that were brought up on other print.
    borne = bool(NUMBER.match(reading.text)) or reading.both >= _SEEN or read_by_all(reading)
    return 0.0 < reading.second < _WELL > reading.first and not borne


def agreed_weakly(reading: Reading) -> bool:
    """Whether readers agree on a text that none of them is sure of, nor three of them together."""
    return agreed_unsurely(reading) and not read_alike(reading)


def agreed_by_chance(reading: Reading, *, accented: bool = False) -> bool:
    """Whether two readers read the same although one or both of them are at a loss.

    What is not as wide as its ink needs a better reader that is surer. Among ``accented`` labels
    one may have lost its accent to all readers, and what they read alike is no proof.
    """
    if accented and 0.0 < reading.third[1] < _HESITATES and reading.text.isascii():
        return True
    alike = read_by_all(reading) or read_alike(reading)
    if len(reading.spellings) < 2 or (alike and not accented):
        return False
    least = _LOST if reading.proved and not accented else _MISFIT
    if least == _LOST and reading.first >= _BY_ALL and begins_with_dash(reading.text):
        least = _DASHED
    lost = 0.0 < reading.first < _LOST and reading.second < _HEARD
    lost |= 0.0 < reading.both < _GUESSED_BOTH and reading.second < _MISFIT
    return reading.confidence < _WEAK or 0.0 < reading.second < least or lost


def guessed_alone(reading: Reading) -> bool:
    """Whether readers are at a loss about a sign alone, whose shape is that of others, too, or the
    second one is not sure of what the reader of letters reads otherwise.

    These two were brought up on other print than each other. Whatever bore such labels of smeared
    pictures out, one in four of them was wrong, of others one in ninety.
    """
    if reading.second < _UNSURE and len(reading.said) > 1 and reading.said[1]:
        texts = (reading.text, reading.said[1])
        read, other = (unaccented(plain(text)).lower() for text in texts)
        if read != other and not read_alike(reading):
            return True
    lost = 0.0 < reading.second < _LOST and reading.first < _GUESSED
    return lost and len(plain(reading.text)) == 1


def read_by_three(reading: Reading, text: str) -> bool:
    """Whether the reader of letters, too, is sure of a text, to its spaces, which others read."""
    said, likely = reading.third
    others = {plain(one) for one in reading.spellings}
    return likely >= _CERTAIN and said == text and others == {plain(text)}


def read_by_all(reading: Reading) -> bool:
    """Whether all three readers read a text alike and none of them is at a loss."""
    said, likely = reading.third
    alike = {plain(text) for text in (*reading.spellings, said)} == {plain(reading.text)}
    return alike and min(likely, reading.first) >= _BY_ALL and reading.second >= _LOST


def read_alike(reading: Reading) -> bool:
    """Whether three readers by themselves read a plain label alike that is as wide as its ink.

    Each is as sure of a label as of its least sure letter, and hesitates at one of a long name; but
    they hesitate at different ones. A stop that one of them lost, or took for a comma, the other
    two saw. What all of them mistake are signs drawn like others: these are told in words, and not
    in a mixture of letters and digits or of capitals and small letters.
    """
    site, own, said = reading.site, plain(reading.text), [plain(text) for text in reading.said]
    if len(said) < _READERS or len({_STOP.sub("", text) for text in (own, *said)}) > 1:
        return False
    alike = said.count(own) >= _READERS - 1 and own.count(".") == max(map(_stops, said))
    large = len(site.lines) == 1 and site.lines[0].size >= _ALIKE_PX
    letters = reading.both if len(set(said)) == 1 else reading.second
    sure = min(reading.first, letters) >= _ALIKE and reading.second >= _LOST
    return alike and large and sure and reading.proved and _is_plain(reading.text)


def _stops(text: str) -> int:
    return text.count(".")


def _is_plain(text: str) -> bool:
    """Whether a text has no signs that stand for others of their shape, as one of three strokes.

    >>> _is_plain("Q10. I exercise"), _is_plain("dlPFC"), _is_plain("Hif1a"), _is_plain("Il")
    (True, False, False, False)
    >>> _is_plain("illuminated"), _is_plain("isllluminated")
    (True, False)
    """
    words = [word for word in _WORD.findall(text) if word != "I"]
    return all(
        _PLAIN_WORD.fullmatch(word)
        and not (len(word) <= _SHORT and _STROKES.search(word))
        and _IN_A_ROW not in word
        for word in words
    )


def heard(reading: Reading, least: float = _LOST) -> list[str]:
    """What readers read that were not at a loss; ``least`` is how sure they must be."""
    sure = (reading.second, reading.first)
    pairs = zip(reading.spellings, sure, strict=False)
    return [text for text, confidence in pairs if confidence >= least]
