//! Every id that a script names must be declared, in the script or in the catalogue.

use std::collections::BTreeSet;

use crate::scenario::catalogue::Catalogue;
use crate::scenario::catalogue::questions::Questions;
use crate::scenario::code::Code;
use crate::scenario::diagnostic::did_you_mean;
use crate::scenario::script::{
    Born, CareMatter, Fact, Handled, LogMatter, Need, NeverMatter, OfLog, Offer, Record, Script,
};

use super::ids::{Index, LineOwner};
use super::{Faults, TOP, Trail};

/// What a fact can give of every person, besides the keys of `also`.
pub const DETAILS: [&str; 7] = [
    "name",
    "spelt",
    "age",
    "born",
    "username",
    "town",
    "telephone",
];

/// Checks all of a script's references.
pub fn check(script: &Script, index: &Index<'_>, faults: &mut Faults) {
    let mut references = References {
        script,
        index,
        lists: Catalogue::built_in(),
        faults,
    };
    references.provenance();
    references.concern();
    references.either();
    for (place, fact) in script.facts.iter().enumerate() {
        references.fact(fact, &TOP.field("facts").item(place));
    }
    for (place, record) in script.records.iter().enumerate() {
        references.record(record, &TOP.field("records").item(place));
    }
    references.expects();
    references.never_and_care();
    references.review();
    references.outcomes();
}

struct References<'c, 's> {
    script: &'s Script,
    index: &'c Index<'s>,
    lists: &'static Catalogue,
    faults: &'c mut Faults,
}

