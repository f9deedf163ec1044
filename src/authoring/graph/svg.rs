//! The picture as an SVG file that stands by itself.

use std::fmt::Write;

use super::Graph;
use super::card::{self, Row, SIDE, Style, TICK, WIDTH};
use super::layout::{Column, GAP, Item, lay_out};
use super::unit::{Edge, Unit, units};

/// What is left free around everything.
pub(super) const MARGIN: i32 = 32;
/// How wide the panel at the left is.
pub(super) const PANEL: i32 = 290;
/// What lies between two columns, for ways to bend in.
const BETWEEN: i32 = 86;
/// The same where both are of one kind, so that no way begins or ends there.
const BESIDE: i32 = 30;
/// Where the columns begin below the upper edge: under the title and the headings.
pub(super) const HEAD: i32 = 150;
/// The heading of a frame.
const FRAME_HEAD: i32 = 34;
/// What a frame leaves free around its cards.
const FRAME_PAD: i32 = 12;

const STYLE: &str = "\
text { font-family: 'Noto Sans', 'DejaVu Sans', Verdana, Arial, sans-serif; font-size: 14px; fill: #1c2530; }
.page { fill: #ffffff; }
.title { font-size: 26px; font-weight: bold; }
.summary { font-size: 16px; }
.heading { font-size: 16px; font-weight: bold; }
.card { fill: #f7f9fb; stroke: #5b6b7b; stroke-width: 1.5; }
.lost { fill: url(#hatch); stroke: #8c1d18; stroke-width: 4; stroke-dasharray: 12 5; }
.id { font-size: 17px; font-weight: bold; }
.topic { font-style: italic; }
.under { stroke: #5b6b7b; stroke-width: 2; }
.rule { stroke: #b4bfca; stroke-width: 1; }
.rests { font-weight: bold; fill: #24496e; }
.alarm { font-weight: bold; fill: #8c1d18; }
.strong { fill: #24496e; stroke: #24496e; stroke-width: 1.5; }
.weak { fill: #ffffff; stroke: #24496e; stroke-width: 1.5; }
.tick { fill: none; stroke: #1c5e2f; stroke-width: 3; }
.panel { fill: #fdf6e7; stroke: #8a6d1f; stroke-width: 1.5; }
.frame { fill: #eef3f8; stroke: #24496e; stroke-width: 2; }
.way-on { fill: none; stroke: #33414f; stroke-width: 2; }
.waits { stroke-dasharray: 7 5; }
";

/// Draws a graph. The file names no other file and runs nothing.
pub fn svg(graph: &Graph) -> String {
    let rows = card::all(graph);
    let (units, edges) = units(graph);
    let heights: Vec<i32> = units.iter().map(|unit| unit_height(unit, &rows)).collect();
    let columns = lay_out(&units, &edges, &heights);
    let lefts = lefts(&columns);
    let mut drawing = Drawing {
        graph,
        rows: &rows,
        units: &units,
        edges: &edges,
        columns: &columns,
        lefts: &lefts,
        cards: vec![(0, 0); graph.facts.len()],
        out: String::new(),
    };
    drawing.place_cards();
    drawing.draw()
}

pub(super) struct Drawing<'d> {
    pub graph: &'d Graph,
    rows: &'d [Vec<Row>],
    units: &'d [Unit],
    edges: &'d [Edge],
    columns: &'d [Column],
    /// The left edge of each column.
    lefts: &'d [i32],
    /// The left upper corner of each fact's card.
    cards: Vec<(i32, i32)>,
    out: String,
}

impl Drawing<'_> {
    fn draw(mut self) -> String {
        let panel = self.panel_rows();
        let columns = self.columns.iter().flat_map(|column| &column.items);
        let tallest = columns.map(|it| it.top + it.height).max().unwrap_or(0);
        let below = tallest.max(panel.iter().map(|part| part.height + GAP).sum());
        let right = self
            .lefts
            .last()
            .map_or(MARGIN + PANEL, |left| left + WIDTH);
        let width = right + MARGIN;
        let title = format!("{} ({})", self.graph.title, self.graph.id);
        let width = width.max(MARGIN * 2 + 16 * i32::try_from(title.chars().count()).unwrap_or(0));
        let height = HEAD + below + MARGIN;
        self.open(width, height, &title);
        for edge in 0..self.edges.len() {
            self.edge(edge);
        }
        self.panel(&panel);
        self.headings();
        for unit in 0..self.units.len() {
            self.unit(unit);
        }
        self.out.push_str("</svg>\n");
        self.out
    }

    pub(super) fn put(&mut self, text: std::fmt::Arguments<'_>) {
        // Writing to a text does not fail.
        let _ = self.out.write_fmt(text);
        self.out.push('\n');
    }

    fn open(&mut self, width: i32, height: i32, title: &str) {
        let summary = self.graph.summary();
        self.put(format_args!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" \
             role=\"img\" aria-labelledby=\"title desc\">"
        ));
        self.put(format_args!(
            "<title id=\"title\">{}</title>",
            escaped(title)
        ));
        self.put(format_args!(
            "<desc id=\"desc\">How the facts of the scenario hang together. {} To read the same as text: warning-signs graph {} --outline</desc>",
            escaped(&summary),
            escaped(&self.graph.id)
        ));
        self.put(format_args!("<style>{STYLE}</style>"));
        self.put(format_args!(
            "<defs><marker id=\"arrow\" viewBox=\"0 0 10 10\" refX=\"9\" refY=\"5\" markerWidth=\"7\" markerHeight=\"7\" orient=\"auto\">\
             <path d=\"M0 0 L10 5 L0 10 z\" fill=\"#33414f\"/></marker>\
             <pattern id=\"hatch\" width=\"10\" height=\"10\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\">\
             <rect width=\"10\" height=\"10\" fill=\"#fffafa\"/><rect width=\"3\" height=\"10\" fill=\"#f3d9d6\"/></pattern></defs>"
        ));
        self.put(format_args!(
            "<rect class=\"page\" width=\"{width}\" height=\"{height}\"/>"
        ));
        self.text(MARGIN, 52, "title", title);
        self.text(MARGIN, 84, "summary", &summary);
    }

    pub(super) fn text(&mut self, x: i32, y: i32, class: &str, text: &str) {
        let text = escaped(text);
        self.put(format_args!(
            "<text class=\"{class}\" x=\"{x}\" y=\"{y}\">{text}</text>"
        ));
    }

    fn headings(&mut self) {
        self.text(MARGIN, HEAD - 22, "heading", "How the call begins");
        let mut place = 0;
        // Columns of one kind stand side by side, under one heading.
        for run in self.columns.chunk_by(|a, b| a.kind() == b.kind()) {
            let (left, last) = (self.lefts[place], self.lefts[place + run.len() - 1]);
            let heading = run[0].opens.heading();
            self.text(left, HEAD - 22, "heading", heading);
            let (right, y) = (last + WIDTH, HEAD - 12);
            self.put(format_args!(
                "<line class=\"under\" x1=\"{left}\" y1=\"{y}\" x2=\"{right}\" y2=\"{y}\"/>"
            ));
            place += run.len();
        }
    }

    fn place_cards(&mut self) {
        let columns = self.columns;
        for (place, column) in columns.iter().enumerate() {
            for placed in &column.items {
                let Item::Unit(unit) = placed.item else {
                    continue;
                };
                let mut top = HEAD + placed.top;
                let facts = &self.units[unit].facts;
                if facts.len() > 1 {
                    top += FRAME_HEAD;
                }
                for &fact in facts {
                    self.cards[fact] = (self.lefts[place], top);
                    top += card::height(&self.rows[fact]) + FRAME_PAD;
                }
            }
        }
    }

    fn unit(&mut self, unit: usize) {
        let facts = self.units[unit].facts.clone();
        let group = facts.len() > 1;
        if group {
            let (left, top) = self.cards[facts[0]];
            let height = unit_height(&self.units[unit], self.rows);
            self.put(format_args!(
                "<g role=\"group\"><title>One of these {} is true in any call</title>",
                facts.len()
            ));
            self.put(format_args!(
                "<rect class=\"frame\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{height}\" rx=\"10\"/>",
                left - FRAME_PAD,
                top - FRAME_HEAD,
                WIDTH + 2 * FRAME_PAD
            ));
            self.text(left, top - 12, "heading", "One of these in any call");
        }
        for fact in facts {
            self.card(fact);
        }
        if group {
            self.put(format_args!("</g>"));
        }
    }

    fn card(&mut self, fact: usize) {
        let (left, top) = self.cards[fact];
        let (rows, node) = (self.rows, &self.graph.facts[fact]);
        let class = if node.unheard.is_some() {
            "lost"
        } else {
            "card"
        };
        let height = card::height(&rows[fact]);
        self.put(format_args!("<g><title>{}</title>", escaped(&node.id)));
        self.put(format_args!(
            "<rect class=\"{class}\" x=\"{left}\" y=\"{top}\" width=\"{WIDTH}\" height=\"{height}\" rx=\"6\"/>"
        ));
        let mut y = top + card::first_row();
        for row in &rows[fact] {
            self.row(left + SIDE, y, row);
            y += row.style.height();
        }
        self.put(format_args!("</g>"));
    }

    fn row(&mut self, left: i32, top: i32, row: &Row) {
        let base = top + row.style.height() - 5;
        let mark = match row.style {
            Style::Rule => {
                let (right, y) = (left + WIDTH - 2 * SIDE, top + 5);
                self.put(format_args!(
                    "<line class=\"rule\" x1=\"{left}\" y1=\"{y}\" x2=\"{right}\" y2=\"{y}\"/>"
                ));
                return;
            }
            Style::Strong => Some("strong"),
            Style::Weak => Some("weak"),
            _ => None,
        };
        if let Some(class) = mark {
            self.diamond(left + 6, base - 5, class);
        }
        self.text(
            left + row.style.indent(),
            base,
            row.style.class(),
            &row.text,
        );
        if row.expected {
            self.tick(left + WIDTH - 2 * SIDE - TICK + 4, base);
        }
    }

    pub(super) fn diamond(&mut self, x: i32, y: i32, class: &str) {
        self.put(format_args!(
            "<path class=\"{class}\" d=\"M{x} {} l6 6 l-6 6 l-6 -6 z\"/>",
            y - 6
        ));
    }

    pub(super) fn tick(&mut self, left: i32, base: i32) {
        self.put(format_args!(
            "<path class=\"tick\" d=\"M{left} {} l5 5 l10 -11\"><title>to be recognised</title></path>",
            base - 5
        ));
    }

    /// A way from one card to another, through the lanes that are kept for it.
    fn edge(&mut self, number: usize) {
        let edge = self.edges[number];
        let (from, to) = (self.port(number, false), self.port(number, true));
        let mut path = format!("M{} {}", from.0, from.1);
        let mut at = from;
        let lanes = self
            .columns
            .iter()
            .enumerate()
            .filter_map(|(place, column)| {
                let lane = column
                    .items
                    .iter()
                    .find(|it| it.item == Item::Lane(number))?;
                Some((self.lefts[place], HEAD + lane.middle()))
            });
        for lane in lanes {
            path.push_str(&bend(at, lane));
            at = (lane.0 + WIDTH, lane.1);
            path.push_str(&format!(" L{} {}", at.0, at.1));
        }
        path.push_str(&bend(at, to));
        let class = if edge.told { "way-on waits" } else { "way-on" };
        let facts = &self.graph.facts;
        let (a, b) = (&facts[edge.from_fact].id, &facts[edge.to_fact].id);
        let what = if edge.told {
            format!("{b} needs {a} told before")
        } else {
            format!("{b} is said unasked after {a}")
        };
        let what = escaped(&what);
        self.put(format_args!(
            "<path class=\"{class}\" d=\"{path}\" marker-end=\"url(#arrow)\"><title>{what}</title></path>"
        ));
    }

    /// Where a way leaves or reaches a card, so that no two do so at one place.
    fn port(&self, number: usize, arriving: bool) -> (i32, i32) {
        let end = |edge: &Edge| {
            if arriving {
                edge.to_fact
            } else {
                edge.from_fact
            }
        };
        let other = |edge: &Edge| {
            if arriving {
                edge.from_fact
            } else {
                edge.to_fact
            }
        };
        let fact = end(&self.edges[number]);
        let here = self
            .edges
            .iter()
            .enumerate()
            .filter(|(_, it)| end(it) == fact);
        let mut all: Vec<(i32, usize)> = here
            .map(|(number, it)| (self.cards[other(it)].1, number))
            .collect();
        all.sort_unstable();
        let place = all.iter().position(|&(_, it)| it == number).unwrap_or(0);
        let part = |count: usize| i32::try_from(count + 1).unwrap_or(1);
        let (left, top) = self.cards[fact];
        let height = card::height(&self.rows[fact]);
        let y = top + height * part(place) / part(all.len());
        let edge = self.edges[number];
        let onwards = self.cards[edge.from_fact].0 < self.cards[edge.to_fact].0;
        let right = onwards != arriving;
        (if right { left + WIDTH } else { left }, y)
    }
}

/// The left edge of each column.
fn lefts(columns: &[Column]) -> Vec<i32> {
    let mut lefts = Vec::new();
    let mut left = MARGIN + PANEL + BETWEEN;
    for (place, column) in columns.iter().enumerate() {
        let before = place.checked_sub(1).and_then(|it| columns.get(it));
        match before {
            None => {}
            Some(before) if before.kind() == column.kind() => left += WIDTH + BESIDE,
            Some(_) => left += WIDTH + BETWEEN,
        }
        lefts.push(left);
    }
    lefts
}

fn unit_height(unit: &Unit, rows: &[Vec<Row>]) -> i32 {
    let cards = unit.facts.iter().map(|&fact| card::height(&rows[fact]));
    if unit.facts.len() > 1 {
        FRAME_HEAD + cards.map(|height| height + FRAME_PAD).sum::<i32>()
    } else {
        cards.sum()
    }
}

/// A curve from one place to another that leaves and arrives level.
fn bend(from: (i32, i32), to: (i32, i32)) -> String {
    let reach = ((to.0 - from.0).abs() / 2).max(40);
    let (out, back) = if to.0 >= from.0 {
        (from.0 + reach, to.0 - reach)
    } else {
        (from.0 - reach, to.0 + reach)
    };
    format!(" C{out} {}, {back} {}, {} {}", from.1, to.1, to.0, to.1)
}

/// A text as it may stand in the file: without what is markup there, and without what may not stand in it at all.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => out.push(' '),
            c => out.push(c),
        }
    }
    out
}
