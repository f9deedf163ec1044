//! How well two kinds were told apart, with how sure that is.

use super::{Held, Look, Plot, Sign};

/// The ends of the scale.
const LEAST: f64 = -1.0;
const MOST: f64 = 4.0;
/// How high a row is, in pixels.
const ROW: u32 = 44;

/// One row: its name, the best guess, and from where to where it may lie.
pub struct Told<'w> {
    /// Its name.
    pub name: &'w str,
    /// The best guess.
    pub guess: f64,
    /// The least it may be.
    pub low: f64,
    /// The most it may be.
    pub high: f64,
}

/// Rows of best guesses, each with from where to where it may lie.
pub fn intervals(rows: &[Told<'_>]) -> Plot {
    let count = u32::try_from(rows.len()).unwrap_or(0);
    let foot = count * ROW + 4;
    let mut plot = Plot {
        title: "How well they were told apart (d′), with the 95% interval".to_owned(),
        description: rows.iter().map(said).collect::<Vec<_>>().join(" "),
        high: foot + 34,
        ..Plot::default()
    };
    for (top, row) in (0u32..).step_by(ROW as usize).zip(rows) {
        let y = top + 30;
        plot.words(0, top + 14, Held::Start, row.name);
        plot.line((0, 1000), y, Look::Track);
        // Between the rows' names, not through them.
        plot.upright(place(0.0), (y - 9, y + 9), Look::Guide);
        plot.line((place(row.low), place(row.high)), y, Look::Whisker);
        for end in [row.low, row.high] {
            plot.upright(place(end), (y - 5, y + 5), Look::Whisker);
        }
        plot.sign(place(row.guess), y, Sign::After);
    }
    for step in -1..=4_i8 {
        let held = match step {
            -1 => Held::Start,
            4 => Held::End,
            _ => Held::Middle,
        };
        let text = step.to_string().replace('-', "−");
        plot.words(place(f64::from(step)), foot + 14, held, text);
    }
    plot.words(place(0.0), foot + 30, Held::Middle, "as by chance");
    plot
}

fn place(value: f64) -> u32 {
    let place = (value.clamp(LEAST, MOST) - LEAST) / (MOST - LEAST) * 1000.0;
    // Between 0 and 1000, or nothing where there is no number.
    place.round() as u32
}

fn said(row: &Told<'_>) -> String {
    format!(
        "{}: {:.1}, from {:.1} to {:.1}.",
        row.name, row.guess, row.low, row.high
    )
}

#[cfg(test)]
mod tests {
    use super::place;

    #[test]
    fn what_lies_beyond_the_scale_stands_at_its_end() {
        assert_eq!(place(-3.0), 0);
        assert_eq!(place(0.0), 200);
        assert_eq!(place(9.0), 1000);
        assert_eq!(place(f64::NAN), 0);
    }
}
