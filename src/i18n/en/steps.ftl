# The service, backups, first steps.

serve-title = Service “ISPS Xlink”
serve-state = State
serve-process = Process
serve-start = Start
serve-account = Account
serve-manager = Manager
serve-channel = Channel
serve-since = since { $at }
serve-asking = Asking…
serve-working = Working… (closing this window does not stop it)
serve-busy = One thing after the other: this is still going on.
serve-unknown = how it stands is not known yet
serve-phase-not-installed = not installed
serve-phase-stopped = stopped: nothing is imported by itself
serve-phase-running = running
serve-phase-starting = starting
serve-phase-failed = ended by itself with an error: its log tells why
serve-start-none = –
serve-start-automatic = starts with the machine
serve-start-by-hand = does not start with the machine
serve-channel-system = open to administrators (SYSTEM GLOBAL)
serve-channel-own = open to the service's account only
serve-channel-people = { $count ->
    [one] registered for 1 account
   *[other] registered for { $count } accounts
}
serve-install = Install
serve-remove = Remove
serve-start-it = Start
serve-stop = Stop
serve-restart = Restart
serve-register = Register channel
serve-installed = installed and running
serve-not-installed = not installed
serve-runs = running already
serve-stopped = not running
serve-registered = registered already
serve-ask-install = ISPS Xlink will be registered with { $manager }, started now and with the machine.
serve-ask-install-standalone = This machine offers no service manager to this account: ISPS Xlink will run as a process of its own. It keeps running when you leave, but is not started with the machine.
serve-ask-remove = ISPS Xlink will be stopped and taken off the system. Nothing is imported by itself any more; files and outbox stay.
serve-ask-stop = Until the next start nothing is imported by itself. The write in hand is finished, the outbox is kept.
serve-ask-restart = ISPS Xlink will be stopped and started. The write in hand is finished, the outbox is kept.
serve-ask-register = The channel will be open to the machine's administrators and the group xlink, from every session.
restore-service-runs = the service works on this installation: stop it first (Service > Stop)
archive-backup-title = Backup
archive-restore-title = Restore
archive-file = File
archive-passphrase = Passphrase
archive-repeat = Repeat
archive-backup-go = Make backup
archive-look = Look into it
archive-restore-go = Restore
archive-close = Close
archive-backup-hint = A backup holds the three files, isps_ulx.ini, every script, the key of this installation and the import state: what a move to another server needs. The passphrase protects the key. A file that exists is not overwritten.
archive-restore-hint = First it is shown what the backup holds and what it would replace; then you are asked. Files that are replaced are kept as dated copies. The service must be stopped.
archive-working = Working…
archive-no-file = Name a file.
archive-no-passphrase = The passphrase is missing.
archive-differs = The two passphrases differ.
archive-holds = { $count ->
    [one] It holds one file: { $files }.
   *[other] It holds { $count } files: { $files }.
}
archive-overwrites = Of these, this installation has with another content (kept as dated copies): { $files }.
archive-overwrites-nothing = Nothing here is replaced.
archive-made = { $count ->
    [one] { $file } holds one file:
   *[other] { $file } holds { $count } files:
}
archive-keep-passphrase = Keep the passphrase apart from it: without it the passcodes cannot be used elsewhere.
archive-restored = { $count ->
    [one] One file was restored.
   *[other] { $count } files were restored.
}
archive-kept = What was there before is kept as { $file }
archive-ledger = What waited for the WFM when the backup was made is held against the WFM first: newer values there stay.
steps-title = First steps
steps-done = done
steps-next = next
steps-open = open
steps-asked = …
steps-optional = any time
steps-unregistered = runs, not registered
steps-foreground = The service runs in the foreground and is not registered on this machine: it ends with its window and does not start with the machine. Registering it is optional.
steps-unregistered-why = The service runs without being registered on this machine: it does not start with it. Registering it is optional.
steps-missing = Missing in { $directory }: { $files }.
steps-files = Make the files
steps-files-hint = Enter makes isps.cfg, isps_Ul.ini and acd_map.ini, ready to fill in, and samples for telephone systems. What exists is kept.
steps-connection = Connect to the WFM server
steps-connection-hint = isps.cfg names the server. The address that a browser shows for the WFM is enough. Enter leads on.
steps-login = Enter user and passcode
steps-login-hint = The login stands in [DB] of isps_Ul.ini: the user and a passcode, which is made from the password and can be read on this installation only.
steps-sign-in = Sign in
steps-sign-in-hint = xlink signs in by itself as soon as server and login are right. After a refusal it waits: put user or passcode right in step 3, or try again here with Enter.
steps-sign-in-how = xlink is signed in.
steps-catalogue = Read queues and value types
steps-catalogue-hint = The WFM's catalogue comes with the sign-in. Enter reads everything again.
steps-systems = Configure the external systems
steps-systems-hint = Each external system that the WFM server knows needs a section in isps_Ul.ini that says where its files are and what their columns mean.
steps-mappings = Assign value types
steps-mappings-hint = Select a value type on the right, then press Enter on one on the left: it is assigned. Enter goes there.
steps-import = Import a day for a test
steps-import-hint = Choose a day whose data is there; the summary tells every row that was left out, and why. Enter opens the dialog.
steps-automatic = Import by itself
steps-install = Install the service
steps-automatic-hint = From now on new data is imported every so many minutes, or once a day. Enter leads to when; without it only i imports.
steps-install-hint = The service imports by itself, day and night, without this console. Enter installs and starts it.
steps-start = Start the service
steps-start-hint = Enter starts it.
steps-register = Register the channel
steps-register-hint = So that every administrator of this machine reaches the service from every session. Enter registers it.
steps-backup = Make a backup
steps-backup-hint = All of it in one file, also for a move to another server. Enter opens the dialog.
