//! A whole installation and mapping in the real console, with keys alone, from an empty folder to values on the WFM
//! server; the files that it leaves are byte for byte the expected ones (spec pages 1, 5 and 6).
#![cfg(unix)]

mod support {
    pub mod terminal;
}
mod wfm;

use std::fs;
use std::path::{Path, PathBuf};
use support::terminal::Terminal;
use wfm::{Served, xlink};

const USER: &str = "xlink";
const PASSWORD: &str = " a password with blanks ";

const CATALOG: &str = r#"
[[value_type]]
id = 1003
name = "Calls Offered"
unit = "count"
[[value_type]]
id = 1006
name = "AHT"
unit = "seconds"
[[queue]]
id = 1001
name = "Help Desk"
time_zone = "Europe/Berlin"
[[queue]]
id = 1002
parent = 1001
name = "UHD_DE_IN"
time_zone = "Europe/Berlin"
value_types = [1003, 1006]
[[external_system]]
name = "CSV"
type = "csv"
phonelink = true
"#;

/// The example of spec page 2, with a second queue that is not wanted and a row that nobody can read.
const CALLS: &str = "Queue;Date;Time;CallsOffered;CallsHandled;AHT\r\nUHD_DE_IN;23.12.2025;08:15;7;6;180\r\n\
    UHD_DE_IN;23.12.2025;08:30;5;5;120,5\r\nUHD_EN_IN;23.12.2025;08:15;1;1;60\r\nUHD_DE_IN;23.12.2025;9:xx;1;1;1\r\n";

/// The default script, but for its fourth line.
const SCRIPT: &str = "Dim Result As Long\nDim Weekday As Long\nDim Minutes As Long\nDim Para1 As Double\n\n\
    Sub Main()\n  Result = (Para1) * 100\nEnd Sub\n";

struct Site {
    folder: tempfile::TempDir,
    server: Served,
    terminal: Terminal,
}

impl Drop for Site {
    fn drop(&mut self) {
        let directory = directory(self.folder.path());
        let stop = ["--dir", directory.to_str().unwrap_or_default(), "service", "stop"];
        // Nothing runs when the test got as far as removing it.
        let _ = xlink(&stop).output();
    }
}

fn directory(folder: &Path) -> PathBuf {
    folder.join("xlink")
}

impl Site {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let data = folder.path().join("wfm");
        wfm::wfm(&data, &["user", "set", USER], &format!("{PASSWORD}\n"));
        let catalog = folder.path().join("catalog.toml");
        fs::write(&catalog, CATALOG).unwrap();
        wfm::wfm(&data, &["catalog", "apply", catalog.to_str().unwrap()], "");
        let server = Served::start(&data, &["--self-signed"]);
        fs::create_dir(folder.path().join("acd")).unwrap();
        fs::write(folder.path().join("acd/calls.csv"), CALLS).unwrap();
        let directory = directory(folder.path());
        fs::create_dir(&directory).unwrap();
        let arguments = ["--dir", directory.to_str().unwrap()];
        let terminal = Terminal::open(80, 24, env!("CARGO_BIN_EXE_xlink"), &arguments);
        Self {
            folder,
            server,
            terminal,
        }
    }

    fn text(&self, name: &str) -> String {
        fs::read_to_string(directory(self.folder.path()).join(name)).unwrap()
    }

    fn sees(&mut self, words: &str) -> String {
        self.terminal.sees(words)
    }

    fn keys(&mut self, keys: &str) {
        self.terminal.keys(keys);
    }

    /// The first steps lead to this one next.
    fn led_to(&mut self, step: &str) {
        self.terminal.until(step, |screen| {
            let next = |line: &&String| line.contains(step) && line.contains("next");
            screen.iter().find(next).is_some()
        });
    }

    /// Ctrl+S, the difference, Enter; then the form is left.
    fn saves(&mut self, lines: &[&str]) {
        self.keys("\x13");
        self.sees("will change like this");
        for line in lines {
            self.sees(line);
        }
        self.keys("\r");
        self.sees("Saved.");
    }
}

const ENTER: &str = "\r";
const ESCAPE: &str = "\x1b";
const TAB: &str = "\t";
const BACK_TAB: &str = "\x1b[Z";
const LEFT: &str = "\x1b[D";
const RIGHT: &str = "\x1b[C";

#[test]
fn an_installation_from_an_empty_folder_to_values_on_the_server() {
    let mut site = Site::new();
    files_and_connection(&mut site);
    login(&mut site);
    external_system(&mut site);
    mapping(&mut site);
    import(&mut site);
    automatic_import(&mut site);
    service(&mut site);
    left_files(&site);
    site.keys("q");
    assert!(site.terminal.ended());
}

