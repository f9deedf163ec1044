//! Expectations that no play could meet.

use std::collections::HashSet;

use crate::scenario::catalogue::Catalogue;
use crate::scenario::code::Code;
use crate::scenario::script::{CareMatter, LogMatter, NeverMatter, Record, Script};
use crate::scenario::template::{Part, parts_of};

use super::ids::Index;
use super::reach::Reach;
use super::{Faults, TOP, Trail};

/// What of a person a search can go by.
const SEARCHABLE: [&str; 7] = [
    "name",
    "spelt",
    "username",
    "telephone",
    "town",
    "age",
    "born",
];

/// Checks what is expected against what can happen.
pub fn check(script: &Script, index: &Index<'_>, reach: &Reach, faults: &mut Faults) {
    let expects = Expectations {
        script,
        index,
        reach,
        at: TOP.field("expects"),
    };
    expects.signs(faults);
    expects.facts(faults);
    expects.enquiries(faults);
    expects.advice(faults);
    expects.routes(faults);
    expects.grade_and_care(faults);
    challenge(script, faults);
}

struct Expectations<'c> {
    script: &'c Script,
    index: &'c Index<'c>,
    reach: &'c Reach,
    at: Trail<'c>,
}

impl Expectations<'_> {
    /// Whether a fact is declared and cannot be heard; an unknown one is noted elsewhere.
    fn is_unheard(&self, fact: &str) -> bool {
        let place = self.index.facts.get(fact);
        place.is_some_and(|&place| !self.reach.heard[place])
    }

    fn signs(&self, faults: &mut Faults) {
        let facts = self.script.facts.iter().zip(&self.reach.heard);
        let heard = facts
            .filter(|&(_, &heard)| heard)
            .flat_map(|(fact, _)| &fact.signs);
        let shown: HashSet<&str> = heard.map(|evidence| evidence.sign.as_str()).collect();
        let known = &Catalogue::built_in().signs;
        let list = self.at.field("recognise");
        for (place, entry) in self.script.expects.recognise.iter().enumerate() {
            let sign = entry.sign.as_str();
            if !shown.contains(sign) && known.iter().any(|known| known.id == sign) {
                let message = format!("no fact that can be heard shows the sign `{sign}`");
                let mend = "add it to the `signs` of a fact, or do not expect it";
                let at = list.item(place);
                faults.error(Code::UnmeetableSign, &at.field("sign"), message, mend);
            }
        }
    }

    fn facts(&self, faults: &mut Faults) {
        let list = self.at.field("ask");
        for (place, entry) in self.script.expects.ask.iter().enumerate() {
            let at = list.item(place);
            let at = at.field("fact");
            let id = entry.fact.as_str();
            let declared = self.index.facts.get(id);
            if self.is_unheard(id) {
                unmeetable(id, "asked about", &at, faults);
            } else if declared
                .is_some_and(|&fact| !self.script.can_be_asked(&self.script.facts[fact]))
            {
                let message = format!("`{id}` is to be asked about and cannot be asked for");
                faults.error(
                    Code::NeverAsked,
                    &at,
                    message,
                    "add `asked` or `questions` to the fact",
                );
            }
        }
        let list = self.at.field("log");
        for (place, entry) in self.script.expects.log.iter().enumerate() {
            let at = list.item(place);
            match &entry.what {
                LogMatter::Fact(id) if self.is_unheard(id) => {
                    unmeetable(id, "logged", &at.field("what"), faults);
                }
                LogMatter::Trace(id) => self.findable(id, &at.field("what"), faults),
                _ => {}
            }
        }
    }

    fn enquiries(&self, faults: &mut Faults) {
        let known = self.known_people();
        let list = self.at.field("enquire");
        for (place, entry) in self.script.expects.enquire.iter().enumerate() {
            let at = list.item(place);
            let about = entry.about.as_str();
            if !known.contains(about) && self.script.cast.contains_key(about) {
                let message = format!(
                    "nothing that can be heard gives `{about}` a name or anything else to search by"
                );
                let mend = format!("let a fact give it: `gives: [\"{about}.name\"]`");
                faults.error(Code::NothingToSearch, &at.field("about"), message, mend);
            }
            let Some(opens) = &entry.opens else { continue };
            self.findable(opens, &at.field("opens"), faults);
            let record = self.record(opens);
            if let Some(record) = record.filter(|record| record.system != entry.system) {
                let message = format!(
                    "the record `{opens}` lies in the system {:?}, and the enquiry is of {:?}",
                    record.system, entry.system
                );
                let mend = format!("write `system: {:?}`", record.system);
                faults.error(Code::OtherSystem, &at.field("opens"), message, mend);
            }
        }
    }

    /// Members of the cast of whom something is heard that a search can go by.
    fn known_people(&self) -> HashSet<&str> {
        let mut known = HashSet::new();
        for line in &self.script.opening {
            for part in parts_of(&line.text).flatten() {
                if let Part::Name { key, .. } = part {
                    known.insert(key);
                }
            }
        }
        for (fact, _) in self
            .script
            .facts
            .iter()
            .zip(&self.reach.heard)
            .filter(|&(_, &heard)| heard)
        {
            for (key, detail) in fact.gives.iter().filter_map(|given| given.split_once('.')) {
                if SEARCHABLE.contains(&detail) {
                    known.insert(key);
                }
            }
        }
        known
    }

    fn record(&self, id: &str) -> Option<&Record> {
        let place = self.index.records.get(id)?;
        self.script.records.get(*place)
    }

    fn findable(&self, id: &str, at: &Trail<'_>, faults: &mut Faults) {
        let Some(record) = self.record(id) else {
            return;
        };
        let found_by = record.name.is_some()
            || !record.aliases.is_empty()
            || !record.usernames.is_empty()
            || record.town.is_some()
            || record.telephone.is_some();
        if !found_by {
            let message = format!("no search can find the record `{id}`");
            let mend = "give the record a name, alias, username, telephone or town";
            faults.error(Code::Unfindable, at, message, mend);
        }
    }

    fn advice(&self, faults: &mut Faults) {
        let harmful = Catalogue::built_in()
            .advice
            .iter()
            .filter(|advice| advice.harmful);
        let harmful: HashSet<&str> = harmful.map(|advice| advice.id.as_str()).collect();
        let never = self
            .script
            .expects
            .never
            .iter()
            .filter_map(|never| match &never.what {
                NeverMatter::Advise(id) => Some(id.as_str()),
                _ => None,
            });
        let never: HashSet<&str> = never.collect();
        let list = self.at.field("advise");
        for (place, entry) in self.script.expects.advise.iter().enumerate() {
            let id = entry.advice.as_str();
            let at = list.item(place);
            let at = at.field("advice");
            if harmful.contains(id) {
                let message = format!("the advice `{id}` does harm and is expected");
                let mend = "move it to `never`, or name other advice";
                faults.error(Code::HarmfulAdvice, &at, message, mend);
            }
            if never.contains(id) {
                contradiction("advice", id, &at, faults);
            }
        }
    }

    fn routes(&self, faults: &mut Faults) {
        let never = self
            .script
            .expects
            .never
            .iter()
            .filter_map(|never| match &never.what {
                NeverMatter::Refer(id) => Some(id.as_str()),
                _ => None,
            });
        let never: HashSet<&str> = never.collect();
        let list = self.at.field("refer");
        for (place, entry) in self.script.expects.refer.iter().enumerate() {
            if never.contains(entry.route.as_str()) {
                let at = list.item(place);
                contradiction("route", &entry.route, &at.field("route"), faults);
            }
        }
    }

    fn grade_and_care(&self, faults: &mut Faults) {
        let grade = &self.script.expects.grade;
        if grade.at_least > grade.at_most {
            let message = format!(
                "no grade is at least {:?} and at most {:?}",
                grade.at_least, grade.at_most
            );
            let mend = "change the two about";
            let at = self.at.field("grade");
            faults.error(Code::GradeOrder, &at.field("at_least"), message, mend);
        }
        let list = self.at.field("care");
        for (place, entry) in self.script.expects.care.iter().enumerate() {
            let CareMatter::PassedOverAtMost(most) = entry.what else {
                continue;
            };
            let restated = self.script.concern.restated;
            if most >= restated {
                let message = format!(
                    "the concern is said again at most {restated} times, so that this always holds"
                );
                let at = list.item(place);
                faults.warning(
                    Code::LooseCare,
                    &at.field("what"),
                    message,
                    "lower the number",
                );
            }
        }
    }
}

