//! The checks of a script's meaning: every fault with the way to it.

mod cast;
mod discuss;
mod expects;
mod house;
mod ids;
mod queue;
mod reach;
mod references;
mod review;
mod telephone;
mod text;
mod words;

use jiff::civil::Date;

use crate::limits::FAULTS;

use super::code::Code;
use super::diagnostic::{Severity, Step};
use super::script::Script;

use self::ids::Index;

pub use self::house::may_double_keys;
pub use self::queue::check as queue;
pub use self::references::DETAILS;

/// Whether a script was read as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// All of it stands as its author wrote it.
    Whole,
    /// Some values are blank, so that nothing can be said of what the whole comes to.
    Part,
}

/// A fault of meaning.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Its kind.
    pub code: Code,
    /// Whether the script can be played all the same.
    pub severity: Severity,
    /// The way to the value at fault.
    pub path: Vec<Step>,
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    pub mend: Option<String>,
}

/// Checks a script; at most [`FAULTS`] errors and as many warnings are found.
pub fn script(script: &Script, today: Option<Date>, extent: Extent) -> Vec<Fault> {
    let mut faults = Faults::default();
    let index = Index::of(script, &mut faults);
    house::check(&script.front(), today, &mut faults);
    cast::check(script, &mut faults);
    references::check(script, &index, &mut faults);
    words::check(script, &mut faults);
    discuss::check(&script.discuss, &mut faults);
    review::check(script, &mut faults);
    if extent == Extent::Whole {
        let reach = reach::check(script, &index, &mut faults);
        expects::check(script, &index, &reach, &mut faults);
    }
    faults.found
}

/// Why the facts that no play can bring up cannot be: each by its place in the script, in order.
pub fn unheard(script: &Script) -> Vec<(usize, String)> {
    let index = Index::of(script, &mut Faults::default());
    reach::unheard(script, &index)
}

/// The faults found so far.
#[derive(Debug, Default)]
struct Faults {
    found: Vec<Fault>,
    errors: usize,
    warnings: usize,
}

impl Faults {
    /// Notes an error.
    fn error(&mut self, code: Code, trail: &Trail<'_>, message: String, mend: impl Into<Mend>) {
        if self.errors < FAULTS {
            self.errors += 1;
            self.push(code, Severity::Error, trail, message, mend.into());
        }
    }

    /// Notes a warning.
    fn warning(&mut self, code: Code, trail: &Trail<'_>, message: String, mend: impl Into<Mend>) {
        if self.warnings < FAULTS {
            self.warnings += 1;
            self.push(code, Severity::Warning, trail, message, mend.into());
        }
    }

    /// Whether further errors would be passed over, so that they need not be worded.
    fn full(&self) -> bool {
        self.errors >= FAULTS
    }

    fn push(
        &mut self,
        code: Code,
        severity: Severity,
        trail: &Trail<'_>,
        message: String,
        mend: Mend,
    ) {
        self.found.push(Fault {
            code,
            severity,
            path: trail.steps(),
            message,
            mend: mend.0,
        });
    }
}

/// What to do about a fault.
struct Mend(Option<String>);

impl From<&str> for Mend {
    fn from(text: &str) -> Mend {
        Mend(Some(text.to_owned()))
    }
}

impl From<String> for Mend {
    fn from(text: String) -> Mend {
        Mend(Some(text))
    }
}

impl From<Option<String>> for Mend {
    fn from(text: Option<String>) -> Mend {
        Mend(text)
    }
}

/// The way from the top of the script to where a check is; written out only for a fault.
#[derive(Clone, Copy, Debug)]
struct Trail<'a> {
    from: Option<&'a Trail<'a>>,
    at: At<'a>,
}

#[derive(Clone, Copy, Debug)]
enum At<'a> {
    Top,
    Field(&'static str),
    Item(usize),
    Key(&'a str),
}

static TOP: Trail<'static> = Trail {
    from: None,
    at: At::Top,
};

impl<'a> Trail<'a> {
    fn field(&'a self, name: &'static str) -> Trail<'a> {
        self.to(At::Field(name))
    }

    fn item(&'a self, place: usize) -> Trail<'a> {
        self.to(At::Item(place))
    }

    fn key(&'a self, key: &'a str) -> Trail<'a> {
        self.to(At::Key(key))
    }

    fn to(&'a self, at: At<'a>) -> Trail<'a> {
        Trail {
            from: Some(self),
            at,
        }
    }

    fn steps(&self) -> Vec<Step> {
        let mut steps = self.from.map_or_else(Vec::new, Trail::steps);
        match self.at {
            At::Top => {}
            At::Field(name) => steps.push(Step::Field(name)),
            At::Item(place) => steps.push(Step::Item(place)),
            At::Key(key) => steps.push(Step::Key(key.to_owned())),
        }
        steps
    }
}

#[cfg(test)]
mod tests;
