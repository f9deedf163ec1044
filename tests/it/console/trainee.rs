//! A trainee at the console who follows a play, with nothing but keys or nothing but a pointer.

use std::fs;
use std::path::{Path, PathBuf};

use bevy_egui::egui::accesskit::Role;
use bevy_egui::egui::{Event, Key, Modifiers, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use tempfile::TempDir;
use warning_signs::authoring::library::Library;
use warning_signs::call::Call;
use warning_signs::call::deed::{Deed, LineName};
use warning_signs::call::play::{Play, Step, When};
use warning_signs::call::terms::Terms;
use warning_signs::call::view::{Speaker, grade_words, urgency_words};
use warning_signs::desktop::at_call::AtCall;
use warning_signs::desktop::desk::Desk;
use warning_signs::desktop::look::typeface;
use warning_signs::desktop::settings::Kept;
use warning_signs::journal::Header;
use warning_signs::learning::keeping::JournalFile;
use warning_signs::learning::playing::Playing;
use warning_signs::learning::sitting::Sitting;
use warning_signs::records::Query;
use warning_signs::scenario::catalogue::Catalogue;
use warning_signs::scenario::drawn::Seed;
use warning_signs::scenario::script::{Grade, System, Urgency};
use warning_signs::understanding::Move;

/// What a trainee works the console with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hand {
    Keys,
    Pointer,
}

/// The console and what it stands on.
pub struct Console {
    pub at_call: AtCall,
    pub desk: Desk,
    ready: bool,
}

pub struct Trainee {
    pub harness: Harness<'static, Console>,
    hand: Hand,
    _folder: TempDir,
}

pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// A desk with the shipped scenarios, and settings of its own.
pub fn desk(folder: &Path) -> Desk {
    let library = Library::at(&root().join("scenarios"));
    let (kept, _) = Kept::at(&folder.join("settings.ron"));
    Desk::new(library, folder.join("calls"), kept)
}

/// A call of a shipped scenario, kept in a file of this folder.
pub fn playing(desk: &Desk, id: &str, seed: u64, journal: &Path) -> Playing {
    let scenario = desk.library.load(id).unwrap();
    let call = Call::ring_on(&scenario, Seed(seed), Terms::default());
    let (kept, notice) = JournalFile::create(journal, &Header::of(&call)).unwrap();
    Playing::new(call, kept, notice)
}

pub fn play(id: &str, name: &str) -> Play {
    let path = root().join(format!("scenarios/{id}/plays/{name}.play"));
    Play::parse(&fs::read_to_string(path).unwrap()).unwrap()
}

impl Trainee {
    pub fn sits_down(id: &str, seed: u64, hand: Hand, size: (f32, f32)) -> Trainee {
        let folder = tempfile::tempdir().unwrap();
        let desk = desk(folder.path());
        let playing = playing(&desk, id, seed, &folder.path().join("a.journal"));
        let console = Console {
            at_call: AtCall::new(Sitting::stepped(playing)),
            desk,
            ready: false,
        };
        let mut harness = Harness::builder()
            .with_size(vec2(size.0, size.1))
            .build_ui_state(
                |ui, console: &mut Console| {
                    if !console.ready {
                        typeface::install(ui.ctx());
                        console.desk.look.apply(ui.ctx());
                        console.ready = true;
                        return;
                    }
                    console.at_call.tick(&console.desk);
                    let left = console.at_call.show(ui, &mut console.desk);
                    assert!(left.is_empty(), "{left:?}");
                },
                console,
            );
        harness.step();
        Trainee {
            harness,
            hand,
            _folder: folder,
        }
    }

    pub fn sitting(&self) -> &Sitting {
        &self.harness.state().at_call.sitting
    }

    /// Follows a play to its end.
    pub fn follows(&mut self, play: &Play) {
        for step in &play.steps {
            if self.sitting().is_over() {
                break;
            }
            self.waits_for(step);
            self.does(&step.deed);
        }
    }

