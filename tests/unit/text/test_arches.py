"""Whether an "m" is an "rn" the ink tells, held against that of the other labels."""

from __future__ import annotations

import pytest
from tests.unit.text.test_shapes import columns

from unheat.text.arches import arched

NAMES = ["Kernel", "Camera", "Tumor", "Palermo", "Burnley", "Summary", "Member", "Corner"]
READ = ["Kemel", "Camera", "Tumor", "Palermo", "Bumley", "Summary", "Member", "Comer"]


@pytest.mark.parametrize(
    ("face", "size"), [("DejaVuSans", 11), ("DejaVuSans", 13), ("STIXGeneral", 11)]
)
def test_what_both_readers_ran_together_is_parted(size: int, face: str) -> None:
    read = columns(NAMES, READ, READ, size=size, face=face)
    assert list(read.labels) == NAMES
    assert not any(read.review)


def test_an_m_stays_one() -> None:
    names = ["Kemel", "Camera", "Tumor", "Palermo", "Bumley", "Summary", "Member", "Comer"]
    read = columns(names, names, names)
    assert list(read.labels) == names
    assert not any(read.review)


def test_two_in_one_word() -> None:
    names = [*NAMES[:-1], "Turnerborn"]
    read = columns(names, [*READ[:-1], "Tumerbom"], [*READ[:-1], "Tumerbom"])
    assert read.labels[-1] == "Turnerborn"


def test_a_reader_that_saw_it_is_believed() -> None:
    read = columns(NAMES, READ, [*READ[:4], "Burnley", *READ[5:]], size=11, sure=0.7)
    assert read.labels[4] == "Burnley"


def test_where_an_rn_may_stand() -> None:
    assert arched("Cornwall") is False
    assert arched("Comwall") is True
    assert arched("mean") is False
