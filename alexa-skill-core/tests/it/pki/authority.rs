use rcgen::{
    BasicConstraints, Certificate, CertificateParams, CertifiedIssuer, IsCa, KeyUsagePurpose,
};

use super::{Key, NAME, dns, params};

/// A certificate authority.
#[derive(Debug)]
pub(crate) struct Authority {
    issuer: CertifiedIssuer<'static, Key>,
}

impl Authority {
    /// One that signs itself.
    pub(crate) fn root(name: &str) -> Self {
        let issuer = CertifiedIssuer::self_signed(authority(name), Key::ecdsa()).unwrap();
        Self { issuer }
    }

    /// One below this, changed by `change`, with an ECDSA key.
    pub(crate) fn below(&self, name: &str, change: impl FnOnce(&mut CertificateParams)) -> Self {
        self.below_with(Key::ecdsa(), name, change)
    }

    /// One below this with the key `key`.
    pub(crate) fn below_with(
        &self,
        key: Key,
        name: &str,
        change: impl FnOnce(&mut CertificateParams),
    ) -> Self {
        let mut params = authority(name);
        change(&mut params);
        let issuer = CertifiedIssuer::signed_by(params, key, &self.issuer).unwrap();
        Self { issuer }
    }

    /// A certificate of this authority for Alexa's name and the key `key`, changed by `change`.
    pub(crate) fn issue(
        &self,
        key: &Key,
        change: impl FnOnce(&mut CertificateParams),
    ) -> Certificate {
        let mut params = params(NAME);
        params.subject_alt_names = vec![dns(NAME)];
        change(&mut params);
        params.signed_by(key, &self.issuer).unwrap()
    }

    /// Another certificate for `other`'s name and key, by this authority.
    pub(crate) fn cross_sign(
        &self,
        other: &Self,
        name: &str,
        change: impl FnOnce(&mut CertificateParams),
    ) -> Certificate {
        let mut params = authority(name);
        change(&mut params);
        params.signed_by(other.key(), &self.issuer).unwrap()
    }

    pub(crate) fn key(&self) -> &Key {
        self.issuer.key()
    }

    pub(crate) fn pem(&self) -> String {
        self.issuer.pem()
    }

    pub(crate) fn der(&self) -> &[u8] {
        self.issuer.der()
    }
}

fn authority(name: &str) -> CertificateParams {
    let mut params = params(name);
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    params.key_usages = vec![KeyUsagePurpose::KeyCertSign];
    params
}
