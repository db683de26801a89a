"""A table to start from: `workbook` is a sheet to fill in, `schema` says what a tidy table is."""
