"""``unheat read`` and ``unheat validate`` on the founding figure and its misprinted twin."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from tests.conftest import Outcome

Run = Callable[[str], Outcome]

FOUNDING = "fixtures/images/prompt-transferability.png"
MISPRINT = "fixtures/images/prompt-transferability-misprint.png"
QUICK = "fixtures/images/log-between-two-ticks.png"
"""A small figure, for what is no matter of its numbers."""
MATRIX = """\
,GPT-4,Claude 2,Mistral 7B,Vicuna
GPT-4,0.0,61.9,49.7,48.3
Claude 2,64.1,0.0,47.2,46.1
Mistral 7B,54.2,50.3,0.0,45.7
Vicuna,52.7,48.6,46.5,0.0
"""


def test_the_products_of_the_founding_figure(run: Run, tmp_path: Path) -> None:
    outcome = run(f"read {FOUNDING} -o {tmp_path} --strict")
    assert outcome.code == 0, outcome.err
    assert "16 agreed" in outcome.out
    folder = tmp_path / "prompt-transferability"
    assert sorted(path.name for path in folder.iterdir()) == [
        "cells.csv", "figure.json", "matrix.csv", "overlay.png", "redraw.py", "redrawn.png",
        "redrawn.svg", "report.html", "status.csv",
    ]  # fmt: skip
    assert (folder / "matrix.csv").read_text() == MATRIX


def test_a_single_product_and_nothing_else_on_standard_output(run: Run) -> None:
    outcome = run(f"read {FOUNDING} -f csv -o -")
    assert (outcome.code, outcome.out) == (0, MATRIX)


def test_reading_twice_gives_the_same_bytes_and_says_what_it_replaced(
    run: Run, tmp_path: Path
) -> None:
    run(f"read {MISPRINT} -o {tmp_path}")
    folder = tmp_path / "prompt-transferability-misprint"
    first = {path.name: path.read_bytes() for path in folder.iterdir()}
    outcome = run(f"read {MISPRINT} -o {tmp_path}")
    assert f"replaced 9 older files in {folder}" in outcome.out
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == first


def test_the_misprint_is_the_one_conflict(run: Run, tmp_path: Path) -> None:
    outcome = run(f"read {MISPRINT} -o {tmp_path} --strict")
    assert outcome.code == 1
    assert "15 agreed, 1 conflict" in outcome.out
    assert "Vicuna / GPT-4 prints 59.7, its colour says 52" in outcome.out


def test_shares_of_a_bar_whose_ends_are_words_are_called_relative(run: Run, tmp_path: Path) -> None:
    outcome = run(f"read fixtures/images/low-and-high.png -o {tmp_path}")
    assert "relative (low = 0, high = 1)" in outcome.out


def test_a_transcription_is_checked(run: Run) -> None:
    outcome = run(f"validate {MISPRINT} fixtures/transcriptions/prompt-transferability.md")
    assert outcome.code == 1
    assert "differs   Vicuna / GPT-4" in outcome.out
    right = run(f"validate {FOUNDING} fixtures/transcriptions/prompt-transferability.md")
    assert right.code == 0


def test_two_inputs_with_one_stem_get_two_folders(run: Run, tmp_path: Path) -> None:
    copy = tmp_path / "log-between-two-ticks.png"
    copy.write_bytes(Path(QUICK).read_bytes())
    outcome = run(f"read {QUICK} {copy} -q -o {tmp_path / 'out'}")
    assert (outcome.code, outcome.out) == (0, "")
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "log-between-two-ticks",
        "log-between-two-ticks-2",
    ]


def test_a_refusal_says_where_to_look_and_what_to_type(run: Run, tmp_path: Path) -> None:
    from PIL import Image

    blank = tmp_path / "blank.png"
    Image.new("RGB", (300, 200), "white").save(blank)
    outcome = run(f"read {blank} -o {tmp_path / 'out'}")
    assert outcome.code == 4
    assert outcome.out == ""
    assert (tmp_path / "out" / "blank" / "overlay.png").exists()
    assert str(tmp_path / "out" / "blank" / "overlay.png") in outcome.err
    assert "--box x0,y0,x1,y1 --rows N --cols N" in outcome.err


def test_the_output_has_a_file_for_a_parent(run: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    outcome = run(f"read {FOUNDING} -o {tmp_path / 'file'}")
    assert outcome.code == 6
    assert "is a file, not a folder" in outcome.err
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_every_stage_is_drawn_for_debugging(run: Run, tmp_path: Path) -> None:
    run(f"read {FOUNDING} -q -o {tmp_path / 'out'} --debug {tmp_path / 'debug'}")
    folder = tmp_path / "debug" / "prompt-transferability"
    stages = ["1-loaded.png", "2-detected.png", "3-read.png"]
    assert sorted(path.name for path in folder.iterdir()) == stages


def test_the_stages_before_a_refusal_are_drawn(run: Run, tmp_path: Path) -> None:
    outcome = run(f"read fixtures/images/not-a-heatmap-blank.png -f csv --debug {tmp_path}")
    assert (outcome.code, outcome.out) == (4, "")
    assert f"what was seen: {tmp_path / 'not-a-heatmap-blank'}" in outcome.err
    drawn = sorted(path.name for path in (tmp_path / "not-a-heatmap-blank").iterdir())
    assert drawn == ["1-loaded.png", "2-detected.png"]


def test_a_declared_scale_gives_values_to_colors_without_bar_and_print(
    run: Run, tmp_path: Path
) -> None:
    import json

    from unheat.model.record import from_json

    name = "fixtures/images/no-bar-no-numbers.png"
    outcome = run(f"read {name} --cmap inferno --vmin -5 --vmax 30 -o {tmp_path}")
    assert outcome.code == 0, outcome.err
    assert "-5.0 to 30.0, linear, inferno, as declared" in outcome.out
    record = from_json((tmp_path / "no-bar-no-numbers" / "figure.json").read_bytes())
    truth = json.loads(Path(name).with_suffix(".json").read_text())["values"]
    read = record.panels[0].cells.value
    # The figure's own ends are not known: its values and those declared lie on one line.
    assert np.corrcoef(np.ravel(truth), read.ravel())[0, 1] > 0.9999
    assert np.nanmin(read) >= -5
    assert np.nanmax(read) <= 30


@pytest.mark.parametrize(
    ("hints", "words"),
    [
        ("--cmap virids", "near it are viridis"),
        ("--vmin 3", "need --cmap as well"),
        ("--cmap inferno", "give both --vmin and --vmax"),
        ("--tick 30=1 --tick 90=2", "none was found; give --cmap, --vmin and --vmax"),
    ],
)
def test_a_scale_that_is_not_declared_in_full(run: Run, hints: str, words: str) -> None:
    outcome = run(f"read fixtures/images/no-bar-no-numbers.png {hints} -f csv")
    assert (outcome.code, outcome.out) == (2, "")
    assert words in outcome.err


def test_a_declared_end_is_believed_against_the_ticks(run: Run, tmp_path: Path) -> None:
    outcome = run(f"read {FOUNDING} --vmax 128 -o {tmp_path}")
    assert "0.0 to 128.0, linear, coolwarm, as declared" in outcome.out
