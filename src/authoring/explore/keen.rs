//! The trainee who means well and is careless: much of everything, and little of it held against what was said.

use crate::call::command::{Command, TraceAt};
use crate::records::Query;
use crate::scenario::catalogue::Catalogue;
use crate::scenario::loaded::route_of;
use crate::scenario::number::{AdviceNo, LineNo, RouteNo};
use crate::scenario::script::{Decision, Grade, System, Urgency};
use crate::understanding::Move;

use super::trainee::Trainee;

/// How many questions are asked: about as many as a quarter of an hour holds.
const QUESTIONS: (u64, u64) = (28, 42);
/// Where a call goes that somebody takes very seriously.
const HIGH_ROUTES: [&str; 4] = [
    "child-abuse-unit",
    "social-care",
    "incident-manager",
    "online-child-abuse-team",
];

/// Plays a call.
pub(super) fn play(trainee: &mut Trainee<'_>) {
    trainee.listen();
    if trainee.chance.percent(70) {
        trainee.says(Move::Acknowledge);
    }
    ask(trainee);
    let checks = trainee.chance.percent(80);
    let late = trainee.chance.percent(50);
    if checks && !late {
        check(trainee);
    }
    advise(trainee);
    decide(trainee);
    if checks && late {
        check(trainee);
    }
    if trainee.chance.percent(50) {
        trainee.says(Move::Explain);
    }
    trainee.says(Move::Goodbye);
    trainee.click(Command::Submit);
    answer(trainee);
    trainee.ends();
}

/// Anything that comes to mind, one thing after another.
fn ask(trainee: &mut Trainee<'_>) {
    let mut topics: Vec<usize> = trainee.bank().topics().collect();
    trainee.chance.shuffle(&mut topics);
    let mut left = trainee.chance.between(QUESTIONS.0, QUESTIONS.1);
    for topic in topics {
        if left == 0 || !trainee.on_the_line() || trainee.is_tired() {
            return;
        }
        // What was told is asked again now and then, by somebody who is thinking of the next question.
        if trainee.has_told(topic) && !trainee.chance.percent(15) {
            continue;
        }
        left -= 1;
        let leading = trainee.chance.percent(15);
        trainee.asks(topic, leading);
        if trainee.state().concern.open && trainee.chance.percent(60) {
            trainee.says(Move::Acknowledge);
        }
        for line in trainee.newly_heard() {
            take_in(trainee, line);
        }
    }
}

/// Marks at once and often too much; writes little.
fn take_in(trainee: &mut Trainee<'_>, line: LineNo) {
    for sign in trainee.signs_of(line) {
        if trainee.chance.percent(60) {
            trainee.marks(line, sign);
        }
    }
    if trainee.chance.percent(12) {
        let sign = trainee.any_sign();
        trainee.marks(line, sign);
    }
    if trainee.chance.percent(15) {
        trainee.click(Command::Quote(line));
    }
}

/// By the name as it was heard, in one system or in both; the first trace is taken for the right one.
fn check(trainee: &mut Trainee<'_>) {
    let Some(cast) = trainee.anybody_named() else {
        return;
    };
    let details = trainee.details(cast);
    let by_ear = details.name.as_ref().map(|name| Query {
        name: Some(name.clone()),
        ..Query::default()
    });
    let Some(query) = by_ear.or_else(|| details.queries().pop()) else {
        return;
    };
    let mut systems = [System::National, System::Local];
    trainee.chance.shuffle(&mut systems);
    let count = 1 + usize::from(trainee.chance.percent(50));
    for system in systems.into_iter().take(count) {
        let enquiry = trainee.searches(system, query.clone(), "Worried about a child");
        let Some(enquiry) = enquiry.filter(|it| trainee.traces(*it) > 0) else {
            continue;
        };
        let first = TraceAt { enquiry, trace: 0 };
        if trainee.chance.percent(70) {
            trainee.opens(first);
        }
        if trainee.chance.percent(50) {
            trainee.click(Command::Note(first));
        }
    }
}

/// Plenty of advice, some of it wrong.
fn advise(trainee: &mut Trainee<'_>) {
    for (place, entry) in Catalogue::built_in().advice.iter().enumerate() {
        let percent = if entry.harmful { 12 } else { 45 };
        if trainee.on_the_line() && trainee.chance.percent(percent) {
            trainee.advises(AdviceNo(u16::try_from(place).unwrap_or(0)));
        }
    }
    if trainee.on_the_line() && trainee.chance.percent(60) {
        trainee.says(Move::Reassure);
    }
}

/// High, and to everybody.
fn decide(trainee: &mut Trainee<'_>) {
    let grade = match trainee.chance.below(100) {
        0..15 => Grade::Scheduled,
        15..70 => Grade::Priority,
        _ => Grade::Immediate,
    };
    let because = trainee
        .chance
        .percent(50)
        .then_some("This sounds very worrying to me");
    trainee.grades(grade, because);
    for place in 0..Catalogue::built_in().routes.len() {
        let route = RouteNo(u16::try_from(place).unwrap_or(0));
        let high = HIGH_ROUTES.iter().any(|it| route_of(it) == Some(route));
        if trainee.chance.percent(if high { 55 } else { 15 }) {
            let urgencies = [Urgency::Now, Urgency::Today];
            let urgency = urgencies[trainee.chance.below(urgencies.len())];
            let reason = "Worrying call about a child".to_owned();
            trainee.click(Command::Refer {
                route,
                urgency,
                reason,
            });
        }
    }
}

/// Speaks up against what is not agreed, and brings little.
fn answer(trainee: &mut Trainee<'_>) {
    let word = trainee.state().last_word;
    let agreed = word.is_some_and(|it| it.decision == Decision::Agreed);
    if !agreed && trainee.chance.percent(60) {
        let mut quotes = trainee.heard();
        trainee.chance.shuffle(&mut quotes);
        quotes.truncate(2);
        trainee.click(Command::Challenge {
            quotes,
            traces: Vec::new(),
            reason: "I still think this is very worrying".to_owned(),
        });
    }
    trainee.click(Command::Accept);
}
