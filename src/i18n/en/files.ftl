files-character-lacking = the character “{ $character }” cannot be written in this file, whose encoding is { $encoding }: save the file as UTF-8 first, or use another character
files-io = cannot { $doing } { $path }: { $why }
files-two-spellings = { $first } and { $second } differ in upper and lower case only: keep one of them and move the other away
files-read-only = { $path } is write-protected: take the protection away, or use an account that may write it
files-changed = { $path } was changed by another program since it was read: nothing was overwritten
files-in-use = { $path } is in use by another xlink (rc=32)
files-doing-read = read
files-doing-write = write
files-doing-make = make
files-doing-move = move
files-doing-delete = delete
files-doing-lock = lock
files-doing-open-lock = open the lock
files-doing-make-folder = make the folder
files-doing-remove-folder = remove the folder
files-doing-read-folder = read the folder
files-doing-write-into = write into the folder
files-doing-follow = follow the link
files-doing-follow-links = follow the links of
files-doing-read-owner = read the owner of
files-doing-change-owner = change the owner of
files-doing-make-link = make the link
files-held-open = another program holds it open (rc=32)
files-not-found = it does not exist
files-denied = access denied (rc=5): this account has no right to it
files-exists = it exists already
files-disk-full = the disk is full
files-quota = the account's share of the disk is used up
files-disk-read-only = the disk is write-protected
files-is-folder = it is a folder
files-not-a-folder = a part of its path is not a folder
files-nobody-listens = nothing listens there (connection refused)
files-timed-out = no answer in time
files-line-cut = the other side ended the line
ini-not-readable = the value “{ $text }” cannot be written so that it is read back the same
ini-name = “{ $text }” cannot be the name of a section or key
ini-line-break = a value cannot hold a line break or a zero character
ini-ambiguous = with this value the file's encoding could not be told any more: save the file as UTF-8 first
journal-trouble = The log { $file } cannot be written: { $why }. Work goes on without it
journal-unusable-log-dir = LogDir = { $folder } cannot be used: { $why }. The logs are written to the installation directory. Name a folder that exists, by its whole path
journal-not-absolute = it is no absolute path on this system
journal-not-a-folder = it is not a folder
journal-not-made = it does not exist, and making it failed ({ $why })
ini-no-equal-sign = “=” between a key and its value
ini-no-key = a key in front of “=”
ini-no-bracket = “]” at the end of the section's name
ini-behind-bracket = nothing but a comment behind “]”
