"""How many errors of a transcription ``validate`` finds, and how many right numbers it doubts.

    python benchmarks/validation.py --seed 41 --figures 50
    python benchmarks/validation.py --seed 41 --figures 50 --read
    python benchmarks/validation.py --folders FOLDER --records DIR

Figures are drawn by ``bench.corpus`` and somebody types them: a table by commas, tabs or
semicolons, JSON, Markdown, a list, a workbook; rows and columns in any order, sometimes
transposed, labels in another case or with other dashes. Errors are planted: digits, exchanged
digits, moved points, lost signs, exchanged neighbors, rows under each other's names, numbers
left out, rows that the figure does not have. Without ``--read`` the figure is what a flawless
reading gives, with it what ``unheat`` reads in the picture.

An error is found where the verdict is none of ``holds`` and ``rounded``; a right number is
doubted where it is neither. In cells without a printed number an error of less than a twentieth
of the scale is none that color must see, and none is planted. Where the figure itself has a
misprint, the transcription repeats it, and the cell counts apart. Doubts "where the figure is
sure" are those in cells whose number, labels and panel are not up for review. ``--claims`` puts
sentences to the figures instead, true ones and false ones.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from claiming import sentences
from planting import Typed, plant, typed
from validation_figures import developed, drawn

import unheat
from unheat.bench.truth import panels
from unheat.errors import UnheatError
from unheat.model import Figure
from unheat.validate.judge import Finding

RIGHT = (Finding.HOLDS, Finding.ROUNDED)
HAS_SHEETS = all(importlib.util.find_spec(name) for name in ("xlsxwriter", "python_calamine"))


@dataclass
class Tally:
    """Counts of one format (or kind of error)."""

    transcriptions: int = 0
    right: int = 0
    doubted: int = 0
    asked: int = 0
    errors: int = 0
    found: int = 0
    misprints: int = 0
    told: int = 0
    failed: list[str] = field(default_factory=list)


def main() -> None:
    """Draw, type, plant, validate, and print what came of it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seed", type=int, default=41)
    parser.add_argument("--figures", type=int, default=50)
    parser.add_argument("--read", action="store_true", help="read the pictures")
    parser.add_argument("--folders", type=Path, nargs="+", help="figures with truth, all read")
    parser.add_argument("--records", type=Path, help="folder that keeps what was read")
    parser.add_argument("--claims", action="store_true", help="sentences in place of tables")
    parser.add_argument("--show", type=int, default=12, help="wrong verdicts that are listed")
    arguments = parser.parse_args()
    if arguments.claims:
        _claims(arguments)
        return
    tallies: dict[str, Tally] = defaultdict(Tally)
    modes: dict[str, Tally] = defaultdict(Tally)
    listed: list[str] = []
    for i, (name, truth, figure) in enumerate(_figures(arguments)):
        for form, write in FORMS.items():
            rng = np.random.default_rng([arguments.seed, i, len(form), ord(form[0])])
            _one(name, truth, figure, form, write, rng, tallies, modes, listed)
    print(_table("format", tallies))
    print(_table("error", modes))
    for line in listed[: arguments.show]:
        print(line)
    if len(listed) > arguments.show:
        print(f"… {len(listed) - arguments.show} more")


