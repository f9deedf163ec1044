//! Which meaning a reading comes nearest to.
//!
//! Every phrase of a meaning speaks for it, by the cube of how near it is: so the nearest speak loudest, many near ones
//! speak louder than one, and far ones hardly at all. All is whole numbers.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::limits::CANDIDATES;
use crate::scenario::number::FactNo;

use super::common::{Common, Group, common};
use super::index::{Index, KindOf};
use super::phrase::{Opens, Reader, Reading, Roles};
use super::text::{self, Word};
use super::told::Told;
use super::weight::{lessened, log2};
use super::{Askable, Candidate, Certainty, Meaning, Move, Names, Part, Spoken};

/// A phrase of this call alone.
struct Phrase {
    owner: u16,
    told: Told,
    /// Whether it is a way of asking, or only what its fact is about or says.
    asks: bool,
    text: Box<str>,
}

/// Something that can be meant.
struct Owner {
    /// Nothing, if it is to be told from what can be meant but has no answer here.
    meaning: Option<Meaning>,
    /// How many phrases speak for it.
    phrases: u32,
    /// Which of the common phrases do, as runs of their places.
    common: Vec<Range<u16>>,
    /// Which of the call's own do.
    own: Range<u16>,
}

impl Owner {
    /// How many of its phrases are among these, which are in order.
    fn count(&self, common: &[u16], own: &[u16]) -> usize {
        let of_common: usize = self.common.iter().map(|run| within(common, run)).sum();
        of_common + within(own, &self.own)
    }
}

/// How many of these places, which are in order, lie in a run.
fn within(places: &[u16], run: &Range<u16>) -> usize {
    let from = places.partition_point(|it| *it < run.start);
    places[from..].partition_point(|it| *it < run.end)
}

/// Everything that can be meant, ready to be searched.
pub(super) struct Matcher {
    reader: Reader,
    common: &'static Common,
    /// For each group of the common phrases, whom it speaks for.
    owner_of: Vec<u16>,
    index: Index,
    phrases: Vec<Phrase>,
    owners: Vec<Owner>,
    exact: BTreeMap<Box<str>, Vec<u16>>,
}

/// What some words were taken for, and what is needed to weigh them against others.
pub(super) struct Verdict {
    pub part: Part,
    pub roles: Roles,
    pub opens: Opens,
}

/// What speaks for an owner.
#[derive(Clone, Copy, Default)]
struct Voice {
    /// The cubes of how near its phrases are, added up.
    cubes: u64,
    /// How near the nearest is, and which it is.
    near: u32,
    nearest: Option<Source>,
    /// How near what it says or is about is.
    hint: u32,
}

/// Where a phrase stands.
#[derive(Clone, Copy)]
enum Source {
    Common(u16),
    Own(u16),
}

/// How an owner stands against the others.
#[derive(Clone, Copy, Debug)]
struct Standing {
    owner: u16,
    /// How loud the voices are, in thousandths of one phrase just as typed.
    loud: u32,
}

