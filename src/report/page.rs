//! The debrief as one page of HTML: nothing to load, nothing to run, and fit to print.

use askama::Template;

use super::account::{self, Account, Numbered, ScoreLine};
use super::timeline::Timeline;
use crate::call::clock;
use crate::debrief::item::{GuidanceRef, Item, Moment, Verdict};
use crate::debrief::{Audit, Debrief, LogReview, Outcome, PASS};
use crate::scenario::catalogue::Catalogue;

/// The debrief as a page of HTML. Everything it needs is in it; whatever was typed or scripted is text.
pub fn page(debrief: &Debrief) -> String {
    // Plain data written to a string: nothing in the template can fail.
    #[expect(
        clippy::unwrap_used,
        reason = "writing plain data to a string cannot fail"
    )]
    Page::of(debrief).render().unwrap()
}

/// The same without the page around it, to stand in another page: elements only, and whatever was typed or scripted is
/// text. What can be heard again has the moment it was said in `data-at-ms`.
pub fn part(debrief: &Debrief) -> String {
    // See `page`.
    #[expect(
        clippy::unwrap_used,
        reason = "writing plain data to a string cannot fail"
    )]
    Page::of(debrief).as_account().render().unwrap()
}

impl<'d> Page<'d> {
    fn of(debrief: &'d Debrief) -> Page<'d> {
        let account = Account::of(debrief);
        let said = |it| match debrief.logs.is_empty() {
            true => Said::of(it),
            false => Said::of_recording(it),
        };
        Page {
            terms: account::terms_words(debrief),
            length: account::length_words(debrief.length_ms),
            passed_over: account::passed_over(debrief),
            result: account::result(debrief),
            critical: account::critical(debrief),
            to_gain: account::to_gain(debrief),
            scores: account::scores(debrief).map(Bar::of),
            timeline: Timeline::of(debrief, &account),
            points: account.points.iter().map(Row::of).collect(),
            kept: account.kept,
            audit: debrief.audit.iter().map(Search::of).collect(),
            transcript: debrief.transcript.iter().map(said).collect(),
            not_understood: debrief.not_understood.iter().map(Said::of).collect(),
            not_understood_note: account::NOT_UNDERSTOOD,
            training_note: account::TRAINING_NOTE,
            helplines: helplines(),
            logs: debrief.logs.iter().enumerate().map(Log::of).collect(),
            debrief,
        }
    }
}

#[derive(Template)]
#[template(
    path = "debrief.html",
    config = "src/report/askama.toml",
    blocks = ["account"]
)]
struct Page<'d> {
    debrief: &'d Debrief,
    terms: String,
    length: String,
    passed_over: Option<String>,
    result: String,
    critical: Vec<&'d Item>,
    to_gain: Option<String>,
    scores: [Bar; 6],
    timeline: Timeline,
    points: Vec<Row<'d>>,
    kept: Vec<&'d Item>,
    audit: Vec<Search<'d>>,
    transcript: Vec<Said<'d>>,
    not_understood: Vec<Said<'d>>,
    not_understood_note: &'static str,
    training_note: &'static str,
    helplines: Vec<Help>,
    logs: Vec<Log<'d>>,
}

/// A reviewed log.
struct Log<'d> {
    heading: String,
    done: Vec<Said<'d>>,
    outcome: Option<&'d Outcome>,
}

impl<'d> Log<'d> {
    fn of((place, log): (usize, &'d LogReview)) -> Log<'d> {
        Log {
            heading: account::log_heading(place, log),
            done: log.done.iter().map(Said::of).collect(),
            outcome: log.outcome.as_ref(),
        }
    }
}

/// A score as a bar and its words.
struct Bar {
    line: ScoreLine,
    class: &'static str,
}

impl Bar {
    fn of(line: ScoreLine) -> Bar {
        let class = if line.score < PASS { "low" } else { "fair" };
        Bar { line, class }
    }
}

/// A point in the list.
struct Row<'d> {
    number: usize,
    verdict: &'static str,
    class: &'static str,
    met: bool,
    at_ms: Option<u64>,
    time: Option<String>,
    what: String,
    seen: &'d str,
    why: &'d str,
    quote: Option<&'d str>,
    guidance: Option<&'d GuidanceRef>,
    note: Option<&'static str>,
}

impl<'d> Row<'d> {
    fn of(point: &Numbered<'d>) -> Row<'d> {
        let item = point.item;
        Row {
            number: point.number,
            verdict: account::verdict_word(item.verdict),
            class: match item.verdict {
                Verdict::Met => "met",
                Verdict::Late => "late",
                Verdict::Missed | Verdict::Wrong => "open",
            },
            met: point.is_met(),
            at_ms: point.at_ms(),
            time: point.at_ms().map(clock),
            what: account::what(item),
            seen: &item.seen,
            why: &item.why,
            quote: item.moment.as_ref().map(|moment| moment.text.as_str()),
            guidance: item.guidance.as_ref(),
            note: point
                .keeps_from_passing()
                .then_some(account::KEEPS_FROM_PASSING),
        }
    }
}

/// A search in the audit.
struct Search<'d> {
    time: String,
    audit: &'d Audit,
    reason: &'d str,
    traces: String,
    note: Option<&'static str>,
}

impl<'d> Search<'d> {
    fn of(audit: &'d Audit) -> Search<'d> {
        Search {
            time: clock(audit.at_ms),
            audit,
            reason: account::reason_words(audit),
            traces: account::traces_words(audit),
            note: (!audit.about_the_call).then_some(account::NOT_ABOUT_THE_CALL),
        }
    }
}

/// Something that was said.
struct Said<'d> {
    at_ms: u64,
    time: String,
    who: &'static str,
    text: &'d str,
}

impl<'d> Said<'d> {
    fn of(moment: &'d Moment) -> Said<'d> {
        Said {
            at_ms: moment.at_ms,
            time: clock(moment.at_ms),
            who: if moment.line.is_some() {
                "Caller"
            } else {
                "You"
            },
            text: &moment.text,
        }
    }
}

impl<'d> Said<'d> {
    /// Something heard in a recording, where another handler spoke.
    fn of_recording(moment: &'d Moment) -> Said<'d> {
        let said = Said::of(moment);
        let who = if said.who == "You" {
            "Handler"
        } else {
            said.who
        };
        Said { who, ..said }
    }
}

/// A helpline, with the day its entry was last checked.
struct Help {
    name: &'static str,
    whom: &'static str,
    number: &'static str,
    hours: &'static str,
    checked: String,
}

fn helplines() -> Vec<Help> {
    let entries = Catalogue::built_in().helplines.iter();
    entries
        .map(|entry| Help {
            name: &entry.name,
            whom: &entry.whom,
            number: &entry.number,
            hours: &entry.hours,
            checked: entry.verified.strftime("%-d %B %Y").to_string(),
        })
        .collect()
}
