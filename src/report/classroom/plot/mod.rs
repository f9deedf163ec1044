//! Drawings. One is made once, and drawn on a page as SVG and on paper as PDF.
//!
//! From left to right places are in tenths of a per cent of the width, so that a drawing stretches while its words keep
//! their size; from top to bottom they are in pixels. Nothing is told by colour alone: what differs in meaning differs in
//! shape, and the drawing's title and description say the same in words.

mod change;
mod grades;
mod interval;
mod spread;
mod strip;
mod svg;

pub use change::change;
pub use grades::{grades, range_words};
pub use interval::{Told, intervals};
pub use spread::spread;
pub use strip::{Clock, share, strip};

/// A drawing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plot {
    /// What it shows, in a few words. Empty where the words beside it say all of it.
    pub title: String,
    /// What is to be seen on it, in sentences.
    pub description: String,
    /// Its height, in pixels.
    pub high: u32,
    /// What is drawn, the later over the earlier.
    pub shapes: Vec<Shape>,
}

/// One thing that is drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A rectangle.
    Slab {
        /// Its left and right.
        across: (u32, u32),
        /// Its top and bottom.
        down: (u32, u32),
        /// How it looks.
        look: Look,
    },
    /// A line from left to right.
    Line {
        /// Its left and right.
        across: (u32, u32),
        /// How far down it is.
        y: u32,
        /// How it looks.
        look: Look,
    },
    /// A line from top to bottom.
    Upright {
        /// Where it stands.
        x: u32,
        /// Its top and bottom.
        down: (u32, u32),
        /// How it looks.
        look: Look,
    },
    /// A small sign about a place.
    Sign {
        /// Its middle.
        x: u32,
        /// Its middle.
        y: u32,
        /// Which.
        sign: Sign,
    },
    /// Words.
    Words {
        /// Where they are held.
        x: u32,
        /// Their baseline.
        y: u32,
        /// Where they are held by.
        held: Held,
        /// The words.
        text: String,
    },
}

/// How a line or a rectangle looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// What something runs on.
    Track,
    /// What is counted.
    Count,
    /// What is counted, and was done late.
    Late,
    /// What was expected.
    Expected,
    /// From the least to the most.
    Whisker,
    /// The middle half.
    Half,
    /// The middle one.
    Middle,
    /// A line to read by.
    Guide,
}

/// A small sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// A triangle that points down: something was heard.
    Heard,
    /// A ring: before.
    Before,
    /// A disc: after, or a best guess.
    After,
}

/// Where words are held by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Held {
    /// Their beginning.
    Start,
    /// Their middle.
    Middle,
    /// Their end.
    End,
}

impl Plot {
    fn words(&mut self, x: u32, y: u32, held: Held, text: impl Into<String>) {
        self.shapes.push(Shape::Words {
            x,
            y,
            held,
            text: text.into(),
        });
    }

    fn line(&mut self, across: (u32, u32), y: u32, look: Look) {
        self.shapes.push(Shape::Line { across, y, look });
    }

    fn upright(&mut self, x: u32, down: (u32, u32), look: Look) {
        self.shapes.push(Shape::Upright { x, down, look });
    }

    fn slab(&mut self, across: (u32, u32), down: (u32, u32), look: Look) {
        self.shapes.push(Shape::Slab { across, down, look });
    }

    fn sign(&mut self, x: u32, y: u32, sign: Sign) {
        self.shapes.push(Shape::Sign { x, y, sign });
    }
}
