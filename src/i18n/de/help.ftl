# Die Hilfe der Befehle (`--help`). Das Englische steht bei den Befehlen selbst.

help-word-usage = Aufruf
help-word-commands = Befehle
help-word-arguments = Argumente
help-word-options = Optionen
help-word-everywhere = Überall
help-word-example = Beispiel
help-word-examples = Beispiele
help-word-default = Vorgabe
help-word-possible = möglich
help-word-help = Diese Hilfe
help-word-help-more = Diese Hilfe (ausführlicher mit --help)
help-word-help-less = Diese Hilfe (kürzer mit -h)
help-word-version = Version

help-value-command = BEFEHL
help-value-options = OPTIONEN
help-value-dir = ORDNER
help-value-folder = ORDNER
help-value-file = DATEI
help-value-file-csv = DATEI.csv
help-value-name = NAME
help-value-lang = SPRACHE
help-value-shell = SHELL
help-value-section = ABSCHNITT
help-value-key = SCHLÜSSEL
help-value-value = WERT
help-value-date = DATUM
help-value-days = TAGE
help-value-seconds = SEKUNDEN
help-value-left = ZIEL
help-value-path = PFAD
help-value-level = EBENE
help-value-old = ALT
help-value-new = NEU
help-value-manager = VERWALTUNG
help-value-format = FORMAT
help-value-url = URL
help-value-addr-port = ADRESSE:PORT
help-value-pem = PEM
help-value-id = ID
help-value-n = N
help-value-parent = ÜBERGEORDNETE
help-value-short-name = KURZNAME
help-value-interval = INTERVALL
help-value-time-zone = ZEITZONE
help-value-active = AKTIV
help-value-value-types = WERTETYPEN
help-value-unit = EINHEIT
help-value-decimals = STELLEN
help-value-type = TYP
help-value-phonelink = PHONELINK
help-value-timelink = TIMELINK
help-value-external = EXTERNE
help-value-external-ids = EXTERNE_IDS

help-arg-dir = Der Installationsordner (sonst XLINK_DIR, sonst der aktuelle Ordner, wenn er die drei Dateien enthält, sonst der Datenordner des Systems)
help-arg-lang = Sprache der Meldungen
help-arg-no-color = Ohne Farben (auch mit NO_COLOR in der Umgebung)
help-arg-theme = Farben der Konsole: terminal (dessen 16), dark (dunkel), light (hell), high-contrast (hoher Kontrast), none (keine). Ohne Angabe: was in der Konsole zuletzt gewählt wurde
help-arg-ascii = Einfache Zeichen statt gezeichneter Linien
help-arg-read-only = Nur ansehen, nichts ändern
help-arg-verbose = Mehr sagen; zweimal: mit den Ursachen, wie das Programm sie sieht
help-arg-json = JSON: eine Liste von Objekten
help-arg-csv = CSV (die Vorgabe)
help-arg-from = Erster Tag (2026-03-01 oder 03/01/2026)
help-arg-to = Letzter Tag, einschließlich
help-arg-left = WFM:Übergeordnete:Queue:Wertetyp, oder Queue-Name/Wertetyp-Name
help-arg-key = Ihre ID (bei einem System: sein Name)

help-xlink-about = Bringt, was die Telefonanlage eines Contact-Centers weiß, in die Queues seines Workforce-Managements
help-xlink-example-1 = die Konsole öffnen
help-xlink-example-2 = bei der Arbeit ansehen, mit einem eigenen Contact-Center
help-xlink-example-3 = die drei Dateien anlegen
help-xlink-example-4 = funktioniert alles?

help-agents-about = Die Agenten-IDs aus den Agentendaten und die Mitarbeiter, zu denen sie gehören
help-agents-arg-unknown = Nur IDs, die zu keinem Mitarbeiter gehören; von ihnen wurde nichts importiert
help-agents-arg-json = Für Programme: eine Liste der Agenten

