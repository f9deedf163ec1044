use super::*;
use crate::classroom::came::{
    Became, FamilyCame, GradeCame, HeardFact, Measure, PointCame, ReferralCame,
};
use crate::classroom::tests::{came, played};
use crate::debrief::score::Score;
use crate::scenario::script::{Grade, Urgency};

fn nothing(_: &str) -> Vec<String> {
    Vec::new()
}

fn looked_back(played: &[Played]) -> LookedBack {
    LookedBack::of("Tuesday", "1 December 2026", 9, &[], &nothing, played)
}

fn at(seat: u32, step: u16, came: Came) -> Played {
    Played { seat, step, came }
}

fn scored(mut came: Came, total: u8) -> Came {
    came.score = Score {
        total,
        check: total / 2,
        ..Score::default()
    };
    came
}

fn point(id: &str, became: Became, at_ms: Option<u64>, moment: Option<(u64, &str)>) -> PointCame {
    PointCame {
        id: id.to_owned(),
        part: "recognise".to_owned(),
        what: format!("What {id} is"),
        why: "It matters.".to_owned(),
        became,
        at_ms,
        moment: moment.map(|(at_ms, line)| (at_ms, line.to_owned())),
        weight: 1,
        critical: id == "critical",
    }
}

fn slip(id: &str) -> PointCame {
    PointCame {
        weight: 0,
        ..point(id, Became::Wrong, Some(9_000), None)
    }
}

fn with_points(points: Vec<PointCame>) -> Came {
    Came {
        points,
        ..came("server-owner", true, true)
    }
}

#[test]
fn nobody_s_calls_give_an_empty_debrief() {
    let found = looked_back(&[]);
    assert_eq!(found.calls, []);
    assert_eq!(
        (found.seats, found.title.as_str(), found.day.as_str()),
        (9, "Tuesday", "1 December 2026")
    );
    assert_eq!((found.detection, found.movement), (None, None));
}

#[test]
fn a_call_that_was_left_counts_for_and_against_nobody() {
    let mut left = with_points(vec![point("critical", Became::Missed, None, None)]);
    (left.finished, left.left) = (false, true);
    let whole = with_points(vec![point("critical", Became::Met, Some(5_000), None)]);
    let mut open = whole.clone();
    open.finished = false;
    let all = [
        at(1, 0, left.clone()),
        at(2, 0, whole),
        at(3, 0, open),
        at(4, 1, left),
    ];
    let found = LookedBack::of("", "", 4, &[(0, 2), (1, 1), (0, 1)], &nothing, &all);
    let counts: Vec<[u32; 3]> = found
        .calls
        .iter()
        .map(|it| [it.finished, it.left, it.open])
        .collect();
    assert_eq!(counts, [[1, 1, 3], [0, 1, 1]]);
    let point = &found.calls[0].points[0];
    assert_eq!((point.met, point.missed, point.of), (1, 0, 1));
    assert!(point.critical);
    // Of the second call there is a name and nothing else.
    let second = &found.calls[1];
    assert_eq!(
        (second.title.as_str(), second.totals, second.points.len()),
        ("The server-owner", None, 0)
    );
    assert_eq!(second.grades.iter().map(|it| it.1).sum::<u32>(), 0);
    assert_eq!(second.not_graded, 0);
}

#[test]
fn points_are_matched_by_their_names() {
    let heard = |at_ms, line| Some((at_ms, line));
    let all = [
        vec![
            point("a", Became::Met, Some(10_000), heard(4_000, "He is older.")),
            point("b", Became::Missed, Some(99_000), None),
        ],
        vec![
            point(
                "a",
                Became::Late,
                Some(30_000),
                heard(6_000, "He is older."),
            ),
            point("b", Became::Met, None, None),
            slip("mark-x"),
            slip("mark-x"),
        ],
        vec![
            point("a", Became::Missed, None, heard(20_000, "A man of twenty.")),
            point("b", Became::Wrong, Some(1_000), None),
            slip("mark-x"),
            slip("wording-y"),
        ],
        vec![
            point("a", Became::Missed, None, None),
            point("b", Became::Met, Some(3_000), None),
        ],
    ];
    let all: Vec<Played> = (1..)
        .zip(all)
        .map(|(seat, points)| at(seat, 0, with_points(points)))
        .collect();
    let points = looked_back(&all).calls.remove(0).points;
    let ids: Vec<&str> = points.iter().map(|it| it.id.as_str()).collect();
    assert_eq!(ids, ["a", "b", "mark-x", "wording-y"]);
    let counts: Vec<[u32; 5]> = points
        .iter()
        .map(|it| [it.met, it.late, it.missed, it.wrong, it.of])
        .collect();
    assert_eq!(
        counts,
        [
            [1, 1, 2, 0, 4],
            [2, 0, 1, 1, 4],
            [0, 0, 0, 2, 4],
            [0, 0, 0, 1, 4]
        ]
    );
    let when = points[0].when.unwrap();
    assert_eq!(
        (when.least, when.median, when.most),
        (10_000, 20_000, 30_000)
    );
    // Not by whom it was missed, though something was done then.
    assert_eq!(points[1].when.unwrap().most, 3_000);
    assert_eq!(points[0].moment, Some((6_000, "He is older.".to_owned())));
    assert_eq!(points[1].moment, None);
}

