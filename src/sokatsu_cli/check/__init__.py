"""Published rates against recomputed ones.

A frame with published rates goes in; findings and their explanations come out, or the rules by
which most of the rates were computed. Start reading at `comparison`, and at `inference` for rules.
"""
