//! The sections a person wrote, from `assets/authoring/guide/`.

use super::SMALL;

macro_rules! prose {
    ($($name:ident $file:literal)*) => {
        $(
            pub(super) fn $name() -> String {
                include_str!(concat!("../../../assets/authoring/guide/", $file)).to_owned()
            }
        )*
    };
}

prose! {
    head "head.md"
    first "first.md"
    language "language.md"
    plays "plays.md"
    seat "seat.md"
    mistakes "mistakes.md"
    codes "codes.md"
    lists "lists.md"
    editor "editor.md"
    voices "voices.md"
    publishing "publishing.md"
}

/// The small call, whole.
pub(super) fn small() -> String {
    let text = include_str!("../../../assets/authoring/guide/small.md");
    format!("{}\n\n```ron\n{}```\n", text.trim_end(), SMALL)
}

/// Where each section is.
pub(super) fn contents() -> String {
    let sections = [
        first(),
        language(),
        plays(),
        seat(),
        mistakes(),
        codes(),
        lists(),
        editor(),
        voices(),
        publishing(),
        small(),
    ];
    let headings = sections
        .iter()
        .filter_map(|section| section.lines().next()?.strip_prefix("## "));
    headings
        .map(|heading| format!("- [{heading}](#{})\n", anchor(heading)))
        .collect()
}

/// The address of a heading within the page, as those who show such pages make it.
pub(super) fn anchor(heading: &str) -> String {
    heading
        .to_lowercase()
        .chars()
        .filter_map(|c| match c {
            ' ' | '-' => Some('-'),
            c if c.is_alphanumeric() || c == '_' => Some(c),
            _ => None,
        })
        .collect()
}
