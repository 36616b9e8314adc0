wfm-not-applied = { $file } wurde nicht übernommen
wfm-no-input = die Standardeingabe ist nicht lesbar
wfm-changed = { $count ->
    [one] { $count } Eintrag geändert (Revision { $revision })
   *[other] { $count } Einträge geändert (Revision { $revision })
}
wfm-nothing-to-change = nichts zu ändern (Revision { $revision })
wfm-days-reversed = --from { $from } liegt nach --to { $to }
wfm-no-postgres = diese Version hat noch keinen PostgreSQL-Speicher: verwenden Sie --data DIR (SQLite in einer Datei) oder eine spätere Version von xlink
wfm-key-missing = { $certificate } ist da, sein Schlüssel { $key } fehlt: entfernen Sie es, damit beide neu entstehen, und geben Sie jedem Client den neuen Fingerabdruck
wfm-certificate-missing = { $key } ist da, sein Zertifikat { $certificate } fehlt: entfernen Sie ihn, damit beide neu entstehen, und geben Sie jedem Client den neuen Fingerabdruck
wfm-how-to-serve = sagen Sie, wie der Server Verbindungen annehmen soll: --cert PEM --key PEM, --self-signed oder --plain
wfm-no-threads = die Threads des Servers lassen sich nicht starten
wfm-serves-already = { $folder } bedient schon ein Server; halten Sie ihn zuerst an, oder nehmen Sie einen anderen Ordner mit --data
wfm-cannot-serve = { $cert } und { $key } sind nicht verwendbar
wfm-not-listening = „{ $text }“ ist keine Adresse zum Lauschen: erwartet wird ADDR:PORT, zum Beispiel 0.0.0.0:{ $port }
wfm-not-imported = { $file } wurde nicht importiert
wfm-done = { $key }: erledigt (Revision { $revision })
wfm-user-name = ein Benutzername hat 1 bis 320 druckbare Zeichen
wfm-user-set = Benutzer { $name } eingetragen
wfm-user-unlocked = Benutzer { $name } entsperrt
wfm-user-not-locked = Benutzer { $name } war nicht gesperrt
wfm-user-forgotten = falsche Kennwörter unter { $name } vergessen; diesen Benutzer gibt es nicht
wfm-user-removed = Benutzer { $name } entfernt
wfm-no-user = einen Benutzer { $name } gibt es nicht; `xlink wfm user list` zeigt sie
