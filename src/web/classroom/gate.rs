//! What happens to whoever guesses: after a few wrong tries the door stays shut for a while, and longer each time.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// After how long without another wrong try somebody begins anew.
const FORGIVEN: Duration = Duration::from_secs(10 * 60);
/// How long the door stays shut the first time; twice as long each time after that.
const SHUT: Duration = Duration::from_secs(30);
/// How long at most.
const SHUT_MOST: Duration = Duration::from_secs(15 * 60);
/// How many who guess are remembered. Beyond that the one who has not tried longest is forgotten.
const REMEMBERED: usize = 10_000;

/// Wrong tries from one address.
struct Tries {
    wrong: u32,
    shut: u32,
    last: Instant,
    until: Option<Instant>,
}

/// A door that is guessed at. It goes by a clock that nobody can set back.
pub struct Gate {
    most: u32,
    tries: Mutex<HashMap<IpAddr, Tries>>,
}

/// Somebody has to wait, so many seconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shut(pub u64);

/// What a wrong try led to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tried {
    /// They may try again.
    Again,
    /// The door is shut to them from now on.
    ShutNow,
}

impl Gate {
    /// A door that bears so many wrong tries in a row.
    pub fn new(most: u32) -> Gate {
        Gate {
            most,
            tries: Mutex::default(),
        }
    }

    /// Whether somebody from this address may try.
    ///
    /// # Errors
    ///
    /// How long they have to wait.
    pub fn may_try(&self, from: IpAddr) -> Result<(), Shut> {
        let now = Instant::now();
        let tries = self.tries();
        let until = tries.get(&from).and_then(|it| it.until);
        match until.and_then(|it| it.checked_duration_since(now)) {
            Some(left) if !left.is_zero() => Err(Shut(left.as_secs() + 1)),
            _ => Ok(()),
        }
    }

    /// Somebody from this address was wrong.
    pub fn wrong(&self, from: IpAddr) -> Tried {
        let now = Instant::now();
        let mut tries = self.tries();
        if tries.len() >= REMEMBERED && !tries.contains_key(&from) {
            let oldest = tries.iter().min_by_key(|(_, it)| it.last);
            if let Some(oldest) = oldest.map(|(from, _)| *from) {
                tries.remove(&oldest);
            }
        }
        let known = tries.entry(from).or_insert(Tries {
            wrong: 0,
            shut: 0,
            last: now,
            until: None,
        });
        if known.last.elapsed() > FORGIVEN {
            (known.wrong, known.shut) = (0, 0);
        }
        known.wrong += 1;
        known.last = now;
        if known.wrong < self.most {
            return Tried::Again;
        }
        let shut = SHUT.saturating_mul(1 << known.shut.min(8)).min(SHUT_MOST);
        known.until = Some(now + shut);
        known.shut += 1;
        known.wrong = 0;
        Tried::ShutNow
    }

    /// Somebody from this address was right. Others who guess from there are not forgiven by it.
    pub fn right(&self, from: IpAddr) {
        if let Some(known) = self.tries().get_mut(&from) {
            known.wrong = known.wrong.saturating_sub(1);
        }
    }

    /// To how many addresses the door is shut now, and how many wrong tries there were lately.
    pub fn guessed(&self) -> (usize, u32) {
        let now = Instant::now();
        let tries = self.tries();
        let lately = tries.values().filter(|it| it.last.elapsed() <= FORGIVEN);
        let wrong = lately.map(|it| it.wrong + it.shut * self.most).sum();
        let shut = tries.values().filter(|it| it.until > Some(now)).count();
        (shut, wrong)
    }

    /// Forgets who has not tried for long.
    pub fn tidy(&self) {
        self.tries()
            .retain(|_, it| it.last.elapsed() <= FORGIVEN + SHUT_MOST);
    }

    fn tries(&self) -> MutexGuard<'_, HashMap<IpAddr, Tries>> {
        self.tries.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_guesses_waits_and_others_do_not() {
        let gate = Gate::new(5);
        let (one, other): (IpAddr, IpAddr) = ([10, 0, 0, 1].into(), [10, 0, 0, 2].into());
        for _ in 0..4 {
            assert_eq!(gate.wrong(one), Tried::Again);
            assert!(gate.may_try(one).is_ok());
        }
        assert_eq!(gate.wrong(one), Tried::ShutNow);
        assert!(matches!(gate.may_try(one), Err(Shut(1..=31))));
        assert!(gate.may_try(other).is_ok());
        assert_eq!(gate.guessed(), (1, 5));
        for _ in 0..5 {
            gate.wrong(one);
        }
        assert!(matches!(gate.may_try(one), Err(Shut(32..=61))));
    }

    #[test]
    fn one_right_code_forgives_one_wrong_one() {
        let gate = Gate::new(3);
        let from = IpAddr::from([10, 0, 0, 1]);
        for _ in 0..50 {
            assert_eq!(gate.wrong(from), Tried::Again);
            gate.right(from);
        }
        gate.wrong(from);
        gate.wrong(from);
        assert_eq!(gate.wrong(from), Tried::ShutNow);
    }
}
