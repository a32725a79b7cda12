"""Doubts in vain: what is right, and a person is asked about it all the same."""

from __future__ import annotations

from collections.abc import Sequence

from unheat.bench.tally import Sheet
from unheat.model import Reason

TEXTS, SCALES, PANELS = "false flags, texts", "false flags, scales", "false flags, panels"


def count_doubt(
    sheet: Sheet,
    stage: str,
    doubted: tuple[bool, Sequence[Reason]],
    place: str,
    expected: object,
    *,
    drawn: bool = True,
) -> None:
    """Count something right, and note it where ``doubted`` says that it is up for review, and why.

    What is not drawn is right as nothing, and counts only where somebody is asked about it.
    """
    review, reasons = doubted
    if drawn or review:
        sheet.count(stage, float(review), 1)
    if review:
        sheet.note(stage, place, expected, "asked about: " + ", ".join(map(str, reasons)))
