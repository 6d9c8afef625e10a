use std::fmt;

use alexa_skill_core::linking::{IdentityError, RejectReason};
use serde_json::{Map, Value};

use super::check::Check;
use super::claims::{Claims, required};
use super::describe::{self, list};
use super::jws::{Jws, excerpt};
use super::verifier::TokenVerifier;
use crate::UserPool;

/// What each check says of a token: for finding out why linking does not work.
///
/// ```no_run
/// # async fn example(verifier: alexa_linking_cognito::TokenVerifier, token: &str) {
/// for check in verifier.inspect(token).await.checks() {
///     println!("{}: expected {}, found {}", check.name, check.expected, check.found);
///     if let Err(error) = &check.result {
///         println!("  {error}");
///     }
/// }
/// # }
/// ```
pub struct Inspection {
    checks: Vec<Check>,
    claims: Option<Map<String, Value>>,
}

impl Inspection {
    /// The checks in the order in which [`TokenVerifier::verify`] makes them. One that needs what an
    /// earlier one did not find is left out.
    pub fn checks(&self) -> &[Check] {
        &self.checks
    }

    /// Whether every check is good: [`TokenVerifier::verify`] accepts the token.
    pub fn is_accepted(&self) -> bool {
        self.checks.iter().all(|check| check.result.is_ok())
    }

    /// What the token claims, true or not. `None` if it could not be read that far.
    pub fn unverified_claims(&self) -> Option<&Map<String, Value>> {
        self.claims.as_ref()
    }

    fn note<T, E: Into<IdentityError>>(
        &mut self,
        name: &'static str,
        (expected, found): (impl Into<String>, impl Into<String>),
        result: Result<T, E>,
    ) -> Option<T> {
        let (value, result) = match result {
            Ok(value) => (Some(value), Ok(())),
            Err(error) => (None, Err(error.into())),
        };
        let (expected, found) = (expected.into(), found.into());
        self.checks.push(Check {
            name,
            expected,
            found,
            result,
        });
        value
    }
}

impl fmt::Debug for Inspection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let claims = self.claims.iter().flat_map(Map::keys);
        f.debug_struct("Inspection")
            .field("checks", &self.checks)
            .field("claims", &claims.collect::<Vec<_>>())
            .finish()
    }
}

impl TokenVerifier {
    /// Makes every check, also after one that failed, and tells what each says. To accept a token
    /// use [`verify`](Self::verify).
    pub async fn inspect(&self, token: &str) -> Inspection {
        let mut inspection = Inspection {
            checks: Vec::new(),
            claims: None,
        };
        let form = (describe::FORM, describe::form(token));
        let Some(jws) = inspection.note("form", form, Jws::parse(token)) else {
            return inspection;
        };
        let (requirements, all) = (&self.requirements, &jws.claims);
        let keys = required(all, "iss").and_then(|issuer| self.keys_of(issuer));
        let issuers = list(self.pools().flat_map(UserPool::issuers));
        let keys = inspection.note("issuer", (issuers, describe::claim(all, "iss")), keys);
        let uses = (
            requirements.token_use.as_str(),
            describe::claim(all, "token_use"),
        );
        inspection.note("token_use", uses, requirements.token_use(all));
        inspection.claims = Some(all.clone());
        let claims = Claims::new(jws.claims, requirements.token_use);
        let problem = claims.as_ref().err().map(ToString::to_string);
        let found = problem.unwrap_or_else(|| "all of them".into());
        let claims = inspection.note("claims", (describe::CLAIMS, found), claims);
        if let Some(claims) = &claims {
            let now = self.now();
            for (name, result) in requirements.each(claims, now) {
                let facts = describe::facts(name, requirements, claims, now);
                inspection.note(name, facts, result);
            }
        }
        let mut verified = false;
        if let Some(keys) = keys {
            let kid = excerpt(&jws.kid);
            let key = keys.key(&jws.kid).await;
            if let Some(key) = inspection.note("key", (describe::KEY, kid), key) {
                verified = key.verifies(jws.message, &jws.signature);
                let (found, result) = if verified {
                    ("the key's own", Ok(()))
                } else {
                    ("another", Err(RejectReason::Signature))
                };
                inspection.note("signature", ("the key's own", found), result);
            }
        }
        // A custom check is promised verified and acceptable claims only.
        if let Some(claims) = claims
            && verified
            && inspection.is_accepted()
            && requirements.custom.is_some()
        {
            let result = requirements.custom(&claims);
            let found = result.as_ref().err().map(ToString::to_string);
            let found = found.unwrap_or_else(|| "good".into());
            inspection.note("custom", ("good", found), result);
        }
        inspection
    }
}
