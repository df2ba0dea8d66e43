//! Draws the article, a slice a frame, so that the page stays responsive however long the text.
//! Takes a reading and the element to fill, gives headings, paragraphs and marks.
//! Law: the text enters the document as text nodes only; what is drawn spells the text.

use crate::texts;
use leptos::prelude::{document, request_animation_frame, window};
use leptos::wasm_bindgen::{JsCast, JsValue};
use std::cell::{Cell, RefCell};
use std::ops::Range;
use std::rc::Rc;
use std::sync::Arc;
use web_sys::{Element, Node};
use whosaid::view::{Certainty, Form, Ink, Layer, Piece, Reading, Segment, Shared, What, partings};

/// The browser refuses nothing that is asked of it here; were it to, drawing would end.
type Done = Result<(), JsValue>;

/// How long one frame may draw, in milliseconds.
const FRAME: f64 = 10.0;

/// How many pieces share an element that the browser may leave out of its layout.
const SLICE: usize = 12;

/// How many inks tell speakers apart; their numbers do so beyond.
const SPEAKERS: usize = 6;

/// Draws one article at a time; starting another ends the one before.
#[derive(Clone, Default)]
pub(crate) struct Painter {
    turn: Rc<Cell<u32>>,
    /// What has been drawn in full.
    drawn: Rc<RefCell<Option<Shared>>>,
}

impl Painter {
    /// Fills `host` with the article, then calls `done`. Of an article that stands there already, only what changed is drawn.
    pub(crate) fn draw(&self, host: Element, reading: Shared, done: impl FnOnce() + 'static) {
        self.stop();
        let headline = reading.pieces.iter().position(|piece| piece.form == Form::Headline);
        let old = self.drawn.borrow_mut().take();
        let job = Job { turn: self.turn.get(), painter: self.clone(), host, reading, next: 0, headline };
        match old.filter(|old| Arc::ptr_eq(&old.text, &job.reading.text) && old.pieces == job.reading.pieces)
        {
            Some(old) if job.patch(&old).is_ok() => {
                *self.drawn.borrow_mut() = Some(job.reading.clone());
                done();
            }
            _ => {
                job.host.set_text_content(None);
                job.go_on(done);
            }
        }
    }

    /// Ends what is being drawn.
    pub(crate) fn stop(&self) {
        self.turn.set(self.turn.get().wrapping_add(1));
    }
}

struct Job {
    painter: Painter,
    turn: u32,
    host: Element,
    reading: Shared,
    next: usize,
    /// The piece that heads the page.
    headline: Option<usize>,
}

impl Job {
    fn go_on(mut self, done: impl FnOnce() + 'static) {
        if self.painter.turn.get() != self.turn {
            return;
        }
        let start = now();
        while self.next < self.reading.pieces.len() {
            let end = (self.next + SLICE).min(self.reading.pieces.len());
            if self.slice(self.next..end).is_err() {
                return;
            }
            self.next = end;
            if now() - start > FRAME {
                request_animation_frame(move || self.go_on(done));
                return;
            }
        }
        *self.painter.drawn.borrow_mut() = Some(self.reading.clone());
        done();
    }

    fn slice(&self, pieces: Range<usize>) -> Done {
        let slice = element("div", "slice")?;
        for at in pieces {
            if let Some(block) = self.block(at)? {
                slice.append_child(&block)?;
            }
        }
        self.host.append_child(&slice).map(drop)
    }

    /// Draws again the pieces that look different in `old`.
    fn patch(&self, old: &Reading) -> Done {
        let blocks = self.host.query_selector_all("[data-at]")?;
        for at in self.reading.redrawn(old) {
            let place = u32::try_from(at).ok().and_then(|at| blocks.item(at)).ok_or(JsValue::NULL)?;
            let block = self.block(at)?.ok_or(JsValue::NULL)?;
            let place: &Element = place.unchecked_ref();
            if !blend(place, &block)? {
                place.replace_with_with_node_1(&block)?;
            }
        }
        Ok(())
    }

