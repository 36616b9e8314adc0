//! Before a request does anything: is there room on its line, and who sends it?

use super::Service;
use crate::server::line::LineInfo;
use crate::server::tokens::Session;
use std::net::SocketAddr;
use std::sync::Arc;
use tokio::sync::OwnedSemaphorePermit;
use tonic::{Request, Status};

/// A place among its line's requests; given back when dropped.
pub(super) struct Entry {
    pub peer: SocketAddr,
    _place: OwnedSemaphorePermit,
}

/// A session and the token that proved it.
pub(super) struct SignedIn {
    pub user: String,
    token: String,
}

impl Service {
    /// Counts a request that is refused as a whole.
    pub(super) fn refused(&self, status: Status) -> Status {
        self.metrics.refused_request();
        status
    }

    pub(super) fn enter<T>(&self, request: &Request<T>) -> Result<Entry, Status> {
        self.metrics.request();
        let line = request
            .extensions()
            .get::<LineInfo>()
            .ok_or_else(|| Status::internal("the request has no line"))?;
        match Arc::clone(&line.requests).try_acquire_owned() {
            Ok(place) => Ok(Entry {
                peer: line.peer,
                _place: place,
            }),
            Err(_) => Err(self.refused(Status::resource_exhausted(format!(
                "at most {} requests at once on one connection",
                self.limits.requests
            )))),
        }
    }

    pub(super) fn enter_signed_in<T>(&self, request: &Request<T>) -> Result<(Entry, SignedIn), Status> {
        let entry = self.enter(request)?;
        let (session, token) = self.session(request)?;
        Ok((
            entry,
            SignedIn {
                user: session.user,
                token,
            },
        ))
    }

    pub(super) fn enter_to_import<T>(&self, request: &Request<T>) -> Result<(Entry, SignedIn), Status> {
        let entry = self.enter(request)?;
        let (session, token) = self.session(request)?;
        if !session.may_import {
            let words = "this user has no right to import";
            return Err(self.refused(Status::permission_denied(words)));
        }
        Ok((
            entry,
            SignedIn {
                user: session.user,
                token,
            },
        ))
    }

    pub(super) fn still_valid(&self, signed_in: &SignedIn) -> bool {
        self.tokens.session(&signed_in.token, self.clock.now()).is_some()
    }

    fn session<T>(&self, request: &Request<T>) -> Result<(Session, String), Status> {
        let token = request
            .metadata()
            .get("authorization")
            .and_then(|value| value.to_str().ok())
            .and_then(|value| value.strip_prefix("Bearer "))
            .ok_or_else(|| self.refused(Status::unauthenticated("sign in first")))?;
        match self.tokens.session(token, self.clock.now()) {
            Some(session) => Ok((session, token.to_owned())),
            None => Err(self.refused(Status::unauthenticated("the token has ended; sign in again"))),
        }
    }
}
