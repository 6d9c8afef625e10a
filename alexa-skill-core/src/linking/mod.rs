//! Account linking: who is speaking, and what to answer when nobody knows.

mod identity;
mod identity_error;
mod identity_resolver;
mod reject_reason;

pub use self::identity::Identity;
pub use self::identity_error::IdentityError;
pub use self::identity_resolver::IdentityResolver;
pub use self::reject_reason::RejectReason;
