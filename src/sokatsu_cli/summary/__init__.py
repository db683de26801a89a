"""Counts, means and medians of groups.

A frame goes in; a row for each group comes out, and one for all. Start reading at `groups`.
"""
