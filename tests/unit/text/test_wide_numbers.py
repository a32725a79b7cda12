"""Numbers that are too wide for their height, since their points were lost."""

from __future__ import annotations

import pytest

from unheat.text.typeface import Sample, families, ink_height, ink_width, learn
from unheat.text.wide_numbers import too_wide

ROWS = ("660", "635", "610", "585", "560", "535", "510", "485", "460")
COLUMNS = ("1.8", "2.3", "2.8", "3.8", "4.3", "4.8")
LETTERS = ("Sweden", "Norway", "Finland", "Denmark", "Iceland", "Poland", "Latvia")


def _samples(texts: tuple[str, ...], read: tuple[str, ...], group: int) -> list[Sample]:
    family, em = families().index("DejaVu Sans"), 12.0
    return [
        Sample(
            text=seen,
            width=em * ink_width(text, family),
            height=em * ink_height(text, family),
            group=group,
        )
        for text, seen in zip(texts, read, strict=True)
    ]


@pytest.mark.parametrize(
    ("drawn", "told"), [(COLUMNS, True), (tuple(text.replace(".", "") for text in COLUMNS), False)]
)
def test_another_axis_of_numbers_tells_that_points_were_lost(
    drawn: tuple[str, ...], told: bool
) -> None:
    read = tuple(text.replace(".", "") for text in COLUMNS)
    setting = learn([*_samples(ROWS, ROWS, 0), *_samples(drawn, read, 1)])
    assert setting is not None
    assert too_wide(setting) == (frozenset({1}) if told else frozenset())


def test_letters_tell_nothing_of_digits() -> None:
    read = tuple(text.replace(".", "") for text in COLUMNS)
    setting = learn([*_samples(LETTERS, LETTERS, 0), *_samples(COLUMNS, read, 1)])
    assert setting is not None
    assert not too_wide(setting)
