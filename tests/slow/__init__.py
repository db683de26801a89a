"""The commands computed a second time: row by row, in Fractions, the simple and slow way.

A table of text and some settings come in, and the bytes that a command must print come out. Begin
with `oracle`, the formulas; `rates`, `checks`, `inference` and `summaries` are a command each.
"""
