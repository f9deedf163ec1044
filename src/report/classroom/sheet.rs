//! A room's attempts as one sheet of comma-separated values.

use super::exported::{RoomExport, RoomRow};
use super::plot::range_words;
use crate::call::clock;
use crate::call::view::{grade_words, urgency_words};
use crate::classroom::came::{Became, Came, Measure};

/// How many cells say what a call came to.
const CAME: usize = 20;
/// What tells a spreadsheet that what follows is UTF-8.
const MARK: &str = "\u{feff}";

/// Every attempt in a row: UTF-8, as RFC 4180 has it. What a spreadsheet could take for a formula is kept from being one by
/// an apostrophe.
pub fn sheet(export: &RoomExport) -> Vec<u8> {
    let named = export.is_named();
    let mut sheet = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer(MARK.as_bytes().to_vec());
    let head = heads(named).into_iter().map(str::to_owned).collect();
    let rows = export.rows.iter().map(|it| attempt(it, named));
    for row in std::iter::once(head).chain(rows) {
        let cells: Vec<String> = row.into_iter().map(harmless).collect();
        // Rows of one length written to memory.
        #[expect(clippy::unwrap_used, reason = "writing to memory cannot fail")]
        sheet.write_record(&cells).unwrap();
    }
    #[expect(clippy::unwrap_used, reason = "writing to memory cannot fail")]
    sheet.into_inner().unwrap()
}

/// What stands above the columns of attempts.
pub(super) fn heads(named: bool) -> Vec<&'static str> {
    let mut heads = vec!["seat"];
    if named {
        heads.push("name");
    }
    heads.extend([
        "call",
        "scenario",
        "title",
        "true_case",
        "begun",
        "standing",
        "finished",
        "passed",
        "length",
        "total",
        "recognise",
        "check",
        "record",
        "advise",
        "escalate",
        "care",
        "grade",
        "grade_asked_for",
        "grade_measure",
        "raised",
        "referrals",
        "not_referred",
        "missed",
        "version",
        "seed",
        "journal",
        "keep_until",
    ]);
    heads
}

/// The cells of an attempt, below their heads.
pub(super) fn attempt(row: &RoomRow, named: bool) -> Vec<String> {
    let mut cells = vec![row.seat.to_string()];
    if named {
        cells.push(row.name.clone().unwrap_or_default());
    }
    cells.extend([
        (u32::from(row.step) + 1).to_string(),
        row.scenario.clone(),
        row.title.clone(),
    ]);
    let came = row.came.as_ref();
    cells.push(came.map(|it| yes(it.true_case)).unwrap_or_default());
    cells.extend([row.begun.clone(), row.standing.clone()]);
    cells.extend(came.map_or_else(|| vec![String::new(); CAME], what_came));
    cells.push(row.keep_until.clone());
    cells
}

fn what_came(it: &Came) -> Vec<String> {
    // Nothing of a call that was left is scored.
    let scored = |score: u8| {
        if it.left {
            String::new()
        } else {
            score.to_string()
        }
    };
    let score = &it.score;
    let grade = it.grade.map(|it| grade_words(it.grade).to_owned());
    vec![
        yes(it.finished),
        if it.left {
            String::new()
        } else {
            yes(it.passed)
        },
        clock(it.length_ms),
        scored(score.total),
        scored(score.recognise),
        scored(score.check),
        scored(score.record),
        scored(score.advise),
        scored(score.escalate),
        scored(score.care),
        grade.unwrap_or_default(),
        if it.is_review() {
            String::new()
        } else {
            range_words(it.grade_range)
        },
        it.grade_measure()
            .map(measure_word)
            .unwrap_or_default()
            .to_owned(),
        yes(it.raised()),
        referrals(it),
        listed(it.not_referred.iter().map(|it| it.1.clone())),
        listed(missed(it)),
        it.version.to_string(),
        // Text: a spreadsheet would round a number this long.
        format!("{:016x}", it.seed),
        it.journal_hash.clone(),
    ]
}

fn referrals(it: &Came) -> String {
    let referrals = it.referrals.iter();
    listed(referrals.map(|it| format!("{} ({})", it.name, urgency_words(it.urgency))))
}

fn missed(it: &Came) -> impl Iterator<Item = String> {
    let missed = it.points.iter().filter(|it| it.became == Became::Missed);
    missed.map(|it| it.id.clone())
}

fn listed(things: impl Iterator<Item = String>) -> String {
    things.collect::<Vec<_>>().join("; ")
}

/// A measure as a word.
pub(super) fn measure_word(measure: Measure) -> &'static str {
    match measure {
        Measure::Under => "under",
        Measure::Right => "right",
        Measure::Over => "over",
    }
}

fn yes(it: bool) -> String {
    if it { "yes" } else { "no" }.to_owned()
}

/// A cell no spreadsheet takes for a formula.
fn harmless(cell: String) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        format!("'{cell}")
    } else {
        cell
    }
}
