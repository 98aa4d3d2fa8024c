"""A dialog for .galley.yaml: what the author decides about the fields of a site."""
