//! Referrals: where to, how soon, and why.

use bevy_egui::egui::{Key, Ui};

use super::Seen;
use super::draft::{Draft, Open, Part, Referring, URGENCIES};
use crate::call::deed::Deed;
use crate::call::view::urgency_words;
use crate::desktop::keys::{Action, key_of};
use crate::desktop::kit::button::button;
use crate::desktop::kit::field::{self, field};
use crate::desktop::kit::picker::Picked;
use crate::desktop::kit::{card, tag, text};
use crate::desktop::look::Look;
use crate::desktop::wish::Wish;
use crate::scenario::catalogue::Catalogue;

/// What came of a referral being made.
enum Made {
    Not,
    Away,
    Referral(Deed),
}

/// Shows where it was referred, and lets it be referred.
pub fn show(ui: &mut Ui, look: &Look, seen: &Seen<'_>, draft: &mut Draft, wishes: &mut Vec<Wish>) {
    text::heading(ui, look, &look.say("referral-title"));
    ui.horizontal_wrapped(|ui| {
        for (route, urgency) in &seen.call.referrals {
            tag::done(ui, look, &format!("{route} · {}", urgency_words(*urgency)));
        }
        if seen.watched {
            if seen.call.referrals.is_empty() {
                text::note(ui, look, &look.say("nothing-yet"));
            }
            return;
        }
        let (label, key) = (look.say("referral-add"), key_of(Action::Refer));
        let shown = button(&label).key(&key).small();
        if shown
            .enabled(seen.call.openings.desk)
            .show(ui, look)
            .clicked()
        {
            draft.show_referral();
        }
    });
    if draft.brought == Some(Part::Referral) {
        ui.scroll_to_cursor(None);
    }
    let Open::Referral(referring) = &mut draft.open else {
        return;
    };
    match make(ui, look, referring) {
        Made::Not => {}
        Made::Away => {
            draft.show(Open::Nothing);
            field::focus(ui.ctx(), "question");
        }
        // It is put away once it is made: one that is refused can be mended.
        Made::Referral(deed) => wishes.push(Wish::Do(deed)),
    }
}

fn make(ui: &mut Ui, look: &Look, referring: &mut Referring) -> Made {
    let routes = &Catalogue::built_in().routes;
    let Some(route) = referring.route.and_then(|place| routes.get(place)) else {
        let names: Vec<String> = routes.iter().map(|it| it.name.clone()).collect();
        let name = look.say("referral-pick");
        return match referring.picker.show(ui, look, &name, &names, &[]) {
            Picked::Not => Made::Not,
            Picked::Away => Made::Away,
            Picked::Entry(place) => {
                referring.route = Some(place);
                // Today is what most of these want; the trainee changes it where it is not.
                referring.urgency = 1;
                field::focus(ui.ctx(), "referral-reason");
                Made::Not
            }
        };
    };
    let escape =
        ui.input_mut(|input| input.consume_key(bevy_egui::egui::Modifiers::NONE, Key::Escape));
    let mut made = if escape { Made::Away } else { Made::Not };
    card::card(ui, look, |ui| {
        text::strong(ui, look, &route.name);
        text::note(ui, look, &route.hours);
        let (name, hint) = (look.say("referral-reason"), look.say("referral-hint"));
        let reason =
            field("referral-reason", &name)
                .hint(&hint)
                .show(ui, look, &mut referring.reason);
        // Up and down change the urgency while the reason is typed.
        let by = ui.input_mut(|input| {
            let none = bevy_egui::egui::Modifiers::NONE;
            isize::from(input.consume_key(none, Key::ArrowDown))
                - isize::from(input.consume_key(none, Key::ArrowUp))
        });
        let last = URGENCIES.len() - 1;
        referring.urgency = referring.urgency.saturating_add_signed(by).min(last);
        ui.horizontal_wrapped(|ui| {
            text::note(ui, look, &look.say("referral-urgency"));
            for (place, urgency) in URGENCIES.iter().enumerate() {
                let chosen = place == referring.urgency;
                let label = urgency_words(*urgency);
                if button(label)
                    .choice(chosen)
                    .small()
                    .show(ui, look)
                    .clicked()
                {
                    referring.urgency = place;
                }
            }
        });
        let entered = reason.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        ui.horizontal(|ui| {
            let label = look.say("referral-make");
            let ready = !referring.reason.trim().is_empty();
            let shown = button(&label).key("Enter").primary().small().enabled(ready);
            if (shown.show(ui, look).clicked() || entered) && ready {
                made = Made::Referral(Deed::Refer(
                    route.id.clone(),
                    URGENCIES[referring.urgency],
                    referring.reason.trim().to_owned(),
                ));
            } else if entered {
                reason.request_focus();
            }
            let away = look.say("pick-away");
            if button(&away).key("Esc").small().show(ui, look).clicked() {
                made = Made::Away;
            }
        });
    });
    made
}
