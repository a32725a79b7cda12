"""Labels held against what they would look like, drawn in families that come with matplotlib."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from tests.unit.text.drawn_rows import read_rows
from tests.unit.text.test_series import readings

from unheat.model import Axis, Box
from unheat.text.faces import advance, drawable, glyph, ink_width, room
from unheat.text.likeness import Pen, canvas, ink_of
from unheat.text.lines import Line
from unheat.text.reading import Reading
from unheat.text.sites import Site
from unheat.text.strokes import as_likely
from unheat.text.trust import (
    agreed_by_chance,
    agreed_unsurely,
    borne_out,
    heard,
    read_by_all,
    seen_small,
)
from unheat.text.typeface import ink_width as table_width
from unheat.text.variants import alike, doubles, even, lettered, parted, sensible, thinned

NAMES = ["Llama-2-7B", "Flowers", "ImageNet", "SO2", "γδ T", "Memory", "BoolQ", "Mistral"]


def columns(
    names: Sequence[str],
    first: Sequence[str],
    second: Sequence[str],
    *,
    size: int = 11,
    sure: float = 0.96,
    face: str = "DejaVuSans",
) -> Axis:
    """The row labels of a drawn panel that two readers read as told."""
    return read_rows(names, first, second, size=size, sure=(sure, sure), face=face)


def misread(**texts: str) -> list[str]:
    """``NAMES`` with some of them replaced, by their letters."""
    return [texts.get("".join(filter(str.isalpha, name)), name) for name in NAMES]


def test_right_labels_stay_as_they_are() -> None:
    read = columns(NAMES, NAMES, NAMES)
    assert list(read.labels) == NAMES
    assert not any(read.review)


@pytest.mark.parametrize("wrong", [{"LlamaB": "Uama-2-7B"}, {"SO": "S02"}])
def test_letters_that_both_readers_ran_together_are_found(wrong: dict[str, str]) -> None:
    texts = misread(**wrong)
    read = columns(NAMES, texts, texts)
    place = next(i for i, text in enumerate(texts) if text != NAMES[i])
    assert read.labels[place] == NAMES[place]
    assert list(read.labels) == NAMES


def test_a_dispute_is_settled_by_the_shapes() -> None:
    texts = misread(Mistral="Mstral"), misread(Mistral="Mistral", ImageNet="lmageNet")
    read = columns(NAMES, *texts)
    assert list(read.labels) == NAMES
    assert not any(read.review)


def row_of_one_line() -> Site:
    box = Box(0, 0, 40, 8)
    line = Line(
        box=box,
        glyphs=np.zeros(0, dtype=np.int64),
        angle=0.0,
        size=8.0,
        along=(0.0, 40.0),
        across=(0.0, 8.0),
    )
    return Site(role="row", owner=0, index=0, lines=(line,))


@pytest.mark.parametrize(("sure", "settled"), [(0.75, True), (0.55, False)])
def test_shapes_settle_nothing_alone_where_both_readers_guess(sure: float, settled: bool) -> None:
    read = columns(NAMES, NAMES, misread(Mistral="Mstral"), sure=sure)
    assert read.labels[NAMES.index("Mistral")] == "Mistral"
    assert read.review[NAMES.index("Mistral")] is not settled


def test_one_letter_more_that_nobody_read_is_asked_about_where_readers_differ() -> None:
    read = columns(NAMES, misread(Flowers="Fowers"), misread(Flowers="Fowes"))
    assert read.review[NAMES.index("Flowers")]


def test_a_digit_that_both_readers_take_for_a_letter_is_found_by_its_width() -> None:
    for name, text in (("v1-base", "vl-base"), ("T1w", "Tlw")):
        texts = [*NAMES, text]
        assert columns([*NAMES, name], texts, texts, sure=0.6).labels[-1] == name


@pytest.mark.parametrize(
    ("name", "first", "second"), [("Filing", "ling", "ing"), ("Ifng", "ng", "WG")]
)
def test_letters_that_nobody_read_are_never_sure(name: str, first: str, second: str) -> None:
    read = columns([*NAMES, name], [*NAMES, first], [*NAMES, second], sure=0.7, size=14)
    assert read.review[-1]


def test_strokes_that_look_alike_stand_where_words_have_them() -> None:
    read = columns(NAMES, NAMES, misread(BoolQ="BooIQ"), sure=0.8)
    assert list(read.labels) == NAMES
    assert not any(read.review)


def test_a_narrow_letter_between_capitals_is_no_silent_zero() -> None:
    names = ["FOX15", "SOX72", "HOX37", "GATA28", "EGFR90", "PAX74", "MYC14", "BRCA45"]
    texts = [name.replace("OX", "0X") for name in names]
    read = columns(names, names, texts, face="DejaVuSansMono")
    assert list(read.labels) == names
    read = columns(names, texts, texts, face="DejaVuSansMono")
    assert all(
        text == name or review
        for text, name, review in zip(read.labels, names, read.review, strict=True)
    )


def test_beside_a_greek_letter_stands_another() -> None:
    read = columns(NAMES, misread(γδT="yo T"), misread(γδT="yδ T"))
    assert list(read.labels) == NAMES
    assert not any(read.review)


def test_what_none_of_the_readers_saw_is_not_made_up() -> None:
    texts = misread(Memory="Wzgkt"), misread(Memory="Hgkzt")
    read = columns(NAMES, *texts)
    assert read.review[NAMES.index("Memory")]


@pytest.mark.parametrize("face", ["DejaVu Sans", "DejaVu Serif", "Helvetica"])
def test_a_text_explains_its_own_ink_and_no_other_as_well(face: str) -> None:
    pen = Pen(face=face, em=12.0)
    drawn = np.zeros((30, 120), dtype=np.float32)
    before, above = room(pen.em)
    place = 8.0
    for one in "Flowers":
        cover = glyph(face, pen.em, one, (int(place % 1 * 4), 0))
        column = int(place) - before
        part = cover[: 30 - (20 - above)]
        top = 20 - above
        rows = slice(max(0, top), top + len(part))
        drawn[rows, max(0, column) : column + part.shape[1]] += part[
            max(0, -top) :, max(0, -column) :
        ]
        place += advance(face, pen.em, one)
    ink = ink_of((255 * (1 - np.minimum(drawn, 1))).astype(np.uint8))
    sheet = canvas(ink, "Flowers", pen)
    assert sheet.left("Flowers") < 0.03 * sheet.total
    for other in ("Rowers", "Fowers", "Flowars", "lowers"):
        assert sheet.left(other) > sheet.left("Flowers") + 0.01 * pen.em**2
    assert sheet.least("Flowers") <= sheet.left("Flowers") + 0.2
    assert sheet.left("  ") == pytest.approx(sheet.total)


def test_faces_are_as_wide_as_the_table_says() -> None:
    assert {"DejaVu Sans", "Times", "Helvetica"} <= set(drawable())
    for text in ("ImageNet", "Sweden"):
        assert ink_width("DejaVu Sans", text) == pytest.approx(table_width(text, 0), abs=0.03)
    assert ink_width("DejaVu Sans", " ") > 0


def test_variants_are_what_small_print_is_mistaken_for() -> None:
    assert "O3" in alike("03")
    assert "Flowers" in parted("Rowers")
    assert "KFlT" not in parted("KRT", first=True)
    assert "IRM" in thinned("RM")
    assert "Wk 2" in thinned("Wk2")
    assert even("Homet") == ["Hornet"]
    assert "OPT" not in doubles("0PT")
    assert "SO2" in doubles("S02")
    assert all(text not in doubles(text) for text in NAMES)


def test_zeros_between_capitals_are_made_letters() -> None:
    assert [lettered(text) for text in ("F0X10", "S0X", "B0", "10X", "A00B")] == [
        "FOX10", "SOX", "B0", "10X", "A00B",
    ]  # fmt: skip


def test_each_letter_that_one_of_the_readers_saw() -> None:
    texts = misread(LlamaB="Liama-2-7B"), misread(LlamaB="Ilama-2-7B")
    read = columns(NAMES, *texts)
    assert read.labels[0] == "Llama-2-7B"


def test_another_type_settles_nothing() -> None:
    known = columns(NAMES, misread(Flowers="Howers"), NAMES, sure=0.8)
    other = columns(NAMES, misread(Flowers="Howers"), NAMES, sure=0.8, face="cmtt10")
    assert not known.review[1]
    assert other.review[1]


@pytest.mark.parametrize(("sure", "settled"), [(0.7, False), (0.89, True)])
def test_what_one_reader_alone_saw_needs_one_that_is_not_at_a_loss(
    sure: float, settled: bool
) -> None:
    site = row_of_one_line()
    reading = Reading(site=site, text="Flowers", confidence=sure, review=True)
    assert borne_out(reading, "Flowers") == settled
    assert heard(replace(reading, spellings=("Flowers", "x"), second=sure, first=0.1)) == [
        "Flowers"
    ]


def test_what_readers_agree_on_unsurely_is_held_against_its_ink() -> None:
    texts = misread(Flowers="Fiowers")
    assert not any(columns(NAMES, texts, texts).review)
    read = columns(NAMES, texts, texts, sure=0.9)
    assert read.review == tuple(name == "Flowers" for name in NAMES)


def test_a_shape_does_not_overrule_two_readers_that_are_sure() -> None:
    site = row_of_one_line()
    reading = Reading(
        site=site,
        text="K562",
        confidence=0.5,
        review=True,
        spellings=("K562", "KS62"),
        second=0.99,
        first=0.88,
        said=("KS62", "K562", "K562"),
        both=0.5,
    )
    assert borne_out(reading, "K562")
    assert not borne_out(reading, "KS62")
    unsure = replace(reading, second=0.9)
    assert borne_out(unsure, "KS62")
    assert not borne_out(replace(unsure, both=0.85), "KS62")


def test_names_with_two_equal_strokes_are_equally_likely() -> None:
    scores = {"II6": 0.035, "Il6": 0.036, "I16": 0.131}
    assert as_likely("II6", scores, 0.008, sensible)
    assert not as_likely("II6", scores, 0.0005, sensible)
    assert not as_likely("BoolQ", {"BoolQ": 0.03, "BooIQ": 0.03}, 0.008, sensible)


@pytest.mark.parametrize(
    ("both", "said", "proved", "size", "seen"),
    [
        (0.92, "NKT", False, 6.0, True),
        (0.85, "NKT", False, 6.0, False),
        (0.85, "NKT", True, 6.0, True),
        (0.75, "NKT", True, 6.0, False),
        (0.92, "NKT", True, 5.0, False),
        (0.75, "Koln", False, 6.0, True),
    ],
)
def test_small_print_is_believed_if_both_trained_readers_saw_enough_of_it(
    both: float, said: str, proved: bool, size: float, seen: bool
) -> None:
    (one,) = readings("Köln" if said == "Koln" else said)
    reading = replace(one, said=(said, one.text, one.text), both=both, proved=proved)
    assert seen_small(reading, size) == seen


@pytest.mark.parametrize(
    ("first", "likely", "second", "trusted"),
    [(0.8, 0.75, 0.6, True), (0.6, 0.75, 0.6, False), (0.8, 0.6, 0.9, False)],
)
def test_what_all_three_readers_read_alike_needs_none_that_is_sure(
    first: float, likely: float, second: float, trusted: bool
) -> None:
    (one,) = readings("k_proj")
    reading = replace(
        one, spellings=("k_proj", "k_proj"), first=first, second=second, third=("k_proj", likely)
    )
    assert read_by_all(reading) == trusted
    assert agreed_unsurely(reading) != trusted
    assert not read_by_all(replace(reading, third=("kproj", likely)))


def test_what_all_read_alike_and_two_of_them_guess_is_no_proof() -> None:
    (one,) = readings("Yilmaz")
    reading = replace(
        one,
        spellings=("Yilmaz", "Yilmaz"),
        first=0.96,
        second=0.56,
        confidence=0.98,
        third=("Yilmaz", 0.28),
        both=0.28,
        proved=True,
    )
    assert agreed_by_chance(reading)
    assert not agreed_by_chance(replace(reading, both=0.5, third=("Yilmaz", 0.5)))
    # Beside names with accents neither shapes nor three readers prove that there is none.
    read = replace(reading, both=0.7, second=0.7, third=("Yilmaz", 0.95), proved=True)
    assert not agreed_by_chance(read)
    assert agreed_by_chance(read, accented=True)
    assert not agreed_by_chance(replace(read, both=0.9, second=0.9), accented=True)
