//! Stretches in marks that no cue of their own sentence claims: a quotation that goes on, a speaker named before, a
//! fragment, or no speech at all.
//! Takes the units in order with their drafts, gives quotes and the marks that are no speech.
//! Law: a speaker is carried over only within a paragraph or from the one right before.

use super::content;
use super::cue::{Form, Found};
use super::draft::{Draft, naming_mention, written_cue};
use super::narration::{Class, Unit};
use super::non_speech;
use super::phrase;
use super::plain::opens_with_dash;
use super::right;
use super::turns;
use crate::document::{Cue, Kind, Mention, NonSpeech, Quote, QuoteKind, Reason, Speaker};
use crate::lexicon::words::NOMINAL_HEADS;
use crate::marks::Pair;
use crate::text::{self, Range};

/// The most atoms of a sentence that portrays its subject: "Mara Quill was blunt."
const LONGEST_PORTRAIT: usize = 9;

/// The most atoms from "because" to a fragment in marks.
const LONGEST_REASON: usize = 8;

/// What was found so far, and what a quotation without a cue may take its speaker from.
pub(super) struct Article<'p> {
    source: &'p text::Source<'p>,
    pub(super) pairs: &'p [Pair],
    pub(super) mentions: &'p [Mention],
    pub(super) quotes: Vec<Quote>,
    pub(super) non_speech: Vec<NonSpeech>,
    /// The last quote with a speaker, and how many paragraphs ago it was.
    pub(super) last: Option<(usize, u8)>,
    /// The subject of the sentence before, if that stands in the same paragraph or ends with a colon, or is a paragraph
    /// of its own about one person: "Mara Quill was blunt."
    subject: Option<Range>,
    /// Whether the sentence before is short, says how somebody is and quotes nobody.
    portrays: bool,
    /// The cue of a sentence that ends with a colon.
    pub(super) announced: Option<(Option<Cue>, Option<Range>)>,
    /// Utterances that close the unit before: the next one may open with their cue.
    waiting: Vec<usize>,
    /// Whether the paragraph before was a line of a dialogue that dashes open.
    pub(super) dialogue: bool,
    /// Whether this unit opened with the cue of the quotation before.
    claimed: bool,
}

/// Who says a quotation, how it is known and how surely.
pub(super) struct Source {
    pub(super) cue: Option<Cue>,
    pub(super) speaker: Option<Speaker>,
    pub(super) why: &'static str,
    pub(super) score: f32,
}

impl<'p> Article<'p> {
    pub(super) fn new(source: &'p text::Source<'p>, pairs: &'p [Pair], mentions: &'p [Mention]) -> Self {
        let (quotes, non_speech) = (Vec::new(), Vec::new());
        let waiting = Vec::new();
        Self {
            source,
            pairs,
            mentions,
            quotes,
            non_speech,
            last: None,
            subject: None,
            portrays: false,
            announced: None,
            waiting,
            dialogue: false,
            claimed: false,
        }
    }

    /// Takes one unit with its cues and attributed quotes.
    pub(super) fn take(&mut self, unit: &Unit, cues: &[Found], drafts: &[Draft]) {
        if unit.opens_paragraph {
            self.waiting.clear();
            let announced = self.announced.as_ref().and_then(|(_, subject)| *subject);
            self.subject = announced.or(self.subject.filter(|_| self.portrays));
            let portrayed = self.portrays && self.subject.is_some();
            self.last = self.last.filter(|_| !portrayed);
            self.last =
                self.last.filter(|(_, paragraphs)| *paragraphs < 1).map(|(quote, age)| (quote, age + 1));
        }
        self.claimed = false;
        self.attribute_waiting(unit, cues);
        let first_new = self.quotes.len();
        for draft in drafts {
            if let Some(reason) = non_speech::reason_of(unit, draft) {
                let shown =
                    draft.parts.iter().map(|part| NonSpeech { range: unit.range(part.0, part.1), reason });
                self.non_speech.extend(shown);
                continue;
            }
            let mut quote = draft.finish(unit, self.pairs, self.mentions);
            let spoken = quote.kind == QuoteKind::Indirect && draft.start() == 1 && draft.is_before_cue();
            if spoken && opens_with_dash(unit) {
                quote.kind = QuoteKind::Direct; // “— I saw nothing, said the old man.”
            }
            self.quotes.push(quote);
        }
        self.take_dash_line(unit, first_new);
        self.waiting.clear();
        for at in 0..unit.len() {
            if let Some(pair) = unit.pair(at) {
                self.take_marks(unit, at, self.pairs[pair], drafts);
            }
        }
        self.remember(unit, cues, first_new);
    }

