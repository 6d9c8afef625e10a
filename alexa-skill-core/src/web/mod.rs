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
mod fetch_error;
mod fetcher;
mod freshness;
mod header_problem;
mod headers;
mod read;
mod refusal;
mod service;
mod timestamp_error;
mod transport_fetcher;
mod trust_anchor_error;
mod trust_anchors;
mod verifier;
mod verifier_builder;
mod verify_error;
mod verify_error_category;

pub use self::address::CertificateAddress;
pub use self::address_error::AddressError;
pub use self::answer_body::AnswerBody;
pub use self::chain_error::ChainError;
pub use self::fetch_error::FetchError;
pub use self::fetcher::CertificateFetcher;
pub use self::header_problem::HeaderProblem;
pub use self::service::SkillService;
pub use self::timestamp_error::TimestampError;
pub use self::transport_fetcher::TransportFetcher;
pub use self::trust_anchor_error::TrustAnchorError;
pub use self::trust_anchors::TrustAnchors;
pub use self::verifier::RequestVerifier;
pub use self::verifier_builder::RequestVerifierBuilder;
pub use self::verify_error::VerifyError;
pub use self::verify_error_category::VerifyErrorCategory;
