//! The words of a text as the benchmark compares them, and whether two names mean one person.
//! Takes code points, gives words.
//! Law: as the benchmark's own scorer counts, so that its totals and ours agree.

use std::collections::BTreeSet;
use std::ops::Range;

/// Words that name nobody.
const PRONOUNS: &str = " i we you he she it they who which that this these those one someone somebody others his her \
                        their its my our him them me us ";

/// Words in a speaker's description that are no part of the name.
const DROPPED: &str = " the a an mr mrs ms miss dr sir prof professor president sen senator rep representative gov \
                       governor gen general secretary minister prime lord lady judge justice chief officer capt captain \
                       sgt col lt mayor king queen prince princess former then late of and for in at on to by from with ";

const SUFFIXES: &str = " jr sr ii iii iv ";

fn listed(list: &str, word: &str) -> bool {
    list.contains(&format!(" {word} "))
}

/// Whether the word is a title, an article or a preposition.
pub(super) fn is_dropped(word: &str) -> bool {
    listed(DROPPED, word)
}

/// The extents of the words between two offsets: letters and digits, joined by apostrophes and hyphens.
pub(super) fn words(chars: &[char], range: Range<usize>) -> Vec<Range<usize>> {
    let end = range.end.min(chars.len());
    let is_word = |at: usize| at < end && (chars[at].is_alphanumeric() || chars[at] == '_');
    let mut found = Vec::new();
    let mut at = range.start;
    while at < end {
        if !is_word(at) {
            at += 1;
            continue;
        }
        let start = at;
        while is_word(at)
            || (at > start && at < end && matches!(chars[at], '’' | '\'' | '-') && is_word(at + 1))
        {
            at += 1;
        }
        found.push(start..at);
    }
    found
}

/// The words of a stretch by where they stand, a leading “that” aside.
pub(super) fn content(chars: &[char], range: Range<usize>) -> BTreeSet<(usize, usize)> {
    let words = words(chars, range);
    let that = words.len() > 1 && text(chars, &words[0]).to_lowercase() == "that";
    words.into_iter().skip(usize::from(that)).map(|word| (word.start, word.end)).collect()
}

/// The text of a range.
pub(super) fn text(chars: &[char], range: &Range<usize>) -> String {
    chars.get(range.clone()).unwrap_or_default().iter().collect()
}

/// The words of a name or description in lower case, without possessives.
pub(super) fn tokens(name: &str) -> Vec<String> {
    let chars: Vec<char> = name.chars().collect();
    let words = words(&chars, 0..chars.len());
    let lower = |word: Range<usize>| text(&chars, &word).replace('’', "'").to_lowercase();
    words.into_iter().map(lower).map(|word| word.trim_end_matches("'s").to_owned()).collect()
}

/// Whether all words are pronouns.
pub(super) fn is_pronoun(name: &str) -> bool {
    let tokens = tokens(name);
    !tokens.is_empty() && tokens.iter().all(|token| listed(PRONOUNS, token))
}

/// The naming part of a long description: before the first comma, bracket or relative clause.
pub(super) fn naming_part(name: &str) -> &str {
    const ENDS: [&str; 9] = [",", ";", "(", "–", "—", " who ", " which ", " of the ", " at the "];
    let name = name.trim();
    let end = ENDS.iter().filter_map(|end| name.find(end)).min();
    let part = end.and_then(|end| name.get(..end)).unwrap_or(name);
    if part.chars().any(char::is_alphanumeric) { part } else { name }
}

/// The words that decide whether two names match; the last is the surname or head.
fn keys(name: &str) -> Vec<String> {
    let tokens = tokens(naming_part(name));
    let tokens: Vec<String> = tokens.into_iter().filter(|token| !listed(SUFFIXES, token)).collect();
    let kept: Vec<String> = tokens.iter().filter(|token| !is_dropped(token)).cloned().collect();
    if kept.is_empty() { tokens } else { kept }
}

fn acronym(name: &str) -> String {
    let chars: Vec<char> = name.chars().collect();
    let initials = words(&chars, 0..chars.len()).into_iter().filter_map(|word| chars.get(word.start));
    initials.filter(|letter| letter.is_ascii_uppercase()).map(char::to_ascii_lowercase).collect()
}

/// Whether two names or descriptions share their surname or head, or one is the other's acronym.
pub(super) fn same_name(one: &str, other: &str) -> bool {
    let (keys_one, keys_other) = (keys(one), keys(other));
    let pronouns = |keys: &[String]| keys.iter().all(|key| listed(PRONOUNS, key));
    if pronouns(&keys_one) || pronouns(&keys_other) {
        return false;
    }
    let holds = |name: &str, keys: &[String], last: Option<&String>| {
        last.is_some_and(|last| keys.contains(last) || (!is_dropped(last) && tokens(name).contains(last)))
    };
    let is_acronym = |keys: &[String], name: &str| matches!(keys, [only] if only.chars().count() > 1 && *only == acronym(name));
    holds(other, &keys_other, keys_one.last())
        || holds(one, &keys_one, keys_other.last())
        || is_acronym(&keys_one, other)
        || is_acronym(&keys_other, one)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_joined_by_apostrophes_and_hyphens() {
        let chars: Vec<char> = "“It’s well-known – Ms. O'Dell”".chars().collect();
        let shown: Vec<String> =
            words(&chars, 0..chars.len()).iter().map(|word| text(&chars, word)).collect();
        assert_eq!(shown, ["It’s", "well-known", "Ms", "O'Dell"]);
    }

    #[test]
    fn names_match_by_surname_and_acronym() {
        assert!(same_name("Minister Anna Lindgren", "Lindgren’s"));
        assert!(same_name("the National Safety Board", "NSB"));
        assert!(same_name("Peter Holm, who runs the port", "Mr. Holm"));
        assert!(!same_name("Anna Lindgren", "Peter Holm"));
        assert!(!same_name("she", "she"));
    }
}
