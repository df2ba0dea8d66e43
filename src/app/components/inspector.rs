//! The inspector: what the reader looks at, why it is there, and every way to set it right.
//! Takes the store, gives a card at the foot of the panels; on narrow screens, the sheet's third stop.
//! Law: both inspectors stand from the start and only fill in what they show, so that nothing is built when a mark is
//! looked at, and the focus stays while it is changed.

use super::icon::{Icon, Sign};
use super::inspect_mention::InspectMention;
use super::inspect_quote::InspectQuote;
use crate::store::Store;
use crate::texts;
use leptos::prelude::*;
use whosaid::corrections::Standing;
use whosaid::view::{
    Action, Add, Choice, Edges, Fix, Pace, Scope, Shared, Side, Snippet, State, Subject, in_line,
};

/// The inspector, where there is something to inspect.
#[component]
pub(crate) fn Inspector(store: Store) -> impl IntoView {
    let picked = store.pick(|state| state.picked.is_some());
    let subject = store.pick(|state| if state.picked.is_some() { None } else { state.subject() });
    let shows =
        move |wanted: fn(&Subject) -> bool| move || !subject.with(|it| it.as_ref().is_some_and(wanted));
    let hidden = move || !picked.get() && subject.get().is_none();
    view! {
        <section class="inspector" id="inspector" tabindex="-1" aria-label=texts::INSPECTOR hidden=hidden>
            {move || picked.get().then(|| view! { <Addition store /> })}
            <div hidden=shows(|it| matches!(it, Subject::Quote(_)))>
                <InspectQuote store />
            </div>
            <div hidden=shows(|it| matches!(it, Subject::Mention(_)))>
                <InspectMention store />
            </div>
        </section>
    }
    .into_any()
}

/// The article and what of it the reader looks at, as long as that is of the inspector's kind; computed anew only when
/// one of the two changes.
pub(super) fn looked_at<T>(
    store: Store,
    sheet: impl Fn(&Shared, Subject) -> Option<T> + Send + Sync + 'static,
) -> Memo<Option<T>>
where
    T: PartialEq + Send + Sync + 'static,
{
    let at = store.pick(|state| {
        let subject = state.subject().filter(|_| state.picked.is_none())?;
        Some((state.reading.clone()?, subject))
    });
    Memo::new(move |_| at.with(|at| at.as_ref().and_then(|(reading, subject)| sheet(reading, *subject))))
}

/// The button that lets go.
#[component]
pub(super) fn LetGo(store: Store) -> impl IntoView {
    view! {
        <button class="round" aria-label=texts::CLOSE title=texts::CLOSE on:click=move |_| store.dispatch(Action::Escape)>
            <Icon sign=Sign::Close />
        </button>
    }
    .into_any()
}

/// Right, or wrong.
#[component]
pub(super) fn Verdict(
    store: Store,
    standing: Signal<Standing>,
    wrong: Signal<&'static str>,
) -> impl IntoView {
    let confirmed = move || matches!(standing.get(), Standing::Confirmed);
    let rejected = move || standing.get() == Standing::Rejected;
    let reject = move |_| {
        let fix = if rejected() { Fix::Confirm } else { Fix::Reject };
        store.dispatch(Action::Fix(fix));
    };
    view! {
        <div class="verdict">
            <button
                class="button yes"
                aria-pressed=move || confirmed().to_string()
                on:click=move |_| store.dispatch(Action::Fix(Fix::Confirm))
            >
                <Icon sign=Sign::Tick />
                {texts::RIGHT}
            </button>
            <button class="button no" aria-pressed=move || rejected().to_string() on:click=reject>
                <Icon sign=Sign::Close />
                {move || wrong.get()}
            </button>
        </div>
    }
    .into_any()
}

