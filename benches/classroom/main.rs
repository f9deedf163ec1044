//! A classroom's server under a whole session, as the load of a second process on this machine.
//!
//! `cargo bench --bench classroom -- load [TRAINEES] [SECONDS] [pages]`: everybody does something once a second.
//! `… -- kill [KILLS] [TRAINEES]`: the server is killed again and again. `… -- two [SECONDS] [TRAINEES]`: of two servers on
//! one database one is killed. `… -- workbook [TRAINEES]`: results are taken out of a session that is over.
//! WARNING_SIGNS names another program to measure, CLASSROOM_DATABASE a PostgreSQL database to keep everything in.

#![expect(clippy::unwrap_used, reason = "a measurement that cannot go on ends")]

mod board;
mod browser;
mod check;
mod connection;
mod deed;
mod instructor;
mod kill;
mod load;
#[path = "../served.rs"]
mod served;
mod server;
mod spread;
mod tally;
mod trainee;
mod two;
mod workbook;

use std::process::ExitCode;
use std::time::Duration;

use self::load::Load;

/// How long a measurement may take, whatever happens.
const LONGEST: Duration = Duration::from_secs(30 * 60);
/// How many trainees there may be.
const MOST_TRAINEES: u64 = 5_000;
/// How long they may play, in seconds.
const MOST_SECONDS: u64 = 900;
/// How often the server may be killed.
const MOST_KILLS: u64 = 1_000;
/// How many files may be open: two connections a trainee.
const FILES: u64 = 12_000;

fn main() -> ExitCode {
    // What `cargo bench` says to every measurement is not for this one.
    let words: Vec<String> = std::env::args()
        .skip(1)
        .filter(|it| !it.starts_with("--"))
        .collect();
    // Where the machine allows fewer, that is found out when they are needed.
    let _ = rlimit::increase_nofile_limit(FILES);
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .unwrap();
    let holds = runtime.block_on(async { tokio::time::timeout(LONGEST, measure(&words)).await });
    runtime.shutdown_background();
    match holds {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => {
            println!("not all was well");
            ExitCode::FAILURE
        }
        Err(_) => {
            println!("it took too long");
            ExitCode::FAILURE
        }
    }
}

/// Does what these words want. Whether all was well.
async fn measure(words: &[String]) -> bool {
    let numbers: Vec<u64> = words.iter().filter_map(|it| it.parse().ok()).collect();
    let number = |place: usize, usual: u64, most: u64| {
        let number = numbers.get(place).copied().unwrap_or(usual);
        number.clamp(1, most)
    };
    let count = |place, usual| usize::try_from(number(place, usual, MOST_TRAINEES)).unwrap();
    let database = std::env::var("CLASSROOM_DATABASE").ok();
    let database = database.as_deref();
    match words.first().map_or("load", String::as_str) {
        "load" => {
            let wanted = Load {
                trainees: count(0, 2_000),
                seconds: number(1, 30, MOST_SECONDS),
                pages: words.iter().any(|it| it == "pages"),
            };
            load::load(&wanted, database).await
        }
        "kill" => kill::kill(number(0, 100, MOST_KILLS), count(1, 40), database).await,
        "two" => {
            let database = database.expect("CLASSROOM_DATABASE names a database: postgres://…");
            two::two(number(0, 20, MOST_SECONDS), count(1, 60), database).await
        }
        "workbook" => workbook::workbook(count(0, 2_000), database).await,
        other => {
            println!("there is no `{other}`: load, kill, two or workbook");
            false
        }
    }
}
