//! What the call console costs beside a bare window of Bevy and egui that draws text at the same pace.
//!
//! Needs a display. Under Xvfb both are drawn in software:
//!
//! ```text
//! xvfb-run -s "-screen 0 1920x1080x24" cargo bench --bench window
//! ```

#![expect(clippy::unwrap_used, reason = "a measurement that cannot go on fails")]

use std::collections::VecDeque;
use std::env;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use bevy::app::AppExit;
use bevy::input::ButtonState;
use bevy::input::keyboard::{Key, KeyboardInput};
use bevy::prelude::*;
use bevy::window::{PrimaryWindow, WindowResolution};
use bevy::winit::{UpdateMode, WinitSettings};
use bevy_egui::egui;
use bevy_egui::{EguiContexts, EguiInput, EguiPlugin, EguiPreUpdateSet, EguiPrimaryContextPass};
use bevy_egui::{EguiRenderOutput, PrimaryEguiContext};
use warning_signs::authoring::library::Library;
use warning_signs::call::deed::Deed;
use warning_signs::call::play::Play;
use warning_signs::desktop::desk::Desk;
use warning_signs::desktop::settings::Kept;
use warning_signs::desktop::trainer::{Screen, Trainer};
use warning_signs::desktop::window::{self, Held};
use warning_signs::desktop::wish::Wish;

const ROLE: &str = "WINDOW_BENCH_ROLE";
const SECONDS: &str = "WINDOW_BENCH_SECONDS";
/// How often a window with a moving waveform is drawn.
const PACE: Duration = Duration::from_millis(33);
const WARM_UP: Duration = Duration::from_secs(3);

fn main() {
    match env::var(ROLE).as_deref() {
        Ok("bare-idle") => bare(UpdateMode::reactive(Duration::from_secs(60))),
        Ok("bare-call") => bare(UpdateMode::reactive(PACE)),
        Ok("shelf") => console(false),
        Ok("call") => console(true),
        Ok("input") => input(),
        Ok(other) => panic!("no such role: {other}"),
        Err(_) => measure(),
    }
}

/// What a window came to.
#[derive(Clone, Copy, Debug, Default)]
struct Came {
    start_ms: f64,
    cpu_percent: f64,
    frames: f64,
    cpu_ms_per_frame: f64,
    rss_mb: f64,
    longest_main_ms: f64,
}

fn run(role: &str, seconds: u64) -> Came {
    let began = Instant::now();
    let child = Command::new(env::current_exe().unwrap())
        .env(ROLE, role)
        .env(SECONDS, seconds.to_string())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let began_at = began.elapsed();
    let out = child.wait_with_output().unwrap();
    let text = String::from_utf8_lossy(&out.stdout).into_owned();
    let figure = |name: &str| -> f64 {
        let line = text.lines().find_map(|line| line.strip_prefix(name));
        line.and_then(|it| it.trim().parse().ok())
            .unwrap_or(f64::NAN)
    };
    Came {
        start_ms: figure("start") + began_at.as_secs_f64() * 1000.0,
        cpu_percent: figure("cpu"),
        frames: figure("frames"),
        cpu_ms_per_frame: figure("per-frame"),
        rss_mb: figure("rss"),
        longest_main_ms: figure("longest"),
    }
}

fn median(mut all: Vec<f64>) -> f64 {
    all.sort_by(f64::total_cmp);
    all[all.len() / 2]
}

