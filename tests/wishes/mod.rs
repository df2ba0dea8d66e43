//! Whatever a reader may wish about the marks of a text.
//! Takes a source of chance and the text, gives actions.
//! Law: a wish may be about a mark that is not there, and about words that are cut in the middle of a character.

use arbtest::arbitrary::{Result, Unstructured};
use whosaid::view::{Action, Add, Choice, Fix, Pace, Scope, Selection, Side};

/// Any wish about any mark of a text.
pub(crate) fn wish(source: &mut Unstructured, text: &str) -> Result<Vec<Action>> {
    let id = source.int_in_range(0..=9)?;
    let selection = if source.arbitrary()? { Selection::Quote(id / 2) } else { Selection::Mention(id) };
    let entity = source.int_in_range(0..=3)?;
    let side = if source.arbitrary()? { Side::Start } else { Side::End };
    let pace = [Pace::WordBack, Pace::WordOn, Pace::CharBack, Pace::CharOn][source.int_in_range(0..=3)?];
    let fix = match source.int_in_range(0..=9)? {
        0 => Fix::Confirm,
        1 => Fix::Reject,
        2 => Fix::Type("ORG"),
        3 => Fix::Type("DATE"),
        4 => Fix::Kind("indirect"),
        5 => Fix::Speaker(Choice::Entity(entity)),
        6 => Fix::Edge(side, pace),
        7 => Fix::Merge(entity),
        8 => Fix::Split,
        _ => Fix::Rename(source.arbitrary()?),
    };
    let scope = if source.arbitrary()? { Scope::All } else { Scope::One };
    let picked = Some(source.int_in_range(0..=text.len())?..source.int_in_range(0..=text.len())?);
    Ok(match source.int_in_range(0..=4)? {
        0 => vec![Action::Pick(picked), Action::Add(Add::Mention("ORG"))],
        1 => vec![Action::Pick(picked), Action::Add(Add::Quote(Choice::Entity(entity)))],
        _ => vec![Action::FromArticle(selection), Action::Scope(scope), Action::Fix(fix)],
    })
}
