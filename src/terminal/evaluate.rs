//! How well a list of questions is understood.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use serde::Serialize;

use super::output;
use super::stop::{DONE, Stop};
use super::words;
use crate::authoring::library::Library;
use crate::call::Call;
use crate::limits::EVALUATION_BYTES;
use crate::scenario::drawn::Seed;
use crate::scenario::number::FactNo;
use crate::understanding::Meaning;
use crate::understanding::evaluation::{self, Evaluation};

/// The figures. Shares are 0 to 1.
#[derive(Debug, Serialize)]
struct Figures {
    n: u32,
    asking: u32,
    none: u32,
    /// Of those that ask for something.
    top1: f64,
    top3: f64,
    /// Of all.
    false_sure: f64,
    /// Of those that ask for nothing.
    false_accept: f64,
    none_right: f64,
    none_offered: f64,
    confusions: Vec<Confused>,
}

#[derive(Debug, Serialize)]
struct Confused {
    expected: String,
    taken_for: String,
    count: u32,
    example: String,
}

/// Hears every utterance of a file and shows how many were rightly understood.
///
/// # Errors
///
/// When there is no such scenario, the file cannot be read, or a line of it is no case.
pub fn evaluate(
    library: &Library,
    id: &str,
    file: &Path,
    seed: u64,
    as_json: bool,
) -> Result<u8, Stop> {
    let scenario = library.load(id)?;
    let source = source(file)?;
    let cases = evaluation::read(&source, |id| scenario.fact_of(id));
    let cases = cases.map_err(|bad| {
        let lines: Vec<String> = bad.iter().map(|it| format!("\n  {it}")).collect();
        Stop::Faults(format!(
            "{} has bad lines{}",
            file.display(),
            lines.concat()
        ))
    })?;
    let call = Call::ring(&scenario, Seed(seed));
    let figures = Figures::of(&call, &Evaluation::of(&call.understanding(), &cases));
    if as_json {
        output::json(&figures)?;
    } else {
        output::text(&words::printable(&figures.text()))?;
    }
    Ok(DONE)
}

fn source(file: &Path) -> Result<String, Stop> {
    let mut source = String::new();
    let read = File::open(file).and_then(|opened| {
        opened
            .take(EVALUATION_BYTES + 1)
            .read_to_string(&mut source)
    });
    match read {
        Err(why) => Err(Stop::unreadable(file, &why)),
        Ok(bytes) if bytes as u64 > EVALUATION_BYTES => Err(Stop::Wrong(format!(
            "{} is longer than {EVALUATION_BYTES} bytes; split it",
            file.display()
        ))),
        Ok(_) => Ok(source),
    }
}

impl Figures {
    fn of(call: &Call, counted: &Evaluation) -> Figures {
        let confusions = counted.confusions.iter().map(|it| Confused {
            expected: it.expected.map_or_else(none, |fact| fact_id(call, fact)),
            taken_for: it
                .taken_for
                .map_or_else(none, |meaning| named(call, meaning)),
            count: it.count,
            example: it.example.clone(),
        });
        Figures {
            n: counted.cases,
            asking: counted.asking,
            none: counted.none(),
            top1: share(counted.first, counted.asking),
            top3: share(counted.among, counted.asking),
            false_sure: share(counted.falsely_sure, counted.cases),
            false_accept: share(counted.falsely_accepted, counted.none()),
            none_right: share(counted.rightly_none, counted.none()),
            none_offered: share(counted.offered, counted.none()),
            confusions: confusions.collect(),
        }
    }

    fn text(&self) -> String {
        let percent = |share: f64| format!("{:5.1} %", share * 100.0);
        let mut text = format!(
            "{} utterances: {} ask for something, {} for nothing\n",
            self.n, self.asking, self.none
        );
        for (what, share) in [
            ("first candidate right", self.top1),
            ("among the candidates", self.top3),
            ("wrong and taken as sure", self.false_sure),
            ("nothing asked, a fact taken as sure", self.false_accept),
            ("nothing asked, nothing taken as sure", self.none_right),
            (
                "nothing asked, something offered to choose from",
                self.none_offered,
            ),
        ] {
            text.push_str(&format!("{} {what}\n", percent(share)));
        }
        for it in &self.confusions {
            text.push_str(&format!(
                "{:3}  {} taken for {}: {}\n",
                it.count, it.expected, it.taken_for, it.example
            ));
        }
        text
    }
}

/// A share from 0 to 1; 0 of nothing.
fn share(count: u32, of: u32) -> f64 {
    f64::from(count) / f64::from(of.max(1))
}

fn none() -> String {
    "none".to_owned()
}

fn fact_id(call: &Call, fact: FactNo) -> String {
    call.scenario()
        .fact(fact)
        .map_or_else(none, |it| it.id.to_string())
}

fn named(call: &Call, meaning: Meaning) -> String {
    match meaning {
        Meaning::Fact(fact) => fact_id(call, fact),
        other => call.meaning_words(other),
    }
}
