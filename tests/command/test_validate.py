"""``unheat validate`` as people call it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.conftest import Outcome
from tests.unit.show.factory import founding

from unheat.model.record import to_json

Run = Callable[[str], Outcome]

FOUNDING = Path("fixtures/images/prompt-transferability.png").resolve()
LIST = Path("fixtures/transcriptions/prompt-transferability.md").resolve()
TRANSPOSED = Path("fixtures/transcriptions/prompt-transferability-transposed.csv").resolve()


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A reading of the founding figure, beside its picture."""
    import unheat

    folder = tmp_path_factory.mktemp("reading")
    (folder / FOUNDING.name).write_bytes(FOUNDING.read_bytes())
    path = folder / "figure.json"
    path.write_bytes(to_json(unheat.read(folder / FOUNDING.name)))
    return path


def test_the_full_list_holds(run: Run, record: Path) -> None:
    outcome = run(f"validate {record} {LIST}")
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.endswith("16 hold\n")


@pytest.mark.parametrize("cmap", ["jet", "plotly"])
def test_the_full_list_holds_whichever_the_colormap(run: Run, cmap: str) -> None:
    picture = FOUNDING.with_name(f"prompt-transferability-{cmap}.png")
    outcome = run(f"validate {picture} {LIST}")
    assert (outcome.code, outcome.out.splitlines()[-1]) == (0, "16 hold")


def test_one_wrong_number_names_both_witnesses(run: Run, record: Path, tmp_path: Path) -> None:
    table = tmp_path / "list"
    table.write_text(LIST.read_text().replace("Vicuna to GPT-4: 52.7", "Vicuna to GPT-4: 59.7"))
    outcome = run(f"validate {record} {table}")
    assert outcome.code == 1
    line = next(one for one in outcome.out.splitlines() if one.startswith("differs"))
    assert line.startswith("differs   Vicuna / GPT-4: theirs 59.7%")
    assert "printed 52.7, color 52." in line
    assert "print and color contradict theirs" in line
    assert outcome.out.endswith("15 hold, 1 differs\n")


def test_the_transpose_is_said(run: Run, record: Path) -> None:
    outcome = run(f"validate {record} {TRANSPOSED}")
    assert outcome.code == 0
    assert "transpose of the figure" in outcome.out


def test_json_markdown_and_a_file(run: Run, record: Path, tmp_path: Path) -> None:
    data = json.loads(run(f"validate {record} {LIST} -f json").out)
    assert (data["schema"], data["counts"]["holds"]) == ("unheat/validation/1", 16)
    assert data == json.loads(run(f"validate {record} {LIST} --json").out)
    target = tmp_path / "checked.md"
    outcome = run(f"validate {record} {LIST} -f md -o {target}")
    assert (outcome.code, outcome.out) == (0, "")
    assert target.read_text().startswith("# Prompt Transferability Matrix\n\n16 hold.\n")


def test_the_page_of_evidence_has_crops(run: Run, record: Path, tmp_path: Path) -> None:
    table = tmp_path / "list"
    table.write_text(LIST.read_text().replace("Vicuna to GPT-4: 52.7", "Vicuna to GPT-4: 59.7"))
    page = tmp_path / "evidence.html"
    outcome = run(f"validate {record} {table} --html {page}")
    assert outcome.code == 1
    text = page.read_text("utf-8")
    assert text.count("data:image/png;base64,") == 2  # the figure, one crop
    assert "http" not in text
    assert "Vicuna / GPT-4" in text


def test_a_page_for_a_figure_read_now(run: Run, tmp_path: Path) -> None:
    page = tmp_path / "evidence.html"
    outcome = run(f"validate {FOUNDING} {LIST} --html {page} -f json")
    assert (outcome.code, json.loads(outcome.out)["counts"]["holds"]) == (0, 16)
    assert "Nothing needs a person" in page.read_text("utf-8")


def test_the_workbook_of_a_reading_is_read_back(run: Run, record: Path, tmp_path: Path) -> None:
    pytest.importorskip("xlsxwriter")
    pytest.importorskip("python_calamine")
    book = tmp_path / "figure.xlsx"
    assert run(f"read {FOUNDING} -f xlsx -o {book}").code == 0
    outcome = run(f"validate {record} {book}")
    assert outcome.code == 0
    assert outcome.out.endswith("32 hold\n")  # the matrix, and the cells one by one


def test_another_picture_of_that_name_is_not_shown(run: Run, tmp_path: Path) -> None:
    from PIL import Image

    (tmp_path / "figure.json").write_bytes(to_json(founding()))
    Image.new("RGB", (900, 750), "red").save(tmp_path / "figure.png")
    page = tmp_path / "page.html"
    run(f"validate {tmp_path / 'figure.json'} {LIST} --html {page}")
    assert "The picture is not at hand" in page.read_text("utf-8")


@pytest.mark.parametrize(
    ("table", "code", "words"),
    [
        ("none.csv", 3, "there is no file"),
        (".", 3, "cannot read"),
        ("empty.csv", 3, "is empty"),
        ("words.txt", 3, "no number with the names"),
        ("broken.json", 3, "no valid JSON"),
        ("picture.png", 3, "neither text nor a workbook"),
        ("other.csv", 2, "no name of the transcription is a label"),
    ],
)
def test_bad_tables_get_one_sentence(
    run: Run, record: Path, tmp_path: Path, table: str, code: int, words: str
) -> None:
    (tmp_path / "empty.csv").write_bytes(b"  \n")
    (tmp_path / "words.txt").write_text("I could not read the figure.")
    (tmp_path / "broken.json").write_text('{"GPT-4": {"Claude 2": 61.9}')
    (tmp_path / "picture.png").write_bytes(FOUNDING.read_bytes())
    (tmp_path / "other.csv").write_text(",Paris,Rome\nMay,1,2\nJune,3,4\n")
    outcome = run(f"validate {record} {tmp_path / table}")
    assert (outcome.code, outcome.out) == (code, "")
    assert words in outcome.err
    assert outcome.err.startswith("unheat: ")
    assert outcome.err.count("\n") == 1


def test_standard_output_holds_one_product(run: Run, record: Path) -> None:
    assert run(f"validate {record} {LIST} --html -").code == 2
    assert run("validate - -").code == 2


def test_the_outputs_on_the_page_are_true(run: Run) -> None:
    """But for the last digits of what colors tell, which better readings will move."""

    def even(text: str) -> str:
        text = re.sub(r"color [\d.]+(?:–[\d.]+| or more| or less)", "color", text)
        return re.sub(r"goes from 0 to [\d.]+", "goes", text)

    page = Path("docs/validate.md").read_text("utf-8")
    shown = re.findall(r"\$ \.venv/bin/unheat (validate \S+ \S+)\n(.*?)```", page, re.DOTALL)
    assert len(shown) == 2
    for command, output in shown:
        assert even(run(command).out) == even(output)
    assert Path("fixtures/transcriptions/prompt-transferability-description.md").read_text() in page
