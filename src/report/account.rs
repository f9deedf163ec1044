//! A debrief in reading order and in words, the same for a terminal, a page and a screen reader.

use crate::call::terms::Mode;
use crate::debrief::item::{Item, Point, Verdict};
use crate::debrief::{Audit, Debrief, LogReview, PASS};

/// Where the words for a score change: at least this much, and the words. Ours; to be confirmed by an expert.
const SCORE_WORDS: [(u8, &str); 4] = [
    (90, "secure"),
    (PASS, "good"),
    (40, "part of the way"),
    (0, "to practise next"),
];

/// What the six scores of a call are about.
const ABOUT_A_CALL: [&str; 6] = [
    "asking, and recognising signs",
    "checking records",
    "keeping the log",
    "advising the caller",
    "grading, referring, answering the supervisor",
    "how the caller was treated",
];
/// What they are about in a review of logs.
const ABOUT_A_REVIEW: [&str; 6] = [
    "hearing what the logs leave out",
    "ordering the checks they lack",
    "instructions and reasons",
    "seeing to it that the parent is advised",
    "deciding, grading and referring",
    "how the handlers were told",
];

/// A debrief in reading order.
#[derive(Clone, Debug)]
pub struct Account<'d> {
    /// Points that count, and points that went wrong, in the order their matter was said or done; what was
    /// never said or done comes last.
    pub points: Vec<Numbered<'d>>,
    /// What must not be done, and was not.
    pub kept: Vec<&'d Item>,
}

/// A point with its number in the order of the account, from 1. Text and timeline share it.
#[derive(Clone, Copy, Debug)]
pub struct Numbered<'d> {
    /// Its number.
    pub number: usize,
    /// The point.
    pub item: &'d Item,
}

/// One score in words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ScoreLine {
    /// Its name.
    pub name: &'static str,
    /// What it is about, in a few words.
    pub about: &'static str,
    /// The score, 0 to 100.
    pub score: u8,
    /// How good that is, in words.
    pub words: &'static str,
}

impl<'d> Account<'d> {
    /// The account of this debrief. A call that was left has no points: nothing in it is scored.
    pub fn of(debrief: &'d Debrief) -> Account<'d> {
        if debrief.left {
            return Account {
                points: Vec::new(),
                kept: Vec::new(),
            };
        }
        let (kept, mut points): (Vec<_>, Vec<_>) = debrief
            .items
            .iter()
            .partition(|item| item.weight == 0 && item.verdict == Verdict::Met);
        // Stable: points of the same moment keep the order of the chain.
        points.sort_by_key(|item| at_ms(item).unwrap_or(u64::MAX));
        let points = points.into_iter().enumerate();
        Account {
            points: points
                .map(|(place, item)| Numbered {
                    number: place + 1,
                    item,
                })
                .collect(),
            kept,
        }
    }

    /// Points that were missed, late or wrong, in the order of the account.
    pub fn to_learn(&self) -> impl Iterator<Item = &Numbered<'d>> {
        self.points.iter().filter(|it| !it.is_met())
    }

    /// Points that were met, in the order of the account.
    pub fn met(&self) -> impl Iterator<Item = &Numbered<'d>> {
        self.points.iter().filter(|it| it.is_met())
    }
}

impl Numbered<'_> {
    /// Whether it was met.
    pub fn is_met(&self) -> bool {
        self.item.verdict == Verdict::Met
    }

    /// Whether it keeps the call from being passed by itself.
    pub fn keeps_from_passing(&self) -> bool {
        self.item.critical && matches!(self.item.verdict, Verdict::Missed | Verdict::Wrong)
    }

    /// When its matter was said, or else done, in milliseconds since the call began.
    pub fn at_ms(&self) -> Option<u64> {
        at_ms(self.item)
    }

    /// The line that matters to it, where one was said.
    pub fn quote(&self) -> Option<&str> {
        Some(self.item.moment.as_ref()?.text.as_str())
    }
}