help-backup-about = Legt die drei Dateien, isps_ulx.ini, alle Skripte, den Schlüssel und den Importstand in einer Datei ab, für den Umzug auf einen anderen Server. Nach der Passphrase, die den Schlüssel schützt, wird gefragt; oder sie wird als eine Zeile von der Standardeingabe gelesen
help-backup-arg-file = Die Datei, die angelegt wird; es darf sie noch nicht geben

help-check-about = Prüft jeden Schritt der Installation und sagt, was gefunden wurde und was zu tun ist. Status 0: alles in Ordnung; 1: Warnungen; 2: Fehler. Nichts wird geändert
help-check-arg-json = Für Programme: ein Objekt mit `status` und `rows` (step, level, place, found, hint)
help-check-arg-offline = Ohne Netz

help-completions-about = Vervollständigungen für eine Shell, auf der Standardausgabe
help-completions-arg-shell = Für welche Shell

help-config-about = Liest und ändert einzelne Werte in isps.cfg und isps_Ul.ini; sonst ändert sich nichts in der Datei
help-config-arg-file = isps.cfg oder isps_Ul.ini
help-config-arg-section = Der Abschnitt ohne seine Klammern
help-config-arg-key = Der Schlüssel vor dem Gleichheitszeichen
help-config-get-about = Zeigt den Wert, der gilt
help-config-set-about = Ändert einen Wert, oder fügt den Schlüssel oder den Abschnitt hinzu
help-config-set-arg-value = Was dort stehen soll

help-demo-about = Legt in einem Ordner ein Contact-Center zum Ansehen an: einen WFM-Server mit Benutzern, Queues, Wertetypen und Mitarbeitern; eine Installation, die daran angeschlossen ist; und eine Telefonanlage, die Anrufe und Zustände der Agenten schreibt, wie sie jetzt einträfen, mit Tagen voller Vorgeschichte. Alles ist echt, nur die Anrufer nicht. Die Demo öffnet die Konsole und hält am Ende alles an
help-demo-long-about =
    Legt in einem Ordner ein Contact-Center zum Ansehen an: einen WFM-Server mit Benutzern, Queues, Wertetypen und Mitarbeitern; eine Installation, die daran angeschlossen ist; und eine Telefonanlage, die Anrufe und Zustände der Agenten schreibt, wie sie jetzt einträfen, mit Tagen voller Vorgeschichte. Alles ist echt, nur die Anrufer nicht. Die Demo öffnet die Konsole und hält am Ende alles an.

    --dir ORDNER behält sie: ORDNER/wfm, ORDNER/xlink (die Installation), ORDNER/acd; eine spätere Demo in ORDNER macht dort weiter.
help-demo-arg-no-console = Läuft bis Strg+C (oder einem Signal) und sagt, wo etwas zu sehen ist, statt die Konsole zu öffnen

help-init-about = Legt eine Installation an: die drei Dateien, Muster und die Namen, die die Programme des Originals haben. Vorhandenes bleibt
help-init-arg-directory = Der Ordner; fehlt er, wird er angelegt. Ohne Angabe: der Installationsordner

help-import-about = Importiert Anrufdaten, Agentendaten oder beides für ganze Tage. Beauftragt den Dienst, wenn er läuft; sonst arbeitet der Befehl selbst
help-import-arg-contacts = Anrufdaten (PhoneLink)
help-import-arg-activities = Agentendaten (TimeLink)
help-import-arg-date = Erster Tag: YYYY-MM-DD oder MM/DD/YYYY (DD/MM/YYYY, wenn Language oder --lang Französisch oder Deutsch nennt)
help-import-arg-days = Wie viele Tage
help-import-arg-to = Letzter Tag
help-import-arg-system = Nur dieses externe System; mehrfach möglich
help-import-arg-dry-run = Lesen, in Intervalle einordnen und Skripte ausführen, aber nichts liefern; Importstand und Dateien bleiben unberührt
help-import-arg-values = Die Werte eines solchen Probelaufs in diese Datei schreiben, wie `xlink wfm values --csv`
help-import-arg-json = Die Zusammenfassung als JSON auf der Standardausgabe
help-import-arg-wait = So viele Sekunden auf einen WFM-Server warten, der nicht antwortet
help-import-arg-cancel = Den laufenden Import des Dienstes abbrechen
help-import-arg-hold = Die automatischen Importe des Dienstes anhalten
help-import-arg-resume = Sie fortsetzen

