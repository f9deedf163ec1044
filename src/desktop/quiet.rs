//! Letting the window sleep when nothing happens.

use bevy::prelude::*;
use bevy_egui::egui::{Event, Modifiers};
use bevy_egui::{EguiInput, EguiPreUpdateSet};

/// Lets the window sleep when nothing happens: whatever passes input on to egui tells it at every frame which
/// modifier keys are held, which egui takes for something to draw again for, for ever.
pub struct Quiet;

impl Plugin for Quiet {
    fn build(&self, app: &mut App) {
        app.add_systems(
            PreUpdate,
            drop_what_says_nothing
                .after(EguiPreUpdateSet::ProcessInput)
                .before(EguiPreUpdateSet::BeginPass),
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
