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
