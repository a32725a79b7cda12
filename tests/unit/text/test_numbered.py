"""Labels that are numbered through: three speak for all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from unheat.model import Word
from unheat.text.numbered import numbered_through, pieces_doubted, vouched_for
from unheat.text.reading import Reading
from unheat.text.sites import Site


@dataclass
class _Panels:
    """What is asked of sites here: one panel with labels of rows."""

    sites: list[Site]

    @property
    def layout(self) -> Any:
        return type("Layout", (), {"panels": (None,)})

    def of(self, role: str, owner: int) -> list[Site]:
        return self.sites if role == "row" else []


def _labels(texts: list[str], confidence: float = 0.9) -> tuple[Any, dict[str, Reading]]:
    sites = [Site(role="row", owner=0, index=i, lines=()) for i in range(len(texts))]
    readings = {
        site.key: Reading(site=site, text=text, confidence=confidence)
        for site, text in zip(sites, texts, strict=True)
    }
    return _Panels(sites), readings


def test_three_labels_speak_for_an_axis_that_is_numbered_through() -> None:
    sites, readings = _labels([f"gene {i + 1}" for i in range(12)])
    spoken = numbered_through(sites, readings)
    assert len(spoken) == 9
    assert {len(asked) for asked in spoken.values()} == {3}


def test_labels_that_break_the_run_or_were_read_badly_are_asked_about() -> None:
    texts = [f"gene {i + 1}" for i in range(20)]
    sites, readings = _labels(texts)
    odd = sites.sites[4].key
    readings[odd] = Reading(site=sites.sites[4], text="gone 5", confidence=0.9)
    assert odd not in numbered_through(sites, readings)
    sites, readings = _labels(texts, confidence=0.3)
    assert not numbered_through(sites, readings)
    sites, readings = _labels(["a", "b", "c", "d", "e", "f", "g", "h"])
    assert not numbered_through(sites, readings)


def test_a_stem_that_the_second_reader_disputes_is_disputed_in_all() -> None:
    sites, alone = _labels([f"qene {i + 1}" for i in range(10)])
    spoken = numbered_through(sites, alone)
    asked = next(iter(spoken.values()))
    words = {
        f"{key}.0": Word(text="gene 1", confidence=0.9, engine="neural", key=key) for key in asked
    }
    differ = {
        key: Reading(site=one.site, text="gene 1", confidence=0.4, review=True)
        if key in asked
        else one
        for key, one in alone.items()
    }
    result = vouched_for(sites, differ, alone, words)
    assert len(result) == 7
    assert all(one.review for one in result.values())
    agreed = vouched_for(sites, alone, alone, words)
    assert not any(one.review for one in agreed.values())


def test_pieces_of_names_that_are_due_are_asked_about() -> None:
    _, readings = _labels(["S01", "S02", "S03", "S04", "S0", "5S06S", "07", "Mean", "S09"])
    asked = [one.text for one in pieces_doubted(list(readings.values())) if one.review]
    assert asked == ["S0", "5S06S", "07"]
