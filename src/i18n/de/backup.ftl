backup-exists = { $path } gibt es schon: nennen Sie eine Datei, die es nicht gibt; nichts wurde überschrieben
backup-no-installation = { $path } enthält keine der Dateien einer Installation: nennen Sie sie mit --dir
backup-not-a-backup = { $path } ist keine Sicherung von xlink: { $why }
backup-newer = { $path } stammt von einem neueren xlink (Aufbau { $found }, dieses Programm kennt { $known }): verwenden Sie das neuere Programm
backup-sealed = die Passphrase ist falsch, oder { $path } wurde seit dem Anlegen verändert
backup-empty-passphrase = eine leere Passphrase schützt nichts: geben Sie eine ein
backup-would-overwrite = { $there } würde von { $path } überschrieben: spielen Sie in einen anderen Ordner zurück, oder sagen Sie --overwrite (Vorhandenes bleibt als datierte Kopie)
backup-too-large = { $path } ist größer, als eine Konfigurationsdatei sein kann
backup-archive = { $path } lässt sich nicht lesen oder schreiben: { $why }
backup-cipher = der Schlüssel lässt sich nicht verschlüsseln: { $why }
backup-held-against = Was beim Sichern auf das WFM wartete, wird zuerst mit dem WFM abgeglichen: neuere Werte dort bleiben.
backup-keep-passphrase = Bewahren Sie die Passphrase getrennt davon auf: ohne sie sind die Passcodes anderswo nicht verwendbar.
backup-ask-passphrase = Passphrase:{" "}
backup-ask-again = Wiederholen:{" "}
backup-odd-file = sie enthält „{ $name }“
backup-key-length = ihr Schlüssel hat die falsche Länge
backup-no-archive = sie ist kein tar-Archiv
backup-no-head = sie beginnt nicht mit { $name }
backup-file-missing = { $name } fehlt
backup-file-changed = { $name } wurde verändert
backup-made = { $count ->
    [one] { $file } enthält { $count } Datei von { $directory }:
   *[other] { $file } enthält { $count } Dateien von { $directory }:
}
backup-passphrases-differ = die beiden Passphrasen unterscheiden sich: nichts wurde angelegt
backup-passphrase-unread = die Passphrase ist nicht lesbar
backup-restored = { $count ->
    [one] { $count } Datei nach { $directory } zurückgespielt:
   *[other] { $count } Dateien nach { $directory } zurückgespielt:
}
backup-kept = Was vorher da war, ist aufgehoben als { $path }
