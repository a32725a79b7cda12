"""Single signs that may be others, by what stands beside them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.unit.text.test_labels import Drawing

from unheat.model import Raster
from unheat.text.labels import locate
from unheat.text.reading import Reading
from unheat.text.single_signs import with_single_signs
from unheat.text.sites import Sites

NAMES = ("Alpha", "Beta", "Gamma", "Delta")


def located(*, lossy: bool) -> Sites:
    """Four columns, in a picture of a codec or not."""
    drawing = Drawing()
    for col, name in enumerate(NAMES):
        drawing.write(name, 150 + 60 * col, 200)
    layout = drawing.layout()
    raster: Raster = replace(layout.raster, lossy=lossy)
    return locate(replace(layout, raster=raster))


def is_doubted(texts: tuple[str, ...], said: tuple[str, ...], *, lossy: bool = False) -> bool:
    """Whether the last of four labels is up for review; ``said`` is what readers made of it."""
    sites = located(lossy=lossy)
    found = {
        site.key: Reading(
            site=site, text=texts[site.index], confidence=0.9, said=said if site.index == 3 else ()
        )
        for site in sites.of("column", 0)
    }
    result = with_single_signs(sites, found)
    assert not any(result[f"column.0.{i}"].review for i in range(3))
    return result["column.0.3"].review


@pytest.mark.parametrize(
    ("text", "said", "asked"),
    [
        ("Mg²*", ("Mg?*", "Mg²*", "Mg²*"), True),
        ("K*", ("Kr", "K*", "K+"), True),
        ("WT*", ("WT*", "WT*", "WT*"), False),
    ],
)
def test_a_star_may_be_the_plus_of_an_ion(text: str, said: tuple[str, ...], asked: bool) -> None:
    assert is_doubted(("A", "B", "C", text), said) is asked


def test_a_side_is_left_where_another_label_has_the_right_one() -> None:
    said = ("IOFC",) * 3
    assert is_doubted(("A", "rOFC", "C", "IOFC"), said)
    assert not is_doubted(("A", "rACC", "C", "IOFC"), said)


def test_an_accent_that_one_reader_saw_behind_a_codec_may_be_a_dot() -> None:
    said = ("India", "India", "Indía")
    assert is_doubted(("A", "B", "C", "Indía"), said, lossy=True)
    assert not is_doubted(("A", "B", "C", "Indía"), said)
    assert not is_doubted(("A", "B", "C", "Indía"), ("India", "Indía", "Indía"), lossy=True)


def test_a_space_before_a_bracket_that_one_reader_saw_is_asked_about() -> None:
    said = ("Level (mg/L)", "Leel (mg/L)", "Level(mg/L)")
    assert is_doubted(("A", "B", "C", "Level(mg/L)"), said)
    assert not is_doubted(("A", "B", "C", "Level(mg/L)"), ("Level(mg/L)",) * 3)


def test_a_digit_alone_among_letters_may_be_one_of_them() -> None:
    assert is_doubted(("i", "j", "t", "1"), ("]", "1", "1"))
    assert not is_doubted(("i", "2", "t", "1"), ("1",) * 3)
    assert not is_doubted(("i", "j", "t", "7"), ("7",) * 3)
