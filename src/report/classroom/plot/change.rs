//! Score before and after.

use super::{Held, Look, Plot, Sign};

/// How high a row is, in pixels.
const ROW: u32 = 40;

/// Score of 0 to 100 by their names: before, and after.
pub fn change(title: &str, rows: &[(&str, u8, u8)]) -> Plot {
    let count = u32::try_from(rows.len()).unwrap_or(0);
    let foot = count * ROW + 4;
    let said = rows
        .iter()
        .map(|(name, before, after)| format!("{name}: {before}, then {after}."));
    let mut plot = Plot {
        title: title.to_owned(),
        description: said.collect::<Vec<_>>().join(" "),
        high: foot + 18,
        ..Plot::default()
    };
    for (top, (name, before, after)) in (0u32..).step_by(ROW as usize).zip(rows) {
        let y = top + 28;
        let [from, to] = [before, after].map(|it| u32::from((*it).min(100)) * 10);
        plot.words(0, top + 13, Held::Start, *name);
        plot.line((0, 1000), y, Look::Track);
        plot.line((from.min(to), from.max(to)), y, Look::Whisker);
        plot.sign(from, y, Sign::Before);
        plot.sign(to, y, Sign::After);
    }
    for (place, held, text) in [
        (0, Held::Start, "0"),
        (500, Held::Middle, "50"),
        (1000, Held::End, "100"),
    ] {
        plot.words(place, foot + 14, held, text);
    }
    plot
}
