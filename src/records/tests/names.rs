//! Names, usernames and telephone numbers as people give them.

use super::{named, person, search, user};
use crate::records::{Held, Query, Reason};

/// The reasons for which a record under one name comes back for another; none if it does not.
fn reasons(held: &str, asked: &str) -> Vec<Reason> {
    let traces = search(vec![person(0, held)], &named(asked));
    traces
        .into_iter()
        .next()
        .map(|trace| trace.reasons)
        .unwrap_or_default()
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
        ("Dean Kelly", "Dan Cole"),
    ] {
        assert_eq!(reasons(held, asked), [], "{asked} for {held}");
    }
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
