"""Word files (.docx) to grids, by a reader of our own.

A file goes in, its tables come out. `grids` is the door, `bodies` says what each element means.
"""
