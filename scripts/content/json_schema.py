"""The JSON Schemas by which an editor's YAML support completes and explains an entry or a task; made from the models."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from scripts.content import labels
from scripts.content.line import REMARK_NAMES
from scripts.content.model import Practice
from scripts.content.readings import DATES
from scripts.content.task import Task
from scripts.content.vocabulary import NATIONWIDE, Vocabulary
from scripts.system.paths import SCHEMA, TASK_SCHEMA


def schemas(vocabulary: Vocabulary) -> dict[Path, str]:
    """The files that a collection has, from its root, and what they should say."""
    made = {SCHEMA: practice_schema(vocabulary)}
    if vocabulary.task_words.groups:
        made[TASK_SCHEMA] = task_schema(vocabulary)
    return made


def stale(root: Path, vocabulary: Vocabulary) -> list[Path]:
    """Those of them that are missing or say something else."""
    return [path for path, schema in schemas(vocabulary).items() if _said(root / path) != schema]


def _said(file: Path) -> str | None:
    # bytes that are no text, after a crash or of another program, are another text
    return file.read_text(encoding="utf-8", errors="replace") if file.is_file() else None


def practice_schema(vocabulary: Vocabulary) -> str:
    """The schema of an entry as JSON text, with the controlled words of the day as choices."""
    schema: dict[str, Any] = Practice.model_json_schema(by_alias=True)
    schema = {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "Một cách làm hay",
        "description": "Mẫu của một bài trong thư mục practices/.",
        **{key: value for key, value in schema.items() if key not in ("title", "description")},
    }
    _without_nulls(schema)
    definitions = schema["$defs"]
    titles = {
        "Place": "Địa bàn",
        "Period": "Thời gian",
        "Document": "Văn bản",
        "Replication": "Nơi khác",
        "Reference": "Nguồn",
        "Review": "Đối chiếu",
    }
    for name, title in titles.items():
        definitions[name]["title"] = title
        definitions[name].pop("description", None)
    stages = {stage.id: _sentences(stage.description, *stage.signs) for stage in vocabulary.stages.values()}
    for key in ("cach_lam", "ket_qua"):
        _mark(schema["properties"][key]["items"], stages)
    _mark(schema["properties"]["luu_y"]["items"], REMARK_NAMES)
    _choose(
        schema["properties"]["chu_de"]["items"],
        {topic.id: f"{topic.name}: {topic.description}" for topic in vocabulary.topics.values()},
    )
    documents = {
        row.id: " – ".join(
            filter(None, (f"{row.number or ''} {row.title}".strip(), labels.document_note(vocabulary, row)))
        )
        for row in vocabulary.documents.values()
    }
    _choose(definitions["Document"]["properties"]["ma"], documents)
    for option in schema["properties"]["van_ban"]["items"]["anyOf"]:
        if option.get("type") == "string":
            _choose(option, documents)
    provinces = {name: f"Nay: {province.full_name}" for name, province in sorted(vocabulary.by_province_name.items())}
    _choose(definitions["Place"]["properties"]["tinh"], {NATIONWIDE: "Cơ quan, tổ chức cấp trung ương", **provinces})
    _say(schema, "")
    definitions["Place"]["properties"]["tinh"]["errorMessage"] = _PROVINCE
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"


def task_schema(vocabulary: Vocabulary) -> str:
    """The schema of a task as JSON text, with the controlled words of the day as choices."""
    words = vocabulary.task_words
    schema: dict[str, Any] = Task.model_json_schema(by_alias=True)
    schema = {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "Một việc phải làm",
        "description": "Mẫu của một việc trong thư mục practices/_viec/.",
        **{key: value for key, value in schema.items() if key not in ("title", "description")},
    }
    _without_nulls(schema)
    definitions = schema["$defs"]
    for definition in definitions.values():
        definition.pop("description", None)
    top, row = schema["properties"], definitions["Requirement"]["properties"]
    documents = {document.id: document.full_name for document in vocabulary.documents.values()}
    doers = {doer.id: doer.name for doer in words.doers}
    cases = {case.id: case.name for case in words.cases.values()}
    _choose(top["nhom"], {group.id: group.name for group in words.groups})
    for node in (top["cho_ai"]["items"], row["nguoi_lam"]["items"]):
        _choose(node, doers)
    for node in (row["khi"]["items"], definitions["Paper"]["properties"]["khi"]["items"]):
        _choose(node, cases)
    for node in (row["van_ban"], row["bi_sua"]["items"], row["khong_bi_sua"]["items"]):
        _choose(node, documents)
    _choose(definitions["Articles"]["properties"]["van_ban"], documents)
    _choose(row["ban"], {edition.id: edition.name for edition in words.editions})
    _choose(definitions["Event"]["properties"]["ma"], {event.id: event.name for event in words.events})
    for node in (definitions["Share"]["properties"]["cua"], definitions["Shortage"]["properties"]["dem"]):
        _choose(node, {crowd.id: crowd.name for crowd in words.crowds})
    for name in ("Said", "Shortage"):
        _choose(definitions[name]["properties"]["khi"]["items"], cases)
    _choose(top["khau"]["items"], {stage.id: stage.name for stage in vocabulary.stages.values()})
    _choose(top["chu_de"]["items"], {topic.id: topic.name for topic in vocabulary.topics.values()})
    _choose(top["loai_hinh"]["items"], {setting.id: setting.name for setting in vocabulary.settings.values()})
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"


_DATE = "ngày viết năm, năm-tháng hoặc năm-tháng-ngày, như 2020, 2020-09, 2020-09-12"
_ADDRESS = "không phải địa chỉ web; hãy chép cả địa chỉ từ trình duyệt, bắt đầu bằng https:// hoặc http://"
_PROVINCE = "không có tỉnh, thành phố nào tên như thế; hãy viết có dấu, không kèm chữ “tỉnh”, hoặc gõ vài chữ rồi chọn (Ctrl+Cách)"
_MARKS = "chỉ một mã đứng đầu dòng kể việc, như “dan-ban: …”; câu kể có dấu “: ” thì đặt cả câu trong nháy kép"
_LIMITS = ("minItems", "maxItems", "minimum", "maximum", "minProperties", "maxProperties")
"""What an editor's program has a sentence of its own for, in English: the check says it instead."""
_FEW = 12
"""So many choices a sentence names."""
_TYPES = {
    "string": "phải là chữ; nếu là số thì đặt trong nháy kép",
    "integer": "phải là số nguyên, viết không có nháy",
    "boolean": "chỉ nhận true hoặc false",
    "array": "phải là danh sách; hãy viết mỗi ý một dòng, mở đầu bằng “- ”",
    "object": "phải là một nhóm khóa thụt lề bên dưới, mỗi dòng một “khóa: giá trị”",
}


