//! The supervisor's review: the decision, and standing up to it with what was said and what was found.

use bevy_egui::egui::{self, Key, ScrollArea, Ui};

use super::Seen;
use super::draft::{Challenging, Draft, traces};
use crate::call::deed::{Deed, LineName};
use crate::call::view::{ReviewView, Speaker, TraceView, decision_words};
use crate::desktop::keys::{Action, key_of};
use crate::desktop::kit::button::button;
use crate::desktop::kit::field::field;
use crate::desktop::kit::toggle::toggle as tick;
use crate::desktop::kit::{card, tag, text};
use crate::desktop::look::Look;
use crate::desktop::wish::Wish;
use crate::learning::telling::capital;

/// Shows the decision, and what can be done about it.
pub fn show(ui: &mut Ui, look: &Look, seen: &Seen<'_>, draft: &mut Draft, wishes: &mut Vec<Wish>) {
    let Some(review) = &seen.call.review else {
        return;
    };
    card::card(ui, look, |ui| {
        decided(ui, look, review);
        let may = &seen.call.openings;
        ui.horizontal_wrapped(|ui| {
            if may.challenge && draft.challenge.is_none() {
                let (label, key) = (look.say("review-challenge"), key_of(Action::Challenge));
                if button(&label).key(&key).primary().show(ui, look).clicked() {
                    draft.challenge = Some(Challenging::default());
                }
            }
            if may.accept {
                let (label, key) = (look.say("review-accept"), key_of(Action::Accept));
                if button(&label).key(&key).show(ui, look).clicked() {
                    wishes.push(Wish::Do(Deed::Accept));
                }
            }
        });
        if let (Some(challenge), true) = (&mut draft.challenge, may.challenge)
            && challenging(ui, look, seen, challenge, wishes)
        {
            draft.challenge = None;
        }
    });
}

/// Shows the decision and the challenge to it, of a call that is watched.
pub fn watched(ui: &mut Ui, look: &Look, seen: &Seen<'_>, draft: &Draft) {
    let Some(review) = &seen.call.review else {
        return;
    };
    let most_high = ui.ctx().viewport_rect().height() * 0.3;
    ScrollArea::vertical()
        .id_salt("review")
        .max_height(most_high)
        .min_scrolled_height(most_high)
        .auto_shrink([false, true])
        .show(ui, |ui| {
            card::chosen(ui, look, |ui| {
                decided(ui, look, review);
                if let Some(challenge) = &draft.challenge {
                    card::rule(ui, look);
                    challenged(ui, look, seen, challenge);
                }
            });
        });
}

/// The challenge that was made: why, and what was brought for it.
fn challenged(ui: &mut Ui, look: &Look, seen: &Seen<'_>, challenge: &Challenging) {
    ui.spacing_mut().item_spacing.y = 4.0;
    text::heading(ui, look, &look.say("challenge-made"));
    text::body(ui, look, &challenge.reason);
    for number in &challenge.quotes {
        let said = seen.call.turns.iter().find(
            |turn| matches!(turn.speaker, Speaker::Caller { number: it, .. } if it == *number),
        );
        if let Some(turn) = said {
            tag::done(ui, look, &format!("“{}”", turn.text));
        }
    }
    for at in &challenge.traces {
        if let Some(trace) = trace_of(seen, *at) {
            tag::done(ui, look, &capital(&trace.heading));
        }
    }
}

/// A trace by its place: enquiry and trace, from 1.
fn trace_of<'a>(seen: &Seen<'a>, at: (u16, u8)) -> Option<&'a TraceView> {
    let enquiry = usize::from(at.0).checked_sub(1)?;
    let enquiry = seen.call.enquiries.get(enquiry)?;
    enquiry.traces.get(usize::from(at.1).checked_sub(1)?)
}

fn decided(ui: &mut Ui, look: &Look, review: &ReviewView) {
    text::heading(ui, look, &look.say("review-title"));
    let decision = decision_words(review.decision);
    let shown = text::strong(ui, look, &decision);
    ui.ctx().accesskit_node_builder(shown.id, |node| {
        node.set_live(egui::accesskit::Live::Polite);
    });
    text::body(ui, look, &format!("“{}”", review.says));
}

/// Shows the challenge being written. Whether it was put away.
fn challenging(
    ui: &mut Ui,
    look: &Look,
    seen: &Seen<'_>,
    challenge: &mut Challenging,
    wishes: &mut Vec<Wish>,
) -> bool {
    let (name, hint) = (look.say("challenge-reason"), look.say("challenge-hint"));
    let reason = field("challenge-reason", &name)
        .hint(&hint)
        .show(ui, look, &mut challenge.reason);
    let entered = reason.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    text::note(ui, look, &look.say("challenge-evidence"));
    ScrollArea::vertical()
        .id_salt("challenge")
        .max_height(200.0)
        .auto_shrink([false, true])
        .show(ui, |ui| evidence(ui, look, seen, challenge));
    let mut away = false;
    ui.horizontal_wrapped(|ui| {
        let label = look.say("challenge-make");
        let ready = !challenge.reason.trim().is_empty();
        let shown = button(&label).key("Enter").primary().enabled(ready);
        if (shown.show(ui, look).clicked() || entered) && ready {
            let quotes = challenge.quotes.iter().map(|it| LineName::Number(*it));
            wishes.push(Wish::Do(Deed::Challenge(
                quotes.collect(),
                challenge.traces.clone(),
                challenge.reason.trim().to_owned(),
            )));
        } else if entered {
            reason.request_focus();
        }
        if button(&look.say("pick-away")).show(ui, look).clicked() {
            away = true;
        }
    });
    away
}

/// What can be brought: the lines that were quoted or marked, and the traces that were opened.
fn evidence(ui: &mut Ui, look: &Look, seen: &Seen<'_>, challenge: &mut Challenging) {
    ui.spacing_mut().item_spacing.y = 4.0;
    let quoted = |text: &str| {
        let quote = format!("“{text}”");
        seen.call
            .log
            .iter()
            .any(|entry| entry.quote && !entry.struck && entry.text == quote)
    };
    let mut shown: Vec<u16> = Vec::new();
    for turn in &seen.call.turns {
        let Speaker::Caller { number, .. } = turn.speaker else {
            continue;
        };
        let matters = !turn.marks.is_empty() || turn.concern.is_some() || quoted(&turn.text);
        if !matters || shown.contains(&number) {
            continue;
        }
        shown.push(number);
        toggle(
            ui,
            look,
            &mut challenge.quotes,
            number,
            &format!("“{}”", turn.text),
        );
    }
    for at in traces(seen.call) {
        if let Some(trace) = trace_of(seen, at).filter(|it| it.opened.is_some()) {
            let label = format!("{}.{} {}", at.0, at.1, capital(&trace.heading));
            toggle(ui, look, &mut challenge.traces, at, &label);
        }
    }
}

fn toggle<T: Copy + PartialEq>(
    ui: &mut Ui,
    look: &Look,
    chosen: &mut Vec<T>,
    item: T,
    label: &str,
) {
    let is_chosen = chosen.contains(&item);
    if tick(ui, look, label, is_chosen).clicked() {
        if is_chosen {
            chosen.retain(|it| *it != item);
        } else {
            chosen.push(item);
        }
    }
}