    fn waits_for(&mut self, step: &Step) {
        let due_ms = self.sitting().playing().due_ms(step);
        let sitting = &mut self.harness.state_mut().at_call.sitting;
        sitting.clock_mut().move_to(due_ms);
        self.frames();
        assert!(step.when != When::AtMs(0) || due_ms == 0);
    }

    /// Lets this much time of the call go by.
    pub fn later(&mut self, ms: u64) {
        let sitting = &mut self.harness.state_mut().at_call.sitting;
        let now_ms = sitting.now_ms();
        sitting.clock_mut().move_to(now_ms + ms);
        self.frames();
    }

    pub fn frames(&mut self) {
        self.harness.step();
        self.harness.step();
    }

    pub fn does(&mut self, deed: &Deed) {
        let before = self.sitting().playing().kept().events().len();
        match deed {
            Deed::Ask(text) => {
                let text = self.drawn(text);
                self.goes_to("Say to the caller", Some(Key::F2));
                self.types(&text);
                self.presses("Say", Key::Enter);
            }
            Deed::Say(to) => self.makes(*to),
            Deed::Mark(line, sign) => {
                self.chooses(line);
                self.alt("Mark", Key::M);
                let signs = &Catalogue::built_in().signs;
                let sign = signs.iter().find(|it| it.id == *sign).unwrap();
                self.picks(&sign.name);
            }
            Deed::Quote(line) => {
                self.chooses(line);
                self.alt("Quote in the log", Key::Q);
            }
            Deed::Write(text) => {
                let text = self.drawn(text);
                self.goes_to("Log entry", Some(Key::F4));
                self.types(&text);
                self.presses("Write", Key::Enter);
            }
            Deed::Search(system, query, reason) => self.searches(*system, query, reason),
            Deed::Open(enquiry, trace) => self.at_trace(*enquiry, *trace, "Open", Key::O),
            Deed::LogTrace(enquiry, trace) => {
                self.at_trace(*enquiry, *trace, "Put in the log", Key::L);
            }
            Deed::Advise(advice) => {
                self.alt("Advise", Key::A);
                let all = &Catalogue::built_in().advice;
                let advice = all.iter().find(|it| it.id == *advice).unwrap();
                self.picks(&advice.name);
            }
            Deed::Grade(grade, because) => self.grades(*grade, because.as_deref()),
            Deed::Refer(route, urgency, reason) => self.refers(route, *urgency, reason),
            Deed::Submit => self.presses("Submit to the supervisor", Key::F12),
            Deed::Accept => self.alt("Accept it", Key::Y),
            Deed::Challenge(quotes, traces, reason) => self.challenges(quotes, traces, reason),
            Deed::End => self.ends(),
            Deed::Hold => self.presses("Hold", Key::F8),
            Deed::Resume => self.presses("Back to the caller", Key::F8),
            Deed::AskColleague => self.presses("Ask a colleague", Key::F9),
            Deed::Choose(choice) => self.settles(*choice),
            Deed::Wait | Deed::Note(_) => return,
            other => panic!("no trainee here does {other:?}"),
        }
        self.frames();
        let done = self.sitting().playing().kept().events().len();
        let not_done = &self.harness.state().at_call.draft.not_done;
        assert!(done > before, "{deed:?}: {not_done:?}");
    }

    fn drawn(&self, text: &str) -> String {
        let call = self.sitting().call();
        let drawn = call.scenario().say(text, call.drawn());
        if drawn.is_empty() {
            text.to_owned()
        } else {
            drawn
        }
    }

    fn key(&mut self, modifiers: Modifiers, key: Key) {
        self.harness.key_press_modifiers(modifiers, key);
        self.frames();
    }

    fn types(&mut self, text: &str) {
        self.harness.event(Event::Text(text.to_owned()));
        self.frames();
    }

