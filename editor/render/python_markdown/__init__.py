"""The engine of Pelican, MkDocs and plain folders: Python-Markdown with pymdown-extensions."""
