//! The packed file: a header, a directory of sections, the sections' bytes.
//! Takes sections and gives bytes, or the other way.
//! Law: whatever the bytes, reading ends in sections or in an error; what is read was written by this version.

use super::LexiconError;
use super::facts::Facts;

/// The first bytes of every packed file.
const MAGIC: [u8; 7] = *b"whosaid";
/// The version of the layout, of the keys and of the fields of `Facts`.
const VERSION: u8 = 1;
/// Magic, version, checksum, number of sections.
const HEADER: usize = 7 + 1 + 8 + 4;
/// Name and length of a section.
const ENTRY: usize = 8 + 4;

/// A section's name, padded with zeros.
pub type Name = [u8; 8];

/// How many letters each name shares with the one before it: a byte a name.
pub const SHARED: Name = *b"shared\0\0";
/// The rest of each name, ended by a line feed.
pub const RESTS: Name = *b"rests\0\0\0";
/// What is known of each name: all lowest bytes of [`Facts`], then all next ones, then all third ones.
pub const FACTS: Name = *b"facts\0\0\0";

/// Bytes kept of [`Facts`].
const PLANES: usize = 3;

/// The packed file of `sections`.
#[must_use]
pub fn write(sections: &[(Name, &[u8])]) -> Vec<u8> {
    let mut body = Vec::new();
    body.extend((sections.len() as u32).to_le_bytes());
    for (name, bytes) in sections {
        body.extend(name);
        body.extend((bytes.len() as u32).to_le_bytes());
    }
    for (_, bytes) in sections {
        body.extend(*bytes);
    }
    let mut file = MAGIC.to_vec();
    file.push(VERSION);
    file.extend(checksum(&body).to_le_bytes());
    file.extend(body);
    file
}

/// The sections of a packed file.
///
/// # Errors
/// Where the bytes are no packed file, of another version, or damaged.
pub fn read(bytes: &[u8]) -> Result<Vec<(Name, &[u8])>, LexiconError> {
    if !bytes.starts_with(&MAGIC) {
        return Err(LexiconError::NotALexicon);
    }
    if bytes.get(MAGIC.len()) != Some(&VERSION) {
        return Err(LexiconError::WrongVersion);
    }
    sections(bytes).ok_or(LexiconError::Damaged)
}

/// The sections after a good magic and version; none where the bytes are damaged.
fn sections(bytes: &[u8]) -> Option<Vec<(Name, &[u8])>> {
    let sum = u64::from_le_bytes(bytes.get(8..16)?.try_into().ok()?);
    if checksum(bytes.get(16..)?) != sum {
        return None;
    }
    let count = u32::from_le_bytes(bytes.get(16..HEADER)?.try_into().ok()?) as usize;
    let directory_end = HEADER.checked_add(count.checked_mul(ENTRY)?)?;
    let directory = bytes.get(HEADER..directory_end)?;
    let mut rest = bytes.get(directory_end..)?;
    let mut found = Vec::new();
    for entry in directory.chunks_exact(ENTRY) {
        let name = entry.get(..8)?.try_into().ok()?;
        let len = u32::from_le_bytes(entry.get(8..)?.try_into().ok()?) as usize;
        found.push((name, rest.get(..len)?));
        rest = rest.get(len..)?;
    }
    rest.is_empty().then_some(found)
}

/// The first of several packed files that stand each behind its length, as four bytes; takes it off `bytes`.
///
/// # Errors
/// Where no packed file begins there, or it is cut off.
pub fn take_part<'b>(bytes: &mut &'b [u8]) -> Result<&'b [u8], LexiconError> {
    let (length, rest) = bytes.split_first_chunk().ok_or(LexiconError::NotALexicon)?;
    if !rest.starts_with(&MAGIC) {
        return Err(LexiconError::NotALexicon);
    }
    let length = u32::from_le_bytes(*length) as usize;
    let (part, rest) = rest.split_at_checked(length).ok_or(LexiconError::Damaged)?;
    *bytes = rest;
    Ok(part)
}

/// The packed file of `names`, which must be sorted by key.
#[must_use]
pub fn write_names<'n>(names: impl Iterator<Item = (&'n str, Facts)>) -> Vec<u8> {
    let (mut shared, mut rests) = (Vec::new(), Vec::new());
    let mut planes: [Vec<u8>; PLANES] = Default::default();
    let mut previous = "";
    for (key, facts) in names {
        let common = previous.bytes().zip(key.bytes()).take_while(|(a, b)| a == b).count().min(255);
        shared.push(common as u8);
        rests.extend(&key.as_bytes()[common..]);
        rests.push(b'\n');
        for (plane, byte) in planes.iter_mut().zip(facts.0.to_le_bytes()) {
            plane.push(byte);
        }
        previous = key;
    }
    write(&[(SHARED, &shared), (RESTS, &rests), (FACTS, &planes.concat())])
}

/// Tells `each` every key with its facts, in order: how many bytes it shares with the one before, and the rest.
///
/// # Errors
/// Where the bytes are no packed file, of another version, or damaged.
pub fn read_names(bytes: &[u8], mut each: impl FnMut(usize, &[u8], Facts)) -> Result<(), LexiconError> {
    let sections = read(bytes)?;
    let section = |name: Name| {
        let found = sections.iter().find(|section| section.0 == name);
        found.map(|section| section.1).ok_or(LexiconError::Damaged)
    };
    let (shared, facts) = (section(SHARED)?, section(FACTS)?);
    let mut rests = section(RESTS)?.split(|byte| *byte == b'\n');
    if facts.len() != shared.len() * PLANES {
        return Err(LexiconError::Damaged);
    }
    let (low, rest) = facts.split_at(shared.len());
    let (middle, high) = rest.split_at(shared.len());
    let mut longest = 0;
    for (((common, low), middle), high) in shared.iter().zip(low).zip(middle).zip(high) {
        let rest = rests.next().ok_or(LexiconError::Damaged)?;
        let common = usize::from(*common);
        if common > longest {
            return Err(LexiconError::Damaged);
        }
        longest = common + rest.len();
        each(common, rest, Facts(u32::from_le_bytes([*low, *middle, *high, 0])));
    }
    Ok(())
}

/// The parts of a text before, between and after an ASCII sign. Of the standard library's ways the quickest where parts are short.
pub(super) fn parts(text: &str, sign: u8) -> impl Iterator<Item = &str> {
    let mut at = 0;
    text.as_bytes().split(move |byte| *byte == sign).map(move |part| {
        let start = at;
        at += part.len() + 1;
        &text[start..start + part.len()]
    })
}

/// FNV-1a over eight bytes at a time: against damage, not against malice.
pub(crate) fn checksum(bytes: &[u8]) -> u64 {
    let (words, rest) = bytes.as_chunks();
    let mut last = [0; 8];
    last[..rest.len()].copy_from_slice(rest);
    let last = (!rest.is_empty()).then_some(&last);
    words.iter().chain(last).fold(0xcbf2_9ce4_8422_2325 ^ bytes.len() as u64, |sum, word| {
        (sum ^ u64::from_le_bytes(*word)).wrapping_mul(0x0000_0100_0000_01b3).rotate_left(29)
    })
}
