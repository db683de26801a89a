"""``python -m sokatsu_cli``."""

import sys

from sokatsu_cli.cli import main

sys.exit(main())
