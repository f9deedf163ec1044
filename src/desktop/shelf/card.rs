//! A scenario as a card on the shelf.

use std::path::Path;

use bevy_egui::egui::{Id, Response, Ui};

use super::plays::{self, Play};
use super::when;
use crate::desktop::kit::button::button;
use crate::desktop::kit::page::{BESIDE, beside};
use crate::desktop::kit::{card, tag, text};
use crate::desktop::look::Look;
use crate::desktop::wish::Wish;
use crate::desktop::words_of;
use crate::learning::results::LastResult;
use crate::scenario::loaded::Scenario;
use crate::scenario::script::{Front, Level, Seat};
use crate::supervising::Queue;

/// A scenario as the shelf shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Who the trainee is in it.
    pub seat: Seat,
    /// How hard it is.
    pub level: Level,
    /// About how long it takes.
    pub minutes: u8,
    /// What is practised.
    pub objectives: Vec<String>,
    /// What it is about, for those who would rather not.
    pub care_note: Option<String>,
    /// Its counterpart. Only authors are shown it: whoever knew of it would listen for which of the two it is.
    pub twin: Option<String>,
    /// What of it can be watched.
    pub plays: Vec<Play>,
    /// What it came to the last time.
    pub last: Option<LastResult>,
    /// What it is searched by, in lower case.
    pub searched: String,
}

/// What is done with a card beyond what is wished on it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Touched {
    /// Something on it has the focus.
    pub focused: bool,
    /// Its plays are to be shown, or put away.
    pub plays: bool,
}

/// What of a card depends on the rest of the shelf.
#[derive(Clone, Copy, Debug)]
pub struct Standing {
    /// It is the one that is looked at.
    pub chosen: bool,
    /// Its plays are shown, to be projected.
    pub plays_shown: bool,
    /// What authors need is shown.
    pub author: bool,
    /// Cards above have just grown or shrunk, so what has the focus is brought into sight again.
    pub settling: bool,
}

impl Standing {
    /// Whether a button has the focus. While the cards settle it is then brought into sight.
    fn looked_at(self, button: &Response) -> bool {
        if self.settling && button.has_focus() {
            button.scroll_to_me(None);
        }
        button.has_focus()
    }
}

/// The id of the button that opens the card of this scenario.
pub fn open_id(scenario: &str) -> Id {
    Id::new(("shelf-open", scenario))
}

impl Card {
    /// The card of a scenario from this folder of scenarios.
    pub fn of(scenario: &Scenario, folder: &Path) -> Card {
        let script = scenario.script.front();
        let plays = plays::of(folder, &script.id);
        Card::with(&script, plays)
    }

    /// The card of a queue of logs. Its plays are not watched: they have no caller to be heard.
    pub fn of_queue(queue: &Queue) -> Card {
        Card::with(&queue.script().front(), Vec::new())
    }

    fn with(script: &Front, plays: Vec<Play>) -> Card {
        let searched = format!("{} {}", script.title, script.objectives.join(" "));
        Card {
            id: script.id.clone(),
            title: script.title.clone(),
            seat: script.seat,
            level: script.level,
            minutes: script.minutes,
            objectives: script.objectives.clone(),
            care_note: script.care_note.clone(),
            twin: script.twin.clone(),
            plays,
            last: None,
            searched: searched.to_lowercase(),
        }
    }

    /// Shows it.
    pub fn show(
        &self,
        ui: &mut Ui,
        look: &Look,
        standing: Standing,
        wishes: &mut Vec<Wish>,
    ) -> Touched {
        let mut touched = Touched::default();
        let content = |ui: &mut Ui| {
            ui.add_space(2.0);
            if standing.chosen {
                beside(
                    ui,
                    0.46,
                    |ui| self.about(ui, look, standing),
                    |ui| self.practised(ui, look),
                );
                ui.add_space(2.0);
            } else {
                self.about(ui, look, standing);
            }
            touched = self.buttons(ui, look, standing, wishes);
            if standing.plays_shown {
                touched.focused |= self.plays(ui, look, standing.author, wishes);
            }
            ui.add_space(2.0);
        };
        if standing.chosen {
            card::chosen(ui, look, content);
        } else {
            card::card(ui, look, content);
        }
        touched
    }

    fn about(&self, ui: &mut Ui, look: &Look, standing: Standing) {
        text::subtitle(ui, look, &self.title);
        text::soft(ui, look, &about(look, self.seat, self.level, self.minutes));
        if let Some(note) = &self.care_note {
            text::body(ui, look, &look.say_with("shelf-care", &[("note", note)]));
        }
        if let (true, Some(twin)) = (standing.author, &self.twin) {
            tag::done(ui, look, &look.say_with("shelf-twin", &[("twin", twin)]));
        }
    }

    fn practised(&self, ui: &mut Ui, look: &Look) {
        text::heading(ui, look, &look.say("shelf-objectives"));
        objectives(ui, look, &self.objectives);
    }

