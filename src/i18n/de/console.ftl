# The console.

console-number-group = .
console-number-point = ,
console-key-space = Leertaste
console-key-enter = Enter
console-key-backtab = Umschalt+Tab
console-key-backspace = Rücktaste
console-key-delete = Entf
console-key-home = Pos1
console-key-end = Ende
console-key-page-up = Bild auf
console-key-page-down = Bild ab
console-key-ctrl = Strg
console-context-screen = Überall auf dem Hauptbildschirm
console-context-tree = In den Bäumen
console-context-assigned = In den zugeordneten Wertetypen
console-context-flow = Im Datenfluss
console-context-search = Beim Suchen
console-context-question = In einer Frage
console-context-form = In einem Dialog
console-context-field = In einem Feld
console-context-reading = Beim Lesen
console-pane-interface = Schnittstelle
console-pane-queues = iWFM Queues
console-pane-assigned = Zugeordnete Wertetypen
console-pane-flow = Datenfluss
console-column-last = Letzt.
console-column-today = Heute
console-column-day = Stunden
console-column-state = Stand
console-do-next-pane = nächster Bereich
console-do-previous-pane = voriger Bereich
console-do-import = importieren
console-do-cancel-import = anhalten
console-do-problems = Probleme
console-do-sign-in = anmelden
console-do-hold = automatische Importe anhalten oder fortsetzen
console-do-last-import = Ergebnis des letzten Imports
console-do-reload = Dateien und Bäume neu lesen
console-do-zoom = Vollbild
console-do-help = Hilfe
console-do-back = einen Schritt zurück
console-do-quit = beenden
console-do-up = nach oben
console-do-down = nach unten
console-do-unfold = öffnen, oder zur ersten Zeile darin
console-do-fold = schließen, oder eine Ebene höher
console-do-activate = auswählen
console-deed-fold = auf/zu
console-deed-assign = zuordnen
console-deed-why = warum
console-deed-script = Skript
console-deed-import-day = diesen Tag importieren
console-do-page-up = eine Seite nach oben
console-do-page-down = eine Seite nach unten
console-do-first = zur ersten Zeile
console-do-last = zur letzten Zeile
console-do-expand-all = alles darunter öffnen
console-do-collapse-all = alles darunter schließen
console-do-search = suchen
console-do-search-next = nächster
console-do-search-previous = voriger
console-do-search-back = Suche verlassen
console-do-remove = entfernen
console-do-earlier = ein Intervall früher
console-do-later = Intervall
console-do-hour-earlier = eine Stunde früher
console-do-hour-later = eine Stunde später
console-do-day-start = zum Anfang des Tages
console-do-day-end = zum Ende des Tages
console-do-previous-day = Tag davor
console-do-next-day = Tag danach
console-do-today = heute
console-do-next-gap = nächste Lücke
console-do-accept = hier bleiben
console-do-erase = löschen
console-do-erase-forward = rechts löschen
console-do-cursor-left = nach links
console-do-cursor-right = nach rechts
console-do-cursor-start = zum Anfang
console-do-cursor-end = zum Ende
console-do-other = andere Antwort
console-do-choose = wählen
console-do-close = schließen
console-do-next-field = weiter
console-do-previous-field = voriges Feld
console-do-earlier-choice = andere Wahl, rückwärts
console-do-later-choice = andere Wahl
console-do-tick = ankreuzen
console-do-day-later = Tag später
console-do-day-earlier = Tag früher
console-asking = wird abgefragt…
console-search = Suchen:
console-not-found = „{ $text }“ steht nirgends in diesem Baum.
console-nothing-searched = Noch nichts gesucht: zuerst / drücken.
console-stray-paste = Eingefügter Text wird nur in einem Feld angenommen. Es ist nichts geschehen.
console-read-only = Diese Konsole liest nur (--read-only): nichts wurde geändert.
console-read-only-tag = nur lesen
console-not-reachable = Der Dienst antwortet nicht, darum geht das jetzt nicht.
console-no-systems = Noch ist kein externes System bekannt.
console-no-systems-hint = Externe Systeme werden auf dem WFM-Server angelegt (xlink wfm catalog apply); ihre Einstellungen stehen in isps_Ul.ini, je ein Abschnitt.
console-no-wfm = Kein WFM-System eingerichtet: isps.cfg nennt keines.
console-no-wfm-hint = „xlink init“ legt die drei Dateien an; Adresse des Servers in isps.cfg, Benutzer und Passcode in [DB] der isps_Ul.ini eintragen.
console-no-queues = Der WFM-Server hat noch keine Queues.
console-not-configured-hint = isps.cfg und [DB] in isps_Ul.ini ergänzen; „xlink check“ sagt, was fehlt.
console-connecting = Verbindung zum WFM-Server wird aufgebaut…
console-reading-catalog = Katalog wird gelesen…
console-refused = Anmeldung abgelehnt: { $why }
console-refused-hint = Benutzer und Passcode in [DB] der isps_Ul.ini prüfen, dann s drücken. Fünf Fehlversuche sperren den Benutzer.
console-away = Nicht erreichbar: { $why }
console-no-catalog-hint = Queues erscheinen, sobald der Server zum ersten Mal geantwortet hat.
console-why-title = Warum
console-why-hint = Den Abschnitt in isps_Ul.ini oder die Quelle selbst in Ordnung bringen; es wird von selbst übernommen. „xlink check“ nennt jeden Befund.
console-unknown-queues = { $count ->
        [one] 1 Name fehlt
       *[other] { $count } Namen fehlen
    } in Groups: { $names }
