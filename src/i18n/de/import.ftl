import-day-of = Tag { $day } von { $days }
import-left = { $seconds ->
    [one] noch { $seconds } Sekunde
   *[other] noch { $seconds } Sekunden
}
import-done = { $first } bis { $last } in { $seconds } s importiert.
import-done-with-warnings = { $first } bis { $last } in { $seconds } s importiert, mit Warnungen.
import-cancelled = Nach { $seconds } s abgebrochen; fertige Tage bleiben erhalten.
import-failed = Der Import von { $first } bis { $last } ist fehlgeschlagen.
import-rows = Gelesene Zeilen: { $count }
import-rejected-rows = Abgelehnte Zeilen: { $count }
import-unmapped-rows = Zeilen nicht zugeordneter Warteschlangen: { $count }
import-intervals = Intervalle: { $count }
import-written = Geschriebene Werte: { $count }
import-unchanged = Unveränderte Werte: { $count }
import-rejected-values = Abgelehnte Werte: { $count }
import-agent-days = Agententage: { $count }
import-spans = Aktivitäten: { $count }
import-dropped-spans = Aktivitäten ohne Dauer, ausgelassen: { $count }
import-unknown-agents = Agenten, die zu keinem Mitarbeiter gehören: { $count } (xlink agents --unknown)
import-unknown-queue = { $system }: Die Warteschlange „{ $name }“ steht nicht in Groups ({ $count ->
    [one] { $count } Zeile
   *[other] { $count } Zeilen
})
import-waiting = Importiert, { $values ->
    [one] { $values } Wert wartet
   *[other] { $values } Werte warten
} im Postausgang ({ $why }).
agents-unknown = unbekannt
