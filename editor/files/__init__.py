"""Articles on disk: reading, recognising the encoding, keeping line ends, writing safely."""
