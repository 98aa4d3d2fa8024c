"""The front matter as a form, and as the text that it is."""