#[test]
fn grades_and_referrals_are_counted_against_what_was_called_for() {
    let graded =
        |grade: Option<Grade>, referrals: Vec<(&str, Option<Measure>)>, missing: &[&str]| Came {
            grade: grade.map(|grade| GradeCame { grade, at_ms: 1 }),
            referrals: referrals
                .into_iter()
                .map(|(route, measure)| ReferralCame {
                    route: route.to_owned(),
                    name: route.to_uppercase(),
                    urgency: Urgency::Today,
                    measure,
                })
                .collect(),
            not_referred: missing
                .iter()
                .map(|it| ((*it).to_owned(), it.to_uppercase()))
                .collect(),
            ..came("server-owner", true, true)
        };
    let all = [
        graded(
            Some(Grade::Priority),
            vec![("unit", Some(Measure::Right)), ("press", None)],
            &["care"],
        ),
        graded(
            Some(Grade::Scheduled),
            vec![
                ("unit", Some(Measure::Under)),
                ("prevent", Some(Measure::Over)),
            ],
            &["care"],
        ),
        graded(
            Some(Grade::Immediate),
            vec![("prevent", Some(Measure::Over)), ("press", None)],
            &["care", "unit"],
        ),
        graded(None, vec![("supervisor", None)], &["care", "unit"]),
    ];
    let all: Vec<Played> = (1..)
        .zip(all)
        .map(|(seat, came)| at(seat, 0, came))
        .collect();
    let call = looked_back(&all).calls.remove(0);
    let grades = [
        (Grade::WithoutDeployment, 0),
        (Grade::Scheduled, 1),
        (Grade::Priority, 1),
        (Grade::Immediate, 1),
    ];
    assert_eq!(call.grades, grades);
    assert_eq!(
        (call.under, call.right, call.over, call.not_graded),
        (1, 2, 0, 1)
    );
    // A word with the supervisor alone raises nothing.
    assert_eq!(call.raised, 3);
    let routes = call.referrals.iter();
    let routes: Vec<(&str, u32, bool, u32, u32)> = routes
        .map(|it| {
            (
                it.route.as_str(),
                it.count,
                it.expected,
                it.too_late,
                it.needless,
            )
        })
        .collect();
    let expected = [
        ("unit", 2, true, 1, 0),
        ("care", 0, true, 0, 0),
        ("press", 2, false, 0, 0),
        ("prevent", 2, false, 0, 2),
        ("supervisor", 1, false, 0, 0),
    ];
    assert_eq!(routes, expected);
    assert!(call.referrals.iter().all(|it| it.of == 4));
}

#[test]
fn the_quickest_and_the_slowest_are_two_and_are_told_what_others_heard() {
    let heard = |length_ms: u64, facts: &[&str]| Came {
        length_ms,
        heard: (1..)
            .zip(facts)
            .map(|(at_ms, fact)| HeardFact {
                fact: (*fact).to_owned(),
                topic: format!("about {fact}"),
                at_ms,
                line: String::new(),
                telling: false,
            })
            .collect(),
        ..came("server-owner", true, true)
    };
    let one = looked_back(&[at(1, 0, heard(9, &["a"]))]).calls.remove(0);
    assert_eq!((one.quickest, one.slowest), (None, None));
    let all = [
        at(1, 0, heard(500, &["a", "b", "c"])),
        at(2, 0, heard(100, &["a"])),
        at(3, 0, heard(900, &["c", "d"])),
    ];
    let call = looked_back(&all).calls.remove(0);
    let (quickest, slowest) = (call.quickest.unwrap(), call.slowest.unwrap());
    assert_eq!((quickest.length_ms, slowest.length_ms), (100, 900));
    assert_eq!(quickest.not_heard, ["about c", "about b", "about d"]);
    assert_eq!(slowest.not_heard, ["about a", "about b"]);
    let same = looked_back(&[at(1, 0, heard(5, &["a"])), at(2, 0, heard(5, &["b"]))])
        .calls
        .remove(0);
    assert_ne!(same.quickest, same.slowest);
    // Nobody is heard in a review of logs.
    let mut review = came("second-pair", true, false);
    review.families.clear();
    let reviews = looked_back(&[at(1, 0, review.clone()), at(2, 0, review)])
        .calls
        .remove(0);
    assert_eq!((reviews.quickest, reviews.not_graded), (None, 0));
}

