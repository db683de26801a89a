"""Published rates against recomputed ones.

A frame with published rates goes in; findings come out, with what explains each difference
(`explaining`), in each format (`reports`), or the rules by which most of the rates were computed
(`inferring`). Start reading at `comparison`.
"""