def _say(node: dict[str, Any], key: str) -> None:
    """Give every part the sentence that an editor's program shows beside its red line; ``key`` is the field's.

    ``errorMessage`` and ``patternErrorMessage`` are what the YAML support of VS Code reads; to JSON Schema they are nothing.
    """
    kind = node.get("type")
    marks = node.get("maxProperties") == 1
    for limit in _LIMITS:
        node.pop(limit, None)
    least, most = node.pop("minLength", None), node.pop("maxLength", None)
    if least is not None or most is not None:  # whose own sentences are English
        node["pattern"] = rf"^[\s\S]{{{least or 0},{most or ''}}}$"
        node["patternErrorMessage"] = (
            f"hãy viết từ {least or 0} đến {most} ký tự" if most else f"hãy viết ít nhất {least} ký tự"
        )
    if key in ("url", "url_luu") and kind == "string":
        node["pattern"] = r"^https?://[^\s<>\"]+$"
        node["patternErrorMessage"] = _ADDRESS
    elif key in DATES and "pattern" in node:
        node["patternErrorMessage"] = node["errorMessage"] = _DATE
    elif "enum" in node:
        words = node["enum"]
        shown = (
            f"hãy chọn một trong: {', '.join(map(str, words))}"
            if len(words) <= _FEW
            else "hãy gõ vài chữ rồi chọn (Ctrl+Cách)"
        )
        node["errorMessage"] = f"chữ này không có trong danh mục; {shown}"
    elif node.get("additionalProperties") is False:
        known = ", ".join(node.get("properties", {}))
        needed = f"thiếu khóa bắt buộc ({', '.join(node['required'])}), hoặc có " if node.get("required") else ""
        node["errorMessage"] = _MARKS if marks else f"{needed}khóa không có trong mẫu; các khóa dùng được: {known}"
    elif isinstance(kind, str) and kind in _TYPES:
        node["errorMessage"] = _TYPES[kind]
    for name, inner in (*node.get("properties", {}).items(), *node.get("$defs", {}).items()):
        _say(inner, name)
    for part in (*node.get("anyOf", ()), *([node["items"]] if "items" in node else ())):
        _say(part, key)


def _sentences(*parts: str) -> str:
    """Some parts, each as a sentence of its own."""
    return " ".join(part if part.endswith((".", "?", "!", "…")) else f"{part}." for part in parts)


def _choose(node: dict[str, Any], choices: dict[str, str]) -> None:
    """Limit a text to some words, each with the hint that an editor sees beside it."""
    for key in ("minLength", "maxLength"):
        node.pop(key, None)
    node["enum"] = list(choices)
    node["markdownEnumDescriptions"] = list(choices.values())


def _mark(node: dict[str, Any], marks: Mapping[str, str]) -> None:
    """Let a line bear one of some marks, each with the hint that an editor sees beside it."""
    # both forms as one: of alternatives an editor's program explains the first alone
    text = next(option for option in node.pop("oneOf") if option.get("type") == "string")
    node |= {key: value for key, value in text.items() if key != "type"}
    node |= {
        "type": ["string", "object"],
        "properties": {mark: {**text, "description": hint} for mark, hint in marks.items()},
        "additionalProperties": False,
        "minProperties": 1,
        "maxProperties": 1,
    }


def _without_nulls(node: Any) -> None:  # noqa: ANN401 - any JSON value
    """Drop "or null" everywhere: an optional key is left out, never written empty."""
    if isinstance(node, list):
        for item in node:
            _without_nulls(item)
    if not isinstance(node, dict):
        return
    for item in node.values():
        _without_nulls(item)
    node.pop("default", None)
    options = [option for option in node.get("anyOf", ()) if option != {"type": "null"}]
    if len(options) == 1:
        del node["anyOf"]
        node |= options[0]
    elif options:
        node["anyOf"] = options
