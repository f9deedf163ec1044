//! What exploring a scenario showed, as one page of HTML: nothing to load, nothing to run, and fit to print.

use askama::Template;

use crate::authoring::explore::exploration::{
    Apart, Exploration, OfExpectation, OfFact, OfKind, OfOther, OfRecord,
};
use crate::authoring::explore::spread::Spread;
use crate::authoring::explore::{ByKind, Kind};
use crate::call::clock;
use crate::debrief::PASS;

/// The exploration as a page of HTML. Everything it needs is in it; whatever was scripted is text.
pub fn page(exploration: &Exploration) -> String {
    let it = exploration;
    // The ablest kind first, as a reader looks for it first.
    let kinds = || it.kinds.iter().rev();
    let page = Page {
        it,
        pass: PASS,
        gaps: gaps(it),
        plots: kinds().map(Plot::of).collect(),
        scores: scores(it),
        steps: it.separation.steps.iter().map(Step::of).collect(),
        overall: percent(it.separation.overall),
        expectations: it.expectations.iter().map(Row::expectation).collect(),
        facts: it.facts.iter().map(Row::fact).collect(),
        outcomes: it.outcomes.iter().map(Row::other).collect(),
        decisions: it.decisions.iter().map(Row::other).collect(),
        records: it.records.iter().map(Row::record).collect(),
    };
    // Plain data written to a string: nothing in the template can fail.
    #[expect(
        clippy::unwrap_used,
        reason = "writing plain data to a string cannot fail"
    )]
    page.render().unwrap()
}

#[derive(Template)]
#[template(path = "explored.html", config = "src/report/askama.toml")]
struct Page<'e> {
    it: &'e Exploration,
    pass: u8,
    gaps: Vec<Gap<'e>>,
    plots: Vec<Plot<'e>>,
    scores: Vec<(&'static str, Vec<Small>)>,
    steps: Vec<Step>,
    overall: String,
    expectations: Vec<Row>,
    facts: Vec<Row>,
    outcomes: Vec<Row>,
    decisions: Vec<Row>,
    records: Vec<Row>,
}

/// What nobody reached, of one sort.
struct Gap<'e> {
    what: &'static str,
    ids: &'e [String],
}

fn gaps(it: &Exploration) -> Vec<Gap<'_>> {
    let all = [
        ("Facts that were never told", &it.unreached.facts),
        (
            "Expectations that even the expert rarely meets",
            &it.unreached.expectations,
        ),
        ("Outcomes that were never shown", &it.unreached.outcomes),
        ("Decisions that were never taken", &it.unreached.decisions),
        ("Records that were never found", &it.unreached.records),
    ];
    let some = all.into_iter().filter(|it| !it.1.is_empty());
    some.map(|(what, ids)| Gap { what, ids }).collect()
}

/// The height of the highest bar of a plot, in pixels.
const HIGHEST_PX: u32 = 26;

/// The totals of one kind, drawn.
struct Plot<'e> {
    of: &'e OfKind,
    length: String,
    mean: String,
    bars: Vec<Bar>,
    quarters: Middle,
}

/// How often one total was reached.
struct Bar {
    /// From the left, in tenths of a per cent, as CSS writes it.
    x: String,
    y: u32,
    height: u32,
}

/// The middle half of a spread, from the left and how wide.
struct Middle {
    x: u8,
    width: u8,
}

impl Middle {
    fn of(spread: Spread) -> Middle {
        Middle {
            x: spread.lower_quarter,
            width: spread.upper_quarter - spread.lower_quarter,
        }
    }
}

