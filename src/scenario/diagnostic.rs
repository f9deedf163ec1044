//! A fault of a script: what, where, and how to mend it.

/// A step on the way from the top of a script to a value in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// Into the field of this name.
    Field(&'static str),
    /// Into the item at this place of a list.
    Item(usize),
    /// Into the entry of a map with this key.
    Key(String),
}
