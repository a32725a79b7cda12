"""One number of a transcription against the two witnesses of its cell."""

from __future__ import annotations

import enum
import math
from dataclasses import dataclass, replace

from unheat.model import Cell, Panel, Reason, Status
from unheat.validate.colors import color_says, is_at_edge, is_beyond_bar
from unheat.validate.third import is_right
from unheat.validate.transcript import Entry


class Finding(enum.StrEnum):
    """The verdict on one entry, one word."""

    HOLDS = "holds"
    DIFFERS = "differs"
    ROUNDED = "rounded"
    MISSING = "missing"
    EXTRA = "extra"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """``contradicts`` and ``supports`` name the witnesses "print" and "color"."""

    finding: Finding
    note: str = ""
    contradicts: tuple[str, ...] = ()
    supports: tuple[str, ...] = ()


def judge(entry: Entry, cell: Cell, panel: Panel, factor: float = 1.0) -> Judgement:
    """Weigh one entry; ``factor`` turns their units into printed units.

    Where print and color agree on the cell, the printed number decides, to its last
    place. Where they contradict each other, nothing they agree with can hold: equal to the
    print is ``unsure``, anything else ``differs``, and both witnesses are named.
    """
    if entry.value is None:
        return _no_number(entry, cell)
    theirs = entry.value * factor
    places = entry.decimals - round(math.log10(factor)) if factor > 0 else entry.decimals
    their_quantum = 10.0**-places
    if cell.status == Status.EMPTY:
        return Judgement(finding=Finding.EXTRA, note="the figure shows no value in this cell")
    color = color_says(theirs, their_quantum, cell, panel)
    settled = cell.status in (Status.REVIEWED, Status.REPAIRED)
    printed = cell.value if settled or cell.text_value is not None else None
    if printed is None:
        if color and is_beyond_bar(theirs, their_quantum, panel):
            note = "theirs lies beyond the bar, where the color tells no values apart"
            return Judgement(finding=Finding.UNSURE, note=note)
        if cell.status == Status.UNREAD and is_right(theirs, their_quantum, cell, panel):
            note = "the print could not be read; by color alone"
            return Judgement(finding=Finding.HOLDS, note=note, supports=("color",))
        at_edge = color is False and is_at_edge(theirs, their_quantum, cell, panel)
        return _by_color(color, cell, at_edge)
    verdict = _by_print(theirs, their_quantum, printed, printed_quantum(cell, panel), color, cell)
    if not (settled or verdict.supports == ("print",)):
        verdict = _by_third(theirs, their_quantum, verdict, cell, panel)
    if entry.more and verdict.finding in (Finding.HOLDS, Finding.ROUNDED):
        return _with_further(verdict, entry, cell)
    return verdict


def _by_third(
    theirs: float, quantum: float, verdict: Judgement, cell: Cell, panel: Panel
) -> Judgement:
    """The verdict, or what whoever typed a number settles where print and color could not.

    Nobody types by accident what a reader of the same print read, or what the print may be misread
    from, and what the color allows.
    """
    if verdict.finding not in (Finding.UNSURE, Finding.DIFFERS):
        return verdict
    as_read = cell.text_value is not None and math.isclose(theirs, cell.text_value)
    if as_read and cell.status != Status.CONFLICT and color_says(theirs, quantum, cell, panel):
        note = "the print was not read with certainty; theirs is a reading that the color allows"
        return Judgement(finding=Finding.HOLDS, note=note, supports=("print", "color"))
    if is_right(theirs, quantum, cell, panel):
        note = "the print was not read with certainty, and may say theirs; the color allows it"
        return Judgement(finding=Finding.HOLDS, note=note, supports=("color",))
    return verdict


def printed_quantum(cell: Cell, panel: Panel) -> float:
    """The unit of the last printed place of a cell."""
    from unheat.text.numbers import printed_numbers

    numbers = printed_numbers(cell.text, point=panel.format.point) if cell.text else ()
    if numbers and cell.status != Status.REPAIRED:
        return numbers[0].quantum
    if panel.format.decimals is not None:
        return float(10.0**-panel.format.decimals)
    return numbers[0].quantum if numbers else 0.0


