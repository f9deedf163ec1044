//! The supervisor's seat: its plays, its laws, its scripts and the program.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use proptest::prelude::*;
use warning_signs::authoring::library::{Library, read_review};
use warning_signs::call::play::{Expectation, Play};
use warning_signs::call::terms::{Mode, Terms};
use warning_signs::debrief::Debrief;
use warning_signs::debrief::item::{Point, Verdict};
use warning_signs::journal::{Chain, Journal};
use warning_signs::scenario::drawn::Seed;
use warning_signs::scenario::number::{CastNo, LogNo, RouteNo};
use warning_signs::scenario::script::{Grade, LogScript, ReviewDecision, System, Urgency};
use warning_signs::supervising::command::{Act, Command, Order};
use warning_signs::supervising::debrief::debrief;
use warning_signs::supervising::deed::Deed;
use warning_signs::supervising::event::Event;
use warning_signs::supervising::queue::{Handed, NotHanded};
use warning_signs::supervising::refusal::Refusal;
use warning_signs::supervising::run::{self, NotDone, Rehearsed, rehearse};
use warning_signs::supervising::{Queue, Shift};

use super::program::Program;

fn library() -> Library {
    Library::at(&Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios"))
}

/// Loaded once: its calls are large, and cheap to clone.
fn queue() -> Queue {
    static QUEUE: OnceLock<Queue> = OnceLock::new();
    let load = || library().queue("second-pair").unwrap();
    QUEUE.get_or_init(load).clone()
}

fn play(name: &str) -> Play<Deed> {
    let plays = library().plays("second-pair").unwrap();
    let (_, path) = plays.into_iter().find(|(it, _)| it == name).unwrap();
    read_review(&path).unwrap()
}

/// The journal of a play as a file holds it.
fn bytes(rehearsed: &Rehearsed) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut chain = Chain::begin(&rehearsed.journal.header, &mut bytes);
    for event in &rehearsed.journal.events {
        chain.push(event, &mut bytes);
    }
    bytes
}

fn debrief_of(queue: &Queue, name: &str, seed: u64, terms: Terms) -> Debrief {
    let rehearsed = rehearse(queue, Seed(seed), terms, &play(name));
    let journal = queue.journal(&bytes(&rehearsed)).unwrap();
    assert_eq!(journal.lost, None);
    assert_eq!(journal.events, rehearsed.journal.events);
    debrief(queue, &journal)
}

#[test]
fn every_play_of_the_seat_comes_out_as_it_says() {
    let queue = queue();
    let plays = library().plays("second-pair").unwrap();
    assert!(plays.len() >= 5);
    for (name, path) in plays {
        let play = read_review(&path).unwrap();
        assert!(
            !play.expects.is_empty(),
            "{name} says nothing of its result"
        );
        for seed in 1..=12 {
            let rehearsed = rehearse(&queue, Seed(seed), Terms::default(), &play);
            let own = |why: &NotDone| matches!(why, NotDone::Refused(Refusal::Own { .. }));
            let not_done = &rehearsed.not_done;
            assert!(
                not_done.iter().all(|(_, why)| own(why)),
                "{name}: {not_done:?}"
            );
            assert_eq!(not_done.is_empty(), name != "own-log");
            let debrief = debrief(&queue, &rehearsed.journal);
            for expected in &play.expects {
                let holds = match expected {
                    Expectation::Pass => debrief.passed,
                    Expectation::Fail => !debrief.passed,
                    Expectation::Missed(point) => debrief.items.iter().any(|item| {
                        item.point.name() == point
                            && matches!(item.verdict, Verdict::Missed | Verdict::Wrong)
                    }),
                };
                assert!(holds, "{name} with seed {seed}: {expected:?}");
            }
        }
    }
}

#[test]
fn the_expert_passes_with_room_to_spare_in_every_mode() {
    let queue = queue();
    for mode in [Mode::Guided, Mode::Practice, Mode::Assessed] {
        let terms = Terms {
            mode,
            ..Terms::default()
        };
        let debrief = debrief_of(&queue, "expert", 7, terms);
        assert!(
            debrief.passed && debrief.score.total >= 95,
            "{:?}",
            debrief.score
        );
        assert!(debrief.logs.iter().all(|it| it.outcome.is_some()));
        let json = serde_json::to_value(&debrief).unwrap();
        assert_eq!(json["logs"][3]["decision"], "Passed on");
    }
}

