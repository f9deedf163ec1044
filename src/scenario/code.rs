//! The kinds of fault a script can have: a stable code, a title and an explanation for each.

use std::fmt;

use serde::{Serialize, Serializer};

macro_rules! codes {
    ($($code:ident $name:literal $title:literal $why:literal $wrong:literal $right:literal;)*) => {
        /// A kind of fault. Its name never changes its meaning.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $(#[doc = $title] $code,)*
        }

        impl Code {
            const ALL: &'static [Code] = &[$(Code::$code,)*];

            /// The stable name: "WS0203".
            pub fn name(self) -> &'static str {
                match self { $(Code::$code => $name,)* }
            }

            /// What kind of fault it is, in a few words.
            pub fn title(self) -> &'static str {
                match self { $(Code::$code => $title,)* }
            }

            /// Why it is a fault and how to mend it.
            pub fn reason(self) -> &'static str {
                match self { $(Code::$code => $why,)* }
            }

            /// An example that has the fault, and the same without it. Where no `…` is in them, the second stands in
            /// `assets/authoring/guide/small.ron`, and the first in its place brings the fault.
            pub fn examples(self) -> (&'static str, &'static str) {
                match self { $(Code::$code => ($wrong, $right),)* }
            }
        }
    };
}

impl Code {
    /// All codes, in the order of their names.
    pub fn all() -> &'static [Code] {
        Code::ALL
    }

    /// The code of this name, in upper or lower case.
    pub fn parse(name: &str) -> Option<Code> {
        let mut all = Code::ALL.iter();
        all.find(|code| code.name().eq_ignore_ascii_case(name))
            .copied()
    }

    /// What it means, with an example.
    pub fn explanation(self) -> Explanation {
        let (wrong, right) = self.examples();
        Explanation {
            code: self.name(),
            title: self.title(),
            reason: self.reason(),
            wrong,
            right,
        }
    }
}

/// What a kind of fault means, for people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Explanation {
    /// Its stable name: "WS0203".
    pub code: &'static str,
    /// What kind of fault it is, in a few words.
    pub title: &'static str,
    /// Why it is a fault and how to mend it.
    pub reason: &'static str,
    /// An example that has the fault; empty where none can be given.
    pub wrong: &'static str,
    /// The same without it.
    pub right: &'static str,
}

impl Explanation {
    /// The example that has the fault and the one that has not, each under its heading and in lines.
    pub fn examples(&self) -> impl Iterator<Item = (&'static str, Vec<&'static str>)> {
        let both = [("Wrong", self.wrong), ("Right", self.right)];
        let given = both.into_iter().filter(|(_, example)| !example.is_empty());
        given.map(|(heading, example)| (heading, set_in(example)))
    }
}

impl fmt::Display for Explanation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}: {}\n\n{}", self.code, self.title, self.reason)?;
        for (heading, lines) in self.examples() {
            writeln!(f, "\n{heading}:")?;
            for line in lines {
                writeln!(f, "    {line}")?;
            }
        }
        Ok(())
    }
}

