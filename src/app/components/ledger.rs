//! *Who said what*: every quote under its speaker.
//! Takes the store, gives a structured list that can stand for the article.
//! Law: the quotes without a speaker are always in sight.

use super::arrange::ArrangeBar;
use super::article::{number, target};
use crate::store::Store;
use crate::texts;
use leptos::prelude::*;
use std::sync::Arc;
use web_sys::Event;
use whosaid::view::{Action, Certainty, Command, Entry, Layer, Row, Section, Selection, Speaker, Tab};

/// How many rows of a speaker are shown at once.
const ROWS: usize = 12;

/// How many speakers are shown at once.
const SPEAKERS: usize = 40;

/// Who said what.
#[component]
pub(crate) fn LedgerList(store: Store) -> impl IntoView {
    let click = move |event: leptos::ev::MouseEvent| {
        if let Some(quote) = quote_at(&event) {
            store.dispatch(Action::FromPanel(Selection::Quote(quote)));
        }
    };
    let hover = move |quote: Option<usize>| {
        if store.now(|state| state.hover) != quote {
            store.dispatch(Action::Hover(quote));
        }
    };
    view! {
        <div class="ledger">
            <h2 class="unseen">{texts::tab(Tab::Ledger)}</h2>
            <Summary store />
            <ArrangeBar store />
            <div
                on:click=click
                on:mouseover=move |event| hover(quote_at(&event))
                on:mouseleave=move |_| hover(None)
            >
                <Groups store />
            </div>
        </div>
    }
    .into_any()
}

/// What is in the ledger, with the way to the first quote that is to be checked.
#[component]
fn Summary(store: Store) -> impl IntoView {
    let line = store.read(|reading| texts::summary(reading.ledger.quotes(), reading.ledger.speakers.len()));
    let count = store.read(|reading| reading.ledger.to_check());
    let check = move || {
        (count.get() > 0).then(|| {
            view! {
                <span class="join">" · "</span>
                <button class="plain" on:click=move |_| store.dispatch(Action::Key(Command::NextToCheck))>
                    {texts::to_check(count.get())}
                </button>
            }
        })
    };
    view! { <p class="summary"><span>{line}</span> {check}</p> }.into_any()
}

/// The quote of the row that was clicked or pointed to: one listener serves all rows.
fn quote_at(event: &Event) -> Option<usize> {
    number(&target(event)?, ".row", "data-q")
}

/// The sections under their headings. Each keeps its elements as long as it is there, and so does each of its rows.
#[component]
fn Groups(store: Store) -> impl IntoView {
    let reading = store.reading_behind(Tab::Ledger);
    let arrange = store.pick(|state| state.arrange.clone());
    let shown = RwSignal::new(SPEAKERS);
    let sections: Memo<Vec<Arc<Section>>> = Memo::new(move |_| {
        let groups = |arrange: &whosaid::view::Arrange| {
            reading.with(|reading| reading.as_ref().map(|reading| arrange.groups(&reading.ledger)))
        };
        arrange.with(groups).unwrap_or_default().into_iter().map(Arc::new).collect()
    });
    let narrowed = move || arrange.with(|arrange| !arrange.shows_all());
    let empty =
        Memo::new(move |_| narrowed() && sections.with(|all| all.iter().all(|section| is_empty(section))));
    let count = Memo::new(move |_| sections.with(Vec::len));
    let most =
        Memo::new(move |_| reading.with(|reading| reading.as_ref().map_or(0, |it| it.ledger.most_words)));
    let quotes =
        Memo::new(move |_| reading.with(|reading| reading.as_ref().map_or(0, |it| it.ledger.quotes())));
    let is_nobody = |section: &Section| matches!(section, Section::Unattributed(_));
    let listed = move || {
        let (all, shown) = (sections.get(), shown.get());
        let groups = all.iter().filter(|section| !is_nobody(section)).take(shown);
        // The quotes without a speaker come last, and are there however many speakers are folded away.
        let nobody = all.iter().filter(|section| is_nobody(section) && !(narrowed() && is_empty(section)));
        groups.chain(nobody).map(|section| section.identity()).collect::<Vec<_>>()
    };
    let draw = move |identity: String| {
        let section = Memo::new(move |old: Option<&Arc<Section>>| {
            let now = sections.with(|all| all.iter().find(|section| section.identity() == identity).cloned());
            now.or_else(|| old.cloned()).unwrap_or_else(|| Arc::new(Section::All(Vec::new())))
        });
        section_view(store, section, most, quotes)
    };
    view! {
        {move || empty.get().then(|| view! { <p class="empty">{texts::NOTHING_MATCHES}</p> })}
        <For each=listed key=Clone::clone children=draw />
        {move || (count.get() > SPEAKERS).then(|| view! { <More shown count=count.get() step=SPEAKERS /> })}
    }
    .into_any()
}

fn is_empty(section: &Section) -> bool {
    match section {
        Section::Speaker(speaker) => speaker.rows.is_empty(),
        Section::Unattributed(rows) => rows.is_empty(),
        Section::Kind(_, entries) | Section::All(entries) => entries.is_empty(),
    }
}

/// A section: its heading, and its rows.
fn section_view(
    store: Store,
    section: Memo<Arc<Section>>,
    most: Memo<usize>,
    quotes: Memo<usize>,
) -> AnyView {
    let entries = Memo::new(move |_| section.with(|section| entries(section)));
    // The heading is drawn anew only where it says something else.
    let head = Memo::new(move |_| section.with(|section| without_rows(section)));
    let class = move || {
        let nobody = head.with(|head| matches!(head, Section::Unattributed(_)));
        if nobody { "speaker unattributed" } else { "speaker" }
    };
    let count = Memo::new(move |_| entries.with(Vec::len));
    let heading = move || {
        match head.get() {
        Section::Speaker(speaker) => speaker_head(store, speaker, count, most),
        Section::Unattributed(_) => unattributed_head(count, quotes),
        Section::Kind(layer, _) => view! {
            <h3>{texts::layer(layer)} " " <span class="count">{move || texts::grouped(count.get())}</span></h3>
        }
        .into_any(),
        Section::All(_) => ().into_any(),
    }
    };
    view! { <section class=class>{heading} <Rows entries /></section> }.into_any()
}