console-unknown-queues-hint = Diese Queues kamen in den Daten, stehen aber nicht in Groups der isps_Ul.ini: nichts davon wird importiert. Die Namen in Groups ergänzen.
console-rows-today = { $count ->
        [one] 1 Zeile
       *[other] { $number } Zeilen
    } heute
console-rows = { $count ->
        [one] 1 Zeile
       *[other] { $number } Zeilen
    }
console-rejected = { $count ->
        [one] 1 abgewiesen
       *[other] { $number } abgewiesen
    }
console-rejected-today = { $count ->
        [one] 1 Zeile wurde heute abgewiesen.
       *[other] { $number } Zeilen wurden heute abgewiesen.
    }
console-rejected-today-hint = Den Tag noch einmal importieren (i): Die Zusammenfassung nennt jede mit Datei, Zeile und Grund, und Enter zeigt dort die Datei.
console-system-off = aus
console-system-failed = nicht lesbar
console-system-reading = wird gelesen
console-system-quiet = heute still
console-queue-count = { $count ->
        [one] 1 Queue
       *[other] { $number } Queues
    }
console-catalog-of = Stand { $at }
console-mapped-of = { $mapped } von { $all }
console-live-not-mapped = frei
console-live-quiet = still
console-live-delivered = geliefert
console-live-pending = wartet
console-live-rejected = abgewiesen
console-live-inactive = inaktiv
console-script-file = Skript { $name }
console-script-default = Standardskript
console-assigned-none-chosen = Rechts einen Wertetyp einer Queue auswählen.
console-assigned-empty = Noch nichts zugeordnet: links zu einem Wertetyp gehen und Enter drücken.
console-path-unknown = nicht im Baum
console-more = { $count } weitere
console-stage-source = Quelle
console-stage-import = Import
console-stage-script = Skript
console-stage-outbox = Ausgang
console-stage-wfm = WFM
console-unit-rows = { $count ->
        [one] Zeile
       *[other] Zeilen
    }
console-unit-intervals = { $count ->
        [one] Intervall
       *[other] Intervalle
    }
console-unit-values = { $count ->
        [one] Wert
       *[other] Werte
    }
console-unit-waiting = { $count ->
        [one] wartet
       *[other] warten
    }
