"""Which of a table's first columns names its rows."""

from __future__ import annotations

import pytest
from tests.unit.text.test_labels import Drawing

from unheat.model import Word
from unheat.text.labels import crops, locate
from unheat.text.outer_names import renamed, settled

NAMES = ("Porto", "Basel", "Turin")
COUNTS = ("210", "37", "118")


def told(first: tuple[str, ...], second: tuple[str, ...]) -> tuple[list[str], bool]:
    """The labels of a table whose cells stand beyond two columns and one of counts, and whether
    they are sure; readers hear what was written."""
    drawing = Drawing()
    for row in range(3):
        for x, text in ((25, first[row]), (70, second[row]), (103, COUNTS[row])):
            drawing.write(text, x, 80 + 40 * row, scale=0.35)
    for x, text in ((25, "Town"), (70, "Kind"), (103, "n")):
        drawing.write(text, x, 44, scale=0.35)
    for col, text in enumerate(("one", "two", "three", "four")):
        drawing.write(text, 150 + 60 * col, 44, scale=0.35)
    sites = locate(drawing.layout())
    said = {"row": COUNTS, "outer-row": second, "outer2-row": first}
    words = {}
    for crop in crops(sites):
        role, _owner, index, _line = crop.key.split("@")[0].split(".")
        text = said[role][int(index)] if role in said else "word"
        words[crop.key] = Word(text=text, confidence=0.9, engine="test", key=crop.key)
    chosen, taken = settled(sites, words)
    heard = renamed(words, taken)
    rows = sorted(chosen.of("row", 0), key=lambda site: site.index)
    assert not [site for site in chosen.sites if site.role.startswith("outer")]
    return [heard[site.crop_key(0, 0.0)].text for site in rows], all(site.sure for site in rows)


def test_words_that_repeat_name_no_rows_where_others_stand_further_out() -> None:
    assert told(NAMES, ("GPL", "MIT", "GPL")) == (list(NAMES), True)


def test_names_stand_beyond_two_columns_of_numbers() -> None:
    assert told(NAMES, ("7", "13", "70")) == (list(NAMES), True)


def test_of_two_columns_of_names_a_person_is_asked_which() -> None:
    labels, sure = told(NAMES, ("Douro", "Rhine", "Po"))
    assert labels == ["Douro", "Rhine", "Po"]
    assert not sure


@pytest.mark.parametrize("second", [("GPL", "MIT", "GPL"), ("Douro", "Rhine", "Po")])
def test_groups_that_name_several_rows_each_are_no_names_of_them(second: tuple[str, ...]) -> None:
    labels, _sure = told(("EU", "EU", "UK"), second)
    assert labels == list(second)


def test_each_column_has_its_own_heading_where_a_blur_joins_them() -> None:
    """Headings that are set as near as words, and right over the ends of their columns."""
    drawing = Drawing()
    for row in range(3):
        for x, text in ((25, NAMES[row]), (70, ("GPL", "MIT", "GPL")[row]), (103, COUNTS[row])):
            drawing.write(text, x, 80 + 40 * row, scale=0.35)
    for x, text in ((25, "Town"), (62, "Kind of"), (103, "Users")):
        drawing.write(text, x, 44, scale=0.35)
    for col, text in enumerate(("one", "two", "three", "four")):
        drawing.write(text, 150 + 60 * col, 44, scale=0.35)
    sites = locate(drawing.layout())
    heads = {site.role: site.box for site in sites.sites if site.role.endswith("row-title")}
    assert set(heads) == {"row-title", "outer-row-title", "outer2-row-title"}
    ends = [heads[f"{step}row-title"] for step in ("outer2-", "outer-", "")]
    assert ends[0].x1 < ends[1].x0 < ends[1].x1 < ends[2].x0


def test_samples_stand_beyond_what_was_measured_of_them(monkeypatch: pytest.MonkeyPatch) -> None:
    """A number with its unit names a row no better than a number alone, and codes are words."""
    monkeypatch.setattr("tests.unit.text.test_outer_names.COUNTS", ("2 d", "7 d", "9 d"))
    assert told(("A-01", "A-02", "B-01"), ("GPL", "MIT", "GPL")) == (["A-01", "A-02", "B-01"], True)
