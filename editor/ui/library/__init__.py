"""The folder's articles, listed at the left."""
