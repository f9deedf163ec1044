//! Broken, hostile and mutilated texts: always an answer, always soon.

use std::time::{Duration, Instant};

use proptest::prelude::*;

use super::*;

const SMALL: &str = include_str!("check/small.ron");

fn changed(changes: &[(&str, &str)]) -> String {
    let mut source = SMALL.to_owned();
    for (old, new) in changes {
        assert_eq!(source.matches(old).count(), 1, "{old}");
        source = source.replace(old, new);
    }
    source
}

fn errors(source: &str) -> Vec<Diagnostic> {
    let found = read(source, None).unwrap_err();
    assert!(found.iter().any(Diagnostic::is_error));
    found
}

fn codes(source: &str) -> Vec<Code> {
    errors(source).iter().map(|fault| fault.code).collect()
}

fn said(old: &str, new: &str) -> String {
    let source = changed(&[(old, new)]);
    let lines = errors(&source).into_iter().map(|fault| {
        let mend = fault.mend.unwrap_or_default();
        format!(
            "{} {} | {} | {mend}",
            fault.code, &source[fault.span], fault.message
        )
    });
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn misfits_are_named_with_their_places() {
    assert_eq!(
        said("title: \"A small call\"", "titel: \"A small call\""),
        "WS0102 Scenario( | the field `title` is missing here | add `title: …`\n\
         WS0101 titel | there is no field `titel` here | did you mean `title`?"
    );
    assert_eq!(
        said("delivery: Worried", "delivery: Worred"),
        "WS0104 Worred | `Worred` is none of the words that can stand here | did you mean `Worried`?"
    );
    assert_eq!(
        said("seat: CallHandler", "seat: \"CallHandler\""),
        "WS0105 \"CallHandler\" | expected a word, found text in quotes | write CallHandler without quotes"
    );
    assert_eq!(
        said(
            "objectives: [\"Ask who it is\"]",
            "objectives: \"Ask who it is\""
        ),
        "WS0105 \"Ask who it is\" | expected a list `[ … ]`, found text in quotes | put it in a list: [\"Ask who it is\"]"
    );
    assert_eq!(
        said("trust: 40", "trust: 400"),
        "WS0106 400 | `400` is outside 0 to 255 | "
    );
    assert_eq!(
        said(
            "minutes: 5",
            "minutes: 99999999999999999999999999999999999999999999"
        ),
        "WS0106 99999999999999999999999999999999999999999999 | `9999999999999999999999999999999999999999…` is outside 0 to 255 | "
    );
    assert!(
        said("2027-11-01", "2027-02-31")
            .starts_with("WS0107 \"2027-02-31\" | \"2027-02-31\" is not a date")
    );
    assert_eq!(
        codes(&changed(&[("version: 1", "version: 1, version: 2")])),
        [Code::DuplicateField]
    );
    assert_eq!(
        codes(&changed(&[("weight: Strong", "weight: Strong(1)")])),
        [Code::WrongType]
    );
    assert_eq!(
        codes(&changed(&[("Told(\"older-friend\")", "Told")])),
        [Code::WrongType]
    );
    assert_eq!(
        codes(&changed(&[("age: (13, 15)", "age: (13, 15, 16)")])),
        [Code::WrongType]
    );
    assert!(read(&changed(&[("age: (13, 15)", "age: None")]), None).is_ok());
}

#[test]
fn lines_and_columns_are_those_of_an_editor() {
    let source = changed(&[("title: \"A small call\"", "title: \"Ä\", colour: 1")]);
    let found = errors(&source);
    assert_eq!((found[0].line, found[0].column), (5, 17));
    assert_eq!((found[0].end_line, found[0].end_column), (5, 23));
    let json = serde_json::to_value(&found[0]).unwrap();
    assert_eq!(json["code"], "WS0101");
    assert_eq!(json["severity"], "error");
    assert_eq!(json["column"], 17);
    assert!(json.get("span").is_none());
}

#[test]
fn what_a_text_hides_is_shown_in_messages() {
    let said = said(
        "heeded_by: [\"older-friend\"]",
        "heeded_by: [\"a\\u{1b}[31m\\u{202e}\"]",
    );
    assert!(said.contains("`a\\u{1b}[31m\\u{202e}`"), "{said}");
    let raw = SMALL.replace("seat: CallHandler", "seat: \u{1b}[31m");
    assert!(
        errors(&raw)
            .iter()
            .all(|fault| !fault.message.contains('\u{1b}'))
    );
}

#[test]
fn faults_of_every_kind_are_found_at_once() {
    let source = changed(&[
        ("trust: 40", "trust: \"40\""),
        ("delivery: Angry", "delivery: Cross"),
        ("review_due: \"2027-11-01\"", "review_due: \"soon\""),
        ("topic: \"the friend's name\",", ""),
        ("(sign: \"age-gap\", within", "(sign: \"agegap\", within"),
        ("{ \"game\": [", "{ \"game\": [\"\", "),
        ("[Agreed, Referred", "[Agred, Referred"),
    ]);
    assert_eq!(
        codes(&source),
        [
            Code::BadDate,
            Code::EmptyText,
            Code::WrongType,
            Code::UnknownVariant,
            Code::MissingField,
            Code::UnknownSign,
            Code::UnknownVariant,
        ]
    );
}

#[test]
fn a_blank_brings_no_further_faults() {
    for (old, new, code) in [
        ("id: \"older-friend\",", "id: 5,", Code::WrongType),
        ("id: \"older-friend\",", "", Code::MissingField),
        ("id: \"subject-national\", kind", "kind", Code::MissingField),
        ("kind: Person", "kind: Persom", Code::UnknownVariant),
        (
            "names: [\"Luke Marsden\", \"Ryan Pell\"]",
            "names: \"Luke\"",
            Code::WrongType,
        ),
        (
            "names: [\"Luke Marsden\", \"Ryan Pell\"],",
            "",
            Code::MissingField,
        ),
        ("\"subject\": (", "subject: (", Code::WrongType),
        ("(id: \"open-1\",", "(", Code::MissingField),
        ("restated: 1", "restated: 300", Code::OutOfRange),
        ("enough: 1", "enough: -1", Code::OutOfRange),
        (
            "{ \"game\": [\"Stone Harbour\", \"Sky Yard\"] }",
            "[]",
            Code::WrongType,
        ),
    ] {
        assert_eq!(codes(&changed(&[(old, new)])), [code], "{new}");
    }
}

#[test]
fn brackets_commas_and_quotes() {
    assert_eq!(
        said("version: 1,", "version: 1"),
        "WS0008 1 | a comma is missing after this | put `,` between one entry and the next"
    );
    assert_eq!(
        said("title: \"A small call\"", "title: 'A small call'")
            .lines()
            .next(),
        Some(
            "WS0010 'A small call' | this quotation mark is for a single character | put text in double quotation marks: \"…\""
        )
    );
    assert_eq!(
        said("title: \"A small call\"", "title = \"A small call\""),
        "WS0010 = | a field's value is written after `:` | write `:` for `=`"
    );
    assert_eq!(
        said("title: \"A small call\"", "title: "),
        "WS0009 , | a value should stand before this `,` | write the value, or remove the field"
    );
    assert_eq!(
        said("[\"Ask who it is\"]", "[\"Ask who it is\")"),
        "WS0006 ) | `)` does not close the `[` opened in line 9 | close that one first, with `]`"
    );
    assert_eq!(
        codes(&changed(&[(
            "title: \"A small call\"",
            "title: \"A small call"
        )])),
        [Code::UnclosedText]
    );
    assert_eq!(codes(&SMALL[..SMALL.len() - 3]), [Code::Unclosed]);
    assert_eq!(codes(&format!("{SMALL} )")), [Code::Trailing]);
    assert_eq!(codes(&format!("{SMALL} /* x")), [Code::Unclosed]);
    assert_eq!(
        codes(&changed(&[("A small call", "A \\q call")])),
        [Code::Escape]
    );
    assert_eq!(
        codes(&changed(&[("A small call", "A \\u{d800} call")])),
        [Code::Escape]
    );
    let two = changed(&[("version: 1,", "version: 1"), ("trust: 40", "trust: x")]);
    assert_eq!(codes(&two), [Code::MissingComma, Code::WrongType]);
}

#[test]
fn what_comes_before_a_lost_bracket_is_still_told() {
    let source = changed(&[
        ("level: Foundation", "level: Fundation"),
        (
            "after: { Dismissed: (trust: -15)",
            "after: { Dismissed: (trust: -15]",
        ),
        ("enough: 1", "enough: x"),
    ]);
    assert_eq!(codes(&source), [Code::UnknownVariant, Code::Mismatched]);
}

#[test]
fn other_ways_of_writing_are_read() {
    let source = changed(&[
        ("title: \"A small call\"", "title: r#\"A \"small\" call\"#"),
        ("care_note: \"A mother", "care_note: Some(\"A mother"),
        (
            "Nothing explicit is said.\",",
            "Nothing explicit is said.\"),",
        ),
        ("minutes: 5", "minutes: 0x05 /* a /* nested */ note */"),
    ]);
    let (script, warnings) = read(&source, None).unwrap();
    assert_eq!(script.title, "A \"small\" call");
    assert_eq!(script.minutes, 5);
    assert_eq!(warnings, []);
    // The same through the outline: one fault only, the one made.
    assert_eq!(
        codes(&source.replace("trust: 40", "trust: x")),
        [Code::WrongType]
    );
    assert!(read(&SMALL.replace('\n', "\r\n"), None).is_ok());
    assert!(read(&format!("\u{feff}{SMALL}"), None).is_ok());
    let marked = changed(&[("trust: 40", "trust: x")]);
    assert_eq!(codes(&format!("\u{feff}{marked}")), [Code::WrongType]);
}

#[test]
fn hostile_texts_are_answered_soon() {
    let begun = Instant::now();
    assert_eq!(codes(""), [Code::Empty]);
    assert_eq!(codes(" // nothing\n"), [Code::Empty]);
    assert_eq!(codes(&"[".repeat(10_000)), [Code::TooDeep]);
    assert_eq!(codes(&"(".repeat(1_000_000)), [Code::TooDeep]);
    assert_eq!(codes(&"a(".repeat(10_000)), [Code::TooDeep]);
    assert!(!codes(&"{".repeat(10_000)).is_empty());
    assert!(!codes(&"\"".repeat(1_000_001)).is_empty());
    assert!(!codes(&"/*".repeat(1_000_000)).is_empty());
    assert!(!codes(&"\\".repeat(1_000_000)).is_empty());
    assert!(!codes(&"0".repeat(1_000_000)).is_empty());
    assert!(!codes(&"x ".repeat(1_000_000)).is_empty());
    assert!(!codes(&format!("({})", "x,".repeat(1_000_000))).is_empty());
    assert!(!codes(&format!("({})", "id: 1,".repeat(300_000))).is_empty());
    assert!(!codes(&format!("[{})", "],".repeat(500_000))).is_empty());
    assert!(!codes("\0\u{202e}\u{200b}").is_empty());
    let long = changed(&[(
        "text: \"Sorry?\"",
        &format!("text: \"{}\"", "é".repeat(1_000_000 - 10_000)),
    )]);
    assert_eq!(codes(&long), [Code::LongText]);
    let large = vec![b' '; 100 * 1024 * 1024];
    assert_eq!(
        read_bytes(&large, None).unwrap_err()[0].code,
        Code::TooLarge
    );
    let fault = &read_bytes(b"Scenario(\n  id: \"\xff\")", None).unwrap_err()[0];
    assert_eq!(
        (fault.code, fault.line, fault.column),
        (Code::NotText, 2, 8)
    );
    assert!(
        begun.elapsed() < Duration::from_secs(60),
        "{:?}",
        begun.elapsed()
    );
}

#[test]
fn many_faults_in_a_large_script_are_answered_soon() {
    let begun = Instant::now();
    let fact = |at: usize| {
        format!(
            "(id: \"f-{at}\", topic: \"t\", needs: [Told(\"nobody-{at}\")], says: [(id: \"l-{at}\", text: \"{{x}}\", delivery: Q{at})]),"
        )
    };
    let facts: String = (0..9_000).map(fact).collect();
    let source = changed(&[("    facts: [", &format!("    facts: [{facts}"))]);
    let found = errors(&source);
    assert!(found.len() >= 100 && found.len() <= 300, "{}", found.len());
    assert!(
        begun.elapsed() < Duration::from_secs(30),
        "{:?}",
        begun.elapsed()
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn no_mutilation_goes_unanswered(
        cuts in prop::collection::vec((any::<prop::sample::Index>(), 0usize..40, any::<u8>(), 0u8..4), 1..4)
    ) {
        let mut bytes = SMALL.as_bytes().to_vec();
        for (at, length, byte, how) in cuts {
            if bytes.is_empty() {
                break;
            }
            let at = at.index(bytes.len());
            let end = (at + length).min(bytes.len());
            match how {
                0 => { bytes.drain(at..end); }
                1 => bytes[at] ^= byte,
                2 => bytes.insert(at, b"()[]{}\",:\\/*rb#'0"[usize::from(byte) % 17]),
                _ => bytes.truncate(at.max(1)),
            }
        }
        if let Err(found) = read_bytes(&bytes, None) {
            prop_assert!(found.iter().any(Diagnostic::is_error));
            for fault in &found {
                prop_assert!(fault.span.start <= fault.span.end && fault.span.end <= bytes.len());
            }
        }
    }
}
