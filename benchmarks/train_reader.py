"""Train the network of ``unheat.ocr.numerals`` or ``letters`` and write it where it is read.

    pip install torch onnx
    python benchmarks/train_reader.py letters --minutes 60 [--from letters.pt]

It needs PyTorch, which unheat itself does not, and many typefaces: on Debian those of
``fonts-liberation fonts-freefont-ttf fonts-roboto fonts-lato fonts-open-sans fonts-cmu fonts-stix
fonts-texgyre fonts-croscore fonts-crosextra-carlito fonts-urw-base35 fonts-inter lmodern`` and the
like. An hour on two cores draws and learns about a million lines. Weights of the other network
are a good start: layers of one shape are taken over from ``--from``.
"""

from __future__ import annotations

import argparse
import multiprocessing
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from letter_drawings import LabelDrawings
from numeral_drawings import Drawings, Lesson, typefaces
from torch import nn

from unheat.ocr.letters import LetterReader
from unheat.ocr.numerals import NumeralReader
from unheat.ocr.paths import best_texts
from unheat.ocr.signs import HEIGHT_PX, SignReader

BATCH, POOL, PAD_PX = 64, 3072, 4
TESTS = 3000
Batch = tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A reader, what draws its lessons, and how wide the last layers of its network are.

    ``finer`` is how many steps are told of every four pixels.
    """

    reader: type[SignReader]
    drawings: Callable[[int, dict[str, list[str]]], Drawings]
    wide: int
    finer: int

    @property
    def classes(self) -> int:
        """Classes of the network: the blank one and the signs."""
        return len(self.reader.signs) + 1


TASKS = {
    "numerals": Task(reader=NumeralReader, drawings=Drawings, wide=128, finer=1),
    "letters": Task(reader=LetterReader, drawings=LabelDrawings, wide=192, finer=2),
}


class Network(nn.Module):
    """(N, 1, 32, W) ink, 0 to 1 → (N, W / 4 * finer, classes) scores."""

    def __init__(self, task: Task) -> None:
        super().__init__()
        wide, self._classes = task.wide, task.classes
        self.body = nn.Sequential(
            _block(1, 16),
            nn.MaxPool2d(2),
            _block(16, 32),
            nn.MaxPool2d(2),
            _block(32, 64),
            _block(64, 64),
            nn.MaxPool2d((2, 1)),
            _block(64, 96),
            _block(96, wide, (4, 3), (0, 1)),
            _block(wide, wide, (1, 3), (0, 1)),
            nn.Dropout(0.05),
            _block(wide, wide, (1, 3), (0, 1)),
        )
        self.head = nn.Conv2d(wide, task.finer * task.classes, 1)

    def forward(self, lines: torch.Tensor) -> torch.Tensor:
        scores = self.head(self.body(lines)).squeeze(2).transpose(1, 2)
        # What is told of four pixels at once is told of one part after the other.
        return scores.reshape(scores.shape[0], -1, self._classes)


class Likelihoods(nn.Module):
    """The network as it is read with: likelihoods that add up to one."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, lines: torch.Tensor) -> torch.Tensor:
        return self.network(lines).softmax(-1)


def _block(
    before: int, after: int, size: tuple[int, int] = (3, 3), room: tuple[int, int] = (1, 1)
) -> nn.Sequential:
    return nn.Sequential(
        nn.Conv2d(before, after, size, padding=room, bias=False),
        nn.BatchNorm2d(after),
        nn.ReLU(inplace=True),
    )


