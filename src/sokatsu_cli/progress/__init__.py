"""How far each indicator is on its way from the baseline to the target.

In: the rows of a table, of any years. Out: one row for each indicator, with its class. Start
reading at `works`, and at `way` for what is computed.
"""
