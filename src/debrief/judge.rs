//! Holding a call against what its scenario expects.

use super::explain::{Blank, guidance};
use super::item::{Category, Item, Moment, Point, Verdict};
use super::tally::Tally;
use crate::call::Call;
use crate::call::clock;
use crate::call::log::log_carries;
use crate::call::memory::{EntryWhat, Told};
use crate::call::state::State;
use crate::call::view::record_words;
use crate::scenario::catalogue::Catalogue;
use crate::scenario::loaded::{Lines, Scenario, sign_of};
use crate::scenario::number::{FactNo, LineNo, SignNo};
use crate::scenario::script::{AskAbout, Carry, Enquire, LogMatter, Recognise, Step};

/// Seconds from hearing a sign within which marking it counts in full, where the script does not say.
const RECOGNISE_WITHIN_S: u16 = 120;
/// Points for a mark that nothing in its line supports.
const UNSUPPORTED_MARK: u8 = 5;
/// Points for wording that makes light or blames.
const WORDING: u8 = 8;

pub(super) struct Judge<'j> {
    pub scenario: &'j Scenario,
    pub call: &'j Call,
    pub state: &'j State,
    pub tally: &'j Tally,
}

/// Whether something that was to be done within so many seconds of the call was done later.
pub(super) fn is_late(at_ms: u64, within_s: Option<u16>) -> bool {
    within_s.is_some_and(|within_s| at_ms > u64::from(within_s) * 1_000)
}

