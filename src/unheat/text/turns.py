"""Which way up a text is read, where its ink alone does not tell.

Labels of an axis are set alike, so they are heard together. The first reader reads some of
them in every direction, and all others as they are read; where that does not tell, it reads all,
and the second one is asked in every direction too.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

import numpy as np

from unheat.model import Word
from unheat.text.ink import Glyphs, IntArray
from unheat.text.letter_names import NAMES
from unheat.text.lines import evident_angle
from unheat.text.sites import Site, Sites
from unheat.text.turn_counts import numbered_turn
from unheat.text.voices import same_shapes

# From this confidence on the first reader's word for how a text is turned is taken, and for
# labels where they are read so much better in one direction than in all others.
_PLAIN, _CLEARLY = 0.8, 2.0
# Upright labels of an axis that are read downwards too, to tell which way the axis reads.
_PROBES = 8
# Letters that tell by their sides that they lie, how much those differ at least, in pixels, and
# what is left then of the trust in upright print.
_FEWEST, _VARIED_PX, _LYING = 4, 0.8, 0.4
# Share of letters that stand on one line.
_ON_FEET = 0.75
# Labels, and share of them, that both axes have in common by no chance.
_COMMON, _COMMON_SHARE = 3, 0.25
# Signs that two readers do not read alike by chance in a line on its head, how likely each takes
# its reading to be, and the share of labels that tell.
_ALIKE, _LIKELY, _ALIKE_SHARE = 3, 0.5, 0.25


def groups(sites: Sites) -> dict[tuple[str, int], list[Site]]:
    """Sites that are set alike: the labels of one axis, or one title."""
    found: dict[tuple[str, int], list[Site]] = {}
    for site in sites.sites:
        found.setdefault((site.role, site.owner), []).append(site)
    return found


def turns_first(group: Sequence[Site]) -> dict[str, tuple[float, ...]]:
    """Site key → the directions that the first reader is asked about at first.

    The longest of many upright labels tell whether they read upwards or downwards.
    """
    asked = {site.key: site.turns for site in group}
    if len(group) <= _PROBES or any(site.turns != (90.0, 270.0) for site in group):
        return asked
    longest = sorted(group, key=lambda site: -max(line.box.height for line in site.lines))
    return asked | {site.key: (90.0,) for site in longest[_PROBES:]}


def turns_left(
    sites: Sites, asked: Mapping[str, tuple[float, ...]], first: Mapping[str, Word]
) -> dict[str, tuple[float, ...]]:
    """Site key → further directions, of labels that are not plainly read in those ``asked``."""
    left: dict[str, tuple[float, ...]] = {}
    for group in groups(sites).values():
        heard = turn_of(group, first, {}, level_names(sites, group, first))
        if heard != group[0].turns[0] or len(turns_asked(group, first, heard)) > 1:
            rest = {site.key: set(site.turns) - set(asked[site.key]) for site in group}
            left.update((key, tuple(sorted(turns))) for key, turns in rest.items() if turns)
    return left


def level_names(sites: Sites, group: Sequence[Site], words: Mapping[str, Word]) -> frozenset[str]:
    """What the level row labels of a panel are, beside a group of turned column labels."""
    if group[0].role != "column" or len(group[0].turns) < 2:
        return frozenset()
    rows = [site for site in sites.of("row", group[0].owner) if site.turns == (0.0,)]
    found = (words.get(site.crop_key(0, 0.0)) for site in rows)
    return frozenset(word.text.strip() for word in found if word is not None and word.text.strip())


def turn_of(
    group: Sequence[Site],
    first: Mapping[str, Word],
    second: Mapping[str, Word],
    names: frozenset[str] = frozenset(),
    letters: Mapping[str, Word] = MappingProxyType({}),
) -> float:
    """The direction in which a whole group reads with more confidence, in degrees.

    The second reader is heard where it was asked for half of the group in all directions. Columns
    that have the ``names`` of the rows in one direction alone are read in that, however well "V6"
    reads as "9A"; and so is what the reader of ``letters`` reads like the first in one alone.
    """
    shared = _in_common(group, first, names)
    if shared is not None:
        return shared
    numbered = numbered_turn(group, first)
    if numbered is not None:
        return numbered
    alike = _read_alike(group, first, letters)
    if alike is not None:
        return alike
    asked = _asked(group, second)
    found = _trusts(asked, second) if 2 * len(asked) >= len(group) else _trusts(group, first)
    if group[0].role in ("row", "column") and _asked(group, letters):
        # A lying "d" is half a word to the first reader; this one knows how sure it is.
        own = _trusts(group, letters, weight=2)
        found = {turn: trust + own[turn] for turn, trust in found.items()}
    return max(found, key=lambda turn: (found[turn], -turn))


def turns_asked(group: Sequence[Site], first: Mapping[str, Word], heard: float) -> Sequence[float]:
    """The directions that the second reader is asked about, given the first one's words.

    ``heard`` is that in which the group was heard; it is enough where nothing speaks for another.
    """
    turns = group[0].turns
    if group[0].role in ("row", "column"):
        if 0.0 in turns and not (_lie(group, first) and heard != 0.0):
            # Labels of a letter or two, which the second reader knows lying on their sides.
            return (heard,)
        trusts = sorted(_trusts(group, first).values())
        clear = len(trusts) < 2 or trusts[-1] >= _CLEARLY * trusts[-2]
    else:
        # A lone text that is read well in no direction.
        keys = [group[0].crop_key(number, heard) for number in range(len(group[0].lines))]
        said = [first[key].confidence for key in keys if key in first and first[key].text.strip()]
        clear = min(said, default=0.0) >= _PLAIN
    return (heard,) if clear else turns


def with_lying(
    sites: Sites,
    turns: Mapping[tuple[str, int], float],
    first: Mapping[str, Word],
    second: Mapping[str, Word],
) -> Mapping[str, Word]:
    """The ``second`` reader's words with those of single letters that it knew lying on their sides,
    in the direction in which their axis reads and the ``first`` one says the same."""
    found: dict[str, Word] = {}
    for (role, owner), turn in turns.items():
        if role not in ("row", "column") or turn == 0.0:
            continue
        for site in sites.of(role, owner):
            lying, turned = site.crop_key(0, 0.0), site.crop_key(0, turn)
            if lying not in second or turned in second or turned not in first:
                continue
            text = second[lying].text.strip()
            if len(text) == 1 and text == first[turned].text.strip():
                found[turned] = replace(second[lying], key=turned)
    return {**second, **found} if found else second


def runs_upright(glyphs: Glyphs, index: IntArray) -> bool:
    """Whether these letters are set upwards or downwards: as their neighbours tell, or in one
    upright line, however the pieces of a "%" stand to each other.
    """
    angle = evident_angle(glyphs, index)
    if angle is None or angle % 90 == 0:
        return angle == 90.0
    size = glyphs.text_size(index)
    boxes = glyphs.boxes[index]
    boxes = boxes[np.argsort(boxes[:, 1], kind="stable")]
    width = float(boxes[:, 2].max() - boxes[:, 0].min())
    blank = boxes[1:, 1] - np.maximum.accumulate(boxes[:, 3])[:-1]
    long = float(boxes[:, 3].max() - boxes[0, 1]) >= 3.0 * width
    # Brackets are twice as high as small letters, and a bit more; two lines are higher by far.
    return long and width <= 2.5 * size and float(blank.max(initial=0.0)) <= 1.2 * size


def _in_common(
    group: Sequence[Site], words: Mapping[str, Word], names: frozenset[str]
) -> float | None:
    """The direction in which several labels are among ``names`` while none is in any other."""
    if not names:
        return None
    counts = {}
    for turn in group[0].turns:
        read = (words.get(site.crop_key(0, turn)) for site in group if len(site.lines) == 1)
        counts[turn] = sum(word is not None and word.text.strip() in names for word in read)
    best = max(counts, key=lambda turn: counts[turn])
    others = sum(counts.values()) - counts[best]
    enough = counts[best] >= max(_COMMON, _COMMON_SHARE * len(group))
    return best if enough and not others else None


def _read_alike(
    group: Sequence[Site], first: Mapping[str, Word], letters: Mapping[str, Word]
) -> float | None:
    """The only direction in which two readers that learned from different print say the same."""
    heard = _asked(group, first)
    counts = dict.fromkeys(group[0].turns, 0)
    for site in heard:
        # A name may have two candidates, one level over the labels and one turned beside them.
        for turn in (turn for turn in site.turns if turn in counts):
            keys = [site.crop_key(number, turn) for number in range(len(site.lines))]
            counts[turn] += any(
                key in letters
                and min(first[key].confidence, letters[key].confidence) >= _LIKELY
                and len(first[key].text.strip()) >= _ALIKE
                and same_shapes(first[key].text, letters[key].text)
                for key in keys
            )
    best = max(counts, key=lambda turn: counts[turn])
    others = sum(counts.values()) - counts[best]
    return best if counts[best] > _ALIKE_SHARE * len(heard) and not others else None


def _asked(group: Sequence[Site], words: Mapping[str, Word]) -> list[Site]:
    """Those of a group that a reader was asked for in all directions."""
    return [
        site
        for site in group
        if all(
            site.crop_key(number, turn) in words
            for turn in site.turns
            for number in range(len(site.lines))
        )
    ]


def _trusts(
    group: Sequence[Site], words: Mapping[str, Word], *, weight: int = 0
) -> dict[float, float]:
    """How far a reader bears out each direction of a group, by those read in all of them.

    ``weight`` is the power of its confidence that counts; where none is given, it is by the signs.
    """
    turns = group[0].turns
    heard = _asked(group, words) or group
    # Letters that stand alone, lying or on a slope: many are letters the other way up, too, but
    # readers are less sure of these.
    letters = _lie(group, words) or (any(turn % 90 != 0 for turn in turns) and len(turns) > 1)
    # Print on its head makes long words that the reader half believes.
    weight = weight or (1 if 0.0 in turns and not letters else 2)
    # Upright until proven otherwise, all the more where the shapes of single letters say so;
    # downwards only where upwards makes no sense, as hardly any figure has it.
    down = 0.75 if letters else 0.6
    level = _LYING if letters else 2.5 if _tall(group) else 1.25
    # A turned "V" that names an axis is a ">" to who takes it as level; no mark names one.
    named = group[0].role in NAMES
    prior = {turn: down for turn in turns if turn < 0 or turn == 270.0} | {0.0: level}

    def trust(turn: float) -> float:
        total = 0.0
        for site in heard:
            for number in range(len(site.lines)):
                word = words.get(site.crop_key(number, turn))
                if word is not None and word.text and not (named and _is_mark(word.text)):
                    total += word.confidence**weight * len(word.text)
        return total

    return {turn: trust(turn) * prior.get(turn, 1.0) for turn in turns}


def _is_mark(text: str) -> bool:
    """Whether a text has neither letters nor digits."""
    return not any(char.isalnum() for char in text)


def _lie(group: Sequence[Site], words: Mapping[str, Word]) -> bool:
    """Whether single letters lie on their sides: letters are of one height and many widths, and
    those that lie under columns begin at the panel; small letters stand on one line. Beside rows
    digits tell, which are higher than wide in any type.
    """
    boxes = [line.box for site in group for line in site.lines if len(line.glyphs) == 1]
    if len(boxes) < max(_FEWEST, 0.75 * len(group)):
        return False
    if group[0].role == "row":
        flat = sum(box.width > box.height + _VARIED_PX for box in boxes)
        return flat >= 0.75 * len(boxes) and _are_digits(group, words)
    high, wide = (
        float(np.std([getattr(box, side) for box in boxes])) for side in ("height", "width")
    )
    even, uneven = (float(np.std([getattr(box, edge) for box in boxes])) for edge in ("y0", "y1"))
    begins = group[0].side != "bottom" or even <= 0.5 * uneven
    feet = np.array([box.y1 for box in boxes])
    level = float((np.abs(feet - np.median(feet)) < _VARIED_PX).mean())
    if group[0].side == "bottom" and level >= _ON_FEET:
        # A "y" hangs out of a line of vowels; letters that lie end wherever they are wide.
        return False
    lie = begins and high >= _VARIED_PX and wide <= 0.5 * high
    return group[0].role == "column" and lie


def _are_digits(group: Sequence[Site], words: Mapping[str, Word]) -> bool:
    """Whether most of a group are digits when they are turned on their feet."""
    read = [
        word.text.strip()
        for site in group
        for turn in site.turns
        if turn % 180 != 0 and (word := words.get(site.crop_key(0, turn))) is not None
    ]
    return sum(text.isdecimal() for text in read) > 0.5 * len(read)


def _tall(group: Sequence[Site]) -> bool:
    """Whether labels of single letters are taller than wide, as upright letters are."""
    boxes = [line.box for site in group for line in site.lines if len(line.glyphs) == 1]
    if len(boxes) < 0.5 * len(group):
        return False
    return sum(box.height for box in boxes) > sum(box.width for box in boxes)
