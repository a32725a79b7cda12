"""Which words of the blocks are believed, and a whole figure of them."""

from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
from matplotlib.figure import Figure
from PIL import Image

import unheat
from unheat.decide import codec_words, settle
from unheat.decide.codec_print import BlockWord, read_by_blocks

FloatArray = npt.NDArray[np.float64]

ROWS, COLUMNS = 14, 14


@pytest.fixture(scope="module")
def figure(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, FloatArray]:
    """An annotated heatmap whose digits of five pixels went through JPEG at quality 30."""
    values = np.round(np.random.default_rng(11).random((ROWS, COLUMNS)), 2)
    drawn = Figure(figsize=(8.2, 5.4), dpi=72)
    ax = drawn.subplots()
    image = ax.imshow(values, cmap="viridis", vmin=0.0, vmax=1.0, aspect="auto")
    ax.set_xticks(range(COLUMNS), [f"S{n + 1:02d}" for n in range(COLUMNS)], fontsize=8)
    ax.set_yticks(range(ROWS), [f"GENE{n + 1}" for n in range(ROWS)], fontsize=8)
    for row in range(ROWS):
        for column in range(COLUMNS):
            color = "white" if values[row, column] < 0.6 else "black"
            text = f"{values[row, column]:.2f}"
            ax.text(column, row, text, ha="center", va="center", fontsize=7.4, color=color)
    drawn.colorbar(image, ax=ax)
    folder = tmp_path_factory.mktemp("codec")
    drawn.savefig(folder / "figure.png")
    path = folder / "figure.jpg"
    Image.open(folder / "figure.png").convert("RGB").save(path, quality=30)
    return path, values


def _asked(path: Path, values: FloatArray) -> tuple[int, int]:
    """Right cells that are up for review, and wrong ones that are not."""
    cells = unheat.read(path).panels[0].cells
    assert cells.shape == (ROWS, COLUMNS)
    right = np.isclose(cells.value, values)
    return int((right & cells.review).sum()), int((~right & ~cells.review).sum())


def test_a_small_figure_is_asked_about_less_and_is_not_wrong(
    figure: tuple[Path, FloatArray], monkeypatch: pytest.MonkeyPatch
) -> None:
    path, values = figure
    asked, silent = _asked(path, values)
    monkeypatch.setattr(settle, "with_block_words", lambda *_: None)
    before, _ = _asked(path, values)
    assert silent == 0
    assert asked < 0.95 * before


def test_a_word_that_differs_from_what_had_no_doubt_is_asked_about(
    figure: tuple[Path, FloatArray], monkeypatch: pytest.MonkeyPatch
) -> None:
    path, _ = figure
    plain = unheat.read(path).panels[0].cells
    row, column = next(zip(*np.nonzero(~plain.review), strict=True))
    original = read_by_blocks

    def another(*given: object) -> dict[tuple[int, int], BlockWord]:
        words = original(*given)  # type: ignore[arg-type]
        words[row, column] = BlockWord(text="7.77", rival="7.71", margin=0.3)
        return words

    monkeypatch.setattr(codec_words, "read_by_blocks", another)
    cells = unheat.read(path).panels[0].cells
    assert cells.review[row, column]
    assert cells.value[row, column] == plain.value[row, column]
