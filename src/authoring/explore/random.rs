//! The trainee who does anything that can be done, at random.

use crate::call::command::{Command, TraceAt};
use crate::call::openings::Openings;
use crate::records::Query;
use crate::scenario::catalogue::Catalogue;
use crate::scenario::number::{AdviceNo, RouteNo};
use crate::scenario::script::{Grade, System, Urgency};

use super::trainee::Trainee;

/// How many things are done at least and at most.
const DEEDS: (u64, u64) = (30, 90);
/// How long there is between two of them, in milliseconds.
const BETWEEN_MS: (u64, u64) = (500, 15_000);

/// The things that can be done, each as likely as any other while it can be done.
const DEED_KINDS: usize = 20;

/// Plays a call.
pub(super) fn play(trainee: &mut Trainee<'_>) {
    let deeds = trainee.chance.between(DEEDS.0, DEEDS.1);
    for _ in 0..deeds {
        if !trainee.state().is_open() || trainee.is_tired() {
            break;
        }
        let took_ms = trainee.chance.between(BETWEEN_MS.0, BETWEEN_MS.1);
        let at_ms = trainee.call.now_ms() + took_ms;
        trainee.does(at_ms, Command::Wait);
        trainee.newly_heard();
        let openings = trainee.call.openings();
        for _ in 0..DEED_KINDS {
            let which = trainee.chance.below(DEED_KINDS);
            let command = deed(trainee, &openings, which);
            if let Some(command) = command.filter(|it| openings.admit(it)) {
                trainee.does(at_ms, command);
                break;
            }
        }
    }
    trainee.ends();
}

fn deed(trainee: &mut Trainee<'_>, openings: &Openings, which: usize) -> Option<Command> {
    match which {
        0..=3 => question(trainee),
        4 | 5 => trainee
            .chance
            .pick(&openings.moves)
            .map(|to| Command::Say(*to)),
        6 => Some(Command::Advise(AdviceNo(trainee.any(|it| it.advice.len())))),
        7 => Some(Command::Hold),
        8 => Some(Command::Resume),
        9 | 10 => trainee.chance.pick(&openings.heard).copied().map(|line| {
            let sign = trainee.any_sign();
            Command::Mark { line, sign }
        }),
        11 => search(trainee),
        12 => trace(trainee, openings).map(Command::Open),
        13 => trace(trainee, openings).map(Command::Note),
        14 => trainee
            .chance
            .pick(&openings.heard)
            .map(|line| Command::Quote(*line)),
        15 => Some(Command::Write("Call taken.".to_owned())),
        16 => Some(Command::Grade {
            grade: trainee.any_grade(),
            because: None,
        }),
        17 => Some(Command::Refer {
            route: RouteNo(trainee.any(|it| it.routes.len())),
            urgency: trainee.any_urgency(),
            reason: "Referred".to_owned(),
        }),
        18 => closing(trainee),
        _ => answer(trainee, openings),
    }
}

fn question(trainee: &mut Trainee<'_>) -> Option<Command> {
    let topics = trainee.bank().topics();
    let topic = trainee.chance.below(topics.len());
    let leading = trainee.chance.percent(20);
    let scenario = trainee.scenario();
    let drawn = trainee.call.drawn();
    let bank = trainee.bank();
    let question = bank.ask(&scenario, drawn, topic, leading, &mut trainee.chance)?;
    let (text, heard) = (question.text, question.heard);
    Some(Command::Ask { text, heard })
}

fn search(trainee: &mut Trainee<'_>) -> Option<Command> {
    let cast = trainee.anybody_named()?;
    let queries: Vec<Query> = trainee.details(cast).queries();
    let query = trainee.chance.pick(&queries)?.clone();
    let system = *trainee.chance.pick(&[System::National, System::Local])?;
    let reason = "Call".to_owned();
    Some(Command::Search {
        system,
        query,
        reason,
    })
}

fn trace(trainee: &mut Trainee<'_>, openings: &Openings) -> Option<TraceAt> {
    trainee.chance.pick(&openings.traces).map(|it| it.0)
}

/// Submits or ends the call, which would otherwise be over almost at once.
fn closing(trainee: &mut Trainee<'_>) -> Option<Command> {
    match trainee.chance.below(10) {
        0 => Some(Command::End),
        1..=3 => Some(Command::Submit),
        _ => None,
    }
}

fn answer(trainee: &mut Trainee<'_>, openings: &Openings) -> Option<Command> {
    if let Some(choice) = openings.choices.checked_sub(1) {
        let choices = usize::from(choice) + 2;
        let drawn = u8::try_from(trainee.chance.below(choices)).ok();
        return Some(Command::Choose(drawn.filter(|it| *it <= choice)));
    }
    if !openings.accept {
        return None;
    }
    if trainee.chance.percent(50) {
        return Some(Command::Accept);
    }
    let quotes = trainee.chance.pick(&openings.heard).copied();
    let traces = trainee.chance.pick(&openings.traces).map(|it| it.0);
    Some(Command::Challenge {
        quotes: quotes.into_iter().collect(),
        traces: traces.into_iter().collect(),
        reason: "It should change".to_owned(),
    })
}

impl Trainee<'_> {
    /// Any entry of a list of the catalogue.
    pub(super) fn any(&mut self, len: impl Fn(&Catalogue) -> usize) -> u16 {
        let len = len(Catalogue::built_in());
        u16::try_from(self.chance.below(len)).unwrap_or(0)
    }

    fn any_grade(&mut self) -> Grade {
        const GRADES: [Grade; 4] = [
            Grade::WithoutDeployment,
            Grade::Scheduled,
            Grade::Priority,
            Grade::Immediate,
        ];
        GRADES[self.chance.below(GRADES.len())]
    }

    fn any_urgency(&mut self) -> Urgency {
        const URGENCIES: [Urgency; 4] = [
            Urgency::Routine,
            Urgency::ThisWeek,
            Urgency::Today,
            Urgency::Now,
        ];
        URGENCIES[self.chance.below(URGENCIES.len())]
    }
}