def main() -> None:
    """Train for as long as asked, print how well it reads on the way, export."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("reader", choices=sorted(TASKS))
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--from", dest="start", type=Path, help="weights to go on from")
    parser.add_argument("--weights", type=Path, help="default: READER.pt")
    parser.add_argument("--seed", type=int, default=int(time.time()))
    arguments = parser.parse_args()
    task = TASKS[arguments.reader]
    weights = arguments.weights or Path(f"{arguments.reader}.pt")
    torch.set_num_threads(1)
    faces = typefaces()
    queue: multiprocessing.Queue[Batch] = multiprocessing.Queue(60)
    drawer = multiprocessing.Process(
        target=draw, args=(task, arguments.seed, faces, queue), daemon=True
    )
    drawer.start()
    tests = test_batches(task, faces)
    network = Network(task).to(memory_format=torch.channels_last)
    if arguments.start is not None:
        own, other = network.state_dict(), torch.load(arguments.start)
        same = {k: v for k, v in other.items() if k in own and own[k].shape == v.shape}
        network.load_state_dict(own | same)
    peak = 2e-3 if arguments.start is None else 1e-3
    optimizer = torch.optim.AdamW(network.parameters(), lr=peak, weight_decay=1e-4)
    begun, step, losses = time.time(), 0, [0.0]
    while (done := (time.time() - begun) / (60 * arguments.minutes)) < 1:
        # Warm up, then fall along half a cosine.
        rate = peak * min(1.0, (step + 1) / 200) * (0.01 + 0.495 * (1 + np.cos(np.pi * done)))
        for group in optimizer.param_groups:
            group["lr"] = rate
        losses.append(learn(task, network, optimizer, queue.get()))
        step += 1
        if step % 1000 == 0:
            print(
                step,
                f"loss {np.mean(losses[-1000:]):.4f}",
                judged(task, network, tests),
                flush=True,
            )
            torch.save(network.state_dict(), weights)
    torch.save(network.state_dict(), weights)
    print(step, judged(task, network, tests))
    export(network, task.reader.model)
    drawer.terminate()


def draw(
    task: Task, seed: int, faces: dict[str, list[str]], queue: multiprocessing.Queue[Batch]
) -> None:
    """Fill the queue with batches of lines of like width, without end."""
    drawings = task.drawings(seed, faces)
    generator = np.random.default_rng(seed)
    while True:
        pool: list[Lesson] = []
        while len(pool) < POOL:
            pool += drawings.panel()
        pool.sort(key=lambda lesson: lesson.line.shape[1])
        batches = [pool[i : i + BATCH] for i in range(0, len(pool), BATCH)]
        for number in generator.permutation(len(batches)).tolist():
            queue.put(packed(batches[number]))


def packed(lessons: list[Lesson]) -> Batch:
    """Lines as one array, their classes in a row, how many each has, and its fours of pixels."""
    width = -(-max(lesson.line.shape[1] for lesson in lessons) // PAD_PX) * PAD_PX
    lines = np.zeros((len(lessons), 1, HEIGHT_PX, width), np.uint8)
    for i, lesson in enumerate(lessons):
        lines[i, 0, :, : lesson.line.shape[1]] = 255 - lesson.line
    classes = np.array([sign for lesson in lessons for sign in lesson.classes])
    counts = np.array([len(lesson.classes) for lesson in lessons])
    steps = np.array([lesson.line.shape[1] // PAD_PX for lesson in lessons])
    return lines, classes, counts, steps


def learn(task: Task, network: Network, optimizer: torch.optim.Optimizer, batch: Batch) -> float:
    """One step; returns its loss."""
    lines, classes, counts, steps = (torch.from_numpy(part) for part in batch)
    ink = lines.float().div_(255).contiguous(memory_format=torch.channels_last)
    with torch.autocast("cpu", torch.bfloat16):
        scores = network(ink)
    likely = scores.float().log_softmax(-1).transpose(0, 1)
    loss = nn.functional.ctc_loss(likely, classes, steps * task.finer, counts, zero_infinity=True)
    optimizer.zero_grad()
    loss.backward()
    nn.utils.clip_grad_norm_(network.parameters(), 2.0)
    optimizer.step()
    return loss.item()


def test_batches(task: Task, faces: dict[str, list[str]]) -> list[list[Lesson]]:
    """Lessons of another seed, which nothing is learned from."""
    drawings = task.drawings(7, faces)
    tests: list[Lesson] = []
    while len(tests) < TESTS:
        tests += drawings.panel()
    tests.sort(key=lambda lesson: lesson.line.shape[1])
    return [tests[i : i + BATCH] for i in range(0, len(tests), BATCH)]


def judged(task: Task, network: Network, tests: list[list[Lesson]]) -> dict[str, float]:
    """Percent of the tests read as drawn, by type size."""
    network.eval()
    signs = task.reader.signs
    right: dict[str, list[bool]] = {}
    for lessons in tests:
        with torch.no_grad():
            ink = torch.from_numpy(packed(lessons)[0]).float() / 255
            tables = network(ink).softmax(-1).numpy()
        told = best_texts(tables, [tables.shape[1]] * len(lessons), signs)
        for lesson, (text, *_) in zip(lessons, told, strict=True):
            wanted = "".join(signs[sign - 1] for sign in lesson.classes)
            size = next((px for px in (8, 10, 14) if lesson.em_px < px), 24)
            right.setdefault(f"< {size} px", []).append(text == wanted)
    network.train()
    return {size: round(100 * float(np.mean(hits)), 2) for size, hits in sorted(right.items())}


def export(network: Network, path: Path) -> None:
    """The network as ONNX, for any number of lines of any width."""
    network.eval()
    torch.onnx.export(
        Likelihoods(network),
        (torch.zeros(2, 1, HEIGHT_PX, 64),),
        str(path),
        input_names=["lines"],
        output_names=["likelihoods"],
        dynamic_axes={"lines": {0: "n", 3: "w"}, "likelihoods": {0: "n", 1: "t"}},
        opset_version=17,
        dynamo=False,
    )


if __name__ == "__main__":
    main()
