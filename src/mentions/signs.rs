//! The evidence that one stretch of tokens gives: its own words, the words beside it.
//! Takes the view and a stretch, gives pieces of evidence.
//! Law: looks at no token farther than two from the stretch; decides nothing.

use super::classes::Classes;
use super::evidence::{Evidence, Group};
use super::runs;
use super::view::{Case, Seen, Shape, View, common};
use crate::lexicon::facts::{Facts, GIVEN, NORP, ORG, PERSON, PLACE, SURNAME, THING, Thing};
use crate::text::{Gap, Range, TokenKind};

/// Adds to `found` all evidence of the stretch `range`; `facts` is what the gazetteer says of it as a whole.
pub(crate) fn collect(view: &View, range: Range, facts: Facts, found: &mut Vec<Evidence>) {
    found.push(Group::Bias.at(0));
    found.push(Group::Block.at(view.block_at(range.first()) as usize));
    found.extend(view.at(range.after() - 1).ending.map(|ending| Group::Ending.at(ending)));
    if runs::ends_small(view, range.after() - 1) {
        found.push(Group::LowerEnd.at(common(view.at(range.after() - 1))));
    }
    found.push(Group::Length.at(range.len() - 1));
    gazetteer(range, facts, found);
    if range.len() == 1 {
        one_word(view, range.first(), found);
    } else {
        first_and_last(view, range, found);
        full_name(view, range, facts, found);
        inside(view, range, found);
    }
    surroundings(view, range, found);
    before(view, range, found);
    after(view, range, found);
}

/// What the gazetteer says of the whole.
fn gazetteer(range: Range, facts: Facts, found: &mut Vec<Evidence>) {
    let fields = [
        (PLACE, Group::Place, Group::LongPlace),
        (ORG, Group::Org, Group::LongOrg),
        (NORP, Group::Norp, Group::LongNorp),
        (THING, Group::Thing, Group::LongThing),
        (PERSON, Group::Known, Group::LongKnown),
    ];
    for (field, short, long) in fields {
        let value = facts.get(field) as usize;
        if value > 0 {
            found.push(if range.len() == 1 { short } else { long }.at(value));
        }
    }
}

/// A name of one word.
fn one_word(view: &View, index: usize, found: &mut Vec<Evidence>) {
    let seen = view.at(index);
    let (given, surname) = (seen.facts.get(GIVEN) as usize, seen.facts.get(SURNAME) as usize);
    found.push(Group::Shape.at(seen.shape as usize));
    found.push(Group::Given.at(given));
    found.push(Group::Surname.at(surname));
    if given > 0 && seen.facts.get(PLACE) > 0 {
        found.push(Group::GivenPlace.at(seen.facts.get(PLACE) as usize));
    }
    found.extend(seen.classes.heads().map(|head| Group::OneHead.at(head)));
    if seen.classes.has(Classes::TITLE) {
        found.push(Group::FirstTitle.at(0));
    }
    if seen.classes.has(Classes::COMPASS) {
        found.push(Group::FirstCompass.at(0));
    }
    found.push(Group::OneCommon.at(common(seen)));
    place_in_sentence(view, index, found);
}

/// What the capital of the first word is worth.
fn place_in_sentence(view: &View, index: usize, found: &mut Vec<Evidence>) {
    let seen = view.at(index);
    if seen.opens {
        found.push(Group::OpenCommon.at(common(seen)));
    }
    match view.case_at(index) {
        Case::Prose => {}
        Case::Headline => found.push(Group::HeadlineCommon.at(common(seen))),
        Case::Capitals => found.push(Group::CapitalsCommon.at(common(seen))),
    }
}

/// The first and the last word of a longer name.
fn first_and_last(view: &View, range: Range, found: &mut Vec<Evidence>) {
    let (first, last) = (view.at(range.first()), view.at(range.after() - 1));
    found.extend(last.classes.heads().map(|head| Group::Head.at(head)));
    found.extend(first.classes.heads().map(|head| Group::FirstHead.at(head)));
    if first.facts.get(NORP) > 0 {
        found.push(Group::FirstNorp.at(0));
    }
    if first.facts.get(PLACE) > 0 {
        found.push(Group::FirstPlace.at(first.facts.get(PLACE) as usize - 1));
    }
    if last.facts.get(PLACE) > 0 {
        found.push(Group::LastPlace.at(last.facts.get(PLACE) as usize - 1));
    }
    if first.classes.has(Classes::TITLE.or(Classes::HONORIFIC)) {
        found.push(Group::FirstTitle.at(usize::from(!first.classes.has(Classes::HONORIFIC))));
    }
    if first.classes.has(Classes::COMPASS) {
        found.push(Group::FirstCompass.at(0));
    }
    found.push(Group::FirstCommon.at(common(first)));
    found.push(Group::LastCommon.at(common(last)));
    place_in_sentence(view, range.first(), found);
}

