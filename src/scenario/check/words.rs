//! All the texts of a script, each handed to the check of a text.

use crate::limits::{LINE_CHARS, TEXT_CHARS};
use crate::scenario::script::{Expects, Fact, Line, Record, Script};
use crate::scenario::stock::Stock;

use super::text::{self, Names};
use super::{Faults, TOP, Trail};

/// Checks all texts.
pub fn check(script: &Script, faults: &mut Faults) {
    let mut words = Words { script, faults };
    words.front_matter();
    words.people();
    words.call();
    let facts = TOP.field("facts");
    for (place, fact) in script.facts.iter().enumerate() {
        words.fact(fact, &facts.item(place));
    }
    let records = TOP.field("records");
    for (place, record) in script.records.iter().enumerate() {
        words.record(record, &records.item(place));
    }
    words.expects(&script.expects, &TOP.field("expects"));
    words.review();
    let outcomes = TOP.field("outcomes");
    for (place, outcome) in script.outcomes.iter().enumerate() {
        let at = outcomes.item(place);
        words.filled(&outcome.title, &at.field("title"));
        words.filled(&outcome.text, &at.field("text"));
    }
}

struct Words<'c, 's> {
    script: &'s Script,
    faults: &'c mut Faults,
}

impl Words<'_, '_> {
    fn plain(&mut self, text: &str, at: &Trail<'_>) {
        text::check(
            self.script,
            text,
            TEXT_CHARS,
            Names::AsWritten,
            at,
            self.faults,
        );
    }

    fn filled(&mut self, text: &str, at: &Trail<'_>) {
        text::check(
            self.script,
            text,
            TEXT_CHARS,
            Names::Filled,
            at,
            self.faults,
        );
    }

    fn spoken(&mut self, text: &str, at: &Trail<'_>) {
        text::check(
            self.script,
            text,
            LINE_CHARS,
            Names::Filled,
            at,
            self.faults,
        );
    }

    fn all_filled(&mut self, texts: &[String], at: &Trail<'_>) {
        for (place, text) in texts.iter().enumerate() {
            self.filled(text, &at.item(place));
        }
    }

    fn all_spoken(&mut self, texts: &[String], at: &Trail<'_>) {
        for (place, text) in texts.iter().enumerate() {
            self.spoken(text, &at.item(place));
        }
    }

    fn all_plain(&mut self, texts: &[String], at: &Trail<'_>) {
        for (place, text) in texts.iter().enumerate() {
            self.plain(text, &at.item(place));
        }
    }

    fn lines(&mut self, lines: &[Line], at: &Trail<'_>) {
        for (place, line) in lines.iter().enumerate() {
            self.spoken(&line.text, &at.item(place).field("text"));
        }
    }

    fn front_matter(&mut self) {
        let script = self.script;
        self.plain(&script.title, &TOP.field("title"));
        self.all_plain(&script.objectives, &TOP.field("objectives"));
        if let Some(note) = &script.care_note {
            self.plain(note, &TOP.field("care_note"));
        }
        let at = TOP.field("provenance");
        self.plain(&script.provenance.owner, &at.field("owner"));
        self.all_plain(&script.provenance.to_confirm, &at.field("to_confirm"));
        if let Some(reviewed) = &script.provenance.reviewed {
            self.plain(&reviewed.by, &at.field("reviewed").field("by"));
        }
    }

    fn people(&mut self) {
        let cast = TOP.field("cast");
        for (key, member) in &self.script.cast {
            let at = cast.key(key);
            self.all_plain(&member.names, &at.field("names"));
            let also = at.field("also");
            for (key, values) in &member.also {
                self.all_plain(values, &also.key(key));
            }
        }
        let draws = TOP.field("draws");
        for (key, values) in &self.script.draws {
            self.all_plain(values, &draws.key(key));
        }
    }

