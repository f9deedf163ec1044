//! Warning Signs: a simulator that trains police call handlers.
//!
//! A recorded-style call from a worried parent is played. The trainee listens, asks, recognises, checks
//! records, writes the log, advises, grades and refers; a supervisor reviews; the outcome is shown; a debrief
//! explains every point. Instructors write the calls as RON scripts.
//!
//! ```
//! use warning_signs::call::{Call, command::Command};
//! use warning_signs::debrief::Debrief;
//! use warning_signs::journal::{Chain, Header, Journal};
//! use warning_signs::scenario::{Scenario, Seed};
//! use warning_signs::understanding::Move;
//! # let source = include_str!("../scenarios/server-owner/scenario.ron");
//!
//! // A scenario that loads is valid; every fault of one that does not is told at once.
//! let (scenario, _warnings) = Scenario::load(source, None).map_err(|_| "faults")?;
//!
//! // The call is commands in, events out. Time is an argument, in milliseconds since the call began.
//! let mut call = Call::ring(&scenario, Seed(7));
//! let mut bytes = Vec::new();
//! let mut chain = Chain::begin(&Header::of(&call), &mut bytes);
//! for (at_ms, command) in [(20_000, Command::Say(Move::Acknowledge)), (30_000, Command::End)] {
//!     for event in call.handle(at_ms, command)? {
//!         chain.push(event, &mut bytes);
//!     }
//! }
//!
//! // The score comes from the journal alone.
//! let journal = Journal::read(&scenario, &bytes)?;
//! let debrief = Debrief::from_journal(&scenario, &journal);
//! assert!(!debrief.passed);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # The map of the house
//!
//! A folder is a floor. It uses the floors above it in this list and never the ones below; a test holds this.
//!
//! | floor | what is there |
//! | --- | --- |
//! | [`limits`] | every cap in one place; any floor may use it |
//! | [`scenario`] `scenario` | the script: its model, loading with diagnostics, variants drawn by a seed, the catalogue with its common questions |
//! | [`records`] `records` | the training record systems: people, incidents, intelligence, and searching them |
//! | [`understanding`] `understanding` | from what was typed to what the caller takes it to mean |
//! | [`call`] `call` | the call as it is played: commands in, events out; the supervisor; plays; what the lines said were evidence for |
//! | [`journal`] `journal` | what happened, chained record by record: writing, recovering, replaying |
//! | [`debrief`] `debrief` | the score of a journal, and its explanation |
//! | [`supervising`] `supervising` | the supervisor's seat: logs that real plays wrote, reviewed by somebody who did not write them |
//! | `language` | the languages the screens speak, and the files of their words |
//! | `authoring` | the library of scenarios on disk, for the commands that check and list them; starting a call from any fact; exploring a scenario with made-up trainees; drafts of new scenarios, pictures of them and the author's guide; making, checking and taking in recordings; what an editor is told while a scenario is written; packs of scenarios to hand on |
//! | `learning` | a trainee's calls on this machine: taking them, their clock, keeping a journal in a file while the call goes on, how each scenario went last, and what many of them show was not understood; with `desktop`, a session served elsewhere, whose calls are played here and kept there |
//! | `classroom` | a room of trainees, without names, clock or database: what its instructor chose and where it is, how each of them is getting on, what the room would ask, what their calls came to together and how well they tell true cases from innocent ones |
//! | `report` | the debrief, and what exploring showed, as pages that print; what a room did and one trainee's part of it as pages, PDF, spreadsheet, CSV and JSON, and the record of practice |
//! | `sound` | the caller's recordings, the room and the line, heard as the call's clock says; what a trainee hears of a call |
//! | `terminal` | the plain-text front end and the command line |
//! | `desktop` | the call console: a window with the call, the records, the log, the debrief |
//! | `web` | the browser player and the classroom: a server for this machine or for a room's network, its store in SQLite or PostgreSQL, what the pages of trainees, instructor and wall are shown, and the sessions that are kept, on the command line |
//!
//! The floors from [`scenario`] to [`supervising`] are *the rules*: they do no input or output, read no clock, draw
//! no randomness but from the call's seed, hold no floating-point numbers, and walk through no hash map. They
//! build alone, with no feature. Front ends hold no rules: each is a function from
//! [the view](call::view::View) to [commands](call::command::Command).
//!
//! # Features
//!
//! * `terminal` (default): the command line, the plain-text front end, the file store and the reports.
//! * `sound` (default): the caller's recordings heard; a machine with no output device plays calls without.
//! * `desktop` (default): the call console in a window, drawn by Bevy and egui.
//! * `web` (default): the browser player and the classroom, with its store, its reports as PDF and spreadsheet, and the `sessions` commands.

pub mod call;
pub mod debrief;
pub mod journal;
pub mod limits;
pub mod records;
pub mod scenario;
pub mod supervising;
pub mod understanding;

#[cfg(feature = "terminal")]
pub mod authoring;
#[cfg(feature = "terminal")]
pub mod classroom;
#[cfg(feature = "desktop")]
pub mod desktop;
#[cfg(feature = "terminal")]
pub mod language;
#[cfg(feature = "terminal")]
pub mod learning;
#[cfg(feature = "terminal")]
pub mod report;
#[cfg(feature = "sound")]
pub mod sound;
#[cfg(feature = "terminal")]
pub mod terminal;
#[cfg(feature = "web")]
pub mod web;
