//! The real program, killed and cut off again and again in the midst of imports, ends with the same values as one that
//! was left in peace (spec page 4, “Delivery”; a fixed seed).
#![cfg(unix)]

#[path = "support/fault_proxy.rs"]
mod fault_proxy;

use fault_proxy::{FaultProxy, scramble};
use rusqlite::{Connection, OpenFlags};
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

const SEED: u64 = 2_026;
const ROUNDS: u64 = 20;
const FIRST: &str = "2026-03-02";
const DAYS: &str = "3";
const PASSWORD: &str = "correct horse battery";
/// Far longer than anything here takes; only a hang reaches it.
const HANG: Duration = Duration::from_secs(120);

const CATALOG: &str = r#"
[[value_type]]
id = 1003
name = "Calls Offered"
unit = "count"

[[value_type]]
id = 1004
name = "Talk"
unit = "seconds"

[[external_system]]
name = "CSV"
type = "csv"
phonelink = true
"#;

/// How the source tells its data.
#[derive(Clone, Copy, PartialEq)]
enum Source {
    /// Files stay, and every import reads them all.
    Stays,
    /// Each file tells only what is new and goes once it is confirmed.
    Increments,
}

fn xlink(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_xlink"));
    command.args(arguments).env_remove("XLINK_DIR").env("LC_ALL", "C");
    command
}

fn run(arguments: &[&str], input: &str) -> Output {
    let mut child = xlink(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("xlink starts");
    child
        .stdin
        .take()
        .expect("piped")
        .write_all(input.as_bytes())
        .expect("writes");
    child.wait_with_output().expect("ends")
}

/// Runs a command that must succeed; returns what it printed.
fn done(arguments: &[&str], input: &str) -> String {
    let output = run(arguments, input);
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(
        output.status.success(),
        "xlink {arguments:?}: {} {errors}",
        output.status
    );
    String::from_utf8(output.stdout).expect("UTF-8")
}

/// Ends with its owner, the hard way.
struct Process(Child);

impl Process {
    fn kill(&mut self) {
        // Already gone is as good.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        self.kill();
    }
}

struct Site {
    folder: tempfile::TempDir,
    source: Source,
    server: Process,
    address: SocketAddr,
}

fn text(path: &Path) -> &str {
    path.to_str().expect("UTF-8")
}

impl Site {
    fn new(source: Source) -> Self {
        let folder = tempfile::tempdir().expect("temp folder");
        let data = folder.path().join("wfm");
        let catalog = folder.path().join("catalog.toml");
        let queues = (0..6).map(|number| {
            format!(
                "[[queue]]\nid = {}\nname = \"Queue {number}\"\ninterval = 15\ntime_zone = \"Europe/Berlin\"\nvalue_types = [1003, 1004]\n",
                2000 + number
            )
        });
        fs::write(&catalog, format!("{CATALOG}{}", queues.collect::<String>())).expect("writes");
        done(
            &["wfm", "catalog", "apply", text(&catalog), "--data", text(&data)],
            "",
        );
        done(
            &["wfm", "user", "set", "xlink", "--data", text(&data)],
            &format!("{PASSWORD}\n"),
        );
        let (server, address) = serve(&data);
        Self {
            folder,
            source,
            server,
            address,
        }
    }

    fn data(&self) -> PathBuf {
        self.folder.path().join("wfm")
    }

    fn directory(&self) -> PathBuf {
        self.folder.path().join("xlink")
    }

    /// An installation joined to the WFM at this address.
    fn install(&self, wfm: SocketAddr) {
        let directory = self.directory();
        for folder in ["acd", "done"] {
            fs::create_dir_all(directory.join(folder)).expect("a folder");
        }
        let passcode = done(&["passcode", "--dir", text(&directory)], &format!("{PASSWORD}\n"));
        let cfg = format!("[IES System WFM]\nName = \"WFM\"\nUrl = \"iwfm://{wfm}\"\n");
        fs::write(directory.join("isps.cfg"), cfg).expect("writes");
        let groups: String = (0..6).map(|number| format!("Queue {number};")).collect();
        let after = match self.source {
            Source::Stays => "DeleteImportFiles=0\n",
            Source::Increments => "DeleteImportFiles=1\nDestination=done\nFilesAreIncrements=1\n",
        };
        let ini = format!(
            "[DB]\n1=WFM,0,xlink,{}\n[General]\nProtocol=1\n[CSV]\nSource=acd\n{after}SeparatorCharacter=3\nHeaderLines=1\n\
             ColumnNames=Queue;Date;Time;Calls;Talk\nGroupColumn=1\nGroups={groups}\nDateColumn=2\nTimeColumn=3\nDateOrder=ymd\n",
            passcode.trim()
        );
        fs::write(directory.join("isps_Ul.ini"), ini).expect("writes");
        let map = (0..6).map(|number| {
            let queue = 2000 + number;
            format!(
                "WFM:0:{queue}:1003=CSV:Queue {number}:Calls\nWFM:0:{queue}:1004=CSV:Queue {number}:Talk\n"
            )
        });
        fs::write(directory.join("acd_map.ini"), map.collect::<String>()).expect("writes");
    }

    /// A new file of calls, as an ACD puts it there: whole at once.
    fn new_file(&self, number: u64) {
        let mut rows = String::from("Queue;Date;Time;Calls;Talk\n");
        for call in 0..1_500_u64 {
            let chance = scramble(SEED ^ number << 32 ^ call);
            let (day, second) = (2 + chance % 3, (chance >> 8) % 86_400);
            rows += &format!(
                "Queue {};2026-03-{day:02};{:02}:{:02}:{:02};1;{}\n",
                (chance >> 40) % 6,
                second / 3600,
                second / 60 % 60,
                second % 60,
                (chance >> 48) % 400
            );
        }
        let acd = self.directory().join("acd");
        fs::write(acd.join(".part"), rows).expect("writes");
        fs::rename(acd.join(".part"), acd.join(format!("calls-{number:02}.csv"))).expect("renames");
    }

    fn import(&self) -> Command {
        let directory = self.directory();
        xlink(&["import", "-p", "-d", FIRST, "-L", DAYS, "--dir", text(&directory)])
    }

    fn start_service(&self) -> Process {
        let directory = self.directory();
        let service = xlink(&["service", "run", "--dir", text(&directory)])
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("the service starts");
        let service = Process(service);
        self.wait("comes up", || {
            let status = run(&["status", "--json", "--dir", text(&directory)], "");
            String::from_utf8_lossy(&status.stdout).contains("\"running\"")
        });
        service
    }

    fn wait(&self, what: &str, holds: impl Fn() -> bool) {
        let began = Instant::now();
        while !holds() {
            assert!(began.elapsed() < HANG, "the service never {what}");
            std::thread::sleep(Duration::from_millis(2));
        }
    }

    /// How many days were ever recorded.
    fn recordings(&self) -> i64 {
        let path = self.directory().join("state/ledger.db");
        Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY)
            .and_then(|ledger| ledger.query_row("SELECT count(*) FROM recording", [], |row| row.get(0)))
            .unwrap_or(0)
    }

    fn values(&self) -> String {
        done(&["wfm", "values", "--csv", "--data", text(&self.data())], "")
    }
}

