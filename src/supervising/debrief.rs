//! The debrief of a shift: from its journal alone, in the form every debrief has.

use super::event::Event;
use super::judge::Judge;
use super::queue::Queue;
use super::shift::Shift;
use super::state::Phase;
use super::words::{act_words, handler_words, standing_words};
use crate::debrief::item::{Item, Moment, Point, Verdict};
use crate::debrief::score::Score;
use crate::debrief::{Concern, Debrief, LogReview, Outcome, PASS};
use crate::journal::Journal;
use crate::scenario::number::LogNo;

/// Scores a shift and explains it.
pub fn debrief(queue: &Queue, journal: &Journal<Event>) -> Debrief {
    let header = &journal.header;
    let shift = Shift::replay(queue, header.seed, header.terms, &journal.events);
    let items = Judge { shift: &shift }.items();
    let score = Score::of_items(&items);
    let failing =
        |item: &&Item| item.critical && matches!(item.verdict, Verdict::Missed | Verdict::Wrong);
    let critical: Vec<String> = items
        .iter()
        .filter(failing)
        .map(|item| item.id.clone())
        .collect();
    let state = shift.state();
    let finished = state.phase == Phase::Ended;
    let script = queue.script();
    Debrief {
        scenario: script.id.clone(),
        title: script.title.clone(),
        version: script.version,
        seed: header.seed,
        terms: header.terms,
        finished,
        left: state.phase == Phase::Left,
        length_ms: state.last_event_ms,
        passed: finished && critical.is_empty() && score.total >= PASS,
        sentence: sentence(&items),
        score,
        critical,
        // The concern is in the recordings; what was made of it is among the items.
        concern: Concern {
            raised: 0,
            passed_over: 0,
            heeded_after: None,
            heeded_at_ms: None,
            raised_at_ms: Vec::new(),
        },
        audit: Vec::new(),
        not_understood: Vec::new(),
        decision: None,
        outcome: None,
        logs: logs(&shift),
        transcript: heard(&shift),
        items,
        journal_hash: journal.chain.hash(),
    }
}

/// What was made of the logs, in a sentence or two.
fn sentence(items: &[Item]) -> String {
    let of = |point: Point| items.iter().filter(move |it| it.point == point);
    let met = |it: &&Item| it.verdict == Verdict::Met;
    let (right, all) = (
        of(Point::Challenge).filter(met).count(),
        of(Point::Challenge).count(),
    );
    let (heard, said) = (
        of(Point::Recognise).filter(met).count(),
        of(Point::Recognise).count(),
    );
    let decided = match all {
        1 => format!("{} log was rightly decided.", capital(in_words(right))),
        _ => format!(
            "{} of {} logs were rightly decided.",
            capital(in_words(right)),
            in_words(all)
        ),
    };
    match (said, heard) {
        (0, _) => decided,
        (1, 0) => format!("{decided} What the log left out was not heard."),
        (said, heard) if said == heard => {
            format!("{decided} What the logs left out was heard in time.")
        }
        (said, heard) => format!(
            "{decided} Of {} things the logs left out, {} {} heard in time.",
            in_words(said),
            in_words(heard),
            if heard == 1 { "was" } else { "were" }
        ),
    }
}

fn in_words(number: usize) -> String {
    const WORDS: [&str; 11] = [
        "none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    ];
    WORDS
        .get(number)
        .map_or_else(|| number.to_string(), |it| (*it).to_owned())
}

fn capital(word: String) -> String {
    let mut letters = word.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => word,
    }
}

fn numbered(shift: &Shift) -> impl Iterator<Item = LogNo> {
    let logs = u16::try_from(shift.logs().len()).unwrap_or(u16::MAX);
    (0..logs).map(LogNo)
}

fn logs(shift: &Shift) -> Vec<LogReview> {
    let queue = shift.queue();
    let reviews = numbered(shift).filter_map(|no| {
        let (log, written) = (queue.log(no)?, shift.written(no)?);
        let state = shift.state().log(no)?;
        let done = state.acts.iter().map(|(at_ms, act)| Moment {
            at_ms: *at_ms,
            line: None,
            text: act_words(queue, written, act),
        });
        let card = shift.state().cards.get(no.place());
        let card = card.and_then(|card| log.outcomes.get(usize::from(*card)));
        Some(LogReview {
            id: log.id.clone(),
            handler: handler_words(queue, log),
            decision: standing_words(shift, no),
            done: done.collect(),
            outcome: card.map(|card| Outcome {
                id: log.id.clone(),
                title: written.say(&card.title),
                text: written.say(&card.text),
            }),
        })
    });
    reviews.collect()
}

/// What was heard of the recordings, in the order it was heard.
fn heard(shift: &Shift) -> Vec<Moment> {
    let mut heard: Vec<Moment> = Vec::new();
    for no in numbered(shift) {
        let (Some(state), Some(written)) = (shift.state().log(no), shift.written(no)) else {
            continue;
        };
        let scenario = written.call.scenario();
        for (at_ms, turn) in state.heard_ms.iter().zip(&written.tape) {
            let for_ms = turn.until_ms - turn.from_ms;
            let line = turn.line.and_then(|it| scenario.line(it));
            heard.push(Moment {
                at_ms: at_ms.saturating_sub(for_ms),
                line: line.map(|it| it.id.to_string()),
                text: turn.text.clone(),
            });
        }
    }
    heard.sort_by_key(|it| it.at_ms);
    heard
}
