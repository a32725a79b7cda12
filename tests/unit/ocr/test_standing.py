"""The Tesseract that stays: lists after lists, and what becomes of a process that breaks."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import cv2
import numpy as np
import pytest

from unheat.errors import MissingDependencyError
from unheat.model import Box, Crop
from unheat.ocr.standing import GoneError, StandingTesseract
from unheat.ocr.tesseract import TesseractReader, find_tesseract

pytestmark = pytest.mark.skipif(not hasattr(os, "openpty"), reason="no pseudo-terminals here")


def crops(texts: list[str]) -> list[Crop]:
    found = []
    for number, text in enumerate(texts):
        pixels = np.full((40, 30 + 18 * len(text)), 255, dtype=np.uint8)
        cv2.putText(pixels, text, (10, 28), cv2.FONT_HERSHEY_SIMPLEX, 0.8, 0, 2, cv2.LINE_AA)
        box = Box(0, 0, pixels.shape[1], 40)
        found.append(Crop(key=str(number), pixels=pixels, box=box, numeric=True))
    return found


@pytest.fixture
def reader() -> TesseractReader:
    place = find_tesseract()
    assert place is not None
    return TesseractReader(binary=place[0], data=place[1])


def numbers(start: int, count: int) -> list[str]:
    return [f"{1.5 * (start + number):.1f}" for number in range(count)]


def processes(reader: TesseractReader) -> list[int]:
    running = [standing._running for standing in reader._standing]
    return [one._process.pid for one in running if one is not None]


def test_the_same_processes_read_list_after_list(reader: TesseractReader) -> None:
    first = [word.text for word in reader.read(crops(numbers(20, 11)))]
    before = processes(reader)
    second = [word.text for word in reader.read(crops([*numbers(40, 5), "", "7.5"]))]
    assert first == numbers(20, 11)
    assert second == [*numbers(40, 5), "", "7.5"]
    assert before
    assert processes(reader) == before


def test_another_process_takes_the_place_of_one_that_ended(reader: TesseractReader) -> None:
    reader.read(crops(["61.9"]))
    running = reader._standing[0]._running
    assert running is not None
    running._process.kill()
    running._process.wait()
    assert [word.text for word in reader.read(crops(["47.2"]))] == ["47.2"]


def test_without_terminals_a_process_reads_one_list(
    reader: TesseractReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = reader.read(crops(["61.9", "", "-0.25"]))

    def none() -> tuple[int, int]:
        raise OSError("out of pty devices")

    monkeypatch.setattr(os, "openpty", none)
    other = TesseractReader(binary=reader.binary, data=reader.data)
    other.warm()
    assert other.read(crops(["61.9", "", "-0.25"])) == wanted


def test_what_is_wrong_is_said_by_whoever_reads(reader: TesseractReader) -> None:
    lost = TesseractReader(binary=reader.binary, data=reader.data, languages="xyz")
    with pytest.raises(MissingDependencyError, match="language data"):
        lost.read(crops(["61.9"]))


def test_a_process_that_does_not_answer_is_given_up(tmp_path: Path) -> None:
    (tmp_path / "1.pgm").write_bytes(b"")
    silent = StandingTesseract(
        [sys.executable, "-c", "import sys; sys.stdin.read()"], timeout_s=0.2
    )
    with pytest.raises(GoneError, match="no answer"):
        silent.read([tmp_path / "1.pgm"])
    ended = StandingTesseract([sys.executable, "-c", "pass"], timeout_s=20)
    with pytest.raises(GoneError):
        ended.read([tmp_path / "1.pgm"])
    with pytest.raises(GoneError):
        StandingTesseract([str(tmp_path / "none")], timeout_s=1).begin()
