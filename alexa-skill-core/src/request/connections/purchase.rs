use crate::wire::{model, open_enum};

model! {
    /// The outcome of an in-skill purchase: the payload of a
    /// [`ConnectionsResponse`](super::ConnectionsResponse) named `Buy`, `Upsell` or `Cancel`.
    pub struct PurchaseResponse {
        /// What the user decided.
        pub purchase_result: Option<PurchaseResult>,
        /// The product.
        pub product_id: Option<String>,
        /// What the service says of it.
        pub message: Option<String>,
    }
}

open_enum! {
    /// What came of an offer to buy.
    pub enum PurchaseResult {
        /// The user bought it, or ended the subscription.
        Accepted = "ACCEPTED",
        /// The user did not want it.
        Declined = "DECLINED",
        /// There is nothing to end: the user does not have it.
        NotEntitled = "NOT_ENTITLED",
        /// It failed.
        Error = "ERROR",
        /// The user has it already.
        AlreadyPurchased = "ALREADY_PURCHASED",
    }
}
