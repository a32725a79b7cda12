"""What the round trip calls the same, and what it calls different."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from benchmarks.round_trip import failures, main
from tests.unit.show.factory import founding, put

from unheat.bench.trip import colormap_named, compare, delta_e, scale_off, texts_off
from unheat.model import Cells, Figure, Label, Status


def with_cells(figure: Figure, cells: Cells) -> Figure:
    return replace(figure, panels=(replace(figure.panels[0], cells=cells),))


def test_the_same_reading_is_the_same() -> None:
    assert compare(founding(), founding()).cause == ""
    assert list(texts_off(founding(), founding())) == []
    assert scale_off(founding(), founding()) == ""
    assert delta_e(founding(), founding()).max() == 0.0


@pytest.mark.parametrize("doubted", [False, True])
def test_another_number_is_found_and_silent_where_nobody_doubts_it(doubted: bool) -> None:
    cells = put(founding().panels[0].cells, 3, 0, value=52.8, text="52.8", review=doubted)
    found = compare(founding(), with_cells(founding(), cells))
    assert (found.cause, found.silent) == ("printed", not doubted)
    assert "(3, 0) 52.7 became 52.8" in found.told


def test_colors_are_the_same_where_their_intervals_meet() -> None:
    figure = founding()
    bare = put(figure.panels[0].cells, 1, 1, text=None, text_value=np.nan, status=Status.COLOR_ONLY)
    first = with_cells(figure, bare)
    near = put(bare, 1, 1, value=0.4, color_value=0.4, color_low=0.1, color_high=0.7)
    far = put(bare, 1, 1, value=2.0, color_value=2.0, color_low=1.7, color_high=2.3)
    assert compare(first, with_cells(figure, near)).cause == ""
    assert compare(first, with_cells(figure, far)).cause == "color"


def test_masks_shapes_and_panels() -> None:
    figure = founding()
    masked = put(figure.panels[0].cells, 0, 0, status=Status.EMPTY, value=np.nan)
    assert compare(figure, with_cells(figure, masked)).cause == "masks"
    assert compare(figure, replace(figure, panels=figure.panels * 2)).cause == "panels"


def test_texts_scales_and_colors() -> None:
    figure, panel = founding(), founding().panels[0]
    rows = replace(panel.rows, labels=("GPT-4", "Claude 2", "Mistral 7B", "Vicuña"))
    scale = replace(panel.scale, maximum=64.0)  # type: ignore[type-var]
    cells = put(panel.cells, 0, 0, rgb=(255.0, 255.0, 255.0))
    other = replace(panel, rows=rows, title=Label(text="Matrix"), scale=scale, cells=cells)
    second = replace(figure, panels=(other,))
    told = list(texts_off(figure, second))
    assert any("row 4 'Vicuna' became 'Vicuña'" in text for text in told)
    assert any(text.startswith("title 'Prompt") for text in told)
    assert "0 to 60" in scale_off(figure, second)
    assert delta_e(figure, second).max() > 20


def test_maps_go_by_their_colors_not_by_their_names() -> None:
    bar = {"present": True}
    assert colormap_named({"colorbar": bar, "cmap": "coolwarm"}, founding()) == (
        "coolwarm", "coolwarm", True,
    )  # fmt: skip
    wrong = colormap_named({"colorbar": bar, "cmap": "coolwarm_r"}, founding())
    assert wrong is not None
    assert not wrong[2]
    assert colormap_named({"colorbar": bar, "cmap": "custom:#fff,#000"}, founding()) is None
    assert colormap_named({"colorbar": {"present": False}, "cmap": "jet"}, founding()) is None


def test_the_founding_figure_makes_the_trip(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fixtures = Path(__file__).parents[3] / "fixtures" / "images"
    arguments = [str(fixtures), "--only", "prompt-transferability", "--output", str(tmp_path)]
    main(arguments)
    table = capsys.readouterr().out
    assert "1 of 1 (100.0 %)" in table
    assert (tmp_path / "images-prompt-transferability" / "redrawn.png").exists()
    first = (tmp_path / "images-prompt-transferability" / "first.json").read_bytes()
    main([*arguments, "--reuse"])
    assert capsys.readouterr().out == table
    assert (tmp_path / "images-prompt-transferability" / "first.json").read_bytes() == first
    assert failures([]).count("(0)") == 4
