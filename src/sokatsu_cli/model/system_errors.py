"""Why the system does not let a file be used, as its user is told."""

from sokatsu_cli.model.language import N_
from sokatsu_cli.model.language import gettext as _

_REASONS = (
    N_("No such file or directory"),
    N_("Permission denied"),
    N_("Operation not permitted"),
    N_("Is a directory"),
    N_("Not a directory"),
    N_("Directory not empty"),
    N_("File exists"),
    N_("File name too long"),
    N_("File too large"),
    N_("No space left on device"),
    N_("Disk quota exceeded"),
    N_("Read-only file system"),
    N_("Device or resource busy"),
    N_("Resource busy"),
    N_("Text file busy"),
    N_("Input/output error"),
    N_("Bad file descriptor"),
    N_("Too many open files"),
    N_("Too many levels of symbolic links"),
    N_("Invalid argument"),
    N_("Illegal seek"),
    N_("Broken pipe"),
    N_("Cannot allocate memory"),
    N_("No such device or address"),
    N_("Operation not supported"),
)
"""What systems say in English; Windows says it in its own language."""


def reason_of(error: OSError) -> str:
    """Return what the system says, in the language of messages where that is known.

    >>> reason_of(PermissionError(13, "Permission denied", "plan.csv"))
    'Permission denied'
    """
    return _(str(error.strerror))
