//! What the page shows, without a browser: segments, state, actions.
//! Takes an annotation, gives plain values that components draw.
//! Law: pure, and tested natively.
