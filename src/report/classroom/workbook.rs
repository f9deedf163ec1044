//! A room's data as a workbook.

use rust_xlsxwriter::{Format, FormatAlign, Workbook, Worksheet, XlsxError};

use super::apart::family_name;
use super::exported::{RoomExport, RoomRow};
use super::sheet::{attempt, heads};
use crate::call::clock;
use crate::classroom::came::{Became, Came};
use crate::classroom::detection::Sensitivity;
use crate::classroom::looking_back::CallBack;

/// The longest text a cell holds, in UTF-16 units.
const CELL: usize = 32_767;
/// How many columns stay in sight at the left.
const HELD: u16 = 1;
/// What is said of the workbook on its first sheet.
const NOTE: &str = "Practice in a training room, not an assessment. A call that was left counts for and against nobody. Every cell is plain text or a number; there are no formulas.";

/// The room's data as a workbook; `progress` is told how many rows are done, after each.
///
/// # Errors
///
/// When it cannot be written.
pub fn workbook(export: &RoomExport, progress: &mut dyn FnMut(u32)) -> Result<Vec<u8>, XlsxError> {
    let named = export.is_named();
    let mut attempts = Sheet::new("Attempts", &widths(&heads(named)))?;
    let who: &[(&str, f64)] = if named {
        &[
            ("seat", 6.0),
            ("name", 20.0),
            ("call", 6.0),
            ("scenario", 24.0),
        ]
    } else {
        &[("seat", 6.0), ("call", 6.0), ("scenario", 24.0)]
    };
    let mut points = Sheet::new("Points", &[who, &POINTS].concat())?;
    let mut signs = Sheet::new("Signs", &[who, &SIGNS].concat())?;
    for (done, row) in (1..).zip(&export.rows) {
        attempts.row(attempt(row, named).iter().map(|it| Cell::read(it)))?;
        if let Some(came) = &row.came {
            points_of(&mut points, row, came, named)?;
            signs_of(&mut signs, row, came, named)?;
        }
        progress(done);
    }
    let mut book = Workbook::new();
    book.push_worksheet(about(export)?);
    for sheet in [attempts, points, signs, room(export)?] {
        book.push_worksheet(sheet.done()?);
    }
    book.save_to_buffer()
}

const POINTS: [(&str, f64); 10] = [
    ("point", 30.0),
    ("part", 11.0),
    ("what", 50.0),
    ("became", 10.0),
    ("at", 8.0),
    ("at_ms", 10.0),
    ("weight", 8.0),
    ("critical", 8.0),
    ("heard_at", 9.0),
    ("line", 60.0),
];
const SIGNS: [(&str, f64); 4] = [
    ("family", 34.0),
    ("shown", 8.0),
    ("marked", 8.0),
    ("outcome", 18.0),
];
const ROOM: [(&str, f64); 6] = [
    ("call", 6.0),
    ("scenario", 24.0),
    ("about", 16.0),
    ("what", 50.0),
    ("measure", 22.0),
    ("value", 12.0),
];

fn widths<'h>(heads: &[&'h str]) -> Vec<(&'h str, f64)> {
    let wide = |head: &str| match head {
        "title" | "referrals" | "not_referred" | "missed" => 40.0,
        "name" | "scenario" | "begun" | "grade" | "grade_asked_for" | "seed" => 22.0,
        "journal" => 30.0,
        _ => 12.0,
    };
    heads.iter().map(|it| (*it, wide(it))).collect()
}

/// What a cell holds.
enum Cell<'c> {
    Text(&'c str),
    Number(f64),
    Nothing,
}

impl<'c> Cell<'c> {
    /// A count as a number, everything else as text: what begins like a formula too.
    fn read(text: &'c str) -> Cell<'c> {
        let count =
            text.len() <= 9 && !text.is_empty() && text.bytes().all(|it| it.is_ascii_digit());
        match text.parse() {
            Ok(number) if count => Cell::Number(number),
            _ if text.is_empty() => Cell::Nothing,
            _ => Cell::Text(text),
        }
    }

    fn count(count: u32) -> Cell<'c> {
        Cell::Number(f64::from(count))
    }

    /// Times of a call are at most hours: far less than what a number can hold.
    fn ms(at_ms: u64) -> Cell<'c> {
        Cell::Number(at_ms as f64)
    }

    fn yes(it: bool) -> Cell<'c> {
        Cell::Text(if it { "yes" } else { "no" })
    }
}

/// A sheet with a head that stays in sight.
struct Sheet {
    sheet: Worksheet,
    columns: u16,
    rows: u32,
}

