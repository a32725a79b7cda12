"""Digits that readers confuse, learned from ink and color together."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

from unheat.model import Box, Crop
from unheat.text import glyphs
from unheat.text.decipher import decode
from unheat.text.strips import build_strips, in_thirds, middle
from unheat.text.tutor import tutored


def _line(text: str, *, fall: float = 0.0) -> npt.NDArray[np.uint8]:
    """Small print: drawn large, moved down by ``fall`` pixels, and averaged down."""
    big = 8
    page = np.zeros((14 * big, (6 * len(text) + 6) * big), dtype=np.uint8)
    for place, char in enumerate(text):
        origin = (int((3 + 6 * place) * big), int((10 + fall) * big))
        cv2.putText(page, char, origin, cv2.FONT_HERSHEY_SIMPLEX, 2.2, 255, 8, cv2.LINE_AA)
    small = cv2.resize(page, None, fx=1 / big, fy=1 / big, interpolation=cv2.INTER_AREA)
    return np.asarray(255 - small, dtype=np.uint8)


def _crops(texts: list[str], falls: list[float] | None = None) -> list[Crop]:
    return [
        Crop(
            key=f"{number},0,0",
            pixels=_line(text, fall=0.0 if falls is None else falls[number]),
            box=Box(0, 0, 9, 9),
            numeric=True,
        )
        for number, text in enumerate(texts)
    ]


def _numbers(count: int) -> list[str]:
    return [str(n) for n in np.random.default_rng(3).integers(10, 100, count)]


def test_color_tells_apart_what_every_reader_confuses() -> None:
    texts = _numbers(90)
    crops = _crops(texts)
    # Readers take every 5 for a 6, and color cannot tell 45 from 46 in one cell.
    read = [text.replace("5", "6") for text in texts]
    noise = np.random.default_rng(4).normal(0.0, 0.5, len(texts))
    expected = [(float(text) + off, 0.6) for text, off in zip(texts, noise.tolist(), strict=True)]
    misled = glyphs.train(crops, read)
    assert misled is not None
    wrong = sum(
        word.text != text for (word, _), text in zip(decode(misled, crops), texts, strict=True)
    )
    taught = glyphs.train(crops, read, expected=expected, firm=len(crops))
    assert taught is not None
    errors = sum(
        word.text != text for (word, _), text in zip(decode(taught, crops), texts, strict=True)
    )
    assert wrong >= 10
    assert errors <= 1


def test_a_misprint_among_many_is_read_as_it_is_printed() -> None:
    texts = _numbers(90)
    crops = _crops(texts)
    colors = [(float(text), 0.4) for text in texts]
    colors[7] = (float(texts[7]) + 20.0, 0.4)
    taught = glyphs.train(crops, texts, expected=colors, firm=len(crops))
    assert taught is not None
    assert [word.text for word, _ in decode(taught, crops)] == texts


def test_a_misprint_is_no_lesson_even_where_few_cells_have_its_digit() -> None:
    # The only 3 that color could take the misprinted 8 for stands in two other cells.
    texts = [text.replace("3", "1") for text in _numbers(40)]
    texts[5:8] = ["32", "38", "84"]
    strips = build_strips(_crops(texts), fine=3)
    starts = [np.array([15, 33])] * len(texts)
    noise = np.random.default_rng(4).normal(0.0, 1.0, len(texts))
    expected = [(float(text) + off, 1.5) for text, off in zip(texts, noise.tolist(), strict=True)]
    expected[7] = (34.0, 1.5)
    lessons = tutored(strips, texts, starts, expected, 18)
    assert lessons is not None
    assert lessons[7].text in ("", "84")
    assert sum(bool(lesson.text) for lesson in lessons) > 30


def test_readings_without_color_teach_nothing() -> None:
    texts = _numbers(40)
    wrong = ["11"] * 40
    plain = glyphs.train(_crops(texts), texts)
    mixed = glyphs.train(
        _crops([*texts, *texts]), [*texts, *wrong], expected=[None] * 80, firm=len(texts)
    )
    assert plain is not None
    assert mixed is not None
    assert mixed.seen == plain.seen


def test_lines_know_on_which_third_of_a_row_they_lie() -> None:
    texts = _numbers(60)
    falls = [(number % 3) / 3 for number in range(60)]
    strips = build_strips(_crops(texts, falls), fine=3)
    steps = (strips.falls - strips.falls[0]) % 3
    assert (steps == np.arange(60) % 3).mean() > 0.8


def test_a_third_that_was_not_seen_follows_from_the_others() -> None:
    fine = np.sin(np.linspace(0, 3, 36))[:, None]
    seen = [[fine[2 - fall :: 3]] * 5 for fall in range(3)]
    whole = in_thirds(seen)
    guessed = in_thirds([seen[0], [], seen[2]])
    assert np.allclose(whole, [found[0] for found in seen], atol=0.02)
    assert np.allclose(guessed[1], seen[1][0], atol=0.05)


def test_thirds_are_the_even_course_that_leaves_least_of_what_was_seen() -> None:
    rng = np.random.default_rng(1)
    for width, counts in ((4, (1, 0, 7)), (6, (3, 3, 3)), (4, (0, 2, 0)), (4, (9, 1, 5))):
        seen = [list(rng.random((count, 9, width)).astype(np.float32)) for count in counts]
        usual = np.zeros((9, 3, width))
        for fall, pictures in enumerate(seen):
            usual[:, 2 - fall] = middle(pictures) if pictures else 0.0
        weight = np.diag(np.tile(counts[::-1], 9).astype(float))
        bends = np.diff(np.eye(27), n=2, axis=0)
        system = weight + 0.1 * bends.T @ bends
        course = np.linalg.solve(system, weight @ usual.reshape(27, width))
        found = in_thirds(seen)
        expected = course.reshape(9, 3, width)[:, ::-1].transpose(1, 0, 2)
        np.testing.assert_allclose(found, expected, atol=1e-9)
        # Sums depend on the order of numbers in memory.
        assert found.flags.c_contiguous


def test_a_monospaced_face_is_told_from_its_ink() -> None:
    rng = np.random.default_rng(5)
    texts = [f"{value:.1f}" for value in rng.uniform(10, 99, 60)]
    crops = _crops(texts)  # the pen moves on evenly, past a point as past a digit
    taught = glyphs.train(crops, texts)
    assert taught is not None
    assert taught.even
    assert [word.text for word, _ in decode(taught, crops)] == texts


def test_what_few_numbers_told_of_a_face_is_not_held_against_its_ink() -> None:
    rng = np.random.default_rng(5)
    texts = [f"{value:.1f}" for value in rng.uniform(10, 99, 60)]
    crops = _crops(texts)
    taught = glyphs.train(crops, texts, even=False)
    assert taught is not None
    assert taught.even
    assert [word.text for word, _ in decode(taught, crops)] == texts
