//! Recordings: making, checking and taking them in.

use std::io::{self, IsTerminal, Write};
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use serde::Serialize;

use super::command_line::Voice;
use super::output;
use super::stop::{DONE, FAULTS, Stop, tell};
use super::words::count;
use crate::authoring::library::Library;
use crate::authoring::voice::examine::{Amiss, Examined, examine, to_make};
use crate::authoring::voice::intelligible::{Recognised, Spread, recognise};
use crate::authoring::voice::kept::{Kept, KeptFault};
use crate::authoring::voice::render::{RenderFault, Studio, render, seconds};
use crate::authoring::voice::tool::{Folders, ToolFault};
use crate::authoring::voice::voices::{Voices, VoicesFault};
use crate::authoring::voice::wanted::{Wanted, wanted};
use crate::authoring::voice::{sheet, studio, take};
use crate::scenario::loaded::Scenario;
use crate::scenario::recordings::Recording;

/// How many of the recordings that are made out worst are listed.
const WORST: usize = 20;
/// How often progress is shown where lines cannot be redrawn.
const SELDOM: Duration = Duration::from_secs(10);

/// Does what is asked about the recordings of one scenario, or of all.
///
/// # Errors
///
/// When there is no such scenario or voice, or a file or folder cannot be read or written.
pub fn voice(library: &Library, asked: &Voice, plain: bool) -> Result<u8, Stop> {
    if asked.install {
        return install(library.voices());
    }
    let voices = Voices::read(library.voices()).map_err(faulty_voices)?;
    let at = Desk {
        voices: &voices,
        studio: Studio {
            voices: &voices,
            folders: Folders {
                here: library.voices().to_owned(),
                python: studio::python(&studio::folder()),
                spoken: studio::folder().join("spoken"),
            },
            patience: Duration::from_secs(asked.patience.max(1)),
            jobs: asked
                .jobs
                .unwrap_or_else(|| thread::available_parallelism().map_or(1, usize::from)),
        },
        asked,
        plain,
    };
    let ids = match &asked.id {
        Some(id) => vec![id.clone()],
        None => library.calls()?,
    };
    let mut code = DONE;
    let mut documents = Vec::new();
    for id in ids {
        let scenario = library.load(&id)?;
        let kept = Kept::read(library.voices(), &id).map_err(faulty_folder)?;
        let all = wanted(&scenario, &voices).map_err(faulty_voices)?;
        code = code.max(at.one(&scenario, all, kept, &mut documents)?);
    }
    if asked.json {
        output::json(&documents)?;
    }
    Ok(code)
}

fn install(voices: &Path) -> Result<u8, Stop> {
    let folder = studio::folder();
    output::text(&format!(
        "Setting up the speech engine in {}. It is needed to make recordings, never to play a call.",
        folder.display()
    ))?;
    studio::install(voices, &folder).map_err(|why| Stop::Faults(why.to_string()))?;
    output::text("It is ready.")?;
    Ok(DONE)
}

/// Where recordings are worked on.
struct Desk<'d> {
    voices: &'d Voices,
    studio: Studio<'d>,
    asked: &'d Voice,
    plain: bool,
}

/// One scenario's recordings as JSON.
#[derive(Serialize)]
struct Document {
    scenario: String,
    wanted: usize,
    seconds: u64,
    bytes: u64,
    by_people: usize,
    amiss: Vec<Amiss>,
    #[serde(skip_serializing_if = "Option::is_none")]
    recognised: Option<Heard>,
}

#[derive(Serialize)]
struct Heard {
    spread: Spread,
    recordings: Vec<Recognised>,
}

