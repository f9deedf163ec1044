//! Whether a search was about a person, whatever the systems hold.

use super::name::Name;
use super::resemblance;
use super::username::Username;
use super::word::Word;
use super::{Query, Reason, telephone};

/// What a person of the call goes by.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Person {
    /// Names, surname last, and aliases.
    pub names: Vec<String>,
    /// Usernames.
    pub usernames: Vec<String>,
    /// Telephone numbers.
    pub telephones: Vec<String>,
}

/// Whether these search terms are about this person: a username or telephone number of theirs, or a name near
/// or sounding like theirs that has at least the surname, or the only name they are known by. A search that
/// [cannot be made](Query::validate) is about nobody.
pub fn about(query: &Query, person: &Person) -> bool {
    query.validate().is_ok()
        && (username_fits(query, person)
            || telephone_fits(query, person)
            || name_fits(query, person))
}

fn username_fits(query: &Query, person: &Person) -> bool {
    let Some(asked) = query.username().and_then(Username::of) else {
        return false;
    };
    let mut held = person
        .usernames
        .iter()
        .filter_map(|username| Username::of(username));
    held.any(|held| asked.compare(&held).is_some())
}

fn telephone_fits(query: &Query, person: &Person) -> bool {
    let Some(asked) = query.telephone().map(telephone::digits) else {
        return false;
    };
    person
        .telephones
        .iter()
        .any(|held| telephone::digits(held) == asked)
}

fn name_fits(query: &Query, person: &Person) -> bool {
    let Some(asked) = query.name().and_then(Name::of) else {
        return false;
    };
    let asked = asked.map(|word| Word::of(word));
    let mut names = person.names.iter().filter_map(|name| Name::of(name));
    names.any(|held| {
        let is_single = held.is_single();
        let held = held.map(|word| Word::of(word));
        let found = resemblance::compare(&asked, &held, &|a: &Word, b: &Word| a.compare(b));
        found.is_some_and(|found| {
            let only_name = is_single
                && found
                    .reasons()
                    .all(|reason| matches!(reason, Reason::ForenameExact | Reason::ForenameShort));
            only_name || found.is_of_surname()
        })
    })
}
