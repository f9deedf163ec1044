//! The records terminal: what is searched for, what came back and why, the record opened.

use bevy_egui::egui::{self, Align, Key, Sense, Ui, WidgetInfo, WidgetType};

use super::Seen;
use super::draft::{Draft, Part};
use super::shortcuts;
use crate::call::deed::Deed;
use crate::call::searching::SearchForm;
use crate::call::view::{EnquiryView, RecordView, TraceView, standing_words, system_words};
use crate::desktop::keys::{Action, key_of};
use crate::desktop::kit::button::button;
use crate::desktop::kit::field::field;
use crate::desktop::kit::{card, focus_ring, text};
use crate::desktop::look::Look;
use crate::desktop::look::typeface::{Face, size};
use crate::desktop::wish::Wish;
use crate::scenario::script::System;

/// How wide the names of the fields are.
const NAMES: f32 = 96.0;

/// Shows the terminal.
pub fn show(ui: &mut Ui, look: &Look, seen: &Seen<'_>, draft: &mut Draft, wishes: &mut Vec<Wish>) {
    text::heading(ui, look, &look.say("records-title"));
    if draft.brought == Some(Part::Records) {
        ui.scroll_to_cursor(Some(Align::TOP));
    }
    if !seen.watched {
        form(ui, look, seen, draft, wishes);
    } else if draft.search != SearchForm::default() {
        being_made(ui, look, &draft.search);
    } else if seen.call.enquiries.is_empty() {
        text::note(ui, look, &look.say("nothing-yet"));
    }
    // The newest enquiry stands first: it is the one that was just asked.
    for (place, enquiry) in seen.call.enquiries.iter().enumerate().rev() {
        ui.add_space(4.0);
        came_back(ui, look, enquiry, place);
        for trace in &enquiry.traces {
            show_trace(ui, look, seen, draft, wishes, trace);
        }
    }
    draft.trace_moved = false;
}