fn files_and_connection(site: &mut Site) {
    // The first steps are there by themselves: nothing is in this folder.
    site.led_to("1. Make the files");
    site.keys(ENTER);
    site.led_to("2. Connect to the WFM server");
    // The console works on the new files itself by now.
    site.sees("WFM not set up");
    site.keys(ENTER);
    site.sees("WFM systems");
    site.keys(ENTER);
    site.sees("Not configured yet");
    let address = site.server.address().to_string();
    let host = address.strip_prefix("iwfms://").unwrap().to_owned();
    site.keys(TAB);
    site.keys(&host);
    site.keys(TAB);
    // From Encryption over Server and Name to Close, Raw, Look at server.
    site.keys(&BACK_TAB.repeat(2 + 3));
    site.keys(ENTER);
    let fingerprint = site.server.lines[0].strip_prefix("SHA-256 ").unwrap().to_owned();
    site.sees(&fingerprint[..30]);
    site.sees("Pin this certificate");
    site.keys(LEFT);
    site.keys(ENTER);
    site.terminal.gone("Pin this certificate");
    let url = format!("+ Url = \"{address}\"");
    site.saves(&[&url, "+ SSLFingerprint = "]);
    site.keys(ESCAPE);
}

fn login(site: &mut Site) {
    site.led_to("3. Enter user and passcode");
    site.keys(ENTER);
    site.sees("Login to the WFM system WFM");
    site.keys(USER);
    site.keys(TAB);
    site.keys(ENTER);
    site.sees("Repeat:");
    site.keys(&format!("{PASSWORD}\r{PASSWORD}\r"));
    site.sees("Insert");
    assert!(!site.terminal.shows(PASSWORD.trim()));
    site.keys(ENTER);
    site.sees("there: Enter makes another");
    // Save has the focus; beside it the sign-in is tried first.
    site.keys(RIGHT);
    site.keys(ENTER);
    site.sees("The sign-in works, and this user may import.");
    site.keys(ENTER);
    site.terminal.gone("The sign-in works");
    site.saves(&["+ 1=WFM,0,xlink,***"]);
    site.keys(ESCAPE);
    // Signed in, the queues read: the next that is open is the sixth.
    site.led_to("6. Configure the external systems");
}

fn external_system(site: &mut Site) {
    site.keys(ENTER);
    site.sees("no section yet");
    site.keys(ENTER);
    site.sees("External system CSV");
    let acd = site.folder.path().join("acd");
    site.keys(acd.to_str().unwrap());
    // Close, Raw, Test, Rows, Fill in.
    site.keys(&BACK_TAB.repeat(5));
    site.terminal.until("rows of the file", |screen| {
        screen.iter().any(|line| line.contains("in 1 file"))
    });
    site.keys(ENTER);
    site.sees("(2) UHD_DE_IN; UHD_EN_IN");
    site.saves(&[
        "+ HeaderLines=1",
        "+ ColumnNames=Queue;Date;Time;CallsOffered;CallsHandled;AHT",
        "+ Groups=UHD_DE_IN;UHD_EN_IN",
    ]);
    site.keys(ESCAPE);
    site.led_to("7. Assign value types");
}

fn mapping(site: &mut Site) {
    // Back on the main screen: the value type on the right, then the metric on the left.
    site.keys(ENTER);
    site.terminal.gone("First steps");
    site.keys("/Calls Off\r");
    site.sees("UHD_DE_IN · Calls Offered");
    site.keys(BACK_TAB);
    site.keys("+");
    // The tree is read when it is opened.
    site.sees("CallsOffered");
    site.keys("/CallsOff\r");
    site.keys(ENTER);
    site.sees("Para1  CSV:UHD_DE_IN:CallsOffered");
    // What has the same name by itself.
    site.terminal.choose("Map by Name");
    site.sees("CSV:UHD_DE_IN:AHT");
    site.keys(ENTER);
    site.terminal.until("both mapped", |screen| {
        screen
            .iter()
            .any(|line| line.contains("UHD_DE_IN") && line.contains("2/2"))
    });
    // A script that keeps the fractions of the handling time.
    site.keys(TAB);
    site.keys("/AHT\r");
    site.sees("UHD_DE_IN · AHT");
    site.keys("b");
    site.sees("Para1");
    site.terminal.gone("Reading");
    site.keys(&format!("{}\x1b[F{}Double", "\x1b[B".repeat(3), "\x7f".repeat(4)));
    site.sees("Dim Para1 As Double");
    site.keys("\x13");
    site.sees("$1.BAS");
    site.terminal.gone("Cancel");
}

