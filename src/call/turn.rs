//! A turn of the conversation: what the trainee says, and what the caller says to that.

use super::event::{Event, What};
use super::memory::Told;
use super::speech::{BREATH_MS, THINK_MS, line_ms};
use super::state::{Phase, State};
use super::terms::Mode;
use crate::scenario::catalogue::Catalogue;
use crate::scenario::drawn::Drawn;
use crate::scenario::loaded::{Lines, Loaded, Need, Owner};
use crate::scenario::number::{AdviceNo, FactNo, LineNo};
use crate::scenario::script::Treatment;
use crate::scenario::stock::Stock;
use crate::understanding::{Certainty, Heard, Manner, Meaning, Move};

/// Writes events and takes each into the state at once, so that what follows sees it.
pub(super) struct Turn<'t> {
    pub scenario: &'t Loaded,
    pub drawn: &'t Drawn,
    pub mode: Mode,
    pub state: &'t mut State,
    pub events: &'t mut Vec<Event>,
    pub at_ms: u64,
    speak_from_ms: u64,
}

impl<'t> Turn<'t> {
    pub fn new(
        scenario: &'t Loaded,
        drawn: &'t Drawn,
        mode: Mode,
        state: &'t mut State,
        events: &'t mut Vec<Event>,
        at_ms: u64,
    ) -> Turn<'t> {
        let speak_from_ms = at_ms + u64::from(THINK_MS);
        Turn {
            scenario,
            drawn,
            mode,
            state,
            events,
            at_ms,
            speak_from_ms,
        }
    }

    pub fn push(&mut self, what: What) {
        let event = Event {
            at_ms: self.at_ms,
            what,
        };
        self.state.apply(self.scenario, &event);
        self.events.push(event);
    }

    /// The caller begins to speak at once, without a pause to think.
    pub fn at_once(&mut self) {
        self.speak_from_ms = self.at_ms;
    }

    /// The caller says a line, after what is being said already.
    pub fn say(&mut self, line: LineNo) {
        let for_ms = line_ms(self.scenario, self.drawn, line);
        let after_ms = u32::try_from(self.speak_from_ms - self.at_ms).unwrap_or(u32::MAX);
        self.speak_from_ms += u64::from(for_ms) + u64::from(BREATH_MS);
        self.push(What::Said {
            line,
            after_ms,
            for_ms,
        });
    }

    pub fn say_all(&mut self, lines: Lines) {
        for line in lines.iter() {
            self.say(line);
        }
    }

    pub fn say_stock(&mut self, stock: Stock) {
        let lines = self.scenario.stock[stock as usize];
        if let Some(line) = lines.round(self.state.stock_place(stock)) {
            self.say(line);
        }
    }

    pub fn treat(&mut self, treatment: Treatment) {
        self.push(What::Treated(treatment));
    }

    /// The trainee begins to speak; a caller who is speaking is cut off.
    pub fn take_floor(&mut self) {
        if self.state.speaking(self.at_ms) {
            self.push(What::CutIn);
            self.treat(Treatment::CutIn);
        }
    }

    /// The trainee says something in their own words.
    pub fn ask(&mut self, heard: &Heard) {
        self.put_with(heard.manner);
        let mut heeds = false;
        let mut answered = false;
        let mut asked_back = false;
        for (place, part) in heard.parts.iter().enumerate() {
            let part_no = u8::try_from(place).unwrap_or(u8::MAX);
            match (part.certainty, part.candidates.first()) {
                (Certainty::Sure, Some(candidate)) => {
                    heeds |= self.respond(candidate.meaning, heard.manner);
                    answered = true;
                }
                (Certainty::Unsure, Some(_)) if self.mode != Mode::Assessed => {
                    if self.state.unclear.is_none() {
                        let (candidates, manner) = (part.candidates.clone(), heard.manner);
                        self.push(What::Unclear { candidates, manner });
                    }
                }
                (certainty, _) => {
                    self.push(What::NotUnderstood { part: part_no });
                    let brushed_aside =
                        matches!(heard.manner, Manner::Blaming | Manner::Dismissive);
                    if !asked_back && !brushed_aside {
                        let unsure = certainty == Certainty::Unsure;
                        self.say_stock(if unsure {
                            Stock::Unsure
                        } else {
                            Stock::OffTopic
                        });
                        asked_back = true;
                    }
                }
            }
        }
        if answered || self.state.unclear.is_none() {
            self.account_for_concern(heeds, heard.manner);
        }
    }

    /// The trainee settled what was meant.
    pub fn chose(&mut self, meaning: Option<Meaning>, manner: Manner) {
        let heeds = match meaning {
            Some(meaning) => self.respond(meaning, manner),
            None => {
                self.push(What::NotUnderstood { part: 0 });
                self.say_stock(Stock::Unsure);
                false
            }
        };
        self.account_for_concern(heeds, manner);
    }

    /// The trainee makes a move without typing it.
    pub fn moved(&mut self, to: Move) {
        let heeds = self.respond(Meaning::Move(to), Manner::Neutral);
        self.account_for_concern(heeds, Manner::Neutral);
    }

    /// The trainee gives advice without typing it.
    pub fn advised(&mut self, advice: AdviceNo) {
        self.push(What::Advised(advice));
        self.take_advice(advice, Manner::Neutral);
        self.account_for_concern(false, Manner::Neutral);
    }

    /// The caller takes good advice gladly. Of advice that does harm they do not know what to make.
    fn take_advice(&mut self, advice: AdviceNo, manner: Manner) {
        let entry = Catalogue::built_in().advice.get(advice.place());
        if !entry.is_some_and(|it| it.harmful) {
            self.treat(Treatment::Advised);
            self.say_stock(Stock::Advised);
        } else if !matches!(manner, Manner::Blaming | Manner::Dismissive) {
            self.say_stock(Stock::Unsure);
        }
    }

    /// How it was put moves the caller before it is answered.
    fn put_with(&mut self, manner: Manner) {
        match manner {
            Manner::Neutral => {}
            Manner::Warm => self.treat(Treatment::Warm),
            Manner::Leading => self.treat(Treatment::Led),
            Manner::Jargon => self.treat(Treatment::Jargon),
            Manner::Dismissive => {
                self.treat(Treatment::Dismissed);
                self.say_stock(Stock::Dismissed);
            }
            Manner::Blaming => {
                self.treat(Treatment::Blamed);
                self.say_stock(Stock::Blamed);
            }
        }
    }

    /// The caller answers. Whether that takes the concern up.
    fn respond(&mut self, meaning: Meaning, manner: Manner) -> bool {
        match meaning {
            Meaning::Fact(fact) => {
                let fact = self.drawn.true_fact(fact);
                self.answer(fact, manner);
                self.scenario.fact(fact).is_some_and(|entry| entry.heeds)
            }
            Meaning::Move(to) => self.answer_move(to),
            Meaning::Advice(advice) => {
                self.push(What::TypedAdvice(advice));
                self.take_advice(advice, manner);
                false
            }
        }
    }

    fn answer_move(&mut self, to: Move) -> bool {
        let (treatment, stock) = match to {
            Move::Greet => (None, Stock::Greeted),
            Move::Acknowledge => (Some(Treatment::Acknowledged), Stock::Acknowledged),
            Move::Reassure => (Some(Treatment::Reassured), Stock::Reassured),
            Move::Explain => (Some(Treatment::Explained), Stock::Explained),
            Move::Apologise => (Some(Treatment::Apologised), Stock::Apologised),
            Move::TellRecord => (None, Stock::ToldRecord),
            Move::Hold => {
                self.push(What::Held);
                return false;
            }
            Move::Thank => return false,
            Move::GoBack => {
                self.go_back();
                return false;
            }
            Move::Repeat => {
                self.repeat();
                return false;
            }
            Move::Spell => {
                self.spell();
                return false;
            }
            Move::Goodbye => {
                self.goodbye();
                return false;
            }
        };
        if let Some(treatment) = treatment {
            self.treat(treatment);
        }
        self.say_stock(stock);
        to == Move::Acknowledge
    }

    /// The caller is asked for a fact.
    fn answer(&mut self, fact: FactNo, manner: Manner) {
        self.push(What::Pressed(fact));
        let Some(entry) = self.scenario.fact(fact) else {
            return;
        };
        if manner == Manner::Blaming {
            return;
        }
        let told = self.state.told(fact);
        if told == Told::Whole {
            self.say_stock(Stock::Again);
            self.say_all(entry.says);
            return;
        }
        let badly = matches!(
            manner,
            Manner::Leading | Manner::Dismissive | Manner::Jargon
        );
        if !self.ready(fact) || badly && told == Told::Half {
            self.push(What::Guarded(fact));
            self.say_stock(Stock::Guarded);
        } else if badly && entry.half.count > 0 {
            self.say_all(entry.half);
        } else if badly && entry.says.count > 1 {
            self.say_all(Lines {
                first: entry.says.first,
                count: 1,
            });
        } else {
            self.say_rest(entry.says);
        }
    }

    fn say_rest(&mut self, lines: Lines) {
        for line in lines.iter() {
            if !self.state.said(line) {
                self.say(line);
            }
        }
    }

    /// Whether what a fact needs holds now.
    pub fn ready(&self, fact: FactNo) -> bool {
        let Some(entry) = self.scenario.fact(fact) else {
            return false;
        };
        entry.needs.iter().all(|need| match need {
            Need::Trust(least) => self.state.trust >= *least,
            Need::Calm(most) => self.state.distress <= *most,
            Need::Told(other) => self.state.told(self.drawn.true_fact(*other)) == Told::Whole,
            Need::Pressed(times) => self.state.pressed(fact) >= *times,
            Need::Unhurt => !self.state.hurt,
        })
    }

    fn owner_fact(&self, line: LineNo) -> Option<FactNo> {
        match self.scenario.line(line)?.owner {
            Owner::Fact(fact) => Some(fact),
            _ => None,
        }
    }

    /// Back to what was left unfinished, the last first.
    fn go_back(&mut self) {
        let unfinished = self
            .state
            .spoken
            .iter()
            .rev()
            .filter_map(|spoken| self.owner_fact(spoken.line))
            .find(|fact| self.state.told(*fact) == Told::Half && self.ready(*fact));
        match unfinished.and_then(|fact| self.scenario.fact(fact)) {
            Some(entry) => self.say_rest(entry.says),
            None => self.say_stock(Stock::NothingMore),
        }
    }

    fn repeat(&mut self) {
        match self.state.spoken.last() {
            Some(spoken) => self.say(spoken.line),
            None => self.say_stock(Stock::Unsure),
        }
    }

    /// The caller spells the last name or username said.
    fn spell(&mut self) {
        let named = self
            .state
            .spoken
            .iter()
            .rev()
            .filter_map(|spoken| self.owner_fact(spoken.line))
            .filter_map(|fact| self.scenario.fact(fact))
            .find(|entry| entry.spells.count > 0);
        match named {
            Some(entry) => self.say_all(entry.spells),
            None => self.say_stock(Stock::Unsure),
        }
    }

    /// The next of the concern's other words that has not been said.
    pub fn next_restatement(&self) -> Option<LineNo> {
        self.scenario
            .concern
            .again
            .iter()
            .find(|line| !self.state.said(*line))
    }

    /// The concern was not taken up, and the caller says it again while there are other words for it.
    /// Whether it was said.
    pub fn pass_over(&mut self) -> bool {
        if self.state.concern.open {
            self.push(What::PassedOver);
            self.treat(Treatment::PassedOver);
        }
        let next = self.next_restatement();
        if let Some(line) = next {
            self.say(line);
        }
        next.is_some()
    }

    fn account_for_concern(&mut self, heeds: bool, manner: Manner) {
        if self.state.phase != Phase::Talking {
            return;
        }
        let concern = self.state.concern;
        let made_light = matches!(manner, Manner::Dismissive | Manner::Blaming);
        if heeds && !made_light {
            if concern.raised > 0 && (concern.open || concern.heeded_after.is_none()) {
                self.push(What::Heeded);
            }
            return;
        }
        let patience = self.scenario.concern.patience_turns;
        let worn_out = concern.open && concern.turns_since >= patience;
        if made_light || concern.raised == 0 || worn_out {
            self.pass_over();
        }
    }

    /// The trainee says goodbye. A caller whose concern waits says it once more instead.
    fn goodbye(&mut self) {
        if self.state.concern.open && self.next_restatement().is_some() {
            self.pass_over();
            return;
        }
        self.part();
        self.push(What::RangOff);
    }

    /// The caller's last words.
    pub fn part(&mut self) {
        if self.state.concern.open {
            self.push(What::PassedOver);
        }
        let eased =
            self.state.concern.heeded_after.is_some() && self.state.trust >= 50 && !self.state.hurt;
        self.say_stock(if eased {
            Stock::GoodbyeEased
        } else {
            Stock::GoodbyeUneasy
        });
    }
}
