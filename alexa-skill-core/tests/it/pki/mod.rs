//! A public key infrastructure in code: roots, authorities below them, and certificates with all that
//! can be wrong about them. Its keys are made when the tests start.

mod authority;
mod key;

use std::sync::LazyLock;

use rcgen::{Certificate, CertificateParams, DnType, RsaKeySize, SanType};
use time::OffsetDateTime;

pub(crate) use self::authority::Authority;
pub(crate) use self::key::{Hash, Key, sha1_signed};

/// What Alexa's certificate is made out to.
pub(crate) const NAME: &str = "echo-api.amazon.com";

/// The key that signs requests.
pub(crate) static LEAF_KEY: LazyLock<Key> = LazyLock::new(|| Key::rsa(RsaKeySize::_2048));

/// A key too short to be believed.
pub(crate) static WEAK_KEY: LazyLock<Key> = LazyLock::new(Key::weak);

/// The root that tests trust.
pub(crate) static ROOT: LazyLock<Authority> = LazyLock::new(|| Authority::root("Root"));

/// A root that they do not trust.
pub(crate) static STRANGER: LazyLock<Authority> = LazyLock::new(|| Authority::root("Stranger"));

/// An authority below [`ROOT`].
pub(crate) static ISSUER: LazyLock<Authority> = LazyLock::new(|| ROOT.below("Issuer", |_| {}));

/// A chain as Alexa's: a leaf, and the authority that issued it.
pub(crate) static CHAIN: LazyLock<String> = LazyLock::new(|| leaf(|_| {}).pem() + &ISSUER.pem());

/// A certificate for [`LEAF_KEY`] by [`ISSUER`], changed by `change`.
pub(crate) fn leaf(change: impl FnOnce(&mut CertificateParams)) -> Certificate {
    ISSUER.issue(&LEAF_KEY, change)
}

/// A DNS name of a certificate.
pub(crate) fn dns(name: &str) -> SanType {
    SanType::DnsName(name.try_into().unwrap())
}

/// Midnight at the start of a day of 2026.
pub(crate) fn day(month: u8, day: u8) -> OffsetDateTime {
    rcgen::date_time_ymd(2026, month, day)
}

/// What every certificate here begins with: valid from February to November 2026.
fn params(name: &str) -> CertificateParams {
    let mut params = CertificateParams::default();
    params.not_before = day(2, 1);
    params.not_after = day(11, 1);
    params.distinguished_name.push(DnType::CommonName, name);
    params
}
