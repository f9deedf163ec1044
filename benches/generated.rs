//! Scenarios made by rule, of any size, for measuring and for laws. They are valid and mean nothing.

use std::fmt::Write;

/// The text of a valid scenario with this many facts and records, of two lines and three phrases a fact.
pub fn scenario(facts: usize, records: usize) -> String {
    let mut text = String::with_capacity(600 * facts + 500 * records + 8_000);
    text.push_str(HEAD);
    text.push_str("    facts: [\n");
    for fact in 0..facts {
        one_fact(&mut text, fact, facts);
    }
    text.push_str("    ],\n    records: [\n");
    for record in 0..records {
        one_record(&mut text, record);
    }
    text.push_str("    ],\n");
    text.push_str(TAIL);
    text
}

fn one_fact(text: &mut String, fact: usize, facts: usize) {
    let needs = match fact % 7 {
        3 => "needs: [Trust(30)], ".to_owned(),
        5 => format!("needs: [Told(\"fact-{}\")], ", fact - 1),
        _ => String::new(),
    };
    let offered = match fact % 11 {
        4 => format!("offered: [After({})], ", 25 + fact % 200),
        6 => format!("offered: [Follows(\"fact-{}\")], ", fact - 1),
        _ => String::new(),
    };
    let sign = SIGNS[fact % SIGNS.len()];
    let word = words(fact);
    let gives = if fact == 1 {
        "gives: [\"subject.name\"], "
    } else {
        ""
    };
    // Writing to a string cannot fail.
    let _ = write!(
        text,
        "        (\n            id: \"fact-{fact}\",\n            topic: \"matter {fact}\",\n            \
         asked: [\"what about the {word}\", \"tell me of the {word} then\", \"is there any {word} here\"],\n            \
         {offered}{needs}\n            says: [\n                \
         (id: \"fact-{fact}-1\", text: \"There is something about the {word} that {{child}} told me.\", delivery: Worried),\n                \
         (id: \"fact-{fact}-2\", text: \"It was number {fact} of {facts}, as far as I can say.\"),\n            ],\n            \
         signs: [(sign: \"{sign}\", weight: Weak)],\n            {gives}noted: [\"{word} told\"],\n        ),\n",
    );
}

fn one_record(text: &mut String, record: usize) {
    let (first, last) = (
        FIRST[record % FIRST.len()],
        LAST[record / FIRST.len() % LAST.len()],
    );
    let year = 1960 + record % 50;
    let _ = writeln!(
        text,
        "        (id: \"record-{record}\", kind: Person, system: National, force: \"Harrowmere Constabulary\", \
         name: \"{first} {last}{}\", born: On(\"{year}-03-14\"), town: \"Wexmoor\", summary: \"Nothing alleged.\"),",
        syllables(record / (FIRST.len() * LAST.len())),
    );
}

/// A word of its own for each number.
fn words(number: usize) -> String {
    format!(
        "{}{}",
        syllables(number % 97 + 1),
        syllables(number / 97 + 11)
    )
}

fn syllables(mut number: usize) -> String {
    const PARTS: [&str; 12] = [
        "ba", "ke", "lo", "mi", "nu", "pa", "re", "so", "ti", "vu", "wa", "ze",
    ];
    let mut word = String::new();
    while number > 0 {
        word.push_str(PARTS[number % PARTS.len()]);
        number /= PARTS.len();
    }
    word
}

const SIGNS: [&str; 6] = [
    "age-gap",
    "controls-the-group",
    "cut-off-friends",
    "gifts-unexplained",
    "secretive-online",
    "late-night-contact",
];
const FIRST: [&str; 10] = [
    "Adam", "Beth", "Carl", "Dina", "Evan", "Faye", "Gita", "Hugh", "Iris", "Jack",
];
const LAST: [&str; 12] = [
    "Abbot", "Barker", "Cole", "Dunne", "Ellery", "Frost", "Grange", "Holt", "Ingram", "Jarrow",
    "Keane", "Lister",
];

