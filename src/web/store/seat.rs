//! Seats: who sits in a room, and how far they are. Names are not here.

use super::sql::{Row, Sql, with};
use super::told::Told;
use super::{CallId, LearnerId, RoomId, Store, StoreFault, name, now_s};

/// How a seat stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SeatStanding {
    /// Somebody sits there.
    In = 0,
    /// The instructor removed them.
    Removed = 1,
    /// They left.
    Left = 2,
}

impl SeatStanding {
    fn read(number: i64) -> SeatStanding {
        match number {
            0 => SeatStanding::In,
            1 => SeatStanding::Removed,
            _ => SeatStanding::Left,
        }
    }
}

/// A seat as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeatRow {
    /// In which room.
    pub room: RoomId,
    /// Its number there, from 1.
    pub no: u32,
    /// Who sits there.
    pub learner: LearnerId,
    /// Which call of the plan they are at, from 0.
    pub step: u16,
    /// How it stands.
    pub standing: SeatStanding,
    /// What the instructor last said to them alone.
    pub hint: Option<String>,
    /// How often they were told something alone.
    pub hints: u32,
    /// When they came, in seconds since 1970.
    pub joined_s: i64,
    /// When a page of theirs was last seen.
    pub seen_s: i64,
    /// When the seat is erased.
    pub keep_until_s: i64,
}

fn read(row: &Row) -> Result<SeatRow, StoreFault> {
    Ok(SeatRow {
        room: RoomId::of(row.exactly(0)?),
        no: row.number(1)?,
        learner: LearnerId::of(row.exactly(2)?),
        step: row.number(3)?,
        standing: SeatStanding::read(row.int(4)?),
        hint: row.maybe_text(5)?,
        hints: row.number(6)?,
        joined_s: row.int(7)?,
        seen_s: row.int(8)?,
        keep_until_s: row.int(9)?,
    })
}

impl Store {
    /// Gives somebody a seat under a name. Whoever sits there already keeps their seat, and their name.
    ///
    /// # Errors
    ///
    /// When it cannot be kept; [`StoreFault::Conflict`] when somebody else there is called so, or the room is gone.
    pub fn sit(
        &self,
        room: RoomId,
        learner: LearnerId,
        nickname: &str,
        keep_until_s: i64,
    ) -> Result<(), StoreFault> {
        let nickname = nickname.to_owned();
        self.writer.write(move |it| {
            let now_s = now_s();
            let known = it.run(
                "UPDATE seat SET standing = 0, seen_s = ?3 WHERE room = ?1 AND learner = ?2 AND standing <> 1",
                with![room.bytes(), learner.bytes(), now_s],
            )?;
            if known == 0 {
                // Two servers that give seats of one room take turns by its row. A number is not given again after its seat
                // was erased: the audit knows seats by them.
                it.run(
                    "UPDATE room SET seats = seats + 1 WHERE id = ?1",
                    with![room.bytes()],
                )?;
                name::free(it, room, learner, &nickname)?;
                let seated = it.run(
                    "INSERT INTO seat (room, no, learner, step, standing, hints, joined_s, seen_s, keep_until_s)
                     SELECT ?1, seats, ?2, 0, 0, 0, CAST(?3 AS BIGINT), CAST(?3 AS BIGINT), CAST(?4 AS BIGINT)
                     FROM room WHERE id = ?1",
                    with![room.bytes(), learner.bytes(), now_s, keep_until_s],
                )?;
                if seated == 0 {
                    return Err(StoreFault::Conflict);
                }
                name::keep(it, room.bytes(), learner, &nickname, keep_until_s)?;
            }
            it.tell(&Told::Doings(room).to_string())
        })
    }

    /// Gives whoever leads a room the seat that has no number among the trainees'.
    ///
    /// # Errors
    ///
    /// When it cannot be kept; [`StoreFault::Conflict`] when they sit there as a trainee.
    pub fn lead(
        &self,
        room: RoomId,
        learner: LearnerId,
        keep_until_s: i64,
    ) -> Result<(), StoreFault> {
        self.writer.write(move |it| {
            let now_s = now_s();
            it.run(
                "INSERT INTO seat (room, no, learner, step, standing, hints, joined_s, seen_s, keep_until_s)
                 VALUES (?1, 0, ?2, 0, 0, 0, ?3, ?3, ?4)
                 ON CONFLICT (room, no) DO UPDATE SET learner = excluded.learner",
                with![room.bytes(), learner.bytes(), now_s, keep_until_s],
            )?;
            Ok(())
        })
    }

    /// Hands a call over to another learner.
    ///
    /// # Errors
    ///
    /// When it cannot be kept.
    pub fn hand_over(&self, call: CallId, learner: LearnerId) -> Result<(), StoreFault> {
        self.writer.write(move |it| {
            let touched = it.run(
                "UPDATE call SET learner = ?2 WHERE id = ?1 AND learner <> ?2",
                with![call.bytes(), learner.bytes()],
            )?;
            if touched > 0 {
                it.tell(&Told::Call(call, 0).to_string())?;
            }
            Ok(())
        })
    }

