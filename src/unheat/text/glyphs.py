"""The reader that a figure trains for itself.

All numbers of a panel are printed in one font and size. Cells that were read with
confidence say how every character looks here: their strings are laid over their ink by
the advance widths of the characters, cut, and averaged to one template a character. With
these templates every cell is decoded by dynamic programming over x, as one of the shapes
of number that occur in the panel. Small print that no general reader gets right is easy
for a reader that knows the very font, size and blur; and cells that were never shown to
an engine cost next to nothing.

``decipher`` lays the learned templates over ink and says how sure it is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from unheat.model import Crop
from unheat.text.advances import (
    USUAL_ADVANCE,
    even_advances,
    first_advances,
    first_starts,
    measured_advances,
)
from unheat.text.alphabet import (
    DIGITS,
    FINE,
    Alphabet,
    Template,
    kind_of,
    related_shapes,
    shape_of,
)
from unheat.text.balance import balanced
from unheat.text.centered import centered
from unheat.text.chains import Chains, match
from unheat.text.looseness import stiffness, usual_residual
from unheat.text.strips import Strips, build_strips, in_thirds
from unheat.text.tutor import Expected, tutored

_ROUNDS = 2
"""Rounds of laying and averaging, with templates for all places, then for each."""

_MOST_WINDOWS = 60
"""Windows that a median needs at most."""

_Seen = tuple[list[Template], list[Template], list[Template]]
"""Windows of one character by the third of a row that its base line lies on."""

_LEFT = 0.05
"""Share of the ink that strings laid rightly leave unexplained, before phases are known."""

_ENOUGH = 6
"""Confirmed windows of a character beside which unconfirmed ones add only mistakes."""

_MISTAKEN = 0.5
"""Share of the distance to its own character's template within which another is nearer."""


def train(
    crops: Sequence[Crop],
    texts: Sequence[str],
    *,
    examples: Sequence[str] = (),
    confirmed: Sequence[int] | None = None,
    expected: Sequence[Expected | None] | None = None,
    firm: int | None = None,
    even: bool | None = None,
) -> Alphabet | None:
    """Learn the characters from crops whose texts are known; None where that is too little.

    ``texts`` are plain numbers with ASCII minus; a few wrong ones do no harm, since
    templates are medians. ``examples`` are further texts whose shapes may occur.
    ``confirmed`` counts the leading characters of each text that another witness confirms;
    all where it is None. ``expected`` is what color says that each crop prints; texts from
    the ``firm``-th on are only readings, which teach nothing unless color bears them out.
    ``even`` says whether the face is monospaced, where that is known.
    """
    counts = [len(text) for text in texts] if confirmed is None else confirmed
    colors = [None] * len(texts) if expected is None else expected
    known = [
        index
        for index, text in enumerate(texts)
        if any(char in DIGITS for char in text)
        and all(kind_of(char) in "du" or char in USUAL_ADVANCE for char in text)
    ]
    surely = sum(firm is None or index < firm for index in known)
    if surely < 6:
        return None
    strips = build_strips([crops[index] for index in known], fine=FINE)
    names = [texts[index] for index in known]
    counts = [counts[index] for index in known]
    ways = {False: first_advances, True: even_advances}
    digits_alone = all(kind_of(char) == "d" for char in "".join(names))
    # A face may be monospaced: then a point is as wide as a digit. What few numbers told of that
    # may be wrong, since those of one shape are laid nearly as well either way.
    tries: dict[bool, _Laid] = {}
    for key in (bool(even),) if digits_alone else (bool(even), not even):
        tries[key] = _lay(strips, names, counts, ways[key](strips, names))
        if tries[key].cost <= _LEFT * float((strips.ink**2).sum()):
            break
    even = min(tries, key=lambda key: tries[key].cost)
    laid = tries[even]
    starts, advance, pooled = laid.starts, laid.advance, laid.pooled
    if expected is not None:
        width = max(2, round(advance.get("d", 2.0)))
        told = tutored(strips, names, starts, [colors[index] for index in known], width)
        if told is None:
            names = [*names[:surely], *[""] * (len(names) - surely)]
        else:
            names, counts = [lesson.text for lesson in told], [lesson.confirmed for lesson in told]
        starts = [found[: len(name)] for name, found in zip(names, starts, strict=True)]
        pooled = _average(strips, names, starts, advance, counts)
    templates, seen = _in_phases(pooled), dict.fromkeys(pooled, 1)
    for _ in range(_ROUNDS):
        starts, left = _align(strips, names, templates, advance)
        starts = centered(names, starts, pooled, advance)
        pooled = _average(strips, names, starts, advance, counts)
        templates, seen = _phased(strips, names, starts, pooled, counts)
    templates = {char: template for char, template in templates.items() if seen[char]}
    letters = {kind_of(char) for char in templates}
    legible = [text for text in examples if text and {kind_of(char) for char in text} <= letters]
    shapes = related_shapes([*names, *legible])
    alphabet = Alphabet(
        templates=templates,
        seen=seen,
        shapes=shapes,
        height=strips.height,
        profile=strips.profile,
        scale=strips.scale,
        blur=0.0,
        even=even,
    )
    return replace(
        alphabet,
        blur=usual_residual(strips, names, starts, templates),
        stiffness=stiffness(names, starts, advance, left / max(float(strips.ink.size), 1.0)),
    )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Laid:
    """Strings laid over their ink: where characters start, how wide and how they are, and
    how much ink is left unexplained."""

    starts: list[npt.NDArray[np.int64]]
    advance: dict[str, float]
    pooled: dict[str, Template]
    cost: float