fn at_ms(item: &Item) -> Option<u64> {
    item.moment.as_ref().map(|it| it.at_ms).or(item.at_ms)
}

/// Whether the call was passed and why, in sentences. What fails the call by itself is named.
pub fn result(debrief: &Debrief) -> String {
    if debrief.left {
        return "You left this call before its end. Nothing in it is scored, for you or against you."
            .to_owned();
    }
    let total = debrief.score.total;
    if debrief.passed {
        return format!("Passed, with {total} of 100. A pass needs {PASS}.");
    }
    if !debrief.finished {
        return "Not passed this time: the call was not played to its end. What follows is how it stood."
            .to_owned();
    }
    let mut reasons: Vec<String> = Vec::new();
    let critical = critical(debrief);
    if !critical.is_empty() {
        reasons.push(if critical.len() == 1 {
            "one point that a pass cannot do without was missed or went wrong".to_owned()
        } else {
            let count = in_words(critical.len());
            format!("{count} points that a pass cannot do without were missed or went wrong")
        });
    }
    if debrief.decision.is_none() && debrief.logs.is_empty() {
        reasons.push("the log did not reach the supervisor".to_owned());
    }
    if total < PASS {
        reasons.push(format!("the total is {total}, and a pass needs {PASS}"));
    }
    format!("Not passed this time: {}.", reasons.join("; "))
}

/// The points that keep the call from being passed by themselves.
pub fn critical(debrief: &Debrief) -> Vec<&Item> {
    let named = |item: &&Item| debrief.critical.contains(&item.id);
    if debrief.left {
        return Vec::new();
    }
    debrief.items.iter().filter(named).collect()
}

/// The six scores in words, in the order of the chain.
pub fn scores(debrief: &Debrief) -> [ScoreLine; 6] {
    let score = &debrief.score;
    let about = if debrief.logs.is_empty() {
        ABOUT_A_CALL
    } else {
        ABOUT_A_REVIEW
    };
    let scores = [
        ("Recognise", score.recognise),
        ("Check", score.check),
        ("Record", score.record),
        ("Advise", score.advise),
        ("Escalate", score.escalate),
        ("Care", score.care),
    ];
    let mut about = about.into_iter();
    scores.map(|(name, score)| ScoreLine {
        name,
        about: about.next().unwrap_or_default(),
        score,
        words: score_words(score),
    })
}

/// A score in words.
pub fn score_words(score: u8) -> &'static str {
    let fitting = SCORE_WORDS.iter().filter(|(least, _)| score >= *least);
    fitting
        .max_by_key(|(least, _)| *least)
        .map_or("", |(_, words)| words)
}

/// Where there is most to gain, in a sentence, if any score is below a pass.
pub fn to_gain(debrief: &Debrief) -> Option<String> {
    let below = scores(debrief).into_iter().filter(|it| it.score < PASS);
    let lowest = below.min_by_key(|it| it.score)?;
    Some(format!("Most to gain next time: {}.", lowest.about))
}

/// A verdict as a word.
pub fn verdict_word(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Met => "Met",
        Verdict::Late => "Late",
        Verdict::Missed => "Missed",
        Verdict::Wrong => "Wrong",
    }
}

/// What a point is about, in words that stand beside its verdict.
pub fn what(item: &Item) -> String {
    let what = &item.what;
    if item.penalty == 0 || item.verdict != Verdict::Wrong {
        return what.clone();
    }
    // What goes wrong besides the expectations is named after what it is about, not after what was done.
    match item.point {
        Point::Recognise => format!("A mark that the line does not bear out: {what}"),
        Point::Record => format!("The log's wording reads as: {what}"),
        _ => what.clone(),
    }
}

