//! The typeface on paper: how wide its characters are, and which it has.

use std::collections::BTreeMap;
use std::sync::LazyLock;

/// A weight of the typeface.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Face {
    /// For reading.
    Regular,
    /// For labels.
    SemiBold,
    /// For headings.
    Bold,
}

/// How words look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// A heading of this level.
    Heading(u16),
    /// What is read first.
    Lead,
    /// Reading.
    Body,
    /// What is said besides.
    Soft,
    /// What is to be heeded.
    Strong,
    /// Above a table.
    Caption,
    /// Above a column.
    Head,
    /// A part of a table.
    Part,
    /// In a cell.
    Cell,
    /// The row's heading.
    RowHead,
    /// What is to be seen first in a table.
    Flag,
    /// What somebody said.
    Quote,
    /// In a drawing.
    Drawn,
}

/// A colour, one meaning each, as on a page in the light.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Colour {
    /// Words.
    Ink,
    /// What is said besides.
    Soft,
    /// Lines.
    Rule,
    /// What was done.
    Act,
    /// What was heard, and missed.
    Heard,
    /// A spread.
    Spoken,
    /// The paper.
    Sheet,
}

impl Style {
    /// Its weight, its size in points, and its colour.
    pub fn look(self) -> (Face, f32, Colour) {
        match self {
            Style::Heading(1) => (Face::Bold, 22.0, Colour::Ink),
            Style::Heading(2) => (Face::Bold, 16.0, Colour::Ink),
            Style::Heading(3) => (Face::Bold, 12.0, Colour::Ink),
            Style::Heading(_) => (Face::Bold, 10.0, Colour::Ink),
            Style::Lead => (Face::Regular, 11.5, Colour::Ink),
            Style::Body => (Face::Regular, 10.0, Colour::Ink),
            Style::Strong => (Face::SemiBold, 10.0, Colour::Ink),
            Style::Soft => (Face::Regular, 9.0, Colour::Soft),
            Style::Caption => (Face::SemiBold, 9.0, Colour::Soft),
            Style::Head => (Face::SemiBold, 8.5, Colour::Soft),
            Style::Part => (Face::Bold, 9.0, Colour::Act),
            Style::Cell => (Face::Regular, 9.0, Colour::Ink),
            Style::RowHead => (Face::SemiBold, 9.0, Colour::Ink),
            Style::Flag => (Face::SemiBold, 9.0, Colour::Heard),
            Style::Quote => (Face::Regular, 9.0, Colour::Ink),
            Style::Drawn => (Face::Regular, 9.0, Colour::Soft),
        }
    }

    /// How far apart its lines are, in points.
    pub fn leading(self) -> f32 {
        self.look().1 * 1.3
    }

    /// How wide these words are, in points.
    pub fn wide(self, text: &str) -> f32 {
        let (face, size, _) = self.look();
        face.metrics().wide(text) * size
    }

    /// These words in lines no wider than this, in points.
    pub fn lines(self, text: &str, wide: f32) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        let mut line = String::new();
        for word in text.split_whitespace() {
            let with = if line.is_empty() {
                word.to_owned()
            } else {
                format!("{line} {word}")
            };
            if self.wide(&with) <= wide {
                line = with;
                continue;
            }
            if !line.is_empty() {
                lines.push(std::mem::take(&mut line));
            }
            line = self.broken(word, wide, &mut lines);
        }
        if !line.is_empty() {
            lines.push(line);
        }
        lines
    }

    /// A word that is wider than the line, broken where it must be; what is left of it.
    fn broken(self, word: &str, wide: f32, lines: &mut Vec<String>) -> String {
        let mut line = String::new();
        let mut so_far = 0.0;
        let mut one = [0; 4];
        for it in word.chars() {
            let more = self.wide(it.encode_utf8(&mut one));
            if so_far + more > wide && !line.is_empty() {
                lines.push(std::mem::take(&mut line));
                so_far = 0.0;
            }
            line.push(it);
            so_far += more;
        }
        line
    }
}

impl Face {
    /// Its file.
    pub fn file(self) -> &'static [u8] {
        match self {
            Face::Regular => {
                include_bytes!("../../../../assets/fonts/AtkinsonHyperlegibleNext-Regular.ttf")
            }
            Face::SemiBold => {
                include_bytes!("../../../../assets/fonts/AtkinsonHyperlegibleNext-SemiBold.ttf")
            }
            Face::Bold => {
                include_bytes!("../../../../assets/fonts/AtkinsonHyperlegibleNext-Bold.ttf")
            }
        }
    }

    fn metrics(self) -> &'static Metrics {
        static REGULAR: LazyLock<Metrics> = LazyLock::new(|| Metrics::of(Face::Regular.file()));
        static SEMI_BOLD: LazyLock<Metrics> = LazyLock::new(|| Metrics::of(Face::SemiBold.file()));
        static BOLD: LazyLock<Metrics> = LazyLock::new(|| Metrics::of(Face::Bold.file()));
        match self {
            Face::Regular => &REGULAR,
            Face::SemiBold => &SEMI_BOLD,
            Face::Bold => &BOLD,
        }
    }

    /// These words with a question mark for each character the typeface does not have: a page with a hole in it can be
    /// read neither by eye nor by ear.
    pub fn shown(self, text: &str) -> String {
        let has = |it: &char| self.metrics().glyphs.contains_key(&(*it as u32));
        text.chars()
            .map(|it| match it {
                // The prime of d′.
                '′' => '’',
                _ if it.is_whitespace() => ' ',
                _ => it,
            })
            .map(|it| if has(&it) { it } else { '?' })
            .collect()
    }
}

