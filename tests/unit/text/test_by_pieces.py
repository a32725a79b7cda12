"""What pieces of ink side by side tell of a text."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt
import pytest
from tests.unit.text.test_labels import FONT, Drawing, words

from unheat.text.by_pieces import gaps_about_equal, pieces_of
from unheat.text.labels import assemble, locate


def line_of(*parts: tuple[str, int]) -> npt.NDArray[np.uint8]:
    """Texts at their places on one line, dark on white."""
    pixels = np.full((24, 120), 255, dtype=np.uint8)
    for text, left in parts:
        cv2.putText(pixels, text, (left, 18), FONT, 0.5, 0, 1, cv2.LINE_AA)
    return pixels


def test_the_gaps_about_a_sign_of_equality_are_measured() -> None:
    close, apart = (
        gaps_about_equal(line_of(("k", 4), ("=", 4 + step), ("1", 4 + 2 * step)), "k=1")
        for step in (11, 18)
    )
    assert close is not None
    assert apart is not None
    assert min(apart) - max(close) > 0.4


def test_a_sign_whose_bars_run_together_is_told_by_its_place() -> None:
    pixels = line_of(("k", 4), ("1", 40))
    pixels[10:16, 24:32] = 60
    assert gaps_about_equal(pixels, "k=1") is not None
    assert gaps_about_equal(pixels, "k=11") is None


def test_a_line_without_such_a_sign_has_no_such_gaps() -> None:
    assert gaps_about_equal(line_of(("k", 4), ("-", 20), ("1", 36)), "k-1") is None
    assert gaps_about_equal(line_of(("=", 20), ("1", 36)), "=1") is None


def test_a_thin_stroke_between_two_pieces_makes_them_one() -> None:
    broken, whole = line_of(("I", 10), ("I", 20)), line_of(("I", 10), ("I", 20))
    columns = slice(10, 30)
    whole[12:14, columns] = np.minimum(whole[12:14, columns], 200)
    assert (pieces_of(broken), pieces_of(whole)) == (2, 1)


@pytest.mark.parametrize(
    ("drawn", "read", "meant", "asked"),
    [
        ("B i", "B", "B", True),
        ("B", "B", "B", False),
        ("A _ B", "A B", "A_B", False),
        ("A B", "A B", "A B", False),
    ],
)
def test_a_text_with_fewer_letters_than_pieces_is_asked_about(
    drawn: str, read: str, meant: str, asked: bool
) -> None:
    drawing = Drawing()
    for row, text in enumerate((drawn, "Cd", "Ef", "Gh")):
        drawing.write(text, 90, 80 + 40 * row, 0.5)
    sites = locate(drawing.layout())
    told = {
        site.key: text
        for site, text in zip(sites.of("row"), (read, "Cd", "Ef", "Gh"), strict=False)
    }
    rows = assemble(sites, words(sites, told), {}).panels[0].rows
    assert (rows.labels[0], rows.review[0]) == (meant, asked)


def test_labels_that_read_the_same_are_of_one_width() -> None:
    drawing = Drawing()
    texts = ("clay", "day", "dog", "dog")
    for row, text in enumerate(texts):
        drawing.write(text, 90, 80 + 40 * row, 0.5)
    sites = locate(drawing.layout())
    own = sites.of("row")
    told = {site.key: text for site, text in zip(own, ("day", "day", "dog", "dog"), strict=False)}
    rows = assemble(sites, words(sites, told), {}).panels[0].rows
    assert rows.review == tuple(text in ("clay", "day") for text in texts)[: len(own)]
