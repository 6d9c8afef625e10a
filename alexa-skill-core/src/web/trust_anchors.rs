use std::borrow::Cow;
use std::fmt;

use rustls_pki_types::pem::PemObject;
use rustls_pki_types::{CertificateDer, TrustAnchor};

use super::TrustAnchorError;

/// The authorities that a certificate chain may lead to.
#[derive(Clone)]
pub struct TrustAnchors(Cow<'static, [TrustAnchor<'static>]>);

impl TrustAnchors {
    /// Mozilla's, as compiled into this program: the default. They age with it; update the dependency
    /// `webpki-roots` now and then.
    pub fn mozilla() -> Self {
        Self(Cow::Borrowed(webpki_roots::TLS_SERVER_ROOTS))
    }

    /// The certificates of a PEM text: to trust fewer authorities, or a test's own.
    pub fn from_pem(pem: &[u8]) -> Result<Self, TrustAnchorError> {
        let mut anchors = Vec::new();
        for (index, certificate) in CertificateDer::pem_slice_iter(pem).enumerate() {
            let certificate = certificate.map_err(|_| TrustAnchorError::NotPem)?;
            let anchor = webpki::anchor_from_trusted_cert(&certificate).map_err(|error| {
                TrustAnchorError::Unusable {
                    index,
                    reason: error.to_string(),
                }
            })?;
            anchors.push(anchor.to_owned());
        }
        if anchors.is_empty() {
            return Err(TrustAnchorError::Empty);
        }
        Ok(Self(Cow::Owned(anchors)))
    }

    pub(super) fn as_slice(&self) -> &[TrustAnchor<'static>] {
        &self.0
    }
}

impl Default for TrustAnchors {
    fn default() -> Self {
        Self::mozilla()
    }
}

/// How many there are.
impl fmt::Debug for TrustAnchors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("TrustAnchors").field(&self.0.len()).finish()
    }
}

#[cfg(test)]
mod tests {
    use rsa::sha2::{Digest, Sha256};

    use super::*;

    /// The real chain is not ours to ship; its roots are known by their keys, whose SHA-256 Amazon
    /// publishes at <https://www.amazontrust.com/repository/>.
    #[test]
    fn mozillas_anchors_hold_the_roots_of_alexas_chain() {
        for (name, key) in [
            (
                "Amazon Root CA 1",
                "fbe3018031f9586bcbf41727e417b7d1c45c2f47f93be372a17b96b50757d5a2",
            ),
            (
                "Starfield Services Root Certificate Authority - G2",
                "2b071c59a0a0ae76b0eadb2bad23bad4580b69c3601b630c2eaf0613afa83f92",
            ),
        ] {
            let anchors = TrustAnchors::mozilla();
            let mut named = anchors.as_slice().iter().filter(|anchor| {
                let subject = anchor.subject.as_ref();
                subject
                    .windows(name.len())
                    .any(|part| part == name.as_bytes())
            });
            let anchor = named.next().unwrap();
            assert!(named.next().is_none(), "{name}");
            let found = format!("{:x}", Sha256::digest(spki(anchor)));
            assert_eq!(found, key, "{name}");
            assert!(anchor.name_constraints.is_none());
        }
    }

    /// The whole `SubjectPublicKeyInfo`: an anchor has it without the header of its sequence.
    fn spki(anchor: &TrustAnchor<'_>) -> Vec<u8> {
        let inside = anchor.subject_public_key_info.as_ref();
        let [high, low] = u16::try_from(inside.len()).unwrap().to_be_bytes();
        [&[0x30, 0x82, high, low], inside].concat()
    }
}