fn unmeetable(id: &str, what: &str, at: &Trail<'_>, faults: &mut Faults) {
    let message = format!("`{id}` is to be {what} and can never be heard");
    let mend = "let the fact be heard, or do not expect it";
    faults.error(Code::UnmeetableFact, at, message, mend);
}

fn contradiction(what: &str, id: &str, at: &Trail<'_>, faults: &mut Faults) {
    let message = format!("the {what} `{id}` is expected here and must never be given");
    faults.error(
        Code::Contradiction,
        at,
        message,
        "remove it from here or from `never`",
    );
}

fn challenge(script: &Script, faults: &mut Faults) {
    let challenge = &script.review.challenge;
    let review = TOP.field("review");
    let at = review.field("challenge");
    if usize::from(challenge.enough) > challenge.evidence.len() {
        let message = format!(
            "a challenge must bring {} of {} pieces of evidence",
            challenge.enough,
            challenge.evidence.len()
        );
        let mend = format!(
            "add evidence, or write `enough: {}`",
            challenge.evidence.len()
        );
        faults.error(Code::TooMuchEvidence, &at.field("enough"), message, mend);
    }
    let evidence: HashSet<(u8, &str)> = challenge.evidence.iter().map(told_apart).collect();
    let must = at.field("must");
    for (place, matter) in challenge.must.iter().enumerate() {
        if !evidence.contains(&told_apart(matter)) {
            let message = "what a challenge must bring is not among its evidence".to_owned();
            faults.error(
                Code::MustNotEvidence,
                &must.item(place),
                message,
                "add it to `evidence`",
            );
        }
    }
}

fn told_apart(matter: &LogMatter) -> (u8, &str) {
    match matter {
        LogMatter::Fact(id) => (0, id),
        LogMatter::Concern => (1, ""),
        LogMatter::Trace(id) => (2, id),
        LogMatter::Rationale => (3, ""),
    }
}
