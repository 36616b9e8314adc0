//! A WFM server as a process of its own, and a client that speaks the protocol.
#![allow(dead_code, reason = "each test program uses a part")]

use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};
use tonic::service::interceptor::InterceptedService;
use tonic::transport::Channel;
use xlink::model::*;
use xlink::wire::v1::enterprise_client::EnterpriseClient;
use xlink::wire::*;

pub const CATALOG: &str = r#"
[[value_type]]
id = 1003
name = "Calls Offered"
unit = "count"
[[external_system]]
name = "CSV"
time_zone = "Europe/Berlin"
type = "csv"
phonelink = true
timelink = true
[[queue]]
id = 1002
name = "Hotline"
short_name = "HL"
time_zone = "Africa/Cairo"
value_types = [1003]
[[queue]]
id = 1004
name = "Closed"
active = false
value_types = [1003]
[[activity]]
id = 2
name = "Break"
external = { CSV = ["2"] }
[[employee]]
id = 17
name = "A. Martin"
external_ids = { CSV = ["1001"] }
"#;

pub const USER: &str = "xlink@test";
pub const PASSWORD: &str = "correct horse";

/// 2010-08-01T00:00+03:00, a local midnight of the queue 1002.
pub const MIDNIGHT: i64 = 1_280_610_000;

/// Configures the external system CSV of [`CATALOG`] in an installation: one queue, “Sales”, with its value type “Offered”.
pub fn add_csv_system(directory: &Path) {
    let section = "\n[CSV]\nSource=acd\nSeparatorCharacter=3\nColumnNames=Queue;Date;Time;Offered\nGroupColumn=1\n\
        Groups=Sales\nDateColumn=2\nTimeColumn=3\nDateOrder=ymd\n";
    let path = directory.join("isps_Ul.ini");
    std::fs::write(&path, std::fs::read_to_string(&path).unwrap() + section).unwrap();
    std::fs::create_dir(directory.join("acd")).unwrap();
}

/// `xlink` with these arguments, its words in English, away from this machine's settings.
pub fn xlink(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_xlink"));
    command
        .args(arguments)
        .env("LANG", "en_US.UTF-8")
        .env_remove("XLINK_DIR")
        .env_remove("RUST_BACKTRACE")
        .env_remove("https_proxy")
        .env_remove("HTTPS_PROXY");
    command
}

/// Runs `xlink wfm …` on this data folder, with this standard input.
pub fn wfm_with(data: &Path, arguments: &[&str], input: &str) -> Output {
    let mut child = xlink(&["wfm"])
        .args(arguments)
        .arg("--data")
        .arg(data)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    child.wait_with_output().unwrap()
}

/// The same, which must succeed; returns standard output.
pub fn wfm(data: &Path, arguments: &[&str], input: &str) -> String {
    let output = wfm_with(data, arguments, input);
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{arguments:?}: {said}");
    String::from_utf8(output.stdout).unwrap()
}

/// A data folder with user and catalogue.
pub fn prepared() -> tempfile::TempDir {
    let data = tempfile::tempdir().unwrap();
    wfm(data.path(), &["user", "set", USER], &format!("{PASSWORD}\n"));
    wfm(data.path(), &["catalog", "apply", "-"], CATALOG);
    data
}

/// A server process; killed when dropped.
pub struct Served {
    pub child: Child,
    /// Standard output up to and with the line “listening on …”.
    pub lines: Vec<String>,
}

impl Served {
    pub fn start(data: &Path, how: &[&str]) -> Self {
        let child = xlink(&["wfm", "serve", "--listen", "127.0.0.1:0"])
            .args(how)
            .arg("--data")
            .arg(data)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut served = Self {
            child,
            lines: Vec::new(),
        };
        let mut out = BufReader::new(served.child.stdout.take().unwrap());
        loop {
            let mut line = String::new();
            let read = out.read_line(&mut line).unwrap();
            assert!(read > 0, "the server ended: {:?}", served.lines);
            served.lines.push(line.trim_end().to_owned());
            if line.starts_with("listening on ") {
                return served;
            }
        }
    }

    pub fn address(&self) -> Address {
        let last = self.lines.last().unwrap();
        last.strip_prefix("listening on ").unwrap().parse().unwrap()
    }

    pub fn destination(&self) -> Destination {
        let trust = match self.lines[0].strip_prefix("SHA-256 ") {
            Some(fingerprint) => Trust::Fingerprint(fingerprint.parse().unwrap()),
            None => Trust::System,
        };
        Destination {
            address: self.address(),
            trust,
            proxy: None,
            connect_timeout: Duration::from_secs(20),
        }
    }

    pub async fn channel(&self) -> Channel {
        self.destination().channel().await.unwrap()
    }

    /// Signed in as [`USER`].
    pub async fn client(&self) -> Client {
        let channel = self.channel().await;
        let token = sign_in(&channel, USER, PASSWORD).await.unwrap();
        EnterpriseClient::with_interceptor(channel, token)
    }

    /// As `kill -9` does.
    pub fn kill(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// Asks it to stop, as the system does, and returns its exit status.
    #[cfg(unix)]
    pub fn stop(&mut self) -> Option<i32> {
        let pid = rustix::process::Pid::from_child(&self.child);
        rustix::process::kill_process(pid, rustix::process::Signal::TERM).unwrap();
        self.child.wait().unwrap().code()
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

pub type Client = EnterpriseClient<InterceptedService<Channel, Token>>;

pub fn value(queue: u32, start: i64, value: i64) -> IntervalValue {
    IntervalValue {
        key: ValueKey {
            queue: QueueId(queue),
            value_type: ValueTypeId(1003),
            version: Version::Historical,
            start: UtcSecond(start),
        },
        value: Hundredths(value),
    }
}

pub async fn put(client: &mut Client, batch: u128, values: &[IntervalValue]) -> PutValuesOutcome {
    let request = values_request(BatchId(batch), values);
    client
        .put_values(request)
        .await
        .unwrap()
        .into_inner()
        .try_into()
        .unwrap()
}

/// Every value of a queue, as the server reads it back.
pub async fn read_back(client: &mut Client, queue: u32) -> Vec<(i64, i64)> {
    let request = v1::ReadValuesRequest {
        queues: vec![queue],
        value_types: Vec::new(),
        version: v1::Version::Historical.into(),
        from: 0,
        to: i64::MAX,
    };
    let mut parts = client.read_values(request).await.unwrap().into_inner();
    let mut values = Vec::new();
    while let Some(part) = parts.message().await.unwrap() {
        assert!(part.stamp.is_some());
        let part = values_from_series(&part.series).unwrap();
        values.extend(part.iter().map(|value| (value.key.start.0, value.value.0)));
    }
    values
}

/// Waits until `done`, and fails when it does not come.
pub fn eventually(what: &str, mut done: impl FnMut() -> bool) {
    let deadline = Instant::now() + Duration::from_secs(60);
    while !done() {
        assert!(Instant::now() < deadline, "{what} did not come");
        std::thread::sleep(Duration::from_millis(20));
    }
}

/// What an HTTP server answers at this path.
pub fn http(address: &str, path: &str) -> String {
    let mut line = std::net::TcpStream::connect(address).unwrap();
    write!(
        line,
        "GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
    )
    .unwrap();
    let mut answer = String::new();
    line.read_to_string(&mut answer).unwrap();
    answer
}
