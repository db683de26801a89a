"""What explains a printed rate that is not the recomputed one.

Differing rows of a table go in; explanations as values come out, the likeliest first, and their
sentences in each language. Start reading at `explanations`.
"""
