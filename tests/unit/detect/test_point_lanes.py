"""Points of numbers that stand under each other leave a lane, and part no cells."""

from __future__ import annotations

from pathlib import Path

from unheat.bench.corpus import draw, survey_recipe
from unheat.detect import detect
from unheat.load import load


def test_a_lane_at_the_point_of_all_numbers_parts_no_cells(tmp_path: Path) -> None:
    """Percents with one decimal in JPEG 30: 6 by 6 cells were 6 by 12, in doubt."""
    drawing = draw(survey_recipe(7001, 100))
    drawing.save(tmp_path)
    (panel,) = detect(load(tmp_path / drawing.truth["image"])).panels
    assert panel.grid.shape == (drawing.truth["n_rows"], drawing.truth["n_cols"]) == (6, 6)
    assert not panel.review