console-unit-stored = { $count ->
        [one] gespeichert
       *[other] gespeichert
    }
console-unit-rejected = { $count ->
        [one] abgewiesen
       *[other] abgewiesen
    }
console-unit-refused = { $count ->
        [one] abgelehnt
       *[other] abgelehnt
    }
console-import-catching-up = Nachholen
console-import-calls = Anrufdaten
console-import-agents = Agentendaten
console-import-both = Beides
console-phase-reading = wird gelesen
console-phase-scripting = Skripte
console-phase-delivering = wird geliefert
console-import-day = { $day }, Tag { $number } von { $days }
console-time-left = noch { $time }
console-service-lost = Der Dienst ist nicht erreichbar: { $why }
console-service-lost-hint = Die Konsole sucht ihn alle paar Sekunden. „xlink service status“ sagt, ob er läuft; nach „xlink register --system“ erreicht ihn jede Sitzung.
console-mappings-unread = acd_map.ini war nicht lesbar, darum lassen sich Zuordnungen nicht ändern.
console-mappings-unread-hint = Die Datei oder ihre Rechte in Ordnung bringen, dann r drücken.
console-now-service = Der Dienst läuft und übernimmt jetzt die Arbeit.
console-now-in-process = Kein Dienst läuft: dieses Programm arbeitet selbst, solange es offen ist.
console-verdict-not-configured = Noch kann nichts geliefert werden: { $missing }
console-verdict-refused = Stockt am WFM seit { $since }, Anmeldung abgelehnt: { $why } ({ $count ->
        [0] nichts wartet
        [one] 1 Wert wartet sicher
       *[other] { $number } Werte warten sicher
    }; wenn es behoben ist, s drücken)
console-verdict-away = Stockt am WFM seit { $since }: { $count ->
        [0] nichts wartet
        [one] 1 Wert wartet sicher
       *[other] { $number } Werte warten sicher
    }, nächster Versuch { $retry }. { $why }
console-verdict-outbox = Der Ausgang ist zu { $percent } voll: ist er voll, ruhen die Importe. Prüfen, warum das WFM nichts annimmt.
console-verdict-source = Stockt an der Quelle { $name }: { $why }
console-verdict-held = Die automatischen Importe sind angehalten; a setzt sie fort.
console-verdict-unmapped = Noch nichts zugeordnet: rechts einen Wertetyp wählen, nach links gehen, Enter drücken.
console-verdict-under-way = { $count ->
        [one] 1 Wert ist
       *[other] { $number } Werte sind
    } unterwegs zum WFM.