help-man-about = Handbuchseiten, eine Datei je Befehl
help-man-arg-folder = Ordner für die Seiten; fehlt er, wird er angelegt

help-map-about = Zeigt und ändert die Zuordnungen: welcher Messwert eines externen Systems zu welchem Wertetyp welcher WFM-Queue wird
help-map-list-about = Alle Zuordnungen, wie sie in acd_map.ini stehen
help-map-list-arg-json = Mit den Namen der Queues und Wertetypen, für Programme
help-map-add-about = Fügt eine Zuordnung hinzu
help-map-add-arg-path = Ein Pfad des linken Baums, wie `xlink tree` ihn zeigt, oder ein Skript wie $1.BAS
help-map-remove-about = Entfernt eine Zuordnung, oder alle eines Wertetyps samt der Zeile seines Skripts
help-map-remove-arg-path = Nur dieser Pfad oder dieses Skript; ohne Angabe: alles, was dort zugeordnet ist
help-map-auto-about = Schlägt Zuordnungen eins zu eins vor, nach den Namen
help-map-auto-arg-yes = Alle Vorschläge übernehmen, außer denen, die erst angesehen werden müssen
help-map-auto-arg-similar = Auch ähnliche Namen: Abkürzungen, andere Wörter für dasselbe, andere Sprachen
help-map-replace-about = Setzt in den Pfaden der Messwerte NEU an die Stelle von ALT
help-map-replace-arg-old = Was jetzt dort steht
help-map-replace-arg-new = Was dort stehen soll
help-map-replace-arg-level = In welcher Ebene der Pfade
help-map-correct-about = Berichtigt Zuordnungen, deren übergeordnete Queue sich geändert hat

help-passcode-about = Macht aus einem Kennwort einen Passcode für die Zeile in [DB]. Das Kennwort wird verdeckt eingegeben oder als eine Zeile von der Standardeingabe gelesen; auf die Standardausgabe kommt nur der Passcode
help-passcode-arg-set = Trägt den Passcode auch in [DB] ein: in die einzige Zeile, oder in die dieses WFM-Systems

help-register-about = Öffnet den Kanal zwischen Konsole und Dienst für den, der dies ausführt, oder für Administratoren und die Gruppe xlink
help-register-arg-system = Administratoren dieses Rechners und die Gruppe `xlink`, aus jeder Sitzung
help-register-arg-user = Wer diesen Befehl ausführt (die Vorgabe)

help-queues-about = Die Queues des WFM, jede unter ihrer übergeordneten, mit ihren Wertetypen und dem, was ihnen zugeordnet ist
help-queues-arg-json = Für Programme: eine Liste der Queues, jede mit ihren Wertetypen

help-restore-about = Spielt in den Installationsordner zurück, was `xlink backup` aufgehoben hat. Nach der Passphrase wird gefragt; oder sie wird als eine Zeile von der Standardeingabe gelesen. Halten Sie den Dienst zuerst an
help-restore-arg-file = Eine Datei, die `xlink backup` angelegt hat
help-restore-arg-overwrite = Dateien mit anderem Inhalt ersetzen; sie bleiben als datierte Kopien

