//! Names of things: events, laws, works, products and languages, found by names, heads, patterns and context.
//! Takes the view, the marks and the names of people and places, gives all names together.
//! Law: precision first; a thing found beats the names that it covers or crosses, save one that is longer than it.

mod elections;
mod heads;
mod known;
mod nested;
mod openers;
mod products;
mod reach;
mod titles;
mod tongues;

use super::view::View;
use crate::document::{Form, Kind, Mention, put_in_order};
use crate::marks::Pair;
use crate::text::Range;
use openers::Openers;

/// A name of a thing, as one of the searches found it.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Thing {
    range: Range,
    kind: Kind,
    score: f32,
    evidence: &'static str,
}

/// The names of people, places and bodies in `names` together with those of things, in order, the longer first.
pub(super) fn join(view: &View, marks: &[Pair], names: Vec<Mention>) -> Vec<Mention> {
    let mut things = titles::marked(view, marks, &names);
    let openers: Vec<Openers> = view.source.norms().map(Openers::of).collect();
    for index in 0..view.source.len() {
        let opener = openers[view.form(index)];
        let sets_off = |search: Openers| opener.has(search);
        things.extend(sets_off(Openers::TITLE).then(|| titles::bare(view, index, &names)).flatten());
        things.extend(known::at(view, index, sets_off(Openers::LISTED)));
        things.extend(sets_off(Openers::HEAD).then(|| heads::at(view, index)).flatten());
        things.extend(sets_off(Openers::ELECTION).then(|| elections::at(view, index)).flatten());
        things.extend(sets_off(Openers::PRODUCT).then(|| products::at(view, index)).flatten());
        things.extend(sets_off(Openers::TONGUE).then(|| tongues::at(view, index)).flatten());
    }
    let names = names.into_iter().filter(|name| !is_thing(name.kind)).collect();
    let mut settled = settle(names, &longest(things));
    let inner = nested::find(view, &settled);
    settled.extend(inner);
    put_in_order(&mut settled);
    settled.dedup_by_key(|mention| mention.range);
    settled
}

/// Whether names of this kind are found here.
fn is_thing(kind: Kind) -> bool {
    (Kind::Event..=Kind::Language).contains(&kind)
}

/// Of things that share a token, the longest; of equals, the surest.
fn longest(mut things: Vec<Thing>) -> Vec<Thing> {
    let surer = |a: &Thing, b: &Thing| b.score.total_cmp(&a.score);
    things.sort_by(|a, b| {
        a.range.start.cmp(&b.range.start).then(b.range.end.cmp(&a.range.end)).then(surer(a, b))
    });
    let mut kept: Vec<Thing> = Vec::new();
    for thing in things {
        match kept.last_mut() {
            Some(last) if last.range.overlaps(thing.range) => {
                if thing.range.len() > last.range.len() {
                    *last = thing;
                }
            }
            _ => kept.push(thing),
        }
    }
    kept
}

/// Names and things without two that cross: both lists are in order, so that one sweep does it.
fn settle(names: Vec<Mention>, things: &[Thing]) -> Vec<Mention> {
    let mut ousted = vec![false; things.len()];
    let mut kept: Vec<Mention> = Vec::with_capacity(names.len() + things.len());
    for name in names {
        let first = things.partition_point(|thing| thing.range.end <= name.range.start);
        let met = things[first..].iter().take_while(|thing| thing.range.start < name.range.end);
        let met = met.enumerate().map(|(offset, thing)| (first + offset, thing));
        let mut stays = true;
        for (id, thing) in met {
            match verdict(&name, thing) {
                Verdict::Both => {}
                Verdict::Name => ousted[id] = true,
                Verdict::Thing => stays = false,
            }
        }
        if stays {
            kept.push(name);
        }
    }
    let left = things.iter().zip(ousted).filter(|(_, ousted)| !ousted);
    kept.extend(left.map(|(thing, _)| mention(thing)));
    put_in_order(&mut kept);
    kept
}

/// Which of a name and a thing that share a token may stay.
enum Verdict {
    Name,
    Thing,
    Both,
}

fn verdict(name: &Mention, thing: &Thing) -> Verdict {
    let is_longer = name.range.covers(thing.range) && name.range != thing.range;
    if is_longer {
        return Verdict::Name;
    }
    let is_inside = thing.range.covers(name.range) && name.range != thing.range;
    let may_nest = matches!(thing.kind, Kind::Event | Kind::Law)
        && matches!(name.kind, Kind::Gpe | Kind::Loc | Kind::Norp);
    if is_inside && may_nest { Verdict::Both } else { Verdict::Thing }
}

fn mention(thing: &Thing) -> Mention {
    Mention {
        range: thing.range,
        kind: thing.kind,
        form: Form::Name,
        value: None,
        score: thing.score,
        evidence: thing.evidence,
    }
}