    /// The seat somebody has in a room.
    ///
    /// # Errors
    ///
    /// When it cannot be read.
    pub fn seat(&self, room: RoomId, learner: LearnerId) -> Result<Option<SeatRow>, StoreFault> {
        self.read(|it| {
            let row = it.row(
                "SELECT room, no, learner, step, standing, hint, hints, joined_s, seen_s, keep_until_s
                 FROM seat WHERE room = ?1 AND learner = ?2",
                with![room.bytes(), learner.bytes()],
            )?;
            row.as_ref().map(read).transpose()
        })
    }

    /// All seats of a room, by number.
    ///
    /// # Errors
    ///
    /// When they cannot be read.
    pub fn seats(&self, room: RoomId) -> Result<Vec<SeatRow>, StoreFault> {
        self.read(|it| {
            let rows = it.rows(
                "SELECT room, no, learner, step, standing, hint, hints, joined_s, seen_s, keep_until_s
                 FROM seat WHERE room = ?1 ORDER BY no",
                with![room.bytes()],
            )?;
            rows.iter().map(read).collect()
        })
    }

    /// How many seats a room has.
    ///
    /// # Errors
    ///
    /// When they cannot be counted.
    pub fn count_seats(&self, room: RoomId) -> Result<u32, StoreFault> {
        self.read(|it| {
            let row = it.row(
                "SELECT count(*) FROM seat WHERE room = ?1",
                with![room.bytes()],
            )?;
            row.map_or(Ok(0), |row| row.number(0))
        })
    }

    /// The rooms somebody has a seat in.
    ///
    /// # Errors
    ///
    /// When they cannot be read.
    pub fn seats_of(&self, learner: LearnerId) -> Result<Vec<SeatRow>, StoreFault> {
        self.read(|it| {
            let rows = it.rows(
                "SELECT room, no, learner, step, standing, hint, hints, joined_s, seen_s, keep_until_s
                 FROM seat WHERE learner = ?1 ORDER BY joined_s DESC",
                with![learner.bytes()],
            )?;
            rows.iter().map(read).collect()
        })
    }

    /// Keeps how a seat stands.
    ///
    /// # Errors
    ///
    /// When it cannot be kept.
    pub fn set_seat(
        &self,
        room: RoomId,
        no: u32,
        standing: SeatStanding,
    ) -> Result<(), StoreFault> {
        self.writer.write(move |it| {
            it.run(
                "UPDATE seat SET standing = ?3 WHERE room = ?1 AND no = ?2",
                with![room.bytes(), no, standing as i64],
            )?;
            it.tell(&Told::Room(room).to_string())
        })
    }

    /// Lets a seat go on to another step, unless it is there or further already.
    ///
    /// # Errors
    ///
    /// When it cannot be kept.
    pub fn step_seat(&self, room: RoomId, no: u32, step: u16) -> Result<(), StoreFault> {
        self.writer.write(move |it| {
            it.run(
                "UPDATE seat SET step = ?3, hint = NULL WHERE room = ?1 AND no = ?2 AND step < ?3",
                with![room.bytes(), no, step],
            )?;
            it.tell(&Told::Doings(room).to_string())
        })
    }

    /// Says something to one seat alone.
    ///
    /// # Errors
    ///
    /// When it cannot be kept.
    pub fn hint_seat(&self, room: RoomId, no: u32, words: &str) -> Result<(), StoreFault> {
        let words = words.to_owned();
        self.writer.write(move |it| {
            it.run(
                "UPDATE seat SET hint = ?3, hints = hints + 1 WHERE room = ?1 AND no = ?2",
                with![room.bytes(), no, &words],
            )?;
            it.tell(&Told::Room(room).to_string())
        })
    }

    /// Keeps that pages of these were seen now.
    ///
    /// # Errors
    ///
    /// When it cannot be kept.
    pub fn seen(&self, room: RoomId, learner: LearnerId) -> Result<super::Writing, StoreFault> {
        self.writer.begin_to(move |it| {
            it.run(
                "UPDATE seat SET seen_s = ?3 WHERE room = ?1 AND learner = ?2",
                with![room.bytes(), learner.bytes(), now_s()],
            )?;
            it.tell(&Told::Doings(room).to_string())
        })
    }

    /// Erases a seat with everything that was done there, from the files' bytes too.
    ///
    /// # Errors
    ///
    /// When it cannot be erased.
    pub fn erase_seat(&self, room: RoomId, no: u32, learner: LearnerId) -> Result<(), StoreFault> {
        self.writer.wipe(move |it| {
            erase(it, room, no)?;
            name::forget(it, room.bytes(), learner)?;
            it.tell(&Told::Room(room).to_string())
        })
    }
}

fn erase(it: &mut dyn Sql, room: RoomId, no: u32) -> Result<(), StoreFault> {
    let calls = it.rows(
        "SELECT call FROM turn WHERE room = ?1 AND seat = ?2",
        with![room.bytes(), no],
    )?;
    for call in calls {
        let call = call.exactly::<16>(0)?;
        it.run("DELETE FROM turn WHERE call = ?1", with![&call])?;
        it.run("DELETE FROM piece WHERE call = ?1", with![&call])?;
        it.run("DELETE FROM call WHERE id = ?1", with![&call])?;
        it.tell(&Told::Call(CallId::of(call), 0).to_string())?;
    }
    it.run(
        "DELETE FROM vote WHERE room = ?1 AND seat = ?2",
        with![room.bytes(), no],
    )?;
    it.run(
        "DELETE FROM seat WHERE room = ?1 AND no = ?2",
        with![room.bytes(), no],
    )?;
    Ok(())
}