impl Judge<'_> {
    /// Every expectation in the order of the chain, then what went wrong besides. What rests on a fact that is not true in
    /// this call is not expected.
    pub fn items(&self) -> Vec<Item> {
        let expects = &self.scenario.script.expects;
        let mut items = Vec::new();
        let (scenario, drawn) = (self.scenario, self.call.drawn());
        let signs = expects
            .recognise
            .iter()
            .filter(|it| sign_of(&it.sign).is_none_or(|sign| scenario.sign_is_true(drawn, sign)));
        items.extend(signs.map(|it| self.recognise(it)));
        let asks = expects.ask.iter();
        let asks = asks.filter(|it| scenario.fact_is_true(drawn, &it.fact));
        items.extend(asks.map(|it| self.ask(it)));
        items.extend(expects.enquire.iter().map(|it| self.enquire(it)));
        let log = expects.log.iter();
        let log = log.filter(|it| scenario.matter_is_true(drawn, &it.what));
        items.extend(log.map(|it| self.carry(it)));
        items.extend(expects.advise.iter().map(|it| self.advise(it)));
        items.push(self.grade(&expects.grade));
        items.extend(expects.refer.iter().map(|it| self.refer(it)));
        items.push(self.review(&expects.review));
        items.extend(expects.care.iter().map(|it| self.care(it)));
        items.extend(expects.never.iter().map(|it| self.never(it)));
        items.extend(self.unsupported_marks());
        items.extend(self.wording());
        items
    }

    /// When and as which line any of these was first heard.
    pub(super) fn first_heard(&self, lines: impl Fn(LineNo) -> bool) -> Option<Moment> {
        let heard = |line| self.state.heard(line, self.call.now_ms());
        let spoken = self
            .state
            .spoken
            .iter()
            .find(|it| lines(it.line) && heard(it.line))?;
        Some(self.moment(spoken.line, spoken.from_ms))
    }

    pub(super) fn moment(&self, line: LineNo, at_ms: u64) -> Moment {
        let entry = self.scenario.line(line);
        Moment {
            at_ms,
            line: entry.map(|entry| entry.id.to_string()),
            text: self.scenario.words(line, self.call.drawn()),
        }
    }

    pub(super) fn topic(&self, fact: Option<FactNo>) -> String {
        let fact = fact.and_then(|fact| self.scenario.fact(fact));
        let text = fact.map(|it| it.topic.render(&self.scenario.script, self.call.drawn()));
        text.unwrap_or_default()
    }

    fn shows(&self, sign: SignNo, line: LineNo) -> bool {
        self.scenario
            .fact_of_line(line)
            .and_then(|fact| self.scenario.fact(fact))
            .is_some_and(|fact| fact.signs.iter().any(|(it, _)| *it == sign))
    }

    fn recognise(&self, expected: &Recognise) -> Item {
        let list = &Catalogue::built_in().signs;
        let sign = sign_of(&expected.sign).unwrap_or(SignNo(u16::MAX));
        let entry = list.get(sign.place());
        let heard = self.first_heard(|line| self.shows(sign, line));
        let marks = self.state.marks.iter();
        let mark = marks
            .filter(|mark| mark.sign == sign && self.shows(sign, mark.line))
            .min_by_key(|mark| mark.at_ms);
        let within_ms = u64::from(expected.within.unwrap_or(RECOGNISE_WITHIN_S)) * 1000;
        let (verdict, seen) = match (&heard, mark) {
            (Some(heard), Some(mark)) if mark.at_ms <= heard.at_ms + within_ms => {
                let after_s = mark.at_ms.saturating_sub(heard.at_ms) / 1000;
                (
                    Verdict::Met,
                    format!("Marked {after_s} seconds after it was said."),
                )
            }
            (_, Some(mark)) => (Verdict::Late, format!("Marked at {}.", clock(mark.at_ms))),
            (Some(heard), None) => (
                Verdict::Missed,
                format!("It was said at {} and not marked.", clock(heard.at_ms)),
            ),
            (None, None) => (
                Verdict::Missed,
                "It was never said: nothing was asked that would have brought it out.".to_owned(),
            ),
        };
        let why = expected
            .why
            .clone()
            .or_else(|| entry.map(|sign| sign.why.clone()));
        let rests_on = expected.guidance.as_deref();
        let rests_on = rests_on.or_else(|| entry?.guidance.first().map(String::as_str));
        Item {
            verdict,
            seen,
            at_ms: mark.map(|mark| mark.at_ms),
            moment: heard,
            what: entry.map_or_else(|| expected.sign.clone(), |sign| sign.name.clone()),
            why: self.say(&why.unwrap_or_default()),
            guidance: guidance(rests_on),
            weight: expected.weight.unwrap_or(1),
            critical: expected.critical,
            ..Item::blank(Point::Recognise, &expected.sign, Category::Recognise)
        }
    }

    fn ask(&self, expected: &AskAbout) -> Item {
        let fact = self.scenario.fact_of(&expected.fact);
        let lines = fact
            .and_then(|fact| self.scenario.fact(fact))
            .map(|it| (it.says, it.half));
        let heard = lines.and_then(|(says, half): (Lines, Lines)| {
            self.first_heard(|line| says.contains(line) || half.contains(line))
        });
        let told = fact.map_or(Told::Not, |fact| self.state.told(fact));
        let late = heard
            .as_ref()
            .filter(|heard| is_late(heard.at_ms, expected.within));
        let asked = fact.is_some_and(|fact| self.state.pressed(fact) > 0);
        let (verdict, seen) = match (told, late) {
            (Told::Whole, Some(heard)) => (
                Verdict::Late,
                format!(
                    "It was said at {}, later than it was needed.",
                    clock(heard.at_ms)
                ),
            ),
            (Told::Whole, None) if asked => (
                Verdict::Met,
                "The caller was asked, and said it.".to_owned(),
            ),
            (Told::Whole, None) => (Verdict::Met, "The caller said it unasked.".to_owned()),
            (Told::Half, _) => (
                Verdict::Missed,
                "The caller began to say it and did not say all of it.".to_owned(),
            ),
            (Told::Not, _) if asked => (
                Verdict::Missed,
                "It was asked about, and the caller was not ready to say it.".to_owned(),
            ),
            (Told::Not, _) => (
                Verdict::Missed,
                "It was not asked about, so it was not said.".to_owned(),
            ),
        };
        Item {
            verdict,
            seen,
            at_ms: heard.as_ref().map(|heard| heard.at_ms),
            moment: heard,
            what: format!("Ask about {}", self.topic(fact)),
            why: self.say(&expected.why),
            guidance: guidance(expected.guidance.as_deref()),
            weight: expected.weight.unwrap_or(1),
            critical: expected.critical,
            ..Item::blank(Point::Ask, &expected.fact, Category::Recognise)
        }
    }

    fn enquire(&self, expected: &Enquire) -> Item {
        let cast = self.scenario.cast_of(&expected.about);
        let about = |it: &&crate::call::memory::Enquiry| {
            it.searched.system == expected.system
                && cast.is_some_and(|cast| it.searched.about.contains(&cast))
        };
        let wanted = expected
            .opens
            .as_deref()
            .and_then(|id| self.scenario.record_of(id));
        let made = self.state.enquiries.iter().find(about);
        let opened = wanted.and_then(|record| self.opened_ms(record));
        let by_ms = match expected.before {
            Step::Grading => self.tally.graded_ms.or(self.tally.submitted_ms),
            Step::Submitting => self.tally.submitted_ms,
        };
        let step = match expected.before {
            Step::Grading => "the call was graded",
            Step::Submitting => "the log was submitted",
        };
        let done_ms = match wanted {
            None => made.map(|it| it.at_ms),
            Some(_) => opened,
        };
        let (verdict, seen) = match (made, done_ms) {
            (_, Some(at_ms)) if by_ms.is_none_or(|by_ms| at_ms <= by_ms) => {
                (Verdict::Met, format!("Done at {}.", clock(at_ms)))
            }
            (_, Some(at_ms)) => (
                Verdict::Late,
                format!("Done at {}, after {step}.", clock(at_ms)),
            ),
            (Some(_), None) => (
                Verdict::Missed,
                "The search was made, and the record that matters was not opened.".to_owned(),
            ),
            (None, None) => (Verdict::Missed, "The search was not made.".to_owned()),
        };
        let system = crate::call::view::system_words(expected.system);
        Item {
            verdict,
            seen,
            at_ms: done_ms.or(made.map(|it| it.at_ms)),
            what: format!("{system}: {}", self.who(&expected.about)),
            why: self.say(&expected.why),
            guidance: guidance(expected.guidance.as_deref()),
            weight: expected.weight.unwrap_or(1),
            critical: expected.critical,
            ..Item::blank(
                Point::Check,
                &format!("{:?}-{}", expected.system, expected.about).to_lowercase(),
                Category::Check,
            )
        }
    }

    /// When this record was first opened.
    fn opened_ms(&self, record: crate::scenario::number::RecordNo) -> Option<u64> {
        let opened = self.state.enquiries.iter().flat_map(|enquiry| {
            let traces = &enquiry.searched.traces;
            let opened = enquiry.opened.iter();
            opened.filter_map(|(trace, at_ms)| Some((traces.get(usize::from(*trace))?, *at_ms)))
        });
        opened
            .filter(|(trace, _)| trace.record == record)
            .map(|(_, at_ms)| at_ms)
            .min()
    }

    /// A member of the cast as a debrief names them.
    pub(super) fn who(&self, key: &str) -> String {
        match key {
            "subject" => "the person the caller fears".to_owned(),
            "child" => "the child".to_owned(),
            other => format!("the {}", other.replace('-', " ")),
        }
    }

    fn carry(&self, expected: &Carry) -> Item {
        let carried = log_carries(self.scenario, self.state, &expected.what);
        let (id, what, moment) = self.matter(&expected.what);
        let unheard = match &expected.what {
            LogMatter::Fact(_) | LogMatter::Concern => moment.is_none(),
            LogMatter::Trace(_) | LogMatter::Rationale => false,
        };
        let seen = match (carried, unheard) {
            (true, _) => "The log carries it.",
            (false, true) => "It was never said, so the log could not carry it.",
            (false, false) => "The log does not carry it; the supervisor could not see it.",
        };
        Item {
            verdict: if carried {
                Verdict::Met
            } else {
                Verdict::Missed
            },
            seen: seen.to_owned(),
            moment,
            what,
            why: self.say(&expected.why),
            guidance: guidance(expected.guidance.as_deref()),
            weight: expected.weight.unwrap_or(1),
            critical: expected.critical,
            ..Item::blank(Point::Record, &id, Category::Record)
        }
    }

    fn matter(&self, matter: &LogMatter) -> (String, String, Option<Moment>) {
        match matter {
            LogMatter::Fact(id) => {
                let fact = self.scenario.fact_of(id);
                let heard = self.first_heard(|line| self.scenario.fact_of_line(line) == fact);
                (
                    id.clone(),
                    format!("In the log: {}", self.topic(fact)),
                    heard,
                )
            }
            LogMatter::Concern => {
                let heard = self.first_heard(|line| self.scenario.says_concern(line));
                let what = "In the log: the caller's fear, in the caller's own words".to_owned();
                ("concern".to_owned(), what, heard)
            }
            LogMatter::Trace(id) => {
                let record = self.scenario.record_of(id);
                let words = record.map(|it| record_words(self.scenario, self.call.drawn(), it));
                (
                    id.clone(),
                    format!("In the log: {}", words.unwrap_or_default()),
                    None,
                )
            }
            LogMatter::Rationale => (
                "rationale".to_owned(),
                "In the log: the reason for the grade".to_owned(),
                None,
            ),
        }
    }

    /// Marks on lines that show nothing of the sign. A sign is a reason to ask, and so is its absence.
    fn unsupported_marks(&self) -> Vec<Item> {
        let list = &Catalogue::built_in().signs;
        let marks = self
            .state
            .marks
            .iter()
            .filter(|mark| !self.shows(mark.sign, mark.line));
        marks
            .filter_map(|mark| {
                let sign = list.get(mark.sign.place())?;
                // The concern itself is no fact; tying it to a sign is not held against anybody.
                if self.scenario.says_concern(mark.line) {
                    return None;
                }
                Some(Item {
                    verdict: Verdict::Wrong,
                    seen: format!(
                        "Marked at {} on a line that does not show it.",
                        clock(mark.at_ms)
                    ),
                    at_ms: Some(mark.at_ms),
                    moment: Some(self.moment(mark.line, mark.at_ms)),
                    what: sign.name.clone(),
                    why: format!("What was said may be quite ordinary. {}", sign.ordinary),
                    guidance: guidance(sign.guidance.first().map(String::as_str)),
                    penalty: UNSUPPORTED_MARK,
                    ..Item::blank(
                        Point::Recognise,
                        &format!("mark-{}", sign.id),
                        Category::Recognise,
                    )
                })
            })
            .collect()
    }

    /// Wording of the log as it stands that makes light, or blames.
    fn wording(&self) -> Vec<Item> {
        let list = &Catalogue::built_in().wording;
        let mut items = Vec::new();
        for entry in self
            .state
            .log
            .iter()
            .filter(|entry| entry.struck_at_ms.is_none())
        {
            let EntryWhat::Own { text, wording, .. } = &entry.what else {
                continue;
            };
            for place in wording {
                let Some(wording) = list.get(usize::from(*place)) else {
                    continue;
                };
                items.push(Item {
                    verdict: Verdict::Wrong,
                    seen: format!("Written at {}: “{text}”", clock(entry.at_ms)),
                    at_ms: Some(entry.at_ms),
                    what: wording.reads_as.clone(),
                    why: format!("Write instead: {}", wording.instead),
                    guidance: guidance(wording.guidance.first().map(String::as_str)),
                    penalty: WORDING,
                    ..Item::blank(
                        Point::Record,
                        &format!("wording-{}", wording.id),
                        Category::Record,
                    )
                });
            }
        }
        items
    }

    pub(super) fn say(&self, text: &str) -> String {
        if text.contains('{') {
            self.scenario.say(text, self.call.drawn())
        } else {
            text.to_owned()
        }
    }
}
