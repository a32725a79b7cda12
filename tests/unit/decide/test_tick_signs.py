"""Marks of ticks that were read as signs."""

from __future__ import annotations

from dataclasses import replace

from tests.unit.decide.conftest import Make

from unheat.decide.scale import build_scale
from unheat.decide.tick_signs import signs_in_doubt, without_signs
from unheat.model import Reason


def test_a_bar_whose_marks_were_read_as_signs_runs_the_other_way(painted_bar: Make) -> None:
    made = painted_bar(0, 1, [0, 0.5, 1], ["-0.0", "-0.5", "-1.0"])
    read = build_scale(made.raster, made.bar, made.texts)
    assert Reason.SIGN_IN_DOUBT in read.reasons
    assert signs_in_doubt(read)
    assert not signs_in_doubt(replace(read, reasons=()))
    true = painted_bar(0, 1, [0, 0.5, 1], ["0.0", "0.5", "1.0"])
    meant = build_scale(true.raster, true.bar, true.texts)
    found = without_signs(read)
    assert (found.minimum, found.maximum) == (meant.minimum, meant.maximum)
    assert found.knots == meant.knots
    assert [(tick.text, tick.value) for tick in found.ticks] == [
        ("0.0", 0.0),
        ("0.5", 0.5),
        ("1.0", 1.0),
    ]
    assert (found.review, found.reasons) == (False, ())
