//! The compact serialisation of RFC 7515, in its one strict form.

use alexa_skill_core::linking::RejectReason;
use serde_json::{Map, Value};

use crate::encoding::{base64url, json_object, kind};

/// The most bytes of a token that are read. Cognito's can reach 20 KiB.
pub(crate) const MAX_BYTES: usize = 64 * 1024;
/// The only algorithm that Cognito signs with.
pub(super) const ALGORITHM: &str = "RS256";
/// The most bytes of a key id. Cognito's have 44.
const KEY_ID_BYTES: usize = 256;
/// Header members that would bring a key along or change what is signed.
const REFUSED_MEMBERS: [&str; 8] = ["crit", "b64", "jwk", "jku", "x5u", "x5c", "enc", "zip"];

/// A token taken apart; nothing of it is verified.
pub(super) struct Jws<'a> {
    pub(super) kid: String,
    pub(super) claims: Map<String, Value>,
    /// What the signature is over.
    pub(super) message: &'a [u8],
    pub(super) signature: Vec<u8>,
}

impl<'a> Jws<'a> {
    pub(super) fn parse(token: &'a str) -> Result<Self, RejectReason> {
        if token.len() > MAX_BYTES {
            return Err(RejectReason::TooLong {
                length: token.len(),
                limit: MAX_BYTES,
            });
        }
        let (envelope, claims) = Envelope::parse(token)?;
        let claims = object("claims", claims)?;
        let Envelope {
            kid,
            message,
            signature,
        } = envelope;
        Ok(Self {
            kid,
            claims,
            message,
            signature,
        })
    }
}

/// What a signature is checked with: any JWS has it, whatever it signs.
pub(super) struct Envelope<'a> {
    pub(super) kid: String,
    pub(super) message: &'a [u8],
    pub(super) signature: Vec<u8>,
}

impl<'a> Envelope<'a> {
    /// The envelope, and what is in it as it is written.
    pub(super) fn parse(token: &'a str) -> Result<(Self, &'a str), RejectReason> {
        let mut parts = token.split('.');
        let (Some(header), Some(payload), Some(signature), None) =
            (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            let parts = token.split('.').count();
            return Err(malformed(&format!("it has {parts} parts, not 3")));
        };
        let kid = key_id(&object("header", header)?)?;
        let signature = base64url(signature)
            .ok_or_else(|| malformed("its signature is not canonical base64url"))?;
        let envelope = Self {
            kid,
            message: &token.as_bytes()[..header.len() + 1 + payload.len()],
            signature,
        };
        Ok((envelope, payload))
    }
}

fn object(part: &str, text: &str) -> Result<Map<String, Value>, RejectReason> {
    let bytes = base64url(text)
        .ok_or_else(|| malformed(&format!("its {part}: not canonical base64url")))?;
    json_object(&bytes).map_err(|what| malformed(&format!("its {part}: {what}")))
}

/// Checks the header and gives the id of the key that it names.
fn key_id(header: &Map<String, Value>) -> Result<String, RejectReason> {
    match header.get("alg") {
        Some(Value::String(found)) if found == ALGORITHM => {}
        found => {
            return Err(RejectReason::Algorithm {
                expected: ALGORITHM,
                found: found
                    .and_then(Value::as_str)
                    .map(excerpt)
                    .unwrap_or_default(),
            });
        }
    }
    if let Some(member) = REFUSED_MEMBERS
        .into_iter()
        .find(|name| header.contains_key(*name))
    {
        return Err(RejectReason::Header(member.to_owned()));
    }
    match header.get("kid") {
        Some(Value::String(kid)) if !kid.is_empty() && kid.len() <= KEY_ID_BYTES => Ok(kid.clone()),
        None => Err(RejectReason::MissingKeyId),
        Some(Value::String(kid)) if kid.is_empty() => Err(RejectReason::MissingKeyId),
        Some(other) => {
            let found = match other {
                Value::String(kid) => format!("a string of {} bytes", kid.len()),
                other => kind(other).to_owned(),
            };
            Err(malformed(&format!(
                "its header's kid is {found}, not a string of 1 to {KEY_ID_BYTES} bytes"
            )))
        }
    }
}

/// Enough of a value that an attacker chose to recognise it by, and no more.
pub(super) fn excerpt(text: &str) -> String {
    const KEPT: usize = 128;
    match text.char_indices().nth(KEPT) {
        Some((end, _)) => format!("{}...", &text[..end]),
        None => text.to_owned(),
    }
}

fn malformed(what: &str) -> RejectReason {
    RejectReason::Malformed(what.to_owned())
}
