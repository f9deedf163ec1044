//! What a page asks to be done in a call, as it writes it.

use serde::Deserialize;

use crate::call::deed::{Deed, LineName};
use crate::call::searching::SearchForm;
use crate::scenario::script::{Grade, System, Urgency};
use crate::understanding::Move;

/// Something to be done. Lines, enquiries, traces, entries and choices are counted from 1, as they are shown.
#[derive(Clone, Debug, Deserialize)]
pub enum Asked {
    /// Say something in own words.
    Ask(String),
    /// Settle what was meant, or none of it.
    Choose(Option<u8>),
    /// Make a move.
    Say(Move),
    /// Mark a line with a sign.
    Mark(LineName, String),
    /// Take a mark back.
    Unmark(LineName, String),
    /// Search a system, and why.
    Search(System, SearchForm, String),
    /// Open a trace: enquiry and trace.
    Open(u16, u8),
    /// Write a log entry.
    Write(String),
    /// Quote a line.
    Quote(LineName),
    /// Put a trace in the log.
    LogTrace(u16, u8),
    /// Strike an entry.
    Strike(u16),
    /// Advise.
    Advise(String),
    /// Grade, and why.
    Grade(Grade, Option<String>),
    /// Refer: by which route, how soon, and why.
    Refer(String, Urgency, String),
    /// Ask a colleague.
    AskColleague,
    /// Hold.
    Hold,
    /// Take off hold.
    Resume,
    /// Let the caller go on.
    Wait,
    /// Submit.
    Submit,
    /// Accept the decision.
    Accept,
    /// Challenge it: lines, traces, and why.
    Challenge(Vec<LineName>, Vec<(u16, u8)>, String),
    /// End the call.
    End,
    /// Leave it.
    Leave,
}

impl Asked {
    /// The deed it is.
    ///
    /// # Errors
    ///
    /// What cannot be read, and how to write it.
    pub fn deed(self) -> Result<Deed, String> {
        let counted = |ok: bool| {
            ok.then_some(())
                .ok_or("these are counted from 1".to_owned())
        };
        Ok(match self {
            Asked::Ask(words) => Deed::Ask(plain(words)),
            Asked::Choose(choice) => {
                counted(choice != Some(0))?;
                Deed::Choose(choice)
            }
            Asked::Say(to) => Deed::Say(to),
            Asked::Mark(line, sign) => Deed::Mark(line, sign),
            Asked::Unmark(line, sign) => Deed::Unmark(line, sign),
            Asked::Search(system, form, reason) => searched(form, &reason).deed(system)?,
            Asked::Open(enquiry, trace) => {
                counted(enquiry > 0 && trace > 0)?;
                Deed::Open(enquiry, trace)
            }
            Asked::Write(words) => Deed::Write(plain(words)),
            Asked::Quote(line) => Deed::Quote(line),
            Asked::LogTrace(enquiry, trace) => {
                counted(enquiry > 0 && trace > 0)?;
                Deed::LogTrace(enquiry, trace)
            }
            Asked::Strike(entry) => {
                counted(entry > 0)?;
                Deed::Strike(entry)
            }
            Asked::Advise(advice) => Deed::Advise(advice),
            Asked::Grade(grade, because) => Deed::Grade(grade, because.map(plain)),
            Asked::Refer(route, urgency, reason) => Deed::Refer(route, urgency, plain(reason)),
            Asked::AskColleague => Deed::AskColleague,
            Asked::Hold => Deed::Hold,
            Asked::Resume => Deed::Resume,
            Asked::Wait => Deed::Wait,
            Asked::Submit => Deed::Submit,
            Asked::Accept => Deed::Accept,
            Asked::Challenge(lines, traces, reason) => {
                counted(traces.iter().all(|it| it.0 > 0 && it.1 > 0))?;
                Deed::Challenge(lines, traces, plain(reason))
            }
            Asked::End => Deed::End,
            Asked::Leave => Deed::Leave,
        })
    }
}

/// Words as they were typed. In a play a name in braces stands for the name that was drawn; whoever types one in a call
/// is not to learn it so.
fn plain(words: String) -> String {
    words.replace('{', "(").replace('}', ")")
}

fn searched(form: SearchForm, reason: &str) -> SearchForm {
    SearchForm {
        name: plain(form.name),
        age: form.age,
        username: plain(form.username),
        town: plain(form.town),
        telephone: plain(form.telephone),
        reason: plain(reason.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn deed(text: &str) -> Result<Deed, String> {
        let asked: Asked = serde_json::from_str(text).map_err(|it| it.to_string())?;
        asked.deed()
    }

    #[test]
    fn what_a_page_writes_is_what_a_play_writes() {
        for (page, play) in [
            (r#"{"Ask":"How old is he?"}"#, "ask How old is he?"),
            (r#"{"Choose":2}"#, "choose 2"),
            (r#"{"Choose":null}"#, "choose none"),
            (r#"{"Say":"Acknowledge"}"#, "say acknowledge"),
            (r#"{"Mark":[{"Number":3},"age-gap"]}"#, "mark 3 age-gap"),
            (
                r#"{"Search":["National",{"name":"Luke Marsden","age":"18 to 20"},"child at risk"]}"#,
                "search national name=\"Luke Marsden\" age=18-20 reason=\"child at risk\"",
            ),
            (r#"{"Open":[1,2]}"#, "open 1.2"),
            (r#"{"Quote":{"Number":1}}"#, "log quote 1"),
            (r#"{"Strike":1}"#, "log strike 1"),
            (r#"{"Grade":["Priority",null]}"#, "grade priority"),
            (
                r#"{"Refer":["child-abuse-unit","Today","named adult"]}"#,
                "refer child-abuse-unit urgency=today reason=\"named adult\"",
            ),
            (
                r#"{"Challenge":[[{"Number":1}],[[1,1]],"it was said"]}"#,
                "challenge quote=1 trace=1.1 reason=\"it was said\"",
            ),
            (r#""Submit""#, "submit"),
            (r#""Wait""#, "wait"),
        ] {
            assert_eq!(deed(page), Deed::parse(play).map_err(|it| it.0), "{page}");
        }
    }

    #[test]
    fn no_name_is_learned_by_typing_what_plays_have_in_its_place() {
        let asked = deed(r#"{"Ask":"Is he called {subject}?"}"#);
        assert_eq!(asked, Ok(Deed::Ask("Is he called (subject)?".to_owned())));
    }

    #[test]
    fn what_is_counted_from_nought_or_is_not_known_is_refused() {
        for page in [
            r#"{"Open":[0,1]}"#,
            r#"{"Choose":0}"#,
            r#"{"Strike":0}"#,
            r#"{"Note":"x"}"#,
            r#"{"Search":["National",{"shoe":"44"},"why"]}"#,
            r#"{"Search":["National",{"age":"soon"},"why"]}"#,
        ] {
            assert!(deed(page).is_err(), "{page}");
        }
    }
}
