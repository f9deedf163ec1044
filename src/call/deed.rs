//! One thing done, as an instructor writes it in a play and a trainee types it in the terminal.

use std::fmt;

use crate::records::{PartialDate, Query};
use crate::scenario::script::{Grade, System, Urgency};
use crate::understanding::Move;

/// Something done, as it is written: ids are still text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Deed {
    /// Say something in own words.
    Ask(String),
    /// Settle what was meant: a choice from 1, or none.
    Choose(Option<u8>),
    /// Make a move.
    Say(Move),
    /// Mark a line with a sign.
    Mark(LineName, String),
    /// Take a mark back.
    Unmark(LineName, String),
    /// Search a system.
    Search(System, Box<Query>, String),
    /// Open a trace: enquiry and trace, from 1.
    Open(u16, u8),
    /// Write a log entry.
    Write(String),
    /// Quote a line.
    Quote(LineName),
    /// Put a trace in the log.
    LogTrace(u16, u8),
    /// Strike an entry, from 1.
    Strike(u16),
    /// Advise.
    Advise(String),
    /// Grade.
    Grade(Grade, Option<String>),
    /// Refer.
    Refer(String, Urgency, String),
    /// Ask a colleague.
    AskColleague,
    /// Hold.
    Hold,
    /// Resume.
    Resume,
    /// Let time pass.
    Wait,
    /// Submit.
    Submit,
    /// Accept the decision.
    Accept,
    /// Challenge it.
    Challenge(Vec<LineName>, Vec<(u16, u8)>, String),
    /// End the call.
    End,
    /// Leave it.
    Leave,
    /// Say something to whoever watches.
    Note(String),
}

/// A line, by its id or by its number on the screen.
#[derive(Clone, Debug, serde::Deserialize, PartialEq, Eq)]
pub enum LineName {
    /// Its id in the script.
    Id(String),
    /// Its number among the lines said, from 1.
    Number(u16),
}

/// What is wrong with a line of a play, or with what was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeedFault(
    /// What, and how to mend it.
    pub String,
);

impl fmt::Display for DeedFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for DeedFault {}

/// The verbs, each with what it takes and what it does; the terminal's help is made of them.
pub const VERBS: [(&str, &str, &str); 24] = [
    ("ask", "WORDS", "say this to the caller, in your own words"),
    (
        "say",
        "MOVE",
        "acknowledge, reassure, explain, apologise, go-back, repeat, spell, greet, goodbye",
    ),
    (
        "choose",
        "NUMBER|none",
        "settle what you meant, when the caller is not sure",
    ),
    (
        "mark",
        "LINE SIGN",
        "tie a line that was said to a warning sign",
    ),
    ("unmark", "LINE SIGN", "take a mark back"),
    (
        "search",
        "national|local name=\"…\" … reason=\"…\"",
        "search a training record system by name, username, born, age, town or telephone",
    ),
    ("open", "ENQUIRY.TRACE", "open a trace, for example 1.2"),
    ("log write", "WORDS", "write a log entry in your own words"),
    ("log quote", "LINE", "quote a line in the log"),
    ("log trace", "ENQUIRY.TRACE", "put a trace in the log"),
    ("log strike", "ENTRY", "strike a log entry"),
    ("advise", "ADVICE", "give the caller a piece of advice"),
    (
        "grade",
        "GRADE because=\"…\"",
        "immediate, priority, scheduled or without-deployment",
    ),
    (
        "refer",
        "ROUTE urgency=now|today|this-week|routine reason=\"…\"",
        "refer the call",
    ),
    (
        "help",
        "",
        "ask a colleague for a hint (not in assessed calls)",
    ),
    ("hold", "", "put the caller on hold"),
    ("resume", "", "take the caller off hold"),
    ("wait", "", "say nothing and let the caller go on"),
    ("submit", "", "send the log to the supervisor"),
    ("accept", "", "accept the supervisor's decision"),
    (
        "challenge",
        "quote=LINE trace=E.T reason=\"…\"",
        "challenge the decision with evidence",
    ),
    ("end", "", "end the call and see the debrief"),
    ("leave", "", "leave the call; nothing is scored"),
    ("note", "WORDS", "a comment for whoever watches a play"),
];