/// Where changes hold: here, or wherever the same stands, with the places.
#[component]
pub(super) fn Scopes(store: Store, many: Signal<bool>, all: Signal<String>) -> impl IntoView {
    let scope = store.pick(|state| state.scope);
    let places = move || {
        let wanted = many.get() && scope.get() == Scope::All;
        let alike = |state: &State| Some(state.reading.as_ref()?.alike(state.subject()?));
        let places = wanted.then(|| store.now(alike)).flatten()?;
        Some(view! { <ul class="preview-places">{places.into_iter().map(place).collect_view()}</ul> })
    };
    let choice = move |each: Scope, label: Signal<String>| {
        view! {
            <button aria-pressed=move || (scope.get() == each).to_string() on:click=move |_| store.dispatch(Action::Scope(each))>
                {label}
            </button>
        }
    };
    let here = Signal::derive(|| texts::HERE_ONLY.to_owned());
    view! {
        <div class="field" hidden=move || !many.get()>
            <span class="label" aria-hidden="true">{texts::APPLIES}</span>
            <div class="choices" role="group" aria-label=texts::APPLIES>
                {choice(Scope::One, here)}
                {choice(Scope::All, all)}
            </div>
            {places}
        </div>
    }
    .into_any()
}

fn place(snippet: Snippet) -> AnyView {
    view! { <li>{snippet.before} <b>{snippet.words}</b> {snippet.after}</li> }.into_any()
}

/// The edges, a word at a time.
#[component]
pub(super) fn EdgeKeys(store: Store) -> impl IntoView {
    let moving = store.pick(|state| state.edges == Edges::Moving);
    let button = move |side: Side, pace: Pace, sign: Sign, label: String| {
        view! {
            <button class="round" aria-label=label.clone() title=label on:click=move |_| store.dispatch(Action::Edge(side, pace))>
                <Icon sign />
            </button>
        }
    };
    let pair = move |side: Side, name: &'static str| {
        view! {
            <span class="edge">
                <span aria-hidden="true">{name}</span>
                {button(side, Pace::WordBack, Sign::Back, format!("{name}: {}", texts::WORD_BACK))}
                {button(side, Pace::WordOn, Sign::Forward, format!("{name}: {}", texts::WORD_ON))}
            </span>
        }
    };
    view! {
        <div class="field">
            <span class="label" aria-hidden="true">{texts::EDGES}</span>
            <div class="edges" role="group" aria-label=texts::EDGES>
                {pair(Side::Start, texts::START)}
                {pair(Side::End, texts::END)}
            </div>
            {move || moving.get().then(|| view! { <p class="hint" role="status">{texts::EDGE_HELP}</p> })}
        </div>
    }
    .into_any()
}

/// What can be made of the words that the reader selected.
#[component]
fn Addition(store: Store) -> impl IntoView {
    let words = store.pick(|state| {
        let (reading, span) = (state.reading.as_ref()?, state.picked.clone()?);
        reading.text.get(span).map(in_line)
    });
    let speakers = store.read(|reading| {
        let speak = reading.people.entities.iter().filter(|one| one.label == "PERSON" || one.label == "ORG");
        speak.map(|one| (one.entity, one.name.clone())).collect::<Vec<_>>()
    });
    let name = move |(kind, label): (&'static str, &'static str)| {
        view! {
            <button on:mousedown=|event| event.prevent_default() on:click=move |_| store.dispatch(Action::Add(Add::Mention(kind)))>
                {label}
            </button>
        }
    };
    let by = move |choice: Choice, label: String| {
        let add = move |_| store.dispatch(Action::Add(Add::Quote(choice.clone())));
        view! { <button on:mousedown=|event| event.prevent_default() on:click=add>{label}</button> }
    };
    let speakers = move || {
        let people = speakers.get().into_iter().take(8).map(|(entity, name)| (Choice::Entity(entity), name));
        let nobody = (Choice::Nobody, texts::NOBODY_NAMED.to_owned());
        people.chain([nobody]).map(|(choice, label)| by(choice, label)).collect_view()
    };
    view! {
        <header>
            <h2>{texts::ADD}</h2>
            <LetGo store />
        </header>
        <p class="words">{words}</p>
        <div class="field">
            <span class="label" id="as-quote">{texts::AS_QUOTE}</span>
            <div class="choices" role="group" aria-labelledby="as-quote">{speakers}</div>
        </div>
        <div class="field">
            <span class="label" id="as-name">{texts::AS_NAME}</span>
            <div class="choices" role="group" aria-labelledby="as-name">{texts::TYPES.map(name).collect_view()}</div>
        </div>
    }
    .into_any()
}
