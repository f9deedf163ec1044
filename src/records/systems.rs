//! The training record systems of one call.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::name::Name;
use super::search::{self, Filed};
use super::town::Town;
use super::username::Username;
use super::word::Word;
use super::{Held, Query, Trace, telephone};
use crate::scenario::number::RecordNo;
use crate::scenario::script::System;

/// The records held in one call, prepared for searching.
#[derive(Clone, Debug)]
pub struct Systems {
    held: Vec<Held>,
    pub(super) today: Date,
    /// In the order of `held`.
    pub(super) filed: Vec<Filed>,
    /// Every different word of every name, once: a search compares with each word, not with each person.
    pub(super) words: Vec<Word>,
    /// For every word, the places in `held` whose names it is in.
    pub(super) bearers: Vec<Vec<u32>>,
    /// Every username and alias with the place of its record.
    pub(super) usernames: Vec<(Username, u32)>,
    places: BTreeMap<RecordNo, usize>,
}

impl Systems {
    /// Takes over the records. Ages are reckoned on `today`. Where two records share a number,
    /// [`get`](Systems::get) finds the first.
    pub fn of(held: Vec<Held>, today: Date) -> Systems {
        let mut vocabulary = Vocabulary::default();
        let mut filed = Vec::with_capacity(held.len());
        let mut usernames = Vec::new();
        let mut places = BTreeMap::new();
        for (place, record) in (0_u32..).zip(&held) {
            places.entry(record.no).or_insert(filed.len());
            let known_as = record.usernames.iter().chain(&record.aliases);
            let known_as: Vec<Username> = known_as.filter_map(|name| Username::of(name)).collect();
            filed.push(file(record, place, &known_as, &mut vocabulary));
            usernames.extend(known_as.into_iter().map(|username| (username, place)));
        }
        let Vocabulary { words, bearers, .. } = vocabulary;
        Systems {
            held,
            today,
            filed,
            words,
            bearers,
            usernames,
            places,
        }
    }

    /// All the records, of both systems, in the order they came.
    pub fn held(&self) -> &[Held] {
        &self.held
    }

    /// One record.
    pub fn get(&self, no: RecordNo) -> Option<&Held> {
        self.places.get(&no).and_then(|place| self.held.get(*place))
    }

    /// The records of one system that may be about the person searched for: best first, equal scores by
    /// record number, at most [`limits::TRACES`](crate::limits::TRACES). Empty when nothing comes near, and
    /// when the query [cannot be searched by](Query::validate).
    pub fn search(&self, system: System, query: &Query) -> Vec<Trace> {
        search::search(self, system, query)
    }
}

fn file(record: &Held, place: u32, known_as: &[Username], vocabulary: &mut Vocabulary) -> Filed {
    let filed_under = record.name.iter().map(|name| (name, false));
    let aliases = record.aliases.iter().map(|alias| (alias, true));
    let names = filed_under.chain(aliases).filter_map(|(text, is_alias)| {
        let name = Name::of(text)?;
        Some((name.map(|word| vocabulary.place(word, place)), is_alias))
    });
    Filed {
        no: record.no,
        system: record.system,
        names: names.collect(),
        own_usernames: record
            .usernames
            .iter()
            .filter(|name| Username::of(name).is_some())
            .count(),
        usernames: known_as.to_vec(),
        born: record.born,
        town: record.town.as_deref().and_then(Town::of),
        telephone: record
            .telephone
            .as_deref()
            .map(telephone::digits)
            .filter(|digits| !digits.is_empty()),
    }
}

/// The words met so far.
#[derive(Default)]
struct Vocabulary {
    places: BTreeMap<String, u32>,
    words: Vec<Word>,
    bearers: Vec<Vec<u32>>,
}

impl Vocabulary {
    /// The place of a word, noting that the record bears it.
    fn place(&mut self, text: &str, record: u32) -> u32 {
        let place = match self.places.get(text) {
            Some(place) => *place,
            None => {
                let place = u32::try_from(self.words.len()).unwrap_or(u32::MAX);
                self.places.insert(text.to_owned(), place);
                self.words.push(Word::of(text));
                self.bearers.push(Vec::new());
                place
            }
        };
        if let Some(bearers) = self.bearers.get_mut(place as usize)
            && bearers.last() != Some(&record)
        {
            bearers.push(record);
        }
        place
    }
}
