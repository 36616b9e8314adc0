# Ansicht > Lücken und Ansicht > Verlauf.

gaps-title = Lücken
gaps-context = In den Lücken
gaps-range = { $first } bis { $last }
gaps-weekdays = Mo Di Mi Do Fr Sa So
gaps-seeking = die nächste Lücke wird gesucht…
gaps-nothing-mapped = Noch ist kein Wertetyp zugeordnet, also gibt es keine Tage zu sehen. Ordnen Sie auf dem Hauptbildschirm einen zu: rechts auswählen, dann links auf einem Wertetyp Enter drücken.
gaps-no-catalog = Die Queues des WFM sind noch nicht bekannt, also gibt es keine Tage zu zeigen.
gaps-no-more = In diesen zwei Wochen ist keine Lücke. Bild auf zeigt die zwei Wochen davor.
gaps-complete = vollständig
gaps-missing = fehlen
gaps-rejected = abgewiesen
gaps-pending = wartet
gaps-none = nichts
gaps-future = kommt noch
gaps-of-future = dieser Tag hat noch nicht begonnen
gaps-of-none = von diesem Tag ist nichts bekannt
gaps-of-complete = vollständig, { $ended ->
        [one] 1 Intervall
       *[other] { $ended } Intervalle
    }
gaps-of-missing = { $missing } von { $ended } Intervallen fehlen
gaps-of-rejected = { $rejected } abgewiesen
gaps-of-pending = { $pending } warten auf das WFM
gaps-total = gesamt { $total }
gaps-do-open = Lücken zweier Wochen
gaps-do-earlier = einen Tag früher
gaps-do-later = einen Tag später
gaps-do-weeks-earlier = zwei Wochen früher
gaps-do-weeks-later = zwei Wochen später
gaps-do-day = Tag
gaps-do-import = Tag importieren
chart-context = Im Verlauf
chart-no-value-type = Zuerst rechts einen Wertetyp einer Queue auswählen.
chart-week-before = Vorwoche, { $day }
chart-mean = Mittel aus { $count ->
        [one] 1 Woche
       *[other] { $count } Wochen
    }
chart-unknown = nicht bekannt
chart-per = je { $minutes } min
chart-so-far = bis jetzt
chart-whole-day = ganzer Tag
chart-difference = ({ $percent } %)
chart-do-open = Verlauf
chart-do-against = anderer Vergleich
