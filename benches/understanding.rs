//! How long it takes to understand an utterance, with 200 facts of 6 phrases each.

use std::borrow::Cow;
use std::hint::black_box;

use criterion::Criterion;
use warning_signs::scenario::number::FactNo;
use warning_signs::understanding::{Askable, Names, Understanding};

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

fn main() {
    let names = Names {
        child: vec!["Daniel Hart"],
        subject: vec!["Luke Marsden"],
        others: Vec::new(),
    };
    let facts = facts();
    let understanding = Understanding::of(&facts, &names);
    let mut criterion = Criterion::default().configure_from_args();
    criterion.bench_function("prepare 200 facts", |b| {
        b.iter(|| Understanding::of(black_box(&facts), &names))
    });
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
    ] {
        criterion.bench_function(name, |b| b.iter(|| understanding.hear(black_box(&text))));
    }
    criterion.final_summary();
}
