//! A table on paper: its head stands again on each page, and its rows stay whole where they fit on one.

use std::num::NonZeroU32;

use krilla::tagging::{TableHeaderScope, Tag, TagKind};

use super::face::{Colour, Style};
use super::lay::{Branch, Flow, Mark};
use super::{Item, Row, Table, drawn};
use crate::report::classroom::plot::Plot;

/// What stays empty above and below what stands in a cell, and between columns.
const PAD: f32 = 4.0;
const GAP: f32 = 12.0;

/// One thing in a cell once its width is known.
enum Set<'t> {
    Line(Style, String),
    Drawing(&'t Plot),
}

/// Where a column stands.
type Place = (f32, f32);

/// Puts a table on the page, over pages where it must.
pub fn lay(flow: &mut Flow, table: &Table) -> Branch {
    let places = places(flow, table);
    let mut all = Vec::new();
    let head = head(table, &places);
    let first_row = table.rows.first().map_or(0.0, |it| high_of(it, &places));
    let caption = Style::Caption.lines(&table.caption, flow.wide());
    let above = caption.len() as f32 * Style::Caption.leading() + high(&head);
    flow.need(above + first_row);
    if !caption.is_empty() {
        let lines = caption.into_iter().map(|line| {
            let top = flow.y;
            flow.y += Style::Caption.leading();
            flow.line((flow.left, top), Style::Caption, line + " ")
        });
        all.push(Branch::Group(Tag::Caption.into(), lines.collect()));
    }
    let heads = head
        .iter()
        .map(|_| Tag::TH(TableHeaderScope::Column).into());
    let heads = row(flow, &places, &head, heads.collect(), None);
    all.push(Branch::Group(Tag::THead.into(), vec![heads]));
    let rows = table
        .rows
        .iter()
        .map(|it| body_row(flow, &places, &head, it));
    let rows = rows.collect();
    all.push(Branch::Group(Tag::TBody.into(), rows));
    Branch::Group(Tag::Table.into(), all)
}

fn places(flow: &Flow, table: &Table) -> Vec<Place> {
    let whole: f32 = table.columns.iter().map(|it| it.share).sum();
    let mut left = flow.left;
    let place = table.columns.iter().map(|it| {
        let wide = it.share / whole.max(f32::EPSILON) * flow.wide();
        let place = (left, wide - GAP);
        left += wide;
        place
    });
    place.collect()
}

fn head<'t>(table: &'t Table, places: &[Place]) -> Vec<Vec<Set<'t>>> {
    let columns = table.columns.iter().zip(places);
    columns.map(|(it, place)| set(&it.head, place.1)).collect()
}

fn set(items: &[Item], wide: f32) -> Vec<Set<'_>> {
    let mut all = Vec::new();
    for item in items {
        match item {
            Item::Words(style, text) => {
                let lines = style.lines(text, wide).into_iter();
                all.extend(lines.map(|line| Set::Line(*style, line)));
            }
            Item::Drawing(plot) => all.push(Set::Drawing(plot)),
        }
    }
    all
}

impl Set<'_> {
    fn high(&self) -> f32 {
        match self {
            Set::Line(style, _) => style.leading(),
            Set::Drawing(plot) => drawn::high(plot) + 2.0,
        }
    }
}

fn high(cells: &[Vec<Set<'_>>]) -> f32 {
    let highs = cells.iter().map(|it| it.iter().map(Set::high).sum::<f32>());
    highs.fold(0.0, f32::max) + 2.0 * PAD
}

fn high_of(row: &Row, places: &[Place]) -> f32 {
    match row {
        // Together with the first row below it, in the main.
        Row::Part(_) => 6.0 * PAD + 4.0 * Style::Part.leading(),
        Row::Cells(cells) => high(&cells_of(cells, places)),
    }
}

fn cells_of<'t>(cells: &'t [Vec<Item>], places: &[Place]) -> Vec<Vec<Set<'t>>> {
    let cells = cells.iter().zip(places);
    cells.map(|(it, place)| set(it, place.1)).collect()
}

