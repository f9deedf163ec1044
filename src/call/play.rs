//! Plays: scripts of what a trainee does, readable by an instructor and run by every front end.
//!
//! A line is `TIME VERB …`, a comment (`# …`), or an expectation (`expect pass`). TIME is `m:ss`, `+s`
//! (seconds after the step before) or `then` (as soon as the caller has finished). The verbs are the same
//! that the terminal takes.

use super::deed::{Deed, DeedFault, fault, short, word};

/// A play that was read. What is done in it is a [`Deed`], or what another seat has instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Play<D = Deed> {
    /// What it says of its own result.
    pub expects: Vec<Expectation>,
    /// What is done, in order.
    pub steps: Vec<Step<D>>,
}

/// What a play says of its own result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expectation {
    /// The call is passed.
    Pass,
    /// It is not.
    Fail,
    /// Something of this point was missed or wrong.
    Missed(String),
}

/// One thing done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step<D = Deed> {
    /// The line of the file, from 1.
    pub line: u32,
    /// When it is done.
    pub when: When,
    /// What is done.
    pub deed: D,
}

/// When a step is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// At this time of the call, in milliseconds.
    AtMs(u64),
    /// This long after the step before, in milliseconds.
    AfterMs(u64),
    /// As soon as the caller has finished speaking.
    Then,
}

/// A fault and the line it is on, from 1.
pub type PlayFault = (u32, DeedFault);

impl Play {
    /// Reads a play.
    ///
    /// # Errors
    ///
    /// Every line that cannot be read.
    pub fn parse(source: &str) -> Result<Play, Vec<PlayFault>> {
        Play::read(source, Deed::parse)
    }
}

impl<D> Play<D> {
    /// Reads a play whose steps are read by `deed`.
    ///
    /// # Errors
    ///
    /// Every line that cannot be read.
    pub fn read(
        source: &str,
        deed: impl Fn(&str) -> Result<D, DeedFault>,
    ) -> Result<Play<D>, Vec<PlayFault>> {
        let mut play = Play {
            expects: Vec::new(),
            steps: Vec::new(),
        };
        let mut faults = Vec::new();
        for (place, text) in source.lines().enumerate() {
            let line = u32::try_from(place + 1).unwrap_or(u32::MAX);
            let text = text.trim();
            if text.is_empty() || text.starts_with('#') {
                continue;
            }
            if let Err(fault) = play.line(line, text, &deed) {
                faults.push((line, fault));
            }
            if play.steps.len() > crate::limits::PLAY_STEPS {
                faults.push((line, DeedFault("the play is too long".to_owned())));
                break;
            }
        }
        if faults.is_empty() {
            Ok(play)
        } else {
            Err(faults)
        }
    }

    fn line(
        &mut self,
        line: u32,
        text: &str,
        deed: impl Fn(&str) -> Result<D, DeedFault>,
    ) -> Result<(), DeedFault> {
        let (first, rest) = word(text);
        if first == "expect" {
            self.expects.push(expectation(rest)?);
            return Ok(());
        }
        let step = Step {
            line,
            when: when(first)?,
            deed: deed(rest)?,
        };
        self.steps.push(step);
        Ok(())
    }
}

fn expectation(text: &str) -> Result<Expectation, DeedFault> {
    match word(text) {
        ("pass", "") => Ok(Expectation::Pass),
        ("fail", "") => Ok(Expectation::Fail),
        ("missed", point) if !point.is_empty() => Ok(Expectation::Missed(point.to_owned())),
        _ => fault("`expect` takes `pass`, `fail` or `missed POINT`"),
    }
}

fn when(text: &str) -> Result<When, DeedFault> {
    let no_time = || {
        DeedFault(format!(
            "`{}` is no time: write `0:31` (minutes:seconds), `+5` (seconds later) or `then`",
            short(text)
        ))
    };
    if text == "then" {
        return Ok(When::Then);
    }
    let seconds = |text: &str| text.parse::<u32>().map(|it| u64::from(it) * 1000).ok();
    if let Some(later) = text.strip_prefix('+') {
        return seconds(later).map(When::AfterMs).ok_or_else(no_time);
    }
    let (minutes, rest) = text.split_once(':').ok_or_else(no_time)?;
    match (seconds(minutes), seconds(rest)) {
        (Some(minutes_ms), Some(ms)) if ms < 60_000 && rest.len() == 2 => {
            Ok(When::AtMs(minutes_ms * 60 + ms))
        }
        _ => Err(no_time()),
    }
}
