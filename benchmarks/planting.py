"""Somebody types a figure, and errors of the kinds that typing makes are planted."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from unheat.bench.printed import shown
from unheat.bench.truth import PanelTruth
from unheat.text.numbers import printed_numbers

MODES = ("digit", "exchanged digits", "moved point", "lost sign", "exchanged neighbors", "left out")
SHARE = 0.04
"""Cells of a transcription with a planted error, at least one."""

COLOR_SHARE = 0.05
"""Share of the scale that an error must span where nothing is printed."""

Place = tuple[int, int]


@dataclass(eq=False)
class Typed:
    """A transcription: ``texts`` (R, C) in the figure's order, and how it is written down.

    ``order`` are the rows and columns in the order in which they are written. ``given`` marks
    the cells that the figure has a value for. ``modes`` are the planted errors.
    """

    rows: list[str]
    columns: list[str]
    texts: npt.NDArray[np.object_]
    given: npt.NDArray[np.bool_]
    order: tuple[list[int], list[int]]
    transposed: bool
    modes: dict[Place, str] = field(default_factory=dict)
    invented: int = 0
    more: tuple[str, list[str]] | None = None

    def shown(self) -> tuple[list[str], list[str], list[list[str]]]:
        """Row names, column names and texts as they are written down."""
        rows, columns = self.order
        names = [self.rows[i] for i in rows]
        cells = [[str(self.texts[i, j]) for j in columns] for i in rows]
        if self.more is not None:
            names.append(self.more[0])
            cells.append(self.more[1])
        across = [self.columns[j] for j in columns]
        if not self.transposed:
            return names, across, cells
        return across, names, [list(line) for line in zip(*cells, strict=True)]


def typed(panel: PanelTruth, rng: np.random.Generator) -> Typed:
    """A faultless transcription: what is printed, or the values of the colors."""
    texts = np.full(panel.shape, "", dtype=object)
    given = np.zeros(panel.shape, dtype=bool)
    for place in np.ndindex(panel.shape):
        text = _text(panel, (int(place[0]), int(place[1])))
        texts[place], given[place] = text or "", text is not None
    n_rows, n_cols = panel.shape
    shuffled = rng.random() < 0.5
    order = (
        rng.permutation(n_rows).tolist() if shuffled else list(range(n_rows)),
        rng.permutation(n_cols).tolist() if shuffled else list(range(n_cols)),
    )
    style = str(rng.choice(["", "", "lower", "dashes", "spaces"]))
    return Typed(
        rows=[_styled(str(name), style) for name in panel.rows],
        columns=[_styled(str(name), style) for name in panel.columns],
        texts=texts,
        given=given,
        order=order,
        # Nobody can tell which way a symmetric matrix was typed.
        transposed=bool(rng.random() < 0.15) and not _is_symmetric(panel),
    )


def _is_symmetric(panel: PanelTruth) -> bool:
    values = panel.values
    if panel.rows != panel.columns:
        return False
    return bool(np.isclose(values, values.T).mean() > 0.5)


def plant(table: Typed, panel: PanelTruth, rng: np.random.Generator) -> Typed:
    """The transcription with errors; sometimes two rows change names, or one is invented."""
    places = [(int(r), int(c)) for r, c in np.argwhere(table.given & ~panel.altered)]
    wanted = max(1, round(SHARE * len(places)))
    if rng.random() < 0.15 and len(table.rows) > 4:
        _exchange_rows(table, panel, rng)
    for pick in rng.permutation(len(places)).tolist():
        if sum(mode != "exchanged rows" for mode in table.modes.values()) >= wanted:
            break
        if places[pick] not in table.modes:
            _plant_one(table, panel, places[pick], rng)
    if rng.random() < 0.15:
        table.more = ("Somebody else", [str(text) for text in table.texts[0, table.order[1]]])
        table.invented = sum(bool(text) for text in table.more[1])
    return table


def _text(panel: PanelTruth, place: Place) -> str | None:
    """What a person types for a cell, None where it shows no number."""
    value, text = float(panel.values[place]), panel.printed[place]
    if text is not None:
        number = shown(text, None if np.isnan(value) else value * panel.factor)
        if number is None:
            return None
        line = str(text).splitlines()[0].strip().rstrip("*").strip().replace("−", "-")
        numbers = printed_numbers(line)
        if len(numbers) == 1 and abs(numbers[0].value - number.value) < 1e-9:
            return line
        return f"{number.value:.10g}"
    if np.isnan(value) or not panel.bar.known:
        return None
    low, high = panel.bar.ends
    return f"{np.clip(value, low, high):.{_places(high - low)}f}"


def _places(span: float) -> int:
    """Decimals that show a thousandth of the scale."""
    return max(0, int(np.ceil(-np.log10(span / 1000))))


def _plant_one(table: Typed, panel: PanelTruth, place: Place, rng: np.random.Generator) -> None:
    mode = str(rng.choice(MODES))
    text = str(table.texts[place])
    if mode == "exchanged neighbors":
        other = (place[0], place[1] + 1)
        free = other[1] < panel.shape[1] and table.given[other] and other not in table.modes
        if free and not panel.altered[other]:
            pair = text, str(table.texts[other])
            if _counts(panel, place, pair[0], pair[1]) and _counts(panel, other, pair[1], pair[0]):
                table.texts[place], table.texts[other] = pair[1], pair[0]
                table.modes[place] = table.modes[other] = mode
        return
    if mode == "left out":
        table.texts[place] = ""
        table.modes[place] = mode
        return
    wrong = _ALTER[mode](text, rng)
    if wrong is not None and _counts(panel, place, text, wrong):
        table.texts[place] = wrong
        table.modes[place] = mode


def _exchange_rows(table: Typed, panel: PanelTruth, rng: np.random.Generator) -> None:
    """Two rows under each other's names."""
    first, second = rng.choice(len(table.rows), 2, replace=False).tolist()
    for col in range(panel.shape[1]):
        one, two = (first, col), (second, col)
        if not (table.given[one] and table.given[two]) or panel.altered[one] or panel.altered[two]:
            continue
        old = str(table.texts[one]), str(table.texts[two])
        if _counts(panel, one, old[0], old[1]) and _counts(panel, two, old[1], old[0]):
            table.texts[one], table.texts[two] = old[1], old[0]
            table.modes[one] = table.modes[two] = "exchanged rows"


