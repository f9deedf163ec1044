//! Reading the shelf beside the window, so that many scenarios keep nobody waiting.

use std::path::Path;
use std::sync::mpsc::{Receiver, Sender, TryRecvError, channel};
use std::thread;
use std::time::{Duration, Instant};

use super::card::Card;
use crate::authoring::library::Library;
use crate::learning::place::{self, Unfinished};
use crate::learning::results::{LastResult, last_results, last_reviews};
use crate::scenario::loaded::Scenario;
use crate::scenario::script::Seat;
use crate::supervising::Queue;

/// How soon it is asked again what was found.
const AGAIN: Duration = Duration::from_millis(10);
/// After how long it is told that something is still being read.
const TOLD: Duration = Duration::from_millis(500);

/// Something that was found.
pub enum Found {
    /// Calls to be gone on with.
    Unfinished(Vec<Unfinished>),
    /// The next scenario, in order.
    Card(Box<Card>),
    /// Why a scenario is not on the shelf, or the shelf not to be had.
    Fault(String),
    /// What the calls that were played came to.
    Results(Vec<LastResult>),
}

/// A shelf that is being read.
pub struct Loading {
    from: Option<Receiver<Found>>,
    since: Instant,
}

impl Loading {
    /// Begins to read. What cannot even be begun is told like any other fault.
    pub fn begin(library: &Library, calls: &Path) -> Loading {
        let (to, from) = channel();
        let (library, calls) = (library.clone(), calls.to_owned());
        let told = to.clone();
        let begun = thread::Builder::new()
            .name("shelf".to_owned())
            // Nobody is left to tell when the shelf was put away meanwhile: then it is simply not read on.
            .spawn(move || read(&library, &calls, &to));
        if let Err(why) = begun {
            let _ = told.send(Found::Fault(why.to_string()));
        }
        Loading {
            from: Some(from),
            since: Instant::now(),
        }
    }

    /// What was found since this was last asked.
    pub fn take(&mut self) -> Vec<Found> {
        let mut found = Vec::new();
        while let Some(from) = &self.from {
            match from.try_recv() {
                Ok(it) => found.push(it),
                Err(TryRecvError::Empty) => break,
                Err(TryRecvError::Disconnected) => self.from = None,
            }
        }
        found
    }

    /// Whether there is more to come.
    pub fn goes_on(&self) -> bool {
        self.from.is_some()
    }

    /// Whether it has taken so long that it is to be told.
    pub fn is_slow(&self) -> bool {
        self.goes_on() && self.since.elapsed() >= TOLD
    }

    /// How soon to ask again.
    pub fn patience(&self) -> Option<Duration> {
        self.goes_on().then_some(AGAIN)
    }

    /// Waits until all of it has been read.
    pub fn all(&mut self) -> Vec<Found> {
        self.from
            .take()
            .map_or_else(Vec::new, |from| from.iter().collect())
    }
}

/// Reads all of it; `None` when nobody waits for it any more.
fn read(library: &Library, calls: &Path, to: &Sender<Found>) -> Option<()> {
    // A folder of calls that cannot be read is told when the next call is to be kept in it.
    let unfinished = place::unfinished(calls, None).unwrap_or_default();
    to.send(Found::Unfinished(unfinished)).ok()?;
    let ids = match library.ids() {
        Ok(ids) => ids,
        Err(fault) => return to.send(Found::Fault(fault.to_string())).ok(),
    };
    let mut scenarios: Vec<Scenario> = Vec::new();
    let mut queues: Vec<Queue> = Vec::new();
    for id in ids {
        if matches!(library.seat(&id), Ok(Seat::Supervisor)) {
            match library.queue(&id) {
                Ok(queue) => {
                    let card = Card::of_queue(&queue);
                    to.send(Found::Card(Box::new(card))).ok()?;
                    queues.push(queue);
                }
                Err(fault) => to.send(Found::Fault(fault.to_string())).ok()?,
            }
            continue;
        }
        match library.load(&id) {
            Ok(scenario) => {
                let card = Card::of(&scenario, library.folder());
                to.send(Found::Card(Box::new(card))).ok()?;
                scenarios.push(scenario);
            }
            Err(fault) => to.send(Found::Fault(fault.to_string())).ok()?,
        }
    }
    let mut results = last_results(calls, &scenarios).unwrap_or_default();
    results.extend(last_reviews(calls, &queues).unwrap_or_default());
    to.send(Found::Results(results)).ok()
}
