# Agenten und Aktivitäten.

seen-title = Gesehene Agenten
seen-title-unknown = Unbekannte Agenten
seen-looking = Wird abgefragt…
seen-count = { $count ->
    [one] 1 Agenten-ID
   *[other] { $count } Agenten-IDs
} gesehen, { $unknown } unbekannt
seen-unknown = unbekannt
seen-none = Es kamen noch keine Agentendaten.
seen-nothing-fits = Nichts passt.
seen-unknown-hint = { $agent } kam { $count ->
    [one] einmal
   *[other] { $number }-mal
} von { $system } und gehört zu keinem Mitarbeiter: Davon wird nichts importiert. Tragen Sie diese ID auf dem WFM-Server beim Mitarbeiter ein; danach importierte Tage enthalten sie.
seen-known-hint = { $agent } von { $system } ist auf dem WFM-Server { $employee }.
activities-title = Aktivitäten
activities-no-external = (keine externe Aktivität führt hierher)
activities-unseen = In den Einstellungen benannt, noch nicht gesehen
activities-hint = Unter jeder Aktivität stehen die externen Aktivitäten, die zu ihr führen. Neue gehören zu Anwesend (1), bis sie auf dem WFM-Server zugeordnet sind; jede führt zu genau einer.
activities-no-catalog = Die Aktivitäten stehen im Katalog des WFM-Servers, der noch nicht gelesen wurde. Melden Sie sich zuerst an.
activities-none = Der WFM-Server hat keine Aktivitäten.
