//! Dates, and queries that cannot be searched by.

use jiff::civil::date;

use super::{TODAY, born, named, person, search, user};
use crate::limits;
use crate::records::born::compare_age;
use crate::records::{DateFault, Field, Held, PartialDate, Query, QueryFault, Reason};

#[test]
fn age_turns_on_the_birthday() {
    let age = |born, range| compare_age(range, Some(born), TODAY);
    assert_eq!(age(date(2008, 3, 2), (18, 18)), Reason::AgeFits);
    assert_eq!(age(date(2008, 3, 3), (18, 18)), Reason::AgeNear);
    assert_eq!(age(date(2004, 2, 29), (22, 22)), Reason::AgeFits);
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
        (named("'-'"), QueryFault::OnlyPunctuation(Field::Name)),
        (named("L"), QueryFault::OneLetterName),
        (named("L. M."), QueryFault::OneLetterName),
        (user("_x_"), QueryFault::OneCharacterUsername),
        (
            named(&"a".repeat(limits::QUERY_CHARS + 1)),
            QueryFault::TooLong(Field::Name),
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
