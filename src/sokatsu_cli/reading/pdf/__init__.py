"""PDFs to rows of text: ruled tables by their borders, others by how their words are aligned.

A path goes in; the grids of its tables come out, pages of one table joined. The library that takes
a PDF apart runs in a process of its own, with bounds for time and memory. Start reading at `grids`.
"""