#[test]
fn a_rubber_stamp_fails_on_every_point_and_says_what_the_recording_had() {
    let debrief = debrief_of(&queue(), "passed-over", 3, Terms::default());
    for point in [
        "check:first-closed-unchecked",
        "challenge:first",
        "challenge:third",
    ] {
        assert!(
            debrief.critical.iter().any(|it| it == point),
            "{:?}",
            debrief.critical
        );
    }
    let first = debrief
        .items
        .iter()
        .find(|it| it.id == "challenge:first")
        .unwrap();
    assert_eq!(first.verdict, Verdict::Wrong);
    let quote = first.moment.as_ref().unwrap();
    assert_eq!(quote.line.as_deref(), Some("meeting-1"));
    assert!(
        quote.text.contains("last Saturday of the month"),
        "{}",
        quote.text
    );
    assert!(debrief.score.total < 20, "{:?}", debrief.score);
    assert_eq!(
        debrief.logs[0].outcome.as_ref().unwrap().title,
        "It was closed, and she rang again"
    );
}

#[test]
fn to_send_up_a_sound_log_is_wrong_too() {
    let debrief = debrief_of(&queue(), "over-escalates", 3, Terms::default());
    let second = debrief
        .items
        .iter()
        .find(|it| it.id == "challenge:second")
        .unwrap();
    assert_eq!(second.verdict, Verdict::Wrong);
    assert!(
        second.why.contains("cleared youth worker"),
        "{}",
        second.why
    );
    assert!(second.moment.as_ref().unwrap().text.contains("letter"));
    let too_high = |it: &&warning_signs::debrief::item::Item| it.point == Point::Grade;
    let grades: Vec<_> = debrief.items.iter().filter(too_high).collect();
    assert!(
        grades
            .iter()
            .all(|it| it.verdict == Verdict::Wrong && it.seen.contains("too high"))
    );
}

#[test]
fn words_that_shame_fail_a_review_that_decides_rightly() {
    let debrief = debrief_of(&queue(), "shames", 3, Terms::default());
    let right = |it: &&warning_signs::debrief::item::Item| it.point == Point::Challenge;
    assert!(
        debrief
            .items
            .iter()
            .filter(right)
            .all(|it| it.verdict == Verdict::Met)
    );
    assert_eq!(
        debrief.critical,
        ["care:first-kindness", "care:third-kindness"]
    );
    assert_eq!(debrief.score.care, 0);
}

#[test]
fn the_same_seed_and_script_give_the_same_journal_and_every_log_a_family_of_its_own() {
    let queue = queue();
    let run = |seed| {
        bytes(&rehearse(
            &queue,
            Seed(seed),
            Terms::default(),
            &play("expert"),
        ))
    };
    assert_eq!(run(7), run(7));
    assert_ne!(run(7), run(8));
    let shift = Shift::begin(&queue, Seed(7), Terms::default());
    let [first, _, third, _] = shift.logs() else {
        panic!("four logs");
    };
    assert_eq!(
        first.call.scenario().script.id,
        third.call.scenario().script.id
    );
    assert_ne!(first.call.drawn(), third.call.drawn());
}

#[test]
fn a_journal_that_was_changed_is_not_relied_on_and_belongs_to_its_queue_alone() {
    let queue = queue();
    let whole = bytes(&rehearse(
        &queue,
        Seed(1),
        Terms::default(),
        &play("expert"),
    ));
    let text = String::from_utf8(whole.clone()).unwrap();
    let changed = text.replacen("\"Agree\"", "\"Close\"", 1);
    assert_ne!(changed, text);
    let read = queue.journal(changed.as_bytes()).unwrap();
    assert!(read.lost.is_some() && !debrief(&queue, &read).finished);
    let call = library().load("server-owner").unwrap();
    assert!(Journal::read(&call, &whole).is_err());
}

/// A shift that begins.
fn begun() -> Shift {
    static SHIFT: OnceLock<Shift> = OnceLock::new();
    let begin = || Shift::begin(&queue(), Seed(5), Terms::default());
    SHIFT.get_or_init(begin).clone()
}

fn log() -> impl Strategy<Value = LogNo> {
    (0u16..5).prop_map(LogNo)
}

fn act() -> impl Strategy<Value = Act> {
    let words = || {
        prop_oneof![
            Just("".to_owned()),
            Just("hm".to_owned()),
            Just("she names a day and a place".to_owned()),
            Just("x".repeat(2_001)),
        ]
        .prop_map(String::into_boxed_str)
    };
    let grade = prop_oneof![
        Just(Grade::WithoutDeployment),
        Just(Grade::Scheduled),
        Just(Grade::Priority),
        Just(Grade::Immediate)
    ];
    let system = prop_oneof![Just(System::National), Just(System::Local)];
    prop_oneof![
        words().prop_map(|because| Act::SendBack { because }),
        (system, 0u16..9).prop_map(|(system, about)| Act::Order {
            order: Order::Check {
                system,
                about: CastNo(about)
            },
            because: None
        }),
        Just(Act::Order {
            order: Order::CallBack,
            because: None
        }),
        (grade, words()).prop_map(|(grade, because)| Act::Escalate { grade, because }),
        (0u16..12, words()).prop_map(|(route, because)| Act::Refer {
            route: RouteNo(route),
            urgency: Urgency::Today,
            because
        }),
        words().prop_map(|because| Act::Close { because }),
        words().prop_map(|it| Act::Agree { because: Some(it) }),
        Just(Act::PassOn),
    ]
}

