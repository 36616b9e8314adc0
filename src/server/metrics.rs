//! The server's own state, in the Prometheus format, on a port of its own.

use super::store::{Counts, Store};
use axum::Router;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::IntoResponse;
use axum::routing::get;
use std::fmt::Write;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

/// Counted since the start.
#[derive(Default)]
pub(super) struct Metrics {
    lines: AtomicU64,
    lines_closed: AtomicU64,
    requests: AtomicU64,
    refused_requests: AtomicU64,
    signed_in: AtomicU64,
    wrong_passwords: AtomicU64,
    locked: AtomicU64,
    batches: AtomicU64,
    repeated_batches: AtomicU64,
    stored: AtomicU64,
    unchanged: AtomicU64,
    refused: AtomicU64,
    stored_days: AtomicU64,
    unchanged_days: AtomicU64,
    refused_days: AtomicU64,
    commits: AtomicU64,
    commit_micros: AtomicU64,
}

fn add(counter: &AtomicU64, number: u64) {
    counter.fetch_add(number, Ordering::Relaxed);
}

/// How a sign-in ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum SignIn {
    Accepted,
    Wrong,
    Locked,
}

impl Metrics {
    pub fn line_opened(&self) {
        add(&self.lines, 1);
    }

    pub fn line_closed(&self) {
        add(&self.lines_closed, 1);
    }

    pub fn request(&self) {
        add(&self.requests, 1);
    }

    pub fn refused_request(&self) {
        add(&self.refused_requests, 1);
    }

    pub fn sign_in(&self, how: SignIn) {
        let counter = match how {
            SignIn::Accepted => &self.signed_in,
            SignIn::Wrong => &self.wrong_passwords,
            SignIn::Locked => &self.locked,
        };
        add(counter, 1);
    }

    pub fn values(&self, outcome: &crate::wire::PutValuesOutcome) {
        if outcome.repeated {
            return add(&self.repeated_batches, 1);
        }
        add(&self.stored, outcome.stored.into());
        add(&self.unchanged, outcome.unchanged.into());
        add(&self.refused, outcome.refused.len() as u64);
    }

    pub fn days(&self, outcome: &crate::wire::PutActivitiesOutcome) {
        if outcome.repeated {
            return add(&self.repeated_batches, 1);
        }
        add(&self.stored_days, outcome.stored_days.into());
        add(&self.unchanged_days, outcome.unchanged_days.into());
        add(&self.refused_days, outcome.refused.len() as u64);
    }

    pub fn committed(&self, took: Duration, batches: usize) {
        add(&self.commits, 1);
        add(&self.batches, batches as u64);
        add(&self.commit_micros, took.as_micros() as u64);
    }

