//! What is kept of the trainee on this machine: where, and taking it along or erasing it.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, TryRecvError, channel};
use std::thread;
use std::time::Duration;

use bevy_egui::egui::{Id, Key, Ui, accesskit::Live};

use crate::desktop::kit::button::button;
use crate::desktop::kit::field::{self, field};
use crate::desktop::kit::{card, text};
use crate::desktop::look::Look;
use crate::learning::kept_calls::{Copied, KeptCalls, NotKept};

/// How soon it is asked again whether what was begun is done.
const AGAIN: Duration = Duration::from_millis(80);

/// What is asked before anything is done.
#[derive(Debug, Default)]
enum Open {
    /// Nothing.
    #[default]
    Nothing,
    /// Whether these are really to be erased.
    Erasing(KeptCalls),
    /// Where they are to be copied.
    Copying(String),
}

/// What is being done beside the window, so that many calls keep nobody waiting.
#[derive(Debug)]
enum Under {
    Copying(Receiver<Result<Copied, NotKept>>, PathBuf),
    Erasing(Receiver<Result<(), NotKept>>, usize),
}

/// What is kept, and what is asked about it.
#[derive(Debug, Default)]
pub struct Belongings {
    open: Open,
    // An open question is given the focus once.
    asked: bool,
    under: Option<Under>,
    told: Option<String>,
}

fn keep_id() -> Id {
    Id::new("belongings-keep")
}

impl Belongings {
    /// How soon to look again.
    pub fn patience(&self) -> Option<Duration> {
        self.under.is_some().then_some(AGAIN)
    }

    /// Puts an open question away. Whether there was one.
    pub fn put_away(&mut self) -> bool {
        let open = !matches!(self.open, Open::Nothing);
        self.open = Open::Nothing;
        open
    }

    /// Shows it.
    pub fn show(&mut self, ui: &mut Ui, look: &Look, calls: &Path) {
        self.look_after(look);
        text::heading(ui, look, &look.say("belongings-title"));
        text::body(ui, look, &look.say("belongings-where"));
        text::mono(ui, look, &calls.display().to_string());
        text::note(ui, look, &look.say("belongings-nowhere-else"));
        let export = look.say("belongings-export");
        let erase = look.say("belongings-erase");
        ui.horizontal_wrapped(|ui| {
            let free = self.under.is_none();
            if button(&export).enabled(free).show(ui, look).clicked() {
                self.ask(Open::Copying(String::new()));
            }
            if button(&erase).enabled(free).show(ui, look).clicked() {
                match KeptCalls::of(calls) {
                    Ok(kept) if kept.is_empty() => self.tell(look.say("belongings-none")),
                    Ok(kept) => self.ask(Open::Erasing(kept)),
                    Err(why) => self.tell(unreadable(look, calls, &why.to_string())),
                }
            }
        });
        match &self.open {
            Open::Nothing => {}
            Open::Erasing(_) => self.erasing(ui, look, calls),
            Open::Copying(_) => self.copying(ui, look, calls),
        }
        if self.under.is_some() {
            text::note(ui, look, &look.say("belongings-under-way"));
        }
        if let Some(told) = &self.told {
            let shown = text::body(ui, look, told);
            ui.ctx()
                .accesskit_node_builder(shown.id, |node| node.set_live(Live::Polite));
        }
    }

    fn ask(&mut self, open: Open) {
        self.open = open;
        self.asked = false;
        self.told = None;
    }

    fn tell(&mut self, told: String) {
        self.open = Open::Nothing;
        self.told = Some(told);
    }

    fn erasing(&mut self, ui: &mut Ui, look: &Look, calls: &Path) {
        let Open::Erasing(kept) = &self.open else {
            return;
        };
        let counts = [kept.journals.len(), kept.pages.len()].map(|it| it.to_string());
        let folder = calls.display().to_string();
        let first = !std::mem::replace(&mut self.asked, true);
        let (mut keep, mut erase) = (false, false);
        card::pointed_out(ui, look, |ui| {
            let told = look.say_with("belongings-erase-calls", &[("count", &*counts[0])]);
            let asked = text::strong(ui, look, &told);
            ui.ctx()
                .accesskit_node_builder(asked.id, |node| node.set_live(Live::Assertive));
            let blanks = [("pages", &*counts[1]), ("folder", &*folder)];
            text::body(ui, look, &look.say_with("belongings-erase-where", &blanks));
            ui.horizontal_wrapped(|ui| {
                let label = look.say("belongings-keep");
                let shown = button(&label).key("Esc").primary().id(keep_id());
                keep = shown.show(ui, look).clicked();
                let label = look.say("belongings-erase-now");
                erase = button(&label).show(ui, look).clicked();
            });
        });
        if first {
            ui.memory_mut(|memory| memory.request_focus(keep_id()));
        }
        if keep {
            self.open = Open::Nothing;
        }
        if erase && let Open::Erasing(kept) = std::mem::take(&mut self.open) {
            let count = kept.journals.len();
            let (to, from) = channel();
            // Nobody is told when the screen was left meanwhile; they are erased all the same.
            let begun = thread::Builder::new().spawn(move || to.send(kept.erase()));
            match begun {
                Ok(_) => self.under = Some(Under::Erasing(from, count)),
                Err(why) => self.tell(why.to_string()),
            }
        }
    }

