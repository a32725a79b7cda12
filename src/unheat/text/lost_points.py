"""Points that both readers lost in all numbers of an axis or a bar: "10 15 20" for "1.0 1.5 2.0".

In small print the point touches the foot of the digit before it, and is no piece of its own. The
numbers go on as evenly without it, so that their series vouches for the wrong ones. What it
leaves is room: digits of one number stand close, and where a point is between two of them they
stand half a digit farther apart, with ink at their feet alone.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from unheat.components import stretches
from unheat.model import Reason
from unheat.text.crops import upright
from unheat.text.leading_points import with_leading_points, with_specks
from unheat.text.reading import Reading, doubted
from unheat.text.sites import Sites
from unheat.text.wide_numbers import points_doubted

_SIGNS = "-\u2212\u2013+"
_ROLES = frozenset({"row", "column", "tick"})
_WHOLE = re.compile(r"[-\u2212\u2013+]?\d{2,}$")
_POINTED = re.compile(r"[-\u2212\u2013+]?\d+[.](\d+)$")

_FOOT = 0.3
"""Share of a digit's height, from its base line, that a point fills at most."""

_BLANK, _INK = 0.25, 0.2
"""Ink of a column that is none, and ink at its foot that is some, of that of a stroke."""

_WIDE, _WIDER, _NARROW = 0.37, 0.6, frozenset("14")
"""Room between two digits with a point, in their heights: sans and serif faces leave 0.1 to 0.25
without one, a point adds 0.35 to 0.45. Behind the stem of a narrow one, whose foot or bar reaches
out, they leave up to 0.45."""

_LOW_PX = 4.0
"""Lower digits leave room of two pixels for nothing and for a point."""

_SERIES = 4
"""Numbers that go on evenly by no chance."""

