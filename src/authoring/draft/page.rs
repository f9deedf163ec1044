//! The templates, and what is put into them.

use std::ops::Deref;

use askama::Template;
use jiff::civil::Date;

use super::matter::{self, Fact, Words};
use super::people::{Cast, literal};
use super::{Draft, DraftFault, Drafted};
use crate::scenario::catalogue::{Catalogue, Family};

/// Which of the two a script is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Case {
    /// The true case.
    True,
    /// Its innocent twin.
    Innocent,
}

/// A sign that is to be recognised.
#[derive(Debug)]
pub(super) struct Recognised {
    id: String,
    weight: u8,
    critical: bool,
}

/// What the templates are filled with; the names are those that stand between `<[` and `]>`.
#[derive(Debug)]
pub(super) struct Page {
    case: Case,
    id: String,
    twin: String,
    plain_title: String,
    title: String,
    seat: String,
    level: String,
    who: String,
    cap_who: String,
    a_who: String,
    cap_a_who: String,
    their: &'static str,
    son: &'static str,
    child: &'static str,
    he: &'static str,
    him: &'static str,
    his: &'static str,
    cap_he: String,
    child_age: (u8, u8),
    subject_age: (u8, u8),
    people: Cast,
    matters: Vec<Fact>,
    recognise: Vec<Recognised>,
    marks_age: bool,
    marks_never_met: bool,
    meeting_counts: &'static str,
    prevent: bool,
    urgent: bool,
    heeded: String,
    evidence: String,
    today: Date,
    review_due: Date,
}

macro_rules! templates {
    ($($name:ident $path:literal $syntax:literal)*) => {
        $(
            #[derive(Template)]
            #[template(path = $path, config = "assets/authoring/askama.toml", syntax = $syntax, escape = "none")]
            struct $name<'p>(&'p Page);

            impl Deref for $name<'_> {
                type Target = Page;

                fn deref(&self) -> &Page {
                    self.0
                }
            }
        )*
    };
}

templates! {
    TrueScript "true.ron" "ron"
    TwinScript "twin.ron" "ron"
    TrueExpert "true-expert.play" "play"
    TrueHurried "true-passed-over.play" "play"
    TwinExpert "twin-expert.play" "play"
    TwinHurried "twin-passed-over.play" "play"
}

impl Page {
    pub fn of(draft: &Draft, id: &str, twin: &str, case: Case) -> Page {
        let (caller, child) = (draft.caller, draft.child);
        let [he, him, his, _] = child.pronouns();
        let matters = matter::facts(&draft.signs, case, &Words::of(caller, child));
        let each = |each: &dyn Fn(&Fact) -> String| matters.iter().map(each).collect::<String>();
        let chosen = |sign: &str| draft.signs.iter().any(|it| it == sign);
        let title = match case {
            Case::True => draft.title.clone(),
            Case::Innocent => super::default_title(id),
        };
        Page {
            case,
            id: id.to_owned(),
            twin: twin.to_owned(),
            title: literal(&title),
            plain_title: title,
            seat: format!("{:?}", draft.seat),
            level: format!("{:?}", draft.level),
            who: caller.words(),
            cap_who: capital(&caller.words()),
            cap_a_who: capital(&article(&caller.words())),
            a_who: article(&caller.words()),
            their: caller.their(),
            son: caller.calls(child),
            child: child.name(),
            he,
            him,
            his,
            cap_he: capital(he),
            child_age: draft.ages,
            subject_age: older(draft.ages.1),
            people: Cast::of(caller, child, &draft.feared),
            recognise: recognised(&draft.signs),
            marks_age: chosen("age-gap"),
            marks_never_met: chosen("never-met"),
            meeting_counts: if chosen("plans-to-meet") {
                ", weight: 2, critical: true"
            } else {
                ""
            },
            prevent: prevent(&draft.signs),
            urgent: matters.iter().any(|fact| fact.urgent),
            heeded: each(&|fact| format!(", \"{}\"", fact.id)),
            evidence: each(&|fact| format!(", Fact(\"{}\")", fact.id)),
            matters,
            today: draft.today,
            review_due: in_a_year(draft.today),
        }
    }

    pub fn drafted(&self) -> Result<Drafted, DraftFault> {
        let (script, expert, passed_over) = match self.case {
            Case::True => (
                TrueScript(self).render(),
                TrueExpert(self).render(),
                TrueHurried(self).render(),
            ),
            Case::Innocent => (
                TwinScript(self).render(),
                TwinExpert(self).render(),
                TwinHurried(self).render(),
            ),
        };
        let filled = |text: askama::Result<String>| match text {
            Ok(text) => Ok(tidy(&text)),
            Err(why) => Err(DraftFault::Template {
                why: why.to_string(),
            }),
        };
        Ok(Drafted {
            id: self.id.clone(),
            script: filled(script)?,
            expert: filled(expert)?,
            passed_over: filled(passed_over)?,
        })
    }
}

/// Without the lines that held nothing but a choice or a repetition, and ended by one line break.
fn tidy(text: &str) -> String {
    let kept = text
        .lines()
        .filter(|line| line.is_empty() || !line.trim().is_empty());
    let mut tidy = String::with_capacity(text.len());
    for line in kept {
        tidy.push_str(line);
        tidy.push('\n');
    }
    tidy
}

/// The signs to recognise, the first of them critical: a call in which even that was passed over is not passed.
fn recognised(signs: &[String]) -> Vec<Recognised> {
    let signs = signs.iter().enumerate();
    let recognised = signs.map(|(place, sign)| Recognised {
        id: sign.clone(),
        weight: match matter::weight_of(sign) {
            Some(crate::scenario::script::Weight::Strong) => 2,
            _ => 1,
        },
        critical: place == 0,
    });
    recognised.collect()
}

/// Whether all the signs that point anywhere point to radicalisation alone.
fn prevent(signs: &[String]) -> bool {
    let lists = &Catalogue::built_in().signs;
    let only = |id: &String| {
        let sign = lists.iter().find(|sign| sign.id == *id);
        sign.is_some_and(|sign| sign.families == [Family::Radicalisation])
    };
    signs.iter().any(only)
        && signs
            .iter()
            .all(|id| only(id) || matter::OF_EVERY_DRAFT.contains(&id.as_str()))
}

/// An age clearly above the child's, youngest and oldest.
fn older(child: u8) -> (u8, u8) {
    let youngest = child.saturating_add(6).max(20);
    (youngest, youngest + 1)
}

fn in_a_year(today: Date) -> Date {
    // Beyond the end of the calendar there is no year to come.
    today
        .checked_add(jiff::Span::new().years(1))
        .unwrap_or(today)
}

/// "a mother", "an aunt".
fn article(word: &str) -> String {
    let vowel = word.starts_with(['a', 'e', 'i', 'o', 'u']);
    format!("{} {word}", if vowel { "an" } else { "a" })
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}
