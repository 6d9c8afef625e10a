use alexa_skill_core::linking::{IdentityError, RejectReason};
use serde_json::{Map, Value};

use super::check::required;
use super::claims::Claims;
use super::jws::Jws;
use super::verifier::TokenVerifier;

/// What each check says of a token: for finding out why linking does not work.
///
/// ```no_run
/// # async fn example(verifier: alexa_linking_cognito::TokenVerifier, token: &str) {
/// for check in verifier.inspect(token).await.checks() {
///     match &check.result {
///         Ok(()) => println!("{}: good", check.name),
///         Err(error) => println!("{}: {error}", check.name),
///     }
/// }
/// # }
/// ```
#[derive(Debug)]
pub struct Inspection {
    checks: Vec<Check>,
    claims: Option<Claims>,
}

/// One check of an [`Inspection`].
#[derive(Debug)]
#[non_exhaustive]
pub struct Check {
    /// What is checked: `form`, `issuer`, `token_use`, `claims`, `client`, `audience`, `times`,
    /// `scopes`, `groups`, `key`, `signature` or `custom`.
    pub name: &'static str,
    /// What came of it.
    pub result: Result<(), IdentityError>,
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
        self.claims.as_ref().map(Claims::all)
    }

    fn note<T, E: Into<IdentityError>>(
        &mut self,
        name: &'static str,
        result: Result<T, E>,
    ) -> Option<T> {
        let (value, result) = match result {
            Ok(value) => (Some(value), Ok(())),
            Err(error) => (None, Err(error.into())),
        };
        self.checks.push(Check { name, result });
        value
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
        let Some(jws) = inspection.note("form", Jws::parse(token)) else {
            return inspection;
        };
        let requirements = &self.requirements;
        let keys = required(&jws.claims, "iss").and_then(|issuer| self.keys_of(issuer));
        let keys = inspection.note("issuer", keys);
        inspection.note("token_use", requirements.token_use(&jws.claims));
        let claims = inspection.note("claims", Claims::new(jws.claims, requirements.token_use));
        if let Some(claims) = &claims {
            for (name, result) in requirements.each(claims, self.now()) {
                inspection.note(name, result);
            }
        }
        let mut verified = false;
        if let Some(keys) = keys
            && let Some(key) = inspection.note("key", keys.key(&jws.kid).await)
        {
            verified = key.verifies(jws.message, &jws.signature);
            let result = if verified {
                Ok(())
            } else {
                Err(RejectReason::Signature)
            };
            inspection.note("signature", result);
        }
        if let Some(claims) = claims {
            // A custom check is promised verified and acceptable claims only.
            if verified && inspection.is_accepted() {
                inspection.note("custom", requirements.custom(&claims));
            }
            inspection.claims = Some(claims);
        }
        inspection
    }
}
