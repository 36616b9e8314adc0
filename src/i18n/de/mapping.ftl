# Zuordnen, der Skripteditor, und was viele Zuordnungen auf einmal ändert.

mapping-changed = acd_map.ini wurde inzwischen geändert: „{ $line }“ steht nicht mehr, wo es stand; nichts wurde geändert
mapping-script-parameters = { $script } arbeitet mit { $declared ->
        [one] 1 Parameter
       *[other] { $declared } Parametern
    }, zugeordnet { $mapped ->
        [one] ist aber 1 Wertetyp
       *[other] sind aber { $mapped } Wertetypen
    }: Sehen Sie sich das Skript an
mapping-do-mark = markieren
mapping-do-mark-range = alles seit der letzten Marke markieren
mapping-do-only-unmapped = nur nicht Zugeordnetes zeigen oder alles
mapping-do-script = Skript des Wertetyps
mapping-all-assigned = Alle sind bereits zugeordnet.
mapping-assigned = { $count ->
        [one] 1 Zuordnung wurde
       *[other] { $count } Zuordnungen wurden
    } angelegt.
mapping-remove-text = { $count ->
        [one] 1 Zeile wird
       *[other] { $count } Zeilen werden
    } aus acd_map.ini entfernt; eine datierte Kopie der Datei bleibt, und u macht es rückgängig.
mapping-removed = { $count ->
        [one] 1 Zeile wurde
       *[other] { $count } Zeilen wurden
    } entfernt.
mapping-undone = Rückgängig gemacht: { $what }
mapping-redone = Wiederholt: { $what }
mapping-nothing-to-undo = Seit dem Öffnen der Konsole wurde an den Zuordnungen nichts geändert.
mapping-nothing-to-redo = Es wurde nichts rückgängig gemacht.
mapping-shown-all = Es wird wieder alles gezeigt.
mapping-shown-unmapped = Nur nicht Zugeordnetes wird gezeigt; o zeigt wieder alles.
mapping-only-unmapped = nicht zugeordnet: { $count }
mapping-marked = { $count } markiert
