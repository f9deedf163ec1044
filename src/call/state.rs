//! The state of a call: what folding its events gives. Nothing here decides; it only remembers.

use super::command::TraceAt;
use super::event::{Event, What};
use super::memory::{
    ConcernState, Enquiry, Entry, EntryWhat, Graded, LastWord, Mark, Referral, Spoken, Told,
    Uttered, UtteredWhat,
};
use crate::limits::KIND_WORDS;
use crate::scenario::loaded::{Lines, Loaded, Owner, TREATMENTS};
use crate::scenario::number::{AdviceNo, CastNo, FactNo, LineNo, RecordNo, SignNo};
use crate::scenario::script::Treatment;
use crate::scenario::stock::{STOCKS, Stock};
use crate::understanding::{Candidate, Manner, Meaning};

/// Where a call is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub enum Phase {
    /// It rings.
    Ringing,
    /// The caller is on the line.
    Talking,
    /// The caller is on hold.
    OnHold,
    /// The caller has rung off; the rest can still be done.
    RungOff,
    /// The supervisor has decided.
    Reviewed,
    /// The decision was accepted.
    Settled,
    /// It is over.
    Ended,
    /// The trainee left it.
    Left,
}

/// The state of a call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct State {
    /// Where it is.
    pub phase: Phase,
    /// Trust in the handler, 0 to 100.
    pub trust: i16,
    /// Distress, 0 to 100.
    pub distress: i16,
    /// When the last thing happened.
    pub last_event_ms: u64,
    /// How many things have happened.
    pub events: u32,
    /// When the caller has said what there is to say.
    pub floor_until_ms: u64,
    /// When the trainee last did anything.
    pub last_act_ms: u64,
    /// What the caller has said.
    pub spoken: Vec<Spoken>,
    /// What the trainee has said.
    pub uttered: Vec<Uttered>,
    /// How the concern stands.
    pub concern: ConcernState,
    /// Whether the caller was dismissed or blamed, with no apology since.
    pub hurt: bool,
    /// Candidates the trainee is asked to settle.
    pub unclear: Option<(Vec<Candidate>, Manner)>,
    /// Marks that stand, in the order of their lines and signs.
    pub marks: Vec<Mark>,
    /// Enquiries made.
    pub enquiries: Vec<Enquiry>,
    /// The log.
    pub log: Vec<Entry>,
    /// Advice given, and when it was first given.
    pub advised: Vec<(AdviceNo, u64)>,
    /// The grade.
    pub grade: Option<Graded>,
    /// Referrals.
    pub referrals: Vec<Referral>,
    /// The supervisor's last word.
    pub last_word: Option<LastWord>,
    /// How often it was challenged.
    pub challenges: u8,
    /// The outcome card.
    pub outcome: Option<u8>,
    /// When the caller was put on hold.
    pub held_at_ms: Option<u64>,
    /// How often the caller was told to be kept on hold, since put there.
    pub hold_steps: u8,
    /// Lulls so far in which the caller spoke.
    pub lulls: u16,
    /// Lulls in a row in which the caller only asked whether anybody is there.
    pub idle_lulls: u8,
    /// How often the caller was treated each way.
    pub treated: [u8; TREATMENTS],
    telling_from: u32,
    facts: Box<[u8]>,
    heard: Box<[u64]>,
    stock_used: [u8; STOCKS],
}

const TOLD_BITS: u8 = 0b11;
const PRESSED_ONE: u8 = 0b100;

impl State {
    /// A call that rings.
    pub fn new(scenario: &Loaded) -> State {
        State {
            phase: Phase::Ringing,
            trust: i16::from(scenario.script.caller.trust.min(100)),
            distress: i16::from(scenario.script.caller.distress.min(100)),
            last_event_ms: 0,
            events: 0,
            floor_until_ms: 0,
            last_act_ms: 0,
            spoken: Vec::new(),
            uttered: Vec::new(),
            concern: ConcernState::default(),
            hurt: false,
            unclear: None,
            marks: Vec::new(),
            enquiries: Vec::new(),
            log: Vec::new(),
            advised: Vec::new(),
            grade: None,
            referrals: Vec::new(),
            last_word: None,
            challenges: 0,
            outcome: None,
            held_at_ms: None,
            hold_steps: 0,
            lulls: 0,
            idle_lulls: 0,
            treated: [0; TREATMENTS],
            telling_from: 0,
            facts: vec![0; scenario.facts.len()].into(),
            heard: vec![0; scenario.lines.len().div_ceil(64)].into(),
            stock_used: [0; STOCKS],
        }
    }

