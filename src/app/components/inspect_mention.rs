//! The inspector of a name, a value or a pronoun.
//! Takes the store and the mention's number, gives what it is and whom it names, and the other choices.
//! Law: a change for all shows beforehand where it will hold.

use super::inspect_quote::Named as NameField;
use super::inspector::{EdgeKeys, LetGo, Scopes, Verdict};
use crate::store::Store;
use crate::texts;
use leptos::prelude::*;
use whosaid::corrections::Entry;
use whosaid::view::{Action, Fix, MentionSheet, Scope, Snippet, Step, WikidataEntry};

/// A mention under inspection.
#[component]
pub(super) fn InspectMention(store: Store, mention: usize) -> impl IntoView {
    let sheet = store.pick(move |state| state.reading.as_ref()?.mention_sheet(mention));
    let part = move |part: fn(MentionSheet) -> String| move || sheet.get().map(part);
    let standing = Signal::derive(move || sheet.get().map(|sheet| sheet.standing).unwrap_or_default());
    let wrong = Signal::derive(move || {
        let is_person = sheet.get().is_some_and(|sheet| sheet.kind == "PERSON");
        if is_person { texts::NOT_A_PERSON } else { texts::NOT_A_NAME }
    });
    let named = Memo::new(move |_| sheet.get().is_some_and(|sheet| sheet.named.is_some()));
    view! {
        <header>
            <h2>{part(|sheet| sheet.named.map_or(sheet.words, |named| named.name))}</h2>
            <LetGo store />
        </header>
        <p class="facts">{part(|sheet| facts(&sheet))}</p>
        <p class="why">{part(|sheet| {
            let named = sheet.named.as_ref().map(|named| named.name.as_str());
            texts::why_name(&sheet.evidence, &sheet.kind, named)
        })}</p>
        <Verdict store standing wrong />
        <Types store sheet />
        <Alike store sheet />
        <EdgeKeys store />
        {move || named.get().then(|| view! { <Identity store sheet /> })}
        <Standing store sheet />
    }
    .into_any()
}

/// "“Marsh” · Person · 93 % sure".
fn facts(sheet: &MentionSheet) -> String {
    let mut facts = vec![format!("“{}”", sheet.words), texts::kind(&sheet.kind).to_owned()];
    facts.extend(texts::form(&sheet.form).map(str::to_owned));
    facts.extend(sheet.value.clone());
    facts.push(texts::trust(sheet.standing, sheet.score));
    facts.join(" · ")
}

/// The type, the six with a key first.
#[component]
fn Types(store: Store, sheet: Memo<Option<MentionSheet>>) -> impl IntoView {
    let current = Memo::new(move |_| sheet.get().map(|sheet| sheet.kind).unwrap_or_default());
    let choose = move |kind| store.dispatch(Action::Fix(Fix::Type(kind)));
    let button = move |(kind, label): (&'static str, &'static str)| {
        view! {
            <button aria-pressed=move || (current.get() == kind).to_string() on:click=move |_| choose(kind)>
                {label}
            </button>
        }
    };
    let option = move |(kind, label): (&'static str, &'static str)| {
        view! { <option value=kind selected=move || current.get() == kind>{label}</option> }
    };
    let changed = move |event| {
        let chosen = event_target_value(&event);
        if let Some((kind, _)) = texts::TYPES.iter().find(|(kind, _)| *kind == chosen) {
            choose(kind);
        }
    };
    let [first, second, third, ..] = texts::TYPES;
    view! {
        <div class="field">
            <span class="label" id="what">{texts::WHAT}</span>
            <div class="choices" role="group" aria-labelledby="what">
                {[first, second, third].map(button).collect_view()}
                <select aria-label=texts::OTHER_TYPES on:change=changed>
                    <option value="" selected=move || texts::TYPES.iter().take(3).any(|(kind, _)| *kind == current.get())>
                        {texts::OTHER_TYPES}
                    </option>
                    {texts::TYPES.into_iter().skip(3).map(option).collect_view()}
                </select>
            </div>
        </div>
    }
    .into_any()
}

