//! What every scenario owes its readers: a care note, a review, sensible numbers, keys that stand once.

use jiff::civil::Date;

use crate::scenario::code::Code;
use crate::scenario::script::{Front, Script};

use super::{Faults, TOP};

/// Checks the front matter.
pub fn check(script: &Front, today: Option<Date>, faults: &mut Faults) {
    if script.care_note.is_none() {
        let message = "there is no care note to show before the call".to_owned();
        let mend = "add `care_note: \"…\"`: what the call is about, factually";
        faults.error(Code::NoCareNote, &TOP.field("care_note"), message, mend);
    }
    if script.version == 0 {
        let message = "versions are counted from 1".to_owned();
        faults.error(
            Code::Zero,
            &TOP.field("version"),
            message,
            "write `version: 1`",
        );
    }
    if script.minutes == 0 {
        let message = "a call lasts at least a minute".to_owned();
        faults.error(
            Code::Zero,
            &TOP.field("minutes"),
            message,
            "write about how long it lasts",
        );
    }
    let due = script.provenance.review_due;
    if today.is_some_and(|today| today > due) {
        let message = format!("the content was to be reviewed by {due}");
        let mend = "have an expert review it, and write down who did and when it is next due";
        let provenance = TOP.field("provenance");
        faults.warning(
            Code::ReviewDue,
            &provenance.field("review_due"),
            message,
            mend,
        );
    }
}

/// Whether some key may stand twice within `{ … }`. A map keeps only the last of them, so they are
/// counted in the text: keys in quotes, and the treatments of `after`. May be wrong only in saying yes.
pub fn may_double_keys(source: &str, script: &Script) -> bool {
    let bytes = source.as_bytes();
    let colons = bytes.iter().enumerate().filter(|&(_, &byte)| byte == b':');
    let after_text = |at: usize| {
        let before = bytes[..at]
            .iter()
            .rev()
            .find(|byte| !byte.is_ascii_whitespace());
        before == Some(&b'"')
    };
    let quoted = colons.filter(|&(at, _)| after_text(at)).count();
    let also: usize = script.cast.values().map(|member| member.also.len()).sum();
    quoted != script.cast.len() + script.draws.len() + also
        || treatments(source) != script.caller.after.len()
}

/// How many entries the map after `after:` seems to have.
fn treatments(source: &str) -> usize {
    let Some(start) = source.find("after:") else {
        return 0;
    };
    let map = &source[start + "after:".len()..];
    let map = map.find('}').map_or(map, |close| &map[..close]);
    map.split('(')
        .filter(|before| before.trim_end().ends_with(':'))
        .count()
}
