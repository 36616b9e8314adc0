cli-done-days = { $count ->
    [one] { $count } Tag
   *[other] { $count } Tage
}
cli-no-installation = { $directory } enthält keine Installation: die drei Dateien fehlen
cli-just-starting = er startet gerade
cli-not-found-hint = `xlink init` legt hier die drei Dateien an; --dir nennt einen anderen Ordner
cli-in-use-hint = ein anderes xlink arbeitet an dieser Installation: warten Sie, bis es fertig ist, oder halten Sie es an
cli-denied-hint = `xlink register`, ausgeführt vom Konto des Dienstes oder einem Administrator, lässt Sie zu
cli-version-hint = `xlink service restart` bringt beide auf dieselbe Version
cli-unreachable-hint = warten Sie einen Augenblick; `xlink service status` sagt, wie es um ihn steht
cli-engine-hint = `xlink check` prüft jeden Schritt
i18n-unknown-language = „{ $text }“ ist keine der Sprachen en, fr, de
cli-read-only-idle = es läuft keiner, und --read-only arbeitet nicht in diesem Prozess
cli-read-only-idle-hint = starten Sie den Dienst, oder öffnen Sie die Konsole ohne --read-only
