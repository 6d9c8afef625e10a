//! The pool's signing keys: one for id tokens, one for access tokens, and those they replaced.

use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::rsa::{KeyPair, KeySize, PublicKeyComponents};
use aws_lc_rs::signature::{KeyPair as _, RSA_PKCS1_2048_8192_SHA256, RSA_PKCS1_SHA256};
use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use serde_json::{Value, json};

use super::{LocalUserPoolError, random};

/// An RSA-2048 key with its key id.
pub(super) struct SigningKey {
    kid: String,
    pair: KeyPair,
}

/// The keys in use and those still published.
#[derive(Debug, Clone)]
pub(super) struct KeyRing {
    pub(super) id: Arc<SigningKey>,
    pub(super) access: Arc<SigningKey>,
    pub(super) retired: Vec<Arc<SigningKey>>,
}

impl SigningKey {
    /// A new key. It takes some 0.2 s of computing.
    fn generate() -> Result<Self, LocalUserPoolError> {
        let pair = KeyPair::generate(KeySize::Rsa2048).map_err(|_| LocalUserPoolError::Crypto)?;
        let kid = STANDARD.encode(random::bytes::<32>()?);
        Ok(Self { kid, pair })
    }

    pub(super) fn kid(&self) -> &str {
        &self.kid
    }

    pub(super) fn sign(&self, message: &[u8]) -> Result<Vec<u8>, LocalUserPoolError> {
        let mut signature = vec![0; self.pair.public_modulus_len()];
        self.pair
            .sign(
                &RSA_PKCS1_SHA256,
                &SystemRandom::new(),
                message,
                &mut signature,
            )
            .map_err(|_| LocalUserPoolError::Crypto)?;
        Ok(signature)
    }

    pub(super) fn verifies(&self, message: &[u8], signature: &[u8]) -> bool {
        PublicKeyComponents {
            n: self.modulus(),
            e: self.exponent(),
        }
        .verify(&RSA_PKCS1_2048_8192_SHA256, message, signature)
        .is_ok()
    }

    fn modulus(&self) -> &[u8] {
        self.pair
            .public_key()
            .modulus()
            .big_endian_without_leading_zero()
    }

    fn exponent(&self) -> &[u8] {
        self.pair
            .public_key()
            .exponent()
            .big_endian_without_leading_zero()
    }

    fn jwk(&self) -> Value {
        json!({
            "alg": "RS256",
            "e": URL_SAFE_NO_PAD.encode(self.exponent()),
            "kid": self.kid,
            "kty": "RSA",
            "n": URL_SAFE_NO_PAD.encode(self.modulus()),
            "use": "sig",
        })
    }
}

impl fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SigningKey")
            .field("kid", &self.kid)
            .finish_non_exhaustive()
    }
}

impl KeyRing {
    /// Two new keys.
    pub(super) fn generate() -> Result<Self, LocalUserPoolError> {
        Ok(Self {
            id: Arc::new(SigningKey::generate()?),
            access: Arc::new(SigningKey::generate()?),
            retired: Vec::new(),
        })
    }

    /// The keys that the pools of this process share, made by the first one that starts.
    pub(super) fn shared() -> Result<Self, LocalUserPoolError> {
        static SHARED: Mutex<Option<KeyRing>> = Mutex::new(None);
        let mut shared = SHARED.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(keys) = &*shared {
            return Ok(keys.clone());
        }
        let keys = Self::generate()?;
        *shared = Some(keys.clone());
        Ok(keys)
    }

    /// Signs with `new` from now on; the old keys stay published.
    pub(super) fn rotate(&mut self, new: Self) {
        let old = std::mem::replace(self, new);
        self.retired = old.retired;
        self.retired.extend([old.id, old.access]);
    }

    /// The published key that `kid` names.
    pub(super) fn find(&self, kid: &str) -> Option<&SigningKey> {
        self.published().find(|key| key.kid == kid)
    }

    /// The key set as the pool serves it.
    pub(super) fn jwks(&self) -> Value {
        json!({ "keys": self.published().map(SigningKey::jwk).collect::<Vec<_>>() })
    }

    fn published(&self) -> impl Iterator<Item = &SigningKey> {
        [&self.id, &self.access]
            .into_iter()
            .chain(&self.retired)
            .map(|key| &**key)
    }
}
