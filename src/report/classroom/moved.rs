//! How a room's first call compares with its last.

use super::count::at_start;
use super::plot::{self, Plot};
use crate::classroom::looking_back::Movement;
use crate::debrief::score::Score;

/// How a room's first call compares with its last.
pub struct Moved<'b> {
    /// Which calls, and by how many trainees, in sentences.
    pub words: Vec<String>,
    /// The scores of both: name, first, last, and the difference in words. Empty where one trainee alone finished both.
    pub rows: Vec<(&'static str, u8, u8, String)>,
    /// The same, drawn.
    pub plot: Plot,
    /// What it is an account of.
    pub movement: &'b Movement,
}

impl Moved<'_> {
    /// The account of these scores.
    pub fn of(movement: &Movement) -> Moved<'_> {
        let (first, last) = (&movement.first_title, &movement.last_title);
        if movement.seats < 2 {
            let one = "One trainee finished both a first and a later call; how they compare is in that trainee’s own report.";
            return Moved {
                words: vec![one.to_owned()],
                rows: Vec::new(),
                plot: Plot::default(),
                movement,
            };
        }
        let rows = rows(&movement.first, &movement.last);
        let drawn: Vec<_> = rows.iter().map(|it| (it.0, it.1, it.2)).collect();
        Moved {
            words: vec![
                format!(
                    "{} finished both “{first}” and “{last}”. The middle total was {} of 100, and then {}.",
                    at_start(movement.seats),
                    movement.first.total,
                    movement.last.total
                ),
                "Two calls are never equally hard: what moved is a reason to ask what was different, not a mark."
                    .to_owned(),
            ],
            plot: plot::change("The room’s middle scores, first call and last", &drawn),
            rows,
            movement,
        }
    }
}

fn rows(first: &Score, last: &Score) -> Vec<(&'static str, u8, u8, String)> {
    let pairs = named(first).into_iter().zip(named(last));
    pairs
        .map(|((name, before), (_, after))| {
            let words = match i16::from(after) - i16::from(before) {
                0 => "the same".to_owned(),
                more @ 1.. => format!("{more} more"),
                less => format!("{} less", -less),
            };
            (name, before, after, words)
        })
        .collect()
}

/// Score by their names, the total first.
pub fn named(scores: &Score) -> [(&'static str, u8); 7] {
    [
        ("Total", scores.total),
        ("Recognise", scores.recognise),
        ("Check", scores.check),
        ("Record", scores.record),
        ("Advise", scores.advise),
        ("Escalate", scores.escalate),
        ("Care", scores.care),
    ]
}
