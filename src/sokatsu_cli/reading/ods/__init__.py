"""OpenDocument spreadsheets (.ods) to grids, without a package of others.

A path goes in; the grids of its sheets come out, as of an .xlsx. Start reading at `grids`.
"""
