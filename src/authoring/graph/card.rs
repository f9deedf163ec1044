//! The card of a fact: its rows, each of one line, and how tall they make it.

use super::{Graph, Node, weight};
use crate::scenario::script::Weight;

/// How wide a card is.
pub(super) const WIDTH: i32 = 300;
/// What is left free at its sides.
pub(super) const SIDE: i32 = 14;
/// How wide the tick of a sign that is expected is, with the blank before it.
pub(super) const TICK: i32 = 20;
/// What is left free above and below its rows.
const PAD: i32 = 12;

/// How a row is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    /// The id.
    Id,
    /// The topic.
    Topic,
    /// How it comes up.
    Way,
    /// A line between two parts.
    Rule,
    /// A strong sign, with its mark.
    Strong,
    /// A weak sign, with its mark.
    Weak,
    /// The rest of a sign that did not fit in one row.
    More,
    /// What rests on it.
    Rests,
    /// That nobody can hear it.
    Alarm,
}

impl Style {
    /// The class in the picture.
    pub fn class(self) -> &'static str {
        match self {
            Style::Id => "id",
            Style::Topic => "topic",
            Style::Way => "way",
            Style::Rule => "rule",
            Style::Strong | Style::Weak | Style::More => "sign",
            Style::Rests => "rests",
            Style::Alarm => "alarm",
        }
    }

    /// How tall a row is.
    pub fn height(self) -> i32 {
        match self {
            Style::Id => 22,
            Style::Rule => 11,
            _ => 18,
        }
    }

    /// How far in it begins.
    pub fn indent(self) -> i32 {
        match self {
            Style::Strong | Style::Weak | Style::More => 18,
            _ => 0,
        }
    }

    /// What is kept free of its words at both sides: of a sign, its mark and the tick.
    fn margins(self) -> i32 {
        match self {
            Style::Strong | Style::Weak | Style::More => self.indent() + TICK,
            _ => self.indent(),
        }
    }

    /// By what size of an ordinary typeface it is measured: bold is wider.
    fn size(self) -> i32 {
        match self {
            Style::Id => 19,
            Style::Rests | Style::Alarm => 16,
            _ => 14,
        }
    }
}

/// A row of a card.
#[derive(Clone, Debug)]
pub(super) struct Row {
    pub style: Style,
    pub text: String,
    /// Whether it is a sign that is to be recognised.
    pub expected: bool,
}

/// The rows of a fact's card.
pub(super) fn rows(fact: &Node) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut add = |style, text: &str| rows.extend(wrapped(style, text));
    if let Some(why) = &fact.unheard {
        add(Style::Alarm, "NOBODY CAN HEAR THIS");
        add(Style::Alarm, why);
    }
    add(Style::Id, &fact.id);
    add(Style::Topic, &fact.topic);
    for way in &fact.ways {
        add(Style::Way, way);
    }
    if !fact.needs.is_empty() {
        add(Style::Way, &format!("needs {}", fact.needs.join("; ")));
    }
    if fact.heeds {
        add(Style::Way, "asking takes the fear up");
    }
    if !fact.signs.is_empty() || !fact.rests.is_empty() {
        add(Style::Rule, "");
    }
    for sign in &fact.signs {
        let style = match sign.weight {
            Weight::Strong => Style::Strong,
            Weight::Weak => Style::Weak,
        };
        let mut of_sign = wrapped(style, &format!("{}: {}", sign.id, weight(sign.weight)));
        if let Some(first) = of_sign.first_mut() {
            first.expected = sign.expected;
        }
        rows.extend(of_sign);
    }
    if !fact.rests.is_empty() {
        let text = format!("counts for {}", fact.rests.join(", "));
        rows.extend(wrapped(Style::Rests, &text));
    }
    rows
}

/// A text in rows that fit a card.
fn wrapped(style: Style, text: &str) -> Vec<Row> {
    let mut rows = Vec::new();
    for line in lines(text, style.size(), WIDTH - 2 * SIDE - style.margins()) {
        let first = rows.is_empty();
        let style = match style {
            Style::Strong | Style::Weak if !first => Style::More,
            style => style,
        };
        rows.push(Row {
            style,
            text: line,
            expected: false,
        });
    }
    rows
}

/// How tall the card of these rows is.
pub(super) fn height(rows: &[Row]) -> i32 {
    2 * PAD + rows.iter().map(|row| row.style.height()).sum::<i32>()
}

/// Where the first row begins below the card's upper edge.
pub(super) fn first_row() -> i32 {
    PAD
}

/// The rows of every card of a graph.
pub(super) fn all(graph: &Graph) -> Vec<Vec<Row>> {
    graph.facts.iter().map(rows).collect()
}

/// A text in lines that are surely no wider than this many pixels. A word that is too long by itself is divided.
pub(super) fn lines(text: &str, size: i32, wide: i32) -> Vec<String> {
    let wide = wide * 1000;
    let mut lines = vec![String::new()];
    let mut used = 0;
    for word in text
        .split_whitespace()
        .flat_map(|word| pieces(word, size, wide))
    {
        let needed = width(&word, size);
        let blank = if used == 0 { 0 } else { width(" ", size) };
        if used > 0 && used + blank + needed > wide {
            lines.push(String::new());
            used = 0;
        }
        if let Some(line) = lines.last_mut() {
            if used > 0 {
                line.push(' ');
                used += blank;
            }
            line.push_str(&word);
            used += needed;
        }
    }
    lines
}

fn pieces(word: &str, size: i32, wide: i32) -> Vec<String> {
    let mut pieces = vec![String::new()];
    let mut used = 0;
    for c in word.chars() {
        let needed = width(c.encode_utf8(&mut [0; 4]), size);
        if used + needed > wide {
            pieces.push(String::new());
            used = 0;
        }
        if let Some(piece) = pieces.last_mut() {
            piece.push(c);
            used += needed;
        }
    }
    pieces
}

/// How wide a text is at most in the ordinary typefaces, in thousandths of a pixel.
fn width(text: &str, size: i32) -> i32 {
    let thousandths = text.chars().map(|c| match c {
        'i' | 'j' | 'l' | '.' | ',' | ':' | ';' | '\'' | '|' => 340,
        'f' | 't' | 'r' | ' ' | '(' | ')' | '-' | '!' => 410,
        'c' | 's' | 'z' | 'k' | 'v' | 'x' | 'y' => 590,
        'm' | 'w' | 'M' | 'W' => 1000,
        c if c.is_uppercase() => 760,
        c if c.is_ascii() => 640,
        // “ and ” and … are narrower, and few.
        _ => 1000,
    });
    thousandths.sum::<i32>() * size
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_no_wider_than_they_may_be_and_nothing_is_lost() {
        let text = "the one whose username nobody-ever-wrote-down-in-full-because-it-was-so-very-long-indeed knows";
        let lines = lines(text, 14, 200);
        assert!(
            lines.iter().all(|line| width(line, 14) <= 200_000),
            "{lines:?}"
        );
        let bare = |text: &str| text.replace(' ', "");
        assert_eq!(bare(&lines.concat()), bare(text));
    }
}
