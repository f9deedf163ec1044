//! Where a session is, in the console's words.

use crate::desktop::look::Look;
use crate::learning::session::SeatView;
use crate::learning::session::view::{Hint, Pace, Past, Whereabouts};

/// What is said of where a trainee is: a sentence, and what else there is to know.
pub fn whereabouts(look: &Look, view: &SeatView, address: &str) -> (String, String) {
    use Whereabouts as At;
    let at = view.whereabouts();
    if !matches!(at, At::Removed | At::Over) && view.pace == Pace::Together {
        let means = look.say_with("joining-together-means", &[("address", address)]);
        return (look.say("joining-together"), means);
    }
    if matches!(at, At::Ready | At::Open) && view.needs_a_browser() {
        let means = look.say_with("joining-supervisor-means", &[("address", address)]);
        return (look.say("joining-supervisor"), means);
    }
    let (title, means) = match at {
        At::Removed => ("session-is-removed", "session-is-removed-means"),
        At::Over => ("session-is-over", "session-is-over-means"),
        At::Lobby => ("session-is-lobby", "joining-lobby-means"),
        At::Paused => ("session-is-paused", "session-is-paused-means"),
        At::Waiting => ("session-is-waiting", "session-is-waiting-means"),
        At::Ready => ("session-is-ready", "session-is-ready-means"),
        At::Open => ("session-is-open", "session-is-open-means"),
        At::Next => ("session-is-next", "session-is-next-means"),
        At::Done => ("session-is-done", "session-is-done-means"),
    };
    (look.say(title), look.say(means))
}

/// The session's name.
pub fn title(look: &Look, title: &str) -> String {
    if title.is_empty() {
        look.say("session-untitled")
    } else {
        title.to_owned()
    }
}

/// What the instructor says, and to whom.
pub fn hint(look: &Look, hint: &Hint) -> String {
    format!("{} {}", to_whom(look, hint), hint.words)
}

/// To whom the instructor says it.
pub fn to_whom(look: &Look, hint: &Hint) -> String {
    look.say(if hint.to_all {
        "session-hint-all"
    } else {
        "session-hint-you"
    })
}

/// What a call that is over came to, as far as the trainee is shown that.
pub fn result(look: &Look, past: &Past) -> Option<String> {
    let Some(total) = past.total else {
        return (!past.debrief).then(|| look.say("session-past-later"));
    };
    let key = match past.passed {
        None => "session-past-total",
        Some(true) => "session-past-passed",
        Some(false) => "session-past-not-yet",
    };
    Some(look.say_with(key, &[("total", &total.to_string())]))
}