fn command() -> impl Strategy<Value = Command> {
    prop_oneof![
        2 => Just(Command::Wait),
        2 => log().prop_map(Command::Open),
        3 => log().prop_map(Command::Hear),
        1 => Just(Command::Stop),
        8 => (log(), act()).prop_map(|(log, act)| Command::Do(log, act)),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn a_refused_command_leaves_the_shift_as_it_was_and_a_replay_gives_the_same(
        commands in prop::collection::vec((0u64..400_000, command()), 1..40),
        ends in any::<bool>(),
    ) {
        let begun = begun();
        let mut shift = begun.clone();
        let mut events: Vec<Event> = Vec::new();
        let mut at_ms = 0;
        for (later_ms, command) in commands {
            at_ms += later_ms;
            let (before, now_ms) = (shift.state().clone(), shift.now_ms());
            match shift.handle(at_ms, command) {
                Ok(happened) => events.extend_from_slice(happened),
                Err(_) => {
                    prop_assert_eq!(shift.state(), &before);
                    prop_assert_eq!(shift.now_ms(), now_ms);
                }
            }
            // Whoever wrote a log does nothing about it but pass it on, and hears nothing of it.
            let own = &shift.state().logs[3];
            prop_assert!(own.acts.iter().all(|(_, act)| *act == Act::PassOn));
            prop_assert!(own.heard_ms.is_empty());
            for log in &shift.state().logs {
                let out = log.check_is_out();
                let closed = log.settled().is_some_and(|it| it != ReviewDecision::PassedOn);
                prop_assert!(!(out && closed), "closed while a check is out");
                prop_assert!(log.heard_ms.is_sorted());
            }
        }
        if ends {
            events.extend_from_slice(shift.handle(at_ms, Command::End).unwrap_or_default());
        }
        let again = Shift::replay(&queue(), Seed(5), Terms::default(), &events);
        prop_assert_eq!(again.state(), shift.state());
    }
}

#[test]
fn what_is_heard_goes_on_where_it_was_stopped_and_takes_its_time() {
    let queue = queue();
    let mut shift = Shift::begin(&queue, Seed(5), Terms::default());
    let log = LogNo(0);
    shift.handle(1_000, Command::Hear(log)).unwrap();
    let tape = shift.logs()[0].tape.clone();
    assert_eq!(shift.begun(log, 1_000), 1);
    assert_eq!(shift.next_ms(), Some(1_000 + tape[1].from_ms));
    let again = shift.handle(2_000, Command::Hear(log));
    assert_eq!(again.unwrap_err(), Refusal::Already("You are hearing it"));
    // To read the log goes with listening; another recording stops it.
    shift.handle(2_000, Command::Open(log)).unwrap();
    assert!(shift.state().hearing.is_some());
    let at_ms = 1_000 + tape[2].until_ms;
    shift.handle(at_ms, Command::Hear(LogNo(1))).unwrap();
    assert_eq!(shift.state().logs[0].heard(), 3);
    shift.handle(at_ms, Command::Hear(log)).unwrap();
    assert_eq!(shift.begun(log, at_ms), 4);
    let end_ms = at_ms + tape.last().unwrap().until_ms - tape[3].from_ms;
    assert_eq!(shift.state().hearing.unwrap().until_ms, end_ms);
    shift.handle(end_ms + 9_000, Command::Wait).unwrap();
    assert_eq!(usize::from(shift.state().logs[0].heard()), tape.len());
    assert_eq!(
        shift
            .handle(end_ms + 9_000, Command::Hear(log))
            .unwrap_err(),
        Refusal::HeardAll
    );
    assert_eq!(
        shift.handle(end_ms + 9_000, Command::Stop).unwrap_err(),
        Refusal::NothingHeard
    );
}

/// The faults of the shipped script with this put for that.
fn faults(from: &str, to: &str) -> Vec<String> {
    let library = library();
    let folder = library.folder().join("second-pair");
    let source = fs::read_to_string(folder.join("scenario.ron")).unwrap();
    let changed = source.replacen(from, to, 1);
    assert_ne!(source, changed, "{from}");
    let hand = |log: &LogScript| -> Result<Handed, NotHanded> { library.hand(&folder, log) };
    let found = match Queue::load(&changed, None, hand) {
        Ok((_, warnings)) => warnings,
        Err(found) => found,
    };
    found.iter().map(ToString::to_string).collect()
}

#[track_caller]
fn told(from: &str, to: &str, code: &str, says: &str) {
    let found = faults(from, to);
    let there = found
        .iter()
        .any(|it| it.contains(code) && it.contains(says));
    assert!(there, "{code} {says}: {found:#?}");
}

#[test]
fn every_fault_of_a_queue_is_told_with_its_place_and_its_mending() {
    told(
        "seat: Supervisor,\n    level",
        "seat: Supervisor\n    level",
        "WS0008",
        "comma",
    );
    told(
        "colleague:",
        "coleague:",
        "WS0101",
        "did you mean `colleague`?",
    );
    told(
        "right: [Escalated],\n                also",
        "right: [Escalatd],\n                also",
        "WS0104",
        "Escalated",
    );
    told(
        "id: \"second\"",
        "id: \"first\"",
        "WS0202",
        "declared twice",
    );
    told(
        "scenario: \"server-coach\"",
        "scenario: \"server-coch\"",
        "WS0902",
        "server-coach",
    );
    told(
        "scenario: \"server-coach\"",
        "scenario: \"second-pair\"",
        "WS0902",
        "supervisor's seat",
    );
    told("play: \"third\"", "play: \"thrid\"", "WS0903", "thrid.play");
    told(
        "number: \"6038\"",
        "number: \"4471\"",
        "WS0904",
        "PC Amir Shah",
    );
    told(
        "number: \"2244\"",
        "number: \"2210\"",
        "WS0904",
        "colleague",
    );
    told(
        "right: [PassedOn]",
        "right: [Agreed]",
        "WS0905",
        "never reviews it",
    );
    told(
        "right: [Agreed]",
        "right: [PassedOn]",
        "WS0905",
        "written by the person on duty",
    );
    told(
        "also: [SentBack]",
        "also: [SentBack, Closed]",
        "WS0905",
        "Closed is right and wrong",
    );
    told(
        "what: Fact(\"meeting\"), weight: 2",
        "what: Fact(\"meating\"), weight: 2",
        "WS0203",
        "meating",
    );
    told(
        "what: Fact(\"meeting\"), weight: 2",
        "what: Fact(\"sim\"), weight: 2",
        "WS0906",
        "never says",
    );
    told(
        "what: Check(Local, \"subject\"), weight: 1",
        "what: Check(Local, \"suspect\"), weight: 1",
        "WS0205",
        "suspect",
    );
    told(
        "nobody looked whether {subject} is",
        "nobody looked whether {subjekt} is",
        "WS0304",
        "braces",
    );
    told(
        "guidance: \"supervision-separate\"",
        "guidance: \"supervison-separate\"",
        "WS0210",
        "did you mean",
    );
    told(
        "route: \"child-abuse-unit\"",
        "route: \"child-abuse\"",
        "WS0209",
        "route",
    );
    told("version: 1", "version: 0", "WS0803", "counted from 1");
}

#[test]
fn a_play_that_writes_no_log_is_told_with_its_line() {
    let library = library();
    let folder = library.folder().join("second-pair");
    let source = fs::read_to_string(folder.join("scenario.ron")).unwrap();
    let with = |play: &'static str| {
        let hand = |log: &LogScript| {
            let mut handed = library.hand(&folder, log)?;
            if log.id == "third" {
                play.clone_into(&mut handed.play);
            }
            Ok(handed)
        };
        let found = Queue::load(&source, None, hand).unwrap_err();
        found
            .iter()
            .map(ToString::to_string)
            .collect::<Vec<_>>()
            .join("\n")
    };
    assert!(with("then waltz\n").contains("logs/third.play:1: there is no verb `waltz`"));
    let refused = with("then say acknowledge\nthen log quote meeting-1\n");
    assert!(
        refused.contains("logs/third.play:2: The caller has not said that yet"),
        "{refused}"
    );
}

