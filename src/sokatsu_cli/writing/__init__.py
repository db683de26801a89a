"""Rows to text and files.

A table goes in; the bytes of a format come out, and into a file that is there whole or as it was
before. Start reading at `formats`, and at `files` for how bytes are written.
"""