/// Whether a longer name is built as a person's: given name, initials, particles, surname.
fn full_name(view: &View, range: Range, facts: Facts, found: &mut Vec<Evidence>) {
    let has_suffix = view.at(range.after() - 1).classes.has(Classes::SUFFIX);
    if has_suffix {
        found.push(Group::Suffix.at(0));
    }
    let last = range.after() - 1 - usize::from(has_suffix);
    let mut is_name = range.len() <= 6;
    for index in range.iter() {
        let seen = view.at(index);
        let word = view.source.word(index);
        let is_particle = seen.classes.has(Classes::PARTICLE) && index != range.first();
        match seen.shape {
            Shape::Initial if word.len() == 2 => found.push(Group::Initials.at(0)),
            Shape::Lower if is_particle => found.push(Group::Particle.at(0)),
            Shape::Title | Shape::Upper | Shape::Mixed | Shape::Initial => {}
            Shape::Lower if runs::ends_small(view, index) => {}
            Shape::Other if word == "-" || (has_suffix && word == ",") => {}
            _ => is_name = false,
        }
    }
    let known_otherwise = facts.get(ORG) + facts.get(PLACE) + facts.get(THING) > 0;
    if is_name && !known_otherwise {
        let level = |seen: &Seen, field| seen.facts.get(field) as usize;
        let given = level(view.at(range.first()), GIVEN);
        let surname = level(view.at(last), SURNAME);
        found.push(Group::FullName.at(given * 4 + surname));
    }
}

/// What stands inside a longer name.
fn inside(view: &View, range: Range, found: &mut Vec<Evidence>) {
    let mut has = [false; 7];
    for index in range.iter() {
        let seen = view.at(index);
        let word = view.source.word(index);
        let inner = index > range.first();
        if inner && index + 1 < range.after() && seen.classes.has(Classes::CORP) {
            found.push(Group::InnerCorp.at(0));
        }
        has[0] |= inner && word == "of";
        has[1] |= inner && matches!(word, "and" | "&");
        if inner && seen.shape == Shape::Lower && !matches!(word, "of" | "and") {
            found.push(Group::Link.at(link_level(word, seen)));
        }
        has[2] |= word == "-";
        has[3] |= seen.shape == Shape::Number;
        if view.source.kind(index) == TokenKind::Clitic {
            found.push(Group::Clitic.at(clitic_level(view, index)));
        }
        has[4] |= word == ",";
        has[5] |= seen.facts.get(THING) == Thing::Calendar as u32;
        has[6] |= inner && seen.facts.get(NORP) > 0;
        if inner && word == "of" {
            found.extend(view.at(index - 1).classes.heads().map(|head| Group::OfHead.at(head)));
        }
    }
    let groups =
        [Group::Of, Group::And, Group::Hyphen, Group::Digits, Group::Comma, Group::Calendar, Group::AllNorp];
    found.extend(groups.iter().zip(has).filter(|(_, has)| *has).map(|(group, _)| group.at(0)));
    if view.source.norm(range.first()) == "the" {
        found.push(Group::The.at(0));
    }
}

/// A small word inside: which sort.
fn link_level(word: &str, seen: &Seen) -> usize {
    match word {
        "for" => 0,
        "the" => 1,
        _ if seen.classes.has(Classes::PARTICLE) => 2,
        _ => 3,
    }
}

/// A possessive inside: whether the word before it is a name of its own, and what sort.
fn clitic_level(view: &View, index: usize) -> usize {
    let owner = view.at(index - 1).facts;
    match () {
        () if owner.get(PLACE) > 0 || owner.get(NORP) > 0 || owner.get(ORG) > 0 => 2,
        () if owner.get(SURNAME) > 1 => 1,
        () => 0,
    }
}

/// Where the stretch stands.
fn surroundings(view: &View, range: Range, found: &mut Vec<Evidence>) {
    if view.at(range.first()).opens {
        found.push(Group::Opens.at(0));
    }
    match view.case_at(range.first()) {
        Case::Prose => {}
        Case::Headline => found.push(Group::InHeadline.at(0)),
        Case::Capitals => found.push(Group::InCapitals.at(0)),
    }
}

