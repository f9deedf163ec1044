//! How one name resembles another.

use super::Reason;
use super::name::{Name, Piece, Place};
use super::reason::{self, Effect};
use super::word::{Kind, Likeness};

/// How one name resembles another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Resemblance {
    /// How far it goes towards a trace by itself.
    pub bearing: Bearing,
    /// What it counts, 0 to 1000.
    pub score: u16,
    /// Surname, forename and order; gaps where there is nothing to say.
    reasons: [Option<Reason>; 3],
}

/// How far a name goes towards a trace by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Bearing {
    /// A forename of somebody of another surname; needs the birth date beside it.
    Forename,
    /// A surname nearly alike and another forename; needs the town or the birth date beside it.
    Surname,
    /// Enough.
    Name,
}

/// Which name of a person a piece stands for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    Forename,
    Surname,
}

impl Resemblance {
    fn new(bearing: Bearing, reasons: [Option<Reason>; 3]) -> Resemblance {
        Resemblance {
            bearing,
            score: reason::score(reasons.into_iter().flatten()),
            reasons,
        }
    }

    /// Surname, forename, order.
    pub(super) fn reasons(&self) -> impl Iterator<Item = Reason> + Clone {
        self.reasons.into_iter().flatten()
    }

    /// Whether the surname fits and nothing differs, or the only name there is does.
    pub(super) fn is_of_surname(&self) -> bool {
        use Reason::*;
        let differs = self
            .reasons()
            .any(|reason| matches!(reason, ForenameDiffers | SurnameDiffers));
        !differs
            && self.reasons().any(|reason| {
                matches!(
                    reason,
                    NameExact
                        | NameRunTogether
                        | NameSoundsAlike
                        | NameNear(_)
                        | SurnameExact
                        | SurnameSoundsAlike
                        | SurnameNear(_)
                        | SurnamePart
                )
            })
    }
}

/// How a name searched for resembles one held. `like` compares two words. `None` if not at all.
pub(super) fn compare<Q, H>(
    asked: &Name<Q>,
    held: &Name<H>,
    like: &impl Fn(&Q, &H) -> Likeness,
) -> Option<Resemblance> {
    let direct = match (asked.is_single(), held.is_single()) {
        (true, true) => single_to_single(asked, held, like),
        (true, false) => single_to_full(asked, held, like),
        (false, true) => full_to_single(asked, held, like),
        (false, false) => better(straight(asked, held, like), swapped(asked, held, like)),
    };
    better(direct, run_together(asked, held, like))
}

/// The better of two: what bears further, then what counts more, then the first.
pub(super) fn better(a: Option<Resemblance>, b: Option<Resemblance>) -> Option<Resemblance> {
    match (a, b) {
        (Some(a), Some(b)) if (b.bearing, b.score) > (a.bearing, a.score) => Some(b),
        (Some(a), _) => Some(a),
        (None, b) => b,
    }
}

fn straight<Q, H>(
    asked: &Name<Q>,
    held: &Name<H>,
    like: &impl Fn(&Q, &H) -> Likeness,
) -> Option<Resemblance> {
    let surname = best(
        asked,
        Role::Surname,
        held,
        Role::Surname,
        surname_reason,
        like,
    );
    let forename = best(
        asked,
        Role::Forename,
        held,
        Role::Forename,
        forename_reason,
        like,
    );
    let (bearing, forename, surname) = match (surname, forename) {
        (Some(Reason::SurnameInitial), None) | (None, None) => return None,
        // "L. M." is nobody in particular.
        (Some(Reason::SurnameInitial), Some(Reason::ForenameInitial)) => return None,
        (Some(_), Some(_)) => (Bearing::Name, forename, surname),
        (Some(Reason::SurnameExact), None) => {
            (Bearing::Name, Some(Reason::ForenameDiffers), surname)
        }
        (Some(_), None) => (Bearing::Surname, Some(Reason::ForenameDiffers), surname),
        (None, Some(_)) => (Bearing::Forename, forename, Some(Reason::SurnameDiffers)),
    };
    Some(Resemblance::new(bearing, [surname, forename, None]))
}

/// Forename and surname exchanged; both must fit, whole.
fn swapped<Q, H>(
    asked: &Name<Q>,
    held: &Name<H>,
    like: &impl Fn(&Q, &H) -> Likeness,
) -> Option<Resemblance> {
    let surname = best(
        asked,
        Role::Forename,
        held,
        Role::Surname,
        surname_reason,
        like,
    )?;
    let forename = best(
        asked,
        Role::Surname,
        held,
        Role::Forename,
        forename_reason,
        like,
    )?;
    let vague = [
        Reason::SurnamePart,
        Reason::SurnameInitial,
        Reason::ForenamePart,
        Reason::ForenameInitial,
    ];
    if vague.contains(&surname) || vague.contains(&forename) {
        return None;
    }
    let reasons = [
        Some(surname),
        Some(forename),
        Some(Reason::NameOrderSwapped),
    ];
    Some(Resemblance::new(Bearing::Name, reasons))
}

/// One name was given: it may be the surname or the forename.
fn single_to_full<Q, H>(
    asked: &Name<Q>,
    held: &Name<H>,
    like: &impl Fn(&Q, &H) -> Likeness,
) -> Option<Resemblance> {
    let surname = best(
        asked,
        Role::Surname,
        held,
        Role::Surname,
        surname_reason,
        like,
    );
    let forename = best(
        asked,
        Role::Forename,
        held,
        Role::Forename,
        forename_reason,
        like,
    );
    let one = |reason: Option<Reason>| {
        let reason = reason.filter(|reason| !is_initial(*reason))?;
        Some(Resemblance::new(Bearing::Name, [Some(reason), None, None]))
    };
    better(one(surname), one(forename))
}

