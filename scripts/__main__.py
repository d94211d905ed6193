"""`python -m scripts VERB`: the set-up needs nothing but Python, every other verb runs in .venv."""

import io
import os
import subprocess
import sys

MINIMUM = (3, 11)


def main(argv: "list[str]") -> int:
    """Run one verb; gives its exit status."""
    _speak_utf8()
    if sys.version_info < MINIMUM:
        return _stop(
            f"Cần Python {MINIMUM[0]}.{MINIMUM[1]} trở lên, mà đây là Python {sys.version_info[0]}.{sys.version_info[1]}. "
            "Hãy cài bản mới hơn rồi gọi đúng bản ấy, chẳng hạn: python3.12 -m scripts setup"
            " (với make: make site PYTHON=python3.12)."
        )
    from scripts import setup

    if argv[:1] == ["setup"]:
        return setup.main(argv[1:])
    if setup.VENV_PYTHON.exists() and not os.path.samefile(os.path.dirname(sys.executable), setup.VENV_PYTHON.parent):
        return _again([str(setup.VENV_PYTHON), "-m", "scripts", *argv])
    try:
        from scripts import cli
    except ModuleNotFoundError as missing:
        if (missing.name or "").partition(".")[0] == "scripts":
            raise
        python = "python" if os.name == "nt" else "python3"
        return _stop(
            f"Chưa có thư viện {missing.name}. Hãy chạy một lần lệnh cài đặt:\n"
            f"    {python} -m scripts setup\n"
            f"rồi chạy lại. Lệnh này sẽ tự dùng {setup.VENV_PYTHON.relative_to(setup.ROOT)}."
        )
    return cli.main(argv)


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
        os.execv(command[0], command)
    with subprocess.Popen(command) as child:
        while True:
            try:
                return child.wait()
            except KeyboardInterrupt:  # the child has had it too, and ends as it sees fit
                continue


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
