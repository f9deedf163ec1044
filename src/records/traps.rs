//! The traps that searching people sets, one test each.

use jiff::civil::{Date, date};

use super::{
    DateFault, Held, PartialDate, Person, Query, QueryFault, Reason, Systems, Trace, about,
};
use crate::limits;
use crate::scenario::number::RecordNo;
use crate::scenario::script::{RecordKind, Standing, System};

const TODAY: Date = date(2026, 3, 2);

/// A person of the national system with nothing but a name.
pub(super) fn person(no: u16, name: &str) -> Held {
    Held {
        no: RecordNo(no),
        id: format!("record-{no}"),
        kind: RecordKind::Person,
        system: System::National,
        force: "Eastmere".to_owned(),
        name: Some(name.to_owned()).filter(|name| !name.is_empty()),
        aliases: Vec::new(),
        usernames: Vec::new(),
        born: None,
        town: None,
        telephone: None,
        markers: Vec::new(),
        standing: Standing::NothingAlleged,
        summary: String::new(),
        detail: Vec::new(),
    }
}

pub(super) fn named(name: &str) -> Query {
    Query {
        name: Some(name.to_owned()),
        ..Query::default()
    }
}

fn user(username: &str) -> Query {
    Query {
        username: Some(username.to_owned()),
        ..Query::default()
    }
}

fn born(text: &str) -> Option<PartialDate> {
    Some(PartialDate::parse(text).expect("a date of the test"))
}

pub(super) fn search(held: Vec<Held>, query: &Query) -> Vec<Trace> {
    Systems::of(held, TODAY).search(System::National, query)
}

/// The reasons for which a record under one name comes back for another; none if it does not.
fn reasons(held: &str, asked: &str) -> Vec<Reason> {
    let traces = search(vec![person(0, held)], &named(asked));
    traces
        .into_iter()
        .next()
        .map(|trace| trace.reasons)
        .unwrap_or_default()
}

fn order(traces: &[Trace]) -> Vec<u16> {
    traces.iter().map(|trace| trace.record.0).collect()
}

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
fn usernames_heard_and_misread() {
    let first = |asked: &str| {
        let held = Held {
            usernames: vec!["St0rm_Rider07".into()],
            ..person(0, "")
        };
        search(vec![held], &user(asked))
            .first()
            .map(|trace| trace.reasons[0])
    };
    assert_eq!(first("@ST0RM-RIDER07"), Some(Reason::UsernameExact));
    assert_eq!(first("stormriderO7"), Some(Reason::UsernameLooksAlike));
    assert_eq!(first("stormr1der07"), Some(Reason::UsernameLooksAlike));
    assert_eq!(first("stormryder07"), Some(Reason::UsernameNear));
    assert_eq!(first("stromrider07"), Some(Reason::UsernameNear));
    assert_eq!(first("thunderchild"), None);
    let stem = Held {
        usernames: vec!["StormRider_2007".into()],
        ..person(0, "")
    };
    assert_eq!(
        search(vec![stem], &user("stormrider"))[0].reasons,
        [Reason::UsernameStem]
    );
}

