//! Everything a key can ask for.

/// What a key asks for. Which keys, where, and in which words: [`super::keys`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Command {
    Quit,
    Help,
    /// One step back; never loses anything.
    Back,
    NextPane,
    PreviousPane,
    /// The focused pane fills the screen, and back.
    Zoom,
    Up,
    Down,
    PageUp,
    PageDown,
    First,
    Last,
    /// Closes the row, or goes to its parent.
    Fold,
    /// Opens the row, or goes to its first child.
    Unfold,
    ExpandAll,
    CollapseAll,
    /// Enter: what it does is said in the bottom line.
    Activate,
    /// Takes the selected line off the mapping, after a question.
    Remove,
    /// Assigns the value type selected on the left to the one on the right.
    Assign,
    /// The focused row, or what is read, to the clipboard.
    Copy,
    /// The left tree gets less room, or more.
    Narrower,
    Wider,
    Search,
    SearchNext,
    SearchPrevious,
    Import,
    ImportCalls,
    ImportAgents,
    CancelImport,
    Hold,
    SignIn,
    Reload,
    Problems,
    LastImport,
    /// The import that runs, whoever started it.
    Progress,
    /// In a list of rejected rows: only one system's, only one day's.
    FilterSystem,
    FilterDay,
    Check,
    /// Two weeks of days of every mapped value type.
    Gaps,
    /// A day against the same weekday before.
    Chart,
    Log,
    Activities,
    UnknownAgents,
    Backup,
    Restore,
    ServiceStatus,
    ServiceInstall,
    ServiceRemove,
    ServiceStart,
    ServiceStop,
    ServiceRestart,
    ServiceRegister,
    FirstSteps,
    /// What a person chooses about the console itself.
    Theme,
    Language,
    Mouse,
    About,
    /// The first menu, or the one of this number.
    Menu,
    MenuAt(usize),
    Palette,
    /// The focus to the flow.
    FlowPane,
    PreviousDay,
    NextDay,
    Today,
    NextGap,
    /// Forms of the files.
    Connection,
    Login,
    General,
    AutoImport,
    WriteNulls,
    InstallationLanguage,
    Configuration,
    NewSection,
    TestSource,
    /// In the form of an external system: every row that was looked at.
    AllRows,
    /// In the form of an external system: what the files tell goes into the empty fields.
    FillIn,
    /// In a list that is edited: one more, up and down, in order, from what was found.
    Add,
    MoveUp,
    MoveDown,
    Sort,
    Found,
    /// In a form: the next field, the previous one, another choice, ticked or not.
    NextField,
    PreviousField,
    Earlier,
    Later,
    Tick,
    /// Where rows are ticked: all of them or none; only those of the same names; what is ticked is done.
    TickAll,
    OnlyExact,
    Apply,
    /// In a question: the other answer.
    Other,
    /// In a question or form: go on with what is chosen.
    Choose,
    /// What stands in the form or text is saved.
    Save,
    /// In a list: what was found is looked for anew.
    Again,
    /// In a text: a new line.
    NewLine,
    /// In a text, and for the mappings: back to before the last change, and forward again.
    Undo,
    Redo,
    /// In a list or log: only rows in which what was searched for stands; only those with trouble.
    OnlyHits,
    OnlyProblems,
    /// In a log: what is written is shown as it comes.
    Follow,
    /// The selected row is marked, or no longer; everything since the last mark is.
    Mark,
    MarkRange,
    /// Only what is not mapped is shown, or everything.
    OnlyUnmapped,
    EditScript,
    /// What changes many mappings at once.
    MapByName,
    FindReplace,
    CorrectMappings,
    /// In a search: keep the place that was found.
    Accept,
    Erase,
    EraseForward,
    CursorLeft,
    CursorRight,
    CursorStart,
    CursorEnd,
}

/// What a person wrote into a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Typed {
    Character(char),
    Text(String),
}
