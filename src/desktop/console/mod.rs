//! The console: one screen a call is worked at, with nothing hidden while the caller speaks.
//!
//! A function from the view to wishes. What was begun and not yet done lives in the [`Draft`].

mod advice;
mod band;
pub mod caption;
mod decisions;
pub mod draft;
mod grade;
pub(in crate::desktop) mod leaving;
mod log;
mod marking;
mod marks;
mod question;
mod records;
mod referral;
mod review;
mod shortcuts;
mod transcript;

use bevy_egui::egui::{self, CentralPanel, Frame, Margin, Panel, ScrollArea, Stroke};

pub use self::caption::paint_voice;
use self::draft::Draft;
use super::kit::card;
use super::look::Look;
use super::waveform::Wave;
use super::wish::Wish;
use crate::call::terms::Mode;
use crate::call::view::View;

/// The narrowest window, in points, in which the three places stand beside each other.
pub const BESIDE: f32 = 900.0;

/// A call as the console shows it.
pub struct Seen<'a> {
    /// The call.
    pub call: &'a View,
    /// The scenario's title.
    pub title: &'a str,
    /// How much help there is.
    pub mode: Mode,
    /// The time of the call, in milliseconds since it began.
    pub now_ms: u64,
    /// The time of the call that is heard now: in an untimed call it comes after the time the call has got to.
    pub heard_ms: u64,
    /// Whether the clock stands still because the trainee paused it.
    pub paused: bool,
    /// Whether it moves only by what is said.
    pub untimed: bool,
    /// Whether it is slowed while nobody speaks.
    pub slowed: bool,
    /// Whether what the caller says is written large.
    pub captions: bool,
    /// The recording that is heard, and how much of it was.
    pub wave: Option<Heard<'a>>,
    /// What there is to tell: of the journal, of the sound.
    pub notices: &'a [String],
    /// For authors: what is wrong with the file as it was saved last, with lines and mends.
    pub faults: &'a [String],
    /// For authors: the seed.
    pub seed: Option<u64>,
    /// Whether it is watched: nothing can be done in it.
    pub watched: bool,
}

/// A recording that is heard.
#[derive(Clone, Copy, Debug)]
pub struct Heard<'a> {
    /// Its shape; `None` until it was read, or when there is no recording.
    pub wave: Option<&'a Wave>,
    /// How much of it was heard, in milliseconds.
    pub into_ms: u64,
    /// How long it is, in milliseconds.
    pub for_ms: u64,
}

/// Shows the console.
pub fn show(ui: &mut egui::Ui, look: &Look, seen: &Seen<'_>, draft: &mut Draft) -> Vec<Wish> {
    let mut wishes = Vec::new();
    if !seen.watched {
        shortcuts::take(ui, look, seen, draft, &mut wishes);
    }
    top(ui, look, seen, draft, &mut wishes);
    places(ui, look, seen, draft, &mut wishes);
    wishes
}

/// Shows the top of the console: the band, what was opened over it, and what the caller says.
pub fn top(
    ui: &mut egui::Ui,
    look: &Look,
    seen: &Seen<'_>,
    draft: &mut Draft,
    wishes: &mut Vec<Wish>,
) {
    let strip = Frame::new()
        .fill(look.palette.sheet)
        .inner_margin(Margin::symmetric(20, 10));
    Panel::top("console-band")
        .frame(strip)
        .show_separator_line(false)
        .show(ui, |ui| band::show(ui, look, seen, draft, wishes));
    if draft.open == draft::Open::Leaving {
        let frame = strip.fill(look.palette.heard_wash);
        Panel::top("console-leaving")
            .frame(frame)
            .show_separator_line(false)
            .show(ui, |ui| leaving::show(ui, look, draft, wishes));
    }
    if draft.open == draft::Open::Keys {
        Panel::top("console-keys")
            .frame(strip)
            .show_separator_line(false)
            .show(ui, |ui| leaving::keys(ui, look, draft));
    }
    Panel::top("console-caption")
        .frame(strip)
        .show_separator_line(false)
        .show(ui, |ui| caption::show(ui, look, seen));
}

/// Shows the three places, in the room there is left.
pub fn places(
    ui: &mut egui::Ui,
    look: &Look,
    seen: &Seen<'_>,
    draft: &mut Draft,
    wishes: &mut Vec<Wish>,
) {
    let wide = ui.available_width();
    if wide >= BESIDE {
        beside(ui, look, seen, draft, wishes, wide);
    } else {
        below(ui, look, seen, draft, wishes);
    }
}