const HEAD: &str = r#"Scenario(
    id: "generated",
    version: 1,
    title: "Generated",
    seat: CallHandler,
    level: Foundation,
    minutes: 5,
    objectives: ["Measure"],
    care_note: "Made by rule; it means nothing.",
    provenance: (sources: ["app-concern-for-child"], owner: "nobody", review_due: "2099-01-01"),
    today: "2026-03-02",
    cast: {
        "child": (names: ["Theo", "Callum", "Ravi"], age: (13, 15)),
        "subject": (
            names: ["Luke Marsden", "Ryan Pell", "Owen Tarrant"],
            age: (18, 20),
            also: {"username": ["marz_one", "pellmell", "tarr_x"]},
        ),
    },
    caller: (
        who: "mother",
        trust: 50,
        distress: 50,
        lines: (
            greeted: [(id: "greeted-1", text: "Hello.")],
            acknowledged: [(id: "acknowledged-1", text: "Yes. That is it.")],
            reassured: [(id: "reassured-1", text: "Thank you.")],
            explained: [(id: "explained-1", text: "All right.")],
            apologised: [(id: "apologised-1", text: "It is all right.")],
            advised: [(id: "advised-1", text: "I will."), (id: "advised-2", text: "Yes.")],
            dismissed: [(id: "dismissed-1", text: "It is not nothing.")],
            blamed: [(id: "blamed-1", text: "Are you saying it is my fault?")],
            told_record: [(id: "told-record-1", text: "Oh no.")],
            guarded: [(id: "guarded-1", text: "I would rather not say.")],
            again: [(id: "again-1", text: "As I said.")],
            unsure: [(id: "unsure-1", text: "Sorry, what do you mean?")],
            off_topic: [(id: "off-topic-1", text: "What has that to do with it?")],
            nothing_more: [(id: "nothing-more-1", text: "That is all.")],
            still_there: [(id: "still-there-1", text: "Are you still there?")],
            back: [(id: "back-1", text: "Yes, I am here.")],
            goodbye_eased: [(id: "goodbye-eased-1", text: "Thank you. Goodbye.")],
            goodbye_uneasy: [(id: "goodbye-uneasy-1", text: "Goodbye then.")],
        ),
    ),
    opening: [
        (id: "open-1", text: "Hello, I need to talk to someone about {child}."),
        (id: "open-2", text: "I think he is being groomed.", delivery: Worried),
    ],
    concern: (
        that: "{child} is being groomed",
        first: "open-2",
        restated: 3,
        lines: [
            (id: "concern-1", text: "I said I think he is being groomed."),
            (id: "concern-2", text: "Somebody is grooming my son."),
            (id: "concern-3", text: "That is what I am ringing about."),
        ],
        heeded_by: ["fact-0"],
    ),
"#;

const TAIL: &str = r#"    expects: (
        recognise: [(sign: "age-gap", critical: true), (sign: "controls-the-group")],
        ask: [(fact: "fact-0", why: "It matters.")],
        enquire: [(system: National, about: "subject", critical: true, why: "It matters.")],
        log: [(what: Concern, critical: true, why: "It matters."), (what: Fact("fact-0"), why: "It matters.")],
        advise: [(advice: "keep-evidence", critical: true), (advice: "no-meeting")],
        grade: (at_least: Scheduled, at_most: Immediate, why: "It matters."),
        refer: [(route: "child-abuse-unit", by: Today)],
        review: (answer: Challenge, critical: true, why: "It matters."),
        care: [(what: Acknowledged, why: "It matters.")],
        never: [(what: Blame, why: "It matters."), (what: CloseWithoutEnquiry("subject"), why: "It matters.")],
    ),
    review: (
        decisions: [
            (when: [FewerThan(2, [Fact("fact-0"), Fact("fact-1"), Concern])], decision: NoFurtherAction, says: "Nothing here.", right: false),
            (decision: Downgraded(Scheduled), says: "Not urgent.", right: false),
        ],
        challenge: (
            evidence: [Fact("fact-0"), Fact("fact-1"), Concern],
            enough: 2,
            changed: "I see. Send it on.",
            unchanged: "That changes nothing.",
        ),
    ),
    outcomes: [
        (id: "agreed", when: [Agreed], title: "Taken up", text: "It was taken up."),
        (id: "closed", title: "Closed", text: "It was closed."),
    ],
)
"#;
