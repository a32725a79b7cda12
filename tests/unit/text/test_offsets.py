"""Numbers at a bar's end that scale its ticks."""

import pytest

from unheat.text.offsets import offset_of, offset_text


@pytest.mark.parametrize(
    ("text", "offset"),
    [
        ("1e6", (1e6, 0.0)),
        ("le−3", (1e-3, 0.0)),
        ("×10⁴", (1e4, 0.0)),
        ("x10-5", (1e-5, 0.0)),
        ("+1e3", (1.0, 1000.0)),
        ("+1.23e3", (1.0, 1230.0)),
        ("−2.015e−1", (1.0, -0.2015)),
        ("·10−3", (1e-3, 0.0)),
        ("+5", None),
        ("e-5", (1e-5, 0.0)),
        ("Score", None),
        ("1.5", None),
        ("10", None),
        ("e6", None),
    ],
)
def test_offsets_are_told_from_labels(text: str, offset: tuple[float, float] | None) -> None:
    assert offset_of(text) == offset


def test_readers_that_spell_an_offset_differently_agree() -> None:
    assert offset_text("le-3") == offset_text("1e-3") == "1e-3"
