"""Pictures of every kind come out as the same upright sRGB picture."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image, ImageCms

from unheat.errors import InputError, TooLargeError
from unheat.load import count_pages, is_document, load
from unheat.load.quality import estimate_quality
from unheat.options import LoadOptions

RED, GREEN, BLUE, GREY = (200, 30, 40), (20, 180, 60), (30, 60, 210), (128, 128, 128)


def quarters() -> Image.Image:
    """60 × 40 px: red and green above, blue and grey below."""
    image = Image.new("RGB", (60, 40))
    for color, place in zip(
        (RED, GREEN, BLUE, GREY), ((0, 0), (30, 0), (0, 20), (30, 20)), strict=True
    ):
        image.paste(color, (*place, place[0] + 30, place[1] + 20))
    return image


def encoded(image: Image.Image, form: str, **options: Any) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, format=form, **options)
    return buffer.getvalue()


def centers(data: bytes, **options: Any) -> list[list[int]]:
    rgb = load(data, LoadOptions(**options)).rgb
    height, width = rgb.shape[:2]
    return [
        rgb[y, x].astype(int).tolist()
        for y in (height // 4, height * 3 // 4)
        for x in (width // 4, width * 3 // 4)
    ]


EXPECTED = [list(RED), list(GREEN), list(BLUE), list(GREY)]


@pytest.mark.parametrize(
    ("form", "options"),
    [
        ("PNG", {}),
        ("BMP", {}),
        ("TIFF", {}),
        ("TIFF", {"compression": "tiff_lzw"}),
        ("WEBP", {"lossless": True}),
    ],
)
def test_lossless_formats_keep_every_pixel(form: str, options: dict[str, Any]) -> None:
    raster = load(encoded(quarters(), form, **options))
    assert np.array_equal(raster.rgb, np.asarray(quarters()))
    assert raster.format == form.lower()
    assert not raster.lossy
    assert raster.quality is None


@pytest.mark.parametrize("form", ["JPEG", "WEBP", "AVIF"])
def test_lossy_formats_say_so(form: str) -> None:
    raster = load(encoded(quarters(), form, quality=90))
    assert raster.lossy
    assert np.allclose(centers(encoded(quarters(), form, quality=90)), EXPECTED, atol=6)


def test_palette_and_gif() -> None:
    palette = quarters().quantize(16)
    assert centers(encoded(palette, "PNG")) == EXPECTED
    assert centers(encoded(palette, "GIF")) == EXPECTED


def test_transparency_is_laid_on_white() -> None:
    image = quarters().convert("RGBA")
    image.paste((0, 0, 0, 0), (0, 0, 30, 20))
    image.paste((0, 0, 0, 128), (30, 0, 60, 20))
    raster = load(encoded(image, "PNG"))
    assert raster.rgb[10, 15].tolist() == [255, 255, 255]
    assert raster.rgb[10, 45].tolist() == [127, 127, 127]
    assert any("laid on white" in note for note in raster.notes)


@pytest.mark.parametrize(("ink", "ground"), [((240, 240, 240), 0), ((20, 20, 20), 255)])
def test_a_figure_for_dark_pages_is_laid_on_black(ink: tuple[int, int, int], ground: int) -> None:
    image = Image.new("RGBA", (200, 120), (0, 0, 0, 0))
    # Cells of the other brightness reach the transparent ground; they are no print.
    image.paste((*(255 - level for level in ink), 255), (60, 10, 190, 80))
    for x in range(5, 55, 10):
        image.paste((*ink, 255), (x, 20, x + 4, 30))
    raster = load(encoded(image, "PNG"))
    assert raster.rgb[0, 0].tolist() == [ground] * 3
    assert raster.rgb[25, 6].tolist() == list(ink)
    assert any(("black" if ground == 0 else "white") in note for note in raster.notes)


def test_a_transparent_palette_entry() -> None:
    palette = quarters().quantize(16)
    index = palette.getpixel((15, 10))
    data = encoded(palette, "PNG", transparency=index)
    assert centers(data) == [[255, 255, 255], *EXPECTED[1:]]


def test_sixteen_bit_grey_is_scaled_and_not_cut() -> None:
    values = np.array([[0, 257 * 100], [257 * 200, 65535]], dtype=np.uint16)
    for form in ("PNG", "TIFF"):
        raster = load(encoded(Image.fromarray(values), form))
        assert raster.rgb[:, :, 0].tolist() == [[0, 100], [200, 255]]


def test_grey_and_one_bit() -> None:
    grey = Image.new("L", (4, 4), 77)
    assert load(encoded(grey, "PNG")).rgb[0, 0].tolist() == [77, 77, 77]
    bits = Image.new("1", (4, 4), 1)
    assert load(encoded(bits, "PNG")).rgb[0, 0].tolist() == [255, 255, 255]


def test_cmyk_jpeg() -> None:
    data = encoded(quarters().convert("CMYK"), "JPEG", quality=95)
    assert np.allclose(centers(data), EXPECTED, atol=8)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_exif_turns_are_undone(orientation: int) -> None:
    undo = {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        # Stored turned the other way than the viewer has to turn it.
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }
    stored = quarters() if orientation == 1 else quarters().transpose(undo[orientation])
    exif = Image.Exif()
    exif[0x0112] = orientation
    data = encoded(stored, "JPEG", quality=95, subsampling=0, exif=exif)
    assert load(data).rgb.shape == (40, 60, 3)
    assert np.allclose(centers(data), EXPECTED, atol=6)


def test_an_embedded_profile_is_converted_and_srgb_is_left_alone() -> None:
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    assert centers(encoded(quarters(), "PNG", icc_profile=srgb)) == EXPECTED
    broken = load(encoded(quarters(), "PNG", icc_profile=b"no profile at all"))
    assert any("profile was ignored" in note for note in broken.notes)
    assert np.array_equal(broken.rgb, np.asarray(quarters()))


def test_of_an_animation_the_first_frame_is_read() -> None:
    other = Image.new("RGB", (60, 40), (255, 255, 255))
    data = encoded(quarters().quantize(16), "GIF", save_all=True, append_images=[other, quarters()])
    raster = load(data)
    assert raster.rgb[10, 15].tolist() == list(RED)
    assert raster.notes == ("The file holds 3 frames; the first one was read.",)
    assert count_pages(data) == 1


@pytest.mark.parametrize("quality", [10, 35, 50, 75, 90, 98])
def test_the_quality_of_a_jpeg_is_found(quality: int) -> None:
    assert load(encoded(quarters(), "JPEG", quality=quality)).quality == quality


def test_a_table_of_another_size_has_no_quality() -> None:
    assert estimate_quality([1, 2, 3]) is None


def test_the_suffix_does_not_count(tmp_path: Path) -> None:
    path = tmp_path / "figure.jpg"
    path.write_bytes(encoded(quarters(), "PNG"))
    assert load(path).format == "png"
    assert load(path).name == "figure.jpg"


def test_a_pdf_page_with_its_words() -> None:
    from matplotlib.figure import Figure

    drawing = Figure(figsize=(4, 3))
    drawing.text(0.5, 0.5, "Transferability (%)", ha="center")
    drawing.text(0.1, 0.5, "Vicuna", rotation=90, va="center")
    buffer = io.BytesIO()
    drawing.savefig(buffer, format="pdf")
    data = buffer.getvalue()
    raster = load(data, LoadOptions(dpi=150))
    # PDFium rounds the page's size up.
    assert raster.rgb.shape[0] in (450, 451)
    assert raster.rgb.shape[1:] == (600, 3)
    assert (raster.page, raster.dpi, raster.lossy) == (1, 150, False)
    words = {word.text: word for word in raster.words}
    assert set(words) == {"Transferability", "(%)", "Vicuna"}
    assert words["Vicuna"].turn == 90
    center = (words["Vicuna"].y0 + words["Vicuna"].y1) / 2
    assert center == pytest.approx(225, abs=4)
    # The word stands where its ink is.
    box = words["Transferability"]
    ink = raster.rgb[int(box.y0) : int(box.y1) + 1, int(box.x0) : int(box.x1) + 1]
    assert ink.min() < 60
    assert is_document(data)
    assert count_pages(data) == 1
    with pytest.raises(InputError, match="has 1 page; there is no page 2"):
        load(data, LoadOptions(page=2))


def test_an_exponent_of_a_pdf_page_is_raised() -> None:
    from matplotlib.figure import Figure

    drawing = Figure(figsize=(4, 3))
    drawing.text(0.3, 0.5, r"$\mathdefault{10^{-2}}$")
    drawing.text(0.6, 0.5, r"$\mathdefault{10^{3}}$", rotation=90)
    drawing.text(0.3, 0.2, "102")
    buffer = io.BytesIO()
    drawing.savefig(buffer, format="pdf")
    words = {word.text for word in load(buffer.getvalue()).words}
    assert words == {"10⁻²", "10³", "102"}


def test_formulas_of_a_pdf_page_are_words_in_the_signs_that_are_meant() -> None:
    from matplotlib import rc_context
    from matplotlib.figure import Figure

    with rc_context({"mathtext.fontset": "cm"}):
        drawing = Figure(figsize=(4, 3))
        drawing.text(0.2, 0.8, "$0.25$")
        drawing.text(0.6, 0.8, "$10^{-4}$")
        drawing.text(0.2, 0.4, r"$\lambda$")
        drawing.text(0.6, 0.4, r"$\leq$")
        buffer = io.BytesIO()
        drawing.savefig(buffer, format="pdf")
    words = {word.text for word in load(buffer.getvalue()).words}
    assert words == {"0.25", "10⁻⁴", "λ", "≤"}


def test_too_many_pixels_are_refused_with_the_option_that_helps() -> None:
    with pytest.raises(TooLargeError, match=r"60 × 40 = 2,400 pixels.*--max-pixels 2400"):
        load(encoded(quarters(), "PNG"), LoadOptions(max_pixels=2399))
    assert load(encoded(quarters(), "PNG"), LoadOptions(max_pixels=2400)).width == 60


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is empty"),
        (b"row,column,value\n1,2,3\n", "holds text"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "SVG"),
        (b"<!DOCTYPE html><html></html>", "web page"),
        (b"PK\x03\x04rest", "ZIP"),
        (b"\x00\x00\x00\x18ftypheic....", "HEIC"),
        (b"\x00\x00\x00\x14ftypavif........", "damaged or cut off"),
        (bytes(range(1, 200)), "not a picture"),
        (b"%PDF-1.7 and nothing more", "damaged or cut off PDF"),
        (b"\x89PNG\r\n\x1a\n", "damaged or cut off"),
        (b"II*\x00\x08\x00\x00\x00", "damaged or cut off"),
        (b"GIF89a", "damaged or cut off"),
    ],
)
def test_what_is_no_picture_is_named(data: bytes, words: str) -> None:
    with pytest.raises(InputError, match=words) as caught:
        load(data, name="figure.png")
    assert "figure.png" in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("form", ["PNG", "JPEG", "TIFF", "GIF", "BMP", "WEBP", "AVIF"])
@pytest.mark.parametrize("share", [0.3, 0.7])
def test_a_cut_off_file_is_refused(form: str, share: float) -> None:
    rng = np.random.default_rng(7)
    noise = Image.fromarray(rng.integers(0, 255, (64, 64, 3), dtype=np.uint8))
    data = encoded(noise, form)
    with pytest.raises(InputError, match="damaged or cut off"):
        load(data[: int(len(data) * share)], name="figure.png")


def test_missing_files_and_directories(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="There is no file"):
        load(tmp_path / "nothing.png")
    with pytest.raises(InputError, match="is a directory"):
        load(tmp_path)
    with pytest.raises(InputError, match="has no page 2"):
        load(encoded(quarters(), "PNG"), LoadOptions(page=2))


def test_dark_print_cut_out_of_a_white_page_is_no_light_print() -> None:
    """Where white was made transparent, letters keep rims that are nearly white."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=(4, 1.5), dpi=100)
    canvas: Any = FigureCanvasAgg(figure)
    for row, text in enumerate(("New Zealand", "United Kingdom", "South Korea")):
        figure.text(0.1, 0.2 + 0.25 * row, text, fontsize=9, family="serif", color="#444444")
    canvas.draw()
    rgb = np.asarray(canvas.buffer_rgba())[..., :3]
    alpha = np.where((rgb == 255).all(axis=2), 0, 255).astype(np.uint8)
    buffer = io.BytesIO()
    Image.fromarray(np.dstack([rgb, alpha])).save(buffer, "PNG")
    assert (load(buffer.getvalue()).rgb[0, 0] == 255).all()
