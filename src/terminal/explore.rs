//! Exploring a scenario: the figures as a text, a document or a page.

use std::fmt::Write;
use std::io::IsTerminal;

use indicatif::{ProgressBar, ProgressStyle};

use super::command_line::Explore;
use super::output;
use super::stop::{DONE, Stop};
use super::words::printable;
use crate::authoring::explore::exploration::{OfExpectation, OfKind, OfOther};
use crate::authoring::explore::spread::Spread;
use crate::authoring::explore::{ByKind, Exploration, Plan, explore as explored};
use crate::authoring::library::Library;
use crate::call::clock;
use crate::learning::store::replace;
use crate::report::explored::page;

/// Has trainees play a scenario and shows what came of it.
///
/// # Errors
///
/// When there is no such scenario, or the page cannot be written.
pub fn explore(library: &Library, wish: &Explore) -> Result<u8, Stop> {
    let scenario = library.load(&wish.id)?;
    let bar = bar(wish);
    let plan = Plan::of(wish.runs, wish.seed);
    let exploration = explored(&scenario, plan, &|done| bar.inc(u64::from(done)));
    bar.finish_and_clear();
    if let Some(html) = &wish.html {
        let written = replace(html, page(&exploration).as_bytes());
        written.map_err(|why| {
            let file = html.display();
            Stop::Wrong(format!(
                "{file} cannot be written: {why}. Name another file with --html"
            ))
        })?;
    }
    if wish.json {
        output::json(&exploration)?;
    } else {
        output::text(&printable(&text(&exploration)))?;
    }
    Ok(DONE)
}

/// How far it has come, where somebody watches.
fn bar(wish: &Explore) -> ProgressBar {
    if wish.json || !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new(u64::from(wish.runs));
    let style = ProgressStyle::with_template("{bar:40} {pos} of {len} plays, {eta} left");
    match style {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}

fn text(it: &Exploration) -> String {
    let mut text = String::new();
    // Writing to a string cannot fail.
    let _ = writeln!(
        text,
        "{}: {} plays from seed {}, a quarter each by four kinds of made-up trainee.",
        it.title, it.runs, it.seed
    );
    scores(&mut text, it);
    separation(&mut text, it);
    expectations(&mut text, it);
    facts(&mut text, it);
    others(
        &mut text,
        "Outcomes, by how often they were shown",
        &it.outcomes,
    );
    others(&mut text, "The supervisor's first decision", &it.decisions);
    records(&mut text, it);
    text
}

fn scores(text: &mut String, it: &Exploration) {
    let _ = writeln!(
        text,
        "\nTotals: least, quarter, median, quarter, most; mean; passed; length of a call"
    );
    for kind in it.kinds.iter().rev() {
        let OfKind { passed, plays, .. } = kind;
        let length = clock(kind.mean_length_ms);
        let _ = writeln!(
            text,
            "  {:8} {}  passed {passed} of {plays}  {length}",
            kind.kind,
            spread(kind.total)
        );
    }
    let _ = writeln!(text, "\nMedians of the six scores");
    for kind in it.kinds.iter().rev() {
        let _ = write!(text, "  {:8}", kind.kind);
        for (name, spread) in kind.categories() {
            let _ = write!(text, "  {name} {:3}", spread.median);
        }
        text.push('\n');
    }
}

fn spread(it: Spread) -> String {
    format!(
        "{:3} {:3} {:3} {:3} {:3}  {:3}.{}",
        it.least,
        it.lower_quarter,
        it.median,
        it.upper_quarter,
        it.most,
        it.mean_tenths / 10,
        it.mean_tenths % 10
    )
}

fn separation(text: &mut String, it: &Exploration) {
    let _ = writeln!(
        text,
        "\nHow often a trainee of the abler kind scores above one of the other (half is no better than chance)"
    );
    for step in &it.separation.steps {
        let pair = format!("{} above {}", step.higher, step.lower);
        let note = if step.apart { "" } else { "  not told apart" };
        let _ = writeln!(text, "  {pair:22} {}{note}", percent(step.above));
    }
    let _ = writeln!(
        text,
        "  {:22} {}",
        "all pairs",
        percent(it.separation.overall)
    );
}

/// The columns of shares by kind, the ablest first.
const COLUMNS: &str = "expert   keen novice random";

fn shares(by: &ByKind<u16>) -> String {
    let each = [by.expert, by.keen, by.novice, by.random];
    each.map(|it| format!("{:>6}", percent(it))).join(" ")
}

fn expectations(text: &mut String, it: &Exploration) {
    let points = "points of the total brought by the expert and by the keen";
    let _ = writeln!(
        text,
        "\nExpectations, by how often they were met; {points}\n  {COLUMNS}"
    );
    for it in &it.expectations {
        let _ = writeln!(
            text,
            "  {}{}",
            expectation(it),
            note(it.rarely_met, "rarely met")
        );
    }
}

fn expectation(it: &OfExpectation) -> String {
    let points = |thousandths: i64| {
        let hundredths = thousandths.unsigned_abs() / 10;
        let sign = if thousandths < 0 { "-" } else { "" };
        format!("{sign}{}.{:02}", hundredths / 100, hundredths % 100)
    };
    format!(
        "{}  {:>6} {:>6}  {}{}",
        shares(&it.met),
        points(it.points_thousandths.expert),
        points(it.points_thousandths.keen),
        it.id,
        if it.critical { " (critical)" } else { "" }
    )
}

fn facts(text: &mut String, it: &Exploration) {
    let _ = writeln!(
        text,
        "\nFacts, by how often they were told in full\n  {COLUMNS}"
    );
    for it in &it.facts {
        let _ = writeln!(
            text,
            "  {}  {}{}",
            shares(&it.told),
            it.id,
            note(it.never, "never told")
        );
    }
}

fn others(text: &mut String, heading: &str, list: &[OfOther]) {
    let _ = writeln!(text, "\n{heading}\n  {COLUMNS}");
    for it in list {
        let (id, what) = (&it.id, &it.what);
        let _ = writeln!(
            text,
            "  {}  {id}: {what}{}",
            shares(&it.share),
            note(it.never, "never")
        );
    }
}

fn records(text: &mut String, it: &Exploration) {
    let _ = writeln!(text, "\nRecords, by how often they were found\n  {COLUMNS}");
    for it in &it.records {
        let _ = writeln!(
            text,
            "  {}  {}{}",
            shares(&it.found),
            it.id,
            note(it.never, "never found")
        );
    }
}

fn note(holds: bool, words: &str) -> String {
    if holds {
        format!("  <- {words}")
    } else {
        String::new()
    }
}

/// Thousandths as a share of a hundred: "59.9%".
fn percent(thousandths: u16) -> String {
    format!("{}.{}%", thousandths / 10, thousandths % 10)
}
