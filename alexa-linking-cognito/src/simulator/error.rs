use std::net::SocketAddr;

use alexa_skill_core::Locale;
use alexa_skill_core::testing::{ModelError, TestingError};

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
    /// The interaction model of a locale is wrong.
    #[error("the interaction model of {locale}: {source}")]
    Model {
        /// The locale.
        locale: Locale,
        /// What is wrong, and where.
        #[source]
        source: ModelError,
    },
    /// The address of the skill is none.
    #[error("{address:?} is no address of a skill")]
    Address {
        /// What was given.
        address: String,
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
