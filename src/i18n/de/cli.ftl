cli-done-days = { $count ->
    [one] { $count } Tag
   *[other] { $count } Tage
}
cli-no-installation = { $directory } enthält keine Installation: die drei Dateien fehlen
cli-just-starting = er startet gerade
cli-ledger-in-hand = der Importstand wird übergeben: einen Augenblick
cli-ledger-in-hand-hint = es geht von selbst weiter
cli-not-found-hint = `xlink init` legt hier die drei Dateien an; --dir nennt einen anderen Ordner
cli-in-use-hint = ein anderes xlink arbeitet an dieser Installation: warten Sie, bis es fertig ist, oder halten Sie es an
cli-denied-hint = `xlink register`, ausgeführt vom Konto des Dienstes oder einem Administrator, lässt Sie zu
cli-version-hint = `xlink service restart` bringt beide auf dieselbe Version
cli-unreachable-hint = warten Sie einen Augenblick; `xlink service status` sagt, wie es um ihn steht
cli-engine-hint = `xlink check` prüft jeden Schritt
i18n-unknown-language = „{ $text }“ ist keine der Sprachen en, fr, de
cli-read-only-idle = es läuft keiner, und --read-only arbeitet nicht in diesem Prozess
cli-read-only-idle-hint = starten Sie den Dienst, oder öffnen Sie die Konsole ohne --read-only
cli-because = Grund: { $why }
cli-no-installation-at = in { $directory } gibt es keine Installation: legen Sie mit `xlink init { $directory }` eine an, oder nennen Sie sie mit --dir
cli-read-only = --read-only ändert nichts, dieser Befehl aber schon
cli-import-read-only = --read-only importiert nichts; --dry-run zeigt, was ein Import brächte
cli-only-service = nur ein laufender Dienst lässt sich steuern
cli-import-what = sagen Sie, was importiert werden soll: -p Anrufdaten, -t Agentendaten oder beides
cli-import-first = nennen Sie den ersten Tag: -d 2026-03-01
cli-import-order = der letzte Tag, { $last }, liegt vor dem ersten, { $first }
cli-cannot-ask = der Dienst kann nicht gefragt werden
cli-another-import = vielleicht läuft ein anderer Import
cli-no-wfm = isps.cfg nennt kein WFM-System
cli-values-unwritten = die Werte lassen sich nicht schreiben
cli-no-manual = die Handbuchseiten lassen sich nicht in { $folder } schreiben
cli-no-program = das System sagt nicht, wo dieses Programm steht
usage-unknown-argument = „{ $argument }“ gibt es hier nicht
usage-unknown-command = einen Befehl „{ $command }“ gibt es nicht
usage-no-command = ein Befehl fehlt; es gibt { $possible }
usage-no-value = { $argument } braucht einen Wert
usage-not-among = { $argument }: „{ $value }“ ist keines von { $possible }
usage-wrong = { $argument }: { $why }
usage-not-possible = { $argument }: „{ $value }“ ist nicht möglich
usage-too-many = { $argument } nimmt keinen weiteren Wert, „{ $value }“ ist einer
usage-missing = es fehlt: { $arguments }
usage-twice = { $argument } ist doppelt angegeben
usage-conflict = { $argument } und { $others } schließen sich aus
usage-perhaps = Meinten Sie „{ $suggestion }“?
usage-usage = Aufruf: { $usage }
usage-help = --help zeigt, was möglich ist.
config-no-sections = acd_map.ini hat keine Abschnitte: verwenden Sie `xlink map`
config-other-file = erwartet wird isps.cfg oder isps_Ul.ini
script-not-a-number = „{ $text }“ ist keine Zahl
alias-service-switches =
    isps_uls: der Dienst „ISPS Xlink“

      -install   den Dienst beim System eintragen und starten
      -remove    den Dienst anhalten und aus dem System entfernen
      -console   im Vordergrund laufen, mit Ihrem eigenen Konto
cli-import-beyond = der letzte Tag liegt jenseits aller Kalender
