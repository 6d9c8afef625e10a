//! The claims of Cognito's tokens.

use aws_lc_rs::digest::{SHA256, digest};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Map, Value, json};

use super::grants::SignIn;
use super::state::{Settings, unix_seconds};
use super::{LocalUser, LocalUserPoolError, random};

/// When a token was issued and how long it lives, in seconds.
#[derive(Debug, Clone, Copy)]
pub(super) struct Validity {
    pub(super) issued_at: u64,
    pub(super) seconds: u64,
}

/// The claims of an access token.
pub(super) fn access(
    settings: &Settings,
    user: &LocalUser,
    sign_in: &SignIn,
    validity: Validity,
) -> Result<Map<String, Value>, LocalUserPoolError> {
    let mut claims = common(settings, user, sign_in, validity, "access")?;
    claims.insert("version".into(), 2.into());
    claims.insert("client_id".into(), sign_in.client_id.as_str().into());
    claims.insert("username".into(), user.username.as_str().into());
    claims.insert("scope".into(), sign_in.scopes.join(" ").into());
    Ok(claims)
}

/// The claims of the id token that goes with `access_token`.
pub(super) fn id(
    settings: &Settings,
    user: &LocalUser,
    sign_in: &SignIn,
    validity: Validity,
    access_token: &str,
) -> Result<Map<String, Value>, LocalUserPoolError> {
    let mut claims = common(settings, user, sign_in, validity, "id")?;
    claims.insert("aud".into(), sign_in.client_id.as_str().into());
    claims.insert("cognito:username".into(), user.username.as_str().into());
    let hash = digest(&SHA256, access_token.as_bytes());
    claims.insert(
        "at_hash".into(),
        URL_SAFE_NO_PAD.encode(&hash.as_ref()[..16]).into(),
    );
    if let Some(nonce) = &sign_in.nonce {
        claims.insert("nonce".into(), nonce.as_str().into());
    }
    for (name, value) in attributes(user, &sign_in.scopes) {
        let value = match name {
            "email_verified" | "phone_number_verified" => json!(value == "true"),
            "address" => json!({ "formatted": value }),
            _ => value.into(),
        };
        claims.insert(name.to_owned(), value);
    }
    Ok(claims)
}

fn common(
    settings: &Settings,
    user: &LocalUser,
    sign_in: &SignIn,
    validity: Validity,
    token_use: &str,
) -> Result<Map<String, Value>, LocalUserPoolError> {
    let mut claims = Map::new();
    claims.insert("sub".into(), user.sub().into());
    if !user.groups.is_empty() {
        claims.insert("cognito:groups".into(), json!(user.groups));
    }
    claims.insert("iss".into(), settings.issuer.as_str().into());
    claims.insert("origin_jti".into(), sign_in.origin_jti.as_str().into());
    claims.insert("event_id".into(), random::uuid()?.into());
    claims.insert("token_use".into(), token_use.into());
    claims.insert("auth_time".into(), unix_seconds(sign_in.auth_time).into());
    claims.insert(
        "exp".into(),
        validity.issued_at.saturating_add(validity.seconds).into(),
    );
    claims.insert("iat".into(), validity.issued_at.into());
    claims.insert("jti".into(), random::uuid()?.into());
    Ok(claims)
}

/// The attributes that `scopes` open: all with `profile` or with `openid` alone; otherwise those
/// of `email` and `phone`.
pub(super) fn attributes<'a>(
    user: &'a LocalUser,
    scopes: &[String],
) -> impl Iterator<Item = (&'a str, &'a str)> {
    let has = |name: &str| scopes.iter().any(|scope| scope == name);
    let (email, phone) = (has("email"), has("phone"));
    let all = has("profile") || !(email || phone);
    user.attributes
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .filter(move |(name, _)| {
            all || match *name {
                "email" | "email_verified" => email,
                "phone_number" | "phone_number_verified" => phone,
                _ => false,
            }
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(scopes: &[&str]) -> Vec<String> {
        let user = LocalUser::new("alice")
            .attribute("email", "a@example.com")
            .attribute("phone_number", "+15550100")
            .attribute("name", "Alice");
        let scopes: Vec<String> = scopes.iter().map(ToString::to_string).collect();
        attributes(&user, &scopes)
            .map(|(name, _)| name.to_owned())
            .collect()
    }

    #[test]
    fn scopes_decide_which_attributes_are_seen() {
        assert_eq!(names(&["openid"]), ["email", "name", "phone_number"]);
        assert_eq!(
            names(&["openid", "profile"]),
            ["email", "name", "phone_number"]
        );
        assert_eq!(names(&["openid", "email"]), ["email"]);
        assert_eq!(names(&["openid", "phone"]), ["phone_number"]);
    }
}
