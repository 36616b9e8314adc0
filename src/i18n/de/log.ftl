# Die Protokolle.

log-title = Protokolle
log-looking = Protokolle werden gesucht…
log-none = Es gibt noch kein Protokoll.
log-reading = Wird gelesen…
log-empty = Dieses Protokoll ist leer.
log-nothing-fits = Keine Zeile passt.
log-following = wird mitgelesen
log-standing = steht
log-searching = wird durchsucht…
log-only-hits = nur Treffer
log-only-problems = nur Probleme
log-set-aside = { $name } wurde neu begonnen; der bisherige Inhalt liegt jetzt in { $name }.1.
