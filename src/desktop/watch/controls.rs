//! What a film is steered by: its keys, and a button for each of them.

use bevy_egui::egui::accesskit::Live;
use bevy_egui::egui::{Frame, Key, Label, Margin, Modifiers, Panel, Ui};

use super::player::{Player, Speed};
use super::telling;
use crate::call::clock;
use crate::desktop::console::BESIDE;
use crate::desktop::kit::button::{Button, button};
use crate::desktop::kit::progress::progress;
use crate::desktop::kit::text;
use crate::desktop::kit::toggle::toggle;
use crate::desktop::look::Look;
use crate::desktop::look::typeface::{Face, size};
use crate::learning::reel::Done;

/// Something asked of a film.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Steer {
    /// Stop, or go on.
    Toggle,
    /// Go on to the next step or line.
    Next,
    /// Go back to the step or line before.
    Last,
    /// Go to the start.
    Start,
    /// Go so fast.
    Speed(Speed),
    /// Wait at each note, or no longer.
    Notes,
    /// Show what was heard, or hide it.
    Reveal,
    /// Go to this part of it.
    Part(f32),
    /// Leave it.
    Leave,
}

/// The keys, what each asks for, and whether it is for a class only, or for one who watches only.
const KEYS: [(Key, Steer, Option<bool>); 11] = [
    (Key::Space, Steer::Toggle, None),
    (Key::ArrowRight, Steer::Next, None),
    (Key::ArrowLeft, Steer::Last, None),
    (Key::Home, Steer::Start, None),
    (Key::Escape, Steer::Leave, None),
    (Key::R, Steer::Reveal, Some(true)),
    (Key::N, Steer::Notes, Some(false)),
    (Key::Num1, Steer::Speed(Speed::AsItWas), Some(false)),
    (Key::Num2, Steer::Speed(Speed::Faster), Some(false)),
    (Key::Num3, Steer::Speed(Speed::Double), Some(false)),
    (Key::Num4, Steer::Speed(Speed::Skipping), Some(false)),
];

/// What the keys pressed ask for.
pub fn pressed(ui: &Ui, projected: bool) -> Vec<Steer> {
    // Space presses the button that has the focus, as it does everywhere.
    let focused = ui.memory(|memory| memory.focused().is_some());
    let taken = ui.input_mut(|input| {
        let keys = KEYS.iter().filter(|(key, _, whose)| {
            let other = whose.is_some_and(|it| it != projected);
            let button = focused && *key == Key::Space;
            !other && !button && input.consume_key(Modifiers::NONE, *key)
        });
        keys.map(|(_, steer, _)| *steer).collect::<Vec<_>>()
    });
    if !taken.is_empty() {
        // The arrows steer the film; they do not move the focus as well.
        let none = bevy_egui::egui::FocusDirection::None;
        ui.memory_mut(|memory| memory.move_focus(none));
    }
    taken
}

/// Shows the controls at the foot of the screen.
pub fn show(
    ui: &mut Ui,
    look: &Look,
    player: &Player,
    projected: bool,
    revealed: bool,
) -> Vec<Steer> {
    let beside = ui.available_width() >= BESIDE;
    let frame = Frame::new()
        .fill(look.palette.sheet)
        .inner_margin(Margin::symmetric(20, if beside { 10 } else { 6 }));
    let shown = Panel::bottom("watch-controls")
        .frame(frame)
        .show_separator_line(false)
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = if beside { 8.0 } else { 4.0 };
            let mut asked = Vec::new();
            asked.extend(bar(ui, look, player, projected));
            where_it_is(ui, look, player, projected);
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing.x = if beside { 8.0 } else { 4.0 };
                let row = Row {
                    look,
                    player,
                    small: !beside,
                };
                row.moving(ui, projected, &mut asked);
                if projected {
                    row.revealing(ui, revealed, &mut asked);
                } else {
                    row.speeds(ui, &mut asked);
                }
                row.button(ui, "watch-leave", "Esc", Steer::Leave, &mut asked);
            });
            asked
        });
    shown.inner
}

/// The bar: how far the film has got, with a notch at each note.
fn bar(ui: &mut Ui, look: &Look, player: &Player, projected: bool) -> Option<Steer> {
    let film = player.film();
    let reel = film.reel();
    let whole = reel.ends_ms.max(1) as f32;
    let part = |at_ms: u64| at_ms as f32 / whole;
    let notes = reel.frames.iter();
    let notes = notes.filter(|frame| !projected && matches!(frame.what, Done::Note(_)));
    let notches: Vec<f32> = notes.map(|frame| part(frame.at_ms)).collect();
    let name = look.say_with(
        "watch-progress",
        &[
            ("now", &clock(film.now_ms())),
            ("whole", &clock(reel.ends_ms)),
        ],
    );
    progress(ui, look, &name, part(film.now_ms()), &notches).map(Steer::Part)
}

