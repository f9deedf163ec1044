//! A record of what one trainee practised: what, when and for how long. It is no assessment and says so: nothing in it is a
//! score, and nothing says how well anything went.

use super::paper::{Column, Item, Paper, Row, Style, Table};
use super::trainee::TraineeReport;
use crate::report::account::length_words;

/// A record of what one trainee practised, as PDF.
pub fn certificate(report: &TraineeReport) -> Vec<u8> {
    on_paper(report).pdf()
}

pub(super) fn on_paper(report: &TraineeReport) -> Paper {
    let mut paper = Paper {
        title: format!("Record of practice: {}", report.called()),
        framed: true,
        ..Paper::default()
    };
    paper.heading(1, "Record of practice");
    paper.words(Style::Lead, "Warning Signs: training calls in which a parent fears that a child is being groomed, and in which nothing may be wrong at all.");
    paper.heading(2, report.called());
    paper.words(
        Style::Body,
        format!(
            "practised on {} in the session “{}”.",
            report.day, report.room
        ),
    );
    let mut calls = Table {
        caption: "Calls taken from the first ring to their end".to_owned(),
        columns: vec![Column::of("Call", 4.0), Column::of("Time", 1.0)],
        rows: Vec::new(),
    };
    calls.rows.extend(report.finished().map(|came| {
        Row::Cells(vec![
            vec![Item::Words(Style::RowHead, came.title.clone())],
            Item::of(length_words(came.length_ms)),
        ])
    }));
    paper.table(calls);
    paper.words(Style::Strong, report.practised());
    paper.words(Style::Soft, "This is a record of practice. It is not an assessment and not a qualification, and it says nothing about how any call was handled.");
    paper
}
