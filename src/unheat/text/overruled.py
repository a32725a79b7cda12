"""What one reader says against two others that learned to read apart.

A panel's own reader knows nothing but the print of its panel, as ink and colors taught it; an
engine knows all print but this. Where both say the same number, both are right, or both took one
digit for the same other one. What a third says then counts as much as that is likely.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from unheat.model import Word
from unheat.text.candidates import EXPLAINED, Candidate
from unheat.text.joint import LIKELY
from unheat.text.outcome import same_numbers

_BOTH_WRONG = 0.01
"""How often both err alike, at least: of 1,447 numbers of print below 8 px in 59 generated figures,
each borne out by its color and disputed by the other engine, none was wrong."""


def overruled(candidates: list[Candidate], words: Sequence[Word]) -> list[Candidate]:
    """The candidates, best first, with rivals of one reader weighed against two that agree.

    ``words`` are what readers said, the panel's own among them, which was taught by colors.
    """
    own = [word for word in words if word.engine == "glyphs"]
    best = candidates[0] if candidates else None
    if best is None or best.support < 2 or not own or own[0].confidence < EXPLAINED:
        return candidates
    if not same_numbers(own[0].text, best.text):
        return candidates
    numbers = next((word for word in words if word.engine == "numerals"), None)
    if numbers is not None and (
        numbers.confidence < LIKELY or not same_numbers(numbers.text, best.text)
    ):
        # It sees all damages, and takes what others learned wrong for something else.
        return candidates
    wrong = max(1.0 - best.weight, _BOTH_WRONG)
    said = {word.text for word in own}
    return [
        item
        if item is best or item.support != 1 or item.text in said
        else replace(item, weight=against(item.weight, wrong))
        for item in candidates
    ]


def against(weight: float, wrong: float) -> float:
    """What is left of a rival's ``weight`` beside two readers that are ``wrong`` so often.

    Its odds times theirs, as one of two claims of which one is true:

    >>> [round(against(weight, 0.01), 3) for weight in (0.2, 0.6, 0.9, 0.97)]
    [0.003, 0.015, 0.09, 0.323]
    """
    return min(weight, wrong * weight / max(1.0 - weight, 1e-9))
