"""Names of a family of letters and numbers, one of them with a look-alike."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace
from typing import cast

import pytest
from tests.unit.text.test_series import readings

from unheat.model import Layout, Reason
from unheat.text.families import settled_by_form, with_families
from unheat.text.ink import Glyphs
from unheat.text.reading import Reading
from unheat.text.sites import Sites

GENES = ("EGFR41", "SOX30", "TP53", "SOX7", "EGFR9")


def asked(*texts: str, said: tuple[str, ...] = ()) -> list[str]:
    """What is up for review in an axis, as it is shown."""
    own = [replace(one, said=said) for one in readings(*texts)]
    found = with_families(axis(own), {one.site.key: one for one in own})
    return [one.text for one in found.values() if one.review]


def axis(own: list[Reading]) -> Sites:
    layout = cast(Layout, SimpleNamespace(panels=[None]))
    sites = tuple(one.site for one in own)
    return Sites(layout=layout, glyphs=cast(Glyphs, None), sites=sites)


def settled(text: str, said: tuple[str, ...], *names: str, second: float = 0.9) -> bool:
    """Whether a name that readers dispute is settled beside these ones."""
    *own, last = readings(*names, text)
    differ = (Reason.READERS_DIFFER,)
    last = replace(last, said=said, second=second, review=True, reasons=differ)
    found = settled_by_form(axis([*own, last]), {one.site.key: one for one in (*own, last)})
    return not found[last.site.key].review


@pytest.mark.parametrize(
    ("text", "said"),
    [("SOX69", ("SOX69", "S0X69", "S0X69")), ("EGFR55", ("EGFRSS", "EGFR55", "EGFR55"))],
)
def test_letters_for_digits_are_no_dispute_in_a_family(text: str, said: tuple[str, ...]) -> None:
    assert settled(text, said, *GENES)
    assert not settled(text, said, *GENES, second=0.6)
    assert not settled(text, said[1:], *GENES)
    # Other digits are one, and a stem that nobody else has tells nothing.
    assert not settled(text, (text[:-1], *said[1:]), *GENES)
    assert not settled(text, said, "TP53", "MYC1", "CDK4", "IL6", "KIT2")
    assert not settled(text, said, *GENES[:2], "Mean", "Total", "Sum")


def test_letters_that_look_like_the_digits_of_a_family_are_asked_about() -> None:
    assert asked(*GENES, "EGFR1S") == ["EGFR15"]
    assert asked(*GENES, "SOXS0") == ["SOX50"]
    assert asked(*GENES, "F0X29") == ["FOX29"]
    assert asked(*GENES, "EGFR1 9") == ["EGFR19"]


def test_a_stem_that_looks_like_another_one_is_asked_about() -> None:
    assert asked(*GENES, "EOFR6") == ["EGFR6"]
    assert asked(*GENES, "CDK5", said=("COK5", "CDK5", "")) == []
    # A reader that saw the other stem somewhere is enough.
    assert asked(*GENES, "BRCASS") == []
    assert asked(*GENES, "BRCASS", said=("", "BRCA55", "")) == ["BRCA55"]


def test_the_first_reader_is_heard_of_the_name_itself() -> None:
    assert asked("CDK41", "SOX30", "TP53", "SOX7", "CDK9", "EOFR59") == []
    names = ("CDK41", "SOX30", "TP53", "SOX7", "CDK9", "EOFR59")
    assert asked(*names, said=("EGFRSS", "EOFR59", "EOFR59")) == ["EGFR59"]
    # It takes a "D" for an "O" wherever it stands.
    assert asked("CAD41", "SOX30", "SOX7", "CDK9", "CDK8", said=("CAO41", "", "")) == []


def test_a_name_that_a_better_reader_read_in_the_form_of_the_others_is_asked_about() -> None:
    assert asked(*GENES, "TPSS", said=("TPSS", "TP55", "TP55")) == ["TP55"]
    assert asked(*GENES, "KRAS", said=("KRA5", "KRAS", "KRAS")) == []


@pytest.mark.parametrize(
    ("text", "said", "likelier"),
    [
        ("SOX4I", ("SOX4I", "SOX4I", "SOX4I"), "SOX41"),
        ("SOfX36", ("SOX3", "SOX36", "SOX36"), "SOX36"),
        ("EOFR61", ("EGFR61", "EOFR61", "EGFR61"), "EGFR61"),
        ("TPfS", ("TPS", "TPPS", "TPfS"), "TPfS"),
    ],
)
def test_a_disputed_name_is_asked_about_as_its_family_has_it(
    text: str, said: tuple[str, ...], likelier: str
) -> None:
    *own, last = readings(*GENES, text)
    last = replace(last, said=said, review=True)
    found = with_families(axis([*own, last]), {one.site.key: one for one in (*own, last)})
    assert found[last.site.key].text == likelier
    assert found[last.site.key].review


def test_other_names_are_no_family() -> None:
    assert asked(*GENES, "KRAS", "CDKN2A") == []
    assert asked("BTask 1", "CTask 2", "DTask 3", "ETask 4", "FTask 5") == []
    assert asked("SOX30", "Mean", "Total", "EGFR1S", "Sum") == []
