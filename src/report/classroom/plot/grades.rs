//! How a room graded a call, against the grades that are right.

use super::{Held, Look, Plot};
use crate::call::view::grade_words;
use crate::scenario::script::Grade;

/// The height of the highest column, and where columns stand, in pixels.
const HIGHEST: u32 = 96;
const FOOT: u32 = 150;
/// How far a column stands in from the sides of its place, in tenths of a per cent.
const GAP: u32 = 45;

/// How often each grade was given, lowest first, with the range that is right.
pub fn grades(given: &[(Grade, u32)], right: (Grade, Grade)) -> Plot {
    let mut plot = Plot {
        title: "Grades, against those this call asks for".to_owned(),
        description: said(given, right),
        high: FOOT + 38,
        ..Plot::default()
    };
    let count = u32::try_from(given.len()).unwrap_or(1).max(1);
    let wide = 1000 / count;
    let most = given.iter().map(|it| it.1).max().unwrap_or(0).max(1);
    let places = || (0u32..).step_by(wide as usize).zip(given);
    expected(&mut plot, right, wide, places());
    plot.line((0, 1000), FOOT, Look::Guide);
    for (left, (grade, times)) in places() {
        let middle = left + wide / 2;
        let top = FOOT - times * HIGHEST / most;
        if *times > 0 {
            let across = (left + GAP, left + wide - GAP);
            plot.slab(across, (top, FOOT), Look::Count);
        }
        plot.words(middle, top - 6, Held::Middle, times.to_string());
        for (line, word) in (0u32..).zip(two_lines(grade_words(*grade))) {
            plot.words(middle, FOOT + 16 + line * 15, Held::Middle, word);
        }
    }
    plot
}

fn expected<'g>(
    plot: &mut Plot,
    right: (Grade, Grade),
    wide: u32,
    places: impl Iterator<Item = (u32, &'g (Grade, u32))>,
) {
    let within = places.filter(|(_, it)| it.0 >= right.0 && it.0 <= right.1);
    let lefts: Vec<u32> = within.map(|it| it.0).collect();
    if let (Some(first), Some(last)) = (lefts.first(), lefts.last()) {
        let across = (first + 8, last + wide - 8);
        plot.slab(across, (4, FOOT), Look::Expected);
        let middle = u32::midpoint(across.0, across.1);
        plot.words(middle, 20, Held::Middle, "asked for");
    }
}

/// A name in two lines at most, broken at its first space.
fn two_lines(name: &str) -> impl Iterator<Item = &str> {
    name.splitn(2, ' ')
}

fn said(given: &[(Grade, u32)], right: (Grade, Grade)) -> String {
    let counts: Vec<String> = given
        .iter()
        .map(|(grade, times)| format!("{}: {times}", grade_words(*grade)))
        .collect();
    format!("{}. Asked for: {}.", counts.join(", "), range_words(right))
}

/// A range of grades in words.
pub fn range_words(range: (Grade, Grade)) -> String {
    let (least, most) = (grade_words(range.0), grade_words(range.1));
    if range.0 == range.1 {
        least.to_owned()
    } else {
        format!("{least} to {most}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_stand_within_the_drawing() {
        use Grade::{Immediate, Priority, Scheduled, WithoutDeployment};
        let given = [
            (WithoutDeployment, 0),
            (Scheduled, 1),
            (Priority, 30),
            (Immediate, 4),
        ];
        let plot = grades(&given, (Priority, Immediate));
        insta::assert_snapshot!(plot.description, @"Without deployment: 0, Scheduled: 1, Priority: 30, Immediate: 4. Asked for: Priority to Immediate.");
        let svg = plot.svg("g");
        assert_eq!(svg.matches("class=\"count\"").count(), 3);
        assert_eq!(svg.matches("class=\"expected\"").count(), 1);
    }
}
