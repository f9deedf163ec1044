//! The person on the telephone: how they are moved, what they fear, and their own words.

use std::collections::BTreeMap;

use serde::Deserialize;

/// The person on the telephone.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Caller {
    /// What the caller is to the child: "mother", "father", "grandmother".
    pub who: String,
    /// The voice that says the caller's lines, one of `assets/voices/voices.ron`. It may be drawn with a name:
    /// "{mother.voice}". The first there unless said.
    #[serde(default)]
    pub voice: Option<String>,
    /// Where the caller is, as it sounds. Quiet unless said.
    #[serde(default)]
    pub room: Room,
    /// Trust in the handler when the call begins, 0 to 100.
    pub trust: u8,
    /// Distress when the call begins, 0 to 100.
    pub distress: u8,
    /// How trust and distress move with each treatment; what is not named here takes the ordinary shift.
    #[serde(default)]
    pub after: BTreeMap<Treatment, Shift>,
    /// Seconds of quiet before the caller speaks unasked. 20 unless said.
    #[serde(default)]
    pub patience: Option<u16>,
    /// What the caller says in the moments every call has.
    pub lines: Stock,
}

/// Where the caller is, as it sounds.
#[derive(Clone, Copy, Debug, Default, Deserialize, PartialEq, Eq, Hash)]
pub enum Room {
    /// A still room.
    #[default]
    Quiet,
    /// A kitchen, with a refrigerator and a clock.
    Kitchen,
}

/// How the caller can be treated.
#[derive(
    Clone, Copy, Debug, Deserialize, serde::Serialize, PartialEq, Eq, PartialOrd, Ord, Hash,
)]

pub enum Treatment {
    /// A question was asked warmly.
    Warm,
    /// The concern was named back to the caller.
    Acknowledged,
    /// The caller was reassured.
    Reassured,
    /// What happens next was explained.
    Explained,
    /// The handler apologised.
    Apologised,
    /// Advice was given.
    Advised,
    /// The question carried its own answer.
    Led,
    /// The question was put in the service's own jargon.
    Jargon,
    /// The concern was made light of.
    Dismissed,
    /// The child or the caller was spoken of as if they were to blame.
    Blamed,
    /// The caller was cut off while speaking.
    CutIn,
    /// The caller waited on hold for long.
    KeptOnHold,
    /// The concern was said and not taken up.
    PassedOver,
}

/// A movement of the caller's state, in points of 100.
#[derive(Clone, Copy, Debug, Default, Deserialize, PartialEq, Eq)]
#[serde(deny_unknown_fields)]
pub struct Shift {
    /// Added to trust.
    #[serde(default)]
    pub trust: i8,
    /// Added to distress.
    #[serde(default)]
    pub distress: i8,
}

/// The caller's own words for the moments every call has. Each list is gone through in order and then
/// begun again.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stock {
    /// Back to a greeting.
    pub greeted: Vec<Line>,
    /// When the concern has been named back.
    pub acknowledged: Vec<Line>,
    /// When reassured.
    pub reassured: Vec<Line>,
    /// When told what happens next.
    pub explained: Vec<Line>,
    /// When the handler has apologised.
    pub apologised: Vec<Line>,
    /// When given advice.
    pub advised: Vec<Line>,
    /// When the concern was made light of.
    pub dismissed: Vec<Line>,
    /// When the child or the caller was spoken of as if they were to blame.
    pub blamed: Vec<Line>,
    /// When told what a record says.
    pub told_record: Vec<Line>,
    /// When the caller is not ready to say it.
    pub guarded: Vec<Line>,
    /// When asked for what has been said already; the answer follows again.
    pub again: Vec<Line>,
    /// When the caller did not follow the question.
    pub unsure: Vec<Line>,
    /// When the question has nothing to do with the call.
    pub off_topic: Vec<Line>,
    /// When asked to go on and there is no more.
    pub nothing_more: Vec<Line>,
    /// When the handler has long been silent.
    pub still_there: Vec<Line>,
    /// When taken off hold.
    pub back: Vec<Line>,
    /// Goodbye from a caller who was helped.
    pub goodbye_eased: Vec<Line>,
    /// Goodbye from a caller who was not.
    pub goodbye_uneasy: Vec<Line>,
}

/// One utterance of the caller.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Line {
    /// The line's name: what a mark, a quote and a recording are tied to.
    pub id: String,
    /// What is said, with `{names}` drawn by the seed.
    pub text: String,
    /// How it is said.
    #[serde(default)]
    pub delivery: Delivery,
    /// What else is heard as it begins.
    #[serde(default)]
    pub sound: Option<LineSound>,
}

/// What can be heard beside a voice.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
pub enum LineSound {
    /// A door is shut.
    Door,
}

/// How a line is said.
#[derive(
    Clone, Copy, Debug, Default, Deserialize, serde::Serialize, PartialEq, Eq, PartialOrd, Ord, Hash,
)]
pub enum Delivery {
    /// An everyday voice.
    #[default]
    Calm,
    /// Worried.
    Worried,
    /// Uneasy, hesitant.
    Uneasy,
    /// Flat, tired.
    Flat,
    /// Angry.
    Angry,
    /// Crying held back.
    Tearful,
    /// In a whisper.
    Whisper,
    /// Relieved.
    Relief,
}

/// The caller's fear.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Concern {
    /// What it is, in a few words after "that": "her son is being groomed".
    pub that: String,
    /// The line of the opening (or of a fact) in which it is first said.
    pub first: String,
    /// How often it is said again when passed over; at most as many as there are lines.
    pub restated: u8,
    /// The concern in other words, in order.
    pub lines: Vec<Line>,
    /// Facts whose being asked about takes the concern up.
    pub heeded_by: Vec<String>,
    /// How many turns of the handler may pass before the caller says it again. 2 unless said.
    #[serde(default)]
    pub patience: Option<u8>,
}
