"""A run survives crashes and endless figures, samples evenly, and adds up."""

from __future__ import annotations

import json
import os
import time
from pathlib import Path
from typing import Any

import pytest

import unheat
from unheat.bench import perfect
from unheat.bench.pool import as_written, score_file
from unheat.bench.result import BenchResult, compare
from unheat.bench.run import find, run, stratified
from unheat.bench.score import score
from unheat.errors import UsageError
from unheat.model import Figure
from unheat.options import ReadOptions


def write_figure(folder: Path, name: str, **changes: Any) -> Path:
    """A small truth with an (empty) picture beside it."""
    truth: dict[str, Any] = {
        "id": name,
        "image": f"{name}.png",
        "preset": folder.name,
        "renderer": "matplotlib",
        "tags": ["annotated"],
        "negative": False,
        "width": 100,
        "height": 100,
        "n_rows": 1,
        "n_cols": 2,
        "row_labels": ["a"],
        "col_labels": ["b", "c"],
        "title": "",
        "colorbar": {"present": False},
        "printed": [["1", "2"]],
        "values": [[1, 2]],
        "cell_bbox_px": [10, 10, 90, 90],
    }
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.png").write_bytes(b"")
    path = folder / f"{name}.json"
    path.write_text(json.dumps(truth | changes), encoding="utf-8")
    return path


def read_or_fail(path: Path, options: ReadOptions) -> Figure:
    """The flawless reader, with a mishap for figures that are named after one."""
    if path.stem == "dies":
        os._exit(9)
    if path.stem == "hangs":
        time.sleep(60)
    if path.stem == "raises":
        raise ZeroDivisionError("in the reader")
    if path.stem == "page" and options.load.page != 2:
        raise ValueError("wrong page")
    return perfect.read(path, options)


def test_one_crash_does_not_stop_the_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Workers import the reader by name, and so must find this package.
    monkeypatch.syspath_prepend(Path(__file__).parents[3])
    for name in ("a", "dies", "hangs", "raises", "z"):
        write_figure(tmp_path / "core", name)
    write_figure(tmp_path / "core", "page", page=2)
    write_figure(tmp_path / "negatives", "pie", negative=True)
    told: list[int] = []
    result = run(
        tmp_path,
        jobs=2,
        limit_seconds=4,
        read=read_or_fail,
        progress=lambda done, of, _score: told.append(done),
    )
    assert {one.name: one.outcome for one in result.scores} == {
        "a": "read",
        "dies": "crash",
        "hangs": "timeout",
        "page": "read",
        "raises": "crash",
        "z": "read",
        "pie": "refused",
    }
    assert told == [1, 2, 3, 4, 5, 6, 7]
    raised = next(one for one in result.scores if one.name == "raises")
    assert raised.error is not None
    assert "in read_or_fail" in raised.error
    clean = result.groups()["clean"]
    assert (clean.figures, clean.safe, clean.crashes, clean.timeouts) == (6, 3, 2, 1)


def test_the_sample_is_even_and_always_the_same(tmp_path: Path) -> None:
    for i in range(30):
        write_figure(tmp_path / "core", f"c{i}")
    for i in range(10):
        write_figure(tmp_path / "hard", f"h{i}", renderer="plotly" if i % 2 else "bokeh")
    paths = find(tmp_path)
    chosen = stratified(paths, 8)
    assert stratified(paths[::-1], 8) == chosen
    assert sum(path.parent.name == "core" for path in chosen) == 6
    hard = [json.loads(p.read_text())["renderer"] for p in chosen if p.parent.name == "hard"]
    assert sorted(hard) == ["bokeh", "plotly"]


def test_find_filters_and_says_when_nothing_is_left(tmp_path: Path) -> None:
    write_figure(tmp_path / "core", "a", tags=["log"])
    write_figure(tmp_path / "hard", "b")
    (tmp_path / "hard" / "notes.json").write_text("[]")
    assert [path.stem for path in find(tmp_path)] == ["a", "b"]
    assert [path.stem for path in find(tmp_path, tags=["log"])] == ["a"]
    assert [path.stem for path in find(tmp_path, presets=["hard"])] == ["b"]
    with pytest.raises(UsageError, match="No figures with truth"):
        find(tmp_path, only=["c"])


def result_of(tmp_path: Path, *, misread: bool) -> BenchResult:
    scores = []
    for name in ("a", "b"):
        truth = json.loads(write_figure(tmp_path / "core", name).read_text())
        printed = [["1", "3"]] if misread and name == "b" else truth["printed"]
        scores.append(score(perfect.perfect(truth | {"printed": printed}), truth))
    return BenchResult(scores=tuple(scores))


def test_table_json_and_failures_tell_the_same(tmp_path: Path) -> None:
    result = result_of(tmp_path, misread=True)
    table = result.table()
    assert "printed exact" in table
    assert "75.00 (75.00)" in table
    told = json.loads(result.to_json())
    assert told["groups"]["clean"]["stages"]["printed exact"]["count"] == 3
    assert [figure["safe"] for figure in told["figures"]] == [True, False]
    assert "b | panel[0,1] | SILENT expected 2 | got '3' -> 3.0" in result.failures()
    assert "| printed exact | 75.00 (75.00) |" in result.markdown(date="2026-01-31")
    assert result.markdown(date="2026-01-31").startswith("Measured on 2026-01-31 over 2 figures")


def test_two_runs_are_compared_on_the_figures_they_share(tmp_path: Path) -> None:
    before = result_of(tmp_path, misread=True).to_json()
    after = result_of(tmp_path, misread=False).to_json()
    told = compare(before, after)
    assert "now safe: b" in told
    assert "3/4 = 75.00" in told
    assert "no longer safe: b" in compare(after, before)


def test_what_is_scored_is_what_the_command_line_writes(tmp_path: Path) -> None:
    picture = Path(__file__).parents[3] / "fixtures" / "images" / "bar-left.png"
    figure = unheat.read(picture)
    assert figure.explained is None
    written = as_written(figure, picture, ReadOptions())
    assert written.explained == pytest.approx(1.0, abs=0.1)
    # Seconds are those of the reading, and what the last look raises is scored.
    path = write_figure(tmp_path, "one")

    def fails(figure: Figure, path: Path, options: ReadOptions) -> Figure:
        raise RuntimeError("no look")

    found = score_file(path, lambda *_: figure, fails)
    assert found.outcome == "crash"
    assert found.seconds < 1.0
