//! Before a call: what it is, and taking it.

use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

use super::command_line::Play as Asked;
use super::console::Console;
use super::ear::Ear;
use super::input::Typed;
use super::interactive::Sitting;
use super::listing;
use super::scripted::not_new;
use super::stop::{DONE, Stop};
use super::words;
use crate::authoring::library::{Library, read_bytes};
use crate::call::Call;
use crate::call::terms::Mode;
use crate::journal::{Header, Journal};
use crate::learning::keeping::{JournalFile, Notice};
use crate::learning::place;
use crate::learning::playing::Playing;
use crate::limits;
use crate::scenario::drawn::Seed;
use crate::scenario::loaded::Scenario;

/// How many turns are shown of a call that is gone on with.
const TURNS_AGAIN: usize = 8;

/// What every trainee is told before they hear anybody.
pub const SYNTHETIC: &str = "The voices are synthetic: no real person is heard, and no real call. They can be switched off (`sound off`).";

/// Plays a new call.
///
/// # Errors
///
/// When there is no such scenario, the journal named is there already, or nothing can be shown.
pub fn play(library: &Library, asked: &Asked, console: &mut Console) -> Result<u8, Stop> {
    let scenario = library.load(asked.id.as_deref().unwrap_or_default())?;
    let seed = Seed(asked.seed.unwrap_or_else(any_seed));
    let call = Call::ring_on(&scenario, seed, asked.terms());
    introduce(&call, console)?;
    let recordings = library.voices().join(&scenario.script.id);
    let ear = Ear::open(&scenario, &recordings, asked);
    let first = match console.ask() {
        Typed::Line(line) if matches!(line.trim(), "q" | "quit" | "leave") => None,
        Typed::Line(line) => Some(line),
        Typed::Closed | Typed::Interrupted => None,
    };
    let Some(first) = first else {
        console.screen.line("The call was not taken.")?;
        return Ok(DONE);
    };
    let (kept, notice) = keep(&scenario, asked.journal.as_deref(), &Header::of(&call))?;
    Sitting::new(console, Playing::new(call, kept, notice), ear).play(Some(&first))
}

fn keep(
    scenario: &Scenario,
    named: Option<&Path>,
    header: &Header,
) -> Result<(JournalFile, Option<Notice>), Stop> {
    let path = named.map_or_else(|| place::new_journal(&scenario.script.id), Path::to_owned);
    let (mut kept, notice) =
        JournalFile::create(&path, header).map_err(|why| not_new(&path, &why))?;
    kept.set_durable(true);
    Ok((kept, notice))
}

fn introduce(call: &Call, console: &mut Console) -> Result<(), Stop> {
    let script = &call.scenario().script;
    let screen = &mut console.screen;
    screen.heading(&script.title)?;
    screen.line(&format!(
        "{}, {}, about {} minutes. {} call, seed {}{}.",
        words::capital(words::seat(script.seat)),
        words::level(script.level),
        script.minutes,
        words::capital(call.terms().mode.name()),
        call.seed().0,
        words::pace(call.terms())
    ))?;
    if let Some(note) = &script.care_note {
        screen.line(&format!("Care: {note}"))?;
    }
    for objective in &script.objectives {
        screen.line(&format!("You practise: {objective}"))?;
    }
    if !call.scenario().recorded.is_empty() {
        screen.line(SYNTHETIC)?;
    }
    screen.line(
        "Each line is written when it is spoken, with its time and a number. Type what you would say. \
         `?` shows what else can be typed.",
    )?;
    if call.terms().mode == Mode::Guided {
        screen.line("`topics` names what can still be asked about; `help` asks a colleague.")?;
    }
    screen.line(
        "You can stop the clock with `pause`, or `leave` at any time: nothing is asked and nothing is scored.",
    )?;
    screen.line("Press Enter to take the call, or type q not to.")?;
    Ok(())
}

/// Goes on with a kept call: of the journal named, or the newest unfinished one.
///
/// # Errors
///
/// When there is none, or it cannot be read or gone on with.
pub fn resume(library: &Library, asked: &Asked, console: &mut Console) -> Result<u8, Stop> {
    let path = match &asked.journal {
        Some(path) => path.clone(),
        None => newest(asked.id.as_deref())?,
    };
    let bytes =
        read_bytes(&path, limits::JOURNAL_BYTES).map_err(|why| Stop::unreadable(&path, &why))?;
    let header = Journal::header(&bytes).map_err(|fault| Stop::from((&*path, fault)))?;
    if let Some(id) = asked.id.as_ref().filter(|id| **id != header.scenario) {
        return Err(Stop::Wrong(format!(
            "{} is a call of `{}`, not of `{id}`. Name that scenario, or none",
            path.display(),
            header.scenario
        )));
    }
    let scenario = library.load(&header.scenario)?;
    let (journal, mut kept) = JournalFile::resume(&path, &scenario)?;
    kept.set_durable(true);
    let call = journal.replay(&scenario);
    if !call.state().is_open() {
        let path = path.display();
        return Err(Stop::Wrong(format!(
            "the call in {path} is over. To look back at it: warning-signs debrief {path}"
        )));
    }
    let screen = &mut console.screen;
    screen.heading(&scenario.script.title)?;
    screen.line(&format!("Going on with the call in {}.", path.display()))?;
    if let Some(lost) = &journal.lost {
        screen.line(&format!(
            "The journal {lost}. The call goes on from the last whole record, at {}.",
            crate::call::clock(call.now_ms())
        ))?;
    }
    screen.line(&listing::transcript(&call, TURNS_AGAIN))?;
    let recordings = library.voices().join(&scenario.script.id);
    let ear = Ear::open(&scenario, &recordings, asked);
    Sitting::new(console, Playing::new(call, kept, None), ear).play(None)
}

fn newest(id: Option<&str>) -> Result<std::path::PathBuf, Stop> {
    let folder = place::calls_folder();
    let unfinished =
        place::unfinished(&folder, id).map_err(|why| Stop::unreadable(&folder, &why))?;
    let newest = unfinished.into_iter().next();
    newest.map(|it| it.path).ok_or_else(|| {
        let of = id.map_or_else(String::new, |id| format!(" of `{id}`"));
        Stop::Wrong(format!(
            "there is no unfinished call{of} in {}. Name its file with --journal, or play a new one",
            folder.display()
        ))
    })
}

/// A seed nobody chose, small enough to be read out.
fn any_seed() -> u64 {
    let now = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default();
    let mixed =
        u64::from(now.subsec_nanos()) ^ now.as_secs() ^ (u64::from(std::process::id()) << 16);
    mixed % 999_983 + 1
}
