"""Every fixture: it is read as its truth says, or asks for a person where it is not; the program
that draws it again draws the same picture; and reading that gives the same numbers."""

from __future__ import annotations

import io
import json
import runpy
from pathlib import Path

import matplotlib
import matplotlib.pyplot as plt
import numpy as np
import pytest
from PIL import Image

import unheat
from unheat.bench.score import score
from unheat.export import write_products
from unheat.model import Figure
from unheat.show.render import encode, script

IMAGES = Path("fixtures/images")

DOUBTED = {
    "crowded-ticks": "nothing that is read of it is believed",
}
"""Fixtures that are not read, or whose reading is up for review as a whole."""


NOT_RIGHT = {
    "bar-without-numbers",
    "blended-cells",
    "cells-parted-by-print",
    "crowded-ticks",
    "far-beyond-the-bar",
    "grey-integers",
    "round-the-clock",
    "single-pixels",
    "small-cells-full-of-print",
    "sparse-labels",
    "still-beyond-a-tick",
    "struck-out",
    "two-panels",
}
"""Fixtures that need a person for something; every other one is right without help. A map that goes
round has one color at both ends, and which of them is given for it may change with anything."""

DRAWN_LIKE = {"clipped-extended", "labels-turned", "plotly"}
"""Variants of the founding figure that are drawn again: the others differ in colors, files and
sizes alone, and what is drawn of them is what is drawn of it."""


SEEN_BADLY = {
    "blended-cells",
    "blurred",
    "digits-of-five-pixels",
    "numbers-fill-their-cells",
    "shrunk",
    "single-pixels",
    "tiny-digits",
    "two-pixels-a-cell",
}
LOSSY = {".gif", ".jpg", ".webp"}
"""Fixtures, and kinds of files, that are about what is left of a picture; what is drawn of them is
what is drawn of others."""

LIKE_OTHERS = {
    "bar-in-triangle",
    "correlation-signs",
    "far-beyond-the-bar",
    "grey-integers",
    "round-the-clock",
    "greyed-diagonal",
    "hatched-triangle",
    "masked-beside-pale-end",
    "misprint-correlation",
    "misprint-percent",
    "month-hour",
    "no-bar",
    "percent-of-shares",
    "small-discs",
    "small-p-values",
    "sparse-labels",
    "strip-like-cells",
    "struck-out",
    "sweep-accuracy",
    "table-ruled",
}
"""Fixtures that are drawn as others are: masks, signs, powers, strips, discs, percents, tables,
numbers out of place, and what has no bar."""

WRITTEN_ODDLY = {
    "bar-runs-on",
    "cells-parted-by-print",
    "confusion-serif",
    "correlation-no-leading-zero",
    "even-slope",
    "hours-and-minutes",
    "log-between-two-ticks",
    "misprint-thousands",
    "p-values-powers",
    "round-the-clock",
    "short-turned-labels",
    "signs-in-names",
    "still-beyond-a-tick",
    "ticks-pushed-in",
    "twins-differ",
    "two-ticks",
    "words-for-little",
}
"""Fixtures that are about where their labels, ticks and numbers stand and how they are written,
which the program that draws them does in its own way."""


def positives() -> list[str]:
    names = []
    for truth in sorted(IMAGES.glob("*.json")):
        content = json.loads(truth.read_text(encoding="utf-8"))
        if not content["negative"]:
            names.append(content["image"])
    return names


@pytest.mark.parametrize("name", positives())
def test_read_and_drawn_again_and_read_again(name: str, tmp_path: Path) -> None:
    if Path(name).stem in DOUBTED:
        pytest.skip(DOUBTED[Path(name).stem])
    figure = unheat.read(IMAGES / name)
    judged = score(
        figure, json.loads((IMAGES / name).with_suffix(".json").read_text(encoding="utf-8"))
    )
    wrong = [f"{f.stage}: {f.place}: {f.expected} read as {f.got}" for f in judged.failures]
    assert judged.safe, wrong
    assert judged.right or Path(name).stem in NOT_RIGHT, wrong
    variant = Path(name).stem.removeprefix("prompt-transferability-")
    if variant != Path(name).stem and variant not in DRAWN_LIKE:
        return
    if variant in SEEN_BADLY | LIKE_OTHERS | WRITTEN_ODDLY or Path(name).suffix in LOSSY:
        return
    redrawn = encode(figure)
    write_products(figure, tmp_path / "products")
    program = tmp_path / "products" / "redraw.py"
    program.write_text(script(figure), encoding="utf-8")
    with matplotlib.rc_context({"backend": "agg"}):
        runpy.run_path(str(program))
        plt.close("all")
    by_program = Image.open(tmp_path / "products" / "redrawn.png").convert("RGB")
    mine = Image.open(io.BytesIO(redrawn)).convert("RGB")
    assert np.array_equal(np.asarray(by_program), np.asarray(mine))
    again = unheat.read(redrawn, name="redrawn.png")
    assert differences(figure, again) == []


def differences(figure: Figure, again: Figure) -> list[str]:
    """What is another number in the second reading and carries no doubt there."""
    if len(figure.panels) != len(again.panels):
        return [f"{len(again.panels)} panels instead of {len(figure.panels)}"]
    found = []
    for number, (one, other) in enumerate(zip(figure.panels, again.panels, strict=True), 1):
        if one.cells.shape != other.cells.shape:
            found.append(f"panel {number}: {other.cells.shape} instead of {one.cells.shape}")
            continue
        allowed = 0.01 if one.scale is None else 0.02 * abs(one.scale.maximum - one.scale.minimum)
        printed = ~np.isnan(one.cells.text_value)
        for row, col in np.ndindex(*one.cells.shape):
            a, b = float(one.cells.value[row, col]), float(other.cells.value[row, col])
            if other.cells.review[row, col] or one.cells.review[row, col]:
                continue
            near = a == b if printed[row, col] else abs(a - b) <= allowed * one.format.factor
            if not near and not (a != a and b != b):
                found.append(f"panel {number} ({row}, {col}): {b} instead of {a}")
    return found
