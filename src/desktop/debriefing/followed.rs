//! What followed the call, what the records' audit shows, and where support is found.

use bevy_egui::egui::Ui;

use super::Seen;
use crate::call::clock;
use crate::debrief::{Audit, Debrief};
use crate::desktop::kit::text;
use crate::desktop::look::Look;
use crate::desktop::support;
use crate::report::account;
use crate::scenario::catalogue::support::helplines;

/// Shows what followed.
pub fn show(ui: &mut Ui, look: &Look, seen: &Seen<'_>) {
    let debrief = seen.debrief;
    if let Some(outcome) = &debrief.outcome {
        text::heading(ui, look, &look.say("debrief-followed"));
        text::strong(ui, look, &outcome.title);
        text::body(ui, look, &outcome.text);
        apart(ui);
    }
    if let Some(decision) = &debrief.decision {
        text::heading(ui, look, &look.say("debrief-decision"));
        text::body(ui, look, &format!("{}.", decision.trim_end_matches('.')));
        apart(ui);
    }
    if !debrief.logs.is_empty() {
        logs(ui, look, debrief);
        support_shown(ui, look);
        return;
    }
    text::heading(ui, look, &look.say("debrief-searches"));
    if debrief.audit.is_empty() {
        text::body(ui, look, &look.say("debrief-no-search"));
    }
    for search in &debrief.audit {
        audit(ui, look, search);
    }
    apart(ui);
    if !debrief.not_understood.is_empty() {
        text::heading(ui, look, &look.say("debrief-not-understood"));
        text::note(ui, look, account::NOT_UNDERSTOOD);
        for said in &debrief.not_understood {
            text::body(ui, look, &format!("{} “{}”", clock(said.at_ms), said.text));
        }
        apart(ui);
    }
    support_shown(ui, look);
}

fn support_shown(ui: &mut Ui, look: &Look) {
    text::heading(ui, look, &look.say("debrief-support"));
    text::soft(ui, look, account::TRAINING_NOTE);
    support::show(ui, look, &helplines(), false);
}

/// Each log, what was done about it, and what followed.
fn logs(ui: &mut Ui, look: &Look, debrief: &Debrief) {
    text::heading(ui, look, &look.say("debrief-followed"));
    for (place, log) in debrief.logs.iter().enumerate() {
        text::strong(ui, look, &account::log_heading(place, log));
        for done in &log.done {
            text::note(ui, look, &format!("{} {}", clock(done.at_ms), done.text));
        }
        if let Some(outcome) = &log.outcome {
            text::body(ui, look, &format!("{}. {}", outcome.title, outcome.text));
        }
        apart(ui);
    }
}

fn apart(ui: &mut Ui) {
    ui.add_space(12.0);
}

fn audit(ui: &mut Ui, look: &Look, search: &Audit) {
    let asked = format!(
        "{} {}: {}",
        clock(search.at_ms),
        search.system,
        search.asked
    );
    text::body(ui, look, &asked);
    let reason = account::reason_words(search);
    let mut told = vec![
        look.say_with("debrief-reason", &[("reason", reason)]),
        account::traces_words(search),
    ];
    for opened in &search.opened {
        told.push(look.say_with("debrief-opened", &[("record", opened)]));
    }
    text::note(ui, look, &told.join(" "));
    if !search.about_the_call {
        text::meant(ui, account::NOT_ABOUT_THE_CALL, look.palette.heard);
    }
}
