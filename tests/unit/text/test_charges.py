"""Charges of ions that stand over the number of their atoms."""

from __future__ import annotations

import pytest

from unheat.text.charges import charges_last, number_first


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("NO⁻3", "NO3⁻"),
        ("NH⁺4", "NH4⁺"),
        ("SO²⁻4 (µM)", "SO4²⁻ (µM)"),
        ("Fe(CN)³⁻6", "Fe(CN)6³⁻"),
        ("CD8⁺ T", "CD8⁺ T"),
        ("10⁻3", "10⁻3"),
        ("m s⁻1", "m s⁻1"),
        ("mol m⁻² s⁻¹", "mol m⁻² s⁻¹"),
    ],
)
def test_the_number_of_atoms_stands_before_the_charge(text: str, told: str) -> None:
    assert charges_last(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [("HCO⁻ 3", "HCO₃⁻"), ("NH⁺ 4", "NH₄⁺"), ("Ca²⁺ 10", None), ("CD8⁺ 3", None), ("m⁻ 2", None)],
)
def test_a_number_on_a_line_of_its_own_stands_before_the_charge(
    text: str, told: str | None
) -> None:
    assert number_first(text) == told