fn measure() {
    let long: u64 = env::var("WINDOW_BENCH_LONG")
        .ok()
        .and_then(|it| it.parse().ok())
        .unwrap_or(20);
    println!("start to a usable window, five times each, in turn:");
    let (mut bare, mut ours) = (Vec::new(), Vec::new());
    for _ in 0..5 {
        bare.push(run("bare-idle", 0).start_ms);
        ours.push(run("shelf", 0).start_ms);
    }
    println!("  bare {bare:.0?} ms\n  console {ours:.0?} ms");
    println!("  ratio of medians {:.2}", median(ours) / median(bare));
    println!("idle, {long} s each:");
    let (bare, ours) = (run("bare-idle", long), run("shelf", long));
    println!(
        "  bare: {:.2} % of a core, {:.0} MB",
        bare.cpu_percent, bare.rss_mb
    );
    println!(
        "  shelf: {:.2} % of a core, {:.0} MB",
        ours.cpu_percent, ours.rss_mb
    );
    println!("  memory, ratio {:.2}", ours.rss_mb / bare.rss_mb);
    println!("a call, the caller speaking, {long} s each, twice in turn:");
    for _ in 0..2 {
        let (bare, ours) = (run("bare-call", long), run("call", long));
        for (name, it) in [("bare", bare), ("console", ours)] {
            println!(
                "  {name}: {:.0} frames, {:.1} % of a core, {:.2} ms a frame, {:.0} MB, longest frame without the renderer {:.1} ms",
                it.frames, it.cpu_percent, it.cpu_ms_per_frame, it.rss_mb, it.longest_main_ms
            );
        }
        println!(
            "  ratio: time per frame {:.2}, memory {:.2}",
            ours.cpu_ms_per_frame / bare.cpu_ms_per_frame,
            ours.rss_mb / bare.rss_mb
        );
    }
    println!(
        "from a key to another picture: {:.0} frames",
        run("input", 0).frames
    );
}

/// What is counted in a window.
#[derive(Resource)]
struct Counted {
    began: Instant,
    until: Duration,
    ready: Option<Instant>,
    warm: Option<(Instant, f64, u32)>,
    frames: u32,
    main_began: Instant,
    longest_main: Duration,
}

impl Counted {
    fn new() -> Counted {
        let seconds = env::var(SECONDS)
            .ok()
            .and_then(|it| it.parse().ok())
            .unwrap_or(0);
        Counted {
            began: Instant::now(),
            until: Duration::from_secs(seconds),
            ready: None,
            warm: None,
            frames: 0,
            main_began: Instant::now(),
            longest_main: Duration::ZERO,
        }
    }
}

/// The processor time of this program so far, of all its threads, in milliseconds.
fn cpu_ms() -> f64 {
    let stat = fs::read_to_string("/proc/self/stat").unwrap();
    let after = stat.rsplit(')').next().unwrap();
    let ticks: Vec<f64> = after
        .split_whitespace()
        .filter_map(|it| it.parse().ok())
        .collect();
    // After the name: state, then the fields from the fourth on; utime and stime are the 14th and 15th.
    (ticks[10] + ticks[11]) * 10.0
}

fn rss_mb() -> f64 {
    let status = fs::read_to_string("/proc/self/status").unwrap();
    let line = status
        .lines()
        .find_map(|it| it.strip_prefix("VmRSS:"))
        .unwrap();
    line.trim()
        .trim_end_matches("kB")
        .trim()
        .parse::<f64>()
        .unwrap()
        / 1024.0
}

fn begin_frame(mut counted: ResMut<Counted>) {
    counted.main_began = Instant::now();
}

/// Counts a frame; when the window is ready, and when the time is over, says so.
fn end_frame(counted: &mut Counted, ready: bool, exit: &mut MessageWriter<AppExit>) {
    let main = counted.main_began.elapsed();
    counted.frames += 1;
    if counted.ready.is_none() && ready {
        counted.ready = Some(Instant::now());
        println!("start {}", counted.began.elapsed().as_secs_f64() * 1000.0);
    }
    let Some(ready_at) = counted.ready else {
        return;
    };
    if counted.until.is_zero() {
        exit.write(AppExit::Success);
        return;
    }
    match counted.warm {
        None if ready_at.elapsed() >= WARM_UP => {
            counted.warm = Some((Instant::now(), cpu_ms(), counted.frames));
        }
        None => {}
        Some(_) => counted.longest_main = counted.longest_main.max(main),
    }
}

