//! What the pool has granted: codes, refresh tokens, and the sign-ins behind them.

use std::collections::{HashMap, HashSet};
use std::fmt;
use std::time::{Duration, SystemTime};

use super::{LocalUserPoolError, random};

/// Authorization codes live five minutes.
const CODE_LIFETIME: Duration = Duration::from_secs(5 * 60);

/// One sign-in: every token that descends from it carries its `origin_jti`.
#[derive(Debug, Clone)]
pub(super) struct SignIn {
    pub(super) origin_jti: String,
    pub(super) username: String,
    pub(super) client_id: String,
    pub(super) scopes: Vec<String>,
    pub(super) nonce: Option<String>,
    pub(super) auth_time: SystemTime,
}

/// A code that waits for its exchange.
#[derive(Debug, Clone)]
pub(super) struct PendingCode {
    pub(super) sign_in: SignIn,
    pub(super) redirect_uri: String,
    pub(super) code_challenge: Option<String>,
}

#[derive(Debug, Clone)]
struct Timed<T> {
    grant: T,
    ends: SystemTime,
}

/// Why tokens of a sign-in are no longer honoured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ended {
    Revoked,
    Expired,
}

#[derive(Default)]
pub(super) struct Grants {
    codes: HashMap<String, Timed<PendingCode>>,
    refresh_tokens: HashMap<String, Timed<SignIn>>,
    /// User name, sign-in and id of every access token that was issued and not yet ended.
    issued: Vec<(String, String, String)>,
    /// Sign-ins that were revoked, by `origin_jti`.
    revoked: HashSet<String>,
    /// Access tokens that count as expired, by `jti`.
    expired: HashSet<String>,
}

impl Grants {
    pub(super) fn add_code(
        &mut self,
        pending: PendingCode,
        now: SystemTime,
    ) -> Result<String, LocalUserPoolError> {
        self.codes.retain(|_, code| code.ends > now);
        let code = random::uuid()?;
        let ends = now.checked_add(CODE_LIFETIME).unwrap_or(now);
        self.codes.insert(
            code.clone(),
            Timed {
                grant: pending,
                ends,
            },
        );
        Ok(code)
    }

    /// Takes a code out: whatever becomes of this exchange, there is no second one.
    pub(super) fn take_code(&mut self, code: &str, now: SystemTime) -> Option<PendingCode> {
        let code = self.codes.remove(code)?;
        (code.ends > now).then_some(code.grant)
    }

    pub(super) fn add_refresh_token(
        &mut self,
        sign_in: SignIn,
        now: SystemTime,
        lifetime: Duration,
    ) -> Result<String, LocalUserPoolError> {
        self.refresh_tokens.retain(|_, token| token.ends > now);
        let token = random::mixed(128)?;
        let ends = now.checked_add(lifetime).unwrap_or(now);
        self.refresh_tokens.insert(
            token.clone(),
            Timed {
                grant: sign_in,
                ends,
            },
        );
        Ok(token)
    }

    /// The sign-in behind a refresh token that is still good.
    pub(super) fn refresh(&self, token: &str, now: SystemTime) -> Option<&SignIn> {
        let token = self.refresh_tokens.get(token)?;
        (token.ends > now).then_some(&token.grant)
    }

    /// Ends one sign-in: its refresh token and every access token from it.
    pub(super) fn revoke(&mut self, origin_jti: &str) {
        self.refresh_tokens
            .retain(|_, token| token.grant.origin_jti != origin_jti);
        self.codes
            .retain(|_, code| code.grant.sign_in.origin_jti != origin_jti);
        self.revoked.insert(origin_jti.to_owned());
    }

    /// Notes that an access token was issued.
    pub(super) fn record(&mut self, username: &str, origin_jti: &str, jti: &str) {
        self.issued
            .push((username.to_owned(), origin_jti.to_owned(), jti.to_owned()));
    }

    /// Ends every sign-in of a user.
    pub(super) fn revoke_user(&mut self, username: &str) {
        let issued = self.issued.iter().filter(|(name, ..)| name == username);
        self.revoked
            .extend(issued.map(|(_, origin, _)| origin.clone()));
        self.issued.retain(|(name, ..)| name != username);
        self.refresh_tokens
            .retain(|_, token| token.grant.username != username);
        self.codes
            .retain(|_, code| code.grant.sign_in.username != username);
    }

    /// Lets the user's access tokens count as expired; the refresh tokens stay good.
    pub(super) fn expire_user(&mut self, username: &str) {
        let issued = self.issued.iter().filter(|(name, ..)| name == username);
        self.expired.extend(issued.map(|(.., jti)| jti.clone()));
    }

    /// Whether a token of this sign-in has been ended before its time.
    pub(super) fn ended(&self, origin_jti: &str, jti: &str) -> Option<Ended> {
        if self.revoked.contains(origin_jti) {
            Some(Ended::Revoked)
        } else if self.expired.contains(jti) {
            Some(Ended::Expired)
        } else {
            None
        }
    }
}

impl fmt::Debug for Grants {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Grants")
            .field("codes", &self.codes.len())
            .field("refresh_tokens", &self.refresh_tokens.len())
            .field("revoked", &self.revoked.len())
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sign_in() -> SignIn {
        SignIn {
            origin_jti: "o".into(),
            username: "alice".into(),
            client_id: "c".into(),
            scopes: Vec::new(),
            nonce: None,
            auth_time: SystemTime::UNIX_EPOCH,
        }
    }

    fn pending() -> PendingCode {
        PendingCode {
            sign_in: sign_in(),
            redirect_uri: "https://a/".into(),
            code_challenge: None,
        }
    }

    #[test]
    fn a_code_is_good_once_and_for_five_minutes() {
        let mut grants = Grants::default();
        let now = SystemTime::UNIX_EPOCH;
        let code = grants.add_code(pending(), now).unwrap();
        assert!(
            grants
                .take_code(&code, now + Duration::from_secs(299))
                .is_some()
        );
        assert!(grants.take_code(&code, now).is_none());
        let late = grants.add_code(pending(), now).unwrap();
        assert!(grants.take_code(&late, now + CODE_LIFETIME).is_none());
    }

    #[test]
    fn a_revoked_sign_in_keeps_no_refresh_token() {
        let mut grants = Grants::default();
        let now = SystemTime::UNIX_EPOCH;
        let token = grants
            .add_refresh_token(sign_in(), now, Duration::from_secs(60))
            .unwrap();
        assert!(grants.refresh(&token, now).is_some());
        assert!(
            grants
                .refresh(&token, now + Duration::from_secs(60))
                .is_none()
        );
        grants.revoke("o");
        assert!(grants.refresh(&token, now).is_none());
        assert_eq!(grants.ended("o", "j"), Some(Ended::Revoked));
        assert!(!format!("{grants:?}").contains(&token));
    }
}