/// The rows of a section. Under the heading of their speaker, who need not be named again.
fn entries(section: &Section) -> Vec<Entry> {
    let unnamed = |rows: &[Arc<Row>]| rows.iter().cloned().map(|row| Entry { row, speaker: None }).collect();
    match section {
        Section::Speaker(speaker) => unnamed(&speaker.rows),
        Section::Unattributed(rows) => unnamed(rows),
        Section::Kind(_, entries) | Section::All(entries) => entries.clone(),
    }
}

fn without_rows(section: &Section) -> Section {
    match section {
        Section::Speaker(speaker) => Section::Speaker(Speaker { rows: Vec::new(), ..speaker.clone() }),
        Section::Unattributed(_) => Section::Unattributed(Vec::new()),
        Section::Kind(layer, _) => Section::Kind(*layer, Vec::new()),
        Section::All(_) => Section::All(Vec::new()),
    }
}

fn speaker_head(store: Store, speaker: Speaker, count: Memo<usize>, most: Memo<usize>) -> AnyView {
    let (entity, words) = (speaker.entity, speaker.words);
    let share = move || ((100 * words).div_ceil(most.get().max(1))).to_string();
    let counts = move || format!("{} · {}", texts::quotes(count.get()), texts::words(words));
    let name = match entity {
        Some(entity) => {
            let select = move |_| store.dispatch(Action::FromPanel(Selection::Entity { entity, at: 0 }));
            view! { <button class="plain" on:click=select>{speaker.name}</button> }.into_any()
        }
        None => view! { <span>{speaker.name}</span> }.into_any(),
    };
    view! {
        <h3>
            <span class="number" aria-hidden="true">{speaker.number}</span>
            {name}
            {speaker.role.map(|role| view! { <span class="role">{role}</span> })}
        </h3>
        <p class="share">
            <svg class="bar" aria-hidden="true" viewBox="0 0 100 4" preserveAspectRatio="none">
                <rect width="100" height="4" class="track" />
                <rect width=share height="4" />
            </svg>
            {counts}
        </p>
    }
    .into_any()
}

/// The heading that is always there.
fn unattributed_head(count: Memo<usize>, quotes: Memo<usize>) -> AnyView {
    let empty = move || match (count.get() == 0, quotes.get()) {
        (true, 0) => Some(texts::NO_QUOTES),
        (true, _) => Some(texts::ALL_ATTRIBUTED),
        _ => None,
    };
    view! {
        <h3>
            <span class="number" aria-hidden="true">"?"</span>
            {texts::UNATTRIBUTED}
        </h3>
        {move || empty().map(|line| view! { <p class="empty">{line}</p> })}
    }
    .into_any()
}

#[component]
fn Rows(entries: Memo<Vec<Entry>>) -> impl IntoView {
    let shown = RwSignal::new(ROWS);
    let count = Memo::new(move |_| entries.with(Vec::len));
    let first = move || entries.with(|all| all.iter().take(shown.get()).cloned().collect::<Vec<_>>());
    view! {
        <ol class="rows" hidden=move || count.get() == 0>
            <For each=first key=Clone::clone children=row_view />
        </ol>
        {move || (count.get() > ROWS).then(|| view! { <More shown count=count.get() step=ROWS /> })}
    }
    .into_any()
}

fn row_view(entry: Entry) -> AnyView {
    let Entry { row, speaker } = entry;
    let class = format!("row {}", row.layer.class());
    let speaker = speaker.map(|(number, name)| {
        view! { <span class="by"><span class="number" aria-hidden="true">{number}</span> {name}</span> }
    });
    view! {
        <li>
            <button class=class data-q=row.quote.to_string()>
                {speaker}
                <span class="said">{row.words.clone()}</span>
                <span class="meta">{meta(&row)}</span>
            </button>
        </li>
    }
    .into_any()
}

/// "said · partly quoted · ¶ 4", then what is doubtful.
fn meta(row: &Row) -> AnyView {
    let mut parts = Vec::new();
    parts.extend(row.cue.clone());
    if row.layer != Layer::AccordingTo {
        parts.push(texts::layer(row.layer).to_lowercase());
    }
    if row.nested {
        parts.push(texts::NESTED.to_owned());
    }
    parts.push(texts::paragraph(row.paragraph));
    let class = if row.certainty == Certainty::Yours { "doubt yours" } else { "doubt" };
    let doubt = texts::certainty(row.certainty);
    view! {
        {parts.join(" · ")}
        {doubt.map(|doubt| view! { <span class=class>{doubt}</span> })}
    }
    .into_any()
}

/// A button that shows more of a long list. On paper there is no button: all of it is shown before.
#[component]
pub(super) fn More(shown: RwSignal<usize>, count: usize, step: usize) -> impl IntoView {
    let printing =
        window_event_listener(leptos::ev::beforeprint, move |_| shown.set(count.max(shown.get_untracked())));
    on_cleanup(move || printing.remove());
    let left = move || count.saturating_sub(shown.get());
    move || {
        (left() > 0).then(|| {
            view! {
                <button class="button more" on:click=move |_| shown.update(|shown| *shown += step * 4)>
                    {move || texts::more(left().min(step * 4))}
                </button>
            }
        })
    }
}