console-verdict-next = Alles Gelesene ist beim WFM. Nächster Import { $at }.
console-verdict-by-hand = Alles Gelesene ist beim WFM. Kein automatischer Import; i importiert.
console-verdict-no-wfm = Noch kann nichts geliefert werden: kein WFM-System eingerichtet. „xlink check“ sagt, was fehlt.
console-verdict-no-service = Alles Gelesene ist beim WFM. Ohne Dienst importiert nur i.
console-strip-imported = importiert
console-strip-zero = null
console-strip-missing = fehlt
console-strip-rejected = abgewiesen
console-strip-pending = wartet
console-strip-future = kommt noch
console-strip-none-chosen = Hier erscheint der Tag des oben gewählten Wertetyps.
console-today = heute
console-top-service = Dienst läuft
console-top-service-short = Dienst
console-top-service-lost = Dienst unerreichbar
console-top-service-lost-short = kein Dienst
console-top-in-process = kein Dienst, arbeitet hier
console-top-in-process-short = kein Dienst
console-top-no-wfm = kein WFM
console-top-wfm-unknown = WFM unbekannt
console-top-connected = { $name } verbunden
console-top-connecting = { $name } verbindet
console-top-away = { $name } nicht da
console-top-refused = { $name } lehnt ab
console-top-not-configured = { $name } nicht eingerichtet
console-top-data = Daten { $at }
console-top-no-data = noch keine Daten
console-no-value-type = Zuerst rechts einen Wertetyp einer Queue auswählen, dann von hier zuordnen.
console-nothing-assigned = Diesem Wertetyp ist nichts zugeordnet.
console-already-assigned = { $path } ist { $name } schon zugeordnet.
console-assigned = { $path } ist jetzt { $name } zugeordnet.
console-removed = { $path } wurde entfernt.
console-remove-title = Zuordnung entfernen?
console-remove-text = { $path } zählt dann nicht mehr für { $name }. Die Zeile wird aus acd_map.ini genommen; eine datierte Kopie der Datei bleibt.
console-remove-yes = Entfernen
console-no = Nein
console-no-import = Es läuft kein Import.
console-cancel-title = Import anhalten?
console-cancel-text = Fertige Tage bleiben geliefert. Der begonnene Tag bleibt, wie er war; ihn neu zu importieren ist jederzeit sicher.
console-cancel-yes = Anhalten
console-quit-title = Während eines Imports beenden?
console-quit-importing = Kein Dienst läuft, dieses Programm importiert selbst: Beenden bricht ab. Geliefertes bleibt; der Rest lässt sich später importieren.
console-quit-yes = Beenden
console-sign-in-needless = Das WFM wartet nicht auf eine Anmeldung.
console-signed-in = An { $name } angemeldet.
console-no-last-import = Seit dem Start ist noch kein Import zu Ende.
console-no-problems = Keine Probleme.
console-no-gap = Dieser Tag hat keine Lücke.
console-no-later-day = Das ist schon heute.
console-import-started = Der Import läuft; sein Fortschritt steht im Datenfluss.
console-import-next = Ein anderer Import läuft; dieser beginnt, sobald er zu Ende ist (x nimmt ihn zurück).
console-import-not-next = Der wartende Import ist zurückgenommen.
console-import-cancelling = Der Import wird angehalten.
console-import-done = Der Import ist fertig.
console-import-done-warnings = Der Import ist fertig; manches fiel weg oder wartet noch (e zeigt es).
console-import-cancelled = Der Import wurde angehalten.
console-import-failed = Der Import ist fehlgeschlagen (e zeigt, warum).
console-held = Die automatischen Importe sind angehalten.
console-resumed = Die automatischen Importe gehen weiter.
console-reloaded = Dateien und Bäume wurden neu gelesen.
console-too-small = Das Terminal hat { $width } × { $height }. xlink braucht mindestens { $least-width } × { $least-height }.
console-help-title = Tasten
console-problems-title = Probleme, und was zu tun ist
console-summary-title = Der letzte Import
console-level-error = Fehler
console-level-warning = Warnung
console-level-fine = In Ordnung
console-summary-warnings = Der Import ist fertig; manches fiel weg oder wartet noch.
console-summary-failed = Der Import ist fehlgeschlagen.
console-summary-rows = { $count ->
        [one] Zeile gelesen
       *[other] Zeilen gelesen
    }
console-summary-rejected = { $count ->
        [one] Zeile abgewiesen
       *[other] Zeilen abgewiesen
    }
console-summary-unmapped = { $count ->
        [one] Zeile
       *[other] Zeilen
    } ohne Zuordnung
console-summary-intervals = { $count ->
        [one] Intervall
       *[other] Intervalle
    }
console-summary-written = { $count ->
        [one] Wert
       *[other] Werte
    } neu oder geändert
console-summary-unchanged = { $count ->
        [one] Wert
       *[other] Werte
    }, die das WFM schon hat
console-summary-values-rejected = { $count ->
        [one] Wert abgewiesen
       *[other] Werte abgewiesen
    }
console-summary-waiting = { $count ->
        [one] Wert wartet
       *[other] Werte warten
    } auf das WFM
console-summary-agent-days = { $count ->
        [one] Agententag
       *[other] Agententage
    }
