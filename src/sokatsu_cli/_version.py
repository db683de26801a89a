"""The version, as a constant: reading it from the package's metadata would slow every start."""

__version__ = "0.2.0"
