"""Old spreadsheets (.xls) to grids: of Excel 97 and later, without a package of others.

A path goes in; the grids of its sheets come out, as of an .xlsx. Start reading at `grids`.
"""
