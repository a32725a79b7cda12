"""The type of an axis, learned from its own labels, and what does not fit it."""

from __future__ import annotations

import numpy as np
import pytest

from unheat.text.type_table import TABLE, build
from unheat.text.typeface import Sample, families, ink_height, ink_width, known, learn

NAMES = [
    "Sweden",
    "Norway",
    "Finland",
    "Denmark",
    "Iceland",
    "Poland",
    "Latvia",
    "Estonia",
    "Ireland",
    "Spain",
    "Italy",
    "Greece",
    "Albania",
    "Serbia",
    "Bosnia",
    "Slovenia",
    "Andorra",
    "Malta",
]


def samples(family: str, em: float, texts: dict[str, str] | None = None) -> list[Sample]:
    """Labels as they are drawn, read as ``texts`` says where it says so."""
    number = families().index(family)
    noise = np.random.default_rng(3).normal(0, 0.2, (len(NAMES), 2))
    return [
        Sample(
            text=(texts or {}).get(name, name),
            width=em * ink_width(name, number) + noise[i, 0],
            height=em * ink_height(name, number) + noise[i, 1],
            group=0,
        )
        for i, name in enumerate(NAMES)
    ]


def test_the_table_is_what_the_fonts_say() -> None:
    names, metrics = build()
    with np.load(TABLE) as archive:
        assert tuple(archive["names"]) == names
        np.testing.assert_array_equal(archive["metrics"], metrics)


@pytest.mark.parametrize("family", ["DejaVu Sans", "Helvetica", "Times"])
@pytest.mark.parametrize("em", [9.0, 16.0])
def test_right_labels_fit_and_the_size_is_found(family: str, em: float) -> None:
    setting = learn(samples(family, em))
    assert setting is not None
    assert setting.em[0] == pytest.approx(em, rel=0.06)
    for number, name in enumerate(NAMES):
        for off in (setting.off_width(number, name), setting.off_height(number, name)):
            assert off is not None
            assert abs(off[1]) < 2.5


@pytest.mark.parametrize("wrong", ["Finand", "Finlland", "Fin land", "FinlandX"])
def test_a_letter_too_few_or_too_many_does_not_fit(wrong: str) -> None:
    setting = learn(samples("DejaVu Sans", 10.0, {"Finland": wrong}))
    assert setting is not None
    number = NAMES.index("Finland")
    misread, right = (setting.off_width(number, text) for text in (wrong, "Finland"))
    assert misread is not None
    assert right is not None
    assert abs(misread[1]) > 3.0
    assert abs(right[1]) < 2.5


def test_capitals_are_taller_than_the_ink_of_small_letters() -> None:
    setting = learn(samples("Helvetica", 12.0))
    assert setting is not None
    number = NAMES.index("Sweden")
    low = setting.off_height(number, "sweeen")
    assert low is not None
    assert low[1] > 3.0


def test_too_few_labels_and_unknown_letters_are_not_judged() -> None:
    few = samples("Helvetica", 12.0)[:3]
    assert learn(few) is None
    assert not known("工")
    assert not known("")
    setting = learn(samples("Helvetica", 12.0))
    assert setting is not None
    assert setting.off_width(0, "工") is None
