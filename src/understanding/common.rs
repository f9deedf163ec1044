//! What every call has in common: the questions of the catalogue, moves, advice, and what has nothing to do with any
//! call.
//!
//! Read once and shared by all calls.

use std::ops::Range;
use std::sync::{Arc, LazyLock};

use crate::scenario::catalogue::Catalogue;
use crate::scenario::catalogue::questions::Questions;
use crate::scenario::catalogue::sections::sections;
use crate::scenario::number::{AdviceNo, QuestionNo};

use super::aspect::{self, Aspect};
use super::feature::hash;
use super::index::Index;
use super::phrase::Reader;
use super::spelling::Words;
use super::text::{self, Word};
use super::{Move, Names, manner, moves};

/// What some of the common phrases mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Group {
    /// They ask a common question, which may be one of the call's facts.
    Question(QuestionNo),
    /// They make a move.
    Move(Move),
    /// They give a piece of advice.
    Advice(AdviceNo),
    /// They have nothing to do with the call.
    Aside,
}

/// The phrases every call has in common.
pub(super) struct Common {
    /// Their words, towards which slips are mended.
    pub words: Arc<Words>,
    /// The phrases, to be compared with.
    pub index: Index,
    /// The same, as they were read.
    pub phrases: Vec<CommonPhrase>,
    /// What phrases say beside their words, each once: there are far fewer than phrases.
    pub aspects: Vec<Aspect>,
    /// What they mean, in the order of the phrases.
    pub groups: Vec<Group>,
    /// For each group, where its phrases begin; one more for the end.
    starts: Vec<u16>,
    /// Where a phrase of just these words stands, by the words as a number, in order.
    exact: Box<[(u64, u16)]>,
}

/// A phrase that every call has in common.
pub(super) struct CommonPhrase {
    /// Its place among the groups.
    pub group: u16,
    /// Which of the aspects is its own: what it says beside its words.
    pub aspect: u16,
    /// As it is written.
    pub text: &'static str,
}

const MOVES: &str = include_str!("../../assets/understanding/moves.txt");
const ADVICE: &str = include_str!("../../assets/understanding/advice.txt");
const ASIDES: &str = include_str!("../../assets/understanding/asides.txt");

static COMMON: LazyLock<Common> = LazyLock::new(Common::read);

/// The phrases that come with the program.
pub(super) fn common() -> &'static Common {
    &COMMON
}

/// Sections of the lists of what is said on a call: their headings name moves, and advice of the catalogue by its id.
fn said(source: &'static str) -> impl Iterator<Item = (Option<Group>, Vec<&'static str>)> {
    let advice = &Catalogue::built_in().advice;
    sections(source).into_iter().map(move |section| {
        let heading = section.heading;
        let given = (0..)
            .map(AdviceNo)
            .zip(advice)
            .find(|it| it.1.id == heading);
        let group = match (moves::named(heading), given) {
            (Some(made), _) => Some(Group::Move(made)),
            (None, Some((no, _))) => Some(Group::Advice(no)),
            (None, None) => None,
        };
        (group, section.lines)
    })
}

impl Common {
    fn read() -> Common {
        let mut groups = Vec::new();
        let mut starts = vec![0];
        let mut written: Vec<(u16, &'static str)> = Vec::new();
        let mut admit = |group: Group, ways: &[&'static str]| {
            let place = groups.len() as u16;
            written.extend(ways.iter().map(|way| (place, *way)));
            groups.push(group);
            starts.push(written.len() as u16);
        };
        for (no, question) in (0..).map(QuestionNo).zip(Questions::built_in().list()) {
            admit(Group::Question(no), &question.asked);
        }
        for (group, ways) in said(MOVES).chain(said(ADVICE)) {
            group.into_iter().for_each(|group| admit(group, &ways));
        }
        for section in sections(ASIDES) {
            admit(Group::Aside, &section.lines);
        }
        let plain: Vec<Vec<Word>> = written.iter().map(|(_, way)| text::words(way)).collect();
        let cues: Vec<Word> = manner::words()
            .filter(|word| word.len() >= 7)
            .flat_map(text::words)
            .collect();
        let all = plain.iter().flatten().chain(&cues);
        let words = Arc::new(Words::of(all.map(|word| word.text.as_str())));
        let reader = Reader::of(&Names::default(), words.clone());
        let mut phrases = Vec::with_capacity(written.len());
        let mut features = Vec::with_capacity(written.len());
        let mut exact = Vec::with_capacity(written.len());
        for (place, ((group, text), words)) in (0..).zip(written.into_iter().zip(&plain)) {
            let reading = reader.read(words);
            exact.push((hash(&[reader.key(words).as_bytes()]), place));
            phrases.push((group, text, Aspect::of(&reading)));
            features.push(reading.features);
        }
        exact.sort_unstable();
        for phrases in phrases.chunk_by_mut(|a, b| a.0 == b.0) {
            aspect::settle(phrases.iter_mut().map(|(.., aspect)| aspect));
        }
        let mut aspects: Vec<Aspect> = Vec::new();
        let phrases = phrases.into_iter().map(|(group, text, aspect)| {
            let known = aspects.iter().position(|it| *it == aspect);
            let place = known.unwrap_or_else(|| {
                aspects.push(aspect);
                aspects.len() - 1
            });
            let aspect = place as u16;
            CommonPhrase {
                group,
                aspect,
                text,
            }
        });
        let phrases = phrases.collect();
        Common {
            words,
            index: Index::of(&features),
            phrases,
            aspects,
            groups,
            starts,
            exact: exact.into(),
        }
    }

    /// The group that asks a common question.
    pub(super) fn group_of(&self, question: QuestionNo) -> Option<usize> {
        let asks = |group: &Group| *group == Group::Question(question);
        self.groups.iter().position(asks)
    }

    /// Where the phrases of a group stand.
    pub(super) fn run(&self, group: usize) -> Range<u16> {
        self.starts[group]..self.starts[group + 1]
    }

    /// The phrase of exactly these words.
    pub(super) fn exact(&self, key: &str) -> Option<&CommonPhrase> {
        let wanted = hash(&[key.as_bytes()]);
        let at = self.exact.partition_point(|(known, _)| *known < wanted);
        let (known, place) = self.exact.get(at)?;
        (*known == wanted).then(|| &self.phrases[usize::from(*place)])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_heading_is_known_and_has_many_lines() {
        let all: Vec<_> = said(MOVES).chain(said(ADVICE)).collect();
        assert!(all.iter().all(|(group, _)| group.is_some()));
        let advice = Catalogue::built_in().advice.len();
        assert_eq!(all.len(), 12 + advice, "every move and all advice");
        let common = common();
        assert!(common.phrases.len() < crate::limits::PHRASES);
        for group in 0..common.groups.len() {
            assert!(common.run(group).len() >= 12, "{:?}", common.groups[group]);
        }
    }

    #[test]
    fn no_line_means_two_things() {
        let common = common();
        let mut same = common.exact.windows(2).filter(|it| it[0].0 == it[1].0);
        let text = |place: u16| common.phrases[usize::from(place)].text;
        let group =
            |place: u16| common.groups[usize::from(common.phrases[usize::from(place)].group)];
        let differ = same.find(|it| group(it[0].1) != group(it[1].1));
        assert!(
            differ.is_none(),
            "{:?}",
            differ.map(|it| (text(it[0].1), text(it[1].1)))
        );
    }
}
