"""Which encoding bytes that are not UTF-8 are in, most likely first.

For the languages of the table below each encoding is tried and the text it gives is judged:
how likely would an author write these characters, next to those? That tells even two or three
characters apart, where charset-normalizer, which knows all the other encodings, needs more. It is
asked when no text of the table reads like one.

The sets of common characters come from the old standards, which put them first.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from charset_normalizer import from_bytes

from editor.files.signs import CONTROLS, SIGNATURES, NotText

_CONTROLS = [chr(n) for n in range(128) if CONTROLS.match(bytes([n]))]
_SAMPLE = 32_768
"""Bytes looked at: beyond that, more text makes no guess better."""
_TOO_SHORT_TO_TELL = 64
"""Bytes that a file must have to be refused as no text for what is in it."""
_ASCII_COST = math.log(1 / 30)
_CONTROL_COST = math.log(1e-9)
_PLAUSIBLE = -13.0
"""Mean log likelihood of a character outside ASCII below which a text does not read like one."""

_EVERYDAY_HANS = (
    "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年"
    "过发后作里用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心"
    "她本前开但因只从想实日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间"
    "由问很最重并物手应战向头文体政美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给"
    "世位次度门任常先海通教儿原东声提立及比员解水名真论处走义各入几口认条平系气题活更别打女变四"
    "神总何电数安少报才结反受目太量再感建务做接必场件计管期市直资命山金指许统区保至队形社便空决"
    "治展马科司五基书非则听白却界达光放强即像难且权思王象完设式色路记南品住告类求据程北边该交规"
    "测试归档简介博客笔标签编辑码网络读写"
)
_EVERYDAY_HANT = (
    "的一是不了在人有我他這個們中來上大為和國地到以說時要就出會可也你對生能而子那得於著下自之年"
    "過發後作裡用道行所然家種事成方多經麼去法學如都同現當沒動面起看定天分還進好小部其些主樣理心"
    "她本前開但因只從想實日軍者意無力它與長把機十民第公此已工使情明性知全三又關點正業外將兩高間"
    "由問很最重並物手應戰向頭文體政美相見被利什二等產或新己制身果加西斯月話合回特代內信表化老給"
    "世位次度門任常先海通教兒原東聲提立及比員解水名真論處走義各入幾口認條平系氣題活更別打女變四"
    "神總何電數安少報才結反受目太量再感建務做接必場件計管期市直資命山金指許統區保至隊形社便空決"
    "治展馬科司五基書非則聽白卻界達光放強即像難且權思王象完設式色路記南品住告類求據程北邊該交規"
    "測試歸檔簡介落客筆標籤編輯碼網絡讀寫"
)
_EVERYDAY_JA = (
    "日本人年大会国中出一事者社上生地方学新時月分自前東行部場合今見作気間後手立小書文記理思言高名"
    "主来京話題的定業用内成同対力問何入実当全動体法回開最物発私使機械習基礎説明設知変"
)
_SYMBOLS = "→←↑↓⇒✓✔✗★☆●○■□◆◇▲△▼①②③④⑤⑥⑦⑧⑨⑩♪×÷±≈≠≤≥∞·" + "".join(
    map(chr, (*range(0x1F300, 0x1F650), *range(0x1F680, 0x1F6D8), *range(0x1F900, 0x1F9FF)))
)
_CJK_MARKS = "，。、；：？！“”‘’（）《》〈〉【】「」『』—…·～￥\u3000"


@dataclass(frozen=True)
class Language:
    """How likely each character is, and how the characters outside ASCII join with the others."""

    likelihood: dict[str, float]
    other: float
    begin: float
    """Log likelihood that one follows an ASCII letter; ``end``: the other way round."""
    go_on: float
    end: float


@dataclass(frozen=True)
class Reading:
    """One way to read the bytes. ``score``: log likelihood; ``mean``: that of a character."""

    encoding: str
    score: float
    mean: float


def candidates(data: bytes) -> Iterator[str]:
    """Encodings to try, best first; may be empty. Raises NotText if it is no text at all."""
    if data.startswith(SIGNATURES):
        raise NotText
    plausible = _plausible(data)
    sample = data[:_SAMPLE]
    controls = len(CONTROLS.findall(sample))
    if not plausible and len(sample) >= _TOO_SHORT_TO_TELL and controls > len(sample) / 20:
        raise NotText
    yield from plausible
    best = from_bytes(data).best()
    if best is not None:
        yield best.encoding.replace("_", "-")


def utf16_candidates(data: bytes) -> list[str]:
    """The byte orders in which ``data``, also valid UTF-8, reads like a text in UTF-16."""
    return [encoding for encoding in _plausible(data) if encoding.startswith("utf-16")]


def _plausible(data: bytes) -> list[str]:
    readings = _readings(data[:_SAMPLE], whole=len(data) <= _SAMPLE)
    best_first = sorted(readings, key=lambda reading: -reading.score)
    return [reading.encoding for reading in best_first if reading.mean > _PLAUSIBLE]


def _readings(sample: bytes, whole: bool) -> Iterator[Reading]:
    for encoding, names, prior in _ENCODINGS:
        text = _decode_sample(sample, encoding, whole)
        if text is None:
            continue
        for name in names:
            yield _judge(text, encoding, _language(name), prior)


_UTF_16_LANGUAGES = ("hans", "hant", "ja", "ko", "western", "russian")
# The number is the log likelihood, relative to the others, that an author has such a file: it
# decides where two characters are all there is to see. Of encodings that score the same, the first
# counts; the others are for what it cannot read.
_ENCODINGS: tuple[tuple[str, tuple[str, ...], float], ...] = (
    ("gb18030", ("hans", "hant"), 0),
    ("big5", ("hant",), -1),
    ("cp950", ("hant",), -1.1),
    ("big5hkscs", ("hant",), -4),
    ("cp932", ("ja",), -1.5),
    ("euc_jp", ("ja",), -4),
    ("cp949", ("ko",), -2.5),
    ("utf-16-le", _UTF_16_LANGUAGES, -1),
    ("utf-16-be", _UTF_16_LANGUAGES, -2),
    ("latin-1", ("western",), 0),
    ("cp1252", ("western",), -0.1),
    ("cp1250", ("central",), -1),
    ("iso8859-2", ("central",), -2),
    ("cp1251", ("russian",), -1),
    ("koi8_r", ("russian",), -2),
    ("cp1253", ("greek",), -2),
    ("cp1255", ("hebrew",), -3),
)


def _decode_sample(sample: bytes, encoding: str, whole: bool) -> str | None:
    """The text, without a last character that the sample may have cut through."""
    for cut in range(1 if whole else 4):
        try:
            return sample[: len(sample) - cut].decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


def _judge(text: str, encoding: str, language: Language, prior: float) -> Reading:
    counts = Counter(re.findall(r"[^\x00-\x7f]", text))
    foreign = sum(counts.values())
    score = prior
    for character, times in counts.items():
        score += times * math.log(language.likelihood.get(character, language.other))
    begins = len(re.findall(r"[A-Za-z](?=[^\x00-\x7f])", text))
    ends = len(re.findall(r"[^\x00-\x7f](?=[A-Za-z])", text))
    joins = len(re.findall(r"[^\x00-\x7f](?=[^\x00-\x7f])", text))
    score += begins * language.begin + ends * language.end + joins * language.go_on
    controls = sum(text.count(control) for control in _CONTROLS)
    score += controls * _CONTROL_COST
    whole = score + (len(text) - foreign) * _ASCII_COST
    # In UTF-16 readable ASCII speaks for itself; in all others it is the same in every reading.
    wide = encoding.startswith("utf-16")
    return Reading(encoding, whole, whole / len(text) if wide else score / max(1, foreign))


@cache
def _language(name: str) -> Language:
    """The language's table, made when it is first needed: most sessions never need one."""
    return _LANGUAGES[name]()


