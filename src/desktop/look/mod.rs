//! How the console looks and speaks: colours, type, language, and how much it moves.

pub mod palette;
pub mod typeface;
pub mod words;

use bevy_egui::egui::{self, Color32, CornerRadius, Stroke, TextStyle, Visuals};

use self::palette::Palette;
use self::typeface::{Face, size};
use self::words::{Language, Words};

/// How everything looks and speaks. Every panel is given it.
pub struct Look {
    /// The colours.
    pub palette: Palette,
    /// Whether they are those of the night.
    pub dark: bool,
    /// The words, in the language chosen.
    pub words: Words,
    /// Whether nothing moves by itself.
    pub still: bool,
}

impl Look {
    /// A look.
    pub fn new(dark: bool, language: Language, still: bool) -> Look {
        Look {
            palette: if dark { Palette::DARK } else { Palette::LIGHT },
            dark,
            words: Words::new(language),
            still,
        }
    }

    /// A message without blanks to fill.
    pub fn say(&self, key: &'static str) -> String {
        self.words.say(key, &[])
    }

    /// A message with its blanks filled.
    pub fn say_with(&self, key: &'static str, blanks: &[(&'static str, &str)]) -> String {
        self.words.say(key, blanks)
    }

    /// Makes a window look like this.
    pub fn apply(&self, context: &egui::Context) {
        let theme = if self.dark {
            egui::Theme::Dark
        } else {
            egui::Theme::Light
        };
        context.set_theme(theme);
        let visuals = self.visuals();
        context.all_styles_mut(|style| {
            style.visuals = visuals.clone();
            style.text_styles = [
                (TextStyle::Small, Face::Regular.at(size::SMALL)),
                (TextStyle::Body, Face::Regular.at(size::BODY)),
                (TextStyle::Button, Face::SemiBold.at(size::LABEL)),
                (TextStyle::Heading, Face::Bold.at(size::TITLE)),
                (TextStyle::Monospace, Face::Mono.at(size::LABEL)),
            ]
            .into();
            style.spacing.item_spacing = egui::vec2(8.0, 8.0);
            style.spacing.button_padding = egui::vec2(12.0, 6.0);
            style.spacing.interact_size = egui::vec2(32.0, 28.0);
            style.spacing.scroll = egui::style::ScrollStyle::solid();
            style.spacing.scroll.bar_width = 8.0;
            style.spacing.scroll.fade.strength = 0.0;
            style.animation_time = if self.still { 0.0 } else { 0.08 };
            style.scroll_animation = if self.still {
                egui::style::ScrollAnimation::none()
            } else {
                egui::style::ScrollAnimation::default()
            };
        });
    }

    fn visuals(&self) -> Visuals {
        let palette = &self.palette;
        let mut visuals = if self.dark {
            Visuals::dark()
        } else {
            Visuals::light()
        };
        visuals.panel_fill = palette.paper;
        visuals.window_fill = palette.sheet;
        visuals.window_stroke = Stroke::new(1.0, palette.edge);
        visuals.extreme_bg_color = palette.sheet;
        visuals.text_edit_bg_color = Some(palette.sheet);
        visuals.faint_bg_color = palette.act_wash;
        visuals.override_text_color = Some(palette.ink);
        visuals.weak_text_color = Some(palette.soft);
        visuals.hyperlink_color = palette.act;
        visuals.selection.bg_fill = palette.act_wash;
        visuals.selection.stroke = Stroke::new(2.0, palette.act);
        visuals.text_cursor.stroke = Stroke::new(2.0, palette.act);
        // A cursor that blinks wakes the program twice a second for nothing.
        visuals.text_cursor.blink = false;
        let corner = CornerRadius::same(6);
        let widgets = &mut visuals.widgets;
        for (state, edge, width) in [
            (&mut widgets.noninteractive, palette.rule, 1.0),
            (&mut widgets.inactive, palette.edge, 1.0),
            (&mut widgets.hovered, palette.act, 1.0),
            (&mut widgets.active, palette.act, 2.0),
            (&mut widgets.open, palette.act, 1.0),
        ] {
            state.bg_fill = palette.sheet;
            state.weak_bg_fill = palette.sheet;
            state.bg_stroke = Stroke::new(width, edge);
            state.fg_stroke = Stroke::new(1.0, palette.ink);
            state.corner_radius = corner;
            state.expansion = 0.0;
        }
        // The handle of a scroll bar, and the rail of a slider, are seen on the paper.
        widgets.inactive.bg_fill = palette.edge;
        widgets.hovered.bg_fill = palette.act;
        widgets.active.bg_fill = palette.act;
        visuals.popup_shadow = egui::Shadow::NONE;
        visuals.window_shadow = egui::Shadow {
            offset: [0, 4],
            blur: 16,
            spread: 0,
            color: Color32::from_black_alpha(48),
        };
        visuals
    }
}
