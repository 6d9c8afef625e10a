//! Who the linked user of an Alexa skill is, by Amazon Cognito.
#![cfg_attr(docsrs, feature(doc_cfg))]

mod pool;

pub use self::pool::{UserPool, UserPoolError};
