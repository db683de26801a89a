"""Spreadsheets (.xlsx) to rows of text, within limits and without a package of others.

A path goes in; the grids of its sheets come out, a cell with what is stored and what is shown of
it. Start reading at `grids`.
"""
