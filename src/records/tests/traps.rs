//! The traps that searching people sets, one test each.

use jiff::civil::date;

use super::{TODAY, born, named, order, person, search, user};
use crate::records::{Held, Person, Query, Reason, Systems, about};
use crate::scenario::number::RecordNo;
use crate::scenario::script::{RecordKind, Standing, System};

#[test]
fn username_first_and_then_the_real_name() {
    let subject = Held {
        usernames: vec!["Storm_Rider07".into()],
        ..person(0, "Luke Marsden")
    };
    let held = vec![subject, person(1, "Ryan Pell")];
    let by_username = search(held.clone(), &user("stormrider07"));
    assert_eq!(order(&by_username), [0]);
    assert_eq!(by_username[0].reasons, [Reason::UsernameExact]);
    let both = Query {
        name: Some("Luke Marsden".into()),
        ..user("stormrider07")
    };
    assert!(search(held, &both)[0].score > by_username[0].score);
}

#[test]
fn no_birth_date_held_but_an_age_given() {
    let known = Held {
        born: Some(date(2007, 6, 1)),
        ..person(0, "Luke Marsden")
    };
    let old = Held {
        born: Some(date(1971, 6, 1)),
        ..person(1, "Luke Marsden")
    };
    let unknown = person(2, "Luke Marsden");
    let near = Held {
        born: Some(date(2005, 6, 1)),
        ..person(3, "Luke Marsden")
    };
    let query = Query {
        age: Some((18, 19)),
        ..named("Luke Marsden")
    };
    let traces = search(vec![old, unknown, near, known], &query);
    assert_eq!(order(&traces), [0, 3, 2, 1], "kept and ranked, not hidden");
    let last = |i: usize| traces[i].reasons.last().copied();
    assert_eq!(last(0), Some(Reason::AgeFits));
    assert_eq!(last(1), Some(Reason::AgeNear));
    assert_eq!(last(2), Some(Reason::BornNotHeld));
    assert_eq!(last(3), Some(Reason::AgeDoesNotFit));
}

#[test]
fn twin_records_with_different_birth_dates() {
    let right = Held {
        born: Some(date(2007, 4, 9)),
        ..person(0, "Luke Marsden")
    };
    let duplicate = Held {
        born: Some(date(2006, 4, 9)),
        ..person(1, "Luke Marsden")
    };
    let other = Held {
        born: Some(date(1988, 11, 23)),
        ..person(2, "Luke Marsden")
    };
    let query = Query {
        born: born("09/04/2007"),
        ..named("Luke Marsden")
    };
    let traces = search(vec![other, duplicate, right], &query);
    assert_eq!(order(&traces), [0, 1, 2]);
    assert!(traces[1].reasons.contains(&Reason::BornYearNear(-1)));
    assert!(traces[2].reasons.contains(&Reason::BornDiffers));
}

#[test]
fn a_record_of_another_force_is_found_in_its_system_only() {
    let own = person(0, "Luke Marsden");
    let shared = Held {
        system: System::Local,
        kind: RecordKind::Intelligence,
        force: "Northmoor".into(),
        standing: Standing::NoFurtherAction,
        aliases: vec!["Lukey M".into()],
        ..person(1, "")
    };
    let systems = Systems::of(vec![own, shared], TODAY);
    assert_eq!(
        order(&systems.search(System::National, &named("Luke Marsden"))),
        [0]
    );
    assert_eq!(
        order(&systems.search(System::Local, &named("Lukey M"))),
        [1]
    );
    assert_eq!(
        systems.get(RecordNo(1)).map(|held| held.force.as_str()),
        Some("Northmoor")
    );
    assert_eq!(systems.get(RecordNo(2)), None);
}

#[test]
fn what_is_held_does_not_rank() {
    // An allegation, a conviction and a clearance are found alike: reading them is the handler's work.
    let held = |no, standing| Held {
        standing,
        markers: vec!["TX".into()],
        ..person(no, "Luke Marsden")
    };
    let traces = search(
        vec![
            held(2, Standing::Convicted),
            held(1, Standing::Allegation),
            held(0, Standing::Cleared),
        ],
        &named("Luke Marsden"),
    );
    assert_eq!(order(&traces), [0, 1, 2]);
    assert!(traces.iter().all(|trace| trace.score == traces[0].score));
}

#[test]
fn a_marker_on_a_duplicate_filed_under_an_alias() {
    let plain = person(0, "Luke Marsden");
    let marked = Held {
        aliases: vec!["Luke Marsden".into()],
        ..person(1, "Liam Masterton")
    };
    let traces = search(vec![marked, plain], &named("Luke Marsden"));
    assert_eq!(
        order(&traces),
        [0, 1],
        "the alias is found, below the name itself"
    );
    assert!(traces[1].reasons.contains(&Reason::Alias));
}