console-summary-unknown-agents = { $count ->
        [one] unbekannter Agent
       *[other] unbekannte Agenten
    }
console-summary-nothing = Es gab nichts zu importieren.
console-summary-rejected-rows = Abgewiesene Zeilen
console-summary-rejected-values = Abgewiesene Werte
console-summary-unknown-queues = Queues, die in Groups fehlen
console-summary-notes = Hinweise
console-import-title = Import starten
console-import-what = Was
console-import-days = Tage
console-import-systems = Von
console-import-to = bis
console-import-all = alle externen Systeme
console-import-start = Starten
console-import-close = Schließen
console-import-every = alle
console-fault-beside-day = kein Tag
console-fault-beside-order = nach dem letzten
console-fault-beside-future = liegt in der Zukunft
console-fault-beside-system = eines ankreuzen
console-fault-first-day = Der erste Tag ist nicht lesbar: als 2026-03-01 oder 1.3.2026 schreiben.
console-fault-last-day = Der letzte Tag ist nicht lesbar: als 2026-03-01 oder 1.3.2026 schreiben.
console-fault-order = Der erste Tag liegt nach dem letzten.
console-fault-future = Der erste Tag liegt in der Zukunft.
console-fault-no-system = Mindestens ein externes System ankreuzen (Leertaste).
console-fault-all-off = Es gibt nichts zu lesen: Alle externen Systeme sind aus, oder keines ist eingerichtet. „Probleme“ (p) nennt den Grund.
console-will-calls = Liest die Anrufdaten von { $systems } für { $days ->
        [one] den { $first }
       *[other] { $days } Tage, { $first } bis { $last }
    } ({ $queues ->
        [one] { $queues } Queue
       *[other] { $queues } Queues
    }), führt die Skripte aus und vergleicht mit dem WFM: Gleiches wird nicht gesendet, anderes ersetzt.
console-will-agents = Liest die Agentendaten von { $systems } für { $days ->
        [one] den { $first }
       *[other] { $days } Tage, { $first } bis { $last }
    } und ersetzt die Aktivitäten dieser Tage; Agenten, die das WFM nicht kennt, werden aufgelistet.
console-will-both = Liest Anrufdaten und Agentendaten von { $systems } für { $days ->
        [one] den { $first }
       *[other] { $days } Tage, { $first } bis { $last }
    }; bringt die Werte von { $queues ->
        [one] { $queues } Queue
       *[other] { $queues } Queues
    } und alle Aktivitäten auf den Stand der Quellen. Gleiches wird nicht gesendet.
console-will-nothing = Keine Queue ist damit verbunden: Es kommen keine Anrufdaten ins WFM.
console-will-follow = Er beginnt, sobald der laufende Import zu Ende ist.
console-will-wait = Der automatische Import wartet solange.
console-context-menu = In einem offenen Menü
console-context-filter = In einer Liste mit Suchfeld
console-context-list = In einer Liste
console-context-text = In einem Text
console-do-menu = Menü
console-do-palette = Befehle
console-do-check = alles prüfen
console-do-previous-menu = voriges Menü
console-do-next-menu = nächstes Menü
console-do-again = noch einmal
console-do-new-line = neue Zeile
console-do-undo = rückgängig
console-do-redo = wiederholen
console-no-metric = Zuerst links einen Wertetyp auswählen.
console-it-has-ended = er hat sich beendet
console-no-terminal = die Konsole braucht ein Terminal, und das ist keines: starten Sie sie in einem, oder verwenden Sie die Befehle (`xlink --help`)
console-terminal = das Terminal ist nicht verwendbar: { $why }
console-own-fault = ein Fehler in xlink selbst: { $why }
console-context-finder = In einer durchsuchbaren Liste oder einem Protokoll
console-do-only-hits = nur Treffer
console-do-only-problems = nur Probleme
console-do-to-start = zu Starten
console-do-everything = alles
console-do-follow = mitlesen
console-do-first-steps = erste Schritte
