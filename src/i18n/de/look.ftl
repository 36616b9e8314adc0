# Wie die Konsole aussieht, und wie Maus und Zwischenablage mit ihr arbeiten.

choice-theme = Farbschema
choice-language = Sprache
choice-hint = Wird beim Durchgehen gezeigt; Enter behält es, Esc kehrt zurück.
theme-terminal = Terminal (dessen 16 Farben)
theme-dark = Dunkel
theme-light = Hell
theme-high-contrast = Hoher Kontrast
theme-none = Ohne Farben
menu-language = &Sprache…
menu-theme = &Farbschema…
menu-mouse = &Maus ein oder aus
menu-copy = &Kopieren
console-do-copy = Zeile kopieren
console-do-copy-all = alles kopieren
console-do-mouse = Maus ein oder aus
console-do-narrower = linker Baum schmaler
console-do-wider = linker Baum breiter
console-mouse-on = Die Maus wirkt jetzt hier; M gibt sie dem Terminal zurück.
console-mouse-off = Die Maus gehört wieder dem Terminal: markieren und kopieren Sie wie gewohnt.
console-copied = Kopiert ({ $count ->
    [one] 1 Zeichen
   *[other] { $count } Zeichen
}). Nicht angekommen? Markieren Sie die Zeile darunter.
console-copy-too-long = Zu lang für die Zwischenablage eines Terminals: Es wurde nichts kopiert.
console-nothing-to-copy = Hier gibt es nichts zu kopieren.
console-not-remembered = Gilt, bis die Konsole geschlossen wird, aber nicht gemerkt: { $why }
console-memory-fault = { $file } bleibt unbeachtet: { $why }
console-memory-broken = der Inhalt stammt nicht von xlink
console-memory-value = { $key } = { $value } steht nicht zur Wahl
