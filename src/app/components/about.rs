//! Where the article comes from: the site, the day, its address; and what of the page was left out.
//! Takes the store, gives a line or two above the article, or nothing.
//! Law: an address is a link that the reader follows or not; nothing is fetched.

use crate::store::Store;
use crate::texts;
use leptos::prelude::*;
use whosaid::formats::contract::Page;
use whosaid::view::Action;

/// The lines above the article.
#[component]
pub(super) fn About(store: Store) -> impl IntoView {
    let page = store.pick(|state| state.page.clone());
    let published = store.pick(|state| state.published.clone());
    let left_out = store.pick(|state| state.aside.as_ref().map(|aside| aside.lines));
    let source = move || {
        let page = page.get()?;
        let site = site(&page).map(|name| view! { <span>{name}</span> });
        let day = published.get().map(|day| view! { <time datetime=day.clone()>{texts::day(&day)}</time> });
        let address = page.address.map(|address| {
            view! {
                <a href=address target="_blank" rel="noopener noreferrer">{texts::ORIGINAL}</a>
            }
        });
        let is_empty = site.is_none() && day.is_none() && address.is_none();
        (!is_empty).then(|| view! { <p class="about-line">{site} " " {day} " " {address}</p> })
    };
    let rest = move || {
        left_out.get().map(|lines| {
            view! {
                <p class="aside-line">
                    {texts::left_out(lines)} ": "
                    <button class="plain" on:click=move |_| store.dispatch(Action::TakeIn)>{texts::TAKE_IN}</button>
                </p>
            }
        })
    };
    view! { {source} {rest} }.into_any()
}

/// The name of the site, or else of its host.
fn site(page: &Page) -> Option<String> {
    let host = || {
        let address = page.address.as_ref()?;
        let (_, rest) = address.split_once("://")?;
        let host = rest.split(['/', '?', '#']).next()?;
        Some(host.strip_prefix("www.").unwrap_or(host).to_owned())
    };
    page.site.clone().or_else(host)
}
