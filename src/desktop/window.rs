//! The window: Bevy keeps it, one state per screen, with the sound and the pace at which it is drawn.

use std::time::Duration;

use bevy::app::AppExit;
use bevy::core_pipeline::tonemapping::{DebandDither, Tonemapping};
use bevy::prelude::*;
use bevy::window::{PrimaryWindow, WindowCloseRequested, WindowResized, WindowResolution};
use bevy::winit::{UpdateMode, WinitSettings};
use bevy_egui::egui::{LayerId, Ui, UiBuilder};
use bevy_egui::{EguiContexts, EguiPlugin, EguiPrimaryContextPass, PrimaryEguiContext};

use super::guard;
use super::keyboard::Keyboard;
use super::look::typeface;
use super::quiet::Quiet;
use super::settings::Settings;
use super::trainer::{Place, Trainer};
use crate::sound::ear::Ear;

/// The smallest window, in points.
const SMALLEST: (f32, f32) = (640.0, 400.0);
/// How long the window sleeps when only the trainee can change anything.
const ASLEEP: Duration = Duration::from_secs(60);
/// How long it sleeps when it is not looked at.
const UNSEEN: Duration = Duration::from_millis(500);

/// The screen shown, as a state of the window.
#[derive(States, Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Shown(Place);

/// The trainer, as the window holds it. It stays on the window's own thread.
pub struct Held(
    /// The trainer.
    pub Trainer,
);

/// What is heard, and of which scenario.
#[derive(Default)]
struct Hearing {
    ear: Option<(Ear, String)>,
}

/// How the screen looked when it was last made to look so.
#[derive(Resource, Default)]
struct Drawn {
    looks: Option<Settings>,
    // Whether anything was drawn yet.
    ready: bool,
}

/// Opens the window and keeps it until it is closed.
pub fn open(trainer: Trainer) -> AppExit {
    app(trainer).run()
}

/// The window's program.
pub fn app(trainer: Trainer) -> App {
    let mut app = App::new();
    app.add_plugins(DefaultPlugins.set(WindowPlugin {
        primary_window: Some(first_window(trainer.desk.settings())),
        ..default()
    }));
    furnish(&mut app, trainer);
    app.add_systems(Startup, camera);
    app
}

fn first_window(settings: &Settings) -> Window {
    let (wide, high) = settings.window;
    Window {
        title: "Warning Signs".to_owned(),
        name: Some("warning-signs".to_owned()),
        resolution: WindowResolution::new(wide, high),
        resize_constraints: bevy::window::WindowResizeConstraints {
            min_width: SMALLEST.0,
            min_height: SMALLEST.1,
            ..default()
        },
        ..default()
    }
}

/// Puts everything but the display itself into a window's program.
pub fn furnish(app: &mut App, trainer: Trainer) {
    app.add_plugins((EguiPlugin::default(), Keyboard, Quiet))
        .insert_non_send(Held(trainer))
        .insert_resource(WinitSettings {
            focused_mode: UpdateMode::reactive(ASLEEP),
            unfocused_mode: UpdateMode::reactive_low_power(UNSEEN),
        })
        .init_resource::<Drawn>()
        .insert_non_send(Hearing::default())
        .init_state::<Shown>()
        .add_systems(PreUpdate, tick)
        .add_systems(EguiPrimaryContextPass, draw)
        .add_systems(Update, (hear, remember_size, close).chain())
        .add_systems(PostUpdate, (change_screen, pace).chain());
}

/// What looks at the console: nothing is drawn but flat colours, so nothing is smoothed or dithered.
pub fn eye() -> impl Bundle {
    (
        Camera2d,
        PrimaryEguiContext,
        Msaa::Off,
        Tonemapping::None,
        DebandDither::Disabled,
    )
}

fn camera(mut commands: Commands) {
    commands.spawn(eye());
}

fn tick(mut trainer: NonSendMut<Held>) {
    trainer.0.tick();
}

fn draw(
    mut contexts: EguiContexts,
    mut trainer: NonSendMut<Held>,
    mut drawn: ResMut<Drawn>,
    mut clear: ResMut<ClearColor>,
) -> Result {
    let context = contexts.ctx_mut()?;
    let settings = trainer.0.desk.settings();
    if drawn.looks.as_ref() != Some(settings) {
        let first = drawn.looks.is_none();
        drawn.looks = Some(settings.clone());
        context.set_zoom_factor(f32::from(settings.text_percent) / 100.0);
        trainer.0.desk.look.apply(context);
        let paper = trainer.0.desk.look.palette.paper;
        clear.0 = Color::srgb_u8(paper.r(), paper.g(), paper.b());
        if first {
            // It can be written with from the next frame on.
            typeface::install(context);
            context.request_repaint();
            return Ok(());
        }
    }
    let mut ui = Ui::new(
        context.clone(),
        "trainer".into(),
        UiBuilder::new()
            .layer_id(LayerId::background())
            .max_rect(context.viewport_rect()),
    );
    trainer.0.show(&mut ui);
    if !drawn.ready {
        typeface::prepare(context);
        drawn.ready = true;
        guard::tell_ready();
    }
    Ok(())
}

