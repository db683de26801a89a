"""How the printed rates of a table were computed.

A table with published rates goes in; every method, rounding, cap and practice that reproduces some
of them comes out, ranked, and its text. Start reading at `inference`.
"""
