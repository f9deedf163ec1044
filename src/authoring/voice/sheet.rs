//! The sheet that voice actors record from.

use std::path::Path;

use rust_xlsxwriter::{Format, FormatAlign, Workbook, XlsxError};

use super::examine::is_current;
use super::kept::Kept;
use super::render::seconds;
use super::voices::Voices;
use super::wanted::Wanted;
use crate::scenario::recordings::MadeBy;
use crate::scenario::script::Delivery;

/// The columns: heading and width in characters.
const COLUMNS: [(&str, f64); 10] = [
    ("No", 5.0),
    ("File to record", 34.0),
    ("Line", 22.0),
    ("Speaker", 12.0),
    ("Voice", 30.0),
    ("When", 38.0),
    ("How it is said", 34.0),
    ("Words", 70.0),
    ("About", 8.0),
    ("Recorded", 12.0),
];

/// Writes the sheet.
///
/// # Errors
///
/// When it cannot be written.
pub fn write(
    path: &Path,
    title: &str,
    wanted: &[Wanted],
    kept: &Kept,
    voices: &Voices,
) -> Result<(), XlsxError> {
    let mut book = Workbook::new();
    let plain = Format::new().set_align(FormatAlign::Top);
    let wrapped = plain.clone().set_text_wrap();
    let heading = plain.clone().set_bold();
    let sheet = book.add_worksheet();
    sheet.set_name("Lines")?;
    sheet.set_freeze_panes(1, 2)?;
    sheet.set_landscape();
    sheet.set_print_fit_to_pages(1, 0);
    sheet.set_repeat_rows(0, 0)?;
    sheet.set_header(format!("&L{}&RPage &P of &N", title.replace('&', "&&")));
    for (column, (name, width)) in (0u16..).zip(COLUMNS) {
        sheet.set_column_width(column, width)?;
        sheet.write_with_format(0, column, name, &heading)?;
    }
    for (row, it) in (1u32..).zip(wanted) {
        let who = voices.voices.get(&it.voice);
        let voice = who.map_or_else(
            || it.voice.clone(),
            |who| format!("{}: {}", it.voice, who.who),
        );
        let recorded = kept.of_file(&it.file());
        let recorded = match recorded.filter(|there| is_current(there, it)) {
            Some(there) if there.by == MadeBy::Person => "by a person",
            Some(_) => "synthetic",
            None => "",
        };
        sheet.write_with_format(row, 0, row, &plain)?;
        let texts = [
            &format!("{}.wav", it.name),
            &it.line,
            &it.speaker,
            &voice,
            &it.context,
            &how(it.delivery).to_owned(),
            &it.words,
            &seconds(it.estimate_ms()),
            &recorded.to_owned(),
        ];
        for (column, text) in (1u16..).zip(texts) {
            sheet.write_with_format(row, column, text.as_str(), &wrapped)?;
        }
    }
    let last = u32::try_from(wanted.len()).unwrap_or(u32::MAX).max(1);
    sheet.autofilter(0, 0, last, COLUMNS.len() as u16 - 1)?;
    notes(&mut book)?;
    book.save(path)
}

/// What whoever records needs to know.
fn notes(book: &mut Workbook) -> Result<(), XlsxError> {
    let sheet = book.add_worksheet();
    sheet.set_name("How to record")?;
    sheet.set_column_width(0, 100)?;
    let wrapped = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    let lines = [
        "Record each line as a WAV file of its own, named as in the column “File to record”. One channel, 16 or 24 bits, 44,100 or 48,000 samples a second.",
        "Speak as on the telephone to somebody you need help from. Nothing is acted out; the words carry it. The parent is never foolish and never to blame.",
        "Leave half a second of silence before and after. Keep the loudest moments below full scale (peaks about -6 dB). Do not add a telephone sound: that is done for you, as is the level.",
        "Names differ from file to file. Say the rest the same way each time.",
        "When you have a folder of files: warning-signs voice ID --take FOLDER. What cannot be used is named, with the reason; the rest is taken.",
        "Stop whenever you want to. These are hard things to say.",
    ];
    for (row, line) in (0u32..).zip(lines) {
        sheet.write_with_format(row, 0, line, &wrapped)?;
    }
    Ok(())
}

fn how(delivery: Delivery) -> &'static str {
    match delivery {
        Delivery::Calm => "everyday voice",
        Delivery::Worried => "worried; a little quick",
        Delivery::Uneasy => "uneasy; hesitating, not sure of saying it",
        Delivery::Flat => "flat, tired; has said it before",
        Delivery::Angry => "angry, and holding it",
        Delivery::Tearful => "crying held back; slow",
        Delivery::Whisper => "in a whisper, so as not to be overheard",
        Delivery::Relief => "relieved; letting go of a breath",
    }
}
