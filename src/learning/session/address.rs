//! Where a session is served, as it is typed off an instructor's screen.

use std::fmt;

use ureq::http::Uri;

/// Where a session is served: `http://`, a name or a number, and a port where one was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address(String);

/// Why what was typed is no address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AddressFault {
    /// Nothing was typed.
    Empty,
    /// It begins with `https`, which is not spoken here yet.
    Secure,
    /// It cannot be read.
    Unread,
}

impl Address {
    /// Reads an address as people type it: with `http://` or without, and with whatever page stands behind it.
    ///
    /// # Errors
    ///
    /// Why it is none.
    ///
    /// ```
    /// use warning_signs::learning::session::address::{Address, AddressFault};
    ///
    /// let read = |typed| Address::read(typed).map(|it| it.to_string());
    /// assert_eq!(read(" 192.168.1.5:8765/join "), Ok("http://192.168.1.5:8765".to_owned()));
    /// assert_eq!(read("HTTP://training/"), Ok("http://training".to_owned()));
    /// assert_eq!(read("https://training"), Err(AddressFault::Secure));
    /// assert_eq!(read("the room upstairs"), Err(AddressFault::Unread));
    /// ```
    pub fn read(typed: &str) -> Result<Address, AddressFault> {
        let typed = typed.trim();
        if typed.is_empty() {
            return Err(AddressFault::Empty);
        }
        let rest = match typed.split_once("://") {
            None => typed,
            Some((scheme, rest)) if scheme.eq_ignore_ascii_case("http") => rest,
            Some((scheme, _)) if scheme.eq_ignore_ascii_case("https") => {
                return Err(AddressFault::Secure);
            }
            Some(_) => return Err(AddressFault::Unread),
        };
        let place = rest.split(['/', '?', '#']).next().unwrap_or_default();
        let base = format!("http://{place}");
        let whole: Uri = base.parse().map_err(|_| AddressFault::Unread)?;
        // A name and a password before the place would be sent to whoever it names.
        let named = whole.host().is_some_and(|it| !it.is_empty()) && !place.contains('@');
        let port = place.rsplit_once(':').is_none_or(|(_, port)| {
            port.ends_with(']') || port.parse::<u16>().is_ok_and(|it| it > 0)
        });
        if named && port {
            Ok(Address(base))
        } else {
            Err(AddressFault::Unread)
        }
    }

    /// The code in an address that was copied whole, with the page to join by: what follows `/join/`.
    pub fn code_in(typed: &str) -> Option<&str> {
        let (_, code) = typed.trim().split_once("/join/")?;
        let code = code.trim_end_matches('/');
        (!code.is_empty()).then_some(code)
    }

    /// A place behind it.
    pub fn of(&self, path: &str) -> String {
        format!("{}{path}", self.0)
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_is_no_address_is_said() {
        assert_eq!(Address::read("  "), Err(AddressFault::Empty));
        for typed in [
            "ftp://here",
            "http://",
            "http:// a",
            "name:word@host",
            "host:port",
            "host:99999",
            "/join",
        ] {
            assert_eq!(Address::read(typed), Err(AddressFault::Unread), "{typed}");
        }
        let read = |typed: &str| Address::read(typed).unwrap().to_string();
        assert_eq!(read("[::1]:8765"), "http://[::1]:8765");
        assert_eq!(read("[fe80::1]"), "http://[fe80::1]");
    }

    #[test]
    fn a_code_is_found_in_an_address_that_was_copied_whole() {
        let code = Address::code_in;
        assert_eq!(code("http://10.0.0.1:8765/join/CDFGHJ "), Some("CDFGHJ"));
        assert_eq!(code("http://10.0.0.1:8765/join/"), None);
        assert_eq!(code("http://10.0.0.1:8765/join"), None);
    }

    proptest! {
        #[test]
        fn an_address_read_again_is_the_same(typed in "\\PC{0,40}") {
            if let Ok(address) = Address::read(&typed) {
                prop_assert_eq!(Address::read(&address.to_string()), Ok(address));
            }
        }
    }
}
