"""Signs that one reader alone knows, and those of music."""

from __future__ import annotations

import pytest
from tests.unit.text.drawn_columns import four_read
from tests.unit.text.test_labels import Drawing

from unheat.text.accidentals import with_accidentals
from unheat.text.labels import locate
from unheat.text.reading import Reading
from unheat.text.seen_signs import with_seen_signs

NAMES = ("Alpha", "Beta", "Gamma", "Delta")


@pytest.mark.parametrize(
    ("text", "said", "expected", "review"),
    [
        ("A\u2282B", ("AcB", "A C B", "A\u2282B"), "A \u2282 B", True),
        ("A\u2282B", ("AcB", "ACB", "A\u2282B"), "A\u2282B", False),
        ("log\u2082n", ("log. n", "log\u2082 n", "log\u2082n"), "log\u2082 n", True),
        ("a-b", ("arb", "a-b", "ab"), "a-b", True),
        ("A-B", ("A-B", "A-B", "A-B"), "A-B", False),
        ("_in", ("_in", "_in", "_in"), "_in", True),
        ("__init__", ("_init_", "__init__", "__init__"), "__init__", False),
    ],
)
def test_signs_that_one_reader_saw_are_asked_about(
    text: str, said: tuple[str, ...], expected: str, review: bool
) -> None:
    sites, found = four_read((*NAMES[:3], text), said)
    last = with_seen_signs(sites, found)["column.0.3"]
    assert (last.text, last.review) == (expected, review)


@pytest.mark.parametrize(
    ("wide", "sign", "expected"),
    [(4, "#", "C\u266f4"), (10, "#", "C#4"), (4, "b", "C\u266d4"), (7, "b", "Cb4")],
)
def test_narrow_signs_behind_notes_are_sharps_and_flats(
    wide: int, sign: str, expected: str
) -> None:
    drawing = Drawing()
    for col, name in enumerate(NAMES[:3]):
        drawing.write(name, 150 + 60 * col, 200)
    for x, width in ((317, 8), (328, wide), (341, 7)):
        drawing.pixels[194:206, x : x + width] = 0
    sites = locate(drawing.layout())
    texts = (*NAMES[:3], f"C{sign}4")
    found = {
        site.key: Reading(site=site, text=texts[site.index], confidence=0.9)
        for site in sites.of("column", 0)
    }
    told = with_accidentals(sites, found)["column.0.3"]
    assert (told.text, told.review) == (expected, told.text != f"C{sign}4")
