"""Runs the command line under wasmtime and natively, side by side.

Takes the WebAssembly module, the native program and a folder to work in, prints how many runs were compared.
Law: what is written, what is said and how it ends is the same, byte for byte.
"""

import gzip
import json
import pathlib
import re
import shutil
import subprocess
import sys

import wasmtime

module, native, folder = sys.argv[1], sys.argv[2], pathlib.Path(sys.argv[3])
engine = wasmtime.Engine()
linker = wasmtime.Linker(engine)
linker.define_wasi()
module = wasmtime.Module.from_file(engine, module)


def said(messages):
    """Without the numbers that systems give their errors, which are not WASI's."""
    return re.sub(rb" \(os error \d+\)", b"", messages)


def under_wasmtime(arguments):
    told = {name: folder / f"told.{name}" for name in ("stdin", "stdout", "stderr")}
    told["stdin"].write_bytes(b"")
    wasi = wasmtime.WasiConfig()
    wasi.argv = ["whosaid", *arguments]
    wasi.stdin_file, wasi.stdout_file, wasi.stderr_file = told["stdin"], told["stdout"], told["stderr"]
    wasi.preopen_dir(str(folder), ".")
    store = wasmtime.Store(engine)
    store.set_wasi(wasi)
    status = 0
    try:
        linker.instantiate(store, module).exports(store)["_start"](store)
    except wasmtime.ExitTrap as end:
        status = end.code
    return status, told["stdout"].read_bytes(), said(told["stderr"].read_bytes())


def natively(arguments):
    run = subprocess.run([native, *arguments], cwd=folder, stdin=subprocess.DEVNULL, capture_output=True)
    return run.returncode, run.stdout, said(run.stderr)


def compare(*arguments, status=0):
    ours, theirs = under_wasmtime(arguments), natively(arguments)
    shown = f"whosaid {' '.join(arguments)}"
    assert ours[0] == theirs[0] == status, f"{shown}: status {ours[0]} under wasmtime, {theirs[0]} natively; {ours[2].decode()}"
    assert ours[2] == theirs[2], f"{shown}: it says\n{ours[2].decode()}\nand natively\n{theirs[2].decode()}"
    assert ours[1] == theirs[1], f"{shown}: the output differs"
    return ours[1]


def main():
    runs = 0
    articles = sorted([*pathlib.Path("tests/articles").glob("*.txt"), *pathlib.Path("src/app/samples").glob("*.txt")])
    lines = []
    for article in articles:
        shutil.copy(article, folder / article.name)
        assert compare("annotate", article.name), "nothing is written"
        lines.append(json.dumps({"id": article.stem, "text": article.read_text(), "published": "2025-02-12"}) + "\n")
        runs += 1
    first = articles[0].name
    (folder / "saved.json").write_bytes(compare("annotate", "--with-text", "--unit", "utf16", first))
    (folder / "lines.jsonl").write_text("".join([*lines, "no JSON\n", '{"id": "b"}\n']))
    (folder / "lines.jsonl.gz").write_bytes(gzip.compress("".join(lines).encode()))
    answers = compare("annotate", "--jsonl", "lines.jsonl", status=1)
    assert answers.count(b"\n") == len(lines) + 2
    compare("annotate", "--jsonl", "lines.jsonl.gz")
    for form in ("csv", "csv-mentions", "html", "tei"):
        compare("convert", "--format", form, "saved.json")
    compare("annotate", "missing.txt", "--unit", "byte", status=1)
    # Half of the answers are there, and the last is cut off: each program goes on from a file of its own.
    (folder / "done.jsonl").write_bytes(answers[: len(answers) // 2])
    rest = under_wasmtime(["annotate", "--jsonl", "lines.jsonl", "--skip-done", "done.jsonl"])[1]
    assert (folder / "done.jsonl").read_bytes() + rest == answers, "going on loses or doubles something"
    print(runs + 9)


main()