impl Matcher {
    /// Everything these facts and the moves can be asked or made with.
    pub(super) fn of(askable: &[Askable], names: &Names) -> Matcher {
        let common = common();
        let mut reader = Reader::of(names, common.words.clone());
        let mut owners = Vec::new();
        let mut owner_of = vec![u16::MAX; common.groups.len()];
        let mut written: Vec<(u16, bool, &str, Vec<Word>)> = Vec::new();
        for fact in askable {
            let owner = owners.len() as u16;
            let mut phrases = fact.phrases.len() as u32;
            let mut runs = Vec::new();
            for no in &fact.questions {
                let group = common.groups.iter().position(|(it, _)| *it == Group::Question(*no));
                if let Some(group) = group {
                    owner_of[group] = owner;
                    phrases += common.groups[group].1;
                    runs.push(common.run(group));
                }
            }
            let asked = fact.phrases.iter().map(|it| (it, true));
            let hints = fact.says.iter().chain([&fact.topic]).map(|it| (it, false));
            for (text, asks) in asked.chain(hints) {
                written.push((owner, asks, text.as_ref(), text::words(text)));
            }
            owners.push(Owner {
                meaning: Some(Meaning::Fact(fact.fact)),
                phrases,
                common: runs,
                own: 0..0,
            });
        }
        for (place, (group, owner)) in common.groups.iter().zip(&mut owner_of).enumerate() {
            if *owner == u16::MAX {
                *owner = owners.len() as u16;
                owners.push(Owner {
                    meaning: match group.0 {
                        Group::Move(made) => Some(Meaning::Move(made)),
                        Group::Question(_) | Group::Aside => None,
                    },
                    phrases: group.1,
                    common: vec![common.run(place)],
                    own: 0..0,
                });
            }
        }
        written.retain(|(.., words)| !words.is_empty());
        written.truncate(super::index::MOST);
        reader.learn(written.iter().filter(|it| it.1).flat_map(|(.., words)| words));
        let mut matcher = Matcher {
            common,
            owner_of,
            index: Index::of(&[]),
            phrases: Vec::with_capacity(written.len()),
            owners,
            exact: BTreeMap::new(),
            reader,
        };
        matcher.admit(written);
        matcher
    }

    fn admit(&mut self, written: Vec<(u16, bool, &str, Vec<Word>)>) {
        let mut features = Vec::with_capacity(written.len());
        for (place, (owner, asks, text, words)) in (0..).zip(written) {
            let reading = self.reader.read(&words);
            let run = &mut self.owners[usize::from(owner)].own;
            if asks {
                run.start = if run.is_empty() { place } else { run.start };
                run.end = place + 1;
                let key = self.reader.key(&words).into();
                self.exact.entry(key).or_default().push(place);
            }
            self.phrases.push(Phrase {
                owner,
                told: Told::of(&reading),
                asks,
                text: text.into(),
            });
            features.push(reading.features);
        }
        for phrases in self.phrases.chunk_by_mut(|a, b| a.owner == b.owner) {
            Told::settle(phrases.iter_mut().map(|it| &mut it.told));
        }
        self.index = Index::of(&features);
    }

    /// The words with slips mended.
    pub(super) fn mended(&self, words: &[Word]) -> Vec<Word> {
        self.reader.mended(words)
    }

    /// Whether these words are exactly one of the phrases.
    pub(super) fn has(&self, words: &[Word]) -> bool {
        let key = self.reader.key(words);
        self.exact.contains_key(key.as_str()) || self.common.exact(&key).is_some()
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
        let guessed = reading.resolve(last);
        let opens = if asks && reading.opens == Opens::Stating {
            Opens::Neither
        } else {
            reading.opens
        };
        let voices = self.voices(&reading, guessed);
        let part = match self.meant_exactly(words, &reading) {
            Some(owners) => self.exactly(&owners, &voices, &reading),
            None => self.nearly(&voices, &reading),
        };
        Verdict {
            part,
            roles: spoken_of,
            opens,
        }
    }

    /// What speaks for each owner.
    fn voices(&self, reading: &Reading, guessed: bool) -> Vec<Voice> {
        let typed = Told::of(reading);
        let mut voices = vec![Voice::default(); self.owners.len()];
        let near = self.common.index.near(&reading.features);
        for (place, (phrase, near)) in (0..).zip(self.common.phrases.iter().zip(near)) {
            if near > 0 {
                let owner = self.owner_of[usize::from(phrase.group)];
                let fit = phrase.told.fit(typed, guessed);
                let near = near * fit / 1000 * made_fit(self.owners[usize::from(owner)].meaning, reading) / 1000;
                voices[usize::from(owner)].hear(near, Source::Common(place));
            }
        }
        let near = self.index.near(&reading.features);
        for (place, (phrase, near)) in (0..).zip(self.phrases.iter().zip(near)) {
            if near > 0 {
                let near = near * phrase.told.fit(typed, guessed) / 1000;
                let voice = &mut voices[usize::from(phrase.owner)];
                if phrase.asks {
                    voice.hear(near, Source::Own(place));
                } else {
                    voice.hint = voice.hint.max(near);
                }
            }
        }
        voices
    }

