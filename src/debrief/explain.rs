//! The parts of an item that are the same whatever it is about.

use super::item::{Category, GuidanceRef, Item, Point, Verdict};
use crate::scenario::catalogue::Catalogue;

/// An item to be filled in.
pub(crate) trait Blank {
    fn blank(point: Point, about: &str, category: Category) -> Item;
}

impl Blank for Item {
    fn blank(point: Point, about: &str, category: Category) -> Item {
        Item {
            id: format!("{}:{about}", point.name()),
            point,
            category,
            verdict: Verdict::Missed,
            what: String::new(),
            seen: String::new(),
            why: String::new(),
            guidance: None,
            at_ms: None,
            moment: None,
            weight: 0,
            penalty: 0,
            critical: false,
        }
    }
}

/// The entry of the guidance list of this id.
pub(crate) fn guidance(id: Option<&str>) -> Option<GuidanceRef> {
    let id = id?;
    let entry = Catalogue::built_in()
        .guidance
        .iter()
        .find(|entry| entry.id == id)?;
    Some(GuidanceRef {
        id: entry.id.clone(),
        title: entry.title.clone(),
        publisher: entry.publisher.clone(),
        address: entry.address.clone(),
    })
}
