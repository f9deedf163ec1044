//! The board: everybody in a room, where they are and how they are getting on.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;
use std::time::Duration;

use axum::Json;
use axum::extract::{Path, State};
use axum::response::Response;
use serde_json::{Value, json};

use super::super::me::stamp;
use super::super::pages::{self, Asking};
use super::super::refused::Refused;
use super::super::shelf::front;
use super::super::site::{Site, beside};
use super::super::store::{Did, RoomId, RoomRow, SeatRow, SeatStanding, TurnRow, now_ms, now_s};
use super::addresses::Qr;
use super::answers::Asked;
use super::in_room::LEADS;
use super::instructor::{Instructor, day};
use super::live::{Next, Tempo, stream};
use crate::classroom::plan::Pace;
use crate::classroom::progress::Progress;
use crate::classroom::standing::{Answers, RoomPhase};
use crate::scenario::drawn::{Drawn, Seed};
use crate::scenario::number::FactNo;

/// How long after a page of theirs was last seen somebody is still taken to be there.
const HERE_S: i64 = 40;
/// How often the board is sent at most, and how often it is looked at again for what time alone changes.
const TEMPO: Tempo = Tempo {
    least: Duration::from_millis(400),
    most: Duration::from_secs(5),
};
/// From how many on others are "most others", and how many of ten they are.
const OTHERS: usize = 3;
const MOST_OF_TEN: usize = 7;
/// How many things not heard are named.
const NAMED: usize = 5;

/// Everything a board is made of.
pub struct Seen {
    /// The room.
    pub row: RoomRow,
    /// Who sits there, whoever leads left out.
    pub seats: Vec<SeatRow>,
    /// What they play.
    pub turns: Vec<TurnRow>,
    /// What they are called.
    pub names: HashMap<[u8; 16], String>,
}

/// How many are where.
#[derive(Clone, Copy, Debug, Default, serde::Serialize, PartialEq, Eq)]
pub struct Counts {
    /// Who came and was not removed.
    pub seats: usize,
    /// Who has a page open.
    pub here: usize,
    /// Who is in a call.
    pub playing: usize,
    /// Who has finished the call the room, or they, are at.
    pub over: usize,
}

/// The room of this id, if there is one.
pub fn room(site: &Site, id: &str) -> Result<RoomRow, Refused> {
    let not_there = || Refused::not_there("session");
    let id = RoomId::read(id).ok_or_else(not_there)?;
    let now = site.rooms.get(&site.store, id)?;
    now.map(|it| it.row.clone()).ok_or_else(not_there)
}

impl Seen {
    /// A room as it is now.
    ///
    /// # Errors
    ///
    /// When it is gone or cannot be read.
    pub fn of(site: &Site, id: RoomId) -> Result<Seen, Refused> {
        let row = site.store.room(id)?;
        let row = row.ok_or_else(|| Refused::not_there("session"))?;
        let mut seats = site.store.seats(id)?;
        seats.retain(|it| it.no != LEADS);
        let names = site.store.names_of(id)?.into_iter();
        Ok(Seen {
            row,
            seats,
            turns: site.store.turns(id)?,
            names: names.map(|(who, name)| (*who.bytes(), name)).collect(),
        })
    }

    /// How many are where.
    pub fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        let at: HashMap<(u32, u16), &TurnRow> = self
            .turns
            .iter()
            .map(|it| ((it.at.seat, it.at.step), it))
            .collect();
        for seat in self
            .seats
            .iter()
            .filter(|it| it.standing == SeatStanding::In)
        {
            counts.seats += 1;
            counts.here += usize::from(is_here(seat));
            let turn = at.get(&(seat.no, seat.step.max(self.row.standing.step)));
            match turn.map(|it| it.standing) {
                None => {}
                Some(super::super::store::Standing::Open) => counts.playing += 1,
                Some(_) => counts.over += 1,
            }
        }
        counts
    }

    fn seats_shown(&self, site: &Site) -> Vec<(u32, Value)> {
        let mut at: HashMap<u32, Vec<(&TurnRow, Progress)>> = HashMap::new();
        for turn in self.turns.iter().filter(|it| it.at.seat != LEADS) {
            let progress = serde_json::from_str(&turn.progress).unwrap_or_default();
            at.entry(turn.at.seat).or_default().push((turn, progress));
        }
        let not_heard = NotHeard::of(site, self, &at);
        let titles = titles(site, &self.row);
        let shown = self.seats.iter().map(|seat| {
            let turns = at.get(&seat.no).map_or(&[][..], Vec::as_slice);
            (seat.no, self.seat(seat, turns, &titles, &not_heard))
        });
        shown.collect()
    }

    fn seat(
        &self,
        seat: &SeatRow,
        turns: &[(&TurnRow, Progress)],
        titles: &[Option<String>],
        not_heard: &NotHeard,
    ) -> Value {
        let step = seat.step.max(self.row.standing.step);
        let now = turns.iter().find(|(it, _)| it.at.step == step);
        let title = now.and_then(|_| titles.get(usize::from(step))?.as_deref());
        let quiet = now.filter(|(_, it)| !it.over);
        // A clock that was set back makes nobody wait less than nothing.
        let quiet_s = quiet.map(|(it, _)| ((now_ms() - it.acted_ms) / 1000).max(0));
        let over = turns.iter().filter(|(_, it)| it.over && !it.left).count();
        json!({
            "no": seat.no,
            "name": self.names.get(seat.learner.bytes()),
            "here": is_here(seat),
            "removed": seat.standing == SeatStanding::Removed,
            "left": seat.standing == SeatStanding::Left,
            "step": step,
            "call_title": title,
            "progress": now.map(|(_, it)| it),
            "quiet_s": quiet_s,
            "not_heard": now.map_or_else(Vec::new, |(_, it)| not_heard.by(step, it)),
            "over": over,
            "hint": seat.hint,
        })
    }
}

