"""Lines at the edges of an article that are not of it: promotion, instructions, copyright …

A line is told by what it says, from the table ``KINDS``; only at the edges (where nothing of the
article comes before or after it) is it taken out unasked. Elsewhere it is offered.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import NamedTuple

from editor.exchange.chat import CLOSING
from editor.exchange.found import Role
from editor.exchange.labels import label_of, labels_inside
from editor.exchange.lines import Line, is_rule

LONGEST = 400
"""Characters of the longest line that is looked at."""


class Told(NamedTuple):
    """A line that is not of the article. ``at_edge``: nothing of the article is beyond it."""

    line: Line
    kind: str
    at_edge: bool


_PROMOTION = re.compile(
    r"(?:关注|订阅|添加|加|搜索|回复)[^。！!\n]{0,16}(?:公众号|微信号|视频号|微博|小程序|服务号|订阅号|星球|专栏|我们|头条号|频道|抖音)"
    r"|(?:扫|扫描|长按|识别|扫一扫|扫码)[^。\n]{0,20}(?:二维码|下方|关注|加群|进群|添加|图片|小程序)"
    r"|(?:公众号|微信)[^。\n]{0,6}(?:后台回复|搜索|ID|：|:)|点(?:个)?(?:赞|在看|“在看”|「在看」|关注|亮)|一键三连|三连|求关注"
    r"|(?:分享|转发|收藏|点赞)[、，,/和及与]?(?:分享|转发|收藏|点赞|在看|评论|关注)|欢迎(?:大家)?(?:关注|订阅|加入|转发|点赞|扫码|加群)"
    r"|点击(?:上方|下方|左下角|右上角|文末)?[“「]?(?:蓝字|名片|卡片|关注|链接|阅读原文|二维码)|蓝字关注|设为星标|加(?:个)?星标|星标"
    r"|(?:加入|进入|加|进)[^。\n]{0,12}(?:交流群|QQ群|微信群|读者群|社群|技术群|粉丝群)|商务合作|广告合作|投稿(?:邮箱|请|方式|联系)"
    r"|感谢(?:您的|你的|大家的|各位)?(?:阅读|观看|收看|支持)|谢谢(?:您|你|大家)?(?:的)?(?:阅读|观看|支持)"
    r"|(?:查看|获取|了解|阅读|浏览|关注)更多[^。\n]{0,16}(?:文章|资讯|内容|干货|信息|精彩|新闻|教程)|更多(?:精彩|干货)"
    r"|^\W*(?:如果)?(?:觉得|喜欢)[^。\n]{0,30}(?:分享|转发|点赞|关注|在看|收藏|赞赏|打赏)|赞赏(?:支持|作者|码)|打赏"
    r"|(?:领取|免费领|限时|优惠券|下载我们的|下载APP|下载App|下载客户端)"
    r"|\bsubscribe (?:now|to|for|here|today|below)|\bfollow (?:us|me|our|along)\b|\bsign up (?:for|to|here|now|today)\b"
    r"|thanks? (?:you )?for reading|\bshare this (?:post|article|story|with)|\blike and subscribe"
    r"|\bif you (?:enjoyed|liked|found|like) this\b|buy me a coffee|\bpatreon\b|\bko-?fi\b"
    r"|\bjoin (?:our|my|the) (?:newsletter|community|discord|telegram|slack|mailing|email|free)"
    r"|\b(?:leave|give it|hit|smash) (?:a |some |the )?(?:clap|like|comment|subscribe)|\bclap(?:s|ping)? (?:for|button)"
    r"|\b(?:our|my|free|weekly|daily) newsletter\b|\bget (?:our|the) app\b|\bbecome a (?:member|patron|paid|supporter)"
    r"|\bis a reader-supported publication|\bupgrade to paid|\bget (?:\d+% off|a free)|\btweet this\b"
    r"|\bconnect with (?:me|us) on\b|\bfind (?:me|us) on (?:twitter|x|linkedin|facebook|instagram|mastodon)",
    re.IGNORECASE,
)
_COPYRIGHT = re.compile(
    r"版权(?:所有|声明|归|说明)|著作权归|(?:未经|未获)[^。\n]{0,12}(?:授权|许可|允许|同意)|禁止(?:转载|复制)|转载(?:请|须|需|时|自|声明|务必)"
    r"|请注明(?:出处|来源)|侵权(?:请|必究|删|联系)|联系(?:我们)?删除|^\W*(?:免责|版权)?声明\s*[:：]|免责声明|CC[ -]BY|知识共享|许可协议"
    r"|^\W*本文(?:首发|转载|转自|来自|最初|原载|系|由[^。\n]{1,30}(?:发布|授权|原创)|为[^。\n]{1,20}原创|经授权|作者[:：]|链接[:：]|仅代表|只代表|采用)"
    r"|^\W*(?:纠错\W*)?(?:责任编辑|责编|编辑|校对|审核|排版|监制|终审|初审|复审|值班编辑|美编|统筹|编审|策划|校审|出品)\s*[:：/｜|]"
    r"|^\W*(?:文中|部分|本文)?图片(?:来源|来自|源自)|(?:文章|内容)仅供参考|(?:观点|立场)[^。\n]{0,12}(?:无关|仅代表)|仅代表作者"
    r"|©|\(c\) ?(?:19|20)\d\d|\bcopyright\b[^.\n]{0,40}(?:19|20)\d\d|all rights reserved"
    r"|\boriginally (?:published|appeared|posted)\b|\b(?:re)?published with permission"
    r"|\blicensed under\b|creative commons|may not be (?:reproduced|republished)|\bviews expressed\b",
    re.IGNORECASE,
)
_READ_MORE = re.compile(
    r"^\W*(?:阅读原文|查看原文|原文(?:链接|地址|出处)?(?:$|\s*[:：])|(?:点击)?(?:阅读|查看|展开|显示)(?:更多|全文|剩余)|继续阅读|未完待续|"
    r"(?:相关|推荐|延伸|扩展|往期|热门|更多|精彩|精选)(?:阅读|文章|推荐|精彩|回顾|内容|资讯|链接|新闻|报道|话题)(?:$|\W)|往期|猜你喜欢|"
    r"(?:上|下)一(?:篇|页)\W|返回(?:首页|顶部|目录)|"
    r"read (?:more|the (?:full|original|rest)|full|next)\b|continue reading|keep reading|related (?:posts?|articles?|stor(?:y|ies)"
    r"|reading|topics|content|news)\b|you (?:may|might) (?:also )?(?:like|enjoy)|more (?:from|stories|articles|posts|on this)\b"
    r"|(?:previous|next|older|newer)(?: post| article| story)?\s*(?:$|[:：»«→←])|recommended (?:for you|reading|posts|articles)"
    r"|back to (?:top|home)|see also\s*$|view (?:original|all)|click here to (?:read|view)|show more\b|↑|up next\b)",
    re.IGNORECASE,
)
_ORDERS = re.compile(
    r"请|务必|只需|需要|按照?|要求|注意|不要|确保|必须|放入|放到|填入|替换|输出|返回|生成|改写|翻译[成为]|"
    r"\b(?:please|make sure|ensure|output|return|generate|rewrite|translate|format|use|put|place|insert|do not|don't|must|only|write|convert|follow)\b",
    re.IGNORECASE,
)
_FORM_WORDS = (
    re.compile(r"(?<![a-z])(?:title|标题|题目)", re.I),
    re.compile(r"(?<![a-z])(?:date|日期|时间|author|作者|tags?|标签)", re.I),
    re.compile(r"(?<![a-z])(?:body|content|正文|内容|三个部分|各个?部分|全文)", re.I),
    re.compile(
        r"ma?r?kd?e?down|makedown|makdown|\bmd\b|源文件|源码|front[ -]?matter|\bhtml\b|代码块|code block",
        re.I,
    ),
    re.compile(r"格式|format|排版|模板|template|对应的?位置|占位", re.I),
    re.compile(
        r"输出|output|放入|放到|填入|改写|rewrite|翻译[成为]|translate|润色|字数|words?\b|原文|语气|tone",
        re.I,
    ),
)
_COMMANDS = re.compile(
    r"^\W*(?:(?:请|麻烦|帮我|帮忙|你(?:需要|要|的任务)|现在)[^。\n]{0,30}(?:翻译|改写|润色|整理|输出|排版|总结|转换|重写|扩写|缩写)"
    r"(?:成|为|一下|下面|以下|上述|上面|这篇|该|这段|成为)?[^。\n]{0,60}(?:文章|内容|文本|格式|markdown|中文|英文|这段|md|稿)"
    r"|(?:please |can you |could you )?(?:rewrite|translate|format|convert|reformat|summari[sz]e|polish|proofread) "
    r"(?:the |this |it |these |all )[^.\n]{0,80}(?:article|text|content|markdown|chinese|english|following|above|format|post|passage)"
    r"|(?:只|仅)(?:需|要)?(?:输出|返回)|only (?:output|return|reply)|(?:do not|don['’]t) (?:include|add|output|explain|translate|change)\b"
    r"|(?:不要|无需|请勿)(?:输出|添加|解释|包含|翻译|改动)"
    r"|(?:system|user|assistant|用户|助手|提示词)\s*[:：]\s*$"
    r"|(?:此处|这里|在此)(?:插入|填写|添加|输入)[^。\n]{0,20}$|\[?(?:insert|add|your) [^.\n]{0,30}(?:here|image|link|name)\]?$)",
    re.IGNORECASE,
)
_FURNITURE = re.compile(
    r"\W*(?:advertisement|sponsored|ad|广告|share|tweet|subscribe(?: now)?|sign in|log ?in|listen|save|comments?(?: \(\d+\))?"
    r"|leave a comment|get started|分享到?|收藏|点赞|评论|举报|赞同 ?\d*|添加评论|分享给朋友|复制链接|发布于.{0,30}|编辑于.{0,40}"
    r"|\d+ ?(?:人|次)(?:点赞|阅读|赞同了?该文章|收藏)|阅读 ?\d+|home|back(?: to \w+)?|top|next|previous|archives?|首页|返回\w{0,4}|纠错|(?:the )?end|全文完|本文完|完|正文完|正文结束|[0-9.,]+k? (?:views|likes|claps|shares|comments|reads))\W*",
    re.IGNORECASE,
)


def is_instruction(text: str) -> bool:
    """Whether a line tells somebody how to bring the text into form."""
    if _COMMANDS.search(text):
        return True
    spoken = sum(pattern.search(text) is not None for pattern in _FORM_WORDS)
    return spoken >= 3 and len(_ORDERS.findall(text)) >= 2


def _mostly(pattern: re.Pattern[str], text: str) -> bool:
    """Whether at least half of a line's sentences say so: an article may mention a newsletter."""
    if not pattern.search(text):
        return False
    sentences = [each for each in _SENTENCE_END.split(text) if re.search(r"\w{2}", each)]
    said = sum(pattern.search(each) is not None for each in sentences)
    return said * 2 >= len(sentences) or (len(text) <= 60 and said > 0)


