//! What holds of every search, tried on generated records and queries.

use jiff::civil::date;
use proptest::prelude::*;

use super::{named, person, search};
use crate::limits;
use crate::records::name::Name;
use crate::records::{Held, PartialDate, Person, Query, Reason, Systems, about};
use crate::scenario::script::System;

/// Names near each other, so that generated searches find something.
fn name() -> impl Strategy<Value = String> {
    let forename = prop::sample::select(vec![
        "Luke",
        "Lucas",
        "Mo",
        "Mohammed",
        "Anne-Marie",
        "Ann",
        "L",
        "Seán",
    ]);
    let surname = prop::sample::select(vec![
        "Marsden",
        "Marsdon",
        "O'Neill",
        "Khan",
        "Kahn",
        "Smith-Jones",
        "Li",
        "",
    ]);
    (forename, surname, any::<bool>()).prop_map(|(forename, surname, comma)| match comma {
        true => format!("{surname}, {forename}"),
        false => format!("{forename} {surname}"),
    })
}

fn username() -> impl Strategy<Value = String> {
    prop::sample::select(vec![
        "storm_rider07",
        "St0rmRider07",
        "stormrider",
        "quietfen",
        "quiet_fen1",
    ])
    .prop_map(str::to_owned)
}

fn town() -> impl Strategy<Value = String> {
    prop::sample::select(vec!["Dunmarsh", "Dunmarch", "Easterleigh"]).prop_map(str::to_owned)
}

fn telephone() -> impl Strategy<Value = String> {
    prop::sample::select(vec!["07700 900123", "+44 7700 900123", "01632 960001"])
        .prop_map(str::to_owned)
}

fn held() -> impl Strategy<Value = Vec<Held>> {
    let opt = prop::option::of::<BoxedStrategy<String>>;
    let born = prop::option::of((2004..2009_i16, 1..4_i8, 1..4_i8));
    let fields = (
        opt(name().boxed()),
        prop::collection::vec(name(), 0..2),
        prop::collection::vec(username(), 0..2),
        born,
        opt(town().boxed()),
        opt(telephone().boxed()),
    );
    prop::collection::vec(fields, 0..30).prop_map(|all| {
        let all = (0_u16..).zip(all);
        all.map(
            |(no, (name, aliases, usernames, born, town, telephone))| Held {
                name,
                aliases,
                usernames,
                born: born.map(|(year, month, day)| date(year, month, day)),
                town,
                telephone,
                ..person(no, "")
            },
        )
        .collect()
    })
}

fn query() -> impl Strategy<Value = Query> {
    let opt = prop::option::of::<BoxedStrategy<String>>;
    (
        opt(name().boxed()),
        opt(username().boxed()),
        prop::option::of((2004..2009_u16, 1..4_u8, 1..4_u8)),
        prop::option::of((15..19_u8, 0..4_u8)),
        opt(town().boxed()),
        opt(telephone().boxed()),
    )
        .prop_map(|(name, username, born, age, town, telephone)| Query {
            name,
            username,
            born: born.map(|(year, month, day)| PartialDate {
                year: Some(year),
                month: Some(month),
                day: Some(day),
            }),
            age: age.map(|(youngest, more)| (youngest, youngest + more)),
            town,
            telephone,
        })
}

/// Any text, and texts of the letters that folding and splitting care about.
fn hostile() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[ ,.'’‐-]{0,40}",
        "[a-zA-Z' ,-]{0,300}",
        "[\u{300}-\u{36f}a-cßæİﬀ]{0,60}",
        "([A-Z]{1,60} ){0,5}",
        "\\PC{0,400}",
    ]
}