/// A part of the chain as a heading.
pub fn point_word(point: Point) -> &'static str {
    match point {
        Point::Recognise => "Recognise",
        Point::Ask => "Ask",
        Point::Check => "Check",
        Point::Record => "Log",
        Point::Advise => "Advise",
        Point::Grade => "Grade",
        Point::Refer => "Refer",
        Point::Challenge => "Review",
        Point::Care => "Care",
    }
}

/// The terms in words: "practice", "assessed, untimed", "guided, slowed".
pub fn terms_words(debrief: &Debrief) -> String {
    let mode = match debrief.terms.mode {
        Mode::Guided => "guided",
        Mode::Practice => "practice",
        Mode::Assessed => "assessed",
    };
    match debrief.terms.pace() {
        Some(pace) => format!("{mode}, {pace}"),
        None => mode.to_owned(),
    }
}

/// A length as people say it: "11 min 04 s".
pub fn length_words(length_ms: u64) -> String {
    let seconds = length_ms / 1000;
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    match (hours, minutes) {
        (0, 0) => format!("{seconds} s"),
        (0, _) => format!("{minutes} min {seconds:02} s"),
        _ => format!("{hours} h {minutes:02} min"),
    }
}

/// A reviewed log as a heading: "1. PC Amir Shah 4471: Escalated".
pub fn log_heading(place: usize, log: &LogReview) -> String {
    format!("{}. {}: {}", place + 1, log.handler, log.decision)
}

/// How often the fear was passed over, in a sentence; none when it was not.
pub fn passed_over(debrief: &Debrief) -> Option<String> {
    match debrief.concern.passed_over {
        0 => None,
        1 => Some("It was passed over once.".to_owned()),
        2 => Some("It was passed over twice.".to_owned()),
        times => Some(format!(
            "It was passed over {} times.",
            in_words(usize::from(times))
        )),
    }
}

/// A small number as a word.
fn in_words(number: usize) -> String {
    const WORDS: [&str; 11] = [
        "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    ];
    let word = WORDS.get(number).copied();
    word.map_or_else(|| number.to_string(), str::to_owned)
}

/// What keeps this account kind: the people are invented, and help is there.
pub const TRAINING_NOTE: &str = "This is a training call. The people in it do not exist. If it touched \
     something of your own, your line manager, your occupational health service and the helplines are there \
     for you.";

/// What is said of a search for somebody nobody in the call has to do with.
pub const NOT_ABOUT_THE_CALL: &str =
    "This search has to do with nobody in the call. A search needs a person, a reason and a call.";

/// What is said of a point that keeps the call from being passed by itself.
pub const KEEPS_FROM_PASSING: &str = "A pass cannot do without this one.";

/// What is said above the list of what was not understood.
pub const NOT_UNDERSTOOD: &str =
    "These are listed for the author of the call; they are not held against you.";

/// What came back of a search, in a sentence.
pub fn traces_words(search: &Audit) -> String {
    match search.traces {
        0 => "No trace on these details.".to_owned(),
        1 => "One trace came back.".to_owned(),
        traces => format!("{traces} traces came back."),
    }
}

/// The reason given for a search, or that there was none.
pub fn reason_words(search: &Audit) -> &str {
    if search.reason.trim().is_empty() {
        "none was given"
    } else {
        &search.reason
    }
}

#[cfg(test)]
mod tests {
    use super::{length_words, score_words};

    #[test]
    fn a_score_that_passes_reads_as_good() {
        let words = [0, 39, 40, 69, 70, 89, 90, 100].map(score_words);
        assert_eq!(words[0], words[1]);
        assert_eq!(words[2..4], ["part of the way"; 2]);
        assert_eq!(words[4..6], ["good"; 2]);
        assert_eq!(words[6..], ["secure"; 2]);
    }

    #[test]
    fn lengths_are_said_in_their_largest_units() {
        assert_eq!(length_words(9_999), "9 s");
        assert_eq!(length_words(664_000), "11 min 04 s");
        assert_eq!(length_words(14_400_000), "4 h 00 min");
    }
}
