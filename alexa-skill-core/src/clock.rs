//! Time as an argument, so that expiry and deadlines can be tested without waiting.

use std::fmt::Debug;
use std::pin::Pin;
use std::time::{Duration, SystemTime};

/// A future that completes when its time has passed.
pub type Sleep = Pin<Box<dyn Future<Output = ()> + Send>>;

/// What calls leave of the time until the host's deadline, for the answer.
pub(crate) const ANSWER_RESERVE: Duration = Duration::from_millis(250);

/// Tells the time and waits for it to pass.
pub trait Clock: Debug + Send + Sync {
    /// The present time.
    fn now(&self) -> SystemTime;

    /// A future that completes once `duration` has passed.
    fn sleep(&self, duration: Duration) -> Sleep;
}

/// The machine's own clock. Its timers need no async runtime.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemClock;

impl<T: Clock + ?Sized> Clock for std::sync::Arc<T> {
    fn now(&self) -> SystemTime {
        (**self).now()
    }

    fn sleep(&self, duration: Duration) -> Sleep {
        (**self).sleep(duration)
    }
}

impl Clock for SystemClock {
    fn now(&self) -> SystemTime {
        SystemTime::now()
    }

    fn sleep(&self, duration: Duration) -> Sleep {
        Box::pin(futures_timer::Delay::new(duration))
    }
}

/// Runs `future` for at most `limit`; `None` says that time ran out and the future was dropped.
///
/// A future that is ready at once costs no timer.
pub async fn timeout<F: Future>(
    clock: &dyn Clock,
    limit: Duration,
    future: F,
) -> Option<F::Output> {
    let mut future = std::pin::pin!(future);
    let start = clock.now();
    // Most futures are ready at once: then no timer is made.
    let mut sleep = None;
    std::future::poll_fn(|cx| {
        if let std::task::Poll::Ready(output) = future.as_mut().poll(cx) {
            return std::task::Poll::Ready(Some(output));
        }
        let sleep = sleep.get_or_insert_with(|| {
            // What the future did at once took of its time.
            let passed = clock.now().duration_since(start).unwrap_or_default();
            clock.sleep(limit.saturating_sub(passed))
        });
        sleep.as_mut().poll(cx).map(|()| None)
    })
    .await
}

/// Runs a call until [`ANSWER_RESERVE`] before the host's `deadline`; without one, to its end. The error
/// is the time that it had.
pub(crate) async fn until<F: Future>(
    clock: &dyn Clock,
    deadline: Option<SystemTime>,
    call: F,
) -> Result<F::Output, Duration> {
    let Some(deadline) = deadline else {
        return Ok(call.await);
    };
    let left = deadline.duration_since(clock.now()).unwrap_or_default();
    let left = left.saturating_sub(ANSWER_RESERVE);
    if left.is_zero() {
        return Err(left);
    }
    timeout(clock, left, call).await.ok_or(left)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_future_that_is_ready_wins_over_the_limit() {
        assert_eq!(
            timeout(&SystemClock, Duration::ZERO, async { 7 }).await,
            Some(7)
        );
    }

    #[tokio::test]
    async fn a_future_that_never_ends_is_given_up() {
        let never = std::future::pending::<()>();
        assert_eq!(
            timeout(&SystemClock, Duration::from_millis(5), never).await,
            None
        );
    }
}
