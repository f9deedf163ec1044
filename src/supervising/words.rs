//! A shift in words: the same for a terminal, a window and a screen reader.

use super::command::{Act, Order};
use super::queue::Queue;
use super::shift::Shift;
use super::written::Written;
use crate::call::clock;
use crate::call::view::{self, advice_name, system_words, urgency_words};
use crate::scenario::catalogue::Catalogue;
use crate::scenario::number::{CastNo, LogNo};
use crate::scenario::script::{Grade, LogScript, ReviewDecision, System};

/// A decision in words.
pub fn decision_words(decision: ReviewDecision) -> &'static str {
    match decision {
        ReviewDecision::SentBack => "Sent back",
        ReviewDecision::Escalated => "Escalated",
        ReviewDecision::Closed => "Closed, no further action",
        ReviewDecision::Agreed => "Agreed",
        ReviewDecision::PassedOn => "Passed on",
    }
}

/// A grade in words, or that there is none.
pub fn grade_words(grade: Option<Grade>) -> &'static str {
    grade.map_or("not graded", view::grade_words)
}

/// What is ordered, in words.
pub fn order_words(written: &Written, order: Order) -> String {
    match order {
        Order::CallBack => "a call back to the parent".to_owned(),
        Order::Check { system, about } => {
            let cast = &written.call.scenario().script.cast;
            let key = cast.keys().nth(about.place()).map_or("", String::as_str);
            format!("{}: {}", system_words(system), person_words(key))
        }
    }
}

/// What can be ordered about a log: a check of each system about whom the call is about, and a call back.
pub fn orders(written: &Written) -> Vec<(Order, String)> {
    let scenario = written.call.scenario();
    let people = ["subject", "child"].into_iter();
    let people: Vec<CastNo> = people.filter_map(|key| scenario.cast_of(key)).collect();
    let checks = people.iter().flat_map(|about| {
        [System::National, System::Local].map(|system| Order::Check {
            system,
            about: *about,
        })
    });
    let all = checks.chain([Order::CallBack]);
    all.map(|order| (order, order_words(written, order)))
        .collect()
}

/// A member of a call's cast as a reviewer names them.
pub fn person_words(key: &str) -> String {
    match key {
        "subject" => "the person the caller fears".to_owned(),
        "child" => "the child".to_owned(),
        other => format!("the {}", other.replace('-', " ")),
    }
}

/// What was done about a log, in a sentence.
pub fn act_words(queue: &Queue, written: &Written, act: &Act) -> String {
    let colleague = &queue.script().colleague;
    let because = act.because().filter(|it| !it.is_empty());
    let done = match act {
        Act::SendBack { .. } => "You sent it back".to_owned(),
        Act::Order { order, .. } => format!("You ordered {}", order_words(written, *order)),
        Act::Escalate { grade, .. } => {
            format!("You escalated it to {}", view::grade_words(*grade))
        }
        Act::Refer { route, urgency, .. } => {
            let routes = &Catalogue::built_in().routes;
            let name = routes.get(route.place()).map_or("", |it| &*it.name);
            format!("You referred it: {name}, {}", urgency_words(*urgency))
        }
        Act::Close { .. } => "You closed it, no further action".to_owned(),
        Act::Agree { .. } => "You agreed to it".to_owned(),
        Act::PassOn => format!(
            "You passed it on to {} {}",
            colleague.name, colleague.number
        ),
    };
    match because {
        Some(because) => format!("{done}: {because}"),
        None => format!("{done}."),
    }
}

/// Who wrote a log: "PC Amir Shah 4471", and that it is one's own where it is.
pub fn handler_words(queue: &Queue, log: &LogScript) -> String {
    let handler = format!("{} {}", log.handler.name, log.handler.number);
    if queue.is_own(log) {
        format!("{handler} (you)")
    } else {
        handler
    }
}

/// How a log stands, in a few words.
pub fn standing_words(shift: &Shift, log: LogNo) -> String {
    let Some(state) = shift.state().log(log) else {
        return String::new();
    };
    let mut words: Vec<&str> = Vec::new();
    for (_, decision) in state.decisions() {
        let decision = decision_words(decision);
        if !words.contains(&decision) {
            words.push(decision);
        }
    }
    if words.is_empty() {
        words.push(if state.opened_ms.is_some() {
            "read, not decided"
        } else {
            "waiting"
        });
    }
    words.join("; ")
}

/// A part of a log as it is shown: a heading and its lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The heading.
    pub heading: &'static str,
    /// What stands under it.
    pub lines: Vec<String>,
}

/// The log as its handler wrote it, and nothing that is not in it.
pub fn log_parts(written: &Written) -> Vec<Part> {
    let view = &written.view;
    let state = written.call.state();
    let entries = view.log.iter().map(|entry| {
        let struck = if entry.struck { " (struck)" } else { "" };
        format!("{} {}{struck}", clock(entry.at_ms), entry.text)
    });
    let enquiries = view.enquiries.iter().zip(1..).map(|(enquiry, number)| {
        let came = match enquiry.traces.len() {
            0 => "no trace on these details".to_owned(),
            _ => {
                let traces = enquiry.traces.iter();
                let traces = traces.map(|it| {
                    let opened = if it.opened.is_some() {
                        "opened"
                    } else {
                        "not opened"
                    };
                    format!("{}, {} ({opened})", it.heading, it.force)
                });
                traces.collect::<Vec<_>>().join("; ")
            }
        };
        format!(
            "{number}. {}: {}. Reason: {}. Came back: {came}",
            system_words(enquiry.system),
            enquiry.asked,
            enquiry.reason
        )
    });
    let grade = match &state.grade {
        Some(graded) => {
            let why = graded.because.as_deref().filter(|it| !it.is_empty());
            let why = why.map_or("no rationale".to_owned(), |it| format!("rationale: {it}"));
            format!("{}; {why}", view::grade_words(graded.grade))
        }
        None => "not graded".to_owned(),
    };
    let routes = &Catalogue::built_in().routes;
    let referrals = state.referrals.iter().map(|it| {
        let name = routes.get(it.route.place()).map_or("", |it| &*it.name);
        format!("{name}, {}: {}", urgency_words(it.urgency), it.reason)
    });
    let advice = state
        .advised
        .iter()
        .map(|(it, _)| advice_name(*it).to_owned());
    vec![
        part("Entries", entries, "The log has no entry."),
        part("Enquiries", enquiries, "No record system was searched."),
        part("Grade", std::iter::once(grade), ""),
        part("Referrals", referrals, "It was not referred."),
        part("Advice given", advice, "No advice is recorded."),
    ]
}

fn part(heading: &'static str, lines: impl Iterator<Item = String>, none: &str) -> Part {
    let mut lines: Vec<String> = lines.collect();
    if lines.is_empty() {
        lines.push(none.to_owned());
    }
    Part { heading, lines }
}
