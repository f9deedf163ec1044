//! Searching 10,000 people held in the training record systems.

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use jiff::civil::date;
use warning_signs::records::{Held, PartialDate, Query, Systems};
use warning_signs::scenario::number::RecordNo;
use warning_signs::scenario::script::{RecordKind, Standing, System};

const PEOPLE: u16 = 10_000;
const FORENAMES: &[&str] = &[
    "Luke",
    "Ryan",
    "Mohammed",
    "Aisha",
    "Daniel",
    "Josh",
    "Harpreet",
    "Siobhan",
    "Agnieszka",
    "Oluwaseun",
    "Elizabeth",
    "Michael",
    "Fatima",
    "Callum",
    "Theo",
    "Rhys",
    "Ngoc",
    "Ka Ming",
    "Anne-Marie",
    "Yusuf",
    "Catherine",
    "Connor",
    "Priyanka",
    "Tomasz",
    "Kwame",
    "Jessica",
    "Hussein",
    "Emily",
    "Gareth",
    "Zainab",
];
const SURNAMES: &[&str] = &[
    "Smith",
    "Jones",
    "Khan",
    "Patel",
    "Singh",
    "O'Neill",
    "Kowalski",
    "Nguyen",
    "Okafor",
    "Begum",
    "Hughes",
    "MacDonald",
    "Ali",
    "Kaur",
    "Chan",
    "Ahmed",
    "Taylor",
    "Mensah",
    "Hussain",
    "Fitzgerald",
];
const ENDINGS: &[&str] = &[
    "", "s", "son", "ton", "ley", "man", "field", "worth", "ford", "well",
];
const TOWNS: &[&str] = &[
    "Aldermoor",
    "Brackenhythe",
    "Castle Wick",
    "Dunmarsh",
    "Easterleigh",
];

/// The nth person, the same every time; `every` forename with many surnames.
fn person(n: u16) -> Held {
    let nth = usize::from(n);
    let pick = |list: &[&'static str], n: usize| list[n % list.len()];
    let ending = pick(ENDINGS, nth / 7);
    // A letter put before the ending gives about two thousand different surnames.
    let letter = char::from(b'a' + (n / 31 % 26) as u8);
    let (stem, forename) = (pick(SURNAMES, nth), pick(FORENAMES, nth / 3));
    let surname = if ending.is_empty() {
        stem.to_owned()
    } else {
        format!("{stem}{letter}{ending}")
    };
    Held {
        no: RecordNo(n),
        id: format!("person-{n}"),
        kind: RecordKind::Person,
        system: System::National,
        force: "Eastmere".to_owned(),
        name: Some(format!("{forename} {surname}")),
        aliases: if n.is_multiple_of(10) {
            vec![forename.to_owned()]
        } else {
            Vec::new()
        },
        usernames: if n.is_multiple_of(3) {
            vec![format!("{stem}{letter}_{n}")]
        } else {
            Vec::new()
        },
        born: (!n.is_multiple_of(5)).then(|| {
            date(
                1960 + (n % 55) as i16,
                1 + (n % 12) as i8,
                1 + (n % 28) as i8,
            )
        }),
        town: Some(pick(TOWNS, nth / 11).to_owned()),
        telephone: Some(format!("07700 900{:03}", n % 1000)),
        markers: Vec::new(),
        standing: Standing::NothingAlleged,
        summary: String::new(),
        detail: Vec::new(),
    }
}

fn searches(c: &mut Criterion) {
    let systems = Systems::of((0..PEOPLE).map(person).collect(), date(2026, 3, 2));
    let text = |text: &str| Some(text.to_owned());
    let everything = Query {
        name: text("Mohamed Khann"),
        username: text("khana_1234"),
        born: PartialDate::parse("14/03/1984").ok(),
        age: Some((17, 21)),
        town: text("Dunmarsh"),
        telephone: text("+44 7700 900123"),
    };
    let queries = [
        (
            "common name",
            Query {
                name: text("Mohammed Khan"),
                ..Query::default()
            },
        ),
        (
            "forename only",
            Query {
                name: text("Daniel"),
                ..Query::default()
            },
        ),
        (
            "misspelt name",
            Query {
                name: text("Shivaun Fitzjerald"),
                ..Query::default()
            },
        ),
        (
            "long name",
            Query {
                name: text("Anne-Marie Jane Louise van der Smith-Jones"),
                ..Query::default()
            },
        ),
        (
            "username",
            Query {
                username: text("Smitha.12O"),
                ..Query::default()
            },
        ),
        ("everything", everything),
        (
            "no trace",
            Query {
                name: text("Xanthippe Quillfeather"),
                ..Query::default()
            },
        ),
    ];
    let mut group = c.benchmark_group("search 10,000 people");
    for (label, query) in &queries {
        group.bench_function(*label, |b| {
            b.iter(|| systems.search(System::National, black_box(query)))
        });
    }
    group.finish();
}

criterion_group!(benches, searches);
criterion_main!(benches);
