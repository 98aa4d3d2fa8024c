import os

AUTHOR = "Ines"
SITENAME = AUTHOR + "'s desk"
PATH = "content"
ARTICLE_PATHS = ["articles"]
TIMEZONE = "Europe/Paris"
DEFAULT_LANG = "en"
ARTICLE_URL = "{category}/{date:%Y}/{slug}.html"
OUTPUT_PATH = os.environ.get("OUT", "output")
raise SystemExit("never run")
