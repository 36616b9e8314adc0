check-no-folder = diesen Ordner gibt es nicht
check-no-folder-hint = legen Sie mit `xlink init` eine Installation an, oder nennen Sie mit --dir einen anderen Ordner
check-file-unread-hint = berichtigen Sie die Rechte, oder prüfen Sie mit dem Konto des Besitzers
check-file-missing = die Datei fehlt
check-file-missing-hint = `xlink init` legt sie an, zum Ausfüllen bereit
check-ascii = ASCII (mit dem ersten Umlaut Windows-1252)
check-file-there = vorhanden, { $bytes } Byte, { $encoding }
check-settings-fine = WFM-Systeme: { $wfm }, externe Systeme: { $systems }, kein Fehler
check-passcode-hint = `xlink passcode --set { $name }` fragt nach dem Kennwort und trägt einen neuen Passcode ein
check-passcode-fine = der Passcode von { $user } ist lesbar
check-nothing-mapped = nichts ist zugeordnet: es wird nichts importiert
check-nothing-mapped-hint = ordnen Sie Wertetypen in der Konsole zu, oder mit `xlink map add` und `xlink map auto`
check-mapped = { $count ->
    [one] { $count } Wertetyp ist zugeordnet
   *[other] { $count } Wertetypen sind zugeordnet
}
check-scripts-fine = { $count ->
    [one] { $count } Skript ist fehlerfrei und passt zu seiner Zuordnung
   *[other] { $count } Skripte sind fehlerfrei und passen zu ihren Zuordnungen
}
check-script-wrong-hint = seine Werte werden abgewiesen, bis es berichtigt ist: `xlink script test { $name }`
check-script-parameters = deklarierte Parameter: { $declared }, Messwerte an { $left }: { $mapped }
check-script-parameters-hint = passen Sie das Skript oder die Zuordnung an
check-by-service = vom Dienst versucht
check-by-you = mit Ihrem Konto versucht, da kein Dienst läuft
check-address-hint = `xlink config set isps.cfg` oder die Einstellungen der Konsole beheben es
check-no-network = das Netz ist nicht verwendbar: { $why }
check-address-fine = { $host } hat die Adresse { $address }
check-port-fine = Port { $port } antwortet
check-port-closed = Enterprise Server 1 not available: { $why }
check-resolve-hint = prüfen Sie den Namen in Url von isps.cfg und den Namensserver dieses Rechners
check-refused-hint = der Rechner ist da, aber an { $at } lauscht nichts: der Server steht, oder der Port in Url ist ein anderer (45054; 80 bei Mandanten vor 2019)
check-silent-hint = keine Antwort: Eine Firewall sperrt die Leitung zu { $at }, auf dieser Seite (ausgehend) oder beim Server (eingehend)
check-proxy-hint = prüfen Sie Proxy in isps.cfg oder https_proxy in der Umgebung
check-tls-hint = ist es iwfm:// (unverschlüsselt) statt iwfms:// (TLS)? Ist dort TLS 1.2 erlaubt?
check-settings-hint = berichtigen Sie es in isps.cfg
check-plain-hint = im eigenen Netz ist das die Voreinstellung des Originals; über fremde Netze verwenden Sie iwfms://
check-plain = die Leitung ist nicht verschlüsselt (iwfm://)
check-tls-fine = { $version }, Zertifikat von { $subject } gültig bis { $until }
check-tls-soon-hint = lassen Sie das Zertifikat auf dem Server erneuern
check-hello-silent-hint = auf der Seite des Servers nimmt etwas Verbindungen an und antwortet nicht: ist es der Port eines Webservers?
check-hello-hint = versuchen Sie es noch einmal; bleibt es dabei, sehen Sie im Protokoll des Servers nach
check-clock-fine = die Uhren dieses Rechners und des Servers stimmen überein
check-clock-ahead = die Uhr des Servers geht { $seconds } s vor
check-clock-behind = die Uhr des Servers geht { $seconds } s nach
check-clock-hint = lassen Sie beide Rechner ihre Zeit von derselben Quelle beziehen (NTP)
check-signed-in = { $user } ist angemeldet und darf importieren
check-no-right = { $user } darf nicht importieren
check-no-right-hint = geben Sie dem Benutzer auf dem WFM-Server das Importrecht
check-sign-in-refused = der Server lehnt { $user } ab: Benutzer oder Kennwort ist falsch, oder der Benutzer ist gesperrt
check-sign-in-refused-hint = `xlink passcode --set { $name }` nimmt das Kennwort neu auf (fünf falsche hintereinander sperren den Benutzer); `xlink wfm user unlock { $user }` hebt auf dem Server eine Sperre auf
check-locked = { $user } ist nach zu vielen falschen Kennwörtern gesperrt
check-locked-hint = `xlink wfm user unlock { $user }` hebt auf dem Server die Sperre auf
check-sign-in-hint = versuchen Sie es gleich noch einmal
check-catalog-fine = Queues: { $queues }, Wertetypen: { $value_types }, externe Systeme: { $systems }, Mitarbeiter: { $employees }
check-no-queues-hint = legen Sie auf dem WFM-Server Queues an: sonst gibt es kein Ziel für den Import
check-catalog-hint = sehen Sie im Protokoll des Servers nach
check-catalog-late = der Katalog kam nicht innerhalb von { $seconds } s
check-catalog-late-hint = versuchen Sie es noch einmal; sehen Sie im Protokoll des Servers nach
check-not-ours-hint = der Hersteller des Originals hat dessen Protokoll nie veröffentlicht: xlink liefert an einen eigenen Enterprise Server (`xlink wfm serve`); siehe „The wire format“ im README
check-chain-hint = nennen Sie die private Zertifizierungsstelle in SSLCACertificate, oder legen Sie das Zertifikat mit SSLFingerprint fest
check-name-hint = verwenden Sie in Url den Namen, für den das Zertifikat ausgestellt ist, oder legen Sie es mit SSLFingerprint fest
check-not-yet-hint = stellen Sie die Uhren beider Rechner richtig
check-fingerprint-hint = wurde das Zertifikat des Servers erneuert, tragen Sie den neuen Fingerabdruck in SSLFingerprint ein; wenn nicht, steht jemand dazwischen
check-certificate-hint = prüfen Sie das Zertifikat auf dem Server
check-catalog-unread = der Katalog ist nicht lesbar: { $why }
check-not-writable-hint = mit diesem Konto kann die Konsole keine Änderungen speichern; der Import ist davon nicht betroffen
check-rights-fine = dieses Konto darf die drei Dateien ändern, und der Schlüssel gehört nur seinem Besitzer
check-key-open = andere als sein Besitzer können den Schlüssel verwenden (Rechte { $mode })
check-key-open-hint = chmod 600 { $place }, dann neue Passcodes erzeugen
check-key-unread-hint = prüfen Sie als Administrator
check-shadow = eine VirtualStore-Kopie verdeckt für dieses Konto die eigentliche Datei: der Dienst liest eine andere
check-shadow-hint = übernehmen Sie ihre Änderungen in die eigentliche Datei, dann löschen Sie die Kopie
check-automatic-none = von selbst wird nichts importiert, nur von Hand
check-automatic-none-hint = `xlink config set isps_Ul.ini General AutoImportPhoneLink "every 15 +00:05"` importiert Anrufdaten alle 15 Minuten, AutoImportTimeLink Agentendaten
check-automatic = Anrufdaten { $calls }, Agentendaten { $agents }
check-service-foreground = läuft im Vordergrund (Prozess { $pid }), nicht installiert
check-service-not-installed = ist nicht installiert: es wird nichts von selbst importiert
check-service-automatic = startet mit dem Rechner
check-service-by-hand = startet nicht mit dem Rechner
check-service-runs = läuft ({ $manager }; { $start })
check-service-runs-as = läuft als { $account } ({ $manager }; { $start })
check-service-failed = hat sich mit einem Fehler beendet
check-service-failed-hint = die letzten Zeilen von isps_uls.log sagen, warum; danach `xlink service start`
check-service-stopped = ist installiert, aber angehalten: es wird nichts importiert
check-service-refused = der Dienst wurde abgelehnt und wartet: { $why }
check-service-refused-hint = berichtigen Sie Benutzer und Passcode; der Dienst übernimmt geänderte Dateien von selbst
check-channel-hint = `xlink register` lässt Sie zu, `xlink register --system` die Administratoren des Rechners aus jeder Sitzung
check-channel-own = nur für das Konto des Dienstes offen
check-channel-people = { $count ->
    [one] für { $count } Konto registriert
   *[other] für { $count } Konten registriert
}
check-channel-answers = { $open_to }; der Dienst antwortet
check-channel-silent = { $open_to }; kein Dienst antwortet
check-systems-unknown-hint = die Zeilen darüber sagen, warum das WFM nicht erreichbar ist
check-systems-unknown = die Liste der externen Systeme des WFM ist nicht bekannt
check-system-no-section = steht auf dem WFM-Server ({ $interface }), hat aber keinen Abschnitt in isps_Ul.ini
check-system-no-section-hint = fügen Sie einen Abschnitt [{ $name }] mit seinen Einstellungen hinzu
check-system-no-server = hat einen Abschnitt in isps_Ul.ini, steht aber nicht auf dem WFM-Server
check-system-no-server-hint = legen Sie es dort genau unter diesem Namen an, oder entfernen Sie den Abschnitt
check-source-unsupported = diese Version von xlink kann die Schnittstelle „{ $interface }“ noch nicht lesen
check-source-unsupported-hint = vorerst werden nur CSV-Systeme importiert
check-source-untried = ließ sich nicht versuchen: { $why }
check-source-untried-hint = starten Sie den Dienst, oder prüfen Sie mit seinem Konto
check-source-failed-hint = sehen Sie in call_tree.log nach
check-source-fine = ist lesbar
check-source-tried = { $found } ({ $by_whom })
check-log-oversized = ist { $size } KB groß, weit mehr als LogMaxFileSize ({ $limit } KB)
check-log-oversized-hint = diese Datei stammt nicht von diesem xlink: räumen Sie sie weg
check-logs-fine = { $count ->
    [one] { $count } Protokolldatei, zusammen { $all } KB, jede höchstens { $limit } KB
   *[other] { $count } Protokolldateien, zusammen { $all } KB, jede höchstens { $limit } KB
}
check-outbox-empty = leer: das WFM hat alles
check-outbox-waiting = { $count ->
    [one] { $count } Wert wartet seit { $oldest }
   *[other] { $count } Werte warten, der älteste seit { $oldest }
}
check-outbox-full = { $found }; der Ausgang ist fast voll
check-outbox-full-hint = bringen Sie das WFM wieder in Gang, oder erhöhen Sie OutboxMaxSize: ist er voll, pausieren die Importe und werden später nachgeholt
check-outbox-stuck-hint = die Zeilen zum WFM weiter oben sagen, woran es liegt; nichts geht verloren
check-step-files = Dateien
check-step-settings = Einstellungen
check-step-passcode = Passcode
check-step-address = Adresse
check-step-port = Port
check-step-tls = TLS
check-step-clock = Uhr
check-step-sign-in = Anmeldung
check-step-catalog = Katalog
check-step-external-systems = externe Systeme
check-step-sources = Quellen
check-step-mappings = Zuordnungen
check-step-scripts = Skripte
check-step-rights = Rechte
check-step-service = Dienst
check-step-channel = Kanal
check-step-logs = Protokolle
check-step-outbox = Ausgang
check-level-fine = ok
check-level-warning = Warnung
check-level-error = Fehler
check-refused-before-hint = `xlink passcode --set { $name }` nimmt das Kennwort neu auf
# Where a row of the console’s check leads.
check-way-steps = Dateien anlegen
check-way-form = zum Formular
check-way-file = zur Datei
check-way-line = zur Zeile in der Datei
check-way-login = zur Anmeldung
check-way-passcode = neuer Passcode
check-way-systems = zur Konfiguration
check-way-section = neuer Abschnitt
check-way-mapping = zur Zuordnung
check-way-script = zum Skript
check-way-service = zum Dienst
check-way-channel = zur Registrierung
check-way-none = ganz lesen
check-not-here = In dieser Konsole lässt sich das nicht beheben.
