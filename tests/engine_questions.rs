//! What forms and the view of gaps ask of a running service, over the channel between real programs: previews, days,
//! looks at a WFM server, and sign-ins that nobody saved yet (spec pages 5 to 7). The service runs in the foreground here,
//! which on Windows is its manager's business.
#![cfg(unix)]

mod import;
mod wfm;

use import::Joined;
use jiff::civil::{Date, date};
use std::io::Write;
use std::net::TcpListener;
use std::process::{Child, Stdio};
use wfm::{PASSWORD, Served, USER, xlink};
use xlink::control::Client;
use xlink::engine::*;
use xlink::model::{DataKind, Hundredths, QueueId, ValueTypeId};

const SECTION: &str = "Source=calls\nSeparatorCharacter=3\nHeaderLines=1\nColumnNames=Queue;Date;Time;Offered\n\
    GroupColumn=1\nGroups=Hotline\nDateColumn=2\nTimeColumn=3\nDateOrder=ymd\n";
const CALLS: &str = "Queue;Date;Time;Offered\nHotline;2010-08-01;09:00;12\nHotline;2010-08-01;09:20;3\n\
    Hotline;2010-08-01;soon;1\nOther;2010-08-01;09:00;5\nHotline;2010-08-01;10:00;x\n";
const DAY: Date = date(2010, 8, 1);
const KEY: (QueueId, ValueTypeId) = (QueueId(1002), ValueTypeId(1003));

/// A service that runs in the foreground, and somebody who asks it.
struct Site {
    joined: Joined,
    service: Child,
    client: Client,
}

impl Site {
    fn new() -> Self {
        let sections = format!("[CSV]\n{SECTION}");
        let joined = Joined::new(wfm::CATALOG, &sections, "WFM:0:1002:1003=CSV:Hotline:Offered\n");
        std::fs::write(joined.installation().join("calls/a.csv"), CALLS).unwrap();
        let service = xlink(&["service", "run", "--dir"])
            .arg(joined.installation())
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut client = None;
        wfm::eventually("the service answers", || {
            client = Client::connect(&joined.installation()).ok();
            client.is_some()
        });
        let site = Self {
            joined,
            service,
            client: client.unwrap(),
        };
        wfm::eventually("the service is connected to the WFM", || site.is_connected());
        site
    }

    fn is_connected(&self) -> bool {
        let state = self.client.snapshot().unwrap();
        state.catalog_revision.is_some() && state.connections[0].phase == ConnectionPhase::Connected
    }

    fn url(&self) -> String {
        self.joined.served.address().to_string()
    }

    fn passcode(&self, password: &str) -> String {
        let mut child = xlink(&["passcode", "--dir"])
            .arg(self.joined.installation())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        writeln!(child.stdin.take().unwrap(), "{password}").unwrap();
        let output = child.wait_with_output().unwrap();
        String::from_utf8(output.stdout).unwrap().trim().to_owned()
    }

    fn try_sign_in(&self, user: &str, passcode: &str) -> SignInTrial {
        let request = SignInRequest {
            wfm: Draft::new("WFM", pairs(&format!("Url={}", self.url()))),
            user: user.to_owned(),
            passcode: Passcode::new(passcode),
        };
        self.client.try_sign_in(&request).unwrap()
    }

    fn probe(&self, keys: &str) -> Probe {
        self.client.probe(&Draft::new("WFM", pairs(keys))).unwrap()
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        let _ = self.service.kill();
        let _ = self.service.wait();
    }
}

fn pairs(section: &str) -> Vec<(String, String)> {
    let pair = |line: &str| {
        let (key, value) = line.split_once('=').unwrap();
        (key.to_owned(), value.to_owned())
    };
    section.lines().map(pair).collect()
}

fn trouble(probe: &Probe) -> Option<TroubleKind> {
    probe.trouble.as_ref().map(|trouble| trouble.kind)
}

