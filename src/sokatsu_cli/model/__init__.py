"""What everything speaks of: terms, columns, numerals, years, sections, errors.

Texts of cells go in; numbers that are exact, names that can be compared, and messages come out.
What a process needs on its way stands here too: start-up, interruptions, temporary files, pipes,
progress. Start reading at `terms`, `columns` and `numerals`.
"""
