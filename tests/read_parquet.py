"""Reads the tables of an archive with pyarrow.

Takes the folder of tables, written --with-text in code points; prints how many quotes were looked at.
Law: every column has the type that is promised, every quote its article, and its offsets cut its words out of the text.
"""

import collections
import pathlib
import sys

import pyarrow as pa
import pyarrow.parquet as pq

FIRST = {"line": pa.int64(), "article": pa.string(), "published": pa.date32()}
OWN = {
    "articles": {"length": pa.int64(), "quotes": pa.int64(), "error": pa.string(), "text": pa.string()},
    "quotes": {"id": pa.int64(), "quote": pa.string(), "speaker": pa.string(), "negated": pa.bool_(), "score": pa.float32(), "start": pa.int64(), "end": pa.int64(), "speaker_entity": pa.int64(), "speaker_wikidata": pa.string()},
    "entities": {"id": pa.int64(), "name": pa.string(), "wikidata": pa.string(), "quotes": pa.int64()},
    "mentions": {"id": pa.int64(), "text": pa.string(), "entity": pa.int64(), "score": pa.float32()},
}


def table(folder, name):
    file = pq.ParquetFile(folder / f"{name}.parquet")
    held = file.read()
    assert held.schema.metadata[b"offsets"] == b"codepoint", held.schema.metadata
    for column, kind in (FIRST | OWN[name]).items():
        assert held.schema.field(column).type == kind, f"{name}.{column} is {held.schema.field(column).type}"
    assert held.schema.names[:3] == list(FIRST)
    codec = file.metadata.row_group(0).column(0).compression
    assert codec == "ZSTD", codec
    return held.to_pylist()


def main():
    folder = pathlib.Path(sys.argv[1])
    articles, quotes, entities, mentions = (table(folder, name) for name in ("articles", "quotes", "entities", "mentions"))
    by_line = {article["line"]: article for article in articles}
    assert len(by_line) == len(articles)
    for name, rows in (("quotes", quotes), ("entities", entities), ("mentions", mentions)):
        counts = collections.Counter(row["line"] for row in rows)
        assert all(article[name] == counts[article["line"]] for article in articles), name
    for quote in quotes:
        text = by_line[quote["line"]]["text"]
        words = " ".join(text[quote["start"] : quote["end"]].split())
        first, *others = quote["quote"].split(" […] ")
        assert words.startswith(first) and (others or words == first), (words, quote["quote"])
    named = {(entity["line"], entity["id"]): entity for entity in entities}
    spoken = [quote for quote in quotes if quote["speaker_entity"] is not None]
    assert spoken and all(named[quote["line"], quote["speaker_entity"]]["wikidata"] == quote["speaker_wikidata"] for quote in spoken)
    print(len(quotes))


main()