/// A shelf with the shipped calls and the shipped queue.
fn shelf() -> (Program, Vec<String>) {
    let program = Program::new();
    let from = library().folder().to_owned();
    for id in ["server-owner", "server-coach", "second-pair"] {
        copy(&from.join(id), &program.path("scenarios").join(id));
    }
    let plays = library().plays("second-pair").unwrap();
    let plays = plays.iter().map(|(_, path)| path.display().to_string());
    let plays = plays.collect();
    (program, plays)
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let to: PathBuf = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &to);
        } else {
            fs::copy(entry.path(), to).unwrap();
        }
    }
}

#[test]
fn the_program_lists_checks_plays_debriefs_and_replays_it() {
    let (program, plays) = shelf();
    program
        .run(&["list"])
        .exits(0)
        .says("second-pair")
        .says("supervisor");
    program
        .run(&["check", "scenarios/second-pair"])
        .exits(0)
        .says("6 files checked: 0 errors");
    program
        .run(&["explain", "ws0906"])
        .exits(0)
        .says("listen for");
    let args = [
        "play",
        "second-pair",
        "--script",
        &plays[0],
        "--journal",
        "review.journal",
    ];
    program
        .run(&args)
        .exits(0)
        .says("Passed, with")
        .says("[0:05 of the call] Mother: I think he's being groomed");
    program
        .run(&["debrief", "review.journal", "--html", "page.html"])
        .exits(0)
        .says("The logs, what you did about each, and what followed")
        .says("4. Sgt Rowan Tate 2210 (you): Passed on");
    let page = fs::read_to_string(program.path("page.html")).unwrap();
    assert!(page.contains("She was rung back within the hour") && page.contains("Handler"));
    assert!(!page.contains("No record system was searched"));
    program
        .run(&["replay", "review.journal", "--until", "2"])
        .exits(0)
        .says("You hear the recording of log 1");
    let json = program
        .run(&["replay", "review.journal", "--json"])
        .exits(0)
        .json();
    assert_eq!(json["header"]["scenario"], "second-pair");
}

