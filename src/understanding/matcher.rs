//! Which meaning a reading comes nearest to.
//!
//! First every phrase of a meaning [backs](super::backing) it, the more the nearer it is. Then the strongest are
//! weighed against one another by [what tells them apart](super::telling). What each then has of all is its score.

use std::collections::BTreeMap;

use crate::limits::{CANDIDATES, PHRASES};
use crate::scenario::number::FactNo;

use super::aspect::{self, Aspect};
use super::backing::{Backing, Source};
use super::common::{Common, Group, common};
use super::index::Index;
use super::owner::Owner;
use super::phrase::{Known, Opens, Reader, Reading, Roles};
use super::telling::{self, Standing};
use super::text::{self, Word};
use super::{Askable, Candidate, Certainty, Close, Meaning, Names, Neighbours, Part, Spoken};

// The five marks below were set on the 795 lines of tests/data/understanding/tune, which were written by people who had
// not seen the phrases. A wrong answer misleads; an offer of three costs one key.

/// From this score the first candidate is meant, if no other comes near.
const SURE: u16 = 500;
/// How many tenths of the second's score the first must have to be sure.
const AHEAD: u32 = 28;
/// Where what has no answer here has more than this of all, nothing is meant.
const ELSEWHERE: u32 = 700;
/// Nothing is meant where the first of what is meant scores less than this.
const FAINT: u16 = 100;
/// Nothing is meant where not even the nearest phrase of the first is this near.
const FAR: u32 = 170;
/// How near, in thousandths, a common question may come that asks for nothing in this call: a little less than others, so
/// that the call's own phrases are taken for what its author meant by them.
const UNASKED: u32 = 850;
/// What anything but the same words can score.
const NEAREST: u16 = 990;

/// A phrase of this call alone.
struct Phrase {
    owner: u16,
    aspect: Aspect,
    text: Box<str>,
}

/// Everything that can be meant, ready to be searched.
pub(super) struct Matcher {
    reader: Reader,
    common: &'static Common,
    /// For each group of the common phrases, whom it backs.
    owner_of: Vec<u16>,
    index: Index,
    phrases: Vec<Phrase>,
    owners: Vec<Owner>,
    /// The phrases of the call of just these words.
    exact: BTreeMap<Box<str>, Vec<u16>>,
}

/// What some words were taken for, and what is needed to weigh them against others.
pub(super) struct Verdict {
    pub part: Part,
    pub roles: Roles,
    pub opens: Opens,
}

impl Matcher {
    /// Everything these facts and the moves can be asked or made with.
    pub(super) fn of(askable: &[Askable], names: &Names) -> Matcher {
        let common = common();
        let mut owner_of = vec![u16::MAX; common.groups.len()];
        let mut owners = Vec::new();
        let mut written: Vec<(u16, &str, Vec<Word>)> = Vec::new();
        for (place, fact) in (0..).zip(askable) {
            let groups = fact.questions.iter().filter_map(|it| common.group_of(*it));
            let groups: Vec<usize> = groups.collect();
            groups.iter().for_each(|group| owner_of[*group] = place);
            let runs = groups.iter().map(|group| common.run(*group));
            owners.push(Owner::of(Some(Meaning::Fact(fact.fact)), runs.collect()));
            let phrases = fact.phrases.iter();
            let phrases = phrases.map(|text| (place, text.as_ref(), text::words(text)));
            written.extend(phrases.filter(|(.., words)| !words.is_empty()));
        }
        for (place, group) in common.groups.iter().enumerate() {
            if owner_of[place] == u16::MAX {
                owner_of[place] = owners.len() as u16;
                let meaning = match group {
                    Group::Move(made) => Some(Meaning::Move(*made)),
                    Group::Advice(advice) => Some(Meaning::Advice(*advice)),
                    Group::Question(_) | Group::Aside => None,
                };
                owners.push(Owner::of(meaning, vec![common.run(place)]));
            }
        }
        written.truncate(PHRASES);
        let mut reader = Reader::of(names, common.words.clone());
        reader.learn(written.iter().flat_map(|(.., words)| words));
        let mut matcher = Matcher {
            reader,
            common,
            owner_of,
            index: Index::of(&[]),
            phrases: Vec::with_capacity(written.len()),
            owners,
            exact: BTreeMap::new(),
        };
        matcher.admit(written);
        matcher
    }

