//! The installation that belongs to the simulated systems: the three files and the scripts.

use super::feed::Kind;
use super::world::{
    ACD, ACTIVITIES, CHAT, CLOSED_AT_WEEKENDS, HANDLING_TIME, HANDLING_TIME_OF_TWO, LOG_OFF, SERVICE_LEVEL,
    SERVICE_LEVEL_OF_TWO, SOURCE_QUEUES, System, TWO_AT_ONCE, ValueType, WFM_QUEUES, WfmQueue, ZONE,
};
use crate::files::{CharacterLacking, Encoding};

/// How the installation reaches its WFM server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Connection {
    /// `iwfms://host:port`
    pub url: String,
    /// SHA-256 of the server's certificate; empty for a plain connection.
    pub fingerprint: String,
    pub user: String,
    pub passcode: String,
}

/// A file of the installation directory, ready to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InstallationFile {
    pub name: String,
    pub bytes: Vec<u8>,
}

/// The three files and the scripts. The sources stand in `../acd`.
///
/// # Errors
/// When a name of the connection has a character that Windows-1252 lacks.
pub fn installation(connection: &Connection) -> Result<Vec<InstallationFile>, CharacterLacking> {
    let mut texts = vec![
        ("isps.cfg".to_owned(), isps_cfg(connection)),
        ("isps_Ul.ini".to_owned(), isps_ul_ini(connection)),
        ("acd_map.ini".to_owned(), acd_map_ini()),
    ];
    texts.extend(
        SCRIPTS
            .iter()
            .map(|(number, text)| (script_name(*number), (*text).to_owned())),
    );
    texts
        .into_iter()
        .map(|(name, text)| {
            let bytes = Encoding::Windows1252.encode(&text.replace('\n', "\r\n"))?;
            Ok(InstallationFile { name, bytes })
        })
        .collect()
}

fn script_name(number: u32) -> String {
    format!("${number}.BAS")
}

fn isps_cfg(connection: &Connection) -> String {
    let mut text = format!("[IES System WFM]\nName = \"WFM\"\nUrl = \"{}\"\n", connection.url);
    if !connection.fingerprint.is_empty() {
        text.push_str(&format!("SSLFingerprint = \"{}\"\n", connection.fingerprint));
    }
    text
}

fn isps_ul_ini(connection: &Connection) -> String {
    let listed = |system: System| -> String {
        let queues = SOURCE_QUEUES
            .iter()
            .filter(|queue| queue.system == system && queue.listed);
        queues.map(|queue| format!("{};", queue.name)).collect()
    };
    let columns = |kind: Kind, separator: char| kind.header().replace(separator, ";");
    let ids: Vec<String> = ACTIVITIES.iter().map(|(id, _)| id.to_string()).collect();
    let names: Vec<&str> = ACTIVITIES.iter().map(|(_, name)| *name).collect();
    format!(
        "[DB]\n1=WFM,0,{user},{passcode}\n\n\
         [General]\nProtocol=1\nLogMaxFileSize=10240\nAutomaticMappingCorrection=1\nWriteAlways=1\n\
         AutoImportPhoneLink=every 1\nAutoImportTimeLink=every 1\nCatchUpDays=14\nRecollectHours=1\n\n\
         ; The telephone system: a row per call, a row per change of an agent's status\n\
         [{ACD}]\nInterval=15\nTimeZone={ZONE}\n\
         Source=../acd/calls\nSeparatorCharacter=3\nDeleteImportFiles=0\nHeaderLines=1\nColumnNames={call_columns}\n\
         GroupColumn=1\nGroups={acd_groups}\nDateColumn=2\nTimeColumn=3\nDateOrder=dmy\n\
         ActivitySource=../acd/agents\nActivitySeparatorCharacter=3\nDeleteActivityImportFiles=0\nActivityHeaderLines=1\n\
         ActivityColumnNames={agent_columns}\nAgentColumn=1\nActivityColumn=2\nActivityDateOrder=dmy\n\
         ActivityStartTimeStampColumn=3\nActivityTimeSpanType=2\nLogOffActivities={LOG_OFF}\n\
         ActivityIdentifiers={ids}\nActivityDescriptions={names}\nMinimumActivityDuration=0\n\n\
         ; The chat platform: a row per chat, in UTC\n\
         [{CHAT}]\nInterval=15\nTimeZone=UTC\n\
         Source=../acd/chats\nSeparatorCharacter=2\nDeleteImportFiles=0\nHeaderLines=1\nColumnNames={chat_columns}\n\
         GroupColumn=2\nGroups={chat_groups}\nTimeStampColumn=1\nDateOrder=ymd\n",
        user = connection.user,
        passcode = connection.passcode,
        call_columns = columns(Kind::Calls, ';'),
        agent_columns = columns(Kind::Agents, ';'),
        chat_columns = columns(Kind::Chats, ','),
        acd_groups = listed(System::Acd),
        chat_groups = listed(System::Chat),
        ids = ids.join(";"),
        names = names.join(";"),
    )
}

