//! Passcodes: a password under the key of this installation (spec page 5).
//!
//! A passcode is authenticated encryption (XChaCha20-Poly1305) written as upper-case hexadecimal, so it fits the line
//! `1=WFM,0,user,PASSCODE`. It carries the key's short name, so that one made for another installation is told apart
//! from a damaged one, and both from the original's, whose method is unpublished.

mod key;
mod protect;
mod secret;

pub use key::{InstallationKey, KeyError};
pub use secret::{Password, no_core_dumps};

use crate::model::{Message, Worded, message};
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use zeroize::Zeroizing;

/// “XL” and the layout's number.
const HEAD: [u8; 3] = [0x58, 0x4C, 1];
const KEY_NAME: usize = 4;
const NONCE: usize = 24;
const TAG: usize = 16;
/// Bytes of a password; more is nobody's password.
pub const MAX_PASSWORD: usize = 1024;

/// Why a passcode does not open, and what to do.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.message())]
pub enum PasscodeError {
    NotAPasscode,
    /// The original's passcodes use an unpublished method.
    Foreign,
    OtherInstallation,
    Damaged,
    TooLong,
    LineEnd,
    Empty,
    NoRandomNumbers(String),
}

impl Worded for PasscodeError {
    fn message(&self) -> Message {
        match self {
            Self::NotAPasscode => message!(
                "passcode-not-a-passcode",
                "this is not a passcode: make one with `xlink passcode`"
            ),
            Self::Foreign => message!(
                "passcode-foreign",
                "this passcode was made by the original Passcode.exe and cannot be read: type the password once into `xlink passcode --set`"
            ),
            Self::OtherInstallation => message!(
                "passcode-other-installation",
                "this passcode was made for another installation: make a new one here with `xlink passcode --set`, or bring the other installation's key with `xlink backup` and `xlink restore`"
            ),
            Self::Damaged => message!(
                "passcode-damaged",
                "this passcode is damaged, a character is missing or wrong: make a new one with `xlink passcode --set`"
            ),
            Self::TooLong => message!(
                "passcode-too-long",
                "the password is longer than {limit} bytes",
                limit = MAX_PASSWORD
            ),
            Self::LineEnd => message!("passcode-line-end", "a password holds no line ends"),
            Self::Empty => message!("passcode-empty", "an empty password makes no passcode"),
            Self::NoRandomNumbers(why) => message!(
                "passcode-no-random-numbers",
                "the system has no random numbers: {why}",
                why = why
            ),
        }
    }
}

/// Makes a passcode. The same password gives another passcode each time.
pub fn make(key: &InstallationKey, password: &Password) -> Result<String, PasscodeError> {
    let text = password.reveal();
    if text.is_empty() {
        return Err(PasscodeError::Empty);
    }
    if text.len() > MAX_PASSWORD {
        return Err(PasscodeError::TooLong);
    }
    if text.contains(['\r', '\n']) {
        return Err(PasscodeError::LineEnd);
    }
    let mut nonce = [0; NONCE];
    getrandom::fill(&mut nonce).map_err(|why| PasscodeError::NoRandomNumbers(why.to_string()))?;
    let head = [&HEAD[..], &key.name()].concat();
    let payload = Payload {
        msg: text.as_bytes(),
        aad: &head,
    };
    let sealed = cipher(key)
        .encrypt(&XNonce::from(nonce), payload)
        .map_err(|_| PasscodeError::TooLong)?;
    Ok(hex::encode_upper([&head[..], &nonce, &sealed].concat()))
}

/// Opens a passcode with this installation's key.
pub fn open(key: &InstallationKey, passcode: &str) -> Result<Password, PasscodeError> {
    let bytes = parse(passcode)?;
    let (head, rest) = bytes.split_at(HEAD.len() + KEY_NAME);
    if head[HEAD.len()..] != key.name() {
        return Err(PasscodeError::OtherInstallation);
    }
    let (nonce, sealed) = rest.split_at(NONCE);
    let nonce: [u8; NONCE] = nonce.try_into().map_err(|_| PasscodeError::Damaged)?;
    let opened = cipher(key)
        .decrypt(
            &XNonce::from(nonce),
            Payload {
                msg: sealed,
                aad: head,
            },
        )
        .map(Zeroizing::new)
        .map_err(|_| PasscodeError::Damaged)?;
    let text = std::str::from_utf8(&opened).map_err(|_| PasscodeError::Damaged)?;
    Ok(Password::new(text.to_owned()))
}

/// Whether this text has the form of a passcode that some xlink made; it need not open here.
pub fn is_ours(passcode: &str) -> bool {
    parse(passcode).is_ok()
}

/// What a text is that should be a passcode of this program; it need not open here.
///
/// # Errors
/// What it is instead.
pub fn recognise(passcode: &str) -> Result<(), PasscodeError> {
    parse(passcode).map(drop)
}

fn parse(passcode: &str) -> Result<Vec<u8>, PasscodeError> {
    let text = passcode.trim();
    if text.len() > 2 * (HEAD.len() + KEY_NAME + NONCE + MAX_PASSWORD + TAG) {
        return Err(PasscodeError::NotAPasscode);
    }
    let all_hex = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    let bytes = match hex::decode(text) {
        Ok(bytes) if all_hex => bytes,
        _ if all_hex && text.to_uppercase().starts_with("584C01") => return Err(PasscodeError::Damaged),
        _ if all_hex => return Err(PasscodeError::Foreign),
        _ => return Err(PasscodeError::NotAPasscode),
    };
    match bytes.starts_with(&HEAD) {
        false => Err(PasscodeError::Foreign),
        true if bytes.len() <= HEAD.len() + KEY_NAME + NONCE + TAG => Err(PasscodeError::Damaged),
        true => Ok(bytes),
    }
}

fn cipher(key: &InstallationKey) -> XChaCha20Poly1305 {
    XChaCha20Poly1305::new(key.bytes().into())
}

#[cfg(test)]
mod tests;
