//! For authors: the scenario's file is read again whenever it is saved, while the call goes on.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, TryRecvError, channel};
use std::thread;
use std::time::{Duration, Instant, SystemTime};

use super::desk::Desk;
use crate::authoring::library::{Library, LibraryFault};
use crate::authoring::start::{Reached, at_fact};
use crate::call::terms::Terms;
use crate::learning::opening;
use crate::learning::place;
use crate::learning::playing::Playing;
use crate::scenario::drawn::Seed;
use crate::scenario::loaded::Scenario;

/// How often the file is looked at. Asking for its time costs next to nothing, and works on network drives.
const EVERY: Duration = Duration::from_millis(400);
/// How many faults are shown; the rest are a command away.
const FAULTS: usize = 6;

/// How a call is begun, to be begun so again.
#[derive(Clone, Debug)]
pub struct Beginning {
    /// The seed.
    pub seed: Seed,
    /// The terms.
    pub terms: Terms,
    /// The fact it begins at; at the ringing, unless there is one.
    pub at_fact: Option<String>,
}

impl Beginning {
    /// Takes a call that begins so, and what is to be told if it did not get as far as its fact.
    ///
    /// # Errors
    ///
    /// Why it cannot be taken, in words.
    pub fn ring(
        &self,
        desk: &Desk,
        scenario: &Scenario,
    ) -> Result<(Playing, Option<String>), String> {
        let path = place::new_journal_in(&desk.calls, &scenario.script.id);
        let Some(fact) = &self.at_fact else {
            let playing = opening::ring(scenario, self.seed, self.terms, Some(&path));
            return Ok((playing.map_err(|it| it.to_string())?, None));
        };
        let begun = at_fact(scenario, self.seed, self.terms, fact);
        let (call, happened, reached) = begun.map_err(|it| it.to_string())?;
        let told = (reached != Reached::Said).then(|| reached.to_string());
        let playing = opening::keep(call, &happened, &path).map_err(|it| it.to_string())?;
        Ok((playing, told))
    }
}

/// A scenario's file, watched.
pub struct Reloading {
    path: PathBuf,
    id: String,
    seen: Option<(SystemTime, u64)>,
    looked: Instant,
    reading: Option<Receiver<Result<Scenario, LibraryFault>>>,
    faults: Vec<String>,
}

impl Reloading {
    /// The file of this scenario.
    pub fn of(path: &Path, id: &str) -> Reloading {
        Reloading {
            seen: print_of(path),
            path: path.to_owned(),
            id: id.to_owned(),
            looked: Instant::now(),
            reading: None,
            faults: Vec::new(),
        }
    }

    /// What is wrong with the file as it was saved last, each fault with its line and how to mend it.
    pub fn faults(&self) -> &[String] {
        &self.faults
    }

    /// The scenario anew, once it was saved and read without a fault. The reading is done beside the call.
    pub fn look(&mut self, library: &Library) -> Option<Scenario> {
        if self.reading.is_none() && self.looked.elapsed() >= EVERY {
            self.looked = Instant::now();
            let now = print_of(&self.path);
            // While an editor writes it, the file may be gone for a moment.
            if now.is_some() && now != self.seen {
                self.seen = now;
                self.read(library);
            }
        }
        let read = match self.reading.as_ref()?.try_recv() {
            Ok(read) => read,
            Err(TryRecvError::Empty) => return None,
            Err(TryRecvError::Disconnected) => {
                self.reading = None;
                return None;
            }
        };
        self.reading = None;
        match read {
            Ok(scenario) => {
                self.faults.clear();
                Some(scenario)
            }
            Err(fault) => {
                self.faults = words(fault);
                None
            }
        }
    }

    fn read(&mut self, library: &Library) {
        let (done, reading) = channel();
        let (library, id) = (library.clone(), self.id.clone());
        thread::spawn(move || {
            // Nobody waits for it any more once the call is over.
            let _ = done.send(library.load(&id));
        });
        self.reading = Some(reading);
    }
}

fn print_of(path: &Path) -> Option<(SystemTime, u64)> {
    let known = fs::metadata(path).ok()?;
    Some((known.modified().ok()?, known.len()))
}

fn words(fault: LibraryFault) -> Vec<String> {
    match fault {
        LibraryFault::Faulty { faults, .. } => {
            let errors = faults.iter().filter(|it| it.is_error());
            errors.take(FAULTS).map(ToString::to_string).collect()
        }
        other => vec![other.to_string()],
    }
}