impl Deed {
    /// Reads one thing done, without its time.
    ///
    /// # Errors
    ///
    /// What is wrong with it, and what to write instead.
    pub fn parse(text: &str) -> Result<Deed, DeedFault> {
        let (verb, rest) = word(text.trim());
        match verb {
            "ask" => said(rest, "ask").map(Deed::Ask),
            "note" => said(rest, "note").map(Deed::Note),
            "choose" => match rest {
                "none" => Ok(Deed::Choose(None)),
                number => Ok(Deed::Choose(Some(counted(number, "choose")?))),
            },
            "say" => parse_move(rest).map(Deed::Say),
            "mark" => two(rest, "mark").map(|(line, sign)| Deed::Mark(line_name(line), sign)),
            "unmark" => two(rest, "unmark").map(|(line, sign)| Deed::Unmark(line_name(line), sign)),
            "search" => search(rest),
            "open" => trace(rest).map(|(enquiry, trace)| Deed::Open(enquiry, trace)),
            "log" => log(rest),
            "advise" => said(rest, "advise").map(Deed::Advise),
            "grade" => grade(rest),
            "refer" => refer(rest),
            "challenge" => challenge(rest),
            "help" => bare(rest, verb, Deed::AskColleague),
            "hold" => bare(rest, verb, Deed::Hold),
            "resume" => bare(rest, verb, Deed::Resume),
            "wait" => bare(rest, verb, Deed::Wait),
            "submit" => bare(rest, verb, Deed::Submit),
            "accept" => bare(rest, verb, Deed::Accept),
            "end" => bare(rest, verb, Deed::End),
            "leave" => bare(rest, verb, Deed::Leave),
            other => Err(unknown_verb(other)),
        }
    }
}

fn unknown_verb(verb: &str) -> DeedFault {
    let names = VERBS.map(|(name, _, _)| name);
    let near = nearest(verb, &names);
    let near = near.map_or_else(String::new, |it| format!("; did you mean `{it}`?"));
    DeedFault(format!("there is no verb `{}`{near}", short(verb)))
}

/// The nearest of some names, if one is near.
pub fn nearest<'n>(word: &str, names: &[&'n str]) -> Option<&'n str> {
    if word.len() > 64 {
        return None;
    }
    let scored = names
        .iter()
        .map(|name| (strsim::osa_distance(word, name), *name));
    scored
        .min()
        .filter(|(distance, name)| *distance <= name.len().max(3) / 3)
        .map(|(_, it)| it)
}

/// A text cut short, to be shown in a fault.
pub(crate) fn short(text: &str) -> String {
    let mut out: String = text.chars().take(40).filter(|c| !c.is_control()).collect();
    if text.chars().nth(40).is_some() {
        out.push('…');
    }
    out
}

/// A fault of these words.
pub(crate) fn fault<T>(text: &str) -> Result<T, DeedFault> {
    Err(DeedFault(text.to_owned()))
}

/// A verb that stands alone.
pub(crate) fn bare<D>(rest: &str, verb: &str, deed: D) -> Result<D, DeedFault> {
    if rest.is_empty() {
        Ok(deed)
    } else {
        Err(DeedFault(format!(
            "`{verb}` stands alone; take `{}` away",
            short(rest)
        )))
    }
}

fn said(rest: &str, verb: &str) -> Result<String, DeedFault> {
    if rest.is_empty() {
        Err(DeedFault(format!("`{verb}` needs something after it")))
    } else {
        Ok(unquoted(rest).to_owned())
    }
}

/// The first word and the rest, trimmed.
pub(crate) fn word(text: &str) -> (&str, &str) {
    match text.split_once(char::is_whitespace) {
        Some((first, rest)) => (first, rest.trim()),
        None => (text, ""),
    }
}

fn two<'r>(rest: &'r str, verb: &str) -> Result<(&'r str, String), DeedFault> {
    match word(rest) {
        (line, sign) if !line.is_empty() && !sign.is_empty() && !sign.contains(' ') => {
            Ok((line, sign.to_owned()))
        }
        _ => Err(DeedFault(format!(
            "write `{verb} LINE SIGN`, for example `{verb} 3 age-gap`"
        ))),
    }
}

fn line_name(text: &str) -> LineName {
    let bare = text.strip_prefix('#').unwrap_or(text);
    match bare.parse() {
        Ok(number) => LineName::Number(number),
        Err(_) => LineName::Id(text.to_owned()),
    }
}