fn acd_map_ini() -> String {
    let mut text = String::from("; WFM:parent:queue:value type=path of a metric, or a script\n");
    for queue in WFM_QUEUES.iter().filter(|queue| !queue.sources.is_empty()) {
        for value_type in queue.values.types() {
            let left = format!("WFM:{}:{}:{}", queue.parent, queue.id, value_type.id);
            for source in queue.sources {
                let system = system_of(source);
                for metric in value_type.metrics {
                    text.push_str(&format!("{left}={system}:{source}:{metric}\n"));
                }
            }
            if let Some(script) = script_of(queue, value_type) {
                text.push_str(&format!("{left}={}\n", script_name(script)));
            }
        }
    }
    text
}

fn system_of(source: &str) -> &'static str {
    let queue = SOURCE_QUEUES.iter().find(|queue| queue.name == source);
    match queue.map(|queue| queue.system) {
        Some(System::Chat) => CHAT,
        _ => ACD,
    }
}

/// The script of a queue's value type; those of two source queues add them up first.
fn script_of(queue: &WfmQueue, value_type: &ValueType) -> Option<u32> {
    match (value_type.script, queue.sources.len()) {
        (Some(HANDLING_TIME), 2) => Some(HANDLING_TIME_OF_TWO),
        (Some(SERVICE_LEVEL), 2) => Some(SERVICE_LEVEL_OF_TWO),
        (None, _) if queue.name == "Rückgewinnung" && value_type.metrics == ["Offered"] => {
            Some(CLOSED_AT_WEEKENDS)
        }
        (script, _) => script,
    }
}

