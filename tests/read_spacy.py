"""Reads documents in spaCy's JSON, one a line, with spaCy itself.

Takes lines on standard input, prints how many documents were read.
Law: what spaCy holds is what was written: text, names, sentences and spans; its own binary form keeps it.
"""

import json
import sys

import spacy
from spacy.tokens import Doc, DocBin


def written(spans):
    return [tuple(span.get(field, "") for field in ("start", "end", "label", "kb_id")) for span in spans]


def held(spans):
    return [(span.start_char, span.end_char, span.label_, span.kb_id_) for span in spans]


def compare(doc, form):
    assert doc.text == form["text"], "the text"
    assert [(token.idx, token.idx + len(token)) for token in doc] == [(token["start"], token["end"]) for token in form["tokens"]], "the tokens"
    # Reading JSON, spaCy gives an ent no kb_id; the spans have it.
    assert [span[:3] for span in held(doc.ents)] == [span[:3] for span in written(form["ents"])], "the names"
    sentences = [(sentence.start_char, sentence.end_char) for sentence in doc.sents] if form["sents"] else []
    assert sentences == [(sentence["start"], sentence["end"]) for sentence in form["sents"]], "the sentences"
    for group, spans in form["spans"].items():
        assert held(doc.spans[group]) == written(spans), group


def main():
    vocab = spacy.blank("en").vocab
    forms = [json.loads(line) for line in sys.stdin]
    docs = [Doc(vocab).from_json(form, validate=True) for form in forms]
    again = DocBin().from_bytes(DocBin(docs=docs).to_bytes()).get_docs(vocab)
    for form, *pair in zip(forms, docs, again, strict=True):
        for doc in pair:
            try:
                compare(doc, form)
            except AssertionError as what:
                sys.exit(f"{what} differ: {form['text']!r}")
    print(len(forms))


main()
