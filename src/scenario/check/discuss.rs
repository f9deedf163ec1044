//! The questions for a room: few, short enough to be read out, and whole sentences that hold for every draw.

use crate::limits::{DISCUSS, LINE_CHARS};
use crate::scenario::code::Code;

use super::ids::capped;
use super::{Faults, TOP, text};

/// Checks what stands under `discuss`, in the script of either seat.
pub fn check(questions: &[String], faults: &mut Faults) {
    let list = TOP.field("discuss");
    capped(questions.len(), DISCUSS, "questions", &list, faults);
    for (place, question) in questions.iter().enumerate().take(DISCUSS) {
        let at = list.item(place);
        let braces = text::written(question, LINE_CHARS, &at, faults);
        if braces {
            let message = "a question for the room is shown as it stands, without names filled in";
            let mend = "say who it is without braces: the caller, the child, the person feared";
            faults.error(Code::RoomQuestion, &at, message.to_owned(), mend);
        } else if !question.trim().is_empty() && !question.ends_with(['?', '.']) {
            let message = "this does not end as a sentence does";
            let mend = "end it with a question mark or a full stop";
            faults.error(Code::RoomQuestion, &at, message.to_owned(), mend);
        }
    }
}
