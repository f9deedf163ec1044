//! The sentence a debrief begins with: what happened to the caller's concern.

use super::Concern;

pub(super) fn of(who: &str, concern: &Concern) -> String {
    let they = match who {
        "mother" | "grandmother" | "aunt" | "sister" | "stepmother" => "She",
        "father" | "grandfather" | "uncle" | "brother" | "stepfather" => "He",
        _ => "They",
    };
    let said = match concern.raised {
        0 => return format!("{they} never got as far as saying what the fear was."),
        1 => format!("{they} said it once."),
        2 => format!("{they} said it twice."),
        times => format!("{they} said it {} times.", number(times)),
    };
    let heeded = match concern.heeded_after {
        None | Some(0) => "It was not taken up.".to_owned(),
        Some(1) => "It was taken up the first time.".to_owned(),
        Some(times) => format!("It was taken up after the {}.", ordinal(times)),
    };
    format!("{said} {heeded}")
}

fn number(number: u8) -> String {
    const WORDS: [&str; 11] = [
        "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    ];
    WORDS
        .get(usize::from(number))
        .map_or_else(|| number.to_string(), |it| (*it).to_owned())
}

fn ordinal(number: u8) -> String {
    const WORDS: [&str; 11] = [
        "", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
        "tenth",
    ];
    let word = WORDS.get(usize::from(number)).copied();
    word.map_or_else(|| format!("{number}th"), str::to_owned)
}