#[test]
fn commands_that_need_a_caller_say_why_not() {
    let (program, _) = shelf();
    program
        .run(&["understand", "second-pair", "who is he"])
        .exits(2)
        .complains(
            "`second-pair` is reviewed from the supervisor's seat and has no caller of its own",
        );
    program
        .run(&["unmatched", "second-pair"])
        .exits(2)
        .complains("no caller of its own");
    // Asked of all, it is passed over.
    program.run(&["unmatched"]).exits(0);
}

#[test]
fn a_log_of_ones_own_cannot_be_reviewed_in_the_terminal_and_the_review_is_gone_on_with() {
    let (program, _) = shelf();
    let args = [
        "play",
        "second-pair",
        "--untimed",
        "--seed",
        "4",
        "--journal",
        "r.journal",
    ];
    let typed = "\nopen 4\nagree 4 because=\"I know this one well\"\nhear 4\nqueue\nhear 1\ntranscript 1\nroutes\n?\n\
                 send-back 1\nescalate first priority because=\"a day and a place are named\"\ndone 1\n";
    program
        .run_with(&args, typed)
        .exits(0)
        .says("You are Sgt Rowan Tate 2210.")
        .says("4. mine: written by Sgt Rowan Tate 2210 (you). Waiting")
        .says("Not done: This log was written by Sgt Rowan Tate 2210: that is you. Whoever took a call does not review it. Pass it on to Sgt Mina Osei 2244.")
        .says("last Saturday of the month")
        .says("`send-back LOG because=")
        .says("You escalated it to Priority: a day and a place are named")
        .says("You have put the review aside.");
    let again = ["play", "--resume", "--untimed", "--journal", "r.journal"];
    program
        .run_with(&again, "pass-on mine\nend\n")
        .exits(0)
        .says("1. first: written by PC Amir Shah 4471. Escalated")
        .says("4. mine: written by Sgt Rowan Tate 2210 (you). Read, not decided")
        .says("You passed it on to Sgt Mina Osei 2244.")
        .says("Not passed");
    program.run_with(&again, "").exits(2).complains("is over");
}

#[test]
fn a_play_of_the_seat_that_cannot_be_read_is_told_by_line() {
    let (program, _) = shelf();
    let path = program.path("scenarios/second-pair/plays/expert.play");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(
        &path,
        text.replacen("then open first", "then opne first", 1),
    )
    .unwrap();
    program
        .run(&["check", "scenarios/second-pair/plays/expert.play"])
        .exits(1)
        .says("WS1005")
        .says("did you mean `open`?");
    fs::write(
        &path,
        "expect pass\nthen open fifth\nthen order first national about=suspect\n",
    )
    .unwrap();
    program
        .run(&["check", "scenarios/second-pair"])
        .exits(1)
        .says("there is no log `fifth`")
        .says("did you mean `subject`?")
        .says("WS1007");
    let parsed = run::read_play("then hear\n");
    assert_eq!(parsed.unwrap_err()[0].0, 1);
}
