//! How long it takes to understand an utterance: by what kind it is, and over all the lines people wrote to test it.

use std::borrow::Cow;
use std::fs;
use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

use criterion::Criterion;
use warning_signs::call::Call;
use warning_signs::scenario::drawn::Seed;
use warning_signs::scenario::loaded::Scenario;
use warning_signs::scenario::number::FactNo;
use warning_signs::understanding::{Askable, Names, Spoken, Understanding};

const OPENINGS: [&str; 6] = [
    "what is",
    "do you know",
    "tell me about",
    "has he said anything about",
    "how often is",
    "who knows about",
];
const THINGS: [&str; 20] = [
    "server", "phone", "messages", "school", "friend", "money", "parcel", "church", "bedroom",
    "laptop", "username", "train", "photos", "party", "football", "sister", "headset", "password",
    "holiday", "job",
];
const KINDS: [&str; 10] = [
    "new", "second", "hidden", "older", "broken", "private", "school", "weekend", "borrowed",
    "lost",
];

fn phrases(number: usize) -> Vec<Cow<'static, str>> {
    let thing = THINGS[number % THINGS.len()];
    let kind = KINDS[number / THINGS.len()];
    OPENINGS
        .iter()
        .map(|opening| format!("{opening} the {kind} {thing} he uses").into())
        .collect()
}

fn facts() -> Vec<Askable<'static>> {
    (0..200)
        .map(|number| Askable {
            fact: FactNo(number as u16),
            phrases: phrases(number),
            questions: Vec::new(),
        })
        .collect()
}

fn file(path: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    fs::read_to_string(path).expect("it is in the repository")
}

/// The lines of all the labelled lists.
fn lines() -> Vec<String> {
    let mut lines = Vec::new();
    for list in ["tune", "report"] {
        for id in ["server-owner", "server-coach"] {
            let text = file(&format!("tests/data/understanding/{list}/{id}.tsv"));
            let utterances = text.lines().filter_map(|line| line.split('\t').next());
            lines.extend(utterances.map(str::to_owned));
        }
    }
    lines
}

/// The median and the 99th percentile of the time a line takes.
fn spread(name: &str, lines: &[String], hear: impl Fn(&str)) {
    lines.iter().for_each(|line| hear(line));
    let mut taken: Vec<Duration> = lines
        .iter()
        .map(|line| {
            let from = Instant::now();
            hear(black_box(line));
            from.elapsed()
        })
        .collect();
    taken.sort();
    println!(
        "{name}: {} lines, median {:?}, 99th percentile {:?}, longest {:?}",
        taken.len(),
        taken[taken.len() / 2],
        taken[taken.len() * 99 / 100],
        taken[taken.len() - 1]
    );
}

fn main() {
    let names = Names {
        child: vec!["Daniel Hart"],
        subject: vec!["Luke Marsden"],
        ..Names::default()
    };
    let facts = facts();
    let begun = Instant::now();
    let understanding = Understanding::of(&facts, &names);
    println!(
        "what all calls have in common and 200 facts, once: {:?}",
        begun.elapsed()
    );
    let lines = lines();
    spread("200 facts", &lines, |line| {
        black_box(understanding.hear(line));
    });
    let owner = file("scenarios/server-owner/scenario.ron");
    let (owner, _) = Scenario::load(&owner, None).expect("it is valid");
    let call = Call::ring(&owner, Seed(1));
    let of_call = call.understanding();
    spread("server-owner", &lines, |line| {
        black_box(of_call.hear(line));
    });
    spread(
        "server-owner, in a call, where he may be somebody",
        &lines,
        |line| {
            black_box(warning_signs::call::hearing::hear(
                &of_call,
                line,
                Some(Spoken::Child),
            ));
        },
    );
    let mut criterion = Criterion::default().configure_from_args();
    criterion.bench_function("prepare 200 facts", |b| {
        b.iter(|| Understanding::of(black_box(&facts), &names))
    });
    criterion.bench_function("prepare server-owner", |b| b.iter(|| call.understanding()));
    for (name, text) in [
        (
            "one question",
            "And do you know anything about his second phone?".to_owned(),
        ),
        (
            "two questions",
            "Thanks, that's helpful. Who knows about the hidden laptop and how old is Luke?"
                .to_owned(),
        ),
        (
            "600 characters of slips",
            "sevrer phnoe mesages usrename lapotp qwertyuiop ".repeat(20),
        ),
        (
            "600 characters of sentences",
            "who is it? what's his name. ".repeat(30),
        ),
        ("600 characters of one sentence", "and his name ".repeat(60)),
        ("a million characters", "who is he and ".repeat(71_429)),
    ] {
        criterion.bench_function(name, |b| b.iter(|| understanding.hear(black_box(&text))));
    }
    criterion.final_summary();
}
