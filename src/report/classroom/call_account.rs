//! One call of a room in reading order and in words, the same on a page and on paper.

use super::ENOUGH;
use super::count::{at_start, counted, in_words};
use super::plot::{Clock, range_words};
use crate::call::clock;
use crate::classroom::looking_back::{CallBack, FiveNumbers, HeardBack, PointBack, RouteBack};
use crate::report::account::length_words;
use crate::scenario::script::Grade;

/// The parts of the chain in the order a call goes through them: their names in points, and as headings.
const CHAIN: [(&str, &str); 9] = [
    ("ask", "Ask"),
    ("recognise", "Recognise"),
    ("check", "Check"),
    ("record", "Log"),
    ("advise", "Advise"),
    ("grade", "Grade"),
    ("refer", "Refer"),
    ("challenge", "Review"),
    ("care", "Care"),
];
/// What begins the names of points that only count when they go wrong.
const LEFT_OUT: [&str; 5] = ["never-", "mark-", "wording-", "unsupported:", "wording:"];
/// How many points are named as the most missed.
const MOST_MISSED: usize = 3;

/// What stands above a call's totals.
pub const TOTALS: &str = "Totals of this call, of 100";

/// One call of a room.
pub struct CallAccount<'b> {
    /// What it is an account of.
    pub call: &'b CallBack,
    /// "1. The server owner".
    pub heading: String,
    /// Whether something was wrong in it, in words.
    pub kind: &'static str,
    /// Who finished it, left it and is still at it.
    pub who: String,
    /// What is not shown because too few finished it.
    pub few: Option<String>,
    /// What the room recognised and did, by the parts of the chain.
    pub parts: Vec<Part<'b>>,
    /// What was better left out, and was not by everybody.
    pub slipped: Vec<Row<'b>>,
    /// What was better left out, and was.
    pub kept: Vec<&'b str>,
    /// The time that the points' drawings share.
    pub clock: Clock,
    /// The grades against those it asks for, in a sentence.
    pub graded: String,
    /// What was less than it asked for, and what was more.
    pub amiss: Amiss,
    /// How many took it for a call in which a child may be at risk, in a sentence.
    pub raised: String,
    /// The quickest and the slowest.
    pub heard: Vec<Heard<'b>>,
}

/// A part of the chain.
pub struct Part<'b> {
    /// Its heading.
    pub name: &'static str,
    /// Its points.
    pub rows: Vec<Row<'b>>,
}

/// A point of a call.
pub struct Row<'b> {
    /// What it is an account of.
    pub point: &'b PointBack,
    /// What was looked for.
    pub what: String,
    /// Whether it is one of those most missed.
    pub most_missed: bool,
    /// How many did it, in words.
    pub count: String,
    /// When those who did it did it; `None` where too few did for nobody to be told.
    pub when: Option<FiveNumbers>,
    /// The same in words.
    pub times: String,
    /// The line it rests on, with when it was heard.
    pub line: Option<(String, &'b str)>,
    /// Why it matters, where somebody can learn it.
    pub why: Option<&'b str>,
}

/// What was less than a call asked for, and what was more, apart: each in sentences.
pub struct Amiss {
    /// Less.
    pub less: Vec<String>,
    /// More.
    pub more: Vec<String>,
}

/// What one call's caller was heard to say, and not.
pub struct Heard<'b> {
    /// "The quickest, 6 min 10 s".
    pub heading: String,
    /// What was heard: when, about what, the line, and whether it tells of a sign.
    pub facts: Vec<(String, &'b str, &'b str, bool)>,
    /// What others heard.
    pub not_heard: String,
}

