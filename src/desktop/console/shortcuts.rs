//! Keys that work anywhere in the console, while the trainee is typing too.

use bevy_egui::egui::{self, Key, Modifiers};

use super::Seen;
use super::draft::{Challenging, Draft, Open};
use crate::call::deed::Deed;
use crate::desktop::keys::{self, Action};
use crate::desktop::kit::field;
use crate::desktop::kit::picker::Picker;
use crate::desktop::look::Look;
use crate::desktop::wish::Wish;
use crate::scenario::script::System;
use crate::understanding::Move;

/// Does what the keys pressed ask for.
pub fn take(
    ui: &egui::Ui,
    look: &Look,
    seen: &Seen<'_>,
    draft: &mut Draft,
    wishes: &mut Vec<Wish>,
) {
    let picking = matches!(
        draft.open,
        Open::Mark(_) | Open::Advice(_) | Open::Referral(_)
    );
    for action in keys::pressed(ui.ctx()) {
        act(ui, look, seen, draft, wishes, action);
    }
    // An open picker takes Escape itself.
    let escape = || {
        let taken = |input: &mut egui::InputState| input.consume_key(Modifiers::NONE, Key::Escape);
        ui.input_mut(taken)
    };
    if !picking && escape() {
        draft.open = match draft.open {
            Open::Nothing => Open::Leaving,
            _ => Open::Nothing,
        };
    }
    // With nothing typed, a number settles what was meant.
    let focused = ui.memory(egui::Memory::focused);
    let elsewhere = focused.is_some_and(|id| id != field::id("question"));
    let waits = !seen.call.choices.is_empty() && !elsewhere;
    if waits && draft.question.is_empty() && draft.open == Open::Nothing {
        settle(ui, seen, wishes);
    }
}

fn settle(ui: &egui::Ui, seen: &Seen<'_>, wishes: &mut Vec<Wish>) {
    const DIGITS: [Key; 10] = [
        Key::Num0,
        Key::Num1,
        Key::Num2,
        Key::Num3,
        Key::Num4,
        Key::Num5,
        Key::Num6,
        Key::Num7,
        Key::Num8,
        Key::Num9,
    ];
    for (digit, key) in DIGITS.iter().enumerate().take(seen.call.choices.len() + 1) {
        let pressed = ui.input_mut(|input| {
            let pressed = input.consume_key(Modifiers::NONE, *key);
            if pressed {
                let text = digit.to_string();
                input
                    .events
                    .retain(|event| !matches!(event, egui::Event::Text(it) if *it == text));
            }
            pressed
        });
        if pressed {
            let choice = u8::try_from(digit).ok().filter(|it| *it > 0);
            wishes.push(Wish::Do(Deed::Choose(choice)));
        }
    }
}

fn act(
    ui: &egui::Ui,
    look: &Look,
    seen: &Seen<'_>,
    draft: &mut Draft,
    wishes: &mut Vec<Wish>,
    action: Action,
) {
    let focus = |id: &str| field::focus(ui.ctx(), id);
    let may = &seen.call.openings;
    match action {
        Action::Keys => {
            let open = if draft.open == Open::Keys {
                Open::Nothing
            } else {
                Open::Keys
            };
            draft.show(open);
        }
        Action::Question => {
            draft.show(Open::Nothing);
            focus("question");
        }
        Action::Records => focus("search-name"),
        Action::Log => focus("log-entry"),
        Action::SearchNational => search(draft, wishes, System::National),
        Action::SearchLocal => search(draft, wishes, System::Local),
        Action::Pause => wishes.push(if seen.paused { Wish::GoOn } else { Wish::Pause }),
        Action::Hold if may.resume => wishes.push(Wish::Do(Deed::Resume)),
        Action::Hold => wishes.push(Wish::Do(Deed::Hold)),
        Action::Colleague => wishes.push(Wish::Do(Deed::AskColleague)),
        Action::Submit => wishes.push(Wish::Do(Deed::Submit)),
        Action::Mark if !may.desk || seen.call.review.is_some() => {}
        Action::Mark if draft.target(seen.call).is_some() => {
            draft.show(Open::Mark(Picker::default()));
        }
        Action::Mark => draft.not_done = Some(look.say("mark-nothing")),
        Action::Quote => {
            if let Some(line) = draft.target_name(seen.call) {
                wishes.push(Wish::Do(Deed::Quote(line)));
            }
        }
        Action::LineUp => draft.move_line(seen.call, -1),
        Action::LineDown => draft.move_line(seen.call, 1),
        Action::TraceUp => draft.move_trace(seen.call, -1),
        Action::TraceDown => draft.move_trace(seen.call, 1),
        Action::OpenTrace => {
            if let Some((enquiry, trace)) = draft.trace {
                wishes.push(Wish::Do(Deed::Open(enquiry, trace)));
            }
        }
        Action::LogTrace => {
            if let Some((enquiry, trace)) = draft.trace {
                wishes.push(Wish::Do(Deed::LogTrace(enquiry, trace)));
            }
        }
        Action::Acknowledge => wishes.push(Wish::Do(Deed::Say(Move::Acknowledge))),
        Action::Reassure => wishes.push(Wish::Do(Deed::Say(Move::Reassure))),
        Action::Advise => draft.show(Open::Advice(Picker::default())),
        Action::Refer => draft.show_referral(),
        Action::Wait if seen.untimed => wishes.push(Wish::Do(Deed::Wait)),
        Action::Wait => {}
        Action::Grade(place) => super::grade::wish(draft, wishes, usize::from(place)),
        Action::Accept if may.accept => wishes.push(Wish::Do(Deed::Accept)),
        Action::Challenge if may.challenge => {
            draft.challenge.get_or_insert_with(Challenging::default);
            focus("challenge-reason");
        }
        Action::Accept | Action::Challenge => {}
        Action::End if may.accept || seen.call.phase == crate::call::state::Phase::Settled => {
            wishes.push(Wish::Do(Deed::End));
        }
        Action::End => draft.open = Open::Leaving,
    }
}

/// Searches for what the form holds, or says what in it cannot be read.
pub fn search(draft: &mut Draft, wishes: &mut Vec<Wish>, system: System) {
    match draft.search.deed(system) {
        Ok(deed) => wishes.push(Wish::Do(deed)),
        Err(why) => draft.not_done = Some(why),
    }
}
