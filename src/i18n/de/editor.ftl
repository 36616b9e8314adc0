# Der Script-Editor.

editor-default = Standardskript
editor-reading = Wird gelesen…
editor-create = Erstellen
editor-test = Test
editor-ok = OK
editor-cancel = Abbrechen
editor-weekday = Sonntag 1 … Samstag 7
editor-minutes = seit Mitternacht, 0 … 1439
editor-wrong-number = keine mögliche Zahl
editor-fine-syntax = Die Syntax stimmt.
editor-error = Zeile { $line }, Spalte { $column }: { $why }
editor-disagrees = Das Skript hat { $declared } Parameter, zugeordnet sind aber { $mapped } Messwerte.
editor-result = Result = { $result }, das ist { $value } ({ $steps ->
        [one] 1 Schritt
       *[other] { $steps } Schritte
    })
editor-bare = Diesem Wertetyp ist noch nichts zugeordnet. Zum Zuordnen: Esc, mit Tab in den linken Baum, dort Enter auf einem Wertetyp.
editor-failed = Kein Ergebnis: { $why }
editor-saved = { $file } ist als Skript von { $name } gespeichert.
editor-not-saved = Nicht gespeichert: { $why }
editor-missing = { $file } fehlt; OK schreibt die Datei neu.
editor-close-title = Skript schließen
editor-close-text = Was Sie eingegeben haben, ist noch nicht gespeichert. Trotzdem schließen?
editor-close-yes = Ohne Speichern schließen
editor-create-title = Erstellen
editor-create-text = Diesen Text durch das Standardskript ersetzen? Vor OK wird nichts gespeichert.
editor-create-yes = Text ersetzen
editor-conflict-title = Von jemand anderem geändert
editor-conflict-text = { $file } wurde geändert, seit Sie die Datei geöffnet haben:
    { $changes }
    Mit Ihrem Text überschreiben?
editor-conflict-yes = Überschreiben
