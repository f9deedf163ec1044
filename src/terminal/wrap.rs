//! Breaking lines between words, at the width of the terminal.

/// How wide a text is, in characters, where no terminal says.
const WIDTH: usize = 96;

/// The least width that is wrapped to; a narrower terminal breaks lines itself.
const NARROW: usize = 24;

/// The width of the terminal that standard output goes to, or else what COLUMNS says.
pub fn width() -> Option<usize> {
    let terminal = terminal_size::terminal_size_of(std::io::stdout());
    let columns = || std::env::var("COLUMNS").ok()?.parse().ok();
    terminal
        .map(|(width, _)| usize::from(width.0))
        .or_else(columns)
}

/// The same, or an ordinary width.
pub fn width_or_ordinary() -> usize {
    width().unwrap_or(WIDTH)
}

/// The text with every line broken between words where it would be wider. What follows a break is set in as
/// far as its line was, and two more.
pub fn wrap(text: &str, width: usize) -> String {
    if width < NARROW {
        return text.to_owned();
    }
    let lines: Vec<String> = text
        .split('\n')
        .map(|line| wrap_line(line, width))
        .collect();
    lines.join("\n")
}

fn wrap_line(line: &str, width: usize) -> String {
    if line.chars().count() < width {
        return line.to_owned();
    }
    let indent = line.len() - line.trim_start().len();
    let mut out = " ".repeat(indent);
    let mut used = indent;
    let mut begun = false;
    for word in line.split_whitespace() {
        let chars = word.chars().count();
        if begun && used + 1 + chars >= width {
            out.push('\n');
            out.push_str(&" ".repeat(indent + 2));
            used = indent + 2;
        } else if begun {
            out.push(' ');
            used += 1;
        }
        out.push_str(word);
        used += chars;
        begun = true;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::wrap;

    #[test]
    fn a_line_that_fits_is_left_as_it_is() {
        assert_eq!(wrap("  two   words\n\nmore", 40), "  two   words\n\nmore");
    }

    #[test]
    fn a_long_line_breaks_between_words_and_is_set_in() {
        let text = "  Care: a mother fears for her son";
        assert_eq!(wrap(text, 24), "  Care: a mother fears\n    for her son");
    }

    #[test]
    fn a_word_longer_than_the_line_stands_alone() {
        let word = "w".repeat(40);
        assert_eq!(
            wrap(&format!("a {word} b"), 24),
            format!("a\n  {word}\n  b")
        );
    }
}
