//! Streams: what a page shows, sent again whenever it has changed, and no faster than a page can use.

use std::convert::Infallible;
use std::future::Future;
use std::time::Duration;

use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use futures_util::stream::unfold;
use tokio::sync::watch;
use tokio::time::Instant;

/// How long a browser waits before it connects again.
const AGAIN: Duration = Duration::from_millis(1_500);

/// How a stream goes.
#[derive(Clone, Copy)]
pub struct Tempo {
    /// How long it is at least between two events.
    pub least: Duration,
    /// After how long it is looked again with nothing told, for what time alone changes.
    pub most: Duration,
}

/// What is sent next.
pub enum Next {
    /// This.
    Send(String),
    /// Nothing has changed.
    Same,
    /// Nothing more: whoever listens may not any more.
    End,
}

/// A stream of what `make` gives, at once and then whenever `changes` counts up.
pub fn stream<M, F>(changes: watch::Receiver<u64>, tempo: Tempo, make: M) -> Response
where
    M: FnMut() -> F + Send + 'static,
    F: Future<Output = Next> + Send + 'static,
{
    let begun = (changes, make, None::<Instant>);
    let events = unfold(begun, move |(mut changes, mut make, mut last)| async move {
        loop {
            if let Some(last) = last {
                let due = last + tempo.most;
                // A room that is gone is told by `make`.
                let told = tokio::time::timeout_at(due, changes.changed()).await;
                if told.is_ok_and(|it| it.is_err()) {
                    tokio::time::sleep_until(due).await;
                }
                tokio::time::sleep_until(last + tempo.least).await;
            }
            changes.mark_unchanged();
            last = Some(Instant::now());
            match make().await {
                Next::Send(data) => {
                    let event = Event::default().data(data).retry(AGAIN);
                    return Some((Ok::<Event, Infallible>(event), (changes, make, last)));
                }
                Next::Same => {}
                Next::End => return None,
            }
        }
    });
    let alive = KeepAlive::new().interval(Duration::from_secs(15));
    Sse::new(events).keep_alive(alive).into_response()
}
