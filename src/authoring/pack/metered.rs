//! A reader that reads no more than it may: a directory is read as a whole before anything can be said of it.

use std::cell::Cell;
use std::io::{self, Read, Seek, SeekFrom};
use std::rc::Rc;

/// How many bytes may still be read, until it is lifted.
#[derive(Clone, Debug)]
pub struct Budget(Rc<Cell<Option<u64>>>);

impl Budget {
    /// Lets any number of bytes be read from now on.
    pub fn lift(&self) {
        self.0.set(None);
    }
}

/// See the [module](self).
#[derive(Debug)]
pub struct Metered<R> {
    from: R,
    budget: Budget,
}

impl<R> Metered<R> {
    /// A reader of at most so many bytes, and what lifts that.
    pub fn new(from: R, bytes: u64) -> (Metered<R>, Budget) {
        let budget = Budget(Rc::new(Cell::new(Some(bytes))));
        let metered = Metered {
            from,
            budget: budget.clone(),
        };
        (metered, budget)
    }
}

impl<R: Read> Read for Metered<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.from.read(into)?;
        if let Some(left) = self.budget.0.get() {
            let left = left.checked_sub(read as u64);
            let left = left.ok_or_else(|| io::Error::other("its directory is too long"))?;
            self.budget.0.set(Some(left));
        }
        Ok(read)
    }
}

impl<R: Seek> Seek for Metered<R> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.from.seek(to)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_beyond_the_budget_is_not_read_until_it_is_lifted() {
        let (mut from, budget) = Metered::new(io::Cursor::new([7_u8; 100]), 10);
        let mut into = [0; 8];
        from.read_exact(&mut into).unwrap();
        assert!(from.read_exact(&mut into).is_err());
        budget.lift();
        from.seek(SeekFrom::Start(0)).unwrap();
        let mut all = Vec::new();
        from.read_to_end(&mut all).unwrap();
        assert_eq!(all.len(), 100);
    }
}
