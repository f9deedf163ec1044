//! The band at the top: who is on the line, the time, and what is always at hand.

use bevy_egui::egui::{self, Align, Layout, Sense};

use super::Seen;
use super::draft::{Draft, Open};
use crate::call::clock;
use crate::call::deed::Deed;
use crate::call::state::Phase;
use crate::desktop::keys::{Action, key_of};
use crate::desktop::kit::button::button;
use crate::desktop::kit::{card, text};
use crate::desktop::look::Look;
use crate::desktop::look::typeface::{Face, size};
use crate::desktop::wish::Wish;
use crate::learning::telling::capital;

/// Shows the band.
pub fn show(
    ui: &mut egui::Ui,
    look: &Look,
    seen: &Seen<'_>,
    draft: &mut Draft,
    wishes: &mut Vec<Wish>,
) {
    if ui.available_width() >= super::BESIDE {
        ui.horizontal(|ui| {
            line(ui, look, seen);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                buttons(ui, look, seen, draft, wishes, true);
            });
        });
    } else {
        ui.horizontal_wrapped(|ui| line(ui, look, seen));
        if !seen.watched {
            ui.horizontal_wrapped(|ui| buttons(ui, look, seen, draft, wishes, false));
        }
    }
    for notice in seen.notices {
        let shown = text::meant(ui, notice, look.palette.heard);
        ui.ctx().accesskit_node_builder(shown.id, |node| {
            node.set_live(egui::accesskit::Live::Polite);
        });
    }
    if !seen.faults.is_empty() {
        card::pointed_out(ui, look, |ui| {
            text::strong(ui, look, &look.say("reload-faults"));
            for fault in seen.faults {
                text::mono(ui, look, fault);
            }
        });
    }
}

fn line(ui: &mut egui::Ui, look: &Look, seen: &Seen<'_>) {
    let (rect, _) = ui.allocate_exact_size(egui::vec2(12.0, 12.0), Sense::hover());
    let live = matches!(seen.call.phase, Phase::Talking);
    let painter = ui.painter();
    if live && !seen.paused {
        painter.circle_filled(rect.center(), 5.0, look.palette.heard);
    } else {
        let stroke = egui::Stroke::new(2.0, look.palette.soft);
        painter.circle_stroke(rect.center(), 4.0, stroke);
    }
    let time = text::words(clock(seen.now_ms), Face::Bold, size::BODY, look.palette.ink);
    ui.add(egui::Label::new(time).extend());
    let on_the_line = matches!(seen.call.phase, Phase::Ringing | Phase::Talking);
    let who = if on_the_line {
        look.say_with("console-line", &[("who", &capital(&seen.call.who))])
    } else {
        capital(&seen.call.who)
    };
    text::body(ui, look, &who);
    let mut about = vec![seen.title.to_owned(), mode(look, seen)];
    if let Some(state) = state(look, seen) {
        about.push(state);
    }
    if let Some(seed) = seen.seed {
        about.push(look.say_with("console-seed", &[("seed", &format!("#{seed}"))]));
    }
    text::soft(ui, look, &about.join(" · "));
}

fn mode(look: &Look, seen: &Seen<'_>) -> String {
    use crate::call::terms::Mode;
    if seen.watched {
        return look.say("mode-watched");
    }
    look.say(match seen.mode {
        Mode::Guided => "mode-guided",
        Mode::Practice => "mode-practice",
        Mode::Assessed => "mode-assessed",
    })
}

/// What is out of the ordinary about the line or the clock.
fn state(look: &Look, seen: &Seen<'_>) -> Option<String> {
    let key = match seen.call.phase {
        Phase::OnHold => "console-on-hold",
        Phase::RungOff => "console-rung-off",
        Phase::Reviewed | Phase::Settled => "console-with-supervisor",
        Phase::Ended | Phase::Left => "console-over",
        _ if seen.paused && seen.watched => "console-watched-paused",
        _ if seen.paused => "console-paused",
        _ if seen.untimed => "console-untimed",
        _ if seen.slowed => "console-slowed",
        _ => return None,
    };
    Some(look.say(key))
}

fn buttons(
    ui: &mut egui::Ui,
    look: &Look,
    seen: &Seen<'_>,
    draft: &mut Draft,
    wishes: &mut Vec<Wish>,
    from_right: bool,
) {
    if seen.watched {
        return;
    }
    let mut shown: Vec<(&'static str, Action)> = vec![
        (
            if seen.paused {
                "console-go-on"
            } else {
                "console-pause"
            },
            Action::Pause,
        ),
        (
            if seen.call.openings.resume {
                "console-resume"
            } else {
                "console-hold"
            },
            Action::Hold,
        ),
        ("console-colleague", Action::Colleague),
        ("console-keys", Action::Keys),
    ];
    shown.retain(|(_, action)| *action != Action::Pause || !seen.untimed);
    let leave = |ui: &mut egui::Ui, draft: &mut Draft| {
        let label = look.say("console-leave");
        if button(&label).key("Esc").show(ui, look).clicked() {
            draft.open = Open::Leaving;
        }
    };
    if from_right {
        leave(ui, draft);
        shown.reverse();
    }
    for (label, action) in shown {
        let may = &seen.call.openings;
        let enabled = match action {
            Action::Hold => may.speak || may.resume,
            Action::Colleague => may.colleague,
            _ => true,
        };
        let label = look.say(label);
        let key = key_of(action);
        let shown = button(&label).key(&key).enabled(enabled).show(ui, look);
        if shown.clicked() {
            match action {
                Action::Pause => wishes.push(if seen.paused { Wish::GoOn } else { Wish::Pause }),
                Action::Hold if may.resume => wishes.push(Wish::Do(Deed::Resume)),
                Action::Hold => wishes.push(Wish::Do(Deed::Hold)),
                Action::Colleague => wishes.push(Wish::Do(Deed::AskColleague)),
                _ if draft.open == Open::Keys => draft.open = Open::Nothing,
                _ => draft.open = Open::Keys,
            }
        }
    }
    if !from_right {
        leave(ui, draft);
    }
}
