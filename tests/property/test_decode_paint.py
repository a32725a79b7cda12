"""Decoding what was painted gives back what was painted."""

import numpy as np
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.unit.decide.conftest import cells_of, paint

from unheat.color.norm import Norm
from unheat.decide.decode import decode
from unheat.decide.learned import knots_of
from unheat.model import Box, ColorScale, Tick

MAPS = ["viridis", "coolwarm", "RdBu", "magma", "Greys", "YlGnBu", "turbo"]


def scale_of(name: str, minimum: float, maximum: float, kind: str, pixels: int) -> ColorScale:
    """The scale of a bar of so many pixels, painted with a named map.

    It has the bar's box and three ticks as every scale of a bar has, so that what is open is
    where between two pixels of the bar a color begins.
    """
    norm = Norm(kind)
    low, high = norm.bend([minimum, maximum])
    places = (np.arange(pixels) + 0.5) / pixels
    values = norm.unbend(low + (high - low) * places)
    colors = paint(places, name)
    return ColorScale(
        origin="colorbar",
        minimum=minimum,
        maximum=maximum,
        norm=kind,
        box=Box(0, 0, pixels, 12),
        ticks=tuple(
            Tick(value=float(norm.unbend(low + (high - low) * at)), position=at, text="")
            for at in (0.0, 0.5, 1.0)
        ),
        knots=knots_of(values, colors),
    )


@settings(max_examples=60, deadline=None)
@given(
    name=st.sampled_from(MAPS),
    kind=st.sampled_from(["linear", "log"]),
    minimum=st.floats(0.001, 10),
    ratio=st.floats(2, 1e4),
    places=st.lists(st.floats(0, 1), min_size=1, max_size=30),
    pixels=st.integers(60, 400),
)
@example(name="Greys", kind="linear", minimum=1.0, ratio=2.0, places=[0.5, 0.029296875], pixels=128)
def test_decode_of_paint_is_the_identity(
    name: str, kind: str, minimum: float, ratio: float, places: list[float], pixels: int
) -> None:
    scale = scale_of(name, minimum, minimum * ratio, kind, pixels)
    norm = Norm(kind)
    low, high = norm.bend([scale.minimum, scale.maximum])
    true = norm.unbend(low + (high - low) * np.array(places))
    decoded = decode(scale, cells_of(paint(places, name)[None]))
    error = np.abs(norm.bend(decoded.value[0]) - norm.bend(true)) / (high - low)
    assert error.max() < 0.015
    slack = 1e-9 * np.abs(true)
    assert (decoded.inner_low[0] <= true + slack).all()
    assert (true - slack <= decoded.inner_high[0]).all()


@settings(max_examples=30, deadline=None)
@given(name=st.sampled_from(MAPS), seed=st.integers(0, 999))
def test_permuting_rows_permutes_the_decoded_values(name: str, seed: int) -> None:
    generator = np.random.default_rng(seed)
    rgb = paint(generator.uniform(0, 1, (7, 5)), name)
    order = generator.permutation(7)
    scale = scale_of(name, 0.0, 1.0, "linear", 120)
    whole, moved = decode(scale, cells_of(rgb)), decode(scale, cells_of(rgb[order]))
    assert np.array_equal(whole.value[order], moved.value)
