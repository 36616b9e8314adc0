demo-runs = Die Demo läuft.
demo-server = WFM-Server     { $url } (SHA-256 { $fingerprint })
demo-data = seine Daten    { $folder }
demo-installation = Installation   { $folder }
demo-acd = ACD            { $folder }
demo-look = Zum Ansehen von einem anderen Terminal aus:
demo-stop = Strg+C hält sie an.
demo-stopping = wird angehalten ({ $why })
demo-stopped-early = angehalten, bevor sie begann ({ $why })
demo-history-starts = Vorgeschichte: { $first } bis { $last } wird importiert
demo-history-done = Vorgeschichte: { $rows } Zeilen, { $values } Werte, in { $seconds } s
script-fine = { $parameters ->
    [one] { $file }: kein Fehler; es nimmt { $parameters } Parameter
   *[other] { $file }: kein Fehler; es nimmt { $parameters } Parameter
}
script-count = { $file }: es nimmt { $parameters } Parameter, { $given } wurden angegeben; fehlende sind 0
demo-read-only = nichts wird geändert: --read-only ist angegeben, und eine Demo legt eine ganze Installation an
demo-not-started = { $name } ist nicht gestartet; { $log } sagt, warum
demo-other-folder = { $folder } ist weder leer noch der Ordner einer Demo: nennen Sie mit --dir einen leeren oder neuen
demo-another = in { $folder } läuft eine andere Demo: halten Sie sie zuerst an
demo-ended = { $name } hat sich von selbst beendet ({ $status })
demo-service-not-started = der Dienst ist nicht gestartet; { $log } sagt, warum
demo-unnoticed = dieser Prozess bemerkt das Ende seiner Demo nicht: { $why }
demo-unstarted = { $name } lässt sich nicht starten
demo-no-output = { $name } hat keine Ausgabe
demo-wfm-server = der WFM-Server
demo-the-service = der Dienst
demo-no-address = der WFM-Server sagt nicht, wo er lauscht
demo-no-state = der Dienst antwortet, sagt aber nicht, wie es um ihn steht
demo-service-silent = der Dienst antwortet nicht
demo-time-passes = die Zeit läuft schon
demo-no-telephone-system = die Telefonanlage lässt sich nicht starten
demo-telephone-fault = die Telefonanlage der Demo hat sich mit einem Fehler beendet
demo-no-signals = das System gibt keine Signale
demo-unwritten = { $path } lässt sich nicht schreiben: { $why }
demo-calendar = die Uhr zeigt einen Tag jenseits aller Kalender
