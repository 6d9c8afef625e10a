use std::time::Duration;

/// Why a [`TokenVerifier`](super::TokenVerifier) cannot be built.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum TokenVerifierError {
    /// Neither a client id nor [`any_client`](super::TokenVerifierBuilder::any_client): a verifier that
    /// forgot to ask would accept tokens made for other apps of the pool.
    #[error("no client id is required of tokens; name one, or say `any_client`")]
    NoClientId,
    /// A client id, scope, group or audience that is empty: a setting that was left out.
    #[error("an empty {0} is required of tokens")]
    Empty(&'static str),
    /// A leeway above five minutes.
    #[error("a leeway of {} s is more than {} s", asked.as_secs(), limit.as_secs())]
    Leeway {
        /// The leeway asked for.
        asked: Duration,
        /// The most that is allowed.
        limit: Duration,
    },
}
