"""A figure in words, in the order people describe a heatmap.

Overview, components, values row by row with the words of their colors, key observations. Every
number is one of the record's or computed from these; doubts stand where the doubtful number
stands. Nothing is said about causes, and no role is invented for rows or columns.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from unheat.color.words import color_words
from unheat.export.doubts import doubts
from unheat.model.figure import Axis, ColorScale, Figure, Panel
from unheat.model.moments import moment
from unheat.show.legends import legend_told, names_told
from unheat.show.observe import Line, Observations, observe
from unheat.show.phrases import Sayer

SCHEMA = "unheat/description/1"

_MOST_CELLS = 2500
"""Panels of more cells are told by their rows' ranges: nobody reads a million values."""

_NAMED = 6
"""Cells and labels that a sentence lists at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelDescription:
    """One panel: its components by name, its rows' values, and sentences about them."""

    title: str | None
    components: dict[str, str]
    values: tuple[tuple[str, str], ...]
    observations: tuple[str, ...]
    to_review: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Description:
    """A figure in words."""

    title: str | None
    overview: str
    panels: tuple[PanelDescription, ...]

    def to_json(self) -> str:
        """The same as JSON, schema ``unheat/description/1``."""
        record = {
            "schema": SCHEMA,
            "title": self.title,
            "overview": self.overview,
            "panels": [
                {
                    "title": panel.title,
                    "components": panel.components,
                    "values": [{"row": row, "values": said} for row, said in panel.values],
                    "observations": list(panel.observations),
                    "to_review": list(panel.to_review),
                }
                for panel in self.panels
            ],
        }
        return json.dumps(record, ensure_ascii=False, indent=1) + "\n"

    def to_markdown(self) -> str:
        """The same as a Markdown page."""
        lines = [f"# {self.title or 'A heatmap without a title'}", "", self.overview, ""]
        for number, panel in enumerate(self.panels, start=1):
            mark = "##"
            if len(self.panels) > 1:
                name = f": {panel.title}" if panel.title else ""
                lines += [f"## Panel {number}{name}", ""]
                mark = "###"
            lines += [f"{mark} Components", ""]
            lines += [f"- **{name}**: {said}" for name, said in panel.components.items()]
            lines += ["", f"{mark} Values", ""]
            lines += [f"- **{row}**: {said}" for row, said in panel.values]
            lines += ["", f"{mark} Key observations", ""]
            lines += [f"- {sentence}" for sentence in panel.observations]
            if panel.to_review:
                lines += ["", f"{mark} To review", ""]
                lines += [f"- {sentence}" for sentence in panel.to_review]
            lines.append("")
        return "\n".join(lines)


def describe(figure: Figure) -> Description:
    """A figure in words: overview, components, values, observations, and what is in doubt."""
    asked = doubts(figure)
    panels = tuple(
        _panel(panel, [doubt.sentence for doubt in asked if doubt.panel == index])
        for index, panel in enumerate(figure.panels)
    )
    title = figure.title.text if figure.title is not None else None
    if title is None and len(panels) == 1:
        title = panels[0].title
    return Description(title=title, overview=_overview(figure), panels=panels)


def _overview(figure: Figure) -> str:
    shapes = [panel.cells.shape for panel in figure.panels]
    if len(shapes) == 1:
        rows, cols = shapes[0]
        start = f"A heatmap of {_count(rows, 'row')} and {_count(cols, 'column')}."
    elif len(set(shapes)) == 1:
        rows, cols = shapes[0]
        start = (
            f"{len(shapes)} heatmaps of {_count(rows, 'row')} and {_count(cols, 'column')} each."
        )
    else:
        listed = ", ".join(f"{rows} × {cols}" for rows, cols in shapes)
        start = f"{len(shapes)} heatmaps (rows × columns: {listed})."
    counts = [panel.counts() for panel in figure.panels]
    cells = sum(count["cells"] for count in counts)
    review = sum(count["review"] for count in counts)
    agreed = sum(count["agreed"] for count in counts)
    read = sum(count["color-only"] for count in counts)
    said = []
    if agreed:
        said.append(f"in {agreed} of {cells} cells print and color tell the same value")
    if read:
        said.append(f"{read} of {cells} values are read from color alone")
    if review:
        said.append(f"{_count(review, 'cell')} should be looked at")
    if not said:
        return start
    text = "; ".join(said)
    return f"{start} {text[0].upper()}{text[1:]}."


