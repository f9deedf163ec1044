//! The typeface: one that is read easily, and its companion for records and times.

use std::sync::Arc;

use bevy_egui::egui::{self, FontData, FontDefinitions, FontFamily, FontId};

/// A weight of the typeface, or its companion.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Face {
    /// For reading.
    Regular,
    /// For labels, tags and buttons.
    SemiBold,
    /// For titles and the caller's words.
    Bold,
    /// For records, times and keys: every letter is as wide as any other.
    Mono,
}

/// Sizes of type, in points at a text size of 100 %.
pub mod size {
    /// Notes and keys.
    pub const SMALL: f32 = 13.0;
    /// Labels and buttons.
    pub const LABEL: f32 = 14.0;
    /// Reading.
    pub const BODY: f32 = 16.0;
    /// What is read after a title.
    pub const SUBTITLE: f32 = 18.0;
    /// What the caller says now.
    pub const CAPTION: f32 = 24.0;
    /// Titles.
    pub const TITLE: f32 = 30.0;
}

impl Face {
    /// The family egui knows it by.
    pub fn family(self) -> FontFamily {
        match self {
            Face::Regular => FontFamily::Proportional,
            Face::SemiBold => FontFamily::Name("semibold".into()),
            Face::Bold => FontFamily::Name("bold".into()),
            Face::Mono => FontFamily::Monospace,
        }
    }

    /// It, at this size.
    pub fn at(self, size: f32) -> FontId {
        FontId::new(size, self.family())
    }

    fn file(self) -> (&'static str, &'static [u8]) {
        match self {
            Face::Regular => (
                "regular",
                include_bytes!("../../../assets/fonts/AtkinsonHyperlegibleNext-Regular.ttf"),
            ),
            Face::SemiBold => (
                "semibold",
                include_bytes!("../../../assets/fonts/AtkinsonHyperlegibleNext-SemiBold.ttf"),
            ),
            Face::Bold => (
                "bold",
                include_bytes!("../../../assets/fonts/AtkinsonHyperlegibleNext-Bold.ttf"),
            ),
            Face::Mono => (
                "mono",
                include_bytes!("../../../assets/fonts/AtkinsonHyperlegibleMono-Regular.ttf"),
            ),
        }
    }
}

/// Draws the letters everything is written with, so that none is missing from the first frame it stands in.
/// To be called once, after [`install`] has taken hold.
pub fn prepare(context: &egui::Context) {
    use size::{BODY, CAPTION, LABEL, SMALL, TITLE};
    let letters: String = (' '..='~').chain("“”‘’—–…·£".chars()).collect();
    let faces = [
        (Face::Regular, [SMALL, LABEL, BODY]),
        (Face::SemiBold, [SMALL, LABEL, BODY]),
        (Face::Bold, [BODY, CAPTION, TITLE]),
        (Face::Mono, [SMALL - 1.0, SMALL, LABEL]),
    ];
    context.fonts_mut(|fonts| {
        for (face, sizes) in faces {
            for size in sizes {
                let colour = egui::Color32::PLACEHOLDER;
                // Only the drawing of the letters is wanted, not where they stand.
                let _ = fonts.layout_no_wrap(letters.clone(), face.at(size), colour);
            }
        }
    });
}

/// Gives a window the typeface. It is part of the program, so it cannot be missing.
pub fn install(context: &egui::Context) {
    let mut fonts = FontDefinitions::empty();
    for face in [Face::Regular, Face::SemiBold, Face::Bold, Face::Mono] {
        let (name, bytes) = face.file();
        let data = Arc::new(FontData::from_static(bytes));
        fonts.font_data.insert(name.to_owned(), data);
        // A letter the companion lacks is taken from the typeface.
        let chain = match face {
            Face::Regular => vec![name.to_owned()],
            _ => vec![name.to_owned(), "regular".to_owned()],
        };
        fonts.families.insert(face.family(), chain);
    }
    context.set_fonts(fonts);
}
