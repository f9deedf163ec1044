//! Who rings, and about whom.

/// What the caller is to the child.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kin {
    /// The mother.
    Mother,
    /// The father.
    Father,
    /// The stepmother.
    Stepmother,
    /// The stepfather.
    Stepfather,
    /// A grandmother.
    Grandmother,
    /// A grandfather.
    Grandfather,
    /// An aunt.
    Aunt,
    /// An uncle.
    Uncle,
    /// The foster mother.
    FosterMother,
    /// The foster father.
    FosterFather,
}

/// Whether the child is a boy or a girl.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Child {
    /// A boy.
    Boy,
    /// A girl.
    Girl,
}

/// How old somebody sounds, and whether as a woman or a man.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sounds {
    /// A woman of a parent's age.
    Woman,
    /// A man of a parent's age or older.
    Man,
    /// An older woman.
    OlderWoman,
}

impl Kin {
    /// All there are.
    pub const ALL: [Kin; 10] = [
        Kin::Mother,
        Kin::Father,
        Kin::Stepmother,
        Kin::Stepfather,
        Kin::Grandmother,
        Kin::Grandfather,
        Kin::Aunt,
        Kin::Uncle,
        Kin::FosterMother,
        Kin::FosterFather,
    ];

    /// Its name in commands: "foster-mother".
    pub fn name(self) -> &'static str {
        match self {
            Kin::Mother => "mother",
            Kin::Father => "father",
            Kin::Stepmother => "stepmother",
            Kin::Stepfather => "stepfather",
            Kin::Grandmother => "grandmother",
            Kin::Grandfather => "grandfather",
            Kin::Aunt => "aunt",
            Kin::Uncle => "uncle",
            Kin::FosterMother => "foster-mother",
            Kin::FosterFather => "foster-father",
        }
    }

    /// The one of this name.
    pub fn parse(name: &str) -> Option<Kin> {
        Kin::ALL.into_iter().find(|kin| kin.name() == name)
    }

    /// The same in words: "foster mother".
    pub(super) fn words(self) -> String {
        self.name().replace('-', " ")
    }

    pub(super) fn sounds(self) -> Sounds {
        match self {
            Kin::Mother | Kin::Stepmother | Kin::Aunt | Kin::FosterMother => Sounds::Woman,
            Kin::Grandmother => Sounds::OlderWoman,
            Kin::Father | Kin::Stepfather | Kin::Grandfather | Kin::Uncle | Kin::FosterFather => {
                Sounds::Man
            }
        }
    }

    /// "her" or "his".
    pub(super) fn their(self) -> &'static str {
        match self.sounds() {
            Sounds::Woman | Sounds::OlderWoman => "her",
            Sounds::Man => "his",
        }
    }

    /// What the caller calls the child: "my …".
    pub(super) fn calls(self, child: Child) -> &'static str {
        let (boy, girl) = match self {
            Kin::Mother | Kin::Father => ("son", "daughter"),
            Kin::Stepmother | Kin::Stepfather => ("stepson", "stepdaughter"),
            Kin::Grandmother | Kin::Grandfather => ("grandson", "granddaughter"),
            Kin::Aunt | Kin::Uncle => ("nephew", "niece"),
            Kin::FosterMother | Kin::FosterFather => ("foster son", "foster daughter"),
        };
        match child {
            Child::Boy => boy,
            Child::Girl => girl,
        }
    }
}

impl Child {
    /// Both.
    pub const ALL: [Child; 2] = [Child::Boy, Child::Girl];

    /// Its name in commands.
    pub fn name(self) -> &'static str {
        match self {
            Child::Boy => "boy",
            Child::Girl => "girl",
        }
    }

    /// The one of this name.
    pub fn parse(name: &str) -> Option<Child> {
        Child::ALL.into_iter().find(|child| child.name() == name)
    }

    /// "he", "him", "his", "himself", or the same of a girl.
    pub(super) fn pronouns(self) -> [&'static str; 4] {
        match self {
            Child::Boy => ["he", "him", "his", "himself"],
            Child::Girl => ["she", "her", "her", "herself"],
        }
    }
}