def _panel(panel: Panel, to_review: Sequence[str]) -> PanelDescription:
    seen = observe(panel)
    say = Sayer(panel)
    return PanelDescription(
        title=None if panel.title is None else panel.title.text,
        components=_components(panel, say),
        values=tuple(_values(panel, say)),
        observations=tuple(_observations(panel, seen, say)),
        to_review=tuple(to_review),
    )


def _components(panel: Panel, say: Sayer) -> dict[str, str]:
    found = {}
    if panel.title is not None:
        found["Title"] = f"“{panel.title.text}”"
    found["Rows"] = _axis(panel.rows, "top to bottom")
    found["Columns"] = _axis(panel.columns, "left to right")
    found["Color scale"] = "none is known" if panel.scale is None else _scale(panel.scale)
    found["Cells"] = _cells(panel)
    return found


def _axis(axis: Axis, order: str) -> str:
    names = [name or "(not named)" for name in axis.names]
    listed = ", ".join(names) if any(axis.names) else _measure(axis)
    lent = ", named beside a neighbouring panel" if axis.lent and not any(axis.labels) else ""
    title = f"“{axis.title.text}”, " if axis.title is not None else ""
    return f"{title}{len(names)}, {order}{lent}: {listed}"


def _measure(axis: Axis) -> str:
    """What an axis without names says of its lines."""
    values = () if axis.quantity is None else axis.quantity.values
    known = [value for value in (*values[:1], *values[-1:]) if value is not None]
    if axis.quantity is None or len(known) < 2:
        return "not named"
    steps = " in even steps" if axis.quantity.spacing == "even" else ""
    first, last = (moment(axis.quantity.kind, value) or _plain(value) for value in known)
    return f"a scale, from {first} to {last}{steps}"


