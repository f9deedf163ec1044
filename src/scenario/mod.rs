//! The script of a call: its model, loading with diagnostics, and variants drawn by a seed.

mod at_issue;
pub mod catalogue;
mod check;
pub mod code;
pub mod diagnostic;
pub mod drawn;
mod fit;
mod literal;
pub mod loaded;
pub mod number;
pub mod outline;
pub mod read;
pub mod recordings;
mod resolve;
pub mod script;
pub mod stock;
pub mod template;
pub mod text;

pub use self::check::DETAILS;
pub use self::drawn::Seed;
pub use self::loaded::Scenario;

/// How every RON text of the project is read: `Some` need not be written, nesting is bounded.
pub(crate) fn ron_options() -> ron::Options {
    ron::Options::default()
        .with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME)
        .with_recursion_limit(crate::limits::NESTING)
}
