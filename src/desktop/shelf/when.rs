//! How long ago something was.

use std::time::{Duration, SystemTime};

use crate::desktop::look::Look;

const MINUTE: u64 = 60;
const HOUR: u64 = 60 * MINUTE;
const DAY: u64 = 24 * HOUR;
/// After how many days the day itself is named.
const DAYS: u64 = 60;

/// How long ago it was, as people say it; the day itself when it was long ago. A time still to come, by a
/// clock that was put back, is now.
pub fn ago(look: &Look, when: SystemTime) -> String {
    let gone = SystemTime::now().duration_since(when).unwrap_or_default();
    said(look, gone, when)
}

fn said(look: &Look, gone: Duration, when: SystemTime) -> String {
    let seconds = gone.as_secs();
    let count = |unit: u64| (seconds / unit).to_string();
    match seconds {
        0..MINUTE => look.say("when-now"),
        MINUTE..HOUR => look.say_with("when-minutes", &[("count", &count(MINUTE))]),
        HOUR..DAY => look.say_with("when-hours", &[("count", &count(HOUR))]),
        _ if seconds < DAYS * DAY => look.say_with("when-days", &[("count", &count(DAY))]),
        _ => look.say_with("when-on", &[("day", &day(when))]),
    }
}

/// The day in UTC, which is near enough for something two months old.
fn day(when: SystemTime) -> String {
    let seconds = when
        .duration_since(SystemTime::UNIX_EPOCH)
        .unwrap_or_default()
        .as_secs();
    let time = i64::try_from(seconds).map(jiff::Timestamp::from_second);
    match time {
        Ok(Ok(time)) => time.strftime("%d/%m/%Y").to_string(),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desktop::look::words::Language;

    #[test]
    fn a_time_is_said_as_people_say_it() {
        let look = Look::new(false, Language::English, true);
        let then = SystemTime::UNIX_EPOCH + Duration::from_secs(20_000 * DAY);
        let said = |seconds| said(&look, Duration::from_secs(seconds), then);
        assert_eq!(said(59), "just now");
        assert_eq!(said(60), "a minute ago");
        assert_eq!(said(59 * 60 + 59), "59 minutes ago");
        assert_eq!(said(HOUR), "an hour ago");
        assert_eq!(said(23 * HOUR), "23 hours ago");
        assert_eq!(said(DAY), "a day ago");
        assert_eq!(said(59 * DAY), "59 days ago");
        assert_eq!(said(60 * DAY), "on 04/10/2024");
    }
}
