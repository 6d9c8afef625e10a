use std::net::SocketAddr;

use alexa_skill_core::testing::TestingError;

use crate::testing::{AccountLinkingError, LocalUserPoolError};
use crate::{TokenVerifierError, UserPoolError};

/// Why a simulator does not start.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum SimulatorError {
    /// It plays any user to whoever opens it, so it listens on this machine only.
    #[error("{0} is no loopback address")]
    NotLoopback(SocketAddr),
    /// There is no user pool to link accounts with.
    #[error("no user pool: call `user_pool`")]
    NoUserPool,
    /// The address cannot be listened on.
    #[error("cannot listen on {address}")]
    Listen {
        /// The address asked for.
        address: SocketAddr,
        /// Why not.
        #[source]
        source: std::io::Error,
    },
    /// The interaction model of a locale, or the address of the skill, is wrong.
    #[error("{what}: {source}")]
    Skill {
        /// The locale, or the address.
        what: String,
        /// What is wrong with it.
        #[source]
        source: TestingError,
    },
    /// The user pool has no such app client, or cannot be used.
    #[error(transparent)]
    Pool(#[from] LocalUserPoolError),
    /// Accounts cannot be linked to the user pool.
    #[error(transparent)]
    Linking(#[from] AccountLinkingError),
    /// The addresses of the user pool are wrong.
    #[error(transparent)]
    UserPool(#[from] UserPoolError),
    /// No verifier of the pool's tokens can be made.
    #[error(transparent)]
    Verifier(#[from] TokenVerifierError),
}
