//! One trainee's report on paper.

use super::paper::{Block, Column, Item, Paper, Row, Style, Table};
use super::trainee::{Account, TraineeReport};
use crate::report::account::TRAINING_NOTE;

/// One trainee's report as PDF: the same as the page.
pub fn trainee_pdf(report: &TraineeReport) -> Vec<u8> {
    on_paper(report).pdf()
}

fn on_paper(report: &TraineeReport) -> Paper {
    let mut paper = Paper {
        title: format!("{}: {}", report.called(), report.room),
        foot: report.day.clone(),
        ..Paper::default()
    };
    paper.heading(1, report.called());
    paper.words(Style::Soft, format!("{} · {}", report.room, report.day));
    paper.words(Style::Lead, report.practised());
    for (no, account) in report.accounts().iter().enumerate() {
        if no > 0 {
            paper.blocks.push(Block::NewPage);
        }
        call(&mut paper, account);
    }
    paper.words(Style::Soft, TRAINING_NOTE);
    paper
}

fn call(paper: &mut Paper, it: &Account<'_>) {
    paper.heading(2, &it.heading);
    if !it.came.left {
        paper.words(Style::Lead, &it.came.sentence);
    }
    paper.words(Style::Strong, &it.result);
    paper.list(false, it.decisions.iter().cloned());
    if !it.scores.is_empty() {
        let columns = [("Score", 2.0), ("Of 100", 1.0), ("In words", 2.0)];
        paper.table(Table {
            caption: format!("Score, of 100. It took {}.", it.length()),
            columns: columns.map(|(head, share)| Column::of(head, share)).into(),
            rows: it.scores.iter().map(score).collect(),
        });
    }
    if !it.to_learn.is_empty() {
        paper.heading(3, "To take along");
        let columns = [("What", 5.0), ("What became of it", 1.4), ("At", 0.8)];
        paper.table(Table {
            caption: String::new(),
            columns: columns.map(|(head, share)| Column::of(head, share)).into(),
            rows: it
                .to_learn
                .iter()
                .map(|it| {
                    let mut what = vec![Item::Words(Style::RowHead, it.what.clone())];
                    if it.point.critical {
                        what.push(Item::Words(
                            Style::Cell,
                            "A pass cannot do without this one.".to_owned(),
                        ));
                    }
                    if let Some((time, line)) = &it.line {
                        what.push(Item::Words(Style::Quote, format!("{time} “{line}”")));
                    }
                    what.push(Item::Words(Style::Soft, it.point.why.clone()));
                    let at = it.time.clone().unwrap_or_default();
                    Row::Cells(vec![what, Item::of(it.became), Item::of(at)])
                })
                .collect(),
        });
    }
    if !it.met.is_empty() {
        paper.heading(3, "What you did well");
        paper.list(false, it.met.iter().cloned());
    }
}

fn score((name, score, words): &(&'static str, u8, &'static str)) -> Row {
    Row::Cells(vec![
        vec![Item::Words(Style::RowHead, (*name).to_owned())],
        Item::of(score.to_string()),
        Item::of(*words),
    ])
}
