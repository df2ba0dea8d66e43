"""Runs the recipe for Apache Spark on a cluster of two executors, of which one is killed, and compares what it wrote.

Takes the program, the articles as JSON lines and a folder to work in; prints how many quotes were compared.
Law: what the cluster wrote is what the program writes alone, row by row, although an executor was lost on the way.
"""

import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import time

import pyarrow as pa
import pyarrow.parquet as pq
import pyspark

PIECES = 40
# The whole takes a minute; a machine under load, some.
LIMIT = 480


def split(lines, folder):
    """The articles as Parquet, in as many files as there shall be tasks."""
    folder.mkdir()
    articles = [json.loads(line) for line in lines.read_text().splitlines()]
    size = -(-len(articles) // PIECES)
    for piece in range(PIECES):
        pq.write_table(pa.Table.from_pylist(articles[piece * size : (piece + 1) * size]), folder / f"{piece:02}.parquet")


def executors(driver):
    """The executors that a driver has started, however indirectly."""
    parents, found = {}, []
    for entry in pathlib.Path("/proc").glob("[0-9]*"):
        try:
            parents[int(entry.name)] = int(entry.joinpath("stat").read_text().rpartition(")")[2].split()[1])
            if b"CoarseGrainedExecutorBackend" in entry.joinpath("cmdline").read_bytes():
                found.append(int(entry.name))
        except OSError:
            pass  # It has just ended.

    def is_ours(process):
        while process in parents and process != driver:
            process = parents[process]
        return process == driver

    return [process for process in found if is_ours(process)]


def kill_one(recipe, out):
    """Waits until some tasks are done and others are not, then kills an executor by force."""
    until = time.monotonic() + LIMIT
    while time.monotonic() < until:
        assert recipe.poll() is None, "the recipe ended before an executor could be killed"
        done = len(list(out.glob("_temporary/0/task_*")))
        ours = executors(recipe.pid)
        if done >= 4 and len(ours) == 2:
            assert done < PIECES - 2, "too late: nearly all tasks are done"
            os.kill(ours[0], signal.SIGKILL)
            return done
        time.sleep(0.05)
    raise TimeoutError("the cluster did not start")


def rows(table):
    return table.sort_by([("article", "ascending"), ("id", "ascending")]).combine_chunks()


def main():
    program, lines, folder = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
    alone, out, log = folder / "alone", folder / "quotes", folder / "spark.log"
    split(lines, folder / "articles")
    subprocess.run([program, "annotate", "--jsonl", lines, "--archive", alone], check=True)
    environment = os.environ | {
        "PYSPARK_PYTHON": sys.executable,
        "SPARK_LOCAL_IP": "127.0.0.1",
        "SPARK_LOCAL_DIRS": str(folder),
        "PYSPARK_SUBMIT_ARGS": "--master local-cluster[2,1,1024] --conf spark.ui.enabled=false pyspark-shell",
    }
    recipe = [sys.executable, "examples/spark/quotes.py", folder / "articles", out, "--program", program, "--piece", "1"]
    with log.open("w") as told:
        run = subprocess.Popen(recipe, env=environment, stdout=told, stderr=subprocess.STDOUT)
        try:
            done = kill_one(run, out)
            status = run.wait(LIMIT)
        finally:
            run.kill()
            # The executors' own folders, each with a copy of the program.
            shutil.rmtree(pathlib.Path(pyspark.__file__).parent / "work", ignore_errors=True)
    text = log.read_text()
    assert status == 0, f"the recipe ended with {status}:\n{text[-4000:]}"
    assert "Lost executor" in text, f"no executor was lost:\n{text[-4000:]}"
    expected = rows(pq.read_table(alone / "quotes.parquet").drop_columns("line"))
    found = rows(pq.read_table(out).drop_columns("year"))
    assert found.schema.names == expected.schema.names, found.schema.names
    assert found.num_rows == expected.num_rows > 0, f"{found.num_rows} quotes, {expected.num_rows} alone"
    assert found.cast(expected.schema).equals(expected), "the quotes differ"
    print(f"{done} of {PIECES} pieces were done when an executor was killed; all {found.num_rows} quotes are as the program writes them alone")


main()
