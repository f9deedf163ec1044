//! The debrief of the shipped plays, worked by pointer and by key.

mod heard;
mod shown;

use std::fs;
use std::path::{Path, PathBuf};

use bevy_egui::egui::accesskit::Role;
use bevy_egui::egui::{Key, Rect, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};

use super::*;
use crate::authoring::library::Library;
use crate::call::Call;
use crate::call::command::Command;
use crate::call::play::Play;
use crate::call::terms::{Mode, Terms};
use crate::desktop::look::typeface;
use crate::desktop::printing;
use crate::desktop::settings::Kept;
use crate::journal::Header;
use crate::learning::keeping::JournalFile;
use crate::report::account::{self, Numbered};
use crate::scenario::catalogue::support::helplines;
use crate::scenario::drawn::Seed;

/// A debrief on a screen, and what was wished there.
struct Bench {
    desk: Desk,
    debriefing: Debriefing,
    wishes: Vec<Wish>,
    ready: bool,
    _folder: tempfile::TempDir,
}

fn library() -> Library {
    Library::at(&Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios"))
}

fn desk(folder: &Path) -> Desk {
    let (kept, _) = Kept::at(&folder.join("settings.ron"));
    Desk::new(library(), folder.join("calls"), kept)
}

/// Plays a shipped play into a journal of this folder.
fn play(folder: &Path, name: &str, terms: Terms) -> Playing {
    let library = library();
    let scenario = library.load("server-owner").unwrap();
    let script = library.folder().join("server-owner/plays").join(name);
    let steps = Play::parse(&fs::read_to_string(script).unwrap()).unwrap();
    let call = Call::ring_on(&scenario, Seed(1), terms);
    let path = folder.join("call.journal");
    let (kept, _) = JournalFile::create(&path, &Header::of(&call)).unwrap();
    let mut playing = Playing::new(call, kept, None);
    for step in &steps.steps {
        if playing.call().state().is_open() {
            playing.step(step).unwrap();
        }
    }
    playing
}

fn journal(folder: &Path, name: &str) -> PathBuf {
    drop(play(folder, name, Terms::default()));
    folder.join("call.journal")
}

fn bench(name: &str) -> Bench {
    let folder = tempfile::tempdir().unwrap();
    let path = journal(folder.path(), name);
    let mut desk = desk(folder.path());
    let mut debriefing = Debriefing::read(&mut desk, &path).unwrap();
    debriefing.by_hand = true;
    Bench {
        desk,
        debriefing,
        wishes: Vec::new(),
        ready: false,
        _folder: folder,
    }
}

fn shown(bench: Bench, wide: f32, high: f32) -> Harness<'static, Bench> {
    let builder = Harness::builder()
        .with_size(vec2(wide, high))
        .with_max_steps(16);
    let mut harness = builder.build_ui_state(
        |ui, bench: &mut Bench| {
            if !bench.ready {
                bench.desk.look.apply(ui.ctx());
                typeface::install(ui.ctx());
                bench.ready = true;
                return;
            }
            bench.debriefing.tick();
            let wishes = bench.debriefing.show(ui, &mut bench.desk);
            bench.wishes.extend(wishes);
        },
        bench,
    );
    harness.run();
    harness
}

fn now_ms(harness: &Harness<'_, Bench>) -> u64 {
    let heard = harness.state().debriefing.listening().unwrap();
    heard.clock.now_ms()
}
