"""Train the network of ``unheat.ocr.numerals`` and write it where it is read from.

    pip install torch onnx
    python benchmarks/train_numerals.py --minutes 60 [--from numerals.pt]

It needs PyTorch, which unheat itself does not, and many typefaces: on Debian those of
``fonts-liberation fonts-freefont-ttf fonts-roboto fonts-lato fonts-open-sans fonts-cmu fonts-stix
fonts-texgyre fonts-croscore fonts-crosextra-carlito fonts-urw-base35 fonts-inter lmodern`` and the
like. An hour on two cores draws and learns about a million numbers.
"""

from __future__ import annotations

import argparse
import multiprocessing
import time
from pathlib import Path

import numpy as np
import torch
from numeral_drawings import Drawings, Lesson, typefaces
from torch import nn

from unheat.ocr.numerals import HEIGHT_PX, SIGNS, decoded

MODEL = Path(__file__).parent.parent / "src" / "unheat" / "ocr" / "numerals.onnx"
CLASSES = len(SIGNS) + 1
BATCH, POOL, STEP_PX = 64, 3072, 4
TESTS = 3000
Batch = tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]


class Network(nn.Module):
    """(N, 1, 32, W) ink, 0 to 1 → (N, W / 4, classes) scores."""

    def __init__(self) -> None:
        super().__init__()
        self.body = nn.Sequential(
            _block(1, 16),
            nn.MaxPool2d(2),
            _block(16, 32),
            nn.MaxPool2d(2),
            _block(32, 64),
            _block(64, 64),
            nn.MaxPool2d((2, 1)),
            _block(64, 96),
            _block(96, 128, (4, 3), (0, 1)),
            _block(128, 128, (1, 3), (0, 1)),
            nn.Dropout(0.1),
            _block(128, 128, (1, 3), (0, 1)),
        )
        self.head = nn.Conv2d(128, CLASSES, 1)

    def forward(self, lines: torch.Tensor) -> torch.Tensor:
        return self.head(self.body(lines)).squeeze(2).transpose(1, 2)


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
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--from", dest="start", type=Path, help="weights to go on from")
    parser.add_argument("--weights", type=Path, default=Path("numerals.pt"))
    parser.add_argument("--seed", type=int, default=int(time.time()))
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    faces = typefaces()
    queue: multiprocessing.Queue[Batch] = multiprocessing.Queue(60)
    drawer = multiprocessing.Process(target=draw, args=(arguments.seed, faces, queue), daemon=True)
    drawer.start()
    tests = test_batches(faces)
    network = Network().to(memory_format=torch.channels_last)
    if arguments.start is not None:
        network.load_state_dict(torch.load(arguments.start))
    peak = 2e-3 if arguments.start is None else 1e-3
    optimizer = torch.optim.AdamW(network.parameters(), lr=peak, weight_decay=1e-4)
    begun, step, losses = time.time(), 0, [0.0]
    while (done := (time.time() - begun) / (60 * arguments.minutes)) < 1:
        # Warm up, then fall along half a cosine.
        rate = peak * min(1.0, (step + 1) / 200) * (0.01 + 0.495 * (1 + np.cos(np.pi * done)))
        for group in optimizer.param_groups:
            group["lr"] = rate
        losses.append(learn(network, optimizer, queue.get()))
        step += 1
        if step % 1000 == 0:
            print(step, f"loss {np.mean(losses[-1000:]):.4f}", judged(network, tests), flush=True)
            torch.save(network.state_dict(), arguments.weights)
    torch.save(network.state_dict(), arguments.weights)
    print(step, judged(network, tests))
    export(network, MODEL)
    drawer.terminate()


def draw(seed: int, faces: dict[str, list[str]], queue: multiprocessing.Queue[Batch]) -> None:
    """Fill the queue with batches of lines of like width, without end."""
    drawings = Drawings(seed, faces)
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
    """Lines as one array, their classes in a row, how many each has, and its steps."""
    width = -(-max(lesson.line.shape[1] for lesson in lessons) // STEP_PX) * STEP_PX
    lines = np.zeros((len(lessons), 1, HEIGHT_PX, width), np.uint8)
    for i, lesson in enumerate(lessons):
        lines[i, 0, :, : lesson.line.shape[1]] = 255 - lesson.line
    classes = np.array([sign for lesson in lessons for sign in lesson.classes])
    counts = np.array([len(lesson.classes) for lesson in lessons])
    steps = np.array([lesson.line.shape[1] // STEP_PX for lesson in lessons])
    return lines, classes, counts, steps


def learn(network: Network, optimizer: torch.optim.Optimizer, batch: Batch) -> float:
    """One step; returns its loss."""
    lines, classes, counts, steps = (torch.from_numpy(part) for part in batch)
    ink = lines.float().div_(255).contiguous(memory_format=torch.channels_last)
    with torch.autocast("cpu", torch.bfloat16):
        scores = network(ink)
    likely = scores.float().log_softmax(-1).transpose(0, 1)
    loss = nn.functional.ctc_loss(likely, classes, steps, counts, zero_infinity=True)
    optimizer.zero_grad()
    loss.backward()
    nn.utils.clip_grad_norm_(network.parameters(), 2.0)
    optimizer.step()
    return loss.item()


def test_batches(faces: dict[str, list[str]]) -> list[list[Lesson]]:
    """Lessons of another seed, which nothing is learned from."""
    drawings = Drawings(7, faces)
    tests: list[Lesson] = []
    while len(tests) < TESTS:
        tests += drawings.panel()
    tests.sort(key=lambda lesson: lesson.line.shape[1])
    return [tests[i : i + BATCH] for i in range(0, len(tests), BATCH)]


def judged(network: Network, tests: list[list[Lesson]]) -> dict[str, float]:
    """Percent of the tests read as drawn, by type size."""
    network.eval()
    right: dict[str, list[bool]] = {}
    for lessons in tests:
        with torch.no_grad():
            ink = torch.from_numpy(packed(lessons)[0]).float() / 255
            tables = network(ink).softmax(-1).numpy()
        for lesson, table in zip(lessons, tables, strict=True):
            wanted = "".join(SIGNS[sign - 1] for sign in lesson.classes)
            size = next((px for px in (8, 10, 14) if lesson.em_px < px), 24)
            right.setdefault(f"< {size} px", []).append(decoded(table)[0] == wanted)
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
