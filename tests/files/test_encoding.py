"""Encodings: recognised, and never lossy."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.errors import CannotEncode
from editor.files.encoding import DAMAGED, Decoded, decode, encode, encoding_label
from editor.files.signs import NotText

HEAD = "---\ntitle: {}\ndate: 2024-01-01\ntags: [a, b]\n---\n\nSome words in English.\n"
SAMPLES = {
    "gb18030": [
        "今天我把博客搬到了新的服务器上，顺便整理了旧文章。",
        "春眠不觉晓，处处闻啼鸟。",
        "咖啡馆的下午，雨一直下，窗外的梧桐叶落了一地。",
        "鲁迅《狂人日记》读后感",
        "缓存、队列、锁",
        "测试",
        "你好",
        "简介",
        "友链",
        "繁體中文也可能存成這個編碼",
    ],
    "big5": ["春眠不覺曉，處處聞啼鳥。", "程式碼與公式，預覽很快", "測試", "簡介", "臺北的天空"],
    "cp932": ["こんにちは", "日記", "吾輩は猫である。名前はまだ無い。", "カテゴリー：旅行"],
    "euc_jp": ["吾輩は猫である。名前はまだ無い。", "機械学習の基礎"],
    "cp949": ["안녕하세요", "테스트", "동해물과 백두산이 마르고 닳도록"],
    "latin-1": ["café", "naïve", "Änderung", "Über uns", "El niño comió piñas", "10 °C", "Ça va"],
    "cp1252": ["He said “hello” and didn’t go – fine…", "Price: 10 €"],
    "cp1250": ["Zażółć gęślą jaźń, proszę państwa. Wczoraj byłem w mieście."],
    "cp1251": ["Привет, мир", "О проекте", "Заметки о машинном обучении"],
    "koi8_r": ["Привет, мир", "Заметки о машинном обучении"],
    "cp1253": ["Σήμερα μετέφερα το ιστολόγιο σε νέο διακομιστή"],
    "cp1255": ["היום העברתי את הבלוג לשרת חדש וסידרתי את המאמרים"],
    "utf-16-le": [
        "今天我把博客搬到了新的服务器上。",
        "plain English",
        "Привет, мир",
        "오늘 블로그",
    ],
    "utf-16-be": [
        "今天我把博客搬到了新的服务器上。",
        "plain English",
        "Привет, мир",
        "今日はブログ",
    ],
}
CASES = [(encoding, text) for encoding, texts in SAMPLES.items() for text in texts]
MARKS = {
    "utf-8": codecs.BOM_UTF8,
    "utf-16-le": codecs.BOM_UTF16_LE,
    "utf-16-be": codecs.BOM_UTF16_BE,
    "utf-32-le": codecs.BOM_UTF32_LE,
    "utf-32-be": codecs.BOM_UTF32_BE,
}


@pytest.mark.parametrize(("encoding", "text"), CASES)
def test_a_short_text_is_recognised(encoding: str, text: str) -> None:
    assert decode(text.encode(encoding)).text == text


@pytest.mark.parametrize(("encoding", "text"), CASES)
def test_an_english_article_with_a_few_such_words_is_recognised(encoding: str, text: str) -> None:
    article = HEAD.format(text)
    decoded = decode(article.encode(encoding))
    assert decoded.text == article
    assert decoded.encoding == encoding


@pytest.mark.parametrize("encoding", MARKS)
def test_a_byte_order_mark_decides_and_is_kept(encoding: str) -> None:
    data = MARKS[encoding] + "标题\n\ufeffx".encode(encoding)
    decoded = decode(data)
    assert decoded == Decoded("标题\n\ufeffx", encoding, bom=True)
    assert encode(decoded) == data
    assert data.decode(encoding_label(encoding, bom=True)) == decoded.text


def test_utf8_comes_before_all_others() -> None:
    assert decode("中 é \x00 \u2028 😀".encode()).encoding == "utf-8"


@pytest.mark.parametrize("text", ["a\x00b", "\x00", "\x00\x00\x00\x00", "a\x00b\x00c text goes on"])
def test_nul_bytes_are_text_like_others(text: str) -> None:
    assert decode(text.encode()) == Decoded(text, "utf-8")


def test_utf8_with_a_few_bad_bytes_stays_readable_and_comes_out_the_same() -> None:
    data = "一篇很长的文章，写到一半断了电".encode()[:-1] + b"\xff\n"
    decoded = decode(data)
    assert decoded.encoding == DAMAGED
    assert decoded.text.startswith("一篇很长的文章，写到一半断了")
    assert encode(decoded) == data


@given(st.binary(max_size=400))
def test_any_bytes_come_out_the_same(data: bytes) -> None:
    try:
        decoded = decode(data)
    except NotText:
        return
    assert encode(decoded) == data


@given(st.sampled_from(sorted(SAMPLES)), st.text())
def test_any_text_in_any_encoding_comes_out_the_same(encoding: str, text: str) -> None:
    data = text.encode(encoding, "ignore")
    try:
        decoded = decode(data)
    except NotText:
        return
    assert encode(decoded) == data


@pytest.mark.parametrize(
    ("encoding", "text", "character", "line"),
    [
        ("gb18030", "好\n\ud800", "U+D800", 2),
        ("big5", "測\r\n\r\n试", "试", 3),
        ("latin-1", "a\rb\n中", "中", 3),
        ("cp932", "\n😀", "😀", 2),
    ],
)
def test_what_cannot_be_encoded_is_named_with_its_line(
    encoding: str, text: str, character: str, line: int
) -> None:
    with pytest.raises(CannotEncode) as caught:
        encode(Decoded(text, encoding))
    assert (caught.value.character, caught.value.line) == (character, line)


PICTURES = [
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00",
    b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01",
    b"PK\x03\x04\x14\x00\x06\x00\x08\x00\x00\x00!\x00\xdf\xff\x9a",
    b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
    bytes(range(256)) * 4,
]


@pytest.mark.parametrize("data", PICTURES)
def test_a_picture_or_an_archive_is_no_text(data: bytes) -> None:
    with pytest.raises(NotText):
        decode(data)