impl Sheet {
    fn new(name: &str, columns: &[(&str, f64)]) -> Result<Sheet, XlsxError> {
        let mut sheet = Worksheet::new();
        sheet.set_name(name)?;
        sheet.set_freeze_panes(1, HELD)?;
        sheet.set_landscape();
        sheet.set_print_fit_to_pages(1, 0);
        sheet.set_repeat_rows(0, 0)?;
        let bold = Format::new().set_bold();
        let mut count = 0;
        for (head, wide) in columns {
            sheet.set_column_width(count, *wide)?;
            sheet.write_string_with_format(0, count, *head, &bold)?;
            count += 1;
        }
        Ok(Sheet {
            sheet,
            columns: count,
            rows: 0,
        })
    }

    fn row<'c>(&mut self, cells: impl IntoIterator<Item = Cell<'c>>) -> Result<(), XlsxError> {
        self.rows += 1;
        for (column, cell) in (0..).zip(cells) {
            write(&mut self.sheet, self.rows, column, &cell)?;
        }
        Ok(())
    }

    fn done(mut self) -> Result<Worksheet, XlsxError> {
        let last = self.columns.saturating_sub(1);
        self.sheet.autofilter(0, 0, self.rows.max(1), last)?;
        Ok(self.sheet)
    }
}

fn write(sheet: &mut Worksheet, row: u32, column: u16, cell: &Cell<'_>) -> Result<(), XlsxError> {
    match cell {
        Cell::Text(text) => sheet.write_string(row, column, cut(text))?,
        Cell::Number(number) => sheet.write_number(row, column, *number)?,
        Cell::Nothing => return Ok(()),
    };
    Ok(())
}

/// A text as long as a cell holds.
fn cut(text: &str) -> &str {
    // A character has at least as many bytes as UTF-16 units.
    if text.len() <= CELL {
        return text;
    }
    let mut units = 0;
    let past = text.char_indices().find(|(_, it)| {
        units += it.len_utf16();
        units > CELL
    });
    past.map_or(text, |(at, _)| &text[..at])
}

fn about(export: &RoomExport) -> Result<Worksheet, XlsxError> {
    let it = &export.about;
    let names = if export.is_named() {
        "with names"
    } else {
        "without names"
    };
    let seats = export.looked_back.seats.to_string();
    let rows = export.rows.len().to_string();
    let said = [
        ("Session", it.title.as_str()),
        ("Day", &it.day),
        ("Pace", &it.pace),
        ("Code", &it.code),
        ("Trainees who came", &seats),
        ("Attempts", &rows),
        ("Taken out", names),
        ("Kept until", &it.keep_until),
        ("To be borne in mind", NOTE),
    ];
    let mut sheet = Worksheet::new();
    sheet.set_name("About")?;
    sheet.set_column_width(0, 24)?;
    sheet.set_column_width(1, 70)?;
    let top = Format::new().set_align(FormatAlign::Top);
    let (bold, wrapped) = (top.clone().set_bold(), top.set_text_wrap());
    for (row, (name, value)) in (0..).zip(said) {
        sheet.write_string_with_format(row, 0, name, &bold)?;
        match Cell::read(value) {
            Cell::Number(number) => sheet.write_number_with_format(row, 1, number, &wrapped)?,
            _ => sheet.write_string_with_format(row, 1, cut(value), &wrapped)?,
        };
    }
    Ok(sheet)
}

fn who<'r>(row: &'r RoomRow, named: bool) -> Vec<Cell<'r>> {
    let mut cells = vec![Cell::count(row.seat)];
    if named {
        cells.push(Cell::Text(row.name.as_deref().unwrap_or_default()));
    }
    cells.extend([
        Cell::count(u32::from(row.step) + 1),
        Cell::Text(&row.scenario),
    ]);
    cells
}

fn points_of(sheet: &mut Sheet, row: &RoomRow, came: &Came, named: bool) -> Result<(), XlsxError> {
    for point in &came.points {
        let at = point.at_ms.map(clock).unwrap_or_default();
        let heard = point.moment.as_ref();
        let heard_at = heard.map(|it| clock(it.0)).unwrap_or_default();
        let cells = [
            Cell::Text(&point.id),
            Cell::Text(&point.part),
            Cell::Text(&point.what),
            Cell::Text(match point.became {
                Became::Met => "met",
                Became::Late => "late",
                Became::Missed => "missed",
                Became::Wrong => "wrong",
            }),
            Cell::Text(&at),
            point.at_ms.map_or(Cell::Nothing, Cell::ms),
            Cell::count(point.weight.into()),
            Cell::yes(point.critical),
            Cell::Text(&heard_at),
            heard.map_or(Cell::Nothing, |it| Cell::Text(&it.1)),
        ];
        sheet.row(who(row, named).into_iter().chain(cells))?;
    }
    Ok(())
}