impl<'e> Plot<'e> {
    fn of(of: &'e OfKind) -> Plot<'e> {
        let most = of.totals.iter().copied().max().unwrap_or(0).max(1);
        let reached = of.totals.iter().enumerate().filter(|it| *it.1 > 0);
        let bars = reached.map(|(score, times)| {
            let height = (times * HIGHEST_PX).div_ceil(most);
            Bar {
                x: format!("{score}%"),
                y: HIGHEST_PX - height,
                height,
            }
        });
        Plot {
            of,
            length: clock(of.mean_length_ms),
            mean: tenths(of.total.mean_tenths),
            bars: bars.collect(),
            quarters: Middle::of(of.total),
        }
    }
}

/// One of the six scores of one kind, drawn small.
struct Small {
    spread: Spread,
    quarters: Middle,
}

/// The six scores, each with those of every kind, the ablest first.
fn scores(it: &Exploration) -> Vec<(&'static str, Vec<Small>)> {
    let mut scores: Vec<(&'static str, Vec<Small>)> = Vec::new();
    for kind in it.kinds.iter().rev() {
        for (place, (name, spread)) in kind.categories().into_iter().enumerate() {
            if scores.len() <= place {
                scores.push((name, Vec::new()));
            }
            let quarters = Middle::of(spread);
            scores[place].1.push(Small { spread, quarters });
        }
    }
    scores
}

/// How well two kinds are told apart.
struct Step {
    higher: &'static str,
    lower: &'static str,
    above: Share,
    medians: (u8, u8),
    apart: bool,
}

impl Step {
    fn of(it: &Apart) -> Step {
        Step {
            higher: it.higher,
            lower: it.lower,
            above: Share::of(it.above),
            medians: (it.higher_median, it.lower_median),
            apart: it.apart,
        }
    }
}

/// A share, as words and as the length of a bar.
struct Share {
    words: String,
    class: &'static str,
}

impl Share {
    fn of(thousandths: u16) -> Share {
        Share {
            words: percent(thousandths),
            class: "fair",
        }
    }

    /// The shares of every kind, the ablest first.
    fn all(by: &ByKind<u16>, amiss: bool) -> Vec<Share> {
        let kinds = Kind::ALL.into_iter().rev();
        let shares = kinds.map(|kind| {
            let class = match (kind, amiss) {
                (Kind::Expert, true) => "low",
                (Kind::Expert, false) => "fair",
                _ => "other",
            };
            let words = percent(*by.get(kind));
            Share { words, class }
        });
        shares.collect()
    }
}

/// A row of a table: what, how often for each kind, and what else there is to say.
struct Row {
    id: String,
    what: String,
    tag: Option<&'static str>,
    note: Option<&'static str>,
    shares: Vec<Share>,
    /// Points or shares in words, of each kind.
    more: Vec<String>,
}

impl Row {
    fn expectation(it: &OfExpectation) -> Row {
        let kinds = Kind::ALL.into_iter().rev();
        let points = kinds.map(|kind| points(*it.points_thousandths.get(kind)));
        Row {
            id: it.id.clone(),
            what: it.what.clone(),
            tag: it.critical.then_some("critical"),
            note: it.rarely_met.then_some("Rarely met, even by the expert"),
            shares: Share::all(&it.met, it.rarely_met),
            more: points.collect(),
        }
    }

    fn fact(it: &OfFact) -> Row {
        Row {
            id: it.id.clone(),
            what: it.topic.clone(),
            tag: None,
            note: it.never.then_some("Never told"),
            shares: Share::all(&it.told, it.never),
            more: Vec::new(),
        }
    }

    fn other(it: &OfOther) -> Row {
        Row {
            id: it.id.clone(),
            what: it.what.clone(),
            tag: None,
            note: it.never.then_some("Never"),
            shares: Share::all(&it.share, it.never),
            more: Vec::new(),
        }
    }

    fn record(it: &OfRecord) -> Row {
        let kinds = Kind::ALL.into_iter().rev();
        let opened = kinds.map(|kind| percent(*it.opened.get(kind)));
        Row {
            id: it.id.clone(),
            what: it.what.clone(),
            tag: None,
            note: it.never.then_some("Never found"),
            shares: Share::all(&it.found, it.never),
            more: opened.collect(),
        }
    }
}

/// Thousandths as a share of a hundred: "59.9%".
fn percent(thousandths: u16) -> String {
    format!("{}%", tenths(thousandths))
}

/// Tenths: "59.9".
fn tenths(tenths: u16) -> String {
    format!("{}.{}", tenths / 10, tenths % 10)
}

/// Thousandths of a point: "−1.25".
fn points(thousandths: i64) -> String {
    let hundredths = thousandths.unsigned_abs() / 10;
    let sign = if thousandths <= -10 { "−" } else { "" };
    format!("{sign}{}.{:02}", hundredths / 100, hundredths % 100)
}
