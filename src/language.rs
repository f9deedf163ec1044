//! The languages the screens speak, and the files their words stand in. What the caller, the records and the debrief say
//! is the scenario's own.

use serde::{Deserialize, Serialize};

/// A language the screens speak.
#[derive(Clone, Copy, Debug, Default, Deserialize, Serialize, PartialEq, Eq)]
pub enum Language {
    /// English as it is written in Britain.
    #[default]
    English,
    /// Welsh: a draft, which awaits a reviewer who speaks it.
    Welsh,
}

const ENGLISH: &[&str] = &[
    include_str!("../assets/languages/en/common.ftl"),
    include_str!("../assets/languages/en/shelf.ftl"),
    include_str!("../assets/languages/en/console.ftl"),
    include_str!("../assets/languages/en/review.ftl"),
    include_str!("../assets/languages/en/debrief.ftl"),
    include_str!("../assets/languages/en/watch.ftl"),
    include_str!("../assets/languages/en/settings.ftl"),
];

const WELSH: &[&str] = &[
    include_str!("../assets/languages/cy/common.ftl"),
    include_str!("../assets/languages/cy/shelf.ftl"),
    include_str!("../assets/languages/cy/console.ftl"),
    include_str!("../assets/languages/cy/settings.ftl"),
];

impl Language {
    /// Every language, in the order they are offered.
    pub const ALL: [Language; 2] = [Language::English, Language::Welsh];

    /// Its own name for itself.
    pub fn name(self) -> &'static str {
        match self {
            Language::English => "English",
            Language::Welsh => "Cymraeg",
        }
    }

    /// Its tag, as pages name it.
    pub fn tag(self) -> &'static str {
        match self {
            Language::English => "en-GB",
            Language::Welsh => "cy",
        }
    }

    /// The language of this tag.
    pub fn tagged(tag: &str) -> Option<Language> {
        Language::ALL.into_iter().find(|it| it.tag() == tag)
    }

    /// Whether its words await a reviewer.
    pub fn is_draft(self) -> bool {
        self == Language::Welsh
    }

    /// Its messages, in Fluent, that every front end has.
    pub fn files(self) -> &'static [&'static str] {
        match self {
            Language::English => ENGLISH,
            Language::Welsh => WELSH,
        }
    }
}
