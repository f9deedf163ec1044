//! Speaking to the caller: in one's own words, by a move, or by settling what was meant.

use bevy_egui::egui::{Key, Ui, vec2};

use super::Seen;
use super::draft::Draft;
use crate::call::deed::Deed;
use crate::desktop::keys::{Action, key_of};
use crate::desktop::kit::button::button;
use crate::desktop::kit::field::field;
use crate::desktop::kit::text;
use crate::desktop::look::Look;
use crate::desktop::wish::Wish;
use crate::understanding::Move;

/// Moves that have no key of their own, and the messages that name them.
const MOVES: [(Move, &str); 6] = [
    (Move::Apologise, "move-apologise"),
    (Move::GoBack, "move-go-back"),
    (Move::Repeat, "move-repeat"),
    (Move::Spell, "move-spell"),
    (Move::Explain, "move-explain"),
    (Move::Goodbye, "move-goodbye"),
];

/// Shows the question box, and what goes with it.
pub fn show(ui: &mut Ui, look: &Look, seen: &Seen<'_>, draft: &mut Draft, wishes: &mut Vec<Wish>) {
    let may = &seen.call.openings;
    if !seen.call.topics.is_empty() {
        let topics = seen.call.topics.join(" · ");
        text::note(
            ui,
            look,
            &look.say_with("question-topics", &[("topics", &topics)]),
        );
    }
    let name = look.say("question-name");
    let hint = look.say(if may.speak {
        "question-hint"
    } else if may.resume {
        "question-on-hold"
    } else {
        "question-nobody"
    });
    ui.horizontal(|ui| {
        let response = ui
            .scope(|ui| {
                ui.set_width((ui.available_width() - 130.0).max(80.0));
                field("question", &name)
                    .hint(&hint)
                    .show(ui, look, &mut draft.question)
            })
            .inner;
        let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        let label = look.say("question-say");
        let ready = may.speak && !draft.question.trim().is_empty();
        let said = button(&label)
            .key("Enter")
            .primary()
            .enabled(ready)
            .show(ui, look);
        if (entered || said.clicked()) && !draft.question.trim().is_empty() {
            wishes.push(Wish::Do(Deed::Ask(draft.question.trim().to_owned())));
        }
        if entered {
            response.request_focus();
        }
    });
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 4.0);
        if seen.call.choices.is_empty() {
            moves(ui, look, seen, wishes);
        } else {
            choices(ui, look, seen, wishes);
        }
    });
}

/// What it may have meant; the trainee says which.
fn choices(ui: &mut Ui, look: &Look, seen: &Seen<'_>, wishes: &mut Vec<Wish>) {
    text::note(ui, look, &look.say("question-which"));
    for (place, choice) in (1u8..).zip(&seen.call.choices) {
        let key = place.to_string();
        if button(choice).key(&key).show(ui, look).clicked() {
            wishes.push(Wish::Do(Deed::Choose(Some(place))));
        }
    }
    if button(&look.say("question-none"))
        .key("0")
        .show(ui, look)
        .clicked()
    {
        wishes.push(Wish::Do(Deed::Choose(None)));
    }
}

fn moves(ui: &mut Ui, look: &Look, seen: &Seen<'_>, wishes: &mut Vec<Wish>) {
    let may = &seen.call.openings;
    if seen.untimed {
        // Its clock moves by what is said alone, so saying nothing has to be said too.
        let (label, key) = (look.say("move-wait"), key_of(Action::Wait));
        let shown = button(&label).key(&key).small().enabled(may.speak);
        if shown.show(ui, look).clicked() {
            wishes.push(Wish::Do(Deed::Wait));
        }
    }
    for (to, label, action) in [
        (Move::Acknowledge, "move-acknowledge", Action::Acknowledge),
        (Move::Reassure, "move-reassure", Action::Reassure),
    ] {
        let key = key_of(action);
        let label = look.say(label);
        let shown = button(&label).key(&key).small().enabled(may.speak);
        if shown.show(ui, look).clicked() {
            wishes.push(Wish::Do(Deed::Say(to)));
        }
    }
    for (to, label) in MOVES {
        let label = look.say(label);
        if button(&label)
            .small()
            .enabled(may.speak)
            .show(ui, look)
            .clicked()
        {
            wishes.push(Wish::Do(Deed::Say(to)));
        }
    }
}
