//! The key of the installation under a passphrase.

use super::BackupError;
use crate::passcode::Password;
use argon2::{Algorithm, Argon2, Params, Version};
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

/// Cost of a guess: 64 MiB, three passes.
const MEMORY_KIB: u32 = 64 * 1024;
const PASSES: u32 = 3;
/// What an archive may ask of us, so that a forged one cannot exhaust the machine.
const MAX_MEMORY_KIB: u32 = 1024 * 1024;
const MAX_PASSES: u32 = 16;

/// Sealed bytes and all that is needed to open them with the passphrase; hexadecimal.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Sealed {
    memory_kib: u32,
    passes: u32,
    salt: String,
    nonce: String,
    sealed: String,
}

/// `bound` is authenticated with the secret: opening fails when it is not the same.
pub(super) fn seal(secret: &[u8], bound: &[u8], passphrase: &Password) -> Result<Sealed, BackupError> {
    if passphrase.reveal().is_empty() {
        return Err(BackupError::EmptyPassphrase);
    }
    let (mut salt, mut nonce) = ([0; 16], [0; 24]);
    let random =
        |bytes: &mut [u8]| getrandom::fill(bytes).map_err(|why| BackupError::Cipher(why.to_string()));
    random(&mut salt)?;
    random(&mut nonce)?;
    let cipher = cipher(passphrase, &salt, MEMORY_KIB, PASSES)?;
    let sealed = cipher
        .encrypt(
            &XNonce::from(nonce),
            Payload {
                msg: secret,
                aad: bound,
            },
        )
        .map_err(|why| BackupError::Cipher(why.to_string()))?;
    Ok(Sealed {
        memory_kib: MEMORY_KIB,
        passes: PASSES,
        salt: hex::encode(salt),
        nonce: hex::encode(nonce),
        sealed: hex::encode(sealed),
    })
}

/// `None`: the passphrase or what is bound is not the one it was sealed with, or the numbers make no sense.
pub(super) fn open(sealed: &Sealed, bound: &[u8], passphrase: &Password) -> Option<Zeroizing<Vec<u8>>> {
    if sealed.memory_kib > MAX_MEMORY_KIB || sealed.passes > MAX_PASSES {
        return None;
    }
    let salt = hex::decode(&sealed.salt).ok()?;
    let nonce: [u8; 24] = hex::decode(&sealed.nonce).ok()?.try_into().ok()?;
    let bytes = hex::decode(&sealed.sealed).ok()?;
    let cipher = cipher(passphrase, &salt, sealed.memory_kib, sealed.passes).ok()?;
    cipher
        .decrypt(
            &XNonce::from(nonce),
            Payload {
                msg: &bytes,
                aad: bound,
            },
        )
        .ok()
        .map(Zeroizing::new)
}

fn cipher(
    passphrase: &Password,
    salt: &[u8],
    memory_kib: u32,
    passes: u32,
) -> Result<XChaCha20Poly1305, BackupError> {
    let failed = |why: argon2::Error| BackupError::Cipher(why.to_string());
    let params = Params::new(memory_kib, passes, 1, Some(32)).map_err(failed)?;
    let mut key = Zeroizing::new([0; 32]);
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into(passphrase.reveal().as_bytes(), salt, &mut *key)
        .map_err(failed)?;
    Ok(XChaCha20Poly1305::new((&*key).into()))
}
