use std::sync::{Mutex, PoisonError};
use std::time::{Duration, SystemTime};

use alexa_skill_core::clock::{Clock, Sleep, SystemClock};

/// The machine's time plus an offset that a test moves: hours pass in no time.
///
/// Give the same clock to the pool and to the verifier, and tokens expire for both at once.
/// Sleeping takes real time.
///
/// ```
/// use std::time::Duration;
/// use alexa_linking_cognito::testing::OffsetClock;
/// use alexa_skill_core::clock::Clock;
///
/// let clock = OffsetClock::default();
/// let before = clock.now();
/// clock.advance(Duration::from_secs(3600));
/// assert!(clock.now() >= before + Duration::from_secs(3600));
/// ```
#[derive(Debug, Default)]
pub struct OffsetClock {
    offset: Mutex<Duration>,
}

impl OffsetClock {
    /// Lets `duration` pass at once.
    pub fn advance(&self, duration: Duration) {
        let mut offset = self.offset.lock().unwrap_or_else(PoisonError::into_inner);
        *offset = offset.saturating_add(duration);
    }
}

impl Clock for OffsetClock {
    fn now(&self) -> SystemTime {
        let offset = *self.offset.lock().unwrap_or_else(PoisonError::into_inner);
        let now = SystemTime::now();
        now.checked_add(offset).unwrap_or(now)
    }

    fn sleep(&self, duration: Duration) -> Sleep {
        SystemClock.sleep(duration)
    }
}
