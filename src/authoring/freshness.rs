//! Entries of the catalogue that nobody has held against their source for a year.

use std::path::Path;

use jiff::ToSpan;
use jiff::civil::Date;

use super::check::{Checked, line_of};
use super::finding::Kind;
use crate::scenario::catalogue::{Catalogue, TEXTS};

/// The lists of the catalogue with entries that are older than a year on this day.
pub(super) fn aged(today: Option<Date>) -> Vec<Checked> {
    let Some(last) = today.and_then(|today| today.checked_sub(1.year()).ok()) else {
        return Vec::new();
    };
    let lists = TEXTS.iter().map(|(name, text)| {
        let mut checked = Checked::of(&Path::new("assets/catalogue").join(name));
        (*text).clone_into(&mut checked.source);
        for (id, verified, owner) in entries(name) {
            if verified < last {
                let line = line_of(text, id);
                let message = format!(
                    "`{id}` was last held against its source on {verified}; ask {owner} to look at it again"
                );
                checked.find(Kind::Aged, line, message);
            }
        }
        checked
    });
    lists.filter(|it| !it.findings.is_empty()).collect()
}

/// The entries of a list: id or name, the day they were verified, and who keeps them.
fn entries(list: &str) -> Vec<(&'static str, Date, &'static str)> {
    let all = Catalogue::built_in();
    macro_rules! of {
        ($list:ident, $id:ident) => {
            all.$list
                .iter()
                .map(|it| (it.$id.as_str(), it.verified, it.owner.as_str()))
                .collect()
        };
    }
    match list {
        "signs.ron" => of!(signs, id),
        "advice.ron" => of!(advice, id),
        "routes.ron" => of!(routes, id),
        "grades.ron" => of!(grades, id),
        "guidance.ron" => of!(guidance, id),
        "wording.ron" => of!(wording, id),
        "helplines.ron" => of!(helplines, name),
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_older_than_a_year_is_told_with_its_line() {
        let newest = TEXTS.iter().flat_map(|(name, _)| entries(name));
        let newest = newest.map(|(_, verified, _)| verified).max().unwrap();
        assert!(
            aged(Some(newest))
                .iter()
                .all(|list| list.findings.len() < 200)
        );
        let later = newest.checked_add(2.years()).unwrap();
        let lists = aged(Some(later));
        assert_eq!(lists.len(), TEXTS.len(), "all of all lists is old by then");
        for ((name, text), list) in TEXTS.iter().zip(&lists) {
            assert_eq!(list.findings.len(), entries(name).len());
            for finding in &list.findings {
                let line = usize::try_from(finding.place.line).unwrap();
                let line = text.lines().nth(line - 1).unwrap();
                assert!(line.contains("id:") || line.contains("name:"), "{line}");
            }
        }
        assert_eq!(aged(None).len(), 0);
    }
}
