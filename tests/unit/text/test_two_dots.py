"""Words that are written with two dots over a letter as well as with one."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace
from typing import cast

import pytest
from tests.unit.text.test_series import readings

import unheat.text.two_dots as module
from unheat.text.sites import Sites
from unheat.text.two_dots import two_dotted, with_both_forms


@pytest.mark.parametrize(
    ("dot", "seen", "asked"), [(True, "", False), (True, "Naïve Bayes", True), (False, "", True)]
)
def test_one_dot_is_believed_where_it_shows_and_no_reader_sees_two(
    monkeypatch: pytest.MonkeyPatch, dot: bool, seen: str, asked: bool
) -> None:
    (own,) = readings("Naive Bayes")
    own = replace(own, said=("Naive Bayes", "Naive Bayes", seen))
    monkeypatch.setattr(module, "_extents", lambda sites, reading: object())
    monkeypatch.setattr(module, "with_dots", lambda *told: None)
    monkeypatch.setattr(module, "one_dot_shows", lambda *told: dot)
    monkeypatch.setattr(module, "with_raised_capitals", lambda sites, result: result)
    found = with_both_forms(cast(Sites, SimpleNamespace()), {own.site.key: own})[own.site.key]
    assert found.review is asked
    assert found.text == "Naive Bayes"
    assert ("Naïve Bayes" in found.others) is asked


def test_other_words_have_one_form() -> None:
    assert two_dotted("Native") is None


def test_only_accents_that_both_trained_readers_saw_count_as_one_mark() -> None:
    (own,) = readings("Kraków")
    assert module._accents_seen(replace(own, said=("Krakow", "Kraków", "Kraków"), both=0.9)) == 1
    assert module._accents_seen(replace(own, said=("Krakow", "Krakow", "Kraków"), both=0.9)) == 0
    (dots,) = readings("Zürich")
    assert module._accents_seen(replace(dots, said=("", "Zürich", "Zürich"), both=0.9)) == 0