fn signs_of(sheet: &mut Sheet, row: &RoomRow, came: &Came, named: bool) -> Result<(), XlsxError> {
    for it in &came.families {
        let outcome = match (it.shown, it.marked) {
            (true, true) => "hit",
            (true, false) => "miss",
            (false, true) => "false alarm",
            (false, false) => "correct rejection",
        };
        let cells = [
            Cell::Text(family_name(it.family)),
            Cell::yes(it.shown),
            Cell::yes(it.marked),
            Cell::Text(outcome),
        ];
        sheet.row(who(row, named).into_iter().chain(cells))?;
    }
    Ok(())
}

/// The room's debrief: one number a row, as those want it who reckon with it.
fn room(export: &RoomExport) -> Result<Sheet, XlsxError> {
    let back = &export.looked_back;
    let mut sheet = Sheet::new("Room", &ROOM)?;
    for call in &back.calls {
        for (about, what, measure, value) in call_numbers(call) {
            let cells = [
                Cell::count(u32::from(call.step) + 1),
                Cell::Text(&call.scenario),
                Cell::Text(about),
                Cell::Text(what),
                Cell::Text(measure),
                Cell::Number(value),
            ];
            sheet.row(cells)?;
        }
    }
    if let Some(detection) = &back.detection {
        let families = detection.families.iter();
        let families = families.map(|(family, it)| (family_name(*family), it));
        for (name, it) in std::iter::once(("All calls", &detection.whole)).chain(families) {
            for (measure, value) in sensitivity(it) {
                let about = [Cell::Nothing, Cell::Nothing, Cell::Text("detection")];
                let rest = [Cell::Text(name), Cell::Text(measure), Cell::Number(value)];
                sheet.row(about.into_iter().chain(rest))?;
            }
        }
    }
    if let Some(it) = &back.movement {
        let first = super::moved::named(&it.first);
        let last = super::moved::named(&it.last);
        for (measure, scores) in [("median, first call", first), ("median, last call", last)] {
            for (name, score) in scores {
                let about = [Cell::Nothing, Cell::Nothing, Cell::Text("movement")];
                let rest = [
                    Cell::Text(name),
                    Cell::Text(measure),
                    Cell::count(score.into()),
                ];
                sheet.row(about.into_iter().chain(rest))?;
            }
        }
    }
    Ok(sheet)
}

type Number<'b> = (&'static str, &'b str, &'static str, f64);

fn call_numbers(call: &CallBack) -> Vec<Number<'_>> {
    let title = call.title.as_str();
    let mut all: Vec<Number<'_>> = [
        ("finished", call.finished),
        ("left", call.left),
        ("open", call.open),
        ("graded under", call.under),
        ("graded right", call.right),
        ("graded over", call.over),
        ("not graded", call.not_graded),
        ("raised", call.raised),
    ]
    .map(|(measure, count)| ("call", title, measure, f64::from(count)))
    .into();
    for (grade, count) in &call.grades {
        let name = crate::call::view::grade_words(*grade);
        all.push(("grade", name, "given by", f64::from(*count)));
    }
    for it in &call.points {
        let counts = [
            ("met", it.met),
            ("late", it.late),
            ("missed", it.missed),
            ("wrong", it.wrong),
            ("of", it.of),
        ];
        all.extend(
            counts.map(|(measure, count)| ("point", it.what.as_str(), measure, f64::from(count))),
        );
        if let Some(when) = it.when {
            all.push(("point", &it.what, "median, ms", when.median as f64));
        }
    }
    for it in &call.referrals {
        let counts = [
            ("referred", it.count),
            ("too late", it.too_late),
            ("needless", it.needless),
            ("of", it.of),
        ];
        all.extend(
            counts
                .map(|(measure, count)| ("referral", it.name.as_str(), measure, f64::from(count))),
        );
    }
    if let Some(it) = call.totals {
        let five = [
            ("least", it.least),
            ("lower quarter", it.lower),
            ("median", it.median),
            ("upper quarter", it.upper),
            ("most", it.most),
        ];
        all.extend(five.map(|(measure, score)| ("totals", title, measure, score as f64)));
    }
    all
}

fn sensitivity(it: &Sensitivity) -> [(&'static str, f64); 10] {
    [
        ("hits", f64::from(it.hits)),
        ("misses", f64::from(it.misses)),
        ("false alarms", f64::from(it.false_alarms)),
        ("correct rejections", f64::from(it.correct_rejections)),
        ("hit rate", it.hit_rate),
        ("false alarm rate", it.false_alarm_rate),
        ("d′", it.d_prime),
        ("low", it.low),
        ("high", it.high),
        ("criterion", it.criterion),
    ]
}