impl Desk<'_> {
    fn one(
        &self,
        scenario: &Scenario,
        all: Vec<Wanted>,
        mut kept: Kept,
        documents: &mut Vec<Document>,
    ) -> Result<u8, Stop> {
        let chosen = self.chosen(scenario, &all)?;
        if let Some(path) = &self.asked.sheet {
            let title = &scenario.script.title;
            sheet::write(path, title, &chosen, &kept, self.voices).map_err(|why| {
                Stop::Wrong(format!("{} cannot be written: {why}", path.display()))
            })?;
            output::text(&format!(
                "{} to record are in {}.",
                count(chosen.len(), "line", "lines"),
                path.display()
            ))?;
            return Ok(DONE);
        }
        if self.asked.check {
            return self.check(scenario, &all, &chosen, &kept, documents);
        }
        let lock = kept.lock().map_err(faulty_folder)?;
        let code = match &self.asked.take {
            Some(folder) => self.take(folder, &chosen, &mut kept)?,
            None => self.make(scenario, &chosen, &mut kept)?,
        };
        if self.asked.only.is_empty() && self.asked.take.is_none() {
            self.clear(&all, &mut kept)?;
        }
        drop(lock);
        Ok(code)
    }

    fn chosen(&self, scenario: &Scenario, all: &[Wanted]) -> Result<Vec<Wanted>, Stop> {
        let only = &self.asked.only;
        if let Some(unknown) = only.iter().find(|id| !all.iter().any(|it| it.line == **id)) {
            return Err(Stop::Wrong(format!(
                "`{}` has no line `{unknown}`. The recording sheet (--sheet) names them all",
                scenario.script.id
            )));
        }
        let chosen = all
            .iter()
            .filter(|it| only.is_empty() || only.contains(&it.line));
        Ok(chosen.cloned().collect())
    }

    fn make(&self, scenario: &Scenario, chosen: &[Wanted], kept: &mut Kept) -> Result<u8, Stop> {
        let id = &scenario.script.id;
        let todo = to_make(chosen, kept);
        if todo.is_empty() {
            output::text(&format!(
                "{id}: all {} are there and up to date.",
                count(chosen.len(), "recording", "recordings")
            ))?;
            return Ok(DONE);
        }
        output::text(&format!(
            "{id}: {} of {} to make, {} at a time. It can be stopped at any time and goes on from there.",
            todo.len(),
            count(chosen.len(), "recording", "recordings"),
            self.studio.jobs
        ))?;
        let mut progress = Progress::new(todo.len(), self.plain);
        let mut faults: Vec<(String, RenderFault)> = Vec::new();
        let mut made = 0;
        render(&self.studio, &todo, kept, &mut |told| {
            match told.made {
                Ok(_) => made += 1,
                Err(why) => {
                    progress.clear();
                    tell(&format!("{}: {why}", told.wanted.name));
                    faults.push((told.wanted.name.clone(), why));
                }
            }
            progress.show(told.done, &told.wanted.name);
        });
        progress.clear();
        output::text(&format!(
            "{id}: {} made.",
            count(made, "recording", "recordings")
        ))?;
        if faults.is_empty() {
            return Ok(DONE);
        }
        let not_started = faults
            .iter()
            .any(|(_, why)| matches!(why, RenderFault::Tool(ToolFault::NotStarted(..))));
        let mend = if not_started {
            "\nThe shipped engine is set up by: warning-signs voice --install. Others are chosen in voices.ron."
        } else {
            " What was there before is as it was; run it again to try these again."
        };
        tell(&format!(
            "error: {} could not be made.{mend}",
            count(todo.len() - made, "recording", "recordings")
        ));
        Ok(FAULTS)
    }

    /// Recordings that nothing wants any more are of no use to anybody, unless a person made them.
    fn clear(&self, all: &[Wanted], kept: &mut Kept) -> Result<(), Stop> {
        let wanted = |it: &Recording| {
            it.by == crate::scenario::recordings::MadeBy::Person
                || all.iter().any(|wanted| wanted.file() == it.file)
        };
        let gone = kept.keep_only(wanted).map_err(faulty_folder)?;
        if gone > 0 {
            output::text(&format!(
                "{} that nothing wants any more removed.",
                count(gone, "recording", "recordings")
            ))?;
        }
        Ok(())
    }

    fn take(&self, folder: &Path, chosen: &[Wanted], kept: &mut Kept) -> Result<u8, Stop> {
        let takes = take::takes(folder).map_err(|why| Stop::unreadable(folder, &why))?;
        if takes.is_empty() {
            return Err(Stop::Wrong(format!(
                "there are no WAV files in {}. The recording sheet (--sheet) tells how to name them",
                folder.display()
            )));
        }
        let (mut taken, mut failed) = (0, 0);
        take::take(&self.studio, &takes, chosen, kept, &mut |it| {
            let name = it.path.file_name().unwrap_or_default().to_string_lossy();
            match it.taken {
                Ok(_) => taken += 1,
                Err(why) => {
                    failed += 1;
                    tell(&format!("{name}: not taken: {why}"));
                }
            }
        });
        output::text(&format!(
            "{} of {} taken.",
            taken,
            count(takes.len(), "file", "files")
        ))?;
        Ok(if failed == 0 { DONE } else { FAULTS })
    }

    fn check(
        &self,
        scenario: &Scenario,
        all: &[Wanted],
        chosen: &[Wanted],
        kept: &Kept,
        documents: &mut Vec<Document>,
    ) -> Result<u8, Stop> {
        let examined = examine(all, kept, self.voices).map_err(faulty_folder)?;
        let recognised = self.recognised(chosen, kept)?;
        let code = if examined.amiss.is_empty() {
            DONE
        } else {
            FAULTS
        };
        if self.asked.json {
            documents.push(Document {
                scenario: scenario.script.id.clone(),
                wanted: examined.wanted,
                seconds: examined.for_ms / 1000,
                bytes: examined.bytes,
                by_people: examined.by_people,
                amiss: examined.amiss,
                recognised: recognised.map(|recordings| Heard {
                    spread: Spread::of(&recordings),
                    recordings,
                }),
            });
            return Ok(code);
        }
        output::text(&told(&scenario.script.id, &examined))?;
        if let Some(recognised) = recognised {
            output::text(&heard(&recognised))?;
        }
        Ok(code)
    }

    fn recognised(&self, chosen: &[Wanted], kept: &Kept) -> Result<Option<Vec<Recognised>>, Stop> {
        if !self.asked.recognise {
            return Ok(None);
        }
        let mut progress = Progress::new(chosen.len(), self.plain);
        let recognised = recognise(&self.studio, chosen, kept, &mut |done| {
            progress.show(done, "listening");
        });
        progress.clear();
        let recognised = recognised.map_err(|why| {
            let mend = "The shipped recogniser is set up by: warning-signs voice --install";
            Stop::Faults(format!(
                "the recordings cannot be listened to: {why}. {mend}"
            ))
        })?;
        Ok(Some(recognised))
    }
}

