//! The trainee who does what the scenario expects, and leaves out a step here and there.

use crate::call::command::{Command, TraceAt};
use crate::call::review::is_right;
use crate::limits::CHALLENGE_EVIDENCE;
use crate::scenario::number::{FactNo, LineNo, RecordNo};
use crate::scenario::script::{Decision, Grade};
use crate::understanding::Move;

use super::goals::{Enquiry, Goals};
use super::trainee::Trainee;

/// How often in a hundred a step is left out or goes wrong.
const SLIP: usize = 3;
/// How often a question is put again, in other words, that was not answered.
const TRIES: usize = 3;
/// How many questions are asked beyond what is expected.
const MORE: (u64, u64) = (2, 6);
/// Why it is graded as it is.
const BECAUSE: &str = "For what was said and found, as it stands in the log";

/// Plays a call.
pub(super) fn play(trainee: &mut Trainee<'_>, goals: &Goals) {
    trainee.listen();
    take_in(trainee, goals);
    take_up_the_fear(trainee, true);
    ask(trainee, goals);
    check(trainee, goals);
    advise(trainee, goals);
    ask_on(trainee, goals);
    if trainee.state().grade.is_none() {
        grade(trainee, goals);
    }
    refer(trainee, goals);
    part(trainee, goals);
    trainee.click(Command::Submit);
    answer(trainee, goals);
    trainee.ends();
}

fn slips(trainee: &mut Trainee<'_>) -> bool {
    trainee.chance.percent(SLIP)
}

/// Says the fear back where it waits, and once in any case.
fn take_up_the_fear(trainee: &mut Trainee<'_>, first: bool) {
    if (first || trainee.state().concern.open) && trainee.on_the_line() && !slips(trainee) {
        trainee.says(Move::Acknowledge);
        trainee.listen();
    }
}

/// Asks for what is to be heard; what the caller was not ready to say is asked for again at the end.
fn ask(trainee: &mut Trainee<'_>, goals: &Goals) {
    let mut left: Vec<FactNo> = Vec::new();
    for fact in of_this_call(trainee, &goals.hear) {
        if !slips(trainee) && !ask_for(trainee, goals, fact) {
            left.push(fact);
        }
        hurry(trainee, goals);
    }
    if !left.is_empty() && trainee.on_the_line() {
        trainee.says(Move::Reassure);
        trainee.says(Move::Explain);
    }
    for fact in left {
        ask_for(trainee, goals, fact);
    }
}

/// A few questions more about anything that was not told, now that the caller is calmer.
fn ask_on(trainee: &mut Trainee<'_>, goals: &Goals) {
    let mut topics: Vec<usize> = trainee.bank().topics().collect();
    trainee.chance.shuffle(&mut topics);
    topics.retain(|topic| !trainee.has_told(*topic));
    let count = trainee.chance.between(MORE.0, MORE.1);
    for topic in topics.into_iter().take(usize::try_from(count).unwrap_or(0)) {
        if trainee.on_the_line() {
            trainee.asks(topic, false);
            take_in(trainee, goals);
            take_up_the_fear(trainee, false);
        }
    }
}

/// These facts as they are in this call: of alternatives the one that is true, once.
fn of_this_call(trainee: &Trainee<'_>, facts: &[FactNo]) -> Vec<FactNo> {
    let mut here: Vec<FactNo> = Vec::with_capacity(facts.len());
    for fact in facts {
        let fact = trainee.call.drawn().true_fact(*fact);
        if !here.contains(&fact) {
            here.push(fact);
        }
    }
    here
}

/// Checks and grades in the middle of the call where there is little time for it.
fn hurry(trainee: &mut Trainee<'_>, goals: &Goals) {
    let soon = |by_ms: u64| trainee.call.now_ms() >= by_ms / 3 * 2;
    if goals.grade_by_ms.is_some_and(soon) && trainee.state().grade.is_none() {
        check(trainee, goals);
        grade(trainee, goals);
    }
}

