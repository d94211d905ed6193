"""The list ``khau`` of the former form, taken out of a file; what it said stays as a comment above the steps."""

from __future__ import annotations

import yaml

from scripts.authoring import yaml_comments
from scripts.content.model import FORMER_KEY, FORMER_NOTE

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_STEPS = "cach_lam"


def comment(said: str) -> str:
    """The line that keeps what the list said, however it was written, without a line break."""
    return f"{FORMER_NOTE} {' '.join(said.split())}"


def as_comment(text: str) -> str:
    """The text of a file that can be read, without the key; unchanged where it has none, or is written within braces."""
    tree = yaml.compose(text, Loader=_Loader)
    if not isinstance(tree, yaml.MappingNode) or tree.flow_style:
        return text
    nodes = {key.value: (key, value) for key, value in tree.value if isinstance(key, yaml.ScalarNode)}
    if FORMER_KEY not in nodes:
        return text
    key, value = nodes[FORMER_KEY]
    begin, end = key.start_mark.index, _end(value)
    line_end = end if text[end - 1] == "\n" else text.find("\n", end) + 1 or len(text)
    words = ", ".join(item.value for item in value.value) if _is_list_of_words(value) else text[_start(value) : end]
    kept = ([comment(words)] if words.strip() else []) + yaml_comments.comments(text[begin:line_end])
    lines = "".join(f"{line}\n" for line in kept)
    above = nodes[_STEPS][0].start_mark.index if _STEPS in nodes else begin
    if above <= begin:
        return text[:above] + lines + text[above:begin] + text[line_end:]
    return text[:begin] + text[line_end:above] + lines + text[above:]


def _start(node: yaml.Node) -> int:
    return int(node.start_mark.index)


def _is_list_of_words(node: yaml.Node) -> bool:
    return isinstance(node, yaml.SequenceNode) and all(isinstance(item, yaml.ScalarNode) for item in node.value)


def _end(node: yaml.Node) -> int:
    """Where a value ends; PyYAML lets a list or mapping in block style go on to what follows it."""
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        return _end(last[1] if isinstance(last, tuple) else last)
    return int(node.end_mark.index)
