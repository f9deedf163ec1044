//! Reading a journal back: the longest run of whole, unchanged records from its start.

use std::fmt;

use super::chain::{Chain, SHOWN, checksum, link, write_hex};
use super::header::{FORMAT, Header, Identity};
use crate::call::Call;
use crate::call::event::{Event, What};
use crate::limits;
use crate::scenario::catalogue::Catalogue;
use crate::scenario::loaded::{Loaded, Scenario};

/// A journal that was read: of a call, or of what else is played from a seat.
#[derive(Clone, Debug)]
pub struct Journal<E = Event> {
    /// What it belongs to.
    pub header: Header,
    /// What happened, in order.
    pub events: Vec<E>,
    /// Its end, to go on from.
    pub chain: Chain,
    /// How many bytes of the file the whole records take; what follows is not to be relied on.
    pub whole_bytes: usize,
    /// What could not be read after them, if anything.
    pub lost: Option<Lost>,
}

/// Something a journal holds.
pub trait Happening: serde::Serialize + serde::de::DeserializeOwned + Clone {
    /// When it happened, in milliseconds since the beginning.
    fn at_ms(&self) -> u64;
}

impl Happening for Event {
    fn at_ms(&self) -> u64 {
        self.at_ms
    }
}

/// What could not be read at the end of a journal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lost {
    /// The line it begins at, from 1.
    pub line: u64,
    /// How many bytes.
    pub bytes: usize,
    /// What is the matter with it.
    pub how: How,
}

/// What is the matter with a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// It ends in the middle, as when the program was stopped while writing it.
    Torn,
    /// Its checksum does not fit: it was damaged.
    Damaged,
    /// Its checksum fits and its place in the chain does not: it was changed, or a record is missing.
    Changed,
    /// It is whole and says something that cannot be.
    Senseless,
    /// There are more records than a call can have.
    TooMany,
}

/// Why a journal cannot be read at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It is empty.
    Empty,
    /// Its first line is not a journal's header, or is damaged.
    NoHeader,
    /// It was written in a form this program does not read.
    Format {
        /// Its form.
        found: u32,
    },
    /// It belongs to another scenario.
    OtherScenario {
        /// Its scenario.
        found: String,
    },
    /// It belongs to another version of the scenario.
    OtherVersion {
        /// Its scenario.
        scenario: String,
        /// Its version.
        found: u32,
        /// The version there is.
        there: u32,
    },
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Fault::Empty => {
                f.write_str("the journal is empty: nothing happened, or nothing was written")
            }
            Fault::NoHeader => f.write_str(
                "this is not a journal, or its first line is damaged. A journal begins with the \
                 line that names its scenario",
            ),
            Fault::Format { found } => write!(
                f,
                "the journal has form {found} and this program reads form {FORMAT}. Read it with \
                 the program that wrote it",
            ),
            Fault::OtherScenario { found } => write!(
                f,
                "the journal belongs to scenario `{found}`. Look for it where its scenario is",
            ),
            Fault::OtherVersion {
                scenario,
                found,
                there,
            } if found == there => write!(
                f,
                "the journal was written with a different text of `{scenario}`, though both say \
                 version {found}. Put back the text it was played with, and raise `version` at \
                 every published change",
            ),
            Fault::OtherVersion {
                scenario,
                found,
                there,
            } => write!(
                f,
                "the journal was written with version {found} of `{scenario}`, and version {there} \
                 is here. Put back the version it was played with",
            ),
        }
    }
}

impl std::error::Error for Fault {}

impl fmt::Display for Lost {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let how = match self.how {
            How::Torn => "its last record is not whole",
            How::Damaged => "a record is damaged",
            How::Changed => "a record was changed after it was written, or one is missing",
            How::Senseless => "a record says something that cannot be",
            How::TooMany => "it has more records than a call can have",
        };
        write!(
            f,
            "from line {} on ({} bytes) it cannot be relied on: {how}",
            self.line, self.bytes
        )
    }
}

