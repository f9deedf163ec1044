//! A whole session under load: everybody does something once a second.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use tokio::task::JoinHandle;

use crate::board::{AGAIN, Board};
use crate::check::Check;
use crate::instructor::Instructor;
use crate::server::{Server, own_cpu_s};
use crate::spread::Spread;
use crate::tally::Tally;
use crate::trainee::{Came, Trainee, come, take};

/// How often something is done.
const EVERY: Duration = Duration::from_secs(1);
/// How many trainees there are for each whose commands are looked for on the board.
const SAMPLED: usize = 20;
/// How often what was not answered is tried again.
const TRIES: usize = 5;

/// What is measured.
pub struct Load {
    /// How many trainees.
    pub trainees: usize,
    /// For how long.
    pub seconds: u64,
    /// Whether each also has the page of the session open, which follows what the instructor does.
    pub pages: bool,
}

/// Measures it, and tells it. Whether nothing was lost.
pub async fn load(wanted: &Load, database: Option<&str>) -> bool {
    let server = Server::start(database);
    let mut instructor = Instructor::enter(&server).await;
    let session = instructor.open("AsMeant").await;
    let count = wanted.trainees;
    let nobody = server.memory_kib();
    let (trainees, took) = come(count, &[&server], &session).await;
    let joined = server.memory_kib();
    println!("{count} trainees came in, each in {}", Spread::of(took));
    instructor.order(&session, "Start").await;
    let (trainees, took) = take(trainees, &mut instructor, &session).await;
    println!("{count} took their calls, each in {}", Spread::of(took));
    let ringing = server.memory_kib();
    let pages = wanted.pages.then(|| Pages::open(&trainees));

    let board = Arc::new(instructor.watch(&session).await);
    let cpu = (server.cpu_s(), own_cpu_s());
    let began = Instant::now();
    let played = play(trainees, &board, wanted.seconds).await;
    let seconds = began.elapsed().as_secs_f64();
    let cpu = (server.cpu_s() - cpu.0, own_cpu_s() - cpu.1);
    let playing = server.memory_kib();
    board.settle().await;

    let (mut trainees, mut tally) = (Vec::new(), Tally::default());
    for mut trainee in played {
        trainee.tally.reopened = trainee.browser.reopened().into();
        tally.add(std::mem::take(&mut trainee.tally));
        trainees.push(trainee);
    }
    println!("{tally}");
    println!("command to answer: {}", tally.spread());
    let rate = tally.took.len() as f64 / seconds;
    println!("{rate:.0} commands a second over {seconds:.1} s");
    told_of_board(&board, began, seconds);
    println!(
        "processor: the server {:.2} s ({:.2} of a core), this measurement {:.2} s",
        cpu.0,
        cpu.0 / seconds,
        cpu.1
    );
    let each = |kib: i64| (kib - nobody) as f64 / count as f64;
    println!(
        "memory: {nobody} KiB before anybody; joined {joined} KiB, {:.1} a trainee; calls taken {ringing} KiB, {:.1}; \
         after the load {playing} KiB, {:.1}",
        each(joined),
        each(ringing),
        each(playing)
    );
    if let Some(pages) = pages {
        println!("{}", pages.told());
    }
    drop(board);

    let mut check = Check::default();
    for it in &mut trainees {
        check.calls(it).await;
    }
    check.board(&trainees, &mut instructor, &session).await;
    println!("{check}");
    check.holds() && tally.lost == 0 && tally.wrong == 0
}

fn told_of_board(board: &Board, began: Instant, seconds: f64) {
    let waiting = board.waiting();
    let seen = board.seen();
    let lags: Vec<Duration> = seen.lags.iter().map(|it| it.1).collect();
    let shown = lags.len();
    println!(
        "board: {shown} sampled commands shown, {waiting} not, after {}",
        Spread::of(lags)
    );
    let until = began + Duration::from_secs_f64(seconds);
    let during = seen.events.iter();
    let during = during.filter(|(at, _)| (began..until).contains(at));
    let sizes: Vec<usize> = during.map(|it| it.1).collect();
    println!(
        "board: {:.2} events and {:.0} KiB a second, the largest event {} KiB; {} times the stream ended",
        sizes.len() as f64 / seconds,
        sizes.iter().sum::<usize>() as f64 / 1024.0 / seconds,
        sizes.iter().max().copied().unwrap_or_default() / 1024,
        seen.ended
    );
}

/// Lets all play, evenly spread over each second.
async fn play(trainees: Vec<Trainee>, board: &Arc<Board>, seconds: u64) -> Vec<Trainee> {
    let count = u32::try_from(trainees.len()).unwrap();
    let begin = tokio::time::Instant::now() + Duration::from_millis(200);
    let until = begin + Duration::from_secs(seconds);
    let playing = (0..).zip(trainees).map(|(place, mut trainee)| {
        let board = (place % SAMPLED == 0).then(|| Arc::clone(board));
        let first = begin + EVERY * u32::try_from(place).unwrap() / count;
        tokio::spawn(async move {
            let mut due = first;
            while due < until {
                tokio::time::sleep_until(due).await;
                if !one(&mut trainee, board.as_deref()).await {
                    trainee.tally.lost += 1;
                    break;
                }
                due += EVERY;
            }
            trainee
        })
    });
    let playing: Vec<JoinHandle<Trainee>> = playing.collect();
    let mut played = Vec::new();
    for it in playing {
        played.push(it.await.unwrap());
    }
    played
}

/// Does one thing, trying again what is not answered. Whether it was answered in the end.
async fn one(trainee: &mut Trainee, board: Option<&Board>) -> bool {
    for _ in 0..TRIES {
        match trainee.act().await {
            Came::Taken => {
                if let Some(board) = board {
                    board.answered(trainee.seat, trainee.taken);
                }
                return true;
            }
            Came::Refused => return true,
            Came::Again | Came::Unanswered => {
                tokio::time::sleep(Duration::from_millis(250)).await;
            }
        }
    }
    false
}

/// The pages of the session that trainees have open.
struct Pages {
    following: Vec<JoinHandle<()>>,
    counts: Arc<Counts>,
}

#[derive(Default)]
struct Counts {
    events: AtomicU64,
    bytes: AtomicU64,
    closed: AtomicU64,
}

impl Pages {
    fn open(trainees: &[Trainee]) -> Pages {
        let counts = Arc::<Counts>::default();
        let following = trainees.iter().map(|it| {
            let (browser, path) = (it.browser.again(), it.live());
            let counts = Arc::clone(&counts);
            tokio::spawn(async move {
                // A browser comes back by itself when a stream ends.
                loop {
                    if let Ok(mut events) = browser.follow(&path).await {
                        while let Ok((_, bytes)) = events.next().await {
                            counts.events.fetch_add(1, Ordering::Relaxed);
                            counts.bytes.fetch_add(bytes as u64, Ordering::Relaxed);
                        }
                    }
                    counts.closed.fetch_add(1, Ordering::Relaxed);
                    tokio::time::sleep(AGAIN).await;
                }
            })
        });
        Pages {
            following: following.collect(),
            counts,
        }
    }

    fn told(&self) -> String {
        let read = |it: &AtomicU64| it.load(Ordering::Relaxed);
        format!(
            "pages: {} streams, {} events, {} KiB; {} streams refused or ended by the server",
            self.following.len(),
            read(&self.counts.events),
            read(&self.counts.bytes) / 1024,
            read(&self.counts.closed)
        )
    }
}

impl Drop for Pages {
    fn drop(&mut self) {
        for it in &self.following {
            it.abort();
        }
    }
}
