//! The questions most calls have in common, for authors to name in their facts.

use serde::Serialize;

use super::output;
use super::stop::{DONE, Stop};
use super::words;
use crate::scenario::catalogue::questions::{Question, Questions};
use crate::scenario::diagnostic::did_you_mean;

/// A question as the list shows it.
#[derive(Debug, Serialize)]
struct Listed {
    id: &'static str,
    about: &'static str,
    asked: Vec<&'static str>,
}

impl Listed {
    fn of(question: &Question) -> Listed {
        Listed {
            id: question.id,
            about: question.about,
            asked: question.asked.clone(),
        }
    }
}

/// Prints the common questions, or all the ways of asking one of them.
///
/// # Errors
///
/// When there is no such question, or nothing can be written.
pub fn questions(id: Option<&str>, as_json: bool) -> Result<u8, Stop> {
    let all = Questions::built_in();
    let shown: Vec<&Question> = match id {
        None => all.list().iter().collect(),
        Some(id) => vec![
            all.find(id)
                .and_then(|no| all.get(no))
                .ok_or_else(|| unknown(id))?,
        ],
    };
    if as_json {
        let listed: Vec<Listed> = shown.into_iter().map(Listed::of).collect();
        output::json(&listed)?;
        return Ok(DONE);
    }
    let mut text = String::new();
    for question in shown {
        let ways = question.asked.len();
        text.push_str(&format!(
            "{}: {} ({ways} ways)\n",
            question.id, question.about
        ));
        if id.is_some() {
            question
                .asked
                .iter()
                .for_each(|way| text.push_str(&format!("  {way}\n")));
        }
    }
    output::text(&words::printable(text.trim_end()))?;
    Ok(DONE)
}

fn unknown(id: &str) -> Stop {
    let known = Questions::built_in().list().iter().map(|it| it.id);
    let mend = match did_you_mean(id, known) {
        Some(meant) => format!("Did you mean `{meant}`?"),
        None => "`warning-signs questions` lists them.".to_owned(),
    };
    Stop::Wrong(format!("there is no common question `{id}`. {mend}"))
}
