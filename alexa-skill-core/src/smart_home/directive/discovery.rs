//! `Alexa.Discovery`

use super::part::part;
use crate::smart_home::Scope;

part! {
    /// Which devices does the customer have?
    pub struct Discover {
        /// `scope`: whose devices. It holds the linked account's token.
        pub scope: Scope,
    }
}