/// Here or everywhere, with the places.
#[component]
fn Alike(store: Store, sheet: Memo<Option<MentionSheet>>) -> impl IntoView {
    let same = Memo::new(move |_| sheet.get().map(|sheet| sheet.same).unwrap_or_default());
    let many = Memo::new(move |_| same.with(|same| same.len() > 1));
    let all = store.pick(|state| state.scope == Scope::All);
    let place = |snippet: Snippet| {
        view! { <li>{snippet.before} <b>{snippet.words}</b> {snippet.after}</li> }
    };
    move || {
        many.get().then(|| {
            view! {
                <Scopes store all=Signal::derive(move || texts::everywhere(same.with(Vec::len))) />
                {move || {
                    all.get().then(|| view! { <ul class="preview-places">{same.get().into_iter().map(place).collect_view()}</ul> })
                }}
            }
        })
    }
}

/// Whom it names: a walk through the mentions, another name, the same as another, somebody else.
#[component]
fn Identity(store: Store, sheet: Memo<Option<MentionSheet>>) -> impl IntoView {
    let named = move || sheet.get().and_then(|sheet| sheet.named);
    let position = move || named().map(|named| texts::position(named.position.0, named.position.1));
    let several = move || named().is_some_and(|named| named.position.1 > 1);
    let others = Memo::new(move |_| sheet.get().map(|sheet| sheet.others).unwrap_or_default());
    let merge = move |event| {
        if let Ok(entity) = event_target_value(&event).parse() {
            store.dispatch(Action::Fix(Fix::Merge(entity)));
        }
    };
    let rename = Callback::new(move |name| store.dispatch(Action::Fix(Fix::Rename(name))));
    view! {
        <div class="field">
            <span class="label">{texts::MENTIONS}</span>
            <div class="walk">
                <button class="round" aria-label=texts::PREVIOUS on:click=move |_| store.dispatch(Action::Walk(Step::Previous))>
                    <super::icon::Icon sign=super::icon::Sign::Back />
                </button>
                <span>{position}</span>
                <button class="round" aria-label=texts::NEXT on:click=move |_| store.dispatch(Action::Walk(Step::Next))>
                    <super::icon::Icon sign=super::icon::Sign::Forward />
                </button>
                <button class="button" hidden=move || !several() on:click=move |_| store.dispatch(Action::Fix(Fix::Split))>
                    {texts::SOMEONE_ELSE}
                </button>
            </div>
        </div>
        <div class="field">
            <label class="label" for="merge">{texts::SAME_AS}</label>
            <select id="merge" on:change=merge>
                <option value="" selected=true>{texts::CHOOSE}</option>
                {move || {
                    others.get().into_iter().map(|(entity, name)| view! { <option value=entity.to_string()>{name}</option> }).collect_view()
                }}
            </select>
        </div>
        <div class="field">
            <span class="label" aria-hidden="true">{texts::RENAME}</span>
            <NameField store label=texts::OTHER_NAME list=false on_name=rename />
        </div>
        {move || named().and_then(|named| named.entry).map(link)}
    }
    .into_any()
}

/// The entity's page at Wikidata, opened only where it is asked for.
pub(super) fn link(entry: WikidataEntry) -> impl IntoView {
    let address = format!("https://www.wikidata.org/wiki/{}", entry.id);
    view! {
        <p class="link">
            <a href=address target="_blank" rel="noopener noreferrer external">
                {texts::LOOK_UP} " " {entry.id}
                <span class="unseen">" (" {texts::NEW_WINDOW} ")"</span>
            </a>
            " "
            <span class="hint">{entry.description}</span>
        </p>
    }
}

/// Keeps the type of these words for every later article.
#[component]
fn Standing(store: Store, sheet: Memo<Option<MentionSheet>>) -> impl IntoView {
    let is_name = Memo::new(move |_| sheet.get().is_some_and(|sheet| sheet.form == "name"));
    let learn = move |_| {
        if let Some(sheet) = sheet.get_untracked() {
            let rejected = sheet.standing == whosaid::corrections::Standing::Rejected;
            let kind = (!rejected).then_some(sheet.kind);
            store.dispatch(Action::Learn(Entry { words: sheet.words, kind }));
        }
    };
    let label = move || {
        sheet.get().map(|sheet| {
            let rejected = sheet.standing == whosaid::corrections::Standing::Rejected;
            texts::learn(&sheet.words, (!rejected).then_some(sheet.kind.as_str()))
        })
    };
    move || {
        is_name.get().then(|| {
            view! {
                <p class="learn">
                    <button class="plain" on:click=learn>{label}</button>
                </p>
            }
        })
    }
}
