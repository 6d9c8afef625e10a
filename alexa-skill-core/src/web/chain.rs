use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

use rustls_pki_types::pem::PemObject;
use rustls_pki_types::{CertificateDer, ServerName, UnixTime};
use webpki::aws_lc_rs::RSA_PKCS1_2048_8192_SHA256;
use webpki::{EndEntityCert, Error, KeyUsage};

use super::{ChainError, TrustAnchors, VerifyError};

const NAME: &str = "echo-api.amazon.com";
const MAX_CERTIFICATES: usize = 10;
const MAX_NAMES_TOLD: usize = 4;
const NEVER: u64 = u64::MAX;

/// A leaf certificate and what may lead from it to a trust anchor.
pub(super) struct CertificateChain {
    leaf: CertificateDer<'static>,
    intermediates: Vec<CertificateDer<'static>>,
    /// The second for which the chain was found valid last.
    valid_at: AtomicU64,
}

impl CertificateChain {
    /// Reads PEM text, leaf first. Nothing is believed yet.
    pub(super) fn from_pem(pem: &[u8]) -> Result<Self, ChainError> {
        let mut certificates = Vec::new();
        for certificate in CertificateDer::pem_slice_iter(pem) {
            if certificates.len() == MAX_CERTIFICATES {
                return Err(ChainError::TooLong {
                    limit: MAX_CERTIFICATES,
                });
            }
            certificates.push(certificate.map_err(|_| ChainError::NotPem)?);
        }
        if certificates.is_empty() {
            return Err(ChainError::NotPem);
        }
        let leaf = certificates.remove(0);
        Ok(Self {
            leaf,
            intermediates: certificates,
            valid_at: AtomicU64::new(NEVER),
        })
    }

    /// Checks path, dates, usage, constraints and name as of `now`.
    ///
    /// A chain's validity is a matter of the chain, the anchors and the time in whole seconds, so what
    /// was found for this second need not be found again.
    pub(super) fn validate(
        &self,
        anchors: &TrustAnchors,
        now: SystemTime,
    ) -> Result<(), VerifyError> {
        let now = now.duration_since(UNIX_EPOCH).unwrap_or_default();
        if self.valid_at.load(Ordering::Relaxed) == now.as_secs() {
            return Ok(());
        }
        let leaf = self.leaf()?;
        leaf.verify_for_usage(
            webpki::ALL_VERIFICATION_ALGS,
            anchors.as_slice(),
            &self.intermediates,
            UnixTime::since_unix_epoch(now),
            KeyUsage::server_auth(),
            None,
            None,
        )
        .map_err(|error| explain(&error))?;
        check_name(&leaf)?;
        self.valid_at.store(now.as_secs(), Ordering::Relaxed);
        Ok(())
    }

    /// Whether `signature` is the leaf's over `body`.
    pub(super) fn verify(&self, body: &[u8], signature: &[u8]) -> Result<(), VerifyError> {
        self.leaf()?
            .verify_signature(RSA_PKCS1_2048_8192_SHA256, body, signature)
            .map_err(|_| VerifyError::Signature)
    }

    fn leaf(&self) -> Result<EndEntityCert<'_>, ChainError> {
        EndEntityCert::try_from(&self.leaf).map_err(|error| explain(&error))
    }
}

/// webpki matches wildcards; Alexa's certificate names its host in full.
fn check_name(leaf: &EndEntityCert<'_>) -> Result<(), VerifyError> {
    let matches = ServerName::try_from(NAME)
        .is_ok_and(|name| leaf.verify_is_valid_for_subject_name(&name).is_ok());
    let exact = || {
        leaf.valid_dns_names()
            .any(|name| name.eq_ignore_ascii_case(NAME))
    };
    if matches && exact() {
        return Ok(());
    }
    let found = leaf.valid_dns_names().take(MAX_NAMES_TOLD);
    Err(VerifyError::Name {
        found: found.map(ToOwned::to_owned).collect(),
    })
}

fn explain(error: &Error) -> ChainError {
    match error {
        Error::CertExpired { .. } => ChainError::Expired,
        Error::CertNotValidYet { .. } => ChainError::NotYetValid,
        Error::UnknownIssuer => ChainError::Untrusted,
        other => ChainError::Unusable(other.to_string()),
    }
}