/// An idle window draws no frames, so a thread of its own ends it.
fn end_after(app: &App) {
    let until = app.world().resource::<Counted>().until;
    if until.is_zero() {
        return;
    }
    std::thread::spawn(move || {
        std::thread::sleep(WARM_UP + Duration::from_secs(2));
        let (began, before_ms) = (Instant::now(), cpu_ms());
        std::thread::sleep(until);
        let gone_ms = began.elapsed().as_secs_f64() * 1000.0;
        let used_ms = cpu_ms() - before_ms;
        println!("cpu {}", used_ms / gone_ms * 100.0);
        println!("rss {}", rss_mb());
        // An idle window has no frame in which the rest could be said.
        std::thread::sleep(Duration::from_secs(1));
        std::process::exit(0);
    });
}

fn say_frames(mut counted: ResMut<Counted>) {
    let until = counted.until;
    if let Some((at, before_ms, before)) = counted.warm
        && at.elapsed() >= until
    {
        let frames = counted.frames - before;
        println!("frames {frames}");
        println!(
            "per-frame {}",
            (cpu_ms() - before_ms) / f64::from(frames.max(1))
        );
        println!("longest {}", counted.longest_main.as_secs_f64() * 1000.0);
        counted.warm = None;
        counted.until = Duration::from_secs(100_000);
    }
}

/// A bare window of Bevy and egui with a screen of text in it.
fn bare(mode: UpdateMode) {
    let mut app = App::new();
    app.add_plugins(DefaultPlugins.set(WindowPlugin {
        primary_window: Some(Window {
            title: "Bare".to_owned(),
            resolution: WindowResolution::new(1280, 800),
            ..default()
        }),
        ..default()
    }))
    .add_plugins(EguiPlugin::default())
    .insert_resource(Counted::new())
    .insert_resource(WinitSettings {
        focused_mode: mode,
        unfocused_mode: mode,
    })
    .add_systems(Startup, |mut commands: Commands| {
        commands.spawn((Camera2d, PrimaryEguiContext));
    })
    .add_systems(
        PreUpdate,
        let_it_sleep
            .after(EguiPreUpdateSet::ProcessInput)
            .before(EguiPreUpdateSet::BeginPass),
    )
    .add_systems(EguiPrimaryContextPass, bare_text)
    .add_systems(First, begin_frame)
    .add_systems(
        Last,
        (
            |mut counted: ResMut<Counted>, mut exit: MessageWriter<AppExit>| {
                let ready = counted.frames > 1;
                end_frame(&mut counted, ready, &mut exit);
            },
            say_frames,
        )
            .chain(),
    );
    end_after(&app);
    app.run();
}

/// Without this a bare window never sleeps at all.
fn let_it_sleep(mut inputs: Query<&mut EguiInput>) {
    for mut input in &mut inputs {
        let events = &mut input.0.events;
        events.retain(|it| !matches!(it, egui::Event::ModifiersChanged(_)));
    }
}

fn bare_text(mut contexts: EguiContexts, time: Res<Time>) -> Result {
    let context = contexts.ctx_mut()?;
    let mut ui = egui::Ui::new(
        context.clone(),
        "bare".into(),
        egui::UiBuilder::new()
            .layer_id(egui::LayerId::background())
            .max_rect(context.viewport_rect()),
    );
    egui::CentralPanel::default().show(&mut ui, |ui| {
        ui.label(format!("{:.2}", time.elapsed_secs()));
        for line in 0..36 {
            ui.label(format!(
                "{line}: He decides who's allowed on. Two of the boys argued with him and they were just gone. Nobody mentions them."
            ));
        }
    });
    Ok(())
}

