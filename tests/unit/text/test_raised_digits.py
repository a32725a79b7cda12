"""Digits behind a letter: raised ones, and those of names."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import cv2
import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from tests.unit.text.test_series import readings as read_as
from tests.unit.text.test_titles import Page

from unheat.text.labels import locate
from unheat.text.raised_digits import Grey, is_raised, with_raised_digits
from unheat.text.reading import Reading
from unheat.text.sites import Sites


def drawn(text: str, family: str = "DejaVu Sans", size: float = 12.0) -> Grey:
    """(h, w) a line of print, dark on white."""
    figure = Figure(figsize=(3, 0.5), dpi=100)
    canvas: Any = FigureCanvasAgg(figure)
    figure.text(0.05, 0.4, text, fontsize=size, family=family)
    canvas.draw()
    return np.asarray(cv2.cvtColor(np.asarray(canvas.buffer_rgba()), cv2.COLOR_RGBA2GRAY), np.uint8)


@pytest.mark.parametrize(
    ("print_", "text"),
    [
        ("$R^2$", "R2"),
        ("R²", "R2"),
        ("Partial R²", "Partial R2"),
        ("Power (V$^2$)", "Power (V2)"),
        ("R$^2$ of all", "R2 of all"),
        ("$Q^2$", "Q2"),
        ("y$^2$", "y2"),
    ],
)
def test_what_stands_off_the_foot_of_its_line_is_raised(print_: str, text: str) -> None:
    assert is_raised(drawn(print_), text, text.index("2"))


@pytest.mark.parametrize("family", ["DejaVu Sans", "DejaVu Serif"])
@pytest.mark.parametrize(
    ("print_", "text"),
    [
        ("R2", "R2"),
        ("Q2", "Q2"),
        ("Power (V2)", "Power (V2)"),
        ("CO$_2$", "CO2"),
        ("type y2", "type y2"),
        ("T2 (°C)", "T2 (°C)"),
        ('"K2"', '"K2"'),
    ],
)
def test_what_stands_on_or_below_it_is_not(print_: str, text: str, family: str) -> None:
    assert not is_raised(drawn(print_, family=family), text, text.index("2"))


@pytest.mark.parametrize("size", [8.0, 10.0, 14.0, 18.0])
@pytest.mark.parametrize("family", ["STIXGeneral", "cmr10"])
def test_a_letter_that_hangs_tells_of_no_raised_digit(family: str, size: float) -> None:
    assert not is_raised(drawn("Q2", family, size), "Q2", 1)


def heard(sites: Sites, *texts: str) -> dict[str, Reading]:
    columns = sites.of("column", 0)
    assert len(columns) == len(texts)
    return {
        site.key: replace(one, site=site)
        for site, one in zip(columns, read_as(*texts), strict=True)
    }


def raised(drawn: str, *read: str) -> list[Reading]:
    """What is made of labels that were ``read`` so, the first of which is ``drawn`` as this."""
    page = Page()
    for number, name in enumerate((drawn, *read[1:])):
        page.typeset(name, 190 + 60 * number, 300, 12)
    sites = locate(page.layout())
    return list(with_raised_digits(sites, heard(sites, *read)).values())


def test_a_label_has_its_digit_raised_and_keeps_the_flat_one_as_another_reading() -> None:
    found = raised("$R^2$", "R2", "A2", "B2", "C2")
    assert [one.text for one in found] == ["R²", "A2", "B2", "C2"]
    assert found[0].others == ("R2",)


def test_the_sign_before_a_raised_digit_is_raised() -> None:
    found = raised("mmm", "m\u2212²", "A2", "B2", "C2")
    assert found[0].text == "m⁻²"