impl<'b> CallAccount<'b> {
    /// The account of this call, the given number of the session's.
    pub fn of(call: &'b CallBack) -> CallAccount<'b> {
        let enough = call.finished >= ENOUGH;
        let (guards, mut points): (Vec<_>, Vec<_>) =
            call.points.iter().partition(|it| is_left_out(it));
        // Stable: points of one part keep their order.
        points.sort_by_key(|it| place_in_chain(&it.part));
        let most_missed = most_missed(&points);
        let row = |point: &'b PointBack| Row::of(point, most_missed.contains(&point.id.as_str()));
        let (slipped, kept): (Vec<_>, Vec<_>) = guards.into_iter().partition(|it| it.wrong > 0);
        let times = points.iter().flat_map(|it| {
            let done = it.when.map(|when| when.most);
            done.into_iter().chain(it.moment.as_ref().map(|it| it.0))
        });
        CallAccount {
            heading: format!("{}. {}", u32::from(call.step) + 1, call.title),
            kind: kind(call),
            who: who(call),
            few: few(call),
            clock: Clock::until(times),
            parts: parts(points.into_iter().map(row).collect()),
            slipped: slipped.into_iter().map(row).collect(),
            kept: kept.into_iter().map(|it| it.what.as_str()).collect(),
            graded: graded(call),
            amiss: Amiss::of(call),
            raised: raised(call),
            heard: if enough { heard(call) } else { Vec::new() },
            call,
        }
    }

    /// Whether what is counted can be shown: more than one trainee finished the call.
    pub fn counts(&self) -> bool {
        self.call.finished > 1
    }

    /// Whether it was a call that is graded and referred, and no review of logs.
    pub fn is_graded(&self) -> bool {
        !is_review(self.call)
    }

    /// How the totals are spread, where enough finished the call.
    pub fn totals(&self) -> Option<FiveNumbers> {
        self.call.totals.filter(|_| self.call.finished >= ENOUGH)
    }
}

fn is_left_out(point: &PointBack) -> bool {
    let rest = point.id.split_once(':').map_or("", |it| it.1);
    LEFT_OUT
        .iter()
        .any(|it| rest.starts_with(it) || point.id.starts_with(it))
}

fn place_in_chain(part: &str) -> usize {
    let place = CHAIN.iter().position(|it| it.0 == part);
    place.unwrap_or(CHAIN.len())
}

fn most_missed<'b>(points: &[&'b PointBack]) -> Vec<&'b str> {
    // What at least a quarter of the room missed: less is chance.
    let missed = points
        .iter()
        .filter(|it| (it.missed + it.wrong) * 4 >= it.of);
    let mut missed: Vec<_> = missed.filter(|it| it.missed + it.wrong > 1).collect();
    missed.sort_by_key(|it| std::cmp::Reverse(it.missed + it.wrong));
    let most = missed.into_iter().take(MOST_MISSED);
    most.map(|it| it.id.as_str()).collect()
}

fn parts(rows: Vec<Row<'_>>) -> Vec<Part<'_>> {
    let mut parts: Vec<Part<'_>> = Vec::new();
    for row in rows {
        let heading = CHAIN.get(place_in_chain(&row.point.part));
        let name = heading.map_or("Besides", |it| it.1);
        match parts.last_mut() {
            Some(part) if part.name == name => part.rows.push(row),
            _ => parts.push(Part {
                name,
                rows: vec![row],
            }),
        }
    }
    parts
}

/// Everybody who finishes a call either grades it or does not; in a review of logs nobody does either.
fn is_review(call: &CallBack) -> bool {
    let graded = call.under + call.right + call.over + call.not_graded;
    call.finished > 0 && graded == 0
}

fn kind(call: &CallBack) -> &'static str {
    match call.true_case {
        _ if is_review(call) => "A review of logs.",
        true => "A true case.",
        false => "An innocent call: nothing was wrong in it.",
    }
}

fn who(call: &CallBack) -> String {
    let mut who = vec![format!("{} finished it", at_start(call.finished))];
    if call.left > 0 {
        who.push(format!(
            "{} left it, which counts for and against nobody",
            in_words(call.left)
        ));
    }
    if call.open > 0 {
        let were = if call.open == 1 { "was" } else { "were" };
        who.push(format!("{} {were} still in it", in_words(call.open)));
    }
    format!("{}.", who.join("; "))
}

fn few(call: &CallBack) -> Option<String> {
    let words = match call.finished {
        0 => {
            "Nobody finished this call, so there is nothing to count. What it held is still worth talking about."
        }
        1 => {
            "One trainee finished this call. What became of it is in their own report; this is what the call held."
        }
        2 => {
            "With two, a spread would show whose it is. There are counts here; the rest is in each trainee’s own report."
        }
        _ => return None,
    };
    Some(words.to_owned())
}

fn graded(call: &CallBack) -> String {
    let asked = range_words(call.grade_range);
    let mut said = vec![format!("{} as it asks for ({asked})", call.right)];
    if call.under > 0 {
        said.push(format!("{} lower", call.under));
    }
    if call.over > 0 {
        said.push(format!("{} higher", call.over));
    }
    if call.not_graded > 0 {
        said.push(format!("{} gave no grade", call.not_graded));
    }
    format!("Of {}: {}.", call.finished, said.join(", "))
}

fn raised(call: &CallBack) -> String {
    format!(
        "{} of {} took it for a call in which a child may be at risk: graded it {} or higher, or referred it.",
        call.raised,
        call.finished,
        crate::call::view::grade_words(Grade::Priority),
    )
}

