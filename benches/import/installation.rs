//! An installation that imports the calls: 200 queues, five value types each, mapped one to one.

use crate::data::{QUEUES, queue_name};
use std::fmt::Write;
use std::io;
use std::path::{Path, PathBuf};

const METRICS: [&str; 5] = ["Offered", "Answered", "Abandoned", "WaitTime", "TalkTime"];

/// Makes the three files beside the data.
pub fn prepare(target: &Path, source: &Path) -> io::Result<PathBuf> {
    let folder = target.join("bench-import-installation");
    std::fs::create_dir_all(&folder)?;
    let groups: Vec<String> = (0..QUEUES).map(queue_name).collect();
    let main = format!(
        "[DB]\n1=WFM,0,xlink,00\n\n[General]\nProtocol=0\n\n[CSV]\nSource={}\nSeparatorCharacter=3\nDeleteImportFiles=0\n\
         HeaderLines=1\nColumnNames=Queue;Timestamp;CallId;{}\nGroupColumn=1\nGroups={}\nTimeStampColumn=2\nDateOrder=ymd\n",
        source.display(),
        METRICS.join(";"),
        groups.join(";")
    );
    std::fs::write(folder.join("isps_Ul.ini"), main)?;
    let connection = "[IES System WFM]\nName = \"WFM\"\nUrl = \"iwfm://localhost:45054\"\n";
    std::fs::write(folder.join("isps.cfg"), connection)?;
    let mut mappings = String::new();
    for (queue, name) in groups.iter().enumerate() {
        for (value_type, metric) in METRICS.iter().enumerate() {
            let _ = writeln!(
                mappings,
                "WFM:0:{}:{}=CSV:{name}:{metric}",
                1000 + queue,
                1000 + value_type
            );
        }
    }
    std::fs::write(folder.join("acd_map.ini"), mappings)?;
    Ok(folder)
}