fn counted<N: std::str::FromStr + PartialOrd + From<u8>>(
    text: &str,
    verb: &str,
) -> Result<N, DeedFault> {
    match text.parse::<N>() {
        Ok(number) if number >= N::from(1) => Ok(number),
        _ => Err(DeedFault(format!(
            "`{verb}` takes a number from 1, not `{}`",
            short(text)
        ))),
    }
}

fn trace(text: &str) -> Result<(u16, u8), DeedFault> {
    let parts = text.split_once('.').and_then(|(enquiry, trace)| {
        Some((enquiry.parse::<u16>().ok()?, trace.parse::<u8>().ok()?))
    });
    match parts {
        Some((enquiry, trace)) if enquiry > 0 && trace > 0 => Ok((enquiry, trace)),
        _ => fault(
            "write a trace as ENQUIRY.TRACE, for example `1.2` for the second trace of the first enquiry",
        ),
    }
}

fn parse_move(text: &str) -> Result<Move, DeedFault> {
    Ok(match text {
        "greet" => Move::Greet,
        "acknowledge" => Move::Acknowledge,
        "reassure" => Move::Reassure,
        "explain" => Move::Explain,
        "apologise" | "apologize" => Move::Apologise,
        "go-back" => Move::GoBack,
        "repeat" => Move::Repeat,
        "spell" => Move::Spell,
        "goodbye" => Move::Goodbye,
        other => {
            return Err(DeedFault(format!(
                "`say` takes acknowledge, reassure, explain, apologise, go-back, repeat, spell, \
                 greet or goodbye, not `{}`. To say something in your own words, use `ask`",
                short(other)
            )));
        }
    })
}

fn log(rest: &str) -> Result<Deed, DeedFault> {
    match word(rest) {
        ("write", text) => said(text, "log write").map(Deed::Write),
        ("quote", line) if !line.is_empty() && !line.contains(' ') => {
            Ok(Deed::Quote(line_name(line)))
        }
        ("trace", at) => trace(at).map(|(enquiry, trace)| Deed::LogTrace(enquiry, trace)),
        ("strike", entry) => counted(entry, "log strike").map(Deed::Strike),
        _ => fault(
            "write `log write WORDS`, `log quote LINE`, `log trace E.T` or `log strike ENTRY`",
        ),
    }
}

fn grade(rest: &str) -> Result<Deed, DeedFault> {
    let (name, rest) = word(rest);
    let grade = grade_named(name, "grade")?;
    let mut because = None;
    for (key, value) in pairs(rest)? {
        match key.as_str() {
            "because" | "reason" => because = Some(value),
            other => return unknown_key("grade", other, "because"),
        }
    }
    Ok(Deed::Grade(grade, because))
}

/// The grade of this name, for a verb that takes one.
///
/// # Errors
///
/// Which there are.
pub(crate) fn grade_named(name: &str, verb: &str) -> Result<Grade, DeedFault> {
    Ok(match name {
        "immediate" => Grade::Immediate,
        "priority" => Grade::Priority,
        "scheduled" => Grade::Scheduled,
        "without-deployment" => Grade::WithoutDeployment,
        _ => {
            return Err(DeedFault(format!(
                "`{verb}` takes immediate, priority, scheduled or without-deployment"
            )));
        }
    })
}

/// The urgency of this name.
///
/// # Errors
///
/// Which there are.
pub(crate) fn urgency_named(name: &str) -> Result<Urgency, DeedFault> {
    Ok(match name {
        "now" => Urgency::Now,
        "today" => Urgency::Today,
        "this-week" => Urgency::ThisWeek,
        "routine" => Urgency::Routine,
        _ => return fault("urgency is now, today, this-week or routine"),
    })
}

fn refer(rest: &str) -> Result<Deed, DeedFault> {
    let (route, rest) = word(rest);
    let (mut urgency, mut reason) = (Urgency::Routine, String::new());
    for (key, value) in pairs(rest)? {
        match key.as_str() {
            "urgency" => {
                urgency = urgency_named(&value)?;
            }
            "reason" | "because" => reason = value,
            other => return unknown_key("refer", other, "urgency and reason"),
        }
    }
    if route.is_empty() || route.contains('=') {
        return fault("write `refer ROUTE urgency=today reason=\"…\"`");
    }
    Ok(Deed::Refer(route.to_owned(), urgency, reason))
}

