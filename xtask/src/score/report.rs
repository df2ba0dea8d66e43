//! The analysis of mistakes, as the file of scores shows it.
//! Takes the figures of all sets, gives Markdown.
//! Law: articles go by their name in the corpus, mistakes by where they stand: no text is quoted.

use std::collections::BTreeMap;

use super::cues::Cue;
use super::failures::{Failure, Figures};
use super::figures::{Tally, share, shown, table, top};
use super::quotes::{Judged, Side, Verdict};
use super::speakers::Form;

/// How many kinds of failure are listed.
const KINDS: usize = 30;
/// How many cues are listed.
const CUES: usize = 30;
/// How many mistakes of each verdict are shown.
const SAMPLE: usize = 12;

/// Sets whose cues and mistakes are shown: whole attributions, each article once.
const WHOLE: [&str; 3] = ["quotes/polnear.dev", "quotes/gum_news.dev", "quotes/handmade"];

/// The sections on names and times.
pub(super) fn names(sets: &[(&str, Figures)]) -> String {
    let rows = sets.iter().flat_map(|(set, figures)| {
        figures.by_type.iter().map(move |(kind, tally)| {
            let [precision, recall, f1] = three(*tally);
            vec![
                (*set).to_owned(),
                kind.clone(),
                tally.gold.to_string(),
                tally.found.to_string(),
                precision,
                recall,
                f1,
            ]
        })
    });
    let types = table(&["set", "type", "#annotated", "#found", "#precision", "#recall", "#F1"], rows);
    let mut counts: BTreeMap<(&str, &Failure), usize> = BTreeMap::new();
    for (set, figures) in sets {
        counts.extend(figures.failures.iter().map(|(failure, count)| ((*set, failure), *count)));
    }
    let all: usize = counts.values().sum();
    let rows = top(&counts, KINDS).into_iter().map(|((set, failure), count)| {
        let Failure { gold, found, how } = failure.clone();
        vec![set.to_owned(), gold, found, how, count.to_string(), shown(count, all)]
    });
    let worst = table(&["set", "annotated as", "found as", "how", "#failures", "#share of all"], rows);
    format!(
        "\n## Names and times by type\n\nNames: the same extent and type. Times: overlapping, with the same value.\n\n{types}\
         \n## The most frequent failures of names and times\n\n{all} failures in all; a dash stands for nothing.\n\n{worst}"
    )
}

/// The sections on quotations.
pub(super) fn quotes(sets: &[(&str, Vec<Judged>)]) -> String {
    let whole: Vec<(&str, &Judged)> = sets
        .iter()
        .filter(|(set, _)| WHOLE.contains(set))
        .flat_map(|(set, judged)| judged.iter().map(move |judged| (*set, judged)))
        .collect();
    let judged = || whole.iter().map(|(_, judged)| *judged);
    format!(
        "\n## Quotations by kind\n\nWith speaker: the extent and the speaker are right.\n\n{}\
         \n## Quotations by cue\n\nThe {CUES} most frequent in {}; “(mark)” is a colon or a dash, “(other)” no cue word \
         of ours.\n\n{}\n### By class of cue\n\n{}\
         \n## Speakers of quotations whose extent is right\n\n{}\
         \n## The most frequent failures of quotations\n\n{}\
         \n## A sample of mistakes\n\n{SAMPLE} of each kind, evenly spaced; offsets count code points.\n\n{}",
        kinds(sets),
        WHOLE.join(", "),
        groups(judged(), "cue", |side| side.cue.lemma.clone()),
        groups(judged(), "class", |side| side.cue.class.clone()),
        speakers(sets),
        failures(sets),
        sample(&whole),
    )
}

/// Precision, recall and their mean.
fn three(tally: Tally) -> [String; 3] {
    [shown(tally.right, tally.found), shown(tally.recalled, tally.gold), format!("{:.3}", tally.f1())]
}

/// The counts of a group of quotations: extents alone, and with speakers.
#[derive(Clone, Copy, Default)]
struct Group {
    extent: Tally,
    joint: Tally,
}

impl Group {
    fn cells(self) -> Vec<String> {
        let Self { extent, joint } = self;
        let mut cells = vec![extent.gold.to_string(), extent.found.to_string()];
        cells.extend([shown(extent.right, extent.found), shown(extent.recalled, extent.gold)]);
        cells.extend([shown(joint.right, joint.found), shown(joint.recalled, joint.gold)]);
        cells
    }

    fn add(&mut self, judged: &Judged, gold: bool, found: bool) {
        let is_right = judged.verdict == Verdict::Right;
        self.extent.add(gold, found, is_right || judged.verdict == Verdict::Speaker);
        self.joint.add(gold, found, is_right);
    }
}

