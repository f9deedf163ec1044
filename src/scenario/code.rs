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

            /// An example that has the fault, and the same without it.
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

    /// A paragraph for people, with a wrong and a right example.
    pub fn explanation(self) -> String {
        let (wrong, right) = self.examples();
        let mut text = format!("{}: {}\n\n{}\n", self.name(), self.title(), self.reason());
        for (heading, example) in [("Wrong", wrong), ("Right", right)] {
            if !example.is_empty() {
                text.push_str(&format!("\n{heading}:\n    {example}\n"));
            }
        }
        text
    }
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
        "" "";
    NotText "WS0002" "the file is not UTF-8 text"
        "Scenarios are plain text in UTF-8. Save the file again with that encoding."
        "" "";
    Empty "WS0003" "the file is empty"
        "There is nothing in the file but blanks and comments."
        "" "Scenario( id: \"server-owner\", … )";
    TooDeep "WS0004" "brackets are nested too deep"
        "Nothing in a scenario needs more than ten brackets within one another."
        "facts: [[[[[[ … ]]]]]]" "facts: [ … ]";
    Unclosed "WS0005" "a bracket or comment is not closed"
        "Every bracket that is opened must be closed, and in the reverse order. The fault often lies well above the place where it shows."
        "names: [\"Theo\"," "names: [\"Theo\"],";
    Mismatched "WS0006" "the wrong bracket closes"
        "What is opened with `(` is closed with `)`, `[` with `]`, `{` with `}`."
        "names: [\"Theo\")" "names: [\"Theo\"]";
    UnclosedText "WS0007" "a text is not closed"
        "Text stands between two double quotation marks. A quotation mark within it is written `\\\"`."
        "title: \"The server owner," "title: \"The server owner\",";
    MissingComma "WS0008" "a comma is missing"
        "Entries are divided by commas; one after the last does no harm."
        "names: [\"Theo\" \"Callum\"]" "names: [\"Theo\", \"Callum\"]";
    ExpectedValue "WS0009" "a value is missing"
        "After `:` and between commas stands a value."
        "title: ," "title: \"The server owner\",";
    Unexpected "WS0010" "something that cannot stand here"
        "A value is text in double quotation marks, a number, a word, or a group in brackets; a field's value follows `:`."
        "title = 'The server owner'" "title: \"The server owner\"";
    Escape "WS0011" "an unknown escape"
        "In text a backslash begins an escape: `\\n`, `\\t`, `\\\"`, `\\\\`, `\\u{e9}`. Half of a surrogate pair is not a character."
        "\"one \\ two\"" "\"one \\\\ two\"";
    Trailing "WS0012" "something follows the scenario"
        "A file holds one scenario and ends with its closing bracket."
        "Scenario( … ) )" "Scenario( … )";
    Syntax "WS0013" "the text cannot be read"
        "The reader could not make sense of the text here."
        "" "";
    UnknownField "WS0101" "a field that does not exist"
        "Fields have fixed names, so that a slip of the pen is not silently passed over."
        "titel: \"The server owner\"" "title: \"The server owner\"";
    MissingField "WS0102" "a field is missing"
        "This field has no ordinary value; the author must say it."
        "(id: \"open-1\")" "(id: \"open-1\", text: \"Hello.\")";
    DuplicateField "WS0103" "a field is given twice"
        "Only one of them could count."
        "(id: \"a\", id: \"b\")" "(id: \"a\")";
    UnknownVariant "WS0104" "a word that does not exist"
        "Where one of a few words must stand, no other can."
        "delivery: Worred" "delivery: Worried";
    WrongType "WS0105" "the wrong kind of value"
        "The field takes another kind of value: text in quotes, a number, a list, a group, a word."
        "names: \"Theo\"" "names: [\"Theo\"]";
    OutOfRange "WS0106" "a number out of range"
        "The number is smaller or larger than this field can hold."
        "trust: 400" "trust: 40";
    BadDate "WS0107" "not a date"
        "Dates are written year, month, day, in quotes, and must exist."
        "review_due: \"31/02/2027\"" "review_due: \"2027-02-28\"";
    DuplicateKey "WS0108" "a key is given twice"
        "Each key within `{ … }` stands once; of two only the last would count."
        "{\"child\": (…), \"child\": (…)}" "{\"child\": (…), \"subject\": (…)}";
    TooMany "WS0109" "too many of something"
        "Lists are capped, so that no file can keep the program busy for ever. The caps are far beyond what a call needs."
        "" "";
    MalformedId "WS0201" "an id that is not lower-case words with hyphens"
        "Ids are typed in commands and stand in files: lower-case letters and digits in words joined by single hyphens, 64 characters at most."
        "id: \"Older Friend\"" "id: \"older-friend\"";
    DuplicateId "WS0202" "an id that is used twice"
        "Facts, lines (across the whole script), records and outcomes are each known by their id; two of one name could not be told apart."
        "(id: \"open-1\", …), (id: \"open-1\", …)" "(id: \"open-1\", …), (id: \"open-2\", …)";
    UnknownFact "WS0203" "no such fact"
        "The id must be that of an entry of `facts`."
        "needs: [Told(\"oldr-friend\")]" "needs: [Told(\"older-friend\")]";
    UnknownLine "WS0204" "no such line"
        "The concern is first said in a line of the opening or of a fact."
        "first: \"opening\"" "first: \"open-2\"";
    UnknownCast "WS0205" "no such member of the cast"
        "The key must be one of `cast`."
        "about: \"suspect\"" "about: \"subject\"";
    UnknownRecord "WS0206" "no such record"
        "The id must be that of an entry of `records`."
        "opens: \"luke\"" "opens: \"luke-national\"";
    UnknownSign "WS0207" "no such sign"
        "Signs come from the catalogue of warning signs, so that every scenario speaks of the same ones."
        "sign: \"agegap\"" "sign: \"age-gap\"";
    UnknownAdvice "WS0208" "no such advice"
        "Advice comes from the advice list of the catalogue."
        "advice: \"keep-the-evidence\"" "advice: \"keep-evidence\"";
    UnknownRoute "WS0209" "no such route"
        "Routes come from the catalogue's list of referral routes."
        "route: \"social-services\"" "route: \"social-care\"";
    UnknownGuidance "WS0210" "no such guidance"
        "Everything a scenario teaches rests on an entry of the catalogue's guidance list."
        "guidance: \"ncpcc-report\"" "guidance: \"nspcc-report\"";
    UnknownDetail "WS0211" "no such detail of a person"
        "A fact gives `key.detail`: a member of the cast, a point, and name, spelt, age, born, username, town, telephone or a key of that member's `also`."
        "gives: [\"subject.surname\"]" "gives: [\"subject.name\"]";
    UnknownQuestion "WS0212" "no such common question"
        "The questions most calls have in common are in the catalogue, each with many ways of asking; a fact names those that ask for it."
        "questions: [\"child-nmae\"]" "questions: [\"child-name\"]";
    EmptyText "WS0301" "a text is empty"
        "Something is to be said or shown here."
        "text: \"\"" "text: \"Hello?\"";
    LongText "WS0302" "a text is too long"
        "A line is one breath of a worried caller; long ones are better divided."
        "" "";
    HiddenCharacter "WS0303" "a hidden character"
        "Control characters and marks that turn the direction of writing cannot be seen and make a text read other than it is. They often come with pasted text."
        "" "";
    UnknownName "WS0304" "a name in braces that stands for nothing"
        "A name in braces is a key of `cast` or `draws`; after a point may follow first, last, age, born or a key of that member's `also`."
        "text: \"{chlid} is asleep.\"" "text: \"{child} is asleep.\"";
    Braces "WS0305" "braces that do not match"
        "Braces hold names; a brace that is meant as such is doubled."
        "text: \"{child is asleep.\"" "text: \"{child} is asleep.\"";
    RealTelephone "WS0306" "a telephone number that may be somebody's"
        "Only numbers from the ranges kept for drama may stand in a scenario, so that nobody is ever rung up: 01632 960000 to 960999, 07700 900000 to 900999, 020 7946 0xxx and their like."
        "telephone: \"07911 123456\"" "telephone: \"07700 900123\"";
    RealAddress "WS0307" "an address that may be somebody's"
        "E-mail and web addresses end in .example, .test or .invalid, which nobody can own."
        "\"luke@gmail.com\"" "\"luke@mail.example\"";
    CastNames "WS0401" "a member of the cast without names"
        "The seed draws one of the names; there must be at least one, and none may be empty."
        "\"child\": (names: [])" "\"child\": (names: [\"Theo\", \"Callum\"])";
    AlsoLength "WS0402" "a list that does not match the names"
        "Every list under `also` has as many entries as `names`: the seed draws one place for all of them."
        "(names: [\"A B\", \"C D\"], also: {\"username\": [\"ab\"]})"
        "(names: [\"A B\", \"C D\"], also: {\"username\": [\"ab\", \"cd\"]})";
    AgeRange "WS0403" "an impossible age"
        "Ages are given as youngest and oldest, in years, up to 110."
        "age: (15, 13)" "age: (13, 15)";
    KeyClash "WS0404" "a key of both cast and draws"
        "`{key}` could be either."
        "cast: {\"game\": …}, draws: {\"game\": …}" "cast: {\"child\": …}, draws: {\"game\": …}";
    ReservedKey "WS0405" "a key that has a meaning already"
        "These names mean a part of every person: name, first, last, age, born."
        "also: {\"age\": [\"14\"]}" "age: (14, 14)";
    EmptyDraw "WS0406" "nothing to draw from"
        "The seed draws one entry; there must be at least one."
        "draws: {\"game\": []}" "draws: {\"game\": [\"Stone Harbour\"]}";
    NoLines "WS0407" "nothing to say"
        "The caller must have words for every moment; each list has at least one line."
        "greeted: []" "greeted: [(id: \"greeted-1\", text: \"Hello.\")]";
    ConcernLines "WS0408" "the concern is to be said more often than there are lines"
        "Each time the concern is passed over the caller says it in other words; there must be a line for each."
        "restated: 3, lines: [ one line ]" "restated: 1, lines: [ one line ]";
    NeverRestated "WS0409" "the concern is never said again"
        "With `restated: 0` a trainee who passes over the concern is not reminded of it."
        "restated: 0" "restated: 2";
    CallerState "WS0410" "trust and distress go from 0 to 100"
        "The caller's state is counted in points of 100."
        "trust: 140" "trust: 40";
    Unreachable "WS0501" "a fact nobody can ever hear"
        "A fact is heard when it is asked for or offered, and what it needs can come to hold. Nothing leads to this one: it is neither asked nor offered, or it waits for a fact that cannot be heard, or for more trust or calm than good handling can bring."
        "(id: \"real-name\", topic: \"…\", says: […])" "(id: \"real-name\", topic: \"…\", asked: [\"do you know his name\"], says: […])";
    PressedNeverAsked "WS0502" "a fact to be pressed for that cannot be asked for"
        "`Pressed` counts how often it is asked for; without `asked` or `questions` that never happens."
        "offered: [After(30)], needs: [Pressed(2)]" "asked: [\"is there more\"], needs: [Pressed(2)]";
    DuplicateAsked "WS0503" "one question for two facts"
        "The same words ask for two facts; only one could be answered."
        "asked: [\"who is he\"] in two facts" "asked: [\"who is he\"], asked: [\"how old is he\"]";
    QuestionTwice "WS0504" "one common question for two facts"
        "A common question asks for one fact of a call; of two only one could be answered."
        "questions: [\"child-name\"] in two facts" "questions: [\"child-name\"], questions: [\"child-age\"]";
    UnmeetableSign "WS0601" "a sign that nothing shows"
        "The trainee is to recognise a sign, and no fact that can be heard is evidence for it."
        "" "";
    UnmeetableFact "WS0602" "an expectation of a fact that cannot be heard"
        "The trainee is to ask about it or log it, and no play can bring it up."
        "" "";
    NeverAsked "WS0603" "a fact to ask about that has no questions"
        "`ask` wants a question; this fact is only ever offered."
        "" "";
    GradeOrder "WS0604" "no grade is right"
        "The lowest right grade lies above the highest."
        "at_least: Immediate, at_most: Priority" "at_least: Priority, at_most: Immediate";
    HarmfulAdvice "WS0605" "harmful advice is expected"
        "The catalogue marks this advice as doing harm. It can stand under `never`."
        "advise: [(advice: \"confront-him\")]" "never: [(what: Advise(\"confront-him\"), …)]";
    Contradiction "WS0606" "expected and forbidden at once"
        "The same advice or route is expected and must never be given."
        "" "";
    NothingToSearch "WS0607" "an enquiry without anything to search by"
        "An enquiry needs a name, username, telephone number, town, age or birth date of the person, and no fact that can be heard gives one. Say it in `gives`."
        "" "gives: [\"subject.name\"]";
    Unfindable "WS0608" "a record no search can find"
        "A record is found by name, alias, username, telephone or town; this one has none of them."
        "" "";
    OtherSystem "WS0609" "a record of another system"
        "The enquiry is made of one system and the record lies in the other."
        "system: National, opens: \"luke-local\"" "system: Local, opens: \"luke-local\"";
    TooMuchEvidence "WS0610" "a challenge that cannot be won"
        "`enough` asks for more evidence than the list has."
        "evidence: [Concern], enough: 2" "evidence: [Concern, Rationale], enough: 2";
    MustNotEvidence "WS0611" "a must that is not evidence"
        "What a challenge must bring is one of its `evidence`."
        "evidence: [Concern], must: [Rationale]" "evidence: [Concern, Rationale], must: [Rationale]";
    LooseCare "WS0612" "a condition that always holds"
        "The concern is said again at most `restated` times; passed over that often, it is still within the bound."
        "restated: 2, … PassedOverAtMost(2)" "restated: 2, … PassedOverAtMost(0)";
    Alternatives "WS0613" "alternatives that cannot be drawn from"
        "Each group under `either` names two facts or more, each fact stands in one group only, and all facts of a group have as many lines under `says`: a play that marks the second line of one means the second line of whichever is true in the call."
        "either: [[\"left\"]]" "either: [[\"left\", \"still-here\"]]";
    LastDecision "WS0701" "the last decision has conditions, or there is none"
        "The supervisor must decide on any log: the last decision is for all that are left."
        "decisions: [(when: [GradedBelow(Priority)], …)]" "decisions: [(when: [GradedBelow(Priority)], …), (decision: Agreed, …)]";
    EarlierDecision "WS0702" "a decision that keeps all later ones from being taken"
        "Only the last decision has no conditions."
        "" "";
    LastOutcome "WS0703" "the last outcome has conditions, or there is none"
        "Every call must end in a card: the last one is for all that are left."
        "" "";
    EarlierOutcome "WS0704" "an outcome that keeps all later ones from being shown"
        "Only the last outcome has no conditions."
        "" "";
    NoCareNote "WS0801" "the care note is missing"
        "Before the call a trainee reads what it is about, factually, and may choose not to take it."
        "" "care_note: \"A parent fears for her son. Nothing explicit is said.\"";
    ReviewDue "WS0802" "the review is due"
        "The day by which an expert must look at the content again has passed."
        "" "";
    Zero "WS0803" "a number that must be at least one"
        "Versions are counted from 1, and a call lasts at least a minute."
        "version: 0" "version: 1";
    Unresolved "WS0999" "something does not resolve"
        "An id or a name could not be found although the checks passed it. That is a fault of this program: tell its developers, with the file."
        "" "";
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
            assert!(code.explanation().contains(code.title()));
        }
        assert_eq!(Code::parse("WS9999"), None);
    }
}
