"""Tests of the preview pane, with a real web view and real processes."""
