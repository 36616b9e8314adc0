//! What a sign-in gives: a token that ends.

use super::store::{Account, Store};
use crate::model::UtcSecond;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// Tokens of one user at once; a further one ends the oldest.
const PER_USER: usize = 64;

/// Who sends a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Session {
    pub user: String,
    pub may_import: bool,
    pub may_administer: bool,
    generation: i64,
    ends: UtcSecond,
}

/// Sessions by the hash of their token: whoever reads the memory finds none to use.
#[derive(Default)]
pub(super) struct Tokens(Mutex<HashMap<[u8; 32], Session>>);

impl Tokens {
    /// A new token for this account.
    pub fn issue(&self, account: &Account, now: UtcSecond, lifetime: Duration) -> Result<String, String> {
        let mut bytes = [0; 32];
        getrandom::fill(&mut bytes).map_err(|error| error.to_string())?;
        let token = URL_SAFE_NO_PAD.encode(bytes);
        let session = Session {
            user: account.name.clone(),
            may_import: account.may_import,
            may_administer: account.may_administer,
            generation: account.generation,
            ends: UtcSecond(now.0.saturating_add_unsigned(lifetime.as_secs())),
        };
        let mut sessions = self.sessions();
        sessions.retain(|_, session| session.ends > now);
        let mut of_user: Vec<(UtcSecond, [u8; 32])> = sessions
            .iter()
            .filter(|(_, known)| known.user == session.user)
            .map(|(hash, known)| (known.ends, *hash))
            .collect();
        if of_user.len() >= PER_USER {
            of_user.sort_unstable();
            sessions.remove(&of_user[0].1);
        }
        sessions.insert(hash(&token), session);
        Ok(token)
    }

    /// Whose token this is; `None` when it is nobody's or has ended.
    pub fn session(&self, token: &str, now: UtcSecond) -> Option<Session> {
        self.sessions()
            .get(&hash(token))
            .filter(|session| session.ends > now)
            .cloned()
    }

    /// Users were changed: tokens of those who are gone, or were set anew, end.
    pub fn judge_again(&self, store: &dyn Store) {
        let users: Vec<(String, i64)> = {
            let sessions = self.sessions();
            let mut users: Vec<_> = sessions
                .values()
                .map(|session| (session.user.clone(), session.generation))
                .collect();
            users.sort_unstable();
            users.dedup();
            users
        };
        for (user, generation) in users {
            // When the store cannot be asked, the next look at it will.
            let Ok(account) = store.account(&user) else {
                continue;
            };
            if account.verifier.is_none() || account.generation != generation {
                self.sessions()
                    .retain(|_, session| session.user != user || session.generation != generation);
            }
        }
    }

    fn sessions(&self) -> MutexGuard<'_, HashMap<[u8; 32], Session>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn hash(token: &str) -> [u8; 32] {
    Sha256::digest(token.as_bytes()).into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::server::store::sqlite::SqliteStore;

    const HOUR: Duration = Duration::from_secs(3_600);

    fn account(store: &dyn Store) -> Account {
        store.set_user("a", "v", false, UtcSecond(0)).unwrap();
        store.account("a").unwrap()
    }

    #[test]
    fn a_token_ends() {
        let folder = tempfile::tempdir().unwrap();
        let store = SqliteStore::open(folder.path()).unwrap();
        let tokens = Tokens::default();
        let token = tokens.issue(&account(&store), UtcSecond(0), HOUR).unwrap();
        assert_eq!(tokens.session(&token, UtcSecond(3_599)).unwrap().user, "a");
        assert_eq!(tokens.session(&token, UtcSecond(3_600)), None);
        assert_eq!(tokens.session("another", UtcSecond(0)), None);
    }

    #[test]
    fn a_user_set_anew_or_removed_loses_the_tokens() {
        let folder = tempfile::tempdir().unwrap();
        let store = SqliteStore::open(folder.path()).unwrap();
        let tokens = Tokens::default();
        let first = tokens.issue(&account(&store), UtcSecond(0), HOUR).unwrap();
        tokens.judge_again(&store);
        assert!(tokens.session(&first, UtcSecond(1)).is_some());
        let second = tokens.issue(&account(&store), UtcSecond(0), HOUR).unwrap();
        tokens.judge_again(&store);
        assert!(tokens.session(&first, UtcSecond(1)).is_none());
        assert!(tokens.session(&second, UtcSecond(1)).is_some());
        store.remove_user("a").unwrap();
        tokens.judge_again(&store);
        assert!(tokens.session(&second, UtcSecond(1)).is_none());
    }

    #[test]
    fn one_user_does_not_fill_the_memory() {
        let folder = tempfile::tempdir().unwrap();
        let store = SqliteStore::open(folder.path()).unwrap();
        let (tokens, account) = (Tokens::default(), account(&store));
        for second in 0..500 {
            tokens.issue(&account, UtcSecond(second), HOUR).unwrap();
        }
        assert_eq!(tokens.sessions().len(), PER_USER);
    }
}
