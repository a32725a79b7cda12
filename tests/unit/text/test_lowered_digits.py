"""Small numbers and charges of formulas."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.unit.text.test_series import readings

from unheat.text.lowered_digits import lost_charge, may_be_other_number
from unheat.text.misread import as_meant
from unheat.text.unproved import is_article, lost_sign


@pytest.mark.parametrize(
    ("text", "size", "is_open"),
    [
        ("O₂", 7.5, True),
        ("O₂", 9.0, False),
        ("CO₂ flux (g m⁻²)", 7.5, False),
        ("CaCO₂", 7.5, True),
        ("SO₃ (ppb)", 7.5, True),
        ("SO₄", 7.5, False),
        ("log₂ ratio", 7.5, False),
    ],
)
def test_chemistry_tells_which_numbers_may_be_others(text: str, size: float, is_open: bool) -> None:
    assert may_be_other_number(text, size) is is_open


@pytest.mark.parametrize(("stroke", "meant"), [("/Ero", "Ærø"), ("Ero", "Erø")])
def test_a_stroke_that_one_reader_saw_before_an_e_is_half_of_a_ligature(
    stroke: str, meant: str
) -> None:
    (own,) = readings("Erø")
    told = as_meant(replace(own, said=("Aro", "Erø", stroke)))
    assert (told.text, told.review) == (meant, meant != "Erø")


@pytest.mark.parametrize(
    ("text", "said", "lost"),
    [
        ("PO₄³", ("POa3>", "PO₄³-", "PO₄³"), True),
        ("PO₄³", ("PO₄³", "PO₄³", "PO₄³"), False),
        ("SO₄", ("SO₄~", "SO₄", "SO₄"), True),
        ("Site₄", ("Site₄-", "Site₄", ""), False),
        ("Alpha", ("Alpha-", "Alpha", ""), False),
    ],
)
def test_a_charge_that_one_reader_saw_is_asked_about(
    text: str, said: tuple[str, ...], lost: bool
) -> None:
    (own,) = readings(text)
    assert lost_charge(replace(own, said=said)) is lost


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("Fe³*", "Fe³⁺"),
        ("llocano", "Ilocano"),
        ("Uama-2-13B", "Llama-2-13B"),
        ("UAE", "UAE"),
        ("lA3", "IA3"),
        ("lQR of ages", "IQR of ages"),
        ("a) lllinois", "a) Illinois"),
        ("llama.cpp", "llama.cpp"),
        ("ll_ratio", "ll_ratio"),
        ("I/0", "I/O"),
        ("In x", "ln x"),
        ("In Asia", "In Asia"),
        ("Ti-6AI-4V: wear", "Ti-6Al-4V: wear"),
        ("A n B (Jaccard)", "A \u2229 B (Jaccard)"),
        ("KL(pllq)", "KL(p\u2016q)"),
        ("W1,000", "\u20a91,000"),
        ("_init_", "__init__"),
        ("_x_", "_x_"),
        ("1/0", "1/0"),
        ("main@ HEAD", "main@HEAD"),
        ("Recall @ 5", "Recall @ 5"),
        ("Im_head", "lm_head"),
        ("In_f", "In_f"),
        ("Ibfgs", "lbfgs"),
        ("11_ratio", "l1_ratio"),
        ("I2_reg", "l2_reg"),
        ("12_months", "12_months"),
        ("HbAlc (%)", "HbA1c (%)"),
        ("PM₁o", "PM₁₀"),
        ("H₂O", "H₂O"),
        ("p < 0.05*", "p < 0.05*"),
    ],
)
def test_what_is_hardly_ever_printed_is_told_as_what_it_is(read: str, meant: str) -> None:
    (own,) = readings(read)
    told = as_meant(own)
    assert told.text == meant
    assert told.review is (read != meant)


@pytest.mark.parametrize(
    ("text", "said", "lost"),
    [
        ("+5", ("+5", "+5", "±5"), True),
        ("foo0", ("foo()", "foo0", "foo0"), True),
        ("+5", ("+5", "+6", "+5"), False),
    ],
)
def test_signs_that_nobody_makes_up_are_asked_about(
    text: str, said: tuple[str, ...], lost: bool
) -> None:
    (own,) = readings(text)
    assert lost_sign(replace(own, said=said)) is lost


def test_an_article_is_no_number_unless_others_are() -> None:
    assert is_article("II Sole", ["Le Monde", "El País"])
    assert not is_article("II Corps", ["I Corps", "IV Corps"])
    assert not is_article("III Corps", ["Le Monde"])