/// How wide the characters of a face are.
#[derive(Debug, Default)]
struct Metrics {
    units: f32,
    advances: Vec<u16>,
    glyphs: BTreeMap<u32, u16>,
}

impl Metrics {
    /// Read from a TrueType file of our own; the specification is OpenType's, of `head`, `hhea`, `hmtx` and `cmap`.
    fn of(file: &[u8]) -> Metrics {
        Metrics::read(file).unwrap_or_default()
    }

    fn read(file: &[u8]) -> Option<Metrics> {
        let head = table(file, b"head")?;
        let count = usize::from(u16_at(table(file, b"hhea")?, 34)?);
        let widths = table(file, b"hmtx")?;
        let advances = (0..count).map(|it| u16_at(widths, it * 4));
        Some(Metrics {
            units: f32::from(u16_at(head, 18)?),
            advances: advances.collect::<Option<_>>()?,
            glyphs: glyphs(table(file, b"cmap")?)?,
        })
    }

    /// How wide these words are, of type of size 1.
    fn wide(&self, text: &str) -> f32 {
        let advance = |it: char| {
            // What is not there is shown as a question mark.
            let glyph = self.glyphs.get(&(it as u32));
            let glyph = usize::from(*glyph.or_else(|| self.glyphs.get(&u32::from(b'?')))?);
            self.advances.get(glyph).or(self.advances.last()).copied()
        };
        let units: u32 = text.chars().filter_map(advance).map(u32::from).sum();
        units as f32 / self.units.max(1.0)
    }
}

fn table<'f>(file: &'f [u8], name: &[u8; 4]) -> Option<&'f [u8]> {
    let count = usize::from(u16_at(file, 4)?);
    let mut records = file.get(12..)?.chunks_exact(16).take(count);
    let record = records.find(|it| it.starts_with(name))?;
    let (from, length) = (u32_at(record, 8)?, u32_at(record, 12)?);
    file.get(from..from.checked_add(length)?)
}

/// The characters of the Basic Multilingual Plane: a subtable of format 4, the one our files have.
fn glyphs(cmap: &[u8]) -> Option<BTreeMap<u32, u16>> {
    let count = usize::from(u16_at(cmap, 2)?);
    let mut subtables = (0..count).filter_map(|it| cmap.get(u32_at(cmap, 8 + it * 8)?..));
    let map = subtables.find(|it| u16_at(it, 0) == Some(4))?;
    let segments = usize::from(u16_at(map, 6)?);
    let mut glyphs = BTreeMap::new();
    for segment in (0..segments).step_by(2) {
        let end = u16_at(map, 14 + segment)?;
        let start = u16_at(map, 16 + segments + segment)?;
        let delta = u16_at(map, 16 + segments * 2 + segment)?;
        let at = 16 + segments * 3 + segment;
        let offset = usize::from(u16_at(map, at)?);
        for char in start..=end {
            let glyph = if offset == 0 {
                char.wrapping_add(delta)
            } else {
                let place = at + offset + usize::from(char - start) * 2;
                match u16_at(map, place).unwrap_or(0) {
                    0 => 0,
                    glyph => glyph.wrapping_add(delta),
                }
            };
            if glyph != 0 && char != u16::MAX {
                glyphs.insert(u32::from(char), glyph);
            }
        }
    }
    Some(glyphs)
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_be_bytes(bytes.get(at..at + 2)?.try_into().ok()?))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<usize> {
    let value = u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?);
    usize::try_from(value).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_typeface_has_what_is_written_with_it() {
        for face in [Face::Regular, Face::SemiBold, Face::Bold] {
            let words = "Llŷr Ŵyn, Łukasz, Zoë: “d′ −1.5” – 95% · ◆ …";
            let lost: Vec<char> = words
                .chars()
                .zip(face.shown(words).chars())
                .filter(|(a, b)| a != b)
                .map(|it| it.0)
                .collect();
            assert_eq!(lost, ['′', '◆']);
            assert_eq!(face.shown("d′\tב\u{1}"), "d’ ??");
            assert!(face.metrics().units >= 1000.0);
        }
    }

    #[test]
    fn wider_words_are_wider() {
        let style = Style::Body;
        assert!(style.wide("mmm") > style.wide("iii"));
        assert!(style.wide("mmmm") > style.wide("mmm"));
        assert!(Style::Lead.wide("mmm") > style.wide("mmm"));
    }

    #[test]
    fn lines_fit_and_lose_nothing() {
        let text = "Nothing explicit is said, and that is what makes it hard to hear; donaudampfschifffahrtsgesellschaft.";
        for wide in [20.0, 60.0, 200.0] {
            let lines = Style::Body.lines(text, wide);
            assert!(
                lines.iter().all(|it| Style::Body.wide(it) <= wide),
                "{lines:?}"
            );
            let plain = |it: &str| it.replace(' ', "");
            assert_eq!(plain(&lines.concat()), plain(text));
        }
        assert_eq!(Style::Body.lines("  ", 50.0), [""; 0]);
    }
}