proptest! {
    #[test]
    fn no_text_is_too_much(name in hostile(), username in hostile(), town in hostile(), telephone in hostile(), other in hostile()) {
        let records = vec![Held {
            aliases: vec![other.clone()],
            usernames: vec![username.clone()],
            town: Some(town.clone()),
            telephone: Some(telephone.clone()),
            ..person(0, &name)
        }, person(1, &other)];
        let one = |name: &str| named(name);
        let all = Query { name: Some(other.clone()), username: Some(username), town: Some(town), telephone: Some(telephone), ..Query::default() };
        let person = Person { names: vec![name.clone()], usernames: vec![other.clone()], telephones: vec![other.clone()] };
        for query in [one(&name), one(&other), all] {
            let traces = search(records.clone(), &query);
            prop_assert!(query.validate().is_ok() || traces.is_empty());
            prop_assert!(query.validate().is_err() || query.validate().is_ok() && !query.is_empty());
            let _ = about(&query, &person);
        }
        let _ = PartialDate::parse(&name);
    }

    #[test]
    fn the_order_is_total_and_the_same_every_time(held in held(), query in query()) {
        let traces = search(held.clone(), &query);
        prop_assert!(traces.len() <= limits::TRACES);
        for pair in traces.windows(2) {
            prop_assert!((pair[1].score, pair[0].record) < (pair[0].score, pair[1].record) || pair[0].score > pair[1].score);
        }
        for trace in &traces {
            prop_assert!((1..=1000).contains(&trace.score));
            prop_assert!(trace.reasons.iter().any(Reason::fits));
        }
        let mut shuffled = held;
        shuffled.reverse();
        prop_assert_eq!(traces, search(shuffled, &query));
    }

    #[test]
    fn the_name_itself_is_found_and_not_below_a_near_one(held in held(), name in name()) {
        prop_assume!(named(&name).validate().is_ok());
        // The one searched for has the highest number, so that only its score can bring it up.
        let near: Vec<Held> = held.into_iter().filter(|record| record.name.as_deref() != Some(&name)).take(15).collect();
        let own = person(u16::MAX, &name);
        let traces = search([near, vec![own]].concat(), &named(&name));
        let found = traces.iter().find(|trace| trace.record.0 == u16::MAX);
        prop_assert!(found.is_some(), "{name} was not found");
        prop_assert_eq!(found.map(|trace| trace.score), traces.iter().map(|trace| trace.score).max());
    }

    #[test]
    fn a_further_fit_never_lowers(record in held(), query in query(), which in 0..5_u8) {
        let Some(record) = record.into_iter().next() else { return Ok(()) };
        let before = search(vec![record.clone()], &Query { ..without(which, &query) });
        let Some(fitting) = with_own(which, &query, &record) else { return Ok(()) };
        let after = search(vec![record], &fitting);
        if let Some(before) = before.first() {
            prop_assert!(!after.is_empty(), "a fit hid the record");
            prop_assert!(after[0].score >= before.score, "{before:?} then {after:?}");
        }
    }

    #[test]
    fn a_name_of_many_words_is_bounded(words in prop::collection::vec("[a-z]{1,9}", 0..60), hyphens in any::<bool>()) {
        let text = words.join(if hyphens { "-" } else { " " });
        if let Some(name) = Name::of(&text) {
            prop_assert!(name.pieces.len() <= 3 * limits::NAME_WORDS + 4);
        }
    }

    #[test]
    fn dates_read_back_as_written(year in 1900..=2100_u16, month in 1..=12_u8, day in 1..=28_u8) {
        let date = PartialDate { year: Some(year), month: Some(month), day: Some(day) };
        prop_assert_eq!(PartialDate::parse(&date.to_string()), Ok(date));
        prop_assert_eq!(PartialDate::parse(&format!("{year}-{month:02}-{day:02}")), Ok(date));
        prop_assert_eq!(PartialDate::parse(&format!("{year}-{month:02}")), Ok(PartialDate { day: None, ..date }));
    }
}

/// The query without one of its fields.
fn without(which: u8, query: &Query) -> Query {
    let mut query = query.clone();
    match which {
        0 => query.name = None,
        1 => query.username = None,
        2 => query.born = None,
        3 => query.town = None,
        _ => query.telephone = None,
    }
    query
}

/// The query with one field as the record itself holds it, if it holds that.
fn with_own(which: u8, query: &Query, record: &Held) -> Option<Query> {
    let mut query = query.clone();
    match which {
        0 => query.name = Some(record.name.clone()?),
        1 => query.username = Some(record.usernames.first()?.clone()),
        2 => {
            let born = record.born?;
            query.born = Some(PartialDate {
                year: u16::try_from(born.year()).ok(),
                month: u8::try_from(born.month()).ok(),
                day: u8::try_from(born.day()).ok(),
            });
        }
        3 => query.town = Some(record.town.clone()?),
        _ => query.telephone = Some(record.telephone.clone()?),
    }
    query.validate().is_ok().then_some(query)
}

#[test]
fn the_same_query_twice_on_one_system() {
    let systems = Systems::of(
        (0..50).map(|no| person(no, "Luke Marsden")).collect(),
        date(2026, 3, 2),
    );
    let once = systems.search(System::National, &named("Luke Marsden"));
    assert_eq!(once.len(), limits::TRACES);
    assert_eq!(
        once,
        systems.search(System::National, &named("Luke Marsden"))
    );
}
