//! Lists of lines under headings, as they are written in the longest of the built-in lists.
//!
//! A line that begins with `#` opens a section. Empty lines and those that begin with `//` count for nothing.

/// A heading and the lines under it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// What stands after the `#`.
    pub heading: &'static str,
    /// The lines, in order.
    pub lines: Vec<&'static str>,
}

/// The sections of a built-in text. Lines before the first heading are passed over.
pub fn sections(source: &'static str) -> Vec<Section> {
    let mut sections = Vec::<Section>::new();
    for line in source.lines().map(str::trim) {
        if line.is_empty() || line.starts_with("//") {
            continue;
        }
        if let Some(heading) = line.strip_prefix('#') {
            sections.push(Section {
                heading: heading.trim(),
                lines: Vec::new(),
            });
        } else if let Some(section) = sections.last_mut() {
            section.lines.push(line);
        }
    }
    sections
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_lines_and_remarks_are_told_apart() {
        let found = sections("// a remark\nlost\n# one: two\nfirst\n\n second \n#three\n");
        let plain: Vec<_> = found
            .iter()
            .map(|it| (it.heading, it.lines.len()))
            .collect();
        assert_eq!(plain, [("one: two", 2), ("three", 0)]);
        assert_eq!(found[0].lines[1], "second");
    }
}
