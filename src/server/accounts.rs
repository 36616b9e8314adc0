//! Signing in: passwords, wrong ones counted, names locked.
//!
//! Names that do not exist are treated in every step like names that do: looked up, a password compared at full cost,
//! counted, locked. So neither words nor time tell whether a user exists. Attempts under one name come one after the
//! other, from wherever they come: guessing in parallel gains nothing.

use super::store::{Account, Store, StoreError};
use crate::model::{Message, Worded, message};
use crate::time::Clock;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Argon2, Params};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;
use tokio::sync::{Mutex, Semaphore};
use zeroize::Zeroizing;

/// Passwords compared at once: each takes 19 MB and a core.
const AT_ONCE: usize = 4;
/// Names share these; two that share one wait for each other.
const LANES: usize = 256;
/// No name and no password is longer; comparing one would cost its sender less than us.
const LONGEST: usize = 1_024;

/// Why a verifier cannot be made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.message())]
pub enum PasswordError {
    Empty,
    TooLong,
    Failed(String),
}

impl Worded for PasswordError {
    fn message(&self) -> Message {
        match self {
            Self::Empty => message!("server-password-empty", "the password is empty"),
            Self::TooLong => message!(
                "server-password-too-long",
                "the password is longer than 1024 bytes"
            ),
            Self::Failed(why) => message!(
                "server-password-failed",
                "the password cannot be processed: {why}",
                why = why
            ),
        }
    }
}

/// What the store keeps of a password: Argon2id with a salt of its own.
pub fn verifier(password: &str) -> Result<String, PasswordError> {
    match password.len() {
        0 => return Err(PasswordError::Empty),
        1..=LONGEST => {}
        _ => return Err(PasswordError::TooLong),
    }
    Argon2::default()
        .hash_password(password.as_bytes())
        .map(|hash| hash.to_string())
        .map_err(|error| PasswordError::Failed(error.to_string()))
}

/// How a sign-in ended without success.
#[derive(Debug, thiserror::Error)]
pub(super) enum Refused {
    #[error("wrong user or password")]
    Wrong,
    #[error(
        "the user is locked after {0} wrong passwords in a row; an administrator unlocks it: xlink wfm user unlock NAME"
    )]
    Locked(u32),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("the server is stopping")]
    Stopping,
}

pub(super) struct Accounts {
    store: Arc<dyn Store>,
    clock: Clock,
    wrong_passwords: u32,
    lanes: Vec<Mutex<()>>,
    comparing: Semaphore,
    /// Compared with when there is no user, at the same cost.
    nobody: String,
}

impl Accounts {
    pub fn new(store: Arc<dyn Store>, clock: Clock, wrong_passwords: u32) -> Result<Self, PasswordError> {
        Ok(Self {
            store,
            clock,
            wrong_passwords,
            lanes: (0..LANES).map(|_| Mutex::default()).collect(),
            comparing: Semaphore::new(AT_ONCE),
            nobody: verifier("nobody's password")?,
        })
    }

    pub async fn sign_in(&self, name: &str, password: Zeroizing<String>) -> Result<Account, Refused> {
        if name.len() > LONGEST || password.len() > LONGEST {
            return Err(Refused::Wrong);
        }
        let _lane = self.lane(name).lock().await;
        let store = Arc::clone(&self.store);
        let asked = name.to_owned();
        let account = blocking(move || store.account(&asked)).await??;
        if account.locked_since.is_some() {
            return Err(Refused::Locked(self.wrong_passwords));
        }
        let known = account.verifier.is_some();
        let verifier = account.verifier.clone().unwrap_or_else(|| self.nobody.clone());
        let right = {
            let _permit = self.comparing.acquire().await.map_err(|_| Refused::Stopping)?;
            blocking(move || matches(&verifier, &password)).await?
        };
        let store = Arc::clone(&self.store);
        let name = name.to_owned();
        if !(known && right) {
            let (limit, now) = (self.wrong_passwords, self.clock.now());
            blocking(move || store.count_failure(&name, limit, now)).await??;
            return Err(Refused::Wrong);
        }
        if account.failures > 0 {
            blocking(move || store.clear_failures(&name)).await??;
        }
        Ok(account)
    }

    fn lane(&self, name: &str) -> &Mutex<()> {
        let mut hasher = DefaultHasher::new();
        name.trim().to_lowercase().hash(&mut hasher);
        &self.lanes[hasher.finish() as usize % LANES]
    }
}

