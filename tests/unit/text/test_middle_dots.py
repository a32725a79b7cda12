"""Dots between what units multiply, and raised minus signs, as ink has them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import matplotlib as mpl
import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

import unheat
from unheat.model import Box, Label
from unheat.text.middle_dots import is_round, middle_dots, with_dots_at
from unheat.text.raised_dashes import has_small_end, raised_strokes

LETTERS = [[0.0, 10.0, 8.0, 20.0], [14.0, 12.0, 22.0, 20.0], [24.0, 12.0, 30.0, 20.0]]


def name_of_bar(path: Path, name: str, face: str = "DejaVu Sans", dpi: int = 130) -> Label:
    values = np.random.default_rng(5).random((4, 5))
    with mpl.rc_context({"font.family": face, "mathtext.fontset": "dejavuserif"}):
        figure = Figure(figsize=(4.2, 3.0), layout="constrained")
        axes = figure.subplots()
        image = axes.imshow(values, cmap="viridis", aspect="auto")
        axes.set_yticks(range(4), ["Alpha", "Bravo", "Delta", "Kilo"])
        axes.set_xticks(range(5), ["S1", "S2", "S3", "S4", "S5"])
        figure.colorbar(image, label=name)
        figure.savefig(path, dpi=dpi)
    scale = unheat.read(path).panels[0].scale
    assert scale is not None
    assert scale.label is not None
    return scale.label


@pytest.mark.parametrize("face", ["DejaVu Sans", "DejaVu Serif"])
def test_a_dot_between_units_is_no_hyphen(tmp_path: Path, face: str) -> None:
    assert name_of_bar(tmp_path / "a.png", "Torque (N·m)", face).text == "Torque (N·m)"


def test_hyphens_are_left(tmp_path: Path) -> None:
    label = name_of_bar(tmp_path / "a.png", "Cross-lingual F1")
    assert (label.text, label.review) == ("Cross-lingual F1", False)


@pytest.mark.parametrize(("sign", "round_"), [("·", True), ("-", False)])
@pytest.mark.parametrize("face", ["DejaVu Sans", "DejaVu Serif", "STIXGeneral"])
@pytest.mark.parametrize("size", [9, 11, 14])
def test_a_hyphen_is_longer_than_high_and_a_dot_is_not(
    sign: str, face: str, size: int, *, round_: bool
) -> None:
    figure = Figure(figsize=(1.0, 1.0), dpi=100)
    figure.text(0.403, 0.504, sign, family=face, size=size)
    canvas: Any = FigureCanvasAgg(figure)
    canvas.draw()
    rgb = np.asarray(canvas.buffer_rgba())[:, :, :3].copy()
    ys, xs = np.nonzero(rgb.min(axis=2) < 200)
    box = Box(float(xs.min()), float(ys.min()), xs.max() + 1.0, ys.max() + 1.0)
    assert is_round(rgb, box, (255.0, 255.0, 255.0), upright=True) is round_
    turned = np.ascontiguousarray(rgb.transpose(1, 0, 2))
    box = Box(box.y0, box.x0, box.y1, box.x1)
    assert is_round(turned, box, (255.0, 255.0, 255.0), upright=False) is round_


def test_a_charge_that_no_reader_saw_is_never_silent(tmp_path: Path) -> None:
    label = name_of_bar(tmp_path / "a.png", "NO$_3^-$ (mg/L)", "DejaVu Serif")
    assert label.review or label.text == "NO₃⁻ (mg/L)"


@pytest.mark.parametrize(
    ("piece", "is_dot"),
    [
        ((10.0, 14.0, 12.0, 16.0), True),
        ((10.0, 14.0, 13.0, 16.0), True),
        ((9.5, 15.0, 13.0, 16.0), False),  # a hyphen
        ((10.0, 18.0, 12.0, 20.0), False),  # a full stop
        ((10.0, 8.0, 12.0, 10.0), False),  # the dot of an "i"
        ((9.0, 12.0, 13.0, 16.0), False),  # a small circle
    ],
)
def test_a_dot_is_as_wide_as_high_at_half_the_height_of_letters(
    piece: tuple[float, ...], is_dot: bool
) -> None:
    assert len(middle_dots(np.array([*LETTERS, piece]), 10.0)) == is_dot


def test_one_of_two_dots_is_part_of_a_colon_or_under_a_letter() -> None:
    under = [[13.0, 10.0, 23.0, 20.0], [17.0, 14.0, 19.0, 16.0]]
    assert not len(middle_dots(np.array([LETTERS[0], *under]), 10.0))


@pytest.mark.parametrize(
    ("text", "places", "expected"),
    [
        ("mg-kg⁻¹.d⁻¹", [0.27, 0.71], "mg·kg⁻¹·d⁻¹"),
        ("mg·kg⁻¹.d⁻¹", [0.27, 0.71], "mg·kg⁻¹·d⁻¹"),
        ("PM2.5 (g-m)", [0.77], "PM2.5 (g·m)"),
        ("N-m", [0.95], "N-m"),
        ("Nm", [0.5], "Nm"),
    ],
)
def test_dots_go_where_their_ink_is(text: str, places: list[float], expected: str) -> None:
    assert with_dots_at(text, places) == expected


@pytest.mark.parametrize(
    ("piece", "count"),
    [
        ((9.0, 11.0, 13.5, 12.0), 1),
        ((9.0, 15.0, 13.5, 16.0), 0),  # a hyphen
        ((15.0, 9.0, 20.0, 10.0), 0),  # a mark over a letter
        ((30.5, 11.0, 35.0, 12.0), 1),  # at the end, as a charge is
        ((-6.0, 11.0, -1.0, 12.0), 0),
    ],
)
def test_a_raised_stroke_has_no_letter_under_it(piece: tuple[float, ...], count: int) -> None:
    assert raised_strokes(np.array([*LETTERS, piece]), 10.0) == count


def test_a_stroke_may_stand_over_a_lowered_digit() -> None:
    ink = np.array([*LETTERS, [31.0, 16.5, 35.0, 23.0], [31.5, 11.0, 36.0, 12.0]])
    assert raised_strokes(ink, 10.0) == 1


@pytest.mark.parametrize(
    ("piece", "stands_off"),
    [
        ((31.0, 13.0, 34.0, 15.0), True),  # what is left of a raised minus
        ((31.0, 18.0, 33.0, 20.0), False),  # a full stop
        ((31.0, 11.0, 33.0, 16.0), False),  # a raised stroke that stands: a prime
        ((16.0, 8.0, 19.0, 10.0), False),  # within the line
    ],
)
def test_a_small_piece_at_the_end_that_stands_off_its_feet_is_a_sign(
    piece: tuple[float, ...], *, stands_off: bool
) -> None:
    assert has_small_end(np.array([*LETTERS, piece]), 10.0) is stands_off
