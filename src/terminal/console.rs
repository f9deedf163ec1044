//! The two ends of an interactive session: the screen and what is typed.

use std::io::{self, IsTerminal};
use std::sync::{Arc, Mutex};

use super::editor::{self, Heard};
use super::input::{Input, Typed};
use super::screen::Screen;

/// The two ends of an interactive session.
pub struct Console {
    /// What is shown.
    pub screen: Screen,
    /// What is typed.
    pub input: Input,
    /// How many lines have been said, for Tab.
    pub heard: Heard,
}

impl Console {
    /// With a line editor on a terminal; otherwise, and when asked to be plain, with plain lines.
    pub fn open(plain: bool) -> Console {
        let mut screen = Screen::new(plain);
        let heard: Heard = Arc::new(Mutex::new(0));
        let dumb = std::env::var_os("TERM").is_some_and(|it| it == "dumb");
        let terminal = io::stdin().is_terminal() && io::stdout().is_terminal();
        let edited = if terminal && !plain && !dumb {
            editor::open(&mut screen, &heard)
        } else {
            None
        };
        Console {
            screen,
            input: edited.unwrap_or_else(Input::plain),
            heard,
        }
    }

    /// Waits for a line.
    pub fn ask(&self) -> Typed {
        self.input.ready();
        self.input.next()
    }

    /// Whether there is nothing more to come.
    pub fn is_closed(&self) -> bool {
        self.input.is_closed()
    }

    /// Tells Tab how many lines have been said.
    pub fn set_heard(&self, lines: u16) {
        if let Ok(mut heard) = self.heard.lock() {
            *heard = lines;
        }
    }
}
