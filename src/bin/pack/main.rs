//! Derives the packed lexicon.
fn main() {}
