"""What Galley shows and writes, compared with what others make of it."""