fn trainer() -> Trainer {
    let folder = tempfile::tempdir().unwrap().keep();
    let library = Library::at(&Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios"));
    let (mut kept, _) = Kept::at(&folder.join("settings.ron"));
    kept.settings.window = (1280, 800);
    Trainer::new(Desk::new(library, folder.join("calls"), kept))
}

#[derive(Resource)]
struct Deeds(VecDeque<Deed>);

/// The console: its shelf, or a call in which the caller is kept speaking.
fn console(call: bool) {
    let mut trainer = trainer();
    let counted = Counted::new();
    if call {
        trainer.fulfil(Wish::Ring {
            scenario: "server-owner".to_owned(),
            seed: Some(7),
            at_fact: None,
        });
    }
    let mut app = window::app(trainer);
    app.insert_resource(counted)
        .insert_resource(deeds())
        .add_systems(First, begin_frame);
    if call {
        app.add_systems(PreUpdate, keep_speaking);
    }
    app.add_systems(
        Last,
        (
            |held: NonSend<Held>,
             mut counted: ResMut<Counted>,
             mut exit: MessageWriter<AppExit>| {
                let ready = counted.frames > 2;
                let shelf_waits =
                    matches!(held.0.screen, Screen::Shelf(_)) && held.0.patience().is_some();
                end_frame(&mut counted, ready && !shelf_waits, &mut exit);
            },
            say_frames,
        )
            .chain(),
    );
    // A window nobody looks at is drawn less often; here there is nobody to look.
    app.add_systems(Last, |mut winit: ResMut<WinitSettings>| {
        winit.unfocused_mode = winit.focused_mode;
    });
    end_after(&app);
    app.run();
}

/// What the expert asks, over and over.
fn deeds() -> Deeds {
    let path =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios/server-owner/plays/expert.play");
    let play = Play::parse(&fs::read_to_string(path).unwrap()).unwrap();
    let asks = play.steps.into_iter().map(|it| it.deed);
    Deeds(asks.filter(|it| matches!(it, Deed::Ask(_))).collect())
}

fn keep_speaking(mut held: NonSendMut<Held>, mut deeds: ResMut<Deeds>) {
    if let Screen::Console(at_call) = &mut held.0.screen
        && !at_call
            .sitting
            .call()
            .state()
            .speaking(at_call.sitting.now_ms())
        && let Some(deed) = deeds.0.pop_front()
    {
        // Whether it is understood is no matter here; the caller answers either way.
        let _ = at_call.sitting.act(&deed);
        deeds.0.push_back(deed);
    }
}

/// From a key to another picture, in frames.
#[derive(Resource, Default)]
struct Pressed {
    at: Option<u32>,
    before: Option<u64>,
}

fn input() {
    let mut app = window::app(trainer());
    app.insert_resource(Counted::new())
        .init_resource::<Pressed>()
        .add_systems(First, (begin_frame, press).chain())
        .add_systems(Last, pictured)
        .insert_resource(WinitSettings::continuous());
    app.add_systems(Last, |mut winit: ResMut<WinitSettings>| {
        *winit = WinitSettings::continuous()
    });
    app.run();
}

fn press(
    mut pressed: ResMut<Pressed>,
    counted: Res<Counted>,
    window: Single<Entity, With<PrimaryWindow>>,
    mut keys: MessageWriter<KeyboardInput>,
) {
    if counted.frames == 60 {
        pressed.at = Some(counted.frames);
        keys.write(KeyboardInput {
            key_code: KeyCode::F1,
            logical_key: Key::F1,
            state: ButtonState::Pressed,
            text: None,
            repeat: false,
            window: *window,
        });
    }
}

fn pictured(
    mut pressed: ResMut<Pressed>,
    mut counted: ResMut<Counted>,
    outputs: Query<&EguiRenderOutput>,
    mut exit: MessageWriter<AppExit>,
) {
    let mut hasher = DefaultHasher::new();
    for job in outputs.iter().flat_map(|it| &it.paint_jobs) {
        if let egui::epaint::Primitive::Mesh(mesh) = &job.primitive {
            mesh.indices.len().hash(&mut hasher);
            for vertex in &mesh.vertices {
                (vertex.pos.x.to_bits(), vertex.pos.y.to_bits()).hash(&mut hasher);
            }
        }
    }
    let now = hasher.finish();
    if let (Some(at), Some(before)) = (pressed.at, pressed.before)
        && now != before
    {
        // The frame the key came in is the first.
        println!("frames {}", counted.frames - at + 1);
        exit.write(AppExit::Success);
    }
    if pressed.at.is_none() {
        pressed.before = Some(now);
    }
    counted.frames += 1;
}
