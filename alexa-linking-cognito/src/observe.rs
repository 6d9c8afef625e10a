//! Spans with outcome and duration, which cost nothing where nobody listens.

use std::time::Instant;

use alexa_skill_core::linking::IdentityError;
use tracing::{Instrument, Span};

/// Runs `future` in `span` and records `outcome` and `microseconds`.
pub(crate) async fn observe<T>(
    span: Span,
    future: impl Future<Output = Result<T, IdentityError>>,
) -> Result<T, IdentityError> {
    if span.is_disabled() {
        return future.await;
    }
    let began = Instant::now();
    let result = future.instrument(span.clone()).await;
    span.record(
        "microseconds",
        u64::try_from(began.elapsed().as_micros()).unwrap_or(u64::MAX),
    );
    match &result {
        Ok(_) => span.record("outcome", "ok"),
        Err(error) => span.record("outcome", tracing::field::display(error)),
    };
    result
}
