//! The certificate of `--self-signed`: made once, kept in the data folder.

use crate::files::{Rights, read_if_there, write_new};
use crate::model::message;
use crate::wire::ServerIdentity;
use color_eyre::eyre::bail;
use std::net::IpAddr;
use std::path::Path;

/// The certificate in this folder, made when there is none.
pub(super) fn identity(folder: &Path, listen: IpAddr) -> color_eyre::Result<ServerIdentity> {
    let (certificate, key) = (folder.join("server-cert.pem"), folder.join("server-key.pem"));
    match (read_if_there(&certificate)?, read_if_there(&key)?) {
        (Some(certificate), Some(key)) => Ok(ServerIdentity::from_pem(&certificate, &key)?),
        (None, None) => {
            let (made, secret) = ServerIdentity::self_signed(names(listen))?;
            write_new(&key, secret.as_bytes(), Rights::OwnerOnly)?;
            write_new(&certificate, made.as_bytes(), Rights::Usual)?;
            Ok(ServerIdentity::from_pem(made.as_bytes(), secret.as_bytes())?)
        }
        (Some(_), None) => bail!(message!(
            "wfm-key-missing",
            "{certificate} is there, its key {key} is not: remove it to have both made anew, and give the new fingerprint to every client",
            certificate = certificate.display(),
            key = key.display(),
        )),
        (None, Some(_)) => bail!(message!(
            "wfm-certificate-missing",
            "{key} is there, its certificate {certificate} is not: remove it to have both made anew, and give the new fingerprint to every client",
            key = key.display(),
            certificate = certificate.display(),
        )),
    }
}

/// By what names clients may call this machine.
fn names(listen: IpAddr) -> Vec<String> {
    let mut names = vec!["localhost".to_owned(), "127.0.0.1".to_owned(), "::1".to_owned()];
    let machine = std::fs::read_to_string("/proc/sys/kernel/hostname")
        .ok()
        .or_else(|| std::env::var("COMPUTERNAME").ok())
        .or_else(|| std::env::var("HOSTNAME").ok());
    names.extend(machine.map(|name| name.trim().to_lowercase()).filter(|name| {
        !name.is_empty()
            && name
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'.')
    }));
    if !listen.is_unspecified() {
        names.push(listen.to_string());
    }
    names.sort();
    names.dedup();
    names
}