    fn call(&mut self) {
        let script = self.script;
        let caller = TOP.field("caller");
        self.plain(&script.caller.who, &caller.field("who"));
        if let Some(voice) = &script.caller.voice {
            self.filled(voice, &caller.field("voice"));
        }
        let stock = caller.field("lines");
        for kind in Stock::ALL {
            self.lines(kind.of(&script.caller.lines), &stock.field(kind.field()));
        }
        self.lines(&script.opening, &TOP.field("opening"));
        let concern = TOP.field("concern");
        self.spoken(&script.concern.that, &concern.field("that"));
        self.lines(&script.concern.lines, &concern.field("lines"));
    }

    fn fact(&mut self, fact: &Fact, at: &Trail<'_>) {
        self.spoken(&fact.topic, &at.field("topic"));
        self.all_spoken(&fact.asked, &at.field("asked"));
        self.lines(&fact.says, &at.field("says"));
        self.lines(&fact.half, &at.field("half"));
        self.lines(&fact.spells, &at.field("spells"));
        self.all_spoken(&fact.noted, &at.field("noted"));
    }

    fn record(&mut self, record: &Record, at: &Trail<'_>) {
        self.plain(&record.force, &at.field("force"));
        for (text, name) in [
            (&record.name, "name"),
            (&record.town, "town"),
            (&record.telephone, "telephone"),
        ] {
            if let Some(text) = text {
                self.filled(text, &at.field(name));
            }
        }
        self.all_filled(&record.aliases, &at.field("aliases"));
        self.all_filled(&record.usernames, &at.field("usernames"));
        self.all_plain(&record.markers, &at.field("markers"));
        self.filled(&record.summary, &at.field("summary"));
        self.all_filled(&record.detail, &at.field("detail"));
    }

    fn why(&mut self, why: Option<&String>, entry: &Trail<'_>) {
        if let Some(why) = why {
            self.filled(why, &entry.field("why"));
        }
    }

    fn whys<'w>(&mut self, whys: impl Iterator<Item = Option<&'w String>>, list: &Trail<'_>) {
        for (place, why) in whys.enumerate() {
            self.why(why, &list.item(place));
        }
    }

    fn expects(&mut self, expects: &Expects, at: &Trail<'_>) {
        let whys = expects.recognise.iter().map(|entry| entry.why.as_ref());
        self.whys(whys, &at.field("recognise"));
        let whys = expects.ask.iter().map(|entry| Some(&entry.why));
        self.whys(whys, &at.field("ask"));
        let whys = expects.enquire.iter().map(|entry| Some(&entry.why));
        self.whys(whys, &at.field("enquire"));
        let whys = expects.log.iter().map(|entry| Some(&entry.why));
        self.whys(whys, &at.field("log"));
        let whys = expects.advise.iter().map(|entry| entry.why.as_ref());
        self.whys(whys, &at.field("advise"));
        let whys = expects.refer.iter().map(|entry| entry.why.as_ref());
        self.whys(whys, &at.field("refer"));
        let whys = expects.care.iter().map(|entry| Some(&entry.why));
        self.whys(whys, &at.field("care"));
        let whys = expects.never.iter().map(|entry| Some(&entry.why));
        self.whys(whys, &at.field("never"));
        self.why(Some(&expects.grade.why), &at.field("grade"));
        self.why(Some(&expects.review.why), &at.field("review"));
    }

    fn review(&mut self) {
        let review = TOP.field("review");
        if let Some(voice) = &self.script.review.voice {
            self.filled(voice, &review.field("voice"));
        }
        let decisions = review.field("decisions");
        for (place, ruling) in self.script.review.decisions.iter().enumerate() {
            self.filled(&ruling.says, &decisions.item(place).field("says"));
        }
        let at = review.field("challenge");
        self.filled(&self.script.review.challenge.changed, &at.field("changed"));
        self.filled(
            &self.script.review.challenge.unchanged,
            &at.field("unchanged"),
        );
    }
}
