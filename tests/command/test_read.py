"""``unheat read`` and ``unheat validate`` on the founding figure and its misprinted twin."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.conftest import Outcome

Run = Callable[[str], Outcome]

FOUNDING = "fixtures/images/prompt-transferability.png"
MISPRINT = "fixtures/images/prompt-transferability-misprint.png"
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
        "cells.csv", "figure.json", "matrix.csv", "overlay.png", "redrawn.png", "status.csv",
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
    assert f"replaced 6 older files in {folder}" in outcome.out
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == first


def test_the_misprint_is_the_one_conflict(run: Run, tmp_path: Path) -> None:
    outcome = run(f"read {MISPRINT} -o {tmp_path} --strict")
    assert outcome.code == 1
    assert "15 agreed, 1 conflict" in outcome.out
    assert "Vicuna / GPT-4 prints 59.7, its colour says 52" in outcome.out


def test_a_transcription_is_checked(run: Run) -> None:
    outcome = run(f"validate {MISPRINT} fixtures/transcriptions/prompt-transferability.md")
    assert outcome.code == 1
    assert "differs   Vicuna / GPT-4" in outcome.out
    right = run(f"validate {FOUNDING} fixtures/transcriptions/prompt-transferability.md")
    assert right.code == 0


def test_two_inputs_with_one_stem_get_two_folders(run: Run, tmp_path: Path) -> None:
    copy = tmp_path / "prompt-transferability.png"
    copy.write_bytes(Path(FOUNDING).read_bytes())
    outcome = run(f"read {FOUNDING} {copy} -q -o {tmp_path / 'out'}")
    assert (outcome.code, outcome.out) == (0, "")
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "prompt-transferability",
        "prompt-transferability-2",
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
