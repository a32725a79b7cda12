"""``unheat doctor``: versions, engines, and what is missing."""

from __future__ import annotations

import importlib
import platform
from collections.abc import Iterator

import click

from unheat import __version__
from unheat.errors import ExitCode, MissingDependencyError

# Import name → the package that brings it.
_NEEDED = {
    "numpy": "numpy",
    "cv2": "opencv-python",
    "skimage": "scikit-image",
    "scipy": "scipy",
    "matplotlib": "matplotlib",
    "PIL": "pillow",
    "pypdfium2": "pypdfium2",
    "cmap": "cmap",
    "msgspec": "msgspec",
    "jinja2": "jinja2",
    "rich": "rich",
    "pytesseract": "pytesseract",
    "onnxruntime": "onnxruntime",
    "rapidocr": "rapidocr",
}
# rapidocr is used for its model files, and its import is slow and talkative.
_NOT_IMPORTED = {"rapidocr"}
_EXTRAS = {
    "frames": ("pandas", "xarray"),
    "xlsx": ("XlsxWriter", "python-calamine"),
    "review": ("starlette", "uvicorn"),
    "dask": ("dask", "distributed"),
}


@click.command()
@click.option("--tesseract", envvar="UNHEAT_TESSERACT", metavar="PATH", help="As for read.")
def doctor(tesseract: str | None) -> int:
    """Say what is installed, which readers work, and what is missing."""
    click.echo(f"unheat {__version__}, Python {platform.python_version()}, {platform.platform()}")
    missing = False
    for line, well in (*_libraries(), *_readers(tesseract)):
        click.echo(("  " if well else "! ") + line)
        missing = missing or not well
    for name, packages in _EXTRAS.items():
        absent = [package for package in packages if _version(package) is None]
        hint = f"pip install 'unheat[{name}]' adds {', '.join(absent)}" if absent else "installed"
        click.echo(f"  extra {name}: {hint}")
    return ExitCode.MISSING_DEPENDENCY if missing else ExitCode.DONE


def _libraries() -> Iterator[tuple[str, bool]]:
    """A line for each library, and whether it can be imported."""
    for module, package in _NEEDED.items():
        version = _version(package) or _version(f"{package}-headless")
        if version is None:
            yield f"{package} is missing: pip install {package}", False
            continue
        try:
            if module not in _NOT_IMPORTED:
                importlib.import_module(module)
        except Exception as problem:  # noqa: BLE001 - any failure of a stranger's import
            # OpenCV's wheel needs libGL of the system, and says so here.
            yield f"{package} {version} does not load: {_flat(problem)}", False
        else:
            yield f"{package} {version}", True


def _readers(tesseract: str | None) -> Iterator[tuple[str, bool]]:
    """A line for each reader of text; one that works is enough."""
    from unheat.ocr.registry import engines
    from unheat.options import OcrOptions

    try:
        found = engines(OcrOptions(tesseract=tesseract))
    except MissingDependencyError as problem:
        yield f"no reader: {problem}", False
        return
    try:
        versions = found.versions()
    except MissingDependencyError as problem:
        yield f"reader: {problem}", False
        return
    for name, version in versions.items():
        yield f"reader {name} {version}", True
    if "tesseract" not in versions:
        yield "no Tesseract: the neural reader reads alone", True


def _version(package: str) -> str | None:
    import importlib.metadata

    try:
        return importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:
        return None


def _flat(problem: BaseException) -> str:
    return " ".join(str(problem).split())
