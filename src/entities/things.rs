//! Which names are one organisation, place, people or thing: the same words, acronym and name, short and long form.
//! Takes the name mentions of all but people, gives a cluster for each.
//! Law: one surface of two types stays two; a short form joins a long one only where there is one such.

use super::clusters::{Clusters, Reason};
use super::context::Context;
use crate::document::{Form, Kind};
use crate::lexicon::words::{ALIASES, NAME_HEADS, NAME_LINKS};
use rustc_hash::FxHashMap;

/// Kinds that may be one thing.
fn class(kind: Kind) -> Kind {
    match kind {
        Kind::Loc | Kind::Fac => Kind::Gpe,
        other => other,
    }
}

/// The mentions of one form of name.
struct Group {
    class: Kind,
    kind: Kind,
    words: Vec<String>,
    mentions: Vec<usize>,
}

/// Gathers all named things but people.
pub(super) fn gather(context: &Context, clusters: &mut Clusters) {
    let groups = groups(context);
    let mut parent: Vec<usize> = (0..groups.len()).collect();
    join_short_forms(&groups, &mut parent);
    join_bracketed(context, &groups, &mut parent);
    let mut cluster_of: FxHashMap<usize, usize> = FxHashMap::default();
    for (id, group) in groups.iter().enumerate() {
        let root = root(&parent, id);
        let cluster = *cluster_of.entry(root).or_insert_with(|| clusters.open(groups[root].kind));
        clusters.get_mut(cluster).is_named = true;
        for (order, mention) in group.mentions.iter().enumerate() {
            let reason = match (root == id, order) {
                (false, _) => Reason::rule("a short form of the name", 0.9),
                (true, 0) => Reason::rule("a name of its own", 1.0),
                (true, _) => Reason::rule("the same name", 0.97),
            };
            clusters.put(*mention, cluster, reason);
        }
    }
}

/// Mentions of the same words and class, in order of the first.
fn groups(context: &Context) -> Vec<Group> {
    let mut found: Vec<Group> = Vec::new();
    let mut by_key: FxHashMap<(Kind, String), usize> = FxHashMap::default();
    for mention in context.of_form(Form::Name) {
        let kind = context.mentions[mention].kind;
        if kind == Kind::Person || kind.is_value() {
            continue;
        }
        let words = plain(context.content(context.mentions[mention].range), kind);
        let key = (class(kind), canonical(&words.join(" "), kind));
        let group = *by_key.entry(key).or_insert_with(|| {
            found.push(Group { class: class(kind), kind, words, mentions: Vec::new() });
            found.len() - 1
        });
        found[group].mentions.push(mention);
    }
    found
}

/// The words without the legal form of a company and without the plural of a people.
fn plain(mut words: Vec<String>, kind: Kind) -> Vec<String> {
    let is_listed = |word: &str| NAME_HEADS.get(word).is_some_and(|class| class.contains("corp"));
    let dotted = |word: &str| word.chars().flat_map(|c| [c, '.']).collect::<String>();
    let is_legal_form = |word: &String| is_listed(word) || (word.len() < 5 && is_listed(&dotted(word)));
    while kind == Kind::Org && words.len() > 1 && words.last().is_some_and(is_legal_form) {
        words.pop();
    }
    if kind == Kind::Norp
        && let Some(last) = words.last_mut()
        && last.len() > 4
        && last.ends_with('s')
        && !last.ends_with("ss")
    {
        last.pop();
    }
    words
}

/// The name under which other names of the same thing are kept.
fn canonical(name: &str, kind: Kind) -> String {
    let wanted = match kind {
        Kind::Org => "org ",
        Kind::Gpe | Kind::Loc => "gpe ",
        _ => return name.to_owned(),
    };
    let other = ALIASES.get(name).and_then(|alias| alias.strip_prefix(wanted));
    other.unwrap_or(name).to_owned()
}

/// Acronyms join the name of whose initials they are; a beginning or an end of a name joins the only one that has it.
fn join_short_forms(groups: &[Group], parent: &mut [usize]) {
    let mut by_short: FxHashMap<String, Vec<usize>> = FxHashMap::default();
    for (id, group) in groups.iter().enumerate().filter(|(_, group)| group.class == Kind::Org) {
        for short in short_forms(&group.words) {
            by_short.entry(short).or_default().push(id);
        }
    }
    for (id, group) in groups.iter().enumerate().filter(|(_, group)| group.class == Kind::Org) {
        if let Some([long]) = by_short.get(&group.words.join(" ")).map(Vec::as_slice)
            && *long != id
        {
            parent[id] = *long;
        }
    }
}

/// The shorter forms of an organisation's name: its initials, its first words, its last two or more words.
fn short_forms(words: &[String]) -> Vec<String> {
    if !(2..=10).contains(&words.len()) {
        return Vec::new();
    }
    let small = |word: &&String| !NAME_LINKS.get(word.as_str()).is_some_and(|class| class.contains("link"));
    let initials = |words: &mut dyn Iterator<Item = &String>| -> String {
        words.filter_map(|word| word.chars().next()).collect()
    };
    let mut forms = vec![initials(&mut words.iter()), initials(&mut words.iter().filter(small))];
    forms.extend((1..words.len()).map(|count| words[..count].join(" ")));
    forms.extend((1..words.len().saturating_sub(1)).map(|from| words[from..].join(" ")));
    // "the Gazette": the last word alone, where it is the head of names.
    forms.extend(words.last().filter(|last| NAME_HEADS.contains_key(last.as_str())).cloned());
    forms.sort_unstable();
    forms.dedup();
    forms
}

/// "Alliance to Reclaim Our Schools (AROS)": what stands in brackets behind a name is its short form.
fn join_bracketed(context: &Context, groups: &[Group], parent: &mut [usize]) {
    let mut group_of = FxHashMap::default();
    for (id, group) in groups.iter().enumerate() {
        group_of.extend(group.mentions.iter().map(|mention| (*mention, id)));
    }
    for (id, group) in groups.iter().enumerate().filter(|(_, group)| group.words.len() == 1) {
        for mention in &group.mentions {
            let range = context.mentions[*mention].range;
            let opens = range.first() >= 2 && context.source.word(range.first() - 1) == "(";
            if !opens || context.source.word(range.after()) != ")" {
                continue;
            }
            let long = context.name_ending_at(range.first() - 1).and_then(|long| group_of.get(&long));
            if let Some(long) = long
                && root(parent, *long) != id
                && groups[*long].class == group.class
                && groups[*long].words.len() > 1
                && groups[*long].words.iter().any(|word| word.chars().next() == group.words[0].chars().next())
            {
                parent[id] = *long;
            }
        }
    }
}

/// The group for which a group stands. Chains are short, since a short form joins a longer one; a ring ends the search.
fn root(parent: &[usize], id: usize) -> usize {
    let mut at = id;
    for _ in 0..8 {
        if parent[at] == at || parent[at] == id {
            break;
        }
        at = parent[at];
    }
    at
}
