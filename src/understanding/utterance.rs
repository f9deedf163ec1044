//! An utterance as the questions it holds.

use crate::limits::PARTS;

use super::matcher::{self, Matcher, Verdict};
use super::phrase::{CHILD_BIT, Opens, SUBJECT_BIT};
use super::split::{self, Cut};
use super::text::Word;
use super::{Certainty, Meaning, Move, Part, Spoken, moves};

/// What one sentence is taken for: as a whole, or cut where both sides mean something else and mean it more clearly.
pub(super) fn questions(
    matcher: &Matcher,
    words: &[Word],
    asks: bool,
    last: Option<Spoken>,
) -> Vec<Verdict> {
    let mut verdicts = Vec::new();
    let mut left = words;
    let mut whole = matcher.take(left, asks, last);
    let mut last = last;
    for _ in 1..PARTS {
        let Some(cut) = cut(matcher, left, asks, last, &whole) else {
            break;
        };
        if let Some(first) = cut.first {
            last = spoken_of(&first).or(last);
            verdicts.push(first);
        }
        (left, whole) = (cut.after, cut.second);
    }
    verdicts.push(whole);
    verdicts
}

/// A sentence cut in two.
struct InTwo<'w> {
    /// What stands before the cut, unless it only leads up to what stands after or says sorry for it.
    first: Option<Verdict>,
    second: Verdict,
    after: &'w [Word],
}

/// The first cut that holds.
fn cut<'w>(
    matcher: &Matcher,
    words: &'w [Word],
    asks: bool,
    last: Option<Spoken>,
    whole: &Verdict,
) -> Option<InTwo<'w>> {
    if matcher.has(words) {
        return None;
    }
    let clear = is_sure(whole);
    for (place, kind) in split::cuts(words) {
        let (before, after) = words.split_at(place);
        let first = matcher.take(before, asks, last);
        let mut second = matcher.take(after, asks, spoken_of(&first).or(last));
        if kind == Cut::Short {
            second.opens = first.opens;
        }
        let differ = meant(&first) != meant(&second);
        let both_sure = is_sure(&first) && is_sure(&second);
        let both_mean = meant(&first).is_some() && meant(&second).is_some();
        let one_sure = is_sure(&first) || is_sure(&second);
        let holds = match kind {
            Cut::Joined => both_mean && one_sure,
            Cut::Question => both_mean && one_sure && (both_sure || !clear),
            Cut::Short => both_sure && facts(&first, &second),
        };
        let clearer = is_sure(&second)
            || matcher::fact(&first.part).is_none() && score(&second) > score(whole);
        let leads_up = kind != Cut::Short && !clear && !is_sure(&first) && clearer;
        // "I'm sorry to ask you this, but has he" says sorry for nothing but the question.
        let excuses = kind != Cut::Short && apologises(&first) && second.opens == Opens::Asking;
        if differ && holds || leads_up || excuses && apologises(whole) {
            return Some(InTwo {
                first: (differ && holds && !excuses).then_some(first),
                second,
                after,
            });
        }
    }
    None
}

fn is_sure(verdict: &Verdict) -> bool {
    verdict.part.certainty == Certainty::Sure
}

fn score(verdict: &Verdict) -> u16 {
    verdict.part.candidates.first().map_or(0, |it| it.score)
}

fn apologises(verdict: &Verdict) -> bool {
    meant(verdict) == Some(Meaning::Move(Move::Apologise))
}

fn facts(first: &Verdict, second: &Verdict) -> bool {
    matcher::fact(&first.part).is_some() && matcher::fact(&second.part).is_some()
}

fn meant(verdict: &Verdict) -> Option<Meaning> {
    verdict.part.candidates.first().map(|it| it.meaning)
}

/// Who is spoken of, if it is one of the two.
pub(super) fn spoken_of(verdict: &Verdict) -> Option<Spoken> {
    match verdict.roles & (CHILD_BIT | SUBJECT_BIT) {
        CHILD_BIT => Some(Spoken::Child),
        SUBJECT_BIT => Some(Spoken::Subject),
        _ => None,
    }
}

/// What of several verdicts counts: a question before its polite wrapping, each meaning once.
pub(super) fn settle(mut verdicts: Vec<Verdict>) -> Vec<Part> {
    verdicts.retain(|verdict| meant(verdict).is_some());
    let asks_fact = |verdict: &Verdict| matcher::fact(&verdict.part).is_some();
    let asked = |verdict: &Verdict| asks_fact(verdict) && verdict.opens == Opens::Asking;
    let any_asked = verdicts.iter().any(asked);
    let any_sure = verdicts.iter().any(is_sure);
    if verdicts.iter().any(asks_fact) {
        verdicts.retain(|verdict| match meant(verdict) {
            Some(Meaning::Move(made)) => !moves::wraps(made) && is_sure(verdict),
            _ => !any_asked || asked(verdict) || verdict.part.candidates[0].score >= AS_ASKED,
        });
    } else if any_sure {
        verdicts.retain(is_sure);
    }
    let mut parts = Vec::<Part>::new();
    for Verdict { part, .. } in verdicts {
        let first = part.candidates.first().map(|first| first.meaning);
        let known = parts
            .iter_mut()
            .find(|known| known.candidates.first().map(|known| known.meaning) == first);
        match known {
            Some(known) if known.candidates[0].score < part.candidates[0].score => *known = part,
            Some(_) => {}
            None => parts.push(part),
        }
    }
    parts.truncate(PARTS);
    parts
}

/// Beside a question, words that only state something are an introduction unless they score this much.
const AS_ASKED: u16 = 600;
