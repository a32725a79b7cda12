"""Marks of a label that the other labels of its axis show to be others."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.unit.text.test_series import readings

from unheat.text.odd_marks import odd_marks


def told(*texts: str) -> dict[str, str]:
    """What becomes of the labels that change, all of them up for review."""
    own = {one.site.key: one for one in readings(*texts)}
    found = odd_marks(own)
    assert all(one.review for one in found.values())
    return {own[key].text: one.text for key, one in found.items()}


@pytest.mark.parametrize(
    ("text", "meant", "beside"),
    [
        ("Conv3x3", "Conv3×3", ("Conv1×1", "MaxPool")),
        ("5x", "5×", ("1×", "2×")),
        ("CD8* T", "CD8⁺ T", ("NK", "B")),
        ("CD 4*", "CD 4⁺", ("NK", "B")),
        ("H:O", "H₂O", ("CO₂", "CH₄")),
        ("K±O", "K₂O", ("TiO₂", "MgO")),
        ("02", "O2", ("CO2", "NOx")),
        ("265 yrs", "≥65 yrs", ("45-64 yrs", "18-44 yrs", "<18 yrs")),
        ("en GB", "en_GB", ("pt_BR", "zh_Hans")),
    ],
)
def test_a_mark_is_what_the_other_labels_have(
    text: str, meant: str, beside: tuple[str, ...]
) -> None:
    assert told(text, *beside) == {text: meant}


@pytest.mark.parametrize(
    "texts",
    [
        ("05 Jan", "12 Jan", "19 Jan", "Feb"),
        ("'yes'", "'no'", "'ma"),
        ("Oui", "Non", "Ja“"),
        ("Q1'23", "Q3'23", "Q4'23", "Q223"),
        ("2", "5", "7", "©"),
    ],
)
def test_what_lost_a_number_or_a_quote_is_asked_about(texts: tuple[str, ...]) -> None:
    assert told(*texts) == {texts[-1]: texts[-1]}


@pytest.mark.parametrize(
    "texts",
    [
        ("8x7B", "8x22B", "70B"),
        ("„Ja“", "“No”", "5” TV"),
        ("A*02:01", "B*07:02"),
        ("H:L", "A:B"),
        ("02", "03", "04"),
        ("265", "100–199", "200–264"),
        ("05 Jan", "12 Jan", "19 Jan", "Total"),
        ("day one", "user_id", "n_clicks"),
        ("rock 'n' roll", "jazz"),
        ("Ours*", "SOTA"),
    ],
)
def test_other_labels_stay(texts: tuple[str, ...]) -> None:
    assert told(*texts) == {}


def test_a_sign_between_numbers_that_one_reader_saw_in_two_labels_is_asked_about() -> None:
    own = {one.site.key: one for one in readings("1x", "2x", "4x", "wide")}
    assert odd_marks(own) == {}
    for key, one in list(own.items())[1:3]:
        own[key] = replace(one, said=(one.text, one.text, one.text.replace("x", "×")))
    assert sorted(one.text for one in odd_marks(own).values()) == ["1x", "2x", "4x"]
