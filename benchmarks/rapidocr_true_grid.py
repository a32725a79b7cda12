"""Whole-page RapidOCR, handed the true grid, beside unheat:

    python benchmarks/rapidocr_true_grid.py CORPUS [--bench now.json] [--write] [--only ID ...]

RapidOCR reads each figure of a folder with truth as one page. It is told where every cell
lies: what it reads goes to the cell that holds its center. A number counts as right when it is
the one that is printed, as for unheat, which has to find the grid by itself. What RapidOCR
reads is kept in ``output/rapidocr`` and not read again. ``--bench`` is what
``unheat bench CORPUS --json`` wrote; without it unheat reads the same figures anew. ``--write``
puts the table into docs/accuracy.md.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from unheat.bench.cells import close, printed_numbers
from unheat.bench.printed import shown
from unheat.bench.run import find, run
from unheat.bench.tables import markdown
from unheat.bench.truth import PanelTruth, load_truth, panels
from unheat.errors import UsageError
from unheat.load import load
from unheat.options import LoadOptions

ROOT = Path(__file__).parent.parent
KEPT = ROOT / "output" / "rapidocr"
BEGIN = "<!-- rapidocr: written by benchmarks/rapidocr_true_grid.py -->"
END = "<!-- end of rapidocr -->"
# Tags of fewer figures say nothing.
LEAST = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A text and the center of its box, in pixels of the truth."""

    text: str
    x: float
    y: float


