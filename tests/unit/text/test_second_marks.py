"""Marks that the second reader alone is sure of."""

from __future__ import annotations

import pytest
from tests.unit.text.test_labels import Drawing

from unheat.model import Reason
from unheat.text.labels import locate
from unheat.text.reading import Reading
from unheat.text.second_marks import has_sure_marks, with_second_marks

NAMES = ("Alpha", "Beta", "Gamma", "Delta")


def heard(said: tuple[str, str, str], *, second: float = 0.98, size: float = 0.45) -> Reading:
    """The first of four labels, of which the first reader, that of letters and the second one
    ``said`` so."""
    drawing = Drawing()
    for col, name in enumerate(NAMES):
        drawing.write(name, 150 + 60 * col, 200, scale=size)
    site = locate(drawing.layout()).of("column", 0)[0]
    return Reading(
        site=site,
        text=said[2],
        confidence=0.49,
        review=True,
        reasons=(Reason.READERS_DIFFER,),
        said=said,
        second=second,
    )


@pytest.mark.parametrize(
    "said",
    [
        ("Miesiac", "Miesiqc", "Miesiąc"),
        ("Mugla", "MuGla", "Muğla"),
        ("Mésic", "Mêsíc", "Měsíc"),
        ("Torun", "Torui", "Toruń"),
    ],
)
def test_marks_that_the_second_reader_is_sure_of_are_believed(said: tuple[str, str, str]) -> None:
    result = with_second_marks({"one": heard(said)})["one"]
    assert not result.review
    assert (result.text, result.reasons) == (said[2], ())
    assert result.confidence == 0.98


@pytest.mark.parametrize(
    ("said", "second"),
    [
        (("Miesiac", "Miesiqc", "Miesiąc"), 0.96),
        (("Zdar", "Zdar", "Žđár"), 0.99),
        (("Ha Ni", "Hà Nôi", "Hà Ni"), 0.996),
        (("Marz", "Mars", "Märs"), 0.99),
        (("Torun", "", "Toruń"), 0.99),
        (("Torun", "Torum", "Torun"), 0.99),
    ],
)
def test_letters_that_others_see_otherwise_stay_open(
    said: tuple[str, str, str], second: float
) -> None:
    one = heard(said, second=second)
    assert with_second_marks({"one": one})["one"] is one


def test_other_reasons_and_small_print_stay_open() -> None:
    said = ("Torun", "Torui", "Toruń")
    assert has_sure_marks(heard(said))
    assert not has_sure_marks(heard(said, size=0.22))
