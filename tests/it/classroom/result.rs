use std::io::Cursor;
use std::process::{Command, Stdio};

use calamine::{Data, Reader, Xlsx};
use serde_json::json;

use super::{Session, plan};
use crate::serving::Server;

/// A session of two trainees, of whom one has played a call to its end and the other has begun one.
fn played(server: &Server) -> Session {
    let session = Session::begun(server, &plan(&["server-owner"]));
    let [one, two] = ["Bluebell", "=1+1"].map(|it| session.trainee(server, it));
    one.plays();
    let call = two.take();
    two.send(&call, 1, &[json!({ "Write": "half a log" })]);
    session
}

/// The cells of a workbook, sheet by sheet.
fn cells(bytes: Vec<u8>) -> Vec<(String, Vec<Vec<Data>>)> {
    let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes)).unwrap();
    let names = book.sheet_names();
    let mut read = |name: &String| {
        let sheet = book.worksheet_range(name).unwrap();
        let formulas = book.worksheet_formula(name).unwrap();
        assert!(formulas.rows().flatten().all(String::is_empty), "{name}");
        sheet.rows().map(<[Data]>::to_vec).collect()
    };
    names.iter().map(|it| (it.clone(), read(it))).collect()
}

#[test]
fn results_are_taken_away_as_a_workbook_with_and_without_names() {
    let server = Server::start();
    let session = played(&server);
    let workbook = |path: &str| {
        let (kind, bytes) = session.instructor.file(&session.at(path));
        assert!(kind.contains("spreadsheetml"), "{kind}");
        cells(bytes)
    };
    let named = workbook("/results.xlsx?names=1");
    let sheets: Vec<&str> = named.iter().map(|it| it.0.as_str()).collect();
    assert_eq!(sheets, ["About", "Attempts", "Points", "Signs", "Room"]);
    let attempts = &named[1].1;
    assert_eq!(attempts.len(), 3, "a head and two attempts");
    let cell = |text: &str| Data::String(text.to_owned());
    assert!(attempts[1].contains(&cell("Bluebell")) && attempts[1].contains(&cell("ended")));
    assert!(attempts[2].contains(&cell("=1+1")) && attempts[2].contains(&cell("open")));
    let without = workbook("/results.xlsx");
    let all = format!("{without:?}");
    assert!(!all.contains("Bluebell") && !all.contains("=1+1") && !all.contains("\"name\""));
    assert_eq!(without[1].1.len(), 3);
}

#[test]
fn results_are_taken_away_as_a_table_and_as_data_with_and_without_names() {
    let server = Server::start();
    let session = played(&server);
    let text = |path: &str| {
        let (kind, bytes) = session.instructor.file(&session.at(path));
        (kind, String::from_utf8(bytes).unwrap())
    };
    let (kind, named) = text("/results.csv?names=1");
    assert!(kind.starts_with("text/csv"), "{kind}");
    assert!(named.starts_with('\u{feff}') && named.contains("\r\n"));
    let mut rows = csv::Reader::from_reader(named.trim_start_matches('\u{feff}').as_bytes());
    let rows: Vec<csv::StringRecord> = rows.records().map(Result::unwrap).collect();
    assert_eq!((&rows[0][1], &rows[1][1]), ("Bluebell", "'=1+1"));
    let (_, without) = text("/results.csv");
    assert!(!without.contains("Bluebell") && !without.contains("1+1"));
    assert_eq!(without.lines().count(), 3);

    let document = session
        .instructor
        .json(&session.at("/results.json?names=1"));
    assert!(document.to_string().contains("Bluebell"));
    let document = session.instructor.json(&session.at("/results.json"));
    assert!(!document.to_string().contains("Bluebell"));
    // Only one word asks for names.
    let (_, asked) = text("/results.csv?names=0");
    assert!(!asked.contains("Bluebell"));
}

#[test]
fn a_rooms_debrief_is_printed_and_put_on_paper() {
    let server = Server::start();
    let session = played(&server);
    let (kind, page) = session.instructor.file(&session.at("/report"));
    let page = String::from_utf8(page).unwrap();
    assert!(kind.starts_with("text/html") && page.contains("<!DOCTYPE html>"));
    assert!(page.contains("Tuesday") && !page.contains("<script"));
    let (kind, paper) = session.instructor.file(&session.at("/report.pdf"));
    assert_eq!((&*kind, &paper[..5]), ("application/pdf", &b"%PDF-"[..]));
    for nothing in ["/results.xls", "/report.doc", "/results.json/x"] {
        assert_eq!(
            session.instructor.get(&session.at(nothing)).0,
            404,
            "{nothing}"
        );
    }
}

#[test]
fn one_trainees_part_is_theirs_alone() {
    let server = Server::start();
    let session = played(&server);
    let (kind, page) = session.instructor.file(&session.at("/seats/1/report"));
    let page = String::from_utf8(page).unwrap();
    assert!(kind.starts_with("text/html") && page.contains("Bluebell"));
    assert!(!page.contains("=1+1") && !page.contains("&#61;1+1"));
    let everything = session.instructor.json(&session.at("/seats/2/export.json"));
    assert_eq!(everything["name"], "=1+1");
    assert!(everything.to_string().contains("half a log"));
    assert!(!everything.to_string().contains("Bluebell"));
    let (kind, paper) = session.instructor.file(&session.at("/seats/1/report.pdf"));
    assert_eq!((&*kind, &paper[..5]), ("application/pdf", &b"%PDF-"[..]));
    // Nobody sits at the seat of whoever leads, and nobody at the third.
    for no in [0, 3] {
        let path = session.at(&format!("/seats/{no}/report"));
        assert_eq!(session.instructor.get(&path).0, 404);
    }
}

#[test]
fn a_record_of_practice_says_what_was_practised_and_never_how_well() {
    let server = Server::start();
    let session = played(&server);
    let (kind, paper) = session
        .instructor
        .file(&session.at("/seats/1/certificate.pdf"));
    assert_eq!(kind, "application/pdf");
    let said = words_on(&paper);
    assert!(
        said.contains("Bluebell") && said.contains("not an assessment"),
        "{said}"
    );
    assert!(
        said.contains("The server owner") || said.contains("server"),
        "{said}"
    );
    for word in ["pass", "score", "points", "of 100", "%", "fail"] {
        assert!(!said.to_lowercase().contains(word), "{word}: {said}");
    }
    // Whoever has finished nothing has practised nothing yet, and it is said kindly.
    let (_, paper) = session
        .instructor
        .file(&session.at("/seats/2/certificate.pdf"));
    assert!(!words_on(&paper).contains("half a log"));
}

/// The words on a paper, as a reader of it finds them.
fn words_on(paper: &[u8]) -> String {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("paper.pdf");
    std::fs::write(&path, paper).unwrap();
    let read = Command::new("pdftotext")
        .arg(&path)
        .arg("-")
        .stderr(Stdio::inherit())
        .output()
        .expect("pdftotext is not installed: `apt-get install poppler-utils`, or run ./test, which does");
    String::from_utf8(read.stdout).unwrap()
}
