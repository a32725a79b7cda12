"""What the panel's own reader is taught."""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np
import pytest

from unheat.model import Box, Crop, Word
from unheat.text import glyphs
from unheat.text import pupil as pupil_module
from unheat.text.decipher import Deciphered
from unheat.text.pupil import Pupil, _alike, _varied, one_point, without_specks


def test_a_lesson_without_the_mark_that_all_have_was_misread() -> None:
    lessons = {str(number): f"±{number % 7}.0" for number in range(9)} | {"9": "83.0"}
    assert _alike(lessons, list(lessons)) == {k: v for k, v in lessons.items() if k != "9"}
    mixed = {"0": "±1.0", "1": "2.0"}
    assert _alike(mixed, ["0", "1", "2"]) == mixed


def test_a_point_that_hardly_any_lesson_has_is_a_speck() -> None:
    lessons = {str(number): str(number) for number in range(30)} | {"99": ".34"}
    assert "99" not in _alike(lessons, list(lessons))
    # A minus sign is no speck, however rare.
    negative = {str(number): str(number) for number in range(30)} | {"99": "-3"}
    assert "99" in _alike(negative, list(negative))


def test_a_point_with_nothing_behind_it_is_a_speck_unless_all_have_one() -> None:
    lessons = {str(number): f"{number}." if number % 3 else str(number) for number in range(30)}
    assert set(_alike(lessons, list(lessons)).values()) == {str(n) for n in range(0, 30, 3)}
    pointed = {str(number): f"{number}." for number in range(30)}
    assert _alike(pointed, list(pointed)) == pointed


def test_readers_that_take_a_point_for_a_comma_teach_one_point() -> None:
    lessons = {"0": "0.46", "1": "0,52", "2": "1.25", "3": "12,500"}
    assert one_point(lessons) == {"0": "0.46", "1": "0.52", "2": "1.25", "3": "12,500"}


def test_rare_characters_are_among_what_is_learned_from() -> None:
    page = np.full((9, 9), 255, dtype=np.uint8)
    crops = [
        Crop(key=f"{row},{col},0", pixels=page, box=Box(0, 0, 9, 9), numeric=True)
        for row in range(30)
        for col in range(30)
    ]
    lessons = {crop.key: "0.11" for crop in crops} | {"17,5,0": "6.11", "3,3,0": "0.16"}
    chosen = {crop.key for crop in _varied(crops, lessons)}
    assert {"17,5,0", "3,3,0"} <= chosen
    assert len(chosen) < 200


def test_a_sign_with_no_number_behind_it_teaches_nothing() -> None:
    lessons = {f"{n},0,0": text for n, text in enumerate(["25.1", "30.±", "±3.0", "41.2"])}
    assert [*_alike(lessons, [*lessons]).values()] == ["25.1", "±3.0", "41.2"]


def test_a_sign_that_ink_alone_adds_to_a_few_numbers_is_no_lesson() -> None:
    lessons = {f"{n},0,0": "41" for n in range(24)}
    specks = lessons | {"0,0,0": "-41"}
    said = {
        key: Word(text=text, confidence=0.9, engine="neural", key=key)
        for key, text in lessons.items()
    }
    assert without_specks(specks, [said]) == {k: v for k, v in lessons.items() if k != "0,0,0"}
    # Readers lose signs: what ink shows before many numbers, or a reader has heard, is one.
    many = lessons | {f"{n},0,0": "-41" for n in range(6)}
    assert without_specks(many, [said]) == many
    heard = {"0,0,0": Word(text="-41", confidence=0.9, engine="neural", key="0,0,0")}
    assert without_specks(specks, [said, heard]) == specks


def test_what_has_all_its_lessons_is_not_taught_again(monkeypatch: pytest.MonkeyPatch) -> None:
    page = np.full((12, 20), 255, dtype=np.uint8)
    cv2.putText(page, "11", (2, 10), cv2.FONT_HERSHEY_SIMPLEX, 0.35, 0, 1, cv2.LINE_AA)
    crops = [
        Crop(key=f"{n},0,0", pixels=page, box=Box(0, 0, 9, 9), numeric=True) for n in range(200)
    ]
    times: list[int] = []
    train = glyphs.train

    def counted(*arguments: Any, **options: Any) -> Any:
        times.append(1)
        return train(*arguments, **options)

    monkeypatch.setattr(glyphs, "train", counted)
    pupil = Pupil(crops)
    lessons = {crop.key: "11" for crop in crops}
    few = dict(list(lessons.items())[:20])
    for taught in (few, few, lessons, lessons):
        pupil.learn(taught, None, list(lessons), dict.fromkeys(lessons, 2))
    assert len(times) == 2
    # A character that is new is worth it at any time.
    pupil.learn(lessons | {"7,0,0": "17"}, None, list(lessons), dict.fromkeys(lessons, 2))
    assert len(times) == 3


def test_what_better_lessons_read_otherwise_has_what_was_read_before_as_its_rival(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page = np.full((12, 20), 255, dtype=np.uint8)
    cv2.putText(page, "11", (2, 10), cv2.FONT_HERSHEY_SIMPLEX, 0.35, 0, 1, cv2.LINE_AA)
    crops = [
        Crop(key=f"{n},0,0", pixels=page, box=Box(0, 0, 9, 9), numeric=True) for n in range(20)
    ]
    said = {crop.key: "11" for crop in crops}

    def told(_: Any, asked: list[Crop], __: Any) -> Deciphered:
        words = [Word(text=said[c.key], confidence=0.9, engine="glyphs", key=c.key) for c in asked]
        return Deciphered(readings=[(word, None) for word in words], sure=[0.9] * len(words))

    monkeypatch.setattr(pupil_module, "deciphered", told)
    pupil = Pupil(crops)
    pupil.learn(dict(said), None, list(said), dict.fromkeys(said, 2))
    assert not pupil.rivals
    said["3,0,0"] = "17"
    pupil.forget()
    pupil.learn(dict(said), None, list(said), dict.fromkeys(said, 2))
    (rival,) = pupil.rivals.values()
    assert (rival.key, rival.text) == ("3,0,0", "11")
    assert 0.05 < rival.confidence < 0.1


def test_how_well_lessons_are_repeated_does_not_say_how_clear_ink_is() -> None:
    rng = np.random.default_rng(4)
    texts = [str(number) for number in rng.integers(100, 1000, 120)]
    crops = []
    for n, text in enumerate(texts):
        page = np.full((12, 30), 255, dtype=np.uint8)
        cv2.putText(page, text, (2, 10), cv2.FONT_HERSHEY_SIMPLEX, 0.3, 0, 1, cv2.LINE_AA)
        crops.append(Crop(key=f"{n},0,0", pixels=page, box=Box(0, 0, 9, 9), numeric=True))
    lessons = {crop.key: text for crop, text in zip(crops, texts, strict=True)}
    # Some lessons are wrong in their last digit.
    taught = {
        key: text if n % 6 else f"{text[:2]}{(int(text[2]) + 5) % 10}"
        for n, (key, text) in enumerate(lessons.items())
    }
    pupil = Pupil(crops)
    pupil.learn(taught, None, list(lessons), dict.fromkeys(lessons, 3))
    assert max(word.confidence for word in pupil.words.values()) < 0.95
    assert len(pupil.clear) > 60
    assert all(lessons[key] == text for key, text in pupil.clear.items())
    pupil.forget()
    assert not pupil.clear
