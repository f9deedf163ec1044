//! The colours: a few, each with one meaning, in light and in dark.

use bevy_egui::egui::Color32;

/// The colours of a screen. Meaning never rests on them alone: whatever is coloured says its word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Palette {
    /// What everything lies on.
    pub paper: Color32,
    /// Cards, fields and the caption.
    pub sheet: Color32,
    /// What is read.
    pub ink: Color32,
    /// What is read second.
    pub soft: Color32,
    /// Lines between things.
    pub rule: Color32,
    /// The edge of what can be pressed or typed into.
    pub edge: Color32,
    /// What the trainee does.
    pub act: Color32,
    /// Words on [`Palette::act`].
    pub on_act: Color32,
    /// A wash of it, for what was done.
    pub act_wash: Color32,
    /// What the caller raises, and what was passed over.
    pub heard: Color32,
    /// A wash of it.
    pub heard_wash: Color32,
    /// Immediate danger, and nothing else.
    pub danger: Color32,
    /// What was met.
    pub met: Color32,
    /// The part of a recording or a bar that is still to come.
    pub rest: Color32,
}

const fn rgb(hex: u32) -> Color32 {
    let [_, red, green, blue] = hex.to_be_bytes();
    Color32::from_rgb(red, green, blue)
}

impl Palette {
    /// By day.
    pub const LIGHT: Palette = Palette {
        paper: rgb(0xf6_f4ee),
        sheet: rgb(0xff_fdf8),
        ink: rgb(0x17_202b),
        soft: rgb(0x4d_5b6c),
        rule: rgb(0xdc_d6c8),
        edge: rgb(0x8a_8577),
        act: rgb(0x0b_5f66),
        on_act: rgb(0xff_fdf8),
        act_wash: rgb(0xd9_ebe9),
        heard: rgb(0x9a_4a00),
        heard_wash: rgb(0xfb_e9d2),
        danger: rgb(0x9d_1421),
        met: rgb(0x2b_6a3a),
        rest: rgb(0xdc_d6c8),
    };

    /// By night.
    pub const DARK: Palette = Palette {
        paper: rgb(0x10_161d),
        sheet: rgb(0x18_212b),
        ink: rgb(0xe9_e6df),
        soft: rgb(0xa3_b0be),
        rule: rgb(0x2d_3947),
        edge: rgb(0x6b_7a8b),
        act: rgb(0x6f_d0c8),
        on_act: rgb(0x10_161d),
        act_wash: rgb(0x17_393b),
        heard: rgb(0xf0_b35c),
        heard_wash: rgb(0x3a_2a14),
        danger: rgb(0xff_8d8d),
        met: rgb(0x8f_d19e),
        rest: rgb(0x2d_3947),
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The luminance of a colour, and from it the contrast of two, as WCAG 2.2 defines them.
    fn luminance(colour: Color32) -> f64 {
        let part = |byte: u8| {
            let part = f64::from(byte) / 255.0;
            if part <= 0.04045 {
                part / 12.92
            } else {
                ((part + 0.055) / 1.055).powf(2.4)
            }
        };
        0.2126 * part(colour.r()) + 0.7152 * part(colour.g()) + 0.0722 * part(colour.b())
    }

    fn contrast(one: Color32, other: Color32) -> f64 {
        let (one, other) = (luminance(one), luminance(other));
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    #[test]
    fn what_is_read_stands_out_as_the_guidelines_ask() {
        for palette in [Palette::LIGHT, Palette::DARK] {
            let grounds = [palette.paper, palette.sheet, palette.act_wash];
            for ground in grounds.into_iter().chain([palette.heard_wash]) {
                for words in [palette.ink, palette.soft] {
                    let seen = contrast(words, ground);
                    assert!(seen >= 4.5, "{words:?} on {ground:?}: {seen:.2}");
                }
            }
            for (words, ground) in [
                (palette.on_act, palette.act),
                (palette.act, palette.paper),
                (palette.act, palette.sheet),
                (palette.act, palette.act_wash),
                (palette.heard, palette.paper),
                (palette.heard, palette.sheet),
                (palette.heard, palette.heard_wash),
                (palette.danger, palette.paper),
                (palette.danger, palette.sheet),
                (palette.met, palette.paper),
                (palette.met, palette.sheet),
            ] {
                let seen = contrast(words, ground);
                assert!(seen >= 4.5, "{words:?} on {ground:?}: {seen:.2}");
            }
            // What is not text and must be seen: the edges of fields and buttons, focus, a played part.
            for (shape, ground) in [
                (palette.edge, palette.paper),
                (palette.edge, palette.sheet),
                (palette.act, palette.paper),
                (palette.heard, palette.sheet),
            ] {
                let seen = contrast(shape, ground);
                assert!(seen >= 3.0, "{shape:?} on {ground:?}: {seen:.2}");
            }
        }
    }
}
