//! The checks of a supervisor's script that need nothing but its text.

use jiff::civil::Date;

use crate::limits::{ID_CHARS, LIST, LOGS, TEXT_CHARS};
use crate::scenario::catalogue::Catalogue;
use crate::scenario::code::Code;
use crate::scenario::diagnostic::did_you_mean;
use crate::scenario::script::{
    LogMatter, LogScript, OfReview, Officer, QueueScript, ReviewDecision, ReviewExpects,
};

use super::ids::{capped, twice, well_formed};
use super::review::falls_through;
use super::{Fault, Faults, TOP, Trail, discuss, house, text};

/// Checks a supervisor's script; what its logs come to is checked where they are written.
pub fn check(script: &QueueScript, today: Option<Date>) -> Vec<Fault> {
    let mut faults = Faults::default();
    well_formed(&script.id, &TOP.field("id"), &mut faults);
    house::check(&script.front(), today, &mut faults);
    let mut queue = Queue {
        script,
        faults: &mut faults,
    };
    queue.front();
    queue.people();
    let logs = TOP.field("logs");
    if script.logs.is_empty() {
        let message = "there is no log to review".to_owned();
        let mend = "add at least one to `logs`";
        queue.faults.error(Code::NoLogs, &logs, message, mend);
    }
    capped(script.logs.len(), LOGS, "logs", &logs, queue.faults);
    for (place, log) in script.logs.iter().enumerate().take(LOGS) {
        let at = logs.item(place);
        well_formed(&log.id, &at.field("id"), queue.faults);
        if script.logs.iter().take(place).any(|it| it.id == log.id) {
            twice("log", &log.id, &at.field("id"), queue.faults);
        }
        queue.log(log, &at);
    }
    faults.found
}

struct Queue<'c, 's> {
    script: &'s QueueScript,
    faults: &'c mut Faults,
}

impl Queue<'_, '_> {
    fn front(&mut self) {
        self.text(&self.script.title, &TOP.field("title"));
        for (place, text) in self.script.objectives.iter().enumerate() {
            self.text(text, &TOP.field("objectives").item(place));
        }
        discuss::check(&self.script.discuss, self.faults);
        if let Some(note) = &self.script.care_note {
            self.text(note, &TOP.field("care_note"));
        }
        let provenance = TOP.field("provenance");
        for (place, source) in self.script.provenance.sources.iter().enumerate() {
            self.guidance(source, &provenance.field("sources").item(place));
        }
    }

    /// One number is one person: it may not stand beside two names.
    fn people(&mut self) {
        let script = self.script;
        let (on_duty, colleague) = (TOP.field("on_duty"), TOP.field("colleague"));
        self.officer(&script.on_duty, &on_duty);
        self.officer(&script.colleague, &colleague);
        if script.colleague.number == script.on_duty.number {
            let message = "the colleague is the person on duty".to_owned();
            let mend = "name somebody else: a log of one's own is passed to another";
            let at = colleague.field("number");
            self.faults.error(Code::SamePerson, &at, message, mend);
        }
        let mut known: Vec<&Officer> = vec![&script.on_duty, &script.colleague];
        let logs = TOP.field("logs");
        for (place, log) in script.logs.iter().enumerate().take(LOGS) {
            let at = logs.item(place);
            let at = at.field("handler");
            self.officer(&log.handler, &at);
            let other = known.iter().find(|it| {
                it.number.trim() == log.handler.number.trim() && it.name != log.handler.name
            });
            if let Some(other) = other {
                let message = format!(
                    "the number {} is that of {} as well as of {}",
                    log.handler.number, other.name, log.handler.name
                );
                let mend = "one number is one person: give one of them another";
                self.faults
                    .error(Code::SamePerson, &at.field("number"), message, mend);
            }
            known.push(&log.handler);
        }
    }

    fn officer(&mut self, officer: &Officer, at: &Trail<'_>) {
        text::written(&officer.name, ID_CHARS, &at.field("name"), self.faults);
        text::written(&officer.number, ID_CHARS, &at.field("number"), self.faults);
    }

    fn log(&mut self, log: &LogScript, at: &Trail<'_>) {
        well_formed(&log.scenario, &at.field("scenario"), self.faults);
        well_formed(&log.play, &at.field("play"), self.faults);
        let expects_at = at.field("expects");
        self.decisions(log, &expects_at);
        self.matters(&log.expects, &expects_at);
        let conditions: Vec<usize> = log.outcomes.iter().map(|it| it.when.len()).collect();
        let codes = (Code::EarlierOutcome, Code::LastOutcome);
        let outcomes = at.field("outcomes");
        falls_through(&conditions, "outcome", codes, &outcomes, self.faults);
        capped(log.outcomes.len(), LIST, "outcomes", &outcomes, self.faults);
        for (place, outcome) in log.outcomes.iter().enumerate().take(LIST) {
            let at = outcomes.item(place);
            self.text(&outcome.title, &at.field("title"));
            self.text(&outcome.text, &at.field("text"));
            for (place, of) in outcome.when.iter().enumerate() {
                if let OfReview::Referred(route) = of {
                    self.route(route, &at.field("when").item(place));
                }
            }
        }
    }

