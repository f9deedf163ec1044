//! Birth dates, whole or in part.

use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::Reason;

/// As much of a date as is known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PartialDate {
    /// The year, 1900 to 2100.
    pub year: Option<u16>,
    /// The month, 1 to 12.
    pub month: Option<u8>,
    /// The day of the month, 1 to 31.
    pub day: Option<u8>,
}

/// Why a text is no date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DateFault {
    /// It is not written in one of the ways that are read.
    Unreadable,
    /// The year has two figures, which leaves the century open.
    ShortYear,
    /// The year is outside 1900 to 2100.
    YearOutOfRange(u16),
    /// There is no such month, or no such day in that month.
    NoSuchDay,
}

impl fmt::Display for DateFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            DateFault::Unreadable => f.write_str(
                "this is not a date that can be read; write 2006, 2006-03, 2006-03-14 or 14/03/2006",
            ),
            DateFault::ShortYear => {
                f.write_str("the year has two figures; write all four, as in 14/03/2006")
            }
            DateFault::YearOutOfRange(year) => {
                write!(f, "the year {year} cannot be a year of birth; write one from 1900 to 2100")
            }
            DateFault::NoSuchDay => {
                f.write_str("there is no such day; write the day first and then the month, as in 14/03/2006")
            }
        }
    }
}

impl std::error::Error for DateFault {}

const YEARS: std::ops::RangeInclusive<u16> = 1900..=2100;
/// A date of birth takes at most this many characters.
const DATE_CHARS: usize = 24;

impl PartialDate {
    /// Reads `2006`, `2006-03`, `2006-03-14`, `03/2006`, `14/03/2006` and `14.03.2006`.
    ///
    /// # Errors
    /// When it is written otherwise, the year is short or out of range, or there is no such day.
    pub fn parse(text: &str) -> Result<PartialDate, DateFault> {
        let text = text.trim();
        if text.len() > DATE_CHARS {
            return Err(DateFault::Unreadable);
        }
        let parts: Vec<&str> = text.split(['-', '/', '.', ' ']).collect();
        if parts.iter().any(|part| !is_number(part)) {
            return Err(DateFault::Unreadable);
        }
        let date = match *parts.as_slice() {
            [year] => PartialDate {
                year: Some(four(year)?),
                ..PartialDate::default()
            },
            [year, month] if year.len() == 4 => PartialDate {
                year: Some(four(year)?),
                month: Some(two(month)?),
                day: None,
            },
            [month, year] => PartialDate {
                year: Some(four(year)?),
                month: Some(two(month)?),
                day: None,
            },
            [year, month, day] if year.len() == 4 => PartialDate {
                year: Some(four(year)?),
                month: Some(two(month)?),
                day: Some(two(day)?),
            },
            [day, month, year] => PartialDate {
                year: Some(four(year)?),
                month: Some(two(month)?),
                day: Some(two(day)?),
            },
            _ => return Err(DateFault::Unreadable),
        };
        date.validate()?;
        Ok(date)
    }

    /// Whether nothing is known.
    pub fn is_empty(&self) -> bool {
        *self == PartialDate::default()
    }

    /// Whether year, month and day could be those of a birth.
    ///
    /// # Errors
    /// When the year is out of range, there is no such day, or a day is given without its month.
    pub fn validate(&self) -> Result<(), DateFault> {
        if let Some(year) = self.year.filter(|year| !YEARS.contains(year)) {
            return Err(DateFault::YearOutOfRange(year));
        }
        if self.month.is_some_and(|month| !(1..=12).contains(&month)) {
            return Err(DateFault::NoSuchDay);
        }
        let Some(day) = self.day else { return Ok(()) };
        let month = self.month.ok_or(DateFault::NoSuchDay)?;
        // A leap year stands in for an unknown one, so that 29 February can be asked for.
        let year = self.year.unwrap_or(2000);
        date(year, month, day).map(drop).ok_or(DateFault::NoSuchDay)
    }

    /// The date, if all of it is known.
    pub fn whole(&self) -> Option<Date> {
        date(self.year?, self.month?, self.day?)
    }

    /// How a held birth date answers to this one.
    pub(super) fn compare(&self, held: Option<Date>) -> Reason {
        let Some(held) = held else {
            return Reason::BornNotHeld;
        };
        match self.whole() {
            Some(asked) => compare_whole(asked, held),
            None => self.compare_part(held),
        }
    }