fn body_row(flow: &mut Flow, places: &[Place], head: &[Vec<Set<'_>>], it: &Row) -> Branch {
    if !flow.fits(high_of(it, places)) {
        flow.turn();
        again(flow, places, head);
    }
    match it {
        Row::Part(name) => {
            let span = NonZeroU32::new(u32::try_from(places.len()).unwrap_or(1));
            let tag = Tag::TH(TableHeaderScope::Row).with_col_span(span);
            let cells = vec![vec![Set::Line(Style::Part, name.clone())]];
            flow.y += PAD;
            row(flow, places, &cells, vec![tag.into()], Some(head))
        }
        Row::Cells(cells) => {
            let cells = cells_of(cells, places);
            let tags = (0..cells.len()).map(|no| match no {
                0 => Tag::TH(TableHeaderScope::Row).into(),
                _ => Tag::TD.into(),
            });
            row(flow, places, &cells, tags.collect(), Some(head))
        }
    }
}

/// The head again, on a further page: to be seen, and not read twice.
fn again(flow: &mut Flow, places: &[Place], head: &[Vec<Set<'_>>]) {
    let top = flow.y;
    for (cell, place) in head.iter().zip(places) {
        let mut y = top + PAD;
        for it in cell {
            match it {
                Set::Line(style, text) => {
                    let baseline = y + style.look().1;
                    let mark = Mark::Words(place.0, baseline, *style, text.clone());
                    flow.put(None, mark);
                }
                Set::Drawing(plot) => {
                    let marks: Vec<Mark> = drawn::marks(plot, (place.0, y), place.1).collect();
                    marks.into_iter().for_each(|it| flow.put(None, it));
                }
            }
            y += it.high();
        }
    }
    flow.y = top + high(head);
    rule(flow);
}

fn rule(flow: &mut Flow) {
    let ends = [flow.left, flow.y, flow.left + flow.wide(), flow.y];
    flow.put(None, Mark::Line(ends, Colour::Rule, 0.75));
}

/// Puts a row on the page; one that is higher than a page goes on over the next.
fn row(
    flow: &mut Flow,
    places: &[Place],
    cells: &[Vec<Set<'_>>],
    tags: Vec<TagKind>,
    head: Option<&[Vec<Set<'_>>]>,
) -> Branch {
    let mut read: Vec<Vec<Branch>> = cells.iter().map(|_| Vec::new()).collect();
    let mut next = vec![0; cells.len()];
    loop {
        let top = flow.y + PAD;
        let mut foot = top;
        for (no, cell) in cells.iter().enumerate() {
            let Some(place) = places.get(no) else { break };
            let mut y = top;
            while let Some(it) = cell.get(next[no]) {
                let first = flow.y <= flow.left + high(head.unwrap_or_default()) && y == top;
                if y + it.high() > flow.bottom() && !first {
                    break;
                }
                read[no].extend(one(flow, (place.0, y), place.1, it));
                y += it.high();
                next[no] += 1;
            }
            foot = foot.max(y);
        }
        flow.y = foot + PAD;
        if next
            .iter()
            .zip(cells)
            .all(|(next, cell)| *next >= cell.len())
        {
            break;
        }
        flow.turn();
        if let Some(head) = head {
            again(flow, places, head);
        }
    }
    rule(flow);
    let cells = tags.into_iter().zip(read);
    let cells = cells.map(|(tag, leaves)| Branch::Group(tag, leaves));
    Branch::Group(Tag::TR.into(), cells.collect())
}

fn one(flow: &mut Flow, at: (f32, f32), wide: f32, it: &Set<'_>) -> Option<Branch> {
    match it {
        Set::Line(style, text) => Some(flow.line(at, *style, format!("{text} "))),
        Set::Drawing(plot) => flow.draw(at, wide, plot),
    }
}
