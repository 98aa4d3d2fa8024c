"""The engine of the CommonMark family: markdown-it-py with mdit-py-plugins."""
