"""How fast: ``python benchmarks/speed.py [NAME ...]``.

Times on a shared machine mean little, so everything is given as a ratio within one run:
against one whole-page pass of the bundled Tesseract (``--psm 11``) over the same picture,
and beside a whole-page pass of RapidOCR. The candidates take turns, so that a slow moment
hits all of them, and the median of five rounds counts.

A NAME with a slash is a folder of figures with truth: a stratified sample of them is read, each
beside one pass of Tesseract.

Names: founding, annotated, growth, colors, cold, help (all of them without any).
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

import unheat
from unheat.bench.corpus import Bar, FigureRecipe, NumberStyle, PanelRecipe, draw
from unheat.bench.run import find, stratified
from unheat.errors import NoHeatmapError
from unheat.ocr.tesseract import find_tesseract

ROUNDS = 5
SAMPLE = 40
FOUNDING = Path(__file__).parent.parent / "fixtures" / "images" / "prompt-transferability.png"

# Reads one figure in a process of its own and says what it took.
_MEASURE = """
import json, resource, sys, time
started = time.perf_counter()
import unheat
figure = unheat.read(sys.argv[1])
seconds = time.perf_counter() - started
print(json.dumps({
    "seconds": seconds,
    "peak_bytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024,
    "shape": figure.panels[0].cells.shape,
}))
"""


def main(names: list[str]) -> None:
    """Run the named benchmarks and print one line per finding."""
    benchmarks: dict[str, Callable[[Path], None]] = {
        "founding": founding,
        "annotated": annotated,
        "growth": growth,
        "colors": colors,
        "cold": cold,
        "help": help_text,
    }
    print(f"unheat {unheat.__version__}, Python {sys.version.split()[0]}, {os.cpu_count()} cores")
    with tempfile.TemporaryDirectory() as folder:
        for name in names or benchmarks:
            if "/" in name:
                figures(Path(name))
            else:
                benchmarks[name](Path(folder))


def founding(folder: Path) -> None:
    """The founding figure, warm."""
    against_pages("founding figure, warm", FOUNDING, target=4.0)


def annotated(folder: Path) -> None:
    """30 × 30 cells with numbers, warm."""
    against_pages("30x30 annotated, warm", drawn(folder, 30, 30), target=1.0)


def growth(folder: Path) -> None:
    """How the time grows from 30 × 30 to 30 × 60 cells with as many pixels each, warm."""
    once, twice = drawn(folder, 30, 30), drawn(folder, 30, 60)
    seconds: dict[Path, list[float]] = {once: [], twice: []}
    for picture in (once, twice):
        unheat.read(picture)
    for _ in range(ROUNDS):
        for picture, times in seconds.items():
            times.append(clock(partial(unheat.read, picture)))
    ratio = statistics.median(seconds[twice]) / statistics.median(seconds[once])
    say("twice the cells, annotated, warm", f"{ratio:.2f} times", "<= 2", ratio <= 2)


def drawn(folder: Path, rows: int, cols: int) -> Path:
    """A picture of cells with numbers."""
    values = np.random.default_rng(0).uniform(-1, 1, (rows, cols)).round(2)
    panel = PanelRecipe(
        values=tuple(map(tuple, values.tolist())),
        rows=tuple(f"gene {i + 1}" for i in range(rows)),
        columns=tuple(f"S{i + 1}" for i in range(cols)),
        vmin=-1.0,
        vmax=1.0,
        cmap="coolwarm",
        numbers=NumberStyle(spec=".2f"),
        number_size=7.0,
        bar=Bar(label="score"),
        title="Thirty by Thirty",
        x_rotation=90.0,
    )
    # The cells of 30 × 30 take about three quarters of 14 × 12 inches.
    size = (14 + (cols - 30) * 0.37, 12 + (rows - 30) * 0.32)
    recipe = FigureRecipe(panels=(panel,), name=f"annotated-{rows}-{cols}", size=size, dpi=100)
    return draw(recipe).save(folder)


def colors(folder: Path) -> None:
    """1000 × 1000 cells without numbers, in a fresh process: time and peak memory."""
    y, x = np.mgrid[0:1000, 0:1000] / 1000
    values = np.sin(9 * x) * np.cos(7 * y) + np.random.default_rng(0).normal(0, 0.1, x.shape)
    panel = PanelRecipe(
        values=tuple(map(tuple, values.tolist())),
        rows=tuple(map(str, range(1000))),
        columns=tuple(map(str, range(1000))),
        vmin=-1.4,
        vmax=1.4,
        bar=Bar(label="amplitude"),
        every=200,
        title="A Million Cells",
    )
    recipe = FigureRecipe(panels=(panel,), name="million", size=(24, 21.5), dpi=100)
    path = draw(recipe).save(folder)
    runs = [fresh(path) for _ in range(3)]
    seconds = statistics.median(run["seconds"] for run in runs)
    peak = max(run["peak_bytes"] for run in runs) / 2**30
    shape = "x".join(map(str, runs[0]["shape"]))
    say("1000x1000 without numbers, imports included", f"{seconds:.2f} s", "< 3 s", seconds < 3)
    say("  peak memory", f"{peak:.2f} GiB", "< 1 GiB", peak < 1)
    say("  shape read", shape, "1000x1000", shape == "1000x1000")


def figures(corpus: Path) -> None:
    """The median figure of a corpus, warm, and the slowest one."""
    chosen = [
        path.with_name(json.loads(path.read_text())["image"])
        for path in stratified(find(corpus), SAMPLE)
    ]
    passes, seconds = [], []
    for picture in (chosen[0], *chosen):
        # A PDF is no picture that Tesseract reads.
        if picture.suffix == ".pdf":
            continue
        engine = clock(lambda: whole_page(picture, {"OMP_THREAD_LIMIT": "1"}))  # noqa: B023
        seconds.append(clock(lambda: read_or_refuse(picture)))  # noqa: B023
        passes.append(seconds[-1] / engine)
    # The first one only warms up.
    median, slowest = statistics.median(passes[1:]), max(seconds[1:])
    say(f"median of {len(passes) - 1} figures", f"{median:.2f} passes", "<= 2", median <= 2)
    say("  the slowest one", f"{slowest:.1f} s", "< 10 s", slowest < 10)


def read_or_refuse(picture: Path) -> None:
    """Read a figure; no heatmap takes its time too."""
    with suppress(NoHeatmapError):
        unheat.read(picture)


def cold(folder: Path) -> None:
    """The founding figure from a cold start with all products."""
    target = folder / "products"
    command = [sys.executable, "-m", "unheat", "read", str(FOUNDING), "-o", str(target)]
    seconds = median_of(lambda: quiet(command))
    say("founding figure, cold, all products", f"{seconds:.2f} s", "< 4 s", seconds < 4)


def help_text(folder: Path) -> None:
    """``unheat --help``, and that nothing heavy is imported for it."""
    seconds = median_of(lambda: quiet([sys.executable, "-m", "unheat", "--help"]))
    say("unheat --help", f"{seconds:.2f} s", "< 0.3 s", seconds < 0.3)
    bare = median_of(lambda: quiet([sys.executable, "-c", "pass"]))
    say("  of it, Python itself", f"{bare:.2f} s", "", True)


def against_pages(name: str, picture: Path, *, target: float) -> None:
    """Time a warm read beside whole-page passes of both engines, in turns."""
    from rapidocr import RapidOCR

    rapid: Any = RapidOCR(params={"Global.log_level": "critical"})
    candidates: dict[str, Callable[[], object]] = {
        "read": lambda: unheat.read(picture),
        "tesseract": lambda: whole_page(picture, {"OMP_THREAD_LIMIT": "1"}),
        "tesseract, its own threads": lambda: whole_page(picture, {}),
        "rapidocr": lambda: rapid(str(picture)),
    }
    seconds: dict[str, list[float]] = {candidate: [] for candidate in candidates}
    for candidate in candidates.values():
        candidate()
    for _ in range(ROUNDS):
        for candidate, act in candidates.items():
            seconds[candidate].append(clock(act))
    medians = {candidate: statistics.median(times) for candidate, times in seconds.items()}
    passes = medians["read"] / medians["tesseract"]
    say(name, f"{passes:.2f} passes", f"<= {target:g}", passes <= target)
    for candidate, median in medians.items():
        say(f"  {candidate}", f"{median:.3f} s", "", True)


def whole_page(picture: Path, environment: dict[str, str]) -> None:
    """One pass of the bundled Tesseract over the whole picture."""
    found = find_tesseract()
    if found is None:
        raise SystemExit("There is no Tesseract to compare with.")
    binary, data = found
    command = [binary, str(picture), "stdout", "--psm", "11"]
    if data is not None:
        command += ["--tessdata-dir", data]
    subprocess.run(command, check=True, capture_output=True, env=os.environ | environment)


def fresh(picture: Path) -> dict[str, Any]:
    """Read one figure in a fresh process."""
    done = subprocess.run(
        [sys.executable, "-c", _MEASURE, str(picture)], check=True, capture_output=True
    )
    result: dict[str, Any] = json.loads(done.stdout)
    return result


def quiet(command: list[str]) -> None:
    subprocess.run(command, check=True, capture_output=True)


def clock(act: Callable[[], object]) -> float:
    started = time.perf_counter()
    act()
    return time.perf_counter() - started


def median_of(act: Callable[[], object]) -> float:
    """Median of five, after one that warms the disk."""
    act()
    return statistics.median(clock(act) for _ in range(ROUNDS))


def say(what: str, measured: str, target: str, reached: bool) -> None:
    verdict = "" if not target else f"  ({target}: {'reached' if reached else 'MISSED'})"
    print(f"{what:<48}{measured:>14}{verdict}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