#[test]
fn a_preview_and_the_import_after_it_agree_and_the_days_show_it() {
    let site = Site::new();
    let request = PreviewRequest {
        draft: Draft::new("CSV", pairs(SECTION)),
        kind: DataKind::Contacts,
        interface: None,
        rows: 50,
    };
    let preview = site.client.preview(&request).unwrap();
    assert!(preview.judged, "{:?}", preview.notices);
    let PreviewCounts {
        rows,
        imported,
        rejected,
        unlisted,
        ..
    } = preview.counts;
    assert_eq!((rows, imported, rejected, unlisted), (5, 2, 2, 1));
    let RowOutcome::Contact(row) = &preview.rows[0].outcome else {
        panic!("{:?}", preview.rows[0]);
    };
    assert_eq!(
        (row.metrics[0].feeds[0].queue, row.metrics[0].feeds[0].minutes),
        (KEY.0, 540)
    );

    let order = ImportRequest {
        what: ImportWhat::Contacts,
        first: DAY,
        last: DAY,
        systems: Vec::new(),
    };
    let number = site.client.start_import(&order).unwrap();
    let mut summary = None;
    wfm::eventually("the import ends", || {
        summary = site.client.summary(number).unwrap();
        summary.is_some()
    });
    let summary = summary.unwrap();
    let lines = |rows: &[PreviewRow]| -> Vec<u64> {
        let is_rejected = |row: &&PreviewRow| matches!(row.outcome, RowOutcome::Rejected { .. });
        rows.iter().filter(is_rejected).map(|row| row.line).collect()
    };
    let imported: Vec<u64> = summary.rejections.iter().map(|row| row.line).collect();
    assert_eq!(lines(&preview.rows), imported);

    let yesterday = DAY.yesterday().unwrap();
    wfm::eventually("everything is confirmed", || {
        let grid = site.client.days(&[KEY], DAY, DAY).unwrap();
        grid[0].days[0].pending == 0
    });
    let grid = &site.client.days(&[KEY], yesterday, DAY).unwrap()[0];
    let told: Vec<(DayMark, u16, Option<Hundredths>)> = grid
        .days
        .iter()
        .map(|day| (day.state, day.missing, day.total))
        .collect();
    // The two rows lie in the intervals 09:00 and 09:15.
    let imported = (DayMark::Gaps, 94, Some(Hundredths(1500)));
    assert_eq!(told, [(DayMark::None, 96, None), imported]);
}

#[test]
fn an_unfinished_draft_still_shows_files_and_columns() {
    let site = Site::new();
    let request = PreviewRequest {
        draft: Draft::new("CSV", pairs("Source=calls")),
        kind: DataKind::Contacts,
        interface: None,
        rows: 3,
    };
    let preview = site.client.preview(&request).unwrap();
    assert!(!preview.judged);
    assert_eq!(
        (preview.files[0].name.as_str(), preview.header_lines),
        ("a.csv", 1)
    );
    let headers: Vec<&str> = preview
        .columns
        .iter()
        .map(|column| column.header.as_str())
        .collect();
    assert_eq!(headers, ["Queue", "Date", "Time", "Offered"]);
    assert_eq!(preview.rows.len(), 3);
    // A year in front is understood in any order.
    assert_eq!(preview.date_orders, ["dmy", "mdy", "ymd"]);
}

#[test]
fn a_server_is_looked_at_before_it_is_trusted() {
    let site = Site::new();
    let data = site.joined.folder.path().join("tls");
    wfm::wfm(&data, &["user", "set", USER], &format!("{PASSWORD}\n"));
    let secure = Served::start(&data, &["--self-signed"]);
    let fingerprint = secure.lines[0].strip_prefix("SHA-256 ").unwrap();
    let url = format!("Url={}", secure.address());

    let stranger = site.probe(&url);
    assert_eq!(trouble(&stranger), Some(TroubleKind::Certificate));
    assert_eq!(stranger.server, None);
    let tls = stranger.tls.unwrap();
    assert_eq!(
        (tls.fingerprint.as_str(), tls.counts),
        (fingerprint, TrustedBy::System)
    );
    assert!(
        tls.self_signed && tls.subject.contains("xlink Enterprise Server"),
        "{tls:?}"
    );
    assert!(tls.names.contains(&"localhost".to_owned()) && tls.not_before < tls.not_after);
    assert_eq!(tls.problem(), Some(&CertificateFault::Chain));

    let pinned = site.probe(&format!("{url}\nSSLFingerprint={fingerprint}"));
    assert_eq!(pinned.trouble, None);
    let server = pinned.server.unwrap();
    assert!(
        server.program.starts_with("xlink") && server.clock_ahead.abs() < 60,
        "{server:?}"
    );
    let verdicts: Vec<(TrustedBy, bool)> = pinned
        .tls
        .unwrap()
        .verdicts
        .iter()
        .map(|verdict| (verdict.by, verdict.problem.is_none()))
        .collect();
    assert_eq!(verdicts, [(TrustedBy::System, false), (TrustedBy::Pin, true)]);

    let certificate = data.join("server-cert.pem");
    let authority = site.probe(&format!("{url}\nSSLCACertificate={}", certificate.display()));
    let tls = authority.tls.clone().unwrap();
    assert_eq!(
        (tls.counts, tls.problem()),
        (TrustedBy::Authority, None),
        "{authority:?}"
    );
    assert!(authority.server.is_some());

    let other = site.probe(&format!("{url}\nSSLFingerprint={}", "AA".repeat(32)));
    let fault = other.tls.as_ref().and_then(ProbedTls::problem);
    assert!(
        matches!(fault, Some(CertificateFault::Fingerprint { .. })),
        "{other:?}"
    );
}

