"""Whether claimed confidence is true, on figures that nobody has developed with.

    python benchmarks/calibration.py run --seed 11 --count 500 --jobs 2
    python benchmarks/calibration.py report --seed 11 [--write]
    python benchmarks/calibration.py silent --seed 11 --crops /tmp/crops
    python benchmarks/calibration.py fit --seed 11

``run`` draws figures of ``bench.corpus.survey`` into ``output/calibration/SEED``, reads them,
and keeps what was claimed about every cell; figures that were read before are skipped, so that
a run can be resumed and several seeds be put together (``--seed 11 12``). ``report`` prints the
numbers, and with ``--write`` draws the plots and writes the section of docs/accuracy.md.
``silent`` lists every silent error; ``fit`` prints, per verdict, the monotone table from what is
claimed to how often it was right. Never give it the development figures: they score it.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import warnings
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from calibration_pages import section, write_pages

from unheat.bench.calibration import Read, Sample, groups
from unheat.bench.claims import Claims, load, read_and_keep
from unheat.bench.corpus import draw, survey_recipe
from unheat.bench.corpus.draw import truth_text
from unheat.bench.corpus.survey import turn
from unheat.bench.isotonic import steps
from unheat.bench.pool import read_all
from unheat.bench.run import LIMIT_SECONDS

ROOT = Path(__file__).parent.parent
OUTPUT = ROOT / "output" / "calibration"
# Figures are drawn and read by so many at once, so that a run that is stopped has lost few.
CHUNK = 20


def main() -> None:
    """Parse the command line and do what it says."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("action", choices=["run", "report", "silent", "fit"])
    parser.add_argument("--seed", type=int, nargs="+", required=True)
    parser.add_argument("--count", type=int, default=500)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--output", type=Path, default=OUTPUT)
    parser.add_argument("--write", action="store_true", help="plots and section of the docs")
    parser.add_argument("--date", default="an unknown day", help="said in the section")
    parser.add_argument("--crops", type=Path, help="folder for pictures of silent errors")
    arguments = parser.parse_args()
    if arguments.action == "run":
        for seed in arguments.seed:
            run(arguments.output / str(seed), seed, arguments.count, arguments.jobs)
        return
    reads = [one for seed in arguments.seed for one in kept(arguments.output / str(seed))]
    if not reads:
        raise SystemExit("Nothing has been read yet: calibration.py run comes first.")
    if arguments.action == "silent":
        silent(reads, arguments.crops)
        return
    if arguments.action == "fit":
        fit(Sample.of(reads))
        return
    print(section(reads, date=arguments.date))
    if arguments.write:
        write_pages(reads, ROOT / "docs", date=arguments.date)


def run(folder: Path, seed: int, count: int, jobs: int) -> None:
    """Draw and read the figures of a seed that have not been read yet."""
    folder.mkdir(parents=True, exist_ok=True)
    state = commit()
    missing = [i for i in range(count) if not score_path(folder, seed, i).is_file()]
    for start in range(0, len(missing), CHUNK):
        truths = {_draw(folder, seed, i): i for i in missing[start : start + CHUNK]}
        for path, score in read_all(
            list(truths), jobs=jobs, limit_seconds=LIMIT_SECONDS, read=read_and_keep
        ):
            kind, quality = turn(truths[path])
            told = {
                "name": score.name,
                "seed": seed,
                "index": truths[path],
                "kind": kind,
                "quality": quality,
                "tags": score.tags,
                "outcome": score.outcome,
                "safe": score.safe,
                "right": score.right,
                "seconds": round(score.seconds, 2),
                "error": score.error,
                "commit": state,
            }
            score_path(folder, seed, truths[path]).write_text(json.dumps(told) + "\n")
            print(
                f"{score.name} {kind} {quality} {score.outcome} {score.seconds:.1f} s", flush=True
            )


def _draw(folder: Path, seed: int, i: int) -> Path:
    with warnings.catch_warnings():
        # A font without a glyph draws a box; a label is wrong then, and no cell.
        warnings.simplefilter("ignore")
        drawing = draw(survey_recipe(seed, i))
    drawing.save(folder)
    path = folder / f"{drawing.truth['id']}.json"
    truth = drawing.truth | {"resized": drawing.recipe.damage.scale or 1.0}
    path.write_text(truth_text(truth), encoding="utf-8")
    return path


def score_path(folder: Path, seed: int, i: int) -> Path:
    """Where the outcome of a figure is kept; the truth's own name ends in .json alone."""
    return folder / f"survey-{seed}-{i:05d}.score"


def kept(folder: Path) -> Iterator[Read]:
    """The figures of a folder that have been read, in order."""
    for path in sorted(folder.glob("*.score")):
        told: dict[str, Any] = json.loads(path.read_text())
        cells = path.with_suffix(".npz")
        yield Read(told=told, cells=load(cells) if cells.is_file() else None, folder=folder)


