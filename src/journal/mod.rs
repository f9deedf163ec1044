//! The journal: everything that happened in a call, one record a line, each chained to the one before.
//!
//! A line is `sequence checksum chain content`: a decimal number, a CRC-32 of the rest of the line in eight
//! hex digits, the first sixteen bytes of the blake3 chain in hex, and the content as JSON. The first line
//! is the [`Header`], the others are events. The checksum finds a line that was damaged; the chain finds a
//! line that was changed, taken out or put in. Nothing here touches a file.

pub mod chain;
pub mod header;
pub mod read;

pub use self::chain::Chain;
pub use self::header::{Header, Identity, hex};
pub use self::read::{Fault, Happening, Journal, Lost};
