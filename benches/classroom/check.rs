//! Whether everything that was answered as taken is there, once.

use std::collections::HashMap;
use std::fmt;
use std::path::Path;

use serde_json::Value;
use warning_signs::authoring::library::Library;
use warning_signs::journal::Journal;
use warning_signs::scenario::loaded::Scenario;

use crate::instructor::{Instructor, SCENARIO, Session, number};
use crate::trainee::Trainee;

/// How many faults are told of in words.
const TOLD: usize = 10;

/// What was found.
#[derive(Debug, Default)]
pub struct Check {
    /// How many commands the server has.
    pub there: u64,
    /// How many were answered as taken and are not there.
    pub lost: u64,
    /// How many are there that were not sent, or are there twice.
    pub doubled: u64,
    /// How many seats the board shows otherwise.
    pub board: u64,
    /// How many journals do not hold.
    pub journals: u64,
    /// The first faults, in words.
    pub faults: Vec<String>,
}

impl Check {
    /// Whether all is well.
    pub fn holds(&self) -> bool {
        self.lost + self.doubled + self.board + self.journals == 0
    }

    fn fault(&mut self, words: String) {
        if self.faults.len() < TOLD {
            self.faults.push(words);
        }
    }

    /// Counts what the server has of each call against what was answered. What was sent and not answered may be there.
    pub async fn calls(&mut self, trainee: &mut Trainee) {
        let shown = trainee.call().await;
        let (sent, taken) = (number(&shown["sent"]), trainee.taken);
        let most = taken + u32::from(trainee.is_unsure());
        self.there += u64::from(sent);
        if sent < taken || sent > most {
            self.lost += u64::from(taken.saturating_sub(sent));
            self.doubled += u64::from(sent.saturating_sub(most));
            let place = trainee.place;
            self.fault(format!(
                "trainee {place}: {taken} answered, {sent} there, at most {most}"
            ));
        }
        self.log(trainee, &shown);
    }

    fn log(&mut self, trainee: &Trainee, shown: &Value) {
        let mut there: HashMap<&str, u32> = HashMap::new();
        for entry in shown["view"]["log"].as_array().unwrap() {
            *there.entry(entry["text"].as_str().unwrap()).or_default() += 1;
        }
        for words in &trainee.written {
            let count = there.get(words.as_str()).copied().unwrap_or_default();
            self.once(trainee.place, words, count);
        }
    }

    fn once(&mut self, place: usize, words: &str, count: u32) {
        match count {
            1 => {}
            0 => {
                self.lost += 1;
                self.fault(format!("trainee {place}: “{words}” is not there"));
            }
            many => {
                self.doubled += u64::from(many) - 1;
                self.fault(format!("trainee {place}: “{words}” is there {many} times"));
            }
        }
    }

    /// Counts what the board shows of each against what was answered.
    pub async fn board(
        &mut self,
        trainees: &[Trainee],
        instructor: &mut Instructor,
        session: &Session,
    ) {
        let done = instructor.done(session).await;
        for it in trainees {
            let shown = done.get(&it.seat).copied().unwrap_or_default();
            let most = it.taken + u32::from(it.is_unsure());
            if !(it.taken..=most).contains(&shown) {
                self.board += 1;
                let (place, taken) = (it.place, it.taken);
                self.fault(format!(
                    "trainee {place}: {taken} answered, the board shows {shown}"
                ));
            }
        }
    }

    /// Reads the journal of each, line by line: every link of its chain, and everything that was written in the log.
    pub async fn journals(
        &mut self,
        trainees: &[Trainee],
        instructor: &mut Instructor,
        session: &Session,
    ) {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios");
        let scenario = Library::at(&folder).load(SCENARIO).unwrap();
        for it in trainees {
            let kept = instructor.journal(session, it.seat).await;
            self.journal(it, &scenario, &kept);
        }
    }

    fn journal(&mut self, trainee: &Trainee, scenario: &Scenario, kept: &str) {
        let place = trainee.place;
        let fault = match Journal::read(scenario, kept.as_bytes()) {
            Ok(journal) => journal.lost.map(|it| it.to_string()),
            Err(why) => Some(why.to_string()),
        };
        if let Some(why) = fault {
            self.journals += 1;
            self.fault(format!("trainee {place}: {why}"));
        }
        for words in &trainee.written {
            let count = kept.matches(&format!("\"{words}\"")).count();
            self.once(place, words, u32::try_from(count).unwrap());
        }
    }
}

impl fmt::Display for Check {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "the server has {} commands: {} lost, {} doubled; {} seats otherwise on the board; {} journals that do not hold",
            self.there, self.lost, self.doubled, self.board, self.journals
        )?;
        for fault in &self.faults {
            write!(f, "\n  {fault}")?;
        }
        Ok(())
    }
}
