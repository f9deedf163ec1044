//! The session the console is in, whatever screen is shown.

use std::io;
use std::time::{Duration, Instant};

use crate::learning::over_there::Posted;
use crate::learning::playing::Playing;
use crate::learning::session::client::Taken;
use crate::learning::session::joined::{Ask, Joined, News};
use crate::learning::session::{Client, SeatView, Trouble};

/// The session the console is in.
pub struct Membership {
    joined: Joined,
    sending: Vec<Sending>,
    // Why some of a call could not be kept in the session, for good.
    refused: Option<Trouble>,
}

/// A call that is not played just now, and has not wholly been sent yet.
struct Sending {
    call: String,
    playing: Playing,
    posted: Posted,
}

impl Sending {
    fn is_done(&self) -> bool {
        self.posted.is_kept() && !self.playing.kept().is_failing()
    }
}

impl Membership {
    /// Asks for a seat first.
    ///
    /// # Errors
    ///
    /// When this machine cannot do that beside the window.
    pub fn begin(client: Client, first: Ask) -> io::Result<Membership> {
        Ok(Membership {
            joined: Joined::begin(client, first)?,
            sending: Vec::new(),
            refused: None,
        })
    }

    /// One that is where it is told to be and asks nobody.
    #[cfg(test)]
    pub fn of(joined: Joined) -> Membership {
        Membership {
            joined,
            sending: Vec::new(),
            refused: None,
        }
    }

    /// Asks for something.
    pub fn ask(&mut self, ask: Ask) {
        self.joined.ask(ask);
    }

    /// Whether something that was asked for has not come yet.
    pub fn is_asking(&self) -> bool {
        self.joined.is_asking()
    }

    /// Looks what has come.
    pub fn look(&mut self) -> Vec<News> {
        self.send();
        self.joined.look()
    }

    /// Where the trainee is, as far as it is known.
    pub fn view(&self) -> Option<&SeatView> {
        self.joined.view()
    }

    /// Why that is not known any further just now.
    pub fn lost(&self) -> Option<&Trouble> {
        self.joined.lost()
    }

    /// The client.
    pub fn client(&self) -> &Client {
        self.joined.client()
    }

    /// Where the session is served.
    pub fn address(&self) -> String {
        self.client().address().to_string()
    }

    /// Sends what is left of a call that is not played any more, or not just now.
    pub fn send_rest(&mut self, call: String, playing: Playing, posted: Posted) {
        self.sending.push(Sending {
            call,
            playing,
            posted,
        });
        self.send();
    }

    /// A call that was put aside and is not wholly sent yet: it is gone on with from here, for the session does not know all
    /// of it.
    pub fn aside(&mut self, taken: &Taken) -> Option<(Playing, Posted)> {
        let at = self.sending.iter().position(|it| it.call == taken.call)?;
        let sending = self.sending.remove(at);
        let whole = sending.posted.length() >= taken.bytes && !sending.posted.is_refused();
        whole.then_some((sending.playing, sending.posted))
    }

    /// Whether something is still being sent.
    pub fn is_sending(&self) -> bool {
        !self.sending.is_empty()
    }

    /// Why some of a call could not be kept in the session, told once.
    pub fn take_refused(&mut self) -> Option<Trouble> {
        self.refused.take()
    }

    fn send(&mut self) {
        for it in &mut self.sending {
            it.playing.catch_up();
        }
        for it in &self.sending {
            if it.posted.is_refused() {
                self.refused = it.posted.trouble();
            }
        }
        self.sending
            .retain(|it| !it.is_done() && !it.posted.is_refused());
    }

    /// Waits until everything is sent, for this long at most: when the window is closed.
    pub fn finish(&mut self, at_most: Duration) {
        let until = Instant::now() + at_most;
        while self.is_sending() {
            let left = until.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return;
            }
            if let Some(it) = self.sending.first() {
                it.posted.wait(left);
            }
            self.send();
        }
    }
}
