# Die Menüs und die Befehlsliste. Der Buchstabe nach & öffnet einen Eintrag; in einem Menü steht jeder nur einmal.

menu-file = &Datei
menu-mapping = &Zuordnung
menu-view = &Ansicht
menu-settings = &Einstellungen
menu-acd = A&CD
menu-service = Die&nst
menu-help = &Hilfe
menu-start-import = Import starten
menu-import-calls = An&rufdaten importieren…
menu-import-agents = A&gentendaten importieren…
menu-cancel-import = Import a&bbrechen
menu-last-import = &Letzter Import
menu-check = &Prüfen
menu-exit = Been&den
menu-assign = &Zuordnen
menu-remove = &Entfernen
menu-flow = &Fluss
menu-gaps = &Lücken
menu-chart = Ve&rlauf
menu-problems = &Probleme
menu-zoom = Voll&bild
menu-collapse-all = Alles &einklappen
menu-expand-all = Alles &ausklappen
menu-hold = Automatische Importe &anhalten oder fortsetzen
menu-reload = Baum &neu laden
menu-sign-in = &Anmelden
menu-keys = &Tasten
menu-about = &Info
palette-title = Befehle
palette-nothing = Kein Befehl dieses Namens ist jetzt möglich.
check-title = Funktioniert alles?
check-checking = Wird geprüft…
check-fine = Alles funktioniert.
check-verdict = { $errors } Fehler, { $warnings ->
    [one] 1 Warnung
   *[other] { $warnings } Warnungen
}.
about-title = Info
about-what = xlink bringt, was eine Telefonanlage weiß, in die Queues eines Workforce-Management-Systems.
about-service = Der Dienst antwortet (Version { $version }, verwaltet von { $manager }).
about-in-process = Es läuft kein Dienst: Diese Konsole erledigt die Arbeit selbst.
about-nobody = Nichts antwortet.
about-directory = Installation: { $directory }
about-licence = MIT oder Apache-2.0
menu-activities = Akti&vitäten
menu-agents = &Unbekannte Agenten
menu-log = Pr&otokoll
check-title-problems = Warnungen und Fehler
check-nothing-fits = Hierzu passt nichts.
