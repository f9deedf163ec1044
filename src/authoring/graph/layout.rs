//! Where everything stands: columns by what opens a fact, and an order in each that lets few ways cross.
//!
//! The method is the usual one for layered drawings: a way that passes a column has a place of its own there, and
//! each column is put in the order of the places its neighbours have, back and forth, as long as that helps.

use super::Opens;
use super::unit::{Edge, Unit};

/// The most cards of one column; more of a kind stand in columns beside each other.
const MOST: usize = 10;
/// How often the columns are put in order, back and forth.
const SWEEPS: usize = 12;
/// The height of the place a passing way has.
const LANE: i32 = 18;
/// How far things of a column stand apart.
pub(super) const GAP: i32 = 22;

/// What has a place in a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Item {
    /// A unit, by its number.
    Unit(usize),
    /// A way that passes, by its number.
    Lane(usize),
}

/// A thing and its place.
#[derive(Clone, Copy, Debug)]
pub(super) struct Placed {
    pub item: Item,
    /// Its upper edge.
    pub top: i32,
    pub height: i32,
}

impl Placed {
    pub fn middle(&self) -> i32 {
        self.top + self.height / 2
    }
}

/// A column.
#[derive(Clone, Debug)]
pub(super) struct Column {
    pub opens: Opens,
    /// How deep its units lie.
    pub depth: usize,
    /// From above to below.
    pub items: Vec<Placed>,
}

impl Column {
    /// What makes columns of one kind: no way leads from one of them to another.
    pub fn kind(&self) -> (usize, Opens) {
        (self.depth, self.opens)
    }
}

/// Everything in its place. Heights are the caller's; widths are all one.
pub(super) fn lay_out(units: &[Unit], edges: &[Edge], heights: &[i32]) -> Vec<Column> {
    let (mut columns, column_of) = columns(units, edges);
    let links = lanes(&mut columns, edges, &column_of);
    order(&mut columns, &links);
    heights_and_tops(&mut columns, &links, heights);
    columns
}

/// Units in columns: what opens by itself first, then by how deep they lie and by what opens them.
fn columns(units: &[Unit], edges: &[Edge]) -> (Vec<Column>, Vec<usize>) {
    let opens_others = |unit: usize| edges.iter().any(|edge| edge.from == unit);
    let mut order: Vec<usize> = (0..units.len()).collect();
    // Those that open others stand nearest to them.
    order.sort_by_key(|&unit| {
        let it = &units[unit];
        (it.depth, it.opens, opens_others(unit), unit)
    });
    let mut columns: Vec<Column> = Vec::new();
    let mut column_of = vec![0; units.len()];
    for run in order
        .chunk_by(|&a, &b| (units[a].depth, units[a].opens) == (units[b].depth, units[b].opens))
    {
        let parts = run.len().div_ceil(MOST);
        for part in run.chunks(run.len().div_ceil(parts)) {
            for &unit in part {
                column_of[unit] = columns.len();
            }
            let items = part.iter().map(|&unit| Placed {
                item: Item::Unit(unit),
                top: 0,
                height: 0,
            });
            columns.push(Column {
                opens: units[run[0]].opens,
                depth: units[run[0]].depth,
                items: items.collect(),
            });
        }
    }
    (columns, column_of)
}

/// Two things of neighbouring columns that a way joins: the left column, and the place of each in its column's first order.
type Link = (usize, Item, Item);

/// Gives the ways that pass columns their places there, and says what they join.
fn lanes(columns: &mut [Column], edges: &[Edge], column_of: &[usize]) -> Vec<Link> {
    let mut links = Vec::new();
    for (number, edge) in edges.iter().enumerate() {
        let (from, to) = (column_of[edge.from], column_of[edge.to]);
        // What goes back, or stays in its column, goes round outside and is in nobody's way.
        let mut left = Item::Unit(edge.from);
        for at in from..to {
            let right = if at + 1 == to {
                Item::Unit(edge.to)
            } else {
                columns[at + 1].items.push(Placed {
                    item: Item::Lane(number),
                    top: 0,
                    height: LANE,
                });
                Item::Lane(number)
            };
            links.push((at, left, right));
            left = right;
        }
    }
    links
}

/// Puts the columns in an order in which few ways cross.
fn order(columns: &mut [Column], links: &[Link]) {
    let mut best: Vec<Column> = columns.to_vec();
    let mut fewest = crossings(columns, links);
    for sweep in 0..SWEEPS {
        let count = columns.len();
        for step in 0..count {
            let at = if sweep % 2 == 0 {
                step
            } else {
                count - 1 - step
            };
            by_neighbours(columns, links, at, sweep % 2 == 0);
        }
        let now = crossings(columns, links);
        if now < fewest {
            fewest = now;
            best = columns.to_vec();
        }
    }
    columns.clone_from_slice(&best);
}

fn place_of(column: &Column, item: Item) -> i64 {
    let place = column.items.iter().position(|it| it.item == item);
    i64::try_from(place.unwrap_or(0)).unwrap_or(0)
}

