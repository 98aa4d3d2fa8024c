"""Tests of the source pane."""
