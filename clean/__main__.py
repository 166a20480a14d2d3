"""`python -m clean` is the command `clean`."""

import sys

from .cli import run

if __name__ == "__main__":
    sys.exit(run())
