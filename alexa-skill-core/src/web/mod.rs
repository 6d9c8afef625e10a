//! A skill served over HTTPS by oneself: is the request Alexa's, and what does HTTP answer?
//!
//! [`RequestVerifier`] proves that a request came from Alexa and was made for now.
//! [`SkillService`] puts a verifier and a skill behind HTTP, as a `tower_service::Service` that
//! mounts in axum and hyper as it is. TLS towards Alexa is the matter of what stands in front.
//!
//! A skill behind AWS Lambda needs none of this: there the function's permission says who may call.

mod address;
mod address_error;
mod answer_body;
mod certificates;
mod chain;
mod chain_error;
mod error;
mod fetch_error;
mod fetcher;
mod freshness;
mod headers;
mod read;
mod refusal;
mod service;
mod timestamp_error;
mod trust_anchors;
mod verifier;
mod verifier_builder;

pub use self::address::CertificateAddress;
pub use self::address_error::AddressError;
pub use self::answer_body::AnswerBody;
pub use self::chain_error::ChainError;
pub use self::error::{VerifyError, VerifyErrorCategory};
pub use self::fetch_error::FetchError;
pub use self::fetcher::{CertificateFetcher, TransportFetcher};
pub use self::headers::HeaderProblem;
pub use self::service::SkillService;
pub use self::timestamp_error::TimestampError;
pub use self::trust_anchors::{TrustAnchorError, TrustAnchors};
pub use self::verifier::RequestVerifier;
pub use self::verifier_builder::RequestVerifierBuilder;
