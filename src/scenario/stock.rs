//! The moments every call has, for which a caller has words of their own.

use serde::{Deserialize, Serialize};

use super::script::{self, Line};

macro_rules! stock {
    ($($(#[$doc:meta])* $kind:ident $field:ident,)*) => {
        /// A moment every call has.
        #[derive(Clone, Copy, Debug, Deserialize, Serialize, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Stock {
            $($(#[$doc])* $kind,)*
        }

        impl Stock {
            /// All of them, in order.
            pub const ALL: [Stock; STOCKS] = [$(Stock::$kind,)*];

            /// The name of its field in a script.
            pub const fn field(self) -> &'static str {
                match self {
                    $(Stock::$kind => stringify!($field),)*
                }
            }

            /// The caller's words for it.
            pub fn of(self, stock: &script::Stock) -> &[Line] {
                match self {
                    $(Stock::$kind => &stock.$field,)*
                }
            }
        }
    };
}

/// How many moments there are.
pub const STOCKS: usize = 18;

stock! {
    /// Greeted.
    Greeted greeted,
    /// The concern was named back.
    Acknowledged acknowledged,
    /// Reassured.
    Reassured reassured,
    /// Told what happens next.
    Explained explained,
    /// Apologised to.
    Apologised apologised,
    /// Advised.
    Advised advised,
    /// Made light of.
    Dismissed dismissed,
    /// Blamed.
    Blamed blamed,
    /// Told what a record says.
    ToldRecord told_record,
    /// Not ready to say it.
    Guarded guarded,
    /// Asked for what has been said.
    Again again,
    /// Did not follow.
    Unsure unsure,
    /// Asked something that has nothing to do with it.
    OffTopic off_topic,
    /// Nothing left to add.
    NothingMore nothing_more,
    /// The line has gone quiet.
    StillThere still_there,
    /// Back from hold.
    Back back,
    /// Goodbye, helped.
    GoodbyeEased goodbye_eased,
    /// Goodbye, not helped.
    GoodbyeUneasy goodbye_uneasy,
}
