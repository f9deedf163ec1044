//! The room's debrief on paper.

use super::about::RoomAbout;
use super::apart::{Apart, NUMBERS};
use super::call_account::{CallAccount, Part, Row, TOTALS, here};
use super::moved::Moved;
use super::page::opening;
use super::paper::{Block, Column, Item, Paper, Row as Line, Style, Table};
use super::plot;
use crate::call::view::grade_words;
use crate::classroom::looking_back::LookedBack;
use crate::report::account::TRAINING_NOTE;

/// The room's debrief as PDF: the same as the page, without names.
pub fn room_pdf(looked_back: &LookedBack, about: &RoomAbout) -> Vec<u8> {
    on_paper(looked_back, about).pdf()
}

fn on_paper(looked_back: &LookedBack, about: &RoomAbout) -> Paper {
    let mut paper = Paper {
        title: format!("Looking back: {}", about.title),
        foot: about.day.clone(),
        ..Paper::default()
    };
    paper.heading(1, format!("Looking back: {}", about.title));
    paper.words(Style::Soft, format!("{} · {}", about.day, about.pace));
    paper.words(Style::Lead, opening(looked_back));
    let calls: Vec<_> = looked_back.calls.iter().map(CallAccount::of).collect();
    paper.table(overview(&calls));
    for call in &calls {
        one_call(&mut paper, call);
    }
    if let Some(it) = Apart::of_room(looked_back) {
        paper.blocks.push(Block::NewPage);
        apart(&mut paper, it);
    }
    if let Some(movement) = &looked_back.movement {
        moved(&mut paper, Moved::of(movement));
    }
    paper.words(Style::Soft, TRAINING_NOTE);
    if !about.keep_until.is_empty() {
        paper.words(
            Style::Soft,
            format!("Kept until {}, then erased.", about.keep_until),
        );
    }
    paper
}

fn table(caption: &str, columns: &[(&str, f32)]) -> Table {
    let columns = columns.iter();
    Table {
        caption: caption.to_owned(),
        columns: columns
            .map(|(head, share)| Column::of(head, *share))
            .collect(),
        rows: Vec::new(),
    }
}

fn cells(head: impl Into<String>, rest: impl IntoIterator<Item = String>) -> Line {
    let head = vec![Item::Words(Style::RowHead, head.into())];
    let rest = rest.into_iter().map(Item::of);
    Line::Cells(std::iter::once(head).chain(rest).collect())
}

