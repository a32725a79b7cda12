"""Powers of ten whose "e" small print does not show."""

from __future__ import annotations

from unheat.model import Word
from unheat.text.lost_powers import with_lost_powers


def _texts(texts: list[str]) -> list[str]:
    words = {
        str(number): Word(text=text, confidence=0.8, engine="neural")
        for number, text in enumerate(texts)
    }
    return [word.text for word in with_lost_powers([words])[0].values()]


def test_what_became_of_an_e_is_one() -> None:
    read = ["3.4-04", "4.2e-02", "2.5e-05", "3.5±-04", "2.00-03", "1.30.01", "5.4€-04", "2.56-05"]
    said = ["3.4", "4.2", "2.5", "3.5", "2.0", "1.3", "5.4", "2.5"]
    powers = ["04", "02", "05", "04", "03", "01", "04", "05"]
    assert _texts(read) == [f"{m}e-{p}" for m, p in zip(said, powers, strict=True)]


def test_mantissas_without_decimals() -> None:
    assert _texts(["1e-05", "3e-04", "2-03", "70-03"]) == ["1e-05", "3e-04", "2e-03", "7e-03"]


def test_a_sign_that_differs_is_no_guess() -> None:
    read = ["3.4e+04", "4.2e-02", "2.5-05", "1.3001"]
    assert _texts(read) == ["3.4e+04", "4.2e-02", "2.5e-05", "1.3001"]


def test_plain_numbers_stay() -> None:
    for read in (
        ["2.05", "1.30", "4.01", "3e-05", "2e-04"],
        ["12-04", "13-04", "2024-05", "2024-06"],
        ["1.5e-05", "2.25", "3.07", "4.103", "5.204"],
    ):
        assert _texts(read) == read


def test_words_that_were_respelled_are_worth_less() -> None:
    words = {
        str(n): Word(text=t, confidence=0.8, engine="neural")
        for n, t in enumerate(["4.2e-02", "2.5e-05", "3.4-04"])
    }
    kept, _, broken = with_lost_powers([words])[0].values()
    assert broken.confidence < kept.confidence == 0.8