    fn admit(&mut self, written: Vec<(u16, &str, Vec<Word>)>) {
        let mut features = Vec::with_capacity(written.len());
        for (place, (owner, text, words)) in (0..).zip(written) {
            let reading = self.reader.read(&words);
            let key = self.reader.key(&words).into();
            self.exact.entry(key).or_default().push(place);
            self.owners[usize::from(owner)].admit(place);
            self.phrases.push(Phrase {
                owner,
                aspect: Aspect::of(&reading),
                text: text.into(),
            });
            features.push(reading.features);
        }
        for phrases in self.phrases.chunk_by_mut(|a, b| a.owner == b.owner) {
            aspect::settle(phrases.iter_mut().map(|it| &mut it.aspect));
        }
        self.index = Index::of(&features);
    }

    /// Puts in place of each slip the word it was meant as.
    pub(super) fn mend(&self, words: &mut [Word]) {
        self.reader.mend(words);
    }

    /// Whether these words are exactly one of the phrases.
    pub(super) fn has(&self, words: &[Word]) -> bool {
        !self.exactly(words, None).is_empty()
    }

    /// What stands near these words besides the fact `own`.
    pub(super) fn neighbours(&self, words: &[Word], own: FactNo) -> Neighbours {
        let backings = self.backings(&self.reader.read(words), Known::Name);
        let mut neighbours = Neighbours::default();
        for (owner, backing) in self.owners.iter().zip(&backings) {
            match (owner.meaning, backing.nearest()) {
                (Some(Meaning::Fact(fact)), Some(nearest)) if fact != own => {
                    neighbours
                        .facts
                        .extend(self.why(backing).map(|phrase| Close {
                            fact,
                            near: backing.near(),
                            phrase,
                            common: matches!(nearest, Source::Common(_)),
                        }));
                }
                (None, Some(Source::Common(place))) => {
                    let group = usize::from(self.common.phrases[usize::from(place)].group);
                    let nearer = neighbours
                        .unclaimed
                        .is_none_or(|(_, near)| backing.near() >= near);
                    if let (Group::Question(question), true) = (self.common.groups[group], nearer) {
                        neighbours.unclaimed = Some((question, backing.near()));
                    }
                }
                _ => {}
            }
        }
        neighbours
    }

    /// What "exactly the same" means of a text.
    #[cfg(test)]
    pub(super) fn key(&self, phrase: &str) -> String {
        self.reader.key(&text::words(phrase))
    }

    /// What these words are taken for.
    pub(super) fn take(&self, words: &[Word], asks: bool, last: Option<Spoken>) -> Verdict {
        let mut reading = self.reader.read(words);
        let spoken_of = reading.roles;
        let known = reading.resolve(last);
        let opens = if asks && reading.opens == Opens::Stating {
            Opens::Neither
        } else {
            reading.opens
        };
        let backings = self.backings(&reading, known);
        let mut standings: Vec<Standing> = (0..)
            .zip(backings.iter().zip(&self.owners))
            .map(|(owner, (backing, of))| Standing::new(owner, backing.strength(of.phrases())))
            .collect();
        let indexes = [&self.common.index, &self.index];
        telling::tell_apart(&reading.features, &indexes, &self.owners, &mut standings);
        let mut part = self.part(&standings, &backings);
        let exact = self.exactly(words, Some(Aspect::of(&reading)));
        self.put_first(&exact, &backings, &mut part);
        Verdict {
            part,
            roles: spoken_of,
            opens,
        }
    }

    /// What backs each owner.
    fn backings(&self, reading: &Reading, known: Known) -> Vec<Backing> {
        let typed = Aspect::of(reading);
        let mut backings = vec![Backing::default(); self.owners.len()];
        let near = self.common.index.near(&reading.features);
        let fits = self.common.aspects.iter().map(|it| it.fit(typed, known));
        let fits: Vec<u32> = fits.collect();
        for (place, group) in self.common.groups.iter().enumerate() {
            let owner = usize::from(self.owner_of[place]);
            let meaning = self.owners[owner].meaning;
            let fit_of_all = match (meaning, group) {
                (None, Group::Question(_)) => UNASKED,
                _ => aspect::form_fit(meaning, typed),
            };
            let backing = &mut backings[owner];
            for place in self.common.run(place) {
                let phrase = &self.common.phrases[usize::from(place)];
                let fit = fits[usize::from(phrase.aspect)] * fit_of_all / 1000;
                let near = near[usize::from(place)];
                backing.add(near * fit / 1000, Source::Common(place));
            }
        }
        let near = self.index.near(&reading.features);
        for (place, (phrase, near)) in (0..).zip(self.phrases.iter().zip(near)) {
            let fit = phrase.aspect.fit(typed, known);
            backings[usize::from(phrase.owner)].add(near * fit / 1000, Source::Own(place));
        }
        backings
    }

