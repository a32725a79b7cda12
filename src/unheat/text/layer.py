"""The characters that a PDF page carries, where a text stands on them.

They are what the author wrote and need no reading; but a page may hide text, map its
characters wrongly, or draw a sign as a path. So they are believed only where they cover
the ink of the line from end to end and are not quite another text than the one read.
"""

from __future__ import annotations

import difflib
import itertools
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from unheat.model import Box
from unheat.model.raster import PageWord
from unheat.text.charges import charges_last
from unheat.text.corroborate import Reading
from unheat.text.lines import Line, turned
from unheat.text.sites import Sites
from unheat.text.spelling import alike, plain

# Ends of ink and characters may lie so far apart, in letter heights: less than a sign.
_ASTRAY = 0.45
# Least share of letters that the text of the page and a reading have in common.
_ALIKE = 0.5


def layered(sites: Sites, readings: dict[str, Reading]) -> dict[str, Reading]:
    """Readings with the characters of the page in place of what was read."""
    words = sites.layout.raster.words
    if not words:
        return readings
    result = dict(readings)
    for site in sites.sites:
        reading = readings[site.key]
        lines = site.lines if reading.turn != 270.0 else site.lines[::-1]
        parts = [_line_words(words, line) for line in lines]
        found = [word for part in parts for word in part]
        letters = plain("".join(found))
        nearest = max((reading.text, *reading.others), key=lambda text: alike(letters, text))
        if not all(parts) or alike(letters, nearest) < _ALIKE:
            continue
        if any(plain(text).count("-") > letters.count("-") for text in (reading.text, nearest)):
            # Signs are often drawn as paths, and the page knows nothing of them.
            continue
        if all(_knows_more(plain(text), letters) for text in (reading.text, *reading.others)):
            continue
        result[site.key] = replace(
            reading,
            text=charges_last(_spaced_like(found, nearest)),
            confidence=1.0,
            review=False,
            reasons=(),
            others=(),
            layer=True,
        )
    return result


def said_at(words: Sequence[PageWord], box: Box) -> str:
    """The words of a page that stand on one line on this box, in their order; empty without."""
    own = [
        word
        for word in words
        if min(word.x1, box.x1) > max(word.x0, box.x0)
        and min(word.y1, box.y1) > max(word.y0, box.y0)
    ]
    turns = {round(word.turn) % 360 for word in own}
    if len(turns) != 1:
        return ""
    places = _places(own, turns.pop())
    high = max(max(word.y1 - word.y0, 0.0) for word in own)
    if np.ptp(places[:, 1]) > 0.5 * high:
        return ""
    return " ".join(own[i].text for i in np.argsort(places[:, 0], kind="stable"))


def _knows_more(text: str, letters: str) -> bool:
    """Whether a reading has the letters of the page and one more among them: a drawn one."""
    matcher = difflib.SequenceMatcher(None, letters, text, autojunk=False)
    steps = [step for step in matcher.get_opcodes() if step[0] != "equal"]
    return bool(steps) and all(
        kind == "insert" and 0 < a0 < len(letters) and text[b0:b1].isalnum()
        for kind, a0, _, b0, b1 in steps
    )


def _spaced_like(words: Sequence[str], text: str) -> str:
    """Words of the page with spaces between those where a reading of them has some.

    A page breaks words up for other reasons too, but never where they hang together.

    >>> _spaced_like(["Naive", "C", "D4", "T"], "Na ive CDA T")
    'Naive CD4 T'
    """
    letters = "".join(words)
    breaks = set(itertools.accumulate(len(word) for word in words))
    compact = text.replace(" ", "")
    matcher = difflib.SequenceMatcher(None, compact, letters, autojunk=False)
    ends = {}
    for _, a0, a1, b0, b1 in matcher.get_opcodes():
        for i in range(a0, a1):
            ends[i + 1] = b0 + i + 1 - a0 if a1 - a0 == b1 - b0 else b1
    cuts = []
    count = 0
    for character in text.rstrip():
        if character == " ":
            cuts.append(ends.get(count, 0))
        else:
            count += 1
    places = [0, *(cut for cut in cuts if cut in breaks), len(letters)]
    return " ".join(letters[a:b] for a, b in itertools.pairwise(places) if b > a)


def _line_words(words: tuple[PageWord, ...], line: Line) -> list[str]:
    """The words that cover a line, in their direction of reading; none where they do not."""
    slack = _ASTRAY * line.size
    places = _places(words, line.angle)
    beside = (places[:, 0] > line.along[0] - slack) & (places[:, 0] < line.along[1] + slack)
    within = (places[:, 1] > line.across[0] - slack) & (places[:, 1] < line.across[1] + slack)
    if line.angle % 90 == 0:
        within &= _mostly_on(words, line)
    own = [word for word, there in zip(words, beside & within, strict=True) if there]
    turns = {round(word.turn) % 360 for word in own}
    if len(turns) != 1 or not _runs_along(next(iter(turns)), line.angle) or not _covers(own, line):
        return []
    turn = next(iter(turns))
    order = np.argsort(_places(own, turn)[:, 0], kind="stable")
    return [own[i].text for i in order]


def _mostly_on(words: Sequence[PageWord], line: Line) -> npt.NDArray[np.bool_]:
    """(n,) which words share half their height with a line: those of a next one only touch it."""
    if line.angle == 0.0:
        sides, own = [(word.y0, word.y1) for word in words], (line.box.y0, line.box.y1)
    else:
        sides, own = [(word.x0, word.x1) for word in words], (line.box.x0, line.box.x1)
    starts, ends = np.array(sides).reshape(-1, 2).T
    shared = np.minimum(ends, own[1]) - np.maximum(starts, own[0])
    return np.asarray(shared >= 0.5 * np.minimum(ends - starts, own[1] - own[0]))


def _places(words: Sequence[PageWord], angle: float) -> npt.NDArray[np.float64]:
    """(n, 2) middles of words along and across an angle."""
    middles = [((word.x0 + word.x1) / 2, (word.y0 + word.y1) / 2) for word in words]
    return turned(np.array(middles).reshape(-1, 2), angle)


def _runs_along(turn: float, angle: float) -> bool:
    """Whether a word runs as a line does; of upright lines ink does not tell up from down."""
    off = (turn - angle) % (180.0 if angle == 90.0 else 360.0)
    return min(off, (180.0 if angle == 90.0 else 360.0) - off) <= 4.0


def _covers(words: Sequence[PageWord], line: Line) -> bool:
    """Whether words reach from end to end of a line, and are no longer."""
    box, slack = line.box, _ASTRAY * line.size
    ends = [
        (min(word.x0 for word in words), box.x0),
        (max(word.x1 for word in words), box.x1),
        (min(word.y0 for word in words), box.y0),
        (max(word.y1 for word in words), box.y1),
    ]
    if line.angle % 90 == 0:
        ends = ends[:2] if line.angle == 0.0 else ends[2:]
    return all(abs(one - two) <= slack for one, two in ends)