/// Makes the enquiries that have not been made, and puts into the log what they brought.
fn check(trainee: &mut Trainee<'_>, goals: &Goals) {
    for enquiry in &goals.enquiries {
        let done = enquiry.opens.is_some_and(|it| found(trainee, it).is_some());
        if !done && !slips(trainee) {
            enquire(trainee, enquiry);
        }
    }
    log_records(trainee, goals);
}

/// Asks for a fact until it is told, a few times. Whether it was.
fn ask_for(trainee: &mut Trainee<'_>, goals: &Goals, fact: FactNo) -> bool {
    for _ in 0..TRIES {
        if trainee.knows(fact) || !trainee.on_the_line() || trainee.is_tired() {
            break;
        }
        let Some(topic) = trainee.bank().about(fact, &mut trainee.chance) else {
            // It cannot be asked for; perhaps the caller brings it up.
            break;
        };
        trainee.asks(topic, false);
        take_in(trainee, goals);
        take_up_the_fear(trainee, false);
    }
    spell(trainee, goals, fact);
    trainee.knows(fact)
}

/// Has a name spelt that was just told.
fn spell(trainee: &mut Trainee<'_>, goals: &Goals, fact: FactNo) {
    let scenario = trainee.scenario();
    let spelt = scenario
        .fact(fact)
        .is_some_and(|entry| entry.spells.count > 0);
    if spelt && trainee.knows(fact) && trainee.on_the_line() && !slips(trainee) {
        trainee.says(Move::Spell);
        trainee.listen();
        take_in(trainee, goals);
    }
}

/// Marks and quotes what was just heard.
fn take_in(trainee: &mut Trainee<'_>, goals: &Goals) {
    let scenario = trainee.scenario();
    for line in trainee.newly_heard() {
        for sign in trainee.signs_of(line) {
            let known = trainee.state().marks.iter().any(|it| it.sign == sign);
            if goals.signs.contains(&sign) && !known && !slips(trainee) {
                trainee.marks(line, sign);
            }
        }
        let fact = trainee.fact_of(line);
        let of_use = fact.is_some_and(|fact| {
            goals.log.contains(&fact) && quoted_of(trainee, fact).next().is_none()
        });
        let fear = goals.log_concern && scenario.says_concern(line);
        let quoted = trainee.call.openings().quoted;
        let fear = fear && !quoted.iter().any(|it| scenario.says_concern(*it));
        if (of_use || fear) && !slips(trainee) {
            trainee.click(Command::Quote(line));
        }
    }
}

/// The lines of a fact that are quoted in the log.
fn quoted_of(trainee: &Trainee<'_>, fact: FactNo) -> impl Iterator<Item = LineNo> {
    let quoted = trainee.call.openings().quoted;
    let scenario = trainee.scenario();
    quoted
        .into_iter()
        .filter(move |line| scenario.fact_of_line(*line) == Some(fact))
}

/// Searches by what is known, the surest first, until the record that matters is found; opens it, or the first.
fn enquire(trainee: &mut Trainee<'_>, enquiry: &Enquiry) {
    const REASON: &str = "Child at risk: checking the person named by the caller";
    for query in trainee.details(enquiry.about).queries() {
        if query.validate().is_err() || slips(trainee) {
            continue;
        }
        let made = trainee.searches(enquiry.system, query, REASON);
        let Some(made) = made else { continue };
        let found = match enquiry.opens {
            Some(record) => found_in(trainee, made, record),
            None => None,
        };
        if let Some(at) = found {
            if !slips(trainee) {
                trainee.opens(at);
            }
            return;
        }
    }
}

fn found_in(trainee: &Trainee<'_>, enquiry: u16, record: RecordNo) -> Option<TraceAt> {
    let traces = 0..trainee.traces(enquiry);
    let mut traces = traces.map(|trace| TraceAt { enquiry, trace });
    traces.find(|at| trainee.state().traced(*at) == Some(record))
}