fn beside(
    ui: &mut egui::Ui,
    look: &Look,
    seen: &Seen<'_>,
    draft: &mut Draft,
    wishes: &mut Vec<Wish>,
    wide: f32,
) {
    let place = Frame::new()
        .fill(look.palette.paper)
        .stroke(Stroke::new(1.0, look.palette.rule))
        .inner_margin(Margin::symmetric(16, 12));
    Panel::right("console-log")
        .exact_size((wide * 0.285).clamp(300.0, 460.0))
        .resizable(false)
        .frame(place)
        .show_separator_line(false)
        .show(ui, |ui| {
            let most = ui.available_height() * 0.72;
            at_foot(ui, "console-decisions", most, |ui| {
                decisions::show(ui, look, seen, draft, wishes);
                if !seen.watched {
                    decisions::submit(ui, look, seen, wishes);
                }
            });
            log::show(ui, look, seen, draft, wishes, f32::INFINITY);
        });
    Panel::right("console-records")
        .exact_size((wide * 0.285).clamp(300.0, 460.0))
        .resizable(false)
        .frame(place)
        .show_separator_line(false)
        .show(ui, |ui| {
            let most = ui.available_height() * 0.22;
            at_foot(ui, "console-marks", most, |ui| {
                marks::show(ui, look, seen, wishes);
            });
            scroll(ui, "records", |ui| {
                records::show(ui, look, seen, draft, wishes)
            });
        });
    CentralPanel::default().frame(place).show(ui, |ui| {
        if !seen.watched || seen.call.review.is_some() {
            Panel::bottom("console-question")
                .frame(Frame::new())
                .show_separator_line(false)
                .show(ui, |ui| talk(ui, look, seen, draft, wishes));
        }
        transcript::show(ui, look, seen, draft, wishes, f32::INFINITY);
    });
}

fn below(
    ui: &mut egui::Ui,
    look: &Look,
    seen: &Seen<'_>,
    draft: &mut Draft,
    wishes: &mut Vec<Wish>,
) {
    let place = Frame::new()
        .fill(look.palette.paper)
        .inner_margin(Margin::symmetric(16, 8));
    let high = ui.available_height();
    CentralPanel::default().frame(place).show(ui, |ui| {
        scroll(ui, "console-page", |ui| {
            transcript::show(ui, look, seen, draft, wishes, (high * 0.6).max(160.0));
            if !seen.watched || seen.call.review.is_some() {
                talk(ui, look, seen, draft, wishes);
            }
            card::rule(ui, look);
            records::show(ui, look, seen, draft, wishes);
            marks::show(ui, look, seen, wishes);
            card::rule(ui, look);
            log::show(ui, look, seen, draft, wishes, (high * 0.8).max(200.0));
            decisions::show(ui, look, seen, draft, wishes);
            if !seen.watched {
                decisions::submit(ui, look, seen, wishes);
            }
        });
    });
}

/// What is under the transcript: speaking to the caller, marking a line, or the supervisor's review.
fn talk(
    ui: &mut egui::Ui,
    look: &Look,
    seen: &Seen<'_>,
    draft: &mut Draft,
    wishes: &mut Vec<Wish>,
) {
    ui.add_space(8.0);
    if let Some(text) = &draft.not_done {
        card::pointed_out(ui, look, |ui| {
            let shown = super::kit::text::meant(ui, text, look.palette.heard);
            ui.ctx().accesskit_node_builder(shown.id, |node| {
                node.set_live(egui::accesskit::Live::Assertive);
            });
        });
    }
    if seen.watched {
        review::watched(ui, look, seen, draft);
    } else if seen.call.review.is_some() {
        review::show(ui, look, seen, draft, wishes);
    } else if matches!(draft.open, draft::Open::Mark(_)) {
        marking::show(ui, look, seen, draft, wishes);
    } else {
        question::show(ui, look, seen, draft, wishes);
    }
}

/// What stands at the foot of a place: as high as what is in it, and scrolled where that is more than this.
fn at_foot(ui: &mut egui::Ui, id: &'static str, most: f32, content: impl FnOnce(&mut egui::Ui)) {
    let id = egui::Id::new(id);
    let known: Option<f32> = ui.data(|data| data.get_temp(id));
    let above = 6.0;
    let high = known.unwrap_or(most / 2.0).min(most - above);
    let frame = Frame::new().inner_margin(Margin {
        top: 6,
        ..Margin::ZERO
    });
    Panel::bottom(id)
        .frame(frame)
        .show_separator_line(false)
        .exact_size(high + above)
        .show(ui, |ui| {
            let shown = ScrollArea::vertical()
                .auto_shrink([false, false])
                .show(ui, content);
            let wanted = shown.content_size.y.ceil();
            if known != Some(wanted) {
                ui.data_mut(|data| data.insert_temp(id, wanted));
                // It is drawn again with the height it wants before anybody sees it.
                ui.ctx().request_discard("a place has found its height");
            }
        });
}

fn scroll(ui: &mut egui::Ui, id: &str, content: impl FnOnce(&mut egui::Ui)) {
    ScrollArea::vertical()
        .id_salt(id)
        .auto_shrink([false, false])
        .show(ui, |ui| {
            // The bar of a long list takes no room from what is read.
            ui.set_width(ui.available_width() - 4.0);
            content(ui);
        });
}
