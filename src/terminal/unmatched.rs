//! What trainees typed in vain.

use std::path::Path;

use super::output;
use super::stop::{DONE, FAULTS, Stop, tell};
use super::words::{count, printable};
use crate::authoring::library::Library;
use crate::learning::place::calls_folder;
use crate::learning::unmatched::{Gathered, Unmatched, Utterance, gather};
use crate::scenario::loaded::Scenario;

/// Lists what was typed and not understood, of one scenario or of all there are.
///
/// # Errors
///
/// When there is no such scenario or folder, or nothing can be written.
pub fn unmatched(
    library: &Library,
    id: Option<&str>,
    journals: Option<&Path>,
    as_json: bool,
) -> Result<u8, Stop> {
    let (scenarios, whole) = match id {
        Some(id) => (vec![library.load(id)?], true),
        None => all(library)?,
    };
    if let Some(named) = journals.filter(|it| !it.is_dir()) {
        return Err(Stop::Wrong(format!(
            "there is no folder {}. Name one that holds journals",
            named.display()
        )));
    }
    let folder = journals.map_or_else(calls_folder, Path::to_owned);
    let gathered = gather(&folder, &scenarios).map_err(|why| Stop::unreadable(&folder, &why))?;
    if as_json {
        output::json(&gathered)?;
    } else {
        output::text(&printable(&shown(&gathered)))?;
    }
    Ok(if whole { DONE } else { FAULTS })
}

/// Every scenario that can be read, and whether those are all.
fn all(library: &Library) -> Result<(Vec<Scenario>, bool), Stop> {
    let mut scenarios = Vec::new();
    let ids = library.calls()?;
    for id in &ids {
        match library.load(id) {
            Ok(scenario) => scenarios.push(scenario),
            Err(fault) => tell(&format!("error: {fault}")),
        }
    }
    let whole = scenarios.len() == ids.len();
    Ok((scenarios, whole))
}

fn shown(gathered: &Gathered) -> String {
    let mut blocks: Vec<String> = gathered.scenarios.iter().map(of_scenario).collect();
    if blocks.is_empty() {
        blocks.push("No journal of a scenario at hand was found.".to_owned());
    }
    let passed_over = [
        (
            gathered.of_other_versions,
            "of another version of its scenario",
        ),
        (gathered.unreadable, "that cannot be read as one"),
    ];
    for (number, which) in passed_over.into_iter().filter(|(number, _)| *number > 0) {
        let number = count(number as usize, "journal", "journals");
        blocks.push(format!("Passed over: {number} {which}."));
    }
    blocks.join("\n\n")
}

fn of_scenario(unmatched: &Unmatched) -> String {
    let calls = count(unmatched.calls as usize, "call", "calls");
    if unmatched.utterances.is_empty() {
        let id = &unmatched.scenario;
        return format!("{id}: {calls}, and everything typed was understood.");
    }
    let mut text = format!("{}: not understood in {calls}", unmatched.scenario);
    for utterance in &unmatched.utterances {
        text.push_str(&of_utterance(utterance));
    }
    text
}

fn of_utterance(utterance: &Utterance) -> String {
    let nearest = match &utterance.nearest {
        Some(it) => {
            let fact = it.fact.as_deref().unwrap_or("a move of the conversation");
            let (phrase, score) = (&it.phrase, it.score);
            format!("nearest: {fact}, “{phrase}” ({score} of 1000)")
        }
        None => "nothing came near".to_owned(),
    };
    let (times, typed) = (utterance.times, &utterance.text);
    format!("\n{times:4} × “{typed}”\n       {nearest}")
}
