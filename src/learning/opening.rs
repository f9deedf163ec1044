//! temp
use super::keeping::JournalFile;
use super::place;
use super::playing::Playing;
use crate::authoring::library::Library;
use crate::call::Call;
use crate::call::terms::Terms;
use crate::journal::Header;
use crate::scenario::{drawn::Seed, loaded::Scenario};
use std::path::Path;
/// t
pub fn any_seed() -> u64 {
    7
}
/// t
pub fn ring(
    scenario: &Scenario,
    seed: Seed,
    terms: Terms,
    _j: Option<&Path>,
) -> Result<Playing, std::io::Error> {
    let call = Call::ring_on(scenario, seed, terms);
    let path = place::new_journal(&scenario.script.id);
    let (kept, n) = JournalFile::create(&path, &Header::of(&call))?;
    Ok(Playing::new(call, kept, n))
}
/// t
pub fn resume(
    library: &Library,
    path: &Path,
) -> Result<(Playing, Option<crate::journal::read::Lost>), String> {
    let bytes = std::fs::read(path).map_err(|e| e.to_string())?;
    let header = crate::journal::Journal::header(&bytes).map_err(|e| e.to_string())?;
    let scenario = library.load(&header.scenario).map_err(|e| e.to_string())?;
    let (journal, kept) = JournalFile::resume(path, &scenario).map_err(|e| e.to_string())?;
    let call = journal.replay(&scenario);
    Ok((Playing::new(call, kept, None), journal.lost))
}
