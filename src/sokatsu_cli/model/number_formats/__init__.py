"""How spreadsheets show numbers, which readers and writers of them must know alike.

A stored number and the code of its format go in; what the sheet shows of it comes out. Start
reading at `numbers`; the codes themselves are read in `codes`.
"""