/// Whether a page of theirs was seen lately.
pub fn is_here(seat: &SeatRow) -> bool {
    seat.standing == SeatStanding::In && now_s() - seat.seen_s <= HERE_S
}

/// What a call of a room's plan is called.
pub fn title(site: &Site, row: &RoomRow, step: u16) -> Option<String> {
    let id = row.plan.calls.get(usize::from(step))?;
    front(site, id).ok().map(|it| it.title)
}

/// What the calls of a room's plan are called.
pub fn titles(site: &Site, row: &RoomRow) -> Vec<Option<String>> {
    let calls = u16::try_from(row.plan.calls.len()).unwrap_or(u16::MAX);
    (0..calls).map(|step| title(site, row, step)).collect()
}

/// What most of those at a call have heard by now.
struct NotHeard(BTreeMap<u16, Heard>);

/// What was heard at one step.
struct Heard {
    // By how many each fact was heard, and by how many it could have been.
    facts: BTreeMap<u16, usize>,
    of: usize,
    // Half of them are further than this, in milliseconds of the call.
    median_ms: u64,
    topics: BTreeMap<u16, String>,
}

impl NotHeard {
    fn of(site: &Site, seen: &Seen, at: &HashMap<u32, Vec<(&TurnRow, Progress)>>) -> NotHeard {
        let mut by_step: BTreeMap<u16, Vec<&Progress>> = BTreeMap::new();
        for (turn, progress) in at.values().flatten() {
            if !progress.left && progress.at_ms > 0 {
                by_step.entry(turn.at.step).or_default().push(progress);
            }
        }
        let steps = by_step.into_iter().filter(|(_, all)| all.len() > OTHERS);
        NotHeard(
            steps
                .map(|(step, all)| (step, Heard::of(site, &seen.row, step, &all)))
                .collect(),
        )
    }

    /// What most others have heard and this one has not, if they are as far.
    fn by(&self, step: u16, one: &Progress) -> Vec<String> {
        let Some(heard) = self.0.get(&step) else {
            return Vec::new();
        };
        if one.left || (!one.over && one.at_ms < heard.median_ms) {
            return Vec::new();
        }
        let most = |count: usize| count * 10 >= (heard.of - 1) * MOST_OF_TEN;
        let missed = heard.facts.iter();
        let missed = missed.filter(|(fact, count)| most(**count) && !one.heard.contains(fact));
        let topics = missed.filter_map(|(fact, _)| heard.topics.get(fact).cloned());
        topics.filter(|it| !it.is_empty()).take(NAMED).collect()
    }
}

impl Heard {
    fn of(site: &Site, row: &RoomRow, step: u16, all: &[&Progress]) -> Heard {
        let mut facts: BTreeMap<u16, usize> = BTreeMap::new();
        for fact in all.iter().flat_map(|it| &it.heard) {
            *facts.entry(*fact).or_default() += 1;
        }
        let mut times: Vec<u64> = all.iter().map(|it| it.at_ms).collect();
        times.sort_unstable();
        Heard {
            topics: topics(site, row, step, facts.keys().copied()),
            facts,
            of: all.len(),
            median_ms: times.get(times.len() / 2).copied().unwrap_or_default(),
        }
    }
}

fn topics(
    site: &Site,
    row: &RoomRow,
    step: u16,
    facts: impl Iterator<Item = u16>,
) -> BTreeMap<u16, String> {
    let step = usize::from(step);
    let Some(id) = row.plan.calls.get(step) else {
        return BTreeMap::new();
    };
    let Ok(scenario) = site.scenario(id) else {
        return BTreeMap::new();
    };
    let seed = Seed(row.plan.seeds.get(step).copied().unwrap_or_default());
    let drawn = Drawn::of(&scenario.script, seed);
    let named = facts.filter_map(|no| {
        let fact = scenario.fact(FactNo(no))?;
        Some((no, fact.topic.render(&scenario.script, &drawn)))
    });
    named.collect()
}

/// A board with all its seats.
///
/// # Errors
///
/// When the room is gone or cannot be read.
pub fn board(site: &Site, id: RoomId) -> Result<Value, Refused> {
    let seen = Seen::of(site, id)?;
    let seats = seen.seats_shown(site);
    let mut board = head(site, &seen)?;
    board["whole"] = true.into();
    board["seats"] = seats.into_iter().map(|it| it.1).collect();
    Ok(board)
}

