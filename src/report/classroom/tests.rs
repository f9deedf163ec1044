//! The reports of a session: what they say, and what they never do.

use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};
use proptest::prelude::*;

use super::sample::{self, FORMULA};
use super::*;

/// Leaves a file where somebody can look at it, when asked to.
fn shown(name: &str, bytes: &[u8]) {
    if let Some(folder) = std::env::var_os("REPORTS_TO_LOOK_AT") {
        std::fs::write(std::path::Path::new(&folder).join(name), bytes).unwrap();
    }
}

#[test]
fn the_room_is_shown_without_a_name_or_a_style() {
    let back = sample::looked_back(14);
    let page = room_page(&back, &sample::about());
    let part = room_part(&back);
    shown("room.html", page.as_bytes());
    shown("part.html", part.as_bytes());
    assert!(page.starts_with("<!DOCTYPE html>") && page.contains("</html>"));
    assert!(!part.contains("<html") && part.contains("<div class=\"looking-back\">"));
    for it in [&page, &part] {
        assert!(!it.contains("style=") && !it.contains("<script"));
        assert!(!it.contains("Heron") && it.contains("Most missed"));
    }
    assert!(!part.contains("<style"));
    for words in [
        "What the room recognised and did",
        "How it was graded",
        "Less than this call asked for",
        "What the quickest and the slowest heard",
        "Telling true cases from innocent ones",
        "read it as a beginning of a conversation, not a measurement",
        "The first call and the last",
        "Nothing sexual was said in this call.",
    ] {
        assert!(part.contains(words), "{words}");
    }
}

#[test]
fn every_drawing_is_named_or_left_out_and_no_id_comes_twice() {
    let part = room_part(&sample::looked_back(14));
    for drawing in part.split("<svg class=\"plot\"").skip(1) {
        let head = drawing.split('>').next().unwrap();
        assert!(
            head.contains("role=\"img\"") != head.contains("aria-hidden"),
            "{head}"
        );
    }
    let ids = part.split(" id=\"").skip(1);
    let mut ids: Vec<&str> = ids.map(|it| it.split('"').next().unwrap()).collect();
    let count = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), count);
    for named in part.split("aria-labelledby=\"").skip(1) {
        let id = named.split('"').next().unwrap();
        assert!(ids.contains(&id), "{id}");
    }
}

#[test]
fn nothing_is_shown_that_is_one_trainees_alone() {
    for seats in [1, 2] {
        let back = sample::looked_back(seats);
        let part = room_part(&back);
        assert!(!part.contains("How the totals were spread"), "{seats}");
        assert!(!part.contains("quickest"), "{seats}");
        assert!(!part.contains("Done from"), "{seats}");
        assert!(part.contains("report"), "{seats}");
    }
    let one = room_part(&sample::looked_back(1));
    assert!(!one.contains("How it was graded") && !one.contains("1 of 1"));
    assert!(room_part(&sample::looked_back(3)).contains("How the totals were spread"));
}

#[test]
fn a_room_in_which_nothing_was_played_is_shown_too() {
    let none = sample::looked_back(0);
    assert!(room_part(&none).contains("0 trainees came"));
    assert!(room_pdf(&none, &sample::about()).starts_with(b"%PDF"));
}

#[test]
fn a_trainee_is_spoken_to_and_what_was_typed_is_text() {
    let page = trainee_page(&sample::trainee());
    shown("trainee.html", page.as_bytes());
    assert!(page.contains("Llŷr &#60;b&#62;Ŵyn&#60;/b&#62;"));
    assert!(page.contains("To take along") && page.contains("What you did well"));
    assert!(page.contains("You left this call before its end."));
    assert!(!page.contains("<script") && !page.contains("style="));
}

#[test]
fn what_is_practised_is_recorded_and_never_scored() {
    let report = sample::trainee();
    let pdf = certificate(&report);
    shown("certificate.pdf", &pdf);
    assert!(pdf.starts_with(b"%PDF"));
    let said = format!("{:?}", certificate::on_paper(&report).blocks);
    assert!(said.contains("not an assessment") && said.contains("7 min 44 s"));
    for word in ["pass", "Pass", "score", "of 100"] {
        assert!(!said.contains(word), "{word}");
    }
    // The call that was left is no practice.
    assert_eq!(said.matches("The server owner").count(), 1);
}

#[test]
fn paper_is_tagged_and_has_a_title_and_a_language() {
    let back = sample::looked_back(14);
    let room = room_pdf(&back, &sample::about());
    let trainee = trainee_pdf(&sample::trainee());
    shown("room.pdf", &room);
    shown("trainee.pdf", &trainee);
    for pdf in [room, trainee, certificate(&sample::trainee())] {
        let text = String::from_utf8_lossy(&pdf);
        assert!(text.starts_with("%PDF-1.7"));
        for tag in [
            "/StructTreeRoot",
            "/MarkInfo",
            "/H1",
            "/Table",
            "/TH",
            "/Lang",
            "pdfuaid",
        ] {
            assert!(text.contains(tag), "{tag}");
        }
    }
}

