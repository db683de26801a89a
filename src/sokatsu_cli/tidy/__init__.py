"""An office's sheet to a tidy table.

The sheets of a file go in; one row for each indicator and period comes out, with what was skipped
and what is wrong. Start reading at `tables`; `sheet_tables` goes down a sheet, `headings` finds the
rows of headings, `arranged_columns` knows what stands below them.
"""
