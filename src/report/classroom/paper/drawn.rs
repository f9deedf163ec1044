//! A drawing on paper.

use super::face::{Colour, Style};
use super::lay::Mark;
use crate::report::classroom::plot::{Held, Look, Plot, Shape, Sign};

/// A pixel of a page, in points.
const PIXEL: f32 = 0.75;

/// How high a drawing is, in points.
pub fn high(plot: &Plot) -> f32 {
    plot.high as f32 * PIXEL
}

/// A drawing's marks, its top left at a place, and this wide.
pub fn marks(plot: &Plot, at: (f32, f32), wide: f32) -> impl Iterator<Item = Mark> {
    let across = move |place: u32| at.0 + place as f32 / 1000.0 * wide;
    let down = move |pixels: u32| at.1 + pixels as f32 * PIXEL;
    plot.shapes.iter().map(move |shape| match shape {
        Shape::Slab {
            across: (left, right),
            down: (top, bottom),
            look,
        } => {
            let area = [across(*left), down(*top), across(*right), down(*bottom)];
            let (fill, edge) = slab(*look);
            Mark::Slab(area, fill, edge)
        }
        Shape::Line {
            across: (left, right),
            y,
            look,
        } => {
            let (colour, width) = line(*look);
            Mark::Line(
                [across(*left), down(*y), across(*right), down(*y)],
                colour,
                width,
            )
        }
        Shape::Upright {
            x,
            down: (top, bottom),
            look,
        } => {
            let (colour, width) = line(*look);
            Mark::Line(
                [across(*x), down(*top), across(*x), down(*bottom)],
                colour,
                width,
            )
        }
        Shape::Sign { x, y, sign } => match sign {
            Sign::Heard => Mark::Triangle(across(*x), down(*y)),
            Sign::Before => Mark::Circle(across(*x), down(*y), false),
            Sign::After => Mark::Circle(across(*x), down(*y), true),
        },
        Shape::Words { x, y, held, text } => {
            let style = Style::Drawn;
            let back = match held {
                Held::Start => 0.0,
                Held::Middle => style.wide(text) / 2.0,
                Held::End => style.wide(text),
            };
            Mark::Words(across(*x) - back, down(*y), style, format!("{text} "))
        }
    })
}

fn slab(look: Look) -> (Option<Colour>, Option<(Colour, bool)>) {
    match look {
        Look::Count | Look::Late => (Some(Colour::Act), None),
        Look::Expected => (None, Some((Colour::Soft, true))),
        Look::Half => (Some(Colour::Sheet), Some((Colour::Act, false))),
        _ => (Some(Colour::Rule), None),
    }
}

fn line(look: Look) -> (Colour, f32) {
    match look {
        Look::Whisker => (Colour::Spoken, 2.0),
        Look::Middle => (Colour::Act, 3.0),
        Look::Guide => (Colour::Soft, 0.75),
        _ => (Colour::Rule, 1.5),
    }
}
