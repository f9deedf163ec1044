//! The debrief on a screen: what happened to the caller's concern, what the call came to, every point
//! explained, and every moment to be heard again.

mod band;
mod findings;
mod followed;
mod keys;
mod opening;
mod page;
mod rehearing;
mod said;
mod scores;
mod tape;
#[cfg(test)]
mod tests;
mod timeline;
mod transport;
mod verdict;

use std::path::{Path, PathBuf};
use std::time::Duration;

use bevy_egui::egui::Ui;

use self::rehearing::Rehearing;
use self::tape::Tape;
use super::console::Heard;
use super::desk::Desk;
use super::trainer::Listening;
use super::wish::Wish;
use crate::debrief::Debrief;
use crate::journal::{Journal, Lost};
use crate::learning::kept::{self, Kept};
use crate::learning::playing::Playing;
use crate::learning::reviewing::Reviewing;
use crate::report::account::Account;
use crate::report::axis::Axis;
use crate::scenario::loaded::Scenario;

/// The narrowest window, in points, in which things stand beside each other.
const BESIDE: f32 = 900.0;
/// How often it is looked at while the voice is drawn, and while only the clock moves.
const WHILE_SPEAKING: Duration = Duration::from_millis(33);
const WHILE_SILENT: Duration = Duration::from_millis(200);

/// The debrief on a screen.
pub struct Debriefing {
    debrief: Debrief,
    tape: Tape,
    who: String,
    // Where the journal is kept, if it is.
    path: Option<PathBuf>,
    // What could not be read of it, in words.
    lost: Option<String>,
    // The expert's play, if the scenario has one.
    expert: Option<PathBuf>,
    rehearing: Option<Rehearing>,
    draft: Draft,
    by_hand: bool,
    // Whether it is of a call of a session, to which one goes back.
    in_session: bool,
}

/// Where on the screen things stand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Draft {
    /// The mark of the line that the Tab key stops at.
    mark: usize,
    /// The line of the transcript that was heard when it was last drawn.
    heard: Option<usize>,
    /// For how many frames more it is brought into sight.
    reveal: u8,
    /// In a narrow window: whether the transcript is shown in place of the debrief.
    said: bool,
}

/// Something asked for on the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ask {
    /// The call is heard again from this time on.
    Hear(u64),
    /// It goes on, or stands still.
    PlayOrPause,
    /// It goes on by this many milliseconds, or back.
    By(i64),
    /// To the line before.
    LineBefore,
    /// To the next line.
    NextLine,
    /// To this time.
    Seek(u64),
    /// It is not heard any more.
    Stop,
    /// A notice is put away.
    PutAway(usize),
    /// The expert's call is watched.
    Watch,
    /// The debrief is printed.
    Print,
    /// The call is played again.
    Again,
    /// Back to the shelf.
    Shelf,
}

/// What the panels show.
struct Seen<'a> {
    debrief: &'a Debrief,
    account: &'a Account<'a>,
    tape: &'a Tape,
    who: &'a str,
    rehearing: Option<&'a Rehearing>,
    heard: Option<Heard<'a>>,
    captions: bool,
    lost: Option<&'a str>,
    notices: &'a [String],
    can_watch: bool,
    can_print: bool,
    in_session: bool,
}

impl Debriefing {
    /// Of a call that was just played.
    pub fn of(desk: &mut Desk, mut playing: Playing) -> Debriefing {
        desk.notices.clear();
        for notice in playing.take_notices() {
            desk.tell(notice.to_string());
        }
        let scenario = playing.call().scenario().clone();
        let path = playing.kept().path().map(Path::to_owned);
        Debriefing::new(desk, &scenario, &playing.kept().journal(), path)
    }

    /// Of a call that is kept.
    ///
    /// # Errors
    ///
    /// Why it cannot be read.
    pub fn read(desk: &mut Desk, path: &Path) -> Result<Debriefing, String> {
        let kept = kept::read_any(&desk.library, path).map_err(|why| {
            let blanks = [("why", &*why.to_string())];
            desk.look.say_with("debrief-unread", &blanks)
        })?;
        desk.notices.clear();
        let path = Some(path.to_owned());
        Ok(match &kept {
            Kept::Call(scenario, journal) => Debriefing::new(desk, scenario, journal, path),
            Kept::Review(..) => Debriefing::silent(desk, kept.debrief(), kept.lost(), path),
        })
    }

    /// Of a review of logs that was just taken.
    pub fn of_review(desk: &mut Desk, mut reviewing: Reviewing) -> Debriefing {
        desk.notices.clear();
        for notice in reviewing.take_notices() {
            desk.tell(notice.to_string());
        }
        let path = reviewing.kept().path().map(Path::to_owned);
        Debriefing::silent(desk, reviewing.debrief(), None, path)
    }

    /// Of a call of a session, whose journal is kept there.
    pub fn of_session(desk: &mut Desk, scenario: &Scenario, journal: &Journal) -> Debriefing {
        desk.notices.clear();
        Debriefing {
            in_session: true,
            ..Debriefing::new(desk, scenario, journal, None)
        }
    }

