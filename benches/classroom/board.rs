//! The board as the instructor's browser is sent it: how much comes, and how long after a command it shows.

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use serde::Deserialize;
use tokio::task::JoinHandle;

use crate::browser::Browser;

/// After how long a browser opens a stream again that has ended.
pub const AGAIN: Duration = Duration::from_millis(1_500);

/// A board that is watched.
pub struct Board {
    seen: Arc<Mutex<Seen>>,
    watching: JoinHandle<()>,
}

/// What has been seen of it.
#[derive(Default)]
pub struct Seen {
    /// When an event came, and its bytes.
    pub events: Vec<(Instant, usize)>,
    /// At which seat something was shown, and how long after it was answered.
    pub lags: Vec<(u32, Duration)>,
    /// How often the stream was refused, or ended.
    pub ended: u32,
    done: HashMap<u32, u32>,
    waiting: HashMap<u32, VecDeque<(u32, Instant)>>,
}

/// What is read of an event.
#[derive(Deserialize)]
struct Told {
    seats: Vec<SeatTold>,
}

#[derive(Deserialize)]
struct SeatTold {
    no: u32,
    progress: Option<ProgressTold>,
}

#[derive(Deserialize)]
struct ProgressTold {
    done: u32,
}

impl Board {
    /// Watches the board at this address, as a browser does that comes back whenever the stream ends.
    pub fn watch(browser: Browser, path: String) -> Board {
        let seen = Arc::<Mutex<Seen>>::default();
        let kept = Arc::clone(&seen);
        let watching = tokio::spawn(async move {
            loop {
                if let Ok(mut events) = browser.follow(&path).await {
                    while let Ok((data, bytes)) = events.next().await {
                        let now = Instant::now();
                        let told: Told = serde_json::from_slice(&data).unwrap();
                        locked(&kept).take(&told, now, bytes);
                    }
                }
                locked(&kept).ended += 1;
                tokio::time::sleep(AGAIN).await;
            }
        });
        Board { seen, watching }
    }

    /// What has been seen up to now.
    pub fn seen(&self) -> MutexGuard<'_, Seen> {
        locked(&self.seen)
    }

    /// A command of this number was answered to whoever sits there.
    pub fn answered(&self, seat: u32, no: u32) {
        let mut seen = locked(&self.seen);
        if seen.done.get(&seat).is_some_and(|it| *it >= no) {
            seen.lags.push((seat, Duration::ZERO));
        } else {
            let now = Instant::now();
            seen.waiting.entry(seat).or_default().push_back((no, now));
        }
    }

    /// How many commands are still to be shown.
    pub fn waiting(&self) -> usize {
        locked(&self.seen).waiting.values().map(VecDeque::len).sum()
    }

    /// Waits until there is something to see, but not for ever.
    pub async fn begun(&self) {
        let until = Instant::now() + Duration::from_secs(10);
        while self.seen().events.is_empty() && Instant::now() < until {
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    }

    /// Waits until everything is shown, but not for ever.
    pub async fn settle(&self) {
        let until = Instant::now() + Duration::from_secs(10);
        while self.waiting() > 0 && Instant::now() < until {
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }
}

impl Drop for Board {
    fn drop(&mut self) {
        self.watching.abort();
    }
}

impl Seen {
    fn take(&mut self, told: &Told, now: Instant, bytes: usize) {
        self.events.push((now, bytes));
        for seat in &told.seats {
            let done = seat.progress.as_ref().map_or(0, |it| it.done);
            self.done.insert(seat.no, done);
            let Some(waiting) = self.waiting.get_mut(&seat.no) else {
                continue;
            };
            while let Some((no, answered)) = waiting.front().copied()
                && no <= done
            {
                waiting.pop_front();
                let lag = now.saturating_duration_since(answered);
                self.lags.push((seat.no, lag));
            }
        }
    }
}

fn locked(seen: &Mutex<Seen>) -> MutexGuard<'_, Seen> {
    seen.lock().unwrap_or_else(PoisonError::into_inner)
}
