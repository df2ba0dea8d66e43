"""Finds the quotes in an archive of articles on a cluster of Apache Spark.

Takes a Parquet of articles with the columns id, text and published, writes a Parquet of quotes in folders by year.
Law: nothing is lost or doubled, whichever machine fails: a piece of the input is the same rows whoever reads it, what was
lost is worked on anew, and only what a task has finished counts.
"""

import argparse
import json
import os
import subprocess
import tempfile

import pyarrow as pa
from pyspark import SparkFiles
from pyspark.sql import Observation, SparkSession
from pyspark.sql import functions as F
from pyspark.sql.pandas.types import from_arrow_schema

# The longest text that the program takes, in bytes.
LIMIT = 64 << 20


def command(program):
    return [program, "annotate", "--jsonl", "--archive", "-"]


def schema(program):
    """The columns of the quotes, as the program itself names them."""
    empty = subprocess.run(command(program), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, check=True)
    return from_arrow_schema(pa.ipc.open_stream(empty.stdout).schema)


def annotate(name):
    """What each task does: it gives all its articles to one run of the program, and takes the quotes from it."""

    def quotes(batches):
        # Without a name in any folder, it is gone with the task, however that ends.
        with tempfile.TemporaryFile() as lines:
            for batch in batches:
                for article in batch.to_pylist():
                    lines.write(json.dumps(article).encode() + b"\n")
            lines.seek(0)
            # Spark gives each task a core; the program would take them all.
            threads = os.environ | {"RAYON_NUM_THREADS": "1"}
            with subprocess.Popen(command(SparkFiles.get(name)), stdin=lines, stdout=subprocess.PIPE, env=threads) as run:
                yield from pa.ipc.open_stream(run.stdout)
        # A stream that breaks off looks like one that ends: the program's own word counts.
        if run.returncode != 0:
            raise RuntimeError(f"whosaid ended with {run.returncode}; its messages are in this executor's log")

    return quotes


def main():
    arguments = argparse.ArgumentParser(description="Finds the quotes in a Parquet of articles (id, text, published).")
    arguments.add_argument("articles", help="the folder or file to read")
    arguments.add_argument("quotes", help="the folder to write; it must not be there yet")
    arguments.add_argument("--program", default="target/release/whosaid", help="the program, built with --features archive; it is sent to every machine")
    arguments.add_argument("--piece", type=int, default=32, help="how much a task reads, in MB of Parquet")
    arguments = arguments.parse_args()

    spark = (
        SparkSession.builder.appName("whosaid")
        .config("spark.sql.files.maxPartitionBytes", arguments.piece << 20)
        # What a task writes counts when the whole job has ended, and is moved into place then.
        .config("spark.hadoop.mapreduce.fileoutputcommitter.algorithm.version", "1")
        .getOrCreate()
    )
    spark.sparkContext.addFile(os.path.abspath(arguments.program))
    # No shuffle before the program: rows that were dealt out anew after a failure might be dealt out differently.
    articles = spark.read.parquet(arguments.articles).select("id", "text", F.expr("string(try_cast(published AS date)) AS published"))
    is_readable = F.coalesce(F.octet_length("text") <= LIMIT, F.lit(False))
    seen = Observation()
    articles = articles.observe(seen, F.count_if(~is_readable).alias("unreadable")).filter(is_readable)
    quotes = articles.mapInArrow(annotate(os.path.basename(arguments.program)), schema(arguments.program))
    # A line's number counts from the start of its piece here.
    quotes.drop("line").withColumn("year", F.year("published")).write.partitionBy("year").parquet(arguments.quotes)
    if seen.get["unreadable"] > 0:
        print(f"{seen.get['unreadable']} articles have no text, or one over {LIMIT >> 20} MB: they were left out")
    spark.stop()


if __name__ == "__main__":
    main()