/// A board without its seats.
fn head(site: &Site, seen: &Seen) -> Result<Value, Refused> {
    let row = &seen.row;
    let titles = titles(site, row);
    let together = row.plan.pace == Pace::Together && row.standing.phase == RoomPhase::Running;
    let answers = if together {
        let asked = Asked {
            room: row,
            turns: &seen.turns,
        };
        let all = [
            Answers::Questions,
            Answers::Marks,
            Answers::Grades,
            Answers::Referrals,
        ];
        asked.counted(site, &all)?
    } else {
        Value::Null
    };
    let qr = row
        .code
        .and_then(|it| Qr::of(&site.addresses().joining(it)));
    Ok(json!({
        "room": row.id.to_string(),
        "code": row.code.map(|it| it.to_string()),
        "join": site.addresses().to_join(),
        "qr": qr.map_or_else(String::new, |it| it.svg()),
        "plan": row.plan,
        "titles": titles,
        "standing": row.standing,
        "made": stamp(row.made_s),
        "keep_until": day(row.keep_until_s),
        "counts": seen.counts(),
        "answers": answers,
        "warnings": warnings(site),
        "version": now_ms(),
    }))
}

/// What the instructor should know of who tries to come in.
fn warnings(site: &Site) -> Vec<String> {
    let (shut, wrong) = site.code_gate.guessed();
    let mut warnings = Vec::new();
    if shut > 0 {
        warnings.push(format!(
            "Somebody is guessing codes: {wrong} wrong ones in the last minutes. They are kept waiting; nobody else is. \
             If trainees cannot come in, lock the session once all are here."
        ));
    }
    warnings
}

/// Shows the board.
pub async fn get(
    State(site): State<Arc<Site>>,
    _in: Instructor,
    Path(room_id): Path<String>,
) -> Result<Json<Value>, Refused> {
    beside(move || {
        let row = room(&site, &room_id)?;
        Ok(Json(board(&site, row.id)?))
    })
    .await
}

/// The page of a session.
pub async fn page(asking: Asking, Path(room_id): Path<String>) -> Result<Response, Refused> {
    let signed_in = asking.is_instructor();
    pages::give(asking, "room", move |site, _| {
        if !signed_in {
            return Ok(Value::Null);
        }
        let row = room(site, &room_id)?;
        watched(site, &row)?;
        board(site, row.id)
    })
    .await
}

/// Keeps that the instructor watches how the trainees are getting on.
fn watched(site: &Site, row: &RoomRow) -> Result<(), Refused> {
    let what = format!("session {} board", row.id);
    Ok(site.store.audit("instructor", Did::Looked, &what)?)
}

/// Shows the board again whenever it has changed.
pub async fn live(
    State(site): State<Arc<Site>>,
    _in: Instructor,
    Path(room_id): Path<String>,
) -> Result<Response, Refused> {
    let id = RoomId::read(&room_id).ok_or_else(|| Refused::not_there("session"))?;
    let first = Arc::clone(&site);
    beside(move || watched(&first, &room(&first, &room_id)?)).await?;
    let changes = site.rooms.doings_of(id);
    let sent = Arc::new(std::sync::Mutex::new(Sent::default()));
    Ok(stream(changes, TEMPO, move || {
        let (site, sent) = (Arc::clone(&site), Arc::clone(&sent));
        async move {
            let made = beside(move || {
                let seen = Seen::of(&site, id)?;
                let (head, seats) = (head(&site, &seen)?, seen.seats_shown(&site));
                let mut sent = sent
                    .lock()
                    .unwrap_or_else(std::sync::PoisonError::into_inner);
                Ok(sent.next(head, seats))
            });
            match made.await {
                Ok(Some(data)) => Next::Send(data),
                Ok(None) => Next::Same,
                Err(_) => Next::End,
            }
        }
    }))
}

/// What a board's page has been sent.
#[derive(Default)]
struct Sent {
    head: Value,
    seats: BTreeMap<u32, Value>,
    begun: bool,
}

impl Sent {
    /// What is to be sent now: the head, and the seats that have changed.
    fn next(&mut self, mut head: Value, seats: Vec<(u32, Value)>) -> Option<String> {
        let version = head["version"].take();
        let same_head = head == self.head;
        // A seat that is gone cannot be told but by all the others.
        let gone = self.seats.len() > seats.len();
        let whole = !self.begun || gone;
        let fresh: Vec<Value> = seats
            .iter()
            .filter(|(no, seat)| whole || self.seats.get(no) != Some(seat))
            .map(|(_, seat)| seat.clone())
            .collect();
        if self.begun && same_head && fresh.is_empty() && !gone {
            return None;
        }
        self.begun = true;
        self.seats = seats.into_iter().collect();
        let mut told = head.clone();
        self.head = head;
        told["version"] = version;
        told["whole"] = whole.into();
        told["seats"] = fresh.into();
        Some(told.to_string())
    }
}
