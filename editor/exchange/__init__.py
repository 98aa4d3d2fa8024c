"""In: text, pages and Word files from elsewhere become articles in the style of the site."""
