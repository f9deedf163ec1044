//! One trainee's report as a page to print.

use askama::Template;

use super::trainee::{Account, TraineeReport};
use crate::debrief::PASS;
use crate::report::account::TRAINING_NOTE;

/// One trainee's report as a page of HTML. Everything it needs is in it; whatever was typed or scripted is text.
pub fn trainee_page(report: &TraineeReport) -> String {
    let page = Page {
        report,
        practised: report.practised(),
        accounts: report.accounts(),
        pass: PASS,
        training_note: TRAINING_NOTE,
    };
    // Plain data written to a string: nothing in the template can fail.
    #[expect(
        clippy::unwrap_used,
        reason = "writing plain data to a string cannot fail"
    )]
    page.render().unwrap()
}

#[derive(Template)]
#[template(path = "trainee.html", config = "src/report/askama.toml")]
struct Page<'r> {
    report: &'r TraineeReport,
    practised: String,
    accounts: Vec<Account<'r>>,
    pass: u8,
    training_note: &'static str,
}
