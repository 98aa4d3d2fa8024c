"""Addresses in a text: what in them only follows the reader, and what stands for another one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import parse_qs, unquote, urlsplit

_ADDRESS = re.compile(r"https?://[^\s<>\"'\\，。；！？）】》」、]+", re.IGNORECASE)
_EVERYWHERE = re.compile(
    r"utm_[a-z_]+|spm(?:_id_from)?|fbclid|gclid|dclid|gbraid|wbraid|msclkid|mc_[ce]id|igshid|igsh|yclid|_hsenc|_hsmi"
    r"|hsCtaTracking|mkt_tok|vero_(?:id|conv)|oly_(?:anon|enc)_id|wickedid|twclid|ttclid|li_fat_id|s_cid|rb_clickid|_ga|_gl"
    r"|share_(?:token|source|medium|plat|tag|session_id|from|id)|from_source|vd_source|ref_src|ref_url|trk|trackingId"
    r"|ops_request_misc|biz_id|request_id|depth_1-utm_source|unlock_wechat_verify|cmpid|ncid|sr_share|spm_id",
    re.IGNORECASE,
)
_OF_HOST: dict[str, re.Pattern[str]] = {
    "mp.weixin.qq.com": re.compile(
        r"chksm|scene|srcid|sharer_\w+|subscene|sessionid|clicktime|enterid|ascene|devicetype"
        r"|version|nettype|lang|exportkey|pass_ticket|wx_header|from|isappinstalled|key|uin"
    ),
    "zhihu.com": re.compile(r"utm_\w+|share_code|from|hybrid_search_\w+|search_source"),
    "medium.com": re.compile(r"source|sk|gi|ref"),
    "substack.com": re.compile(
        r"r|s|triedRedirect|showWelcome\w*|publication_id|post_id|isFreemail|token|utm_\w+"
    ),
    "bilibili.com": re.compile(
        r"share_\w+|from|timestamp|unique_k|bbid|ts|buvid|mid|plat_id|up_id|is_story_h5"
    ),
    "youtube.com": re.compile(r"si|feature|pp"),
    "youtu.be": re.compile(r"si|feature"),
    "twitter.com": re.compile(r"s|t|ref_src"),
    "x.com": re.compile(r"s|t|ref_src"),
    "amazon.com": re.compile(r"ref_?|pd_rd_\w+|pf_rd_\w+|qid|sr|tag|linkCode|camp|creative\w*"),
    "csdn.net": re.compile(r"spm|ops_\w+|biz_id|request_id|depth_1.*|dist_request_id|utm_\w+"),
    "toutiao.com": re.compile(
        r"app|timestamp|use_new_style|req_id|group_id|share_\w+|tt_from|wxshare_count|source"
    ),
}
_WRAPPERS: dict[str, str] = {
    "link.zhihu.com": "target",
    "link.juejin.cn": "target",
    "link.csdn.net": "target",
    "link.jianshu.com": "t",
    "www.google.com/url": "q url",
    "l.facebook.com/l.php": "u",
    "out.reddit.com": "url",
    "www.youtube.com/redirect": "q",
    "steamcommunity.com/linkfilter": "url",
    "c.pc.qq.com": "pfurl url",
    "gitee.com/link": "target",
    "blog.51cto.com/link": "url",
    "developers.weixin.qq.com/link": "url",
    "www.douban.com/link2": "url",
    "weibo.cn/sinaurl": "u",
    "mail.google.com/url": "q",
}


def tracking(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """Where the tracking parameters are, as (start, end, "")."""
    for at, address in _addresses(text, start, end):
        query_at = address.find("?")
        if query_at < 0:
            continue
        query = address[query_at + 1 :].partition("#")[0]
        pieces = query.split("&")
        host = _host(address[:query_at])
        tracked = [_is_tracking(piece.split("=")[0].removeprefix("amp;"), host) for piece in pieces]
        if not any(tracked):
            continue
        left = [piece for piece, is_tracked in zip(pieces, tracked, strict=True) if not is_tracked]
        new = "?" + "&".join(left) if left else ""
        yield at + query_at, at + query_at + 1 + len(query), new


def wrapped(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """Addresses that only lead to another one, with that one, as (start, end, address)."""
    for at, address in _addresses(text, start, end):
        place, _, rest = address.partition("?")
        host = _host(address)
        way = place.split("//", 1)[1].partition("/")[2].rstrip("/")
        names = _WRAPPERS.get(host) or _WRAPPERS.get(f"{host}/{way}")
        if not names:
            continue
        query = parse_qs(rest.partition("#")[0])
        target = next((query[name][0] for name in names.split() if name in query), "")
        target = target if "://" in target else unquote(target)
        if re.fullmatch(r"https?://[^\s<>()]+", target):
            yield at, at + len(address), target


def _addresses(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    for match in _ADDRESS.finditer(text, start, end):
        address = match[0].rstrip(".,;:!?*_~")
        # The bracket that closes Markdown's link is not the address's.
        while address.endswith((")", "]")) and address.count("(") < address.count(
            ")"
        ) + address.count("]"):
            address = address[:-1]
        cut = re.search(r"\)(?:[^\w/?&=%#.-]|$)", address)
        if cut and address.count("(", 0, cut.start()) == 0:
            address = address[: cut.start()]
        yield match.start(), address


def _host(address: str) -> str:
    try:
        return (urlsplit(address).hostname or "").lower()
    except ValueError:
        return ""


def _is_tracking(name: str, host: str) -> bool:
    if _EVERYWHERE.fullmatch(name):
        return True
    return any(
        (host == own or host.endswith("." + own)) and pattern.fullmatch(name)
        for own, pattern in _OF_HOST.items()
    )
