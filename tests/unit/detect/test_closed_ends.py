"""Bars whose end the line of their frame closes, with a factor written above it."""

from __future__ import annotations

import io

import matplotlib.pyplot as plt
import numpy as np
import pytest
from matplotlib.ticker import ScalarFormatter
from PIL import Image

from unheat.detect.closed_ends import is_closed
from unheat.detect.colorbar import find_bars

_WHITE = np.full(3, 255.0)


@pytest.mark.parametrize("name", ["afmhot", "gray"])
def test_a_white_end_behind_a_codec_takes_in_no_factor_above_it(name: str) -> None:
    figure, axes = plt.subplots(figsize=(5.6, 4.2), dpi=100)
    values = np.random.default_rng(1).uniform(0, 6e4, (12, 15))
    image = axes.imshow(values, cmap=name, vmin=0, vmax=6e4, aspect="auto")
    factors = ScalarFormatter(useMathText=True)
    factors.set_powerlimits((0, 0))
    bar = figure.colorbar(image, format=factors)
    axes.set_title("Beam profile")
    figure.tight_layout()
    stream, drawn = io.BytesIO(), io.BytesIO()
    figure.savefig(drawn, format="png")
    top = figure.bbox.height - bar.ax.get_window_extent().y1
    plt.close(figure)
    Image.open(drawn).convert("RGB").save(stream, "jpeg", quality=85)
    rgb = np.asarray(Image.open(stream).convert("RGB"))
    found = max(find_bars(rgb, (), (255.0,) * 3, lossy=True), key=lambda one: one.box.x0)
    assert found.box.y0 == pytest.approx(top, abs=1.0)


def test_only_a_row_of_the_line_before_bare_page_closes_an_end() -> None:
    colors = np.full((30, 3), 252.0)
    line = np.full(3, -200.0)
    assert not is_closed(colors, 15, _WHITE, line)
    colors[15] = 20.0
    assert is_closed(colors, 15, _WHITE, line)
    # Print that stands at the end closes nothing, nor does a ramp that ends dark.
    assert not is_closed(np.where(np.arange(30)[:, None] > 15, 90.0, colors), 15, _WHITE, line)
    assert not is_closed(np.where(np.arange(30)[:, None] < 15, 20.0, colors), 15, _WHITE, line)