fn challenge(rest: &str) -> Result<Deed, DeedFault> {
    let (mut quotes, mut traces, mut reason) = (Vec::new(), Vec::new(), String::new());
    for (key, value) in pairs(rest)? {
        match key.as_str() {
            "quote" => quotes.push(line_name(&value)),
            "trace" => traces.push(trace(&value)?),
            "reason" | "because" => reason = value,
            other => return unknown_key("challenge", other, "quote, trace and reason"),
        }
    }
    Ok(Deed::Challenge(quotes, traces, reason))
}

fn search(rest: &str) -> Result<Deed, DeedFault> {
    let (system, rest) = word(rest);
    let system = match system {
        "national" => System::National,
        "local" => System::Local,
        _ => {
            return fault(
                "`search` takes national or local first, for example `search national name=\"…\" reason=\"…\"`",
            );
        }
    };
    let (mut query, mut reason) = (Query::default(), String::new());
    for (key, value) in pairs(rest)? {
        match key.as_str() {
            "name" => query.name = Some(value),
            "username" => query.username = Some(value),
            "born" => {
                let born = PartialDate::parse(&value);
                query.born = Some(born.map_err(|fault| DeedFault(fault.to_string()))?);
            }
            "age" => query.age = Some(age(&value)?),
            "town" => query.town = Some(value),
            "telephone" | "phone" => query.telephone = Some(value),
            "reason" | "because" => reason = value,
            other => {
                let takes = "name, username, born, age, town, telephone and reason";
                return unknown_key("search", other, takes);
            }
        }
    }
    Ok(Deed::Search(system, Box::new(query), reason))
}

/// An age or a range of ages, both ends in it: `19`, `18..20`, `18-20`, `18 to 20`.
///
/// # Errors
///
/// How to write one.
pub fn age(text: &str) -> Result<(u8, u8), DeedFault> {
    let separators = ["..", "-", " to "];
    let parts = separators
        .iter()
        .find_map(|it| text.split_once(it))
        .unwrap_or((text, text));
    match (parts.0.trim().parse(), parts.1.trim().parse()) {
        (Ok(youngest), Ok(oldest)) => Ok((youngest, oldest)),
        _ => fault("write an age as 19, or as a range 18..20"),
    }
}

/// A key the verb does not take.
pub(crate) fn unknown_key<T>(verb: &str, key: &str, takes: &str) -> Result<T, DeedFault> {
    Err(DeedFault(format!(
        "`{verb}` takes {takes}, not `{}`",
        short(key)
    )))
}

/// `key=value` pairs; a value with spaces stands in double quotes.
///
/// # Errors
///
/// What is no pair.
pub(crate) fn pairs(text: &str) -> Result<Vec<(String, String)>, DeedFault> {
    let mut pairs = Vec::new();
    let mut rest = text.trim_start();
    while !rest.is_empty() {
        let Some((key, after)) = rest.split_once('=') else {
            return Err(DeedFault(format!(
                "`{}` is not `key=value`; a value with spaces stands in double quotes",
                short(rest)
            )));
        };
        if key.contains(char::is_whitespace) || pairs.len() >= crate::limits::PLAY_PAIRS {
            return Err(DeedFault(format!(
                "`{}` is not `key=value`; a value with spaces stands in double quotes",
                short(key)
            )));
        }
        let (value, after) = quoted(after)?;
        pairs.push((key.to_owned(), value.to_owned()));
        rest = after.trim_start();
    }
    Ok(pairs)
}

fn quoted(text: &str) -> Result<(&str, &str), DeedFault> {
    let closing = |open: char| match open {
        '“' => Some('”'),
        '"' => Some('"'),
        _ => None,
    };
    let Some(close) = text.chars().next().and_then(closing) else {
        return Ok(text.split_once(char::is_whitespace).unwrap_or((text, "")));
    };
    let inner = &text[text.chars().next().map_or(0, char::len_utf8)..];
    match inner.split_once(close) {
        Some((value, rest)) => Ok((value, rest)),
        None => fault("a value in quotes has no closing quote"),
    }
}

fn unquoted(text: &str) -> &str {
    let inner = text.strip_prefix('"').and_then(|it| it.strip_suffix('"'));
    let inner = inner.or_else(|| text.strip_prefix('“').and_then(|it| it.strip_suffix('”')));
    inner.filter(|it| !it.contains('"')).unwrap_or(text)
}
