//! How many values a second an Enterprise Server stores: the real program on its SQLite store, over loopback, every answer
//! after the commit reached the disk. `cargo bench --bench wfm_put`

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use xlink::model::*;
use xlink::wire::v1::enterprise_client::EnterpriseClient;
use xlink::wire::*;

const QUEUES: u32 = 200;
const VALUE_TYPES: std::ops::Range<u32> = 1003..1008;
/// Each queue and value type gets so many quarters of an hour: 30 days.
const SLOTS: i64 = 30 * 96;
const BATCH: usize = 10_000;
/// Clients that put at once.
const CLIENTS: usize = 4;
const MIDNIGHT: i64 = 1_280_620_800;

fn xlink(data: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_xlink"));
    command.arg("wfm").args(arguments).arg("--data").arg(data);
    command
}

fn told(data: &Path, arguments: &[&str], input: &str) {
    let mut child = xlink(data, arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .spawn()
        .expect("xlink starts");
    let mut stdin = child.stdin.take().expect("a pipe");
    stdin.write_all(input.as_bytes()).expect("it reads");
    drop(stdin);
    assert!(child.wait().expect("it ends").success(), "{arguments:?}");
}

struct Served(Child);

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn serve(data: &Path, how: &str) -> (Served, Destination) {
    let child = xlink(data, &["serve", "--listen", "127.0.0.1:0", how])
        .stdout(Stdio::piped())
        .spawn()
        .expect("the server starts");
    let mut served = Served(child);
    let out = BufReader::new(served.0.stdout.take().expect("a pipe"));
    let mut trust = Trust::System;
    for line in out.lines().map_while(Result::ok) {
        if let Some(fingerprint) = line.strip_prefix("SHA-256 ") {
            trust = Trust::Fingerprint(fingerprint.parse().expect("a fingerprint"));
        }
        if let Some(address) = line.strip_prefix("listening on ") {
            let destination = Destination {
                address: address.parse().expect("an address"),
                trust,
                proxy: None,
                connect_timeout: Duration::from_secs(30),
            };
            return (served, destination);
        }
    }
    panic!("the server ended");
}

/// Every value of these queues, sorted as an importer sends them.
fn values(queues: impl Iterator<Item = u32>, value: i64) -> Vec<IntervalValue> {
    let mut values = Vec::new();
    for queue in queues {
        for value_type in VALUE_TYPES {
            values.extend((0..SLOTS).map(|slot| IntervalValue {
                key: ValueKey {
                    queue: QueueId(queue),
                    value_type: ValueTypeId(value_type),
                    version: Version::Historical,
                    start: UtcSecond(MIDNIGHT + slot * 900),
                },
                value: Hundredths(value + slot * 100),
            }));
        }
    }
    values
}

async fn put_all(destination: &Destination, round: usize, value: i64) -> (usize, Duration) {
    let mut clients = Vec::new();
    for client in 0..CLIENTS {
        let channel = destination.channel().await.expect("a line");
        let token = sign_in(&channel, "bench", "secret").await.expect("signed in");
        let of_this_one = (1..=QUEUES).filter(move |queue| *queue as usize % CLIENTS == client);
        clients.push((
            EnterpriseClient::with_interceptor(channel, token),
            values(of_this_one, value),
        ));
    }
    let began = Instant::now();
    let tasks: Vec<_> = clients
        .into_iter()
        .enumerate()
        .map(|(number, (mut client, values))| {
            tokio::spawn(async move {
                for (batch, chunk) in values.chunks(BATCH).enumerate() {
                    let id = (round * CLIENTS + number) as u128 * 1_000_000 + batch as u128;
                    let reply = client.put_values(values_request(BatchId(id), chunk)).await;
                    let reply = reply.expect("stored").into_inner();
                    assert_eq!(reply.stored as usize + reply.unchanged as usize, chunk.len());
                }
                values.len()
            })
        })
        .collect();
    let mut count = 0;
    for task in tasks {
        count += task.await.expect("put");
    }
    (count, began.elapsed())
}

fn main() {
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    for how in ["--plain", "--self-signed"] {
        let data = tempfile::tempdir().expect("a folder");
        told(data.path(), &["user", "set", "bench"], "secret\n");
        let ids: Vec<String> = VALUE_TYPES.map(|id| id.to_string()).collect();
        let catalog: String = (1..=QUEUES)
            .map(|id| {
                format!(
                    "[[queue]]\nid = {id}\nname = \"Q{id}\"\nvalue_types = [{}]\n",
                    ids.join(", ")
                )
            })
            .collect();
        told(data.path(), &["catalog", "apply", "-"], &catalog);
        let (_served, destination) = serve(data.path(), how);
        for (round, (what, value)) in [("new", 0), ("unchanged", 0), ("changed", 7)]
            .into_iter()
            .enumerate()
        {
            let (count, took) = runtime.block_on(put_all(&destination, round, value));
            let rate = count as f64 / took.as_secs_f64();
            println!(
                "{how}: {count} {what} values in {:.2} s: {rate:.0} a second",
                took.as_secs_f64()
            );
        }
    }
}
