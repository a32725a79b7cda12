"""``python -m unheat``."""

from unheat.cli import entry

if __name__ == "__main__":
    entry()
