//! The screen of the supervisor's seat: the queue, the log as it was written, its recording, and what is done.
//!
//! A function from the shift to what is asked. What was begun and not yet done lives in the `Draft`.

mod acting;
mod band;
mod draft;
mod heard;
mod keys;
mod queue;
#[cfg(test)]
mod tests;
mod written;

use std::time::Duration;

use bevy_egui::egui::{CentralPanel, Frame, Id, Margin, Panel, ScrollArea, Stroke, Ui};

use self::draft::{Acting, Draft, Open};
use super::desk::Desk;
use super::kit::card;
use super::look::Look;
use super::wish::Wish;
use crate::learning::clock::CallClock;
use crate::learning::review_sitting::ReviewSitting;
use crate::learning::reviewing::Reviewing;
use crate::scenario::number::LogNo;
use crate::supervising::Shift;
use crate::supervising::command::{Act, Command};

/// The narrowest window, in points, in which the three places stand beside each other.
const BESIDE: f32 = 900.0;
/// How often it is looked at while a recording is heard, and while none is.
const WHILE_HEARING: Duration = Duration::from_millis(200);
const WHILE_STILL: Duration = Duration::from_secs(1);

/// A review that is taken.
pub struct AtReview {
    sitting: ReviewSitting,
    draft: Draft,
    notices: Vec<String>,
    begun: bool,
}

/// Something asked for on the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Ask {
    /// A log is read.
    Open(LogNo),
    /// The log before this one, or after it.
    Step(isize),
    /// The recording of the log that is read is heard, or stopped.
    HearOrStop,
    /// Something is begun about it, or put away.
    Begin(Acting),
    /// Something is done about it.
    Do(Act),
    /// The clock stands still, or goes on.
    Pause,
    /// The map of keys, or whether to leave, or neither.
    Show(Open),
    /// The review is ended.
    End,
    /// It is left; nothing is scored.
    Leave,
    /// It is put aside, to be gone on with.
    PutAside,
}

/// What the panels show.
struct Seen<'a> {
    shift: &'a Shift,
    log: LogNo,
    now_ms: u64,
    paused: bool,
    untimed: bool,
    notices: &'a [String],
}

impl AtReview {
    /// Takes a review on, or goes on with one from where it stands.
    pub fn new(reviewing: Reviewing) -> AtReview {
        AtReview::at(ReviewSitting::new(reviewing))
    }

    /// The same with a clock that moves only when it is moved: for what is played without a person.
    pub fn stepped(reviewing: Reviewing) -> AtReview {
        AtReview::at(ReviewSitting::stepped(reviewing))
    }

    fn at(sitting: ReviewSitting) -> AtReview {
        AtReview {
            sitting,
            draft: Draft::default(),
            notices: Vec::new(),
            begun: false,
        }
    }

    /// The review and where it is kept.
    pub fn reviewing(&self) -> &Reviewing {
        self.sitting.reviewing()
    }

    /// The review, once it is over.
    pub fn into_reviewing(self) -> Reviewing {
        self.sitting.into_reviewing()
    }

    /// The clock.
    pub fn clock(&self) -> &CallClock {
        self.sitting.clock()
    }

    /// The clock, to be moved.
    pub fn clock_mut(&mut self) -> &mut CallClock {
        self.sitting.clock_mut()
    }

    /// Whether it is over.
    pub fn is_over(&self) -> bool {
        self.sitting.is_over()
    }

    /// Tells something in the band.
    pub fn tell(&mut self, notice: String) {
        self.notices.retain(|it| *it != notice);
        self.notices.push(notice);
        let over = self.notices.len().saturating_sub(2);
        self.notices.drain(..over);
    }

    /// How soon it has to be looked at again.
    pub fn patience(&self) -> Duration {
        if self.sitting.shift().state().hearing.is_some() && !self.sitting.is_paused() {
            WHILE_HEARING
        } else {
            WHILE_STILL
        }
    }

    /// Lets time pass up to now.
    pub fn tick(&mut self) {
        self.sitting.tick();
        for notice in self.sitting.take_notices() {
            self.tell(notice);
        }
    }

    /// Shows it, and does what was asked in it. What is left is for the trainer to do.
    pub fn show(&mut self, ui: &mut Ui, desk: &mut Desk) -> Vec<Wish> {
        if !self.begun {
            self.begun = true;
            let first = queue::log_id(LogNo(0));
            ui.memory_mut(|memory| memory.request_focus(first));
        }
        let mut asks = Vec::new();
        let seen = Seen {
            shift: self.sitting.shift(),
            log: self.draft.log,
            now_ms: self.sitting.now_ms(),
            paused: self.sitting.is_paused(),
            untimed: self.sitting.clock().is_untimed(),
            notices: &self.notices,
        };
        keys::take(ui, &self.draft, &mut asks);
        show(ui, &desk.look, &seen, &mut self.draft, &mut asks);
        let wishes = asks.into_iter().filter_map(|ask| self.fulfil(ui, ask));
        wishes.collect()
    }