def _by_print(
    theirs: float,
    their_quantum: float,
    printed: float,
    quantum: float,
    color: bool | None,
    cell: Cell,
) -> Judgement:
    gap = abs(theirs - printed)
    tiny = 1e-9 * max(1.0, abs(printed))
    same = gap <= tiny
    rounded = not same and their_quantum > quantum and gap <= 0.5 * their_quantum + tiny
    finer = not same and their_quantum < quantum and gap <= 0.5 * quantum + tiny
    if cell.status == Status.CONFLICT:
        if same or rounded or finer:
            return Judgement(
                finding=Finding.UNSURE,
                note="print and color of this cell contradict each other; theirs is the print",
                contradicts=("color",),
                supports=("print",),
            )
        backed = color is True
        return Judgement(
            finding=Finding.DIFFERS,
            note="the color supports theirs" if backed else "the color supports neither",
            contradicts=("print",) if backed else ("print", "color"),
            supports=("color",) if backed else (),
        )
    witnesses = ("print", "color") if color else ("print",)
    if same:
        note = "this cell is up for review" if cell.review else ""
        return Judgement(finding=Finding.HOLDS, note=note, supports=witnesses)
    if rounded:
        return Judgement(finding=Finding.ROUNDED, supports=witnesses)
    if finer:
        return Judgement(
            finding=Finding.HOLDS, note="has more decimals than the print", supports=witnesses
        )
    if cell.review and color is not False:
        return Judgement(
            finding=Finding.UNSURE,
            note="the print was not read with certainty",
            contradicts=("print",),
            supports=("color",) if color else (),
        )
    if color is False:
        return Judgement(finding=Finding.DIFFERS, contradicts=("print", "color"))
    return Judgement(
        finding=Finding.DIFFERS,
        contradicts=("print",),
        note="the color cannot tell them apart" if color else "",
    )


def _with_further(verdict: Judgement, entry: Entry, cell: Cell) -> Judgement:
    """Further numbers of a cell ("0.92±0.07"), which only the print tells."""
    if len(cell.parts) < 2:
        return replace(verdict, note="has more numbers than the print")
    told = cell.parts[1:]
    for theirs, printed in zip(entry.more, told, strict=False):
        # Signs are no matter here: a spread is printed with a dash, an interval with a minus.
        if not math.isclose(abs(theirs), abs(printed), rel_tol=1e-9, abs_tol=1e-12):
            return Judgement(
                finding=Finding.UNSURE if cell.review else Finding.DIFFERS,
                note=f"a further number of the cell is {printed:g}",
                contradicts=("print",),
            )
    return verdict


def _by_color(color: bool | None, cell: Cell, at_edge: bool = False) -> Judgement:
    if color is None:
        return Judgement(finding=Finding.UNSURE, note="this cell has no readable color or print")
    doubtful = cell.review or Reason.AMBIGUOUS_COLOR in cell.reasons
    if color:
        note = "by color alone" + (", which is ambiguous here" if doubtful else "")
        return Judgement(
            finding=Finding.UNSURE if cell.status == Status.UNREAD else Finding.HOLDS,
            note="the print could not be read; the color allows theirs"
            if cell.status == Status.UNREAD
            else note,
            supports=("color",),
        )
    if doubtful and cell.status != Status.UNREAD:
        return Judgement(
            finding=Finding.UNSURE, note="the color is not certain", contradicts=("color",)
        )
    if at_edge and cell.status != Status.UNREAD:
        note = "by color alone, at the edge of what it allows"
        return Judgement(finding=Finding.HOLDS, note=note, supports=("color",))
    return Judgement(finding=Finding.DIFFERS, note="by color alone", contradicts=("color",))


def _no_number(entry: Entry, cell: Cell) -> Judgement:
    if not entry.missing:
        return Judgement(finding=Finding.UNSURE, note=f"{entry.text!r} is no number")
    if cell.status == Status.EMPTY:
        return Judgement(finding=Finding.HOLDS, note="no value on both sides")
    if cell.value is None:
        return Judgement(finding=Finding.UNSURE, note="this cell could not be read")
    return Judgement(finding=Finding.MISSING, note="they give no value for this cell")
