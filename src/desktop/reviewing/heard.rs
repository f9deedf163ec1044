//! The recording of the log's call: what has been heard of it, as captions.

use bevy_egui::egui::{ScrollArea, Ui};

use super::{Ask, Seen, keys};
use crate::call::clock;
use crate::desktop::kit::button::button;
use crate::desktop::kit::text;
use crate::desktop::look::Look;
use crate::learning::telling::capital;
use crate::report::account::length_words;
use crate::supervising::command::Command;

/// Shows the recording.
pub fn show(ui: &mut Ui, look: &Look, seen: &Seen<'_>, asks: &mut Vec<Ask>) {
    text::heading(ui, look, &look.say("review-recording"));
    let shift = seen.shift;
    let (Some(written), Some(state)) = (shift.written(seen.log), shift.state().log(seen.log))
    else {
        return;
    };
    let hearing = shift.state().hearing.filter(|it| it.log == seen.log);
    let left_ms = match hearing {
        Some(hearing) => hearing.until_ms.saturating_sub(seen.now_ms),
        None => written.left_ms(state.heard()),
    };
    let left = length_words(left_ms);
    let label = match hearing {
        Some(_) => look.say("review-stop"),
        None => look.say("review-hear"),
    };
    let may = hearing.is_some() || shift.refusal(&Command::Hear(seen.log)).is_none();
    let key = keys::name(keys::HEAR);
    ui.horizontal_wrapped(|ui| {
        let shown = button(&label).key(&key).enabled(may).show(ui, look);
        if shown.clicked() {
            asks.push(Ask::HearOrStop);
        }
        text::note(
            ui,
            look,
            &look.say_with("review-left-to-hear", &[("length", &left)]),
        );
    });
    let begun = usize::from(shift.begun(seen.log, seen.now_ms));
    ScrollArea::vertical()
        .id_salt(("review-tape", seen.log.0))
        .auto_shrink([false, true])
        .stick_to_bottom(true)
        .show(ui, |ui| {
            ui.set_width(ui.available_width() - 4.0);
            if begun == 0 {
                text::note(ui, look, &look.say("review-unheard"));
            }
            for turn in written.tape.iter().take(begun) {
                let cut = if turn.cut { "—" } else { "" };
                let who = match turn.line {
                    Some(_) => capital(&written.view.who),
                    None => look.say("review-handler"),
                };
                let words = format!("{} {who}: {}{cut}", clock(turn.said_ms), turn.text);
                if turn.line.is_some() {
                    text::body(ui, look, &words);
                } else {
                    text::soft(ui, look, &words);
                }
            }
        });
}
