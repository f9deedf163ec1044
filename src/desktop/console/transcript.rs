//! What was said, as it grows, with every line of the caller's to be marked and quoted.

use bevy_egui::egui::{
    self, Align, Rect, ScrollArea, Sense, Ui, WidgetInfo, WidgetType, pos2, vec2,
};

use super::Seen;
use super::draft::{Draft, Open, Part};
use crate::call::clock;
use crate::call::deed::{Deed, LineName};
use crate::call::view::{Speaker, TurnView};
use crate::desktop::keys::{Action, key_of};
use crate::desktop::kit::button::button;
use crate::desktop::kit::picker::Picker;
use crate::desktop::kit::{CORNER, card, focus_ring, tag, text};
use crate::desktop::look::Look;
use crate::desktop::look::typeface::{Face, size};
use crate::desktop::wish::Wish;

/// How much of the width the times take.
const TIMES: f32 = 52.0;

/// Shows what was said, no higher than this.
pub fn show(
    ui: &mut Ui,
    look: &Look,
    seen: &Seen<'_>,
    draft: &mut Draft,
    wishes: &mut Vec<Wish>,
    most_high: f32,
) {
    text::heading(ui, look, &look.say("transcript-title"));
    if draft.brought == Some(Part::Said) {
        ui.scroll_to_cursor(None);
    }
    // Of a call that is watched a line is chosen only while something is done with it.
    let target = if seen.watched {
        draft.line
    } else {
        draft.target(seen.call)
    };
    ScrollArea::vertical()
        .id_salt("transcript")
        .auto_shrink([false, most_high.is_finite()])
        .max_height(most_high.min(ui.available_height()))
        .stick_to_bottom(true)
        .show(ui, |ui| {
            ui.set_width(ui.available_width() - 4.0);
            ui.spacing_mut().item_spacing.y = 2.0;
            let last = last_of(seen.call.turns.as_slice(), target);
            for (place, turn) in seen.call.turns.iter().enumerate() {
                let chosen = Some(place) == last;
                line(ui, look, seen, draft, wishes, turn, chosen);
            }
            if seen.watched && !draft.question.is_empty() {
                being_said(ui, look, &draft.question);
            }
            if seen.watched && draft.line_moved && draft.line.is_none() {
                ui.scroll_to_cursor(Some(Align::BOTTOM));
            }
        });
    draft.line_moved = false;
}

/// What somebody who is watched is saying to the caller.
fn being_said(ui: &mut Ui, look: &Look, words: &str) {
    ui.add_space(4.0);
    card::chosen(ui, look, |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        text::heading(ui, look, &look.say("transcript-being-said"));
        text::body(ui, look, words);
    });
}

/// Where the line of this number was said last: only there is it shown as chosen.
fn last_of(turns: &[TurnView], target: Option<u16>) -> Option<usize> {
    let of = |turn: &TurnView| match turn.speaker {
        Speaker::Caller { number, .. } => Some(number),
        Speaker::Handler => None,
    };
    let target = target?;
    turns.iter().rposition(|turn| of(turn) == Some(target))
}

fn line(
    ui: &mut Ui,
    look: &Look,
    seen: &Seen<'_>,
    draft: &mut Draft,
    wishes: &mut Vec<Wish>,
    turn: &TurnView,
    chosen: bool,
) {
    let number = match turn.speaker {
        Speaker::Caller { number, .. } => Some(number),
        Speaker::Handler => None,
    };
    let colour = if number.is_some() {
        look.palette.ink
    } else {
        look.palette.soft
    };
    let cut = if turn.cut { "—" } else { "" };
    let said = format!("{}{cut}", turn.text);
    let room = (ui.available_width() - TIMES - 12.0).max(80.0);
    let words = text::words(said.clone(), Face::Regular, size::BODY, colour);
    let words = egui::WidgetText::from(words).into_galley(
        ui,
        Some(egui::TextWrapMode::Wrap),
        room,
        egui::TextStyle::Body,
    );
    let high = words.size().y + 8.0;
    let wanted = vec2(ui.available_width(), high);
    let sense = if number.is_some() && !seen.watched {
        Sense::click()
    } else {
        Sense::hover()
    };
    let ground = ui.painter().add(egui::Shape::Noop);
    let top = ui.cursor().min;
    let (rect, response) = ui.allocate_exact_size(wanted, sense);
    let told = told(look, seen, turn, &said);
    response.widget_info(|| match number {
        Some(_) => WidgetInfo::selected(WidgetType::SelectableLabel, true, chosen, &told),
        None => WidgetInfo::labeled(WidgetType::Label, true, &told),
    });
    if ui.is_rect_visible(rect) {
        let painter = ui.painter();
        let time = clock(turn.from_ms);
        let font = Face::Mono.at(size::SMALL);
        let place = pos2(rect.left() + 2.0, rect.top() + 6.0);
        painter.text(place, egui::Align2::LEFT_TOP, time, font, look.palette.soft);
        painter.galley(rect.min + vec2(TIMES, 4.0), words, colour);
    }
    if response.clicked() {
        draft.line = number;
    }
    if chosen && draft.line_moved {
        response.scroll_to_me(Some(Align::Center));
    }
    below(
        ui,
        look,
        seen,
        draft,
        wishes,
        turn,
        number.filter(|_| chosen && !seen.watched),
    );
    let whole = Rect::from_min_max(top, pos2(rect.right(), ui.cursor().min.y - 2.0));
    if chosen {
        let shape = egui::Shape::rect_filled(whole, CORNER, look.palette.act_wash);
        ui.painter().set(ground, shape);
    }
    focus_ring(ui, look, &response, whole.shrink(2.0));
}

/// A line as a screen reader says it.
fn told(look: &Look, seen: &Seen<'_>, turn: &TurnView, said: &str) -> String {
    let who = match turn.speaker {
        Speaker::Caller { .. } => seen.call.who.clone(),
        Speaker::Handler => look.say("transcript-you"),
    };
    let mut told = format!("{}, {who}: {said}", clock(turn.from_ms));
    for mark in &turn.marks {
        told.push_str(&format!(
            ". {}",
            look.say_with("transcript-marked", &[("sign", mark)])
        ));
    }
    told
}

/// What stands under a line: what it is marked with, how often the concern was said, what can be done.
fn below(
    ui: &mut Ui,
    look: &Look,
    seen: &Seen<'_>,
    draft: &mut Draft,
    wishes: &mut Vec<Wish>,
    turn: &TurnView,
    chosen: Option<u16>,
) {
    let said_again = turn.concern.filter(|times| *times > 1);
    if turn.marks.is_empty() && said_again.is_none() && chosen.is_none() {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 4.0);
        ui.add_space(TIMES);
        if let Some(times) = said_again {
            let words = look.say_with("transcript-again", &[("times", &times.to_string())]);
            tag::heard(ui, look, &words);
        }
        for mark in &turn.marks {
            tag::done(ui, look, mark);
        }
        if let Some(number) = chosen
            && seen.call.openings.desk
        {
            let key = key_of(Action::Mark);
            if button(&look.say("transcript-mark"))
                .key(&key)
                .small()
                .show(ui, look)
                .clicked()
            {
                draft.show(Open::Mark(Picker::default()));
            }
            let key = key_of(Action::Quote);
            if button(&look.say("transcript-quote"))
                .key(&key)
                .small()
                .show(ui, look)
                .clicked()
            {
                wishes.push(Wish::Do(Deed::Quote(LineName::Number(number))));
            }
        }
    });
    ui.add_space(6.0);
}
