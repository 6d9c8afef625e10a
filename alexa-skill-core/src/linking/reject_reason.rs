use std::time::SystemTime;

/// Why an access token was refused: the answer is to link the account again.
///
/// Each check has a variant of its own, and its message says what was expected and what was found;
/// none holds the token or any part of its signature.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum RejectReason {
    /// Not a token of the expected form.
    #[error("the token is malformed: {0}")]
    Malformed(String),
    /// Longer than any token that the server issues.
    #[error("the token has {length} bytes, more than {limit}")]
    TooLong {
        /// Bytes of the token.
        length: usize,
        /// The most that is read.
        limit: usize,
    },
    /// Signed with another algorithm than the one that the server uses.
    #[error("the token's algorithm is {found:?}, not {expected}")]
    Algorithm {
        /// The only algorithm accepted.
        expected: &'static str,
        /// What the header says.
        found: String,
    },
    /// The header asks for something that must be understood and is not.
    #[error("the token's header has {0:?}, which is not accepted")]
    Header(String),
    /// The header names no key.
    #[error("the token names no key (kid)")]
    MissingKeyId,
    /// The server's key set, freshly read, has no such key.
    #[error("the token's key {kid:?} is not in the key set")]
    UnknownKey {
        /// The key id of the token's header.
        kid: String,
    },
    /// The key set has the key, but it is none for RS256 signatures.
    #[error("the token's key {kid:?} cannot be used: {why}")]
    UnusableKey {
        /// The key id of the token's header.
        kid: String,
        /// What is wrong with the key.
        why: String,
    },
    /// The signature is not that of the key.
    #[error("the token's signature is wrong")]
    Signature,
    /// A required claim is absent or empty.
    #[error("the token has no {0}")]
    MissingClaim(&'static str),
    /// A claim has a type or a value that it cannot have.
    #[error("the token's {claim} is {found}, not {expected}")]
    InvalidClaim {
        /// The claim's name.
        claim: &'static str,
        /// What it must be.
        expected: &'static str,
        /// What it is: the kind of value, or a number.
        found: String,
    },
    /// Issued by another server or user pool.
    #[error("the token's issuer is {found:?}, not {expected:?}")]
    Issuer {
        /// The issuers accepted, separated by a comma and a space.
        expected: String,
        /// The token's `iss`.
        found: String,
    },
    /// An id token where an access token is expected, or the reverse.
    #[error("the token's use is {found:?}, not {expected:?}")]
    TokenUse {
        /// The use accepted.
        expected: &'static str,
        /// The token's `token_use`.
        found: String,
    },
    /// Issued for another app client.
    #[error("the token's client is {found:?}, not one of {expected:?}")]
    ClientId {
        /// The client ids accepted.
        expected: Vec<String>,
        /// The token's `client_id`, or `aud` in an id token.
        found: String,
    },
    /// Bound to another resource.
    #[error("the token's audience is {found:?}, not one of {expected:?}")]
    Audience {
        /// The audiences accepted.
        expected: Vec<String>,
        /// The token's `aud`.
        found: Vec<String>,
    },
    /// Its time is over.
    #[error("the token expired {} s ago", seconds_between(*.expired_at, *.now))]
    Expired {
        /// `exp`
        expired_at: SystemTime,
        /// The time of the check.
        now: SystemTime,
    },
    /// Its time has not come.
    #[error("the token is valid only in {} s", seconds_between(*.now, *.not_before))]
    NotYetValid {
        /// `nbf`
        not_before: SystemTime,
        /// The time of the check.
        now: SystemTime,
    },
    /// It claims to have been issued in the future.
    #[error("the token was issued {} s in the future", seconds_between(*.now, *.issued_at))]
    IssuedInFuture {
        /// `iat`
        issued_at: SystemTime,
        /// The time of the check.
        now: SystemTime,
    },
    /// Not all of the scopes asked for.
    #[error("the token lacks the scopes {missing:?}; it has {found:?}")]
    MissingScopes {
        /// The scopes that were asked for and are absent.
        missing: Vec<String>,
        /// The token's scopes, the first ten of them.
        found: Vec<String>,
    },
    /// None of the groups asked for.
    #[error("the user is in none of the groups {expected:?}, but in {found:?}")]
    MissingGroup {
        /// Any of these would have done.
        expected: Vec<String>,
        /// The token's groups, the first ten of them.
        found: Vec<String>,
    },
    /// A check of the skill's own refused the claims.
    #[error("refused by the skill's own check: {0}")]
    Custom(String),
    /// The server itself refused the token: revoked, signed out everywhere, user disabled or deleted.
    #[error("the server refused the token: {0}")]
    Refused(String),
}

fn seconds_between(earlier: SystemTime, later: SystemTime) -> u64 {
    later.duration_since(earlier).map_or(0, |age| age.as_secs())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    #[test]
    fn messages_say_what_was_expected_and_found() {
        let now = SystemTime::UNIX_EPOCH + Duration::from_secs(1000);
        let expired = RejectReason::Expired {
            expired_at: now - Duration::from_secs(7),
            now,
        };
        assert_eq!(expired.to_string(), "the token expired 7 s ago");
        let client = RejectReason::ClientId {
            expected: vec!["a".into()],
            found: "b".into(),
        };
        assert_eq!(
            client.to_string(),
            "the token's client is \"b\", not one of [\"a\"]"
        );
    }
}
