//! What all servers of one database must have in common and nobody else may know.

use super::sql::with;
use super::{Store, StoreFault};

impl Store {
    /// The secret of this name; `fresh` where there is none yet.
    ///
    /// # Errors
    ///
    /// When it cannot be read or kept.
    pub fn secret(&self, name: &'static str, fresh: &[u8]) -> Result<Vec<u8>, StoreFault> {
        let fresh = fresh.to_owned();
        self.writer.write(move |it| {
            it.run(
                "INSERT INTO secret (name, bytes) VALUES (?1, ?2) ON CONFLICT (name) DO NOTHING",
                with![name, &fresh],
            )?;
            Ok(())
        })?;
        let kept = self.known_secret(name)?;
        kept.ok_or_else(|| StoreFault::Database(format!("the secret {name} was not kept")))
    }

    /// The secret of this name, if there is one.
    ///
    /// # Errors
    ///
    /// When it cannot be read.
    pub fn known_secret(&self, name: &'static str) -> Result<Option<Vec<u8>>, StoreFault> {
        self.read(|it| {
            let row = it.row("SELECT bytes FROM secret WHERE name = ?1", with![name])?;
            row.map(|row| row.bytes(0).map(<[u8]>::to_owned))
                .transpose()
        })
    }

    /// Keeps a secret in place of the one of its name, or forgets it.
    ///
    /// # Errors
    ///
    /// When it cannot be kept.
    pub fn set_secret(&self, name: &'static str, bytes: Option<&[u8]>) -> Result<(), StoreFault> {
        let bytes = bytes.map(<[u8]>::to_owned);
        self.writer.wipe(move |it| {
            it.run("DELETE FROM secret WHERE name = ?1", with![name])?;
            if let Some(bytes) = &bytes {
                it.run(
                    "INSERT INTO secret (name, bytes) VALUES (?1, ?2)",
                    with![name, bytes],
                )?;
            }
            Ok(())
        })
    }
}
