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

# Nach Namen zuordnen, Suchen und Ersetzen, Zuordnungen berichtigen.

mapping-context-ticks = In einer Liste zum Ankreuzen, mit der etwas geschieht
mapping-do-by-name = nach Namen zuordnen
mapping-do-replace = in den Zuordnungen suchen und ersetzen
mapping-do-apply = Angekreuztes übernehmen
mapping-do-only-exact = nur gleiche Namen
mapping-no-catalog = Die Queues des WFM sind noch nicht bekannt: Es gibt nichts, woran sich die Zuordnungen prüfen ließen.
mapping-no-source = Kein externes System liefert Anrufdaten: Es gibt nichts zuzuordnen.
mapping-no-mappings = acd_map.ini enthält noch keine Zuordnung.
mapping-none-ticked = Nichts ist angekreuzt; die Leertaste kreuzt eine Zeile an.
byname-title = Nach Namen zuordnen
byname-title-exact = Nach Namen zuordnen: nur gleiche Namen
byname-looking = Die Namen werden verglichen…
byname-assigning = Wird zugeordnet…
byname-count = Gleiche Namen: { $exact }. Ähnliche: { $similar }. Angekreuzt: { $ticked }; Enter ordnet zu.
byname-none = Von den Queues und Wertetypen, denen nichts zugeordnet ist, ähnelt kein Name einem in einem externen System.
byname-nothing-fits = Hier passt nichts.
byname-same = gleich
byname-why-same = Die Namen sind gleich.
byname-why-similar = Die Namen sind zu { $percent } ähnlich.
byname-why-beside = Die anderen Wertetypen der Queue kommen von hier; die Namen sind zu { $percent } ähnlich.
replace-title = In den Pfaden suchen und ersetzen
replace-find = Suchen:
replace-new = Ersetzen durch:
replace-in = In:
replace-in-path = dem ganzen Pfad
replace-in-system = dem Namen des externen Systems
replace-in-queue = dem Namen der Queue
replace-in-metric = dem Namen des Wertetyps
replace-before = Vorher
replace-after = Nachher
replace-reading = acd_map.ini und die Bäume werden gelesen…
replace-changing = Wird geändert…
replace-nothing-typed = Was soll ersetzt werden? Jede Zeile, die sich änderte, steht dann hier.
replace-same = Beide Texte sind gleich: Es würde sich nichts ändern.
replace-none = Das steht in keinem Pfad.
replace-count = Zeilen, die sich ändern: { $count }, angekreuzt: { $ticked }.
replace-nowhere = Mit Warnung: { $nowhere }.
replace-unknown = Baum unbekannt: { $unknown }.
replace-line = { $name }, Zeile { $line }
replace-there = Den neuen Pfad gibt es.
replace-no-metric = Das externe System hat diesen Pfad nicht.
replace-no-system = Der neue Pfad nennt kein externes System.
replace-twice = Der Wertetyp hätte diesen Pfad zweimal, und seine Werte zählten doppelt.
replace-unreadable = Das kann nicht in acd_map.ini stehen und lässt sich darum nicht ankreuzen.
replace-no-tree = Ob es ihn gibt, ist nicht bekannt: { $name } ist nicht lesbar: { $why }
replace-tree-unasked = Ob es ihn gibt, ist nicht bekannt: Der Baum seines Systems wurde nicht gelesen.
replace-done = { $count ->
        [one] 1 Pfad wurde
       *[other] { $count } Pfade wurden
    } ersetzt.
correct-title = Zuordnungen berichtigen
correct-looking = Jede Zuordnung wird mit den Queues des WFM abgeglichen…
correct-correcting = Wird berichtigt…
correct-nothing = Jede Zuordnung nennt die richtige übergeordnete Queue: Es gibt nichts zu berichtigen.
correct-count = { $count ->
        [one] 1 Zuordnung nennt
       *[other] { $count } Zuordnungen nennen
    } eine übergeordnete Queue, die nicht mehr die richtige ist:
correct-updated = { $name }: die übergeordnete Queue wird berichtigt
correct-removed = { $name }: wird entfernt, denn die richtige Zuordnung steht auch da
correct-valid = Diese gültige Zuordnung bleibt:
correct-go = Berichtigen…
correct-close = Schließen
correct-ask = { $count ->
        [one] 1 Zuordnung wird
       *[other] { $count } Zuordnungen werden
    } in acd_map.ini berichtigt. Eine datierte Kopie der Datei bleibt.
correct-yes = Berichtigen
correct-done = { $count ->
        [one] 1 Zuordnung wurde
       *[other] { $count } Zuordnungen wurden
    } berichtigt.
correct-undo = Diese Zeilen stehen auch in isps_ul.log. Im Hauptbild macht u die Berichtigung rückgängig.
correct-no-undo = Diese Zeilen stehen auch in isps_ul.log. Die Datei wurde im selben Augenblick anderswo geändert; die datierte Kopie ist der Stand davor.
