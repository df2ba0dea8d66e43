//! Where the words end that a cue leads into: at which comma, conjunction or dash, or at the sentence's end.
//! Takes a unit, a cue and where its content starts, gives the likeliest end.
//! Law: only what could end a clause is weighed; each stop is judged by facts with names and learned weights.

use super::content::{self, Extent};
use super::cue::{Form, Found};
use super::features::{Features, Weights, size, whether};
use super::narration::{Class, Unit};
use super::phrase;

/// The most stops that are weighed.
const MOST: usize = 40;

/// How far behind a stop is looked for verbs and cues.
const AHEAD: usize = 16;

/// How much likelier than learned the rules' own end is, as a logarithm: annotators cut content shorter than readers do.
const RULE: f32 = 2.0;

/// A cue that belongs to what stands before it.
const CLOSES: &str = "subject and verb that close";

/// A cue that names another source for all of the sentence.
const STACKS: &str = "according";

/// The content of a cue whose end is to be found.
#[derive(Clone, Copy)]
pub(super) struct Content<'c, 'u, 'a, 't> {
    pub(super) unit: &'u Unit<'a, 't>,
    pub(super) cues: &'c [Found],
    pub(super) cue: &'c Found,
    pub(super) from: usize,
    pub(super) extent: Extent,
}