#[test]
fn why_a_server_is_not_reached_is_told_apart() {
    let site = Site::new();
    // Without keys: what is saved.
    let saved = site.client.probe(&Draft::new("WFM", Vec::new())).unwrap();
    assert_eq!((saved.trouble, saved.address), (None, site.url()));
    assert!(saved.server.is_some() && saved.tls.is_none());
    let unknown = site.client.probe(&Draft::new("Other", Vec::new()));
    assert!(matches!(unknown, Err(EngineError::NotFound(_))));

    let free = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let nobody = site.probe(&format!("Url=iwfm://{free}"));
    assert_eq!(trouble(&nobody), Some(TroubleKind::NothingListens));
    let plain = site.probe(&format!("Url={}", site.url().replace("iwfm:", "iwfms:")));
    assert_eq!(trouble(&plain), Some(TroubleKind::Tls));
    assert_eq!(
        trouble(&site.probe("Url=iwfms://iwfm-xxxx.injixo.com")),
        Some(TroubleKind::Settings)
    );
    let authority = site.probe("Url=iwfms://localhost\nSSLCACertificate=nowhere.pem");
    assert_eq!(trouble(&authority), Some(TroubleKind::Settings));
    let name = site.probe("Url=iwfm://nowhere.invalid\nConnectTimeout=5");
    assert_eq!(trouble(&name), Some(TroubleKind::Name));
}

#[test]
fn a_sign_in_is_tried_once_beside_the_connection_that_runs() {
    let site = Site::new();
    let since = site.client.snapshot().unwrap().connections[0].since;
    let right = site.passcode(PASSWORD);
    let welcome = SignInTrial::Welcome {
        may_import: true,
        may_administer: false,
    };
    assert_eq!(site.try_sign_in(USER, &right), welcome);
    let wrong = site.passcode("wrong horse");
    assert_eq!(site.try_sign_in(USER, &wrong), SignInTrial::Refused);
    // One attempt only: four more would lock the user.
    for _ in 0..3 {
        assert_eq!(site.try_sign_in(USER, &wrong), SignInTrial::Refused);
    }
    assert_eq!(site.try_sign_in(USER, &right), welcome);
    for (passcode, expected) in [
        ("", PasscodeFault::NotAPasscode),
        ("<password from generator>", PasscodeFault::NotAPasscode),
        ("3951BCCDDCDCAC5B4C", PasscodeFault::Foreign),
        (&wrong[..wrong.len() - 1], PasscodeFault::Damaged),
    ] {
        match site.try_sign_in(USER, passcode) {
            SignInTrial::Passcode { fault, .. } => assert_eq!(fault, expected, "{passcode}"),
            other => panic!("{passcode}: {other:?}"),
        }
    }
    assert!(site.is_connected());
    assert_eq!(site.client.snapshot().unwrap().connections[0].since, since);

    // Saved all the same, a refused passcode is not tried again by itself.
    let main = site.joined.installation().join("isps_Ul.ini");
    let text = std::fs::read_to_string(&main).unwrap();
    let line = format!("1=WFM,0,{USER},{wrong}");
    let changed: Vec<String> = text
        .lines()
        .map(|old| {
            if old.starts_with("1=WFM") {
                line.clone()
            } else {
                old.to_owned()
            }
        })
        .collect();
    std::fs::write(&main, changed.join("\n")).unwrap();
    site.client.reload().unwrap();
    wfm::eventually("the refusal is remembered", || {
        let phase = site.client.snapshot().unwrap().connections[0].phase.clone();
        matches!(phase, ConnectionPhase::Refused { why } if why.english().contains("not tried again"))
    });
    for entry in std::fs::read_dir(site.joined.installation()).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "log") {
            let log = String::from_utf8_lossy(&std::fs::read(&path).unwrap()).into_owned();
            assert!(
                !log.contains(&wrong) && !log.contains(&right),
                "{}",
                path.display()
            );
        }
    }
}
