//! A server that is killed again and again while everybody plays as fast as they are answered.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use tokio::sync::{Mutex, RwLock};
use tokio::task::JoinHandle;

use crate::check::Check;
use crate::instructor::{Instructor, Session};
use crate::server::Server;
use crate::spread::Spread;
use crate::tally::Tally;
use crate::trainee::{Came, Trainee, come, take};

/// How often one trainee does something at most: the server lets nobody do more for long.
const LEAST: Duration = Duration::from_millis(40);
/// How long it is at least, and by how much more at most, from one start to the next kill.
const BETWEEN_MS: (u64, u64) = (50, 600);
/// How long the last answers are waited for.
const LAST: Duration = Duration::from_secs(20);
/// The random moments are the same each time.
const SEED: u64 = 20_261_130;

/// Everybody who plays, and what keeps them waiting while the server is gone.
struct Players {
    trainees: Vec<Arc<Mutex<Trainee>>>,
    gate: Arc<RwLock<()>>,
    over: Arc<AtomicBool>,
    playing: Vec<JoinHandle<()>>,
}

/// Kills it so many times, and tells what was found. Whether nothing was lost.
pub async fn kill(kills: u64, count: usize, database: Option<&str>) -> bool {
    let mut server = Server::start(database);
    let mut instructor = Instructor::enter(&server).await;
    let session = instructor.open("Off").await;
    let (trainees, _) = come(count, &[&server], &session).await;
    instructor.order(&session, "Start").await;
    let (trainees, _) = take(trainees, &mut instructor, &session).await;

    let players = Players::begin(trainees);
    let (mut chance, mut found, mut starts) = (SEED, Check::default(), Vec::new());
    let (mut unsure, mut kept) = (0_u64, 0_u64);
    let mut killed = 0;
    while killed < kills && found.holds() {
        let (least, more) = BETWEEN_MS;
        let wait = least + drawn(&mut chance) % more;
        tokio::time::sleep(Duration::from_millis(wait)).await;
        server.kill();
        killed += 1;
        // Who was asking when it was killed learns that nobody answers.
        let shut = players.gate.write().await;
        let began = Instant::now();
        server.start_again();
        starts.push(began.elapsed());
        let mut check = Check::default();
        let mut answered = 0;
        for it in &players.trainees {
            let mut trainee = it.lock().await;
            unsure += u64::from(trainee.is_unsure());
            answered += u64::from(trainee.taken);
            check.calls(&mut trainee).await;
        }
        drop(shut);
        kept += check.there.saturating_sub(answered);
        if !check.holds() {
            println!("after kill {killed}: {check}");
        }
        found.lost += check.lost;
        found.doubled += check.doubled;
    }
    tokio::time::sleep(Duration::from_millis(500)).await;
    let mut trainees = players.end().await;
    server.kill();
    server.start_again();

    let mut tally = Tally::default();
    for it in &mut trainees {
        tally.add(std::mem::take(&mut it.tally));
    }
    println!("{killed} kills, {count} trainees; {tally}");
    println!(
        "commands not answered when it was killed: {unsure}, of which {kept} had been kept and {} had not",
        unsure.saturating_sub(kept)
    );
    println!("command to answer: {}", tally.spread());
    println!("until it answered again: {}", Spread::of(starts));
    println!(
        "after all kills together: {} lost, {} doubled",
        found.lost, found.doubled
    );
    let end = at_the_end(&mut trainees, &server, &session).await;
    found.holds() && end && tally.wrong == 0
}

async fn at_the_end(trainees: &mut [Trainee], server: &Server, session: &Session) -> bool {
    let mut instructor = Instructor::enter(server).await;
    let mut check = Check::default();
    for it in trainees.iter_mut() {
        check.calls(it).await;
    }
    check.board(trainees, &mut instructor, session).await;
    check.journals(trainees, &mut instructor, session).await;
    println!("at the end, read back from the journals: {check}");
    check.holds()
}

impl Players {
    fn begin(trainees: Vec<Trainee>) -> Players {
        let gate = Arc::new(RwLock::new(()));
        let over = Arc::new(AtomicBool::new(false));
        let trainees: Vec<Arc<Mutex<Trainee>>> = trainees
            .into_iter()
            .map(|it| Arc::new(Mutex::new(it)))
            .collect();
        let playing = trainees.iter().map(|it| {
            let (it, gate, over) = (Arc::clone(it), Arc::clone(&gate), Arc::clone(&over));
            tokio::spawn(async move {
                loop {
                    let through = gate.read().await;
                    let mut trainee = it.lock().await;
                    // What was sent last is answered first.
                    if over.load(Ordering::Relaxed) && !trainee.is_unsure() {
                        return;
                    }
                    let next = tokio::time::Instant::now() + LEAST;
                    let came = trainee.act().await;
                    drop((trainee, through));
                    let wait = match came {
                        Came::Unanswered => Duration::from_millis(5),
                        Came::Again => LEAST * 4,
                        Came::Taken | Came::Refused => Duration::ZERO,
                    };
                    tokio::time::sleep(wait).await;
                    tokio::time::sleep_until(next).await;
                }
            })
        });
        let playing = playing.collect();
        Players {
            trainees,
            gate,
            over,
            playing,
        }
    }

    async fn end(self) -> Vec<Trainee> {
        self.over.store(true, Ordering::Relaxed);
        let until = tokio::time::Instant::now() + LAST;
        for mut it in self.playing {
            // Whoever is never answered is told of by what the server has of them.
            if tokio::time::timeout_at(until, &mut it).await.is_err() {
                it.abort();
                let _ = it.await;
            }
        }
        let trainees = self.trainees.into_iter();
        let own = |it| Arc::try_unwrap(it).ok().map(Mutex::into_inner);
        trainees.filter_map(own).collect()
    }
}

/// The next of a row of numbers that look random (SplitMix64).
fn drawn(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mut it = *state;
    it = (it ^ (it >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    it = (it ^ (it >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    it ^ (it >> 31)
}
