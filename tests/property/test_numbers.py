"""Laws of numbers: what is printed in a format is read back as the same number."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unheat.model import NumberFormat
from unheat.text.numbers import format_value, infer_format, parse

formats = st.builds(
    NumberFormat,
    decimals=st.integers(0, 4),
    suffix=st.sampled_from(["", "%"]),
    thousands=st.sampled_from(["", " ", "'"]),
    signed=st.booleans(),
    leading_zero=st.booleans(),
    minus=st.sampled_from(["-", "\u2212", "\u2013"]),
)


@given(value=st.floats(-1e6, 1e6), number_format=formats)
def test_parse_reads_what_format_prints(value: float, number_format: NumberFormat) -> None:
    assert number_format.decimals is not None
    reading = parse(format_value(value, number_format))
    rounded = round(value, number_format.decimals)
    assert reading.value == pytest.approx(rounded, abs=1.01 * 10.0**-number_format.decimals)
    assert reading.quantum == pytest.approx(10.0**-number_format.decimals)


@given(
    value=st.floats(1e-9, 1e9),
    decimals=st.integers(0, 3),
    exponent=st.sampled_from(["e-03", "E-03", "e-3", "×10⁻³"]),
)
def test_scientific_numbers_survive(value: float, decimals: int, exponent: str) -> None:
    number_format = NumberFormat(decimals=decimals, scientific=True, exponent=exponent)
    text = format_value(value, number_format)
    assert parse(text).value == pytest.approx(float(f"{value:.{decimals}e}"))
    assert infer_format([parse(text)]).exponent == exponent


@given(st.text(max_size=12))
def test_any_text_has_a_reading(text: str) -> None:
    reading = parse(text)
    assert (reading.value is None) == (reading.parts == ())