fn overview(calls: &[CallAccount<'_>]) -> Table {
    let columns = [
        ("Call", 4.0),
        ("Kind", 2.0),
        ("Finished", 1.0),
        ("Left", 1.0),
        ("Still in it", 1.0),
    ];
    let mut it = table("The calls", &columns);
    it.rows.extend(calls.iter().map(|account| {
        let call = account.call;
        let counts = [call.finished, call.left, call.open].map(|it| it.to_string());
        let kind = std::iter::once(account.kind.to_owned());
        cells(&account.heading, kind.chain(counts))
    }));
    it
}

fn one_call(paper: &mut Paper, it: &CallAccount<'_>) {
    paper.blocks.push(Block::NewPage);
    paper.heading(2, &it.heading);
    paper.words(Style::Lead, format!("{} {}", it.kind, it.who));
    if let Some(few) = &it.few {
        paper.words(Style::Strong, few);
    }
    if !it.call.discuss.is_empty() {
        paper.heading(3, "To talk about");
        paper.list(true, it.call.discuss.iter().cloned());
    }
    if !it.parts.is_empty() {
        paper.heading(3, "What the room recognised and did");
        if it.counts() {
            paper.words(
                Style::Soft,
                "The bar: how many did it; its lower half: late. On the time of the call: a triangle, when the caller’s words were heard; a line from the first to the last who did it, a box about the middle half, and a stroke at the middle one.",
            );
        }
        paper.table(chain(it));
    }
    if !it.counts() {
        return;
    }
    if !it.slipped.is_empty() {
        let mut left_out = table(
            "What was better left out, and was done by some",
            &[("What", 4.0), ("By how many", 1.0)],
        );
        left_out.rows.extend(it.slipped.iter().map(|row| {
            let mut head = vec![Item::Words(Style::RowHead, row.what.clone())];
            head.extend(row.why.map(|it| Item::Words(Style::Soft, it.to_owned())));
            Line::Cells(vec![head, Item::of(row.count.clone())])
        }));
        paper.table(left_out);
    }
    if !it.kept.is_empty() {
        paper.words(
            Style::Soft,
            format!("Kept to by everybody: {}.", it.kept.join("; ")),
        );
    }
    if it.is_graded() {
        graded(paper, it);
        referred(paper, it);
    }
    spread(paper, it);
}

fn chain(it: &CallAccount<'_>) -> Table {
    let mut columns = vec![Column::of("What, in the order of the chain", 4.6)];
    if it.counts() {
        columns.push(Column::of("How many", 1.8));
        let mut when = Column::of("When", 3.2);
        when.head.push(Item::Drawing(it.clock.names()));
        columns.push(when);
    }
    let parts = it.parts.iter();
    Table {
        caption: String::new(),
        columns,
        rows: parts.flat_map(|part| part_rows(it, part)).collect(),
    }
}

fn part_rows(it: &CallAccount<'_>, part: &Part<'_>) -> Vec<Line> {
    let rows = part.rows.iter().map(|row| point(it, row));
    std::iter::once(Line::Part(part.name.to_owned()))
        .chain(rows)
        .collect()
}

fn point(it: &CallAccount<'_>, row: &Row<'_>) -> Line {
    let mut head = vec![Item::Words(Style::RowHead, row.what.clone())];
    if it.counts() && row.most_missed {
        head.push(Item::Words(Style::Flag, "Most missed".to_owned()));
    }
    if let Some((time, line)) = &row.line {
        head.push(Item::Words(Style::Quote, format!("{time} “{line}”")));
    }
    head.extend(row.why.map(|it| Item::Words(Style::Soft, it.to_owned())));
    if !it.counts() {
        return Line::Cells(vec![head]);
    }
    let at = row.point;
    let count = vec![
        Item::Drawing(plot::share(at.met + at.late, at.late, at.of)),
        Item::Words(Style::Cell, row.count.clone()),
    ];
    let mut when = Vec::new();
    if row.when.is_some() || row.heard_ms().is_some() {
        let strip = plot::strip(&row.what, row.when, row.heard_ms(), it.clock);
        when.push(Item::Drawing(strip));
    }
    when.push(Item::Words(Style::Cell, row.times.clone()));
    Line::Cells(vec![head, count, when])
}

fn graded(paper: &mut Paper, it: &CallAccount<'_>) {
    paper.heading(3, "How it was graded");
    paper.words(Style::Body, &it.graded);
    paper.blocks.push(Block::Drawing(plot::grades(
        &it.call.grades,
        it.call.grade_range,
    )));
    let mut grades = table(
        "Grades",
        &[("Grade", 3.0), ("Given by", 1.0), ("Asked for", 1.0)],
    );
    let (least, most) = it.call.grade_range;
    grades
        .rows
        .extend(it.call.grades.iter().map(|(grade, count)| {
            let asked = if (least..=most).contains(grade) {
                "yes"
            } else {
                "no"
            };
            cells(grade_words(*grade), [count.to_string(), asked.to_owned()])
        }));
    grades.rows.push(cells(
        "No grade",
        [it.call.not_graded.to_string(), "no".to_owned()],
    ));
    paper.table(grades);
}

fn referred(paper: &mut Paper, it: &CallAccount<'_>) {
    paper.heading(3, "Where it was referred");
    paper.words(Style::Body, &it.raised);
    let columns = [
        ("Route", 3.0),
        ("Here", 2.0),
        ("By how many", 1.5),
        ("Less soon than needed", 1.5),
    ];
    let mut routes = table("Referrals", &columns);
    routes.rows.extend(it.call.referrals.iter().map(|route| {
        let count = vec![
            Item::Drawing(plot::share(route.count, 0, route.of)),
            Item::Words(Style::Cell, format!("{} of {}", route.count, route.of)),
        ];
        Line::Cells(vec![
            vec![Item::Words(Style::RowHead, route.name.clone())],
            Item::of(here(route)),
            count,
            Item::of(route.too_late.to_string()),
        ])
    }));
    paper.table(routes);
    for (heading, words) in [
        ("Less than this call asked for", &it.amiss.less),
        ("More than this call asked for", &it.amiss.more),
    ] {
        paper.heading(4, heading);
        if words.is_empty() {
            paper.words(Style::Body, "Nothing.");
        }
        paper.list(false, words.iter().cloned());
    }
}

fn spread(paper: &mut Paper, it: &CallAccount<'_>) {
    if let Some(totals) = it.totals() {
        paper.heading(3, "How the totals were spread");
        paper
            .blocks
            .push(Block::Drawing(plot::spread(TOTALS, totals)));
        let names = [
            "Least",
            "Lower quarter",
            "Middle one",
            "Upper quarter",
            "Most",
        ];
        let mut spread = table("Totals, of 100", &names.map(|it| (it, 1.0)));
        let rest = [totals.lower, totals.median, totals.upper, totals.most];
        spread.rows.push(cells(
            totals.least.to_string(),
            rest.map(|it| it.to_string()),
        ));
        paper.table(spread);
    }
    if it.heard.is_empty() {
        return;
    }
    paper.heading(3, "What the quickest and the slowest heard");
    paper.words(
        Style::Soft,
        "Not who was better: what the time was spent on.",
    );
    for heard in &it.heard {
        let mut facts = table(
            &heard.heading,
            &[
                ("When", 0.7),
                ("About", 2.5),
                ("Tells of a sign", 1.0),
                ("The line", 5.0),
            ],
        );
        facts
            .rows
            .extend(heard.facts.iter().map(|(time, topic, line, telling)| {
                let telling = if *telling { "yes" } else { "no" };
                cells(
                    time,
                    [(*topic).to_owned(), telling.to_owned(), format!("“{line}”")],
                )
            }));
        paper.table(facts);
        if !heard.not_heard.is_empty() {
            paper.words(
                Style::Soft,
                format!("Others also heard: {}.", heard.not_heard),
            );
        }
    }
}

fn apart(paper: &mut Paper, it: Apart) {
    paper.heading(2, "Telling true cases from innocent ones");
    for (no, words) in it.words.into_iter().enumerate() {
        let style = if no == 0 { Style::Lead } else { Style::Body };
        paper.words(style, words);
    }
    paper.words(Style::Strong, it.from);
    paper.blocks.push(Block::Drawing(it.plot));
    let shares = [1.2, 1.2, 0.9, 0.9, 0.7, 1.4, 1.1];
    let columns: Vec<_> = std::iter::once(("What", 2.6))
        .chain(NUMBERS.into_iter().zip(shares))
        .collect();
    let mut numbers = table(
        "In numbers; rates are corrected for small numbers",
        &columns,
    );
    let rows = it.rows.into_iter();
    numbers
        .rows
        .extend(rows.map(|row| cells(row.name, row.numbers)));
    paper.table(numbers);
    paper.words(
        Style::Soft,
        "d′ says how far apart the two kinds were for the room, whichever way it leaned: 0 is as by chance, 1 is a difference one notices, 2 and more leaves little doubt. The criterion says which way it leaned: below 0 towards raising, above 0 towards leaving.",
    );
}

fn moved(paper: &mut Paper, it: Moved<'_>) {
    paper.heading(2, "The first call and the last");
    for (no, words) in it.words.into_iter().enumerate() {
        let style = if no == 0 { Style::Lead } else { Style::Body };
        paper.words(style, words);
    }
    if it.rows.is_empty() {
        return;
    }
    paper.words(Style::Soft, "A ring: the first call. A disc: the last.");
    paper.blocks.push(Block::Drawing(it.plot));
    let columns = [
        ("Score", 2.0),
        ("First", 1.0),
        ("Last", 1.0),
        ("Change", 1.5),
    ];
    let mut scores = table("The middle of the room’s scores, of 100", &columns);
    scores
        .rows
        .extend(it.rows.into_iter().map(|(name, first, last, change)| {
            cells(name, [first.to_string(), last.to_string(), change])
        }));
    paper.table(scores);
}
