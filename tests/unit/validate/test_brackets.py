"""Numbers in brackets behind their pair, in sentences that go on."""

from __future__ import annotations

from tests.unit.show.factory import founding

from unheat.validate.compare import validate
from unheat.validate.judge import Finding
from unheat.validate.transcript import parse


def test_a_number_in_brackets_is_that_of_the_pair_before_it() -> None:
    text = "GPT-4 to Claude 2 (61.9%) is the second-highest value.\n- GPT-4 to Vicuna: 48.3\n"
    found = [item for item in validate(founding(), parse(text)).entries if item.line is not None]
    assert [(item.column, item.theirs, item.finding) for item in found] == [
        ("Claude 2", "61.9%", Finding.HOLDS),
        ("Vicuna", "48.3", Finding.HOLDS),
    ]


def test_the_number_that_ends_a_label_is_no_value() -> None:
    text = "GPT-4 to Claude 2 (much better than others)\n- GPT-4 to Vicuna: 48.3\n"
    found = [item for item in validate(founding(), parse(text)).entries if item.line is not None]
    assert [(item.column, item.theirs) for item in found] == [("Vicuna", "48.3")]
