//! A session a trainee sits in, beside a window: what is asked of its server is asked by a thread, which also looks every
//! second where the session is. The window asks what has come, and never waits.

use std::io;
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, TrySendError, sync_channel};
use std::thread;
use std::time::{Duration, Instant};

use super::client::Taken;
use super::{Client, SeatView, Trouble};

/// How often it is looked where the session is.
const EVERY: Duration = Duration::from_secs(1);
/// How many questions may wait at once: a window asks one after the other.
const WAITING: usize = 16;
/// How much may have come that the window has not asked for yet.
const NEWS: usize = 64;

/// Something asked of the server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ask {
    /// A seat.
    Join {
        /// The session's code.
        code: String,
        /// What the trainee would be called; the server chooses where nothing is given.
        nickname: Option<String>,
        /// The language the trainee reads.
        language: String,
        /// How they have set the clock.
        timers: String,
    },
    /// The seat that was kept, in the session of this id.
    Return(String),
    /// The call the trainee is at.
    Take,
    /// The next call.
    Next,
    /// The journal of a call that is over.
    Journal(String),
    /// What the session came to.
    Debrief,
    /// To leave.
    Leave,
}

/// Something that has come of it.
#[derive(Debug)]
pub enum News {
    /// The trainee has a seat.
    In,
    /// It was looked where the session is, and it has changed.
    Seen,
    /// A call was taken: with its journal as it is kept there.
    Taken(Taken, Vec<u8>),
    /// The journal of a call that is over.
    Journal(Vec<u8>),
    /// What the session came to, as a piece of a page.
    Debrief(String),
    /// The trainee has left.
    Left,
    /// The session is not there any more, or the trainee has no seat in it.
    Gone(Trouble),
    /// Something was not done.
    NotDone(Ask, Trouble),
}

/// What the thread tells.
enum Told {
    View(Box<SeatView>),
    Lost(Trouble),
    News(News),
}

/// A session a trainee sits in, or is about to.
pub struct Joined {
    client: Client,
    to: SyncSender<Ask>,
    from: Receiver<Told>,
    view: Option<SeatView>,
    lost: Option<Trouble>,
    asked: usize,
}

impl Joined {
    /// Asks the server of this client for something first: a seat.
    ///
    /// # Errors
    ///
    /// When this machine cannot do that beside the window.
    pub fn begin(client: Client, first: Ask) -> io::Result<Joined> {
        let (to, asks) = sync_channel(WAITING);
        let (tell, from) = sync_channel(NEWS);
        let thread = Asking {
            client: client.clone(),
            room: None,
            tell,
            last: None,
        };
        thread::Builder::new()
            .name("session".to_owned())
            .spawn(move || thread.answer(&asks))?;
        let mut joined = Joined {
            client,
            to,
            from,
            view: None,
            lost: None,
            asked: 0,
        };
        joined.ask(first);
        Ok(joined)
    }

    /// One that is where it is told to be and asks nobody: what would be asked is received.
    #[cfg(test)]
    pub fn still(client: Client, view: Option<SeatView>) -> (Joined, Receiver<Ask>) {
        let (to, asks) = sync_channel(WAITING);
        let (tell, from) = sync_channel(NEWS);
        if let Some(view) = view {
            let told = tell.try_send(Told::View(Box::new(view)));
            debug_assert!(told.is_ok());
        }
        let mut joined = Joined {
            client,
            to,
            from,
            view: None,
            lost: None,
            asked: 0,
        };
        joined.look();
        (joined, asks)
    }

    /// Asks for something. What has come of it is [told](Joined::look) later.
    pub fn ask(&mut self, ask: Ask) {
        match self.to.try_send(ask) {
            Ok(()) => self.asked += 1,
            // So many are not asked by a person; and where nobody is left to ask, that has been told.
            Err(TrySendError::Full(_) | TrySendError::Disconnected(_)) => {}
        }
    }

    /// Whether something that was asked for has not come yet.
    pub fn is_asking(&self) -> bool {
        self.asked > 0
    }