/// Where a record was found in this call, the newest enquiry first.
fn found(trainee: &Trainee<'_>, record: RecordNo) -> Option<TraceAt> {
    let enquiries = u16::try_from(trainee.state().enquiries.len()).unwrap_or(0);
    let mut enquiries = (0..enquiries).rev();
    enquiries.find_map(|enquiry| found_in(trainee, enquiry, record))
}

fn log_records(trainee: &mut Trainee<'_>, goals: &Goals) {
    for record in &goals.log_records {
        if let Some(at) = found(trainee, *record)
            && !slips(trainee)
        {
            trainee.click(Command::Note(at));
        }
    }
}

fn advise(trainee: &mut Trainee<'_>, goals: &Goals) {
    for advice in &goals.advice {
        if trainee.on_the_line() && !slips(trainee) {
            trainee.advises(*advice);
        }
    }
    for to in [Move::Reassure, Move::Explain] {
        if trainee.on_the_line() && !slips(trainee) {
            trainee.says(to);
        }
    }
}

/// The lowest grade that is right, and now and then one beside it.
fn grade(trainee: &mut Trainee<'_>, goals: &Goals) {
    let (least, most) = goals.grade;
    let mut grade = match trainee.chance.percent(80) {
        true => least,
        false => most,
    };
    if slips(trainee) {
        grade = match grade {
            Grade::WithoutDeployment => Grade::Scheduled,
            Grade::Scheduled => Grade::Priority,
            Grade::Priority => Grade::Scheduled,
            Grade::Immediate => Grade::Priority,
        };
    }
    let because = (!slips(trainee)).then_some(BECAUSE);
    trainee.grades(grade, because);
}

fn refer(trainee: &mut Trainee<'_>, goals: &Goals) {
    for (route, urgency) in goals.referrals.iter().copied() {
        if slips(trainee) {
            continue;
        }
        let reason = BECAUSE.to_owned();
        trainee.types(
            reason.len(),
            Command::Refer {
                route,
                urgency,
                reason,
            },
        );
    }
}

/// Says goodbye, and first what is still open.
fn part(trainee: &mut Trainee<'_>, goals: &Goals) {
    trainee.listen();
    take_in(trainee, goals);
    take_up_the_fear(trainee, false);
    if trainee.on_the_line() {
        trainee.says(Move::Goodbye);
        trainee.listen();
    }
}

/// Accepts a decision that is right, and challenges a wrong one with what was said and found.
fn answer(trainee: &mut Trainee<'_>, goals: &Goals) {
    for _ in 0..2 {
        let Some(word) = trainee.state().last_word else {
            return;
        };
        let sees = !slips(trainee);
        let scenario = trainee.scenario();
        if word.decision == Decision::Agreed || is_right(&scenario, word) == sees {
            break;
        }
        let quotes = evidence(trainee, goals);
        let mut traces: Vec<TraceAt> = goals
            .log_records
            .iter()
            .filter_map(|it| found(trainee, *it))
            .collect();
        traces.truncate(CHALLENGE_EVIDENCE - quotes.len());
        let reason = "The log and the record say otherwise; please read them again".to_owned();
        let command = Command::Challenge {
            quotes,
            traces,
            reason,
        };
        if !trainee.types(80, command) {
            break;
        }
    }
    trainee.click(Command::Accept);
}

/// The fear in the caller's words, and a line of every fact that belongs in the log.
fn evidence(trainee: &mut Trainee<'_>, goals: &Goals) -> Vec<LineNo> {
    let scenario = trainee.scenario();
    let heard = trainee.heard();
    let mut quotes = Vec::new();
    quotes.extend(heard.iter().find(|line| scenario.says_concern(**line)));
    for fact in &goals.log {
        let of = |line: &&LineNo| scenario.fact_of_line(**line) == Some(*fact);
        if !slips(trainee) {
            quotes.extend(heard.iter().find(of));
        }
    }
    // Room is left for the records.
    quotes.truncate(CHALLENGE_EVIDENCE / 2);
    quotes
}