def _lay(
    strips: Strips, names: Sequence[str], counts: Sequence[int], advance: dict[str, float]
) -> _Laid:
    """Lay the strings by first advances, look at the characters, and lay them anew."""
    starts = first_starts(strips, names, advance)
    pooled = _average(strips, names, starts, advance, counts)
    cost = np.inf
    for _ in range(_ROUNDS):
        aligned, cost = _align(strips, names, _in_phases(pooled), advance)
        starts = centered(names, aligned, pooled, advance)
        advance = measured_advances(names, starts, advance)
        pooled = _average(strips, names, starts, advance, counts)
    return _Laid(starts=starts, advance=advance, pooled=pooled, cost=float(cost))


def _average(
    strips: Strips,
    texts: Sequence[str],
    starts: Sequence[npt.NDArray[np.int64]],
    advance: Mapping[str, float],
    confirmed: Sequence[int],
) -> dict[str, Template]:
    """(3, height, width): median window of every character by the third of a row that its
    base line lies on, one advance wide, wherever in the pixel it starts.

    What was not confirmed counts only where little was, and unless it looks more like
    another confirmed character: readers take one digit for another always in the same way.
    """
    widths = {kind: max(2, round(value)) for kind, value in advance.items()}
    windows: dict[str, _Seen] = defaultdict(_nothing)
    others: dict[str, list[tuple[int, Template]]] = defaultdict(list)
    for number, (text, shown) in enumerate(zip(texts, balanced(texts, confirmed), strict=True)):
        fall = int(strips.falls[number])
        for position in sorted(shown):
            char, x = text[position], int(starts[number][position])
            window = _window(strips, number, x, widths[kind_of(char)])
            if position >= confirmed[number]:
                others[char].append((fall, window))
            elif len(windows[char][fall]) < _MOST_WINDOWS:
                windows[char][fall].append(window)
    enough = [char for char, found in windows.items() if _count(found) > 2]
    known = {char: in_thirds(windows[char]) for char in enough}
    better: set[str] = set()
    for char, unsure in others.items():
        own = known.get(char)
        if own is not None and _count(windows[char]) >= _ENOUGH:
            continue
        alike = [known[other] for other in known if kind_of(other) == kind_of(char)]
        for fall, window in unsure[:_MOST_WINDOWS]:
            if own is None or not _mistaken(
                window, own[fall], np.stack([one[fall] for one in alike])
            ):
                windows[char][fall].append(window)
                better.add(char)
    left = [char for char in windows if char in better or char not in known]
    left = [char for char in left if _count(windows[char])]
    known |= {char: in_thirds(windows[char]) for char in left}
    return {char: template.astype(np.float32) for char, template in sorted(known.items())}


