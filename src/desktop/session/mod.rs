//! A session at the console: joining it, where the trainee is in it, and its calls.
//!
//! * `joining`: the screen it is joined from;
//! * `seat`: the screen of a trainee's seat in it, with `past` calls;
//! * `membership`: what the console holds of it, whatever screen is shown;
//! * `turn`: what a session changes about a call that is played in it;
//! * `going`: from one of these to the next.

mod going;
pub mod joining;
pub mod membership;
mod past;
pub mod seat;
#[cfg(test)]
mod tests;
pub mod turn;
mod words;
