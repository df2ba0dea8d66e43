//! The key under which the entity table keeps a name, so that its spellings meet.
//! Takes a name at once or in parts, gives a hash of its words.
//! Law: time is linear in the letters; the pack program and the engine make the same key.

use super::gazetteer::Hash;
use super::packed::parts;

/// The key of a name: its words in lower case without accents, full stops and apostrophes, a space between two, "the" apart.
pub fn key(name: &str) -> u64 {
    let mut key = NameKey::default();
    key.push(name);
    key.hash()
}

/// Plain letters in lower case and digits, each at its own place; zero for any other byte.
const PLAIN: [u8; 256] = {
    let mut plain = [0; 256];
    let mut byte = 0;
    while byte < 128_u8 {
        if byte.is_ascii_alphanumeric() {
            plain[byte as usize] = byte.to_ascii_lowercase();
        }
        byte += 1;
    }
    plain
};

/// A key that grows with each part of a name.
pub(crate) struct NameKey {
    hash: Hash,
    word: String,
    has_words: bool,
}

impl Default for NameKey {
    fn default() -> Self {
        Self { hash: Hash::START, word: String::new(), has_words: false }
    }
}

impl NameKey {
    /// Adds a part, which ends where a word ends.
    pub(crate) fn push(&mut self, part: &str) {
        for word in parts(part, b' ') {
            if !self.push_plain(word) {
                self.push_other(word);
            }
        }
    }

    fn push_other(&mut self, word: &str) {
        for c in word.chars() {
            match c {
                '.' | '\'' | '’' | '‘' | 'ʻ' => {}
                c if c.is_alphanumeric() || ('\u{300}'..='\u{36F}').contains(&c) => {
                    self.word.extend(c.to_lowercase());
                }
                _ => self.end_word(),
            }
        }
        self.end_word();
    }

    /// Adds a word of plain letters and digits, or tells that it is none: what most names are made of needs no word put
    /// together first.
    fn push_plain(&mut self, word: &str) -> bool {
        let mut hash = if self.has_words { self.hash.add(b' ') } else { self.hash };
        for byte in word.bytes() {
            let lower = PLAIN[usize::from(byte)];
            if lower == 0 {
                return false;
            }
            hash = hash.add(lower);
        }
        if !word.is_empty() && (self.has_words || !word.eq_ignore_ascii_case("the")) {
            self.hash = hash;
            self.has_words = true;
        }
        true
    }

    fn end_word(&mut self) {
        if !self.word.is_empty() && (self.has_words || self.word != "the") {
            if self.has_words {
                self.hash = self.hash.add(b' ');
            }
            self.hash = self.hash.add_word(&self.word);
            self.has_words = true;
        }
        self.word.clear();
    }

    /// The key of all parts so far.
    pub(crate) fn hash(&self) -> u64 {
        self.hash.0
    }
}
