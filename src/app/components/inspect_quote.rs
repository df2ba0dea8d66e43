//! The inspector of a quote.
//! Takes the store and the quote's number, gives its words, its speaker with the reasons, and the other choices.
//! Law: the likeliest other speaker is one click away.

use super::inspector::{EdgeKeys, LetGo, Scopes, Verdict};
use crate::store::Store;
use crate::texts;
use leptos::prelude::*;
use whosaid::view::{Action, Choice, Fix, Layer, QuoteSheet, Source};

/// A quote under inspection.
#[component]
pub(super) fn InspectQuote(store: Store, quote: usize) -> impl IntoView {
    let sheet = store.pick(move |state| state.reading.as_ref()?.quote_sheet(quote));
    let part = move |part: fn(QuoteSheet) -> String| move || sheet.get().map(part);
    let standing = Signal::derive(move || sheet.get().map(|sheet| sheet.standing).unwrap_or_default());
    let same = Memo::new(move |_| sheet.get().map_or(1, |sheet| sheet.same));
    view! {
        <header>
            <h2>{part(|sheet| sheet.speaker.map_or_else(|| texts::UNATTRIBUTED.to_owned(), |(_, name)| name))}</h2>
            <LetGo store />
        </header>
        <p class="words quoted">{part(|sheet| sheet.words)}</p>
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
        {move || {
            (same.get() > 1).then(|| {
                view! { <Scopes store all=Signal::derive(move || texts::all_quotes(same.get())) /> }
            })
        }}
        <EdgeKeys store />
    }
    .into_any()
}

/// Who says it, and who might.
#[component]
fn Speakers(store: Store, sheet: Memo<Option<QuoteSheet>>) -> impl IntoView {
    let choices = Memo::new(move |_| sheet.get().map(|sheet| sheet.choices).unwrap_or_default());
    let choose = move |choice: Choice| store.dispatch(Action::Fix(Fix::Speaker(choice)));
    let nobody = Memo::new(move |_| sheet.get().is_some_and(|sheet| sheet.speaker.is_none()));
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
            <span class="label" id="said-by">{texts::SAID_BY}</span>
            <div class="choices" role="group" aria-labelledby="said-by" id="speaker">
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
    let names = store.pick(|state| {
        let people = state.reading.as_ref().map(|reading| &reading.people.entities);
        let speak = people.into_iter().flatten().filter(|one| one.label == "PERSON" || one.label == "ORG");
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

#[component]
fn Kinds(store: Store, sheet: Memo<Option<QuoteSheet>>) -> impl IntoView {
    let current = Memo::new(move |_| match sheet.get().map(|sheet| sheet.layer) {
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
            <span class="label" id="how">{texts::HOW}</span>
            <div class="choices" role="group" aria-labelledby="how">{texts::KINDS.map(kind).collect_view()}</div>
        </div>
    }
    .into_any()
}