    /// Those whose phrase is exactly what was typed.
    fn meant_exactly(&self, words: &[Word], _reading: &Reading) -> Option<Vec<u16>> {
        let key = self.reader.key(words);
        if let Some(own) = self.exact.get(key.as_str()) {
            let mut owners: Vec<u16> = own.iter().map(|it| self.phrases[usize::from(*it)].owner).collect();
            owners.dedup();
            return Some(owners);
        }
        let phrase = self.common.exact(&key)?;
        Some(vec![self.owner_of[usize::from(phrase.group)]])
    }

    fn exactly(&self, owners: &[u16], voices: &[Voice], reading: &Reading) -> Part {
        let mut part = self.nearly(voices, reading);
        let meant: Vec<Meaning> = owners
            .iter()
            .filter_map(|owner| self.owners[usize::from(*owner)].meaning)
            .collect();
        if meant.is_empty() {
            return Part::nothing();
        }
        part.candidates.retain(|it| !meant.contains(&it.meaning));
        let exact = owners.iter().filter_map(|owner| {
            Some(Candidate {
                meaning: self.owners[usize::from(*owner)].meaning?,
                score: 1000,
                why: self.why(&voices[usize::from(*owner)]),
            })
        });
        part.candidates.splice(0..0, exact);
        part.candidates.truncate(CANDIDATES);
        part.certainty = if meant.len() == 1 {
            Certainty::Sure
        } else {
            Certainty::Unsure
        };
        part
    }

    /// Weighs the loudest against one another by what tells them apart: of each feature typed, how many of the phrases
    /// of each have it.
    fn tell_apart(&self, reading: &Reading, standings: &mut [Standing]) {
        let close = standings.len().min(super::knob(30, 6) as usize);
        let mut telling = vec![0_u64; close];
        for (kind, typed) in [(KindOf::Word, &reading.features.words), (KindOf::Letters, &reading.features.letters)] {
            let mut all = 0_u64;
            let mut sums = vec![0_u64; close];
            for feature in typed {
                let common = self.common.index.having(kind, feature.key);
                let own = self.index.having(kind, feature.key);
                let Some(weight) = common.map(|it| it.0).or(own.map(|it| it.0)) else {
                    continue;
                };
                let weight = u64::from(weight);
                let common = common.map_or(&[][..], |it| it.1);
                let own = own.map_or(&[][..], |it| it.1);
                let everywhere = (common.len() + own.len()) * 1000
                    / (self.common.index.len() + self.index.len());
                all += weight;
                for (sum, standing) in sums.iter_mut().zip(standings.iter()) {
                    let owner = &self.owners[usize::from(standing.owner)];
                    let having = owner.count(common, own);
                    let share = log2((having * 1000 + everywhere * super::knob(32, 10) as usize / 10 + 20) as u32);
                    // Whatever is in one of a million phrases has more than nothing.
                    let share = 40_000 + share - log2((owner.phrases + 1) * 1000);
                    *sum += weight * u64::from(share);
                }
            }
            for (told, sum) in telling.iter_mut().zip(&sums) {
                *told += sum / all.max(1);
            }
        }
        let most = telling.iter().copied().max().unwrap_or(0);
        let least = telling.iter().copied().min().unwrap_or(0);
        let told = telling.into_iter().chain(std::iter::repeat(least));
        for (standing, told) in standings.iter_mut().zip(told) {
            let behind = (most - told) * u64::from(super::knob(31, 400)) / 2000;
            standing.loud = lessened(standing.loud, behind as u32);
        }
    }