def _likelihood(*groups: tuple[str, float]) -> dict[str, float]:
    """What each character gets of its group's weight; the first group that has it counts."""
    table: dict[str, float] = {}
    for characters, weight in (*groups, (_SYMBOLS, 0.01)):
        for character in characters:
            table.setdefault(character, weight / len(characters))
    return table


def _rows(encoding: str, first: int, last: int) -> str:
    """All characters of a two-byte encoding whose first byte is in that range."""
    rows = (bytes((lead, trail)) for lead in range(first, last + 1) for trail in range(0x40, 0xFF))
    return "".join(pair.decode(encoding, "ignore") for pair in rows)


def _east_asian(*groups: tuple[str, float], other: float = 1e-7) -> Language:
    return Language(_likelihood(*groups), other, math.log(0.1), math.log(0.85), math.log(0.1))


def _hans() -> Language:
    common, rare = _rows("gb2312", 0xB0, 0xD7), _rows("gb2312", 0xD8, 0xF7)
    return _east_asian((_CJK_MARKS, 0.12), (_EVERYDAY_HANS, 0.5), (common, 0.35), (rare, 0.02))


def _hant() -> Language:
    common, rare = _rows("big5", 0xA4, 0xC6), _rows("big5", 0xC9, 0xF9)
    return _east_asian((_CJK_MARKS, 0.12), (_EVERYDAY_HANT, 0.5), (common, 0.35), (rare, 0.01))


