//! Letting the window sleep when nothing happens.

use bevy::prelude::*;
use bevy::window::RequestRedraw;
use bevy_egui::egui::{Event, Modifiers};
use bevy_egui::{EguiFullOutput, EguiInput, EguiPostUpdateSet, EguiPreUpdateSet};

/// Lets the window sleep when nothing happens: whatever passes input on to egui tells it at every frame which
/// modifier keys are held, which egui takes for something to draw again for, for ever.
///
/// And waking it once more when a letter is new: the picture of a letter reaches the screen one frame after the
/// letter is first written, and a window that slept then would show a gap.
pub struct Quiet;

impl Plugin for Quiet {
    fn build(&self, app: &mut App) {
        app.add_systems(
            PreUpdate,
            drop_what_says_nothing
                .after(EguiPreUpdateSet::ProcessInput)
                .before(EguiPreUpdateSet::BeginPass),
        );
        app.add_systems(
            PostUpdate,
            show_new_letters
                .after(EguiPostUpdateSet::EndPass)
                .before(EguiPostUpdateSet::ProcessOutput),
        );
    }
}

fn drop_what_says_nothing(mut inputs: Query<&mut EguiInput>, mut held: Local<Modifiers>) {
    for mut input in &mut inputs {
        let mut last = *held;
        input.0.events.retain(|event| match event {
            Event::ModifiersChanged(modifiers) if *modifiers == last => false,
            Event::ModifiersChanged(modifiers) => {
                last = *modifiers;
                true
            }
            _ => true,
        });
        *held = last;
    }
}

fn show_new_letters(outputs: Query<&EguiFullOutput>, mut redraw: MessageWriter<RequestRedraw>) {
    let is_new = |output: &EguiFullOutput| {
        let delta = output.0.as_ref().map(|output| &output.textures_delta);
        delta.is_some_and(|delta| !delta.set.is_empty())
    };
    if outputs.iter().any(is_new) {
        redraw.write(RequestRedraw);
    }
}
