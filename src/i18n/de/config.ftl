# init, config, map, passcode
init-made = angelegt   { $path }
init-kept = behalten   { $path } (gibt es schon)
init-done = { $directory } ist jetzt eine Installation. Als Nächstes: die Adresse in isps.cfg, Benutzer und Passcode unter [DB] in isps_Ul.ini; `xlink check` sagt, was fehlt.
config-no-key = { $file } enthält in [{ $section }] kein { $key }
config-no-file = { $file } fehlt: `xlink init` legt sie an
config-no-login = hinter dem Gleichheitszeichen wird NAME,0,Benutzer,Passcode erwartet
config-unknown-key = { $key } ist kein Schlüssel, den xlink kennt; er wird trotzdem geschrieben
saved-copy = Die vorige Fassung wurde aufgehoben als { $copy }
catalog-unknown = die Queues des WFM sind noch nicht bekannt: sie werden bei der ersten Verbindung gelesen (`xlink service start` oder ein beliebiger Import)
wfm-none = { $file } nennt kein WFM-System
passcode-no-login = [DB] hat keine Zeile für einen Passcode: tragen Sie in isps_Ul.ini 1=NAME,0,Benutzer,<password from generator> ein
passcode-which = [DB] hat mehrere Zeilen: nennen Sie das WFM-System, etwa `xlink passcode --set WFM`
passcode-unknown = [DB] hat keine Zeile für „{ $name }“
passcode-put = Der Passcode von { $name } steht jetzt in { $file }
map-added = hinzugefügt: { $line }
map-there = { $line } steht schon da
map-removed = entfernt: { $line }
map-none = es gibt keine Zuordnung { $what }
map-replaced = { $count ->
    [0] Nichts zu ersetzen
    [one] { $count } Zuordnung geändert
   *[other] { $count } Zuordnungen geändert
}
map-no-left = „{ $left }“ ist weder WFM:Übergeordnete:Queue:Wertetyp noch Queue-Name/Wertetyp-Name
map-no-name = keine Queue mit Wertetyp heißt „{ $left }“: `xlink queues` listet sie auf
map-several = „{ $left }“ heißen mehrere: { $several }
map-auto-proposed = { $count ->
    [0] Keine Namen passen eins zu eins
    [one] { $count } Vorschlag; `{ $command }` übernimmt ihn
   *[other] { $count } Vorschläge; `{ $command }` übernimmt sie
}
map-auto-added = { $count ->
    [0] Keine Namen passen eins zu eins
    [one] { $count } Zuordnung hinzugefügt
   *[other] { $count } Zuordnungen hinzugefügt
}
map-auto-similar = { $percent } % ähnlich wie { $name }
map-auto-beside = { $percent } % ähnlich wie { $name }; andere Wertetypen der Queue kommen von hier
map-auto-fed = erst ansehen: schon { $name } zugeordnet
map-auto-twice = erst ansehen: auch für { $name } vorgeschlagen
map-auto-rivals = erst ansehen: { $count ->
    [one] ein anderer passt
   *[other] { $count } andere passen
} genauso gut
map-auto-doubtful = { $count ->
    [one] { $count } Vorschlag braucht erst einen Blick und wurde nicht übernommen: `xlink map auto --similar` sagt, warum
   *[other] { $count } Vorschläge brauchen erst einen Blick und wurden nicht übernommen: `xlink map auto --similar` sagt, warum
}
map-auto-unread = { $name } ist nicht lesbar: { $why }
config-save-edit = { $key } lässt sich in [{ $section }] nicht setzen: { $why }
config-save-conflict = { $count ->
    [one] { $key } in [{ $section }] hat auch ein anderes Programm geändert: nichts wurde gespeichert
   *[other] { $count } der geänderten Schlüssel hat auch ein anderes Programm geändert, zuerst { $key } in [{ $section }]: nichts wurde gespeichert
}
config-finding = { $place }: { $text }
config-finding-hint = { $place }: { $text } ({ $hint })
config-wrong = { $text } ({ $hint })
mapping-exists = { $text } ist diesem Pfad schon zugeordnet
mapping-not-readable = „{ $text }“ kann in einer Zuordnungszeile nicht so stehen, dass es wieder gleich gelesen wird
mapping-left = „{ $text }“ ist nicht WFM:Übergeordnete:Queue:Wertetyp, also drei Zahlen hinter dem Namen des WFM-Systems
config-choice = { $choice } ({ $meaning })