/// The words before the stretch.
fn before(view: &View, range: Range, found: &mut Vec<Evidence>) {
    let Some(index) = view.before(range.first()) else { return };
    let seen = view.at(index);
    let touches = view.source.gap(range.first()) == Gap::None;
    found.extend(seen.classes.contexts().map(|class| Group::Before.at(class)));
    found.extend(seen.neighbour.map(|word| Group::WordBefore.at(usize::from(word))));
    if seen.shape == Shape::Initial && view.source.word(index).ends_with('.') {
        found.push(Group::BeforeInitial.at(0));
    }
    match view.source.norm(index) {
        "the" => found.push(Group::BeforeThe.at(0)),
        "of" => found.push(Group::BeforeOf.at(0)),
        "and" | "&" => found.push(Group::BeforeAnd.at(0)),
        "," => found.push(Group::BeforeComma.at(0)),
        "(" => found.push(Group::BeforeBracket.at(0)),
        "-" | "/" if touches => found.push(Group::BeforeHyphen.at(0)),
        _ => {}
    }
    if seen.facts.get(NORP) > 0 && seen.shape != Shape::Lower {
        found.push(Group::BeforeNorp.at(0));
    }
    if seen.shape == Shape::Number {
        found.push(Group::BeforeNumber.at(0));
    }
    let is_capital = view.is_nameable(index);
    if is_capital && !seen.opens {
        found.push(Group::BeforeCapital.at(0));
    }
    if is_capital && seen.classes.has(Classes::TITLE.or(Classes::HONORIFIC)) {
        found.push(Group::CapitalTitle.at(0));
    }
    let Some(farther) = view.before(index) else { return };
    let that = view.at(farther);
    found.extend(that.classes.contexts().map(|class| Group::BeforeThat.at(class)));
    if seen.classes.has(Classes::LINK.or(Classes::PARTICLE)) && view.is_nameable(farther) {
        found.push(Group::BeforeLink.at(0));
    }
    if view.source.word(index) == "," && that.facts.get(PLACE) > 0 {
        found.push(Group::CommaPlace.at(0));
    }
}

/// The words after the stretch.
fn after(view: &View, range: Range, found: &mut Vec<Evidence>) {
    let Some(index) = view.after(range.after() - 1) else { return };
    let seen = view.at(index);
    found.extend(seen.classes.contexts().map(|class| Group::After.at(class)));
    found.extend(seen.neighbour.map(|word| Group::WordAfter.at(usize::from(word))));
    if view.source.kind(index) == TokenKind::Clitic {
        found.push(Group::AfterClitic.at(0));
    }
    if view.is_nameable(index) {
        found.push(Group::AfterCapital.at(0));
    }
    if seen.shape == Shape::Number {
        found.push(Group::AfterNumber.at(0));
    }
    let nouns = [Classes::ROLE, Classes::PERSON, Classes::PEOPLE, Classes::BODY];
    let is_noun = seen.shape == Shape::Lower;
    let noun = nouns.iter().position(|class| is_noun && seen.classes.has(*class));
    found.extend(noun.map(|noun| Group::AfterPlural.at(noun)));
    let next = view.after(index);
    let follows = next.map(|next| (next, view.at(next)));
    match view.source.norm(index) {
        "," => {
            let first = view.at(range.first());
            let is_word = first.opens && common(first) > 2 && range.len() == 1;
            after_comma(view, follows.filter(|_| !is_word), found);
        }
        "-" if view.source.gap(index) == Gap::None => {
            let is_lower = follows.is_some_and(|(_, seen)| seen.shape == Shape::Lower);
            found.push(Group::AfterHyphen.at(usize::from(is_lower)));
        }
        "(" => found.push(Group::AfterBracket.at(0)),
        "$" | "€" | "£" | "¥" if view.source.gap(index) == Gap::None => {
            found.push(Group::AfterMoney.at(0));
        }
        "and" => found.push(Group::AfterAnd.at(0)),
        "of" if follows.is_some_and(|(next, _)| view.is_nameable(next)) => found.push(Group::AfterLink.at(0)),
        "is" | "was" | "has" | "had" | "will" | "would" => found.push(Group::AfterVerb.at(0)),
        _ => {}
    }
}

/// The word after a comma that follows the stretch.
fn after_comma(view: &View, follows: Option<(usize, &Seen)>, found: &mut Vec<Evidence>) {
    found.push(Group::AfterComma.at(0));
    let Some((index, seen)) = follows else { return };
    if seen.shape == Shape::Number {
        found.push(Group::AfterCommaNumber.at(0));
    }
    if seen.facts.get(PLACE) > 0 && seen.shape != Shape::Lower {
        found.push(Group::AfterCommaPlace.at(0));
    }
    let article = matches!(view.source.norm(index), "a" | "an" | "the" | "who" | "his" | "her" | "their");
    let role = Classes::ROLE.or(Classes::KIN);
    let is_role = |index| view.at(index).classes.has(role);
    if is_role(index)
        || view.source.norm(index) == "who"
        || (article && (is_role(index + 1) || is_role(index + 2)))
    {
        found.push(Group::AfterCommaRole.at(0));
    }
}