_ALL, _FOOTLESS, _MOST = 3, 2, 0.75
"""Numbers of one axis that lost their points in the same place by no chance, how many of them must
have another digit than a "1" before it, and the share that must show it: the point of one may be
hidden."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Seen:
    """A number without a point: where its ink has one, in digits from its end; None for nowhere.

    ``open`` is where it may have one behind a narrow digit, for which the room is no proof."""

    reading: Reading
    decimals: int | None
    open: int | None = None

    @property
    def before(self) -> str:
        """The digit before the point."""
        return self.reading.text[: -(self.decimals or 0) or None][-1:]


def with_lost_points(sites: Sites, readings: Mapping[str, Reading]) -> dict[str, Reading]:
    """Readings whose numbers have the points that their ink shows, or are up for review.

    Of one axis, or one bar, most whole numbers of two digits or more must show a point in the same
    place, and two of them at least or one beside others that were read with it. They are sure where
    three and all of them do. What a PDF says in its text is no reader's guess.
    """
    result = dict(readings)
    groups: dict[tuple[str, int], list[Reading]] = defaultdict(list)
    for reading in readings.values():
        if reading.site.role in _ROLES and reading.text and not reading.layer:
            groups[reading.site.role, reading.site.owner].append(reading)
    for group in groups.values():
        whole = [_seen(sites, one) for one in group if _WHOLE.match(one.text)]
        found = [one.decimals for one in whole if one.decimals]
        pointed = [len(m[1]) for one in group if (m := _POINTED.match(one.text))]
        places = Counter([*found, *pointed])
        wide = any(Reason.POINT_IN_DOUBT in one.reading.reasons for one in whole)
        if wide or even_with_points(group):
            # All of them are as wide as with a point, whatever else bears them out.
            result |= {one.reading.site.key: points_doubted(one.reading) for one in whole}
        result |= {one.site.key: one for one in with_leading_points(group) + with_specks(group)}
        few = not found or len(found) + len(pointed) < 2
        if few or len(places) > 1:
            continue
        (decimals,) = places
        # What is open behind a narrow digit speaks neither for the point nor against it.
        telling = sum(one.decimals is not None or one.open != decimals for one in whole)
        if len(found) < _MOST * telling:
            continue
        # Some faces set a "1" on a foot that reaches out as a point would.
        footless = sum(one.decimals is not None and one.before != "1" for one in whole)
        sure = len(found) + len(pointed) >= _ALL and footless + len(pointed) >= _FOOTLESS
        sure = sure and not sites.layout.raster.lossy
        for one in whole:
            mended = _mended(one.reading, decimals, sure=sure and one.decimals is not None)
            result[one.reading.site.key] = mended
    return result


def even_with_points(group: Sequence[Reading]) -> bool:
    """Whether the whole numbers of an axis go on evenly with a point in all but the shortest ones,
    and not without: "1, 11, 12, 13" are 1, 1.1, 1.2 and 1.3.
    """
    order = sorted(group, key=lambda one: one.site.index)
    texts = [one.text for one in order]
    if len(texts) < _SERIES or not all(text.isdecimal() for text in texts):
        return False
    places = np.diff([one.site.index for one in order])
    least = min(map(len, texts))
    if not places.all() or max(map(len, texts)) == least:
        return False

    def goes_on(values: list[float]) -> bool:
        steps = np.diff(values) / places
        return bool(steps[0] != 0.0 and np.allclose(steps, steps[0], rtol=1e-6))

    whole = [float(text) for text in texts]
    longer = [len(text) > least for text in texts]
    return not goes_on(whole) and any(
        goes_on([v / 10.0**decimals if long else v for v, long in zip(whole, longer, strict=True)])
        for decimals in range(1, max(map(len, texts)))
    )


def _mended(reading: Reading, decimals: int, *, sure: bool) -> Reading:
    text = reading.text
    if len(text.lstrip(_SIGNS)) <= decimals:
        return doubted(reading)
    mended = replace(
        reading,
        text=f"{text[:-decimals]}.{text[-decimals:]}",
        others=tuple(dict.fromkeys((text, *reading.others))),
        confidence=min(reading.confidence, 0.9),
    )
    return mended if sure else doubted(mended)


def _seen(sites: Sites, reading: Reading) -> _Seen:
    lines = reading.site.lines
    if len(lines) != 1 or lines[0].size < _LOW_PX:
        return _Seen(reading=reading, decimals=None)
    grey = upright(sites, lines[0], reading.turn)
    return _Seen(
        reading=reading,
        decimals=decimals_seen(grey, reading.text),
        open=decimals_seen(grey, reading.text, narrow=_WIDE),
    )


def decimals_seen(grey: npt.NDArray[np.uint8], text: str, *, narrow: float = _WIDER) -> int | None:
    """How many digits of a whole number stand behind the point that its ink shows; None for none.

    ``grey`` (h, w) is the upright line, dark on white; ``text`` the number that was read there.
    Behind a ``narrow`` digit a point takes so much room, as a share of a digit's height.
    """
    digits = text.lstrip(_SIGNS)
    ink = 1.0 - grey.astype(np.float64) / 255.0
    rows = np.flatnonzero(ink.max(axis=1, initial=0.0) >= 0.5)
    if len(rows) < 2 or not digits.isdecimal():
        return None
    top, base = int(rows[0]), int(rows[-1]) + 1
    high = base - top
    foot_high = max(1, round(_FOOT * high))
    upper = ink[top : base - foot_high].max(axis=0)
    foot = ink[base - foot_high : base].max(axis=0)
    pieces = stretches(upper >= _BLANK)
    if len(digits) < len(text):
        # A dash is as low as the upper part of a digit, and stands before all of them.
        pieces = pieces[1:]
    if len(pieces) != len(digits):
        return None
    found = []
    for i, ((_, end), (start, _)) in enumerate(pairwise(pieces)):
        if start <= end:
            continue
        # Columns that a stroke fills in part leave the rest of their room.
        room = start - end + sum(1.0 - min(1.0, upper[at]) for at in (end - 1, start))
        wide = narrow if digits[i] in _NARROW else _WIDE
        if room >= wide * high and _is_point(foot[end:start]):
            found.append(len(digits) - 1 - i)
    return found[0] if len(found) == 1 else None


def _is_point(foot: npt.NDArray[np.float64]) -> bool:
    """Whether ink at the foot of the room between two digits fades before the second one, whose
    own foot reaches out of it."""
    darkest = int(foot.argmax())
    return bool(foot[darkest] >= _INK and foot[darkest:].min() <= 0.5 * foot[darkest])
