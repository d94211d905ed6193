"""`python -m scripts VERB`: the set-up needs nothing but Python, every other verb runs in .venv.

May import: cli.
"""

import contextlib
import io
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import NoReturn

MINIMUM = (3, 11)


def main(argv: "list[str]") -> int:
    """Run one verb; gives its exit status."""
    try:
        return _main(argv)
    except KeyboardInterrupt:  # while everything is being loaded; a command has its own sentence
        return _stop("\nĐã dừng.")


def _main(argv: "list[str]") -> int:
    _speak_utf8()
    _end_kindly()
    if sys.version_info < MINIMUM:
        return _stop(
            "Cần Python {}.{} trở lên, mà đây là Python {}.{}. ".format(*MINIMUM, *sys.version_info[:2])
            + "Hãy cài bản mới hơn rồi gọi đúng bản ấy, chẳng hạn: python3.12 -m scripts setup"
            " (với make: make site PYTHON=python3.12)."
        )
    from scripts.cli import bootstrap

    if argv[:1] == ["setup"]:
        return bootstrap.main(argv[1:])
    if bootstrap.VENV_PYTHON.exists() and not bootstrap.VENV_PYTHON.parent.samefile(Path(sys.executable).parent):
        return _again([str(bootstrap.VENV_PYTHON), "-m", "scripts", *argv])
    try:
        from scripts.cli import parser

        return parser.main(argv)
    except ModuleNotFoundError as missing:
        if (missing.name or "").partition(".")[0] == "scripts":
            raise
        python = "python" if os.name == "nt" else "python3"
        return _stop(
            f"Chưa có thư viện {missing.name}. Hãy chạy một lần lệnh cài đặt:\n"
            f"    {python} -m scripts setup\n"
            "rồi chạy lại lệnh vừa rồi (lệnh tự dùng Python của .venv)."
        )


def _end_kindly() -> None:
    """A terminal that is closed, or a server that is shut down, ends a command as Ctrl-C does: it tidies up."""
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) == signal.SIG_DFL:
            signal.signal(number, signal.default_int_handler)


def _speak_utf8() -> None:
    """Vietnamese in any console, pipe or log, here and in the commands that this one starts."""
    os.environ["PYTHONUTF8"] = "1"
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _stop(sentence: str) -> int:
    sys.stderr.write(f"{sentence}\n")
    return 1


def _again(command: "list[str]") -> int:
    """The same command by another Python: in this one's place where the system can, else as its child."""
    if os.name == "posix":
        os.execv(command[0], command)  # noqa: S606  # no shell, as everywhere
    with subprocess.Popen(command) as child:
        while True:
            try:
                return child.wait()
            except KeyboardInterrupt:  # the child has had it too, and ends as it sees fit
                continue


def _end_at_once(status: int) -> NoReturn:
    """To take a large collection apart, object by object, takes seconds: the system does it in no time."""
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError):  # whoever read it has read enough
            stream.flush()
    os._exit(status)


if __name__ == "__main__":
    _end_at_once(main(sys.argv[1:]))
