"""Digits judged by how their ink scatters."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
import numpy.typing as npt

from unheat.model import Box, Crop
from unheat.text import glyphs
from unheat.text.decipher import deciphered, decode
from unheat.text.discern import Known


def _noisy(text: str, rng: np.random.Generator) -> npt.NDArray[np.uint8]:
    """Small print under broad stripes of any strength, as a coarse codec leaves them."""
    big = 8
    page = np.zeros((14 * big, (6 * len(text) + 6) * big), dtype=np.uint8)
    for place, char in enumerate(text):
        origin = (int((3 + 6 * place) * big), 10 * big)
        cv2.putText(page, char, origin, cv2.FONT_HERSHEY_SIMPLEX, 2.2, 255, 8, cv2.LINE_AA)
    ink = cv2.resize(page, None, fx=1 / big, fy=1 / big, interpolation=cv2.INTER_AREA) / 255.0
    # Only where there is ink: the extent of the print stays as it is.
    rows = np.arange(ink.shape[0])[:, None]
    stripes = rng.normal(0.0, 0.35) * np.sin(np.pi * rows / 2)
    stripes = stripes + rng.normal(0.0, 0.35) * np.sin(np.pi * rows / 3)
    ink = np.clip(ink + stripes * (ink > 0.02), 0.05 * (ink > 0.02), 1.0)
    return np.asarray(np.round(255 * (1.0 - ink)), dtype=np.uint8)


def _crops(texts: list[str]) -> list[Crop]:
    rng = np.random.default_rng(5)
    return [
        Crop(key=f"{n},0,0", pixels=_noisy(text, rng), box=Box(0, 0, 9, 9), numeric=True)
        for n, text in enumerate(texts)
    ]


def _numbers(count: int) -> list[str]:
    return [str(n) for n in np.random.default_rng(3).integers(100, 1000, count)]


def _errors(words: list[str], texts: list[str]) -> int:
    return sum(word != text for word, text in zip(words, texts, strict=True))


def _known(crops: Sequence[Crop], texts: Sequence[str], confirmed: int) -> Known:
    """What all crops say, each borne out by so many others."""
    return Known(
        texts={crop.key: text for crop, text in zip(crops, texts, strict=True)},
        confirmed=dict.fromkeys((crop.key for crop in crops), confirmed),
        colors={},
    )


def test_what_scatters_much_counts_little() -> None:
    texts = _numbers(240)
    crops = _crops(texts)
    taught = 150
    alphabet = glyphs.train(crops[:taught], texts[:taught])
    assert alphabet is not None
    known = Known(
        texts={crop.key: text for crop, text in zip(crops[:taught], texts, strict=False)},
        confirmed={crop.key: 3 for crop in crops[:taught]},
        colors={},
    )
    plain = [word.text for word, _ in decode(alphabet, crops)][taught:]
    judged = [word.text for word, _ in decode(alphabet, crops, known)][taught:]
    before, after = _errors(plain, texts[taught:]), _errors(judged, texts[taught:])
    assert before >= 8
    assert after <= before // 4


def test_a_lesson_does_not_confirm_itself() -> None:
    texts = _numbers(150)
    crops = _crops(texts)
    alphabet = glyphs.train(crops, texts)
    assert alphabet is not None
    wrong = dict(enumerate(texts))
    for number in range(0, 150, 15):
        wrong[number] = str(1099 - int(texts[number]))
    known = Known(
        texts={crops[n].key: text for n, text in wrong.items()},
        confirmed={crop.key: 3 for crop in crops},
        colors={},
    )
    judged = [word.text for word, _ in decode(alphabet, crops, known)]
    assert _errors(judged[::15], texts[::15]) <= 1


def test_few_known_digits_leave_the_templates_alone() -> None:
    texts = _numbers(19)
    crops = _crops(texts)
    alphabet = glyphs.train(crops, texts)
    assert alphabet is not None
    known = _known(crops, texts, 3)
    assert decode(alphabet, crops, known) == decode(alphabet, crops)


def test_what_a_place_adds_is_learned_from_digits_without_names() -> None:
    texts = _numbers(300)
    crops = _crops(texts)
    alphabet = glyphs.train(crops[:150], texts[:150])
    assert alphabet is not None
    known = _known(crops, texts, 2)
    last = [text[2:] for text in texts]
    words = [word for word, _ in decode(alphabet, crops, known)]
    plain = [word for word, _ in decode(alphabet, crops)]
    # The last digits have a neighbor on one side alone, as no digit that taught has.
    before = _errors([word.text[2:] for word in plain], last)
    assert before >= 8
    assert _errors([word.text[2:] for word in words], last) <= before // 2
    assert np.median([word.confidence for word in words]) > 0.9


def test_a_few_digits_in_a_place_that_nothing_taught_are_left_to_templates() -> None:
    texts = [*_numbers(150), *(str(n) for n in range(1, 10))]
    crops = _crops(texts)
    alphabet = glyphs.train(crops, texts)
    assert alphabet is not None
    known = Known(
        texts={crop.key: text for crop, text in zip(crops, texts, strict=True)},
        confirmed={crop.key: 2 * (len(text) > 1) for crop, text in zip(crops, texts, strict=True)},
        colors={},
    )
    judged = decode(alphabet, crops, known)
    plain = decode(alphabet, crops)
    assert judged[:150] != plain[:150]
    assert judged[150:] == plain[150:]


def test_how_clear_the_ink_is_says_more_than_a_word_states() -> None:
    texts = _numbers(240)
    crops = _crops(texts)
    alphabet = glyphs.train(crops, texts)
    assert alphabet is not None
    known = _known(crops, texts, 3)
    told = deciphered(alphabet, crops, known)
    assert told.readings == decode(alphabet, crops, known)
    stated = [word.confidence for word, _ in told.readings]
    assert max(stated) == 0.99 < max(told.sure)
    assert all(sure >= least - 1e-4 for sure, least in zip(told.sure, stated, strict=True))
