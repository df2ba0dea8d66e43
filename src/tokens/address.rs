//! Web and mail addresses, @handles and #hashtags.
//! Takes the text from a possible address on, gives its length in bytes.
//! Law: bounded look-ahead, save for a URL, which is consumed at once.

use crate::lexicon::words::TOP_LEVEL_DOMAINS;

/// Length of the address at the start of `rest`. `after_word`: a word touches it, so that "a@b" is no handle.
pub(super) fn len(rest: &str, after_word: bool) -> Option<usize> {
    url(rest).or_else(|| handle(rest, after_word)).or_else(|| mail(rest)).or_else(|| domain(rest))
}

/// "https://…", "www.…": up to white space or a mark, trailing punctuation left out.
fn url(rest: &str) -> Option<usize> {
    let starts = ["https://", "http://", "www."];
    let has_start =
        |start: &&&str| rest.get(..start.len()).is_some_and(|head| head.eq_ignore_ascii_case(start));
    let start = starts.iter().find(has_start)?;
    let body: usize = rest
        .chars()
        .take_while(|c| !c.is_whitespace() && !matches!(c, '"' | '“' | '”' | '<' | '>' | '»'))
        .map(char::len_utf8)
        .sum();
    let trimmed = rest[..body].trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']', '\'', '’']).len();
    (trimmed > start.len()).then_some(trimmed)
}

/// "@handle" or "#hashtag".
fn handle(rest: &str, after_word: bool) -> Option<usize> {
    let body = rest.strip_prefix('@').or_else(|| rest.strip_prefix('#'))?;
    let len: usize =
        body.chars().take(140).take_while(|c| c.is_alphanumeric() || *c == '_').map(char::len_utf8).sum();
    let is_tag = rest.starts_with('@') || body.starts_with(char::is_alphabetic);
    (len > 0 && is_tag && !after_word).then_some(1 + len)
}

/// "name@example.org".
fn mail(rest: &str) -> Option<usize> {
    let name = part(rest, |c| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-' | '+'));
    let host = rest[name..].strip_prefix('@')?;
    let len = part(host, |c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-'));
    let len = host[..len].trim_end_matches(['.', '-']).len();
    (name > 0 && host[..len].contains('.')).then_some(name + 1 + len)
}

/// "example.co.uk": words with full stops between them, the last one a known ending.
fn domain(rest: &str) -> Option<usize> {
    let len = part(rest, |c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-'));
    let host = rest[..len].trim_end_matches(['.', '-']);
    let (name, ending) = host.rsplit_once('.')?;
    let known = TOP_LEVEL_DOMAINS.contains_key(ending);
    let whole = name.split('.').all(|label| label.len() > 1) && name.starts_with(char::is_alphanumeric);
    (known && whole && !name.chars().all(|c| c.is_ascii_digit())).then_some(host.len())
}

/// Length of the leading characters that fit, at most 64.
fn part(rest: &str, fits: impl Fn(char) -> bool) -> usize {
    rest.bytes().take(64).take_while(|byte| fits(*byte as char)).count()
}
