"""A report as a spreadsheet: `books` has the door; a summary, the results, the published layout."""
