//! The audit, read and checked.

use serde::Serialize;

use super::super::me::stamp;
use super::super::store::{AuditRow, Break, Did, Store};
use super::WHO;
use crate::terminal::output;
use crate::terminal::stop::{DONE, FAULTS, Stop, tell};
use crate::terminal::words::{count, printable};

#[derive(Debug, Serialize)]
struct Audited {
    /// The newest first.
    rows: Vec<Row>,
    whole: bool,
    broken: Option<Broken>,
}

#[derive(Debug, Serialize)]
struct Row {
    no: i64,
    at: String,
    who: String,
    did: String,
    what: String,
}

/// Where the chain breaks first.
#[derive(Debug, Serialize)]
struct Broken {
    row: i64,
    why: String,
}

impl Row {
    fn of(row: AuditRow) -> Row {
        Row {
            no: row.no,
            at: stamp(row.at_s),
            who: row.who,
            did: row.did,
            what: row.what,
        }
    }
}

/// Prints the audit, and says whether its chain is whole.
///
/// # Errors
///
/// When it cannot be read, or nothing can be written.
pub fn audit(store: &Store, as_json: bool) -> Result<u8, Stop> {
    // It is looked at as it stands; that it was looked at comes after.
    let (rows, broken) = store.audited_whole()?;
    store.audit(WHO, Did::Listed, "the audit")?;
    let rows: Vec<Row> = rows.into_iter().map(Row::of).collect();
    if as_json {
        output::json(&Audited {
            rows,
            whole: broken.is_none(),
            broken: broken.map(|it| Broken {
                row: it.row(),
                why: it.to_string(),
            }),
        })?;
    } else {
        output::text(&printable(&told(&rows, broken)))?;
    }
    let Some(broken) = broken else {
        return Ok(DONE);
    };
    tell(&format!("error: the audit is broken: {broken}"));
    Ok(FAULTS)
}

/// The rows, the newest last, where the eye is; and what is to be said of them.
fn told(rows: &[Row], broken: Option<Break>) -> String {
    let mut lines: Vec<String> = rows
        .iter()
        .rev()
        .map(|it| {
            let line = format!(
                "{:5}  {}  {}  {}  {}",
                it.no, it.at, it.who, it.did, it.what
            );
            line.trim_end().to_owned()
        })
        .collect();
    if broken.is_none() {
        let rows = count(rows.len(), "row", "rows");
        lines.push(format!(
            "The chain is whole: {rows}, none of them changed or taken out."
        ));
    }
    lines.join("\n")
}