    fn copying(&mut self, ui: &mut Ui, look: &Look, calls: &Path) {
        let Open::Copying(typed) = &mut self.open else {
            return;
        };
        let name = look.say("belongings-folder");
        let hint = look.say("belongings-folder-hint");
        let shown = field("belongings-folder", &name).hint(&hint).mono();
        let response = shown.under(ui, look, typed);
        let entered = response.lost_focus() && ui.input(|it| it.key_pressed(Key::Enter));
        let (mut copy, mut away) = (entered, false);
        ui.horizontal_wrapped(|ui| {
            let label = look.say("belongings-export-now");
            let may = !typed.trim().is_empty();
            let shown = button(&label).primary().enabled(may);
            copy |= shown.show(ui, look).clicked();
            copy &= may;
            let label = look.say("pick-away");
            away = button(&label).key("Esc").show(ui, look).clicked();
        });
        if !std::mem::replace(&mut self.asked, true) {
            let field = field::id("belongings-folder");
            ui.memory_mut(|memory| memory.request_focus(field));
        }
        let to = folder_of(typed);
        if away {
            self.open = Open::Nothing;
        } else if copy {
            self.copy(look, calls, to);
        }
    }

    fn copy(&mut self, look: &Look, calls: &Path, folder: PathBuf) {
        let kept = match KeptCalls::of(calls) {
            Ok(kept) if kept.journals.is_empty() => {
                return self.tell(look.say("belongings-none"));
            }
            Ok(kept) => kept,
            Err(why) => return self.tell(unreadable(look, calls, &why.to_string())),
        };
        let (to, from) = channel();
        let place = folder.clone();
        let begun = thread::Builder::new().spawn(move || to.send(kept.copy_to(&place)));
        match begun {
            // The question stays open, so that a folder that would not do can be mended.
            Ok(_) => self.under = Some(Under::Copying(from, folder)),
            Err(why) => self.tell(why.to_string()),
        }
    }

    /// Looks whether what was begun is done.
    fn look_after(&mut self, look: &Look) {
        match &self.under {
            None => {}
            Some(Under::Erasing(from, count)) => {
                let count = count.to_string();
                match from.try_recv() {
                    Err(TryRecvError::Empty) => return,
                    Ok(Ok(())) => {
                        let blanks = [("count", &*count)];
                        self.tell(look.say_with("belongings-erased", &blanks));
                    }
                    Ok(Err(why)) => {
                        let why = why.to_string();
                        self.tell(look.say_with("belongings-not-erased", &[("why", &*why)]));
                    }
                    Err(TryRecvError::Disconnected) => {}
                }
                self.under = None;
            }
            Some(Under::Copying(from, folder)) => {
                match from.try_recv() {
                    Err(TryRecvError::Empty) => return,
                    Ok(Ok(done)) => {
                        let told = copied(look, done, folder);
                        self.tell(told);
                    }
                    Ok(Err(why)) => {
                        let why = why.to_string();
                        let blanks = [("why", &*why)];
                        self.told = Some(look.say_with("belongings-not-copied", &blanks));
                    }
                    Err(TryRecvError::Disconnected) => {}
                }
                self.under = None;
            }
        }
    }

    /// Waits until what was begun is done.
    #[cfg(test)]
    pub fn finish(&mut self, look: &Look) {
        while self.under.is_some() {
            self.look_after(look);
            thread::yield_now();
        }
    }
}

fn copied(look: &Look, done: Copied, folder: &Path) -> String {
    let (count, there) = (done.copied.to_string(), done.there.to_string());
    let folder = folder.display().to_string();
    let blanks = [("count", &*count), ("folder", &*folder)];
    let mut told = look.say_with("belongings-copied", &blanks);
    if done.there > 0 {
        told.push(' ');
        told.push_str(&look.say_with("belongings-there", &[("count", &*there)]));
    }
    told
}

fn unreadable(look: &Look, folder: &Path, why: &str) -> String {
    let folder = folder.display().to_string();
    look.say_with(
        "belongings-unreadable",
        &[("folder", &*folder), ("why", why)],
    )
}

/// The folder that was typed, in full; `~` is the trainee's own.
fn folder_of(typed: &str) -> PathBuf {
    let typed = typed.trim();
    let home = directories::BaseDirs::new();
    let folder = match (typed.strip_prefix("~/"), home) {
        (Some(rest), Some(home)) => home.home_dir().join(rest),
        _ => PathBuf::from(typed),
    };
    std::path::absolute(&folder).unwrap_or(folder)
}