    /// Presses a button with the pointer; its name may be followed by its key.
    fn clicks(&mut self, name: &str) {
        let with_key = format!("{name} (");
        let is = move |node: &egui_kittest::kittest::AccessKitNode<'_>| {
            let label = node.label().unwrap_or_default();
            let button = matches!(
                node.role(),
                Role::Button | Role::RadioButton | Role::CheckBox
            );
            button && (label == name || label.starts_with(&with_key))
        };
        let node = self.harness.query_by(is.clone());
        node.unwrap_or_else(|| panic!("there is no button {name}"))
            .scroll_to_me();
        for _ in 0..12 {
            self.frames();
        }
        self.harness.get_by(is).click();
        self.frames();
    }

    fn presses(&mut self, name: &str, key: Key) {
        match self.hand {
            Hand::Keys => self.key(Modifiers::NONE, key),
            Hand::Pointer => self.clicks(name),
        }
    }

    fn alt(&mut self, name: &str, key: Key) {
        match self.hand {
            Hand::Keys => self.key(Modifiers::ALT, key),
            Hand::Pointer => self.clicks(name),
        }
    }

    /// Goes to a field: by its key, by Tab from where it is, or by the pointer.
    fn goes_to(&mut self, name: &str, key: Option<Key>) {
        if self.hand == Hand::Pointer {
            self.harness
                .get_by_role_and_label(Role::TextInput, name)
                .scroll_to_me();
            for _ in 0..12 {
                self.frames();
            }
            self.harness
                .get_by_role_and_label(Role::TextInput, name)
                .click();
            self.frames();
        } else if let Some(key) = key {
            self.key(Modifiers::NONE, key);
        } else {
            for _ in 0..200 {
                let field = self.harness.get_by_role_and_label(Role::TextInput, name);
                if field.is_focused() {
                    break;
                }
                self.key(Modifiers::NONE, Key::Tab);
            }
        }
        let field = self.harness.get_by_role_and_label(Role::TextInput, name);
        assert!(field.is_focused(), "{name} does not have the focus");
    }

    fn picks(&mut self, name: &str) {
        self.types(name);
        match self.hand {
            Hand::Keys => self.key(Modifiers::NONE, Key::Enter),
            Hand::Pointer => self.clicks(name),
        }
    }

    fn number(&self, line: &LineName) -> u16 {
        let call = self.sitting().call();
        match line {
            LineName::Number(number) => *number,
            LineName::Id(id) => {
                let wanted = call.scenario().line_of(id).unwrap();
                let wanted = call.scenario().true_line(call.drawn(), wanted);
                let turns = call.turns();
                let number = turns.iter().find_map(|turn| match turn.speaker {
                    Speaker::Caller { line, number, .. } if line == wanted => Some(number),
                    _ => None,
                });
                number.unwrap_or_else(|| panic!("{id} was not said"))
            }
        }
    }

    fn chooses(&mut self, line: &LineName) {
        let number = self.number(line);
        let target = |trainee: &Trainee| {
            let console = trainee.harness.state();
            console.at_call.draft.target(console.at_call.sitting.view())
        };
        if self.hand == Hand::Pointer {
            let text = self.text_of(number);
            let is = move |node: &egui_kittest::kittest::AccessKitNode<'_>| {
                let label = node.label().unwrap_or_default();
                node.role() == Role::Button && label.contains(&text) && label.contains(": ")
            };
            let find = |trainee: &Trainee| {
                let node = trainee.harness.query_all_by(is.clone()).last();
                node.map(|it| {
                    it.scroll_to_me();
                })
            };
            find(self).unwrap();
            for _ in 0..12 {
                self.frames();
            }
            self.harness
                .query_all_by(is.clone())
                .last()
                .unwrap()
                .click();
            self.frames();
        } else {
            let lines = warning_signs::desktop::console::draft::caller_lines(self.sitting().view());
            let at = |it: u16| lines.iter().position(|line| *line == it).unwrap();
            for _ in 0..lines.len() {
                let (here, there) = (at(target(self).unwrap()), at(number));
                match here.cmp(&there) {
                    std::cmp::Ordering::Less => self.key(Modifiers::ALT, Key::ArrowDown),
                    std::cmp::Ordering::Greater => self.key(Modifiers::ALT, Key::ArrowUp),
                    std::cmp::Ordering::Equal => break,
                }
            }
        }
        assert_eq!(target(self), Some(number));
    }

    fn text_of(&self, number: u16) -> String {
        let turns = &self.sitting().view().turns;
        let text = turns.iter().find_map(|turn| match turn.speaker {
            Speaker::Caller { number: it, .. } if it == number => Some(turn.text.clone()),
            _ => None,
        });
        text.unwrap()
    }

    fn makes(&mut self, to: Move) {
        match to {
            Move::Acknowledge => self.alt("Say it back", Key::K),
            Move::Reassure => self.alt("Reassure", Key::S),
            other => {
                let name = match other {
                    Move::Explain => "What happens next",
                    Move::Goodbye => "Say goodbye",
                    Move::Repeat => "Say that again?",
                    Move::Spell => "How is it spelt?",
                    Move::GoBack => "Go on, you were saying",
                    Move::Apologise => "Apologise",
                    _ => panic!("{other:?} is not offered"),
                };
                self.activates(name);
            }
        }
    }

    /// Presses something that has no key of its own.
    fn activates(&mut self, name: &str) {
        if self.hand == Hand::Pointer {
            self.clicks(name);
            return;
        }
        let focused = |trainee: &Trainee| {
            let node = trainee.harness.query_by(|node| {
                let label = node.label().unwrap_or_default();
                node.role() != Role::TextInput && label == name
            });
            node.unwrap_or_else(|| panic!("no {name}")).is_focused()
        };
        for _ in 0..300 {
            if focused(self) {
                self.key(Modifiers::NONE, Key::Space);
                return;
            }
            self.key(Modifiers::NONE, Key::Tab);
        }
        panic!("{name} cannot be reached by Tab");
    }

    fn searches(&mut self, system: System, query: &Query, reason: &str) {
        let drawn = |trainee: &Trainee, text: &Option<String>| {
            text.as_ref()
                .map(|it| trainee.drawn(it))
                .unwrap_or_default()
        };
        let age = match (query.age, query.born) {
            (Some((youngest, oldest)), _) if youngest == oldest => youngest.to_string(),
            (Some((youngest, oldest)), _) => format!("{youngest} to {oldest}"),
            (None, Some(born)) => born.to_string(),
            (None, None) => String::new(),
        };
        let fields = [
            ("Name", drawn(self, &query.name)),
            ("Age or birth", age),
            ("Username", drawn(self, &query.username)),
            ("Town", drawn(self, &query.town)),
            ("Telephone", drawn(self, &query.telephone)),
            ("Reason", self.drawn(reason)),
        ];
        for (name, text) in fields {
            let key = (name == "Name").then_some(Key::F3);
            self.goes_to(name, key);
            self.harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
            self.harness.key_press(Key::Delete);
            self.frames();
            if !text.is_empty() {
                self.types(&text);
            }
        }
        match system {
            System::National => self.presses("Search national", Key::F5),
            System::Local => self.presses("Search local", Key::F6),
        }
    }

    fn at_trace(&mut self, enquiry: u16, trace: u8, name: &str, key: Key) {
        if self.hand == Hand::Pointer {
            let view = self.sitting().view();
            let it = &view.enquiries[usize::from(enquiry) - 1].traces[usize::from(trace) - 1];
            let label = format!("{name} {}", it.heading);
            // The same record may have come back before: the newest enquiry stands first.
            let before = view.enquiries[usize::from(enquiry)..]
                .iter()
                .flat_map(|it| &it.traces)
                .filter(|other| {
                    other.heading == it.heading && (name != "Open" || other.opened.is_none())
                })
                .count();
            let with_key = format!("{label} (");
            let is = move |node: &egui_kittest::kittest::AccessKitNode<'_>| {
                let it = node.label().unwrap_or_default();
                node.role() == Role::Button && (it == label || it.starts_with(&with_key))
            };
            self.harness
                .query_all_by(is.clone())
                .nth(before)
                .unwrap()
                .scroll_to_me();
            for _ in 0..12 {
                self.frames();
            }
            self.harness
                .query_all_by(is.clone())
                .nth(before)
                .unwrap()
                .click();
            self.frames();
            return;
        }
        let wanted = (enquiry, trace);
        for _ in 0..100 {
            if self.harness.state().at_call.draft.trace == Some(wanted) {
                break;
            }
            let traces = warning_signs::desktop::console::draft::traces(self.sitting().view());
            let at = |it: Option<(u16, u8)>| traces.iter().position(|trace| Some(*trace) == it);
            let forward = at(self.harness.state().at_call.draft.trace) < at(Some(wanted));
            let key = if forward {
                Key::ArrowRight
            } else {
                Key::ArrowLeft
            };
            self.key(Modifiers::ALT, key);
        }
        assert_eq!(self.harness.state().at_call.draft.trace, Some(wanted));
        self.key(Modifiers::ALT, key);
    }

    fn grades(&mut self, grade: Grade, because: Option<&str>) {
        if let Some(because) = because {
            let because = self.drawn(because);
            self.goes_to("Why this grade", None);
            self.harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
            self.types(&because);
        }
        let key = match grade {
            Grade::Immediate => Key::Num1,
            Grade::Priority => Key::Num2,
            Grade::Scheduled => Key::Num3,
            Grade::WithoutDeployment => Key::Num4,
        };
        self.alt(grade_words(grade), key);
    }

    fn refers(&mut self, route: &str, urgency: Urgency, reason: &str) {
        self.alt("Refer", Key::R);
        let routes = &Catalogue::built_in().routes;
        let name = &routes.iter().find(|it| it.id == route).unwrap().name;
        self.picks(name);
        let reason = self.drawn(reason);
        self.goes_to("Why it is referred", None);
        self.types(&reason);
        let places = warning_signs::desktop::console::draft::URGENCIES;
        let place = places.iter().position(|it| *it == urgency).unwrap();
        if self.hand == Hand::Pointer {
            self.clicks(urgency_words(urgency));
        } else {
            for _ in 1..place {
                self.key(Modifiers::NONE, Key::ArrowDown);
            }
            if place == 0 {
                self.key(Modifiers::NONE, Key::ArrowUp);
            }
        }
        match self.hand {
            Hand::Keys => self.key(Modifiers::NONE, Key::Enter),
            Hand::Pointer => {
                let is = |node: &egui_kittest::kittest::AccessKitNode<'_>| {
                    node.label().as_deref() == Some("Refer (Enter)")
                };
                self.harness.get_by(is).click();
            }
        }
    }

    fn challenges(&mut self, quotes: &[LineName], traces: &[(u16, u8)], reason: &str) {
        self.alt("Challenge it", Key::C);
        for quote in quotes {
            let number = self.number(quote);
            let label = format!("“{}”", self.text_of(number));
            self.activates(&label);
        }
        for (enquiry, trace) in traces {
            let view = self.sitting().view();
            let it = &view.enquiries[usize::from(*enquiry) - 1].traces[usize::from(*trace) - 1];
            let label = format!("{enquiry}.{trace} {}", it.heading);
            self.activates(&label);
        }
        let reason = self.drawn(reason);
        self.goes_to(
            "Why the decision should change",
            Some(Key::F1).filter(|_| false),
        );
        self.types(&reason);
        self.presses("Send the challenge", Key::Enter);
    }

    fn ends(&mut self) {
        let phase = self.sitting().call().state().phase;
        use warning_signs::call::state::Phase;
        if matches!(phase, Phase::Reviewed | Phase::Settled) {
            self.alt("End the call", Key::E);
        } else {
            self.presses("Leave", Key::Escape);
            self.activates("End it and see the debrief");
        }
    }

    fn settles(&mut self, choice: Option<u8>) {
        let number = usize::from(choice.unwrap_or(0));
        if self.hand == Hand::Keys {
            let keys = [Key::Num0, Key::Num1, Key::Num2, Key::Num3, Key::Num4];
            self.key(Modifiers::NONE, keys[number]);
        } else {
            let name = match number.checked_sub(1) {
                None => "None of these".to_owned(),
                Some(place) => self.sitting().view().choices[place].clone(),
            };
            self.clicks(&name);
        }
    }
}