#[test]
fn rows_higher_than_a_page_go_on_over_the_next() {
    let mut report = sample::trainee();
    report.calls[0].1.points[3].became = crate::classroom::came::Became::Missed;
    report.calls[0].1.points[3].why = "Because it matters. ".repeat(600);
    let pdf = trainee_pdf(&report);
    shown("high.pdf", &pdf);
    assert!(pdf.starts_with(b"%PDF"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn whatever_was_typed_there_is_a_page_and_paper(name in "\\PC{0,60}", room in "(?s).{0,40}") {
        let mut report = sample::trainee();
        report.name = name;
        report.room = room.clone();
        prop_assert!(String::from_utf8_lossy(&trainee_pdf(&report)).contains("pdfuaid"));
        prop_assert!(String::from_utf8_lossy(&certificate(&report)).contains("pdfuaid"));
        let mut back = sample::looked_back(3);
        back.calls[0].title = room;
        let part = room_part(&back);
        prop_assert_eq!(part.matches("<script").count(), 0);
    }
}

fn book(named: bool) -> Xlsx<Cursor<Vec<u8>>> {
    let mut told = Vec::new();
    let export = sample::export(14, named);
    let bytes = workbook(&export, &mut |rows| told.push(rows)).unwrap();
    shown("results.xlsx", &bytes);
    assert_eq!(told, (1..=28).collect::<Vec<u32>>());
    calamine::open_workbook_from_rs(Cursor::new(bytes)).unwrap()
}

#[test]
fn a_workbook_is_read_back() {
    let mut book = book(true);
    assert_eq!(
        book.sheet_names(),
        ["About", "Attempts", "Points", "Signs", "Room"]
    );
    let attempts = book.worksheet_range("Attempts").unwrap();
    assert_eq!(attempts.height(), 29);
    let heads: Vec<String> = attempts
        .rows()
        .next()
        .unwrap()
        .iter()
        .map(Data::to_string)
        .collect();
    assert_eq!(heads[..3], ["seat", "name", "call"]);
    let total = heads.iter().position(|it| it == "total").unwrap() as u32;
    assert_eq!(attempts.get_value((3, total)), Some(&Data::Float(60.0)));
    // A seat whose call is open has no score, and a call that was left none either.
    assert_eq!(attempts.get_value((2, total)), Some(&Data::Empty));
    assert_eq!(attempts.get_value((25, total)), Some(&Data::Empty));
    let points = book.worksheet_range("Points").unwrap();
    assert!(points.height() > 27 * 10);
    let room = book.worksheet_range("Room").unwrap();
    let sure = room
        .rows()
        .find(|it| it[4] == Data::String("d′".to_owned()));
    assert!(matches!(sure.unwrap()[5], Data::Float(_)));
}

#[test]
fn what_looks_like_a_formula_stays_text() {
    let mut book = book(true);
    for sheet in book.sheet_names() {
        assert!(
            book.worksheet_formula(&sheet).unwrap().is_empty(),
            "{sheet}"
        );
    }
    let attempts = book.worksheet_range("Attempts").unwrap();
    let name = attempts.get_value((3, 1)).unwrap();
    assert_eq!(name, &Data::String(FORMULA.to_owned()));
    let csv = String::from_utf8(sheet(&sample::export(3, true))).unwrap();
    assert!(
        csv.contains("\"'=HYPERLINK(\"\"http://x.example\"\")\""),
        "{csv}"
    );
}

#[test]
fn a_sheet_is_read_back() {
    for named in [true, false] {
        let bytes = sheet(&sample::export(14, named));
        shown("results.csv", &bytes);
        let text = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap();
        assert!(text.ends_with(b"\r\n"));
        let mut sheet = csv::Reader::from_reader(text);
        let heads = sheet.headers().unwrap().clone();
        assert_eq!(heads.iter().any(|it| it == "name"), named);
        let rows: Vec<_> = sheet.records().map(Result::unwrap).collect();
        assert_eq!(rows.len(), 28);
        let column = |name: &str| heads.iter().position(|it| it == name).unwrap();
        assert_eq!(&rows[0][column("referrals")], "Child abuse unit (today)");
        assert_eq!(&rows[0][column("grade_asked_for")], "Priority to Immediate");
        assert_eq!(&rows[0][column("seed")], "0000000000000007");
        assert_eq!(&rows[24][column("standing")], "left");
        assert_eq!(&rows[24][column("total")], "");
    }
}

#[test]
fn a_document_has_names_only_when_asked() {
    let with = document(&sample::export(3, true));
    let without = document(&sample::export(3, false));
    assert_eq!(with["named"], true);
    assert_eq!(with["rows"][1]["seat"], 1);
    assert_eq!(with["rows"][2]["name"], FORMULA);
    assert!(without["rows"][0].get("name").is_none());
    assert!(!without.to_string().contains("Heron"));
    assert_eq!(without["looked_back"]["seats"], 3);
}

#[test]
fn two_thousand_attempts_are_written_in_five_seconds() {
    let export = sample::export(1_000, true);
    let before = std::time::Instant::now();
    workbook(&export, &mut |_| {}).unwrap();
    let took = before.elapsed();
    assert!(took.as_secs_f64() < 5.0, "{took:?}");
}
