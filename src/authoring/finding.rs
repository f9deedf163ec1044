//! What can be wrong with a scenario besides its text: the kinds of finding, and where one stands.

use crate::scenario::code::{Code, Explanation};
use crate::scenario::diagnostic::{LineStarts, Severity, Span};

/// A fault that is not one of the script's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Its kind.
    pub kind: Kind,
    /// Where it is.
    pub place: Place,
    /// What is wrong; how to mend it too, where `mend` does not say it.
    pub message: String,
    /// What to do about it.
    pub mend: Option<String>,
}

/// Where in a file a fault is. Lines and columns are counted from 1, columns in characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The bytes; `None` where the whole line is meant.
    pub span: Option<Span>,
    /// The line it begins in.
    pub line: u32,
    /// The column of its first character.
    pub column: u32,
    /// The line it ends in.
    pub end_line: u32,
    /// The column after its last character.
    pub end_column: u32,
}

impl Place {
    /// A whole line.
    pub(super) fn line(line: u32) -> Place {
        Place {
            span: None,
            line,
            column: 1,
            end_line: line,
            end_column: 1,
        }
    }

    /// These bytes of a text.
    pub(super) fn of(starts: &LineStarts<'_>, span: Span) -> Place {
        let (line, column) = starts.place(span.start);
        let (end_line, end_column) = starts.place(span.end);
        Place {
            span: Some(span),
            line,
            column,
            end_line,
            end_column,
        }
    }
}

impl Finding {
    /// Whether it keeps the scenario from being played, or the play from coming out.
    pub fn severity(&self) -> Severity {
        match self.kind {
            Kind::ClosePhrases
            | Kind::FewPhrases
            | Kind::UnclaimedQuestion
            | Kind::LongSentence
            | Kind::HardToRead
            | Kind::LightWords
            | Kind::TwinTold
            | Kind::OneSided
            | Kind::Aged
            | Kind::NeverTold
            | Kind::RarelyMet
            | Kind::NotApart => Severity::Warning,
            _ => Severity::Error,
        }
    }
}

macro_rules! kinds {
    ($($kind:ident $name:literal $title:literal $why:literal $wrong:literal $right:literal;)*) => {
        /// A kind of fault that is not one of the script's text.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Kind {
            $(#[doc = $title] $kind,)*
        }

        impl Kind {
            const ALL: &'static [Kind] = &[$(Kind::$kind,)*];

            /// The stable name: "WS1001".
            pub fn name(self) -> &'static str {
                match self { $(Kind::$kind => $name,)* }
            }

            fn explanation(self) -> Explanation {
                match self { $(Kind::$kind => Explanation {
                    code: $name,
                    title: $title,
                    reason: $why,
                    wrong: $wrong,
                    right: $right,
                },)* }
            }
        }
    };
}

