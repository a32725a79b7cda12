"""Whether readers saw enough of a label that its shapes may settle what it says."""

from __future__ import annotations

from unheat.text.reading import Reading
from unheat.text.spelling import plain

# Below the first both readers guess though they agree. Where they differ shapes settle no text of
# a reader that is less sure than the second, and none that nobody read where the better one is
# less sure than the third: a quarter of what they had settled so in generated figures was wrong.
_LOST, _GUESSED, _SEEN = 0.5, 0.65, 0.8


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


def heard(reading: Reading) -> list[str]:
    """What readers read that were not at a loss."""
    sure = (reading.second, reading.first)
    pairs = zip(reading.spellings, sure, strict=False)
    return [text for text, confidence in pairs if confidence >= _LOST]
