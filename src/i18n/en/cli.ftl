cli-done-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
}
cli-no-installation = { $directory } holds no installation: the three files are not there
cli-just-starting = it is just starting
cli-ledger-in-hand = the import state is handed over: one moment
cli-ledger-in-hand-hint = it goes on by itself
cli-not-found-hint = `xlink init` makes the three files here; --dir names another folder
cli-in-use-hint = another xlink works on this installation: wait for it, or stop it
cli-denied-hint = `xlink register`, run by the service's account or an administrator, lets you in
cli-version-hint = `xlink service restart` brings both to one version
cli-unreachable-hint = wait a moment; `xlink service status` tells how it stands
cli-engine-hint = `xlink check` looks at every step
i18n-unknown-language = “{ $text }” is none of the languages en, fr, de
cli-read-only-idle = none runs, and --read-only does no work in this process
cli-read-only-idle-hint = start the service, or open the console without --read-only
cli-no-installation-at = there is no installation at { $directory }: make one with `xlink init { $directory }`, or name it with --dir
cli-read-only = --read-only changes nothing, and this command does
cli-import-read-only = --read-only imports nothing; --dry-run shows what an import would bring
cli-only-service = only a running service can be steered
cli-import-what = say what to import: -p call data, -t agent data, or both
cli-import-first = name the first day: -d 2026-03-01
cli-import-order = the last day, { $last }, is earlier than the first, { $first }
cli-cannot-ask = cannot ask the service
cli-another-import = another import may be running
cli-no-wfm = isps.cfg names no WFM system
cli-values-unwritten = cannot write the values
cli-no-manual = cannot write the manual pages into { $folder }
cli-no-program = the system does not tell where this program is
cli-because = because: { $why }
usage-unknown-argument = there is no “{ $argument }” here
usage-unknown-command = there is no command “{ $command }”
usage-no-command = a command is missing; there are { $possible }
usage-no-value = { $argument } needs a value
usage-not-among = { $argument }: “{ $value }” is none of { $possible }
usage-wrong = { $argument }: { $why }
usage-not-possible = { $argument }: “{ $value }” is not possible
usage-too-many = { $argument } takes no further value, and “{ $value }” is one
usage-missing = missing: { $arguments }
usage-twice = { $argument } is given twice
usage-conflict = { $argument } and { $others } exclude each other
usage-perhaps = Did you mean “{ $suggestion }”?
usage-usage = Usage: { $usage }
usage-help = --help shows what is possible.
config-no-sections = acd_map.ini has no sections: use `xlink map`
config-other-file = expected isps.cfg or isps_Ul.ini
script-not-a-number = “{ $text }” is not a number
alias-service-switches =
    isps_uls: the service “ISPS Xlink”

      -install   register the service with the system and start it
      -remove    stop the service and take it off the system
      -console   run in the foreground with your own account
cli-import-beyond = the last day lies beyond all calendars
