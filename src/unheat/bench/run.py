"""Read a folder of figures with truth in parallel and add the scores up.

result = run(Path("figures"), sample=40, jobs=2)
print(result.table())
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Sequence
from pathlib import Path

from unheat.bench.pool import Reader, read_all
from unheat.bench.result import BenchResult
from unheat.bench.score import FigureScore
from unheat.bench.truth import load_truth
from unheat.errors import UsageError

Progress = Callable[[int, int, FigureScore], None]
"""Called after every figure with (number done, number in all, its score)."""

# "Crash: no answer, a traceback, or more than 120 s."
LIMIT_SECONDS = 120.0


def run(
    corpus: Path,
    *,
    sample: int | None = None,
    jobs: int = 2,
    tags: Collection[str] | None = None,
    only: Collection[str] | None = None,
    presets: Collection[str] | None = None,
    limit_seconds: float = LIMIT_SECONDS,
    progress: Progress | None = None,
    read: Reader | None = None,
) -> BenchResult:
    """Read the figures of ``corpus`` (a folder, searched to the bottom) and score them.

    ``sample`` takes that many, the same ones every time, every folder and kind in
    proportion. ``tags`` keeps figures with any of these tags, ``only`` those whose id or
    image is named, ``presets`` those of these folders. ``read`` replaces the pipeline (it
    must be importable by name, since figures are read in ``jobs`` other processes).

    Raises ``UsageError`` where nothing is left to read.
    """
    if jobs < 1:
        raise UsageError("--jobs must be 1 or more")
    truths = find(corpus, tags=tags, only=only, presets=presets)
    if sample is not None:
        truths = stratified(truths, sample)
    scores: dict[Path, FigureScore] = {}
    for path, figure_score in read_all(truths, jobs=jobs, limit_seconds=limit_seconds, read=read):
        scores[path] = figure_score
        if progress is not None:
            progress(len(scores), len(truths), figure_score)
    return BenchResult(scores=tuple(scores[path] for path in truths))


def find(
    corpus: Path,
    *,
    tags: Collection[str] | None = None,
    only: Collection[str] | None = None,
    presets: Collection[str] | None = None,
) -> list[Path]:
    """Truth files below ``corpus``, sorted; ``UsageError`` where there are none."""
    found = []
    for path in sorted(corpus.rglob("*.json")):
        truth = load_truth(path)
        if truth is None or not path.with_name(truth["image"]).is_file():
            continue
        if tags and not set(tags) & set(truth.get("tags") or ()):
            continue
        if only and not {truth.get("id"), truth["image"], path.stem} & set(only):
            continue
        if presets and not {truth.get("preset"), path.parent.name} & set(presets):
            continue
        found.append(path)
    if not found:
        raise UsageError(f"No figures with truth (NAME.json beside the picture) in {corpus}")
    return found


def stratified(truths: Sequence[Path], size: int) -> list[Path]:
    """``size`` of the truth files: each folder in proportion, spread over its kinds.

    Deterministic, and stable when figures are added: within a folder, figures are ordered
    by a hash of their tags and name, so that kinds are mixed evenly.
    """
    if size < 1:
        raise UsageError("--sample must be 1 or more")
    folders: dict[Path, list[Path]] = {}
    for path in truths:
        folders.setdefault(path.parent, []).append(path)
    ranked: list[tuple[float, str, Path]] = []
    for paths in folders.values():
        by_kind = _interleave(paths)
        # The i-th of n figures of a folder stands at (i + ½) / n: cutting the joint order
        # anywhere takes every folder in proportion.
        ranked += [((i + 0.5) / len(paths), str(path), path) for i, path in enumerate(by_kind)]
    return sorted(path for _, _, path in sorted(ranked)[:size])


def _interleave(paths: Sequence[Path]) -> list[Path]:
    """Figures of one folder, one of each kind (renderer, printed or not) in turn."""
    kinds: dict[tuple[object, ...], list[Path]] = {}
    for path in sorted(paths, key=lambda path: hashlib.sha256(path.stem.encode()).digest()):
        truth = load_truth(path) or {}
        tags = set(truth.get("tags") or ())
        kind = (truth.get("renderer"), "color_only" in tags, bool(truth.get("panels")))
        kinds.setdefault(kind, []).append(path)
    order = []
    queues = [list(queue) for _, queue in sorted(kinds.items(), key=lambda item: str(item[0]))]
    while any(queues):
        order += [queue.pop(0) for queue in queues if queue]
    return order


def _main() -> None:
    """A driver for development; the command line is ``unheat bench``."""
    import argparse
    import sys

    parser = argparse.ArgumentParser(prog="python -m unheat.bench.run", description=run.__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--sample", type=int)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--tags", nargs="*")
    parser.add_argument("--only", nargs="*")
    parser.add_argument("--presets", nargs="*")
    parser.add_argument("--json", type=Path)
    parser.add_argument("--failures", type=Path)
    parser.add_argument("--markdown", type=Path, help="a section for docs/accuracy.md")
    parser.add_argument("--date", default="an unknown day", help="said in --markdown")
    parser.add_argument("--before", type=Path, help="an earlier --json, to compare with")
    arguments = parser.parse_args()

    def say(done: int, of: int, one: FigureScore) -> None:
        verdict = "right" if one.right else "safe" if one.safe else one.outcome.upper()
        sys.stderr.write(f"{done}/{of} {one.name} {verdict} {one.seconds:.1f} s\n")

    result = run(
        arguments.corpus,
        sample=arguments.sample,
        jobs=arguments.jobs,
        tags=arguments.tags,
        only=arguments.only,
        presets=arguments.presets,
        progress=say,
    )
    if arguments.json:
        arguments.json.write_bytes(result.to_json())
    if arguments.failures:
        arguments.failures.write_text(result.failures(), encoding="utf-8")
    if arguments.markdown:
        arguments.markdown.write_text(result.markdown(date=arguments.date), encoding="utf-8")
    sys.stdout.write(result.table() + "\n")
    if arguments.before:
        from unheat.bench.result import compare

        changes = compare(arguments.before.read_bytes(), result.to_json())
        sys.stdout.write("\n" + changes + "\n")


if __name__ == "__main__":
    _main()
