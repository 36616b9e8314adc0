cli-done-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
}
cli-no-installation = { $directory } holds no installation: the three files are not there
cli-just-starting = it is just starting
cli-not-found-hint = `xlink init` makes the three files here; --dir names another folder
cli-in-use-hint = another xlink works on this installation: wait for it, or stop it
cli-denied-hint = `xlink register`, run by the service's account or an administrator, lets you in
cli-version-hint = `xlink service restart` brings both to one version
cli-unreachable-hint = wait a moment; `xlink service status` tells how it stands
cli-engine-hint = `xlink check` looks at every step
i18n-unknown-language = “{ $text }” is none of the languages en, fr, de
cli-read-only-idle = none runs, and --read-only does no work in this process
cli-read-only-idle-hint = start the service, or open the console without --read-only
