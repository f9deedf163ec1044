//! The browser player's server under learners: how long a command takes until its view is there, and what a learner
//! costs in memory. `cargo bench --bench serving [-- LEARNERS SECONDS]`; WARNING_SIGNS names another program to measure.

#![expect(clippy::unwrap_used, reason = "a measurement that cannot go on ends")]

#[path = "served.rs"]
mod served;

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::Child;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use served::memory_kib;
use ureq::Agent;

/// What learners say, one after the other.
const SAID: [&str; 6] = [
    "What is his name, and how old is he?",
    "Who is he talking to?",
    "How did they come to know each other?",
    "Do you know his real name?",
    "Have they planned to meet?",
    "What worries you most about it?",
];

fn main() {
    let numbers: Vec<u64> = std::env::args().filter_map(|it| it.parse().ok()).collect();
    let learners = numbers.first().copied().unwrap_or(200);
    let seconds = numbers.get(1).copied().unwrap_or(20);
    let folder = tempfile::tempdir().unwrap();
    let (mut server, address) = start(folder.path());
    let process = server.id();
    let agents: Vec<Agent> = (0..learners).map(|_| Agent::new_with_defaults()).collect();
    // One learner has everything read that is read once.
    let first = Agent::new_with_defaults();
    let call = ring(&first, &address, 1);
    send(&first, &address, &call, 1, &json!({ "Ask": SAID[0] }));
    let empty = memory_kib(process);
    for agent in &agents {
        agent
            .get(&address)
            .call()
            .unwrap()
            .body_mut()
            .read_to_string()
            .unwrap();
    }
    let known = memory_kib(process);
    println!(
        "{learners} learners who came: {} a learner",
        each(known - empty, learners)
    );
    let calls: Vec<String> = (0..)
        .zip(&agents)
        .map(|(seed, it)| ring(it, &address, seed))
        .collect();
    let in_calls = memory_kib(process);
    println!(
        "{learners} learners in calls: {} a learner",
        each(in_calls - empty, learners)
    );

    let until = Instant::now() + Duration::from_secs(seconds);
    let mut took: Vec<Duration> = std::thread::scope(|scope| {
        let played = agents
            .iter()
            .zip(&calls)
            .enumerate()
            .map(|(place, (agent, call))| {
                let address = &address;
                scope.spawn(move || {
                    // Not all at the same moment.
                    std::thread::sleep(Duration::from_millis(place as u64 * 1000 / learners));
                    play(agent, address, call, until)
                })
            });
        let played: Vec<_> = played.collect();
        played
            .into_iter()
            .flat_map(|it| it.join().unwrap())
            .collect()
    });
    took.sort_unstable();
    let at = |per_mille: usize| took[(took.len() - 1) * per_mille / 1000].as_secs_f64() * 1000.0;
    println!(
        "{} commands of {learners} learners in {seconds} s, until the view is there: median {:.1} ms, 95 % {:.1} ms, 99 % {:.1} ms, longest {:.1} ms",
        took.len(),
        at(500),
        at(950),
        at(990),
        at(1000)
    );
    let told = |when: &str| {
        let kib = memory_kib(process) - empty;
        println!("{when}: {} a learner", each(kib, learners));
    };
    told("after that");
    look_on(&agents, &calls, &address, Duration::from_secs(60));
    told("who looked on and did nothing for a minute");
    std::thread::sleep(Duration::from_secs(100));
    told("who have gone away");
    server.kill().unwrap();
    server.wait().unwrap();
}

fn start(folder: &Path) -> (Child, String) {
    let mut server = served::command(folder, "127.0.0.1:0").spawn().unwrap();
    let mut first = String::new();
    BufReader::new(server.stdout.take().unwrap())
        .read_line(&mut first)
        .unwrap();
    (server, format!("http://{}/", served::told(&first)))
}

fn ring(agent: &Agent, address: &str, seed: u64) -> String {
    agent
        .get(address)
        .call()
        .unwrap()
        .body_mut()
        .read_to_string()
        .unwrap();
    let asked = json!({ "scenario": "server-owner", "seed": seed });
    let mut answer = agent
        .post(format!("{address}api/calls"))
        .send_json(&asked)
        .unwrap();
    let rung: Value = answer.body_mut().read_json().unwrap();
    rung["call"].as_str().unwrap().to_owned()
}

fn send(agent: &Agent, address: &str, call: &str, no: u64, deed: &Value) -> Value {
    let asked = json!({ "no": no, "deed": deed });
    let answer = agent
        .post(format!("{address}api/calls/{call}/send"))
        .send_json(&asked);
    answer.unwrap().body_mut().read_json().unwrap()
}

/// One command a second, as quick as anybody types.
fn play(agent: &Agent, address: &str, call: &str, until: Instant) -> Vec<Duration> {
    let mut took = Vec::new();
    for no in 1.. {
        let began = Instant::now();
        if began >= until {
            break;
        }
        let deed = match no % 4 {
            0 => json!({ "Write": format!("Said at {no}: he decides who is on.") }),
            _ => json!({ "Ask": SAID[no as usize % SAID.len()] }),
        };
        let shown = send(agent, address, call, no, &deed);
        took.push(began.elapsed());
        assert_eq!(shown["sent"], json!(no), "{shown}");
        std::thread::sleep(Duration::from_secs(1).saturating_sub(began.elapsed()));
    }
    took
}

/// Pages that are open: each looks every two seconds.
fn look_on(agents: &[Agent], calls: &[String], address: &str, how_long: Duration) {
    let until = Instant::now() + how_long;
    while Instant::now() < until {
        let round = Instant::now();
        for (agent, call) in agents.iter().zip(calls) {
            let looked = agent
                .get(format!("{address}api/calls/{call}/look?version=1"))
                .call();
            looked.unwrap().body_mut().read_to_string().unwrap();
        }
        std::thread::sleep(Duration::from_secs(2).saturating_sub(round.elapsed()));
    }
}

fn each(kib: i64, learners: u64) -> String {
    format!("{:.1} KiB", kib as f64 / learners as f64)
}
