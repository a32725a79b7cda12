"""Names that are numbered through, as two readers or one see all of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from tests.unit.text.test_series import readings

from unheat.text.numbered_names import numbered_names
from unheat.text.reading import Reading


def said(texts: Sequence[str], *readers: Sequence[str], doubted: Sequence[int] = ()) -> list[str]:
    """What becomes of labels that these readers read so: "?" behind those in review."""
    own = readings(*texts, doubted=dict.fromkeys(doubted, ()))
    own = [replace(one, said=tuple(by[i] for by in readers)) for i, one in enumerate(own)]
    return [_shown(one) for one in numbered_names(own)]


def _shown(reading: Reading) -> str:
    return reading.text + "?" * reading.review


NAMES = [f"S{number:02d}" for number in range(1, 7)]
MONEY = [name.replace("S", "$") for name in NAMES]
NOTHING = [""] * len(NAMES)


def test_two_readers_that_see_the_same_run_settle_its_names() -> None:
    lost = ["Sol", "$02", "S03", "soa", "sos", "506"]
    assert said(lost, lost, NAMES, NAMES, doubted=(0, 3)) == NAMES
    assert said(MONEY, MONEY, NAMES, NAMES) == NAMES


def test_a_reader_that_was_asked_about_few_of_them_is_enough() -> None:
    names = [f"S{number}" for number in range(1, 10)]
    money = [name.replace("S", "$") for name in names]
    few = [name if place in (0, 4, 8) else "" for place, name in enumerate(names)]
    assert said(money, money, few, few) == names
    # What it sees before another number it may see rightly.
    money[3] = "K4"
    assert said(money, money, few, few)[3] == "S4?"


def test_one_reader_alone_raises_doubts() -> None:
    numbers = ["501", "502", "503", "504", "505", "506"]
    assert said(numbers, NOTHING, NAMES, numbers) == [f"{name}?" for name in NAMES]
    assert said(NAMES, NOTHING, NAMES, numbers) == NAMES


@pytest.mark.parametrize("ringed", [True, False])
def test_rings_that_readers_see_differently_stay_as_they_are(ringed: bool) -> None:
    rings = [f"SO{number}" for number in range(1, 7)]
    second = rings if ringed else ["sol", "so?", "503", "soa", "sos", "sob"]
    found = said(NAMES, second, NAMES, NAMES, doubted=(1,))
    assert found == [name + "?" * (ringed and name == "S02") for name in NAMES]


def test_years_with_round_noughts_are_numbers() -> None:
    years = [str(year) for year in range(2014, 2020)]
    ringed = [year.replace("0", "O") for year in years]
    assert said(years, years, ringed, NOTHING) == years
    # Of a reader that saw few of them it says nothing.
    few = [year if place < 2 else "" for place, year in enumerate(years)]
    assert said(ringed, few, ringed, ringed) == ringed


def test_names_keep_the_spaces_of_others() -> None:
    layers = [f"Layer {number}" for number in range(1, 7)]
    wrong = [*layers[:3], "Layer A", *layers[4:]]
    assert said(wrong, wrong, layers, layers) == layers


def test_what_is_no_name_of_the_run_stays() -> None:
    years = ["Y1", "Y2", "Y3", "Mean", "Y5", "Y6"]
    assert said(years, years, years, years) == years
    assert said(["a", "b", "c"], *[["a", "b", "c"]] * 3) == ["a", "b", "c"]


def test_residues_of_a_protein_are_numbered_and_have_stems_of_their_own() -> None:
    residues = ["P101", "P102", "C103", "P104", "N105", "P106", "K107", "P108"]
    hardly = [name if name[0] == "P" else "" for name in residues]
    assert said(residues, hardly, residues, residues) == residues
    assert said(residues[:4], residues[:4], residues[:4], [""] * 4) == residues[:4]


def test_a_second_line_is_no_misread_part_of_a_name() -> None:
    """ "2022" under "W4" stays, where the other names have one line each."""
    texts = [f"W{number}" for number in range(1, 8)]
    texts[3] = "W4 2022"
    own = [replace(one, said=(one.text,) * 3) for one in readings(*texts)]
    assert [_shown(one) for one in numbered_names(own)][3] == "W4?"
    site = own[3].site
    own[3] = replace(own[3], site=replace(site, lines=site.lines * 2))
    assert [_shown(one) for one in numbered_names(own)] == texts


def test_numbers_of_a_scale_are_no_names() -> None:
    """Bins of 0.1 have "0.4" and "0.5" on the borders of each, one more from row to row."""
    tenths = [f"0.{number}" for number in range(6)]
    own = [
        replace(one, text="", scale=text, said=(text, text))
        for one, text in zip(readings(*tenths), tenths, strict=True)
    ]
    assert [one.text for one in numbered_names(own)] == [""] * len(tenths)


def test_codes_in_no_order_are_no_run_though_some_go_down_one_by_one() -> None:
    """Of shuffled names four stand where a run from the bottom would have them."""
    numbers = (7, 13, 10, 12, 11, 8, 9, 4, 5, 0, 3, 6, 1, 2)
    names = [f"ENSG{number:04d}" for number in numbers]
    ringed = [name.replace("G00", "GOO") for name in names]
    assert said(names, ringed, names, names) == names
    # One that two readers misread alike is still told by the others.
    run = [f"S{number:02d}" for number in range(1, 13)]
    off = [name.replace("S08", "S03") for name in run]
    assert said(off, off, off, run)[7] == "S08"
