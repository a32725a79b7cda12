"""What the grammar of printed numbers takes for a number, and what it does not."""

from __future__ import annotations

import pytest

from unheat.model import NumberFormat
from unheat.text.candidates import respell
from unheat.text.numbers import format_value, infer_format, parse, printed_numbers


@pytest.mark.parametrize(
    ("text", "value", "quantum"),
    [
        ("61.9", 61.9, 0.1),
        ("61.9%", 61.9, 0.1),
        ("−1.32", -1.32, 0.01),
        ("–.5", -0.5, 0.1),
        (".57", 0.57, 0.01),
        ("+2.4", 2.4, 0.1),
        ("3,066", 3066.0, 1.0),
        ("1 234", 1234.0, 1.0),
        ("1\u2009234", 1234.0, 1.0),
        ("1'234.5", 1234.5, 0.1),
        ("1.234.567", 1234567.0, 1.0),
        ("1.234,5", 1234.5, 0.1),
        ("0,123", 0.123, 0.001),
        ("12,5", 12.5, 0.1),
        ("1.2e-3", 1.2e-3, 1e-4),
        ("1.2×10⁻³", 1.2e-3, 1e-4),
        ("10⁻³", 1e-3, 1e-3),
        ("10^-3", 1e-3, 1e-3),
        ("10-3", 1e-3, 1e-3),
        ("0.45***", 0.45, 0.01),
        ("**\n-0.45", -0.45, 0.01),
        ("2.4 t", 2.4, 0.1),
        ("0.8t", 0.8, 0.1),
        ("512 MB", 512.0, 1.0),
        ("3.5 µs", 3.5, 0.1),
        ("12 kWh", 12.0, 1.0),
        ("44 d", 44.0, 1.0),
        ("8,54 zł", 8.54, 0.01),
        ("CHF 12.50", 12.5, 0.01),
        ("0.33 req/s", 0.33, 0.01),
        ("5.2 m/s", 5.2, 0.1),
        ("1,204 MB/s", 1204.0, 1.0),
        ("12 µg/m³", 12.0, 1.0),
        ("5 M", 5e6, 1e6),
        ("$1.2k", 1200.0, 100.0),
        ("< 0.001", 0.001, 0.001),
        ("($3,116)", -3116.0, 1.0),
        ("(12.3)", 12.3, 0.1),
    ],
)
def test_one_number(text: str, value: float, quantum: float) -> None:
    reading = parse(text)
    assert reading.value == pytest.approx(value)
    assert reading.quantum == pytest.approx(quantum)
    assert len(reading.parts) == 1


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("45 (12.3%)", (45, 12.3)),
        ("0.78 (0.65–0.93)", (0.78, 0.65, 0.93)),
        ("0.78 [0.65, 0.93]", (0.78, 0.65, 0.93)),
        ("71.7\n±1.7", (71.7, 1.7)),
        ("11/65\n(16.9%)", (11, 65, 16.9)),
        ("-0.5--0.2", (-0.5, -0.2)),
    ],
)
def test_several_numbers_keep_their_order(text: str, parts: tuple[float, ...]) -> None:
    assert parse(text).parts == pytest.approx(parts)


@pytest.mark.parametrize("text", ["NA", "nan", "–", "N/A", "n.d.", "OOM", "00M"])
def test_words_for_no_value(text: str) -> None:
    reading = parse(text)
    assert reading.missing
    assert reading.value is None


@pytest.mark.parametrize("text", ["GPT-4", "Mistral 7B", "***", "", "3D", "1..5", "000k"])
def test_what_is_no_number(text: str) -> None:
    reading = parse(text)
    assert reading.value is None
    assert not reading.missing


def test_a_lone_comma_before_three_digits_keeps_its_other_reading() -> None:
    reading = parse("1,234")
    assert reading.value == 1234
    assert [other.value for other in reading.alternatives] == [1.234]
    assert parse("1,234", point=",").value == 1.234


def test_format_of_a_panel() -> None:
    found = infer_format([parse(text) for text in ("−.52", ".10", ".07", "1.00")])
    assert found == NumberFormat(decimals=2, leading_zero=False, minus="−")
    assert format_value(-0.5, found) == "−.50"


def test_format_of_mixed_decimals_is_open() -> None:
    assert infer_format([parse("1.5"), parse("2.25"), parse("3")]).decimals is None


