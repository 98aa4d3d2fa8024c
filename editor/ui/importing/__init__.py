"""Text from elsewhere: reading it, reviewing what was recognised, opening it as a new article."""
