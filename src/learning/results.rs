//! How each scenario went last, from the journals kept on this machine. Nothing is kept beside them: the score is
//! computed from the journal each time, so that it is never an old one.

use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::place::{self, Finished};
use crate::authoring::library::read_bytes;
use crate::debrief::Debrief;
use crate::journal::Journal;
use crate::limits;
use crate::scenario::loaded::Scenario;
use crate::supervising::{self, Queue};

/// How a scenario went when it was last played to its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LastResult {
    /// The scenario's id.
    pub scenario: String,
    /// When its journal was last written to.
    pub when: SystemTime,
    /// Whether it was passed.
    pub passed: bool,
    /// The total score, 0 to 100.
    pub total: u8,
    /// The sentence its debrief begins with: what happened to the caller's concern.
    pub sentence: String,
    /// Its journal, for the whole debrief.
    pub path: PathBuf,
}

/// The last result of each of these scenarios that has one, in their order. A result counts for the very text of the
/// scenario it was played with: one of an older version is passed over, as is a journal that cannot be read. For each
/// scenario only the newest journal is replayed.
///
/// # Errors
///
/// When the folder is there and cannot be read. One that is not there holds no results.
pub fn last_results(folder: &Path, scenarios: &[Scenario]) -> io::Result<Vec<LastResult>> {
    let finished = place::finished(folder)?;
    let results = scenarios.iter().filter_map(|scenario| {
        let own = finished.iter().filter(|it| it.header.belongs_to(scenario));
        own.into_iter().find_map(|it| result(scenario, it))
    });
    Ok(results.collect())
}

/// The last result of each of these queues of logs that has one; see [`last_results`].
///
/// # Errors
///
/// When the folder is there and cannot be read.
pub fn last_reviews(folder: &Path, queues: &[Queue]) -> io::Result<Vec<LastResult>> {
    let finished = place::finished(folder)?;
    let results = queues.iter().filter_map(|queue| {
        let own = finished
            .iter()
            .filter(|it| it.header.is_of(queue.identity()));
        own.into_iter().find_map(|it| {
            let bytes = read_bytes(&it.path, limits::JOURNAL_BYTES).ok()?;
            let journal = queue.journal(&bytes).ok()?;
            last(supervising::debrief::debrief(queue, &journal), it)
        })
    });
    Ok(results.collect())
}

/// The result of a finished call; `None` where the journal does not bear it out.
fn result(scenario: &Scenario, finished: &Finished) -> Option<LastResult> {
    let bytes = read_bytes(&finished.path, limits::JOURNAL_BYTES).ok()?;
    let journal = Journal::read(scenario, &bytes).ok()?;
    last(Debrief::from_journal(scenario, &journal), finished)
}

fn last(debrief: Debrief, finished: &Finished) -> Option<LastResult> {
    debrief.finished.then(|| LastResult {
        scenario: debrief.scenario,
        when: finished.written,
        passed: debrief.passed,
        total: debrief.score.total,
        sentence: debrief.sentence,
        path: finished.path.clone(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::authoring::library::{Library, read_text};
    use crate::call::command::Command;
    use crate::call::play::Play;
    use crate::call::terms::Terms;
    use crate::learning::opening::ring;
    use crate::scenario::drawn::Seed;
    use std::fs;
    use std::time::Duration;

    fn library() -> Library {
        Library::at(&Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios"))
    }

    fn play(scenario: &Scenario, name: &str, path: &Path, written_s: u64) {
        let id = &scenario.script.id;
        let script = library()
            .folder()
            .join(id)
            .join("plays")
            .join(format!("{name}.play"));
        let script = Play::parse(&read_text(&script, limits::PLAY_BYTES).unwrap()).unwrap();
        let mut playing = ring(scenario, Seed(1), Terms::default(), Some(path)).unwrap();
        for step in &script.steps {
            playing.step(step).unwrap();
        }
        if playing.call().state().is_open() {
            let at_ms = playing.call().now_ms() + 60_000;
            playing.handle(at_ms, Command::End).unwrap();
        }
        written(path, written_s);
    }

    fn leave(scenario: &Scenario, path: &Path, written_s: u64) {
        let mut playing = ring(scenario, Seed(1), Terms::default(), Some(path)).unwrap();
        playing.handle(9_000, Command::Leave).unwrap();
        written(path, written_s);
    }

    fn written(path: &Path, at_s: u64) {
        let file = fs::File::options().write(true).open(path).unwrap();
        let at = SystemTime::UNIX_EPOCH + Duration::from_secs(1_700_000_000 + at_s);
        file.set_modified(at).unwrap();
    }

    #[test]
    fn the_last_result_of_a_scenario_is_its_newest_ended_call() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        let owner = library().load("server-owner").unwrap();
        let coach = library().load("server-coach").unwrap();
        let scenarios = [coach, owner.clone()];
        assert_eq!(last_results(&at("none"), &scenarios).unwrap(), []);

        play(&owner, "expert", &at("a.journal"), 10);
        leave(&owner, &at("b.journal"), 40);
        let mut unfinished =
            ring(&owner, Seed(2), Terms::default(), Some(&at("c.journal"))).unwrap();
        unfinished.pass(9_000).unwrap();
        let results = last_results(folder.path(), &scenarios).unwrap();
        assert_eq!(results.len(), 1);
        assert_eq!(results[0].scenario, "server-owner");
        assert_eq!(results[0].path, at("a.journal"));
        assert!(results[0].passed && results[0].total >= crate::debrief::PASS);

        play(&owner, "passed-over", &at("d.journal"), 20);
        let results = last_results(folder.path(), &scenarios).unwrap();
        assert_eq!(results[0].path, at("d.journal"));
        assert!(!results[0].passed);
        assert!(results[0].sentence.contains("said it"), "{results:?}");
    }

    #[test]
    fn what_cannot_be_relied_on_is_passed_over_for_an_older_result() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        let owner = library().load("server-owner").unwrap();
        play(&owner, "expert", &at("a.journal"), 10);
        play(&owner, "expert", &at("b.journal"), 20);
        // A record in its middle is damaged: the call cannot be shown to have ended.
        let mut bytes = fs::read(at("b.journal")).unwrap();
        let middle = bytes.len() / 2;
        bytes[middle] ^= 1;
        fs::write(at("b.journal"), bytes).unwrap();
        written(&at("b.journal"), 20);
        fs::write(at("c.journal"), "no journal\n").unwrap();
        fs::create_dir(at("d.journal")).unwrap();

        let finished: Vec<PathBuf> = place::finished(folder.path())
            .unwrap()
            .into_iter()
            .map(|it| it.path)
            .collect();
        assert_eq!(finished, [at("b.journal"), at("a.journal")]);
        let results = last_results(folder.path(), &[owner]).unwrap();
        assert_eq!(results[0].path, at("a.journal"));
    }

    #[test]
    fn a_result_of_another_text_of_the_scenario_does_not_count() {
        let folder = tempfile::tempdir().unwrap();
        let owner = library().load("server-owner").unwrap();
        play(&owner, "expert", &folder.path().join("a.journal"), 10);
        let source = include_str!("../../scenarios/server-owner/scenario.ron");
        let (changed, _) = Scenario::load(&format!("{source}\n"), None).ok().unwrap();
        assert_eq!(last_results(folder.path(), &[changed]).unwrap(), []);
    }
}
