//! An article inside of an address: behind its `#`, which a browser sends to no server.
//! Takes the article, gives the address; takes what anyone wrote behind a `#`, gives the article or why there is none.
//! Law: nothing of a link is trusted: it is bounded before and after it is unpacked, then read as a saved file is.

use super::{Held, Refusal, library, read, written};
use crate::corrections::Log;
use crate::formats::contract::Unit;
use crate::formats::{Checked, Part};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use flate2::{Compress, Compression, Decompress, FlushCompress, FlushDecompress, Status};

/// What tells the article from anything else behind a `#`.
const MARK: &str = "article=";

/// The longest address, in characters. Browsers take up to 65,536 in their address bars, and chat programs as long a message.
pub const LONGEST_LINK: usize = 64_000;

/// The longest article that is unpacked, in bytes: what fits into a link is far shorter, unless it was made to swell.
const LONGEST: usize = 4 << 20;

/// The address of an article: the page's own, with the text, the corrections that hold, and what is known of the article.
///
/// # Errors
/// Where it would be too long, or the article cannot be written.
pub fn link(page: &str, text: &str, held: &Held) -> Result<String, Refusal> {
    let annotation = library::unread(held.published.clone(), held.page.clone());
    let checked = Checked::new(text, annotation).map_err(|flaw| Refusal::NotWritten(flaw.message))?;
    // What was taken back is nobody else's business.
    let log = Log::default().merged(&held.log);
    let json = written(&checked, &log, &Part::default(), Unit::Codepoint);
    let packed = (json.len() <= LONGEST).then(|| packed(&json)).flatten().ok_or(Refusal::TooLarge)?;
    let link = format!("{page}#{MARK}{}", URL_SAFE_NO_PAD.encode(packed));
    if link.len() <= LONGEST_LINK { Ok(link) } else { Err(Refusal::TooLarge) }
}

/// The article that stands behind the `#` of an address.
///
/// # Errors
/// Where there is none, it is damaged, or it is longer than one that was written here.
pub fn linked(fragment: &str) -> Result<Held, Refusal> {
    let other = || Refusal::NotSaved(format!("it does not begin with “{MARK}”"));
    let packed = fragment.strip_prefix(MARK).ok_or_else(other)?;
    if packed.len() > LONGEST_LINK {
        return Err(Refusal::TooLarge);
    }
    let packed = URL_SAFE_NO_PAD.decode(packed).map_err(|_| Refusal::Damaged)?;
    let json = String::from_utf8(unpacked(&packed)?).map_err(|_| Refusal::Damaged)?;
    let held = read(&json).map_err(|flaw| Refusal::NotSaved(flaw.message))?.held;
    if held.text.trim().is_empty() { Err(Refusal::Empty) } else { Ok(held) }
}

/// Squeezed, with a checksum; none where that would not make it fit.
fn packed(json: &str) -> Option<Vec<u8>> {
    let mut packed = Vec::with_capacity(LONGEST_LINK);
    let mut press = Compress::new(Compression::best(), true);
    let status = press.compress_vec(json.as_bytes(), &mut packed, FlushCompress::Finish).ok()?;
    (status == Status::StreamEnd).then_some(packed)
}

/// What was squeezed, whole and nothing but that, in no more room than is granted.
fn unpacked(packed: &[u8]) -> Result<Vec<u8>, Refusal> {
    let mut bytes = Vec::with_capacity(LONGEST);
    let mut press = Decompress::new(true);
    let status = press.decompress_vec(packed, &mut bytes, FlushDecompress::Finish);
    match status.map_err(|_| Refusal::Damaged)? {
        Status::StreamEnd if press.total_in() == packed.len() as u64 => Ok(bytes),
        _ if bytes.len() == bytes.capacity() => Err(Refusal::TooLarge),
        _ => Err(Refusal::Damaged),
    }
}