    /// Does what can be done here; returns what cannot.
    fn fulfil(&mut self, ui: &Ui, ask: Ask) -> Option<Wish> {
        ui.ctx().request_repaint();
        match ask {
            Ask::Open(log) => self.open(log),
            Ask::Step(by) => {
                let last = self.sitting.shift().logs().len().saturating_sub(1);
                let at = self.draft.log.place().saturating_add_signed(by).min(last);
                self.open(LogNo(u16::try_from(at).unwrap_or(0)));
            }
            Ask::HearOrStop => {
                let log = self.draft.log;
                let hearing = self.sitting.shift().state().hearing;
                let stop = hearing.is_some_and(|it| it.log == log);
                self.act(if stop {
                    Command::Stop
                } else {
                    Command::Hear(log)
                });
            }
            Ask::Begin(acting) => self.draft.begin(ui.ctx(), acting),
            Ask::Do(act) => {
                if self.act(Command::Do(self.draft.log, act)) {
                    self.draft.done();
                }
            }
            Ask::Pause => {
                if self.sitting.is_paused() {
                    self.sitting.go_on();
                } else {
                    self.sitting.pause();
                }
            }
            Ask::Show(open) => self.draft.open = open,
            Ask::End => {
                self.act(Command::End);
            }
            Ask::Leave => {
                self.act(Command::Leave);
            }
            Ask::PutAside => {
                self.tick();
                return Some(Wish::PutAside);
            }
        }
        None
    }

    fn open(&mut self, log: LogNo) {
        self.draft.log = log;
        self.draft.not_done = None;
        self.act(Command::Open(log));
    }

    /// Does something now; whether it was done. Why not is in the draft.
    fn act(&mut self, command: Command) -> bool {
        self.draft.not_done = self.sitting.act(command).err();
        self.tick();
        self.draft.not_done.is_none()
    }
}

fn show(ui: &mut Ui, look: &Look, seen: &Seen<'_>, draft: &mut Draft, asks: &mut Vec<Ask>) {
    let strip = Frame::new()
        .fill(look.palette.sheet)
        .inner_margin(Margin::symmetric(20, 10));
    Panel::top("review-band")
        .frame(strip)
        .show_separator_line(false)
        .show(ui, |ui| band::show(ui, look, seen, draft, asks));
    let place = Frame::new()
        .fill(look.palette.paper)
        .stroke(Stroke::new(1.0, look.palette.rule))
        .inner_margin(Margin::symmetric(16, 12));
    let wide = ui.available_width();
    if wide < BESIDE {
        CentralPanel::default().frame(place).show(ui, |ui| {
            scroll(ui, "review-page", |ui| {
                queue::show(ui, look, seen, asks);
                card::rule(ui, look);
                written::show(ui, look, seen);
                acting::show(ui, look, seen, draft, asks);
                card::rule(ui, look);
                heard::show(ui, look, seen, asks);
            });
        });
        return;
    }
    Panel::left("review-queue")
        .exact_size((wide * 0.22).clamp(220.0, 360.0))
        .resizable(false)
        .frame(place)
        .show_separator_line(false)
        .show(ui, |ui| {
            scroll(ui, "review-queue", |ui| queue::show(ui, look, seen, asks))
        });
    Panel::right("review-heard")
        .exact_size((wide * 0.3).clamp(280.0, 480.0))
        .resizable(false)
        .frame(place)
        .show_separator_line(false)
        .show(ui, |ui| heard::show(ui, look, seen, asks));
    CentralPanel::default().frame(place).show(ui, |ui| {
        Panel::bottom("review-acting")
            .frame(Frame::new().inner_margin(Margin::symmetric(0, 8)))
            .show_separator_line(false)
            .show(ui, |ui| acting::show(ui, look, seen, draft, asks));
        scroll(ui, "review-written", |ui| written::show(ui, look, seen));
    });
}

fn scroll(ui: &mut Ui, id: &str, content: impl FnOnce(&mut Ui)) {
    ScrollArea::vertical()
        .id_salt(Id::new(id))
        .auto_shrink([false, false])
        .show(ui, |ui| {
            ui.set_width(ui.available_width() - 4.0);
            content(ui);
        });
}
