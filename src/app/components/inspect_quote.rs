//! The inspector of a quote.
//! Takes the store, gives its words, its speaker with the reasons, and the other choices.
//! Law: the likeliest other speaker is one click away.

use super::inspector::{EdgeKeys, LetGo, Scopes, Verdict, looked_at};
use crate::store::Store;
use crate::texts;
use leptos::prelude::*;
use whosaid::view::{Action, Choice, Fix, Layer, QuoteSheet, Source, Subject};

/// The quote under inspection, if it is one.
#[component]
pub(super) fn InspectQuote(store: Store) -> impl IntoView {
    let sheet = looked_at(store, |reading, subject| match subject {
        Subject::Quote(quote) => reading.quote_sheet(quote),
        Subject::Mention(_) => None,
    });
    let part = move |part: fn(&QuoteSheet) -> String| move || sheet.with(|sheet| sheet.as_ref().map(part));
    let standing =
        Signal::derive(move || sheet.with(|sheet| sheet.as_ref().map(|it| it.standing)).unwrap_or_default());
    let same = Memo::new(move |_| sheet.with(|sheet| sheet.as_ref().map_or(1, |it| it.same)));
    view! {
        <header>
            <h2>{part(|sheet| sheet.speaker.as_ref().map_or(texts::UNATTRIBUTED, |(_, name)| name).to_owned())}</h2>
            <LetGo store />
        </header>
        <p class="words quoted">{part(|sheet| sheet.words.clone())}</p>
        <p class="facts">
            {part(|sheet| texts::layer(sheet.layer).to_owned())} " · "
            {part(|sheet| texts::trust(sheet.standing, sheet.score))}
        </p>
        <p class="why">
            {part(|sheet| texts::why_speaker(&sheet.why, sheet.cue.as_deref(), sheet.written.as_deref()))}
        </p>
        <Verdict store standing wrong=Signal::derive(|| texts::NOT_A_QUOTE) />
        <Speakers store sheet />
        <Kinds store sheet />
        <Scopes
            store
            many=Signal::derive(move || same.get() > 1)
            all=Signal::derive(move || texts::all_quotes(same.get()))
        />
        <EdgeKeys store />
    }
    .into_any()
}

/// Who says it, and who might.
#[component]
fn Speakers(store: Store, sheet: Memo<Option<QuoteSheet>>) -> impl IntoView {
    let choices = Memo::new(move |_| {
        sheet.with(|sheet| sheet.as_ref().map(|it| it.choices.clone())).unwrap_or_default()
    });
    let choose = move |choice: Choice| store.dispatch(Action::Fix(Fix::Speaker(choice)));
    let nobody =
        Memo::new(move |_| sheet.with(|sheet| sheet.as_ref().is_some_and(|it| it.speaker.is_none())));
    let source = move |source: Source| {
        let entity = source.entity;
        let chosen = move || choices.with(|all| all.iter().any(|it| it.entity == entity && it.chosen));
        let score = source
            .score
            .map(|score| view! { <span class="score">{format!("{:.0}\u{202f}%", 100.0 * score)}</span> });
        view! {
            <button aria-pressed=move || chosen().to_string() on:click=move |_| choose(Choice::Entity(entity))>
                {source.name}
                {score}
            </button>
        }
    };
    view! {
        <div class="field">
            <span class="label" aria-hidden="true">{texts::SAID_BY}</span>
            <div class="choices" role="group" aria-label=texts::SAID_BY id="speaker">
                <For each=move || choices.get() key=|source| (source.entity, source.name.clone()) children=source />
                <button aria-pressed=move || nobody.get().to_string() on:click=move |_| choose(Choice::Nobody)>
                    {texts::NOBODY_NAMED}
                </button>
            </div>
            <Named label=texts::NAME_OF_SPEAKER list=true store on_name=Callback::new(move |name| choose(named(store, name))) />
        </div>
    }
    .into_any()
}

/// Whoever goes by a name in the article, or somebody of that name.
fn named(store: Store, name: String) -> Choice {
    let known = store.now(|state| {
        let people = state.reading.as_ref().map(|reading| &reading.people.entities);
        people.into_iter().flatten().find(|one| one.name == name.trim()).map(|one| one.entity)
    });
    known.map_or(Choice::Named(name), Choice::Entity)
}

/// A name to fill in, with those of the article offered.
#[component]
pub(super) fn Named(
    store: Store,
    label: &'static str,
    list: bool,
    on_name: Callback<String>,
) -> impl IntoView {
    let input: NodeRef<leptos::html::Input> = NodeRef::new();
    let names = store.read(|reading| {
        let speak = reading.people.entities.iter().filter(|one| one.label == "PERSON" || one.label == "ORG");
        speak.map(|one| one.name.clone()).collect::<Vec<_>>()
    });
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if let Some(input) = input.get_untracked().filter(|input| !input.value().trim().is_empty()) {
            on_name.run(input.value());
            input.set_value("");
        }
    };
    view! {
        <form class="named" on:submit=submit>
            <input node_ref=input type="text" aria-label=label placeholder=label list=list.then_some("names") autocomplete="off" />
            {list.then(|| {
                view! {
                    <datalist id="names">
                        {move || names.get().into_iter().map(|name| view! { <option value=name></option> }).collect_view()}
                    </datalist>
                }
            })}
            <button class="button" type="submit">{texts::SET}</button>
        </form>
    }
    .into_any()
}

/// How it is said.
#[component]
fn Kinds(store: Store, sheet: Memo<Option<QuoteSheet>>) -> impl IntoView {
    let current = Memo::new(move |_| match sheet.with(|sheet| sheet.as_ref().map(|it| it.layer)) {
        Some(Layer::Direct) => "direct",
        Some(Layer::Partial) => "mixed",
        _ => "indirect",
    });
    let kind = move |(kind, label): (&'static str, &'static str)| {
        view! {
            <button
                aria-pressed=move || (current.get() == kind).to_string()
                on:click=move |_| store.dispatch(Action::Fix(Fix::Kind(kind)))
            >
                {label}
            </button>
        }
    };
    view! {
        <div class="field">
            <span class="label" aria-hidden="true">{texts::HOW}</span>
            <div class="choices" role="group" aria-label=texts::HOW>{texts::KINDS.map(kind).collect_view()}</div>
        </div>
    }
    .into_any()
}
