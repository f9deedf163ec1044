//! The trainee in the first week: a handful of common questions, and through with it.

use crate::call::command::Command;
use crate::scenario::catalogue::Catalogue;
use crate::scenario::number::{AdviceNo, RouteNo};
use crate::scenario::script::{Grade, System, Urgency};
use crate::understanding::Move;

use super::trainee::Trainee;

/// How many questions are asked.
const QUESTIONS: (u64, u64) = (6, 12);
/// What is said of the grade, where anything is.
const BECAUSE: &str = "Nothing more known at present";

/// Plays a call.
pub(super) fn play(trainee: &mut Trainee<'_>) {
    trainee.listen();
    if trainee.chance.percent(50) {
        trainee.says(Move::Greet);
    }
    if trainee.chance.percent(30) {
        trainee.says(Move::Acknowledge);
    }
    ask(trainee);
    write(trainee);
    if trainee.chance.percent(30) {
        check(trainee);
    }
    advise(trainee);
    decide(trainee);
    if trainee.chance.percent(60) {
        trainee.says(Move::Goodbye);
    }
    if trainee.chance.percent(95) {
        trainee.click(Command::Submit);
        answer(trainee);
    }
    trainee.ends();
}

/// Common questions in any order, and half of them carry their answer.
fn ask(trainee: &mut Trainee<'_>) {
    let count = trainee.chance.between(QUESTIONS.0, QUESTIONS.1);
    for _ in 0..count {
        if !trainee.on_the_line() {
            return;
        }
        let Some(topic) = common_topic(trainee) else {
            return;
        };
        // What was told is asked again, by somebody who goes down a form.
        if trainee.has_told(topic) && trainee.chance.percent(50) {
            continue;
        }
        let leading = trainee.chance.percent(40);
        trainee.asks(topic, leading);
        // Even the caller's fear said again is met with the next question, as often as not.
        if trainee.state().concern.open && trainee.chance.percent(25) {
            trainee.says(Move::Acknowledge);
        }
        for line in trainee.newly_heard() {
            let signs = trainee.signs_of(line);
            if let Some(sign) = trainee.chance.pick(&signs).copied()
                && trainee.chance.percent(25)
            {
                trainee.marks(line, sign);
            } else if trainee.chance.percent(3) {
                let sign = trainee.any_sign();
                trainee.marks(line, sign);
            }
        }
    }
}

/// One of the common questions, more often one that stands early in the catalogue: those are what everybody asks.
fn common_topic(trainee: &mut Trainee<'_>) -> Option<usize> {
    let common = trainee.bank().common();
    let place = trainee.chance.below(common.len());
    let place = place.min(trainee.chance.below(common.len()));
    common.get(place).copied()
}

/// One entry in own words, now and then one that makes light of it, and few quotes.
fn write(trainee: &mut Trainee<'_>) {
    let text = match trainee.chance.percent(30) {
        true => light_words(trainee),
        false => "Caller concerned about child online. Details taken.".to_owned(),
    };
    trainee.types(text.len(), Command::Write(text.clone()));
    let scenario = trainee.scenario();
    for line in trainee.heard() {
        // What the call is about is written down more often than the rest.
        let percent = if scenario.says_concern(line) { 40 } else { 8 };
        if trainee.chance.percent(percent) {
            trainee.click(Command::Quote(line));
        }
    }
}

/// Words of the kind a log should not have.
fn light_words(trainee: &mut Trainee<'_>) -> String {
    let wording = &Catalogue::built_in().wording;
    let phrase = trainee
        .chance
        .pick(wording)
        .and_then(|it| it.phrases.first());
    format!("Parent rang, {}.", phrase.map_or("", String::as_str))
}

/// One search of one system by the name as heard, if there is one.
fn check(trainee: &mut Trainee<'_>) {
    let Some(cast) = trainee.anybody_named() else {
        return;
    };
    let details = trainee.details(cast);
    let Some(query) = details.queries().pop() else {
        return;
    };
    let systems = [System::National, System::Local];
    let Some(system) = trainee.chance.pick(&systems).copied() else {
        return;
    };
    trainee.searches(system, query, "Checking the name given");
}

/// A few pieces of advice, any of them.
fn advise(trainee: &mut Trainee<'_>) {
    let count = trainee.chance.between(1, 4);
    for _ in 0..count {
        let advice = AdviceNo(trainee.any(|it| it.advice.len()));
        let harmful = Catalogue::built_in()
            .advice
            .get(advice.place())
            .is_some_and(|it| it.harmful);
        if trainee.on_the_line() && (!harmful || trainee.chance.percent(30)) {
            trainee.advises(advice);
        }
    }
    for to in [Move::Reassure, Move::Explain] {
        if trainee.on_the_line() && trainee.chance.percent(25) {
            trainee.says(to);
        }
    }
}

/// A low grade, and seldom anybody to tell.
fn decide(trainee: &mut Trainee<'_>) {
    let grade = match trainee.chance.below(100) {
        0..45 => Grade::WithoutDeployment,
        45..90 => Grade::Scheduled,
        _ => Grade::Priority,
    };
    let because = trainee.chance.percent(25).then_some(BECAUSE);
    trainee.grades(grade, because);
    if trainee.chance.percent(15) {
        let route = RouteNo(trainee.any(|it| it.routes.len()));
        let reason = "For information".to_owned();
        trainee.click(Command::Refer {
            route,
            urgency: Urgency::Routine,
            reason,
        });
    }
}

/// Whatever the supervisor decides is right.
fn answer(trainee: &mut Trainee<'_>) {
    if trainee.chance.percent(10) {
        trainee.click(Command::Challenge {
            quotes: Vec::new(),
            traces: Vec::new(),
            reason: "I am not sure about this".to_owned(),
        });
    }
    trainee.click(Command::Accept);
}
