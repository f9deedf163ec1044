//! A film for a class: what is said as large as the wall allows, and what it was evidence for when that is asked.

use bevy_egui::egui::{self, CentralPanel, Frame, Label, Margin, Panel, ScrollArea, Ui};

use super::player::Player;
use crate::call::clock;
use crate::call::view::grade_words;
use crate::desktop::console::{BESIDE, Heard, paint_voice};
use crate::desktop::kit::text;
use crate::desktop::look::Look;
use crate::desktop::look::typeface::{Face, size};
use crate::learning::reel::{Done, Line, Who};
use crate::learning::telling::capital;
use crate::scenario::script::Weight;

/// Sizes of what is said, the largest that fits being taken; in a narrow window, and in a wide one.
const SAID: ([f32; 4], [f32; 5]) = ([40.0, 34.0, 30.0, 26.0], [72.0, 60.0, 52.0, 46.0, 42.0]);
/// The size of who says it.
const WHO: (f32, f32) = (20.0, 28.0);
/// The size of what was heard.
const REVEALED: f32 = 20.0;
/// How high the voice is drawn, and how wide, in points.
const WAVE: (f32, f32) = (36.0, 420.0);

/// Shows what is said now, and what was heard if that is asked for.
pub fn show(
    ui: &mut Ui,
    look: &Look,
    player: &Player,
    (title, notices): (&str, &[String]),
    heard: Option<Heard<'_>>,
    reveal: bool,
) {
    let wide = ui.available_width();
    let beside = wide >= BESIDE;
    head(ui, look, player, title, notices);
    if reveal {
        let frame = Frame::new()
            .fill(look.palette.sheet)
            .inner_margin(Margin::symmetric(20, 12));
        let list = |ui: &mut Ui| revealed_list(ui, look, player);
        if !beside {
            // Where there is little room, what was heard takes the place of what is said.
            CentralPanel::default().frame(frame).show(ui, list);
            return;
        }
        Panel::right("projector-revealed")
            .exact_size(wide * 0.42)
            .resizable(false)
            .frame(frame)
            .show_separator_line(false)
            .show(ui, list);
    }
    let paper = Frame::new()
        .fill(look.palette.paper)
        .inner_margin(Margin::symmetric(if beside { 48 } else { 20 }, 12));
    CentralPanel::default()
        .frame(paper)
        .show(ui, |ui| said(ui, look, player, heard));
}

fn head(ui: &mut Ui, look: &Look, player: &Player, title: &str, notices: &[String]) {
    let frame = Frame::new()
        .fill(look.palette.sheet)
        .inner_margin(Margin::symmetric(20, 8));
    Panel::top("projector-head")
        .frame(frame)
        .show_separator_line(false)
        .show(ui, |ui| {
            ui.horizontal_wrapped(|ui| {
                text::strong(ui, look, title);
                let state = if player.is_over() {
                    "projector-over"
                } else if player.is_paused() {
                    "projector-paused"
                } else {
                    "projector-playing"
                };
                let shown = text::soft(ui, look, &look.say(state));
                ui.ctx().accesskit_node_builder(shown.id, |node| {
                    node.set_live(egui::accesskit::Live::Polite);
                });
            });
            for notice in notices {
                text::note(ui, look, notice);
            }
        });
}

/// The line that is being said, or was said last.
fn line_now(player: &Player) -> Option<&Line> {
    let film = player.film();
    let now_ms = film.now_ms();
    let lines = film.reel().lines.iter().rev();
    let mut begun = lines.filter(|line| line.from_ms <= now_ms);
    begun.next()
}

