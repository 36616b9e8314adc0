//! The sample files: written from the descriptions of the keys, so that they never say anything else.
//!
//! The files in `config/` are these texts; a test holds them against each other.

use super::keys::{self, Key};

/// A sample file: its name, and its text with line feeds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sample {
    pub name: &'static str,
    pub text: String,
}

/// The three files, ready to fill in.
pub fn files() -> [Sample; 3] {
    [
        Sample {
            name: "isps.cfg",
            text: connection(),
        },
        Sample {
            name: "isps_Ul.ini",
            text: main(),
        },
        Sample {
            name: "acd_map.ini",
            text: MAPPINGS.to_owned(),
        },
    ]
}

/// Sections for external systems, to be copied into isps_Ul.ini.
pub fn presets() -> [Sample; 6] {
    [
        Sample {
            name: "csv-calls.ini",
            text: preset(CALLS, "Source", "ActivitySource"),
        },
        Sample {
            name: "csv-agents.ini",
            text: preset(AGENTS, "ActivitySource", "\0"),
        },
        Sample {
            name: "ipfx-csv.ini",
            text: IPFX.to_owned(),
        },
        as_it_stands("8x8-csv.ini", include_str!("../../config/presets/8x8-csv.ini")),
        as_it_stands(
            "ipscape-csv.ini",
            include_str!("../../config/presets/ipscape-csv.ini"),
        ),
        as_it_stands(
            "rostrvm-csv.ini",
            include_str!("../../config/presets/rostrvm-csv.ini"),
        ),
    ]
}

/// A catalogue for an Enterprise Server of one's own, to go with the example in isps_Ul.ini.
pub fn catalog() -> Sample {
    as_it_stands("catalog.toml", include_str!("../../config/catalog.toml"))
}

/// A preset whose text is the file in the repository (spec page 9: the layouts of the original's samples).
fn as_it_stands(name: &'static str, text: &str) -> Sample {
    Sample {
        name,
        text: text.replace("\r\n", "\n"),
    }
}

fn connection() -> String {
    let mut text = String::from(
        "; Where the WFM server is. One section [IES System <NAME>] per WFM system.\n\
         ; Lines that begin with ; are comments.\n\
         [IES System WFM]\n\
         Name = \"WFM\"\n\
         ; iwfms://host:port is TLS, iwfm://host:port is plain. Port 45054 when none is named (cloud tenants made before\n\
         ; 2019: 80). The host of the cloud stands in the browser's address https://iwfm-HOST.injixo.com/iwfm/.\n\
         Url = \"iwfms://iwfm-xxxx.injixo.com:45054\"\n",
    );
    let optional = keys::WFM
        .iter()
        .filter(|key| !["Name", "Url"].contains(&key.name));
    optional.for_each(|key| text.push_str(&described(key, " = ")));
    text
}

fn main() -> String {
    let mut text = String::from(
        "; Login, general settings and external systems. Lines that begin with ; are comments.\n\
         [DB]\n\
         ; One line per WFM system: number=NAME,0,user,passcode. The name stands in isps.cfg.\n\
         ; The passcode comes from the password by `xlink passcode`; `xlink passcode --set` puts it here.\n\
         1=WFM,0,xlink@xxxx.com,<password from generator>\n\
         \n\
         [General]\n\
         ; 1 writes isps_uls.log and isps_ul.log, 0 does not\n\
         Protocol=1\n",
    );
    let others = keys::GENERAL.iter().filter(|key| key.name != "Protocol");
    others.for_each(|key| text.push_str(&described(key, "=")));
    text.push_str(
        "\n\
         ; One section per external system, named exactly like the external system on the WFM server. An example, to be\n\
         ; copied without its semicolons; more stand in sample-configurations.\n",
    );
    for line in CALLS.lines() {
        text.push_str(&format!(";{line}\n"));
    }
    text
}

/// A comment with the key's help, and the key with its default, out of force.
fn described(key: &Key, equal: &str) -> String {
    format!(
        "; {}\n;{}{equal}{}\n",
        key.help,
        key.name,
        key.default.unwrap_or_default()
    )
}

/// An example, and behind it every other key of this kind of data, out of force.
fn preset(example: &str, first: &str, end: &str) -> String {
    let mut text = format!(
        "; A section for isps_Ul.ini. Name it exactly like the external system on the WFM server.\n{example}; What else may stand here:\n"
    );
    let named = |key: &Key| {
        example
            .lines()
            .any(|line| line.split('=').next() == Some(key.name))
    };
    let of_kind = keys::CSV
        .iter()
        .skip_while(|key| key.name != first)
        .take_while(|key| key.name != end);
    for key in of_kind.chain(keys::COMMON).filter(|key| !named(key)) {
        text.push_str(&described(key, "="));
    }
    text
}

const MAPPINGS: &str = "\
; The mappings: which metric of an external system becomes which value type of which WFM queue. One line per mapping,\n\
; and one for the script if there is one:\n\
;   WFM:parent queue:queue:value type=system:queue:metric\n\
;   WFM:parent queue:queue:value type=$1.BAS\n\
; The parent is 0 where there is none. The order of the lines of one left side is the order of Para1, Para2, ...\n\
; `xlink map` and the console write them.\n";

const CALLS: &str = "\
[CSV]\n\
Source=acd\n\
SeparatorCharacter=3\n\
HeaderLines=1\n\
ColumnNames=Queue;Date;Time;CallsOffered;CallsHandled;AHT\n\
GroupColumn=1\n\
Groups=UHD_DE_IN;UHD_EN_IN\n\
DateColumn=2\n\
TimeColumn=3\n\
DateOrder=dmy\n\
AHTColumn=6\n\
Interval=15\n\
DeleteImportFiles=0\n";

const AGENTS: &str = "\
[CSV]\n\
ActivitySource=agents\n\
ActivitySeparatorCharacter=3\n\
ActivityHeaderLines=1\n\
ActivityColumnNames=Agent;Activity;Start;End\n\
AgentColumn=1\n\
ActivityColumn=2\n\
ActivityStartTimeStampColumn=3\n\
ActivityEndTimeStampColumn=4\n\
ActivityDateOrder=dmy\n\
ActivityTimeSpanType=1\n\
ActivityIdentifiers=1;2;9\n\
ActivityDescriptions=Call;Break;Log-off\n\
LogOffActivities=9\n\
DeleteActivityImportFiles=0\n";

const IPFX: &str = "\
; IPFX: date, time and queue in front, the month first, no header.\n\
; Name the section exactly like the external system on the WFM server.\n\
[IPFX CSV]\n\
Source=acd\n\
SeparatorCharacter=2\n\
HeaderLines=0\n\
ColumnNames=Date;Time;Queue;CallsOffered;CallsAbandoned;AvgAnswerTime;AvgCallTime;AvgWrapupTime;SLA_percent\n\
DateColumn=1\n\
TimeColumn=2\n\
GroupColumn=3\n\
Groups=\n\
DateOrder=mdy\n\
; Averages are means of the interval's rows:\n\
AHTColumn=6;7;8;9\n\
DeleteImportFiles=0\n";