@pytest.mark.parametrize(
    ("said", "printed"),
    [
        ("1.0×10°", "1.0×10⁰"),
        ("1.0x100", "1.0×10⁰"),
        ("1.6x1075", "1.6×10⁻⁵"),
        ("6.5×10-²", "6.5×10⁻²"),
        ("3.1x107", "3.1×10⁷"),
        ("1.5x1012", "1.5×10¹²"),
    ],
)
def test_powers_of_ten_are_raised_whatever_became_of_them(said: str, printed: str) -> None:
    assert respell(said) == printed
    assert parse(respell(said)).value == parse(printed).value


def test_no_number_is_infinite() -> None:
    for text in ("1.6×10999", "1e999", "1.0×100"):
        value = parse(text).value
        assert value is None or value < 1e9


def test_a_line_break_within_an_exponent_is_no_part_of_it() -> None:
    (number,) = printed_numbers("6E-\n52")
    assert number.value == pytest.approx(6e-52)


def test_a_k_that_stands_off_its_number_is_kelvin() -> None:
    assert parse("300 K").value == 300.0
    assert parse("12K").value == 12000.0
    assert parse("12 k").value == 12000.0


def test_no_mark_is_both_the_point_and_that_of_thousands() -> None:
    texts = ("23,219", "8,059", "97,085", "80,59")
    found = infer_format([parse(text) for text in texts])
    assert (found.thousands, found.point) == (",", ".")
    few = infer_format([parse(text) for text in ("2,21", "8,05", "97,08", "80,591")])
    assert (few.thousands, few.point) == ("", ",")


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("TN\n1,834\n(45.1%)", (1834.0, 45.1)),
        ("89\n(30% ee)", (89.0,)),
        ("94 (>20:1 dr)", (94.0,)),
        ("12\n(5 min)", (12.0, 5.0)),
        ("True Neg\n412\n48.47%", (412.0, 48.47)),
        ("Core 1\n(88.37)", (88.37,)),
        ("0.52\np=0.03", (0.52,)),
        ("−3.4\nGOAL", (-3.4,)),
        ("n=34\n0.7", (0.7,)),
        ("22.5\n(n=822)", (22.5,)),
        ("0.45\n[p < 0.001]", (0.45,)),
    ],
)
def test_a_line_that_names_a_number_is_none_of_it(text: str, parts: tuple[float, ...]) -> None:
    assert parse(text).parts == pytest.approx(parts)


@pytest.mark.parametrize("text", ["Il.5\n(0.3)", "O.52\n(0.03)", "l2\n(0.4)", "Core 1", "TN 45"])
def test_a_misread_number_is_no_name_of_another_one(text: str) -> None:
    assert parse(text).value is None


@pytest.mark.parametrize(
    ("text", "value"),
    [("US$1,200", 1200.0), ("£3.2bn", 3.2e9), ("5 mn", 5e6), ("-AU$9", -9.0), ("US5", None)],
)
def test_dollars_of_a_country_and_short_words_for_millions(text: str, value: float | None) -> None:
    assert parse(text).value == (None if value is None else pytest.approx(value))


@pytest.mark.parametrize("text", ["0.56 (n=53)", "0.56 [N = 53]"])
def test_a_number_of_cases_in_brackets_is_a_second_number(text: str) -> None:
    assert parse(text).parts == (0.56, 53.0)


@pytest.mark.parametrize(
    ("text", "value"),
    [("r = 0.21", 0.21), ("n=34", 34.0), ("d = −.4", -0.4), ("R² = 0.5", 0.5), ("κ=.61", 0.61)],
)
def test_a_symbol_may_name_the_number_of_a_cell(text: str, value: float) -> None:
    assert parse(text).value == value
    # A word names a row, and what follows no name is none.
    assert parse("depth = 4").value is None
    assert parse("= 4").value is None


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("9.1 (0.9)**", (9.1, 0.9)),
        ("1.20 [0.81, 1.52]***", (1.2, 0.81, 1.52)),
        ("0.52\n(0.04)†", (0.52, 0.04)),
        ("12 (34%) *", (12.0, 34.0)),
        ("5 (2)*10", ()),
    ],
)
def test_stars_stand_behind_a_bracket_as_well(text: str, parts: tuple[float, ...]) -> None:
    assert parse(text).parts == parts