fn serve(data: &Path) -> (Process, SocketAddr) {
    let mut child = xlink(&[
        "wfm",
        "serve",
        "--plain",
        "--listen",
        "127.0.0.1:0",
        "--data",
        text(data),
    ])
    .stdin(Stdio::null())
    .stdout(Stdio::piped())
    .stderr(Stdio::null())
    .spawn()
    .expect("the server starts");
    let mut lines = BufReader::new(child.stdout.take().expect("piped")).lines();
    let address = loop {
        let line = lines
            .next()
            .expect("the server says where it listens")
            .expect("reads");
        if let Some(address) = line.strip_prefix("listening on iwfm://") {
            break address.parse().expect("an address");
        }
    };
    (Process(child), address)
}

/// What an installation that nobody disturbs brings into its WFM.
fn undisturbed(source: Source) -> String {
    let site = Site::new(source);
    site.install(site.address);
    for number in 0..ROUNDS {
        site.new_file(number);
    }
    let output = site.import().output().expect("runs");
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    site.values()
}

/// Starts an import and cuts the line, then ends the service's life: every second time at moments of their own, else
/// as soon as the first of the three days is recorded, while the others are read and that one travels.
fn import_and_cut(site: &Site, proxy: &FaultProxy, chance: u64, service: Option<Process>) {
    let before = site.recordings();
    let mut import = Process(
        site.import()
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("the import starts"),
    );
    if chance & 1 == 0 {
        site.wait("records a day", || site.recordings() > before);
        std::thread::sleep(Duration::from_millis((chance >> 8) % 30));
    } else {
        std::thread::sleep(Duration::from_millis((chance >> 8) % 300));
    }
    proxy.cut();
    if let Some(mut service) = service {
        std::thread::sleep(Duration::from_millis((chance >> 16) % 60));
        service.kill();
    }
    // It was the service's import; whatever this one says of it is well.
    import.kill();
}

fn killed_and_cut(source: Source) {
    let mut site = Site::new(source);
    let proxy = FaultProxy::start(site.address, SEED, 12_000);
    site.install(proxy.address);
    let first = site.start_service();
    site.wait("reads the catalogue", || {
        site.directory().join("state/catalog.json").exists()
    });
    drop(first);
    proxy.set_faulty(true);
    for round in 0..ROUNDS {
        site.new_file(round);
        let service = site.start_service();
        import_and_cut(&site, &proxy, scramble(SEED + round), Some(service));
    }
    let service = site.start_service();
    let began = Instant::now();
    while proxy.cuts() < ROUNDS {
        assert!(began.elapsed() < HANG, "only {} cuts", proxy.cuts());
        import_and_cut(&site, &proxy, 1 | scramble(SEED + proxy.cuts()), None);
    }
    proxy.set_faulty(false);
    finish(&site);
    drop(service);
    let found = site.values();
    site.server.kill();
    assert!(found.lines().count() > 3_000, "hardly anything came");
    assert_eq!(found, undisturbed(source));
}

/// An import that nobody disturbs; one that still runs is waited for.
fn finish(site: &Site) {
    let began = Instant::now();
    loop {
        let output = site.import().args(["--wait", "100"]).output().expect("runs");
        if output.status.success() {
            return;
        }
        assert!(
            began.elapsed() < HANG,
            "{} {}",
            String::from_utf8_lossy(&output.stdout),
            String::from_utf8_lossy(&output.stderr)
        );
    }
}

#[test]
fn twenty_kills_and_twenty_cuts_change_nothing() {
    killed_and_cut(Source::Stays);
}

#[test]
fn files_that_tell_only_what_is_new_count_once_all_the_same() {
    killed_and_cut(Source::Increments);
}