/// Which step it is at, when, and what is being done.
fn where_it_is(ui: &mut Ui, look: &Look, player: &Player, projected: bool) {
    let film = player.film();
    let reel = film.reel();
    let steps = reel.frames.iter().filter(|it| it.line.is_some()).count();
    let blanks = [
        ("step", &*film.done().min(steps).to_string()),
        ("steps", &*steps.to_string()),
        ("now", &*clock(film.now_ms())),
        ("whole", &*clock(reel.ends_ms)),
    ];
    if projected {
        text::mono(ui, look, &look.say_with("watch-time", &blanks));
        return;
    }
    let now = telling::now(look, film);
    let now = text::words(now, Face::SemiBold, size::BODY, look.palette.ink);
    let beside = ui.available_width() >= BESIDE;
    let told = |ui: &mut Ui| {
        text::mono(ui, look, &look.say_with("watch-at", &blanks));
        let now = Label::new(now);
        // Where there is little room, its beginning must do; the whole stands where it was done.
        let shown = ui.add(if beside { now.wrap() } else { now.truncate() });
        ui.ctx().accesskit_node_builder(shown.id, |node| {
            node.set_live(Live::Polite);
        });
    };
    if beside {
        ui.horizontal_wrapped(told);
    } else {
        ui.horizontal(told);
    }
}

struct Row<'a> {
    look: &'a Look,
    player: &'a Player,
    small: bool,
}

impl Row<'_> {
    fn button(
        &self,
        ui: &mut Ui,
        label: &'static str,
        key: &str,
        steer: Steer,
        asked: &mut Vec<Steer>,
    ) {
        let label = self.look.say(label);
        self.put(ui, button(&label).key(key), steer, asked);
    }

    fn put(&self, ui: &mut Ui, shown: Button<'_>, steer: Steer, asked: &mut Vec<Steer>) {
        let shown = if self.small { shown.small() } else { shown };
        if shown.show(ui, self.look).clicked() {
            asked.push(steer);
        }
    }

    fn moving(&self, ui: &mut Ui, projected: bool, asked: &mut Vec<Steer>) {
        let toggle = if self.player.is_over() {
            "watch-again"
        } else if self.player.is_paused() {
            "watch-go-on"
        } else if projected {
            "watch-pause-to-talk"
        } else {
            "watch-pause"
        };
        let label = self.look.say(toggle);
        let shown = button(&label).key("Space").primary();
        self.put(ui, shown, Steer::Toggle, asked);
        let (last, next) = if projected {
            ("watch-last-line", "watch-next-line")
        } else {
            ("watch-last", "watch-next")
        };
        let (label, at_start) = (self.look.say(last), self.player.film().now_ms() == 0);
        let shown = button(&label).key("Left").enabled(!at_start);
        self.put(ui, shown, Steer::Last, asked);
        let (label, over) = (self.look.say(next), self.player.film().is_over());
        let shown = button(&label).key("Right").enabled(!over);
        self.put(ui, shown, Steer::Next, asked);
        self.button(ui, "watch-start", "Home", Steer::Start, asked);
    }

    fn speeds(&self, ui: &mut Ui, asked: &mut Vec<Steer>) {
        for (place, speed) in (1u8..).zip(Speed::ALL) {
            let (label, described) = match speed {
                Speed::AsItWas => ("1×".to_owned(), self.look.say("watch-speed-heard")),
                Speed::Faster => ("1.5×".to_owned(), self.look.say("watch-speed-faster")),
                Speed::Double => ("2×".to_owned(), self.look.say("watch-speed-double")),
                Speed::Skipping => {
                    let label = self.look.say("watch-speed-skip");
                    (label.clone(), label)
                }
            };
            let key = place.to_string();
            let chosen = self.player.speed() == speed;
            let shown = button(&label).key(&key).choice(chosen);
            let shown = shown.described(&described);
            self.put(ui, shown, Steer::Speed(speed), asked);
        }
        let label = self.look.say("watch-at-notes");
        let waits = self.player.waits_at_notes();
        if toggle(ui, self.look, &format!("{label} (N)"), waits).clicked() {
            asked.push(Steer::Notes);
        }
    }

    fn revealing(&self, ui: &mut Ui, revealed: bool, asked: &mut Vec<Steer>) {
        let label = if revealed {
            "watch-hide"
        } else {
            "watch-reveal"
        };
        self.button(ui, label, "R", Steer::Reveal, asked);
    }
}
