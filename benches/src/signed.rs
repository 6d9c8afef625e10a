//! An access token as Cognito writes them, for the benches that verify one.
#![allow(dead_code, reason = "each bench uses a part of it")]

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use alexa_linking_cognito::{JwkSet, JwksCache, TokenVerifier, UserPool};
use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::rsa::KeySize;
use aws_lc_rs::signature::{KeyPair as _, RSA_PKCS1_SHA256, RsaKeyPair, RsaPublicKeyComponents};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::json;

/// The user that the token names.
pub(crate) const SUBJECT: &str = "aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee";

const POOL: &str = "eu-west-1_Bench1234";
const CLIENT: &str = "1example23456789";

/// The token, with its key.
pub(crate) struct Signed {
    pub(crate) token: String,
    pub(crate) message: String,
    pub(crate) signature: Vec<u8>,
    pub(crate) key: RsaPublicKeyComponents<Vec<u8>>,
}

impl Signed {
    pub(crate) fn new() -> Self {
        let pair = RsaKeyPair::generate(KeySize::Rsa2048).unwrap();
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
        let header = json!({ "kid": "bench", "alg": "RS256" });
        let claims = json!({
            "sub": SUBJECT, "cognito:groups": ["listeners"],
            "iss": format!("https://cognito-idp.eu-west-1.amazonaws.com/{POOL}"), "version": 2,
            "client_id": CLIENT, "origin_jti": "0b6f6a52-6a1e-4c2e-8a35-0f1f6f0c8b77",
            "event_id": "4f0d8f7e-9c8c-4a53-8d0e-7a4f5a2b9c31", "token_use": "access",
            "scope": "openid profile email phone", "auth_time": now.as_secs() - 60,
            "exp": (now + Duration::from_secs(86_400)).as_secs(), "iat": now.as_secs() - 60,
            "jti": "7d0c2b3e-51f4-4d0e-9a39-3f1c2f6f7a10", "username": "alice",
        });
        let encode = |value: &serde_json::Value| URL_SAFE_NO_PAD.encode(value.to_string());
        let message = format!("{}.{}", encode(&header), encode(&claims));
        let mut signature = vec![0; pair.public_modulus_len()];
        pair.sign(
            &RSA_PKCS1_SHA256,
            &SystemRandom::new(),
            message.as_bytes(),
            &mut signature,
        )
        .unwrap();
        Self {
            token: format!("{message}.{}", URL_SAFE_NO_PAD.encode(&signature)),
            message,
            signature,
            key: RsaPublicKeyComponents::from(pair.public_key()),
        }
    }

    pub(crate) fn verifier(&self) -> TokenVerifier {
        let jwks = json!({ "keys": [{
            "kty": "RSA", "use": "sig", "alg": "RS256", "kid": "bench",
            "n": URL_SAFE_NO_PAD.encode(&self.key.n), "e": URL_SAFE_NO_PAD.encode(&self.key.e),
        }] });
        let keys = JwksCache::fixed(JwkSet::parse(jwks.to_string().as_bytes()).unwrap());
        let pool = UserPool::from_id(POOL).unwrap();
        TokenVerifier::builder(pool)
            .jwks(keys)
            .client_id(CLIENT)
            .build()
            .unwrap()
    }
}