impl Journal {
    /// The header alone, to find the scenario it belongs to.
    ///
    /// # Errors
    ///
    /// When there is no header that can be read.
    pub fn header(bytes: &[u8]) -> Result<Header, Fault> {
        Ok(Reader::begin(bytes)?.1)
    }

    /// Reads as far as the records are whole, unchanged and sensible for this scenario.
    ///
    /// # Errors
    ///
    /// When it is no journal, or not one of this scenario as it stands. Anything amiss after the header is
    /// no error: it is told in [`Journal::lost`].
    pub fn read(scenario: &Loaded, bytes: &[u8]) -> Result<Journal, Fault> {
        let identity = Identity {
            id: &scenario.script.id,
            version: scenario.script.version,
            hash: &scenario.hash,
        };
        Journal::read_of(identity, bytes, |event: &Event| {
            makes_sense(scenario, event)
        })
    }

    /// The call as it stood when the last whole record was written.
    pub fn replay(&self, scenario: &Scenario) -> Call {
        Call::replay(scenario, self.header.seed, self.header.terms, &self.events)
    }
}

impl<E: Happening> Journal<E> {
    /// Reads as far as the records are whole, unchanged and sensible for what has this identity.
    ///
    /// # Errors
    ///
    /// When it is no journal, or belongs to something else.
    pub fn read_of(
        identity: Identity<'_>,
        bytes: &[u8],
        makes_sense: impl Fn(&E) -> bool,
    ) -> Result<Journal<E>, Fault> {
        let (mut reader, header) = Reader::begin(bytes)?;
        if header.scenario != identity.id {
            return Err(Fault::OtherScenario {
                found: header.scenario,
            });
        }
        if !header.is_of(identity) {
            return Err(Fault::OtherVersion {
                scenario: header.scenario,
                found: header.version,
                there: identity.version,
            });
        }
        let mut events = Vec::new();
        let lost = reader.events(makes_sense, &mut events);
        let (chain, whole_bytes) = (reader.chain, reader.at);
        Ok(Journal {
            header,
            events,
            chain,
            whole_bytes,
            lost,
        })
    }
}

struct Reader<'b> {
    bytes: &'b [u8],
    at: usize,
    chain: Chain,
}

impl<'b> Reader<'b> {
    fn begin(bytes: &'b [u8]) -> Result<(Reader<'b>, Header), Fault> {
        if bytes.is_empty() {
            return Err(Fault::Empty);
        }
        let mut reader = Reader {
            bytes,
            at: 0,
            chain: Chain {
                head: [0; 32],
                records: 0,
            },
        };
        let content = reader
            .next()
            .map_err(|_| Fault::NoHeader)?
            .ok_or(Fault::NoHeader)?;
        let format: FormatOnly = parse(content).ok_or(Fault::NoHeader)?;
        if format.format != FORMAT {
            return Err(Fault::Format {
                found: format.format,
            });
        }
        let header = parse(content).ok_or(Fault::NoHeader)?;
        Ok((reader, header))
    }

    fn events<E: Happening>(
        &mut self,
        makes_sense: impl Fn(&E) -> bool,
        events: &mut Vec<E>,
    ) -> Option<Lost> {
        let mut last_ms = 0;
        loop {
            let before = (self.at, self.chain.clone());
            let how = match self.next() {
                Ok(None) => return None,
                Err(how) => how,
                Ok(Some(_)) if events.len() > limits::EVENTS + limits::EVENTS_SLACK => How::TooMany,
                Ok(Some(content)) => match parse::<E>(content) {
                    Some(event) if event.at_ms() >= last_ms && makes_sense(&event) => {
                        last_ms = event.at_ms();
                        events.push(event);
                        continue;
                    }
                    _ => How::Senseless,
                },
            };
            (self.at, self.chain) = before;
            let (line, bytes) = (self.chain.records + 1, self.bytes.len() - self.at);
            return Some(Lost { line, bytes, how });
        }
    }

