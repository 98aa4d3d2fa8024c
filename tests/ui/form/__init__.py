"""The form pane, with real documents and real key events."""
