"""The start is quick because nothing heavy is imported for it."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = {
    "numpy", "cv2", "matplotlib", "scipy", "skimage", "PIL", "rich", "pandas", "onnxruntime",
    "rapidocr", "pytesseract", "pypdfium2", "cmap", "msgspec", "xarray", "xlsxwriter",
}  # fmt: skip


@pytest.mark.parametrize(
    "start",
    [
        "import unheat; unheat.__version__",
        "from unheat.cli import main; main(['--help'])",
        "from unheat.cli import main; main(['read', '--help'])",
    ],
)
def test_nothing_heavy_is_imported(start: str) -> None:
    code = f"{start}\nimport sys\nprint('LOADED', *sorted(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = {name.split(".")[0] for name in done.stdout.split("LOADED")[1].split()}
    assert loaded & HEAVY == set()


def test_python_m_unheat_names_its_version() -> None:
    import unheat

    done = subprocess.run(
        [sys.executable, "-m", "unheat", "--version"], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == f"unheat, version {unheat.__version__}"


def test_every_public_name_is_found() -> None:
    import unheat

    for name in unheat.__all__:
        assert getattr(unheat, name) is not None
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        unheat.nothing  # noqa: B018
