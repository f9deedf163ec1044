//! What a supervisor does, as an instructor writes it in a play and a trainee types it in the terminal.

use super::command::{Act, Command, Order};
use super::shift::Shift;
use crate::call::deed::{
    DeedFault, bare, fault, grade_named, nearest, pairs, short, unknown_key, urgency_named, word,
};
use crate::call::run::{ids, missing, unknown};
use crate::scenario::loaded::route_of;
use crate::scenario::number::LogNo;
use crate::scenario::script::{Grade, System, Urgency};

/// Something done, as it is written: ids are still text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Deed {
    /// Open a log.
    Open(String),
    /// Hear a recording.
    Hear(String),
    /// Stop it.
    Stop,
    /// Send a log back.
    SendBack(String, String),
    /// Order a check of a system about somebody.
    Check(String, System, String, Option<String>),
    /// Order a call back.
    CallBack(String, Option<String>),
    /// Escalate a log.
    Escalate(String, Grade, String),
    /// Refer it.
    Refer(String, String, Urgency, String),
    /// Close it.
    Close(String, String),
    /// Agree to it.
    Agree(String, Option<String>),
    /// Pass it on.
    PassOn(String),
    /// Let time pass.
    Wait,
    /// End the review.
    End,
    /// Leave it.
    Leave,
    /// Say something to whoever watches.
    Note(String),
}

/// The verbs, each with what it takes and what it does; the terminal's help is made of them.
pub const VERBS: [(&str, &str, &str); 14] = [
    ("open", "LOG", "read a log as its handler wrote it"),
    (
        "hear",
        "LOG",
        "hear the recording of its call, from where you stopped; it takes its time",
    ),
    ("stop", "", "stop hearing it"),
    (
        "send-back",
        "LOG because=\"…\"",
        "send it back to its handler, with instructions",
    ),
    (
        "order",
        "LOG national|local about=PERSON",
        "order a check; PERSON is subject, child, or another of the call",
    ),
    (
        "order",
        "LOG call-back",
        "order that the parent is rung back",
    ),
    (
        "escalate",
        "LOG GRADE because=\"…\"",
        "give it a higher grade: immediate, priority, scheduled",
    ),
    (
        "refer",
        "LOG ROUTE urgency=now|today|this-week|routine because=\"…\"",
        "refer it",
    ),
    (
        "close",
        "LOG because=\"…\"",
        "close it: no further action, with a rationale",
    ),
    ("agree", "LOG because=\"…\"", "agree to it as it stands"),
    (
        "pass-on",
        "LOG",
        "pass a log you wrote yourself to a colleague",
    ),
    ("wait", "", "let time pass, to the end of the recording"),
    ("end", "", "end the review and see the debrief"),
    ("leave", "", "leave it; nothing is scored"),
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
            "open" => alone(rest, verb).map(Deed::Open),
            "hear" => alone(rest, verb).map(Deed::Hear),
            "stop" => bare(rest, verb, Deed::Stop),
            "send-back" => {
                let (log, because) = because(rest, verb)?;
                Ok(Deed::SendBack(log, needed(because, verb)?))
            }
            "order" => order(rest),
            "escalate" => escalate(rest),
            "refer" => refer(rest),
            "close" => {
                let (log, because) = because(rest, verb)?;
                Ok(Deed::Close(log, needed(because, verb)?))
            }
            "agree" => because(rest, verb).map(|(log, because)| Deed::Agree(log, because)),
            "pass-on" => alone(rest, verb).map(Deed::PassOn),
            "wait" => bare(rest, verb, Deed::Wait),
            "end" => bare(rest, verb, Deed::End),
            "leave" => bare(rest, verb, Deed::Leave),
            "note" if !rest.is_empty() => Ok(Deed::Note(rest.to_owned())),
            other => Err(unknown_verb(other)),
        }
    }

    /// The command it stands for on this shift; none for a note.
    ///
    /// # Errors
    ///
    /// A name that is not there.
    pub fn command(&self, shift: &Shift) -> Result<Option<Command>, DeedFault> {
        let text = |log: LogNo, text: &str| {
            let written = shift.written(log);
            written.map_or_else(|| text.into(), |it| it.say(text).into_boxed_str())
        };
        let some = |log: LogNo, it: &Option<String>| it.as_ref().map(|it| text(log, it));
        Ok(Some(match self {
            Deed::Open(log) => Command::Open(named(shift, log)?),
            Deed::Hear(log) => Command::Hear(named(shift, log)?),
            Deed::Stop => Command::Stop,
            Deed::SendBack(log, because) => {
                let log = named(shift, log)?;
                let because = text(log, because);
                Command::Do(log, Act::SendBack { because })
            }
            Deed::Check(log, system, about, because) => {
                let log = named(shift, log)?;
                let order = check(shift, log, *system, about)?;
                let because = some(log, because);
                Command::Do(log, Act::Order { order, because })
            }
            Deed::CallBack(log, because) => {
                let log = named(shift, log)?;
                let (order, because) = (Order::CallBack, some(log, because));
                Command::Do(log, Act::Order { order, because })
            }
            Deed::Escalate(log, grade, because) => {
                let log = named(shift, log)?;
                let (grade, because) = (*grade, text(log, because));
                Command::Do(log, Act::Escalate { grade, because })
            }
            Deed::Refer(log, route, urgency, because) => {
                let log = named(shift, log)?;
                let route = route_of(route)
                    .ok_or_else(|| unknown("route", route, |it| ids(&it.routes, |it| &it.id)))?;
                let (urgency, because) = (*urgency, text(log, because));
                Command::Do(
                    log,
                    Act::Refer {
                        route,
                        urgency,
                        because,
                    },
                )
            }
            Deed::Close(log, because) => {
                let log = named(shift, log)?;
                let because = text(log, because);
                Command::Do(log, Act::Close { because })
            }
            Deed::Agree(log, because) => {
                let log = named(shift, log)?;
                let because = some(log, because);
                Command::Do(log, Act::Agree { because })
            }
            Deed::PassOn(log) => Command::Do(named(shift, log)?, Act::PassOn),
            Deed::Wait => Command::Wait,
            Deed::End => Command::End,
            Deed::Leave => Command::Leave,
            Deed::Note(_) => return Ok(None),
        }))
    }
}

