"""Claims about the values of a panel: extremes, ranges, thresholds.

A claim may leave a structural diagonal (of noughts, of ones) out without saying so; then either
reading makes it hold. Where a claim fails and cells that it is about are up for review, it is
unsure.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from unheat.validate.clause import (
    OFF_DIAGONAL,
    Bools,
    Clause,
    Verdict,
    failed,
    filled,
    finding_of,
    is_about_values,
    lines_of,
    on_diagonal,
    scope,
    slack_of,
    told_cell,
)
from unheat.validate.judge import Finding
from unheat.validate.mentions import Said, cells_named

HIGH = r"highest|largest|greatest|maximum|max|maximal|peak|(?:strongest|most) positive"
LOW = r"lowest|smallest|minimum|min|minimal|(?:strongest|most) negative"
_STRONG = r"strongest(?! (?:positive|negative))"
_WEAK = r"weakest"
"""The largest and the smallest without their signs."""
_RANKS = {"second": 1, "2nd": 1, "third": 2, "3rd": 2}
_WORDS = {
    **{"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8},
    **{"nine": 9, "ten": 10, "no": 0, "none": 0, "a single": 1, "only one": 1},
}
_COUNT = r"(?:only |exactly |just )?(?P<count>\d+|" + "|".join(_WORDS) + r")"
_THINGS = (
    r"(?:of (?:the )?)?(?:other |off-diagonal )*"
    r"(?:values?|cells?|scores?|entries|pairs?|numbers?|them)"
)
_ABOVE = (
    r"above|over|exceed(?:s|ing|ed)?|greater than|higher than|more than|at least|larger than|≥|>"
)
_BELOW = r"below|under|less than|lower than|smaller than|at most|no more than|≤|<"
_THRESHOLD = re.compile(
    rf"(?P<not>\b(?:not|never|n't)\s+)?(?:\b|(?<=\s))(?P<how>{_ABOVE}|{_BELOW})\s*$", re.IGNORECASE
)
_MOST = r"most|majority|mostly|mainly|typically|generally|largely|many|cluster(?:s|ed)?|tend"
_WITHOUT = "without the diagonal"
_SOME = r"some|few|several|a handful"


def extreme(clause: Clause) -> Verdict | None:
    """ "The highest value is 64.1, from Claude 2 to GPT-4"."""
    high, low = clause.has(f"{HIGH}|{_STRONG}"), clause.has(f"{LOW}|{_WEAK}")
    if high == low or clause.has("average|mean|means|averages|total|sum"):
        return None
    cells = cells_named(clause.mentions, transposed=clause.transposed) or ()
    cells = tuple(filled(clause.panel, cell) for cell in cells)
    numbers = [one for one in clause.numbers if not _is_count(clause.text, one)]
    count = next(
        (
            n
            for word, n in _WORDS.items()
            if n > 1 and clause.has(rf"{word}(?= (?:very )?(?:{HIGH if high else LOW}))")
        ),
        1,
    )
    if (
        not is_about_values(clause)
        or not (cells or numbers)
        or len(numbers) > max(count, len(cells), 1)
    ):
        return None
    rank = next((rank for word, rank in _RANKS.items() if clause.has(word)), 0)
    free, structural = scope(clause)
    ways = [("", mask) for mask in (lines_of(clause) or (free,))]
    if structural:
        ways += [(_WITHOUT, mask & ~on_diagonal(clause.panel)) for _, mask in ways]
    found: list[str] = []
    for note, mask in ways:
        problem = _extreme_in(clause, mask, high, rank, numbers, cells)
        if not problem:
            return "extreme", Finding.HOLDS, note
        found.append(problem)
    return "extreme", failed(clause.panel, free), found[-1]


def in_range(clause: Clause) -> Verdict | None:
    """ "Most values are in the 45–55% range", "values range from 0 to 64.1"."""
    pair = _interval(clause)
    if pair is None or _has_exceptions(clause) or not is_about_values(clause):
        return None
    values, free = clause.panel.cells.value, scope(clause)[0]
    low, high = sorted(one.value * clause.factor for one in pair)
    cells = cells_named(clause.mentions, transposed=clause.transposed)
    if cells:
        free = np.zeros_like(free)
        for cell in cells:
            free[filled(clause.panel, cell)] = True
    masks = [free, free & ~on_diagonal(clause.panel)] if scope(clause)[1] and not cells else [free]
    if clause.has(
        "rang(?:e|es|ed|ing) (?:from|between)|var(?:y|ies|ying) (?:from|between)|spans?|spanning"
    ):
        return _spanned(clause, masks, pair)
    notes, found = [], []
    for mask in masks:
        known = mask & np.isfinite(values)
        if not known.any():
            return None
        inside = known & (values >= low - 1e-9) & (values <= high + 1e-9)
        share = inside.sum() / known.sum()
        if clause.has(_MOST):
            held = share > 0.5
        elif clause.has(_SOME):
            held = share > 0
        else:
            held = share == 1
        found.append(bool(held))
        notes.append(f"{int(inside.sum())} of {int(known.sum())} are")
    best = found.index(True) if True in found else len(found) - 1
    if found[best]:
        told = "" if clause.has("all|every|each") else notes[best]
        return "range", Finding.HOLDS, _noted(told, best)
    return "range", failed(clause.panel, masks[-1]), notes[best]


def threshold(clause: Clause) -> Verdict | None:
    """ "Two values exceed 60", "no value is below 45", "GPT-4 to Claude 2 is above 60"."""
    if not clause.numbers or _has_exceptions(clause) or not is_about_values(clause):
        return None
    matches = ((one, _THRESHOLD.search(clause.bare[: one.start])) for one in clause.numbers)
    found = next(((one, match) for one, match in matches if match is not None), None)
    if found is None:
        return None
    said, match = found
    word = match["how"].lower()
    up = re.fullmatch(_ABOVE, word) is not None and word != "no more than"
    strict = word not in ("at least", "at most", "no more than", "≥", "≤")
    values, (free, structural) = clause.panel.cells.value, scope(clause)
    limit = said.value * clause.factor
    known = free & np.isfinite(values)
    with np.errstate(invalid="ignore"):
        beyond = (
            (values > limit if strict else values >= limit)
            if up
            else (values < limit if strict else values <= limit)
        )
    before = clause.bare[: match.start()]
    cells = cells_named(clause.mentions, transposed=clause.transposed)
    if cells and len(clause.numbers) == 1:
        cells = tuple(filled(clause.panel, cell) for cell in cells)
        odd = [cell for cell in cells if bool(beyond[cell]) == bool(match["not"])]
        note = ", ".join(told_cell(clause.panel, cell) for cell in odd)
        return "threshold", finding_of(clause.panel, not odd, free), note
    counted = re.search(rf"\b{_COUNT}\s+{_THINGS}\b(?!.*\b(?:all|every)\b)", before, re.IGNORECASE)
    options = [known, known & ~on_diagonal(clause.panel)] if structural else [known]
    counts = [(int((beyond & mask).sum()), int(mask.sum())) for mask in options]
    if match["not"] or re.search(r"\b(?:no|none|neither|never)\b", before, re.IGNORECASE):
        held = [count == 0 for count, _ in counts]
    elif re.search(r"\b(?:all|every|each|consistently|always)\b", before, re.IGNORECASE):
        held = [count == total for count, total in counts]
    elif re.search(rf"\b(?:{_MOST})\b", before, re.IGNORECASE):
        held = [count > 0.5 * total for count, total in counts]
    elif counted:
        n = counted["count"].lower()
        held = [count == (int(n) if n.isdecimal() else _WORDS[n]) for count, _ in counts]
    else:
        return None
    if any(held):
        return "threshold", Finding.HOLDS, _noted("", held.index(True))
    count, total = counts[-1]
    side = ("" if strict else "at or ") + ("above" if up else "below")
    note = f"{count} of {total} are {side} {limit:g}"
    return "threshold", failed(clause.panel, known), note


CHECKS = (extreme, in_range, threshold)


def _extreme_in(
    clause: Clause,
    mask: Bools,
    high: bool,
    rank: int,
    numbers: Sequence[Said],
    cells: Sequence[tuple[int, int]],
) -> str:
    """What is wrong with a claim about the highest or lowest cells within a mask, "" if nothing."""
    panel = clause.panel
    values = panel.cells.value
    ranked = np.abs(values) if clause.has(f"{_STRONG}|{_WEAK}") else values
    places = [(int(r), int(c)) for r, c in np.argwhere(mask & np.isfinite(values))]
    places.sort(key=lambda place: ranked[place], reverse=high)
    wanted = places[rank : rank + max(len(numbers), len(cells), 1)]
    if len(wanted) < max(len(numbers), len(cells)):
        return "there are not so many cells"
    told = ", ".join(told_cell(panel, place) for place in wanted)
    word = "highest" if high else "lowest"
    if ranked is not values:
        word = "strongest" if high else "weakest"
    said = f"the {word}{f' but {rank}' if rank else ''}: {told}"
    due = sorted(values[place] for place in wanted)
    slack = slack_of(panel)
    given = sorted(one.value * clause.factor for one in numbers)
    coarse = max((0.5 * one.quantum * clause.factor for one in numbers), default=0.0)
    if given and any(abs(a - b) > coarse + slack for a, b in zip(given, due, strict=False)):
        return said
    if cells and any(
        abs(a - b) > slack for a, b in zip(sorted(values[c] for c in cells), due, strict=False)
    ):
        return said
    return ""


def _interval(clause: Clause) -> tuple[Said, Said] | None:
    """Two numbers that are the ends of one interval."""
    if len(clause.numbers) != 2 or not clause.has(
        "range|ranges|ranged|ranging|between|within|from|span|spans|spanning|in|vary|varies"
    ):
        return None
    first, second = clause.numbers
    between = clause.text[first.end : second.start].strip().lower()
    joined = re.fullmatch(r"%?\s*(?:[-–—]|to|and|through|up to)\s*(?:about|around)?", between)
    return (first, second) if joined else None


def _spanned(clause: Clause, masks: Sequence[Bools], pair: Sequence[Said]) -> Verdict:
    """ "Values range from A to B": the lowest is A and the highest B."""
    panel, values = clause.panel, clause.panel.cells.value
    said = sorted(pair, key=lambda one: one.value)
    told, rounded = "", False
    for mask in masks:
        known = values[mask & np.isfinite(values)]
        if not known.size:
            continue
        ends = float(known.min()), float(known.max())
        told = f"from {ends[0]:.4g} to {ends[1]:.4g}"
        off = [abs(one.value * clause.factor - end) for one, end in zip(said, ends, strict=True)]
        fine = [0.5 * one.quantum * clause.factor + slack_of(panel) for one in said]
        if all(far <= limit for far, limit in zip(off, fine, strict=True)):
            return "range", Finding.HOLDS, "" if mask is masks[0] else _WITHOUT
        within = (
            said[0].value * clause.factor <= ends[0] and ends[1] <= said[1].value * clause.factor
        )
        near = all(far <= 0.1 * (ends[1] - ends[0]) for far in off)
        rounded = rounded or (within and near)
    return "range", Finding.ROUNDED if rounded else failed(panel, masks[0]), told


def _noted(note: str, index: int) -> str:
    """A note that says where a claim holds only without the diagonal."""
    return "; ".join(filter(None, (note, _WITHOUT if index else "")))


def _is_count(text: str, said: Said) -> bool:
    """ "the 2 highest", "row 3": numbers that count."""
    before, after = text[: said.start], text[said.end :]
    return bool(
        re.match(rf"\s+(?:{HIGH}|{LOW}|values?|cells?|rows?|columns?)\b", after, re.IGNORECASE)
        or re.search(r"\b(?:row|column|line|panel)\s*$", before, re.IGNORECASE)
    )


def _has_exceptions(clause: Clause) -> bool:
    """ "All but GPT-4 …": what is left out is not followed."""
    said = re.sub(OFF_DIAGONAL, "", clause.text, flags=re.IGNORECASE)
    return bool(re.search(r"\b(?:except|besides|apart from|unless|all but|exclud\w+)\b", said))