/// The lines of an example, the first as far in as those that belong with it.
fn set_in(example: &'static str) -> Vec<&'static str> {
    let mut lines: Vec<&str> = example.lines().collect();
    let indent = |line: &&str| line.len() - line.trim_start().len();
    let least = lines.iter().skip(1).map(indent).min().unwrap_or(0);
    for line in lines.iter_mut().skip(1) {
        *line = line.get(least..).unwrap_or(line);
    }
    lines
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl Serialize for Code {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

codes! {
    TooLarge "WS0001" "the file is too large"
        "A scenario is a call of some minutes; a file beyond two megabytes is not one, and is not read."
        "detail: [\"… three million letters …\"]"
        "detail: [\"… what a handler needs to know …\"]";
    NotText "WS0002" "the file is not UTF-8 text"
        "Scenarios are plain text in UTF-8. Save the file again with that encoding: editors offer it under “Save as” or “Encoding”. A word processor's own format is no plain text."
        "scenario.ron, saved as … Windows-1252 or as a document"
        "scenario.ron, saved as … UTF-8";
    Empty "WS0003" "the file is empty"
        "There is nothing in the file but blanks and comments. `warning-signs new` writes a whole scenario to begin with."
        "// nothing yet"
        "Scenario( id: \"small-call\", … )";
    TooDeep "WS0004" "brackets are nested too deep"
        "Nothing in a scenario needs more than ten brackets within one another."
        "objectives: [[[[[[ … ]]]]]]"
        "objectives: [ … ]";
    Unclosed "WS0005" "a bracket or comment is not closed"
        "Every bracket that is opened must be closed, and in the reverse order. The fault often lies well above the place where it shows: look for the last entry that you changed."
        "text: \"Nobody came.\"),\n    ],"
        "text: \"Nobody came.\"),\n    ],\n)";
    Mismatched "WS0006" "the wrong bracket closes"
        "What is opened with `(` is closed with `)`, `[` with `]`, `{` with `}`."
        "objectives: [\"Ask who it is\")"
        "objectives: [\"Ask who it is\"]";
    UnclosedText "WS0007" "a text is not closed"
        "Text stands between two double quotation marks. A quotation mark within it is written `\\\"`."
        "title: \"A small call,"
        "title: \"A small call\",";
    MissingComma "WS0008" "a comma is missing"
        "Entries are divided by commas; one after the last does no harm."
        "[\"stoneluke\" \"ryanp\"]"
        "[\"stoneluke\", \"ryanp\"]";
    ExpectedValue "WS0009" "a value is missing"
        "After `:` and between commas stands a value."
        "title: ,"
        "title: \"A small call\",";
    Unexpected "WS0010" "something that cannot stand here"
        "A value is text in double quotation marks, a number, a word, or a group in brackets; a field's value follows `:`."
        "title: 'A small call',"
        "title: \"A small call\",";
    Escape "WS0011" "an unknown escape"
        "In text a backslash begins an escape: `\\n` for a new line, `\\t`, `\\\"` for a quotation mark, `\\\\` for the backslash itself, `\\u{e9}` for a character by its number. Half of a surrogate pair is not a character."
        "text: \"All\\ right.\""
        "text: \"All right.\"";
    Trailing "WS0012" "something follows the scenario"
        "A file holds one scenario and ends with its closing bracket."
        "text: \"Nobody came.\"),\n    ],\n)\n)"
        "text: \"Nobody came.\"),\n    ],\n)";
    Syntax "WS0013" "the text cannot be read"
        "The reader could not make sense of the text here, and there is no better name for what is wrong. Look at the brackets, commas and quotation marks of this line and of the one before it."
        "Scenario( … id; \"small-call\", … )"
        "Scenario( … id: \"small-call\", … )";
    UnknownField "WS0101" "a field that does not exist"
        "Fields have fixed names, so that a slip of the pen is not silently passed over. The author's guide lists the fields of every group."
        "titel: \"A small call\""
        "title: \"A small call\"";
    MissingField "WS0102" "a field is missing"
        "This field has no ordinary value; the author must say it."
        "(id: \"again-1\")"
        "(id: \"again-1\", text: \"As I said.\")";
    DuplicateField "WS0103" "a field is given twice"
        "Only one of them could count."
        "version: 1, version: 2,"
        "version: 1,";
    UnknownVariant "WS0104" "a word that does not exist"
        "Where one of a few words must stand, no other can. They are written without quotation marks and with a capital letter."
        "delivery: Worred"
        "delivery: Worried";
    WrongType "WS0105" "the wrong kind of value"
        "The field takes another kind of value: text in quotes, a number, a list, a group, a word."
        "objectives: \"Ask who it is\""
        "objectives: [\"Ask who it is\"]";
    OutOfRange "WS0106" "a number out of range"
        "The number is smaller or larger than this field can hold."
        "minutes: 500"
        "minutes: 5";
    BadDate "WS0107" "not a date"
        "Dates are written year, month, day, in quotes, and must exist."
        "review_due: \"31/02/2027\""
        "review_due: \"2027-11-01\"";
    DuplicateKey "WS0108" "a key is given twice"
        "Each key within `{ … }` stands once; of two only the last would count."
        "\"game\": [\"Stone Harbour\"], \"game\": [\"Sky Yard\"]"
        "\"game\": [\"Stone Harbour\", \"Sky Yard\"]";
    TooMany "WS0109" "too many of something"
        "Lists are capped, so that no file can keep the program busy for ever. Under `discuss` it is eight, more than a room has time for. The other caps are far beyond what a call needs: look for something that was pasted many times."
        "objectives: [\"Ask who it is\", … two thousand more … ]"
        "objectives: [\"Ask who it is\", … ]";
    MalformedId "WS0201" "an id that is not lower-case words with hyphens"
        "Ids are typed in commands and stand in files: lower-case letters and digits in words joined by single hyphens, 64 characters at most."
        "id: \"Looked Into\""
        "id: \"looked-into\"";
    DuplicateId "WS0202" "an id that is used twice"
        "Facts, lines (across the whole script), records and outcomes are each known by their id; two of one name could not be told apart. An entry that was copied needs ids of its own."
        "id: \"goodbye-eased-1\", text: \"Goodbye, then.\""
        "id: \"goodbye-uneasy-1\", text: \"Goodbye, then.\"";
    UnknownFact "WS0203" "no such fact"
        "The id must be that of an entry of `facts`."
        "Told(\"oldr-friend\")"
        "Told(\"older-friend\")";
    UnknownLine "WS0204" "no such line"
        "The concern is first said in a line of the opening or of a fact."
        "first: \"opening\""
        "first: \"open-1\"";
    UnknownCast "WS0205" "no such member of the cast"
        "The key must be one of `cast`."
        "born: Of(\"suspect\")"
        "born: Of(\"subject\")";
    UnknownRecord "WS0206" "no such record"
        "The id must be that of an entry of `records`."
        "opens: \"luke-national\""
        "opens: \"subject-national\"";
    UnknownSign "WS0207" "no such sign"
        "Signs come from the catalogue of warning signs, so that every scenario speaks of the same ones. `warning-signs new --signs` lists them."
        "signs: [(sign: \"agegap\", weight: Strong)]"
        "signs: [(sign: \"age-gap\", weight: Strong)]";
    UnknownAdvice "WS0208" "no such advice"
        "Advice comes from the advice list of the catalogue."
        "(advice: \"keep-the-evidence\")"
        "(advice: \"keep-evidence\")";
    UnknownRoute "WS0209" "no such route"
        "Routes come from the catalogue's list of referral routes."
        "(route: \"child-abuse-team\", by: Today)"
        "(route: \"child-abuse-unit\", by: Today)";
    UnknownGuidance "WS0210" "no such guidance"
        "Everything a scenario teaches rests on an entry of the catalogue's guidance list."
        "sources: [\"ncpcc-report\"]"
        "sources: [\"nspcc-report\"]";
    UnknownDetail "WS0211" "no such detail of a person"
        "A fact gives `key.detail`: a member of the cast, a point, and name, spelt, age, born, username, town, telephone or a key of that member's `also`."
        "gives: [\"subject.surname\"]"
        "gives: [\"subject.name\"]";
    UnknownQuestion "WS0212" "no such common question"
        "The questions most calls have in common are in the catalogue, each with many ways of asking; a fact names those that ask for it. `warning-signs questions` lists them."
        "questions: [\"subject-nmae\"]"
        "questions: [\"subject-name\"]";
    EmptyText "WS0301" "a text is empty"
        "Something is to be said or shown here."
        "text: \"\""
        "text: \"Hello.\"";
    LongText "WS0302" "a text is too long"
        "A line is one breath of a worried caller; long ones are better divided."
        "text: \"It began in the spring, and … half a page more …\""
        "text: \"It began in the spring.\"";
    HiddenCharacter "WS0303" "a hidden character"
        "Control characters and marks that turn the direction of writing cannot be seen and make a text read other than it is. They often come with pasted text: delete the words around the place and type them again."
        "text: \"That is\\u{202e} all.\""
        "text: \"That is all.\"";
    UnknownName "WS0304" "a name in braces that stands for nothing"
        "A name in braces is a key of `cast` or `draws`; after a point may follow first, last, age, born or a key of that member's `also`."
        "text: \"I am worried about {chlid}.\""
        "text: \"I am worried about {child}.\"";
    Braces "WS0305" "braces that do not match"
        "Braces hold names; a brace that is meant as such is doubled: `{{`."
        "text: \"I am worried about {child.\""
        "text: \"I am worried about {child}.\"";
    RealTelephone "WS0306" "a telephone number that may be somebody's"
        "Only numbers from the ranges kept for drama may stand in a scenario, so that nobody is ever rung up: 01632 960000 to 960999, 07700 900000 to 900999, 020 7946 0xxx and their like."
        "telephone: \"01632 123456\""
        "telephone: \"07700 900123\"";
    RealAddress "WS0307" "an address that may be somebody's"
        "E-mail and web addresses end in .example, .test or .invalid, which nobody can own."
        "detail: [\"Writes as luke@mail.example.com.\"]"
        "detail: [\"Writes as luke@mail.example.\"]";
    RoomQuestion "WS0308" "a question for the room that cannot be put as it stands"
        "What stands under `discuss` is put to a room once the call is over, to trainees who may have met other names in it. So it holds no names in braces, and it is a whole sentence: it ends with a question mark or a full stop."
        "discuss: [\"What would you have asked about {subject} first?\"]"
        "discuss: [\"What would you have asked about the older lad first?\"]";
    CastNames "WS0401" "a member of the cast without names"
        "The seed draws one of the names; there must be at least one, and none may be empty."
        "names: []"
        "names: [\"Theo Marsh\", \"Callum Pike\"]";
    AlsoLength "WS0402" "a list that does not match the names"
        "Every list under `also` has as many entries as `names`: the seed draws one place for all of them."
        "also: { \"username\": [\"stoneluke\"] }"
        "also: { \"username\": [\"stoneluke\", \"ryanp\"] }";
    AgeRange "WS0403" "an impossible age"
        "Ages are given as youngest and oldest, in years, up to 110."
        "age: (15, 13)"
        "age: (13, 15)";
    KeyClash "WS0404" "a key of both cast and draws"
        "`{key}` could be either."
        "draws: { \"child\": [\"Stone Harbour\", \"Sky Yard\"] }"
        "draws: { \"game\": [\"Stone Harbour\", \"Sky Yard\"] }";
    ReservedKey "WS0405" "a key that has a meaning already"
        "These names mean a part of every person already: name, first, last, age, born."
        "also: { \"last\": [\"stoneluke\", \"ryanp\"] }"
        "also: { \"username\": [\"stoneluke\", \"ryanp\"] }";
    EmptyDraw "WS0406" "nothing to draw from"
        "The seed draws one entry; there must be at least one."
        "draws: { \"game\": [] }"
        "draws: { \"game\": [\"Stone Harbour\", \"Sky Yard\"] }";
    NoLines "WS0407" "nothing to say"
        "The caller must have words for every moment; each list has at least one line."
        "greeted: []"
        "greeted: [(id: \"greeted-1\", text: \"Hello.\")]";
    ConcernLines "WS0408" "the concern is to be said more often than there are lines"
        "Each time the concern is passed over the caller says it in other words; there must be a line for each."
        "restated: 3,\n        lines: [(id: \"concern-1\", text: \"I am worried about {child}.\")],"
        "restated: 1,\n        lines: [(id: \"concern-1\", text: \"I am worried about {child}.\")],";
    NeverRestated "WS0409" "the concern is never said again"
        "With `restated: 0` a trainee who passes over the concern is not reminded of it."
        "restated: 0"
        "restated: 1";
    CallerState "WS0410" "trust and distress go from 0 to 100"
        "The caller's state is counted in points of 100."
        "trust: 140"
        "trust: 40";
    Unreachable "WS0501" "a fact nobody can ever hear"
        "A fact is heard when it is asked for or offered, and what it needs can come to hold. Nothing leads to this one: it is neither asked nor offered, or it waits for a fact that cannot be heard, or for more trust or calm than good handling can bring. `warning-signs graph` draws what opens each fact."
        "needs: [Trust(30), Told(\"real-name\")]"
        "needs: [Trust(30), Told(\"older-friend\")]";
    PressedNeverAsked "WS0502" "a fact to be pressed for that cannot be asked for"
        "`Pressed` counts how often it is asked for; without `asked` or `questions` that never happens."
        "offered: [After(25)],\n            needs: [Pressed(2)],"
        "asked: [\"who is he talking to\"],\n            questions: [\"subject-who\"],\n            offered: [After(25)],";
    DuplicateAsked "WS0503" "one question for two facts"
        "The same words ask for two facts; only one could be answered."
        "asked: [\"who is he talking to\"]"
        "asked: [\"do you know his name\"]";
    QuestionTwice "WS0504" "one common question for two facts"
        "A common question asks for one fact of a call; of two only one could be answered."
        "questions: [\"subject-who\"]"
        "questions: [\"subject-name\"]";
    UnmeetableSign "WS0601" "a sign that nothing shows"
        "The trainee is to recognise a sign, and no fact that can be heard is evidence for it. Name the sign under `signs` of a fact, or do not expect it."
        "signs: []"
        "signs: [(sign: \"age-gap\", weight: Strong)]";
    UnmeetableFact "WS0602" "an expectation of a fact that cannot be heard"
        "The trainee is to ask about it or log it, and no play can bring it up. The fact itself is told as one nobody can hear; mend that."
        "needs: [Trust(30), Told(\"real-name\")]"
        "needs: [Trust(30), Told(\"older-friend\")]";
    NeverAsked "WS0603" "a fact to ask about that has no questions"
        "`ask` wants a question, and this fact is only ever said unasked. Give it `asked` or `questions`, or expect it in the log instead."
        "offered: [Follows(\"older-friend\")],"
        "asked: [\"do you know his name\"],\n            questions: [\"subject-name\"],";
    GradeOrder "WS0604" "no grade is right"
        "The lowest right grade lies above the highest."
        "at_least: Immediate, at_most: Priority"
        "at_least: Scheduled, at_most: Priority";
    HarmfulAdvice "WS0605" "harmful advice is expected"
        "The catalogue marks this advice as doing harm. It can stand under `never`."
        "advise: [(advice: \"confront-him\")]"
        "advise: [(advice: \"keep-evidence\")]";
    Contradiction "WS0606" "expected and forbidden at once"
        "The same advice or route is expected and must never be given. Whatever the trainee does, it is wrong."
        "never: [(what: Refer(\"child-abuse-unit\")"
        "never: [(what: TellCallerRecord";
    NothingToSearch "WS0607" "an enquiry without anything to search by"
        "An enquiry needs a name, username, telephone number, town, age or birth date of the person, and no fact that can be heard gives one. Say it in `gives`."
        "gives: []"
        "gives: [\"subject.name\"]";
    Unfindable "WS0608" "a record no search can find"
        "A record is found by name, alias, username, telephone or town; this one has none of them."
        "born: Of(\"subject\"),"
        "name: \"{subject}\", born: Of(\"subject\"), telephone: \"07700 900123\",";
    OtherSystem "WS0609" "a record of another system"
        "The enquiry is made of one system and the record lies in the other."
        "enquire: [(system: Local, about: \"subject\", opens: \"subject-national\""
        "enquire: [(system: National, about: \"subject\", opens: \"subject-national\"";
    TooMuchEvidence "WS0610" "a challenge that cannot be won"
        "`enough` asks for more evidence than the list has."
        "enough: 3"
        "enough: 1";
    MustNotEvidence "WS0611" "a must that is not evidence"
        "What a challenge must bring is one of its `evidence`."
        "must: [Concern]"
        "must: [Fact(\"older-friend\")]";
    LooseCare "WS0612" "a condition that always holds"
        "The concern is said again at most `restated` times; passed over that often, it is still within the bound, so that nobody can fail it."
        "care: [(what: PassedOverAtMost(1)"
        "care: [(what: PassedOverAtMost(0)";
    Alternatives "WS0613" "alternatives that cannot be drawn from"
        "Each group under `either` names two facts or more, each fact stands in one group only, and all facts of a group have as many lines under `says`: a play that marks the second line of one means the second line of whichever is true in the call."
        "either: [[\"a-gift\"]]"
        "either: [[\"a-gift\", \"no-gift\"]]";
    LastDecision "WS0701" "the last decision has conditions, or there is none"
        "The supervisor must decide on any log: the last decision is for all that are left."
        "(when: [GradedAbove(Scheduled)], decision: Agreed, says: \"Sent on.\", right: true)"
        "(decision: Agreed, says: \"Sent on.\", right: true)";
    EarlierDecision "WS0702" "a decision that keeps all later ones from being taken"
        "The first decision whose conditions all hold is taken, and one without conditions always holds. Only the last has none."
        "(decision: NoFurtherAction,"
        "(when: [FewerThan(1, [Fact(\"older-friend\"), Concern])], decision: NoFurtherAction,";
    LastOutcome "WS0703" "the last outcome has conditions, or there is none"
        "Every call must end in a card: the last one is for all that are left."
        "(id: \"nothing\", when: [Closed], title: \"Nothing followed\""
        "(id: \"nothing\", title: \"Nothing followed\"";
    EarlierOutcome "WS0704" "an outcome that keeps all later ones from being shown"
        "The first card whose conditions all hold is shown, and one without conditions always holds. Only the last has none."
        "(id: \"looked-into\", title: \"Looked into\""
        "(id: \"looked-into\", when: [Agreed, Referred(\"child-abuse-unit\")], title: \"Looked into\"";
    NoCareNote "WS0801" "the care note is missing"
        "Before the call a trainee reads what it is about, factually, and may choose not to take it."
        "// no care note"
        "care_note: \"A mother fears for her son. Nothing explicit is said.\",";
    ReviewDue "WS0802" "the review is due"
        "The day by which an expert must look at the content again has passed. It can still be played. Have it reviewed, write down who did and when, and set the next day."
        "review_due: \"2025-11-01\""
        "review_due: \"2027-11-01\"";
    Zero "WS0803" "a number that must be at least one"
        "Versions are counted from 1, and a call lasts at least a minute."
        "version: 0"
        "version: 1";
    NoLogs "WS0901" "no log to review"
        "A scenario of the supervisor's seat is a queue of logs; there must be at least one."
        "logs: []"
        "logs: [ … ]";
    UnknownScenario "WS0902" "no such call to take a log from"
        "A log is of a call: the id must be that of a scenario of the same shelf whose seat is CallHandler, and that has no faults."
        "scenario: \"small-cal\""
        "scenario: \"small-call\"";
    LogPlay "WS0903" "a play that writes no log"
        "What a handler did stands in `logs/NAME.play` beside the script, in the words of any play. Every line of it must be readable, and every step up to `submit` must be possible."
        "play: \"frist\""
        "play: \"first\"";
    SamePerson "WS0904" "one number for two people, or one person in two seats"
        "Nobody reviews a log they wrote, and it is the number that tells who wrote it. So each number stands for one person, and the colleague is not the person on duty."
        "colleague: (name: \"Sgt Ben Rowe\", number: \"2210\")"
        "colleague: (name: \"Sgt Ben Rowe\", number: \"2244\")";
    ReviewDecisions "WS0905" "decisions that contradict each other"
        "For each log at least one decision is right, and none is right and wrong at once. A log written by the person on duty is only ever passed on; all others never are."
        "wrong: [(decision: SentBack,"
        "wrong: [(decision: Agreed,";
    NeverSaid "WS0906" "something to be heard that is not in the recording, or is in the log"
        "What a reviewer must listen for was said in the call and is not in the log. Change the log's play: ask for it there, and leave it out of the log."
        "what: Fact(\"a-gift\")"
        "what: Fact(\"older-friend\")";
    AlreadyChecked "WS0907" "a check to be ordered that stands in the log"
        "A check that the handler made is not ordered again: the reviewer would be marked down for reading the log well. Order another, or take the search out of the play of the log."
        "play: \"searched\""
        "play: \"first\"";
    Unresolved "WS0999" "something does not resolve"
        "An id or a name could not be found although the checks passed it. That is a fault of this program: tell its developers, with the file."
        ""
        "";
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn names_are_unique_in_order_and_found_again() {
        let names: Vec<_> = Code::all().iter().map(|code| code.name()).collect();
        let set: BTreeSet<_> = names.iter().copied().collect();
        assert_eq!(names, set.into_iter().collect::<Vec<_>>());
        for &code in Code::all() {
            assert_eq!(Code::parse(code.name()), Some(code));
            assert_eq!(Code::parse(&code.name().to_lowercase()), Some(code));
            assert!(code.name().starts_with("WS") && code.name().len() == 6);
            assert!(code.explanation().to_string().contains(code.title()));
            assert!(code.reason().len() > 20, "{code}");
        }
        assert_eq!(Code::parse("WS9999"), None);
    }
}