impl<'u> Content<'_, 'u, '_, '_> {
    /// The likeliest end; without weights, where the rules see it.
    pub(super) fn end(&self, weights: Option<&Weights>) -> usize {
        let rule = self.rule();
        let Some(weights) = weights else { return rule };
        let (mut best, mut most, mut none_before) = (rule, f32::NEG_INFINITY, 0.0);
        for (at, facts) in self.stops(rule) {
            if none_before + RULE < most {
                break; // every further stop is less likely than the best
            }
            let worth = facts.worth(weights);
            let stops = -softplus(-worth); // the logarithm of the probability that it ends here
            let likelihood = none_before + stops + if at == rule { RULE } else { 0.0 };
            if likelihood > most {
                (best, most) = (at, likelihood);
            }
            none_before += -softplus(worth);
        }
        best
    }

    /// Where the rules see the end.
    pub(super) fn rule(&self) -> usize {
        content::end(self.unit, self.cues, self.cue, self.from, self.extent)
    }

    /// Where a clause about somebody gives way to the main verb: "Mara Quill, who said the pier was safe, | has resigned."
    pub(super) fn before_main_verb(&self) -> Option<usize> {
        let unit = self.unit;
        let who = self.cue.group.checked_sub(1).filter(|who| unit.is(*who, Class::Relative))?;
        let is_aside = who.checked_sub(1).is_some_and(|before| unit.is_comma(before));
        if !is_aside || phrase::has_verb(unit, 0, who) {
            return None;
        }
        let resumes = |at: &usize| unit.is_comma(*at) && phrase::is_verb(unit, *at + 1);
        (self.from + 1..self.last()).find(resumes)
    }

    /// All stops in order, each with what is known of it; `rule` is where the rules see the end.
    pub(super) fn stops(&self, rule: usize) -> impl Iterator<Item = (usize, Features<'u>)> {
        let unit = self.unit;
        let closing = |at: &usize| {
            unit.is_comma(*at)
                && match self.next_cue(*at + 1) {
                    CLOSES => true,
                    STACKS => *at == rule,
                    _ => false,
                }
        };
        let last = self.last();
        let last = (self.from + 1..last).find(closing).unwrap_or(last); // "…, she said, …" ends it whatever follows
        let inner = (self.from + 1..last).filter(move |at| kind(unit, *at).is_some());
        inner.take(MOST).chain([last]).map(move |at| (at, self.facts(at, last, rule)))
    }

    /// The sentence's end, without its full stop.
    fn last(&self) -> usize {
        let unit = self.unit;
        let limit = unit.len().min(self.from + content::LONGEST);
        let word = |at: &usize| {
            unit.is_word(*at) || unit.pair(*at).is_some() || matches!(unit.norm(*at), "%" | ")" | "]")
        };
        (self.from..limit).rev().find(word).map_or(limit, |at| at + 1)
    }

    /// What is known of the stop at `at`.
    fn facts(&self, at: usize, last: usize, rule: usize) -> Features<'u> {
        let unit = self.unit;
        let mut facts = Features::default();
        let kind = if at == last { "end" } else { kind(unit, at).unwrap_or("end") };
        facts.add("stop", kind);
        facts.add(if rule == at { "rule at" } else { "no rule at" }, kind);
        if rule < at {
            facts.add("rule before", kind);
        }
        facts.add(
            "extent",
            match self.extent {
                Extent::Clause => "clause",
                Extent::Fronted => "fronted",
                Extent::Phrase => "phrase",
            },
        );
        if at == last {
            self.facts_of_content(&mut facts, at, kind);
            return facts;
        }
        let next = at + usize::from(matches!(kind, "comma" | "dash" | "semicolon" | "bracket" | "colon"));
        facts.add(THEN[place(kind)], self.shown(next));
        if unit.is(next, Class::Conj) {
            facts.add(THEN_SECOND[place(kind)], self.shown(next + 1));
        } else {
            facts.add(NEXT_BUT_ONE[place(kind)], self.shown(next + 1));
        }
        facts.add(CUE[place(kind)], self.next_cue(next));
        let verb = phrase::has_verb(unit, next, last.min(next + AHEAD));
        facts.add(VERB_BEHIND[place(kind)], whether(verb));
        let closes = (next..last).any(|other| unit.is_comma(other));
        facts.add(COMMA_BEHIND[place(kind)], whether(closes));
        facts.add("left behind", size(last - at));
        facts.add("dash behind", whether(kind == "dash" && (next..last).any(|other| unit.is_dash(other))));
        facts.add("marks behind", whether((at..last).any(|other| unit.pair(other).is_some())));
        self.facts_of_content(&mut facts, at, kind);
        facts
    }

    /// What is known of the words before the stop.
    fn facts_of_content(&self, facts: &mut Features<'u>, at: usize, kind: &'static str) {
        let unit = self.unit;
        let verb = phrase::has_verb(unit, self.from + 1, at);
        facts.add(VERB_BEFORE[place(kind)], whether(verb));
        facts.add(SIZE[place(kind)], size(at - self.from));
        let commas = (self.from..at).filter(|other| unit.is_comma(*other)).count();
        facts.add(COMMAS[place(kind)], size(commas));
        facts.add("words before", self.shown(at - 1));
        let opens = match unit.norm(self.from) {
            "that" => "that",
            "to" => "to",
            _ if unit.pair(self.from).is_some() => "marks",
            _ if unit.is(self.from, Class::Wh) => "question",
            _ => "clause",
        };
        facts.add(OPENS[place(kind)], opens);
        facts.add(CLASS[place(kind)], self.cue.what.class);
        if self.cue.form == Form::Participle {
            facts.add("participle", kind);
        }
        if unit.pair(at - 1).is_some() {
            facts.add("marks end at", kind);
        }
    }

    /// A word as a fact: itself where it is frequent, else what it looks like.
    fn shown(&self, at: usize) -> &'u str {
        let unit = self.unit;
        let norm = unit.norm(at);
        match () {
            () if unit.pair(at).is_some() => "MARKS",
            () if at >= unit.len() => "END",
            () if unit.is_function(at) => norm,
            () if phrase::is_time(unit, at) => "TIME",
            () if unit.is_capitalised(at) => "NAME",
            () if norm.ends_with("ing") => "-ING",
            () if phrase::is_verb(unit, at) => "VERB",
            () if norm.ends_with("ly") => "-LY",
            () if unit.is_word(at) => "WORD",
            () => "SIGN",
        }
    }

    /// What cue begins at or soon behind `next`, and whether it has a subject of its own.
    fn next_cue(&self, next: usize) -> &'static str {
        let unit = self.unit;
        let at = next + usize::from(unit.is(next, Class::Conj));
        let Some(cue) = content::next_cue(self.cues, at) else { return "none" };
        let strong = cue.what.strength >= 2;
        if cue.group <= at + usize::from(unit.is(at, Class::Adv)) {
            let alike = content::alike(unit, self.cue, cue);
            return match cue.form {
                Form::Participle => "participle",
                Form::According => STACKS,
                Form::Finite if alike && strong => "strong verb, same tense",
                Form::Finite if alike => "verb, same tense",
                Form::Finite => "verb",
                _ => "other",
            };
        }
        let own = phrase::phrase_before(unit, cue.group, at).is_some_and(|(start, _)| start == at);
        match cue.form {
            Form::Finite if own && content::is_tail(unit, cue) => CLOSES,
            Form::Finite if own && strong => "subject and strong verb",
            Form::Finite if own => "subject and verb",
            _ => "later",
        }
    }
}