/// Sorts one column by the mean place of what its things are joined to on one side. What is joined to nothing
/// there keeps the place it has.
fn by_neighbours(columns: &mut [Column], links: &[Link], at: usize, from_left: bool) {
    let key = |item: Item, place: usize| {
        let neighbours = links.iter().filter_map(|&(left, a, b)| {
            if from_left && left + 1 == at && b == item {
                Some(place_of(&columns[left], a))
            } else if !from_left && left == at && a == item {
                Some(place_of(&columns[left + 1], b))
            } else {
                None
            }
        });
        let (mut sum, mut count) = (0, 0);
        for neighbour in neighbours {
            sum += neighbour;
            count += 1;
        }
        let own = i64::try_from(place).unwrap_or(0) * 1000;
        if count == 0 { own } else { sum * 1000 / count }
    };
    let items = columns[at].items.iter().enumerate();
    let mut keyed: Vec<(i64, Placed)> = items
        .map(|(place, it)| (key(it.item, place), *it))
        .collect();
    keyed.sort_by_key(|(key, _)| *key);
    columns[at].items = keyed.into_iter().map(|(_, it)| it).collect();
}

/// How many pairs of ways cross between columns.
fn crossings(columns: &[Column], links: &[Link]) -> usize {
    let mut count = 0;
    for (number, &(left, a, b)) in links.iter().enumerate() {
        let here = (place_of(&columns[left], a), place_of(&columns[left + 1], b));
        let others = links[number + 1..].iter().filter(|it| it.0 == left);
        count += others
            .filter(|&&(_, c, d)| {
                let there = (place_of(&columns[left], c), place_of(&columns[left + 1], d));
                (here.0 - there.0) * (here.1 - there.1) < 0
            })
            .count();
    }
    count
}

/// Stands the things of each column one below another, as near as can be to the middle of what they are joined to.
fn heights_and_tops(columns: &mut [Column], links: &[Link], heights: &[i32]) {
    for column in columns.iter_mut() {
        let mut top = 0;
        for placed in &mut column.items {
            if let Item::Unit(unit) = placed.item {
                placed.height = heights.get(unit).copied().unwrap_or(LANE);
            }
            placed.top = top;
            top += placed.height + GAP;
        }
    }
    let tall = columns.iter().map(bottom).max().unwrap_or(0);
    for sweep in 0..4 {
        for step in 0..columns.len() {
            let at = if sweep % 2 == 0 {
                step
            } else {
                columns.len() - 1 - step
            };
            settle(columns, links, at, tall);
        }
    }
}

fn bottom(column: &Column) -> i32 {
    column.items.last().map_or(0, |it| it.top + it.height)
}

fn settle(columns: &mut [Column], links: &[Link], at: usize, tall: i32) {
    let middle = |column: &Column, item: Item| {
        let found = column.items.iter().find(|it| it.item == item);
        found.map(Placed::middle)
    };
    let wanted: Vec<i32> = columns[at]
        .items
        .iter()
        .map(|placed| {
            let joined = links.iter().filter_map(|&(left, a, b)| {
                if left + 1 == at && b == placed.item {
                    middle(&columns[left], a)
                } else if left == at && a == placed.item {
                    middle(&columns[left + 1], b)
                } else {
                    None
                }
            });
            let joined: Vec<i32> = joined.collect();
            let count = i32::try_from(joined.len()).unwrap_or(1).max(1);
            match joined.is_empty() {
                true => placed.top,
                false => joined.iter().sum::<i32>() / count - placed.height / 2,
            }
        })
        .collect();
    let items = &mut columns[at].items;
    let mut least = 0;
    for (placed, wanted) in items.iter_mut().zip(wanted) {
        placed.top = wanted.max(least);
        least = placed.top + placed.height + GAP;
    }
    let mut most = tall;
    for placed in items.iter_mut().rev() {
        placed.top = placed.top.min(most - placed.height);
        most = placed.top - GAP;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unit(fact: usize, opens: Opens, depth: usize) -> Unit {
        Unit {
            facts: vec![fact],
            opens,
            depth,
        }
    }

    fn edge(from: usize, to: usize) -> Edge {
        Edge {
            from,
            to,
            from_fact: from,
            to_fact: to,
            told: false,
        }
    }

    #[test]
    fn ways_that_need_not_cross_do_not() {
        // Three that open three, in the opposite order.
        let mut units: Vec<Unit> = (0..3).map(|it| unit(it, Opens::Asked, 0)).collect();
        units.extend((3..6).map(|it| unit(it, Opens::Follows, 1)));
        let edges = [edge(0, 5), edge(1, 4), edge(2, 3)];
        let columns = lay_out(&units, &edges, &[40; 6]);
        let links: Vec<Link> = edges
            .iter()
            .map(|it| (0, Item::Unit(it.from), Item::Unit(it.to)))
            .collect();
        assert_eq!(crossings(&columns, &links), 0);
    }

    #[test]
    fn nothing_of_a_column_lies_upon_another_and_long_ways_have_lanes() {
        let units: Vec<Unit> = (0..30)
            .map(|it| match it {
                0..20 => unit(it, Opens::Asked, 0),
                20..25 => unit(it, Opens::Follows, 1),
                _ => unit(it, Opens::Told, 2),
            })
            .collect();
        let edges: Vec<Edge> = (0..10).map(|it| edge(it, 20 + it)).collect();
        let heights: Vec<i32> = (0..30).map(|it| 40 + it * 3).collect();
        let columns = lay_out(&units, &edges, &heights);
        let mut seen = 0;
        for column in &columns {
            assert!(column.items[0].top >= 0);
            for pair in column.items.windows(2) {
                assert!(
                    pair[0].top + pair[0].height + GAP <= pair[1].top,
                    "{pair:?}"
                );
            }
            let units = column.items.iter();
            seen += units.filter(|it| matches!(it.item, Item::Unit(_))).count();
        }
        assert_eq!(seen, units.len());
        let lanes = columns.iter().flat_map(|it| &it.items);
        assert!(lanes.filter(|it| matches!(it.item, Item::Lane(_))).count() > 0);
    }
}
