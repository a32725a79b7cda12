"""Templates laid over strips of print: what each costs where, and which row of them costs least."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from unheat.text.strips import THIRDS, Strips

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Steps = npt.NDArray[np.int16]

_JITTER = 0.3
"""Heights of a digit, in fine columns, that a character may start early or late: pens are set
on whole or half pixels, and advances are not known well before they are measured."""

_ROOM = 4_000_000
"""Numbers that are held at once while windows are compared."""


def match(strips: Strips, templates: Mapping[str, npt.NDArray[np.float32]]) -> dict[str, Floats]:
    """Character → (n, width): squared difference of its template to the ink at every start.

    A template is (falls, phases, height, width): what the character looks like when its
    base line lies 0, 1 or 2 thirds below a row, and when it starts on the first, second, …
    fine column of a pixel. Windows that leave the strip cost infinity.
    """
    count, width = len(strips.ink), strips.width
    result = {char: np.full((count, width), np.inf) for char in templates}
    by_shape: dict[tuple[int, ...], list[str]] = {}
    for char, template in templates.items():
        by_shape.setdefault(template.shape, []).append(char)
    columns = np.cumsum((strips.ink.astype(float) ** 2).sum(axis=1), axis=1)
    before = np.concatenate([np.zeros((count, 1)), columns], axis=1)
    for fall in range(THIRDS):
        lines = np.flatnonzero(strips.falls == fall)
        for (*_, wide), chars in by_shape.items():
            if wide > width or not len(lines):
                continue
            stack = np.stack([templates[char][fall] for char in chars])
            energy = (stack.astype(float) ** 2).sum(axis=(2, 3))
            shared = _correlate(strips, fall, _on_pixels(stack))
            own = before[lines, wide:] - before[lines, :-wide]
            # Fine columns are counted by pixel and phase.
            places = own.shape[1]
            for number, char in enumerate(chars):
                common = shared[:, :, number].reshape(len(lines), -1)[:, :places]
                cost = own + np.resize(energy[number], places)
                cost -= 2 * common
                result[char][lines, :places] = np.maximum(cost, 0.0, out=cost)
    return result


def _on_pixels(stack: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    """(C, phases, h, w) fine templates → (C, phases, h, w / phases + 3), to lay over pixels.

    Fine columns are pixels interpolated; what a template gathers from fine columns it
    gathers from pixels with these weights. The first column belongs to the pixel before.
    """
    chars, phases, height, wide = stack.shape
    result = np.zeros((chars, phases, height, (phases + wide - 2) // phases + 3), np.float32)
    # Fine column m of a pixel lies (m + ½) / phases − ½ pixels from its center.
    reach = range(-phases, 2 * phases)
    weights = {m: max(0.0, 1.0 - abs((m + 0.5) / phases - 0.5)) for m in reach}
    for phase in range(phases):
        # Sums run over columns from left to right; those as far in their pixels go together.
        for away in (1, 0, -1):
            for within in range(phases):
                weight = weights[within - phases * away]
                column = (within - phase) % phases
                if weight == 0.0 or column >= wide:
                    continue
                columns = stack[:, phase, :, column::phases]
                first = (phase + column) // phases + away + 1
                result[:, phase, :, first : first + columns.shape[2]] += weight * columns
    return result


def _correlate(strips: Strips, fall: int, laid: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    """(n, width, C, phases): what ink and template have in common, starting in each pixel.

    ``laid`` are templates (C, phases, h, w) over pixels, n the strips of this ``fall``.
    """
    chars, phases, height, wide = laid.shape
    pixels = strips.pixels[strips.falls == fall]
    count, _, width = pixels.shape
    kernels = laid.reshape(chars * phases, height * wide).T
    step = max(1, _ROOM // (width * height * wide))
    if count <= step:
        # Templates are laid over the same strips several times.
        windows = strips.windows.get((fall, wide))
        if windows is None:
            windows = strips.windows[fall, wide] = _windows(pixels, wide)
        return (windows @ kernels).reshape(count, width, chars, phases)
    result = np.empty((count, width, chars, phases), np.float32)
    for begin in range(0, count, step):
        windows = _windows(pixels[begin : begin + step], wide)
        result[begin : begin + step] = (windows @ kernels).reshape(-1, width, chars, phases)
    return result


def _windows(pixels: npt.NDArray[np.float32], wide: int) -> npt.NDArray[np.float32]:
    """(n × width, h × wide): what stands in strips (n, h, width) from each pixel on."""
    height = pixels.shape[1]
    part = np.pad(pixels, ((0, 0), (0, 0), (1, wide - 2)))
    views = np.lib.stride_tricks.sliding_window_view(part, wide, axis=2)
    return views.transpose(0, 2, 1, 3).reshape(-1, height * wide)


class Chains:
    """Characters laid side by side over strips at least cost, as one shape after another.

    ``tables`` maps each part of a shape to (n, width), what it costs at every start;
    ``widths`` to its advance. A character may start early or late, which costs ``stiffness``
    times the fine columns squared. Ink before the first and
    after the last is unexplained and costs its square. Shapes that end alike share the work.
    """

    def __init__(
        self,
        strips: Strips,
        tables: Mapping[str, Floats],
        widths: Mapping[str, int],
        *,
        rows: Ints | None = None,
        stiffness: float = 0.0,
    ) -> None:
        ink = strips.ink if rows is None else strips.ink[rows]
        energy = (ink**2).sum(axis=1).astype(float)
        before = np.concatenate([np.zeros((len(energy), 1)), np.cumsum(energy, axis=1)], axis=1)
        self._before, self._after = before[:, :-1], before[:, -1:] - before
        self._tables, self._widths, self._stiffness = tables, widths, stiffness
        self._early = max(2, round(_JITTER * strips.digit_height))
        self._tails: dict[tuple[str, ...], tuple[Floats, Steps]] = {}

    def lay(self, shape: Sequence[str]) -> tuple[Floats, Ints]:
        """The least cost (n,) of the parts in this order, and their starts (n, k)."""
        parts = tuple(shape)
        total = self._before + self._tail(parts)[0]
        count = len(total)
        starts = np.zeros((count, len(parts)), dtype=np.int64)
        starts[:, 0] = total.argmin(axis=1)
        cost = total[np.arange(count), starts[:, 0]]
        for position in range(1, len(parts)):
            before = starts[:, position - 1]
            steps = self._tail(parts[position - 1 :])[1]
            following = before + steps[np.arange(count), before]
            starts[:, position] = np.minimum(following, total.shape[1] - 1)
        return cost, starts

    def _tail(self, parts: tuple[str, ...]) -> tuple[Floats, Steps]:
        """What these parts and the ink behind them cost (n, width) from every start of the
        first, and how far from it the second starts."""
        found = self._tails.get(parts)
        if found is None:
            table, advance = self._tables[parts[0]], self._widths[parts[0]]
            if len(parts) == 1:
                ends = np.minimum(np.arange(table.shape[1]) + advance, table.shape[1])
                found = table + self._after[:, ends], np.zeros(table.shape, dtype=np.int16)
            else:
                rest, steps = _nearest(
                    self._tail(parts[1:])[0], advance, self._early, self._stiffness
                )
                found = table + rest, steps
            self._tails[parts] = found
        return found


def _nearest(rest: Floats, advance: int, early: int, stiffness: float) -> tuple[Floats, Steps]:
    """The least of ``rest`` (n, width) about one ``advance`` further, and how far it is.

    Starts that are off by less are preferred where costs are equal.
    """
    best = np.full_like(rest, np.inf)
    chosen = np.full(rest.shape, advance, dtype=np.int16)
    room = np.empty_like(rest)
    # At least one column further, however narrow a point is.
    for step in range(max(-early, 1 - advance), early + 1):
        by = advance + step
        if by >= rest.shape[1]:
            break
        cost = np.add(rest[:, by:], 1e-3 * abs(step), out=room[:, by:])
        if stiffness:
            cost += stiffness * step**2
        here, far = best[:, :-by], chosen[:, :-by]
        np.copyto(far, np.int16(by), where=cost < here)
        np.minimum(here, cost, out=here)
    return best, chosen