def _counts(panel: PanelTruth, place: Place, right: str, wrong: str) -> bool:
    """Whether an altered text is an error: another number, and one that can be seen."""
    before, after = printed_numbers(right), printed_numbers(wrong)
    if not before or not after:
        return False
    gap = abs(before[0].value - after[0].value)
    if panel.printed[place] is not None:
        # The same number with fewer digits is rounded and no error.
        return gap > 0.5 * max(before[0].quantum, after[0].quantum) * (1 + 1e-9)
    low, high = panel.bar.ends
    if panel.bar.kind == "log":
        return gap > 0.5 * abs(before[0].value)
    if panel.bar.kind not in ("linear", ""):
        return False
    return bool(gap > COLOR_SHARE * (high - low))


def _digit(text: str, rng: np.random.Generator) -> str | None:
    places = [match.start() for match in re.finditer(r"\d", text)]
    place = int(rng.choice(places))
    return (
        text[:place]
        + str(rng.choice([d for d in "0123456789" if d != text[place]]))
        + text[place + 1 :]
    )


def _exchanged(text: str, rng: np.random.Generator) -> str | None:
    pairs = [m.start() for m in re.finditer(r"(?=(\d)(\d))", text) if m[1] != m[2]]
    if not pairs:
        return None
    i = int(rng.choice(pairs))
    return text[:i] + text[i + 1] + text[i] + text[i + 2 :]


def _point(text: str, rng: np.random.Generator) -> str | None:
    match = re.search(r"\d\.\d\d?", text)
    if match is None:
        return None
    i = match.start() + 1
    if rng.random() < 0.5 and len(text) > i + 1 and text[i + 1].isdigit():
        return text[:i] + text[i + 1] + "." + (text[i + 2 :] or "0")
    return text[: i - 1] + "." + text[i - 1] + text[i + 1 :]


def _sign(text: str, rng: np.random.Generator) -> str | None:
    return text[1:] if text[:1] in "-−" and len(text) > 1 else f"-{text}"


_ALTER = {
    "digit": _digit,
    "exchanged digits": _exchanged,
    "moved point": _point,
    "lost sign": _sign,
}


def _styled(name: str, style: str) -> str:
    if style == "lower":
        return name.lower()
    if style == "dashes":
        return name.replace("-", "–")
    return f"{name} " if style == "spaces" else name
