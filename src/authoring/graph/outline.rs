//! The same as the picture in words, for a screen reader and for a terminal.

use std::collections::BTreeSet;

use super::{Graph, Opens, weight};
use crate::limits::NESTING;

/// A graph as an indented text. A fact stands under the first that opens it.
pub fn outline(graph: &Graph) -> String {
    let mut outline = Outline {
        graph,
        said: BTreeSet::new(),
        out: String::new(),
    };
    outline.head();
    for opens in [Opens::Asked, Opens::After, Opens::Nothing] {
        outline.section(opens.heading(), |graph, fact| {
            let node = &graph.facts[fact];
            node.opens == opens && node.openers().next().is_none()
        });
    }
    // What only facts open that wait for each other, or for what is not there.
    outline.section("Opened by what does not come up before them", |_, _| true);
    outline.out
}

struct Outline<'g> {
    graph: &'g Graph,
    said: BTreeSet<usize>,
    out: String,
}

impl Outline<'_> {
    fn line(&mut self, depth: usize, text: &str) {
        for _ in 0..depth {
            self.out.push_str("  ");
        }
        self.out.push_str(text);
        self.out.push('\n');
    }

    fn head(&mut self) {
        let graph = self.graph;
        self.line(0, &format!("{} ({})", graph.title, graph.id));
        self.line(0, &graph.summary());
        self.line(0, "");
        self.line(0, "The opening");
        for line in &graph.opening {
            self.line(1, &format!("“{line}”"));
        }
        self.line(0, "");
        self.line(0, &format!("The fear: that {}", graph.concern));
        let again = format!(
            "Passed over, it is said again up to {} times.",
            graph.restated
        );
        self.line(1, &again);
        let heeded = graph.facts.iter().filter(|fact| fact.heeds);
        let heeded: Vec<&str> = heeded.map(|fact| fact.id.as_str()).collect();
        self.line(
            1,
            &format!("Taken up by asking about: {}", heeded.join(", ")),
        );
        for group in &graph.either {
            let ids: Vec<&str> = group
                .iter()
                .map(|&it| graph.facts[it].id.as_str())
                .collect();
            self.line(0, "");
            self.line(0, &format!("One of these in any call: {}", ids.join(", ")));
        }
    }

    fn section(&mut self, heading: &str, belongs: impl Fn(&Graph, usize) -> bool) {
        let graph = self.graph;
        let facts: Vec<usize> = (0..graph.facts.len())
            .filter(|&fact| belongs(graph, fact) && !self.said.contains(&fact))
            .collect();
        if facts.is_empty() {
            return;
        }
        self.line(0, "");
        self.line(0, heading);
        for fact in facts {
            self.fact(fact, 1);
        }
    }

    fn fact(&mut self, fact: usize, depth: usize) {
        if depth > NESTING || !self.said.insert(fact) {
            return;
        }
        let graph = self.graph;
        let node = &graph.facts[fact];
        self.line(depth, &format!("{}: {}", node.id, node.topic));
        if let Some(why) = &node.unheard {
            self.line(depth + 1, &format!("NOBODY CAN HEAR THIS: {why}"));
        }
        for way in &node.ways {
            self.line(depth + 1, way);
        }
        if !node.needs.is_empty() {
            self.line(depth + 1, &format!("needs {}", node.needs.join("; ")));
        }
        if node.heeds {
            self.line(depth + 1, "asking takes the fear up");
        }
        for sign in &node.signs {
            let expected = if sign.expected { ", to recognise" } else { "" };
            let text = format!("shows {}: {}{expected}", sign.id, weight(sign.weight));
            self.line(depth + 1, &text);
        }
        if !node.rests.is_empty() {
            self.line(depth + 1, &format!("for {}", node.rests.join(", ")));
        }
        let opened: Vec<usize> = (0..graph.facts.len())
            .filter(|&it| graph.facts[it].openers().any(|opener| opener == fact))
            .filter(|it| !self.said.contains(it))
            .collect();
        if !opened.is_empty() {
            self.line(depth + 1, "opens");
            for it in opened {
                self.fact(it, depth + 2);
            }
        }
    }
}
