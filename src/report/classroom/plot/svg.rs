//! A drawing as SVG. All of its look comes from classes: the page it stands in may allow no styles of its own.

use askama::Template;

use super::{Held, Look, Plot, Shape, Sign};

#[derive(Template)]
#[template(path = "plot.html", config = "src/report/askama.toml")]
struct Svg<'p> {
    id: &'p str,
    plot: &'p Plot,
}

impl Plot {
    /// It, as SVG. The id is the drawing's own in the page. One without a title is left out of what is read aloud, since
    /// the words beside it say the same.
    pub fn svg(&self, id: &str) -> String {
        // Plain data written to a string: nothing in the template can fail.
        #[expect(
            clippy::unwrap_used,
            reason = "writing plain data to a string cannot fail"
        )]
        Svg { id, plot: self }.render().unwrap()
    }
}

impl Look {
    fn class(self) -> &'static str {
        match self {
            Look::Track => "track",
            Look::Count => "count",
            Look::Late => "late",
            Look::Expected => "expected",
            Look::Whisker => "whisker",
            Look::Half => "half",
            Look::Middle => "middle",
            Look::Guide => "guide",
        }
    }
}

impl Sign {
    fn class(self) -> &'static str {
        match self {
            Sign::Heard => "heard",
            Sign::Before => "before",
            Sign::After => "after",
        }
    }
}

impl Held {
    fn anchor(self) -> &'static str {
        match self {
            Held::Start => "start",
            Held::Middle => "middle",
            Held::End => "end",
        }
    }
}

/// A place, as SVG writes it.
fn percent(place: &u32) -> String {
    format!("{}.{}%", place / 10, place % 10)
}

/// What lies between two places, as SVG writes it.
fn between(places: &(u32, u32)) -> String {
    percent(&places.1.saturating_sub(places.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_drawn_is_text_and_classes() {
        let mut plot = Plot {
            title: "When <it> was done".to_owned(),
            description: "From 0:10 to 0:20.".to_owned(),
            high: 20,
            ..Plot::default()
        };
        plot.line((0, 1000), 10, Look::Track);
        plot.slab((250, 333), (2, 18), Look::Half);
        plot.sign(500, 9, Sign::Heard);
        plot.words(1000, 14, Held::End, "a & b");
        let svg = plot.svg("when");
        assert!(svg.contains("<title id=\"when-t\">When &#60;it&#62; was done</title>"));
        assert!(
            svg.contains("x=\"25.0%\"") && svg.contains("width=\"8.3%\""),
            "{svg}"
        );
        assert!(svg.contains(">a &#38; b</text>"));
        assert!(!svg.contains("style"));
        plot.title.clear();
        assert!(plot.svg("when").contains("aria-hidden=\"true\""));
    }
}
