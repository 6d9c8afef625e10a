//! Proactive events: what happens to a device without Alexa having asked for it.
//!
//! Alexa hands the skill a code for each customer ([`AcceptGrant`](super::directive::AcceptGrant));
//! [`LoginWithAmazon`] exchanges it for tokens, which a [`GrantStore`] keeps for each user and region,
//! and [`EventGateway`] sends events with them. These tokens are Amazon's, not the linked account's:
//! they open the event gateway and nothing of the skill's own service. An event that the gateway would
//! refuse is not sent.
//!
//! | the gateway answers | the client |
//! |---|---|
//! | 202 | is done |
//! | 401 | refreshes the token once and sends once more |
//! | 403 `SKILL_DISABLED_EXCEPTION` | forgets the customer's tokens |
//! | `INSUFFICIENT_PERMISSION_EXCEPTION`, `SKILL_NOT_FOUND_EXCEPTION` | reports that the skill is misconfigured |
//! | 429 | sends up to three times more, at least a second apart |
//! | 5xx, no answer | sends up to three times more, each time after a longer pause |
//! | anything else | reports it, and does not try again |

mod answer;
mod builder;
mod error;
mod event_gateway;
mod event_tokens;
mod grant_store;
mod grantee;
mod grants;
mod login_with_amazon;
mod lwa_error;
mod memory;
mod region;

pub use self::builder::EventGatewayBuilder;
pub use self::error::GatewayError;
pub use self::event_gateway::EventGateway;
pub use self::event_tokens::EventTokens;
pub use self::grant_store::GrantStore;
pub use self::grantee::Grantee;
pub use self::login_with_amazon::LoginWithAmazon;
pub use self::lwa_error::LwaError;
pub use self::memory::MemoryGrantStore;
pub use self::region::Region;
