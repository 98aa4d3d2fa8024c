"""The text of one article: its parts, its front-matter fields, and how it changes."""
