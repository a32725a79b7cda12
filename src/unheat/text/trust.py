"""Whether readers saw enough of a label to be believed, and for its shapes to settle it."""

from __future__ import annotations

from unheat.text.reading import Reading
from unheat.text.series import NUMBER
from unheat.text.spelling import plain

# Below the first both readers guess though they agree. Where they differ shapes settle no text of
# a reader that is less sure than the second, and none that nobody read where the better one is
# less sure than the third: a quarter of what they had settled so in generated figures was wrong.
_LOST, _GUESSED, _SEEN = 0.5, 0.65, 0.8
MADE_UP = 0.25
"""Confidence below which what a reader read is not even a mistake for what is there."""

# Of labels of small generated print on which readers agreed, both less sure than this, one in six
# was wrong; of others one in sixty.
_WELL = 0.95
# What two readers together must be sure of.
_WEAK = 0.9
# A reader that is less sure than the fit asks for guesses where the text does not fit its ink.
_MISFIT = 0.8
# From this one on the better reader is believed although the other one guesses.
_HEARD = 0.97
# What the reader of letters is sure of, as for spaces.
_CERTAIN = 0.98


def borne_out(reading: Reading, text: str) -> bool:
    """Whether readers saw enough of a label for its shapes to settle that it is this text."""
    said = [plain(one) for one in reading.spellings]
    if not said:
        # One reader saw nothing there.
        return reading.confidence >= _SEEN
    if len(set(said)) < 2:
        return reading.second >= _LOST
    if plain(text) in said:
        return (reading.second if plain(text) == said[0] else reading.first) >= _GUESSED
    # One letter more explains some ink wherever readers lost something.
    return reading.second >= _SEEN and len(plain(text)) <= max(map(len, said))


def agreed_unsurely(reading: Reading) -> bool:
    """Whether readers agree on a text of several letters that neither of them is sure of."""
    if len(reading.spellings) < 2 or len(plain(reading.text)) < 2 or reading.review:
        return False
    # Numbers bear each other out.
    return 0.0 < reading.second < _WELL > reading.first and not NUMBER.match(reading.text)


def agreed_by_chance(reading: Reading) -> bool:
    """Whether two readers read the same although one or both of them are at a loss.

    What is not as wide as its ink needs a better reader that is surer.
    """
    if len(reading.spellings) < 2:
        return False
    least = _LOST if reading.proved else _MISFIT
    lost = 0.0 < reading.first < _LOST and reading.second < _HEARD
    return reading.confidence < _WEAK or 0.0 < reading.second < least or lost


def read_by_three(reading: Reading, text: str) -> bool:
    """Whether the reader of letters, too, is sure of a text, to its spaces, which others read."""
    said, likely = reading.third
    others = {plain(one) for one in reading.spellings}
    return likely >= _CERTAIN and said == text and others == {plain(text)}


def heard(reading: Reading, least: float = _LOST) -> list[str]:
    """What readers read that were not at a loss; ``least`` is how sure they must be."""
    sure = (reading.second, reading.first)
    pairs = zip(reading.spellings, sure, strict=False)
    return [text for text, confidence in pairs if confidence >= least]