    /// One piece with its marks.
    fn block(&self, at: usize) -> Result<Option<Element>, JsValue> {
        let (Some(piece), Some(segments)) = (self.reading.pieces.get(at), self.reading.segments.get(at))
        else {
            return Ok(None);
        };
        let block = element(self.tag(at, piece.form), class(piece))?;
        block.set_attribute("data-at", &piece.span.start.to_string())?;
        let mut pen = Pen { reading: &self.reading, open: vec![block.clone()] };
        segments.iter().try_for_each(|segment| pen.write(segment))?;
        Ok(Some(block))
    }

    fn tag(&self, at: usize, form: Form) -> &'static str {
        match form {
            Form::Headline if self.headline == Some(at) => "h1",
            Form::Headline | Form::Subhead => "h2",
            _ => "p",
        }
    }
}

fn class(piece: &Piece) -> &'static str {
    match piece.form {
        _ if piece.continues => "paragraph continued",
        Form::Headline => "headline",
        Form::Subhead => "subhead",
        Form::Byline => "byline",
        Form::Dateline => "dateline",
        Form::Section => "section",
        Form::Paragraph => "paragraph",
        Form::ListItem => "list-item",
        Form::Caption => "caption",
        Form::Credit => "credit",
        Form::Copyright => "copyright",
        Form::Furniture => "furniture",
    }
}

/// Makes a drawn element look like another, where both spell the same words through the same elements; says whether they do.
/// What has the focus keeps it, and the browser lays nothing out anew.
fn blend(old: &Element, new: &Element) -> Result<bool, JsValue> {
    if !is_alike(old, new) {
        return Ok(false);
    }
    match_attributes(old, new)?;
    let (old, new) = (old.query_selector_all("*")?, new.query_selector_all("*")?);
    for at in 0..old.length() {
        if let (Some(old), Some(new)) = (old.item(at), new.item(at)) {
            match_attributes(old.unchecked_ref(), new.unchecked_ref())?;
        }
    }
    Ok(true)
}

/// Whether two elements spell the same words through the same elements.
fn is_alike(old: &Node, new: &Node) -> bool {
    if old.node_name() != new.node_name() || old.node_value() != new.node_value() {
        return false;
    }
    let (mut one, mut two) = (old.first_child(), new.first_child());
    loop {
        match (one, two) {
            (None, None) => return true,
            (Some(old), Some(new)) if is_alike(&old, &new) => {
                (one, two) = (old.next_sibling(), new.next_sibling());
            }
            _ => return false,
        }
    }
}

/// Gives an element the attributes of another. What is lit is lit anew once all is drawn.
fn match_attributes(old: &Element, new: &Element) -> Done {
    for name in ["class", "title", "data-q", "data-m", "data-e", "data-tag", "data-say", "data-number"] {
        match new.get_attribute(name) {
            Some(value) if old.get_attribute(name).as_ref() != Some(&value) => {
                old.set_attribute(name, &value)?;
            }
            None if old.has_attribute(name) => old.remove_attribute(name)?,
            _ => {}
        }
    }
    Ok(())
}

/// Writes the segments of one block.
struct Pen<'r> {
    reading: &'r Reading,
    /// Open elements, the block first.
    open: Vec<Element>,
}

impl Pen<'_> {
    fn write(&mut self, segment: &Segment) -> Done {
        match segment {
            Segment::Text(range) => self.text(range.clone()),
            Segment::Open { mark, starts } => self.open(*mark, *starts),
            Segment::Close { mark, ends } => self.close(*mark, *ends),
        }
    }

    /// The words as they are; what parts a word at a line's end stays in the document, but is not seen.
    fn text(&self, range: Range<usize>) -> Done {
        let mut at = range.start;
        for parting in partings(&self.reading.text, range.clone()) {
            self.append(&self.node(at..parting.start))?;
            let hidden = element("span", "parting")?;
            hidden.append_child(&self.node(parting.clone()))?;
            self.append(&hidden)?;
            at = parting.end;
        }
        self.append(&self.node(at..range.end))
    }

    fn node(&self, range: Range<usize>) -> Node {
        document().create_text_node(self.reading.text.get(range).unwrap_or_default()).into()
    }

    fn open(&mut self, mark: usize, starts: bool) -> Done {
        let Some(mark) = self.reading.marks.get(mark) else { return Ok(()) };
        let element = drawn(self.reading.ink(mark), if starts { " starts" } else { "" })?;
        self.append(&element)?;
        self.open.push(element);
        Ok(())
    }

    fn close(&mut self, mark: usize, ends: bool) -> Done {
        let Some(element) = self.open.pop().filter(|_| ends) else { return Ok(()) };
        element.class_list().add_1("ends")?;
        match self.reading.marks.get(mark) {
            Some(mark) if matches!(mark.what, What::Quote { last: true, .. }) => {
                let chip = chip(self.reading.ink(mark))?;
                self.append(&chip)
            }
            _ => Ok(()),
        }
    }

    fn append(&self, node: &Node) -> Done {
        self.open.last().map_or(Ok(()), |parent| parent.append_child(node).map(drop))
    }
}

