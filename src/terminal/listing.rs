//! What a trainee can look at during a call.

use super::narration;
use super::typed::{LOOKS, Look};
use super::words;
use crate::call::deed::VERBS;
use crate::call::state::Phase;
use crate::call::terms::Mode;
use crate::call::view::{EnquiryView, View, grade_words, system_words, urgency_words};
use crate::call::{Call, clock};
use crate::scenario::catalogue::Catalogue;

/// What there is to see, in lines.
pub fn of(look: Look, call: &mut Call) -> String {
    let lists = Catalogue::built_in();
    match look {
        Look::Verbs => verbs(call.terms().mode),
        Look::Signs => table(lists.signs.iter().map(|it| (&*it.id, &*it.name))),
        Look::Advice => table(lists.advice.iter().map(|it| (&*it.id, &*it.name))),
        Look::Routes => {
            let said = lists
                .routes
                .iter()
                .map(|it| format!("{} ({})", it.name, it.hours));
            let said: Vec<String> = said.collect();
            let ids = lists.routes.iter().map(|it| &*it.id);
            table(ids.zip(said.iter().map(|it| &**it)))
        }
        Look::Grades => {
            let said = lists
                .grades
                .iter()
                .map(|it| format!("{}: {}. {}", it.name, it.within, it.when));
            let said: Vec<String> = said.collect();
            let ids = lists.grades.iter().map(|it| &*it.id);
            table(ids.zip(said.iter().map(|it| &**it)))
        }
        Look::Log => log(&call.view()),
        Look::Records => records(&call.view()),
        Look::Transcript => transcript(call, usize::MAX),
        Look::State => state(&call.view()),
        Look::Topics => topics(call.terms().mode, &call.view()),
        // The clock and the sound are the sitting's own.
        Look::Pause | Look::GoOn | Look::Sound(_) | Look::Room(_) => String::new(),
    }
}

fn verbs(mode: Mode) -> String {
    let mut text = String::from(
        "Type what you would say to the caller, or one of these. LINE is the number in brackets.\n",
    );
    for (verb, takes, does) in VERBS {
        if matches!(verb, "ask" | "note") {
            continue;
        }
        let does = match (verb, mode) {
            ("help", Mode::Assessed) => "nobody is free to help in an assessed call",
            ("help", _) => "ask a colleague for a hint",
            _ => does,
        };
        text.push_str(&format!(
            "  {}  {does}\n",
            format!("{verb} {takes}").trim_end()
        ));
    }
    text.push_str("  ask WORDS  say this to the caller, even if it begins like a command\n");
    text.push_str("To look, without the call noticing:\n");
    for (word, does) in LOOKS {
        text.push_str(&format!("  {word}  {does}\n"));
    }
    text.trim_end().to_owned()
}

fn table<'t>(rows: impl Iterator<Item = (&'t str, &'t str)>) -> String {
    let rows: Vec<String> = rows.map(|(id, name)| format!("  {id}  {name}")).collect();
    rows.join("\n")
}

fn log(view: &View) -> String {
    if view.log.is_empty() {
        return "The log is empty.".to_owned();
    }
    let mut text = String::from("The log:");
    for (place, entry) in view.log.iter().enumerate() {
        let struck = if entry.struck { " (struck)" } else { "" };
        text.push_str(&format!(
            "\n  {}. {} {}{struck}",
            place + 1,
            clock(entry.at_ms),
            entry.text
        ));
        for wording in &entry.wording {
            text.push_str(&format!(
                "\n      Wording: {} Instead: {}",
                wording.reads_as, wording.instead
            ));
        }
    }
    text
}

fn records(view: &View) -> String {
    if view.enquiries.is_empty() {
        return "No record system has been searched.".to_owned();
    }
    let numbered = view.enquiries.iter().enumerate();
    let all: Vec<String> = numbered.map(|(place, it)| enquiry(place + 1, it)).collect();
    all.join("\n")
}

fn enquiry(number: usize, enquiry: &EnquiryView) -> String {
    let system = system_words(enquiry.system);
    let mut text = format!(
        "Enquiry {number}, {system}: {}. Reason: {}",
        enquiry.asked, enquiry.reason
    );
    if enquiry.traces.is_empty() {
        text.push_str("\n    ");
        text.push_str(narration::NO_TRACE);
    }
    for trace in &enquiry.traces {
        text.push_str(&format!(
            "\n    {number}.{} {}, {}: {}\n        matched on: {}",
            trace.at.trace + 1,
            trace.heading,
            trace.force,
            trace.summary,
            trace.matched.join("; ")
        ));
        if let Some(opened) = &trace.opened {
            let standing = crate::call::view::standing_words(opened.standing);
            if !standing.is_empty() {
                text.push_str(&format!("\n        Standing: {standing}"));
            }
            for line in &opened.detail {
                text.push_str(&format!("\n        {line}"));
            }
        }
    }
    text
}

/// The last turns of the conversation.
pub fn transcript(call: &Call, last: usize) -> String {
    let who = words::capital(&call.scenario().script.caller.who);
    let turns = call.turns();
    let from = turns.len().saturating_sub(last);
    let lines: Vec<String> = turns
        .iter()
        .skip(from)
        .map(|turn| narration::turn(&who, turn).line())
        .collect();
    if lines.is_empty() {
        "Nothing has been said.".to_owned()
    } else {
        lines.join("\n")
    }
}

fn state(view: &View) -> String {
    let mut text = format!("{} {}", clock(view.now_ms), phase(view.phase));
    if matches!(view.phase, Phase::Talking | Phase::OnHold) {
        text.push_str(&format!(" The caller sounds {}.", view.tone));
    }
    let grade = view.grade.map_or("not graded", grade_words);
    let referrals = view.referrals.iter();
    let referrals =
        referrals.map(|(route, urgency)| format!("{route} ({})", urgency_words(*urgency)));
    text.push_str(&format!(
        "\nGrade: {grade}. Referred: {}. Advice given: {}.\n{}, {}.",
        listed(referrals.collect()),
        listed(view.advised.clone()),
        words::count(view.enquiries.len(), "enquiry", "enquiries"),
        words::count(view.log.len(), "log entry", "log entries"),
    ));
    if !view.choices.is_empty() {
        text.push_str(&format!("\n{}", narration::did_you_mean(&view.choices)));
    }
    text
}

fn listed(names: Vec<String>) -> String {
    if names.is_empty() {
        "none".to_owned()
    } else {
        names.join(", ")
    }
}

fn phase(phase: Phase) -> &'static str {
    match phase {
        Phase::Ringing => "The telephone rings.",
        Phase::Talking => "The caller is on the line.",
        Phase::OnHold => "The caller is on hold.",
        Phase::RungOff => "The caller has rung off. Finish the log, grade, refer, then submit.",
        Phase::Reviewed => "The supervisor has decided. Accept it, or challenge it.",
        Phase::Settled => "The decision is settled. End the call to see what followed.",
        Phase::Ended | Phase::Left => "The call is over.",
    }
}

fn topics(mode: Mode, view: &View) -> String {
    if mode != Mode::Guided {
        return "Topics are named only in guided calls.".to_owned();
    }
    if view.topics.is_empty() {
        return "Nothing is left to ask about.".to_owned();
    }
    format!("Not asked about yet: {}.", view.topics.join("; "))
}
