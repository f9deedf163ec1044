//! Numbers that stand for ids inside a loaded scenario. They are places in its lists, so a number from
//! another scenario means nothing.

use serde::{Deserialize, Serialize};

macro_rules! numbers {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Deserialize, Serialize, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[serde(transparent)]
        pub struct $name(pub u16);

        impl $name {
            /// As a place in a list.
            pub fn place(self) -> usize {
                usize::from(self.0)
            }
        }
    )*};
}

numbers! {
    /// A line, in the order of the script.
    LineNo;
    /// A fact, in the order of the script.
    FactNo;
    /// A record, in the order of the script.
    RecordNo;
    /// A member of the cast, in the order of their names.
    CastNo;
    /// A sign, in the order of the catalogue.
    SignNo;
    /// A piece of advice, in the order of the catalogue.
    AdviceNo;
    /// A route, in the order of the catalogue.
    RouteNo;
    /// A common question, in the order of the catalogue.
    QuestionNo;
    /// A log, in the order of a supervisor's script.
    LogNo;
}
