//! The protocol's service: what each request does.

mod entry;
mod put;
mod read;

use super::accounts::{Accounts, Refused};
use super::limits::Limits;
use super::metrics::{Metrics, SignIn};
use super::serve::told_to_stop;
use super::store::{Life, Store, StoreError};
use super::tokens::Tokens;
use super::watcher::CatalogCache;
use super::writer::Writer;
use crate::time::Clock;
use crate::wire::v1::enterprise_server::Enterprise;
use crate::wire::{CatalogHead, PROTOCOL_VERSION, v1};
use std::sync::Arc;
use tokio::sync::watch;
use tokio_stream::wrappers::ReceiverStream;
use tonic::{Request, Response, Status};
use zeroize::Zeroizing;

/// Program and version, as the greeting tells them.
const NAME: &str = concat!("xlink Enterprise Server ", env!("CARGO_PKG_VERSION"));

/// Everything a request may need. Cheap to clone.
#[derive(Clone)]
pub(super) struct Service {
    pub store: Arc<dyn Store>,
    pub accounts: Arc<Accounts>,
    pub tokens: Arc<Tokens>,
    pub catalog: Arc<CatalogCache>,
    pub writer: Writer,
    pub metrics: Arc<Metrics>,
    pub limits: Limits,
    pub clock: Clock,
    pub news: watch::Receiver<Life>,
    pub stop: watch::Receiver<bool>,
}

type Parts<T> = Result<Response<ReceiverStream<Result<T, Status>>>, Status>;

#[tonic::async_trait]
impl Enterprise for Service {
    type ReadCatalogStream = ReceiverStream<Result<v1::CatalogPart, Status>>;
    type WatchCatalogStream = ReceiverStream<Result<v1::CatalogNotice, Status>>;
    type ReadValuesStream = ReceiverStream<Result<v1::ValuesPart, Status>>;
    type ReadActivitiesStream = ReceiverStream<Result<v1::ActivitiesPart, Status>>;

    async fn hello(&self, request: Request<v1::HelloRequest>) -> Result<Response<v1::HelloReply>, Status> {
        let entry = self.enter(&request)?;
        let asked = request.into_inner();
        let common = asked.versions.contains(&PROTOCOL_VERSION);
        if !common {
            tracing::info!(peer = %entry.peer, "a client speaks versions {:?} only", asked.versions);
        }
        Ok(Response::new(v1::HelloReply {
            version: if common { PROTOCOL_VERSION } else { 0 },
            versions: vec![PROTOCOL_VERSION],
            server: NAME.into(),
            limits: Some(self.limits.into()),
            stamp: Some(self.news.borrow().stamp.clone().into()),
            now: self.clock.now().0,
        }))
    }

    async fn sign_in(
        &self,
        request: Request<v1::SignInRequest>,
    ) -> Result<Response<v1::SignInReply>, Status> {
        let entry = self.enter(&request)?;
        let v1::SignInRequest { user, password } = request.into_inner();
        let signed = self.accounts.sign_in(&user, Zeroizing::new(password)).await;
        let account = signed.map_err(|refused| self.not_signed_in(&entry, &user, refused))?;
        self.metrics.sign_in(SignIn::Accepted);
        let token = self
            .tokens
            .issue(&account, self.clock.now(), self.limits.token_lifetime)
            .map_err(|why| self.refused(Status::unavailable(format!("no token can be made: {why}"))))?;
        Ok(Response::new(v1::SignInReply {
            token,
            expires_in_seconds: u32::try_from(self.limits.token_lifetime.as_secs()).unwrap_or(u32::MAX),
            may_import: account.may_import,
            may_administer: account.may_administer,
        }))
    }

    async fn read_catalog(&self, request: Request<v1::ReadCatalogRequest>) -> Parts<v1::CatalogPart> {
        let (entry, _) = self.enter_signed_in(&request)?;
        self.send_catalog(entry).await
    }

    async fn watch_catalog(&self, request: Request<v1::WatchCatalogRequest>) -> Parts<v1::CatalogNotice> {
        let (entry, session) = self.enter_signed_in(&request)?;
        let (sender, receiver) = tokio::sync::mpsc::channel(1);
        let (mut news, mut stop) = (self.news.clone(), self.stop.clone());
        let service = self.clone();
        tokio::spawn(async move {
            let _entry = entry;
            loop {
                // A token that ended or was taken away takes its watch with it.
                if !service.still_valid(&session) {
                    let _ = sender
                        .send(Err(Status::unauthenticated("the token has ended")))
                        .await;
                    return;
                }
                let head = {
                    let life = news.borrow_and_update();
                    CatalogHead {
                        stamp: life.stamp.clone(),
                        revision: life.revision,
                    }
                };
                if sender.send(Ok((&head).into())).await.is_err() {
                    return;
                }
                tokio::select! {
                    changed = news.changed() => if changed.is_err() { return },
                    () = tokio::time::sleep(service.limits.notice) => {}
                    () = sender.closed() => return,
                    () = told_to_stop(&mut stop) => {
                        let _ = sender.send(Err(Status::unavailable("the server is stopping"))).await;
                        return;
                    }
                }
            }
        });
        Ok(Response::new(ReceiverStream::new(receiver)))
    }

    async fn put_values(
        &self,
        request: Request<v1::PutValuesRequest>,
    ) -> Result<Response<v1::PutValuesReply>, Status> {
        let (_entry, session) = self.enter_to_import(&request)?;
        self.store_values(&session.user, request.into_inner())
            .await
            .map(Response::new)
    }

    async fn put_activities(
        &self,
        request: Request<v1::PutActivitiesRequest>,
    ) -> Result<Response<v1::PutActivitiesReply>, Status> {
        let (_entry, session) = self.enter_to_import(&request)?;
        self.store_days(&session.user, request.into_inner())
            .await
            .map(Response::new)
    }

    async fn read_values(&self, request: Request<v1::ReadValuesRequest>) -> Parts<v1::ValuesPart> {
        let (entry, _) = self.enter_signed_in(&request)?;
        self.send_values(entry, request.into_inner())
    }

    async fn read_activities(
        &self,
        request: Request<v1::ReadActivitiesRequest>,
    ) -> Parts<v1::ActivitiesPart> {
        let (entry, _) = self.enter_signed_in(&request)?;
        self.send_activities(entry, request.into_inner()).await
    }
}

impl Service {
    fn not_signed_in(&self, entry: &entry::Entry, user: &str, refused: Refused) -> Status {
        // A name typed by anybody goes into the log with its control characters shown, and cut.
        let name: String = user
            .chars()
            .take(80)
            .collect::<String>()
            .escape_debug()
            .to_string();
        tracing::info!(peer = %entry.peer, user = %name, "sign-in refused: {refused}");
        let words = refused.to_string();
        let status = match refused {
            Refused::Wrong => {
                self.metrics.sign_in(SignIn::Wrong);
                Status::unauthenticated(words)
            }
            Refused::Locked(_) => {
                self.metrics.sign_in(SignIn::Locked);
                Status::permission_denied(words)
            }
            Refused::Store(error) => unavailable(&error),
            Refused::Stopping => Status::unavailable(words),
        };
        self.refused(status)
    }
}

/// What a client is told of trouble in the store; paths and database words stay in the server's log.
fn unavailable(error: &StoreError) -> Status {
    match error {
        StoreError::Busy(_) | StoreError::Full => Status::unavailable(error.to_string()),
        other => {
            tracing::error!("{other}");
            Status::unavailable("the server's store cannot be used right now; its log says why")
        }
    }
}
