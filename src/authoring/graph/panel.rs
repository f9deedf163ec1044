//! The panel at the left of the picture: how the call begins, and how the picture is read.

use super::card::{self, SIDE};
use super::layout::GAP;
use super::svg::{Drawing, HEAD, MARGIN, PANEL, escaped};

impl Drawing<'_> {
    pub(super) fn panel_rows(&self) -> Vec<Part> {
        let graph = self.graph;
        let said = graph.opening.iter().map(|line| format!("“{line}”"));
        let taken: Vec<&str> = graph
            .facts
            .iter()
            .filter(|fact| fact.heeds)
            .map(|fact| fact.id.as_str())
            .collect();
        let concern = [
            format!("That {}.", graph.concern),
            format!(
                "Passed over, it is said again up to {} times.",
                graph.restated
            ),
            format!("Taken up by asking about: {}.", taken.join(", ")),
        ];
        vec![
            Part::of("The opening", said),
            Part::of("The fear", concern.into_iter()),
            Part::of("How to read this", std::iter::empty()).with_height(self.legend_height()),
        ]
    }

    pub(super) fn panel(&mut self, parts: &[Part]) {
        let mut top = HEAD;
        for part in parts {
            self.put(format_args!("<g><title>{}</title>", escaped(part.heading)));
            self.put(format_args!(
                "<rect class=\"panel\" x=\"{MARGIN}\" y=\"{top}\" width=\"{PANEL}\" height=\"{}\" rx=\"6\"/>",
                part.height
            ));
            self.text(MARGIN + SIDE, top + 28, "heading", part.heading);
            for (place, line) in part.lines.iter().enumerate() {
                let y = top + 54 + 19 * i32::try_from(place).unwrap_or(0);
                self.text(MARGIN + SIDE, y, "way", line);
            }
            if part.lines.is_empty() {
                self.legend(top + 54);
            }
            self.put(format_args!("</g>"));
            top += part.height + GAP;
        }
    }

    fn legend_height(&self) -> i32 {
        216 + if self.graph.unheard() > 0 { 34 } else { 0 }
            + if self.graph.either.is_empty() { 0 } else { 34 }
    }

    fn legend(&mut self, top: i32) {
        let left = MARGIN + SIDE;
        let text = left + 62;
        for (place, class, words) in [
            (0, "way-on", "said unasked after it"),
            (1, "way-on waits", "needs it told before"),
        ] {
            let y = top + 26 * place;
            self.put(format_args!(
                "<path class=\"{class}\" d=\"M{left} {} h48\" marker-end=\"url(#arrow)\"/>",
                y - 5
            ));
            self.text(text, y, "way", words);
        }
        for (place, class, words) in [
            (2, "strong", "shows this sign, strongly"),
            (3, "weak", "shows this sign, weakly"),
        ] {
            let y = top + 26 * place;
            self.diamond(left + 24, y - 5, class);
            self.text(text, y, "way", words);
        }
        let mut y = top + 26 * 4;
        self.tick(left + 16, y);
        self.text(text, y, "way", "and it is to be recognised");
        y += 26;
        self.text(left, y, "rests", "counts");
        self.text(text, y, "way", "what is expected of it");
        if self.graph.unheard() > 0 {
            y += 34;
            self.sample(left, y, "lost");
            self.text(text, y, "way", "nobody can ever hear it");
        }
        if !self.graph.either.is_empty() {
            y += 34;
            self.sample(left, y, "frame");
            self.text(text, y, "way", "one of them in any call");
        }
    }

    fn sample(&mut self, left: i32, y: i32, class: &str) {
        self.put(format_args!(
            "<rect class=\"{class}\" x=\"{left}\" y=\"{}\" width=\"48\" height=\"22\" rx=\"5\"/>",
            y - 16
        ));
    }
}

/// A part of the panel at the left.
pub(super) struct Part {
    heading: &'static str,
    lines: Vec<String>,
    pub height: i32,
}

impl Part {
    fn of(heading: &'static str, texts: impl Iterator<Item = String>) -> Part {
        let lines: Vec<String> = texts
            .flat_map(|text| card::lines(&text, 14, PANEL - 2 * SIDE))
            .collect();
        let height = 54 + 19 * i32::try_from(lines.len()).unwrap_or(0);
        Part {
            heading,
            lines,
            height,
        }
    }

    fn with_height(self, height: i32) -> Part {
        Part { height, ..self }
    }
}
