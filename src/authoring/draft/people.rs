//! The invented people a draft begins with.

use std::sync::LazyLock;

use serde::Deserialize;

use super::kin::{Child, Kin, Sounds};

/// The lists of `assets/authoring/people.ron`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct People {
    boys: Vec<String>,
    girls: Vec<String>,
    women: Callers,
    men: Callers,
    older_women: Callers,
    telephones: Vec<String>,
    subjects: Vec<String>,
    usernames: Vec<String>,
    letters: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Callers {
    names: Vec<String>,
    voice: String,
}

#[expect(
    clippy::expect_used,
    reason = "the file is built in and a test reads it"
)]
static PEOPLE: LazyLock<People> = LazyLock::new(|| {
    let source = include_str!("../../../assets/authoring/people.ron");
    let people = crate::scenario::ron_options().from_str(source);
    people.expect("people.ron is read by a test")
});

/// The people of one draft, each list as it is written in a script.
#[derive(Clone, Debug)]
pub struct Cast {
    /// First names of the child.
    pub child: String,
    /// Names of the subject.
    pub subject: String,
    /// Their usernames.
    pub username: String,
    /// Their surnames, spelt out.
    pub letters: String,
    /// Names of the caller.
    pub caller: String,
    /// Their telephone numbers.
    pub telephone: String,
    /// The caller's voice.
    pub voice: String,
}

impl Cast {
    pub(super) fn of(caller: Kin, child: Child) -> Cast {
        let people = &*PEOPLE;
        let callers = match caller.sounds() {
            Sounds::Woman => &people.women,
            Sounds::Man => &people.men,
            Sounds::OlderWoman => &people.older_women,
        };
        let children = match child {
            Child::Boy => &people.boys,
            Child::Girl => &people.girls,
        };
        Cast {
            child: list(children),
            subject: list(&people.subjects),
            username: list(&people.usernames),
            letters: list(&people.letters),
            caller: list(&callers.names),
            telephone: list(&people.telephones),
            voice: callers.voice.clone(),
        }
    }
}

/// A text as it is written in a script, in quotes.
pub(super) fn literal(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

/// Texts as a list of a script.
pub(super) fn list(texts: &[String]) -> String {
    let texts: Vec<String> = texts.iter().map(|text| literal(text)).collect();
    format!("[{}]", texts.join(", "))
}
