"""Letters drawn from the table of outlines, and the table itself."""

from __future__ import annotations

import numpy as np
import pytest

from unheat.text.outline_table import TABLE, build
from unheat.text.outlines import drawn, outlined
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
    measures = letter(family, character)
    assert found is not None
    assert measures is not None
    picture, left, top = found
    rows, cols = np.nonzero(picture > 127)
    ink = (left + cols.min(), -top - rows.max() - 1, left + cols.max() + 1, -top - rows.min())
    assert np.allclose(np.array(ink) / 200, measures[1:], atol=0.03)


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
