//! A debrief as it is read: as text and as a page.

use std::path::Path;

use warning_signs::call::Call;
use warning_signs::call::command::{Command, TraceAt};
use warning_signs::call::event::Event;
use warning_signs::debrief::Debrief;
use warning_signs::debrief::item::{Point, Verdict};
use warning_signs::journal::{Chain, Header, Journal};
use warning_signs::records::Query;
use warning_signs::report::account;
use warning_signs::report::page::page;
use warning_signs::scenario::catalogue::Catalogue;
use warning_signs::scenario::drawn::Seed;
use warning_signs::scenario::loaded::Scenario;
use warning_signs::scenario::number::{AdviceNo, FactNo, LineNo, SignNo};
use warning_signs::scenario::script::{Grade, System};
use warning_signs::terminal::debrief::text;
use warning_signs::understanding::{Candidate, Certainty, Heard, Manner, Meaning, Move, Part};

use crate::generated_scenario;

const MARKUP: &str = "<script>alert(1)</script> & \"quoted\" mum is over-anxious";

fn debriefed(commands: Vec<(u64, Command)>) -> Debrief {
    let scenario = generated_scenario();
    let mut call = Call::ring(&scenario, Seed(7));
    let mut bytes = Vec::new();
    let mut chain = Chain::begin(&Header::of(&call), &mut bytes);
    for (at_ms, command) in commands {
        let happened: Vec<Event> = call.handle(at_ms, command).unwrap().to_vec();
        for event in &happened {
            chain.push(event, &mut bytes);
        }
    }
    Debrief::from_journal(&scenario, &Journal::read(&scenario, &bytes).unwrap())
}

fn ask(text: &str, meaning: Option<Meaning>) -> Command {
    let part = match meaning {
        Some(meaning) => Part {
            certainty: Certainty::Sure,
            candidates: vec![Candidate {
                meaning,
                score: 900,
                why: String::new(),
            }],
        },
        None => Part {
            certainty: Certainty::Nothing,
            candidates: vec![],
        },
    };
    Command::Ask {
        text: text.to_owned(),
        heard: Heard {
            parts: vec![part],
            manner: Manner::Neutral,
        },
    }
}

fn search(name: &str, reason: &str) -> Command {
    Command::Search {
        system: System::National,
        query: Query {
            name: Some(name.to_owned()),
            ..Query::default()
        },
        reason: reason.to_owned(),
    }
}

fn sign(id: &str) -> SignNo {
    let signs = &Catalogue::built_in().signs;
    let place = signs.iter().position(|it| it.id == id).unwrap();
    SignNo(u16::try_from(place).unwrap())
}

/// The first line of a fact.
fn line_of(fact: u16) -> LineNo {
    let scenario = generated_scenario();
    let all = (0..400).map(LineNo);
    all.filter(|line| scenario.line(*line).is_some())
        .find(|line| scenario.fact_of_line(*line) == Some(FactNo(fact)))
        .unwrap()
}

/// A call with something of everything: met, late, missed, wrong.
fn mixed() -> Vec<(u64, Command)> {
    let opened = TraceAt {
        enquiry: 0,
        trace: 0,
    };
    vec![
        (
            14_000,
            ask("what is the matter then", Some(Meaning::Fact(FactNo(0)))),
        ),
        (40_000, ask("flurbl <b>grobnik</b>", None)),
        (60_000, Command::Say(Move::Acknowledge)),
        (
            66_000,
            Command::Mark {
                line: line_of(0),
                sign: sign("age-gap"),
            },
        ),
        (
            70_000,
            Command::Mark {
                line: line_of(0),
                sign: sign("late-night-contact"),
            },
        ),
        (
            80_000,
            search(
                "Adam Abbot",
                "a child is at risk & <i>his</i> name was given",
            ),
        ),
        (84_000, Command::Open(opened)),
        (90_000, Command::Write(MARKUP.to_owned())),
        (95_000, Command::Quote(line_of(0))),
        (120_000, Command::Advise(AdviceNo(0))),
        (
            150_000,
            Command::Grade {
                grade: Grade::WithoutDeployment,
                because: None,
            },
        ),
        (160_000, Command::Submit),
        (170_000, Command::Accept),
        (180_000, Command::End),
    ]
}

/// The text of one debrief, whatever the version and the scenario's hash are.
fn without_hash(mut debrief: Debrief) -> Debrief {
    debrief.journal_hash = "0".repeat(64);
    debrief
}

#[test]
fn the_text_of_a_call_with_something_of_everything() {
    insta::assert_snapshot!(text(&without_hash(debriefed(mixed())), 80, false));
}

#[test]
fn what_was_said_unasked_is_not_told_as_asked() {
    let place = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios/blue-box/scenario.ron");
    let source = std::fs::read_to_string(place).unwrap();
    let (scenario, _) = Scenario::load(&source, None).unwrap();
    let mut call = Call::ring(&scenario, Seed(7));
    let mut bytes = Vec::new();
    let mut chain = Chain::begin(&Header::of(&call), &mut bytes);
    // Nothing is asked; what is told is what the mother volunteers.
    for at_ms in (1..60).map(|tens| tens * 10_000) {
        for event in call.handle(at_ms, Command::Wait).unwrap().to_vec() {
            chain.push(&event, &mut bytes);
        }
    }
    for event in call.handle(600_000, Command::End).unwrap().to_vec() {
        chain.push(&event, &mut bytes);
    }
    let journal = Journal::read(&scenario, &bytes).unwrap();
    let debrief = Debrief::from_journal(&scenario, &journal);
    let asks = debrief.items.iter().filter(|it| it.point == Point::Ask);
    let seen: Vec<&str> = asks.map(|it| it.seen.as_str()).collect();
    assert!(seen.contains(&"The caller said it unasked."), "{seen:#?}");
    assert!(
        !seen.contains(&"The caller was asked, and said it."),
        "{seen:#?}"
    );
}

