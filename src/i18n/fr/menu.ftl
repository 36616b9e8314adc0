# Les menus et la liste des commandes. La lettre après & ouvre une entrée ; chacune ne sert qu'une fois par menu.

menu-file = &Fichier
menu-mapping = &Mapping
menu-view = Aff&ichage
menu-settings = &Paramètres
menu-acd = &ACD
menu-service = &Service
menu-help = Ai&de
menu-start-import = Importer
menu-import-calls = Import de données sur les &appels…
menu-import-agents = Import de données sur les a&gents…
menu-cancel-import = A&nnuler l'import
menu-last-import = &Dernier import
menu-check = &Vérifier
menu-exit = &Quitter
menu-assign = &Affecter
menu-remove = &Supprimer
menu-edit-script = Modifier le s&cript…
menu-map-by-name = &Mapping par nom…
menu-find-replace = Rechercher et remplac&er…
menu-correct-mappings = C&orriger le mapping…
menu-undo = A&nnuler
menu-redo = &Rétablir
menu-only-unmapped = Uniquement le non a&ffecté, ou tout
menu-flow = &Flux
menu-gaps = &Lacunes
menu-chart = &Courbe
menu-problems = &Problèmes
menu-zoom = Plein &écran
menu-collapse-all = Tout &replier
menu-expand-all = Tout &déplier
menu-hold = &Suspendre ou reprendre les imports automatiques
menu-reload = &Recharger l'arborescence
menu-sign-in = Se c&onnecter
menu-keys = &Touches
menu-about = À propo&s
palette-title = Commandes
palette-nothing = Aucune commande de ce nom n'est possible maintenant.
check-title = Tout fonctionne-t-il ?
check-checking = Vérification…
check-fine = Tout fonctionne.
check-verdict = { $errors ->
    [one] { $errors } erreur
   *[other] { $errors } erreurs
}, { $warnings ->
    [one] { $warnings } avertissement
   *[other] { $warnings } avertissements
}.
about-title = À propos
about-what = xlink apporte ce que sait un système téléphonique dans les files d'attente d'un système de gestion des effectifs.
about-service = Le service répond (version { $version }, géré par { $manager }).
about-in-process = Aucun service ne tourne : cette console fait elle-même le travail.
about-nobody = Rien ne répond.
about-directory = Installation : { $directory }
about-licence = MIT ou Apache-2.0
menu-activities = Acti&vités
menu-agents = Agents i&nconnus
menu-log = &Journal
check-title-problems = Avertissements et erreurs
check-nothing-fits = Rien ne correspond.
menu-backup = &Sauvegarder…
menu-restore = &Restaurer…
menu-service-install = &Installer
menu-service-remove = S&upprimer
menu-service-start = &Démarrer
menu-service-stop = A&rrêter
menu-service-restart = R&edémarrer
menu-service-register = Enregistrer le &canal
menu-service-status = É&tat
menu-first-steps = Premiers &pas
