//! The call console, worked without a window: by keyboard alone and by pointer alone.

mod access;
mod kept;
mod plays;
mod trainee;
