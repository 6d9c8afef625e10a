//! Which user pool, and where its parts are.

mod address;
mod error;
mod user_pool;

pub use self::error::UserPoolError;
pub use self::user_pool::UserPool;