def _ja() -> Language:
    hiragana = "".join(map(chr, range(0x3041, 0x3094)))
    katakana = "".join(map(chr, range(0x30A1, 0x30FD)))
    common, rare = _rows("euc_jp", 0xB0, 0xCF), _rows("euc_jp", 0xD0, 0xF4)
    return _east_asian(
        ("、。「」・！？（）ー…\u3000", 0.1),
        (hiragana, 0.45),
        (katakana, 0.15),
        (_EVERYDAY_JA, 0.15),
        (common, 0.13),
        (rare, 0.01),
    )


def _ko() -> Language:
    marks = "“”‘’…·「」《》"
    return _east_asian((_EVERYDAY_KO, 0.5), (_rows("euc_kr", 0xB0, 0xC8), 0.45), (marks, 0.02))


_EVERYDAY_KO = (
    "이다는의에가을하고지한로도를은기어사자그나들리있대니해서것과시아인일정제만거보수게러면여스라주"
    "전부으상까오했소신구장유조관와전안성트우비진공적마무요내원동문야드던모두세물미할말생각때위경국"
    "없중연실선화개계많었않습글년본방발분불른저래바용음알였심간될점또데집간"
)


def _western() -> Language:
    letters = "éèàüöäçñíóáêâîôûëïßùúåæøãõœÿìòðýþ"
    capitals = "ÉÈÀÜÖÄÇÑÍÓÁÊÂÎÔÛËÏÙÚÅÆØÃÕŒÌÒÐÝÞ"
    marks = "’“”«»–—…°©®€£§·•¿¡‘„\u00a0½²³ºª×±™µ"
    table = _likelihood((letters, 0.75), (marks, 0.15), (capitals, 0.08))
    return Language(table, 1e-5, math.log(0.1), math.log(0.05), math.log(0.6))


def _central() -> Language:
    letters = "ąćęłńóśźżáčďéěíňřšťúůýžöőüűäôĺľŕăâîșțşţđ"
    marks = "„”“–—…°«»§\u00a0"
    table = _likelihood((letters, 0.8), (marks, 0.08), (letters.upper(), 0.06))
    return Language(table, 1e-5, math.log(0.1), math.log(0.05), math.log(0.6))


def _alphabet(frequent: str, rest: str, third: str) -> Language:
    """A language written in letters of its own, hardly ever joined with Latin ones."""
    table = _likelihood((frequent, 0.6), (rest, 0.33), (third, 0.04), ("«»„“”–—…№’\u00a0", 0.02))
    return Language(table, 1e-6, math.log(0.01), math.log(0.8), math.log(0.01))


def _russian() -> Language:
    rest = "лдкмпуяыьгзбчйхжшюцщэфъёіїєґў"
    return _alphabet("оеаинтсрв", rest, "ОЕАИНТСРВ" + rest.upper())


def _greek() -> Language:
    rest = "λμκπυρωέίόάήύώγδθφχβξζψϊϋ"
    return _alphabet("αοιετνσςη", rest, "ΑΟΙΕΤΝΣΗ" + rest.upper())


def _hebrew() -> Language:
    return _alphabet("יוהלארמתבש", "נעדחקפכסגטזצם", "ןךףץ־׳״")


_LANGUAGES = {
    "hans": _hans,
    "hant": _hant,
    "ja": _ja,
    "ko": _ko,
    "western": _western,
    "central": _central,
    "russian": _russian,
    "greek": _greek,
    "hebrew": _hebrew,
}
