//! What a session leaves behind: the room's debrief as a page, as part of one and on paper; one trainee's report; a record of
//! practice; and its data as a workbook, a sheet and a document.
//!
//! The room's debrief holds no names, and nothing that is one trainee's alone: where fewer than [`ENOUGH`] stand behind a
//! spread, it says so and shows none.
//!
//! * [`mod@page`], [`mod@trainee_page`], [`mod@room_pdf`], [`mod@trainee_pdf`], [`mod@certificate`]: to read;
//! * [`mod@workbook`], [`mod@sheet`], [`exported`]: to reckon with;
//! * [`call_account`], [`apart`], [`moved`], [`trainee`]: what is said, the same on a page and on paper;
//! * [`plot`]: drawings, the same on a page and on paper; [`paper`]: PDF that a screen reader can read.

pub mod about;
pub mod apart;
pub mod call_account;
pub mod certificate;
mod count;
pub mod exported;
pub mod moved;
pub mod page;
pub mod paper;
pub mod plot;
pub mod room_pdf;
pub mod sheet;
pub mod trainee;
pub mod trainee_page;
pub mod trainee_pdf;
pub mod workbook;

#[cfg(test)]
mod sample;
#[cfg(test)]
mod tests;

pub use about::RoomAbout;
pub use certificate::certificate;
pub use exported::{RoomExport, RoomRow, document};
pub use page::{room_page, room_part};
pub use room_pdf::room_pdf;
pub use sheet::sheet;
pub use trainee::TraineeReport;
pub use trainee_page::trainee_page;
pub use trainee_pdf::trainee_pdf;
pub use workbook::workbook;

/// How many trainees must stand behind a spread for it to be shown: of fewer, each could be told.
pub const ENOUGH: u32 = 3;
