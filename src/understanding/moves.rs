//! What a call handler says that is not a question about a fact.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::Move;

#[expect(
    clippy::expect_used,
    reason = "the file is built in and a test reads it"
)]
static MOVES: LazyLock<BTreeMap<Move, Vec<String>>> = LazyLock::new(|| {
    let source = include_str!("../../assets/understanding/moves.ron");
    crate::scenario::ron_options()
        .from_str(source)
        .expect("moves.ron is read by a test")
});

/// Every move with ways of making it.
pub(super) fn moves() -> &'static BTreeMap<Move, Vec<String>> {
    &MOVES
}

/// Whether a move is only the wrapping of a question said with it.
pub(super) fn wraps(made: Move) -> bool {
    matches!(made, Move::Greet | Move::Goodbye | Move::GoBack)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_move_can_be_made_in_many_ways() {
        assert_eq!(moves().len(), 10);
        for (made, ways) in moves() {
            assert!(ways.len() >= 12, "{made:?}");
        }
    }
}
