//! The author's guide, written by the program: prose, and everything of which the program itself is the source: the
//! fields of a script, the verbs of a play, the codes of faults, the ids of the catalogue.

mod codes;
mod language;
mod lists;
mod plays;
mod prose;

/// The small call that the examples of the guide are of.
pub const SMALL: &str = include_str!("../../../assets/authoring/guide/small.ron");
/// The small queue, for the supervisor's seat.
pub const QUEUE: &str = include_str!("../../../assets/authoring/guide/queue.ron");
/// The play its log was written by.
pub const FIRST: &str = include_str!("../../../assets/authoring/guide/first.play");

/// The guide, as `scenarios/README.md` holds it.
pub fn guide() -> String {
    let sections = [
        prose::head(),
        prose::contents(),
        prose::first(),
        language::section(),
        plays::section(),
        plays::supervisor(),
        prose::mistakes(),
        codes::section(),
        lists::section(),
        prose::editor(),
        prose::voices(),
        prose::publishing(),
        prose::small(),
    ];
    let sections: Vec<String> = sections
        .iter()
        .map(|section| section.trim_end().to_owned() + "\n")
        .collect();
    format!("{NOTICE}\n{}", sections.join("\n"))
}

/// What stands above it for whoever would change it here.
const NOTICE: &str = "\
<!-- Written by `warning-signs guide -o scenarios/README.md`. Its prose is in assets/authoring/guide/, the meaning of each field
     beside the field in src/scenario/script/. Change it there and have it written again. -->
";

/// A row of a table. What would end a cell is written so that it does not.
fn row(cells: &[&str]) -> String {
    let cells: Vec<String> = cells.iter().map(|cell| cell.replace('|', "\\|")).collect();
    format!("| {} |\n", cells.join(" | "))
}

/// The first two rows of a table.
fn head(cells: &[&str]) -> String {
    let rule: Vec<&str> = cells.iter().map(|_| "---").collect();
    row(cells) + &row(&rule)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::code::Code;

    #[test]
    fn every_code_and_every_heading_of_the_contents_is_there() {
        let guide = guide();
        for code in Code::all() {
            assert!(guide.contains(&format!("### {}: ", code.name())), "{code}");
        }
        let links = prose::contents();
        let links = links.lines().filter_map(|line| line.split("](#").nth(1));
        for link in links.filter_map(|link| link.strip_suffix(')')) {
            let mut headings = guide.lines().filter_map(|line| line.strip_prefix("## "));
            assert!(headings.any(|it| prose::anchor(it) == link), "{link}");
        }
    }
}
