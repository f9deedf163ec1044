//! What a question would be taken for.

use std::io::{self, BufRead};

use serde::Serialize;

use super::output;
use super::stop::{DONE, Stop};
use super::words;
use crate::authoring::library::Library;
use crate::call::Call;
use crate::limits;
use crate::scenario::catalogue::Catalogue;
use crate::scenario::drawn::Seed;
use crate::understanding::{Candidate, Certainty, Heard, Manner, Meaning, Understanding};

/// An utterance and what it is taken for.
#[derive(Debug, Serialize)]
struct Understood {
    utterance: String,
    manner: &'static str,
    parts: Vec<Part>,
}

#[derive(Debug, Serialize)]
struct Part {
    certainty: &'static str,
    candidates: Vec<Shown>,
}

#[derive(Debug, Serialize)]
struct Shown {
    /// "fact", "move" or "advice".
    kind: &'static str,
    /// The fact's id, the move's name or the advice's id.
    id: String,
    /// What it is about, in words.
    about: String,
    score: u16,
    /// The phrase it came nearest to.
    why: String,
}

/// Shows what questions are taken for: the one given, or those on standard input line by line.
///
/// # Errors
///
/// When there is no such scenario.
pub fn understand(
    library: &Library,
    id: &str,
    question: Option<&str>,
    seed: u64,
    as_json: bool,
) -> Result<u8, Stop> {
    let scenario = library.load(id)?;
    let call = Call::ring(&scenario, Seed(seed));
    let understanding = call.understanding();
    if let Some(question) = question {
        let understood = one(&call, &understanding, question);
        if as_json {
            output::json(&understood)?;
        } else {
            output::text(&words::printable(&understood.text()))?;
        }
        return Ok(DONE);
    }
    let mut all = Vec::new();
    for line in io::stdin().lock().lines().take(limits::PLAY_STEPS) {
        let line = line.map_err(|why| {
            Stop::Wrong(format!(
                "standard input cannot be read: {why}. Give the question as text"
            ))
        })?;
        if line.trim().is_empty() {
            continue;
        }
        let understood = one(&call, &understanding, &line);
        if as_json {
            all.push(understood);
        } else {
            output::text(&words::printable(&understood.text()))?;
        }
    }
    if as_json {
        output::json(&all)?;
    }
    Ok(DONE)
}

fn one(call: &Call, understanding: &Understanding, utterance: &str) -> Understood {
    let Heard { parts, manner } = understanding.hear(utterance);
    let parts = parts.iter().map(|part| Part {
        certainty: certainty(part.certainty),
        candidates: part.candidates.iter().map(|it| shown(call, it)).collect(),
    });
    Understood {
        utterance: utterance.to_owned(),
        manner: manner_words(manner),
        parts: parts.collect(),
    }
}

fn shown(call: &Call, candidate: &Candidate) -> Shown {
    let (kind, id) = match candidate.meaning {
        Meaning::Fact(fact) => {
            let fact = call.scenario().fact(fact);
            (
                "fact",
                fact.map_or_else(String::new, |it| it.id.to_string()),
            )
        }
        Meaning::Move(to) => ("move", format!("{to:?}").to_lowercase()),
        Meaning::Advice(no) => {
            let advice = Catalogue::built_in().advice.get(no.place());
            (
                "advice",
                advice.map_or_else(String::new, |it| it.id.clone()),
            )
        }
    };
    Shown {
        kind,
        id,
        about: call.meaning_words(candidate.meaning),
        score: candidate.score,
        why: candidate.why.clone(),
    }
}

impl Understood {
    fn text(&self) -> String {
        let mut text = format!("“{}” ({})", self.utterance, self.manner);
        for part in &self.parts {
            text.push_str(&format!("\n  {}", part.certainty));
            for it in &part.candidates {
                text.push_str(&format!(
                    "\n    {:4}  {} {}: {}. Nearest: {}",
                    it.score, it.kind, it.id, it.about, it.why
                ));
            }
        }
        text
    }
}

fn certainty(certainty: Certainty) -> &'static str {
    match certainty {
        Certainty::Sure => "sure",
        Certainty::Unsure => "unsure",
        Certainty::Nothing => "nothing",
    }
}

fn manner_words(manner: Manner) -> &'static str {
    match manner {
        Manner::Neutral => "neutral",
        Manner::Warm => "warm",
        Manner::Leading => "leading",
        Manner::Dismissive => "dismissive",
        Manner::Blaming => "blaming",
        Manner::Jargon => "jargon",
    }
}