    /// In the Prometheus text format.
    pub fn render(&self, counts: Counts, revision: u64, epoch: u64) -> String {
        let of = |counter: &AtomicU64| counter.load(Ordering::Relaxed);
        let mut text = String::new();
        let mut family = |name: &str, kind: &str, help: &str, series: &[(&str, String)]| {
            // Writing into a String does not fail.
            let _ = writeln!(
                text,
                "# HELP xlink_wfm_{name} {help}\n# TYPE xlink_wfm_{name} {kind}"
            );
            for (labels, value) in series {
                let _ = writeln!(text, "xlink_wfm_{name}{labels} {value}");
            }
        };
        let one = |value: u64| [("", value.to_string())];
        let by = |label: &'static str, pairs: &[(&str, u64)]| -> Vec<(String, String)> {
            pairs
                .iter()
                .map(|(name, value)| (format!("{{{label}=\"{name}\"}}"), value.to_string()))
                .collect()
        };
        let mut labelled = |name: &str, kind: &str, help: &str, pairs: Vec<(String, String)>| {
            let series: Vec<(&str, String)> = pairs
                .iter()
                .map(|(labels, value)| (labels.as_str(), value.clone()))
                .collect();
            family(name, kind, help, &series);
        };
        labelled(
            "values_total",
            "counter",
            "Interval values put, by what became of them.",
            by(
                "outcome",
                &[
                    ("stored", of(&self.stored)),
                    ("unchanged", of(&self.unchanged)),
                    ("refused", of(&self.refused)),
                ],
            ),
        );
        labelled(
            "agent_days_total",
            "counter",
            "Agent days put, by what became of them.",
            by(
                "outcome",
                &[
                    ("stored", of(&self.stored_days)),
                    ("unchanged", of(&self.unchanged_days)),
                    ("refused", of(&self.refused_days)),
                ],
            ),
        );
        labelled(
            "sign_ins_total",
            "counter",
            "Sign-ins, by how they ended.",
            by(
                "outcome",
                &[
                    ("accepted", of(&self.signed_in)),
                    ("wrong", of(&self.wrong_passwords)),
                    ("locked", of(&self.locked)),
                ],
            ),
        );
        labelled(
            "things",
            "gauge",
            "Things in the store, by kind.",
            by(
                "kind",
                &[
                    ("queue", counts.queues),
                    ("value_type", counts.value_types),
                    ("external_system", counts.external_systems),
                    ("activity", counts.activities),
                    ("employee", counts.employees),
                    ("user", counts.users),
                    ("locked_user", counts.locked_users),
                    ("batch", counts.batches),
                ],
            ),
        );
        let open = of(&self.lines).saturating_sub(of(&self.lines_closed));
        family("connections", "gauge", "Connections open now.", &one(open));
        family(
            "connections_total",
            "counter",
            "Connections accepted.",
            &one(of(&self.lines)),
        );
        family(
            "requests_total",
            "counter",
            "Requests taken.",
            &one(of(&self.requests)),
        );
        let refused = one(of(&self.refused_requests));
        family(
            "requests_refused_total",
            "counter",
            "Requests refused as a whole.",
            &refused,
        );
        family(
            "batches_total",
            "counter",
            "Batches committed.",
            &one(of(&self.batches)),
        );
        let repeated = one(of(&self.repeated_batches));
        family(
            "batches_repeated_total",
            "counter",
            "Batches that had been stored before.",
            &repeated,
        );
        family(
            "commits_total",
            "counter",
            "Commits to the store.",
            &one(of(&self.commits)),
        );
        let seconds = of(&self.commit_micros) as f64 / 1e6;
        let seconds = [("", format!("{seconds:.6}"))];
        family(
            "commit_seconds_total",
            "counter",
            "Time spent in commits.",
            &seconds,
        );
        family(
            "catalog_revision",
            "gauge",
            "Revision of the catalogue.",
            &one(revision),
        );
        family("store_epoch", "gauge", "Epoch of the store.", &one(epoch));
        text
    }
}

#[derive(Clone)]
struct Shown {
    metrics: Arc<Metrics>,
    store: Arc<dyn Store>,
}

/// `/metrics` and `/health`.
pub(super) fn router(metrics: Arc<Metrics>, store: Arc<dyn Store>) -> Router {
    Router::new()
        .route("/metrics", get(show_metrics))
        .route("/health", get(show_health))
        .with_state(Shown { metrics, store })
}

async fn show_metrics(State(shown): State<Shown>) -> impl IntoResponse {
    let asked = tokio::task::spawn_blocking(move || {
        let life = shown.store.life()?;
        let counts = shown.store.counts()?;
        Ok::<_, super::store::StoreError>(shown.metrics.render(counts, life.revision, life.stamp.epoch))
    })
    .await;
    let kind = [(header::CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")];
    match asked {
        Ok(Ok(text)) => (StatusCode::OK, kind, text),
        _ => (
            StatusCode::SERVICE_UNAVAILABLE,
            kind,
            "the store does not answer\n".to_owned(),
        ),
    }
}

async fn show_health(State(shown): State<Shown>) -> impl IntoResponse {
    match tokio::task::spawn_blocking(move || shown.store.counts()).await {
        Ok(Ok(_)) => (StatusCode::OK, "ok\n"),
        _ => (StatusCode::SERVICE_UNAVAILABLE, "the store does not answer\n"),
    }
}
