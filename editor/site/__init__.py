"""What kind of site a folder is, and what that site wants of its articles."""
