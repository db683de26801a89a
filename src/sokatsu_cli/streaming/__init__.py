"""Tables larger than memory, and the work of several processors.

A file goes in, block by block; what is printed of it comes out as soon as it is computed. Start
reading at `streams`.
"""