fn told(id: &str, examined: &Examined) -> String {
    let mut text = String::new();
    for it in &examined.amiss {
        text.push_str(&format!("{}: {}: {}\n", it.file, it.way, it.what));
    }
    let people = match examined.by_people {
        0 => "all synthetic".to_owned(),
        some => format!("{some} of them by people"),
    };
    text.push_str(&format!(
        "{id}: {} wanted, {} amiss; {}:{:02} of speech, {:.1} MB, {people}.",
        count(examined.wanted, "recording", "recordings"),
        examined.amiss.len(),
        examined.for_ms / 60_000,
        examined.for_ms / 1000 % 60,
        examined.bytes as f64 / 1e6,
    ));
    text
}

fn heard(recognised: &[Recognised]) -> String {
    let spread = Spread::of(recognised);
    let percent = |per_mille: u32| format!("{}.{} %", per_mille / 10, per_mille % 10);
    let mut text = format!(
        "Made out by a recogniser: {} with {}, word error {} overall.\n\
         Without any error: {}. Median {}, nine in ten at most {}, ninety-nine in a hundred at most {}.",
        count(spread.recordings, "recording", "recordings"),
        count(spread.words, "word", "words"),
        percent(spread.overall_per_mille),
        spread.without,
        percent(spread.median),
        percent(spread.nine_in_ten),
        percent(spread.ninety_nine_in_a_hundred),
    );
    for it in recognised.iter().filter(|it| it.errors > 0).take(WORST) {
        text.push_str(&format!(
            "\n{:>7}  {}\n         said:  {}\n         heard: {}",
            percent(it.errors_per_mille),
            it.file,
            it.words,
            it.heard
        ));
    }
    text
}

/// How far a long run is. On a terminal one line is redrawn; elsewhere a line is printed now and then.
struct Progress {
    of: usize,
    redrawn: bool,
    began: Instant,
    last: Option<Instant>,
}

impl Progress {
    fn new(of: usize, plain: bool) -> Progress {
        Progress {
            of,
            redrawn: !plain && io::stderr().is_terminal(),
            began: Instant::now(),
            last: None,
        }
    }

    fn show(&mut self, done: usize, what: &str) {
        let due = self.last.is_none_or(|last| last.elapsed() >= SELDOM);
        if !self.redrawn && !due && done < self.of {
            return;
        }
        self.last = Some(Instant::now());
        let gone_ms = self.began.elapsed().as_millis();
        let left_ms = gone_ms * self.of.saturating_sub(done) as u128 / done.max(1) as u128;
        let left = seconds(u32::try_from(left_ms).unwrap_or(u32::MAX));
        let text = format!("{done} of {}, about {left} to go  {what}", self.of);
        if self.redrawn {
            // Where standard error is gone, nobody looks at it.
            let _ = write!(io::stderr(), "\r\x1b[K{text:.78}");
            let _ = io::stderr().flush();
        } else {
            tell(&text);
        }
    }

    fn clear(&mut self) {
        if self.redrawn && self.last.is_some() {
            let _ = write!(io::stderr(), "\r\x1b[K");
        }
    }
}

fn faulty_voices(why: VoicesFault) -> Stop {
    match why {
        VoicesFault::File(_) => Stop::Wrong(why.to_string()),
        _ => Stop::Faults(why.to_string()),
    }
}

fn faulty_folder(why: KeptFault) -> Stop {
    match why {
        KeptFault::File(..) | KeptFault::Busy(_) => Stop::Wrong(why.to_string()),
        KeptFault::List(..) => Stop::Faults(why.to_string()),
    }
}