def _claims(arguments: argparse.Namespace) -> None:
    """Put sentences to the figures, one at a time."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    listed = []
    for i, (name, truth, figure) in enumerate(_figures(arguments)):
        rng = np.random.default_rng([arguments.seed, i])
        for kind, text, true in sentences(panels(truth)[0], figure, rng):
            try:
                found = [one.finding for one in unheat.validate(figure, text).claims]
            except UnheatError:
                found = []
            verdict = str(found[0]) if found else "nothing"
            counts[kind][f"{'true' if true else 'false'} {verdict}"] += 1
            if (verdict in RIGHT) != true:
                listed.append(f"{name}: {text} ({'true' if true else 'false'}): {verdict}")
    print(
        "| claims | true | held | false | told | not understood |\n|---|---:|---:|---:|---:|---:|"
    )
    for kind, found in counts.items():
        true = {word: n for word, n in found.items() if word.startswith("true")}
        false = {word: n for word, n in found.items() if word.startswith("false")}
        held = true.get("true holds", 0) + true.get("true rounded", 0)
        told = false.get("false differs", 0) + false.get("false unsure", 0)
        lost = found["true nothing"] + found["false nothing"]
        print(
            f"| {kind} | {sum(true.values())} | {held} | {sum(false.values())} | {told} | {lost} |"
        )
    print()
    for line in listed[: arguments.show]:
        print(line)


def _figures(arguments: argparse.Namespace) -> Iterator[tuple[str, dict[str, Any], Figure]]:
    """The figures of the seed, or those of folders."""
    if arguments.folders:
        return developed(arguments.folders, arguments.records)
    return drawn(arguments.seed, arguments.figures, read=arguments.read, records=arguments.records)


def _one(
    name: str,
    truth: dict[str, Any],
    figure: Figure,
    form: str,
    write: Callable[[Typed, np.random.Generator], str | bytes],
    rng: np.random.Generator,
    tallies: dict[str, Tally],
    modes: dict[str, Tally],
    listed: list[str],
) -> None:
    panel = panels(truth)[0]
    wrong = plant(typed(panel, rng), panel, rng)
    text = write(wrong, rng)
    tally = tallies[form]
    tally.transcriptions += 1
    try:
        result = unheat.validate(figure, text if isinstance(text, bytes) else text.encode())
    except UnheatError as error:
        tally.failed.append(f"{name} {form}: {error}")
        listed.append(f"{name} {form}: refused: {error}")
        found: dict[tuple[int, int], str] = {}
        extra = 0
    else:
        found = {}
        extra = sum(one.row_index is None for one in result.entries)
        for entry in result.entries:
            if entry.row_index is not None and entry.col_index is not None:
                place = entry.row_index, entry.col_index
                # A cell that is given twice is doubted if either number is.
                if place not in found or found[place] in RIGHT:
                    found[place] = entry.finding
    for place in np.ndindex(panel.shape):
        mode = wrong.modes.get(place)
        verdict = found.get((int(place[0]), int(place[1])), "nowhere")
        held = verdict in RIGHT
        if not wrong.given[place]:
            continue
        if panel.altered[place]:
            tally.misprints += 1
            tally.told += not held
        elif mode is not None:
            for one in (tally, modes[mode]):
                one.errors += 1
                one.found += not held
            if held:
                listed.append(f"{name} {form} {place}: {mode} missed, typed {wrong.texts[place]!r}")
        else:
            tally.right += 1
            tally.doubted += not held
            tally.asked += not held and _is_asked(figure, panel.shape, place)
            if not held:
                said = f"{wrong.texts[place]!r} under {wrong.rows[place[0]]!r}, {verdict}"
                listed.append(f"{name} {form} {place}: right number doubted: {said}")
    if extra < wrong.invented:
        listed.append(f"{name} {form}: {wrong.invented - extra} numbers of an invented row missed")
    for one in (tally, modes["invented row"]):
        one.errors += wrong.invented
        one.found += min(extra, wrong.invented)


def _is_asked(figure: Figure, shape: tuple[int, int], place: tuple[int, ...]) -> bool:
    """Whether the reading itself asks a person about a cell, its labels or its panel."""
    panel = figure.panels[0]
    if panel.review or panel.cells.shape != shape:
        return True
    row, col = place
    labels = panel.rows.review[row] or panel.columns.review[col]
    return bool(panel.cells.review[row, col] or labels)


def _table(title: str, tallies: dict[str, Tally]) -> str:
    total = Tally()
    for tally in tallies.values():
        for name in (
            "transcriptions",
            "right",
            "doubted",
            "asked",
            "errors",
            "found",
            "misprints",
            "told",
        ):
            setattr(total, name, getattr(total, name) + getattr(tally, name))
    lines = [
        f"| {title} | transcriptions | errors | found | right numbers | doubted "
        "| where the figure is sure | misprints told |",
        "|---|---:|---:|---:|---:|---:|---:|---:|",
    ]
    for name, one in [*tallies.items(), ("total", total)]:
        lines.append(
            f"| {name} | {one.transcriptions or ''} | {one.errors} "
            f"| {_share(one.found, one.errors)} "
            f"| {one.right or ''} | {_share(one.doubted, one.right)} "
            f"| {_share(one.doubted - one.asked, one.right)} "
            f"| {f'{one.told} of {one.misprints}' if one.misprints else ''} |"
        )
    return "\n".join(lines) + "\n"


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.2f} % ({part})" if whole else ""


def _delimited(table: Typed, delimiter: str, point: str = ".") -> str:
    header, *body = _with_labels(table)
    body = [[row[0], *(text.replace(".", point) for text in row[1:])] for row in body]
    return "".join(delimiter.join(_quoted(row, delimiter)) + "\n" for row in [header, *body])


def _quoted(fields: list[str], delimiter: str) -> list[str]:
    return [f'"{one}"' if delimiter in one else one for one in fields]


def _csv(table: Typed, rng: np.random.Generator) -> str:
    return _delimited(table, ",")


def _tsv(table: Typed, rng: np.random.Generator) -> str:
    """By tabs, or by semicolons with decimal commas."""
    if rng.random() < 0.5:
        return _delimited(table, "\t")
    return _delimited(table, ";", ",")


def _json(table: Typed, rng: np.random.Generator) -> str:
    """Nested objects, one record a cell, or a split frame."""
    rows, columns, cells = table.shown()
    kind = str(rng.choice(["nested", "records", "split"]))
    if kind == "nested":
        data: Any = {
            row: dict(zip(columns, line, strict=True))
            for row, line in zip(rows, cells, strict=True)
        }
    elif kind == "records":
        data = [
            {"row": row, "column": column, "value": text}
            for row, line in zip(rows, cells, strict=True)
            for column, text in zip(columns, line, strict=True)
        ]
    else:
        data = {"index": rows, "columns": columns, "data": cells}
    return json.dumps(data, ensure_ascii=False, indent=1)


def _markdown(table: Typed, rng: np.random.Generator) -> str:
    lines = ["| " + " | ".join(row) + " |" for row in _escaped(_with_labels(table))]
    rule = "|" + " --- |" * (len(table.shown()[1]) + 1)
    return "Here is the table:\n\n" + "\n".join([lines[0], rule, *lines[1:]]) + "\n\nThat is all.\n"


def _escaped(rows: list[list[str]]) -> list[list[str]]:
    return [[text.replace("|", "\\|") for text in row] for row in rows]


def _list(table: Typed, rng: np.random.Generator) -> str:
    """A line a cell with one of the marks that people use, or rows with lines under them."""
    rows, columns, cells = table.shown()
    style = str(rng.choice(["to", "→", "->", "vs", "/", "pair", "nested", "bold"]))
    lines = []
    for row, line in zip(rows, cells, strict=True):
        if style == "nested":
            lines.append(f"- **{row}**")
        for column, text in zip(columns, line, strict=True):
            if not text:
                continue
            lines.append(
                {
                    "nested": f"  - {column}: {text}",
                    "bold": f"* **{row}** to **{column}**: {text}",
                    "pair": f"({row}, {column}) = {text}",
                }.get(style, f"- {row} {style} {column}: {text}")
            )
    return "\n".join(lines) + "\n"


def _workbook(table: Typed, rng: np.random.Generator) -> bytes:
    """A sheet with a title over the table, numbers as numbers."""
    import io

    import xlsxwriter

    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        start = 2 if rng.random() < 0.5 else 0
        if start:
            sheet.write_string(0, 0, "What the figure shows")
        for i, row in enumerate(_with_labels(table)):
            for j, text in enumerate(row):
                try:
                    number = float(text)
                except ValueError:
                    sheet.write_string(start + i, j, text)
                else:
                    if i and j:
                        sheet.write_number(start + i, j, number)
                    else:
                        sheet.write_string(start + i, j, text)
    return buffer.getvalue()


def _with_labels(table: Typed) -> list[list[str]]:
    rows, columns, cells = table.shown()
    return [["", *columns], *([row, *line] for row, line in zip(rows, cells, strict=True))]


FORMS: dict[str, Callable[[Typed, np.random.Generator], str | bytes]] = {
    "csv": _csv,
    "tsv or semicolons": _tsv,
    "json": _json,
    "markdown": _markdown,
    "list": _list,
    **({"workbook": _workbook} if HAS_SHEETS else {}),
}

if __name__ == "__main__":
    if not HAS_SHEETS:
        print("XlsxWriter and python-calamine are not installed: five formats, no workbooks")
    main()
