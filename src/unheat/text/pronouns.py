"""The "I" of a sentence, which readers take for a "1" or a bar: "Q1. I trust my team".

No two of them read it alike, and all agree that one upright stroke stands there alone. What begins
a sentence that goes on in small letters is the pronoun, where its ink is a plain stroke: a "1" has
a flag or a foot. With serifs only the word behind it tells.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from unheat.model import Reason
from unheat.text.lines import Line, split_line, turned_extents
from unheat.text.reading import Reading, doubted
from unheat.text.sites import Sites

_SENTENCE = re.compile(r"(?:^|[.:?!\u2026)] )([Il1|]) (?!of\b|in\b|to\b|vs\b)[a-z][a-z']+ \S")
"""A lone stroke that begins a sentence, or what follows its number, and two words more."""

_SAID = re.compile(
    r"(?:^|[.:?!\u2026)] )I (?:am (?!to\b|and\b|or\b)(?=[a-z])|was|have|had|would|will|can be|"
    r"could|should|did|do|feel|felt|think|believe|understand|understood|know|knew|trust|worry|"
    r"often|always|never|rarely|recommend|enjoy|prefer|intend|learned|learnt|forget|remember)\b ?\S"
)
"""What goes on so has been said by somebody, and no number stands before it, whatever the type."""

_BAR = re.compile(r"\|(?= [a-z])")
"""What no sentence begins with, though all readers write it."""

_STROKES, _APART = str.maketrans("I1|[$", "llllS"), re.compile(r"[\s.,]")
"""What readers take strokes for, and the "S" that numbers statements ("S2: I often worry")."""

_READERS, _DISPUTED = 3, {Reason.READERS_DIFFER, Reason.LOW_CONFIDENCE}
"""So many were asked, and what is doubted since they differ has no other reasons."""

_WORDS, _TALL, _NARROW, _FULL = 0.28, 0.65, 0.3, 0.85
"""Blank about a word, how high a stroke is at least and how wide at most, in letter heights, and
how much of its box it fills."""

_THIN_PX = 3

_TOLD = 0.9


def with_pronouns(sites: Sites, readings: Mapping[str, Reading]) -> dict[str, Reading]:
    """Readings that are disputed in nothing but the "I" that their ink shows settled."""
    result = dict(readings)
    for key, one in readings.items():
        text = _meant(one)
        if text is None:
            if _BAR.match(one.text) is not None and not one.layer:
                result[key] = doubted(replace(one, text="I" + one.text[1:]))
            continue
        if _SAID.search(text) is not None or _is_plain_stroke(sites, one.site.lines[0]):
            others = tuple(said for said in (one.text, *one.others) if said != text)
            result[key] = replace(
                one, text=text, others=others, review=False, reasons=(), confidence=_TOLD
            )
    return result


def _meant(reading: Reading) -> str | None:
    """The text with its "I", where all readers saw it but for strokes, points and spaces."""
    found = _SENTENCE.search(reading.text)
    alike = {_APART.sub("", said.translate(_STROKES)) for said in (reading.text, *reading.said)}
    if (
        found is None
        or reading.layer
        or not set(reading.reasons) <= _DISPUTED
        or (len(set(reading.said)) < 2 and _BAR.match(reading.text) is None)
        or len(reading.site.lines) != 1
        or len(reading.said) < _READERS
        or len(alike) != 1
    ):
        return None
    start = found.start(1)
    return reading.text[:start] + "I" + reading.text[start + 1 :]


def _is_plain_stroke(sites: Sites, line: Line) -> bool:
    """Whether one word of a line is a single piece of ink that is an upright stroke and no more."""
    found = []
    for part in split_line(sites.glyphs, line, _WORDS * line.size):
        extents = turned_extents(sites.glyphs, part.glyphs, line.angle)
        wide, high = extents[0, 2] - extents[0, 0], extents[0, 3] - extents[0, 1]
        if len(part.glyphs) == 1 and high >= _TALL * line.size and wide <= _NARROW * line.size:
            # Of a broader stroke one column of pixels may be half covered.
            full = max(wide - 1, 3) if wide > _THIN_PX else wide
            found.append(float(sites.glyphs.area[part.glyphs[0]]) / float(full * high))
    return len(found) == 1 and found[0] >= _FULL