fn matches(verifier: &str, password: &str) -> bool {
    // The costs stand in the verifier; our own are those of new ones.
    let argon2 = Argon2::new(
        argon2::Algorithm::Argon2id,
        argon2::Version::V0x13,
        Params::DEFAULT,
    );
    PasswordHash::new(verifier).is_ok_and(|hash| argon2.verify_password(password.as_bytes(), &hash).is_ok())
}

async fn blocking<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, Refused> {
    tokio::task::spawn_blocking(work)
        .await
        .map_err(|_| Refused::Stopping)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::UtcSecond;
    use crate::server::store::sqlite::SqliteStore;

    fn accounts(folder: &std::path::Path) -> (Accounts, Arc<dyn Store>) {
        let store: Arc<dyn Store> = Arc::new(SqliteStore::open(folder).unwrap());
        let clock = Clock::fixed(UtcSecond(1_000));
        store
            .set_user("xlink@a", &verifier("right").unwrap(), false, clock.now())
            .unwrap();
        (Accounts::new(Arc::clone(&store), clock, 5).unwrap(), store)
    }

    async fn attempt(accounts: &Accounts, name: &str, password: &str) -> Result<String, String> {
        match accounts.sign_in(name, Zeroizing::new(password.into())).await {
            Ok(account) => Ok(account.name),
            Err(refused) => Err(refused.to_string()),
        }
    }

    #[tokio::test]
    async fn the_right_password_signs_in_whatever_the_case_of_the_name() {
        let folder = tempfile::tempdir().unwrap();
        let (accounts, _) = accounts(folder.path());
        assert_eq!(attempt(&accounts, "XLINK@A ", "right").await.unwrap(), "xlink@a");
        assert!(attempt(&accounts, "xlink@a", "Right").await.is_err());
        assert!(attempt(&accounts, "xlink@a", "").await.is_err());
    }

    #[tokio::test]
    async fn five_wrong_passwords_in_a_row_lock_until_an_administrator_unlocks() {
        let folder = tempfile::tempdir().unwrap();
        let (accounts, store) = accounts(folder.path());
        for _ in 0..4 {
            attempt(&accounts, "xlink@a", "wrong").await.unwrap_err();
        }
        // A right one in between begins the row anew.
        attempt(&accounts, "xlink@a", "right").await.unwrap();
        for _ in 0..5 {
            let why = attempt(&accounts, "xlink@a", "wrong").await.unwrap_err();
            assert_eq!(why, "wrong user or password");
        }
        let why = attempt(&accounts, "xlink@a", "right").await.unwrap_err();
        assert!(why.contains("locked"), "{why}");
        assert!(store.users().unwrap()[0].locked_since.is_some());
        assert!(store.clear_failures("XLINK@A").unwrap());
        attempt(&accounts, "xlink@a", "right").await.unwrap();
    }

    #[tokio::test]
    async fn names_that_do_not_exist_are_counted_and_locked_alike() {
        let folder = tempfile::tempdir().unwrap();
        let (accounts, _) = accounts(folder.path());
        let mut told = Vec::new();
        for name in ["xlink@a", "nobody@b"] {
            let mut answers = Vec::new();
            for _ in 0..7 {
                answers.push(attempt(&accounts, name, "wrong").await.unwrap_err());
            }
            told.push(answers);
        }
        assert_eq!(told[0], told[1]);
        assert!(told[0][6].contains("locked"));
    }

    #[tokio::test]
    async fn guessing_in_parallel_gains_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let (accounts, store) = accounts(folder.path());
        let accounts = Arc::new(accounts);
        let tasks: Vec<_> = (0..12)
            .map(|_| {
                let accounts = Arc::clone(&accounts);
                tokio::spawn(async move { attempt(&accounts, "xlink@a", "wrong").await.unwrap_err() })
            })
            .collect();
        let mut compared = 0;
        for task in tasks {
            compared += usize::from(!task.await.unwrap().contains("locked"));
        }
        assert_eq!(compared, 5);
        assert_eq!(store.account("xlink@a").unwrap().failures, 5);
    }

    #[test]
    fn no_verifier_holds_the_password_and_no_two_are_alike() {
        let (first, second) = (verifier("secret").unwrap(), verifier("secret").unwrap());
        assert!(first.starts_with("$argon2id$"));
        assert!(first != second && !first.contains("secret"));
        assert!(matches(&first, "secret") && !matches(&first, "secret "));
        assert_eq!(verifier(""), Err(PasswordError::Empty));
    }
}
