"""The HTML page of a report: what each part of it shows, and the words that it says."""
