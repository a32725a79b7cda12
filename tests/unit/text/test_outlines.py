"""Letters drawn from the table of outlines, and the table itself."""

from __future__ import annotations

import math
from pathlib import Path

import matplotlib
import numpy as np
import pytest

from unheat.text import open_table
from unheat.text.faces import glyph
from unheat.text.outline_table import TABLE, build
from unheat.text.outlines import drawn, measures, outlined
from unheat.text.type_table import CHARACTERS
from unheat.text.typeface import letter


def test_the_table_is_what_the_standard_fonts_have() -> None:
    built = build()
    with np.load(TABLE) as archive:
        assert sorted(archive.files) == sorted(built)
        for name, array in built.items():
            assert np.array_equal(archive[name], array), name


@pytest.mark.parametrize("family", outlined())
@pytest.mark.parametrize("character", "mgR0é%")
def test_letters_have_the_measures_of_their_family(family: str, character: str) -> None:
    found = drawn(family, character, 200.0)
    shape = measures(family, character) or letter(family, character)
    assert found is not None
    assert shape is not None
    picture, left, top = found
    rows, cols = np.nonzero(picture > 127)
    ink = (left + cols.min(), -top - rows.max() - 1, left + cols.max() + 1, -top - rows.min())
    assert np.allclose(np.array(ink) / 200, shape[1:], atol=0.03)


def test_an_m_has_three_stems_and_an_o_a_hole() -> None:
    stems, hole = drawn("Helvetica", "m", 100.0), drawn("Helvetica", "o", 100.0)
    assert stems is not None
    assert hole is not None
    foot = stems[0][-8] > 127
    assert np.count_nonzero(np.diff(foot.astype(int)) == 1) == 3
    middle = hole[0][hole[0].shape[0] // 2] > 127
    assert np.count_nonzero(np.diff(middle.astype(int)) == 1) == 2


def test_a_family_without_greek_has_none() -> None:
    assert drawn("Helvetica", "γ", 50.0) is None
    assert drawn("Times", "a", 50.0) is None


def test_open_families_have_all_of_latin_and_greek() -> None:
    with np.load(open_table.TABLE) as archive:
        letters = archive["letters"]
        assert letters[:, 2].sum() == len(archive["points"]) == len(archive["kinds"])
    for number in range(len(set(letters[:, 0].tolist()))):
        own = set(letters[letters[:, 0] == number, 1].tolist())
        missing = {one for one in CHARACTERS if ord(one) not in own}
        assert missing <= {"−"}, number


def test_an_open_table_is_built_from_fonts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fonts = Path(matplotlib.get_data_path()) / "fonts" / "ttf"
    monkeypatch.setattr(open_table, "_FILES", {"DejaVu Sans": "DejaVuSans.ttf"})
    monkeypatch.setattr(open_table, "TABLE", tmp_path / "table.npz")
    open_table.write(fonts)
    with np.load(tmp_path / "table.npz") as archive:
        rows = {int(row[1]): row for row in archive["letters"]}
    shape = letter("DejaVu Sans", "m")
    assert shape is not None
    assert rows[ord("m")][3] == round(1000 * shape[0])
    # An "o" has a line around it and one within.
    assert rows[ord("o")][2] > rows[ord("l")][2] > 0


def test_letters_grow_on_their_base_line() -> None:
    usual, taller = glyph("Open Sans", 40.0, "p"), glyph("Open Sans", 40.0, "p", tall=1.2)
    rows = [np.flatnonzero(one.max(axis=1) > 0.5) for one in (usual, taller)]
    base = math.ceil(1.15 * 40.0) + 2
    above, below = (base - one[0] for one in rows), (one[-1] + 1 - base for one in rows)
    assert np.divide(*tuple(above)[::-1]) == pytest.approx(1.2, abs=0.06)
    assert np.divide(*tuple(below)[::-1]) == pytest.approx(1.2, abs=0.15)
