"""Upright labels that a script set by a side belong to the columns of their tick marks."""

from __future__ import annotations

import datetime
from pathlib import Path

import matplotlib.pyplot as plt
import numpy as np
import pytest

import unheat


def read(
    path: Path, columns: int, step: int, style: str, side: str
) -> tuple[unheat.Panel, list[str | None]]:
    values = np.random.default_rng(1).gamma(2, 2, size=(7, columns))
    first = datetime.date(2023, 3, 1)
    days = [first + datetime.timedelta(days=7 * n) for n in range(columns)]
    written = [day.strftime(style) for day in days]
    names = [name if n % step == 0 else None for n, name in enumerate(written)]
    figure, axes = plt.subplots(figsize=(6, 2.4))
    image = axes.imshow(values, cmap="magma", aspect="auto")
    shown = range(0, columns, step)
    axes.set_xticks(shown, written[::step], rotation=90, ha=side, size=7)
    axes.set_yticks(range(7), [f"Station {n}" for n in range(1, 8)], size=7)
    figure.colorbar(image)
    figure.savefig(path, dpi=150, bbox_inches="tight")
    plt.close(figure)
    return unheat.read(path).panels[0], names


@pytest.mark.parametrize(
    ("columns", "step", "style", "side"),
    [(50, 3, "%Y-%m-%d", "right"), (40, 4, "%d %b", "left"), (23, 2, "%Y-%m-%d", "center")],
)
def test_marks_tell_whose_labels_are(
    tmp_path: Path, columns: int, step: int, style: str, side: str
) -> None:
    panel, names = read(tmp_path / "dates.png", columns, step, style, side)
    assert list(panel.columns.labels) == names


def test_a_letter_beside_the_cells_is_no_mark_of_a_further_row(tmp_path: Path) -> None:
    panel, names = read(tmp_path / "narrow.png", 60, 5, "%Y-%m-%d", "right")
    assert panel.cells.value.shape == (7, 60)
    assert list(panel.columns.labels)[1:] == names[1:]


def test_labels_set_by_their_right_in_wide_columns_are_not_doubted(tmp_path: Path) -> None:
    panel, names = read(tmp_path / "wide.png", 23, 2, "%Y-%m-%d", "right")
    assert list(panel.columns.labels) == names
    assert not any(panel.columns.review)