    /// One of which nothing is heard again.
    fn silent(
        desk: &Desk,
        debrief: Debrief,
        lost: Option<&Lost>,
        path: Option<PathBuf>,
    ) -> Debriefing {
        let length_ms = Axis::of(&debrief, &Account::of(&debrief)).length_ms;
        Debriefing {
            tape: Tape::silent(length_ms),
            who: String::new(),
            lost: lost.map(|lost| {
                let blanks = [("lost", &*lost.to_string())];
                desk.look.say_with("debrief-lost", &blanks)
            }),
            debrief,
            path,
            expert: None,
            rehearing: None,
            draft: Draft::default(),
            by_hand: false,
            in_session: false,
        }
    }

    fn new(
        desk: &Desk,
        scenario: &Scenario,
        journal: &Journal,
        path: Option<PathBuf>,
    ) -> Debriefing {
        let debrief = Debrief::from_journal(scenario, journal);
        let length_ms = Axis::of(&debrief, &Account::of(&debrief)).length_ms;
        let lost = journal.lost.as_ref().map(|lost| {
            let blanks = [("lost", &*lost.to_string())];
            desk.look.say_with("debrief-lost", &blanks)
        });
        let folder = desk.library.folder().join(&scenario.script.id);
        let expert = folder.join("plays").join("expert.play");
        Debriefing {
            tape: Tape::of(scenario, journal, length_ms),
            who: scenario.script.caller.who.clone(),
            debrief,
            path,
            lost,
            expert: expert.is_file().then_some(expert),
            rehearing: None,
            draft: Draft::default(),
            by_hand: false,
            in_session: false,
        }
    }

    /// Lets time pass.
    pub fn tick(&mut self) {
        if let Some(rehearing) = &mut self.rehearing {
            rehearing.tick(&self.tape);
        }
    }

    /// How soon it has to be looked at again; `None` while nothing is heard.
    pub fn patience(&self, still: bool) -> Option<Duration> {
        let rehearing = self.rehearing.as_ref().filter(|it| it.is_playing())?;
        Some(if rehearing.is_speaking(&self.tape) && !still {
            WHILE_SPEAKING
        } else {
            WHILE_SILENT
        })
    }

    /// What is heard.
    pub fn listening(&self) -> Option<Listening<'_>> {
        let rehearing = self.rehearing.as_ref()?;
        Some(Listening {
            call: rehearing.call(),
            clock: rehearing.clock(),
        })
    }

    /// Shows it.
    pub fn show(&mut self, ui: &mut Ui, desk: &mut Desk) -> Vec<Wish> {
        let mut asks = Vec::new();
        keys::take(ui.ctx(), self.rehearing.is_some(), &mut asks);
        let rehearing = self.rehearing.as_ref();
        let recorded = rehearing.and_then(|it| desk.recording(it.call(), it.now_ms()));
        let heard = recorded.as_ref().map(|(path, into_ms, for_ms)| Heard {
            wave: path.as_deref().and_then(|path| desk.waves.get(path)),
            into_ms: *into_ms,
            for_ms: *for_ms,
        });
        let account = Account::of(&self.debrief);
        let seen = Seen {
            debrief: &self.debrief,
            account: &account,
            tape: &self.tape,
            who: &self.who,
            rehearing,
            heard,
            captions: desk.kept.settings.captions,
            lost: self.lost.as_deref(),
            notices: &desk.notices,
            can_watch: self.expert.is_some(),
            can_print: self.path.is_some(),
            in_session: self.in_session,
        };
        page::show(ui, &desk.look, &seen, &mut self.draft, &mut asks);
        asks.into_iter()
            .filter_map(|ask| self.fulfil(desk, ask))
            .collect()
    }

    /// Does what can be done here; returns what cannot.
    fn fulfil(&mut self, desk: &mut Desk, ask: Ask) -> Option<Wish> {
        match ask {
            Ask::Hear(at_ms) => {
                let by_hand = self.by_hand;
                self.rehearing = Rehearing::at(&self.tape, at_ms, by_hand);
                return None;
            }
            Ask::Stop => {
                self.rehearing = None;
                self.draft.said = false;
                self.draft.heard = None;
                return None;
            }
            Ask::PutAway(place) => {
                if place < desk.notices.len() {
                    desk.notices.remove(place);
                }
                return None;
            }
            _ => {}
        }
        if let Some(rehearing) = &mut self.rehearing {
            go_about(rehearing, &self.tape, ask);
        }
        let wish = self.wish(ask);
        if wish
            .as_ref()
            .is_some_and(|it| !matches!(it, Wish::Print(_)))
        {
            // What was told here is no matter where the trainee goes now.
            desk.notices.clear();
        }
        wish
    }

    fn wish(&self, ask: Ask) -> Option<Wish> {
        let scenario = self.debrief.scenario.clone();
        match ask {
            Ask::Watch => Some(Wish::Watch {
                scenario,
                play: self.expert.clone()?,
                projected: false,
            }),
            Ask::Print => self.path.clone().map(Wish::Print),
            Ask::Again => Some(Wish::Brief { scenario }),
            Ask::Shelf if self.in_session => Some(Wish::Session),
            Ask::Shelf => Some(Wish::Shelf),
            _ => None,
        }
    }
}

fn go_about(rehearing: &mut Rehearing, tape: &Tape, ask: Ask) {
    match ask {
        Ask::PlayOrPause => rehearing.play_or_pause(tape),
        Ask::By(by_ms) => rehearing.seek_by(tape, by_ms),
        Ask::LineBefore => rehearing.line_before(tape),
        Ask::NextLine => rehearing.next_line(tape),
        Ask::Seek(at_ms) => rehearing.seek(tape, at_ms),
        _ => {}
    }
}