    fn nearly(&self, voices: &[Voice], reading: &Reading) -> Part {
        let mut standings: Vec<Standing> = (0..)
            .zip(voices.iter().zip(&self.owners))
            .map(|(owner, (voice, of))| Standing {
                owner,
                loud: voice.loud(of.phrases),
            })
            .collect();
        standings.sort_by_key(|it| (std::cmp::Reverse(it.loud), it.owner));
        self.tell_apart(reading, &mut standings);
        standings.sort_by_key(|it| (std::cmp::Reverse(it.loud), it.owner));
        let total: u64 = standings.iter().map(|it| u64::from(it.loud).pow(4)).sum();
        let share = |it: &Standing| (u64::from(it.loud).pow(4) * 1000 / total.max(1)) as u32;
        if std::env::var_os("WS_DEBUG").is_some() {
            for it in standings.iter().take(3) {
                let v = &voices[usize::from(it.owner)];
                eprintln!("DBG\t{:?}\t{}\t{}\t{}\t{}", self.owners[usize::from(it.owner)].meaning, it.loud, share(it), v.near, self.why(v));
            }
        }
        let first = standings[0];
        let nothing = self.owners[usize::from(first.owner)].meaning.is_none() && share(&first) > super::knob(20, 700)
            || voices[usize::from(first.owner)].near < super::knob(21, 170);
        if nothing {
            return Part::nothing();
        }
        let candidates: Vec<Candidate> = standings
            .iter()
            .filter_map(|it| {
                Some(Candidate {
                    meaning: self.owners[usize::from(it.owner)].meaning?,
                    score: share(it).min(990) as u16,
                    why: self.why(&voices[usize::from(it.owner)]),
                })
            })
            .take(CANDIDATES)
            .collect();
        let second = standings[1];
        let sure = self.owners[usize::from(first.owner)].meaning.is_some()
            && share(&first) >= super::knob(22, 300) && share(&first) * 10 > super::knob(23, 20) * share(&second)
            && voices[usize::from(first.owner)].near >= super::knob(24, 200);
        Part {
            certainty: if sure { Certainty::Sure } else { Certainty::Unsure },
            candidates,
        }
    }

    fn why(&self, voice: &Voice) -> String {
        match voice.nearest {
            Some(Source::Common(place)) => self.common.phrases[usize::from(place)].text.to_owned(),
            Some(Source::Own(place)) => self.phrases[usize::from(place)].text.to_string(),
            None => String::from("-"),
        }
    }
}

impl Voice {
    fn hear(&mut self, near: u32, source: Source) {
        self.cubes += f64::from(near).powf(f64::from(super::knob(9, 30)) / 10.0) as u64;
        if near > self.near {
            self.near = near;
            self.nearest = Some(source);
        }
    }

    /// How loud it is, spoken by this many phrases.
    fn loud(&self, phrases: u32) -> u32 {
        // The number of phrases to the power of three quarters, in thousandths.
        let many = f64::from(phrases.max(1));
        let mean = self.cubes as f64 / many.powf(f64::from(super::knob(8, 75)) / 100.0);
        mean.powf(1.0 / f64::from(super::knob(9, 30)) * 10.0) as u32 + self.hint * super::knob(0,HINT) / 1000
    }
}

/// In thousandths, how well a move agrees with the form of what was typed: few moves are questions.
fn made_fit(meaning: Option<Meaning>, typed: &Reading) -> u32 {
    match meaning {
        Some(Meaning::Move(Move::Repeat | Move::Spell)) | Some(Meaning::Fact(_)) | None => 1000,
        Some(Meaning::Move(_)) if typed.shape != 0 => super::knob(10,850),
        Some(Meaning::Move(_)) => super::knob(11,960),
    }
}

/// What the nearest of the things a fact says, or its topic, adds.
const HINT: u32 = 150;

/// The fact a candidate asks for, if it asks for one.
pub(super) fn fact(part: &Part) -> Option<FactNo> {
    match part.candidates.first()?.meaning {
        Meaning::Fact(fact) => Some(fact),
        Meaning::Move(_) => None,
    }
}
