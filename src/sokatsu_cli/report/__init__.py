"""The 総括表 to look at.

A frame goes in; a page comes out, in one of the formats. Start reading at `sheet`, which is
what all formats show, and at `arrangement`, which makes it.
"""
