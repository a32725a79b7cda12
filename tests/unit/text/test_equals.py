"""Spaces about signs of equality."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from unheat.text.equals import evened, evenly_spaced, seen_by_two, spaced_by_two, spaced_where_seen
from unheat.text.reading import Reading
from unheat.text.sites import Site


def spaced(*texts: str) -> list[str]:
    site = cast(Site, None)
    readings = {
        str(i): Reading(site=site, text=text, confidence=0.9) for i, text in enumerate(texts)
    }
    return [reading.text for reading in evenly_spaced(readings, list(readings)).values()]


def test_sister_titles_are_spaced_alike() -> None:
    assert spaced("n=10", "n= 50", "n = 100") == ["n = 10", "n = 50", "n = 100"]


def test_tight_titles_stay_tight_beside_others() -> None:
    assert spaced("n=10", "n=50", "k = 3") == ["n=10", "n=50", "k = 3"]
    assert spaced("a = b and c=d") == ["a = b and c = d"]


def test_names_of_steps_are_spaced_alike_and_tokens_stay() -> None:
    assert spaced("p < 0.001", "p <0.01", "p<0.05") == ["p < 0.001", "p < 0.01", "p < 0.05"]
    assert spaced("the <EOS>", "a -> 5", "x => 3") == ["the <EOS>", "a -> 5", "x => 3"]


def test_letters_of_panels_do_not_part_sisters() -> None:
    assert spaced("(a) k=5", "(b) k= 10") == ["(a) k = 5", "(b) k = 10"]


def test_spaces_that_two_readers_saw_are_there_though_the_first_saw_none() -> None:
    own = Reading(site=cast(Site, None), text="n=12", confidence=0.9, both=0.9)
    assert spaced_by_two(replace(own, said=("n=12", "n = 12", "n = 12"))) == "n = 12"
    assert spaced_by_two(replace(own, said=("n=12", "n = 12", "n=12"))) is None
    assert spaced_by_two(replace(own, said=("CD14", "CD 14", "CD 14"))) is None


def test_labels_of_which_one_leans_have_the_spaces_that_a_reader_saw_in_most() -> None:
    own = [Reading(site=cast(Site, None), text=text, confidence=0.9) for text in ("n=12", "n= 24")]
    seen = [replace(one, said=("n=1", "n = 1", "n=1")) for one in own]
    found = spaced_where_seen(seen)
    assert [(one.text, one.review) for one in found] == [("n = 12", True), ("n = 24", True)]
    assert spaced_where_seen(own) == own
    assert spaced_where_seen([seen[0], seen[0]]) == [seen[0], seen[0]]


def test_a_space_at_one_side_of_a_sign_makes_two() -> None:
    assert [evened(text) for text in ("(N =21)", "k= 5", "k=5")] == ["(N = 21)", "k = 5", "k=5"]


def test_two_readers_see_a_text_where_they_write_it_alike_and_do_not_guess() -> None:
    own = Reading(site=cast(Site, None), text="6h", confidence=0.9, both=0.9)
    assert seen_by_two(replace(own, said=("6h", "6 h", "6 h")), "6 h")
    assert not seen_by_two(replace(own, said=("6h", "6 h", "6h")), "6 h")
    assert not seen_by_two(replace(own, said=("6h", "6 h", "6 h"), both=0.2), "6 h")