    /// Looks what has come since this was last done.
    pub fn look(&mut self) -> Vec<News> {
        let mut news = Vec::new();
        while let Ok(told) = self.from.try_recv() {
            match told {
                Told::View(view) => {
                    self.lost = None;
                    // What was told before is out of date.
                    let newer = |it: &SeatView| it.version <= view.version;
                    if self.view.as_ref().is_none_or(newer) {
                        self.view = Some(*view);
                        news.push(News::Seen);
                    }
                }
                Told::Lost(trouble) => self.lost = Some(trouble),
                Told::News(it) => {
                    if !matches!(it, News::Gone(_)) {
                        self.asked = self.asked.saturating_sub(1);
                    }
                    news.push(it);
                }
            }
        }
        news
    }

    /// Where the session is, as far as it is known.
    pub fn view(&self) -> Option<&SeatView> {
        self.view.as_ref()
    }

    /// Why it cannot be looked where the session is, while that is so.
    pub fn lost(&self) -> Option<&Trouble> {
        self.lost.as_ref()
    }

    /// The client, for what is sent besides.
    pub fn client(&self) -> &Client {
        &self.client
    }
}

/// The thread that asks.
struct Asking {
    client: Client,
    room: Option<String>,
    tell: SyncSender<Told>,
    // What was told last, so that nothing is told twice.
    last: Option<SeatView>,
}

impl Asking {
    /// Answers until the window has let go of the session.
    fn answer(mut self, asks: &Receiver<Ask>) -> Option<()> {
        let mut next = Instant::now() + EVERY;
        loop {
            match asks.recv_timeout(next.saturating_duration_since(Instant::now())) {
                Ok(ask) => self.fulfil(ask)?,
                Err(RecvTimeoutError::Timeout) => {
                    self.look()?;
                    next = Instant::now() + EVERY;
                }
                Err(RecvTimeoutError::Disconnected) => return None,
            }
        }
    }

    /// Nothing, when nobody listens any more.
    fn say(&self, told: Told) -> Option<()> {
        self.tell.send(told).ok()
    }

    fn news(&self, news: News) -> Option<()> {
        self.say(Told::News(news))
    }

    /// Looks where the session is.
    fn look(&mut self) -> Option<()> {
        let Some(room) = self.room.clone() else {
            return Some(());
        };
        match self.client.view(&room) {
            Ok(view) => self.seen(view),
            Err(trouble) if trouble.is_gone() => {
                self.room = None;
                self.news(News::Gone(trouble))
            }
            Err(trouble) => {
                // Once it is found again, that is told whether anything has changed or not.
                self.last = None;
                self.say(Told::Lost(trouble))
            }
        }
    }

    fn seen(&mut self, view: SeatView) -> Option<()> {
        // A view differs from the one before in when it was told, if in nothing else.
        let same = self.last.as_ref().is_some_and(|last| {
            let version = view.version;
            SeatView {
                version,
                ..last.clone()
            } == view
        });
        if same {
            return Some(());
        }
        self.last = Some(view.clone());
        self.say(Told::View(Box::new(view)))
    }

    fn fulfil(&mut self, ask: Ask) -> Option<()> {
        match self.done(&ask) {
            Ok((view, news)) => {
                if let Some(view) = view {
                    self.seen(view)?;
                }
                self.news(news)
            }
            Err(trouble) => self.news(News::NotDone(ask, trouble)),
        }
    }

    fn done(&mut self, ask: &Ask) -> Result<(Option<SeatView>, News), Trouble> {
        let client = self.client.clone();
        let room = self.room.clone().unwrap_or_default();
        Ok(match ask {
            Ask::Join {
                code,
                nickname,
                language,
                timers,
            } => {
                client.come()?;
                // A session leaves it to the trainee how the clock runs, or it does not: it is joined in any case.
                let _ = client.set(language, timers);
                let room = client.join(code, nickname.as_deref())?;
                let view = client.view(&room)?;
                self.room = Some(room);
                (Some(view), News::In)
            }
            Ask::Return(room) => {
                let view = client.view(room)?;
                self.room = Some(room.clone());
                (Some(view), News::In)
            }
            Ask::Take => {
                let taken = client.take(&room)?;
                let journal = client.journal(&taken.call)?;
                (None, News::Taken(taken, journal))
            }
            Ask::Next => (Some(client.next(&room)?), News::Seen),
            Ask::Journal(call) => (None, News::Journal(client.journal(call)?)),
            Ask::Debrief => (None, News::Debrief(client.room_debrief(&room)?)),
            Ask::Leave => {
                client.leave(&room)?;
                self.room = None;
                (None, News::Left)
            }
        })
    }
}
