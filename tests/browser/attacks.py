"""What may stand in an entry and must stay text: attacks, an entry that says one in every field, and its harmless twin."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from scripts.content.line import REMARKS, STAGES

RESULT = "Xong 100 m đường."
"""A figure, so that all entries are as firm."""
_BMP = 0xFFFF
HARMLESS = "Lời lành"
ATTACKS = {
    "the-html": "<h2>đậm</h2> <h1>to</h1> </main></article></section>",
    "script": "<script>alert(1)</script>",
    "onerror": '<img src="x" onerror="alert(1)">',
    "svg": "<svg/onload=alert(1)>",
    "dong-thuoc-tinh": '"><img src=x onerror=alert(1)>',
    "nhay-don": "' onmouseover='alert(1)' x='",
    "lien-ket-javascript": "[bấm](javascript:alert(1)) javascript:alert(1)",
    "lien-ket-data": "[bấm](data:text/html,<script>alert(1)</script>)",
    "anh": '![ảnh][x] ![ảnh](x "y") <http://ngoai.vn> http://ngoai.vn',
    "thuoc-tinh-khoi": "{: .x onclick=alert(1)} {: #noi-dung }",
    "thuoc-tinh-chu": "chữ {.x onclick=alert(1)}",
    "jinja": "{{ 7*7 }} {% raw %} {# ghi chú #} ${7*7}",
    "jinja-hoi": "{% include '/etc/passwd' %} {{ config }}",
    "dau-trang": "--- title: khác ---",
    "bang": "| a | b | --- | --- |",
    "rao": "``` python ``` ~~~ `mã`",
    "so-thu-tu": "1928. Năm ấy",
    "phep-nhan": "5*3*2 và 2**3 và a__b__c",
    "dinh-nghia-lien-ket": "[x]: http://ngoai.vn/ [x] [x][x]",
    "chu-thich": "[^1]: ghi chú [^1] [TOC] [[trang]]",
    "tieu-de": "# 5 hộ",
    "gach-dau-dong": "~ - một mục + hai mục",
    "chu-giai-html": "<!-- ẩn --> <!--",
    "thuc-the": "&#60b&#62 &copy &#60 &",
    "cdata": "<![CDATA[ x ]]> ]]> <?php x ?>",
    "dong-tieu-de": "</title></head><body onload=alert(1)>",
    "cho-giu": "wzxhzdk:0 klzzwxh:0000",
    "chen-tep": '--8<-- "mkdocs.yml"',
    "viet-tat": "*[HTML]: x HTML",
    "khung": "!!! note ??? === ///",
    "bieu-tuong": ":material-factory: :smile: ==dấu== ~~bỏ~~",
    "gach-cheo": "\\*a\\* \\1 \\g<0> C:\\tmp\\n",
    "phan-tram": "%s %(x)s {0} {} {x}",
    "dong-script": "</script><script>alert(1)</script>",
    "dong-script-hoa": "</ScRiPt ><IMG SRC=x OnErRoR=alert(1)>",
    "dong-style": "</style><style>*{display:none}</style>",
    "dong-nhieu": "</textarea></noscript></template><base href=//ngoai.vn>",
    "chuyen-trang": '<meta http-equiv=refresh content="0;url=//ngoai.vn">',
    "kieu-ngoai": "<link rel=stylesheet href=//ngoai.vn/a.css>",
    "khung-trong": '<iframe src="javascript:alert(1)" srcdoc="<h2>x</h2>">',
    "bieu-mau": "<form action=//ngoai.vn><button formaction=javascript:alert(1)>",
    "tu-mo": "<details open ontoggle=alert(1)><video onerror=alert(1) src=x>",
    "svg-dong": "<svg><animate onbegin=alert(1) attributeName=x></svg>",
    "math": "<math><mtext><style><!--</style><img src=1 onerror=alert(1)>",
    "nhay-nguoc": "` onerror=alert(1) x=` ' autofocus onfocus=alert(1) '",
    "thuc-the-kep": "&#60script&#62alert(1)&#60/script&#62 &#x3Cb&#x3E &#38lt &lt",
    "thuc-the-trong-loi": "jav&#x09ascript:alert(1) &Tab javascript&colon alert(1)",
    "chu-giai-thoat": "--> --!> <!--> <!--#include file=x--> <![endif]-->",
    "khoi-markdown": ":::danger ::: ~~~js ```html <h2>x</h2> ``` /// details",
    "thuoc-tinh-sau": "chữ{: onclick=alert(1) style=position:fixed} {:onclick=x}",
    "jinja-thoat": "{% endraw %}{% endblock %}{{ self }} {{ ''.__class }} {{ cycler.__init }}",
    "khuon-khac": "<%= 7*7 %> #{7*7} @{7*7} [[${7*7}]] {php}echo 1{/php}",
    "khuon-mau": "{% raw %}{{7*7}}{% endraw %} {{request|attr('x')}}",
    "ten-goc": "__proto constructor prototype toString hasOwnProperty",
    "cong-thuc-bang": "=cmd|'/C calc'!A0",
    "cong-thuc-cong": "+1+1;=2+2|=3+3 ;=4+4",
    "cong-thuc-tru": "-2+3+cmd|' /C calc'!A0",
    "cong-thuc-a-cong": "@SUM(1+1)*cmd|' /C calc'!A0",
    "cong-thuc-rong": "＝1+1；＝2+2 ＋1 －1 ＠SUM(1)",
    "cong-thuc-nhay": '"=1+1" ",=2+2,"',
    "chu-nhin-giong": "＜script＞alert(1)＜/script＞ ‹b›",
    "nhay-rong": "＂ onmouseover=＇alert(1)＇ ′ ″ “ ” ‘ ’",
    "chu-phai-sang": "שלום עולם (abc) مرحبا 123 >",
    "dau-chong-it": "gạn kơ\u0306 ƀuôn ê\u0306 ğ ṹ",
    "hinh": "👍🏽 ❤️ 🇻🇳 👩 ①②③ ﷽ ǅ ß İ ı ſ K",
    "ma-thoat-json": "\\u2028 \\u003c/script\\u003e \\x3cb\\x3e \\'; alert(1); //",
    "nhay-js": '"); alert(1); (" \'-alert(1)-\' \\"); alert(1)//',
    "dia-chi-la": "//ngoai.vn/a.js https://danang.gov.vn.xyz",
    "kieu-css": "x;background:url(//ngoai.vn/a.png) expression(alert(1)) @import",
    "ma-phan-tram": "%3Cscript%3E %0d%0aSet-Cookie:x %00 0x3C %u003c",
    "lenh-he": "$(id) `id` ; && || > /dev/null & $PATH %PATH% ^& !x!",
    "yaml-la": "!!python/object/apply:os.system [id] *a &b: # - ? | > %YAML",
    "nut-chi-muc": 'kho.files.receive("x","y"); ~12 A B C "," [] ! # $ % & dan_bam!',
    "mark": "<mark>x</mark> <em class=x>y</em > data-x=1 id=noi-dung",
    "trich-dan-la": "[99999] [ 1 ] [1 [-1] [1e3] [٣] [１] [] ][",
    "chu-dai": "Ừ" * 70,
}
URL = "https://vi-du.vn/a_b_c*d*?x=1&copy=2&y='onclick=alert(1)#[z](w)"
REFUSED = {
    "huong-chu": ("Thôn \u202egninnur họp dân", "ký tự ẩn U\\+202E"),
    "huong-chu-2": ("Thôn \u2067abc\u2069 họp dân", "ký tự ẩn U\\+2067"),
    "rong-khong": ("Thôn họ\u200bp dân bàn", "ký tự ẩn U\\+200B"),
    "noi-khong": ("Nhà 👩\u200d🌾 họp dân bàn", "ký tự ẩn U\\+200D"),
    "bom": ("\ufeffThôn họp dân bàn", "ký tự ẩn U\\+FEFF"),
    "dieu-khien": ("Thôn \x1b[2J họp dân bàn", "ký tự ẩn U\\+001B"),
    "dieu-khien-2": ("Thôn \x9b2J họp dân bàn", "ký tự ẩn U\\+009B"),
    "the-an": ("Thôn \U000e0041\U000e0042 họp dân bàn", "ký tự ẩn U\\+E0041"),
    "chu-trong": ("Thôn \u3164 họp dân bàn", "ký tự ẩn U\\+3164"),
    "vung-rieng": ("Thôn \ue000 họp dân bàn", "ký tự ẩn U\\+E000"),
    "thap-dau": ("Thôn h" + "\u0489\u20dd" * 40 + "ọp dân bàn", "dấu chồng lên nhau"),
    "thuc-the-du": ("Thôn &#60;b&#62; họp &copy; dân bàn", "trang tự vẽ dấu đầu dòng|ngắn quá"),
    "trich-dan": ("> lời người khác", "trang tự vẽ dấu đầu dòng|ngắn quá"),
    "lien-ket": ("Thôn [họp](http://ngoai.vn/a) dân bàn", "không gắn liên kết được"),
    "chu-bang-khac": ("Thôn <ѕсriрt>аlеrt(1)</ѕсriрt> họp dân bàn", "của bảng chữ khác"),
    "qua-dai": ("Ừ" * 10_000, "dài quá|quá 256 KB"),
    "dau-roi": ("Tho\u0302n ho\u0323p da\u0302n ba\u0300n ro\u0302\u0300i la\u0300m", "Unicode tổ hợp"),
}
"""What a check refuses, and a part of what it says; an import that takes the marks away finds some too short."""
BAD_URLS = (
    *("javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,<b>", "vbscript:msgbox(1)", "//ngoai.vn/a"),
    *("http://a:b@ngoai.vn/", "https://baochinhphu.vn@ngoai.vn/", "https://@ngoai.vn/", "https://ngoai.vn\\@a.vn/"),
    *("https://bаochinhphu.vn/", "https://ｂaochinhphu.vn/", "https://a.vn／b/", "file:///etc/passwd", "https:a.vn"),
    *("java\tscript:alert(1)", "https://a.vn/<b>", 'https://a.vn/"onclick=alert(1)', "blob:https://a.vn/1"),
)
"""Addresses of sources that a check refuses."""


def whole(id_: str) -> str:
    """An attack, long enough for a title and like no other."""
    return f"{ATTACKS.get(id_, HARMLESS)} và thêm vài chữ về {id_}"


def twin(id_: str) -> str:
    """Harmless words, as long as the attack and like no other."""
    attack, rest = ATTACKS.get(id_, HARMLESS), f" và thêm vài chữ về {id_}"
    return ("lời lành của thôn bản nào đó " * 4)[: len(attack)].strip().ljust(len(attack), "n") + rest


def longest() -> dict[str, Any]:
    """An entry whose every field is one word, as long as the model takes it."""

    def word(length: int) -> str:
        return ("Nghiêng" * length)[:length]

    def stretched(value: Any, key: str) -> Any:
        if isinstance(value, dict):
            return {inner: stretched(item, inner) for inner, item in value.items()}
        if isinstance(value, list):
            return [stretched(item, key) for item in value]
        if not isinstance(value, str) or value != HARMLESS:
            return value
        return word(
            {"tieu_de": 110, "tom_tat": 1500, "boi_canh": 1500, "hoi": 160}.get(key, 600 if key in _ITEMS else 200)
        )

    made = stretched(entry(HARMLESS), "")
    made["nguon"][0]["url"] = made["nguon"][0]["url_luu"] = f"https://example.vn/{'a' * 1900}"
    return dict(made)


_ITEMS = frozenset(
    {"cach_lam", "ket_qua", "kho_khan", "dieu_kien", "khong_nen", "noi_dung", "chua_xong", *STAGES, *REMARKS}
)


def write(folder: Path, id_: str, text: str, values: dict[str, Any] | None = None) -> None:
    """An entry that says a text (or has these values), as a file."""
    folder.mkdir(parents=True, exist_ok=True)
    written = json.dumps(values, ensure_ascii=False) if values else as_yaml(text)
    (folder / f"{id_}.yaml").write_text(written, encoding="utf-8", newline="\n")


def as_yaml(text: str) -> str:
    """An entry as the text of a file: JSON is YAML too, and quotes whatever it holds, but for pairs of surrogates."""
    written = json.dumps(entry(text), ensure_ascii=False)
    return "".join(char if char.isprintable() or ord(char) > _BMP else f"\\u{ord(char):04x}" for char in written)


def entry(text: str) -> dict[str, Any]:
    """An entry that says the same text in every field that takes a text."""

    def place() -> dict[str, str]:
        return {"tinh": "Quảng Nam", "huyen": text, "xa": text, "don_vi": text, "xa_nay": text}

    return {
        "tieu_de": text,
        "tom_tat": text,
        "dia_ban": place(),
        "thoi_gian": {"tu": "2020", "ghi_chu": text},
        "chu_tri": text,
        "boi_canh": text,
        "cach_lam": [{"dan-biet": text}, text],
        "ket_qua": [text, RESULT],
        "kho_khan": [text],
        "chua_xong": [text],
        "dieu_kien": [text],
        "khong_nen": [text],
        "nhan_rong": [{"dia_ban": place(), "thoi_gian": {"ghi_chu": text}, "noi_dung": text}],
        "chu_de": ["hien-dat"],
        "van_ban": [{"ma": "luat-thuc-hien-dan-chu-o-co-so-2022", "dieu": text}],
        "hoi": [text[:160]],
        "luu_y": [{"trai-nhau": text}],
        "nguon": [{"ten": text, "don_vi": text, "url": URL, "url_luu": URL, "ngay": "2021-03-26", "loai": "bao-chi"}],
        "ra_soat": {"ngay": "2022", "don_vi": text},
    }
