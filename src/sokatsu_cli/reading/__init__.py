"""Files to rows of text.

A path goes in: of a CSV, a table in a text or a spreadsheet, or standard input. A frame of text
comes out, with the line of each row, and what the user should know of it. Start reading at
`frames`.
"""
