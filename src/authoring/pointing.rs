//! Where in a scenario's text a finding stands.

use super::finding::Place;
use crate::scenario::diagnostic::LineStarts;
use crate::scenario::outline::Outline;

/// A scenario's text, to point into.
pub(super) struct Pointing<'s> {
    outline: Outline<'s>,
    starts: LineStarts<'s>,
}

/// A step on the way from the top of a script to a place in it.
#[derive(Clone, Copy, Debug)]
pub(super) enum To<'p> {
    /// The field of this name.
    Field(&'p str),
    /// The item at this place of a list.
    Item(usize),
}

impl<'s> Pointing<'s> {
    /// Reads how a text is laid out.
    pub fn of(source: &'s str) -> Pointing<'s> {
        let outline = Outline::of(source);
        let starts = LineStarts::of(source);
        Pointing { outline, starts }
    }

    fn node(&self, way: &[To<'_>]) -> Option<usize> {
        way.iter()
            .try_fold(self.outline.root()?, |at, to| match to {
                To::Field(name) => self.outline.field(at, name),
                To::Item(place) => self.outline.children(at).nth(*place),
            })
    }

    /// What stands at the end of this way; the beginning of the text where nothing does.
    pub fn at(&self, way: &[To<'_>]) -> Place {
        let span = self.node(way).map(|it| self.outline.span(it));
        Place::of(&self.starts, span.unwrap_or_default())
    }

    /// The beginning of what stands there, for what is long.
    pub fn head(&self, way: &[To<'_>]) -> Place {
        let span = self.node(way).map(|it| self.outline.head(it));
        Place::of(&self.starts, span.unwrap_or_default())
    }
}
