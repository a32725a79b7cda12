"""Names for axes: models, classes, genes, places."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

MODELS = (
    "GPT-4",
    "Claude 2",
    "Mistral 7B",
    "Vicuna",
    "Llama 2 70B",
    "Gemma 2B",
    "Falcon-40B",
    "Phi-2",
    "Qwen 14B",
    "MPT-30B",
)
CLASSES = (
    "airplane",
    "automobile",
    "bird",
    "cat",
    "deer",
    "dog",
    "frog",
    "horse",
    "ship",
    "truck",
    "lorry",
    "bicycle",
)
MEASURES = (
    "Age",
    "BMI",
    "Heart rate",
    "Systolic BP",
    "Glucose",
    "HDL",
    "LDL",
    "Height (cm)",
    "Weight (kg)",
    "Steps/day",
    "Sleep (h)",
    "VO₂ max",
    "Cortisol",
    "CRP",
)
METHODS = ("Baseline", "SVM", "Random Forest", "XGBoost", "k-NN", "LASSO", "MLP", "Naïve Bayes")
DATASETS = ("CIFAR-10", "MNIST", "SQuAD", "GLUE", "ImageNet", "WMT'14", "IMDb")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
REGIONS = ("North", "South", "East", "West", "Coast", "Highlands", "Islands", "Valley", "Delta")
PRODUCTS = ("Tea", "Coffee", "Juice", "Water", "Cola", "Milk", "Cider")
_GENES = ("BRCA", "TP", "CDK", "MYC", "EGFR", "HOX", "SOX", "PAX", "FOX", "GATA", "IL", "CD")


def pick(rng: np.random.Generator, names: Sequence[str], count: int) -> tuple[str, ...]:
    """``count`` different names, in the order of the list."""
    chosen = sorted(rng.choice(len(names), min(count, len(names)), replace=False).tolist())
    return tuple(names[i] for i in chosen)


def genes(rng: np.random.Generator, count: int) -> tuple[str, ...]:
    """``count`` different gene-like names."""
    numbers = rng.choice(90, count, replace=False) + 1
    stems = rng.choice(_GENES, count)
    return tuple(f"{stem}{number}" for stem, number in zip(stems, numbers, strict=True))