    /// How much of a fact has been said.
    pub fn told(&self, fact: FactNo) -> Told {
        match self
            .facts
            .get(fact.place())
            .map_or(0, |bits| bits & TOLD_BITS)
        {
            0 => Told::Not,
            1 => Told::Half,
            _ => Told::Whole,
        }
    }

    /// How often a fact has been asked for, up to 63.
    pub fn pressed(&self, fact: FactNo) -> u8 {
        self.facts
            .get(fact.place())
            .map_or(0, |bits| bits / PRESSED_ONE)
    }

    /// Whether a line has been said, or is about to be in the caller's present turn.
    pub fn said(&self, line: LineNo) -> bool {
        let word = self.heard.get(line.place() / 64).copied().unwrap_or(0);
        word & (1 << (line.place() % 64)) != 0
    }

    /// Whether a line has been heard by this time: its first word has been said and it was not cut short.
    pub fn heard(&self, line: LineNo, at_ms: u64) -> bool {
        self.said(line)
            && !self
                .telling()
                .iter()
                .any(|it| it.line == line && it.from_ms > at_ms)
    }

    /// What the caller says in the present turn.
    pub fn telling(&self) -> &[Spoken] {
        self.spoken.get(self.telling_from as usize..).unwrap_or(&[])
    }

    /// Whether the caller is speaking at this time.
    pub fn speaking(&self, at_ms: u64) -> bool {
        at_ms < self.floor_until_ms
    }

    /// Which of a stock's lines is next.
    pub fn stock_place(&self, stock: Stock) -> u16 {
        u16::from(self.stock_used[stock as usize])
    }

    /// Whether a line is marked with a sign.
    pub fn marked(&self, line: LineNo, sign: SignNo) -> bool {
        self.mark_place(line, sign).is_ok()
    }

    fn mark_place(&self, line: LineNo, sign: SignNo) -> Result<usize, usize> {
        self.marks
            .binary_search_by_key(&(line, sign), |mark| (mark.line, mark.sign))
    }

    /// The record behind a trace.
    pub fn traced(&self, at: TraceAt) -> Option<RecordNo> {
        let enquiry = self.enquiries.get(usize::from(at.enquiry))?;
        enquiry
            .searched
            .traces
            .get(usize::from(at.trace))
            .map(|trace| trace.record)
    }

    /// Whether an enquiry about this member of the cast has been made.
    pub fn enquired(&self, cast: CastNo) -> bool {
        self.enquiries
            .iter()
            .any(|enquiry| enquiry.searched.about.contains(&cast))
    }

    /// Entries of the log that stand.
    pub fn standing_log(&self) -> impl Iterator<Item = &EntryWhat> {
        self.log
            .iter()
            .filter(|entry| entry.struck_at_ms.is_none())
            .map(|entry| &entry.what)
    }

    /// Whether the call goes on.
    pub fn is_open(&self) -> bool {
        !matches!(self.phase, Phase::Ended | Phase::Left)
    }

    /// Takes one more event in. Total: an event that does not fit changes what it can and no more.
    pub fn apply(&mut self, scenario: &Loaded, event: &Event) {
        let at_ms = event.at_ms;
        self.last_event_ms = at_ms;
        self.events = self.events.saturating_add(1);
        match &event.what {
            What::Said {
                line,
                after_ms,
                for_ms,
            } => {
                self.apply_said(scenario, *line, at_ms + u64::from(*after_ms), *for_ms);
            }
            What::Lull => {
                self.begin_telling();
                self.lulls = self.lulls.saturating_add(1);
            }
            What::CutIn => self.apply_cut_in(scenario, at_ms),
            What::Asked(_) | What::Chose(_) | What::Moved(_) | What::Advised(_) => {
                self.apply_turn(event);
            }
            What::TypedAdvice(advice) => self.take_advice(*advice, at_ms),
            What::Unclear { candidates, manner } => {
                self.unclear = Some((candidates.clone(), *manner));
            }
            What::NotUnderstood { .. } | What::Guarded(_) | What::Helped(_) | What::Unmoved => {}
            What::Treated(treatment) => self.apply_treated(scenario, *treatment),
            What::Pressed(fact) => {
                if let Some(bits) = self.facts.get_mut(fact.place()) {
                    *bits = bits.checked_add(PRESSED_ONE).unwrap_or(*bits);
                }
            }
            What::Heeded => {
                self.concern.open = false;
                self.concern.turns_since = 0;
                self.concern.heeded_at_ms = Some(at_ms);
                self.concern.heeded_after.get_or_insert(self.concern.raised);
            }
            What::PassedOver => {
                self.concern.passed_over = self.concern.passed_over.saturating_add(1);
                self.concern.turns_since = 0;
                self.concern.open = false;
            }
            What::RangOff => self.phase = Phase::RungOff,
            What::Held => {
                self.act(at_ms);
                self.phase = Phase::OnHold;
                self.held_at_ms = Some(at_ms);
                self.hold_steps = 0;
            }
            What::Resumed => {
                self.act(at_ms);
                self.begin_telling();
                self.phase = Phase::Talking;
                self.held_at_ms = None;
            }
            _ => self.apply_desk(event),
        }
    }

