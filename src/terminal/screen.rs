//! Where an interactive call is shown: plain lines, with colour only where it is wanted and never needed.

use std::io::{self, IsTerminal, Write};

use super::narration::{By, Told};
use super::wrap::{width, width_or_ordinary, wrap};
use crate::debrief::Debrief;

/// Prints a text that ends its line without breaking the line being typed.
pub type Printer = Box<dyn FnMut(String) -> io::Result<()>>;

/// Where an interactive call is shown.
pub struct Screen {
    printer: Option<Printer>,
    plain: bool,
    styled: bool,
}

impl Screen {
    /// Standard output, styled if it may be.
    pub fn new(plain: bool) -> Screen {
        Screen {
            printer: None,
            plain,
            styled: Screen::is_styled(plain),
        }
    }

    /// Whether colour is wanted: standard output is a terminal that can show it, nobody asked to be plain, and
    /// NO_COLOR is unset.
    pub fn is_styled(plain: bool) -> bool {
        let no_colour = std::env::var_os("NO_COLOR").is_some_and(|it| !it.is_empty());
        let dumb = std::env::var_os("TERM").is_some_and(|it| it == "dumb");
        io::stdout().is_terminal() && !plain && !no_colour && !dumb
    }

    /// Prints through this from now on.
    pub fn through(&mut self, printer: Printer) {
        self.printer = Some(printer);
    }

    /// Shows something of the call, with its time.
    ///
    /// # Errors
    ///
    /// When it cannot be written.
    pub fn told(&mut self, told: &Told) -> io::Result<()> {
        let line = self.broken(&told.line());
        match style(told.by) {
            Some(code) if self.styled => self.print(&format!("\x1b[{code}m{line}\x1b[0m")),
            _ => self.print(&line),
        }
    }

    /// Shows a debrief.
    ///
    /// # Errors
    ///
    /// When it cannot be written.
    pub fn debrief(&mut self, scored: &Debrief) -> io::Result<()> {
        let text = debrief(scored, self.plain);
        self.print(text.trim_end())
    }

    /// Shows a heading.
    ///
    /// # Errors
    ///
    /// When it cannot be written.
    pub fn heading(&mut self, text: &str) -> io::Result<()> {
        if self.styled {
            self.print(&format!("\x1b[1m{text}\x1b[0m"))
        } else {
            self.line(text)
        }
    }

    /// Shows a text and ends its line.
    ///
    /// # Errors
    ///
    /// When it cannot be written.
    pub fn line(&mut self, text: &str) -> io::Result<()> {
        let text = self.broken(text);
        self.print(&text)
    }

    /// Broken at the terminal's width; as it is where nothing is to be redrawn or there is no terminal.
    fn broken(&self, text: &str) -> String {
        match width().filter(|_| !self.plain && io::stdout().is_terminal()) {
            Some(width) => wrap(text, width),
            None => text.to_owned(),
        }
    }

    fn print(&mut self, text: &str) -> io::Result<()> {
        let text = format!("{text}\n");
        match &mut self.printer {
            Some(printer) => printer(text),
            None => {
                let mut out = io::stdout().lock();
                out.write_all(text.as_bytes())?;
                out.flush()
            }
        }
    }
}

/// The SGR code of a voice.
fn style(by: By) -> Option<&'static str> {
    match by {
        By::Caller => Some("1"),
        By::Supervisor => Some("1;35"),
        By::Handler => Some("36"),
        By::Call => Some("2"),
        By::Desk => None,
    }
}

/// A debrief in words, as standard output can show it.
pub fn debrief(debrief: &Debrief, plain: bool) -> String {
    super::debrief::text(debrief, width_or_ordinary(), Screen::is_styled(plain))
}
