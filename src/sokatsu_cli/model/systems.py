"""What systems lack, or have otherwise."""

import os


def is_windows() -> bool:
    """Tell whether this is Windows: asked at each use, so that tests can say so elsewhere."""
    return os.name == "nt"


def has_fork() -> bool:
    """Tell whether a process can go on as two, which Windows lacks."""
    return hasattr(os, "fork")
