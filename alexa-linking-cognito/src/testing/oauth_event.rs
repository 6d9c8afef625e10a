use std::time::SystemTime;

use super::Endpoint;

/// One request that the pool answered, with every secret masked.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct OAuthEvent {
    /// When the answer was ready, by the pool's clock.
    pub at: SystemTime,
    /// What was called.
    pub endpoint: Endpoint,
    /// The HTTP method.
    pub method: String,
    /// The status answered; 0 where a fault closed the connection.
    pub status: u16,
    /// The OAuth or Cognito error answered.
    pub error: Option<String>,
    /// The request's parameters in order of arrival. Codes, tokens, secrets, passwords and
    /// everything not known to be harmless read `[redacted]`.
    pub parameters: Vec<(String, String)>,
}
