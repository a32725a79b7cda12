"""Labels held against what they may be a mistake for."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import matplotlib
import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont
from tests.unit.text.test_labels import Drawing

from unheat.text.axis_types import AxisTypes
from unheat.text.labels import locate
from unheat.text.reading import Reading
from unheat.text.rivals import (
    accented,
    capitals,
    ends_numbered,
    held_against_rivals,
    is_rival,
    lowered,
    numbered,
    rivals,
    sisters,
    stopped,
)
from unheat.text.sites import Sites

NAMES = ("Lublin", "Torun", "Opole", "Radom")


def drawn(names: tuple[str, ...] = NAMES) -> tuple[Sites, dict[str, Reading]]:
    """Four columns with these names, and what readers that agree make of them."""
    drawing = Drawing()
    for col, name in enumerate(names):
        drawing.write(name, 150 + 60 * col, 200)
    sites = locate(drawing.layout())
    found = {
        site.key: Reading(
            site=site,
            text=NAMES[site.index],
            confidence=0.99,
            second=0.99,
            first=0.95,
            spellings=(NAMES[site.index],) * 2,
            said=(NAMES[site.index],) * 3,
        )
        for site in sites.of("column", 0)
    }
    assert len(found) == len(NAMES)
    return sites, found


def held(said: str, text: str = "Radom", both: float = 0.0) -> bool:
    """Whether the last label, read as ``text``, is in doubt if one reader ``said`` other."""
    sites, found = drawn()
    last = found["column.0.3"]
    found["column.0.3"] = replace(last, text=text, said=(text, said, text), both=both)
    return held_against_rivals(sites, found, AxisTypes(sites, found))["column.0.3"].review


def test_what_the_ink_refutes_raises_no_doubt_and_what_it_shows_does() -> None:
    assert not held("Rodom")
    assert held("Radom", text="Rodom")


def test_two_readers_that_are_sure_are_not_refuted_by_the_third() -> None:
    assert not held("Radom", text="Rodom", both=0.95)


def test_what_comes_from_a_text_layer_is_not_held_against_ink() -> None:
    sites, found = drawn()
    last = replace(found["column.0.3"], text="Rodom", said=("Radom",) * 3, layer=True)
    found["column.0.3"] = last
    assert held_against_rivals(sites, found, AxisTypes(sites, found)) == found


def test_readings_are_held_against_the_stops_and_marks_of_their_axis() -> None:
    _, found = drawn()
    one = found["column.0.0"]
    stop = replace(one, text="Temp.")
    assert "Lublin." in rivals(one, [one, stop], set())
    assert "Lublin." not in rivals(one, [one], set())
    assert "Lublín" not in rivals(one, [one], {"\u0301"})
    assert "Lúblin" in rivals(one, [one], {"\u0301"})
    assert "j" in rivals(replace(one, text="J", said=()), [one], set())


@pytest.mark.parametrize(
    ("text", "others", "expected"),
    [
        ("In_f", ("conv1", "fc6", "embed"), ["ln_f"]),
        ("Income", ("Age", "Sex", "bmi"), []),
        ("IL6", ("conv1", "fc6", "embed"), []),
        ("In_f", ("conv1", "fc6"), []),
    ],
)
def test_a_stroke_that_begins_a_label_is_no_capital_among_small_letters(
    text: str, others: tuple[str, ...], expected: list[str]
) -> None:
    _, found = drawn()
    axis = [replace(found["column.0.0"], text=one) for one in (text, *others)]
    assert lowered(text, axis) == expected


@pytest.mark.parametrize(
    ("text", "other", "expected"),
    [
        ("mip.fc2", "mlp.fc1", ["mlp.fc2"]),
        ("mip.fc2", "mlp.fc2", []),
        ("Q1 2019", "Q2 2020", []),
        ("max 2", "mix 1", []),
    ],
)
def test_labels_that_differ_in_digits_and_a_look_alike_are_sisters(
    text: str, other: str, expected: list[str]
) -> None:
    _, found = drawn()
    assert sisters(text, [replace(found["column.0.0"], text=other)]) == expected


def test_a_rival_brings_no_signs_along_that_no_label_has() -> None:
    assert not is_rival("K2", "K_2")
    assert is_rival("K2", "K_2", {"_"})
    assert not is_rival("Radom", "Rostock")


def test_letters_that_bear_no_such_mark_are_left_out() -> None:
    assert list(accented("bk", {"\u0301"})) == ["bḱ"]
    assert list(accented("it", {"ł"})) == ["ił"]


def test_a_stop_that_most_labels_have_is_looked_for_in_all_places() -> None:
    _, found = drawn()
    axis = [replace(found["column.0.0"], text=one) for one in ("a.py", "b.py", "README.md", "abc")]
    assert stopped("abc", axis) == ["a.bc", "ab.c"]
    assert stopped("a py", axis) == ["a.py"]
    assert stopped("a.py", axis) == []
    assert stopped("abc", axis[1:]) == []


@pytest.mark.parametrize(
    ("text", "others", "expected"),
    [
        ("Collal", ("Il6", "Cd4", "Sox2"), ["Co1lal", "Col1al", "Colla1"]),
        ("Collal", ("Il6", "Cd4", "Tnf", "Alb", "Vim"), []),
        ("Collal", ("Il6", "Cd4"), []),
        ("lr", ("v1", "v2", "v3"), []),
    ],
)
def test_an_l_may_be_a_one_where_most_labels_have_digits(
    text: str, others: tuple[str, ...], expected: list[str]
) -> None:
    _, found = drawn()
    axis = [replace(found["column.0.0"], text=one) for one in (text, *others)]
    assert numbered(text, axis) == expected


def test_a_digit_that_all_readers_took_for_a_letter_is_shown_by_its_ink() -> None:
    names = ("Sox20", "Gata40", "Nanog7", "Hif1a3")
    sites, found = drawn(names)
    texts = dict(zip((f"column.0.{i}" for i in range(4)), names, strict=True))
    told = {
        key: replace(one, text=texts[key], spellings=(texts[key],) * 2, said=(texts[key],) * 3)
        for key, one in found.items()
    }
    assert not any(
        one.review for one in held_against_rivals(sites, told, AxisTypes(sites, told)).values()
    )
    wrong = replace(told["column.0.3"], text="Hifla3", spellings=("Hifla3",) * 2)
    told["column.0.3"] = replace(wrong, said=("Hifla3",) * 3)
    assert held_against_rivals(sites, told, AxisTypes(sites, told))["column.0.3"].review


class _NoTypes(AxisTypes):
    """Types of axes in a print that none of the known ones is like."""

    def of(self, role: str, owner: int) -> None:
        del role, owner


def test_a_digit_that_no_type_tells_from_a_letter_is_asked_about() -> None:
    names = ("Sox20", "Gata4", "Cxcl10", "Collal")
    sites, found = drawn()
    told = {
        key: replace(one, text=names[one.site.index], said=(names[one.site.index],) * 3)
        for key, one in found.items()
    }
    asked = held_against_rivals(sites, told, _NoTypes(sites, told))
    assert [one.review for one in asked.values()] == [False, False, False, True]
    words = ("Control", "Day 1", "Day 3", "Day 7")
    other = [replace(one, text=words[one.site.index]) for one in found.values()]
    assert not ends_numbered("Control", other)


def test_a_capital_within_a_name_is_shown_by_its_ink_where_others_have_one() -> None:
    names = ("HouseAge", "AveRooms", "Latitude", "MedInc")
    sites, found = drawn(names)
    texts = dict(zip((f"column.0.{i}" for i in range(4)), names, strict=True))
    told = {
        key: replace(one, text=texts[key], spellings=(texts[key],) * 2, said=(texts[key],) * 3)
        for key, one in found.items()
    }
    last = told["column.0.3"]
    wrong = {
        **told,
        "column.0.3": replace(last, text="Medinc", spellings=("Medinc",) * 2, said=("Medinc",) * 3),
    }
    axis = list(wrong.values())
    assert capitals("Medinc", axis) == ["MedInc"]
    assert capitals("Medinc", axis[1:]) == []
    asked = held_against_rivals(sites, wrong, AxisTypes(sites, wrong))
    assert [one.review for one in asked.values()] == [False, False, False, True]


@pytest.mark.parametrize(
    ("drawn_as", "text", "asked"),
    [
        ("T/K", "TIK", True),
        ("TIK", "TIK", False),
        ("x/z", "xlz", True),
        ("xlz", "xlz", False),
    ],
)
def test_a_slash_that_was_read_as_a_stroke_is_shown_by_its_ink(
    drawn_as: str, text: str, asked: bool
) -> None:
    names = ("Lublin", "Torun", "Opole", drawn_as)
    sites, found = drawn(names)
    last = found["column.0.3"]
    found["column.0.3"] = replace(last, text=text, spellings=(text,) * 2, said=(text,) * 3)
    assert held_against_rivals(sites, found, AxisTypes(sites, found))["column.0.3"].review is asked


def test_a_comma_between_words_is_held_against_a_point() -> None:
    _, found = drawn()
    assert "Cons. staples" in rivals(replace(found["column.0.0"], text="Cons, staples"), [], set())


def small_print(drawn_: str, read: str) -> bool:
    """Whether the last of four small labels is in doubt, which is ``drawn_`` so and ``read`` so."""
    names = ("Memory", "Mistral", "ImageNet", drawn_)
    drawing = Drawing()
    folder = Path(matplotlib.get_data_path()) / "fonts" / "ttf"
    font = ImageFont.truetype(folder / "DejaVuSans.ttf", 11)
    page = Image.fromarray(drawing.pixels)
    for col, name in enumerate(names):
        ImageDraw.Draw(page).text((150 + 60 * col, 200), name, fill=0, font=font, anchor="mm")
    drawing.pixels = np.array(page)
    layout = drawing.layout()
    sites = locate(replace(layout, raster=replace(layout.raster, lossy=True)))
    found = {
        site.key: Reading(
            site=site, text=text, confidence=0.99, second=0.99, first=0.99, both=0.99,
            spellings=(text,) * 2, said=(text,) * 3,
        )
        for site in sites.of("column", 0)
        for text in (names[site.index],)
    }  # fmt: skip
    # One label in a hundred, and not one in four, is what the type is not learned from.
    types = AxisTypes(sites, dict(found))
    last = found["column.0.3"]
    found["column.0.3"] = replace(last, text=read, spellings=(read,) * 2, said=(read,) * 3)
    return held_against_rivals(sites, found, types)["column.0.3"].review


def test_a_stroke_that_ran_together_with_its_neighbor_is_missed_in_small_print() -> None:
    assert not small_print("IRM", "IRM")
    assert not small_print("RM", "RM")
    assert small_print("IRM", "RM")
    assert small_print("Brazil", "Brazi")
    assert not small_print("Brazil", "Brazil")
