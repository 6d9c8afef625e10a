//! JSON Web Tokens, signed and read back with the pool's own keys.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Map, Value, json};

use super::LocalUserPoolError;
use super::keys::{KeyRing, SigningKey};

/// Signs `claims` as an RS256 token.
pub(super) fn sign(
    key: &SigningKey,
    claims: &Map<String, Value>,
) -> Result<String, LocalUserPoolError> {
    let header = json!({ "kid": key.kid(), "alg": "RS256" }).to_string();
    let claims = serde_json::to_vec(claims).map_err(|_| LocalUserPoolError::Crypto)?;
    let mut token = format!(
        "{}.{}",
        URL_SAFE_NO_PAD.encode(header),
        URL_SAFE_NO_PAD.encode(claims)
    );
    let signature = key.sign(token.as_bytes())?;
    token.push('.');
    URL_SAFE_NO_PAD.encode_string(signature, &mut token);
    Ok(token)
}

/// The claims of `token`, if one of `keys` signed it.
pub(super) fn verify(keys: &KeyRing, token: &str) -> Option<Map<String, Value>> {
    let (message, signature) = token.rsplit_once('.')?;
    let (header, claims) = message.split_once('.')?;
    let header = object(header)?;
    if header.get("alg").and_then(Value::as_str) != Some("RS256") {
        return None;
    }
    let key = keys.find(header.get("kid")?.as_str()?)?;
    let signature = URL_SAFE_NO_PAD.decode(signature).ok()?;
    key.verifies(message.as_bytes(), &signature)
        .then(|| object(claims))
        .flatten()
}

fn object(part: &str) -> Option<Map<String, Value>> {
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(part).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_reads_back_and_a_changed_one_does_not() {
        let keys = KeyRing::shared().unwrap();
        let claims = Map::from_iter([("sub".to_owned(), json!("s"))]);
        let token = sign(&keys.access, &claims).unwrap();
        assert_eq!(verify(&keys, &token), Some(claims.clone()));

        let (message, signature) = token.rsplit_once('.').unwrap();
        let forged = URL_SAFE_NO_PAD.encode(r#"{"sub":"t"}"#);
        let header = message.split_once('.').unwrap().0;
        assert_eq!(
            verify(&keys, &format!("{header}.{forged}.{signature}")),
            None
        );
        assert_eq!(verify(&keys, ""), None);
        assert_eq!(verify(&keys, "a.b.c"), None);
        assert_eq!(verify(&KeyRing::generate().unwrap(), &token), None);
    }
}
