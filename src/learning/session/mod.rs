//! A session that is served elsewhere, joined from this machine: by its address and its code, over plain HTTP.
//!
//! * [`address`]: where it is served, as it was typed;
//! * [`client`], [`trouble`]: what is asked of the server, and why it may not be done;
//! * [`view`]: where the trainee is in it;
//! * [`joined`]: the same beside a window, which never waits for the network;
//! * [`turn`]: one of its calls, played here and kept there;
//! * [`kept_seat`]: the seat, kept on this machine so that it is found again.

pub mod address;
pub mod client;
pub mod joined;
pub mod kept_seat;
pub mod trouble;
pub mod turn;
pub mod view;

pub use self::address::Address;
pub use self::client::Client;
pub use self::joined::Joined;
pub use self::trouble::Trouble;
pub use self::view::SeatView;
