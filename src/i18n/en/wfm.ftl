wfm-not-applied = { $file } was not applied
wfm-no-input = cannot read standard input
wfm-changed = { $count ->
    [one] { $count } thing changed (revision { $revision })
   *[other] { $count } things changed (revision { $revision })
}
wfm-nothing-to-change = nothing to change (revision { $revision })
wfm-days-reversed = --from { $from } is later than --to { $to }
wfm-no-postgres = this build has no PostgreSQL store yet: use --data DIR (SQLite in one file), or a later build of xlink
wfm-key-missing = { $certificate } is there, its key { $key } is not: remove it to have both made anew, and give the new fingerprint to every client
wfm-certificate-missing = { $key } is there, its certificate { $certificate } is not: remove it to have both made anew, and give the new fingerprint to every client
wfm-how-to-serve = say how to serve: --cert PEM --key PEM, --self-signed, or --plain
wfm-no-threads = cannot start the server's threads
wfm-serves-already = a server serves { $folder } already; stop it first, or serve another --data folder
wfm-cannot-serve = { $cert } and { $key } cannot serve
wfm-not-listening = “{ $text }” is not an address to listen on: expected ADDR:PORT, such as 0.0.0.0:{ $port }
wfm-not-imported = { $file } was not imported
wfm-done = { $key }: done (revision { $revision })
wfm-user-name = a user's name has 1 to 320 printable characters
wfm-user-set = user { $name } set
wfm-user-unlocked = user { $name } unlocked
wfm-user-not-locked = user { $name } was not locked
wfm-user-forgotten = wrong passwords under { $name } forgotten; there is no such user
wfm-user-removed = user { $name } removed
wfm-no-user = there is no user { $name }; `xlink wfm user list` shows them
