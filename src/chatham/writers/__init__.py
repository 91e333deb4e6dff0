"""What a person gets of a report: terminal summary, a page for the browser, JSON, and the Word file back."""
