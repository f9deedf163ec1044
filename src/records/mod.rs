//! The training record systems: what they hold in this call, and searching them.
//!
//! This is a training model and no real system's rules: surname by spelling and sound, forenames with their
//! short forms, usernames, birth dates whole or in part, age, town and telephone. [`Systems::search`] is
//! pure: the same records and the same [`Query`] give the same [`Trace`]s on every machine. An empty answer
//! is "no trace on these details", which is not "no record".

mod about;
mod born;
mod fold;
mod held;
mod name;
mod nickname;
mod query;
mod reason;
mod resemblance;
mod search;
mod systems;
mod telephone;
#[cfg(test)]
mod tests;
mod town;
mod trace;
mod username;
mod word;

pub use about::{Person, about};
pub use born::{DateFault, PartialDate};
pub use held::Held;
pub use query::{Field, Query, QueryFault};
pub use reason::Reason;
pub use systems::Systems;
pub use trace::Trace;
