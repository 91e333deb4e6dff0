"""The verbs mark, align, check and settle, one a file; ``pipeline`` runs them in order."""
