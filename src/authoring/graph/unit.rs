//! What is placed as one: a fact, or a group of facts of which a call holds one.

use std::collections::BTreeSet;

use super::{Graph, Opens};

/// What is placed as one.
#[derive(Clone, Debug)]
pub(super) struct Unit {
    /// Its facts, by their places.
    pub facts: Vec<usize>,
    /// What opens it.
    pub opens: Opens,
    /// How many facts must be heard, one after another, before it can be: 0 for what opens by itself.
    pub depth: usize,
}

/// The way from a unit to one it opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Edge {
    /// The unit that opens.
    pub from: usize,
    /// The unit that is opened.
    pub to: usize,
    /// The fact of `from` it begins at.
    pub from_fact: usize,
    /// The fact of `to` it ends at.
    pub to_fact: usize,
    /// Whether the one must have been told; otherwise the other follows it unasked.
    pub told: bool,
}

/// The units of a graph, in the order of the script, and the ways between them.
pub(super) fn units(graph: &Graph) -> (Vec<Unit>, Vec<Edge>) {
    let mut unit_of = vec![usize::MAX; graph.facts.len()];
    let mut units: Vec<Unit> = Vec::new();
    for place in 0..graph.facts.len() {
        if unit_of[place] != usize::MAX {
            continue;
        }
        let group = graph.either.iter().find(|group| group.contains(&place));
        let facts = group.cloned().unwrap_or_else(|| vec![place]);
        for &fact in &facts {
            unit_of[fact] = units.len();
        }
        let opens = facts.iter().map(|&fact| graph.facts[fact].opens);
        units.push(Unit {
            // The first of a group says how they all are asked for; one that waits for another makes them all wait.
            opens: opens
                .filter(|it| *it != Opens::Nothing)
                .max()
                .unwrap_or(Opens::Nothing),
            facts,
            depth: 0,
        });
    }
    let edges = edges(graph, &unit_of);
    set_depths(&mut units, &edges);
    (units, edges)
}

fn edges(graph: &Graph, unit_of: &[usize]) -> Vec<Edge> {
    let mut edges = BTreeSet::new();
    for (to_fact, fact) in graph.facts.iter().enumerate() {
        for (openers, told) in [(&fact.follows, false), (&fact.told, true)] {
            for &from_fact in openers {
                edges.insert(Edge {
                    from: unit_of[from_fact],
                    to: unit_of[to_fact],
                    from_fact,
                    to_fact,
                    told,
                });
            }
        }
    }
    edges
        .into_iter()
        .filter(|edge| edge.from != edge.to)
        .collect()
}

/// The longest way to each unit. Facts that wait for each other in a ring are as deep as the ring is long.
fn set_depths(units: &mut [Unit], edges: &[Edge]) {
    // A way without a ring is no longer than there are units.
    for _ in 0..units.len() {
        let mut changed = false;
        for edge in edges {
            let after = units[edge.from].depth + 1;
            if units[edge.to].depth < after && after < units.len() {
                units[edge.to].depth = after;
                changed = true;
            }
        }
        if !changed {
            return;
        }
    }
}
