//! The one sort of what the page shows.
//! Takes things and what to put them in order by, gives them in order.
//! Law: equals stay as they were. Each other sort would be compiled for itself, and weigh a kilobyte on the page.

/// Puts things in order by a number.
pub(crate) fn ordered<T>(things: Vec<T>, number: impl Fn(&T) -> usize) -> Vec<T> {
    let mut order: Vec<(usize, usize)> =
        things.iter().enumerate().map(|(at, thing)| (number(thing), at)).collect();
    order.sort_unstable();
    let mut things: Vec<Option<T>> = things.into_iter().map(Some).collect();
    order.into_iter().filter_map(|(_, at)| things.get_mut(at)?.take()).collect()
}
