//! Two servers on one database, one of which is killed: whoever played there goes on at the other.

use std::collections::HashSet;
use std::net::SocketAddr;
use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant};

use tokio::task::JoinHandle;

use crate::board::Board;
use crate::check::Check;
use crate::instructor::Instructor;
use crate::server::Server;
use crate::spread::Spread;
use crate::tally::Tally;
use crate::trainee::{Came, Trainee, come, take};

/// How often something is done.
const EVERY: Duration = Duration::from_millis(250);

/// One who plays, and how they came over from the server that was killed.
struct Player {
    trainee: Trainee,
    /// When they found that nobody answered, and when they had a command answered at the other server.
    over: Option<(Instant, Option<Instant>)>,
}

/// When the one server is killed, and where the other is.
struct Fate {
    killed: OnceLock<Instant>,
    other: SocketAddr,
}

/// Measures it, and tells it. Whether nothing was lost.
pub async fn two(seconds: u64, count: usize, database: &str) -> bool {
    let mut one = Server::start(Some(database));
    let other = Server::start(Some(database));
    let mut instructor = Instructor::enter(&other).await;
    let session = instructor.open("Off").await;
    let (trainees, took) = come(count, &[&one, &other], &session).await;
    println!(
        "{count} trainees came in at two servers, each in {}",
        Spread::of(took)
    );
    instructor.order(&session, "Start").await;
    let (trainees, took) = take(trainees, &mut instructor, &session).await;
    println!("{count} took their calls, each in {}", Spread::of(took));

    let ones = trainees.iter().filter(|it| is_at_one(it.place));
    let ones: HashSet<u32> = ones.map(|it| it.seat).collect();
    let board = Arc::new(instructor.watch(&session).await);
    let fate = Arc::new(Fate {
        killed: OnceLock::new(),
        other: other.at(),
    });
    let playing = play(trainees, &board, &fate, Duration::from_secs(seconds));
    tokio::time::sleep(Duration::from_secs(seconds) / 2).await;
    told_of_board(&board, &ones, "while both served");
    one.kill();
    let killed = *fate.killed.get_or_init(Instant::now);
    let mut players = Vec::new();
    for it in playing {
        players.push(it.await.unwrap());
    }
    board.settle().await;
    told_of_board(&board, &ones, "after the one was killed");
    println!("board: {} commands never shown", board.waiting());
    let all_over = told_of_over(&players, killed);
    drop(board);

    let mut tally = Tally::default();
    let mut trainees: Vec<Trainee> = players.into_iter().map(|it| it.trainee).collect();
    for it in &mut trainees {
        tally.add(std::mem::take(&mut it.tally));
    }
    println!("{tally}");
    println!("command to answer: {}", tally.spread());
    let mut check = Check::default();
    for it in &mut trainees {
        check.calls(it).await;
    }
    check.board(&trainees, &mut instructor, &session).await;
    check.journals(&trainees, &mut instructor, &session).await;
    println!("{check}");
    check.holds() && all_over && tally.wrong == 0
}

fn is_at_one(place: usize) -> bool {
    place.is_multiple_of(2)
}

fn play(
    trainees: Vec<Trainee>,
    board: &Arc<Board>,
    fate: &Arc<Fate>,
    lasts: Duration,
) -> Vec<JoinHandle<Player>> {
    let count = u32::try_from(trainees.len()).unwrap();
    let begin = tokio::time::Instant::now();
    let playing = (0..).zip(trainees).map(|(place, trainee)| {
        let (board, fate) = (Arc::clone(board), Arc::clone(fate));
        let mut due = begin + EVERY * place / count;
        tokio::spawn(async move {
            let mut player = Player {
                trainee,
                over: None,
            };
            // What was sent last is answered first, but is not waited for without end.
            while due < begin + lasts || (player.trainee.is_unsure() && due < begin + lasts * 2) {
                tokio::time::sleep_until(due).await;
                due = player.step(&board, &fate, due).await;
            }
            player
        })
    });
    playing.collect()
}

impl Player {
    /// Does one thing; when the next is due.
    async fn step(
        &mut self,
        board: &Board,
        fate: &Fate,
        due: tokio::time::Instant,
    ) -> tokio::time::Instant {
        match self.trainee.act().await {
            Came::Taken => {
                board.answered(self.trainee.seat, self.trainee.taken);
                if let Some((_, answered)) = &mut self.over {
                    answered.get_or_insert_with(Instant::now);
                }
                due + EVERY
            }
            Came::Refused => due + EVERY,
            Came::Again => tokio::time::Instant::now() + Duration::from_millis(200),
            Came::Unanswered => {
                let killed = fate.killed.get().is_some();
                if killed && is_at_one(self.trainee.place) && self.over.is_none() {
                    self.over = Some((Instant::now(), None));
                    self.trainee.browser.move_to(fate.other);
                }
                tokio::time::Instant::now() + Duration::from_millis(5)
            }
        }
    }
}

/// What the other server's board has shown since it was last asked, by whose server it was.
fn told_of_board(board: &Board, ones: &HashSet<u32>, when: &str) {
    let lags = std::mem::take(&mut board.seen().lags);
    for at_one in [true, false] {
        let of = lags.iter().filter(|it| ones.contains(&it.0) == at_one);
        let of: Vec<Duration> = of.map(|it| it.1).collect();
        let whose = if at_one { "the one" } else { "the other" };
        println!(
            "board of the other server, {when}: {} commands of those who came to {whose} server, after {}",
            of.len(),
            Spread::of(of)
        );
    }
}

/// How long it took until everybody had a command answered at the other server. Whether everybody had.
fn told_of_over(players: &[Player], killed: Instant) -> bool {
    let ones: Vec<&Player> = players
        .iter()
        .filter(|it| is_at_one(it.trainee.place))
        .collect();
    let over = ones.iter().filter_map(|it| {
        let (found, answered) = it.over?;
        Some((found, answered?))
    });
    let over: Vec<(Instant, Instant)> = over.collect();
    let since = |from: &dyn Fn(&(Instant, Instant)) -> Instant| {
        let times = over.iter().map(|it| it.1.duration_since(from(it)));
        Spread::of(times.collect())
    };
    println!(
        "{} of {} came over and had a command answered; from the kill: {}; from finding that nobody answered: {}",
        over.len(),
        ones.len(),
        since(&|_| killed),
        since(&|it| it.0)
    );
    over.len() == ones.len()
}
