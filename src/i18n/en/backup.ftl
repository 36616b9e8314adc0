backup-exists = { $path } exists already: name a file that does not, nothing was overwritten
backup-no-installation = { $path } holds none of the files of an installation: name it with --dir
backup-not-a-backup = { $path } is not a backup of xlink: { $why }
backup-newer = { $path } was made by a newer xlink (layout { $found }, this program knows { $known }): use the newer program
backup-sealed = the passphrase is wrong, or { $path } was changed since it was made
backup-empty-passphrase = an empty passphrase protects nothing: type one
backup-would-overwrite = { $there } would be overwritten by { $path }: restore into another folder, or say --overwrite (what is there is kept as dated copies)
backup-too-large = { $path } is larger than a configuration file can be
backup-archive = cannot read or write { $path }: { $why }
backup-cipher = cannot seal the key: { $why }
backup-odd-file = it holds “{ $name }”
backup-key-length = its key has the wrong length
backup-no-archive = it is no tar archive
backup-no-head = it does not begin with { $name }
backup-file-missing = { $name } is missing
backup-file-changed = { $name } was changed
backup-made = { $count ->
    [one] { $file } holds { $count } file of { $directory }:
   *[other] { $file } holds { $count } files of { $directory }:
}
backup-passphrases-differ = the two passphrases differ: nothing was made
backup-passphrase-unread = cannot read the passphrase
backup-restored = { $count ->
    [one] { $count } file restored into { $directory }:
   *[other] { $count } files restored into { $directory }:
}
backup-kept = What was there before is kept as { $path }
backup-held-against = What waited for the WFM when the backup was made is held against the WFM first: newer values there stay.
backup-keep-passphrase = Keep the passphrase apart from it: without it the passcodes cannot be used elsewhere.
backup-ask-passphrase = Passphrase:{" "}
backup-ask-again = Repeat:{"     "}
