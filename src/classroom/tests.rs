//! Calls that were really played, and made-up ones, for the tests of this floor.

use std::path::Path;

use super::came::*;
use super::progress::Progress;
use crate::authoring::library::{Library, read_play, read_review};
use crate::call::Call;
use crate::call::command::Command;
use crate::call::run::Running;
use crate::call::terms::Terms;
use crate::debrief::score::Score;
use crate::journal::{Chain, Header, Journal};
use crate::scenario::catalogue::Family;
use crate::scenario::drawn::Seed;
use crate::scenario::loaded::Scenario;
use crate::scenario::script::{Grade, Urgency};
use crate::supervising::debrief::debrief;
use crate::supervising::run::rehearse;

const SEED: Seed = Seed(1);

pub fn library() -> Library {
    Library::at(&Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios"))
}

/// Plays a script to its end, and gives the call after every step.
fn play(scenario: &Scenario, name: &str, mut each: impl FnMut(&Call)) -> Journal {
    let plays = library().plays(&scenario.script.id).unwrap();
    let (_, path) = plays.iter().find(|it| it.0 == name).unwrap();
    let mut running = Running::new(Call::ring(scenario, SEED));
    let mut happened = Vec::new();
    for step in &read_play(path).unwrap().steps {
        if running.call.state().is_open() {
            // A play may hold what is refused: that is part of what it shows.
            let _ = running.step(step, &mut happened);
            each(&running.call);
        }
    }
    if running.call.state().is_open() {
        let at_ms = running
            .call
            .state()
            .floor_until_ms
            .max(running.call.now_ms());
        happened.extend_from_slice(running.call.handle(at_ms, Command::End).unwrap());
    }
    let mut bytes = Vec::new();
    let mut chain = Chain::begin(&Header::of(&running.call), &mut bytes);
    for event in happened {
        chain.push(&event, &mut bytes);
    }
    Journal::read(scenario, &bytes).unwrap()
}

/// What a scenario's play comes to.
pub fn played(scenario: &str, name: &str) -> Came {
    let scenario = library().load(scenario).unwrap();
    let journal = play(&scenario, name, |_| {});
    Came::of_call(&scenario, &journal)
}

/// A made-up call that was finished.
pub fn came(scenario: &str, true_case: bool, raised: bool) -> Came {
    let family = |family, shown| FamilyCame {
        family,
        shown,
        marked: shown && raised,
    };
    let grade = if raised {
        Grade::Priority
    } else {
        Grade::Scheduled
    };
    Came {
        scenario: scenario.to_owned(),
        title: format!("The {scenario}"),
        version: 1,
        seed: 1,
        journal_hash: String::new(),
        finished: true,
        left: false,
        passed: raised == true_case,
        length_ms: 60_000,
        score: Score::default(),
        true_case,
        points: Vec::new(),
        heard: Vec::new(),
        grade: Some(GradeCame {
            grade,
            at_ms: 50_000,
        }),
        grade_range: (Grade::Priority, Grade::Immediate),
        referrals: Vec::new(),
        not_referred: Vec::new(),
        families: vec![
            family(Family::SexualGrooming, true_case),
            family(Family::Radicalisation, false),
        ],
        sentence: String::new(),
    }
}

#[test]
fn what_an_expert_does_tells_every_true_case_from_every_innocent_one() {
    for id in library().calls().unwrap() {
        let came = played(&id, "expert");
        assert!(came.finished && came.passed && !came.left, "{id}");
        assert_eq!(came.raised(), came.true_case, "{id}");
        assert_eq!(came.grade_measure(), Some(Measure::Right), "{id}");
        assert_eq!(came.not_referred, [], "{id}");
        let right = |it: &ReferralCame| it.measure == Some(Measure::Right);
        assert!(
            came.referrals.iter().all(right),
            "{id}: {:?}",
            came.referrals
        );
        let any = |is: fn(&FamilyCame) -> bool| came.families.iter().any(is);
        assert_eq!(any(|it| it.shown), came.true_case, "{id}");
        assert_eq!(any(|it| it.marked), came.true_case, "{id}");
        assert_eq!(
            came.heard.iter().any(|it| it.telling),
            came.true_case,
            "{id}"
        );
        assert!(came.heard.is_sorted_by_key(|it| it.at_ms), "{id}");
    }
}

#[test]
fn what_came_of_a_call_is_the_debrief_s_own_and_comes_back_from_json() {
    let scenario = library().load("server-owner").unwrap();
    let journal = play(&scenario, "passed-over", |_| {});
    let came = Came::of_call(&scenario, &journal);
    let debrief = crate::debrief::Debrief::from_journal(&scenario, &journal);
    assert_eq!(came.score.total, debrief.score.total);
    assert_eq!(came.points.len(), debrief.items.len());
    assert_eq!((came.seed, came.version), (SEED.0, scenario.script.version));
    assert!(!came.raised() && came.true_case && came.finished && !came.passed);
    assert_eq!(came.grade_measure(), Some(Measure::Under));
    assert!(
        came.not_referred
            .iter()
            .any(|it| it.0 == "child-abuse-unit")
    );
    for point in &came.points {
        // Only what the caller said, and only what was heard.
        let Some((at_ms, line)) = &point.moment else {
            continue;
        };
        assert!(*at_ms <= came.length_ms);
        let said = debrief.transcript.iter().filter(|it| it.line.is_some());
        assert!(
            said.map(|it| &it.text).any(|it| it.starts_with(line)),
            "{line}"
        );
    }
    let kept = serde_json::to_string(&came).unwrap();
    assert_eq!(serde_json::from_str::<Came>(&kept).unwrap(), came);
}

#[test]
fn raising_everything_is_seen_in_an_innocent_call_as_well() {
    let came = played("server-coach", "over-escalates");
    assert!(came.raised() && !came.true_case);
    assert_eq!(came.grade_measure(), Some(Measure::Over));
    assert!(
        came.referrals
            .iter()
            .all(|it| it.measure == Some(Measure::Over))
    );
    let now = |it: &ReferralCame| it.urgency == Urgency::Now;
    assert!(came.referrals.iter().all(now));
}

#[test]
fn a_call_that_was_left_is_neither_finished_nor_passed() {
    let scenario = library().load("server-owner").unwrap();
    let mut call = Call::ring(&scenario, SEED);
    let mut bytes = Vec::new();
    let mut chain = Chain::begin(&Header::of(&call), &mut bytes);
    for event in call.handle(30_000, Command::Leave).unwrap() {
        chain.push(event, &mut bytes);
    }
    let journal = Journal::read(&scenario, &bytes).unwrap();
    let came = Came::of_call(&scenario, &journal);
    assert!(came.left && !came.finished && !came.passed);
    assert_eq!(came.grade, None);
    let progress = Progress::of(&call, "leave", 1);
    assert!(progress.over && progress.left && !progress.submitted);
}

#[test]
fn a_review_of_logs_has_points_and_nothing_of_a_call() {
    let library = library();
    let queue = library.queue("second-pair").unwrap();
    let plays = library.plays("second-pair").unwrap();
    for (name, path) in &plays {
        let rehearsed = rehearse(&queue, SEED, Terms::default(), &read_review(path).unwrap());
        let debrief = debrief(&queue, &rehearsed.journal);
        let came = Came::of_review(&debrief);
        assert!(
            came.is_review() && came.true_case && !came.raised(),
            "{name}"
        );
        assert_eq!(came.points.len(), debrief.items.len());
        assert_eq!(came.passed, debrief.passed, "{name}");
        assert_eq!(
            came.grade_range,
            (Grade::WithoutDeployment, Grade::Immediate)
        );
        for (at_ms, line) in came.points.iter().filter_map(|it| it.moment.as_ref()) {
            let heard = debrief.transcript.iter().any(|it| it.text == *line);
            assert!(heard && *at_ms <= came.length_ms, "{name}: {line}");
        }
    }
}

#[test]
fn progress_goes_with_the_view_and_gives_nothing_of_what_is_expected() {
    let scenario = library().load("server-owner").unwrap();
    let (mut last, mut done) = (Progress::default(), 0);
    play(&scenario, "expert", |call| {
        done += 1;
        let progress = Progress::of(call, "ask", done);
        let phase = serde_json::to_value(call.state().phase).unwrap();
        assert_eq!(phase, progress.phase.as_str());
        assert_eq!((progress.at_ms, progress.done), (call.now_ms(), done));
        let marked = call.turns().iter().map(|it| it.marks.len()).sum::<usize>();
        assert!(
            progress.marks.len() <= marked,
            "a line said again shows its marks again"
        );
        for (number, sign) in &progress.marks {
            let line = call.numbered(*number).unwrap();
            let sign = crate::scenario::loaded::sign_of(sign).unwrap();
            assert!(call.state().marked(line, sign));
        }
        assert_eq!(progress.marks.len(), call.state().marks.len());
        assert!(progress.heard.is_sorted() && progress.heard.len() >= last.heard.len());
        assert!(progress.enquiries >= last.enquiries && progress.advised >= last.advised);
        last = progress;
    });
    assert!(last.submitted && !last.left);
    assert_eq!(last.grade, Some(Grade::Priority));
    let routes: Vec<&str> = last.referrals.iter().map(|it| it.0.as_str()).collect();
    assert_eq!(routes, ["child-abuse-unit", "other-force", "social-care"]);
    let kept = serde_json::to_string(&last).unwrap();
    assert_eq!(serde_json::from_str::<Progress>(&kept).unwrap(), last);
}
