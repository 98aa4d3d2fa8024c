"""The other parsers: each takes whole articles and gives what it read, as values of JSON.

A date is ``{"$date": iso}``. A reader that cannot be run says so by MissingTool.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import tempfile
import tomllib
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import yaml
from markdown import Markdown
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from editor.article.article import Format
from editor.article.split import split
from tests.fidelity.front_matter.cases import Case

Read = dict[str, Any] | str
"""What a parser made of an article; a text is its complaint."""

HEXO = """
const {parse} = require('hexo-front-matter'), fs = require('fs');
const members = (v) => Object.fromEntries(Object.entries(v).map(([k, w]) => [k, plain(w)]));
const plain = v => v instanceof Date ? {$date: v.toISOString()} : Array.isArray(v) ? v.map(plain)
  : v && typeof v === 'object' ? members(v)
  : typeof v === 'number' && !Number.isFinite(v) ? {$number: String(v)} : v;
const read = text => { try { const {_content, ...rest} = parse(text); return plain(rest); }
  catch (error) { return String(error.message); } };
process.stdout.write(JSON.stringify(JSON.parse(fs.readFileSync(0, 'utf8')).map(read)));
"""
PSYCH = """
require 'json'; require 'psych'; require 'date'
def plain(v)
  case v
  when Hash then v.to_h { |k, w| [k.to_s, plain(w)] }
  when Array then v.map { |w| plain(w) }
  when Time then {'$date' => v.getutc.strftime('%Y-%m-%dT%H:%M:%S.%LZ')}
  when Date then {'$date' => v.strftime('%Y-%m-%d')}
  when Symbol then {'$symbol' => v.to_s}
  else v
  end
end
texts = JSON.parse(STDIN.set_encoding('UTF-8').read)
puts JSON.generate(texts.map { |text|
  begin
    plain(Psych.safe_load(text, permitted_classes: [Date, Time, Symbol], aliases: true) || {})
  rescue StandardError => e
    e.message
  end
})
"""


class MissingTool(Exception):
    """A parser cannot be run here; the text says what to install."""


def pyyaml(cases: Sequence[Case]) -> list[Read]:
    """PyYAML, as MkDocs and python-frontmatter use it."""
    return [_tried(lambda text: yaml.safe_load(text), case, yaml.YAMLError) for case in cases]


def ruamel(cases: Sequence[Case]) -> list[Read]:
    """ruamel.yaml, which reads YAML 1.2."""
    return [
        _tried(lambda text: YAML(typ="safe", pure=True).load(text), case, YAMLError)
        for case in cases
    ]


def python_toml(cases: Sequence[Case]) -> list[Read]:
    """Python's tomllib."""
    return [_tried(tomllib.loads, case, tomllib.TOMLDecodeError) for case in cases]


def python_markdown(cases: Sequence[Case]) -> list[Read]:
    """Python-Markdown's ``meta`` extension, as Pelican uses it; the lines of a value as one."""
    found: list[Read] = []
    for case in cases:
        reader = Markdown(extensions=["meta"])
        reader.convert(case.text)
        lines: dict[str, list[str]] = reader.Meta  # type: ignore[attr-defined]
        found.append({key: "\n".join(filter(None, each)) for key, each in lines.items()})
    return found


def hexo(cases: Sequence[Case]) -> list[Read]:
    """js-yaml through Hexo's own hexo-front-matter (npm), found by NODE_PATH."""
    return _asked(["node", "-e", HEXO], [case.text for case in cases], "node, hexo-front-matter")


def psych(cases: Sequence[Case]) -> list[Read]:
    """Ruby's Psych, as Jekyll uses it."""
    return _asked(["ruby", "-e", PSYCH], [_front(case) for case in cases], "ruby")


def hugo(cases: Sequence[Case]) -> list[Read]:
    """Hugo, by having it convert the articles to JSON; its complaints, one case at a time."""
    if not shutil.which("hugo"):
        raise MissingTool("hugo")
    return _hugo(list(cases))


def _hugo(cases: list[Case]) -> list[Read]:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "content").mkdir()
        (root / "config.toml").write_text("baseURL = 'http://x/'\n", encoding="utf-8")
        for number, case in enumerate(cases):
            (root / "content" / f"c{number}.md").write_bytes(case.text.encode())
        command = ["hugo", "convert", "toJSON", "--unsafe", "-s", folder, "-o", f"{folder}/out"]
        done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
        if done.returncode:
            if len(cases) == 1:
                return [(done.stderr + done.stdout).strip()[-300:]]
            half = len(cases) // 2
            return _hugo(cases[:half]) + _hugo(cases[half:])
        return [_converted(root / "out" / "content" / f"c{n}.md") for n in range(len(cases))]


def _converted(file: Path) -> Read:
    if not file.exists():
        return "it was not converted"
    found, _ = json.JSONDecoder().raw_decode(file.read_text(encoding="utf-8"))
    return dict(found)


READERS: Mapping[str, tuple[Callable[[Sequence[Case]], list[Read]], frozenset[Format]]] = {
    "PyYAML": (pyyaml, frozenset({Format.YAML})),
    "ruamel.yaml": (ruamel, frozenset({Format.YAML})),
    "tomllib": (python_toml, frozenset({Format.TOML})),
    "Python-Markdown": (python_markdown, frozenset({Format.META})),
    "hexo-front-matter": (hexo, frozenset({Format.YAML, Format.JSON})),
    "Psych": (psych, frozenset({Format.YAML})),
    "Hugo": (hugo, frozenset({Format.YAML, Format.TOML, Format.JSON})),
}
"""Each parser, and the formats that it reads."""


def reads(reader: str, case: Case) -> bool:
    """Whether the parser is one for such an article at all."""
    if case.format not in READERS[reader][1]:
        return False
    opening = split(case.text).opening
    if reader == "hexo-front-matter" and case.format is Format.JSON:
        return opening.startswith(";;;")
    return not (reader == "Hugo" and opening.startswith(";;;"))


def _front(case: Case) -> str:
    return split(case.text).front


def _tried(read: Callable[[str], Any], case: Case, *errors: type[Exception]) -> Read:
    try:
        found = read(_front(case))
    except (*errors, ValueError) as error:
        return str(error)
    return {str(key): _plain(value) for key, value in (found or {}).items()}


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(key): _plain(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_plain(each) for each in value]
    return {"$date": value.isoformat()} if isinstance(value, date | datetime) else value


def _asked(command: list[str], texts: list[str], tools: str) -> list[Read]:
    if not shutil.which(command[0]):
        raise MissingTool(tools)
    environment = {**os.environ, "TZ": "UTC", "LANG": "C.UTF-8"}
    done = subprocess.run(
        command,
        input=json.dumps(texts),
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=environment,
    )
    if re.search("Cannot find module|LoadError", done.stderr):
        raise MissingTool(tools)
    done.check_returncode()
    found: list[Read] = json.loads(done.stdout)
    return found
