use jsonwebtoken::DecodingKey;
use serde_json::{Map, Value};

use crate::crypto;
use crate::encoding::base64url;

/// Bits that a modulus has at least: RFC 7518, section 3.3.
const MIN_BITS: usize = 2048;
/// Bits up to which both backends verify. The time grows with the square of them, so that without a
/// bound a key could make every check slow; Cognito's have 2048.
const MAX_BITS: usize = 4096;

/// One public key that RS256 signatures are checked with.
pub(crate) struct Key {
    id: String,
    n: String,
    e: String,
    decoding: DecodingKey,
}

impl Key {
    /// Reads a member of a set's `keys`; the error says why it is no RS256 signature key.
    pub(super) fn from_jwk(jwk: &Map<String, Value>) -> Result<Self, &'static str> {
        let text = |name: &str| jwk.get(name).and_then(Value::as_str);
        if text("kty") != Some("RSA") {
            return Err("not an RSA key");
        }
        match jwk.get("use") {
            None => {}
            Some(usage) if usage == "sig" => {}
            Some(_) => return Err("not for signatures (use)"),
        }
        match jwk.get("alg") {
            None => {}
            Some(algorithm) if algorithm == "RS256" => {}
            Some(_) => return Err("for another algorithm than RS256 (alg)"),
        }
        if let Some(operations) = jwk.get("key_ops") {
            let verifies = operations
                .as_array()
                .is_some_and(|operations| operations.iter().any(|operation| operation == "verify"));
            if !verifies {
                return Err("not for verification (key_ops)");
            }
        }
        let id = text("kid")
            .filter(|id| !id.is_empty())
            .ok_or("without an id (kid)")?;
        let n = text("n").ok_or("without a modulus (n)")?;
        let e = text("e").ok_or("without an exponent (e)")?;
        let modulus = base64url(n).ok_or("a modulus (n) that is not base64url")?;
        let exponent = base64url(e).ok_or("an exponent (e) that is not base64url")?;
        check_modulus(&modulus)?;
        check_exponent(&exponent)?;
        Ok(Self {
            id: id.to_owned(),
            n: n.to_owned(),
            e: e.to_owned(),
            decoding: DecodingKey::from_rsa_raw_components(&modulus, &exponent),
        })
    }

    pub(crate) fn id(&self) -> &str {
        &self.id
    }

    /// Whether the two are the same key under the same id.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        (&self.id, &self.n, &self.e) == (&other.id, &other.n, &other.e)
    }

    pub(super) fn to_jwk(&self) -> Value {
        serde_json::json!({
            "kty": "RSA", "use": "sig", "alg": "RS256", "kid": self.id, "n": self.n, "e": self.e,
        })
    }

    /// Whether `signature` is this key's for `message`.
    pub(crate) fn verifies(&self, message: &[u8], signature: &Vec<u8>) -> bool {
        crypto::verify(&self.decoding, message, signature)
    }
}

impl std::fmt::Debug for Key {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Key")
            .field("id", &self.id)
            .finish_non_exhaustive()
    }
}

fn check_modulus(modulus: &[u8]) -> Result<(), &'static str> {
    let significant = modulus
        .iter()
        .position(|&byte| byte != 0)
        .map_or(&[][..], |at| &modulus[at..]);
    let bits = significant.first().map_or(0, |first| {
        significant.len() * 8 - first.leading_zeros() as usize
    });
    if bits < MIN_BITS {
        return Err("a modulus (n) of fewer than 2048 bits");
    }
    if bits > MAX_BITS {
        return Err("a modulus (n) of more than 4096 bits");
    }
    if significant.last().is_some_and(|last| last % 2 == 0) {
        return Err("an even modulus (n)");
    }
    Ok(())
}

/// Odd, at least 3, and small enough for every backend (33 bits).
fn check_exponent(exponent: &[u8]) -> Result<(), &'static str> {
    let value = exponent
        .iter()
        .try_fold(0_u64, |value, &byte| {
            value.checked_mul(256).map(|value| value | u64::from(byte))
        })
        .ok_or("an exponent (e) that is too large")?;
    if value < 3 || value % 2 == 0 {
        return Err("an exponent (e) that is even or below 3");
    }
    if value >= 1 << 33 {
        return Err("an exponent (e) that is too large");
    }
    Ok(())
}
