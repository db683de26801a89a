"""sokatsu without its fast path: every block goes the ordinary way.

python benchmarks/ordinary.py ARGUMENTS, those of sokatsu
"""

import sys

from sokatsu_cli.cli import main, rate

if __name__ == "__main__":
    rate._fast_path = lambda *_arguments: None  # noqa: SLF001 - there is no option for it
    status = main()
    if "sokatsu_cli.streaming.fast_path" in sys.modules:
        raise SystemExit("the fast path was used all the same")
    sys.exit(status)
