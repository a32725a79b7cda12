"""A figure is read with numpy's matrices in one thread, and whoever reads puts that back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from unheat import pipeline
from unheat.load import load
from unheat.matrices import _Library, _openblas, in_one_thread
from unheat.options import LoadOptions

FIGURE = Path(__file__).parents[2] / "fixtures" / "images" / "prompt-transferability.png"


@pytest.fixture
def library() -> Iterator[_Library]:
    found = _openblas()
    if found is None:
        pytest.skip("numpy has another library here")
    before = found.threads()
    found.set_threads(2)
    yield found
    found.set_threads(before)


def test_a_figure_is_read_in_one_thread(library: _Library, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[int] = []
    monkeypatch.setattr(pipeline, "_read", lambda *_: seen.append(library.threads()))
    pipeline.read_raster(load(FIGURE, LoadOptions()))
    assert seen == [1]
    assert library.threads() == 2


def test_the_last_to_leave_puts_it_back(library: _Library) -> None:
    one, other = in_one_thread(), in_one_thread()
    with one:
        other.__enter__()
    # The first one has left, and the other one reads on.
    assert library.threads() == 1
    other.__exit__(None, None, None)
    assert library.threads() == 2


def test_what_fails_puts_it_back(library: _Library) -> None:
    with pytest.raises(KeyError), in_one_thread():
        raise KeyError
    assert library.threads() == 2