    fn compare_part(&self, held: Date) -> Reason {
        let year_gap = self
            .year
            .map(|year| held.year() - i16::try_from(year).unwrap_or(i16::MAX));
        let month_fits = self
            .month
            .is_none_or(|month| i16::from(month) == i16::from(held.month()));
        let day_fits = self
            .day
            .is_none_or(|day| i16::from(day) == i16::from(held.day()));
        if !month_fits || !day_fits {
            return Reason::BornDiffers;
        }
        match year_gap {
            Some(0) if self.month.is_none() => Reason::BornYearFits,
            None | Some(0) => Reason::BornPartFits,
            Some(gap) => year_near(gap, 1),
        }
    }
}

impl FromStr for PartialDate {
    type Err = DateFault;

    fn from_str(text: &str) -> Result<PartialDate, DateFault> {
        PartialDate::parse(text)
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.day, self.month, self.year) {
            (Some(day), Some(month), Some(year)) => write!(f, "{day:02}/{month:02}/{year:04}"),
            (_, Some(month), Some(year)) => write!(f, "{month:02}/{year:04}"),
            (_, None, Some(year)) => write!(f, "{year:04}"),
            (Some(day), Some(month), None) => write!(f, "{day:02}/{month:02}"),
            _ => f.write_str("not known"),
        }
    }
}

/// How the age of somebody born then answers to an age range, today.
pub(super) fn compare_age(range: (u8, u8), held: Option<Date>, today: Date) -> Reason {
    let Some(born) = held else {
        return Reason::BornNotHeld;
    };
    let had_birthday = (today.month(), today.day()) >= (born.month(), born.day());
    let age = today.year() - born.year() - i16::from(!had_birthday);
    let (youngest, oldest) = (i16::from(range.0), i16::from(range.1));
    match (youngest - age).max(age - oldest) {
        ..=0 => Reason::AgeFits,
        1 | 2 => Reason::AgeNear,
        _ => Reason::AgeDoesNotFit,
    }
}

fn compare_whole(asked: Date, held: Date) -> Reason {
    let same_day = asked.month() == held.month() && asked.day() == held.day();
    if asked == held {
        Reason::BornExact
    } else if asked.year() == held.year()
        && asked.month() == held.day()
        && asked.day() == held.month()
    {
        Reason::BornDayMonthSwapped
    } else if same_day && (asked.year() - held.year()).abs() <= 2 {
        year_near(held.year() - asked.year(), 2)
    } else if one_slip(digits(asked), digits(held)) {
        Reason::BornOneDigit
    } else {
        Reason::BornDiffers
    }
}

fn year_near(gap: i16, most: i8) -> Reason {
    match i8::try_from(gap) {
        Ok(years) if years.unsigned_abs() <= most.unsigned_abs() => Reason::BornYearNear(years),
        _ => Reason::BornDiffers,
    }
}

/// Day, month and year as eight figures.
fn digits(date: Date) -> [u8; 8] {
    let mut rest = u32::from(date.day().unsigned_abs()) * 1_000_000
        + u32::from(date.month().unsigned_abs()) * 10_000
        + u32::from(date.year().unsigned_abs());
    let mut digits = [0; 8];
    for digit in digits.iter_mut().rev() {
        *digit = (rest % 10) as u8;
        rest /= 10;
    }
    digits
}

/// Whether one digit differs, or two neighbours are exchanged.
fn one_slip(a: [u8; 8], b: [u8; 8]) -> bool {
    let mut differing = (0..8).filter(|&i| a[i] != b[i]);
    match (differing.next(), differing.next(), differing.next()) {
        (Some(_), None, None) => true,
        (Some(i), Some(j), None) => j == i + 1 && a[i] == b[j] && a[j] == b[i],
        _ => false,
    }
}

fn date(year: u16, month: u8, day: u8) -> Option<Date> {
    let (year, month, day) = (
        i16::try_from(year).ok()?,
        i8::try_from(month).ok()?,
        i8::try_from(day).ok()?,
    );
    Date::new(year, month, day).ok()
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.len() <= 4 && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn four(text: &str) -> Result<u16, DateFault> {
    match text.len() {
        4 => text.parse().map_err(|_| DateFault::Unreadable),
        1 | 2 => Err(DateFault::ShortYear),
        _ => Err(DateFault::Unreadable),
    }
}

fn two(text: &str) -> Result<u8, DateFault> {
    match text.len() {
        1 | 2 => text.parse().map_err(|_| DateFault::Unreadable),
        _ => Err(DateFault::Unreadable),
    }
}
