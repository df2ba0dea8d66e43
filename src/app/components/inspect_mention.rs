//! The inspector of a name, a value or a pronoun.
//! Takes the store, gives what it is and whom it names, and the other choices.
//! Law: a change for all shows beforehand where it will hold.

use super::inspect_quote::Named as NameField;
use super::inspector::{EdgeKeys, LetGo, Scopes, Verdict, looked_at};
use crate::store::Store;
use crate::texts;
use leptos::prelude::*;
use whosaid::corrections::Entry;
use whosaid::view::{Action, Fix, MentionSheet, Named, Step, Subject, WikidataEntry};

/// The mention under inspection, if it is one.
#[component]
pub(super) fn InspectMention(store: Store) -> impl IntoView {
    let sheet = looked_at(store, |reading, subject| match subject {
        Subject::Mention(mention) => reading.mention_sheet(mention),
        Subject::Quote(_) => None,
    });
    let part = move |part: fn(&MentionSheet) -> String| move || sheet.with(|sheet| sheet.as_ref().map(part));
    let standing =
        Signal::derive(move || sheet.with(|sheet| sheet.as_ref().map(|it| it.standing)).unwrap_or_default());
    let wrong = Signal::derive(move || {
        let is_person = sheet.with(|sheet| sheet.as_ref().is_some_and(|it| it.kind == "PERSON"));
        if is_person { texts::NOT_A_PERSON } else { texts::NOT_A_NAME }
    });
    let same = Memo::new(move |_| sheet.with(|sheet| sheet.as_ref().map_or(1, |it| it.same)));
    view! {
        <header>
            <h2>{part(|sheet| sheet.named.as_ref().map_or(&sheet.words, |named| &named.name).clone())}</h2>
            <LetGo store />
        </header>
        <p class="facts">{part(facts)}</p>
        <p class="why">{part(|sheet| {
            let named = sheet.named.as_ref().map(|named| named.name.as_str());
            texts::why_name(&sheet.evidence, &sheet.kind, named)
        })}</p>
        <Verdict store standing wrong />
        <Types store sheet />
        <Scopes
            store
            many=Signal::derive(move || same.get() > 1)
            all=Signal::derive(move || texts::everywhere(same.get()))
        />
        <EdgeKeys store />
        <Identity store sheet />
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
    let current =
        Memo::new(move |_| sheet.with(|sheet| sheet.as_ref().map(|it| it.kind.clone())).unwrap_or_default());
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
            <span class="label" aria-hidden="true">{texts::WHAT}</span>
            <div class="choices" role="group" aria-label=texts::WHAT>
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

/// Whom it names: a walk through the mentions, another name, the same as another, somebody else.
#[component]
fn Identity(store: Store, sheet: Memo<Option<MentionSheet>>) -> impl IntoView {
    let named = Memo::new(move |_| sheet.with(|sheet| sheet.as_ref()?.named.clone()));
    let nobody = move || named.with(Option::is_none);
    let at = |named: &Option<Named>| named.as_ref().map_or((0, 0), |named| named.position);
    let position = move || {
        let (at, count) = named.with(at);
        texts::position(at, count)
    };
    let several = move || named.with(at).1 > 1;
    let others = Memo::new(move |_| {
        sheet.with(|sheet| sheet.as_ref().map(|it| it.others.clone())).unwrap_or_default()
    });
    let entry = Memo::new(move |_| named.with(|named| named.as_ref()?.entry.clone()));
    let merge = move |event| {
        if let Ok(entity) = event_target_value(&event).parse() {
            store.dispatch(Action::Fix(Fix::Merge(entity)));
        }
    };
    let other = |(entity, name): (usize, String)| view! { <option value=entity.to_string()>{name}</option> };
    let rename = Callback::new(move |name| store.dispatch(Action::Fix(Fix::Rename(name))));
    view! {
        <div class="field" hidden=nobody>
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
        <div class="field" hidden=nobody>
            <label class="label" for="merge">{texts::SAME_AS}</label>
            <select id="merge" on:change=merge>
                <option value="" selected=true>{texts::CHOOSE}</option>
                <For each=move || others.get() key=Clone::clone children=other />
            </select>
        </div>
        <div class="field" hidden=nobody>
            <span class="label" aria-hidden="true">{texts::RENAME}</span>
            <NameField store label=texts::OTHER_NAME list=false on_name=rename />
        </div>
        {move || entry.get().map(link)}
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
    let is_name = move || sheet.with(|sheet| sheet.as_ref().is_some_and(|it| it.form == "name"));
    let rejected = |sheet: &MentionSheet| sheet.standing == whosaid::corrections::Standing::Rejected;
    let learn = move |_| {
        if let Some(sheet) = sheet.get_untracked() {
            let kind = (!rejected(&sheet)).then_some(sheet.kind);
            store.dispatch(Action::Learn(Entry { words: sheet.words, kind }));
        }
    };
    let label = move || {
        sheet.with(|sheet| {
            let sheet = sheet.as_ref()?;
            Some(texts::learn(&sheet.words, (!rejected(sheet)).then_some(sheet.kind.as_str())))
        })
    };
    view! {
        <p class="learn" hidden=move || !is_name()>
            <button class="plain" on:click=learn>{label}</button>
        </p>
    }
    .into_any()
}
