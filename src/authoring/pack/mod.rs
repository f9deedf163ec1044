//! Scenarios in one file, to hand on: a ZIP archive of scripts, plays and recordings with a list of what is in it.
//!
//! A pack from elsewhere is not trusted. Names are taken apart by what can stand in a pack and never joined to a path as
//! they come; sizes are counted while they are read; every file is held against the list. What is unpacked is checked
//! beside the shelf, and is put on it in one step when no error is found.

mod archive;
mod fault;
mod making;
mod manifest;
mod metered;
mod place;
mod unpacking;

pub use self::fault::PackFault;
pub use self::making::{Made, Making, pack};
pub use self::unpacking::{Unpacked, Unpacking, unpack};