#[test]
fn movement_is_of_those_who_finished_both_and_as_far_apart_as_most_went() {
    let call = |seat, step: u16, total| {
        at(
            seat,
            step,
            scored(came(&format!("call-{step}"), true, true), total),
        )
    };
    assert_eq!(
        looked_back(&[call(1, 0, 40), call(2, 1, 90)]).movement,
        None
    );
    let mut all: Vec<Played> = (1..=5)
        .map(|seat| call(seat, 0, 40 + 2 * u8::try_from(seat).unwrap()))
        .collect();
    all.extend((1..=4).map(|seat| call(seat, 1, 70)));
    // One who went on alone does not stand for the room.
    all.push(call(4, 2, 99));
    let found = looked_back(&all).movement.unwrap();
    assert_eq!(
        (found.seats, found.first.total, found.last.total),
        (4, 45, 70)
    );
    assert_eq!((found.first.check, found.last.check), (23, 35));
    assert_eq!(
        (found.first_title.as_str(), found.last_title.as_str()),
        ("The call-0", "The call-1")
    );
    // With one more it does.
    all.push(call(1, 2, 81));
    let found = looked_back(&all).movement.unwrap();
    assert_eq!(
        (found.seats, found.last.total, found.last_title.as_str()),
        (2, 90, "The call-2")
    );
    // What was left is no later call.
    let mut left = call(7, 1, 90);
    (left.came.finished, left.came.left) = (false, true);
    assert_eq!(looked_back(&[call(7, 0, 50), left]).movement, None);
}

#[test]
fn a_scenario_that_comes_again_is_another_call() {
    let call = |step| at(1, step, came("server-owner", true, true));
    let all = [call(2), call(0)];
    let discuss = |id: &str| vec![format!("What does {id} show?")];
    let found = LookedBack::of("", "", 1, &[], &discuss, &all);
    let steps: Vec<u16> = found.calls.iter().map(|it| it.step).collect();
    assert_eq!(steps, [0, 2]);
    assert_eq!(found.calls[1].discuss, ["What does server-owner show?"]);
}

#[test]
fn two_calls_that_a_room_really_played() {
    let all = [
        at(1, 0, played("server-owner", "passed-over")),
        at(2, 0, played("server-owner", "expert")),
        at(3, 0, played("server-owner", "leads-the-witness")),
        at(1, 1, played("server-coach", "expert")),
        at(2, 1, played("server-coach", "over-escalates")),
    ];
    let found = looked_back(&all);
    let (case, twin) = (&found.calls[0], &found.calls[1]);
    assert_eq!((case.true_case, case.finished, case.raised), (true, 3, 1));
    assert_eq!((case.under, case.right, case.over), (2, 1, 0));
    assert_eq!((twin.true_case, twin.finished, twin.raised), (false, 2, 1));
    assert_eq!((twin.under, twin.right, twin.over), (0, 1, 1));
    let unit = case
        .referrals
        .iter()
        .find(|it| it.route == "child-abuse-unit")
        .unwrap();
    assert_eq!((unit.count, unit.of, unit.expected), (1, 3, true));
    let needless: u32 = twin.referrals.iter().map(|it| it.needless).sum();
    assert_eq!(needless, 4);
    for point in case.points.iter().chain(&twin.points) {
        assert!(
            point.met + point.late + point.missed + point.wrong <= point.of,
            "{point:?}"
        );
        assert!(!point.what.is_empty() && !point.why.is_empty());
    }
    let check = case
        .points
        .iter()
        .find(|it| it.id == "check:national-subject")
        .unwrap();
    assert!(check.critical && check.met >= 1 && check.missed >= 1);
    // Who was quick heard less.
    let (quickest, slowest) = (
        case.quickest.as_ref().unwrap(),
        case.slowest.as_ref().unwrap(),
    );
    assert!(quickest.length_ms < slowest.length_ms);
    assert!(!quickest.not_heard.is_empty());

    let detection = found.detection.as_ref().unwrap();
    let whole = detection.whole;
    let counts = (
        whole.hits,
        whole.misses,
        whole.false_alarms,
        whole.correct_rejections,
    );
    assert_eq!(counts, (1, 2, 1, 1));
    assert!(whole.low < 0.0 && whole.high > 0.0);
    assert!(!detection.families.is_empty());
    let movement = found.movement.as_ref().unwrap();
    assert_eq!(movement.seats, 2);
    assert_eq!(movement.first_title, case.title);

    let written = serde_json::to_value(&found).unwrap();
    assert_eq!(written["calls"][0]["grades"][0][0], "WithoutDeployment");
    assert_eq!(
        written["calls"][0]["totals"]["median"],
        case.totals.unwrap().median
    );
    let whole = serde_json::to_string(&written).unwrap();
    assert!(!whole.contains("seat\":"), "nobody is told from another");
}

#[test]
fn families_are_told_apart_by_marks() {
    let marked = |shown, marked| Came {
        families: vec![FamilyCame {
            family: crate::scenario::catalogue::Family::Exploitation,
            shown,
            marked,
        }],
        ..came("x", shown, false)
    };
    let all = [at(1, 0, marked(true, true)), at(2, 1, marked(false, true))];
    let families = looked_back(&all).detection.unwrap().families;
    let found = families[0].1;
    assert_eq!((found.hits, found.false_alarms), (1, 1));
}
