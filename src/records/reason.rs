//! Why a record came back, and what each reason counts.

use serde::{Deserialize, Serialize};

/// One thing about a record that fits the search, or does not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Reason {
    /// A single name, letter for letter.
    NameExact,
    /// The whole name, letter for letter, when spaces are left out.
    NameRunTogether,
    /// A single name that sounds alike.
    NameSoundsAlike,
    /// A single name this many letters away.
    NameNear(u8),
    /// No name of the record is like the one searched for.
    NameDiffers,
    /// The surname, letter for letter.
    SurnameExact,
    /// The surname sounds alike.
    SurnameSoundsAlike,
    /// The surname is this many letters away.
    SurnameNear(u8),
    /// One part of a double or longer surname.
    SurnamePart,
    /// The surname's first letter; no more was given.
    SurnameInitial,
    /// The surname is another one.
    SurnameDiffers,
    /// The forename, letter for letter.
    ForenameExact,
    /// A short form or another form of the forename.
    ForenameShort,
    /// The forename sounds alike.
    ForenameSoundsAlike,
    /// The forename is this many letters away.
    ForenameNear(u8),
    /// A middle name, or one part of a double forename.
    ForenamePart,
    /// The forename's first letter; no more was given.
    ForenameInitial,
    /// The forename is another one.
    ForenameDiffers,
    /// The names fit in the other order.
    NameOrderSwapped,
    /// What fits is an alias, not the name it is filed under.
    Alias,
    /// The username, whatever its case and punctuation.
    UsernameExact,
    /// The username, when letters and digits that look alike are taken as one.
    UsernameLooksAlike,
    /// The username, but for one slip.
    UsernameNear,
    /// The username's letters; its digits differ or were not given.
    UsernameStem,
    /// The record holds usernames, and none of them is like this one.
    UsernameDiffers,
    /// The telephone number.
    TelephoneExact,
    /// The record holds another telephone number.
    TelephoneDiffers,
    /// The whole birth date.
    BornExact,
    /// Year and month, or day and month, of birth; no more was given.
    BornPartFits,
    /// The year of birth; no more was given.
    BornYearFits,
    /// The birth date with day and month exchanged.
    BornDayMonthSwapped,
    /// The birth date but for one digit, or two neighbouring digits exchanged.
    BornOneDigit,
    /// The birth date, this many years later (or, below zero, earlier) than searched for.
    BornYearNear(i8),
    /// The birth date is another one.
    BornDiffers,
    /// No birth date is held, so neither date nor age could be compared.
    BornNotHeld,
    /// The age today is in the range.
    AgeFits,
    /// The age today is outside the range by one or two years.
    AgeNear,
    /// The age today is far outside the range.
    AgeDoesNotFit,
    /// The town.
    TownFits,
    /// Another town.
    TownDiffers,
}

/// What a reason does to a score, in thousandths.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Effect {
    /// Takes this share of what is still missing to certainty.
    Raises(u16),
    /// Leaves this share of the score.
    Leaves(u16),
    /// Nothing.
    Neutral,
}

impl Reason {
    /// In a few words, for a list of traces.
    pub fn words(&self) -> String {
        use Reason::*;
        let words = match *self {
            NameExact => "name exact",
            NameRunTogether => "name exact but for spaces",
            NameSoundsAlike => "name sounds alike",
            NameNear(letters) => return near("name", letters),
            NameDiffers => "name differs",
            SurnameExact => "surname exact",
            SurnameSoundsAlike => "surname sounds alike",
            SurnameNear(letters) => return near("surname", letters),
            SurnamePart => "part of the surname fits",
            SurnameInitial => "surname begins with that letter",
            SurnameDiffers => "surname differs",
            ForenameExact => "forename exact",
            ForenameShort => "forename is another form of it",
            ForenameSoundsAlike => "forename sounds alike",
            ForenameNear(letters) => return near("forename", letters),
            ForenamePart => "one of the forenames fits",
            ForenameInitial => "forename begins with that letter",
            ForenameDiffers => "forename differs",
            NameOrderSwapped => "names in the other order",
            Alias => "as an alias",
            UsernameExact => "username exact",
            UsernameLooksAlike => "username looks alike",
            UsernameNear => "username one slip away",
            UsernameStem => "username fits but for its digits",
            UsernameDiffers => "usernames held differ",
            TelephoneExact => "telephone exact",
            TelephoneDiffers => "telephone differs",
            BornExact => "date of birth exact",
            BornPartFits => "part of the date of birth fits",
            BornYearFits => "year of birth fits",
            BornDayMonthSwapped => "date of birth with day and month exchanged",
            BornOneDigit => "date of birth one digit away",
            BornYearNear(years) => return year_near(years),
            BornDiffers => "date of birth differs",
            BornNotHeld => "no date of birth held",
            AgeFits => "age fits",
            AgeNear => "age nearly fits",
            AgeDoesNotFit => "age does not fit",
            TownFits => "town fits",
            TownDiffers => "town differs",
        };
        words.to_owned()
    }

