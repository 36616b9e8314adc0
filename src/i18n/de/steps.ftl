# Dienst, Sicherungen, erste Schritte.

serve-title = Dienst „ISPS Xlink“
serve-state = Zustand
serve-process = Prozess
serve-start = Start
serve-account = Konto
serve-manager = Verwaltung
serve-channel = Kanal
serve-since = seit { $at }
serve-asking = Wird abgefragt…
serve-working = Läuft… (das Schließen dieses Fensters hält es nicht auf)
serve-busy = Eins nach dem anderen: Das Vorige läuft noch.
serve-unknown = Zustand noch nicht bekannt
serve-phase-not-installed = nicht installiert
serve-phase-stopped = angehalten: Es wird nichts von selbst importiert
serve-phase-running = läuft
serve-phase-starting = startet
serve-phase-failed = mit einem Fehler beendet: Das Protokoll sagt, warum
serve-start-none = –
serve-start-automatic = startet mit dem Rechner
serve-start-by-hand = startet nicht mit dem Rechner
serve-channel-system = offen für Administratoren (SYSTEM GLOBAL)
serve-channel-own = nur für das Konto des Dienstes offen
serve-channel-people = { $count ->
    [one] für 1 Konto registriert
   *[other] für { $count } Konten registriert
}
serve-install = Installieren
serve-remove = Entfernen
serve-start-it = Starten
serve-stop = Anhalten
serve-restart = Neu starten
serve-register = Kanal registrieren
serve-installed = installiert und läuft
serve-not-installed = nicht installiert
serve-runs = läuft schon
serve-stopped = läuft nicht
serve-registered = schon registriert
serve-ask-install = ISPS Xlink wird bei { $manager } eingetragen und jetzt sowie mit dem Rechner gestartet.
serve-ask-install-standalone = Dieser Rechner bietet Ihrem Konto keine Dienstverwaltung: ISPS Xlink läuft als eigener Prozess. Er läuft weiter, wenn Sie sich abmelden, startet aber nicht mit dem Rechner.
serve-ask-remove = ISPS Xlink wird angehalten und aus dem System entfernt. Danach wird nichts mehr von selbst importiert; Dateien und Ausgang bleiben.
serve-ask-stop = Bis zum nächsten Start wird nichts von selbst importiert. Der laufende Schreibvorgang wird beendet, der Ausgang bleibt erhalten.
serve-ask-restart = ISPS Xlink wird angehalten und gestartet. Der laufende Schreibvorgang wird beendet, der Ausgang bleibt erhalten.
serve-ask-register = Der Kanal wird für die Administratoren des Rechners und die Gruppe xlink geöffnet, aus jeder Sitzung.
restore-service-runs = Der Dienst arbeitet mit dieser Installation: Halten Sie ihn zuerst an (Dienst > Anhalten)
archive-backup-title = Sichern
archive-restore-title = Wiederherstellen
archive-file = Datei
archive-passphrase = Passphrase
archive-repeat = Wiederholung
archive-backup-go = Sichern
archive-look = Hineinsehen
archive-restore-go = Wiederherstellen
archive-close = Schließen
archive-backup-hint = Eine Sicherung enthält die drei Dateien, isps_ulx.ini, alle Skripte, den Schlüssel dieser Installation und den Stand der Importe: alles für einen Umzug auf einen anderen Server. Die Passphrase schützt den Schlüssel. Eine vorhandene Datei wird nicht überschrieben.
archive-restore-hint = Zuerst wird gezeigt, was die Sicherung enthält und was sie ersetzen würde; dann werden Sie gefragt. Ersetzte Dateien bleiben als datierte Kopien. Der Dienst muss angehalten sein.
archive-working = Läuft…
archive-no-file = Nennen Sie eine Datei.
archive-no-passphrase = Die Passphrase fehlt.
archive-differs = Die beiden Passphrasen sind verschieden.
archive-holds = { $count ->
    [one] Sie enthält eine Datei: { $files }.
   *[other] Sie enthält { $count } Dateien: { $files }.
}
archive-overwrites = Davon stehen hier mit anderem Inhalt (bleiben als datierte Kopien): { $files }.
archive-overwrites-nothing = Hier wird nichts ersetzt.
archive-made = { $count ->
    [one] { $file } enthält eine Datei:
   *[other] { $file } enthält { $count } Dateien:
}
archive-keep-passphrase = Bewahren Sie die Passphrase getrennt davon auf: Ohne sie sind die Passcodes anderswo nicht zu gebrauchen.
archive-restored = { $count ->
    [one] Eine Datei wurde wiederhergestellt.
   *[other] { $count } Dateien wurden wiederhergestellt.
}
archive-kept = Was vorher da war, liegt jetzt in { $file }
archive-ledger = Was bei der Sicherung auf das WFM wartete, wird zuerst mit dem WFM verglichen: Neuere Werte dort bleiben.
steps-title = Erste Schritte
steps-done = erledigt
steps-next = als Nächstes
steps-open = offen
steps-asked = …
steps-optional = jederzeit
steps-unregistered = läuft, nicht eingetragen
steps-foreground = Der Dienst läuft im Vordergrund und ist auf diesem Rechner nicht eingetragen: Er endet mit seinem Fenster und startet nicht mit dem Rechner. Ihn einzutragen ist freigestellt.
steps-unregistered-why = Der Dienst läuft, ohne auf diesem Rechner eingetragen zu sein: Er startet nicht mit ihm. Ihn einzutragen ist freigestellt.
steps-missing = In { $directory } fehlen: { $files }.
steps-files = Dateien anlegen
steps-files-hint = Enter legt isps.cfg, isps_Ul.ini und acd_map.ini zum Ausfüllen an, dazu Vorlagen für Telefonanlagen. Vorhandenes bleibt.
steps-connection = Mit dem WFM-Server verbinden
steps-connection-hint = isps.cfg nennt den Server. Die Adresse, die ein Browser für das WFM zeigt, genügt. Enter führt weiter.
steps-login = Benutzer und Passcode eintragen
steps-login-hint = Die Anmeldung steht in [DB] der isps_Ul.ini: der Benutzer und ein Passcode, der aus dem Kennwort entsteht und nur auf dieser Installation zu lesen ist.
steps-sign-in = Anmelden
steps-sign-in-hint = xlink meldet sich von selbst an, sobald Server und Anmeldung stimmen. Nach einer Ablehnung wartet es: Benutzer oder Passcode in Schritt 3 berichtigen, oder hier mit Enter noch einmal versuchen.
steps-sign-in-how = xlink ist angemeldet.
steps-catalogue = Queues und Wertetypen lesen
steps-catalogue-hint = Der Katalog des WFM kommt mit der Anmeldung. Enter liest alles noch einmal.
steps-systems = Externe Systeme einrichten
steps-systems-hint = Jedes externe System, das der WFM-Server kennt, braucht in isps_Ul.ini einen Abschnitt, der sagt, wo seine Dateien liegen und was ihre Spalten bedeuten.
steps-mappings = Wertetypen zuordnen
steps-mappings-hint = Wählen Sie rechts einen Wertetyp und drücken Sie links auf einem Enter: Er wird zugeordnet. Enter führt hin.
steps-import = Einen Tag zur Probe importieren
steps-import-hint = Wählen Sie einen Tag, dessen Daten da sind; die Zusammenfassung nennt jede abgewiesene Zeile mit Grund. Enter öffnet den Dialog.
steps-automatic = Von selbst importieren
steps-install = Dienst installieren
steps-automatic-hint = Von nun an werden neue Daten alle paar Minuten oder einmal am Tag importiert. Enter führt dahin, wo steht, wann; ohne das importiert nur i.
steps-install-hint = Der Dienst importiert von selbst, Tag und Nacht, ohne diese Konsole. Enter installiert und startet ihn.
steps-start = Dienst starten
steps-start-hint = Enter startet ihn.
steps-register = Kanal registrieren
steps-register-hint = Damit jeder Administrator dieses Rechners den Dienst aus jeder Sitzung erreicht. Enter registriert ihn.
steps-backup = Sicherung anlegen
steps-backup-hint = Alles in einer Datei, auch für den Umzug auf einen anderen Server. Enter öffnet den Dialog.