    /// What the trainee does without speaking.
    fn apply_desk(&mut self, event: &Event) {
        let at_ms = event.at_ms;
        self.act(at_ms);
        match &event.what {
            What::Marked { line, sign } => {
                let mark = Mark {
                    line: *line,
                    sign: *sign,
                    at_ms,
                };
                if let Err(place) = self.mark_place(*line, *sign) {
                    self.marks.insert(place, mark);
                }
            }
            What::Unmarked { line, sign } => {
                if let Ok(place) = self.mark_place(*line, *sign) {
                    self.marks.remove(place);
                }
            }
            What::Searched(searched) => {
                let searched = (**searched).clone();
                self.enquiries.push(Enquiry {
                    at_ms,
                    searched,
                    opened: Vec::new(),
                });
            }
            What::Opened(at) => {
                if let Some(enquiry) = self.enquiries.get_mut(usize::from(at.enquiry)) {
                    enquiry.opened.push((at.trace, at_ms));
                }
            }
            What::Wrote(wrote) => self.enter(
                at_ms,
                EntryWhat::Own {
                    text: wrote.text.clone(),
                    carries: wrote.carries.clone(),
                    concern: wrote.concern,
                    wording: wrote.wording.clone(),
                },
            ),
            What::Quoted(line) => self.enter(at_ms, EntryWhat::Quote(*line)),
            What::Noted(at) => {
                if let Some(record) = self.traced(*at) {
                    self.enter(at_ms, EntryWhat::Trace(*at, record));
                }
            }
            What::Struck(entry) => {
                if let Some(entry) = self.log.get_mut(usize::from(*entry)) {
                    entry.struck_at_ms.get_or_insert(at_ms);
                }
            }
            What::Graded { grade, because } => {
                self.grade = Some(Graded {
                    grade: *grade,
                    because: because.clone(),
                    at_ms,
                });
            }
            What::Referred {
                route,
                urgency,
                reason,
            } => {
                self.referrals.retain(|referral| referral.route != *route);
                let (route, urgency, reason) = (*route, *urgency, reason.clone());
                self.referrals.push(Referral {
                    route,
                    urgency,
                    reason,
                    at_ms,
                });
            }
            _ => self.apply_end(event),
        }
    }

    /// The review, and the end.
    fn apply_end(&mut self, event: &Event) {
        match &event.what {
            What::Submitted => {
                self.phase = Phase::Reviewed;
                self.begin_telling();
            }
            What::Decided { ruling, decision } => {
                let at_ms = event.at_ms;
                self.last_word = Some(LastWord {
                    ruling: *ruling,
                    decision: *decision,
                    at_ms,
                });
            }
            What::Challenged(_) => self.challenges = self.challenges.saturating_add(1),
            What::Accepted => self.phase = Phase::Settled,
            What::Ended { outcome } => {
                self.phase = Phase::Ended;
                self.outcome = Some(*outcome);
            }
            What::Left => self.phase = Phase::Left,
            _ => {}
        }
    }

    fn act(&mut self, at_ms: u64) {
        self.last_act_ms = at_ms;
        self.idle_lulls = 0;
    }

    fn begin_telling(&mut self) {
        self.telling_from = u32::try_from(self.spoken.len()).unwrap_or(u32::MAX);
    }

    fn enter(&mut self, at_ms: u64, what: EntryWhat) {
        self.log.push(Entry {
            at_ms,
            what,
            struck_at_ms: None,
        });
    }

    fn apply_turn(&mut self, event: &Event) {
        let at_ms = event.at_ms;
        self.act(at_ms);
        self.begin_telling();
        self.unclear = None;
        if self.concern.open && !matches!(event.what, What::Chose(_)) {
            self.concern.turns_since = self.concern.turns_since.saturating_add(1);
        }
        let what = match &event.what {
            What::Asked(asked) => UtteredWhat::Words(asked.text.clone()),
            What::Moved(to) => UtteredWhat::Move(*to),
            What::Advised(advice) => {
                self.take_advice(*advice, at_ms);
                UtteredWhat::Advice(*advice)
            }
            _ => return,
        };
        self.uttered.push(Uttered { at_ms, what });
    }