    /// Whether it speaks for the record. What could not be compared does not.
    pub fn fits(&self) -> bool {
        match self.effect() {
            Effect::Raises(_) => true,
            Effect::Leaves(_) => matches!(self, Reason::NameOrderSwapped | Reason::Alias),
            Effect::Neutral => false,
        }
    }

    /// What it does to the score. The figures rank traces in training and claim nothing more.
    pub(super) fn effect(self) -> Effect {
        use Effect::{Leaves, Neutral, Raises};
        use Reason::*;
        match self {
            NameExact => Raises(600),
            NameRunTogether => Raises(650),
            NameSoundsAlike => Raises(420),
            NameNear(1) => Raises(380),
            NameNear(_) => Raises(250),
            NameDiffers => Leaves(500),
            SurnameExact => Raises(500),
            SurnameSoundsAlike => Raises(380),
            SurnameNear(1) => Raises(360),
            SurnameNear(_) => Raises(240),
            SurnamePart => Raises(330),
            SurnameInitial => Raises(120),
            SurnameDiffers => Leaves(500),
            ForenameExact => Raises(400),
            ForenameShort => Raises(340),
            ForenameSoundsAlike => Raises(300),
            ForenameNear(1) => Raises(260),
            ForenameNear(_) => Raises(160),
            ForenamePart => Raises(250),
            ForenameInitial => Raises(180),
            ForenameDiffers => Leaves(500),
            NameOrderSwapped => Leaves(960),
            Alias => Leaves(970),
            UsernameExact => Raises(800),
            UsernameLooksAlike => Raises(740),
            UsernameNear => Raises(600),
            UsernameStem => Raises(420),
            UsernameDiffers => Leaves(850),
            TelephoneExact => Raises(800),
            TelephoneDiffers => Leaves(850),
            BornExact => Raises(550),
            BornPartFits => Raises(350),
            BornYearFits => Raises(200),
            BornDayMonthSwapped => Raises(450),
            BornOneDigit => Raises(400),
            BornYearNear(_) => Raises(300),
            BornDiffers => Leaves(600),
            BornNotHeld => Neutral,
            AgeFits => Raises(150),
            AgeNear => Raises(50),
            AgeDoesNotFit => Leaves(600),
            TownFits => Raises(150),
            TownDiffers => Leaves(850),
        }
    }
}

/// The score of these reasons together, 0 to 1000. What fits is counted first, each taking its share of what
/// is missing to 1000, so another fit never lowers it; then each misfit leaves its share.
pub(super) fn score(reasons: impl Iterator<Item = Reason> + Clone) -> u16 {
    let missing = reasons
        .clone()
        .fold(1000_u32, |missing, reason| match reason.effect() {
            Effect::Raises(by) => missing * (1000 - u32::from(by)) / 1000,
            Effect::Leaves(_) | Effect::Neutral => missing,
        });
    let left = reasons.fold(1000 - missing, |score, reason| match reason.effect() {
        Effect::Leaves(share) => score * u32::from(share) / 1000,
        Effect::Raises(_) | Effect::Neutral => score,
    });
    u16::try_from(left).unwrap_or(1000)
}

fn near(what: &str, letters: u8) -> String {
    match letters {
        1 => format!("{what} one letter away"),
        2 => format!("{what} two letters away"),
        more => format!("{what} {more} letters away"),
    }
}

fn year_near(years: i8) -> String {
    let side = if years < 0 { "earlier" } else { "later" };
    match years.unsigned_abs() {
        1 => format!("year of birth one year {side}"),
        2 => format!("year of birth two years {side}"),
        more => format!("year of birth {more} years {side}"),
    }
}
