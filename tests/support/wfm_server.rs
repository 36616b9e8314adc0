//! The real Enterprise Server in a process of its own, so that it can be killed: the test program starts itself again
//! with [`serve_if_asked`].

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::net::SocketAddr;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::Duration;
use xlink::model::{Hundredths, UtcSecond, ValueKey};
use xlink::server::catalog::CatalogFile;
use xlink::server::store::sqlite::SqliteStore;
use xlink::server::store::{Store, ValueSelection};
use xlink::server::{Limits, Options, start, verifier};
use xlink::time::Clock;

pub const USER: &str = "xlink";
pub const PASSWORD: &str = "correct horse battery";

const DATA: &str = "XLINK_TEST_WFM_DATA";
const LISTEN: &str = "XLINK_TEST_WFM_LISTEN";
const BATCH: &str = "XLINK_TEST_WFM_BATCH";
/// Milliseconds.
const TOKEN: &str = "XLINK_TEST_WFM_TOKEN";
const NOTICE: &str = "XLINK_TEST_WFM_NOTICE";

/// Four queues of a quarter of an hour in UTC with two value types, one external system, one employee.
pub const CATALOG: &str = r#"
[[value_type]]
id = 7
name = "Calls Offered"
unit = "count"

[[value_type]]
id = 8
name = "Handling"
unit = "seconds"

[[queue]]
id = 1
name = "One"
interval = 15
time_zone = "UTC"
value_types = [7, 8]

[[queue]]
id = 2
name = "Two"
interval = 15
time_zone = "UTC"
value_types = [7, 8]

[[queue]]
id = 3
name = "Three"
interval = 15
time_zone = "UTC"
value_types = [7, 8]

[[queue]]
id = 4
name = "Four"
interval = 15
time_zone = "UTC"
value_types = [7, 8]

[[external_system]]
name = "CSV"
type = "csv"
phonelink = true
timelink = true

[[employee]]
id = 17
name = "A. Martin"
external_ids = { CSV = ["4711"] }
"#;

/// The body of the test that is the server when it is asked to.
pub fn serve_if_asked() {
    let (Ok(data), Ok(listen)) = (std::env::var(DATA), std::env::var(LISTEN)) else {
        return;
    };
    let mut limits = Limits::default();
    if let Ok(values) = std::env::var(BATCH) {
        limits.batch_values = values.parse().expect("a number");
    }
    let milliseconds = |name: &str| {
        let text = std::env::var(name).ok()?;
        Some(Duration::from_millis(text.parse().expect("a number")))
    };
    limits.token_lifetime = milliseconds(TOKEN).unwrap_or(limits.token_lifetime);
    limits.notice = milliseconds(NOTICE).unwrap_or(limits.notice);
    let options = Options {
        listen: listen.parse().expect("an address"),
        identity: None,
        metrics: None,
        limits,
        clock: Clock::system(),
    };
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let ended = runtime.block_on(async {
        let mut running = start(Arc::new(open(Path::new(&data))), options)
            .await
            .expect("starts");
        println!("listening on {}", running.address);
        std::io::stdout().flush().expect("says so");
        running.ended().await
    });
    panic!("{ended}");
}

pub fn open(data: &Path) -> SqliteStore {
    SqliteStore::open(data).expect("the store opens")
}

/// Makes a store with the catalogue above and one user.
pub fn prepare(data: &Path) {
    apply(data, CATALOG);
    let password = verifier(PASSWORD).expect("a verifier");
    open(data)
        .set_user(USER, &password, false, UtcSecond(0))
        .expect("a user");
}

/// Applies a catalogue file, as `xlink wfm catalog apply` does.
pub fn apply(data: &Path, catalog: &str) {
    let file = CatalogFile::parse(catalog).expect("a catalogue");
    open(data)
        .change_catalog(&mut |catalog| file.clone().apply_to(catalog))
        .expect("applies");
}

/// Everything the store holds.
pub fn stored(data: &Path) -> BTreeMap<ValueKey, Hundredths> {
    let mut values = BTreeMap::new();
    let all = ValueSelection {
        queues: Vec::new(),
        value_types: Vec::new(),
        version: None,
        from: UtcSecond(i64::MIN),
        to: UtcSecond(i64::MAX),
    };
    open(data)
        .read_values(&all, &mut |value| {
            assert_eq!(values.insert(value.key, value.value), None, "the same key twice");
            ControlFlow::Continue(())
        })
        .expect("reads");
    values
}

pub struct WfmServer {
    data: PathBuf,
    batch: Option<u32>,
    child: Child,
    pub address: SocketAddr,
}

impl WfmServer {
    /// On a free port. `batch`: the most values it takes at once.
    pub fn start(data: &Path, batch: Option<u32>) -> Self {
        Self::start_at(data, "127.0.0.1:0", batch, &[])
    }

    /// Whose sign-ins end after `token`, and which speaks every `notice`.
    pub fn start_hasty(data: &Path, token: Duration, notice: Duration) -> Self {
        let hasty = [(TOKEN, token), (NOTICE, notice)];
        Self::start_at(data, "127.0.0.1:0", None, &hasty)
    }

    fn start_at(data: &Path, listen: &str, batch: Option<u32>, hasty: &[(&str, Duration)]) -> Self {
        let mut command = Command::new(std::env::current_exe().expect("this test"));
        command
            .args(["--exact", "the_wfm_server", "--ignored", "--nocapture"])
            .env(DATA, data)
            .env(LISTEN, listen)
            .stdin(Stdio::null())
            .stdout(Stdio::piped());
        if let Some(values) = batch {
            command.env(BATCH, values.to_string());
        }
        for (name, time) in hasty {
            command.env(name, time.as_millis().to_string());
        }
        let mut child = command.spawn().expect("the server starts");
        let mut lines = BufReader::new(child.stdout.take().expect("piped")).lines();
        let address = loop {
            let line = lines
                .next()
                .expect("the server says where it listens")
                .expect("reads");
            if let Some((_, address)) = line.split_once("listening on ") {
                break address.parse().expect("an address");
            }
        };
        // Whatever it says later must not fill the pipe.
        std::thread::spawn(move || lines.for_each(drop));
        Self {
            data: data.to_path_buf(),
            batch,
            child,
            address,
        }
    }

    /// SIGKILL, then up again at the same port; `batch` as at the start, or another one.
    pub fn kill_and_restart(&mut self, batch: Option<u32>) {
        self.kill();
        *self = Self::start_at(
            &self.data.clone(),
            &self.address.to_string(),
            batch.or(self.batch),
            &[],
        );
    }

    pub fn kill(&mut self) {
        // Already gone is as good.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Drop for WfmServer {
    fn drop(&mut self) {
        self.kill();
    }
}