    fn take_advice(&mut self, advice: AdviceNo, at_ms: u64) {
        if !self.advised.iter().any(|(given, _)| *given == advice) {
            self.advised.push((advice, at_ms));
        }
    }

    fn apply_treated(&mut self, scenario: &Loaded, treatment: Treatment) {
        let shift = scenario.shift(treatment);
        let count = &mut self.treated[treatment as usize];
        *count = count.saturating_add(1);
        if shift.trust <= 0 || *count <= KIND_WORDS {
            self.trust = (self.trust + i16::from(shift.trust)).clamp(0, 100);
            self.distress = (self.distress + i16::from(shift.distress)).clamp(0, 100);
        }
        match treatment {
            Treatment::Dismissed | Treatment::Blamed => self.hurt = true,
            Treatment::Apologised => self.hurt = false,
            Treatment::KeptOnHold => self.hold_steps = self.hold_steps.saturating_add(1),
            _ => {}
        }
    }

    fn apply_said(&mut self, scenario: &Loaded, line: LineNo, from_ms: u64, for_ms: u32) {
        if self.phase == Phase::Ringing {
            self.phase = Phase::Talking;
        }
        let until_ms = from_ms + u64::from(for_ms);
        self.spoken.push(Spoken {
            line,
            from_ms,
            until_ms,
            cut: false,
        });
        self.floor_until_ms = self.floor_until_ms.max(until_ms);
        if scenario.says_concern(line) && !self.said(line) {
            self.concern.raised = self.concern.raised.saturating_add(1);
            self.concern.open = true;
            self.concern.turns_since = 0;
        }
        self.set_heard(line, true);
        match scenario.line(line).map(|entry| entry.owner) {
            Some(Owner::Fact(fact)) => self.retell(scenario, fact),
            Some(Owner::Stock(stock)) => {
                let used = &mut self.stock_used[stock as usize];
                *used = used.wrapping_add(1);
                if stock == Stock::StillThere {
                    self.idle_lulls = self.idle_lulls.saturating_add(1);
                }
            }
            _ => {}
        }
    }

    /// A fact is told as far as its lines have been said.
    fn retell(&mut self, scenario: &Loaded, fact: FactNo) {
        let Some(entry) = scenario.fact(fact) else {
            return;
        };
        let any = |state: &State, lines: Lines| lines.iter().any(|line| state.said(line));
        let told = if entry.says.iter().all(|line| self.said(line)) {
            2
        } else if any(self, entry.says) || any(self, entry.half) {
            1
        } else {
            0
        };
        if let Some(bits) = self.facts.get_mut(fact.place()) {
            *bits = *bits & !TOLD_BITS | told;
        }
    }

    /// What had not been said is unsaid; a line cut before its half was not heard.
    fn apply_cut_in(&mut self, scenario: &Loaded, at_ms: u64) {
        let mut place = self.telling_from as usize;
        while let Some(spoken) = self.spoken.get(place).copied() {
            if spoken.until_ms <= at_ms {
                place += 1;
                continue;
            }
            let begun = spoken.from_ms < at_ms;
            let half_ms = spoken.from_ms + (spoken.until_ms - spoken.from_ms) / 2;
            if at_ms < half_ms {
                self.unsay(scenario, spoken.line, place);
            }
            if begun {
                if let Some(spoken) = self.spoken.get_mut(place) {
                    spoken.until_ms = at_ms;
                    spoken.cut = true;
                }
                place += 1;
            } else {
                self.spoken.remove(place);
            }
        }
        self.floor_until_ms = at_ms;
    }

    fn unsay(&mut self, scenario: &Loaded, line: LineNo, place: usize) {
        let before = self.spoken.get(..place).unwrap_or(&[]);
        if before.iter().any(|it| it.line == line && !it.cut) {
            return;
        }
        self.set_heard(line, false);
        if scenario.says_concern(line) {
            self.concern.raised = self.concern.raised.saturating_sub(1);
            self.concern.open = false;
        }
        if let Some(Owner::Fact(fact)) = scenario.line(line).map(|entry| entry.owner) {
            self.retell(scenario, fact);
        }
    }

    fn set_heard(&mut self, line: LineNo, heard: bool) {
        if let Some(word) = self.heard.get_mut(line.place() / 64) {
            let bit = 1 << (line.place() % 64);
            *word = if heard { *word | bit } else { *word & !bit };
        }
    }

    /// The meaning of a candidate the trainee is asked to settle.
    pub fn candidate(&self, choice: u8) -> Option<Meaning> {
        let (candidates, _) = self.unclear.as_ref()?;
        candidates
            .get(usize::from(choice))
            .map(|candidate| candidate.meaning)
    }
}