    /// What is right is not wrong as well, and a log of one's own is passed on, and no other.
    fn decisions(&mut self, log: &LogScript, at: &Trail<'_>) {
        let expects = &log.expects;
        let own = log.handler.number.trim() == self.script.on_duty.number.trim();
        let right = at.field("right");
        if expects.right.is_empty() {
            let message = "no decision is right".to_owned();
            let mend = "name at least one: SentBack, Escalated, Closed, Agreed";
            self.faults
                .error(Code::ReviewDecisions, &right, message, mend);
        }
        let fits = |it: &ReviewDecision| (*it == ReviewDecision::PassedOn) == own;
        let all = expects.right.iter().chain(&expects.also);
        if !all.clone().all(fits) {
            let (message, mend) = if own {
                (
                    "this log was written by the person on duty, who never reviews it",
                    "write `right: [PassedOn]`",
                )
            } else {
                (
                    "only a log written by the person on duty is passed on",
                    "name what is right: SentBack, Escalated, Closed, Agreed",
                )
            };
            self.faults
                .error(Code::ReviewDecisions, &right, message.to_owned(), mend);
        }
        for (place, wrong) in expects.wrong.iter().enumerate() {
            if all.clone().any(|it| *it == wrong.decision) {
                let message = format!("{:?} is right and wrong at once", wrong.decision);
                let wrongs = at.field("wrong");
                let at = wrongs.item(place);
                let mend = "leave it in one of the lists";
                self.faults.error(Code::ReviewDecisions, &at, message, mend);
            }
        }
    }

    fn matters(&mut self, expects: &ReviewExpects, at: &Trail<'_>) {
        self.said(&expects.why, expects.guidance.as_ref(), at);
        for (place, wrong) in expects.wrong.iter().enumerate() {
            let list = at.field("wrong");
            let at = list.item(place);
            self.text(&wrong.why, &at.field("why"));
            if let Some(quote) = &wrong.quote {
                self.heard(quote, &at.field("quote"));
            }
        }
        if let Some(grade) = &expects.grade {
            let at = at.field("grade");
            self.said(&grade.why, grade.guidance.as_ref(), &at);
            if grade.at_least > grade.at_most {
                let message = "the lowest right grade lies above the highest".to_owned();
                self.faults
                    .error(Code::GradeOrder, &at, message, "change one of them");
            }
        }
        for (place, hear) in expects.hear.iter().enumerate() {
            let list = at.field("hear");
            let at = list.item(place);
            self.heard(&hear.what, &at.field("what"));
            self.said(&hear.why, hear.guidance.as_ref(), &at);
        }
        for (place, instruct) in expects.instruct.iter().enumerate() {
            let list = at.field("instruct");
            let at = list.item(place);
            well_formed(&instruct.id, &at.field("id"), self.faults);
            self.text(&instruct.what, &at.field("what"));
            if instruct.noted.is_empty() {
                let message = "no words show that the handler was told".to_owned();
                let mend =
                    "write `noted: [\"check name\"]`: all words of one entry must stand there";
                self.faults
                    .error(Code::EmptyText, &at.field("noted"), message, mend);
            }
            for (place, noted) in instruct.noted.iter().enumerate() {
                self.text(noted, &at.field("noted").item(place));
            }
            self.said(&instruct.why, instruct.guidance.as_ref(), &at);
        }
        for (place, order) in expects.order.iter().enumerate() {
            let list = at.field("order");
            self.said(&order.why, order.guidance.as_ref(), &list.item(place));
        }
        for (place, refer) in expects.refer.iter().enumerate() {
            let list = at.field("refer");
            let at = list.item(place);
            self.route(&refer.route, &at.field("route"));
            if let Some(why) = &refer.why {
                self.said(why, refer.guidance.as_ref(), &at);
            }
        }
    }

    /// What is heard is a fact or the concern.
    fn heard(&mut self, matter: &LogMatter, at: &Trail<'_>) {
        if !matches!(matter, LogMatter::Fact(_) | LogMatter::Concern) {
            let message = "a recording says a fact or the concern, and nothing else".to_owned();
            let mend = "write `Fact(\"…\")` or `Concern`";
            self.faults.error(Code::NeverSaid, at, message, mend);
        }
    }

    fn said(&mut self, why: &str, guidance: Option<&String>, at: &Trail<'_>) {
        self.text(why, &at.field("why"));
        if let Some(id) = guidance {
            self.guidance(id, &at.field("guidance"));
        }
    }

    fn text(&mut self, text: &str, at: &Trail<'_>) {
        text::written(text, TEXT_CHARS, at, self.faults);
    }

    fn guidance(&mut self, id: &str, at: &Trail<'_>) {
        let known = Catalogue::built_in().guidance.iter().map(|it| &*it.id);
        self.known(Code::UnknownGuidance, "guidance", id, known, at);
    }

    fn route(&mut self, id: &str, at: &Trail<'_>) {
        let known = Catalogue::built_in().routes.iter().map(|it| &*it.id);
        self.known(Code::UnknownRoute, "route", id, known, at);
    }

    fn known<'n>(
        &mut self,
        code: Code,
        what: &str,
        id: &str,
        known: impl Iterator<Item = &'n str> + Clone,
        at: &Trail<'_>,
    ) {
        if known.clone().any(|it| it == id) {
            return;
        }
        let mend = did_you_mean(id, known).map_or_else(
            || format!("name a {what} of the catalogue"),
            |meant| format!("did you mean `{meant}`?"),
        );
        self.faults
            .error(code, at, format!("there is no {what} `{id}`"), mend);
    }
}