def _nothing() -> _Seen:
    return [], [], []


def _count(seen: _Seen) -> int:
    return sum(map(len, seen))


def _mistaken(
    window: Template,
    own: Template,
    alike: npt.NDArray[np.floating],
    share: float = _MISTAKEN,
) -> bool:
    """The window looks much more like another of ``alike`` (k, …) than like its ``own``."""
    gap = float(((window - own) ** 2).sum())
    return bool((((window - alike) ** 2).sum(axis=(1, 2)) < share * gap).any())


def _window(strips: Strips, number: int, x: int, width: int) -> Template:
    x0 = min(max(x, 0), strips.width - width)
    return strips.ink[number, :, x0 : x0 + width]


def _in_phases(pooled: Mapping[str, Template]) -> dict[str, Template]:
    """Templates that look alike wherever they start."""
    return {char: np.stack([template] * FINE, axis=1) for char, template in pooled.items()}


def _phased(
    strips: Strips,
    texts: Sequence[str],
    starts: Sequence[npt.NDArray[np.int64]],
    pooled: Mapping[str, Template],
    confirmed: Sequence[int],
) -> tuple[dict[str, Template], dict[str, int]]:
    """Templates by the place in the pixel where characters start, and how many were seen.

    A window that looks more like another digit than like its own was read wrong, and
    teaches nothing. A place that was seen once or twice leans on all others.
    """
    digits = [char for char in DIGITS if char in pooled]
    windows: dict[str, list[_Seen]] = {char: [_nothing() for _ in range(FINE)] for char in pooled}
    usual = np.stack([pooled[char] for char in digits], axis=1) if digits else None
    for number, (text, shown) in enumerate(zip(texts, balanced(texts, confirmed), strict=True)):
        fall = int(strips.falls[number])
        for position in sorted(shown):
            char, x = text[position], int(starts[number][position])
            window = _window(strips, number, x, pooled[char].shape[2])
            share = _MISTAKEN if position < confirmed[number] else 1.0
            if (
                usual is not None
                and char in digits
                and _mistaken(window, pooled[char][fall], usual[fall], share)
            ):
                continue
            windows[char][x % FINE][fall].append(window)
    seen = {char: sum(map(_count, places)) for char, places in windows.items()}
    for char, places in windows.items():
        for found in places:
            for fall, here in enumerate(found):
                if len(here) < 3:
                    here.append(pooled[char][fall])
    templates = {
        char: np.stack([in_thirds(place) for place in places], axis=1).astype(np.float32)
        for char, places in windows.items()
    }
    return templates, seen


def _align(
    strips: Strips,
    texts: Sequence[str],
    templates: Mapping[str, Template],
    advance: Mapping[str, float],
) -> tuple[list[npt.NDArray[np.int64]], float]:
    """Lay every known string over its ink anew, with the templates of this round.

    Returns the starts, and what is left unexplained of the ink of all.
    """
    left = 0.0
    costs = match(strips, templates)
    by_length: dict[str, list[int]] = defaultdict(list)
    for number, text in enumerate(texts):
        if text:
            by_length[shape_of(text)].append(number)
    result: list[npt.NDArray[np.int64]] = [np.zeros(0, dtype=np.int64)] * len(texts)
    for shape, numbers in by_length.items():
        places = [f"{place}{kind}" for place, kind in enumerate(shape)]
        tables = {
            name: np.stack([costs[texts[number][place]][number] for number in numbers])
            for place, name in enumerate(places)
        }
        widths = {
            name: max(2, round(advance[kind])) for name, kind in zip(places, shape, strict=True)
        }
        cost, starts = Chains(strips, tables, widths, rows=np.array(numbers)).lay(places)
        left += float(cost.sum())
        for number, found in zip(numbers, starts, strict=True):
            result[number] = found
    return result, left
