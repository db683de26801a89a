"""What web pages and Word files have in common: tables of spanning cells, and text around them.

A reader of a format tells a `flows.Flow` what it comes upon, `grids.document_grids` makes grids
of it.
"""
