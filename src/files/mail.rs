//! Pages saved as one file (.mhtml) and mails (.eml): MIME messages.
//! Takes the message, gives the page or the text in it, opened as such.
//! Law: attachments and other parts are never opened.

use super::{Opened, Unreadable, html};
use crate::formats::contract::Page;
use mail_parser::{MessageParser, PartType};

/// The article in a message.
pub(super) fn article(bytes: &[u8]) -> Result<Opened, Unreadable> {
    let message = MessageParser::default().parse(bytes).ok_or(Unreadable::Damaged)?;
    let page = message.parts.iter().find_map(|part| match &part.body {
        PartType::Html(page) => Some(page),
        _ => None,
    });
    let mut opened = match page {
        Some(page) => html::open(page),
        None => {
            let text = message.body_text(0).ok_or(Unreadable::Damaged)?.into_owned();
            Opened { text, page: Some(Default::default()), ..Opened::default() }
        }
    };
    let page = opened.page.get_or_insert_default();
    page.title = page.title.take().or_else(|| message.subject().map(str::to_owned));
    let address = message.header_raw("Snapshot-Content-Location").map(str::trim);
    let address = address.filter(|address| Page::is_web(address));
    page.address = page.address.take().or_else(|| address.map(str::to_owned));
    Ok(opened)
}
