"""What the labels of an axis begin with, where every reader sees a look-alike."""

from __future__ import annotations

from typing import cast

import pytest
from tests.unit.text.drawn_labels import drawn_labels
from tests.unit.text.test_series import readings

from unheat.model import Layout
from unheat.text.initials import by_initials, has_blocks
from unheat.text.sites import Sites


def told(*texts: str) -> dict[str, tuple[str, bool]]:
    own = {one.site.key: one for one in readings(*texts)}
    return {own[key].text: (one.text, one.review) for key, one in by_initials(own).items()}


def test_a_code_begins_with_a_letter_as_the_others_do() -> None:
    assert told("110", "E11.9", "J44.1", "N18.3") == {"110": ("I10", True)}
    assert told("150.9", "E11.9", "J44.1", "825", "F32.1") == {
        "150.9": ("I50.9", True),
        "825": ("B25", True),
    }


@pytest.mark.parametrize(
    "texts", [("110", "120", "E11.9"), ("110", "E11", "J44"), ("110", "Age", "N18.3", "J44.1")]
)
def test_numbers_among_few_codes_or_other_names_stay(texts: tuple[str, ...]) -> None:
    assert told(*texts) == {}


def test_a_stroke_at_the_end_of_a_gene_may_be_a_one() -> None:
    assert told("BRCAI", "TP53", "IL6", "CDKN2", "MYC") == {"BRCAI": ("BRCAI", True)}
    assert told("BRCAI", "TP53", "IL6", "KRAS", "MYC", "EGFR") == {}
    assert told("OPENAI", "XAI", "LLAMA3", "GPT4", "T5") == {}


def test_tokens_bear_the_sign_that_no_reader_knows() -> None:
    found = told("The", "Gcat", "Gsat", "Gon", ".")
    assert found == {text: ("Ġ" + text[1:], True) for text in ("Gcat", "Gsat", "Gon")}


@pytest.mark.parametrize(
    "texts", [("Germany", "Ghana", "Greece"), ("Gzmb", "Il6", "Tnf", "Cd8a"), ("Gsat", "Gon")]
)
def test_names_that_begin_with_the_letter_stay(texts: tuple[str, ...]) -> None:
    assert told(*texts) == {}


def test_a_name_and_its_number_are_joined_as_others_of_that_name_are() -> None:
    assert told("Ctrl_1", "Ctrl 2", "Ctrl_10", "Day 2") == {"Ctrl 2": ("Ctrl_2", True)}
    assert told("Ctrl 1", "Ctrl 2", "Treat_1") == {}


def test_pieces_of_words_begin_with_their_block_and_names_with_a_line_do_not() -> None:
    found = told("_the", "_model", "_is", "</s>")
    assert found == {text: ("\u2581" + text[1:], True) for text in ("_the", "_model", "_is")}
    assert told("_id", "user_id", "n_clicks") == {}


def test_little_words_behind_the_letter_tell_tokens() -> None:
    found = told("Gof", "Git", "Glittle", "in", "!")
    assert found == {text: ("Ġ" + text[1:], True) for text in ("Gof", "Git", "Glittle")}


@pytest.mark.parametrize(
    ("texts", "meant"),
    [
        (("02", "03", "CO", "NOx", "PM10"), {"02": ("O2", True), "03": ("O3", True)}),
        (("11", "12", "linf", "elastic"), {"11": ("l1", True), "12": ("l2", True)}),
        (("01", "02", "Total"), {}),
        (("11", "12", "Sum", "mean"), {}),
    ],
)
def test_names_begin_with_a_letter(
    texts: tuple[str, ...], meant: dict[str, tuple[str, bool]]
) -> None:
    assert told(*texts) == meant


def test_tokens_of_names_bear_the_sign_as_well() -> None:
    tokens = ("GThe", "Gcap", "Gof", "GFrance", "Gis", "GParis")
    found = told("<s>", *tokens, "ital", "</s>")
    assert found == {text: ("Ġ" + text[1:], True) for text in tokens}
    assert told("GAbra", "GAtp", "Gna", "Il6", "Tnf") == {}


@pytest.mark.parametrize("family", ["DejaVu Sans", "DejaVu Serif"])
@pytest.mark.parametrize(("sign", "told"), [("\u2581", True), ("_", False)])
def test_a_block_at_the_foot_is_wider_than_an_underscore(
    family: str, sign: str, *, told: bool
) -> None:
    words = ("The", "cat", "sat", "on")
    for px in (14, 20):
        drawn = [sign + word for word in words]
        glyphs, own = drawn_labels(drawn, ["_" + word for word in words], px, family)
        sites = Sites(layout=cast(Layout, None), glyphs=glyphs, sites=())
        assert has_blocks(sites, own) is told
        found = by_initials(own, blocks=told)
        assert [one.text for one in found.values()] == ["\u2581" + word for word in words]
        assert [one.review for one in found.values()] == [not told] * 4


@pytest.mark.parametrize(("sign", "told"), [("\u2581", True), ("_", False)])
def test_blocks_before_few_pieces_are_told_by_ink(sign: str, *, told: bool) -> None:
    pieces = ("_The", "_model", "_un", "heat", "ing", "map", "end")
    drawn = [one.replace("_", sign) for one in pieces[:5]]
    glyphs, own = drawn_labels(drawn, pieces[:5], 16)
    more = {f"more-{number}": one for number, one in enumerate(readings(*pieces[5:]))}
    sites = Sites(layout=cast(Layout, None), glyphs=glyphs, sites=())
    assert has_blocks(sites, own) is told
    found = by_initials(own | more, blocks=told)
    assert [one.text for one in found.values()] == (["▁The", "▁model", "▁un"] if told else [])


def test_a_first_one_among_ordinal_numbers_begins_with_its_digit() -> None:
    assert told("Ist", "2nd", "3rd", "4th") == {"Ist": ("1st", True)}
    assert told("Ist down", "2nd down", "3rd down") == {"Ist down": ("1st down", True)}
    assert told("Ist", "2nd", "Total") == {}