def _signed(text: str) -> bool:
    """Whether a line at the end of a text says who wrote it, when, from where, or about what."""
    plain = text.strip("（()）*_—– \t\u3000")
    if _HASHTAGS.fullmatch(text.strip()):
        return True
    labels = labels_inside(plain) or ([one] if (one := label_of(plain)) else [])
    fit = (Role.AUTHOR, Role.DATE, Role.SOURCE, Role.TAGS, Role.CATEGORIES)
    return (
        len(plain) <= 120
        and bool(labels)
        and all(each.value and each.role in fit for each in labels)
    )


_HASHTAGS = re.compile(r"(?:[#＃][^\s#＃]{1,24}[#＃]?[\s,，]*){2,}")
_SENTENCE_END = re.compile(r"[。！？!?；;]+|\.(?:\s|$)")

KINDS: tuple[tuple[str, Callable[[str], object]], ...] = (
    ("furniture", _FURNITURE.fullmatch),
    ("chat-closing", CLOSING.match),
    ("instruction", is_instruction),
    ("copyright", partial(_mostly, _COPYRIGHT)),
    ("read-more", _READ_MORE.search),
    ("promotion", partial(_mostly, _PROMOTION)),
    ("label-line", _signed),
)
"""Kind and what tells it, the surest first."""