    /// “Who pays?” Iris Noll asked: the cue stands in what reads as a sentence of its own. “I like it.” — Iris Noll
    fn attribute_waiting(&mut self, unit: &Unit, cues: &[Found]) {
        if self.waiting.is_empty() {
            return;
        }
        let tail =
            cues.first().and_then(|cue| Some((tail_speaker(unit, cue)?, Some(written_cue(unit, cue)))));
        let Some((run, cue)) = tail.or_else(|| Some((signature(unit, 0)?, None))) else { return };
        let speaker = self.speaker(unit.range(run.0, run.1));
        let why = if cue.is_some() { "subject of the cue verb" } else { "signed with this name" };
        let mut claimed = None;
        for id in self.waiting.drain(..) {
            claimed = Some((id, 0));
            let quote = &mut self.quotes[id];
            quote.cue.clone_from(&cue);
            quote.speaker = Some(speaker);
            quote.why = why;
            quote.score = 0.9;
        }
        self.last = claimed.or(self.last);
        self.claimed = claimed.is_some();
    }

    /// Forgets what only the next paragraph may take up.
    pub(super) fn end_paragraph(&mut self) {
        self.waiting.clear();
        self.announced = None;
        self.subject = None;
        self.portrays = false;
    }

    pub(super) fn speaker(&self, range: Range) -> Speaker {
        Speaker { range, mention: naming_mention(self.source, range, self.mentions) }
    }

    /// Keeps what the next unit may need.
    fn remember(&mut self, unit: &Unit, cues: &[Found], first_new: usize) {
        let outer = |id: usize| {
            let first = self.quotes[id].parts.first();
            let around = |other: &Quote| {
                other.parts.iter().any(|part| first.is_some_and(|own| part != own && part.covers(*own)))
            };
            !self.quotes[first_new..].iter().any(around)
        };
        let spoken = |id: &usize| self.quotes[*id].speaker.is_some() && outer(*id);
        let new = || (first_new..self.quotes.len()).filter(spoken);
        let marked = new().rfind(|id| !self.quotes[*id].quoted.is_empty());
        let first = || new().next().filter(|_| !self.claimed);
        if let Some(id) = marked.or_else(first) {
            self.last = Some((id, 0));
        }
        let colon = unit.norm(unit.len().saturating_sub(1)) == ":";
        self.announced = colon.then(|| {
            let cue = cues.iter().rfind(|cue| cue.form == Form::Finite);
            let own = cue.and_then(|cue| phrase::phrase_before(unit, cue.group, 0));
            let subject = own
                .or_else(|| phrase::clause_subject(unit, unit.len()))
                .or_else(|| phrase::first_subject(unit, unit.len()));
            (cue.map(|cue| written_cue(unit, cue)), subject.map(|(from, to)| unit.range(from, to)))
        });
        self.subject = phrase::first_subject(unit, unit.len()).map(|(from, to)| unit.range(from, to));
        let is_person = self.subject.is_some_and(|subject| self.is_person(subject));
        self.portrays = unit.len() <= LONGEST_PORTRAIT
            && is_person
            && (0..unit.len()).all(|at| unit.pair(at).is_none())
            && (0..unit.len()).any(|at| phrase::is_be(unit, at))
            && first_new == self.quotes.len();
    }

    /// Whether a phrase names a person, or is a pronoun for one.
    fn is_person(&self, subject: Range) -> bool {
        let mention = naming_mention(self.source, subject, self.mentions).map(|id| &self.mentions[id.0]);
        mention.is_some_and(|mention| mention.kind == Kind::Person)
    }

    /// Whether the marks at `at` are an aside between dashes: Iris Noll — “I will not go” — left.
    fn is_aside(unit: &Unit, at: usize) -> bool {
        at > 0 && unit.is_dash(at - 1) && unit.is_dash(at + 1)
    }

