//! What a call handler says that is not a question about a fact.

use super::Move;

/// The moves that can be typed, by their headings in `assets/understanding/moves.txt`.
const MOVES: [(&str, Move); 12] = [
    ("Greet", Move::Greet),
    ("Acknowledge", Move::Acknowledge),
    ("Reassure", Move::Reassure),
    ("Explain", Move::Explain),
    ("Hold", Move::Hold),
    ("Thank", Move::Thank),
    ("Apologise", Move::Apologise),
    ("GoBack", Move::GoBack),
    ("Repeat", Move::Repeat),
    ("Spell", Move::Spell),
    ("Goodbye", Move::Goodbye),
    ("TellRecord", Move::TellRecord),
];

/// The move of a heading.
pub(super) fn named(heading: &str) -> Option<Move> {
    let mut moves = MOVES.iter();
    moves.find(|(name, _)| *name == heading).map(|it| it.1)
}

/// Whether a move is only the wrapping of a question said with it.
pub(super) fn wraps(made: Move) -> bool {
    matches!(
        made,
        Move::Greet | Move::Goodbye | Move::GoBack | Move::Thank
    )
}