impl References<'_, '_> {
    fn unknown<'n>(
        &mut self,
        code: Code,
        what: &str,
        id: &str,
        at: &Trail<'_>,
        known: impl Iterator<Item = &'n str>,
    ) {
        if self.faults.full() {
            return;
        }
        let mend = match did_you_mean(id, known) {
            Some(meant) => format!("did you mean `{meant}`?"),
            None => match code {
                Code::UnknownFact | Code::UnknownRecord | Code::UnknownCast | Code::UnknownLine => {
                    format!("add the {what}, or name one that the script has")
                }
                _ => format!("name a {what} of the catalogue"),
            },
        };
        let message = format!("there is no {what} `{id}`");
        self.faults.error(code, at, message, mend);
    }

    fn fact_id(&mut self, id: &str, at: &Trail<'_>) {
        if !self.index.facts.contains_key(id) {
            let known = self.script.facts.iter().map(|fact| fact.id.as_str());
            self.unknown(Code::UnknownFact, "fact", id, at, known);
        }
    }

    /// Alternatives are facts of the script, at least two of them, each in one group, with as many lines as the others: a
    /// play that names a line of one means the line at the same place of the one that is true.
    fn either(&mut self) {
        let groups = TOP.field("either");
        let mut seen: BTreeSet<&str> = BTreeSet::new();
        for (place, group) in self.script.either.iter().enumerate() {
            let at = groups.item(place);
            if group.len() < 2 {
                let message = "a group of alternatives has fewer than two facts".to_owned();
                let mend = "name the other facts it may be instead, or take the group out";
                self.faults.error(Code::Alternatives, &at, message, mend);
            }
            let mut lines = None;
            for (number, id) in group.iter().enumerate() {
                let at = at.item(number);
                self.fact_id(id, &at);
                if !seen.insert(id) {
                    let message = format!("`{id}` is an alternative already");
                    let mend = "let each fact be in one group, once";
                    self.faults.error(Code::Alternatives, &at, message, mend);
                }
                let Some(&fact) = self.index.facts.get(id.as_str()) else {
                    continue;
                };
                let says = self.script.facts[fact].says.len();
                if *lines.get_or_insert(says) != says {
                    let message =
                        format!("`{id}` says {says} lines, the first of its group another number");
                    let mend = "give all alternatives as many lines under `says`";
                    self.faults.error(Code::Alternatives, &at, message, mend);
                }
            }
        }
    }

    fn record_id(&mut self, id: &str, at: &Trail<'_>) {
        if !self.index.records.contains_key(id) {
            let known = self.script.records.iter().map(|record| record.id.as_str());
            self.unknown(Code::UnknownRecord, "record", id, at, known);
        }
    }

    fn cast_key(&mut self, key: &str, at: &Trail<'_>) {
        if !self.script.cast.contains_key(key) {
            let known = self.script.cast.keys().map(String::as_str);
            self.unknown(Code::UnknownCast, "member of the cast", key, at, known);
        }
    }

    fn sign_id(&mut self, id: &str, at: &Trail<'_>) {
        let known = self.lists.signs.iter().map(|sign| sign.id.as_str());
        if !known.clone().any(|known| known == id) {
            self.unknown(Code::UnknownSign, "sign", id, at, known);
        }
    }

    fn advice_id(&mut self, id: &str, at: &Trail<'_>) {
        let known = self.lists.advice.iter().map(|advice| advice.id.as_str());
        if !known.clone().any(|known| known == id) {
            self.unknown(Code::UnknownAdvice, "advice", id, at, known);
        }
    }

    fn route_id(&mut self, id: &str, at: &Trail<'_>) {
        let known = self.lists.routes.iter().map(|route| route.id.as_str());
        if !known.clone().any(|known| known == id) {
            self.unknown(Code::UnknownRoute, "route", id, at, known);
        }
    }

    fn question_id(&mut self, id: &str, at: &Trail<'_>) {
        let questions = Questions::built_in();
        if questions.find(id).is_none() {
            let known = questions.list().iter().map(|question| question.id);
            self.unknown(Code::UnknownQuestion, "question", id, at, known);
        }
    }

    fn guidance_id(&mut self, id: &str, at: &Trail<'_>) {
        let known = self
            .lists
            .guidance
            .iter()
            .map(|guidance| guidance.id.as_str());
        if !known.clone().any(|known| known == id) {
            self.unknown(Code::UnknownGuidance, "guidance", id, at, known);
        }
    }

    fn guidance(&mut self, id: Option<&String>, entry: &Trail<'_>) {
        if let Some(id) = id {
            self.guidance_id(id, &entry.field("guidance"));
        }
    }

    fn matter(&mut self, matter: &LogMatter, at: &Trail<'_>) {
        match matter {
            LogMatter::Fact(id) => self.fact_id(id, at),
            LogMatter::Trace(id) => self.record_id(id, at),
            LogMatter::Concern | LogMatter::Rationale => {}
        }
    }

    fn provenance(&mut self) {
        let provenance = TOP.field("provenance");
        let sources = provenance.field("sources");
        for (place, source) in self.script.provenance.sources.iter().enumerate() {
            self.guidance_id(source, &sources.item(place));
        }
    }

    fn concern(&mut self) {
        let script = self.script;
        let concern = TOP.field("concern");
        let at = concern.field("first");
        let first = script.concern.first.as_str();
        match self.index.lines.get(first) {
            Some(LineOwner::Opening | LineOwner::Fact(_)) => {}
            Some(LineOwner::Other) => {
                let message =
                    format!("the line `{first}` belongs neither to the opening nor to a fact");
                let mend = "name the line in which the concern is first said";
                self.faults.error(Code::UnknownLine, &at, message, mend);
            }
            None => {
                let opening = script.opening.iter();
                let says = script.facts.iter().flat_map(|fact| &fact.says);
                let known = opening.chain(says).map(|line| line.id.as_str());
                self.unknown(Code::UnknownLine, "line", first, &at, known);
            }
        }
        let heeded = concern.field("heeded_by");
        for (place, id) in script.concern.heeded_by.iter().enumerate() {
            self.fact_id(id, &heeded.item(place));
        }
    }

    fn fact(&mut self, fact: &Fact, at: &Trail<'_>) {
        for (place, id) in fact.questions.iter().enumerate() {
            self.question_id(id, &at.field("questions").item(place));
        }
        for (place, offer) in fact.offered.iter().enumerate() {
            if let Offer::Follows(id) = offer {
                self.fact_id(id, &at.field("offered").item(place));
            }
        }
        for (place, need) in fact.needs.iter().enumerate() {
            if let Need::Told(id) = need {
                self.fact_id(id, &at.field("needs").item(place));
            }
        }
        for (place, evidence) in fact.signs.iter().enumerate() {
            self.sign_id(&evidence.sign, &at.field("signs").item(place).field("sign"));
        }
        for (place, detail) in fact.gives.iter().enumerate() {
            self.detail(detail, &at.field("gives").item(place));
        }
    }

    fn detail(&mut self, given: &str, at: &Trail<'_>) {
        let Some((key, detail)) = given.split_once('.') else {
            let message = format!("`{given}` does not say whose detail it is, or which");
            let mend = "write a member of the cast, a point and the detail: \"subject.name\"";
            self.faults.error(Code::UnknownDetail, at, message, mend);
            return;
        };
        let Some(member) = self.script.cast.get(key) else {
            return self.cast_key(key, at);
        };
        if DETAILS.contains(&detail) || member.also.contains_key(detail) || self.faults.full() {
            return;
        }
        let also = member.also.keys().map(String::as_str);
        let mend = match did_you_mean(detail, DETAILS.into_iter().chain(also)) {
            Some(meant) => format!("did you mean `{key}.{meant}`?"),
            None => format!(
                "add `{detail}` to `also` of `{key}`, or give one of {}",
                DETAILS.join(", ")
            ),
        };
        let message = format!("`{key}` has no detail `{detail}`");
        self.faults.error(Code::UnknownDetail, at, message, mend);
    }

    fn record(&mut self, record: &Record, at: &Trail<'_>) {
        if let Some(key) = &record.about {
            self.cast_key(key, &at.field("about"));
        }
        if let Born::Of(key) | Born::Near(key, _) = &record.born {
            self.cast_key(key, &at.field("born"));
        }
    }

    fn expects(&mut self) {
        let expects = &self.script.expects;
        let at = TOP.field("expects");
        for (place, entry) in expects.recognise.iter().enumerate() {
            let at = at.field("recognise");
            let at = at.item(place);
            self.sign_id(&entry.sign, &at.field("sign"));
            self.guidance(entry.guidance.as_ref(), &at);
        }
        for (place, entry) in expects.ask.iter().enumerate() {
            let at = at.field("ask");
            let at = at.item(place);
            self.fact_id(&entry.fact, &at.field("fact"));
            self.guidance(entry.guidance.as_ref(), &at);
        }
        for (place, entry) in expects.enquire.iter().enumerate() {
            let at = at.field("enquire");
            let at = at.item(place);
            self.cast_key(&entry.about, &at.field("about"));
            if let Some(record) = &entry.opens {
                self.record_id(record, &at.field("opens"));
            }
            self.guidance(entry.guidance.as_ref(), &at);
        }
        for (place, entry) in expects.log.iter().enumerate() {
            let at = at.field("log");
            let at = at.item(place);
            self.matter(&entry.what, &at.field("what"));
            self.guidance(entry.guidance.as_ref(), &at);
        }
        for (place, entry) in expects.advise.iter().enumerate() {
            let at = at.field("advise");
            let at = at.item(place);
            self.advice_id(&entry.advice, &at.field("advice"));
            self.guidance(entry.guidance.as_ref(), &at);
        }
        for (place, entry) in expects.refer.iter().enumerate() {
            let at = at.field("refer");
            let at = at.item(place);
            self.route_id(&entry.route, &at.field("route"));
            self.guidance(entry.guidance.as_ref(), &at);
        }
        self.guidance(expects.grade.guidance.as_ref(), &at.field("grade"));
        self.guidance(expects.review.guidance.as_ref(), &at.field("review"));
    }

    fn never_and_care(&mut self) {
        let expects = &self.script.expects;
        let at = TOP.field("expects");
        for (place, entry) in expects.never.iter().enumerate() {
            let at = at.field("never");
            let at = at.item(place);
            let what = at.field("what");
            match &entry.what {
                NeverMatter::CloseWithoutEnquiry(key) => self.cast_key(key, &what),
                NeverMatter::Advise(id) => self.advice_id(id, &what),
                NeverMatter::Refer(id) => self.route_id(id, &what),
                _ => {}
            }
            self.guidance(entry.guidance.as_ref(), &at);
        }
        for (place, entry) in expects.care.iter().enumerate() {
            let at = at.field("care");
            let at = at.item(place);
            if let CareMatter::TrustAtLeast(101..) = entry.what {
                let message = "trust goes from 0 to 100".to_owned();
                self.faults
                    .error(Code::CallerState, &at.field("what"), message, None);
            }
            self.guidance(entry.guidance.as_ref(), &at);
        }
    }

    fn review(&mut self) {
        let review = TOP.field("review");
        let decisions = review.field("decisions");
        for (place, ruling) in self.script.review.decisions.iter().enumerate() {
            let ruling_at = decisions.item(place);
            let when = ruling_at.field("when");
            for (place, condition) in ruling.when.iter().enumerate() {
                let at = when.item(place);
                match condition {
                    OfLog::FewerThan(_, matters) | OfLog::AtLeast(_, matters) => {
                        matters.iter().for_each(|matter| self.matter(matter, &at));
                    }
                    OfLog::Referred(id) => self.route_id(id, &at),
                    OfLog::GradedAbove(_) | OfLog::GradedBelow(_) => {}
                }
            }
        }
        let challenge = review.field("challenge");
        let evidence = challenge.field("evidence");
        for (place, matter) in self.script.review.challenge.evidence.iter().enumerate() {
            self.matter(matter, &evidence.item(place));
        }
        let must = challenge.field("must");
        for (place, matter) in self.script.review.challenge.must.iter().enumerate() {
            self.matter(matter, &must.item(place));
        }
    }

    fn outcomes(&mut self) {
        let outcomes = TOP.field("outcomes");
        for (place, outcome) in self.script.outcomes.iter().enumerate() {
            let outcome_at = outcomes.item(place);
            let when = outcome_at.field("when");
            for (place, condition) in outcome.when.iter().enumerate() {
                let at = when.item(place);
                match condition {
                    Handled::Referred(id) | Handled::NotReferred(id) => self.route_id(id, &at),
                    Handled::Advised(id) | Handled::NotAdvised(id) => self.advice_id(id, &at),
                    Handled::Logged(matter) => self.matter(matter, &at),
                    Handled::Enquired(key) => self.cast_key(key, &at),
                    _ => {}
                }
            }
        }
    }
}
