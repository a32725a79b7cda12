"""Labels of which most letters are bare stems are as large as other print."""

from __future__ import annotations

from tests.unit.text.test_titles import Page
from tests.unit.text.test_typewriter import typed

from unheat.text.labels import locate


def test_roman_numbers_in_a_plain_face_name_the_rows() -> None:
    page = Page()
    for row, name in enumerate(("III", "IV", "II", "I")):
        typed(page, name, 138 - 5 * len(name), 146 + 40 * row, "DejaVu Sans", 16)
    page.columns(["MATH", "DROP", "MMLU", "ARC"], 295)
    found = locate(page.layout()).of("row", 0)
    assert sorted(site.index for site in found) == [0, 1, 2, 3]
    assert [len(site.lines[0].glyphs) for site in sorted(found, key=lambda one: one.index)] == [
        3,
        2,
        2,
        1,
    ]