fn form(ui: &mut Ui, look: &Look, seen: &Seen<'_>, draft: &mut Draft, wishes: &mut Vec<Wish>) {
    ui.spacing_mut().item_spacing.y = 4.0;
    let search = &mut draft.search;
    let fields: [(&str, &'static str, &mut String); 6] = [
        ("search-name", "records-name", &mut search.name),
        ("search-age", "records-age", &mut search.age),
        ("search-username", "records-username", &mut search.username),
        ("search-town", "records-town", &mut search.town),
        (
            "search-telephone",
            "records-telephone",
            &mut search.telephone,
        ),
        ("search-reason", "records-reason", &mut search.reason),
    ];
    let mut entered = false;
    for (id, name, text) in fields {
        let name = look.say(name);
        let response = field(id, &name).mono().beside(ui, look, NAMES, text);
        entered |= response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    }
    if entered {
        shortcuts::search(draft, wishes, System::National);
    }
    ui.horizontal_wrapped(|ui| {
        let enabled = seen.call.openings.desk && seen.call.openings.room.1;
        for (system, label, action) in [
            (System::National, "records-national", Action::SearchNational),
            (System::Local, "records-local", Action::SearchLocal),
        ] {
            let (label, key) = (look.say(label), key_of(action));
            let shown = button(&label).key(&key).enabled(enabled);
            let shown = if system == System::National {
                shown.primary()
            } else {
                shown
            };
            if shown.show(ui, look).clicked() {
                shortcuts::search(draft, wishes, system);
            }
        }
    });
}

/// The search that somebody who is watched is making.
fn being_made(ui: &mut Ui, look: &Look, search: &SearchForm) {
    card::chosen(ui, look, |ui| {
        ui.spacing_mut().item_spacing.y = 3.0;
        text::heading(ui, look, &look.say("records-being-made"));
        for (name, given) in [
            ("records-name", &search.name),
            ("records-age", &search.age),
            ("records-username", &search.username),
            ("records-town", &search.town),
            ("records-telephone", &search.telephone),
            ("records-reason", &search.reason),
        ] {
            if !given.is_empty() {
                ui.horizontal_top(|ui| {
                    ui.scope(|ui| {
                        ui.set_width(NAMES);
                        text::note(ui, look, &look.say(name));
                    });
                    text::mono(ui, look, given);
                });
            }
        }
    });
}

/// What was asked, of which system, and how many traces came back: the terminal's own audit.
fn came_back(ui: &mut Ui, look: &Look, enquiry: &EnquiryView, place: usize) {
    let count = enquiry.traces.len();
    let said = if count == 0 {
        look.say("records-no-trace")
    } else {
        look.say_with("records-traces", &[("count", &count.to_string())])
    };
    text::strong(ui, look, &format!("{}. {said}", place + 1));
    let asked = format!("{}: {}", system_words(enquiry.system), enquiry.asked);
    text::mono(ui, look, &asked);
    let reason = look.say_with("records-reason-given", &[("reason", &enquiry.reason)]);
    text::note(ui, look, &reason);
}

fn show_trace(
    ui: &mut Ui,
    look: &Look,
    seen: &Seen<'_>,
    draft: &mut Draft,
    wishes: &mut Vec<Wish>,
    trace: &TraceView,
) {
    let at = (trace.at.enquiry + 1, trace.at.trace + 1);
    let chosen = draft.trace == Some(at);
    let content = |ui: &mut Ui| {
        ui.spacing_mut().item_spacing.y = 3.0;
        let heading = text::words(&trace.heading, Face::SemiBold, size::BODY, look.palette.ink);
        ui.add(egui::Label::new(heading).wrap());
        let held = look.say_with("records-held-by", &[("force", &trace.force)]);
        text::mono(ui, look, &held);
        text::note(ui, look, &trace.summary);
        let matched = trace.matched.join(", ");
        text::note(
            ui,
            look,
            &look.say_with("records-matched", &[("reasons", &matched)]),
        );
        if let Some(record) = &trace.opened {
            opened(ui, look, record);
        }
        if !seen.watched {
            do_with(ui, look, seen, draft, wishes, trace, chosen);
        }
    };
    let shown = if chosen || trace.opened.is_some() {
        card::chosen(ui, look, content)
    } else {
        card::card(ui, look, content)
    };
    let rect = shown.response.rect;
    let id = ui.id().with(("trace", at));
    // The card is told to screen readers and takes the focus; its buttons lie over it and are pressed first.
    let response = ui.interact(rect, id, Sense::focusable_noninteractive());
    let told = format!("{}.{} {}, {}", at.0, at.1, trace.heading, trace.summary);
    response.widget_info(|| WidgetInfo::selected(WidgetType::SelectableLabel, true, chosen, &told));
    if response.gained_focus() {
        draft.trace = Some(at);
    }
    if chosen && draft.trace_moved {
        response.scroll_to_me(Some(Align::Center));
    }
    focus_ring(ui, look, &response, rect);
}

fn opened(ui: &mut Ui, look: &Look, record: &RecordView) {
    let standing = standing_words(record.standing);
    if !standing.is_empty() {
        text::meant(
            ui,
            &crate::learning::telling::capital(standing),
            look.palette.heard,
        );
    }
    for line in &record.detail {
        text::body(ui, look, line);
    }
    if !record.markers.is_empty() {
        let markers = record.markers.join(", ");
        text::mono(
            ui,
            look,
            &look.say_with("records-markers", &[("markers", &markers)]),
        );
    }
}

fn do_with(
    ui: &mut Ui,
    look: &Look,
    seen: &Seen<'_>,
    draft: &mut Draft,
    wishes: &mut Vec<Wish>,
    trace: &TraceView,
    chosen: bool,
) {
    let at = (trace.at.enquiry + 1, trace.at.trace + 1);
    let traces = &seen.call.openings.traces;
    let logged = traces
        .iter()
        .any(|(it, _, logged)| *it == trace.at && *logged);
    let desk = seen.call.openings.desk;
    let key = |action| {
        if chosen {
            key_of(action)
        } else {
            String::new()
        }
    };
    ui.horizontal_wrapped(|ui| {
        if trace.opened.is_none() {
            let (label, key) = (look.say("records-open"), key(Action::OpenTrace));
            let described = format!("{label} {}", trace.heading);
            let shown = button(&label).described(&described).key(&key).small();
            if shown.enabled(desk).show(ui, look).clicked() {
                draft.trace = Some(at);
                wishes.push(Wish::Do(Deed::Open(at.0, at.1)));
            }
        }
        let (label, key) = (look.say("records-log"), key(Action::LogTrace));
        let described = format!("{label} {}", trace.heading);
        let shown = button(&label).described(&described).key(&key).small();
        if shown.enabled(desk && !logged).show(ui, look).clicked() {
            draft.trace = Some(at);
            wishes.push(Wish::Do(Deed::LogTrace(at.0, at.1)));
        }
    });
}