/// Lets be heard what is said by now.
fn hear(mut trainer: NonSendMut<Held>, mut hearing: NonSendMut<Hearing>) {
    let words = trainer.0.take_supervisor();
    let (volumes, on) = (trainer.0.desk.volumes(), trainer.0.desk.settings().sound);
    let voices = trainer.0.desk.library.voices().to_owned();
    if let Some((shift, clock)) = trainer.0.listening_to_a_recording() {
        let id = &shift.queue().script().id;
        let known = hearing.ear.take().filter(|(_, of)| of == id);
        let (mut ear, id) = known.unwrap_or_else(|| {
            let ear = Ear::open_review(shift.queue(), &voices, volumes, on);
            (ear, id.clone())
        });
        ear.set_on(on);
        ear.set_volumes(volumes);
        ear.follow_review(shift, clock);
        for notice in ear.take_notices() {
            trainer.0.tell(notice);
        }
        hearing.ear = Some((ear, id));
        return;
    }
    let Some(listening) = trainer.0.listening() else {
        hearing.ear = None;
        trainer.0.desk.behind_ms = None;
        return;
    };
    let scenario = listening.call.scenario();
    let id = &scenario.script.id;
    let known = hearing.ear.take().filter(|(_, of)| of == id);
    let (mut ear, id) = known.unwrap_or_else(|| {
        let ear = Ear::open(scenario, &voices.join(id), volumes, on);
        (ear, id.clone())
    });
    ear.set_on(on);
    ear.set_volumes(volumes);
    for words in words {
        ear.supervisor_says(listening.call, words);
    }
    ear.follow(listening.call, listening.clock);
    let (heard_ms, _) = ear.heard_ms(listening.call, listening.clock);
    let behind = listening.clock.is_untimed() && ear.is_behind();
    trainer.0.desk.behind_ms = behind.then_some(heard_ms);
    for notice in ear.take_notices() {
        trainer.0.tell(notice);
    }
    hearing.ear = Some((ear, id));
}

fn change_screen(
    trainer: NonSend<Held>,
    shown: Res<State<Shown>>,
    mut next: ResMut<NextState<Shown>>,
) {
    let place = Shown(trainer.0.place());
    if *shown.get() != place {
        next.set(place);
    }
}

/// The window is drawn as often as something can change, and no more.
fn pace(trainer: NonSend<Held>, mut winit: ResMut<WinitSettings>) {
    let focused_mode = UpdateMode::reactive(trainer.0.patience().unwrap_or(ASLEEP));
    let unseen = trainer.0.patience().map_or(ASLEEP, |it| it.max(UNSEEN));
    let unfocused_mode = UpdateMode::reactive_low_power(unseen);
    if winit.focused_mode != focused_mode || winit.unfocused_mode != unfocused_mode {
        winit.focused_mode = focused_mode;
        winit.unfocused_mode = unfocused_mode;
    }
}

fn remember_size(
    mut resized: MessageReader<WindowResized>,
    windows: Query<&Window, With<PrimaryWindow>>,
    mut trainer: NonSendMut<Held>,
) {
    if resized.read().last().is_none() {
        return;
    }
    if let Ok(window) = windows.single() {
        let size = &window.resolution;
        let is_shown = size.width() >= SMALLEST.0 && size.height() >= SMALLEST.1;
        let size = (size.width().round() as u32, size.height().round() as u32);
        // Kept with whatever is changed next, or when the window is closed: a window is resized in many steps.
        if is_shown {
            trainer.0.desk.kept.settings.window = size;
        }
    }
}

fn close(
    mut asked: MessageReader<WindowCloseRequested>,
    mut trainer: NonSendMut<Held>,
    mut exit: MessageWriter<AppExit>,
) {
    if asked.read().last().is_some() {
        trainer.0.put_aside();
        trainer.0.part();
    }
    if trainer.0.is_closed() {
        trainer.0.part();
        let told = trainer.0.desk.kept.keep();
        // There is nobody left to tell; what could not be kept is told when a setting is changed.
        drop(told);
    }
    if trainer.0.is_closed() {
        exit.write(AppExit::Success);
    }
}