/// The element of a mark; `edge` is the class that says whether the mark starts with it.
fn drawn(ink: Ink, edge: &str) -> Result<Element, JsValue> {
    match ink.what {
        What::Quote { quote, .. } => {
            let element = of_quote("mark", &format!("quote{edge}"), quote, ink)?;
            element.set_attribute("tabindex", "-1")?;
            Ok(element)
        }
        What::Verbatim(quote) => of_quote("span", "verbatim", quote, ink),
        What::Cue(quote) => of_quote("b", "cue", quote, ink),
        What::Speaker(quote) => tied("span", "source", "data-q", quote),
        What::Dateline => element("span", "run-in"),
        What::NonSpeech(_) => {
            let element = element("mark", "nonspeech")?;
            element.set_attribute("title", texts::not_speech(ink.label))?;
            Ok(element)
        }
        What::Mention(id) => mention(id, ink, edge),
    }
}

/// An element that belongs to a quote and is shown with the quote's layer.
fn of_quote(tag: &str, class: &str, quote: usize, ink: Ink) -> Result<Element, JsValue> {
    let layer = ink.layer.unwrap_or(Layer::Indirect).class();
    let voice = ink
        .number
        .map_or_else(|| " nobody".to_owned(), |number| format!(" voice-{}", (number - 1) % SPEAKERS + 1));
    tied(tag, &format!("{class} {layer}{voice}{}", doubt(ink)), "data-q", quote)
}

fn mention(id: usize, ink: Ink, edge: &str) -> Result<Element, JsValue> {
    let mut class = format!("mention {}{edge}{}", ink.layer.map_or("name", Layer::class), doubt(ink));
    class += match ink.of {
        None => "",
        Some(Layer::Person) => " of-person",
        Some(Layer::Organisation) => " of-organisation",
        Some(Layer::Place) => " of-place",
        Some(_) => " of-name",
    };
    class += if ink.first { " first" } else { "" };
    let element = tied("mark", &class, "data-m", id)?;
    element.set_attribute("tabindex", "-1")?;
    element.set_attribute("data-tag", texts::tag(ink.label))?;
    element.set_attribute("data-say", &texts::say_name(ink.label))?;
    if let Some(entity) = ink.entity {
        element.set_attribute("data-e", &entity.to_string())?;
    }
    Ok(element)
}

/// The class of what the reader should look at, or has.
fn doubt(ink: Ink) -> &'static str {
    match ink.certainty {
        Certainty::Check | Certainty::NoSpeaker => " check",
        Certainty::Yours => " yours",
        Certainty::Sure => "",
    }
}

/// The number of a quote's speaker. Its text is drawn by the style sheet, so that it is not copied with the article.
fn chip(ink: Ink) -> Result<Element, JsValue> {
    let What::Quote { quote, .. } = ink.what else { return element("span", "chip") };
    let chip = of_quote("span", "chip", quote, ink)?;
    let number = ink.number.map_or_else(|| "?".to_owned(), |number| number.to_string());
    chip.set_attribute("data-number", &number)?;
    chip.set_attribute("data-say", &texts::say_quote(ink.speaker))?;
    Ok(chip)
}

fn element(tag: &str, class: &str) -> Result<Element, JsValue> {
    let element = document().create_element(tag)?;
    element.set_attribute("class", class)?;
    Ok(element)
}

fn tied(tag: &str, class: &str, name: &str, id: usize) -> Result<Element, JsValue> {
    let element = element(tag, class)?;
    element.set_attribute(name, &id.to_string())?;
    Ok(element)
}

fn now() -> f64 {
    window().performance().map_or(0.0, |performance| performance.now())
}
