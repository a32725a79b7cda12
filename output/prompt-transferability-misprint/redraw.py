"""Draws “Prompt Transferability Matrix” again, from matrix.csv beside this file.

Written by unheat 0.1.0. Change the table, or what is below, and run it.
"""

import csv
from pathlib import Path

import matplotlib.pyplot as plt
import numpy as np

HERE = Path(__file__).parent


def table(name):
    """Row names, column names and fields of a table beside this file."""
    with open(HERE / name, encoding="utf-8", newline="") as file:
        head, *rows = csv.reader(file)
    return [row[0] for row in rows], head[1:], [row[1:] for row in rows]


def numbers(fields):
    """Fields as numbers; an empty one is a masked cell."""
    return np.ma.masked_invalid([[float(field or "nan") for field in row] for row in fields])


def gray(rgb):
    """How light colors are, from 0 to 1."""
    return rgb[..., :3] @ [0.299, 0.587, 0.114]


plt.style.use("default")
fig = plt.figure(figsize=(8.1, 6.6), facecolor="white")

rows, columns, fields = table("matrix.csv")
values = numbers(fields)
shown = values.copy()
# Print and color differ here; without these lines print decides.
shown[3, 0] = 52.71
ax = fig.add_axes((0.1555, 0.0878, 0.6767, 0.8305))
image = ax.imshow(
    shown, aspect="auto", interpolation="nearest", cmap="coolwarm", vmin=0, vmax=64.0462,
)
ax.set_xticks(range(len(columns)), columns, fontsize=14.7)
ax.tick_params(axis="x", length=5, pad=5)
ax.set_yticks(range(len(rows)), rows, fontsize=14.8)
ax.tick_params(axis="y", length=5, pad=6.1)
ax.spines[:].set(color="black", linewidth=1.3)
ax.set_title("Prompt Transferability Matrix", fontsize=17.9, pad=8.7)
level = gray(image.to_rgba(shown))
for i, j in np.ndindex(len(rows), len(columns)):
    text = f"{values[i, j]:.1f}"
    color = "black" if level[i, j] > 0.448 else "white"
    ax.text(j, i, text, ha="center", va="center", fontsize=15.2, color=color)

cax = fig.add_axes([0.8667, 0.0364, 0.037, 0.9333])
bar = fig.colorbar(image, cax=cax)
bar.set_ticks([0, 10, 20, 30, 40, 50, 60], labels=["0", "10", "20", "30", "40", "50", "60"])
bar.minorticks_off()
cax.tick_params(labelsize=15.1, length=5.3, pad=5.3)
bar.set_label("Transferability (%)", fontsize=15.2, labelpad=5.7)

fig.savefig(HERE / "redrawn.png", dpi=172.8, facecolor=fig.get_facecolor())
