//! What trainees do in a call, one thing after the other.

use std::collections::BTreeSet;

use serde::Deserialize;
use serde_json::{Value, json};

/// What is asked, in an order in which it makes sense.
const QUESTIONS: [&str; 20] = [
    "Thank you for ringing. Are you able to talk freely, or can he hear you?",
    "Where is your son right now? Is he at home with you?",
    "What is your son's name and how old is he?",
    "And can I take your own name and a number to reach you on?",
    "What have you noticed that makes you think he's being groomed?",
    "Tell me about this lad. How old is he?",
    "How does the server work, who decides who plays on it?",
    "What happens to them if they break his rules?",
    "Are there other children on there as well as your son?",
    "Have they ever talked about meeting, or made a plan to?",
    "Has this lad promised him anything for later, a job or a place?",
    "What username does this lad use?",
    "Do you know what his real name is?",
    "Do you know where this lad lives?",
    "Has he been given any presents, or anything you didn't buy?",
    "Have you ever found another phone or a SIM?",
    "How are things with his friends these days?",
    "How do you and he get on now at home?",
    "Have you been able to see any of their messages?",
    "Is it raining where you are, I wonder?",
];

/// What lines are marked with.
const SIGNS: [&str; 6] = [
    "age-gap",
    "controls-the-group",
    "several-children",
    "plans-to-meet",
    "gifts-unexplained",
    "second-phone",
];

/// What is searched for.
const NAMES: [&str; 4] = ["Luke Marsden", "Jordan Price", "Ryan Cole", "Tyler Hughes"];

const GRADES: [&str; 3] = ["Priority", "Immediate", "Priority"];

/// A kind of thing to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Ask something.
    Ask,
    /// Mark a line that was heard, or take the mark back.
    Mark,
    /// Search the records.
    Search,
    /// Write in the log.
    Write,
    /// Grade.
    Grade,
}

/// What is done in turn, again and again.
const ROUND: [Kind; 12] = [
    Kind::Ask,
    Kind::Ask,
    Kind::Mark,
    Kind::Ask,
    Kind::Search,
    Kind::Write,
    Kind::Ask,
    Kind::Mark,
    Kind::Ask,
    Kind::Write,
    Kind::Ask,
    Kind::Grade,
];

/// Something to do.
#[derive(Clone, Debug)]
pub struct Deed {
    /// What kind of thing.
    pub kind: Kind,
    /// As it is sent.
    pub sent: Value,
    /// What comes to stand in the log.
    pub written: Option<String>,
    mark: Option<(u32, usize)>,
}

/// What one trainee does.
#[derive(Default)]
pub struct Deeds {
    turn: usize,
    questions: usize,
    heard: Vec<u32>,
    marks: BTreeSet<(u32, usize)>,
}

/// What is read of an answer.
#[derive(Deserialize)]
struct Shown {
    view: View,
}

#[derive(Deserialize)]
struct View {
    turns: Vec<Turn>,
}

#[derive(Deserialize)]
struct Turn {
    number: Option<u32>,
    markable: bool,
}

impl Deeds {
    /// Begins somewhere in the round, so that not everybody does the same at once.
    pub fn from(place: usize) -> Deeds {
        Deeds {
            turn: place % ROUND.len(),
            ..Deeds::default()
        }
    }

    /// What is done next, as the command of this number.
    pub fn next(&mut self, no: u32) -> Deed {
        let kind = ROUND[self.turn % ROUND.len()];
        self.turn += 1;
        match kind {
            Kind::Mark => self.mark().unwrap_or_else(|| self.ask()),
            Kind::Search => {
                let name = NAMES[self.turn % NAMES.len()];
                let form = json!({ "name": name, "age": "17 to 21" });
                let why = "Child at risk: named adult controlling a group of boys";
                plain(kind, json!({ "Search": ["National", form, why] }))
            }
            Kind::Write => {
                let words = format!("Noted as number {no}: he decides who is on.");
                let mut deed = plain(kind, json!({ "Write": words }));
                deed.written = Some(words);
                deed
            }
            Kind::Grade => {
                let grade = GRADES[self.turn % GRADES.len()];
                plain(kind, json!({ "Grade": [grade, null] }))
            }
            Kind::Ask => self.ask(),
        }
    }

    /// Whether the answer to what was given last is read, for what can be marked then.
    pub fn reads(&self) -> bool {
        ROUND[self.turn % ROUND.len()] == Kind::Mark
    }

    /// It was done.
    pub fn done(&mut self, deed: &Deed, answer: &[u8], read: bool) {
        if let Some(mark) = deed.mark
            && !self.marks.remove(&mark)
        {
            self.marks.insert(mark);
        }
        if read {
            let shown: Shown = serde_json::from_slice(answer).unwrap();
            let heard = shown.view.turns.iter().filter(|it| it.markable);
            self.heard = heard.filter_map(|it| it.number).collect();
        }
    }

    fn ask(&mut self) -> Deed {
        let question = QUESTIONS[self.questions % QUESTIONS.len()];
        self.questions += 1;
        plain(Kind::Ask, json!({ "Ask": question }))
    }

    /// The next line and sign that have no mark, or the first mark there is taken back.
    fn mark(&self) -> Option<Deed> {
        let mut all = self
            .heard
            .iter()
            .rev()
            .flat_map(|line| (0..SIGNS.len()).map(|sign| (*line, sign)));
        let free = all.find(|it| !self.marks.contains(it));
        let (how, mark) = match free {
            Some(mark) => ("Mark", mark),
            None => ("Unmark", *self.marks.first()?),
        };
        let (line, sign) = mark;
        let mut deed = plain(
            Kind::Mark,
            json!({ how: [{ "Number": line }, SIGNS[sign]] }),
        );
        deed.mark = Some(mark);
        Some(deed)
    }
}

fn plain(kind: Kind, sent: Value) -> Deed {
    Deed {
        kind,
        sent,
        written: None,
        mark: None,
    }
}
