"""Points and powers of numbers leave lanes, and part no cells; nor is a bar near them one."""

from __future__ import annotations

from pathlib import Path

import pytest

from unheat.bench.corpus import draw, survey_recipe
from unheat.detect import detect
from unheat.load import load


@pytest.mark.parametrize(("seed", "index"), [(6001, 148), (6001, 230), (6001, 399)])
def test_bars_and_powers_are_no_columns(tmp_path: Path, seed: int, index: int) -> None:
    """A bar one gap off small cells behind a codec was a column of them, and "5.3×10⁻⁵" in each of
    5 columns made 20 of these, in doubt."""
    drawing = draw(survey_recipe(seed, index))
    drawing.save(tmp_path)
    found = detect(load(tmp_path / drawing.truth["image"])).panels
    panels = drawing.truth.get("panels") or [drawing.truth]
    assert [one.grid.shape for one in found] == [(one["n_rows"], one["n_cols"]) for one in panels]


def test_a_lane_at_the_point_of_all_numbers_parts_no_cells(tmp_path: Path) -> None:
    """Percents with one decimal in JPEG 30: 6 by 6 cells were 6 by 12, in doubt."""
    drawing = draw(survey_recipe(7001, 100))
    drawing.save(tmp_path)
    (panel,) = detect(load(tmp_path / drawing.truth["image"])).panels
    assert panel.grid.shape == (drawing.truth["n_rows"], drawing.truth["n_cols"]) == (6, 6)
    assert not panel.review