help-script-about = Zeigt das Skript einer Zuordnung, oder probiert eine Skriptdatei aus
help-script-show-about = Zeigt das Skript eines Wertetyps; hat er kein eigenes, das Standardskript für so viele Messwerte, wie zugeordnet sind
help-script-test-about = Prüft die Syntax eines Skripts; mit Werten führt es das Skript damit aus und zeigt nur Result
help-script-test-arg-file = Die Datei des Skripts
help-script-test-arg-para = Wert von Para1; noch einmal angegeben der von Para2 und so weiter
help-script-test-arg-weekday = Wochentag, Sonntag = 1 bis Samstag = 7 [Montag, wenn nur andere Werte angegeben sind]
help-script-test-arg-minutes = Beginn des Intervalls in Minuten seit Mitternacht, 0 bis 1439 [0, wenn nur andere Werte angegeben sind]

help-service-about = Der Dienst, der von selbst importiert
help-service-arg-manager = systemd, standalone, windows oder launchd; sonst die, mit der er installiert ist, oder die eigene dieses Rechners
help-service-arg-json = Als JSON
help-service-install-about = Den Dienst beim System eintragen und starten
help-service-install-arg-log-format = Das Protokoll des Dienstes für Programme, neben dem für Menschen
help-service-remove-about = Den Dienst anhalten und aus dem System entfernen
help-service-start-about = Den installierten Dienst starten
help-service-stop-about = Den Dienst anhalten; der laufende Schreibvorgang wird beendet, der Ausgang bleibt erhalten
help-service-restart-about = Anhalten und starten
help-service-status-about = Ob er installiert ist und läuft
help-service-run-about = Im Vordergrund laufen, mit Ihrem eigenen Konto, bis Strg+C
help-service-run-arg-log-format = `json`: ein JSON-Objekt je Zeile auf der Standardausgabe und in isps_uls.jsonl

help-status-about = Zeigt, wie es steht; mit oder ohne laufenden Dienst
help-status-arg-json = Als JSON; mit --watch ein Objekt je Zeile
help-status-arg-watch = Immer wieder, bis Strg+C

help-tree-about = Die externen Systeme mit ihren Queues und Wertetypen; die Pfade, wie sie in acd_map.ini stehen. Ein System, das nicht lesbar ist, sagt an seiner Stelle, warum
help-tree-arg-system = Nur dieses externe System
help-tree-arg-json = Für Programme: eine Liste der externen Systeme, jedes mit seinem Baum oder dem Grund, warum er fehlt

