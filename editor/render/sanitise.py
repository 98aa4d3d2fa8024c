"""The allow-list every piece of rendered HTML passes: what articles need, nothing that acts.

Kept: text, tables, figures, ruby, details, MathML, media over http(s), ids and classes. Out:
scripts, event handlers, `javascript:` and `data:` addresses (see `schemes`), frames, forms, SVG,
style sheets, styles that can load or cover anything. Ids and classes that start with ``galley-``
belong to the page around the article and are removed, so that an article cannot pose as a part of
the page; ``name`` is removed where it would let an article shadow properties of the document:
links keep it (it is no property of anything, but where other links lead), and the switches of tabs.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import nh3

from editor.render import embeds, schemes


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_TAGS = _words(
    "a abbr address article aside b bdi bdo blockquote br caption center cite code col colgroup "
    "data dd del details dfn div dl dt em figcaption figure font footer h1 h2 h3 h4 h5 h6 header "
    "hgroup hr i img input ins kbd li main mark nav ol p picture pre q rb rp rt rtc ruby s samp "
    "section small source span strike strong sub summary sup table tbody td tfoot th thead time "
    "tr tt u ul var video audio track wbr label big dir menu"
)

# No `annotation-xml`, `mglyph`, `malignmark`: they switch the HTML parser between namespaces.
_MATHML = _words(
    "math mrow mi mn mo ms mtext mspace mfrac msqrt mroot mstyle merror mpadded mphantom mfenced "
    "menclose msub msup msubsup munder mover munderover mmultiscripts mprescripts none mtable mtr "
    "mtd mlabeledtr semantics annotation"
)

_MATHML_ATTRIBUTES = _words(
    "display displaystyle scriptlevel mathvariant mathsize mathcolor mathbackground dir accent "
    "accentunder align alttext columnalign columnlines columnspacing columnspan depth encoding "
    "fence form frame height largeop linebreak linethickness lspace maxsize minsize "
    "movablelimits notation rowalign rowlines rowspacing rowspan rspace separator stretchy "
    "symmetric voffset width xmlns"
)

_ATTRIBUTES: dict[str, set[str]] = {
    "*": {"id", "class", "title", "lang", "dir", "align", "style", "role", "aria-label"}
    | {"aria-hidden", "aria-describedby", "aria-labelledby", "hidden", "translate"},
    "a": {"href", "alt", "name", "hreflang", "rel", "target", "download"},
    "audio": {"src", "controls", "loop", "muted", "preload"},
    "blockquote": {"cite"},
    "col": {"span", "width"},
    "colgroup": {"span", "width"},
    "data": {"value"},
    "del": {"cite", "datetime"},
    "details": {"open", "name"},
    "font": {"color", "size", "face"},
    "hr": {"size", "width"},
    "img": {"src", "alt", "width", "height", "loading", "srcset", "sizes", "border"}
    | {"hspace", "vspace"},
    "input": {"checked", "name", "value"},
    "ins": {"cite", "datetime"},
    "li": {"value", "type"},
    "label": {"for"},
    "ol": {"start", "reversed", "type"},
    "q": {"cite"},
    "source": {"src", "srcset", "media", "type", "sizes", "width", "height"},
    "table": {"border", "cellpadding", "cellspacing", "width", "summary", "bgcolor"},
    "td": {"colspan", "rowspan", "headers", "width", "height", "valign", "bgcolor", "nowrap"},
    "th": {"colspan", "rowspan", "headers", "scope", "width", "height", "valign", "abbr"}
    | {"bgcolor", "nowrap"},
    "time": {"datetime"},
    "tr": {"valign", "bgcolor"},
    "track": {"src", "kind", "srclang", "label", "default"},
    "ul": {"type"},
    "video": {"src", "controls", "loop", "muted", "preload", "width", "height", "poster"},
} | {tag: set(_MATHML_ATTRIBUTES) for tag in _MATHML}

_VALUES = {
    "input": {"type": {"checkbox", "radio"}},
    "table": {"tabindex": {"0"}},
    **{f"h{level}": {"tabindex": {"-1"}} for level in range(1, 7)},
}
"""Attributes that are kept with these values alone."""

# Nothing here takes an address, leaves its place on the page or covers another part of it.
_STYLES = _words(
    "background-color border border-bottom border-collapse border-color border-left "
    "border-radius border-right border-style border-top border-width clear color direction "
    "display float font-family font-size font-style font-variant font-weight height justify-items "
    "letter-spacing line-height list-style-type margin margin-bottom margin-left margin-right "
    "margin-top max-height max-width min-height min-width object-fit padding padding-bottom "
    "padding-left padding-right padding-top ruby-position text-align text-decoration "
    "text-indent text-transform vertical-align white-space width word-break writing-mode zoom"
)

_DROPPED_WITH_CONTENT = _words(
    "script style title textarea noscript noembed noframes template iframe object embed applet "
    "svg xmp plaintext select"
)

# Escapes, and functions other than those of colours and sizes.
_HIDDEN_IN_STYLE = re.compile(
    r"\\|(?<!rgb)(?<!rgba)(?<!hsl)(?<!hsla)(?<!calc)(?<!min)(?<!max)(?<!clamp)\(", re.IGNORECASE
)
RESERVED = "galley-"
"""Ids and classes that begin so are not for articles."""
_SCHEMES = {"http", "https", "mailto", "tel", "x-galley-http", "x-galley-https"} | {
    *(schemes.LINK, schemes.PICTURE)
}
_FETCHED = ("http:", "https:", "x-galley-http:", "x-galley-https:", f"{schemes.PICTURE}:")
# An address in whose host nh3's parser finds a mistake (`https://example.com，后文`) would be lost,
# although it is the one that the site has: it passes as an address without a host.
_ODD_HOST = re.compile(
    r"""((?:(?<=href)|(?<=src))=["'])(https?)://(?=[^"'/?#]*[^\w.:@\-"'/?#])""", re.ASCII
)
_HOSTLESS = re.compile("x-galley-(https?):")
# Elements of MathML and SVG that are not shown. nh3 drops them with all that follows in the block,
# and `vector<int>` or `cd <path>` is no formula: as unknown elements they leave their text.
_MISTAKEN_NAMES = _words(
    "abs and apply approx arccos arccosh arccot arccoth arccsc arccsch arcsec arcsech arcsin "
    "arcsinh arctan arctanh arg bind bvar card cartesianproduct cbytes ceiling cerror ci cn "
    "codomain complexes compose condition conjugate cos cosh cot coth cs csc csch csymbol curl "
    "declare degree determinant diff divergence divide domain domainofapplication emptyset eq "
    "equivalent eulergamma exists exp exponentiale factorial factorof false floor fn forall gcd "
    "geq grad gt ident imaginary imaginaryi implies in infinity int integers intersect interval "
    "inverse lambda laplacian lcm leq limit list ln log logbase lowlimit lt matrix matrixrow "
    "max mean median min minus mode moment momentabout naturalnumbers neq not notanumber notin "
    "notprsubset notsubset or otherwise outerproduct partialdiff pi piece piecewise plus power "
    "primes product prsubset quotient rationals real reals reln rem root scalarproduct sdev sec "
    "sech selector sep set setdiff share sin sinh subset sum tan tanh tendsto times transpose "
    "true union uplimit variance vector vectorproduct xor animate circle defs desc ellipse "
    "filter g line marker mask metadata path pattern polygon polyline rect stop switch symbol "
    "text tspan use view"
)
_ELEMENT = re.compile("</?([a-zA-Z]+)")
_MISTAKEN = re.compile(rf"<(/?)(?=(?:{'|'.join(sorted(_MISTAKEN_NAMES))})[\s/>])", re.IGNORECASE)
# The same holds of those that are shown, where no formula is: `kubectl` says `<none>`.
_IN_FORMULAS = _MATHML - {"math"}
_NO_FORMULA = re.compile(rf"<(/?)(?=(?:{'|'.join(sorted(_IN_FORMULAS))})[\s/>])", re.IGNORECASE)
# Being parsed takes the line break after `<pre>` away, each time.
_BLANK_FIRST = re.compile(r"(<pre\b[^<>]*>)\n(?=\n)", re.IGNORECASE)
# A number; it may still be a hole.
_NAME_OF_TABS = re.compile(r"__tabbed_\w+")
# In sanitised HTML, where all attributes are in quotes. Other inputs cannot be used.
_INPUT = re.compile(r'<input\b(?:[^>"]|"[^"]*")*>')
# Without any of these `_keep_attribute` keeps everything, and being asked for every class of
# coloured code is half of the work. Only characters' numbers could hide the letters of a name.
_LOOKED_AT = (RESERVED, "name", "style", "src", "poster", "&#")


def _keep_attribute(tag: str, name: str, value: str) -> str | None:
    """The value to keep, or None to remove the attribute."""
    if tag == "input" and name == "name":
        return value if _NAME_OF_TABS.fullmatch(value) else None
    if name in ("id", "name"):
        return None if value.strip().lower().startswith(RESERVED) else value
    if name == "class":
        kept = [part for part in value.split() if not part.lower().startswith(RESERVED)]
        return value if len(kept) == len(value.split()) else " ".join(kept) or None
    if name == "style":
        return None if _HIDDEN_IN_STYLE.search(value) else value
    if name == "srcset":
        return value if _only_fetched(value.split(",")) else None
    if name in ("src", "poster"):
        return value if _only_fetched([value]) else None
    return value


def _only_fetched(addresses: list[str]) -> bool:
    """Whether every address is relative or goes over http(s)."""
    for address in addresses:
        head = address.strip().lower().split("/", 1)[0]
        if ":" in head and not head.startswith(_FETCHED):
            return False
    return True


def _usable_if_tab(found: re.Match[str]) -> str:
    tag = found[0]
    is_tab = ' type="radio"' in tag and ' name="__tabbed_' in tag
    return tag.replace(' disabled=""', "", 1) if is_tab else tag


def _cleaner(
    keep_attribute: Callable[[str, str, str], str | None] | None,
) -> Callable[[str], str]:
    return nh3.Cleaner(
        tags=set(_TAGS | _MATHML),
        clean_content_tags=set(_DROPPED_WITH_CONTENT),
        attributes=_ATTRIBUTES,
        attribute_filter=keep_attribute,
        generic_attribute_prefixes={"data-"},
        tag_attribute_values=_VALUES,
        set_tag_attribute_values={"input": {"disabled": ""}},
        url_schemes=_SCHEMES,
        filter_style_properties=set(_STYLES),
        link_rel=None,
    ).clean


class Sanitiser:
    """The allow-list made ready once."""

    def __init__(self) -> None:
        self._clean = _cleaner(_keep_attribute)
        self._clean_plain = _cleaner(None)

    def clean(self, html: str) -> str:
        """``html`` without what is not allowed; called for every rendered block."""
        names = set(map(str.lower, set(_ELEMENT.findall(html))))
        if not _MISTAKEN_NAMES.isdisjoint(names):
            html = _MISTAKEN.sub(r"<\1x-", html)
        if not _IN_FORMULAS.isdisjoint(names) and "math" not in names:
            html = _NO_FORMULA.sub(r"<\1x-", html)
        if "pre" in names:
            html = _BLANK_FIRST.sub(r"\1\n\n", html)
        if "://" in html:
            html = _ODD_HOST.sub(r"\1x-galley-\2:", html)
        html = schemes.passing(embeds.told(html))
        lower = html.lower()
        is_plain = not any(word in lower for word in _LOOKED_AT)
        cleaned = self._clean_plain(html) if is_plain else self._clean(html)
        if "x-galley-http" in cleaned:
            cleaned = _HOSTLESS.sub(r"\1://", cleaned)
        cleaned = schemes.passed(cleaned)
        return _INPUT.sub(_usable_if_tab, cleaned) if 'type="radio"' in cleaned else cleaned