/// What kind of stop the atom is; none where content cannot end before it.
fn kind(unit: &Unit, at: usize) -> Option<&'static str> {
    let norm = unit.norm(at);
    let behind_comma = at > 0 && (unit.is_comma(at - 1) || unit.is_dash(at - 1));
    match () {
        () if unit.is_comma(at) => Some("comma"),
        () if unit.is_dash(at) => Some("dash"),
        () if norm == ";" => Some("semicolon"),
        () if norm == ":" => Some("colon"),
        () if norm == "(" => Some("bracket"),
        () if behind_comma => None,
        () if at > 0 && unit.pair_ends_with(at - 1, &[',', '.', '!', '?']) => Some("marks"),
        () if unit.is(at, Class::Conj) => Some("conjunction"),
        () if unit.is(at, Class::Relative) => Some("relative"),
        () if unit.is(at, Class::Sub) || unit.is(at, Class::Clausal) => Some("subordinate"),
        () if unit.is(at, Class::Prep) && at > 0 => Some("preposition"),
        () if norm.ends_with("ing") && unit.is_word(at) => Some("participle"),
        () => None,
    }
}

/// The kinds of stop, in the order of the templates below.
const KINDS: [&str; 12] = [
    "comma",
    "dash",
    "semicolon",
    "colon",
    "bracket",
    "marks",
    "conjunction",
    "relative",
    "subordinate",
    "preposition",
    "participle",
    "end",
];

/// Declares one template for each kind of stop.
macro_rules! templates {
    ($name:ident, $text:literal) => {
        const $name: [&str; KINDS.len()] = [
            concat!("comma ", $text),
            concat!("dash ", $text),
            concat!("semicolon ", $text),
            concat!("colon ", $text),
            concat!("bracket ", $text),
            concat!("marks ", $text),
            concat!("conjunction ", $text),
            concat!("relative ", $text),
            concat!("subordinate ", $text),
            concat!("preposition ", $text),
            concat!("participle ", $text),
            concat!("end ", $text),
        ];
    };
}

templates!(THEN, "then");
templates!(THEN_SECOND, "and conjunction then");
templates!(NEXT_BUT_ONE, "next but one");
templates!(CUE, "cue");
templates!(VERB_BEHIND, "verb behind");
templates!(VERB_BEFORE, "verb before");
templates!(COMMA_BEHIND, "comma behind");
templates!(SIZE, "length");
templates!(COMMAS, "commas");
templates!(OPENS, "opening");
templates!(CLASS, "class");

fn place(kind: &str) -> usize {
    KINDS.iter().position(|known| *known == kind).unwrap_or(KINDS.len() - 1)
}

/// The logarithm of 1 + e^x.
fn softplus(x: f32) -> f32 {
    if x > 20.0 { x } else { x.exp().ln_1p() }
}
