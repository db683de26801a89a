"""Exact rates: of one indicator, of columns, of a frame.

Targets and actuals go in; rates, statuses, grades and changes come out. Start reading at `rates`
for one indicator, and at `tables` for a frame.
"""
