//! Random ids in the forms that Cognito uses.

use aws_lc_rs::rand;

use super::LocalUserPoolError;

const LOWER: &[u8; 36] = b"abcdefghijklmnopqrstuvwxyz0123456789";
const MIXED: &[u8; 62] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

/// `N` random bytes.
pub(super) fn bytes<const N: usize>() -> Result<[u8; N], LocalUserPoolError> {
    let mut bytes = [0; N];
    rand::fill(&mut bytes).map_err(|_| LocalUserPoolError::Crypto)?;
    Ok(bytes)
}

/// A random version 4 UUID: a `sub`, a `jti`, an `event_id` or a code.
pub(super) fn uuid() -> Result<String, LocalUserPoolError> {
    let mut id = u128::from_be_bytes(bytes()?);
    id = (id & !(0xf << 76)) | (0x4 << 76);
    id = (id & !(0x3 << 62)) | (0x2 << 62);
    let hex = format!("{id:032x}");
    Ok(format!(
        "{}-{}-{}-{}-{}",
        &hex[..8],
        &hex[8..12],
        &hex[12..16],
        &hex[16..20],
        &hex[20..]
    ))
}

/// Lower-case letters and digits: client ids (26 characters) and client secrets (51).
pub(super) fn lower(length: usize) -> Result<String, LocalUserPoolError> {
    text(LOWER, length)
}

/// Letters and digits: the part of a pool id after the region (9 characters).
pub(crate) fn mixed(length: usize) -> Result<String, LocalUserPoolError> {
    text(MIXED, length)
}

fn text(alphabet: &[u8], length: usize) -> Result<String, LocalUserPoolError> {
    (0..length)
        .map(|_| {
            let random = usize::from(u16::from_be_bytes(bytes()?));
            Ok(char::from(alphabet[random % alphabet.len()]))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_uuid_has_version_and_variant() {
        let id = uuid().unwrap();
        assert_eq!(id.len(), 36, "{id}");
        assert_eq!(&id[14..15], "4", "{id}");
        assert!("89ab".contains(&id[19..20]), "{id}");
        assert_ne!(id, uuid().unwrap());
    }

    #[test]
    fn ids_have_the_length_asked_for() {
        assert_eq!(lower(26).unwrap().len(), 26);
        assert_ne!(mixed(9).unwrap(), mixed(9).unwrap());
    }
}