/// The log of this name, or of this number in the queue.
fn named(shift: &Shift, name: &str) -> Result<LogNo, DeedFault> {
    let queue = shift.queue();
    let by_number = || {
        let number: u16 = name.parse().ok()?;
        let log = LogNo(number.checked_sub(1)?);
        queue.log(log).map(|_| log)
    };
    queue.log_of(name).or_else(by_number).ok_or_else(|| {
        let logs = queue.script().logs.iter();
        let names: Vec<&str> = logs.map(|it| it.id.as_str()).collect();
        missing("log", name, &names)
    })
}

fn check(shift: &Shift, log: LogNo, system: System, about: &str) -> Result<Order, DeedFault> {
    let written = shift.written(log);
    let scenario = written.map(|it| it.call.scenario());
    let found = scenario.and_then(|it| it.cast_of(about));
    let about = found.ok_or_else(|| {
        let cast = scenario.map(|it| it.script.cast.keys().map(String::as_str));
        missing(
            "person",
            about,
            &cast.into_iter().flatten().collect::<Vec<_>>(),
        )
    })?;
    Ok(Order::Check { system, about })
}

fn unknown_verb(verb: &str) -> DeedFault {
    let names = VERBS.map(|(name, _, _)| name);
    let near = nearest(verb, &names);
    let near = near.map_or_else(
        || format!("; the verbs of this seat are {}", listed(&names)),
        |it| format!("; did you mean `{it}`?"),
    );
    DeedFault(format!("there is no verb `{}`{near}", short(verb)))
}

fn listed(names: &[&str]) -> String {
    let mut names = names.to_vec();
    names.dedup();
    names.join(", ")
}

/// A log and nothing after it.
fn alone(rest: &str, verb: &str) -> Result<String, DeedFault> {
    match word(rest) {
        ("", _) => Err(DeedFault(format!(
            "`{verb}` needs a log: `{verb} LOG`, by its name or its number in the queue"
        ))),
        (log, "") => Ok(log.to_owned()),
        (_, more) => Err(DeedFault(format!(
            "`{verb}` takes a log and nothing more; take `{}` away",
            short(more)
        ))),
    }
}

/// A log, and what comes after it.
fn log<'r>(rest: &'r str, verb: &str) -> Result<(String, &'r str), DeedFault> {
    let (log, rest) = word(rest);
    if log.is_empty() || log.contains('=') {
        return Err(DeedFault(format!(
            "`{verb}` needs a log first: `{verb} LOG …`, by its name or its number in the queue"
        )));
    }
    Ok((log.to_owned(), rest))
}

/// A log and why.
fn because(rest: &str, verb: &str) -> Result<(String, Option<String>), DeedFault> {
    let (log, rest) = log(rest, verb)?;
    Ok((log, reason(rest, verb)?))
}