def silent(reads: Sequence[Read], crops: Path | None) -> None:
    """One line for every silent error, with a picture where a folder is given.

    A panel of another shape, and colours outside their intervals, are one line a figure.
    Misprints that nobody was asked about come last, since color may not be able to tell them.
    """
    for read in reads:
        if read.cells is None:
            continue
        sample = Sample.of([read])
        quiet = sample.errors & ~sample["review"]
        lost = quiet & (sample["status"] == "lost")
        printed = quiet & (sample["kind"] == "printed") & ~lost & ~sample["altered"]
        _say_many(read, sample.where(lost), "cells lost: another shape")
        _say_many(read, sample.where(quiet & ~lost & (sample["kind"] == "color")), "colors outside")
        _say_many(read, sample.where(quiet & (sample["kind"] == "masked")), "masked with a value")
        for i in np.flatnonzero(printed).tolist():
            name = _say_cell(read, read.cells, i)
            if crops is not None:
                _crop(read, i, crops / f"{name}.png")
    for read in reads:
        if read.cells is not None:
            cells = read.cells
            missed = cells["altered"] & ~cells["review"] & (cells["gap"] >= 0.01)
            for i in np.flatnonzero(missed).tolist():
                _say_cell(read, cells, i)


def fit(sample: Sample) -> None:
    """Per verdict, what is claimed and how often it was right."""
    edges = (0.0, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.97, 0.98, 0.985, 0.99, 0.995, 0.998, 0.999, 1.0)
    plain = sample.where(~sample["altered"] & (sample["status"] != "lost"))
    for status, part in groups(plain, "status"):
        print(status)
        for step in steps(part["confidence"], part.errors, edges):
            print(
                f"  {step.low:g} to {step.high:g}: claimed {step.claimed:.4f}, right"
                f" {step.right:.5f} ({step.errors} of {step.cells} wrong)"
            )


def _say_many(read: Read, sample: Sample, what: str) -> None:
    if not len(sample):
        return
    first = ", ".join(f"{r}-{c}" for r, c in zip(sample["row"][:4], sample["col"][:4], strict=True))
    sure = float(np.median(sample["confidence"]))
    decoded = sample["color_error"][~np.isnan(sample["color_error"])]
    off = f" off by {np.median(decoded):.4f} of the bar" if len(decoded) else ""
    print(
        f"{read.told['name']} {read.told['kind']} {read.told['quality']}: {len(sample)} {what}"
        f" claimed {sure:.3f} ({first}) value {sample['value'][0]:g}"
        f" true {sample['target'][0]:g}{off}"
    )


def _say_cell(read: Read, cells: Claims, i: int) -> str:
    name = f"{read.told['name']}-{cells['panel'][i]}-{cells['row'][i]}-{cells['col'][i]}"
    altered = f" MISPRINT {cells['mode'][i]} gap {cells['gap'][i]:.4f}"
    print(
        f"{name} {read.told['kind']} {read.told['quality']} {cells['status'][i]}"
        f" claimed {cells['confidence'][i]:.5f} text {cells['text_confidence'][i]:.3f}"
        f" printed {str(cells['print'][i])!r} read {str(cells['text'][i])!r}"
        f" value {cells['value'][i]:g} true {cells['target'][i]:g}"
        f" interval width {cells['high_place'][i] - cells['low_place'][i]:.4f}"
        f" digits {cells['digit_px'][i]:.1f} px{altered if cells['altered'][i] else ''}"
    )
    return name


def _crop(read: Read, i: int, target: Path) -> None:
    """The cell with half a neighbour on all sides, enlarged to 200 px."""
    from PIL import Image

    if read.cells is None:
        return
    truth = json.loads((read.folder / f"{read.told['name']}.json").read_text())
    picture_path = read.folder / truth["image"]
    if picture_path.suffix == ".pdf":
        return
    panel = (truth.get("panels") or [truth])[int(read.cells["panel"][i])]
    x0, y0, x1, y1 = panel["cell_bbox_px"]
    wide, tall = (x1 - x0) / panel["n_cols"], (y1 - y0) / panel["n_rows"]
    left = x0 + (read.cells["col"][i] - 0.2) * wide
    top = y0 + (read.cells["row"][i] - 0.2) * tall
    with Image.open(picture_path) as picture:
        box = round(left), round(top), round(left + 1.4 * wide), round(top + 1.4 * tall)
        crop = picture.convert("RGB").crop(box)
    factor = max(1, round(200 / crop.height))
    target.parent.mkdir(parents=True, exist_ok=True)
    crop.resize((crop.width * factor, crop.height * factor), Image.Resampling.NEAREST).save(target)


def commit() -> str:
    """The commit that is measured, with a mark where files differ from it."""
    command = ["git", "describe", "--always", "--dirty"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    return done.stdout.strip() or "unknown"


if __name__ == "__main__":
    main()
