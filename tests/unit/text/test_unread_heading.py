"""A word over the names of rows that nobody claimed is asked about as their name."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt
import pytest

from unheat.detect import detect
from unheat.load import load
from unheat.model import Box
from unheat.text import labels
from unheat.text.claims import proposed
from unheat.text.labels import Site, locate
from unheat.text.page import Page
from unheat.text.unread_heading import unread_headings

ROWS, HEADS = ("llama", "mistral", "qwen", "phi"), ("fp16", "int8", "nf4", "gptq")


def table(*, heading: str) -> npt.NDArray[np.uint8]:
    pixels = np.full((260, 520, 3), 255, dtype=np.uint8)

    def write(text: str, x: int, y: int) -> None:
        cv2.putText(pixels, text, (x, y), 0, 0.5, (0, 0, 0), 1, cv2.LINE_AA)

    write(heading, 30, 52)
    for column, head in enumerate(HEADS):
        write(head, 148 + 80 * column, 52)
    for row, name in enumerate(ROWS):
        y = 66 + 40 * row
        write(name, 30, y + 26)
        for column in range(len(HEADS)):
            shade = (5 * row + 3 * column) % 8
            x = 130 + 80 * column
            cv2.rectangle(pixels, (x, y), (x + 79, y + 39), (240 - 20 * shade, 235, 160), -1)
            write(f"{shade}.{(row + column) % 10}", x + 24, y + 26)
    return pixels


def asked(monkeypatch: pytest.MonkeyPatch, heading: str) -> list[tuple[str, int, Box]]:
    """What is asked about in a table whose heading of the rows was given free, if it has one."""
    found: list[tuple[str, int, Box]] = []

    def drop(page: Page, sites: list[Site]) -> list[Site]:
        for site in [site for site in sites if site.role in ("row-title", "title")]:
            sites.remove(site)
            for line in site.lines:
                page.free[line.glyphs] = True
        found.extend(unread_headings(page, sites))
        return proposed(page, sites)

    monkeypatch.setattr(labels, "proposed", drop)
    png = cv2.imencode(".png", table(heading=heading))[1].tobytes()
    locate(detect(load(png)))
    return found


def test_a_word_left_in_the_corner_of_a_table_may_name_its_rows(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ((role, owner, box),) = asked(monkeypatch, "Model")
    assert (role, owner) == ("row-title", 0)
    assert box.x0 == pytest.approx(30, abs=3)


@pytest.mark.parametrize("heading", ["", "-"])
def test_an_empty_corner_names_nothing(monkeypatch: pytest.MonkeyPatch, heading: str) -> None:
    assert asked(monkeypatch, heading) == []
