"""One number of a transcription against the two witnesses of its cell."""

from __future__ import annotations

import enum
import math
from dataclasses import dataclass, replace

from unheat.model import Cell, Panel, Reason, Status
from unheat.validate.transcript import Entry

_END_SHARE = 0.01
"""Share of the bar's length within which its ends are known."""


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
        if color and _beyond_bar(theirs, their_quantum, panel):
            note = "theirs lies beyond the bar, where the color tells no values apart"
            return Judgement(finding=Finding.UNSURE, note=note)
        if cell.status == Status.UNREAD and _is_only(theirs, their_quantum, cell, panel):
            note = "the print could not be read; the color allows theirs alone"
            return Judgement(finding=Finding.HOLDS, note=note, supports=("color",))
        return _by_color(color, cell)
    verdict = _by_print(theirs, their_quantum, printed, printed_quantum(cell, panel), color, cell)
    if verdict.finding == Finding.UNSURE and cell.status != Status.CONFLICT:
        verdict = _by_third(theirs, their_quantum, cell, panel) or verdict
    if entry.more and verdict.finding in (Finding.HOLDS, Finding.ROUNDED):
        return _with_further(verdict, entry, cell)
    return verdict


def color_says(theirs: float, quantum: float, cell: Cell, panel: Panel) -> bool | None:
    """Whether the cell's color allows a number; None where it says nothing.

    A number that was rounded to its last place is allowed if any number that rounds to it
    is. An open end allows everything beyond.
    """
    interval = color_interval(cell, panel)
    if interval is None:
        return None
    low, high = interval
    slack = 0.5 * quantum + 1e-9 * max(1.0, abs(theirs))
    return low - slack <= theirs <= high + slack


def color_interval(cell: Cell, panel: Panel) -> tuple[float, float] | None:
    """What the color allows, in printed units; infinite at an open end, None if unknown."""
    if cell.color_value is None or panel.print_and_color == "different" or panel.scale is None:
        return None
    if Reason.COLOR_OFF_RAMP in cell.reasons:
        return None
    low = -math.inf if cell.color_low is None else cell.color_low
    high = math.inf if cell.color_high is None else cell.color_high
    return low * panel.format.factor, high * panel.format.factor


def _by_third(theirs: float, quantum: float, cell: Cell, panel: Panel) -> Judgement | None:
    """What whoever typed a number settles, as a third witness, where print and color could not.

    Nobody types by accident what a reader of the same print read, or the one number that the
    color allows.
    """
    as_read = cell.text_value is not None and math.isclose(theirs, cell.text_value)
    if as_read and color_says(theirs, quantum, cell, panel):
        note = "the print was not read with certainty; theirs is a reading that the color allows"
        return Judgement(finding=Finding.HOLDS, note=note, supports=("print", "color"))
    if _is_only(theirs, quantum, cell, panel):
        note = "the print was not read with certainty; the color allows theirs alone"
        return Judgement(finding=Finding.HOLDS, note=note, supports=("color",))
    return None


def _is_only(theirs: float, quantum: float, cell: Cell, panel: Panel) -> bool:
    """Whether a firm color allows no other number that has as many decimals as theirs.

    Then whoever typed another digit would be found out, as by a print that was read.
    """
    scale = panel.scale
    if scale is None or panel.review or scale.review or Reason.AMBIGUOUS_COLOR in cell.reasons:
        return False
    return color_says(theirs, quantum, cell, panel) is True and not any(
        color_says(theirs + step * quantum, quantum, cell, panel) for step in (-1, 1)
    )


def _beyond_bar(theirs: float, quantum: float, panel: Panel) -> bool:
    """Whether a number lies past an end of the scale by more than the bar's ends are sure."""
    if panel.scale is None:
        return False
    ends = (panel.scale.minimum * panel.format.factor, panel.scale.maximum * panel.format.factor)
    slack = _END_SHARE * abs(ends[1] - ends[0]) + 0.5 * quantum
    return theirs < min(ends) - slack or theirs > max(ends) + slack


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


def _by_color(color: bool | None, cell: Cell) -> Judgement:
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
    return Judgement(finding=Finding.DIFFERS, note="by color alone", contradicts=("color",))


def _no_number(entry: Entry, cell: Cell) -> Judgement:
    if not entry.missing:
        return Judgement(finding=Finding.UNSURE, note=f"{entry.text!r} is no number")
    if cell.status == Status.EMPTY:
        return Judgement(finding=Finding.HOLDS, note="no value on both sides")
    if cell.value is None:
        return Judgement(finding=Finding.UNSURE, note="this cell could not be read")
    return Judgement(finding=Finding.MISSING, note="they give no value for this cell")