fn said(ui: &mut Ui, look: &Look, player: &Player, heard: Option<Heard<'_>>) {
    let beside = ui.available_width() >= BESIDE / 2.0;
    let film = player.film();
    let Some(line) = line_now(player) else {
        let waiting = look.say("projector-ringing");
        let words = text::words(waiting, Face::Bold, size::TITLE, look.palette.soft);
        ui.add(Label::new(words).wrap());
        return;
    };
    let (who, colour) = match line.who {
        Who::Caller => (capital(&film.view().who), look.palette.heard),
        Who::Handler => (look.say("projector-handler"), look.palette.act),
        Who::Supervisor => (look.say("projector-supervisor"), look.palette.ink),
    };
    let who_size = if beside { WHO.1 } else { WHO.0 };
    ui.add_space((ui.available_height() * 0.04).min(32.0));
    ui.horizontal(|ui| {
        ui.add(Label::new(text::words(who, Face::Bold, who_size, colour)).wrap());
        if beside && line.who == Who::Caller && heard.is_some() {
            ui.add_space(16.0);
            let wide = WAVE.1.min(ui.available_width());
            let (rect, response) =
                ui.allocate_exact_size(egui::vec2(wide, WAVE.0), egui::Sense::hover());
            let told = look.say("wave-speaking");
            response.widget_info(|| {
                egui::WidgetInfo::labeled(egui::WidgetType::ProgressIndicator, true, &told)
            });
            paint_voice(ui, look, rect, heard);
        }
    });
    let speaking = line.until_ms > film.now_ms() || player.is_at_words();
    let colour = if speaking || player.is_paused() {
        look.palette.ink
    } else {
        look.palette.soft
    };
    let words = match line.who {
        // What is done without typing stands in brackets and is not what was said.
        Who::Handler if line.text.starts_with('(') => line.text.clone(),
        _ => format!("“{}”", line.text),
    };
    ScrollArea::vertical()
        .id_salt("projector-said")
        .auto_shrink([false, false])
        .show(ui, |ui| {
            let fits = fitting(ui, &words);
            let label = Label::new(text::words(words, Face::Bold, fits, colour)).wrap();
            let shown = ui.add(label);
            ui.ctx().accesskit_node_builder(shown.id, |node| {
                node.set_live(egui::accesskit::Live::Polite);
            });
        });
}

/// The largest size at which these words fit in the place there is; the smallest where none does.
fn fitting(ui: &Ui, words: &str) -> f32 {
    let (wide, high) = (ui.available_width(), ui.clip_rect().height());
    let sizes: &[f32] = if wide >= BESIDE / 2.0 {
        &SAID.1
    } else {
        &SAID.0
    };
    let sizes = if high < 200.0 { &SAID.0 } else { sizes };
    let fits = sizes.iter().find(|size| {
        let colour = egui::Color32::PLACEHOLDER;
        let font = Face::Bold.at(**size);
        let galley = ui.painter().layout(words.to_owned(), font, colour, wide);
        galley.rows.len() as f32 * **size * 1.25 <= high - 16.0
    });
    fits.or(sizes.last()).copied().unwrap_or(size::TITLE)
}

/// Each line that was evidence of something, and the notes of whoever wrote the play, in order of time.
fn revealed_list(ui: &mut Ui, look: &Look, player: &Player) {
    let film = player.film();
    let call = film.call();
    text::heading(ui, look, &look.say("projector-revealed"));
    let lines = call.revealed();
    let notes = film.reel().frames.iter().take(film.done());
    let notes: Vec<(u64, &String)> = notes
        .filter_map(|frame| match &frame.what {
            Done::Note(text) => Some((frame.at_ms, text)),
            _ => None,
        })
        .collect();
    if lines.is_empty() && notes.is_empty() {
        text::body(ui, look, &look.say("projector-nothing"));
        return;
    }
    ScrollArea::vertical()
        .id_salt("projector-revealed")
        .auto_shrink([false, false])
        .stick_to_bottom(true)
        .show(ui, |ui| {
            ui.set_width(ui.available_width() - 8.0);
            let mut notes = notes.into_iter().peekable();
            for it in &lines {
                while let Some((_, note)) = notes.next_if(|(at_ms, _)| *at_ms < it.from_ms) {
                    read(ui, note, Face::Regular, look.palette.soft);
                }
                let words = call.scenario().words(it.line, call.drawn());
                let words = format!("{}  “{words}”", clock(it.from_ms));
                read(ui, &words, Face::SemiBold, look.palette.ink);
                signs(ui, look, &it.signs, it.marked);
            }
            for (_, note) in notes {
                read(ui, note, Face::Regular, look.palette.soft);
            }
            if let Some(grade) = film.view().grade {
                let grade = look.say_with("projector-graded", &[("grade", grade_words(grade))]);
                read(ui, &grade, Face::SemiBold, look.palette.act);
            }
        });
}

/// Words that are read from across a room.
fn read(ui: &mut Ui, words: &str, face: Face, colour: egui::Color32) {
    ui.add(Label::new(text::words(words, face, REVEALED, colour)).wrap());
}

fn signs(ui: &mut Ui, look: &Look, signs: &[(String, Weight)], marked: bool) {
    ui.indent("projector-signs", |ui| {
        for (name, weight) in signs {
            let (key, face) = match weight {
                Weight::Strong => ("projector-strong", Face::SemiBold),
                Weight::Weak => ("projector-weak", Face::Regular),
            };
            let sign = look.say_with(key, &[("sign", name)]);
            read(ui, &sign, face, look.palette.heard);
        }
        if marked {
            let marked = look.say("projector-marked");
            read(ui, &marked, Face::Regular, look.palette.act);
        }
    });
}
