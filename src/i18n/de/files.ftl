files-character-lacking = das Zeichen „{ $character }“ gibt es in der Kodierung dieser Datei nicht ({ $encoding }): speichern Sie die Datei zuerst als UTF-8, oder verwenden Sie ein anderes Zeichen
files-io = { $path } lässt sich nicht { $doing }: { $why }
files-two-spellings = { $first } und { $second } unterscheiden sich nur in Groß- und Kleinschreibung: behalten Sie eine davon, und räumen Sie die andere weg
files-read-only = { $path } ist schreibgeschützt: heben Sie den Schutz auf, oder verwenden Sie ein Konto mit Schreibrecht
files-changed = { $path } wurde seit dem Lesen von einem anderen Programm geändert: nichts wurde überschrieben
files-in-use = { $path } verwendet gerade ein anderes xlink (rc=32)
files-doing-read = lesen
files-doing-write = schreiben
files-doing-make = anlegen
files-doing-move = verschieben
files-doing-delete = löschen
files-doing-lock = sperren
files-doing-open-lock = als Sperre öffnen
files-doing-make-folder = als Ordner anlegen
files-doing-remove-folder = als Ordner entfernen
files-doing-read-folder = als Ordner lesen
files-doing-write-into = als Ordner beschreiben
files-doing-follow = als Verknüpfung verfolgen
files-doing-follow-links = über seine Verknüpfungen erreichen
files-doing-read-owner = nach seinem Besitzer fragen
files-doing-change-owner = einem anderen Besitzer geben
files-doing-make-link = als Verknüpfung anlegen
files-held-open = ein anderes Programm hält es offen (rc=32)
files-not-found = gibt es nicht
files-denied = Zugriff verweigert (rc=5): dieses Konto hat kein Recht darauf
files-exists = gibt es schon
files-disk-full = der Datenträger ist voll
files-quota = der Anteil des Kontos am Datenträger ist aufgebraucht
files-disk-read-only = der Datenträger ist schreibgeschützt
files-is-folder = es ist ein Ordner
files-not-a-folder = ein Teil des Pfads ist kein Ordner
files-nobody-listens = dort lauscht nichts (Verbindung abgelehnt)
files-timed-out = keine rechtzeitige Antwort
files-line-cut = die Gegenseite hat die Leitung beendet
ini-not-readable = der Wert „{ $text }“ lässt sich nicht so schreiben, dass er wieder gleich gelesen wird
ini-name = „{ $text }“ kann nicht Name eines Abschnitts oder Schlüssels sein
ini-line-break = ein Wert kann keinen Zeilenumbruch und kein Nullzeichen enthalten
ini-ambiguous = mit diesem Wert wäre die Kodierung der Datei nicht mehr zu erkennen: speichern Sie die Datei zuerst als UTF-8
journal-trouble = Das Protokoll { $file } lässt sich nicht schreiben: { $why }. Die Arbeit geht ohne es weiter
journal-unusable-log-dir = LogDir = { $folder } ist nicht verwendbar: { $why }. Die Protokolle stehen im Installationsordner. Nennen Sie den vollen Pfad eines Ordners, den es gibt
journal-not-absolute = auf diesem System kein absoluter Pfad
journal-not-a-folder = kein Ordner
journal-not-made = es gibt ihn nicht, und er ließ sich nicht anlegen ({ $why })
ini-no-equal-sign = „=“ zwischen Schlüssel und Wert
ini-no-key = ein Schlüssel vor „=“
ini-no-bracket = „]“ am Ende des Abschnittsnamens
ini-behind-bracket = nichts als ein Kommentar hinter „]“