#[test]
fn an_innocent_namesake_is_told_apart_by_a_second_identifier() {
    let subject = Held {
        town: Some("Dunmarsh".into()),
        ..person(1, "Luke Marsden")
    };
    let namesake = Held {
        town: Some("Easterleigh".into()),
        ..person(0, "Luke Marsden")
    };
    let held = vec![namesake, subject];
    let by_name = search(held.clone(), &named("Luke Marsden"));
    assert_eq!(
        by_name[0].score, by_name[1].score,
        "a name alone cannot tell them apart"
    );
    let query = Query {
        town: Some("dunmarsh".into()),
        ..named("Luke Marsden")
    };
    assert_eq!(order(&search(held, &query)), [1, 0]);
}

#[test]
fn no_trace_is_empty() {
    let held = vec![
        person(0, "Luke Marsden"),
        person(1, "Aisha Khan"),
        person(2, "Li Wu"),
    ];
    assert_eq!(search(held, &named("Gregor Penhaligon")), []);
    assert_eq!(search(Vec::new(), &named("Luke Marsden")), []);
}

#[test]
fn a_changed_surname_is_found_with_the_birth_date() {
    let held = Held {
        born: Some(date(2007, 4, 9)),
        ..person(0, "Luke Marsden")
    };
    let query = Query {
        born: born("09/04/2007"),
        ..named("Luke Smith")
    };
    let reasons = [
        Reason::SurnameDiffers,
        Reason::ForenameExact,
        Reason::BornExact,
    ];
    assert_eq!(search(vec![held.clone()], &query)[0].reasons, reasons);
    let year_alone = Query {
        born: born("2007"),
        ..named("Luke Smith")
    };
    assert_eq!(search(vec![held], &year_alone), []);
}

#[test]
fn a_misfit_lowers_and_does_not_hide() {
    let held = Held {
        born: Some(date(1980, 1, 1)),
        town: Some("Easterleigh".into()),
        telephone: Some("01632 960111".into()),
        usernames: vec!["quietfen".into()],
        ..person(0, "Luke Marsden")
    };
    let alone = search(vec![held.clone()], &named("Luke Marsden"))[0].score;
    let misfits = Query {
        name: Some("Luke Marsden".into()),
        username: Some("stormrider".into()),
        born: born("17/11/2007"),
        age: Some((17, 19)),
        town: Some("Dunmarsh".into()),
        telephone: Some("01632 960999".into()),
    };
    let traces = search(vec![held], &misfits);
    assert!(traces[0].score < alone);
    assert!(traces[0].score > 0);
    let misfit = traces[0]
        .reasons
        .iter()
        .filter(|reason| !reason.fits())
        .count();
    assert_eq!(misfit, 5);
}

#[test]
fn a_birth_date_needs_a_town_beside_it() {
    let held = Held {
        born: Some(date(2007, 4, 9)),
        town: Some("Dunmarsh".into()),
        ..person(0, "Luke Marsden")
    };
    let both = Query {
        born: born("09/04/2007"),
        town: Some("Dunmarsh".into()),
        ..Query::default()
    };
    assert_eq!(
        search(vec![held.clone()], &both)[0].reasons,
        [Reason::BornExact, Reason::TownFits]
    );
    let elsewhere = Query {
        town: Some("Easterleigh".into()),
        ..both
    };
    assert_eq!(search(vec![held], &elsewhere), []);
}

#[test]
fn a_search_about_a_person_of_whom_nothing_is_held() {
    let subject = Person {
        names: vec!["Luke Marsden".into(), "Ghost".into()],
        usernames: vec!["StormRider07".into()],
        telephones: vec!["07700 900123".into()],
    };
    let telephone = |text: &str| Query {
        telephone: Some(text.into()),
        ..Query::default()
    };
    for query in [
        named("Luke Marsden"),
        named("Marsdon"),
        named("Marsden, L"),
        named("Ghost"),
        user("storm_rider07"),
        user("stormryder07"),
        telephone("+447700900123"),
        Query {
            name: Some("Unknown".into()),
            ..user("stormrider07")
        },
    ] {
        assert!(about(&query, &subject), "{query:?}");
    }
    for query in [
        Query::default(),
        named("Luke"),
        named("Luke Smith"),
        named("Kyle Marsden"),
        user("thunderchild"),
        telephone("07700 900124"),
        Query {
            age: Some((18, 19)),
            ..Query::default()
        },
    ] {
        assert!(!about(&query, &subject), "{query:?}");
    }
}
