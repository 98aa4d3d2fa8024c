"""Which articles a folder holds."""