/// One name is held, as in an alias: it may be the surname or the forename.
fn full_to_single<Q, H>(
    asked: &Name<Q>,
    held: &Name<H>,
    like: &impl Fn(&Q, &H) -> Likeness,
) -> Option<Resemblance> {
    let surname = best(
        asked,
        Role::Surname,
        held,
        Role::Surname,
        surname_reason,
        like,
    );
    let forename = best(
        asked,
        Role::Forename,
        held,
        Role::Forename,
        forename_reason,
        like,
    );
    let one = |reason: Option<Reason>| {
        let reason = reason.filter(|reason| !is_initial(*reason))?;
        let bearing = match reason {
            Reason::ForenameExact | Reason::ForenameShort => Bearing::Name,
            Reason::ForenameSoundsAlike | Reason::ForenameNear(_) | Reason::ForenamePart => {
                Bearing::Forename
            }
            _ => Bearing::Name,
        };
        Some(Resemblance::new(bearing, [Some(reason), None, None]))
    };
    better(one(surname), one(forename))
}

fn single_to_single<Q, H>(
    asked: &Name<Q>,
    held: &Name<H>,
    like: &impl Fn(&Q, &H) -> Likeness,
) -> Option<Resemblance> {
    let asked = asked.pieces.first()?;
    let held = held.pieces.first()?;
    let likeness = like(&asked.word, &held.word);
    let reason = match likeness.kind {
        Kind::Exact => Reason::NameExact,
        _ if likeness.short => Reason::ForenameShort,
        Kind::SoundsAlike => Reason::NameSoundsAlike,
        Kind::Near(letters) => Reason::NameNear(letters),
        Kind::Initial | Kind::Unlike => return None,
    };
    Some(Resemblance::new(Bearing::Name, [Some(reason), None, None]))
}

/// The same letters with other spaces: "Mary Anne Obrien", "Maryanne O Brien".
fn run_together<Q, H>(
    asked: &Name<Q>,
    held: &Name<H>,
    like: &impl Fn(&Q, &H) -> Likeness,
) -> Option<Resemblance> {
    if asked.is_single() && held.is_single() {
        return None;
    }
    let run = |place: Place| place == Place::Run;
    let asked = asked.pieces.iter().find(|piece| run(piece.place))?;
    let held = held.pieces.iter().find(|piece| run(piece.place))?;
    let exact = like(&asked.word, &held.word).kind == Kind::Exact;
    exact.then(|| Resemblance::new(Bearing::Name, [Some(Reason::NameRunTogether), None, None]))
}

/// The strongest reason among all pieces that can stand for these roles.
fn best<Q, H>(
    asked: &Name<Q>,
    asked_role: Role,
    held: &Name<H>,
    held_role: Role,
    reason: impl Fn(Likeness, bool) -> Option<Reason>,
    like: &impl Fn(&Q, &H) -> Likeness,
) -> Option<Reason> {
    let mut best: Option<Reason> = None;
    for (a, a_whole) in standing_for(asked, asked_role) {
        for (h, h_whole) in standing_for(held, held_role) {
            if a.place == Place::Middle && h.place == Place::Middle {
                continue;
            }
            let found = reason(like(&a.word, &h.word), a_whole && h_whole);
            if found.map(strength) > best.map(strength) {
                best = found;
            }
        }
    }
    best
}

/// The pieces that can stand for the role, and whether they are the whole of it.
fn standing_for<W>(name: &Name<W>, role: Role) -> impl Iterator<Item = (&Piece<W>, bool)> {
    name.pieces.iter().filter_map(move |piece| {
        let whole = match (role, piece.place) {
            (_, Place::Only) | (Role::Forename, Place::First) | (Role::Surname, Place::Last) => {
                true
            }
            (_, Place::Middle)
            | (Role::Forename, Place::FirstPart)
            | (Role::Surname, Place::LastPart) => false,
            _ => return None,
        };
        Some((piece, whole))
    })
}

fn surname_reason(likeness: Likeness, whole: bool) -> Option<Reason> {
    match likeness.kind {
        Kind::Exact if whole => Some(Reason::SurnameExact),
        Kind::SoundsAlike if whole => Some(Reason::SurnameSoundsAlike),
        Kind::Near(letters) if whole => Some(Reason::SurnameNear(letters)),
        Kind::Initial if whole => Some(Reason::SurnameInitial),
        Kind::Exact | Kind::SoundsAlike => Some(Reason::SurnamePart),
        Kind::Near(_) | Kind::Initial | Kind::Unlike => None,
    }
}

fn forename_reason(likeness: Likeness, whole: bool) -> Option<Reason> {
    match likeness.kind {
        Kind::Exact if whole => Some(Reason::ForenameExact),
        _ if likeness.short && whole => Some(Reason::ForenameShort),
        Kind::SoundsAlike if whole => Some(Reason::ForenameSoundsAlike),
        Kind::Near(letters) if whole => Some(Reason::ForenameNear(letters)),
        Kind::Initial if whole => Some(Reason::ForenameInitial),
        Kind::Exact | Kind::SoundsAlike => Some(Reason::ForenamePart),
        _ if likeness.short => Some(Reason::ForenamePart),
        Kind::Near(_) | Kind::Initial | Kind::Unlike => None,
    }
}

fn is_initial(reason: Reason) -> bool {
    matches!(reason, Reason::SurnameInitial | Reason::ForenameInitial)
}

fn strength(reason: Reason) -> u16 {
    match reason.effect() {
        Effect::Raises(by) => by,
        Effect::Leaves(_) | Effect::Neutral => 0,
    }
}
