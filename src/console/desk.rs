//! What the console does to the files itself: reads and edits acd_map.ini.

use crate::config::Installation;
use crate::mapping::{MapEdit, MapStore, Mapping, MappingLine, Mappings, Trace};
use crate::model::{Message, Worded, message};
use crate::script::Program;
use std::path::PathBuf;

/// What an edit of acd_map.ini did.
#[derive(Debug, Clone, PartialEq)]
pub struct Edited {
    pub trace: Trace,
    /// Scripts that no longer fit the number of their value types.
    pub warnings: Vec<Message>,
}

/// The files of an installation, as far as the console works on them.
pub trait Desk: Send + Sync {
    /// The lines of acd_map.ini; none when there is no file.
    fn mappings(&self) -> Result<Vec<MappingLine>, Message>;

    /// Makes an edit of acd_map.ini.
    fn edit(&self, edit: &MapEdit) -> Result<Edited, Message>;
}

/// The files in an installation directory, edited by the rules of spec page 1.
pub struct Files {
    installation: Installation,
}

/// Most left sides whose scripts are looked at after an edit.
const MOST_SCRIPTS: usize = 100;

impl Files {
    pub fn new(directory: PathBuf) -> Self {
        Self {
            installation: Installation::open(directory),
        }
    }

    /// Scripts of the value types that an edit touched and that no longer fit.
    fn warnings(&self, edit: &MapEdit) -> Vec<Message> {
        let Ok(lines) = self.mappings() else {
            return Vec::new();
        };
        let mut lefts = edit.lefts();
        lefts.sort();
        lefts.dedup();
        let mut warnings = Vec::new();
        for left in lefts.iter().take(MOST_SCRIPTS) {
            let mappings = Mappings::of(&lines, &left.system, None);
            let mapping = mappings.get(left.queue, left.value_type);
            warnings.extend(mapping.and_then(|mapping| self.warning(mapping)));
        }
        warnings
    }

    fn warning(&self, mapping: &Mapping) -> Option<Message> {
        let (_, name) = mapping.script.as_ref()?;
        let text = self.installation.script(name).ok()??;
        let declared = Program::compile(&text).ok()?.parameters() as usize;
        let mapped = mapping.metrics.len();
        (declared != mapped).then(|| {
            message!(
                "mapping-script-parameters",
                "{script} works with {declared} parameters, but {mapped} value types are assigned: look at the script",
                script = name,
                declared = declared,
                mapped = mapped
            )
        })
    }
}

impl Desk for Files {
    fn mappings(&self) -> Result<Vec<MappingLine>, Message> {
        let store = MapStore::open(&self.installation).map_err(|error| error.message())?;
        Ok(store.file.lines().to_vec())
    }

    fn edit(&self, edit: &MapEdit) -> Result<Edited, Message> {
        let trace = edit
            .perform(&self.installation)
            .map_err(|error| error.message())?;
        Ok(Edited {
            trace,
            warnings: self.warnings(edit),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mapping::Left;
    use crate::model::{MappingTarget, MetricPath};

    #[test]
    fn a_script_that_no_longer_fits_is_said_at_once() {
        let folder = tempfile::tempdir().unwrap();
        let map = "WFM:1:1002:1003=CSV:A:Calls\r\nWFM:1:1002:1003=CSV:B:Calls\r\nWFM:1:1002:1003=$1.BAS\r\n";
        std::fs::write(folder.path().join("acd_map.ini"), map).unwrap();
        std::fs::write(folder.path().join("$1.BAS"), crate::script::default_script(2)).unwrap();
        let files = Files::new(folder.path().to_owned());
        let left: Left = "WFM:1:1002:1003".parse().unwrap();
        let target = MappingTarget::Metric(MetricPath::new("CSV:B:Calls"));
        let edited = files.edit(&MapEdit::Remove(vec![(left, target)])).unwrap();
        assert_eq!(edited.warnings.len(), 1, "{edited:?}");
        let undone = files.edit(&MapEdit::Retrace(edited.trace.back())).unwrap();
        assert_eq!(undone.warnings, []);
        assert_eq!(
            std::fs::read_to_string(folder.path().join("acd_map.ini")).unwrap(),
            map
        );
    }
}
