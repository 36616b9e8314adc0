//! The words of every finding about the files, each once.

use super::finding::Template;

macro_rules! templates {
    ($($name:ident $id:literal $text:literal, $hint:literal;)*) => {
        $(pub(super) const $name: &Template = &Template { id: $id, text: $text, hint: $hint };)*
        /// Every template of this room, so that a test can hold the languages against it.
        pub const TEMPLATES: &[&Template] = &[$($name),*];
    };
}

templates! {
    FILE_MISSING "file-missing" "{file} is missing", "`xlink init` makes it, ready to fill in";
    FILE_UNREADABLE "file-unreadable" "{why}", "let the service's account read the file";
    BROKEN_LINE "broken-line" "this line cannot be understood: expected {expected}", "mend it, or put `;` in front to make it a comment; it is kept as it is";
    OUTSIDE_SECTION "outside-section" "“{key}” stands before the first section and has no effect", "put it below a [section]";
    DUPLICATE_KEY "duplicate-key" "“{key}” stands {count} times in [{section}]; the line {line} counts, which says “{value}”", "delete the others";
    UNKNOWN_KEY "unknown-key" "“{key}” in [{section}] is no key that xlink knows; it is kept and has no effect", "correct its spelling, or delete it";
    ACCENT_MARK "encoding-mark" "the file begins with a mark of UTF-8 but is not UTF-8; it is read as Windows-1252", "save it as UTF-8 with the editor";
    NOT_A_NUMBER "not-a-number" "{key}: “{value}” is not a whole number from {min} to {max}", "";
    NOT_A_SWITCH "not-a-switch" "{key}: “{value}” is neither 0 nor 1", "";
    NOT_A_CHOICE "not-a-choice" "{key}: “{value}” is none of {choices}", "";
    NOT_A_COLUMN "not-a-column" "{key}: “{value}” is not a column; columns count from 1", "";
    NOT_COLUMNS "not-columns" "{key}: “{value}” is not a column, or several as `5;6`; columns count from 1", "";
    NOT_A_SEPARATOR "not-a-separator" "{key}: “{value}” is not a separator: expected 0 (space), 1 (dot), 2 (comma), 3 (semicolon), 4 (tab) or the character itself", "";
    NOT_AN_INTERVAL "not-an-interval" "{key}: “{value}” is not an interval in minutes: expected 1, 5, 10, 15, 20, 30 or 60", "it is informative only: the queue's own interval counts";
    NOT_A_ZONE "not-a-zone" "{key}: “{value}” is neither a number of hours (`-2`, `06:30`, `-3.5`) nor a time zone such as Europe/Paris", "";
    NOT_A_SCHEDULE "not-a-schedule" "{key}: “{value}” is not `none`, `every <minutes> [+hh:mm]` or `daily <hh:mm>`", "for instance `every 15 +00:05`";
    NOT_A_URL "not-a-url" "{key}: “{value}” is not the address of a WFM server: expected iwfms://host:port (TLS) or iwfm://host:port", "the address of the browser may be pasted as it is";
    NOT_A_FINGERPRINT "not-a-fingerprint" "{key}: “{value}” is not a SHA-256 fingerprint: expected 64 hexadecimal digits, with or without colons", "`xlink wfm serve` prints it";
    NOT_A_PROXY "not-a-proxy" "{key}: this is not http://user:password@host:port", "user and password may be left out";
    NOT_A_FOLDER "not-a-folder" "{key}: “{value}” is a path of Windows and cannot be used on this system", "name a folder of this system";
    NOT_A_LOGIN "not-a-login" "“{key}={value}” is not a login: expected number=NAME,0,user,passcode", "";
    KEY_MISSING "key-missing" "[{section}] names no {key}", "{help}";
    NO_CSV_DATA "no-csv-data" "[{section}] names neither Source (call data) nor ActivitySource (agent data)", "name the folder whose files are to be read";
    SECTION_MISSING "section-missing" "there is no section [{section}] for this external system", "add it; sample-configurations has samples";
    INTERFACE_UNSUPPORTED "interface-unsupported" "[{section}] belongs to the interface “{interface}”, which this build cannot read yet", "";
    DATE_ORDER_ASSUMED "date-order-assumed" "[{section}] names no {key}; dmy (day, month, year) is assumed", "name it: dmy, mdy or ymd";
    MOVE_WITHOUT_DESTINATION "move-without-destination" "{key}=1 moves files after the import, but {destination} names no folder: they stay where they are", "name the folder, or write 0";
    DUPLICATE_NAME "duplicate-name" "{key} names “{value}” twice", "delete one of them";
    PAIRS_DIFFER "pairs-differ" "{first} names {count} and {second} names {others}: they belong together pairwise", "";
    URL_PLACEHOLDER "url-placeholder" "the address of [{section}] is still the sample's: not yet configured", "put the WFM server's address there, or paste the browser's";
    USER_PLACEHOLDER "user-placeholder" "the user of “{name}” is still the sample's: not yet configured", "put the WFM user there (it begins with xlink)";
    PASSCODE_PLACEHOLDER "passcode-placeholder" "the passcode of “{name}” is still the sample's: not yet configured", "`xlink passcode --set` makes it from the password and puts it there";
    OTHER_DESTINATION "other-destination" "{key}: this build cannot deliver to “{value}” yet", "use iwfms:// or iwfm://";
    LOGIN_WITHOUT_WFM "login-without-wfm" "the login “{name}” belongs to no WFM system of isps.cfg", "write the name as isps.cfg has it";
    WFM_WITHOUT_LOGIN "wfm-without-login" "the WFM system “{name}” has no login in [DB]", "add a line 1={name},0,user,passcode";
    WFM_TWICE "wfm-twice" "the WFM system “{name}” stands twice in isps.cfg; the first one counts", "give the other one another name";
    NO_WFM "no-wfm" "isps.cfg names no WFM system", "add a section [IES System WFM] with Name and Url";
    LOGIN_TWICE "login-twice" "“{name}” has two logins in [DB]; the first one counts", "delete the other one";
    LOG_DIR_UNUSABLE "log-dir-unusable" "LogDir “{value}” cannot be used on this system; the logs stand in the installation directory", "name an absolute path of a folder of this machine";
    OBSCURED_PASSWORD "obscured-password" "{key} is stored obscured ($$$:), which anybody can read", "put a passcode of `xlink passcode` there";
    WRONG_OBSCURED "wrong-obscured" "{key} begins with $$$: but cannot be read", "put a passcode of `xlink passcode` there";
}
