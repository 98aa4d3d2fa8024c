"""What Galley writes into front matter, read by the parsers that sites are built with."""
