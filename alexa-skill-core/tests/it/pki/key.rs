use rcgen::{
    Error, KeyPair, PKCS_RSA_SHA256, PublicKeyData, RsaKeySize, SignatureAlgorithm, SigningKey,
};
use rsa::pkcs1::EncodeRsaPublicKey;
use rsa::pkcs8::DecodePrivateKey;
use rsa::rand_core::OsRng;
use rsa::sha2::{Digest, Sha256, Sha512};
use rsa::{Pkcs1v15Sign, Pss, RsaPrivateKey};
use sha1::Sha1;

/// A private key of a kind that webpki accepts, or not.
#[derive(Debug)]
pub(crate) enum Key {
    /// P-256, or RSA of 2048 bits and more.
    Strong(Box<KeyPair>),
    /// RSA of 1024 bits, with its public key as DER.
    Weak(Box<RsaPrivateKey>, Vec<u8>),
}

/// What an RSA signature is made with.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Hash {
    Sha1,
    Sha256,
    Sha512,
    /// PSS padding instead of PKCS#1 v1.5, with SHA-256.
    PssSha256,
}

impl Key {
    pub(crate) fn ecdsa() -> Self {
        Self::Strong(Box::new(KeyPair::generate().unwrap()))
    }

    pub(crate) fn rsa(size: RsaKeySize) -> Self {
        let pair = KeyPair::generate_rsa_for(&PKCS_RSA_SHA256, size).unwrap();
        Self::Strong(Box::new(pair))
    }

    pub(crate) fn weak() -> Self {
        let key = RsaPrivateKey::new(&mut OsRng, 1024).unwrap();
        let public = key.to_public_key().to_pkcs1_der().unwrap().into_vec();
        Self::Weak(Box::new(key), public)
    }

    /// The signature over `message`.
    pub(crate) fn sign_with(&self, hash: Hash, message: &[u8]) -> Vec<u8> {
        let key = match (self, hash) {
            (Self::Strong(pair), Hash::Sha256) => return pair.sign(message).unwrap(),
            (Self::Strong(pair), _) => {
                RsaPrivateKey::from_pkcs8_der(pair.serialized_der()).unwrap()
            }
            (Self::Weak(key, _), _) => (**key).clone(),
        };
        match hash {
            Hash::Sha1 => key.sign(Pkcs1v15Sign::new::<Sha1>(), &Sha1::digest(message)),
            Hash::Sha256 => key.sign(Pkcs1v15Sign::new::<Sha256>(), &Sha256::digest(message)),
            Hash::Sha512 => key.sign(Pkcs1v15Sign::new::<Sha512>(), &Sha512::digest(message)),
            Hash::PssSha256 => {
                key.sign_with_rng(&mut OsRng, Pss::new::<Sha256>(), &Sha256::digest(message))
            }
        }
        .unwrap()
    }
}

impl PublicKeyData for Key {
    fn der_bytes(&self) -> &[u8] {
        match self {
            Self::Strong(pair) => pair.der_bytes(),
            Self::Weak(_, public) => public,
        }
    }

    fn algorithm(&self) -> &'static SignatureAlgorithm {
        match self {
            Self::Strong(pair) => PublicKeyData::algorithm(&**pair),
            Self::Weak(..) => &PKCS_RSA_SHA256,
        }
    }
}

impl SigningKey for Key {
    fn sign(&self, message: &[u8]) -> Result<Vec<u8>, Error> {
        Ok(self.sign_with(Hash::Sha256, message))
    }
}

/// A certificate by an RSA key of 2048 bits, signed again with SHA-1: rcgen does not offer that.
pub(crate) fn sha1_signed(certificate: &[u8], issuer: &Key) -> Vec<u8> {
    const SHA256_WITH_RSA: [u8; 9] = [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x0b];
    let mut der = certificate.to_vec();
    let mut replaced = 0;
    for at in 0..der.len() - SHA256_WITH_RSA.len() {
        if der[at..].starts_with(&SHA256_WITH_RSA) {
            der[at + 8] = 0x05; // sha1WithRSAEncryption
            replaced += 1;
        }
    }
    assert_eq!(
        replaced, 2,
        "once in what is signed, once beside the signature"
    );
    // Both sequences have lengths of two bytes: `30 82 hi lo`.
    let length = usize::from(u16::from_be_bytes([der[6], der[7]]));
    let signature = issuer.sign_with(Hash::Sha1, &der[4..8 + length]);
    let place = der.len() - signature.len();
    der[place..].copy_from_slice(&signature);
    der
}