def main() -> None:
    """Parse the command line, read what is missing, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--bench", type=Path, help="JSON of unheat bench over the same folder")
    parser.add_argument("--only", nargs="*", help="ids of figures")
    parser.add_argument("--jobs", type=int, default=1, help="for unheat, without --bench")
    parser.add_argument("--write", action="store_true", help="the table goes into the docs")
    arguments = parser.parse_args()
    paths = [path for path in find(arguments.corpus, only=arguments.only) if _printed(path)]
    if not paths:
        raise UsageError("None of these figures prints numbers in known places.")
    rapid = {told["name"]: told for told in read_all(paths)}
    ours = unheat_errors(arguments.bench, arguments.corpus, list(rapid), arguments.jobs)
    text = table(rapid, ours)
    print(text)
    if arguments.write:
        write(text)


def read_all(paths: Sequence[Path]) -> Iterator[dict[str, Any]]:
    """What RapidOCR reads in each figure: counts of printed cells and of errors."""
    KEPT.mkdir(parents=True, exist_ok=True)
    engine: Any = None
    for i, path in enumerate(paths):
        kept = KEPT / f"{path.stem}.json"
        if not kept.is_file():
            engine = engine or _engine()
            kept.write_text(json.dumps(read_one(engine, path)) + "\n", encoding="utf-8")
            print(f"{i + 1}/{len(paths)} {path.stem}", flush=True)
        told: dict[str, Any] = json.loads(kept.read_text(encoding="utf-8"))
        yield told


def read_one(engine: Any, path: Path) -> dict[str, Any]:
    """Read one figure and count its printed cells and those that are wrong."""
    truth = load_truth(path) or {}
    raster = load(path.with_name(truth["image"]), LoadOptions(page=truth.get("page")))
    started = time.perf_counter()
    # The engine wants blue first, as OpenCV has it.
    answer = engine(np.ascontiguousarray(raster.rgb[..., ::-1]), return_word_box=True)
    seconds = time.perf_counter() - started
    scale = float(truth["width"]) / raster.width
    lines = [
        [_word(text, box, scale) for text, _, box in line]
        for line in (answer.word_results if answer.txts else ())
    ]
    texts = list(answer.txts or ())
    cells = wrong = 0
    for panel in panels(truth):
        numbers = printed_numbers(panel)
        there = ~np.isnan(numbers.value)
        got = read_numbers(panel, lines, texts, numbers.value)
        right = close(got, numbers.value, numbers.unit * 1e-3, numbers.percent)
        cells += int(there.sum())
        wrong += int((there & ~right).sum())
    return {
        "name": str(truth.get("id") or path.stem),
        "preset": truth.get("preset") or "",
        "tags": truth.get("tags") or [],
        "cells": cells,
        "errors": wrong,
        "seconds": round(seconds, 3),
    }


def read_numbers(
    panel: PanelTruth, lines: Sequence[Sequence[Word]], texts: Sequence[str], expected: Any
) -> Any:
    """The number in every cell, (R, C), NaN for none; of several that which is expected.

    A line that lies in one cell is taken as it was read; one that runs over several is taken
    word by word.
    """
    held: dict[tuple[int, int], list[tuple[float, float, str]]] = {}
    for line, text in zip(lines, texts, strict=True):
        places = [_cell(panel, word) for word in line]
        if places and len(set(places)) == 1:
            words = [(line[0].y, line[0].x, text)]
            places = places[:1]
        else:
            words = [(word.y, word.x, word.text) for word in line]
        for place, word in zip(places, words, strict=True):
            if place is not None:
                held.setdefault(place, []).append(word)
    numbers = np.full(panel.shape, np.nan)
    for place, words in held.items():
        target = float(expected[place])
        text = " ".join(word for _, _, word in sorted(words))
        number = shown(text, None if np.isnan(target) else target)
        if number is not None:
            numbers[place] = number.value
    return numbers


def _cell(panel: PanelTruth, word: Word) -> tuple[int, int] | None:
    box = panel.box
    if box is None or not (box.x0 <= word.x < box.x1 and box.y0 <= word.y < box.y1):
        return None
    rows, cols = panel.shape
    return (
        int((word.y - box.y0) / box.height * rows),
        int((word.x - box.x0) / box.width * cols),
    )


def _word(text: str, box: Any, scale: float) -> Word:
    x, y = np.asarray(box, dtype=float).mean(axis=0) * scale
    return Word(text=text, x=float(x), y=float(y))


def _printed(path: Path) -> bool:
    """Whether a figure prints numbers in cells whose places are known."""
    truth = load_truth(path) or {}
    listed = panels(truth)
    return bool(listed) and all(
        panel.box is not None and bool((~np.isnan(printed_numbers(panel).value)).any())
        for panel in listed
    )


def _engine() -> Any:
    from rapidocr import RapidOCR

    return RapidOCR(
        params={
            "Global.log_level": "critical",
            "EngineConfig.onnxruntime.intra_op_num_threads": 1,
            "EngineConfig.onnxruntime.inter_op_num_threads": 1,
        }
    )


def unheat_errors(
    bench: Path | None, corpus: Path, names: Sequence[str], jobs: int
) -> dict[str, tuple[int, int]]:
    """(errors, printed cells) of unheat by figure."""
    if bench is not None:
        told = json.loads(bench.read_text(encoding="utf-8"))
        stages = {figure["name"]: figure["stages"] for figure in told["figures"]}
        counts = {name: stages[name].get("printed exact", (0, 0)) for name in stages}
    else:
        result = run(corpus, only=names, jobs=jobs)
        counts = {
            score.name: (score.stages["printed exact"].count, score.stages["printed exact"].total)
            for score in result.scores
            if "printed exact" in score.stages
        }
    return {name: (round(of - right), round(of)) for name, (right, of) in counts.items()}


def table(rapid: dict[str, dict[str, Any]], ours: dict[str, tuple[int, int]]) -> str:
    """Errors per folder and tag, and whether unheat makes at most half of RapidOCR's."""
    members: dict[str, list[str]] = {"all": []}
    for name, told in rapid.items():
        if name not in ours:
            continue
        for group in ("all", f"folder {told['preset']}", *told["tags"]):
            members.setdefault(group, []).append(name)
    rows = [["folder or tag", "figures", "printed", "RapidOCR", "unheat", "at most half"]]
    order = sorted(members, key=lambda one: (one != "all", not one.startswith("folder "), one))
    kept = missed = 0
    for group in order:
        names = members[group]
        if len(names) < LEAST:
            continue
        cells = sum(ours[name][1] for name in names)
        theirs = sum(rapid[name]["errors"] for name in names)
        own = sum(ours[name][0] for name in names)
        holds = own <= theirs / 2
        kept, missed = kept + holds, missed + (not holds)
        rows.append(
            [
                group,
                str(len(names)),
                f"{cells:,}",
                f"{theirs:,} ({100 * theirs / cells:.2f} %)",
                f"{own:,} ({100 * own / cells:.2f} %)",
                "yes" if holds else "**no**",
            ]
        )
    head = (
        "Printed numbers that were not read exactly: RapidOCR reads the whole page and is told "
        "where every cell lies; unheat is told nothing. Folders and tags of "
        f"{LEAST} figures or more; at most half in {kept} of {kept + missed}."
    )
    return f"{head}\n\n{markdown(rows)}\n"


def write(text: str) -> None:
    """Put the table between its marks."""
    page = ROOT / "docs" / "accuracy.md"
    before, mark, rest = page.read_text(encoding="utf-8").partition(BEGIN)
    if not mark or END not in rest:
        raise SystemExit(f"{page} has no marks for this table")
    after = rest.partition(END)[2]
    page.write_text(f"{before}{BEGIN}\n\n{text}\n{END}{after}", encoding="utf-8")


if __name__ == "__main__":
    main()
