//! Putting values and agent days.

use super::{Service, unavailable};
use crate::model::AgentDay;
use crate::server::store::{Put, PutContent, PutOutcome};
use crate::server::writer::NotPut;
use crate::wire::{WireError, agent_day, batch_id, v1, values_from_series};
use prost::Message;
use sha2::{Digest, Sha256};
use tonic::Status;

impl Service {
    pub(super) async fn store_values(
        &self,
        user: &str,
        request: v1::PutValuesRequest,
    ) -> Result<v1::PutValuesReply, Status> {
        let count = request.series.iter().map(|series| series.starts.len()).sum();
        self.within("values", count, self.limits.batch_values)?;
        let put = Put {
            batch: batch_id(&request.batch).map_err(|error| self.senseless(&error))?,
            digest: digest(&request),
            user: user.to_owned(),
            now: self.clock.now(),
            content: PutContent::Values(
                values_from_series(&request.series).map_err(|error| self.senseless(&error))?,
            ),
        };
        match self.put(put).await? {
            PutOutcome::Values(outcome) => {
                self.metrics.values(&outcome);
                Ok((&outcome).into())
            }
            PutOutcome::Days(_) | PutOutcome::OtherContent => Err(self.other_content()),
        }
    }

    pub(super) async fn store_days(
        &self,
        user: &str,
        request: v1::PutActivitiesRequest,
    ) -> Result<v1::PutActivitiesReply, Status> {
        self.within("agent days", request.days.len(), self.limits.batch_days)?;
        let batch = batch_id(&request.batch).map_err(|error| self.senseless(&error))?;
        let digest = digest(&request);
        let days: Vec<AgentDay> = request
            .days
            .into_iter()
            .map(agent_day)
            .collect::<Result<_, _>>()
            .map_err(|error| self.senseless(&error))?;
        let put = Put {
            batch,
            digest,
            user: user.to_owned(),
            now: self.clock.now(),
            content: PutContent::Days(days),
        };
        match self.put(put).await? {
            PutOutcome::Days(outcome) => {
                self.metrics.days(&outcome);
                Ok((&outcome).into())
            }
            PutOutcome::Values(_) | PutOutcome::OtherContent => Err(self.other_content()),
        }
    }

    async fn put(&self, put: Put) -> Result<PutOutcome, Status> {
        self.writer.put(put).await.map_err(|error| {
            self.refused(match error {
                NotPut::Store(error) => unavailable(&error),
                NotPut::Stopping => Status::unavailable("the server is stopping"),
            })
        })
    }

    fn within(&self, what: &str, found: usize, limit: u32) -> Result<(), Status> {
        if found <= limit as usize {
            return Ok(());
        }
        Err(self.refused(Status::resource_exhausted(format!(
            "the batch holds {found} {what}, at most {limit} are taken at once"
        ))))
    }

    fn senseless(&self, error: &WireError) -> Status {
        self.refused(Status::invalid_argument(error.to_string()))
    }

    fn other_content(&self) -> Status {
        self.refused(Status::already_exists(
            "this batch number was used for other content; nothing was stored",
        ))
    }
}

fn digest(message: &impl Message) -> [u8; 32] {
    Sha256::digest(message.encode_to_vec()).into()
}