    /// The content of the next record, or `None` at the end.
    fn next(&mut self) -> Result<Option<&'b [u8]>, How> {
        let rest = &self.bytes[self.at..];
        if rest.is_empty() {
            return Ok(None);
        }
        let end = rest
            .iter()
            .position(|byte| *byte == b'\n')
            .ok_or(How::Torn)?;
        let content = self.content(&rest[..end])?;
        self.at += end + 1;
        self.chain.records += 1;
        Ok(Some(content))
    }

    fn content(&mut self, line: &'b [u8]) -> Result<&'b [u8], How> {
        let space = line
            .iter()
            .position(|byte| *byte == b' ')
            .ok_or(How::Damaged)?;
        let (number, rest) = line.split_at(space);
        let mut expected = Vec::with_capacity(20);
        super::chain::write_number(self.chain.records, &mut expected);
        let (given, rest) = rest.split_at_checked(10).ok_or(How::Damaged)?;
        let sequence = std::str::from_utf8(number)
            .ok()
            .and_then(|it| it.parse::<u64>().ok());
        let sequence = sequence.ok_or(How::Damaged)?;
        let mut sum = *b" ........ ";
        write_hex(&checksum(sequence, rest).to_be_bytes(), &mut sum[1..9]);
        if sum != *given {
            return Err(How::Damaged);
        }
        if number != expected {
            return Err(How::Changed);
        }
        let (shown, content) = rest.split_at_checked(2 * SHOWN).ok_or(How::Damaged)?;
        let content = content.strip_prefix(b" ").ok_or(How::Damaged)?;
        let head = link(&self.chain.head, content);
        let mut fits = [0; 2 * SHOWN];
        write_hex(&head[..SHOWN], &mut fits);
        if fits != *shown {
            return Err(How::Changed);
        }
        self.chain.head = head;
        Ok(content)
    }
}

#[derive(serde::Deserialize)]
struct FormatOnly {
    format: u32,
}

fn parse<T: for<'de> serde::Deserialize<'de>>(content: &[u8]) -> Option<T> {
    serde_json::from_slice(content).ok()
}

/// Whether everything the event names is there. A journal can be forged with a sound chain; it must still
/// not name what does not exist.
fn makes_sense(scenario: &Loaded, event: &Event) -> bool {
    let lists = Catalogue::built_in();
    let line = |no: &crate::scenario::number::LineNo| no.place() < scenario.lines.len();
    let fact = |no: &crate::scenario::number::FactNo| no.place() < scenario.facts.len();
    event.at_ms <= limits::CALL_MS
        && match &event.what {
            What::Said {
                line: no,
                after_ms,
                for_ms,
            } => {
                let longest = limits::CALL_MS;
                line(no) && u64::from(*after_ms) <= longest && u64::from(*for_ms) <= longest
            }
            What::Quoted(no) => line(no),
            What::Marked { line: no, sign } | What::Unmarked { line: no, sign } => {
                line(no) && sign.place() < lists.signs.len()
            }
            What::Asked(asked) => asked.heard.fits(scenario.facts.len()),
            What::Unclear { candidates, .. } => {
                candidates.iter().all(|it| it.fits(scenario.facts.len()))
            }
            What::Pressed(no) | What::Guarded(no) => fact(no),
            What::Searched(searched) => {
                let records = scenario.script.records.len();
                searched
                    .traces
                    .iter()
                    .all(|trace| trace.record.place() < records)
                    && searched
                        .about
                        .iter()
                        .all(|it| it.place() < scenario.script.cast.len())
            }
            What::Wrote(wrote) => {
                wrote.carries.iter().all(fact)
                    && wrote
                        .wording
                        .iter()
                        .all(|it| usize::from(*it) < lists.wording.len())
            }
            What::Advised(no) | What::TypedAdvice(no) => no.place() < lists.advice.len(),
            What::Referred { route, .. } => route.place() < lists.routes.len(),
            What::Challenged(challenged) => challenged.quotes.iter().all(line),
            What::Ended { outcome } => {
                usize::from(*outcome) < scenario.script.outcomes.len().max(1)
            }
            _ => true,
        }
}