    fn buttons(
        &self,
        ui: &mut Ui,
        look: &Look,
        standing: Standing,
        wishes: &mut Vec<Wish>,
    ) -> Touched {
        let mut touched = Touched::default();
        let title = &*self.title;
        ui.horizontal_wrapped(|ui| {
            let label = look.say("shelf-open");
            let told = look.say_with("shelf-open-of", &[("title", title)]);
            let mut open = button(&label).described(&told).id(open_id(&self.id));
            if standing.chosen {
                open = open.primary().key("Enter");
            }
            let open = open.show(ui, look);
            touched.focused |= standing.looked_at(&open);
            if open.clicked() {
                wishes.push(Wish::Brief {
                    scenario: self.id.clone(),
                });
            }
            if let Some(expert) = plays::expert(&self.plays) {
                let label = look.say("shelf-watch");
                let told = look.say_with("shelf-watch-of", &[("title", title)]);
                let id = Id::new(("shelf-watch", &self.id));
                let watch = button(&label).described(&told).id(id).show(ui, look);
                touched.focused |= standing.looked_at(&watch);
                if watch.clicked() {
                    wishes.push(self.watch(expert, false));
                }
            }
            if !self.plays.is_empty() {
                let label = look.say("shelf-project");
                let told = look.say_with("shelf-project-of", &[("title", title)]);
                let id = Id::new(("shelf-project", &self.id));
                let project = button(&label).described(&told).id(id).show(ui, look);
                touched.focused |= standing.looked_at(&project);
                touched.plays = project.clicked();
            }
            if ui.max_rect().width() >= BESIDE {
                self.last(ui, look, standing, wishes, &mut touched);
            }
        });
        if ui.available_width() < BESIDE {
            ui.horizontal_wrapped(|ui| self.last(ui, look, standing, wishes, &mut touched));
        }
        touched
    }

    fn last(
        &self,
        ui: &mut Ui,
        look: &Look,
        standing: Standing,
        wishes: &mut Vec<Wish>,
        touched: &mut Touched,
    ) {
        let Some(last) = &self.last else {
            text::note(ui, look, &look.say("shelf-not-played"));
            return;
        };
        let total = last.total.to_string();
        let blanks = [("total", &*total)];
        let label = if last.passed {
            look.say_with("shelf-last-passed", &blanks)
        } else {
            look.say_with("shelf-last-not-yet", &blanks)
        };
        let ago = when::ago(look, last.when);
        let told = look.say_with(
            "shelf-last-of",
            &[("title", &*self.title), ("result", &*label), ("ago", &*ago)],
        );
        let id = Id::new(("shelf-last", &self.id));
        let shown = button(&label).described(&told).id(id).show(ui, look);
        touched.focused |= standing.looked_at(&shown);
        if shown.clicked() {
            wishes.push(Wish::Debrief(last.path.clone()));
        }
        text::note(ui, look, &format!("{} · {ago}", last.sentence));
    }

    /// The plays by name, to be projected.
    fn plays(&self, ui: &mut Ui, look: &Look, author: bool, wishes: &mut Vec<Wish>) -> bool {
        let mut focused = false;
        ui.horizontal_wrapped(|ui| {
            text::note(ui, look, &look.say("shelf-project-which"));
            // The names of the others can tell which of two calls is the innocent one.
            let told_by_name = |play: &Play| {
                let stem = play.path.file_stem();
                stem.is_some_and(|it| it == "expert" || it == "passed-over")
            };
            let shown = |play: &&Play| author || told_by_name(play);
            for play in self.plays.iter().filter(shown) {
                let told = look.say_with("shelf-project-play", &[("play", &*play.name)]);
                let id = Id::new(("shelf-play", &play.path));
                let shown = button(&play.name).described(&told).id(id).small();
                let shown = shown.show(ui, look);
                focused |= shown.has_focus();
                if shown.clicked() {
                    wishes.push(self.watch(play, true));
                }
            }
        });
        focused
    }

    fn watch(&self, play: &Play, projected: bool) -> Wish {
        Wish::Watch {
            scenario: self.id.clone(),
            play: play.path.clone(),
            projected,
        }
    }
}

/// Who the trainee is, how hard it is, how long it takes.
pub fn about(look: &Look, seat: Seat, level: Level, minutes: u8) -> String {
    let minutes = minutes.to_string();
    [
        words_of::seat(look, seat),
        words_of::level(look, level),
        look.say_with("shelf-minutes", &[("minutes", &minutes)]),
    ]
    .join(" · ")
}

/// What is practised, as a list.
pub fn objectives(ui: &mut Ui, look: &Look, objectives: &[String]) {
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        for objective in objectives {
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = 6.0;
                text::meant(ui, "–", look.palette.act);
                ui.vertical(|ui| text::body(ui, look, objective));
            });
        }
    });
}