def _scale(scale: ColorScale) -> str:
    said = []
    if scale.label is not None:
        said.append(f"“{scale.label.text}”")
    if scale.categories is not None:
        return ", ".join([*said, f"a legend of names: {legend_told(scale)}"])
    low, high = (_plain(value) for value in (scale.minimum, scale.maximum))
    if scale.knots:
        first, last = (color_words(knot[1:]) for knot in (scale.knots[0], scale.knots[-1]))
        said.append(f"from {low} ({first}) to {high} ({last})")
        middle = color_words(scale.knots[len(scale.knots) // 2][1:])
        if middle not in (first, last):
            said.append(f"{middle} in the middle")
    else:
        said.append(f"from {low} to {high}")
    said.append("in steps" if scale.norm == "boundaries" else scale.norm)
    if scale.ticks:
        said.append("ticks " + ", ".join(tick.text for tick in scale.ticks))
    if scale.colormap is not None:
        said.append(f"colors as of “{scale.colormap}”")
    if scale.origin == "learned":
        said.append("no bar is drawn: learned from the printed numbers")
    if scale.origin == "declared":
        said.append("declared by hand")
    return ", ".join(said)


def _cells(panel: Panel) -> str:
    counts = panel.counts()
    printed = int((panel.cells.text_confidence > 0).sum())
    said = []
    if printed:
        said.append(f"numbers are printed in {printed} of {counts['cells']}")
    else:
        said.append("nothing is printed; values are read from color")
    if counts["empty"]:
        said.append(f"{counts['empty']} empty or masked")
    if panel.print_and_color == "different":
        relation = f" ({panel.relation})" if panel.relation else ""
        said.append(f"print and color show different things{relation}")
    return "; ".join(said)


def _values(panel: Panel, say: Sayer) -> Iterable[tuple[str, str]]:
    rows, cols = panel.cells.shape
    large = rows * cols > _MOST_CELLS
    for row in range(rows):
        name = say.line("row", row)
        if large:
            known = [text for text in say.texts[row] if text]
            if panel.scale is not None and panel.scale.categories is not None:
                yield name, f"{len(known)} of {cols} values"
                continue
            numbers = sorted(known, key=float)
            ends = f"{numbers[0]} to {numbers[-1]}" if numbers else "no values"
            yield name, f"{len(known)} of {cols} values, {ends}"
            continue
        yield name, ", ".join(_value(panel, say, row, col) for col in range(cols))


def _value(panel: Panel, say: Sayer, row: int, col: int) -> str:
    cell = panel.cells[row, col]
    words = "" if cell.rgb is None or cell.value is None else color_words(cell.rgb)
    notes = [note for note in (words, "to review" if cell.review else "") if note]
    after = f" ({', '.join(notes)})" if notes else ""
    return f"{say.line('column', col)} {say.value(row, col)}{after}"


def _observations(panel: Panel, seen: Observations, say: Sayer) -> Iterable[str]:
    if not seen.count:
        yield "No cell has a value."
        return
    names = names_told(panel)
    if names is not None and panel.print_and_color != "different":
        yield f"Cells by name: {names}."
        return
    yield from _extremes(seen, say)
    if seen.diagonal is not None:
        why = ", probably by definition (structural)" if seen.diagonal.structural else ""
        yield f"The diagonal is {say.number(seen.diagonal.value)} throughout{why}."
    if seen.symmetry is not None:
        if seen.symmetry.exact:
            yield "The matrix is symmetric."
        elif seen.symmetry.largest is not None:
            one, two = seen.symmetry.largest
            yield (
                "The matrix is nearly symmetric; the largest difference is "
                f"{say.number(seen.symmetry.difference)}, between {say.cell(one)} and "
                f"{say.cell(two)}."
            )
    without = seen.diagonal is not None and seen.diagonal.structural
    yield from _lines(seen.rows, "row", say, without=without)
    yield from _lines(seen.columns, "column", say, without=without)
    yield from _beyond(panel, seen, say)
    for trend in seen.trends:
        way = ("left", "right") if trend.kind == "rows" else ("top", "bottom")
        moves = "rises" if trend.rising else "falls"
        yield f"Every {trend.kind[:-1]} {moves} from {way[0]} to {way[1]}."
    if seen.split is not None:
        first, second = _block(panel.rows, 0, seen.split), _block(panel.rows, seen.split, None)
        side = "higher" if seen.split_high else "lower"
        yield f"Two blocks: within {first}, and within {second}, all cells are {side} than between."
    if seen.missing:
        have = "has" if seen.missing == 1 else "have"
        yield f"{_count(seen.missing, 'cell')} of {panel.cells.value.size} {have} no value."


def _extremes(seen: Observations, say: Sayer) -> Iterable[str]:
    aside = seen.diagonal is not None and seen.diagonal.structural
    less = " off the diagonal" if aside else ""
    if seen.highest[0].value == seen.lowest[0].value:
        yield f"All values{less} are {say.number(seen.highest[0].value)}."
        return
    for word, places in (("highest", seen.highest), ("lowest", seen.lowest)):
        first = [place for place in places if place.value == places[0].value]
        if len(first) > 2:
            yield (
                f"The {word} value{less} is {say.value(first[0].row, first[0].col)}, in "
                f"{len(first)} cells: {_listed([say.name(place) for place in first])}."
            )
        else:
            yield f"The {word} cells{less} are {_listed([say.cell(place) for place in places])}."


def _lines(lines: Sequence[Line], kind: str, say: Sayer, *, without: bool) -> Iterable[str]:
    if len(lines) < 2:
        return
    high, low = max(lines, key=lambda line: line.mean), min(lines, key=lambda line: line.mean)
    if high.mean == low.mean:
        return
    less = " (without the diagonal)" if without else ""
    yield (
        f"Means of the {kind}s{less} run from {say.mean(low.mean)} "
        f"({say.line(kind, low.index)}, {say.number(low.low)} to {say.number(low.high)}) to "
        f"{say.mean(high.mean)} "
        f"({say.line(kind, high.index)}, {say.number(high.low)} to {say.number(high.high)})."
    )


def _beyond(panel: Panel, seen: Observations, say: Sayer) -> Iterable[str]:
    if panel.scale is None:
        return
    ticks = sorted(panel.scale.ticks, key=lambda tick: tick.value)
    for places, tick, word in (
        (seen.above, ticks[-1:], "above"),
        (seen.below, ticks[:1], "below"),
    ):
        if places and tick:
            cells = _listed([say.cell(place) for place in places])
            yield f"{_count(len(places), 'value')} {word} the last tick ({tick[0].text}): {cells}."


def _block(axis: Axis, first: int, end: int | None) -> str:
    names = [name or f"{i + 1}" for i, name in enumerate(axis.names)][first:end]
    return names[0] if len(names) == 1 else f"{names[0]} to {names[-1]}"


def _listed(items: Sequence[str]) -> str:
    """ "a, b and c"; of many the first, and how many more."""
    if len(items) > _NAMED:
        return f"{', '.join(items[:_NAMED])} and {len(items) - _NAMED} more"
    return " and ".join(filter(None, (", ".join(items[:-1]), items[-1])))


def _count(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


def _plain(value: float) -> str:
    return f"{value:.4g}" if math.isfinite(value) else "an unknown value"
