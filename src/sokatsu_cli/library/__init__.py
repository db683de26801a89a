"""Tables of any source as frames, for those who call sokatsu from Python.

In: a path, or an open file or buffer, with whatever the commands read. Out: a frame of text. Start
reading at `library.indicator_frames`; `library.sources` makes a file of a buffer.
"""
