use std::future::Future;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::Pin;
use std::task::{Context, Poll};

use tokio::runtime::{Handle, RuntimeFlavor};
use tokio::task::JoinHandle;

/// Work whose panic is caught, and which ends with whoever waits for it.
pub(super) enum Task<T> {
    /// On another thread, perhaps, so that it may block its own.
    Apart(JoinHandle<T>),
    /// Where there is but one thread, a task of its own would only have to be woken, and waited for by a
    /// timer. `None` only as it is dropped.
    Here(Option<Pin<Box<dyn Future<Output = T> + Send>>>),
}

/// Why work has no result.
pub(super) struct Panicked;

impl<T: Send + 'static> Task<T> {
    pub(super) fn start(future: impl Future<Output = T> + Send + 'static) -> Self {
        match Handle::try_current() {
            Ok(runtime) if runtime.runtime_flavor() != RuntimeFlavor::CurrentThread => {
                Self::Apart(runtime.spawn(future))
            }
            _ => Self::Here(Some(Box::pin(future))),
        }
    }
}

impl<T> Future for Task<T> {
    type Output = Result<T, Panicked>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        match &mut *self {
            Self::Apart(handle) => Pin::new(handle)
                .poll(cx)
                .map(|done| done.map_err(|_| Panicked)),
            Self::Here(None) => Poll::Ready(Err(Panicked)),
            Self::Here(Some(future)) => {
                let polled = catch_unwind(AssertUnwindSafe(|| future.as_mut().poll(cx)));
                polled.map_or(Poll::Ready(Err(Panicked)), |poll| poll.map(Ok))
            }
        }
    }
}

impl<T> Drop for Task<T> {
    fn drop(&mut self) {
        match self {
            Self::Apart(handle) => handle.abort(),
            // What the work holds may panic as it goes, too.
            Self::Here(future) => drop(catch_unwind(AssertUnwindSafe(|| drop(future.take())))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Panics as it goes.
    struct Fragile;

    impl Drop for Fragile {
        fn drop(&mut self) {
            panic!("broken on the way out");
        }
    }

    async fn holds_what_breaks() {
        let _fragile = Fragile;
        std::future::pending::<()>().await;
    }

    #[tokio::test]
    async fn on_one_thread_work_is_done_in_place_and_no_panic_gets_out() {
        assert!(matches!(Task::start(async { 7 }).await, Ok(7)));
        let mut task = Task::start(holds_what_breaks());
        assert!(matches!(task, Task::Here(_)));
        let mut context = Context::from_waker(std::task::Waker::noop());
        assert!(Pin::new(&mut task).poll(&mut context).is_pending());
        drop(task);
        assert!(Task::start(async { panic!("broken") }).await.is_err());
    }

    #[tokio::test(flavor = "multi_thread", worker_threads = 1)]
    async fn on_several_threads_work_is_a_task_of_its_own() {
        let task = Task::start(async { 7 });
        assert!(matches!(task, Task::Apart(_)));
        assert!(matches!(task.await, Ok(7)));
        assert!(Task::start(async { panic!("broken") }).await.is_err());
    }
}