help-wfm-about = Der Enterprise Server auf der Seite des WFM, und was er weiß
help-wfm-arg-data = Datenordner des Speichers (SQLite; fehlt er, wird er angelegt). Ohne Angabe: `wfm` im Installationsordner
help-wfm-arg-database = Der Speicher in PostgreSQL, postgres://…
help-wfm-serve-about = Startet den Enterprise Server und lässt ihn laufen, bis er beendet wird (Strg+C, oder das Signal des Systems). Auf der Standardausgabe stehen, mit TLS, `SHA-256 AA:BB:…`; mit --metrics `metrics on ADDR:PORT`; und, sobald Verbindungen angenommen werden, `listening on …`
help-wfm-serve-arg-listen = Adresse zum Lauschen; Port 0: irgendein freier
help-wfm-serve-arg-cert = Zertifikat des Servers und seine Kette, PEM
help-wfm-serve-arg-key = Sein privater Schlüssel, PEM
help-wfm-serve-arg-self-signed = Ein Zertifikat, das der Server selbst macht und im Datenordner aufhebt; die Clients vertrauen seinem Fingerabdruck
help-wfm-serve-arg-plain = Ohne Verschlüsselung (iwfm://)
help-wfm-serve-arg-metrics = Wo Zustand und Kennzahlen abrufbar sind (Prometheus); eine lokale Adresse
help-wfm-catalog-about = Der ganze Katalog als eine TOML-Datei
help-wfm-catalog-apply-about = Übernimmt alles, was die Datei nennt, in den Katalog; was sie nicht nennt, bleibt. Ein zweites Mal ändert nichts
help-wfm-catalog-apply-arg-file = Die Katalogdatei; `-`: Standardeingabe
help-wfm-catalog-show-about = Zeigt den Katalog in der Form, die `apply` liest
help-wfm-user-about = Wer sich anmelden darf
help-wfm-user-arg-name = Der Name des Benutzers
help-wfm-user-set-about = Legt einen Benutzer an, oder gibt einem vorhandenen ein neues Kennwort und diese Rechte; eine Sperre endet. Das Kennwort wird verdeckt eingegeben oder als eine Zeile von der Standardeingabe gelesen
help-wfm-user-set-arg-admin = Das Recht zu verwalten, zusätzlich zum Importrecht
help-wfm-user-list-about = Listet die Benutzer mit ihren Rechten auf, und seit wann sie gesperrt sind
help-wfm-user-unlock-about = Lässt einen Benutzer nach fünf falschen Kennwörtern wieder zu
help-wfm-user-remove-about = Entfernt einen Benutzer; was er gespeichert hat, bleibt
help-wfm-values-about = Die Intervallwerte, die der Server hat
help-wfm-values-arg-queue = Nur diese Queue; mehrfach möglich
help-wfm-values-arg-value-type = Nur dieser Wertetyp; mehrfach möglich
help-wfm-activities-about = Die Aktivitäten der Agenten, die der Server hat, nach ihrem Beginn ausgewählt
help-wfm-queue-about = Queues: hinzufügen, auflisten, ändern, importieren, exportieren
help-wfm-queue-arg-name = Höchstens 50 Zeichen
help-wfm-queue-arg-parent = ID der übergeordneten Queue; 0: keine
help-wfm-queue-arg-short-name = Höchstens 25 Zeichen
help-wfm-queue-arg-interval = Minuten
help-wfm-queue-arg-time-zone = IANA-Name der Zeitzone ihrer Daten
help-wfm-queue-arg-value-types = IDs ihrer Wertetypen, durch Semikolon getrennt
help-arg-active = true oder false
help-arg-name = Was man sieht
help-wfm-value-type-about = Wertetypen: hinzufügen, auflisten, ändern, importieren, exportieren
help-wfm-value-type-arg-unit = count, seconds, percent oder number
help-wfm-value-type-arg-decimals = Wie viele Nachkommastellen man sieht: 0, 1 oder 2
help-wfm-system-about = Externe Systeme: hinzufügen, auflisten, ändern, importieren, exportieren
help-wfm-system-arg-type = csv, universal oder der Name einer Definition
help-wfm-system-arg-phonelink = true: es bringt Anrufdaten
help-wfm-system-arg-timelink = true: es bringt Aktivitäten der Agenten
help-wfm-system-arg-time-zone = IANA-Name der Zeitzone seiner Agentendaten
help-wfm-activity-about = Aktivitäten des WFM: hinzufügen, auflisten, ändern, importieren, exportieren
help-wfm-activity-arg-external = Externe Aktivitäten, die hierher führen: "CSV=2;CSV=3"
help-wfm-employee-about = Mitarbeiter: hinzufügen, auflisten, ändern, importieren, exportieren
help-wfm-employee-arg-external-ids = Externe IDs: "CSV=1001;Mitel=77"
help-wfm-thing-add-about = Fügt eines hinzu
help-wfm-thing-change-about = Ändert, was angegeben ist, und lässt das Übrige
help-wfm-thing-list-about = Listet alle auf
help-wfm-thing-import-about = Fügt hinzu und ändert, was eine CSV-Datei enthält; ihre erste Zeile nennt die Spalten wie `list`
help-wfm-thing-import-arg-file = `-`: Standardeingabe
help-wfm-thing-export-about = Schreibt alle in eine CSV-Datei, wie `import` sie liest
help-wfm-thing-export-arg-file = Ohne Angabe: Standardausgabe
help-wfm-restored-about = Meldet, dass der Speicher aus einer Sicherung stammt: eine neue Epoche beginnt, und jedes xlink vergleicht und sendet neu, was fehlt. Nur nötig, wo eine Sicherung über die Datei selbst samt `wfm.mark` geschrieben wurde; jedes andere Zurückspielen fällt beim Öffnen des Speichers auf
