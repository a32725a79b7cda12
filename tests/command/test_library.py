"""The verbs of the library, whichever way they were imported."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from tests.unit.show.factory import founding

import unheat
from unheat.model.record import to_json

TABLE = ",GPT-4,Claude 2,Mistral 7B,Vicuna\nVicuna,52.7,48.6,46.5,0.0\n"


@pytest.mark.parametrize(
    "imports",
    [
        "import unheat",
        "import unheat.validate.compare, unheat.cli; import unheat",
        "import unheat; unheat.validate; import unheat.validate.transcript as t; t.parse",
        "import unheat; from unheat import validate; assert validate is unheat.validate",
        "import unheat; import unheat.show.render, unheat.pipeline; unheat.read, unheat.render",
    ],
)
def test_the_verbs_can_be_called_after(imports: str, tmp_path: Path) -> None:
    (tmp_path / "figure.json").write_bytes(to_json(founding(misprint=True)))
    (tmp_path / "table.csv").write_text(TABLE)
    code = f"""{imports}
from pathlib import Path
figure = unheat.from_json(Path("figure.json").read_bytes())
print(unheat.validate(figure, "table.csv").exit_code)
print(*(callable(getattr(unheat, verb)) for verb in ("read", "render", "validate")))
"""
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=tmp_path, check=False
    )
    assert (done.stderr, done.stdout) == ("", "1\nTrue True True\n")


def test_a_table_is_a_path_a_text_bytes_or_a_transcript(tmp_path: Path) -> None:
    from unheat.validate.transcript import parse

    path = tmp_path / "table.csv"
    path.write_text(TABLE)
    figure = founding(misprint=True)
    reports = {
        unheat.validate(figure, table).to_text()
        for table in (path, str(path), TABLE, TABLE.encode(), parse(path))
    }
    assert len(reports) == 1
    assert "Vicuna / GPT-4" in reports.pop()


def test_one_cell_of_the_matrix_is_changed_and_drawn() -> None:
    drawing = unheat.render(founding(), changes={("Vicuna", "GPT-4"): 12.3})
    texts = [text.get_text() for axes in drawing.axes for text in axes.texts]
    assert "12.3" in texts