impl Amiss {
    fn of(call: &CallBack) -> Amiss {
        let mut it = Amiss {
            less: Vec::new(),
            more: Vec::new(),
        };
        if call.under > 0 {
            it.less
                .push(format!("Graded lower than it asks for: {}.", call.under));
        }
        if call.not_graded > 0 {
            it.less.push(format!("Not graded: {}.", call.not_graded));
        }
        if call.over > 0 {
            it.more
                .push(format!("Graded higher than it asks for: {}.", call.over));
        }
        for route in &call.referrals {
            let name = &route.name;
            let without = route.of.saturating_sub(route.count);
            if route.expected && without > 0 {
                it.less.push(format!("Not referred to {name}: {without}."));
            }
            if route.too_late > 0 {
                let late = route.too_late;
                it.less.push(format!(
                    "Referred to {name}, less soon than it needed: {late}."
                ));
            }
            if route.needless > 0 {
                let needless = route.needless;
                it.more.push(format!(
                    "Referred to {name}, where it was to be left alone: {needless}."
                ));
            }
        }
        it
    }
}

/// What a route is in this call.
pub fn here(route: &RouteBack) -> &'static str {
    if route.expected {
        "asked for"
    } else if route.needless > 0 {
        "to be left alone"
    } else {
        "neither asked for nor amiss"
    }
}

fn heard(call: &CallBack) -> Vec<Heard<'_>> {
    let ends = [
        ("The quickest", &call.quickest),
        ("The slowest", &call.slowest),
    ];
    let there = ends
        .into_iter()
        .filter_map(|(name, it)| Some((name, it.as_ref()?)));
    there.map(|(name, it)| Heard::of(name, it)).collect()
}

impl<'b> Heard<'b> {
    fn of(name: &str, heard: &'b HeardBack) -> Heard<'b> {
        let facts = heard.heard.iter();
        Heard {
            heading: format!("{name}, {}", length_words(heard.length_ms)),
            facts: facts
                .map(|it| {
                    (
                        clock(it.at_ms),
                        it.topic.as_str(),
                        it.line.as_str(),
                        it.telling,
                    )
                })
                .collect(),
            not_heard: heard.not_heard.join("; "),
        }
    }
}

impl<'b> Row<'b> {
    fn of(point: &'b PointBack, most_missed: bool) -> Row<'b> {
        let done = point.met + point.late + point.wrong;
        let when = point.when.filter(|_| done >= ENOUGH);
        let all_met = point.met == point.of;
        let shows_line = !all_met || point.part == "recognise";
        Row {
            point,
            what: what(&point.id, &point.what),
            most_missed,
            count: count(point),
            when,
            times: times(when, done),
            line: point
                .moment
                .as_ref()
                .filter(|_| shows_line)
                .map(|(at_ms, line)| (clock(*at_ms), line.as_str())),
            why: Some(point.why.as_str()).filter(|it| !all_met && !it.is_empty()),
        }
    }

    /// When what it rests on was heard, in milliseconds since the call began.
    pub fn heard_ms(&self) -> Option<u64> {
        self.point.moment.as_ref().map(|it| it.0)
    }
}

/// A point in words. What goes wrong besides the expectations is named after what it is about, not after what was done.
pub fn what(id: &str, what: &str) -> String {
    let rest = id.split_once(':').map_or("", |it| it.1);
    if id.starts_with("unsupported:") || rest.starts_with("mark-") {
        format!("A mark that the line does not bear out: {what}")
    } else if id.starts_with("wording:") || rest.starts_with("wording-") {
        format!("The log’s wording reads as: {what}")
    } else {
        what.to_owned()
    }
}

fn count(point: &PointBack) -> String {
    if is_left_out(point) {
        return format!("{} of {}", point.wrong, point.of);
    }
    let mut said = vec![format!("{} of {}", point.met + point.late, point.of)];
    if point.late > 0 {
        said.push(format!("{} of them late", point.late));
    }
    if point.wrong > 0 {
        said.push(format!("{} otherwise than asked for", point.wrong));
    }
    said.join(", ")
}

fn times(when: Option<FiveNumbers>, done: u32) -> String {
    match when {
        Some(it) => format!(
            "{} to {}, the middle one {}",
            clock(it.least),
            clock(it.most),
            clock(it.median)
        ),
        None if done == 0 => String::new(),
        None => format!(
            "Too few for a spread ({})",
            counted(done, "trainee", "trainees")
        ),
    }
}
