import-day-of = Tag { $day } von { $days }
import-left = { $seconds ->
    [one] noch { $seconds } Sekunde
   *[other] noch { $seconds } Sekunden
}
import-done-day = { $first } in { $seconds } s importiert.
import-done-day-with-warnings = { $first } in { $seconds } s importiert, mit Warnungen.
import-done = { $first } bis { $last } in { $seconds } s importiert.
import-done-with-warnings = { $first } bis { $last } in { $seconds } s importiert, mit Warnungen.
import-cancelled = Nach { $seconds } s abgebrochen; fertige Tage bleiben erhalten.
import-failed = Der Import von { $first } bis { $last } ist fehlgeschlagen.
import-rows = Gelesene Zeilen: { $count }
import-rejected-rows = Abgewiesene Zeilen: { $count }
import-unmapped-rows = Zeilen nicht zugeordneter Queues: { $count }
import-intervals = Intervalle: { $count }
import-written = Geschriebene Werte: { $count }
import-unchanged = Unveränderte Werte: { $count }
import-rejected-values = Abgewiesene Werte: { $count }
import-agent-days = Agententage: { $count }
import-spans = Aktivitäten: { $count }
import-dropped-spans = Aktivitäten ohne Dauer, ausgelassen: { $count }
import-unknown-agents = Agenten, die zu keinem Mitarbeiter gehören: { $count } (xlink agents --unknown)
import-unknown-queue = { $system }: Die Queue „{ $name }“ steht nicht in Groups ({ $count ->
    [one] { $count } Zeile
   *[other] { $count } Zeilen
})
import-waiting = Importiert, { $values ->
    [one] { $values } Wert wartet
   *[other] { $values } Werte warten
} im Ausgang ({ $why }).
agents-unknown = unbekannt
import-coarse = „{ $name }“ liefert { $minutes } Minuten auf einmal, die Queue hat Intervalle von { $length }: jeder Wert steht an seinem eigenen Beginn
import-coarse-hint = lassen Sie die Quelle feinere Intervalle ausgeben, oder geben Sie der Queue längere
import-unknown-zone = die Queue „{ $queue }“ hat die Zeitzone „{ $zone }“, die dieses System nicht kennt
import-unknown-zone-hint = geben Sie der Queue auf dem WFM-Server eine IANA-Zeitzone wie Europe/Berlin
import-script-unread = das Skript { $file } ist nicht lesbar: { $why }
import-script-unread-hint = für seine Wertetypen wird nichts geschrieben, bis das behoben ist
import-script-wrong-hint = für seine Wertetypen wird nichts geschrieben, bis das Skript berichtigt ist
import-no-agent-data = seine Agentendaten wurden nicht importiert
import-ignored-spans = { $count ->
    [one] { $count } Aktivität außerhalb der zulässigen Dauer blieb unberücksichtigt
   *[other] { $count } Aktivitäten außerhalb der zulässigen Dauer blieben unberücksichtigt
}
import-records-twice = { $count ->
    [one] { $count } Datensatz liegt in der doppelten Stunde: er zählt zur ersten
   *[other] { $count } Datensätze liegen in der doppelten Stunde: sie zählen zur ersten
}
import-records-skipped = { $count ->
    [one] { $count } Datensatz liegt in der Stunde, die es nicht gibt: er zählt zur nächsten
   *[other] { $count } Datensätze liegen in der Stunde, die es nicht gibt: sie zählen zur nächsten
}
import-moved = importiert und bestätigt: verschoben nach { $path }
import-deleted = importiert und bestätigt: gelöscht
import-stays = die Datei ist importiert und bestätigt, bleibt aber: { $why }
import-stays-hint = erlauben Sie diesem Konto, im Quellordner Dateien zu verschieben oder zu löschen
import-blocked = { $count ->
    [one] { $count } Wertetyp erhält nichts, weil dieses externe System nicht lesbar ist
   *[other] { $count } Wertetypen erhalten nichts, weil dieses externe System nicht lesbar ist
}
import-unmapped = keiner seiner Wertetypen ist zugeordnet: es wird nicht gelesen
import-unmapped-hint = ordnen Sie Wertetypen in der Konsole zu, oder mit `xlink map`
import-unread-hint = für die Wertetypen, die es brauchen, wird nichts geschrieben
import-left-out = { $count ->
    [one] { $count } Wertetyp erhielt am { $day } nichts: ein System, das er braucht, war nicht lesbar
   *[other] { $count } Wertetypen erhielten am { $day } nichts: ein System, das sie brauchen, war nicht lesbar
}
import-hour-twice = { $count ->
    [one] { $count } Zeile liegt in der doppelten Stunde: sie zählt zur ersten
   *[other] { $count } Zeilen liegen in der doppelten Stunde: sie zählen zur ersten
}
import-hour-skipped = { $count ->
    [one] { $count } Zeile liegt in der Stunde, die es nicht gibt: sie zählt zur nächsten
   *[other] { $count } Zeilen liegen in der Stunde, die es nicht gibt: sie zählen zur nächsten
}
import-fallen = { $count ->
    [one] { $count } Wert vom { $day } ist kleiner, als frühere Dateien besagten, die inzwischen weg sind
   *[other] { $count } Werte vom { $day } sind kleiner, als frühere Dateien besagten, die inzwischen weg sind
}
import-fallen-hint = enthält jede Datei nur das Neue, setzen Sie FilesAreIncrements=1 im Abschnitt des Systems
import-outbox-full = der Ausgang ist voll: der Import pausiert hier, die übrigen Tage werden nachgeholt
import-outbox-hint = machen Sie den WFM-Server wieder erreichbar, oder erhöhen Sie OutboxMaxSize in [General]
import-no-system = ein externes System „{ $name }“ gibt es nicht
import-no-system-hint = `xlink tree` zeigt die Namen
import-off = das externe System ist aus: { $why }
import-growing = die Datei wird noch geschrieben: sie wartet auf den nächsten Import
import-duplicate = die Datei hat denselben Inhalt wie { $other }: sie zählt einmal
import-file-unread = die Datei ist nicht lesbar: { $why }
