"""Turned labels of two words, whose blanks stand in one line over all columns."""

from __future__ import annotations

from tests.unit.text.test_labels import Drawing

from unheat.text.labels import locate


def test_a_blank_in_all_labels_that_stand_off_their_columns_does_not_cut_them() -> None:
    """R's heatmap.2 sets its labels left of the middles: "Week" stays with the 5 over it."""
    drawing = Drawing()
    for col, text in enumerate("5714"):
        drawing.turned("Week", 139 + 60 * col, 217)
        drawing.turned(text, 139 + 60 * col, 190)
    labels = locate(drawing.layout()).of("column", 0)
    assert [site.index for site in labels] == [0, 1, 2, 3]
    assert min(site.box.height for site in labels) > 35
