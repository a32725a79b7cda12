"""Short labels read together: a word of two letters tells a reader little, a line of four more.

"it", "fr" and "sv", whose letters touch, are guessed at one by one; set beside each other in one
line they are read as well as any line is. What was heard of such a line says the same as one of
the readings of a label, or something else: it votes, and makes readers doubtful
that agree but are not sure. Lines are wide, so that only those that may vote are read.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace

import numpy as np

from unheat.model import Crop, Reason, Word
from unheat.text.crops import Grey, upright
from unheat.text.reading import Reading
from unheat.text.sites import Site, Sites
from unheat.text.spelling import plain, tidy

# In letter heights: how long a word of two letters is, a label that is read with others at
# most, and the space between them.
_SHORTEST, _LONGEST, _SPACE = 0.8, 3.0, 1.3
# Letters of a label that votes are taken for.
_LETTERS = 3
# Labels in one line.
_TOGETHER = 4
# Blank over and under the line, in pixels.
_ROOM_PX = 4
# What one reader heard of a line counts from this confidence on, and settles a dispute from
# this one on.
_HEARD, _SURE = 0.5, 0.8
# Below this confidence of the better reader two that agree are open to what a line says.
_WELL = 0.9

Words = Mapping[str, Word]
Ask = Callable[[Sequence[Crop], Collection[str]], tuple[Words, Words]]
"""What the first and the second reader say of lines, the second one of those with these keys."""


def heard_together(
    sites: Sites, readings: Mapping[str, Reading], first: Words, second: Words, *, ask: Ask
) -> dict[str, Reading]:
    """Readings in doubt, with what readers hear of short labels in one line.

    ``first`` and ``second`` are what two readers said, by crop key, the second of which reads short
    words better. Each is asked for a line that holds a label in doubt if it knows the labels.
    """
    lines: dict[str, list[Site]] = {}
    crops: list[Crop] = []
    known: set[str] = set()
    for line in _lines(sites):
        turn = readings[line[0].key].turn
        keys = [site.crop_key(0, turn) for site in line]
        in_doubt = any(_is_open(readings[site.key]) for site in line)
        if in_doubt and all(key in first for key in keys):
            crop = _crop(sites, line, turn)
            lines[crop.key] = line
            crops.append(crop)
            if any(key in second for key in keys):
                known.add(crop.key)
    readers = ask(crops, known) if crops else ()
    found: dict[str, Reading] = {}
    for key, line in lines.items():
        votes = [_words(words.get(key), line) for words in readers]
        for i, site in enumerate(line):
            said = [one[i] for one in votes if one is not None]
            if said and _is_open(readings[site.key]):
                found[site.key] = _voted(readings[site.key], said)
    return found


def nobody(_crops: Sequence[Crop], _known: Collection[str]) -> tuple[Words, Words]:
    """Where no reader is there to be asked."""
    return {}, {}


def _is_open(reading: Reading) -> bool:
    """Whether a reading is open to votes: in doubt, or that of readers that are not sure."""
    # What is longer than that is a word by itself, and one ink misleads alike twice.
    short = all(len(text) <= _LETTERS for text in (reading.text, *reading.others))
    return short and (reading.review or 0.0 < reading.second < _WELL)


def _voted(reading: Reading, said: Sequence[tuple[str, float]]) -> Reading:
    """A disputed reading with votes for it or another one, those of the better reader last."""
    agreed = not reading.review and len(reading.spellings) > 1
    alone = [text for text in (reading.text, *reading.others) if text]
    alone += [reading.text] if agreed else []
    # The reader of letters said the same as the first one.
    alone += [reading.third[0]] if reading.third[0] else []
    together = [text for text, confidence in said if confidence >= _HEARD]
    votes = [plain(text) for text in (*alone, *together)]
    if not together:
        return reading
    text = max(
        (*together[::-1], *alone),
        key=lambda one: (votes.count(plain(one)), one == reading.third[0], one in together),
    )
    count = votes.count(plain(text))
    if agreed and plain(text) == plain(reading.text):
        return reading
    better = said[-1]
    rest = max((votes.count(one) for one in votes if one != plain(text)), default=0)
    sure = count >= 2 and count > rest and plain(better[0]) == plain(text) and better[1] >= _SURE
    others = tuple(one for one in dict.fromkeys((*alone, *together)) if plain(one) != plain(text))
    if count < 2 and plain(text) != plain(better[0]):
        return replace(reading, others=others)
    return replace(
        reading,
        text=text,
        others=others,
        review=not sure,
        reasons=() if sure else reading.reasons or (Reason.READERS_DIFFER,),
        confidence=max(reading.confidence, 0.9) if sure else min(reading.confidence, 0.5),
    )


def _words(word: Word | None, line: Sequence[Site]) -> list[tuple[str, float]] | None:
    """What was read of each label of a line, None where words are not as many as labels."""
    texts = [] if word is None else tidy(word.text).split()
    if word is None or len(texts) != len(line):
        return None
    return [(text, word.confidence) for text in texts]


def _lines(sites: Sites) -> list[list[Site]]:
    """Labels of an axis that are read together, in their order, by the line."""
    found = []
    for role in ("row", "column"):
        for owner in range(len(sites.layout.panels)):
            short = [site for site in sites.of(role, owner) if _long(site) <= _LONGEST]
            # Where most labels are longer than a letter the narrow ones are words, too.
            words = sum(_long(site) >= _SHORTEST for site in short)
            if words < 0.5 * len(short):
                continue
            lines = [short[i : i + _TOGETHER] for i in range(0, len(short), _TOGETHER)]
            found += [line for line in lines if len(line) > 1]
    return found


def _long(site: Site) -> float:
    """How long a label of one line is, in letter heights; infinite for one of several."""
    if len(site.lines) != 1:
        return float("inf")
    line = site.lines[0]
    if 0.0 in site.turns:
        return max(line.box.width, line.box.height) / line.size
    return (line.along[1] - line.along[0]) / line.size


def _crop(sites: Sites, line: Sequence[Site], turn: float) -> Crop:
    return Crop(
        key=f"joined.{line[0].key}@{turn:g}",
        pixels=_in_line(sites, line, turn),
        box=line[0].box,
        turn=turn,
        numeric=False,
    )


def _in_line(sites: Sites, line: Sequence[Site], turn: float) -> Grey:
    """(h, w) the labels beside each other, each in the middle of the line."""
    parts = [upright(sites, site.lines[0], turn) for site in line]
    scale = 1.0 if turn % 90 == 0 else 2.0
    # Each part has blank of its own around it.
    space = max(1, round(scale * (_SPACE - 0.8) * line[0].lines[0].size))
    height = max(len(part) for part in parts) + 2 * _ROOM_PX
    padded = []
    for part in parts:
        above = (height - len(part)) // 2
        padded.append(
            np.pad(
                part,
                ((above, height - len(part) - above), (0, space)),
                constant_values=255,
            )
        )
    return np.ascontiguousarray(np.hstack(padded))
