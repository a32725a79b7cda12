"""unheat: heatmap figures back into numbers you can trust."""

__version__ = "0.1.0"
