//! How the caller was treated, and what must not be done.

use super::explain::{Blank, guidance};
use super::item::{Category, Item, Moment, Point, Verdict};
use super::judge::Judge;
use crate::call::clock;
use crate::call::memory::EntryWhat;
use crate::scenario::catalogue::{Catalogue, WordingKind};
use crate::scenario::loaded::{advice_of, route_of};
use crate::scenario::script::{Care, CareMatter, Never, NeverMatter, RecordKind, Treatment};

/// Points taken off by something that must not be done.
const NEVER: u8 = 20;
/// The same, when it is critical.
const NEVER_CRITICAL: u8 = 40;

impl Judge<'_> {
    pub(super) fn care(&self, expected: &Care) -> Item {
        let treated = |treatment: Treatment| self.tally.treated[treatment as usize] > 0;
        let concern = self.state.concern;
        let (id, what, met, seen) = match expected.what {
            CareMatter::Acknowledged => {
                let met = treated(Treatment::Acknowledged);
                let seen = if met {
                    "It was said back."
                } else {
                    "It was not said back."
                };
                let what = "Say the caller's fear back to them".to_owned();
                ("acknowledged", what, met, seen.to_owned())
            }
            CareMatter::Reassured => {
                let met = treated(Treatment::Reassured);
                let seen = if met { "Done." } else { "Not done." };
                (
                    "reassured",
                    "Reassure the caller".to_owned(),
                    met,
                    seen.to_owned(),
                )
            }
            CareMatter::Explained => {
                let met = treated(Treatment::Explained);
                let seen = if met { "Done." } else { "Not done." };
                (
                    "explained",
                    "Explain what happens next".to_owned(),
                    met,
                    seen.to_owned(),
                )
            }
            CareMatter::TrustAtLeast(least) => {
                let met = self.state.trust >= i16::from(least);
                let seen = if met {
                    "The caller trusted you by the end."
                } else {
                    "By the end the caller did not trust you enough to ring again."
                };
                (
                    "trust",
                    "Leave the caller able to ring again".to_owned(),
                    met,
                    seen.to_owned(),
                )
            }
            CareMatter::PassedOverAtMost(most) => {
                let met = concern.passed_over <= most && concern.raised > 0;
                let seen = format!("It was passed over {} times.", concern.passed_over);
                (
                    "passed-over",
                    "Take the fear up when it is said".to_owned(),
                    met,
                    seen,
                )
            }
        };
        Item {
            verdict: if met { Verdict::Met } else { Verdict::Missed },
            seen,
            what,
            why: self.say(&expected.why),
            guidance: guidance(expected.guidance.as_deref()),
            weight: expected.weight.unwrap_or(1),
            critical: expected.critical,
            ..Item::blank(Point::Care, id, Category::Care)
        }
    }

    pub(super) fn never(&self, never: &Never) -> Item {
        let (point, category, id, what) = self.never_names(&never.what);
        let done = self.done(&never.what);
        let seen = match &done {
            Some(moment) => format!("Done at {}: {}", clock(moment.at_ms), moment.text),
            None => "It was not done.".to_owned(),
        };
        Item {
            verdict: if done.is_some() {
                Verdict::Wrong
            } else {
                Verdict::Met
            },
            seen,
            at_ms: done.as_ref().map(|moment| moment.at_ms),
            what,
            why: self.say(&never.why),
            guidance: guidance(never.guidance.as_deref()),
            penalty: if never.critical {
                NEVER_CRITICAL
            } else {
                NEVER
            },
            critical: never.critical,
            ..Item::blank(point, &format!("never-{id}"), category)
        }
    }

    fn never_names(&self, never: &NeverMatter) -> (Point, Category, String, String) {
        let lists = Catalogue::built_in();
        match never {
            NeverMatter::TellCallerRecord => (
                Point::Care,
                Category::Check,
                "tell-caller-record".to_owned(),
                "What a record says is not told to the caller".to_owned(),
            ),
            NeverMatter::Blame => (
                Point::Care,
                Category::Care,
                "blame".to_owned(),
                "Nobody is blamed for what is being done to them".to_owned(),
            ),
            NeverMatter::Dismiss => (
                Point::Care,
                Category::Care,
                "dismiss".to_owned(),
                "The fear is not made light of".to_owned(),
            ),
            NeverMatter::CloseWithoutEnquiry(cast) => (
                Point::Check,
                Category::Check,
                format!("close-without-enquiry-{cast}"),
                format!("Nothing is submitted before {} was checked", self.who(cast)),
            ),
            NeverMatter::WrongPerson => (
                Point::Check,
                Category::Check,
                "wrong-person".to_owned(),
                "Another person's record is not relied on".to_owned(),
            ),
            NeverMatter::Advise(id) => {
                let entry = lists.advice.iter().find(|entry| entry.id == *id);
                let name = entry.map_or(id.as_str(), |entry| &entry.name);
                (
                    Point::Advise,
                    Category::Advise,
                    id.clone(),
                    format!("Not advised: {name}"),
                )
            }
            NeverMatter::Refer(id) => {
                let entry = lists.routes.iter().find(|entry| entry.id == *id);
                let name = entry.map_or(id.as_str(), |entry| &entry.name);
                (
                    Point::Refer,
                    Category::Escalate,
                    id.clone(),
                    format!("Not referred: {name}"),
                )
            }
        }
    }

    /// When it was first done, if it was.
    fn done(&self, never: &NeverMatter) -> Option<Moment> {
        match never {
            NeverMatter::TellCallerRecord => self.tally.told_record.first().cloned(),
            NeverMatter::Blame => self
                .tally
                .blamed
                .first()
                .cloned()
                .or_else(|| self.blame_in_log()),
            NeverMatter::Dismiss => self.tally.dismissed.first().cloned(),
            NeverMatter::CloseWithoutEnquiry(key) => {
                let at_ms = self.tally.submitted_ms?;
                let enquired = self
                    .scenario
                    .cast_of(key)
                    .is_some_and(|it| self.state.enquired(it));
                let text = "submitted without a search".to_owned();
                (!enquired).then_some(Moment {
                    at_ms,
                    line: None,
                    text,
                })
            }
            NeverMatter::WrongPerson => self.wrong_person(),
            NeverMatter::Advise(id) => {
                let advice = advice_of(id)?;
                let given = self.state.advised.iter().find(|(it, _)| *it == advice)?;
                let text = Catalogue::built_in()
                    .advice
                    .get(advice.place())?
                    .says
                    .clone();
                Some(Moment {
                    at_ms: given.1,
                    line: None,
                    text,
                })
            }
            NeverMatter::Refer(id) => {
                let route = route_of(id)?;
                let made = self.state.referrals.iter().find(|it| it.route == route)?;
                Some(Moment {
                    at_ms: made.at_ms,
                    line: None,
                    text: made.reason.to_string(),
                })
            }
        }
    }

    fn blame_in_log(&self) -> Option<Moment> {
        let list = &Catalogue::built_in().wording;
        self.state
            .log
            .iter()
            .filter(|entry| entry.struck_at_ms.is_none())
            .find_map(|entry| {
                let EntryWhat::Own { text, wording, .. } = &entry.what else {
                    return None;
                };
                let mut kinds = wording
                    .iter()
                    .filter_map(|place| list.get(usize::from(*place)));
                let blames = kinds.any(|it| it.kind == WordingKind::BlamesChild);
                let text = text.to_string();
                blames.then_some(Moment {
                    at_ms: entry.at_ms,
                    line: None,
                    text,
                })
            })
    }

    /// Another person's record of an allegation or worse, standing in the log.
    fn wrong_person(&self) -> Option<Moment> {
        self.state
            .log
            .iter()
            .filter(|entry| entry.struck_at_ms.is_none())
            .find_map(|entry| {
                let EntryWhat::Trace(_, record) = &entry.what else {
                    return None;
                };
                let held = self.scenario.script.records.get(record.place())?;
                let text = self.call.record_words(*record);
                let another = held.kind == RecordKind::Person && held.about.is_none();
                another.then_some(Moment {
                    at_ms: entry.at_ms,
                    line: None,
                    text,
                })
            })
    }
}
