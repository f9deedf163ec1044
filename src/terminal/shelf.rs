//! The shelf: choose a call and play it.

use super::command_line::{ModeName, Play};
use super::console::Console;
use super::input::Typed;
use super::list::{self, Listed};
use super::opening;
use super::stop::{DONE, Stop};
use crate::authoring::library::Library;
use crate::learning::place::{self, Unfinished};

/// How many unfinished calls are offered.
const OFFERED: usize = 5;

/// Shows the shelf until the trainee leaves it.
///
/// # Errors
///
/// When the folder cannot be read or nothing can be shown.
pub fn open(library: &Library, console: &mut Console) -> Result<u8, Stop> {
    loop {
        let (listed, faults) = list::shelf(library)?;
        let unfinished = place::unfinished(&place::calls_folder(), None).unwrap_or_default();
        let unfinished: Vec<Unfinished> = unfinished.into_iter().take(OFFERED).collect();
        show(console, &listed, &faults, &unfinished)?;
        let Some(asked) = choose(console, &listed, &unfinished)? else {
            return Ok(DONE);
        };
        let played = if asked.resume {
            opening::resume(library, &asked, console)
        } else {
            opening::play(library, &asked, console)
        };
        match played {
            Ok(_) => {}
            Err(Stop::Output(why)) => return Err(Stop::Output(why)),
            Err(Stop::Wrong(text) | Stop::Faults(text)) => console.screen.line(&text)?,
        }
        if console.is_closed() {
            return Ok(DONE);
        }
        console.screen.line("")?;
    }
}

fn show(
    console: &mut Console,
    listed: &[Listed],
    faults: &[String],
    unfinished: &[Unfinished],
) -> Result<(), Stop> {
    let screen = &mut console.screen;
    screen.heading("Warning Signs: calls to practise")?;
    screen.line(opening::SYNTHETIC)?;
    for (place, it) in listed.iter().enumerate() {
        screen.line(&format!(
            "{}. {} ({}, {}, about {} minutes)",
            place + 1,
            it.title,
            it.seat,
            it.level,
            it.minutes
        ))?;
        if let Some(note) = &it.care_note {
            screen.line(&format!("   Care: {note}"))?;
        }
    }
    for fault in faults {
        screen.line(&format!("Not on the shelf: {fault}"))?;
    }
    for (place, it) in unfinished.iter().enumerate() {
        let title = listed.iter().find(|listed| listed.id == it.header.scenario);
        let title = title.map_or(it.header.scenario.as_str(), |it| it.title.as_str());
        screen.line(&format!(
            "r{}. Go on with: {title} ({})",
            place + 1,
            it.path.display()
        ))?;
    }
    screen.line("Type a number to play, r and a number to go on with a call, or q to leave.")?;
    Ok(())
}

/// What is to be played; `None` to leave.
fn choose(
    console: &mut Console,
    listed: &[Listed],
    unfinished: &[Unfinished],
) -> Result<Option<Play>, Stop> {
    loop {
        let Some(typed) = line(console) else {
            return Ok(None);
        };
        let number = |text: &str| text.parse::<usize>().ok()?.checked_sub(1);
        let chosen = number(&typed).and_then(|place| listed.get(place));
        let by_id = || listed.iter().find(|it| it.id == typed);
        if let Some(chosen) = chosen.or_else(by_id) {
            return mode(console, &chosen.id);
        }
        let again = typed.strip_prefix('r').and_then(|it| number(it.trim()));
        if let Some(again) = again.and_then(|place| unfinished.get(place)) {
            return Ok(Some(Play {
                journal: Some(again.path.clone()),
                resume: true,
                ..Play::default()
            }));
        }
        console
            .screen
            .line("There is no such call. Type one of the numbers, or q to leave.")?;
    }
}

fn mode(console: &mut Console, id: &str) -> Result<Option<Play>, Stop> {
    console.screen.line(
        "How? 1 guided: open topics are named. 2 practice: a colleague helps when asked (Enter). \
         3 assessed: neither. Add u for an untimed call, as in 2u, or s for a slowed one, whose clock goes at half speed \
         while the caller is silent.",
    )?;
    loop {
        let Some(typed) = line(console) else {
            return Ok(None);
        };
        let untimed = typed.ends_with('u');
        let slowed = typed.ends_with('s');
        let bare = typed.strip_suffix(['u', 's']).unwrap_or(&typed);
        let mode = match bare.trim() {
            "1" | "guided" => ModeName::Guided,
            "" | "2" | "practice" => ModeName::Practice,
            "3" | "assessed" => ModeName::Assessed,
            _ => {
                console.screen.line("Type 1, 2 or 3, or q to leave.")?;
                continue;
            }
        };
        return Ok(Some(Play {
            id: Some(id.to_owned()),
            mode,
            untimed,
            slowed,
            ..Play::default()
        }));
    }
}

/// A line in lower case; `None` to leave.
fn line(console: &mut Console) -> Option<String> {
    match console.ask() {
        Typed::Line(line) => {
            let line = line.trim().to_lowercase();
            (!matches!(&*line, "q" | "quit" | "leave" | "exit")).then_some(line)
        }
        Typed::Closed | Typed::Interrupted => None,
    }
}
