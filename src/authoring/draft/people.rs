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
    /// Name and username.
    subjects: Vec<(String, String)>,
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
    /// The people of a draft, whose subjects are called otherwise than these as long as there are others.
    pub(super) fn of(caller: Kin, child: Child, feared: &[String]) -> Cast {
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
        let (taken, free): (Vec<_>, Vec<_>) = people
            .subjects
            .iter()
            .partition(|(name, _)| feared.contains(name));
        let subjects: Vec<_> = free.into_iter().chain(taken).take(children.len()).collect();
        let each = |part: &dyn Fn(&(String, String)) -> String| {
            let parts: Vec<String> = subjects.iter().map(|subject| part(subject)).collect();
            list(&parts)
        };
        Cast {
            child: list(children),
            subject: each(&|(name, _)| name.clone()),
            username: each(&|(_, username)| username.clone()),
            letters: each(&|(name, _)| spelt(name)),
            caller: list(&callers.names),
            telephone: list(&people.telephones),
            voice: callers.voice.clone(),
        }
    }
}

/// The surname letter by letter: "O, R, M, S, B, Y".
fn spelt(name: &str) -> String {
    let surname = name.rsplit(' ').next().unwrap_or(name).to_uppercase();
    let letters: Vec<String> = surname.chars().map(String::from).collect();
    letters.join(", ")
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