fn reason(rest: &str, verb: &str) -> Result<Option<String>, DeedFault> {
    let mut because = None;
    for (key, value) in pairs(rest)? {
        match key.as_str() {
            "because" | "reason" => because = Some(value),
            other => return unknown_key(verb, other, "because"),
        }
    }
    Ok(because)
}

fn needed(because: Option<String>, verb: &str) -> Result<String, DeedFault> {
    because.ok_or_else(|| DeedFault(format!("`{verb}` needs words: `{verb} LOG because=\"…\"`")))
}

fn order(rest: &str) -> Result<Deed, DeedFault> {
    const TAKES: &str = "write `order LOG national about=subject`, `order LOG local about=subject` or `order LOG call-back`";
    let (log, rest) = log(rest, "order")?;
    let (what, rest) = word(rest);
    let system = match what {
        "call-back" => return Ok(Deed::CallBack(log, reason(rest, "order")?)),
        "national" => System::National,
        "local" => System::Local,
        _ => return fault(TAKES),
    };
    let (mut about, mut because) = (None, None);
    for (key, value) in pairs(rest)? {
        match key.as_str() {
            "about" => about = Some(value),
            "because" | "reason" => because = Some(value),
            other => return unknown_key("order", other, "about and because"),
        }
    }
    match about {
        Some(about) => Ok(Deed::Check(log, system, about, because)),
        None => fault("a check is about somebody: `order LOG national about=subject`"),
    }
}

fn escalate(rest: &str) -> Result<Deed, DeedFault> {
    let (log, rest) = log(rest, "escalate")?;
    let (grade, rest) = word(rest);
    let grade = grade_named(grade, "escalate LOG")?;
    let because = needed(reason(rest, "escalate")?, "escalate")?;
    Ok(Deed::Escalate(log, grade, because))
}

fn refer(rest: &str) -> Result<Deed, DeedFault> {
    let (log, rest) = log(rest, "refer")?;
    let (route, rest) = word(rest);
    if route.is_empty() || route.contains('=') {
        return fault("write `refer LOG ROUTE urgency=today because=\"…\"`");
    }
    let (mut urgency, mut because) = (Urgency::Routine, None);
    for (key, value) in pairs(rest)? {
        match key.as_str() {
            "urgency" => urgency = urgency_named(&value)?,
            "because" | "reason" => because = Some(value),
            other => return unknown_key("refer", other, "urgency and because"),
        }
    }
    let because = needed(because, "refer")?;
    Ok(Deed::Refer(log, route.to_owned(), urgency, because))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> String {
        Deed::parse(text).unwrap_err().to_string()
    }

    #[test]
    fn every_verb_of_the_seat_is_read() {
        assert_eq!(Deed::parse("hear first"), Ok(Deed::Hear("first".into())));
        assert_eq!(Deed::parse("stop"), Ok(Deed::Stop));
        assert_eq!(
            Deed::parse("order first national about=subject"),
            Ok(Deed::Check(
                "first".into(),
                System::National,
                "subject".into(),
                None
            ))
        );
        assert_eq!(
            Deed::parse("order 2 call-back because=\"she waits\""),
            Ok(Deed::CallBack("2".into(), Some("she waits".into())))
        );
        assert_eq!(
            Deed::parse("escalate first priority because=\"a date is set\""),
            Ok(Deed::Escalate(
                "first".into(),
                Grade::Priority,
                "a date is set".into()
            ))
        );
        assert_eq!(
            Deed::parse("refer first child-abuse-unit urgency=today because=\"named\""),
            Ok(Deed::Refer(
                "first".into(),
                "child-abuse-unit".into(),
                Urgency::Today,
                "named".into()
            ))
        );
        assert_eq!(
            Deed::parse("agree second"),
            Ok(Deed::Agree("second".into(), None))
        );
        assert_eq!(Deed::parse("pass-on mine"), Ok(Deed::PassOn("mine".into())));
    }

    #[test]
    fn what_cannot_be_read_is_told_with_its_mending() {
        assert!(told("send-bak first").contains("did you mean `send-back`?"));
        assert!(told("ask who is he").contains("the verbs of this seat are open, hear"));
        assert!(told("hear").contains("`hear LOG`"));
        assert!(told("hear first now").contains("take `now` away"));
        assert!(told("close first").contains("`close LOG because="));
        assert!(told("order first").contains("order LOG national about=subject"));
        assert!(told("order first national").contains("about somebody"));
        assert!(told("escalate first urgent because=x").contains("priority"));
        assert!(told("send-back because=\"x\"").contains("needs a log first"));
        assert!(told("agree first why=x").contains("takes because, not `why`"));
    }
}
