"""Tests of the window and its parts."""