/// Quotations grouped by what `key` tells of either side.
fn grouped<'j>(
    all: impl Iterator<Item = &'j Judged>,
    key: impl Fn(&Side) -> String,
) -> BTreeMap<String, Group> {
    let mut groups: BTreeMap<String, Group> = BTreeMap::new();
    for judged in all {
        if let Some(side) = &judged.gold {
            groups.entry(key(side)).or_default().add(judged, true, false);
        }
        if let Some(side) = &judged.found {
            groups.entry(key(side)).or_default().add(judged, false, true);
        }
    }
    groups
}

const COLUMNS: [&str; 6] =
    ["#annotated", "#found", "#precision", "#recall", "#precision with speaker", "#recall with speaker"];

fn kinds(sets: &[(&str, Vec<Judged>)]) -> String {
    let rows = sets.iter().flat_map(|(set, judged)| {
        let of_kind = grouped(judged.iter(), |side| side.kind.clone());
        let all = grouped(judged.iter(), |_| "all".to_owned());
        let cells =
            move |(kind, group): (String, Group)| [vec![(*set).to_owned(), kind], group.cells()].concat();
        of_kind.into_iter().chain(all).map(cells)
    });
    table(&[["set", "kind"].as_slice(), &COLUMNS].concat(), rows)
}

/// The most frequent groups.
fn groups<'j>(all: impl Iterator<Item = &'j Judged>, name: &'static str, key: fn(&Side) -> String) -> String {
    let groups = grouped(all, key);
    let counts = groups
        .iter()
        .map(|(name, group)| (name.clone(), group.extent.gold.max(group.extent.found)))
        .collect();
    let rows = top(&counts, CUES).into_iter().filter_map(|(name, _)| {
        let cells = groups.get(&name)?.cells();
        Some([vec![name], cells].concat())
    });
    table(&[[name].as_slice(), &COLUMNS].concat(), rows)
}

fn speakers(sets: &[(&str, Vec<Judged>)]) -> String {
    let rows = sets.iter().flat_map(|(set, judged)| {
        Form::ALL.into_iter().filter_map(move |form| {
            let of_form = judged.iter().filter(|judged| judged.form == form);
            let right = of_form.clone().filter(|judged| judged.verdict == Verdict::Right).count();
            let all =
                of_form.filter(|judged| matches!(judged.verdict, Verdict::Right | Verdict::Speaker)).count();
            let cells = vec![(*set).to_owned(), form.label().to_owned(), all.to_string(), shown(right, all)];
            (all > 0).then_some(cells)
        })
    });
    table(&["set", "annotated speaker", "#quotations", "#right"], rows)
}

/// What kind of mistake it is.
fn mistake(judged: &Judged) -> Option<&'static str> {
    match judged.verdict {
        Verdict::Right => None,
        Verdict::Speaker => Some("wrong speaker"),
        Verdict::Missed => Some("missed"),
        Verdict::Invented => Some("invented"),
    }
}

/// The side that a mistake is told of: what was expected, or else what was found.
fn told(judged: &Judged) -> Option<&Side> {
    judged.gold.as_ref().or(judged.found.as_ref())
}

fn failures(sets: &[(&str, Vec<Judged>)]) -> String {
    let mut counts: BTreeMap<(&str, &str, &str, &str, &str), usize> = BTreeMap::new();
    for (set, judged) in sets.iter().flat_map(|(set, all)| all.iter().map(move |judged| (*set, judged))) {
        if let (Some(mistake), Some(Side { kind, cue: Cue { class, .. } })) = (mistake(judged), told(judged))
        {
            let form = if judged.gold.is_some() { judged.form.label() } else { "–" };
            *counts.entry((set, mistake, kind, class, form)).or_default() += 1;
        }
    }
    let all: usize = counts.values().sum();
    let rows = top(&counts, KINDS).into_iter().map(|((set, mistake, kind, class, form), count)| {
        [set, mistake, kind, class, form]
            .map(str::to_owned)
            .into_iter()
            .chain([count.to_string(), format!("{:.3}", share(count, all))])
            .collect()
    });
    table(
        &["set", "mistake", "kind", "class of cue", "annotated speaker", "#failures", "#share of all"],
        rows,
    )
}

fn sample(whole: &[(&str, &Judged)]) -> String {
    let rows = [Verdict::Missed, Verdict::Invented, Verdict::Speaker].into_iter().flat_map(|verdict| {
        let all: Vec<_> = whole.iter().filter(|(_, judged)| judged.verdict == verdict).collect();
        let step = all.len().div_ceil(SAMPLE).max(1);
        all.into_iter().step_by(step).filter_map(|(set, judged)| sample_row(set, judged)).collect::<Vec<_>>()
    });
    table(&["mistake", "set", "article", "#from", "#to", "kind", "cue"], rows)
}

fn sample_row(set: &str, judged: &Judged) -> Option<Vec<String>> {
    let side = told(judged)?;
    let (start, end) = (judged.start.to_string(), judged.end.to_string());
    let article = judged.document.clone();
    let cells = vec![mistake(judged)?.to_owned(), set.to_owned(), article, start, end, side.kind.clone()];
    Some([cells, vec![side.cue.lemma.clone()]].concat())
}