#[test]
fn a_misspelt_name() {
    use Reason::*;
    for (held, asked, surname) in [
        ("Luke Marsden", "Luke Marsdon", SurnameSoundsAlike),
        ("Luke Marsden", "Luke Mersden", SurnameSoundsAlike),
        ("Luke Marsden", "Luke Masden", SurnameNear(1)),
        (
            "Catherine Shaughnessy",
            "Catherine Shaunessy",
            SurnameSoundsAlike,
        ),
        ("Marek Kowalski", "Marek Kovalski", SurnameNear(1)),
        ("Bilal Hussain", "Bilal Hussein", SurnameSoundsAlike),
    ] {
        assert_eq!(
            reasons(held, asked),
            [surname, ForenameExact],
            "{asked} for {held}"
        );
    }
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
fn age_turns_on_the_birthday() {
    let age = |born, range| super::born::compare_age(range, Some(born), TODAY);
    assert_eq!(age(date(2008, 3, 2), (18, 18)), Reason::AgeFits);
    assert_eq!(age(date(2008, 3, 3), (18, 18)), Reason::AgeNear);
    assert_eq!(age(date(2004, 2, 29), (22, 22)), Reason::AgeFits);
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
fn birth_dates_in_part_and_with_a_slip() {
    let compare = |asked: &str, held| born(asked).map(|asked| asked.compare(Some(held)));
    let held = date(2006, 3, 4);
    assert_eq!(compare("2006-03-04", held), Some(Reason::BornExact));
    assert_eq!(compare("04.03.2006", held), Some(Reason::BornExact));
    assert_eq!(compare("2006", held), Some(Reason::BornYearFits));
    assert_eq!(compare("2006-03", held), Some(Reason::BornPartFits));
    assert_eq!(
        compare("03/04/2006", held),
        Some(Reason::BornDayMonthSwapped)
    );
    assert_eq!(compare("14/03/2006", held), Some(Reason::BornOneDigit));
    assert_eq!(compare("04/03/2060", held), Some(Reason::BornOneDigit));
    assert_eq!(compare("04/03/2005", held), Some(Reason::BornYearNear(1)));
    assert_eq!(compare("2007", held), Some(Reason::BornYearNear(-1)));
    assert_eq!(compare("2009", held), Some(Reason::BornDiffers));
    assert_eq!(compare("17/11/1999", held), Some(Reason::BornDiffers));
}

#[test]
fn dates_that_are_none_say_how_to_mend_them() {
    assert_eq!(PartialDate::parse("14/03/06"), Err(DateFault::ShortYear));
    assert_eq!(PartialDate::parse("31/02/2006"), Err(DateFault::NoSuchDay));
    assert_eq!(PartialDate::parse("03/14/2006"), Err(DateFault::NoSuchDay));
    assert_eq!(
        PartialDate::parse("1806"),
        Err(DateFault::YearOutOfRange(1806))
    );
    assert_eq!(PartialDate::parse("about ten"), Err(DateFault::Unreadable));
    assert_eq!(
        PartialDate::parse("14/03/2006").map(|date| date.to_string()),
        Ok("14/03/2006".into())
    );
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
fn names_of_many_communities() {
    use Reason::*;
    for (held, asked, expected) in [
        (
            "Seán O'Neill",
            "sean oneill",
            vec![SurnameExact, ForenameExact],
        ),
        (
            "Sean O'Neill",
            "Sean O Neill",
            vec![SurnameExact, ForenameExact],
        ),
        (
            "Anne-Marie Lloyd",
            "Annemarie Lloyd",
            vec![SurnameExact, ForenameExact],
        ),
        (
            "Anne-Marie Lloyd",
            "Anne Marie Lloyd",
            vec![SurnameExact, ForenameExact],
        ),
        (
            "Chloe Smith-Jones",
            "Chloe Jones",
            vec![SurnamePart, ForenameExact],
        ),
        (
            "Mohammed Khan",
            "Muhammad Khan",
            vec![SurnameExact, ForenameShort],
        ),
        ("Mohamed Khan", "Mo Khan", vec![SurnameExact, ForenameShort]),
        (
            "Harpreet Singh Gill",
            "Harpreet Gill",
            vec![SurnameExact, ForenameExact],
        ),
        (
            "Harpreet Singh Gill",
            "Harpreet Singh",
            vec![SurnamePart, ForenameExact],
        ),
        (
            "Yusuf al-Hassan",
            "Yousef Hassan",
            vec![SurnamePart, ForenameShort],
        ),
        ("Abdul Rahman", "Abdulrahman", vec![NameRunTogether]),
        (
            "Ka Ming Chan",
            "Chan Ka Ming",
            vec![SurnameExact, ForenameExact, NameOrderSwapped],
        ),
        (
            "Nguyễn Văn Anh",
            "Anh Nguyen",
            vec![SurnameExact, ForenameExact, NameOrderSwapped],
        ),
        (
            "Małgorzata Wójcik",
            "Gosia Wojcik",
            vec![SurnameExact, ForenameShort],
        ),
        (
            "Siobhán Murphy",
            "Shivaun Murphy",
            vec![SurnameExact, ForenameShort],
        ),
        (
            "Oluwaseun Adeyemi",
            "Seun Adeyemi",
            vec![SurnameExact, ForenameShort],
        ),
        (
            "Alexandra Bell",
            "Alex Bell",
            vec![SurnameExact, ForenameShort],
        ),
        (
            "Michael Reed",
            "Mike Reed",
            vec![SurnameExact, ForenameShort],
        ),
        (
            "Luke Marsden",
            "Marsden, Luke",
            vec![SurnameExact, ForenameExact],
        ),
        (
            "Luke Marsden",
            "Marsden Luke",
            vec![SurnameExact, ForenameExact, NameOrderSwapped],
        ),
        (
            "Luke Marsden",
            "Mr Luke MARSDEN",
            vec![SurnameExact, ForenameExact],
        ),
        (
            "Luke James Marsden",
            "James Marsden",
            vec![SurnameExact, ForenamePart],
        ),
        (
            "Luke Marsden",
            "L Marsden",
            vec![SurnameExact, ForenameInitial],
        ),
        (
            "Luke Marsden",
            "Luke M",
            vec![SurnameInitial, ForenameExact],
        ),
        ("Luke Marsden", "Marsden", vec![SurnameExact]),
        ("Luke Marsden", "Luke", vec![ForenameExact]),
        (
            "Luke Marsden",
            "Kyle Marsden",
            vec![SurnameExact, ForenameDiffers],
        ),
        (
            "Lee Li",
            "Leigh Li",
            vec![SurnameExact, ForenameSoundsAlike],
        ),
        (
            "Дмитрий Иванов",
            "дмитрий иванов",
            vec![SurnameExact, ForenameExact],
        ),
    ] {
        assert_eq!(reasons(held, asked), expected, "{asked} for {held}");
    }
}

#[test]
fn short_names_do_not_all_look_alike() {
    for (held, asked) in [
        ("Li Wu", "Lu Wei"),
        ("Amy Lowe", "Ben Lee"),
        ("Ann Cox", "Ian Cook"),
        ("Luke Marsden", "Luke Smith"),
        ("Dan Owen", "Dan Ian"),
    ] {
        assert_eq!(reasons(held, asked), [], "{asked} for {held}");
    }
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
fn telephone_numbers_however_written() {
    let held = Held {
        telephone: Some("07700 900123".into()),
        ..person(0, "")
    };
    for asked in [
        "07700900123",
        "+44 7700 900 123",
        "+44 (0)7700-900123",
        "0044 7700 900123",
        "447700900123",
    ] {
        let query = Query {
            telephone: Some(asked.into()),
            ..Query::default()
        };
        assert_eq!(
            search(vec![held.clone()], &query)[0].reasons,
            [Reason::TelephoneExact],
            "{asked}"
        );
    }
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
fn faults_of_a_query() {
    let town = Query {
        town: Some("Dunmarsh".into()),
        ..Query::default()
    };
    let age = Query {
        age: Some((17, 19)),
        ..Query::default()
    };
    let day = Query {
        born: born("09/04/2007"),
        ..Query::default()
    };
    let impossible = PartialDate {
        year: Some(2007),
        month: Some(2),
        day: Some(30),
    };
    for (query, fault) in [
        (Query::default(), QueryFault::Empty),
        (named("  "), QueryFault::Empty),
        (
            named("'-'"),
            QueryFault::OnlyPunctuation(super::Field::Name),
        ),
        (named("L"), QueryFault::OneLetterName),
        (named("L. M."), QueryFault::OneLetterName),
        (user("_x_"), QueryFault::OneCharacterUsername),
        (
            named(&"a".repeat(limits::QUERY_CHARS + 1)),
            QueryFault::TooLong(super::Field::Name),
        ),
        (
            Query {
                telephone: Some("0163".into()),
                ..Query::default()
            },
            QueryFault::TelephoneTooShort,
        ),
        (
            Query {
                age: Some((20, 18)),
                ..named("Luke")
            },
            QueryFault::AgeReversed {
                youngest: 20,
                oldest: 18,
            },
        ),
        (
            Query {
                born: Some(impossible),
                ..named("Luke")
            },
            QueryFault::Date(DateFault::NoSuchDay),
        ),
        (town.clone(), QueryFault::TooWide),
        (age.clone(), QueryFault::TooWide),
        (day, QueryFault::TooWide),
        (
            Query {
                age: age.age,
                ..town
            },
            QueryFault::TooWide,
        ),
    ] {
        assert_eq!(query.validate(), Err(fault), "{query:?}");
        let everybody = Held {
            born: Some(date(2007, 4, 9)),
            town: Some("Dunmarsh".into()),
            ..person(0, "L")
        };
        assert_eq!(search(vec![everybody], &query), [], "{query:?}");
    }
}

#[test]
fn words_say_what_fits() {
    assert_eq!(Reason::SurnameSoundsAlike.words(), "surname sounds alike");
    assert_eq!(Reason::AgeDoesNotFit.words(), "age does not fit");
    assert_eq!(Reason::SurnameNear(1).words(), "surname one letter away");
    assert_eq!(
        Reason::BornYearNear(-1).words(),
        "year of birth one year earlier"
    );
    assert!(Reason::Alias.fits() && !Reason::BornNotHeld.fits());
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
