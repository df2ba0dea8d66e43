//! Whether two names are spellings of one: accents, transliterations, slips; given names, nicknames, initials.
//! Takes names in lower case without accents, tells whether they agree.
//! Law: short surnames are never respelt; names that begin with other letters never agree.

use crate::lexicon::words::NICKNAMES;

/// A surname of fewer letters has one spelling.
const SHORTEST: usize = 6;

/// From so many letters on, two of them may differ.
const LONG: usize = 8;

/// Whether two full names of one surname agree in their given names: the same, a nickname, an initial, and no other
/// second name.
pub(super) fn given_agree(one: &[String], other: &[String]) -> bool {
    let (Some(a), Some(b)) = (one.first(), other.first()) else { return false };
    if one.len() < 2 || other.len() < 2 || !(agree(a, b) || is_nickname(a, b) || is_nickname(b, a)) {
        return one == other;
    }
    match (&one[1..one.len() - 1], &other[1..other.len() - 1]) {
        ([a, ..], [b, ..]) => agree(a, b),
        _ => true,
    }
}

/// Whether two given names are the same, or one is the initial of the other, or one is all initials ("jk").
fn agree(a: &str, b: &str) -> bool {
    let is_initial = |short: &str, long: &str| short.chars().count() == 1 && long.starts_with(short);
    let is_initials = |short: &str, long: &str| {
        short.len() == 2
            && short.bytes().all(|byte| !b"aeiouy".contains(&byte))
            && long.as_bytes().first() == short.as_bytes().first()
    };
    a == b || is_initial(a, b) || is_initial(b, a) || is_initials(a, b) || is_initials(b, a)
}

/// Whether `short` is what people named `long` are called: "bill" and "william".
pub(super) fn is_nickname(short: &str, long: &str) -> bool {
    NICKNAMES.get(short).is_some_and(|names| names.split(' ').any(|name| name == long))
}

/// Whether two surnames are spellings of one: long, of the same first letter, and a slip or two apart, or the same
/// once what transliterations differ in is left out.
pub(super) fn is_spelling(one: &str, other: &str) -> bool {
    // Nearly all pairs fall here: nothing is counted or copied for them.
    if one == other || one.len().min(other.len()) < SHORTEST || one.chars().next() != other.chars().next() {
        return false;
    }
    if (letters(one) ^ letters(other)).count_ones() > MOST_LETTERS_APART {
        return false;
    }
    let (a, b): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let shorter = a.len().min(b.len());
    if shorter < SHORTEST || a.len().abs_diff(b.len()) > 2 {
        return false;
    }
    let apart = distance(&a, &b);
    apart <= 1 || (apart == 2 && (shorter >= LONG || skeleton(&a) == skeleton(&b)))
}

/// Two slips change no more of the letters that a name has.
const MOST_LETTERS_APART: u32 = 4;

/// Which letters a name has, as bits; some share one.
fn letters(word: &str) -> u32 {
    word.chars().fold(0, |letters, letter| letters | 1 << (letter as u32 % 32))
}

/// The consonants of a name, doubled ones once: what transliterations agree in.
fn skeleton(word: &[char]) -> Vec<char> {
    let mut bones: Vec<char> = word
        .iter()
        .copied()
        .filter(|letter| !matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'h'))
        .collect();
    bones.dedup();
    bones
}

/// So many letters of a name are compared.
const LONGEST: usize = 24;

/// How many letters are to be added, left out, changed or swapped; longer names are cut.
fn distance(one: &[char], other: &[char]) -> usize {
    let (one, other) = (&one[..one.len().min(LONGEST)], &other[..other.len().min(LONGEST)]);
    let mut before = [0; LONGEST + 1];
    let mut last: [usize; LONGEST + 1] = std::array::from_fn(|count| count);
    for (i, a) in one.iter().enumerate() {
        let mut row = [i + 1; LONGEST + 1];
        for (j, b) in other.iter().enumerate() {
            let changed = last[j] + usize::from(a != b);
            let mut least = changed.min(last[j + 1] + 1).min(row[j] + 1);
            let swaps = i > 0 && j > 0 && one[i - 1] == *b && other[j - 1] == *a;
            if swaps {
                least = least.min(before[j - 1] + 1);
            }
            row[j + 1] = least;
        }
        before = std::mem::replace(&mut last, row);
    }
    last[other.len()]
}
