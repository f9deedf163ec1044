//! Writing a journal: each record is given its place in the chain as it is made.

use serde::Serialize;

use super::header::{Header, hex};

/// How many bytes of the chain a line shows.
pub(super) const SHOWN: usize = 16;

/// The end of a journal being written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chain {
    pub(super) head: [u8; 32],
    pub(super) records: u64,
}

impl Chain {
    /// Begins a journal; its first line is added to `out`.
    pub fn begin(header: &Header, out: &mut Vec<u8>) -> Chain {
        let mut chain = Chain {
            head: [0; 32],
            records: 0,
        };
        chain.record(header, out);
        chain
    }

    /// Adds the line of one event to `out`.
    pub fn push(&mut self, event: &impl Serialize, out: &mut Vec<u8>) {
        self.record(event, out);
    }

    /// How many records there are, the header among them.
    pub fn records(&self) -> u64 {
        self.records
    }

    /// The journal's hash: the head of its chain, in hex. It stands for everything that happened.
    pub fn hash(&self) -> String {
        hex(&self.head)
    }

    fn record(&mut self, content: &impl Serialize, out: &mut Vec<u8>) {
        let line = out.len();
        write_number(self.records, out);
        let checksum_at = out.len() + 1;
        out.extend_from_slice(b" ........ ");
        let chain_at = out.len();
        out.resize(chain_at + 2 * SHOWN, b'.');
        out.push(b' ');
        let content_at = out.len();
        if serde_json::to_writer(&mut *out, content).is_err() {
            // Plain data into memory cannot fail; should it, the record is left out rather than half there.
            out.truncate(line);
            return;
        }
        self.head = link(&self.head, &out[content_at..]);
        write_hex(
            &self.head[..SHOWN],
            &mut out[chain_at..chain_at + 2 * SHOWN],
        );
        let checksum = checksum(self.records, &out[chain_at..]);
        write_hex(
            &checksum.to_be_bytes(),
            &mut out[checksum_at..checksum_at + 8],
        );
        out.push(b'\n');
        self.records += 1;
    }
}

/// The chain's next head.
pub(super) fn link(head: &[u8; 32], content: &[u8]) -> [u8; 32] {
    let mut hasher = blake3::Hasher::new();
    hasher.update(head).update(content);
    *hasher.finalize().as_bytes()
}

/// The checksum of a line: its sequence number, and all that follows the checksum.
pub(super) fn checksum(sequence: u64, rest: &[u8]) -> u32 {
    let mut hasher = crc32fast::Hasher::new();
    hasher.update(&sequence.to_le_bytes());
    hasher.update(rest);
    hasher.finalize()
}

pub(super) fn write_number(number: u64, out: &mut Vec<u8>) {
    let mut digits = [0u8; 20];
    let mut at = digits.len();
    let mut rest = number;
    loop {
        at -= 1;
        digits[at] = b'0' + (rest % 10) as u8;
        rest /= 10;
        if rest == 0 {
            break;
        }
    }
    out.extend_from_slice(&digits[at..]);
}

/// Writes bytes as lower-case hex into a place twice as long.
pub(super) fn write_hex(bytes: &[u8], place: &mut [u8]) {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    for (byte, pair) in bytes.iter().zip(place.chunks_exact_mut(2)) {
        pair[0] = DIGITS[usize::from(byte >> 4)];
        pair[1] = DIGITS[usize::from(byte & 15)];
    }
}
