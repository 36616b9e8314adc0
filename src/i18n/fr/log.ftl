# Les journaux.

log-title = Journaux
log-looking = Recherche des journaux…
log-none = Il n'y a pas encore de journal.
log-reading = Lecture…
log-empty = Ce journal est vide.
log-nothing-fits = Aucune ligne ne correspond.
log-following = suivi
log-standing = arrêté
log-searching = recherche…
log-only-hits = résultats seuls
log-only-problems = problèmes seuls
log-set-aside = { $name } a été recommencé ; son contenu a été mis de côté dans { $name }.1.