    /// A stretch in marks: speech that no cue claims, or no speech.
    fn take_marks(&mut self, unit: &Unit, at: usize, pair: Pair, drafts: &[Draft]) {
        let held = drafts.iter().find(|draft| draft.holds(at));
        let plain = non_speech::reason(unit, at).filter(|_| held.is_none_or(|draft| !draft.is_bare(unit)));
        if let Some(reason) = plain {
            self.non_speech.push(NonSpeech { range: pair.range, reason });
            return;
        }
        if held.is_some() {
            return;
        }
        let words = non_speech::words(unit.source, pair.range);
        let colon = unit.norm(at + 1) == ":" || (at > 0 && unit.norm(at - 1) == ":" && at + 1 == unit.len());
        let closes = unit.pair_ends_with(at, &['.', '!', '?', ',', '…', '—', '-'])
            || !pair.closed
            || colon
            || Self::is_aside(unit, at);
        let named = at.checked_sub(1).is_some_and(|before| {
            unit.norm(before) == ":"
                && (self.named_before(unit, before).is_some() || self.leads_over(unit, at))
        });
        let utterance = content::is_utterance(unit, at, 0) && closes && (at == 0 || words > 3 || named);
        if utterance && words > 0 {
            let source = self
                .within(unit, pair.range)
                .or_else(|| self.beside(unit, at))
                .or_else(|| self.before())
                .unwrap_or_else(|| self.nobody());
            let is_last = (at + 1..unit.len()).all(|next| !unit.is_word(next));
            self.push(QuoteKind::Direct, pair.range, source);
            if is_last {
                self.waiting.push(self.quotes.len() - 1);
            }
        } else if words > 3 || gives_reason(unit, at) {
            match self.around(unit, at, drafts) {
                Some(source) => self.push(QuoteKind::Partial, pair.range, source),
                None => self.non_speech.push(NonSpeech { range: pair.range, reason: Reason::Scare }),
            }
        } else {
            self.non_speech.push(NonSpeech { range: pair.range, reason: Reason::Scare });
        }
    }

    pub(super) fn push(&mut self, kind: QuoteKind, range: Range, source: Source) {
        let Source { cue, speaker, why, score } = source;
        self.quotes.push(Quote {
            kind,
            parts: vec![range],
            quoted: vec![range],
            cue,
            speaker,
            nested_in: None,
            score,
            why,
            alternatives: Vec::new(),
            addressee: None,
            topic: None,
        });
    }

    /// Somebody named beside the marks, with a verb or a colon that no list knows: “Oh,” Quill groaned.
    fn beside(&self, unit: &Unit, at: usize) -> Option<Source> {
        let next = at + 1;
        let after = phrase::phrase_after(unit, next)
            .filter(|end| phrase::is_verb(unit, *end) && unit.pair_ends_with(at, &[',', '?', '!']))
            .map(|end| (next, end));
        let before = at.checked_sub(1).filter(|before| unit.norm(*before) == ":" || unit.is_comma(*before));
        let colon = before.filter(|before| unit.norm(*before) == ":");
        let signed = || signature(unit, next);
        let inverted = phrase::phrase_after(unit, next + 1)
            .filter(|_| unit.norm(next).ends_with("ed") && unit.is_capitalised(next + 1))
            .map(|end| (next + 1, end));
        let aside = before_dash(unit, at);
        let run = after
            .or(inverted)
            .or(aside)
            .or_else(signed)
            .or_else(|| self.named_before(unit, colon?))
            .or_else(|| phrase::clause_subject(unit, before?))
            .or_else(|| phrase::phrase_before(unit, colon?, 0))?;
        let speaker = Some(self.speaker(unit.range(run.0, run.1)));
        Some(Source { cue: None, speaker, why: "named beside the quotation", score: 0.6 })
    }

    /// A transcript's speaker inside the marks: "QUILL: We lost two cranes."
    fn within(&self, unit: &Unit, range: Range) -> Option<Source> {
        let speaker = Some(self.speaker(turns::named_inside(unit.source, range)?));
        Some(Source { cue: None, speaker, why: "named before the colon", score: 0.8 })
    }

    /// A person whose name stands right before the colon.
    fn named_before(&self, unit: &Unit, colon: usize) -> Option<(usize, usize)> {
        let (start, end) = phrase::phrase_before(unit, colon, 0)?;
        let range = unit.range(start, end);
        let mention = &self.mentions[naming_mention(self.source, range, self.mentions)?.0];
        (mention.kind == Kind::Person && mention.range.end == range.end).then_some((start, end))
    }

    /// Whether a person’s clause, or the word for one, leads over to a short sentence in marks: "She shrugged: “Five.”"
    fn leads_over(&self, unit: &Unit, at: usize) -> bool {
        let colon = at - 1;
        let subject = phrase::clause_subject(unit, colon).map(|(from, to)| unit.range(from, to));
        let is_whole = unit.pair_ends_with(at, &['.', '!', '?', '…']);
        let tells =
            || phrase::has_verb(unit, 0, colon) && subject.is_some_and(|subject| self.is_person(subject));
        is_whole && (tells() || is_person_alone(unit, colon))
    }