kinds! {
    Unreadable "WS1001" "a file that cannot be read"
        "The file is not there, is not a file, or may not be read. Look at its name and its permissions."
        "warning-signs check scenarios/quiet-evening"
        "warning-signs check scenarios/quiet-evenings";
    FolderName "WS1002" "a folder named otherwise than its scenario"
        "Commands find a scenario by its folder, journals by its id. Give both the same name."
        "scenarios/quiet-evenings/scenario.ron has  id: \"quiet-evening\","
        "scenarios/quiet-evenings/scenario.ron has  id: \"quiet-evenings\",";
    NoTwin "WS1003" "no such twin"
        "`twin` names the innocent (or true) counterpart, another scenario on the same shelf. Mend the name, or \
         leave `twin` out until the counterpart is written."
        "twin: \"quiet-evenings-two\","
        "twin: \"quiet-evenings-2\",";
    OneSidedTwin "WS1004" "a twin that names another, or none"
        "Two twins name each other, so that whoever has played one is led to the other."
        "quiet-evenings has  twin: \"quiet-evenings-2\",  and quiet-evenings-2 has no twin"
        "quiet-evenings-2 has  twin: \"quiet-evenings\",";
    PlayText "WS1005" "a line of a play that cannot be read"
        "A line of a play is `TIME VERB ...`, a comment or an expectation. TIME is `m:ss`, `+s` or `then`."
        "soon ask Who is he talking to?"
        "then ask Who is he talking to?";
    PlayName "WS1006" "a step of a play that names what is not there"
        "A step names lines by their id or number, and signs, advice and routes by their id in the catalogue."
        "then mark person-1 agegap"
        "then mark person-1 age-gap";
    PlayResult "WS1007" "a play that does not come out as it says"
        "A play says of itself whether it passes and what it misses. Run it with `play ID --script FILE` to see the \
         debrief; mend the play, or the scenario."
        "expect pass  in a play that makes no enquiry"
        "expect fail  and  expect missed check";
    ClosePhrases "WS1008" "phrases of two facts that cannot be told apart"
        "A phrase of `asked` is taken for another fact, or comes so near one that a trainee who puts it in slightly \
         other words is asked which was meant. Some variants are tried, so it may be the names that make it so. Leave \
         the phrase to one of the two facts, or put into each what only that fact is about. `understand ID QUESTION` \
         shows what comes near."
        "\"what do you know about him\" under `person`, and \"what do you know of him\" under `name`"
        "\"how old is he\" under `person`, and \"what is his real name\" under `name`";
    FewPhrases "WS1009" "a fact that can be asked for in too few ways"
        "Trainees put a question in their own words, and are understood by the words they share with the phrases of \
         `asked`. Give at least five that differ in more than their order and their little words: two phrases of the \
         same words are one way. Or name a common question of the catalogue under `questions`, which brings many ways \
         with it. `unmatched ID` lists what trainees typed in vain."
        "asked: [\"has he asked you for money\", \"you asked for money, has he\"],"
        "asked: [\"has he asked you for money\", \"does he owe anybody\", \"is there a debt\", \"has he sold his things\", \"is cash missing\"],";
    UnclaimedQuestion "WS1010" "a common question that a fact could name and does not"
        "The questions most calls have in common are in the catalogue, each with many ways of asking it. The phrases of \
         this fact ask what one of them asks. Named under `questions` of the fact, all its ways lead to the fact; \
         otherwise they are taken for a question that has no answer in this call."
        "asked: [\"what is your son called\", \"can I have your son's name\"],"
        "asked: [\"what is your son called\", \"can I have your son's name\"],\nquestions: [\"child-name\"],";
    LongSentence "WS1011" "a sentence too long to be said and heard"
        "A caller in distress speaks in short sentences, and a trainee has to hold what was said while typing. A sentence \
         of more than 25 words is two or three."
        "text: \"He comes in from school and goes straight up and he does not come down for his tea or say one word to any of us until it is dark outside.\","
        "text: \"He comes in from school and goes straight up. He won't come down for his tea. He says nothing till it's dark.\",";
    HardToRead "WS1012" "a caller who talks like a form"
        "All that a caller says together is too hard: reading age is reckoned by the length of sentences and words \
         (Flesch-Kincaid grade and five years). Say the lines aloud, and write down what you said."
        "text: \"His communication deteriorated considerably following involvement with this individual.\","
        "text: \"He hardly talks to us since he met this man.\",";
    LightWords "WS1013" "words to the trainee that make light or lay blame"
        "Objectives, questions for the room, care note, reasons, the supervisor's right decisions and outcomes speak in the project's own voice and \
         set the example. They hold wording that the catalogue says a log should not have. What somebody else says may \
         stand in quotation marks."
        "why: \"To the handler it was only a game.\""
        "why: \"The handler called it “only a game”. Write what the caller said.\"";
    TwinTold "WS1014" "a twin that can be told apart before anything is asked"
        "A scenario and its twin have the same surface: opening, objectives, care note, level, length and caller. If these \
         differ, trainees learn to tell the two by them and not by asking."
        "care_note: \"A mother fears for her son. It turns out well.\""
        "care_note: \"A mother fears for her son. Nothing explicit is said.\"";
    OneSided "WS1015" "a shelf of the same people"
        "Those who ring are mothers, fathers, grandparents and others, about girls and about boys. A shelf where nearly all \
         calls are alike in this teaches that others do not ring; and one name for several feared persons teaches a name."
        "who: \"mother\"  in eleven of twelve calls"
        "who: \"mother\", who: \"father\", who: \"grandmother\", …";
    Aged "WS1016" "an entry that nobody has looked at for a year"
        "Guidance, hours and numbers change. Each entry of the catalogue says when it was last held against its source; \
         after a year its owner must do so again, and put the new date under `verified`."
         "verified: \"2024-03-01\""
         "verified: \"2026-11-24\", after reading the text again";
    NeverTold "WS1101" "a fact that no explored play brings up"
        "Trainees of four kinds, from random to expert, played the scenario many times, and the caller never told any of \
         this fact. It can be heard in principle; in practice its questions are taken for others, or what it needs (trust, \
         calm, another fact, pressing) does not come together. `explore ID` shows how often each fact is told."
        "needs: [Trust(99), Calm(1)]"
        "needs: [Trust(60)]";
    RarelyMet "WS1102" "an expectation that even the expert rarely meets"
        "The explored expert knows what is expected, does it in order and leaves out few steps, and meets this in less \
         than six plays of ten. Perhaps the fact it rests on is seldom told, the record is not found by what the caller \
         gives, or the time is too short. Nobody should be marked down for what hardly anybody can do. `explore ID` shows \
         how often each expectation is met."
        "(fact: \"real-name\", within: 5, …)"
        "(fact: \"real-name\", within: 120, …)";
    NotApart "WS1103" "a score that does not tell trainees apart"
        "The total is to be higher the better a call was handled: the expert above the keen and careless, those above the \
         novice, and the novice above one who does anything at random. Here one of these steps is missing: the medians do \
         not stand in order, or (but for the lowest step) the abler is above the other in less than three pairs of five. \
         Look with `explore ID` at which expectations bring their points to both alike, and weigh what only good handling \
         brings."
        "expects: ( advise: [ … everything … ], … )"
        "expects: ( recognise: [ … ], ask: [ … ], enquire: [ … ], log: [ … ], … )";
}

/// What a code means, whether it is one of the script's or not; `None` for one there is not.
pub fn explain(code: &str) -> Option<Explanation> {
    let own = Kind::ALL
        .iter()
        .find(|it| it.name().eq_ignore_ascii_case(code));
    let own = own.map(|it| it.explanation());
    own.or_else(|| Code::parse(code).map(Code::explanation))
}

/// All codes, in the order of their names.
pub fn codes() -> impl Iterator<Item = &'static str> {
    let own = Kind::ALL.iter().map(|it| it.name());
    Code::all().iter().map(|it| it.name()).chain(own)
}
