"""Names of a family of letters and numbers, one of them with a look-alike."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace
from typing import cast

from tests.unit.text.test_series import readings

from unheat.text.families import with_families
from unheat.text.sites import Sites

GENES = ("EGFR41", "SOX30", "TP53", "SOX7", "EGFR9")


def asked(*texts: str, said: tuple[str, ...] = ()) -> list[str]:
    """What is up for review in an axis, as it is shown."""
    own = [replace(one, said=said) for one in readings(*texts)]
    keyed = {one.site.key: one for one in own}
    sites = SimpleNamespace(
        layout=SimpleNamespace(panels=[None]),
        of=lambda role, number: [one.site for one in own] if role == "row" else [],
    )
    found = with_families(cast(Sites, sites), keyed)
    return [one.text for one in found.values() if one.review]


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


def test_other_names_are_no_family() -> None:
    assert asked(*GENES, "KRAS", "CDKN2A") == []
    assert asked("BTask 1", "CTask 2", "DTask 3", "ETask 4", "FTask 5") == []
    assert asked("SOX30", "Mean", "Total", "EGFR1S", "Sum") == []
