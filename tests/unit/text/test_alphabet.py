"""Shapes that a panel's own reader tries."""

from __future__ import annotations

from unheat.text.alphabet import related_shapes


def test_a_dash_on_a_line_of_its_own_is_no_shape_of_a_number() -> None:
    assert related_shapes(["-"]) == ()
    assert related_shapes(["12", "-"]) == ("-d", "-dd", "-ddd", "d", "dd", "ddd")