#[test]
fn a_call_that_was_left_is_not_scored() {
    let mut commands = mixed();
    commands.truncate(6);
    commands.push((100_000, Command::Leave));
    let debrief = debriefed(commands);
    let words = text(&debrief, 60, false);
    assert!(words.contains("Nothing in it is scored"), "{words}");
    for word in ["Scores", "Missed", "Not passed"] {
        assert!(!words.contains(word), "{word} in {words}");
    }
    let page = page(&debrief);
    assert!(page.contains("Nothing in it is scored"));
    assert!(!page.contains("Missed"));
}

#[test]
fn why_it_was_not_passed_is_told_without_blame() {
    let mut debrief = debriefed(mixed());
    for critical in &debrief.critical {
        let item = debrief.items.iter().find(|item| item.id == *critical);
        assert!(text(&debrief, 10_000, false).contains(&format!("- {}", item.unwrap().what)));
    }
    assert!(account::result(&debrief).starts_with("Not passed this time: three points"));
    debrief.critical.truncate(1);
    debrief.decision = None;
    assert_eq!(
        account::result(&debrief),
        "Not passed this time: one point that a pass cannot do without was missed or went wrong; \
         the log did not reach the supervisor; the total is 36, and a pass needs 70."
    );
    debrief.finished = false;
    assert!(account::result(&debrief).contains("not played to its end"));
    (debrief.finished, debrief.passed, debrief.score.total) = (true, true, 91);
    assert!(account::result(&debrief).starts_with("Passed, with 91 of 100."));
    for words in ["fail", "Fail"] {
        assert!(!text(&debrief, 80, false).contains(words));
    }
}

#[test]
fn the_text_begins_with_the_concern_and_keeps_to_its_width() {
    let debrief = debriefed(mixed());
    for width in [30, 60, 100] {
        let words = text(&debrief, width, false);
        let begins: String = words
            .split_whitespace()
            .take(3)
            .collect::<Vec<_>>()
            .join(" ");
        assert!(debrief.sentence.starts_with(&begins), "{begins}");
        for line in words.lines() {
            let one_word = line.split_whitespace().count() == 1;
            assert!(
                line.chars().count() <= width || one_word,
                "{width}: {line:?}"
            );
        }
    }
}

#[test]
fn style_adds_only_codes() {
    let debrief = debriefed(mixed());
    let plain = text(&debrief, 80, false);
    assert!(!plain.contains('\x1b'));
    let mut styled = text(&debrief, 80, true);
    assert_ne!(plain, styled);
    for code in [
        "\x1b[0m",
        "\x1b[1m",
        "\x1b[1;36m",
        "\x1b[32m",
        "\x1b[1;33m",
        "\x1b[2m",
    ] {
        styled = styled.replace(code, "");
    }
    assert_eq!(plain, styled);
}

/// A text as HTML has it.
fn escaped(text: &str) -> String {
    text.replace('&', "&#38;")
        .replace('<', "&#60;")
        .replace('>', "&#62;")
        .replace('"', "&#34;")
        .replace('\'', "&#39;")
}

#[test]
fn the_page_has_every_point_and_loads_nothing() {
    let debrief = debriefed(mixed());
    let page = page(&debrief);
    let words = text(&debrief, 10_000, false);
    for item in &debrief.items {
        assert!(page.contains(&escaped(&item.what)), "{}", item.id);
        let kept = item.weight == 0 && item.verdict == Verdict::Met;
        assert!(kept || page.contains(&escaped(&item.seen)), "{}", item.id);
        assert!(words.contains(&item.what), "{}", item.id);
    }
    for loads in [
        "src=",
        "href=\"http",
        "url(",
        "@import",
        "<script",
        "<link",
        "<iframe",
    ] {
        assert!(!page.contains(loads), "{loads}");
    }
    for scheme in ["http://", "https://"] {
        assert!(!page.contains(scheme), "{scheme}");
    }
}

#[test]
fn what_was_typed_is_words_in_the_page_and_never_markup() {
    let debrief = debriefed(mixed());
    let page = page(&debrief);
    assert!(
        page.contains("&#60;script&#62;alert(1)&#60;/script&#62;"),
        "the log's wording is quoted"
    );
    for markup in ["<script", "<b>grobnik", "<i>his"] {
        assert!(!page.contains(markup), "{markup}");
    }
}

/// Elements that are opened are closed, in order.
#[test]
fn the_page_is_well_formed() {
    let page = page(&debriefed(mixed()));
    let mut open = vec!["html", "head"];
    let body = page.split_once("</style>").unwrap().1;
    for tag in body.split('<').skip(1) {
        let tag = tag.split_once('>').unwrap().0;
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop(), Some(name));
        } else if tag != "br" {
            open.push(tag.split_whitespace().next().unwrap());
        }
    }
    assert!(open.is_empty(), "{open:?}");
}
