//! A text with its lines, and places in it as an editor counts them: lines from 0, columns in UTF-16 units.

use std::ops::Range;

use lsp_types::Position;

/// A text and where its lines begin.
#[derive(Clone, Debug, Default)]
pub struct Text {
    text: String,
    starts: Vec<usize>,
}

impl Text {
    /// Finds the lines of a text.
    pub fn of(text: String) -> Text {
        let breaks = text.bytes().enumerate().filter(|&(_, byte)| byte == b'\n');
        let starts = std::iter::once(0).chain(breaks.map(|(at, _)| at + 1));
        let starts = starts.collect();
        Text { text, starts }
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The bytes of a line, counted from 0, without its end; empty beyond the last.
    pub fn line(&self, line: usize) -> Range<usize> {
        let Some(&start) = self.starts.get(line) else {
            return self.text.len()..self.text.len();
        };
        let end = self.starts.get(line + 1).copied();
        let end = end.map_or(self.text.len(), |next| next - 1);
        let text = &self.text[start..end];
        start..start + text.trim_end_matches('\r').len()
    }

    /// The byte at a place; the end of the line or of the text where it lies beyond, the beginning of a character where
    /// it lies within one.
    pub fn byte(&self, place: Position) -> usize {
        let line = self.line(usize::try_from(place.line).unwrap_or(usize::MAX));
        let mut units = 0_u32;
        for (at, c) in self.text[line.clone()].char_indices() {
            units = units.saturating_add(u32::from(c.len_utf16() == 2) + 1);
            if units > place.character {
                return line.start + at;
            }
        }
        line.end
    }

    /// The place of a byte.
    pub fn place(&self, byte: usize) -> Position {
        let byte = self.text.floor_char_boundary(byte);
        let line = self.starts.partition_point(|&start| start <= byte);
        let line = line.saturating_sub(1);
        let start = self.starts.get(line).copied().unwrap_or_default();
        let units = self.text[start..byte].encode_utf16().count();
        Position::new(narrow(line), narrow(units))
    }

    /// The places of a run of bytes.
    pub fn range(&self, span: Range<usize>) -> lsp_types::Range {
        let end = span.end.max(span.start);
        lsp_types::Range::new(self.place(span.start), self.place(end))
    }
}

fn narrow(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// How two texts differ: how many bytes are the same at the beginning, and at the end of what is left.
pub fn same_ends(old: &str, new: &str) -> (usize, usize) {
    let same = |(a, b): &(u8, u8)| a == b;
    let start = old.bytes().zip(new.bytes()).take_while(same).count();
    let (old, new) = (&old.as_bytes()[start..], &new.as_bytes()[start..]);
    let pairs = old.iter().rev().copied().zip(new.iter().rev().copied());
    (start, pairs.take_while(same).count())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn columns_are_counted_in_utf_16() {
        let text = Text::of("aé😀b\r\nc\n".to_owned());
        for (byte, line, column) in [
            (0, 0, 0),
            (1, 0, 1),
            (3, 0, 2),
            (7, 0, 4),
            (8, 0, 5),
            (10, 1, 0),
            (12, 2, 0),
        ] {
            let place = Position::new(line, column);
            assert_eq!(text.place(byte), place, "{byte}");
            assert_eq!(text.byte(place), byte, "{place:?}");
        }
        // Within a character, beyond a line and beyond the text.
        assert_eq!(text.byte(Position::new(0, 3)), 3);
        assert_eq!(text.byte(Position::new(0, 99)), 8);
        assert_eq!(text.byte(Position::new(99, 0)), 12);
        assert_eq!(text.byte(Position::new(u32::MAX, u32::MAX)), 12);
    }

    proptest! {
        #[test]
        fn a_place_leads_back_to_its_byte(text in "[ab é😀\n]{0,40}", at in 0_usize..60) {
            let text = Text::of(text);
            let at = text.as_str().floor_char_boundary(at.min(text.as_str().len()));
            prop_assert_eq!(text.byte(text.place(at)), at);
        }

        #[test]
        fn what_is_the_same_of_two_texts_is_the_same(old in "[ab]{0,9}", new in "[ab]{0,9}") {
            let (start, end) = same_ends(&old, &new);
            prop_assert_eq!(&old[..start], &new[..start]);
            prop_assert_eq!(&old[old.len() - end..], &new[new.len() - end..]);
            prop_assert!(start + end <= old.len().min(new.len()));
        }
    }
}
