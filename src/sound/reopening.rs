//! Looking for an output device after one was lost.

use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use kira::backend::Backend;

use super::notice::NoSound;
use super::output::{Open, Output};
use super::volume::Volumes;

/// How long between two tries.
const EVERY: Duration = Duration::from_secs(3);

/// Looking for an output device. Opening one may take a while, so it is done aside.
pub(super) struct Reopening<B: Backend> {
    tried: Option<Instant>,
    opening: Option<JoinHandle<Result<Output<B>, NoSound>>>,
}

impl<B: Backend> Default for Reopening<B> {
    fn default() -> Reopening<B> {
        Reopening {
            tried: None,
            opening: None,
        }
    }
}

impl<B: Backend + Send + 'static> Reopening<B> {
    /// A search for a device that was lost at this time.
    pub fn since(lost: Instant) -> Reopening<B> {
        Reopening {
            tried: Some(lost),
            opening: None,
        }
    }

    /// The device, once one is found; never waits.
    pub fn poll(&mut self, now: Instant, open: Open<B>, volumes: Volumes) -> Option<Output<B>> {
        if let Some(opening) = self.opening.take() {
            if !opening.is_finished() {
                self.opening = Some(opening);
                return None;
            }
            if let Ok(Ok(output)) = opening.join() {
                return Some(output);
            }
        }
        let due = self
            .tried
            .is_none_or(|tried| now.saturating_duration_since(tried) >= EVERY);
        if due {
            self.tried = Some(now);
            let opening = thread::Builder::new().name("sound device".to_owned());
            // With no thread to be had, it is tried again in a while.
            self.opening = opening.spawn(move || Output::on(open()?, volumes)).ok();
        }
        None
    }
}
