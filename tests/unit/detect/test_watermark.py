"""Large pale letters on a slope behind a figure."""

from __future__ import annotations

from pathlib import Path

import matplotlib
import numpy as np
import numpy.typing as npt
import pytest
from PIL import Image, ImageDraw, ImageFont

from unheat.detect.watermark import without_watermark
from unheat.model import Raster

FACES = Path(matplotlib.get_data_path()) / "fonts" / "ttf"
PAGE = (255.0, 255.0, 255.0)
SIZE = (420, 360)
Pixels = npt.NDArray[np.uint8]


def figure() -> Pixels:
    """Four by four colored cells with names beside and below them."""
    picture = Image.new("RGB", SIZE, "white")
    draw = ImageDraw.Draw(picture)
    font = ImageFont.truetype(FACES / "DejaVuSans.ttf", 14)
    for row in range(4):
        draw.text((20, 52 + 50 * row), f"Category {row}", font=font, fill="black")
        draw.text((150 + 60 * row, 262), f"No. {row}", font=font, fill="black")
        for col in range(4):
            x, y, shade = 130 + 60 * col, 40 + 50 * row, 15 * row + 40 * col
            draw.rectangle((x, y, x + 59, y + 49), fill=(255 - shade, 120, 40 + shade))
    return np.array(picture)


def marked(plain: Pixels, word: str, tone: int, angle: float) -> Pixels:
    """The figure with a word in the middle of its page, below all that is no page."""
    width, height = SIZE
    font = ImageFont.truetype(FACES / "DejaVuSans-Bold.ttf", 96)
    sheet = Image.new("L", (2 * width, 2 * height), 255)
    ImageDraw.Draw(sheet).text((width, height), word, font=font, fill=tone, anchor="mm")
    turned = sheet.rotate(angle, resample=Image.Resampling.BICUBIC, fillcolor=255)
    word_on_page = np.array(turned)[height // 2 :, width // 2 :][:height, :width, None]
    grey = np.ptp(plain, axis=2, keepdims=True) == 0
    blended = np.round(plain * (word_on_page / 255.0)).astype(np.uint8)
    return np.where(grey, blended, plain)


def cleaned(image: Pixels) -> Pixels:
    raster = Raster(rgb=image, name="drawn", sha256="", format="png", lossy=False)
    return without_watermark(raster, PAGE).rgb


@pytest.mark.parametrize(("word", "tone", "angle"), [("DRAFT", 222, 38.0), ("SAMPLE", 205, -30.0)])
def test_the_page_and_print_on_it_are_given_back(word: str, tone: int, angle: float) -> None:
    plain = figure()
    image = marked(plain, word, tone, angle)
    before = np.abs(image.astype(int) - plain).max(axis=2) > 16
    after = np.abs(cleaned(image).astype(int) - plain).max(axis=2) > 16
    assert before.sum() > 3000
    assert after.sum() < 0.1 * before.sum()


def test_a_heading_that_nothing_runs_through_stays() -> None:
    picture = Image.fromarray(figure())
    font = ImageFont.truetype(FACES / "DejaVuSans-Bold.ttf", 36)
    ImageDraw.Draw(picture).text((210, 320), "ABSOLVED", font=font, fill=(205,) * 3, anchor="mm")
    image = np.array(picture)
    assert cleaned(image) is image


def test_a_figure_without_one_stays_as_it_is() -> None:
    plain = figure()
    assert cleaned(plain) is plain


def test_gray_dots_on_a_diagonal_and_masked_cells_stay() -> None:
    picture = Image.fromarray(figure())
    draw = ImageDraw.Draw(picture)
    for row in range(4):
        x, y = 130 + 60 * row, 40 + 50 * row
        draw.rectangle((x, y, x + 59, y + 49), fill="white")
        draw.ellipse((x + 8, y + 4, x + 50, y + 46), fill=(216, 216, 216))
        draw.rectangle((x, 40 + 50 * (3 - row), x + 59, 89 + 50 * (3 - row)), fill=(216, 216, 216))
    image = np.array(picture)
    assert cleaned(image) is image


def test_a_shadow_with_a_slanted_rim_stays() -> None:
    x, y = np.meshgrid(np.arange(SIZE[0]), np.arange(SIZE[1]))
    fall = np.clip((x + 0.7 * y - 260.0) / 60.0, 0.0, 1.0)[..., None]
    image = np.round(figure() * (1.0 - 0.15 * fall)).astype(np.uint8)
    assert cleaned(image) is image


def test_what_has_other_tones_about_it_stays() -> None:
    """Bands of one tone in a smooth matrix of small cells are broad, slanted, hollow and in line as
    letters are, and have no page around them."""
    plain = np.full_like(figure(), 236)
    plain[:12] = 255
    image = marked(plain, "DRAFT", 222, 38.0)
    assert np.abs(image.astype(int) - plain).max(axis=2).max() > 16
    assert cleaned(image) is image
