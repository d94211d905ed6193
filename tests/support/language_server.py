"""What VS Code's YAML support says of a text: its language server, asked over its standard input and output."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any, BinaryIO


def diagnostics(node: Path, server: Path, schema: Path, texts: dict[str, str]) -> dict[str, list[tuple[int, str]]]:
    """Line (from 1) and sentence of each problem of some texts, all judged by one schema; by the names of the texts."""
    command = [str(node), str(server), "--stdio"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        assert process.stdin
        assert process.stdout
        try:
            return _asked(process.stdin, process.stdout, schema, texts)
        finally:
            process.kill()


def _asked(
    to: BinaryIO | Any,
    back: BinaryIO | Any,
    schema: Path,
    texts: dict[str, str],
) -> dict[str, list[tuple[int, str]]]:
    settings = {
        "validate": True,
        "hover": False,
        "completion": False,
        "schemaStore": {"enable": False},
        "schemas": {schema.as_uri(): "*.yaml"},
    }
    _send(to, {"id": 1, "method": "initialize", "params": {"processId": None, "rootUri": None, "capabilities": {}}})
    found: dict[str, list[tuple[int, str]]] = {}
    opened = False
    while len(found) < len(texts):
        message = _read(back)
        if message.get("id") == 1 and "result" in message:
            _send(to, {"method": "initialized", "params": {}})
            _send(to, {"method": "workspace/didChangeConfiguration", "params": {"settings": {"yaml": settings}}})
            if not opened:
                opened = True
                for name, text in texts.items():
                    document = {"uri": f"file:///{name}.yaml", "languageId": "yaml", "version": 1, "text": text}
                    _send(to, {"method": "textDocument/didOpen", "params": {"textDocument": document}})
        elif "id" in message and "method" in message:  # a question of the server's
            asked = message["method"] == "workspace/configuration"
            items = message.get("params", {}).get("items", ())
            answer = [settings if item.get("section") == "yaml" else None for item in items] if asked else None
            _send(to, {"id": message["id"], "result": answer})
        elif message.get("method") == "textDocument/publishDiagnostics":
            name = message["params"]["uri"].removeprefix("file:///").removesuffix(".yaml")
            rows = message["params"]["diagnostics"]
            found[name] = [(row["range"]["start"]["line"] + 1, row["message"]) for row in rows]
    return found


def _send(to: Any, message: dict[str, Any]) -> None:
    data = json.dumps({"jsonrpc": "2.0", **message}).encode()
    to.write(b"Content-Length: %d\r\n\r\n%b" % (len(data), data))
    to.flush()


def _read(back: Any) -> dict[str, Any]:
    length = 0
    while line := back.readline().strip():
        if line.lower().startswith(b"content-length:"):
            length = int(line.partition(b":")[2])
    assert length, "the language server ended"
    message: dict[str, Any] = json.loads(back.read(length))
    return message