const SCRIPTS: &[(u32, &str)] = &[
    (
        HANDLING_TIME,
        "' Average handling time: (talk + wrap-up) per answered call
Dim Result As Long
Dim Para1 As Long   ' answered
Dim Para2 As Long   ' talk time
Dim Para3 As Long   ' wrap-up time

Sub Main()
  If Para1 = 0 Then
    Result = 0
  Else
    Result = (Para2 + Para3) / Para1 * 100
  End If
End Sub
",
    ),
    (
        SERVICE_LEVEL,
        "' Service level: answered within 20 seconds, in percent of the offered ones
Dim Result As Long
Dim Para1 As Long   ' offered
Dim Para2 As Long   ' answered in time

Sub Main ()
  If Para1 = 0 Then Result = 10000 else Result = Para2 / Para1 * 100 * 100
End Sub
",
    ),
    (
        CLOSED_AT_WEEKENDS,
        "' Closed on Saturdays and Sundays, before 8 and from 18 o'clock on: what comes then is a wrong connection
Dim Result As Long
Dim Weekday As Long
Dim Minutes As Long
Dim Para1 As Long

Sub Main()
  Select Case weekday
    Case 1, 7
      Result = 0
    Case Else
      If (minutes < 480) or (minutes >= 1080) Then Result = 0 else Result = Para1 * 100
  End Select
End Sub
",
    ),
    (
        TWO_AT_ONCE,
        "' Average handling time of chats: a person holds two at once
Const AtOnce = 2
Dim Result As Long
Dim Para1 As Long   ' answered
Dim Para2 As Long   ' duration

Sub Main()
  If Para1 > 0 Then Result = Para2 / Para1 / AtOnce * 100
End Sub
",
    ),
    (
        HANDLING_TIME_OF_TWO,
        "' Average handling time over two queues of the telephone system
Dim Result As Long
Dim Para1 As Long   ' first queue: answered, talk, wrap-up
Dim Para2 As Long
Dim Para3 As Long
Dim Para4 As Long   ' second queue
Dim Para5 As Long
Dim Para6 As Long

Function PerCall(ByVal Seconds As Double, ByVal Calls As Double) As Double
  If Calls = 0 Then
    PerCall = 0
  Else
    PerCall = Seconds / Calls
  End If
End Function

Sub Main()
  Result = PerCall(Para2 + Para3 + Para5 + Para6, Para1 + Para4) * 100
End Sub
",
    ),
    (
        SERVICE_LEVEL_OF_TWO,
        "' Service level over two queues of the telephone system
Dim Result As Long
Dim Para1 As Long   ' first queue: offered, answered in time
Dim Para2 As Long
Dim Para3 As Long   ' second queue
Dim Para4 As Long

Sub Main()
  Dim Offered As Long
  Offered = Para1 + Para3
  If Offered = 0 Then
    Result = 10000
  Else
    Result = (Para2 + Para4) / Offered * 10000
  End If
End Sub
",
    ),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::script::{Inputs, Program};

    fn run(number: u32, parameters: &[f64], weekday: u8, minutes: u16) -> i64 {
        let (_, text) = SCRIPTS.iter().find(|(found, _)| *found == number).unwrap();
        let program = Program::compile(text).unwrap();
        assert!(program.warnings().is_empty());
        assert_eq!(program.parameters() as usize, parameters.len());
        let inputs = Inputs {
            parameters,
            weekday,
            minutes,
        };
        program.run(&inputs).unwrap().0
    }

    #[test]
    fn the_scripts_compute_what_they_say() {
        assert_eq!(run(HANDLING_TIME, &[4.0, 700.0, 101.0], 2, 600), 20_025);
        assert_eq!(run(HANDLING_TIME, &[0.0, 0.0, 0.0], 2, 600), 0);
        assert_eq!(run(SERVICE_LEVEL, &[8.0, 7.0], 2, 600), 8_750);
        assert_eq!(run(SERVICE_LEVEL, &[0.0, 0.0], 2, 600), 10_000);
        assert_eq!(run(CLOSED_AT_WEEKENDS, &[3.0], 2, 600), 300);
        assert_eq!(run(CLOSED_AT_WEEKENDS, &[3.0], 1, 600), 0);
        assert_eq!(run(CLOSED_AT_WEEKENDS, &[3.0], 2, 1_080), 0);
        assert_eq!(run(TWO_AT_ONCE, &[2.0, 800.0], 2, 600), 20_000);
        assert_eq!(
            run(
                HANDLING_TIME_OF_TWO,
                &[1.0, 100.0, 20.0, 3.0, 200.0, 80.0],
                2,
                600
            ),
            10_000
        );
        assert_eq!(run(SERVICE_LEVEL_OF_TWO, &[6.0, 5.0, 2.0, 2.0], 2, 600), 8_750);
    }

    #[test]
    fn as_many_metrics_are_mapped_as_the_scripts_take() {
        for queue in WFM_QUEUES.iter().filter(|queue| !queue.sources.is_empty()) {
            for value_type in queue.values.types() {
                let mapped = queue.sources.len() * value_type.metrics.len();
                if let Some(script) = script_of(queue, value_type) {
                    let (_, text) = SCRIPTS.iter().find(|(number, _)| *number == script).unwrap();
                    assert_eq!(
                        Program::compile(text).unwrap().parameters() as usize,
                        mapped,
                        "{}",
                        queue.name
                    );
                }
            }
        }
    }
}
