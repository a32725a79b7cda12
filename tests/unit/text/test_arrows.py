"""Arrows beside numbers are no digits of these."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import cv2
import matplotlib.pyplot as plt
import numpy as np
import pytest
from tests.unit.text.typed_crops import crop

import unheat
from unheat.model import Reason, TextReading
from unheat.text.arrows import put_back, with_arrows, without_arrows
from unheat.text.numbers import parse

FACES = ["DejaVuSans.ttf", "DejaVuSerif.ttf", "DejaVuSans-Bold.ttf"]
NUMBERS = ["10.6", "4.41", "-0.74", "+1.14", "0.0", "98.4%", "(2.1)", "7.17", "1", "44", "±0.4"]


@pytest.mark.parametrize("face", FACES)
@pytest.mark.parametrize("size", [13, 18, 30])
def test_arrows_are_taken_out_and_numbers_stay(size: int, face: str) -> None:
    texts = ["-5.2↓", "+3.1↑", "-1.4↓", "+4.0↑"]
    left = without_arrows([crop(text, f"0,{n},0", size, face) for n, text in enumerate(texts)])
    assert [one.arrows[0][2] for one in left] == ["↓", "↑", "↓", "↑"]
    for one, text in zip(left, texts, strict=True):
        bare, whole = (
            np.asarray(one.pixels),
            np.asarray(crop(text[:-1], "0,0,0", size, face).pixels),
        )
        assert (bare < 128).sum() == pytest.approx((whole < 128).sum(), rel=0.1)


@pytest.mark.parametrize("face", [*FACES, "STIXGeneralBol.ttf", "DejaVuSansMono.ttf", "cmr10.ttf"])
@pytest.mark.parametrize("size", [10, 13, 18, 30])
def test_digits_and_signs_are_no_arrows(size: int, face: str) -> None:
    texts = [text for text in NUMBERS if face != "cmr10.ttf" or "±" not in text]
    crops = [crop(text, f"0,{n},0", size, face) for n, text in enumerate(texts)]
    assert not any(one.arrows for one in without_arrows(crops))


@pytest.mark.parametrize(("size", "scale"), [(18, 0.9), (24, 0.7), (28, 0.6)])
def test_a_plus_sign_that_a_resizer_blurred_is_no_arrow(size: int, scale: float) -> None:
    drawn = [crop(f"+{n}.1", f"0,{n},0", size) for n in (2, 3, 5)]
    pixels = [
        cv2.resize(np.asarray(one.pixels), None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
        for one in drawn
    ]
    crops = [replace(one, pixels=small) for one, small in zip(drawn, pixels, strict=True)]
    assert not any(one.arrows for one in without_arrows(crops))


def test_one_arrow_alone_may_be_anything() -> None:
    crops = [crop(text, f"0,{n},0", 20) for n, text in enumerate(["1.2↑", "3.4", "5.6", "7.8"])]
    assert not any(one.arrows for one in without_arrows(crops))


@pytest.mark.parametrize(
    ("text", "said"), [("71.2 (↑3.4)", "71.2 (3.4)"), ("↑3.4", "3.4"), ("3.4 ↑", "3.4")]
)
def test_arrows_go_back_to_their_places(text: str, said: str) -> None:
    crops = without_arrows([crop(text, f"0,{n},0", 24) for n in range(3)])
    assert put_back(said, crops[0]).replace(" ", "") == text.replace(" ", "")
    reading = TextReading(raw=said, value=parse(said).value, parts=parse(said).parts)
    told = with_arrows({(0, 0): reading}, {(0, 0): crops[:1]})[0, 0]
    assert parse(told.raw).parts == reading.parts


def test_a_digit_in_the_place_of_an_arrow_is_doubted() -> None:
    crops = without_arrows(
        [crop(text, f"0,{n},0", 24) for n, text in enumerate(["3↑", "4↓", "5↓"])]
    )
    plain = [crop(text, f"1,{n},0", 24) for n, text in enumerate(["6.4", "6.5"])]
    lines = {(0, n): [one] for n, one in enumerate(crops)}
    lines |= {(1, n): [one] for n, one in enumerate(plain)}
    said = dict(zip(lines, ["3", "4", "5", "6.4", "6.5"], strict=True))
    told = with_arrows({cell: parse(text, confidence=0.99) for cell, text in said.items()}, lines)
    assert [cell for cell, one in told.items() if Reason.DIGIT_IN_DOUBT in one.reasons] == [(1, 0)]


def test_a_figure_of_changes(tmp_path: Path) -> None:
    change = np.round(np.random.default_rng(17001).normal(scale=5, size=(5, 5)), 1)
    figure, axes = plt.subplots(figsize=(4.6, 2.8))
    image = axes.imshow(change, cmap="RdYlGn", vmin=-15, vmax=15, aspect="auto")
    for (i, j), value in np.ndenumerate(change):
        text = f"{value:+.1f}{'↑' if value > 0 else '↓'}"
        axes.text(j, i, text, ha="center", va="center", size=8)
    axes.set_xticks(range(5), list("ABCDE"))
    axes.set_yticks(range(5), list("VWXYZ"))
    figure.colorbar(image)
    figure.savefig(tmp_path / "changes.png", dpi=200)
    plt.close(figure)
    cells = unheat.read(tmp_path / "changes.png").panels[0].cells
    assert np.array_equal(cells.value, change)
    assert cells.text[0, 0] == f"{change[0, 0]:+.1f}{'↑' if change[0, 0] > 0 else '↓'}"
