//! Beginning a scenario: a few questions, and a draft of it and of its twin on disk.

use std::io::{self, BufRead, Write};
use std::time::{SystemTime, UNIX_EPOCH};

use clap::Args;
use clap::builder::PossibleValuesParser;
use jiff::civil::Date;

use super::output;
use super::stop::{DONE, Stop};
use crate::authoring::draft::{self, Child, Draft, DraftFault, Kin};
use crate::authoring::library::Library;
use crate::scenario::catalogue::Catalogue;
use crate::scenario::script::Seat;

/// The signs a draft has unless others are chosen.
const ORDINARY_SIGNS: &str = "age-gap asked-to-keep-secrets plans-to-meet";
/// The ages it has unless others are chosen.
const ORDINARY_AGES: &str = "13..14";
/// How often one question is asked before it is given up.
const MOST_TRIES: usize = 20;

/// What a new scenario begins as. What is not given is asked for.
#[derive(Clone, Debug, Default, Args)]
pub struct New {
    /// Its id: lower-case words joined by hyphens, such as quiet-evenings.
    #[arg(required_unless_present = "signs")]
    pub id: Option<String>,
    /// List the warning signs there are to choose from, and write nothing.
    #[arg(long, exclusive = true)]
    pub signs: bool,
    /// What the shelf shows. It must not tell whether the call is a true case.
    #[arg(long)]
    pub title: Option<String>,
    /// How hard it is.
    #[arg(long, value_parser = ["foundation", "practised", "advanced"])]
    pub level: Option<String>,
    /// Who rings.
    #[arg(long, value_parser = PossibleValuesParser::new(Kin::ALL.map(Kin::name)))]
    pub caller: Option<String>,
    /// Whom the call is about.
    #[arg(long, value_parser = PossibleValuesParser::new(Child::ALL.map(Child::name)))]
    pub child: Option<String>,
    /// How old the child is: 13, or 13..14 to let the seed draw.
    #[arg(long, value_name = "A..B")]
    pub child_age: Option<String>,
    /// A warning sign to recognise; can be given several times.
    #[arg(long = "sign", value_name = "SIGN")]
    pub sign: Vec<String>,
    /// The id of the innocent twin, which is written too.
    #[arg(long, value_name = "ID")]
    pub twin: Option<String>,
    /// Where the trainee sits.
    #[arg(long, default_value = "call-handler", value_parser = ["call-handler"])]
    pub seat: String,
    /// Ask nothing: whatever is not given is as it ordinarily is.
    #[arg(long)]
    pub yes: bool,
}

/// Writes a draft of a scenario and of its twin, after asking for what is not given.
///
/// # Errors
///
/// When an answer cannot stand or there is none, when something of these names is there, or cannot be written.
pub fn new(library: impl FnOnce() -> Result<Library, Stop>, new: &New) -> Result<u8, Stop> {
    let id = match &new.id {
        Some(id) if !new.signs => draft::id(id)?,
        _ => return list_signs(),
    };
    let library = library()?;
    draft::free(&library, &id)?;
    let mut asker = Asker {
        lines: io::stdin().lock(),
        silent: new.yes,
    };
    let mut wanted = asker.draft(id, new)?;
    wanted.feared = draft::feared(&library);
    draft::free(&library, &wanted.twin)?;
    let files = draft::write(&library, &wanted.pair()?)?;
    let mut text = String::from("Written:\n");
    for file in &files {
        text.push_str(&format!("  {}\n", file.display()));
    }
    let folder = library.folder().join(&wanted.id);
    text.push_str(&format!(
        "\nIt is whole: play it, then make it yours. Begin reading in {}\n  warning-signs play {id}\n  warning-signs check {}\n  \
         warning-signs graph {id} -o {id}.svg",
        files.first().map(|file| file.display().to_string()).unwrap_or_default(),
        folder.display(),
        id = wanted.id,
    ));
    output::text(&text)?;
    Ok(DONE)
}

fn list_signs() -> Result<u8, Stop> {
    let signs = Catalogue::built_in().signs.iter();
    let lines: Vec<String> = signs
        .map(|sign| format!("{:34} {}", sign.id, sign.name))
        .collect();
    output::text(&lines.join("\n"))?;
    Ok(DONE)
}

