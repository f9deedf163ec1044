//! What a screen reader is told of the console, and what fits on it.
