//! What a trainee has begun and not yet done: typed words, the line chosen, a picker that is open.

use crate::call::deed::LineName;
use crate::call::searching::SearchForm;
use crate::call::view::{Speaker, View};
use crate::desktop::kit::picker::Picker;
use crate::scenario::script::Urgency;

/// What has been begun in a call.
#[derive(Clone, Debug, Default)]
pub struct Draft {
    /// What is being said to the caller.
    pub question: String,
    /// The line chosen; the caller's last, unless one is.
    pub line: Option<u16>,
    /// Whether it was chosen by key, so that it has to be brought into sight.
    pub line_moved: bool,
    /// What is open.
    pub open: Open,
    /// A referral that was begun and is out of sight for now.
    pub referring: Option<Referring>,
    /// The search form.
    pub search: SearchForm,
    /// The trace chosen: enquiry and trace, from 1.
    pub trace: Option<(u16, u8)>,
    /// Whether it was chosen by key.
    pub trace_moved: bool,
    /// The log entry being written.
    pub entry: String,
    /// Why it is graded so.
    pub because: String,
    /// A challenge being written.
    pub challenge: Option<Challenging>,
    /// Signs used so far, the last first: places in the catalogue.
    pub used_signs: Vec<usize>,
    /// Why the last thing was not done.
    pub not_done: Option<String>,
    /// Of a call that is watched: the part in which something was done, to be brought into sight.
    pub brought: Option<Part>,
}

/// A part of the console.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// What was said.
    Said,
    /// The records.
    Records,
    /// The log.
    Log,
    /// The advice given.
    Advice,
    /// The grade.
    Grade,
    /// The referrals.
    Referral,
}

/// What is open over a part of the console.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Open {
    /// Nothing.
    #[default]
    Nothing,
    /// Signs to mark a line with.
    Mark(Picker),
    /// Advice to give.
    Advice(Picker),
    /// A referral.
    Referral(Referring),
    /// Whether to leave.
    Leaving,
    /// The map of keys.
    Keys,
}

/// A referral being made.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Referring {
    /// Where to.
    pub picker: Picker,
    /// The route, once picked: its place in the catalogue.
    pub route: Option<usize>,
    /// How soon: a place in [`URGENCIES`].
    pub urgency: usize,
    /// Why.
    pub reason: String,
}

/// How soon a referral can be wanted, the soonest first.
pub const URGENCIES: [Urgency; 4] = [
    Urgency::Now,
    Urgency::Today,
    Urgency::ThisWeek,
    Urgency::Routine,
];

/// A challenge being written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Challenging {
    /// Lines quoted, by number.
    pub quotes: Vec<u16>,
    /// Traces brought.
    pub traces: Vec<(u16, u8)>,
    /// Why.
    pub reason: String,
}

impl Draft {
    /// Opens something, or nothing. A referral that was begun is kept for when one goes on with it.
    pub fn show(&mut self, open: Open) {
        if let Open::Referral(begun) = std::mem::replace(&mut self.open, open) {
            self.referring = begun.route.is_some().then_some(begun);
        }
    }

    /// Opens the referral that was begun, or a new one.
    pub fn show_referral(&mut self) {
        if !matches!(self.open, Open::Referral(_)) {
            self.open = Open::Referral(self.referring.take().unwrap_or_default());
        }
    }

    /// The number of the line that is marked or quoted next.
    pub fn target(&self, view: &View) -> Option<u16> {
        self.line.or_else(|| caller_lines(view).last().copied())
    }

    /// That line, as a deed names it.
    pub fn target_name(&self, view: &View) -> Option<LineName> {
        self.target(view).map(LineName::Number)
    }

    /// Chooses the line this many before (negative) or after the one that is chosen.
    pub fn move_line(&mut self, view: &View, by: isize) {
        let lines = caller_lines(view);
        let last = lines.len().saturating_sub(1);
        let at = self
            .target(view)
            .and_then(|target| lines.iter().rposition(|it| *it == target))
            .unwrap_or(last);
        self.line = lines.get(at.saturating_add_signed(by).min(last)).copied();
        self.line_moved = true;
    }

    /// Chooses the trace this many before or after the one that is chosen.
    pub fn move_trace(&mut self, view: &View, by: isize) {
        let traces: Vec<(u16, u8)> = traces(view);
        let last = traces.len().saturating_sub(1);
        let at = self
            .trace
            .and_then(|trace| traces.iter().position(|it| *it == trace));
        let at = at.map_or(0, |at| at.saturating_add_signed(by).min(last));
        self.trace = traces.get(at).copied();
        self.trace_moved = true;
    }
}

/// The numbers of the caller's lines, in the order they were said, each once.
pub fn caller_lines(view: &View) -> Vec<u16> {
    let mut lines = Vec::new();
    for turn in &view.turns {
        if let Speaker::Caller { number, .. } = turn.speaker
            && !lines.contains(&number)
        {
            lines.push(number);
        }
    }
    lines
}

/// The traces of every enquiry, the newest enquiry first, as they are shown.
pub fn traces(view: &View) -> Vec<(u16, u8)> {
    let enquiries = view.enquiries.iter().rev();
    let traces = enquiries.flat_map(|enquiry| enquiry.traces.iter());
    traces
        .map(|trace| (trace.at.enquiry + 1, trace.at.trace + 1))
        .collect()
}
