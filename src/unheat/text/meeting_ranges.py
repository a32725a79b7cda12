"""Ranges that meet: of "0–10", "10–25" and "25–50" each bears out the bounds of its neighbors.

Brackets, dashes and digits of small print are what readers dispute, label by label. But a digit
that is misread in one range no longer meets the next one, and a bracket is the same in all.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from unheat.model import Reason
from unheat.text.reading import Reading
from unheat.text.sites import Site
from unheat.text.spelling import plain

_DASHES = re.compile("[\u2010-\u2015\u2212]")
_RANGE = re.compile(r"([\[(]?)(\d+(?:\.\d+)?)( ?- ?|, ?| to )(\d+(?:\.\d+)?|inf)([\])]?)(\D*)")
_NUMBER = re.compile(r"\d+(?:\.\d+)?|inf")

_FEWEST = 4
"""So many ranges meet by no chance."""

_SHARE = 0.5
"""Share of them whose brackets, spaces and unit two readers saw alike."""

_HALF_OPEN = frozenset({"[)", "(]", ""})
"""Ranges that meet have their common bound in one of the two."""

_BORNE_OUT = 0.9
"""Confidence of what its neighbors bear out."""

_SETTLED = frozenset({Reason.READERS_DIFFER, Reason.LOW_CONFIDENCE})


def ranges_that_meet(group: Sequence[Site], readings: Mapping[str, Reading]) -> dict[str, Reading]:
    """The disputed labels of an axis that are ranges of a chain, settled.

    Of the first and the last range one bound meets nothing: two readers must have read it.
    """
    own = [readings[site.key] for site in sorted(group, key=lambda site: site.index)]
    found: dict[str, Reading] = {}
    for chain in _chains(own):
        forms = {_form(one.text) for one in chain}
        if len(forms) > 1 or sum(_saw(one) for one in chain) < _SHARE * len(chain):
            continue
        ends = {chain[0].site.key, chain[-1].site.key}
        for one in chain:
            said = [plain(text) for text in one.said if text]
            votes = said.count(plain(one.text))
            open_to_this = one.review and set(one.reasons) <= _SETTLED and one.site.sure
            if open_to_this and votes >= (2 if one.site.key in ends else 1):
                sure = max(one.confidence, _BORNE_OUT)
                found[one.site.key] = replace(one, review=False, reasons=(), confidence=sure)
    return found


def _chains(own: Sequence[Reading]) -> list[list[Reading]]:
    """Runs of ranges each of which begins where the one before, or after it, ends."""
    for ordered in (own, own[::-1]):
        chains: list[list[Reading]] = [[]]
        for one in ordered:
            if chains[-1] and not _meet(chains[-1], one):
                chains.append([])
            if _bounds(one.text) is not None:
                chains[-1].append(one)
        long = [chain for chain in chains if len(chain) >= _FEWEST]
        if long:
            return long
    return []


def _meet(chain: Sequence[Reading], one: Reading) -> bool:
    """Whether a range goes on from the last of a chain, as its others go on from each other."""
    ranges = [_bounds(reading.text) for reading in (*chain[-2:], one)]
    if any(bounds is None for bounds in ranges):
        return False
    told = [bounds for bounds in ranges if bounds is not None]
    gaps = {after[0] - before[1] for before, after in pairwise(told)}
    one_more = {_last_place(low) for low, _ in told}
    return gaps == {Decimal(0)} or (len(one_more) == 1 and gaps == one_more)


def _last_place(number: Decimal) -> Decimal:
    """One of the last decimal that a number is written with: "0.10" ends before "0.11"."""
    exponent = number.as_tuple().exponent
    return Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)


def _bounds(text: str) -> tuple[Decimal, Decimal] | None:
    match = _RANGE.fullmatch(_DASHES.sub("-", text))
    if match is None or match[1] + match[5] not in _HALF_OPEN:
        return None
    low, high = Decimal(match[2]), Decimal(match[4])
    return (low, high) if low < high else None


def _form(text: str) -> str:
    """What ranges that are written alike have in common.

    >>> _form("[10, 20)") == _form("[80, inf)") == "[#, #)"
    True
    """
    return _NUMBER.sub("#", _DASHES.sub("-", text))


def _saw(reading: Reading) -> bool:
    """Whether two readers saw a label's form, to its spaces and brackets."""
    return sum(_form(text) == _form(reading.text) for text in reading.said) >= 2
