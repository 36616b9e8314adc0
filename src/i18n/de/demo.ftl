demo-runs = Die Demo läuft.
demo-server = WFM-Server     { $url } (SHA-256 { $fingerprint })
demo-data = seine Daten    { $folder }
demo-installation = Installation   { $folder }
demo-acd = ACD            { $folder }
demo-look = Zum Ansehen von einem anderen Terminal aus:
demo-stop = Strg+C hält sie an.
demo-stopping = hält an ({ $why })
demo-stopped-early = angehalten, bevor sie begann ({ $why })
demo-history-starts = Vorgeschichte: { $first } bis { $last } wird importiert
demo-history-done = Vorgeschichte: { $rows } Zeilen, { $values } Werte, in { $seconds } s
script-fine = { $parameters ->
    [one] { $file }: kein Fehler; es nimmt { $parameters } Parameter
   *[other] { $file }: kein Fehler; es nimmt { $parameters } Parameter
}
script-count = { $file }: es nimmt { $parameters } Parameter, { $given } wurden angegeben; fehlende sind 0
