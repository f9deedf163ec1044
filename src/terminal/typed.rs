//! From a typed line to what is meant by it.

use crate::call::deed::{Deed, DeedFault, VERBS};

/// Words that only look, and change nothing.
pub const LOOKS: [(&str, &str); 17] = [
    ("?", "these words"),
    ("signs", "the warning signs and their names here"),
    ("advice", "advice for the caller, by name"),
    ("routes", "referral routes, by name"),
    ("log", "the log as it stands"),
    ("records", "what was searched for, found and opened"),
    ("transcript", "what was said so far"),
    ("state", "where the call is"),
    ("topics", "what can still be asked about (guided calls)"),
    ("pause", "stop the clock; nothing is held against you"),
    ("go on", "let the clock run again after a pause"),
    (
        "sound off",
        "hear nothing; what is said is written in any case",
    ),
    ("sound on", "hear the caller again"),
    ("room off", "hear the caller without the room and the line"),
    ("room on", "hear the room and the line again"),
    ("where", "the same as state"),
    ("verbs", "the same as ?"),
];

/// What a typed line means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Meant {
    /// Nothing was typed.
    Nothing,
    /// To look at something.
    Look(Look),
    /// To do something.
    Do(Deed),
    /// It begins like a command and is none.
    Unreadable(DeedFault),
}

/// Something to look at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// What can be typed.
    Verbs,
    /// The catalogue of signs.
    Signs,
    /// Advice.
    Advice,
    /// Routes.
    Routes,
    /// Grades.
    Grades,
    /// The log.
    Log,
    /// Enquiries and what they brought.
    Records,
    /// What was said.
    Transcript,
    /// Where the call is.
    State,
    /// What is still open.
    Topics,
    /// Stop the clock.
    Pause,
    /// Let it run again.
    GoOn,
    /// Hear the call, or not.
    Sound(bool),
    /// Hear the room and the line, or not.
    Room(bool),
}

/// What the call waits for when a line is typed.
#[derive(Clone, Copy, Debug, Default)]
pub struct Waits {
    /// There are candidates to choose from.
    pub choice: bool,
    /// The clock stands still.
    pub paused: bool,
}

/// Reads a typed line. Whatever begins with no verb is said to the caller.
pub fn read(line: &str, waits: Waits) -> Meant {
    let line = line.trim();
    if line.is_empty() {
        return Meant::Nothing;
    }
    let bare = line.trim_end_matches(['.', '!']).to_lowercase();
    if let Some(look) = look(&bare, waits) {
        return Meant::Look(look);
    }
    if waits.choice && (bare == "none" || bare.parse::<u8>().is_ok()) {
        return deed(&format!("choose {bare}"));
    }
    let first = line.split_whitespace().next().unwrap_or_default();
    if VERBS
        .iter()
        .any(|(verb, takes, _)| takes.is_empty() && *verb == bare)
    {
        return deed(&bare);
    }
    let verbs = VERBS.iter().map(|(verb, _, _)| verb.split(' ').next());
    if verbs.flatten().any(|verb| verb == first) {
        deed(line)
    } else {
        Meant::Do(Deed::Ask(line.to_owned()))
    }
}

fn deed(line: &str) -> Meant {
    match Deed::parse(line) {
        Ok(deed) => Meant::Do(deed),
        Err(fault) => Meant::Unreadable(fault),
    }
}

fn look(bare: &str, waits: Waits) -> Option<Look> {
    Some(match bare {
        "?" | "verbs" => Look::Verbs,
        "signs" => Look::Signs,
        "advice" => Look::Advice,
        "routes" => Look::Routes,
        "grades" => Look::Grades,
        "log" => Look::Log,
        "records" => Look::Records,
        "transcript" => Look::Transcript,
        "state" | "where" => Look::State,
        "topics" => Look::Topics,
        "pause" => Look::Pause,
        "sound off" => Look::Sound(false),
        "sound on" => Look::Sound(true),
        "room off" => Look::Room(false),
        "room on" => Look::Room(true),
        // To a caller who speaks, "go on" is something said.
        "go on" if waits.paused => Look::GoOn,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(line: &str) -> Meant {
        read(line, Waits::default())
    }

    #[test]
    fn what_begins_with_no_verb_is_said() {
        for said in [
            "Who is he talking to?",
            "Wait a moment, please",
            "go on",
            "2",
        ] {
            assert_eq!(plain(said), Meant::Do(Deed::Ask(said.to_owned())), "{said}");
        }
    }

    #[test]
    fn verbs_and_words_that_look_are_taken_for_themselves() {
        assert_eq!(plain(" Submit. "), Meant::Do(Deed::Submit));
        assert_eq!(plain("log"), Meant::Look(Look::Log));
        assert_eq!(
            plain("log write he rang"),
            Meant::Do(Deed::Write("he rang".into()))
        );
        assert!(matches!(plain("mark 3"), Meant::Unreadable(_)));
        assert_eq!(plain("   "), Meant::Nothing);
    }

    #[test]
    fn a_number_chooses_only_where_there_is_a_choice() {
        let waits = Waits {
            choice: true,
            paused: false,
        };
        assert_eq!(read("2", waits), Meant::Do(Deed::Choose(Some(2))));
        assert_eq!(read("none", waits), Meant::Do(Deed::Choose(None)));
    }

    #[test]
    fn go_on_lets_a_paused_clock_run() {
        let waits = Waits {
            choice: false,
            paused: true,
        };
        assert_eq!(read("go on", waits), Meant::Look(Look::GoOn));
    }
}
