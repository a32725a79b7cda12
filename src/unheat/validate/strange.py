"""What is said where a transcription is about something else: whose names fit no label."""

from __future__ import annotations

from collections.abc import Sequence

from unheat.validate.labels import plain_name
from unheat.validate.readings import Reading
from unheat.validate.transcript import Statement


def nothing_fits(reading: Reading, statements: Sequence[Statement]) -> str:
    """One sentence with some of their names, and some labels of the figure beside them."""
    ambiguous = [where.problem for _, where in reading.placed if where.ambiguous]
    if ambiguous:
        return f"no name of the transcription is one label for certain: {ambiguous[0]}"
    second = _only_second(reading)
    across = second != reading.transposed
    axis = reading.panel.columns if across else reading.panel.rows
    names = [plain_name(entry.pairs[0][second]) for entry, _ in reading.placed if entry.pairs]
    theirs = ", ".join(repr(name) for name in list(dict.fromkeys(names))[:3])
    theirs = theirs or (f"{statements[0].text[:40]!r}" if statements else "nothing")
    labels = [label for label in axis.names if label][:4]
    kind = "column" if across else "row"
    ours = ", ".join(repr(label) for label in labels) or f"no {kind} labels"
    whose = f"a {kind} label" if second else "a label"
    return f"no name of the transcription is {whose} of the figure: it has {theirs}, not {ours}"


def _only_second(reading: Reading) -> bool:
    """Whether first names of the pairs are labels, and no second one is."""
    first, second = reading.rows, reading.columns
    if reading.transposed:
        first, second = second, first
    pairs = [entry.pairs[0] for entry, _ in reading.placed if entry.pairs]
    if all(first.find(one).index is None for one, _ in pairs):
        return False
    return all(second.find(other).index is None for _, other in pairs)
