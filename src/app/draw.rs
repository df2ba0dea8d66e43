//! Draws the article, a slice a frame, so that the page stays responsive however long the text.
//! Takes a reading and the element to fill, gives headings, paragraphs and marks.
//! Law: the text enters the document as text nodes only; what is drawn spells the text.

use crate::texts;
use leptos::prelude::{document, request_animation_frame, window};
use leptos::wasm_bindgen::JsValue;
use std::cell::Cell;
use std::ops::Range;
use std::rc::Rc;
use web_sys::{Element, Node};
use whosaid::view::{Form, Layer, Mark, Piece, Reading, Segment, Shared, What};

/// The browser refuses nothing that is asked of it here; were it to, drawing would end.
type Done = Result<(), JsValue>;

/// How long one frame may draw, in milliseconds.
const FRAME: f64 = 10.0;

/// How many pieces share an element that the browser may leave out of its layout.
const SLICE: usize = 12;

/// Draws one article at a time; starting another ends the one before.
#[derive(Clone, Default)]
pub(crate) struct Painter {
    turn: Rc<Cell<u32>>,
}

impl Painter {
    /// Fills `host` with the article, then calls `done`.
    pub(crate) fn draw(&self, host: Element, reading: Shared, done: impl FnOnce() + 'static) {
        self.stop();
        host.set_text_content(None);
        let headline = reading.pieces.iter().position(|piece| piece.form == Form::Headline);
        let job = Job { turn: self.turn.get(), painter: self.clone(), host, reading, next: 0, headline };
        job.go_on(done);
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
        done();
    }

    fn slice(&self, pieces: Range<usize>) -> Done {
        let slice = element("div", "slice")?;
        for at in pieces {
            let (Some(piece), Some(segments)) = (self.reading.pieces.get(at), self.reading.segments.get(at))
            else {
                break;
            };
            let block = element(self.tag(at, piece.form), class(piece))?;
            slice.append_child(&block)?;
            let mut pen = Pen { reading: &self.reading, open: vec![block] };
            segments.iter().try_for_each(|segment| pen.write(segment))?;
        }
        self.host.append_child(&slice).map(drop)
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

    fn text(&self, range: Range<usize>) -> Done {
        let text = self.reading.text.get(range).unwrap_or_default();
        self.append(&document().create_text_node(text))
    }

    fn open(&mut self, mark: usize, starts: bool) -> Done {
        let Some(mark) = self.reading.marks.get(mark) else { return Ok(()) };
        let element = self.element(mark, if starts { " starts" } else { "" })?;
        self.append(&element)?;
        self.open.push(element);
        Ok(())
    }

    fn close(&mut self, mark: usize, ends: bool) -> Done {
        let Some(element) = self.open.pop().filter(|_| ends) else { return Ok(()) };
        element.class_list().add_1("ends")?;
        match self.reading.marks.get(mark).map(|mark| mark.what) {
            Some(What::Quote { quote, last: true }) => {
                let chip = self.chip(quote)?;
                self.append(&chip)
            }
            _ => Ok(()),
        }
    }

    fn append(&self, node: &Node) -> Done {
        self.open.last().map_or(Ok(()), |parent| parent.append_child(node).map(drop))
    }

    /// The element of a mark; `edge` is the class that says whether the mark starts with it.
    fn element(&self, mark: &Mark, edge: &str) -> Result<Element, JsValue> {
        match mark.what {
            What::Quote { quote, .. } => self.quote(quote, edge),
            What::Verbatim(quote) => self.of_quote("span", "verbatim", quote),
            What::Cue(quote) => self.of_quote("b", "cue", quote),
            What::Speaker(quote) => tied("span", "source", "data-q", quote),
            What::Dateline => element("span", "run-in"),
            What::NonSpeech(id) => self.non_speech(id),
            What::Mention(id) => self.mention(id),
        }
    }

    fn quote(&self, id: usize, edge: &str) -> Result<Element, JsValue> {
        let element = self.of_quote("mark", &format!("quote{edge}"), id)?;
        element.set_attribute("tabindex", "-1")?;
        Ok(element)
    }

    /// An element that belongs to a quote and is shown with the quote's layer.
    fn of_quote(&self, tag: &str, class: &str, id: usize) -> Result<Element, JsValue> {
        let layer = self.reading.annotation.quotes.get(id).map_or(Layer::Indirect, Layer::of_quote);
        tied(tag, &format!("{class} {}", layer.class()), "data-q", id)
    }

    fn non_speech(&self, id: usize) -> Result<Element, JsValue> {
        let element = element("mark", "nonspeech")?;
        if let Some(marks) = self.reading.annotation.non_speech.get(id) {
            element.set_attribute("title", texts::not_speech(&marks.reason))?;
        }
        Ok(element)
    }

    fn mention(&self, id: usize) -> Result<Element, JsValue> {
        let Some(mention) = self.reading.annotation.mentions.get(id) else {
            return element("mark", "mention");
        };
        let mut class = format!("mention {}", Layer::of_mention(mention).class());
        if let Some(entity) = mention.entity {
            class += self.of_kind(entity);
            class += if self.reading.is_first(entity, id) { " first" } else { "" };
        }
        let element = tied("mark", &class, "data-m", id)?;
        element.set_attribute("tabindex", "-1")?;
        element.set_attribute("data-tag", texts::tag(&mention.kind))?;
        if let Some(entity) = mention.entity {
            element.set_attribute("data-e", &entity.to_string())?;
        }
        Ok(element)
    }

    /// A class that gives a pronoun the ink of whom it stands for.
    fn of_kind(&self, entity: usize) -> &'static str {
        let kind = self.reading.annotation.entities.get(entity).map_or("", |entity| entity.kind.as_str());
        match Layer::of_label(kind) {
            Layer::Person => " of-person",
            Layer::Organisation => " of-organisation",
            Layer::Place => " of-place",
            _ => " of-name",
        }
    }

    /// The number of a quote's speaker. Its text is drawn by the style sheet, so that it is not copied with the article.
    fn chip(&self, quote: usize) -> Result<Element, JsValue> {
        let chip = self.of_quote("span", "chip", quote)?;
        let number = self.reading.ledger.number(quote);
        let number = number.map_or_else(|| "?".to_owned(), |number| number.to_string());
        chip.set_attribute("data-number", &number)?;
        chip.set_attribute("aria-hidden", "true")?;
        Ok(chip)
    }
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