    /// What is meant, by how the owners stand, the first first.
    fn part(&self, standings: &[Standing], backings: &[Backing]) -> Part {
        let total: u64 = standings.iter().map(|it| it.weight()).sum();
        let share = |it: &Standing| (it.weight() * 1000 / total.max(1)) as u32;
        let meaning = |it: &Standing| self.owners[usize::from(it.owner)].meaning;
        let elsewhere: u32 = standings
            .iter()
            .filter(|it| meaning(it).is_none())
            .map(share)
            .sum();
        let far = standings
            .first()
            .is_none_or(|it| backings[usize::from(it.owner)].near() < FAR);
        if far || elsewhere > ELSEWHERE {
            return Part::nothing();
        }
        let candidates = standings.iter().filter_map(|it| {
            Some(Candidate {
                meaning: meaning(it)?,
                score: (share(it) as u16).min(NEAREST),
                why: self.why(&backings[usize::from(it.owner)])?,
            })
        });
        let candidates: Vec<Candidate> = candidates.take(CANDIDATES).collect();
        let Some(first) = candidates.first() else {
            return Part::nothing();
        };
        if first.score < FAINT {
            return Part::nothing();
        }
        let second = standings.get(1).map_or(0, share);
        let ahead = u32::from(first.score) * 10 >= AHEAD * second;
        let leads = standings.first().and_then(meaning) == Some(first.meaning);
        Part {
            certainty: if leads && ahead && first.score >= SURE {
                Certainty::Sure
            } else {
                Certainty::Unsure
            },
            candidates,
        }
    }

    /// The owners of phrases of exactly these words, the call's own before those every call has. A phrase that speaks of
    /// somebody else than `typed` does counts only as one that is near, and so does a common one whose "he" may be either.
    fn exactly(&self, words: &[Word], typed: Option<Aspect>) -> Vec<u16> {
        let key = self.reader.key(words);
        let agrees = |aspect: Aspect| typed.is_none_or(|typed| aspect.agrees(typed));
        if let Some(own) = self.exact.get(key.as_str()) {
            let own = own.iter().map(|it| &self.phrases[usize::from(*it)]);
            let mut owners: Vec<u16> = own
                .filter(|it| agrees(it.aspect))
                .map(|it| it.owner)
                .collect();
            owners.dedup();
            return owners;
        }
        let common = self.common.exact(&key);
        let common = common.filter(|it| {
            let aspect = self.common.aspects[usize::from(it.aspect)];
            !aspect.he && agrees(aspect)
        });
        let owner = common.map(|it| self.owner_of[usize::from(it.group)]);
        owner.into_iter().collect()
    }

    /// Puts those whose very words were typed before all others.
    fn put_first(&self, owners: &[u16], backings: &[Backing], part: &mut Part) {
        let exact = owners.iter().filter_map(|owner| {
            Some(Candidate {
                meaning: self.owners[usize::from(*owner)].meaning?,
                score: 1000,
                why: self.why(&backings[usize::from(*owner)])?,
            })
        });
        let exact: Vec<Candidate> = exact.collect();
        let (certainty, kept) = match (owners.len(), exact.len()) {
            (0, _) => return,
            (_, 0) => (Certainty::Nothing, Vec::new()),
            (_, 1) => (Certainty::Sure, std::mem::take(&mut part.candidates)),
            _ => (Certainty::Unsure, std::mem::take(&mut part.candidates)),
        };
        let others = kept
            .into_iter()
            .filter(|it| exact.iter().all(|first| first.meaning != it.meaning))
            .collect::<Vec<_>>();
        part.certainty = certainty;
        part.candidates = exact;
        part.candidates.extend(others);
        part.candidates.truncate(CANDIDATES);
    }

    /// The phrase that came nearest.
    fn why(&self, backing: &Backing) -> Option<String> {
        Some(match backing.nearest()? {
            Source::Common(place) => self.common.phrases[usize::from(place)].text.to_owned(),
            Source::Own(place) => self.phrases[usize::from(place)].text.to_string(),
        })
    }
}

/// The fact a candidate asks for, if it asks for one.
pub(super) fn fact(part: &Part) -> Option<FactNo> {
    match part.candidates.first()?.meaning {
        Meaning::Fact(fact) => Some(fact),
        Meaning::Move(_) | Meaning::Advice(_) => None,
    }
}