    /// The speaker of the sentence before goes on, or its subject speaks.
    pub(super) fn before(&self) -> Option<Source> {
        if let Some((cue, subject)) = &self.announced {
            let speaker = (*subject).map(|range| self.speaker(range));
            return Some(Source {
                cue: cue.clone(),
                speaker,
                why: "announced in the sentence before",
                score: 0.8,
            });
        }
        if let Some((id, age)) = self.last {
            let quote = &self.quotes[id];
            let score = if age == 0 { 0.8 } else { 0.5 };
            let why = "speaker of the sentence before";
            return Some(Source { cue: quote.cue.clone(), speaker: quote.speaker, why, score });
        }
        let speaker = Some(self.speaker(self.subject?));
        Some(Source { cue: None, speaker, why: "subject of the sentence before", score: 0.4 })
    }

    pub(super) fn nobody(&self) -> Source {
        Source { cue: None, speaker: None, why: "nobody is named", score: 0.3 }
    }

    /// The source of a fragment: whoever speaks in its sentence, else the subject of its clause.
    fn around(&self, unit: &Unit, at: usize, drafts: &[Draft]) -> Option<Source> {
        let said = drafts.iter().rev().find_map(|draft| draft.speaker).map(|(from, to)| unit.range(from, to));
        let subject = || {
            phrase::main_subject(unit, at)
                .or_else(|| phrase::clause_subject(unit, at))
                .map(|(from, to)| unit.range(from, to))
        };
        if let Some(range) = said.or_else(subject) {
            let why = if said.is_some() { "speaker of its sentence" } else { "subject of its clause" };
            return Some(Source { cue: None, speaker: Some(self.speaker(range)), why, score: 0.4 });
        }
        self.before().map(|source| Source { score: 0.3, ..source })
    }
}

/// Whether the unit opens with a word for a person and its colon: "Trainer: “He is ready.”"
fn is_person_alone(unit: &Unit, colon: usize) -> bool {
    let Some(last) = colon.checked_sub(1) else { return false };
    let heads = NOMINAL_HEADS.get(unit.norm(last)).copied().unwrap_or_default();
    let is_plain = (0..colon).all(|at| unit.is_word(at));
    is_plain && heads.contains("person") && !phrase::has_verb(unit, 0, colon)
}

/// Whether the marks stand in a reason that somebody has: she opposes the plan because it is “a joke”.
fn gives_reason(unit: &Unit, at: usize) -> bool {
    let asks = unit.norm(unit.len().saturating_sub(1)) == "?";
    !asks && (at.saturating_sub(LONGEST_REASON)..at).any(|before| unit.norm(before) == "because")
}

/// Who stands before marks between dashes: Iris Noll — “I will not go” — left.
fn before_dash(unit: &Unit, at: usize) -> Option<(usize, usize)> {
    let dash = at.checked_sub(1).filter(|_| Article::is_aside(unit, at))?;
    phrase::phrase_before(unit, dash, 0)
}

/// The subject of a cue that opens a unit and has no content of its own there.
fn tail_speaker(unit: &Unit, cue: &Found) -> Option<(usize, usize)> {
    if cue.form != Form::Finite {
        return None;
    }
    let own = phrase::phrase_before(unit, cue.group, 0).filter(|(start, _)| *start == 0);
    let leads_on = |start: usize| unit.is(start, Class::Sub) && unit.norm(start) != "that";
    let right = right::read(unit, cue);
    let closes = right.topic.is_some() || right.content.is_none_or(|(start, _)| leads_on(start));
    let behind = || Some((cue.after, phrase::phrase_after(unit, cue.after).filter(|_| cue.group == 0)?));
    own.filter(|_| closes).or_else(behind)
}

/// The name that a dash and the unit's end set apart: “I like it.” — Iris Noll
fn signature(unit: &Unit, at: usize) -> Option<(usize, usize)> {
    let led = unit.is_dash(at) || unit.norm(at) == ":";
    let named = led && unit.is_capitalised(at + 1);
    let end = phrase::phrase_after(unit, at + 1).filter(|_| named)?;
    (end..unit.len()).all(|rest| !unit.is_word(rest) || unit.is_comma(end)).then_some((at + 1, end))
}