/// A day of the past, of everything that is mapped.
fn import(site: &mut Site) {
    site.keys("i");
    site.sees("Start ]");
    let date = format!("\x1b[F{}2025-12-23", "\x7f".repeat(10));
    site.keys(&date);
    site.keys(TAB);
    site.keys(&date);
    // Often wanted days, the one external system, Start.
    site.keys(&TAB.repeat(3));
    site.keys(ENTER);
    site.sees("Rows left out (1)");
    site.keys(ESCAPE);
    site.terminal.gone("Rows left out");
    let data = site.folder.path().join("wfm");
    let mut values = Vec::new();
    // The summary comes before a slow server's word that it has them all.
    wfm::eventually("every value", || {
        let told = wfm::wfm(&data, &["values", "--csv"], "");
        values = told.lines().skip(1).map(str::to_owned).collect();
        values.len() >= 4
    });
    values.sort_unstable();
    assert_eq!(
        values,
        [
            "1002,UHD_DE_IN,1003,Calls Offered,Historical,2025-12-23T08:15+01:00,7",
            "1002,UHD_DE_IN,1003,Calls Offered,Historical,2025-12-23T08:30+01:00,5",
            "1002,UHD_DE_IN,1006,AHT,Historical,2025-12-23T08:15+01:00,180",
            "1002,UHD_DE_IN,1006,AHT,Historical,2025-12-23T08:30+01:00,120.5",
        ]
    );
}

fn automatic_import(site: &mut Site) {
    site.keys("F");
    site.led_to("9. Import by itself");
    site.keys(ENTER);
    site.sees("< No automatic import >");
    site.keys(RIGHT);
    site.sees("Every few minutes");
    // 15 minutes stand there; counted from a little after the hour, so that the source has written everything.
    site.keys(&TAB.repeat(2));
    site.keys(&format!("\x1b[F{}00:05", "\x7f".repeat(5)));
    site.sees("counted from 00:05");
    site.saves(&["+ AutoImportPhoneLink=every 15 +00:05"]);
    site.keys(ESCAPE);
    site.terminal.gone("Counted from");
    site.led_to("10. Install the service");
    site.keys(ESCAPE);
    site.terminal.gone("First steps");
}

/// Installed, started and stopped in the console; where a service manager runs, tests leave it alone.
fn service(site: &mut Site) {
    if Path::new("/run/systemd/system").exists() {
        println!("skipped: the console would register the service with this machine's systemd");
        return;
    }
    site.terminal.choose("Service > Install");
    site.sees("[ No ]");
    site.keys(&format!("{RIGHT}{ENTER}"));
    for line in [
        "ISPS Xlink installed.",
        "Starting up ISPS Xlink.",
        "ISPS Xlink started.",
    ] {
        site.sees(line);
    }
    site.sees("● service running");
    site.keys(ESCAPE);
    site.terminal.gone("Register channel");
    site.terminal.choose("Service > Stop");
    site.sees("[ No ]");
    site.keys(&format!("{RIGHT}{ENTER}"));
    site.sees("ISPS Xlink stopped.");
    site.keys(ESCAPE);
    site.terminal.gone("Register channel");
}

/// Every file is what `init` made with the values that were typed, and nothing else.
fn left_files(site: &Site) {
    let samples = directory(site.folder.path()).join("sample-configurations");
    let sample = |name: &str| fs::read_to_string(samples.join(name)).unwrap();
    let address = site.server.address().to_string();
    let fingerprint = site.server.lines[0].strip_prefix("SHA-256 ").unwrap();
    // A new key goes behind the last one of its section.
    let url = "Url = \"iwfms://iwfm-xxxx.injixo.com:45054\"\n";
    let keys = format!("Url = \"{address}\"\nSSLFingerprint = \"{fingerprint}\"\n");
    assert_eq!(site.text("isps.cfg"), sample("isps.cfg").replace(url, &keys));
    let main = site.text("isps_Ul.ini");
    let passcode = main
        .lines()
        .find_map(|line| line.strip_prefix("1=WFM,0,xlink,"))
        .unwrap();
    let login = format!("1=WFM,0,xlink,{passcode}\n");
    let expected = sample("isps_Ul.ini")
        .replace("1=WFM,0,xlink@xxxx.com,<password from generator>\n", &login)
        .replace(
            "\nProtocol=1\n",
            "\nProtocol=1\nAutoImportPhoneLink=every 15 +00:05\n",
        );
    let acd = site.folder.path().join("acd");
    let section = format!(
        "\n[CSV]\nSource={}\nHeaderLines=1\nColumnNames=Queue;Date;Time;CallsOffered;CallsHandled;AHT\nGroupColumn=1\n\
         Groups=UHD_DE_IN;UHD_EN_IN\nDateColumn=2\nTimeColumn=3\nDateOrder=dmy\nAHTColumn=6\n",
        acd.display()
    );
    assert_eq!(main, expected + &section);
    let mappings = "WFM:1001:1002:1003=CSV:UHD_DE_IN:CallsOffered\nWFM:1001:1002:1006=CSV:UHD_DE_IN:AHT\n\
        WFM:1001:1002:1006=$1.BAS\n";
    assert_eq!(site.text("acd_map.ini"), sample("acd_map.ini") + mappings);
    assert_eq!(site.text("$1.BAS"), SCRIPT);
}
