use std::time::{Duration, SystemTime};

/// A token bucket: so many at once, and one more in each interval.
#[derive(Debug)]
pub(super) struct Budget {
    burst: u32,
    interval: Duration,
    left: u32,
    /// When the last one that came back came back.
    refilled_at: Option<SystemTime>,
}

impl Budget {
    pub(super) fn new(burst: u32, interval: Duration) -> Self {
        Self {
            burst,
            interval: interval.max(Duration::from_millis(1)),
            left: burst,
            refilled_at: None,
        }
    }

    pub(super) fn interval(&self) -> Duration {
        self.interval
    }

    /// Takes one, if one is left.
    pub(super) fn take(&mut self, now: SystemTime) -> bool {
        self.refill(now);
        if self.left == 0 {
            return false;
        }
        if self.left == self.burst {
            // Nothing was missing until now, so the interval begins now.
            self.refilled_at = Some(now);
        }
        self.left -= 1;
        true
    }

    fn refill(&mut self, now: SystemTime) {
        let Some(since) = self.refilled_at else {
            return;
        };
        let Ok(passed) = now.duration_since(since) else {
            // The clock was set back: begin the interval again instead of waiting for the old time.
            self.refilled_at = Some(now);
            return;
        };
        let intervals = passed.as_millis() / self.interval.as_millis().max(1);
        let missing = self.burst - self.left;
        if intervals >= u128::from(missing) {
            self.left = self.burst;
            self.refilled_at = Some(now);
        } else if let Ok(intervals) = u32::try_from(intervals) {
            self.left += intervals;
            self.refilled_at = Some(since + self.interval * intervals);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_burst_then_one_an_interval() {
        let start = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000);
        let at = |seconds| start + Duration::from_secs(seconds);
        let mut budget = Budget::new(2, Duration::from_secs(10));
        assert!(budget.take(at(0)) && budget.take(at(1)));
        assert!(!budget.take(at(9)));
        assert!(budget.take(at(10)));
        assert!(!budget.take(at(19)));
        assert!(budget.take(at(20)));
        assert!(budget.take(at(500)) && budget.take(at(500)));
        assert!(!budget.take(at(500)));
        assert!(!budget.take(at(5)), "a clock set back gives nothing away");
        assert!(budget.take(at(15)), "and takes nothing for long");
    }
}
