"""The readers on lines drawn here: order, keys, blanks, and what is said when they are missing."""

from __future__ import annotations

import errno
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pytest
from matplotlib import get_data_path
from PIL import Image, ImageDraw, ImageFont

from unheat.errors import MissingDependencyError
from unheat.model import Box, Crop
from unheat.ocr import registry, tesseract
from unheat.ocr.prepare import Grey, dark_on_white, line_image
from unheat.ocr.registry import engines
from unheat.ocr.tesseract import find_tesseract
from unheat.options import OcrOptions


def crop(text: str, key: str, *, dark: bool = False) -> Crop:
    background, pen = (40, 230) if dark else (255, 0)
    pixels = np.full((40, 30 + 18 * max(len(text), 1)), background, dtype=np.uint8)
    cv2.putText(pixels, text, (10, 28), cv2.FONT_HERSHEY_SIMPLEX, 0.8, pen, 2, cv2.LINE_AA)
    return Crop(key=key, pixels=pixels, box=Box(0, 0, pixels.shape[1], 40), numeric=True)


@pytest.mark.parametrize("which", ["first", "second"])
def test_a_batch_keeps_order_and_keys_and_leaves_blanks_empty(which: str) -> None:
    reader = getattr(engines(), which)
    crops = [crop("61.9", "a"), crop("", "b"), crop("47.2", "c", dark=True), crop("100", "d")]
    words = reader.read(crops)
    assert [word.key for word in words] == ["a", "b", "c", "d"]
    assert [word.text for word in words] == ["61.9", "", "47.2", "100"]
    assert {word.engine for word in words} == {reader.name}
    assert words[1].confidence == 0.0


def test_a_nought_with_a_dot_is_no_ideograph_where_a_number_is_expected() -> None:
    font = Path(get_data_path()) / "fonts" / "ttf" / "DejaVuSansMono.ttf"
    drawn = Image.new("L", (22, 30), 255)
    ImageDraw.Draw(drawn).text((4, 2), "0", font=ImageFont.truetype(str(font), 22), fill=0)
    nought = Crop(key="a", pixels=np.asarray(drawn), box=Box(0, 0, 22, 30), numeric=True)
    reader = engines().second
    assert reader is not None
    word, other = reader.read([nought, replace(nought, numeric=False)])
    assert word.text == "0"
    assert other.text != "0"


def test_lines_are_handed_over_in_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tesseract, "_MEMORY", str(tmp_path))
    lines = [np.full((8, 9), 255, dtype=np.uint8)] * 2
    with tesseract._written(lines) as names:
        assert all(name.is_file() and tmp_path in name.parents for name in names)
    assert not any(tmp_path.iterdir())


@pytest.mark.parametrize("trouble", ["none there", "no room"])
def test_where_memory_has_no_room_they_are_kept_elsewhere(
    trouble: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tesseract, "_MEMORY", str(tmp_path / "memory"))
    if trouble == "no room":
        (tmp_path / "memory").mkdir()
        write = tesseract._write_lines

        def full(lines: Sequence[Grey], folder: Path) -> list[Path]:
            if tmp_path in folder.parents:
                raise OSError(errno.ENOSPC, "no room")
            return write(lines, folder)

        monkeypatch.setattr(tesseract, "_write_lines", full)
    with tesseract._written([np.full((8, 9), 255, dtype=np.uint8)]) as names:
        assert [name.is_file() for name in names] == [True]
        assert tmp_path not in names[0].parents


def test_equal_lines_are_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    write = tesseract._write_lines
    written: list[Grey] = []

    def counted(lines: Sequence[Grey], folder: Path) -> list[Path]:
        written.extend(lines)
        return write(lines, folder)

    monkeypatch.setattr(tesseract, "_write_lines", counted)
    crops = [crop(text, str(key)) for key, text in enumerate(["3.5", "12", "3.5", "", "3.5"])]
    words = engines().first.read(crops)
    assert [word.text for word in words] == ["3.5", "12", "3.5", "", "3.5"]
    assert [word.key for word in words] == ["0", "1", "2", "3", "4"]
    assert len(written) == 2


def test_no_crops_no_engine_started() -> None:
    assert engines().first.read([]) == []


def test_a_path_that_is_no_program_is_named() -> None:
    with pytest.raises(MissingDependencyError, match="no-such-tesseract"):
        find_tesseract("no-such-tesseract")


def test_without_tesseract_the_neural_reader_reads_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "find_tesseract", lambda path: None)
    found = registry.engines.__wrapped__(OcrOptions())
    assert (found.first.name, found.second) == ("neural", None)
    with pytest.raises(MissingDependencyError, match="pip install"):
        registry.engines.__wrapped__(OcrOptions(neural=False))


def test_print_on_a_dark_cell_comes_out_dark_on_white() -> None:
    shown = dark_on_white(crop("8", "x", dark=True).pixels)  # type: ignore[arg-type]
    assert shown[0, 0] == 255
    assert shown.min() == 0


def test_noise_is_no_ink() -> None:
    noise = np.random.default_rng(0).integers(120, 126, (20, 40), dtype=np.uint8)
    assert line_image(noise, height_px=32, margin_px=8) is None


def test_reading_loads_no_frames() -> None:
    """pytesseract imports pandas wherever it is installed; reading a list does not need it."""
    code = """
import sys
import numpy as np
from unheat.model import Box, Crop
from unheat.ocr.registry import engines
found = engines()
found.versions()
pixels = np.full((40, 80), 255, dtype=np.uint8)
pixels[10:30, 20:24] = 0
found.first.read([Crop(key="a", pixels=pixels, box=Box(0, 0, 80, 40))])
print(sorted({"pandas", "pytesseract"} & set(sys.modules)))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.stderr, done.stdout) == ("", "[]\n")