def told_lines(lines: Sequence[Line]) -> Iterator[Told]:
    """Which lines of an article are not of it. Lists and tables of it never are."""
    shown = [line for line in lines if not line.is_blank]
    kinds = [kind_of(line) for line in shown]
    top = next((n for n, line in enumerate(shown) if _is_text(kinds[n], line)), 0)
    bottom = _bottom(shown, kinds)
    for number, line in enumerate(shown):
        at_edge = number < top or number >= bottom
        kind = kinds[number]
        if number >= bottom and not kind and not is_rule(line.text):
            kind = "read-more"
        if kind and (kind != "label-line" or number >= bottom):
            yield Told(line, kind, at_edge)


def _is_text(kind: str, line: Line) -> bool:
    return kind in ("", "label-line") and not is_rule(line.text)


def kind_of(line: Line) -> str:
    """Which of KINDS a line is; "" if it is the article's."""
    text = line.text.strip()
    if line.code or len(text) > LONGEST:
        return ""
    bare = re.sub(r"\]\([^()\s]*\)", "]", text)
    return next((kind for kind, tells in KINDS if tells(bare)), "")


def _bottom(lines: Sequence[Line], kinds: Sequence[str]) -> int:
    """The first line of the tail: from there on nothing is of the article."""
    at = len(lines)
    while at > 0 and (kinds[at - 1] or is_rule(lines[at - 1].text)):
        at -= 1
    # A list of links under "Related articles" is all of the tail.
    for number in range(max(len(lines) - 30, 1), at):
        beyond = [n for n in range(number + 1, len(lines)) if not kinds[n]]
        if kinds[number] == "read-more" and all(_is_link(lines[n].text) for n in beyond):
            return _bottom(lines[:number], kinds[:number])
    last = max((n for n, kind in enumerate(kinds) if kind), default=-1)
    while last < at < len(lines) and is_rule(lines[at].text):
        at += 1
    return at


def _is_link(text: str) -> bool:
    plain = text.strip()
    linked = re.fullmatch(
        r"(?:[-*+•]\s+|\d+[.、)]\s*|>\s*)?(?:!?\[[^\n]*\]\([^\n]*\)|<?https?://\S+|《[^》]+》)\W*",
        plain,
    )
    listed = re.fullmatch(r"(?:[-*+•·]\s+|\d+[.、)]\s*)\S[^\n]{0,80}", plain)
    return linked is not None or listed is not None or is_rule(plain)