/// Whoever asks for what is missing.
struct Asker<R> {
    lines: R,
    silent: bool,
}

impl<R: BufRead> Asker<R> {
    fn draft(&mut self, id: String, new: &New) -> Result<Draft, Stop> {
        let title = self.answer(
            new.title.as_deref(),
            "What is it called? The title must not tell whether the call is a true case.",
            &draft::default_title(&id),
            draft::title,
        )?;
        let level = self.answer(
            new.level.as_deref(),
            "How hard is it? foundation, practised or advanced.",
            "foundation",
            draft::level,
        )?;
        let kin: Vec<&str> = Kin::ALL.map(Kin::name).to_vec();
        let caller = self.answer(
            new.caller.as_deref(),
            &format!("Who rings? {}.", kin.join(", ")),
            "mother",
            |name| Kin::parse(name).ok_or(DraftFault::Caller),
        )?;
        let child = self.answer(
            new.child.as_deref(),
            "About a boy or a girl?",
            "boy",
            |name| Child::parse(name).ok_or(DraftFault::Child),
        )?;
        let ages = self.answer(
            new.child_age.as_deref(),
            "How old is the child? One age, or two with .. between them.",
            ORDINARY_AGES,
            draft::ages,
        )?;
        let given = (!new.sign.is_empty()).then(|| new.sign.join(" "));
        let signs = self.answer(
            given.as_deref(),
            &format!(
                "Which warning signs does the caller tell of? Up to {}, with blanks between; ? lists them.",
                draft::MOST_SIGNS
            ),
            ORDINARY_SIGNS,
            draft::signs,
        )?;
        let twin = self.answer(
            new.twin.as_deref(),
            "What is the id of its innocent twin? It must not tell either.",
            &draft::default_twin(&id),
            |twin| match draft::id(twin) {
                Ok(twin) if twin == id => Err(DraftFault::SameId),
                other => other,
            },
        )?;
        Ok(Draft {
            id,
            twin,
            title,
            level,
            seat: Seat::CallHandler,
            caller,
            child,
            ages,
            signs,
            feared: Vec::new(),
            today: today(),
        })
    }

    /// What was given; or the ordinary answer where nothing is asked; or what is typed, asked for until it can stand.
    fn answer<T>(
        &mut self,
        given: Option<&str>,
        question: &str,
        ordinary: &str,
        read: impl Fn(&str) -> Result<T, DraftFault>,
    ) -> Result<T, Stop> {
        if let Some(given) = given {
            return Ok(read(given)?);
        }
        if self.silent {
            return Ok(read(ordinary)?);
        }
        for _ in 0..MOST_TRIES {
            prompt(&format!("{question}\n  [{ordinary}] "))?;
            let typed = self.line(question)?;
            let typed = match typed.trim() {
                "" => ordinary,
                "?" => {
                    list_signs()?;
                    continue;
                }
                typed => typed,
            };
            match read(typed) {
                Ok(answer) => return Ok(answer),
                Err(fault) => output::text(&format!("  {fault}.\n"))?,
            }
        }
        Err(Stop::Wrong(format!(
            "there was no answer that can stand to: {question}"
        )))
    }

    fn line(&mut self, question: &str) -> Result<String, Stop> {
        let mut line = String::new();
        let read = self.lines.read_line(&mut line);
        match read {
            Ok(0) => Err(Stop::Wrong(format!(
                "the answers ended before: {question} Nothing was written. Answer it, or give --yes to have the ordinary answers"
            ))),
            Ok(_) => Ok(line),
            Err(why) => Err(Stop::Wrong(format!("the answer cannot be read: {why}"))),
        }
    }
}

fn prompt(text: &str) -> Result<(), Stop> {
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes())?;
    Ok(out.flush()?)
}

/// The day; where the clock stands before all calendars, a day of the project's own.
fn today() -> Date {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).ok();
    let seconds = now.and_then(|now| i64::try_from(now.as_secs()).ok());
    let now = seconds.and_then(|it| jiff::Timestamp::from_second(it).ok());
    now.map_or(jiff::civil::date(2026, 10, 15), |now| {
        jiff::tz::Offset::UTC.to_datetime(now).date()
    })
}
