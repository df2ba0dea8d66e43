//! The page's own signs, drawn in the colour of the text around them.
//! Takes which, gives a picture that screen readers pass over.
//! Law: a sign stands beside words or on a labelled button, never alone.

use leptos::prelude::*;

/// Which sign.
#[derive(Clone, Copy)]
pub(crate) enum Sign {
    Logo,
    Pen,
    Plus,
    Back,
    Forward,
    Up,
    Warning,
    Close,
    Tick,
    Undo,
    Redo,
    Cog,
    Key,
    Search,
    Device,
    Export,
    Shelf,
}

impl Sign {
    fn path(self) -> &'static str {
        match self {
            // Two quotation marks, the second one answering.
            Sign::Logo => {
                "M2 13.2C2 8.5 4.6 5 9 4l.8 1.9C7.4 6.9 6.3 8.4 6.2 10H10v7H2zM22 10.8c0 4.7-2.6 8.2-7 9.2l-.8-1.9c2.4-1 3.5-2.5 3.6-4.1H14V7h8z"
            }
            Sign::Pen => "M4 20l1-4.5L16.5 4 20 7.5 8.5 19zM14 6.5l3.5 3.5",
            Sign::Plus => "M12 5v14M5 12h14",
            Sign::Back => "M14.5 6l-6 6 6 6",
            Sign::Forward => "M9.5 6l6 6-6 6",
            Sign::Up => "M6 14.5l6-6 6 6",
            Sign::Close => "M6 6l12 12M18 6L6 18",
            Sign::Tick => "M5 12.5l5 5L19.5 7",
            Sign::Undo => "M9 5L4.5 9.5 9 14M5 9.5h9a5 5 0 0 1 0 10h-3",
            Sign::Redo => "M15 5l4.5 4.5L15 14M19 9.5h-9a5 5 0 0 0 0 10h3",
            Sign::Cog => "M4 7h9M17 7h3M4 17h3M11 17h9M15 4.5v5M9 14.5v5",
            Sign::Key => "M3 7h18v10H3zM7 10.5h.1M10.5 10.5h.1M14 10.5h.1M17.5 10.5h.1M8 14h8",
            Sign::Search => "M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM15.5 15.5L20.5 20.5",
            Sign::Device => "M12 3.5v10M7.5 9.5L12 14l4.5-4.5M4.5 15v4.5h15V15",
            Sign::Export => "M12 14V3.5M7.5 8L12 3.5 16.5 8M4.5 12.5v7h15v-7",
            Sign::Shelf => "M4 4.5h3.5v15H4zM7.5 4.5H11v15H7.5zM13 5.5l3.3-.9 4 14.4-3.3.9z",
            Sign::Warning => "M12 4L2.5 20h19zM12 10v5M12 17.2v.3",
        }
    }
}

/// One sign.
#[component]
pub(crate) fn Icon(sign: Sign) -> impl IntoView {
    let class = if matches!(sign, Sign::Logo) { "icon solid" } else { "icon" };
    view! {
        <svg class=class viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            <path d=sign.path() />
        </svg>
    }
    .into_any()
}
