"""The page with the evidence for a validation."""

from __future__ import annotations

import re

import numpy as np
from tests.unit.show.factory import founding

import unheat
from unheat.model import Raster
from unheat.validate.evidence import evidence
from unheat.validate.validation import Validation

TEXT = (
    "- GPT-4 to Claude 2: 16.9 (dark <b>blue</b>)\n- Vicuna to GPT-4: 52.7\n"
    "- Vicuna to Koala: 1.0\nNo value is above 60.\nIn 2023 it was made.\n"
)


def checked() -> Validation:
    return unheat.validate(founding(), TEXT)


def raster() -> Raster:
    rgb = np.full((750, 900, 3), 200, dtype=np.uint8)
    return Raster(rgb=rgb, name="figure.png", sha256="0" * 64, format="PNG")


def test_what_needs_a_person_is_on_the_page_with_its_crop() -> None:
    page = evidence(checked(), founding(), raster())
    assert page.count("data:image/png;base64,") == 2  # the figure and the cell that differs
    for words in ("GPT-4 / Claude 2", "print and color contradict theirs", "Vicuna / Koala"):
        assert words in page
    assert "No value is above 60." in page
    assert "In 2023 it was made." in page


def test_nothing_is_fetched_and_nothing_of_theirs_is_markup() -> None:
    page = evidence(checked(), founding(), raster())
    assert not re.search(r"(?:src|href)=\"(?!data:)", page)
    assert "<b>" not in page
    assert "&lt;b&gt;" in page


def test_without_the_picture_there_are_no_crops() -> None:
    page = evidence(checked(), founding())
    assert "data:image" not in page
    assert "The picture is not at hand" in page


def test_the_cells_are_framed_and_the_picture_is_left_as_it_is() -> None:
    picture = raster()
    evidence(checked(), founding(), picture)
    assert (picture.rgb == 200).all()


def test_the_same_page_every_time() -> None:
    assert evidence(checked(), founding(), raster()) == evidence(checked(), founding(), raster())
