"""Chemical formulas whose strokes every reader takes for the other letter."""

from __future__ import annotations

import pytest
from tests.unit.text.test_series import readings

from unheat.text.formulas import as_formulas


def told(*texts: str) -> dict[str, tuple[str, bool]]:
    own = {one.site.key: one for one in readings(*texts)}
    return {own[key].text: (one.text, one.review) for key, one in as_formulas(own).items()}


def test_a_stroke_that_makes_a_label_a_formula_as_the_others_are_is_asked_about() -> None:
    assert told("ZnO", "CdSe", "InAs", "AIN", "BN") == {"AIN": ("AlN", True)}
    assert told("ZnO", "Fe2O3", "CdTe", "Kl") == {"Kl": ("KI", True)}


@pytest.mark.parametrize(
    "texts",
    [
        ("ZnO", "CdSe", "InAs", "AlN"),
        ("ZnO", "CdSe", "AIN"),
        ("NOS", "IPO", "CIS", "AIN"),
        ("ZnO", "CdSe", "InAs", "Total"),
    ],
)
def test_formulas_and_names_among_few_of_them_stay(texts: tuple[str, ...]) -> None:
    assert told(*texts) == {}


def test_a_stop_behind_a_formula_may_be_a_lowered_number() -> None:
    assert told("ZnO", "CdSe", "InAs", "CH.") == {"CH.": ("CH.", True)}


def test_twenty_of_one_element_beside_compounds_is_an_oxide() -> None:
    assert told("CO2", "CH4", "N20", "SF6", "CO") == {"N20": ("N2O", True)}
    assert told("CO2", "ZnO", "SiO2", "Al203", "MgO") == {"Al203": ("Al2O3", True)}
    assert told("C1", "C2", "C5", "C10") == {}


def test_a_nought_within_the_last_number_of_a_compound_is_oxygen() -> None:
    beside = ("H2SO4", "NaCl", "CaCO3")
    assert told(*beside, "K2Cr207") == {"K2Cr207": ("K2Cr2O7", True)}
    assert told(*beside, "C6H1206") == {"C6H1206": ("C6H12O6", True)}
    assert told(*beside, "C10H20") == {}


def test_carbon_and_iodine_beside_chlorides_are_chlorine() -> None:
    assert told("NaCl", "KCI", "CaCl2", "LiF") == {"KCI": ("KCl", True)}
    assert told("CHI3", "LiI", "NaI", "KCI") == {}


def test_where_strokes_leave_hardly_a_formula_all_of_them_together_tell() -> None:
    assert told("AICI", "Cul", "CIF", "LiCI", "TICI") == {
        "AICI": ("AlCl", True),
        "Cul": ("CuI", True),
        "CIF": ("ClF", True),
        "LiCI": ("LiCl", True),
        "TICI": ("TlCl", True),
    }
