"""A row that somebody marked with a highlighter tells nothing of the bar."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from matplotlib.figure import Figure
from PIL import Image

import unheat
from unheat.decide.tinted_lines import tinted_line
from unheat.model import Panel


def marked(folder: Path, rows: tuple[int, int]) -> Panel:
    """A panel of six rows without print, those from the first to the last of ``rows`` marked."""
    values = np.random.default_rng(4).uniform(0.0, 1.0, (6, 8))
    figure = Figure(figsize=(6.0, 4.0), dpi=100)
    axes = figure.subplots()
    image = axes.imshow(values, cmap="Greens", vmin=0, vmax=1, aspect="auto")
    axes.set_yticks(range(6), [f"row {name}" for name in "ABCDEF"])
    axes.set_xticks(range(8), [f"{2 * i + 3}" for i in range(8)])
    figure.colorbar(image, label="Share")
    figure.savefig(folder / "plain.png")
    rgb = np.array(Image.open(folder / "plain.png").convert("RGB"), dtype=np.float64)
    frame = axes.get_position()
    x0, x1 = round(frame.x0 * 600), round(frame.x1 * 600)
    pitch = (frame.y1 - frame.y0) * 400 / 6
    top = (1.0 - frame.y1) * 400
    y0, y1 = round(top + rows[0] * pitch) + 2, round(top + (rows[1] + 1) * pitch) - 2
    rgb[y0:y1, x0 - 60 : x1 + 5] *= np.array([1.0, 0.95, 0.35])
    Image.fromarray(np.rint(rgb).astype(np.uint8)).save(folder / "marked.png")
    (panel,) = unheat.read(folder / "marked.png").panels
    return panel


def test_a_marked_row_is_asked_about_and_no_other(tmp_path: Path) -> None:
    panel = marked(tmp_path, (4, 4))
    assert panel.scale is not None
    assert not panel.scale.review
    assert panel.cells.review.sum(axis=1).tolist() == [0, 0, 0, 0, 8, 0]


def test_several_marked_rows_speak_against_the_bar(tmp_path: Path) -> None:
    panel = marked(tmp_path, (2, 4))
    assert panel.cells.review.all()


@pytest.mark.parametrize(
    ("shape", "places"),
    [
        ((2, 6), [(0, 1), (0, 2), (0, 3), (0, 4)]),
        ((5, 6), [(1, 2)]),
        ((5, 6), [(1, 2), (1, 3)]),
        ((5, 6), [(1, 0), (1, 1), (1, 2), (1, 3), (2, 0)]),
    ],
    ids=["of two rows", "one cell", "few of a row", "two rows"],
)
def test_these_are_no_tinted_line(shape: tuple[int, int], places: list[tuple[int, int]]) -> None:
    beyond = np.zeros(shape, dtype=bool)
    beyond[tuple(zip(*places, strict=True))] = True
    for turned in (beyond, beyond.T):
        assert not tinted_line(turned, np.ones(turned.shape, dtype=bool)).any()
