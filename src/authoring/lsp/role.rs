//! What an id that a script names is the id of.

/// What an id is the id of, where it is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// A fact of the script.
    Fact,
    /// A line of the script.
    Line,
    /// A record of the script.
    Record,
    /// A member of the cast.
    Cast,
    /// A detail of a member of the cast: "subject.name".
    Detail,
    /// A sign of the catalogue.
    Sign,
    /// A piece of advice of the catalogue.
    Advice,
    /// A route of the catalogue.
    Route,
    /// Guidance of the catalogue.
    Guidance,
    /// A common question of the catalogue.
    Question,
    /// Another scenario of the shelf.
    Scenario,
}

impl Role {
    /// What a text stands for in a field of a group, or in the brackets of a word; `None` where it is its own words.
    pub fn of(group: &str, part: &str) -> Option<Role> {
        Some(match (group, part) {
            (_, "guidance") | ("Provenance", "sources") => Role::Guidance,
            ("Script", "twin") | ("LogScript", "scenario") => Role::Scenario,
            ("Concern", "first") => Role::Line,
            ("Script", "either")
            | ("Concern", "heeded_by")
            | ("AskAbout", "fact")
            | ("Offer", "Follows")
            | ("Need", "Told")
            | ("LogMatter", "Fact") => Role::Fact,
            ("Enquire", "opens") | ("LogMatter", "Trace") => Role::Record,
            ("Record" | "Enquire", "about")
            | ("Born", "Of" | "Near")
            | ("NeverMatter", "CloseWithoutEnquiry")
            | ("Handled", "Enquired") => Role::Cast,
            ("Fact", "gives") => Role::Detail,
            ("Fact", "questions") => Role::Question,
            ("Evidence" | "Recognise", "sign") => Role::Sign,
            ("Advise", "advice")
            | ("NeverMatter", "Advise")
            | ("Handled", "Advised" | "NotAdvised") => Role::Advice,
            ("Refer", "route")
            | ("NeverMatter", "Refer")
            | ("OfLog", "Referred")
            | ("Handled", "Referred" | "NotReferred") => Role::Route,
            _ => return None,
        })
    }
}
