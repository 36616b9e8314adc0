# The console.

console-number-group = {" "}
console-number-point = ,
console-key-space = Espace
console-key-enter = Entrée
console-key-backtab = Maj+Tab
console-key-backspace = Retour arrière
console-key-delete = Suppr
console-key-home = Début
console-key-end = Fin
console-key-page-up = Pg.préc
console-key-page-down = Pg.suiv
console-key-ctrl = Ctrl
console-context-screen = Partout sur l'écran principal
console-context-tree = Dans les arborescences
console-context-assigned = Dans le mapping
console-context-flow = Dans le flux
console-context-search = Pendant une recherche
console-context-question = Dans une question
console-context-form = Dans un dialogue
console-context-field = Dans un champ
console-context-reading = Pendant la lecture
console-pane-interface = Interface
console-pane-queues = Files d'attente iWFM
console-pane-assigned = Mapping
console-pane-flow = Flux
console-column-last = Dern.
console-column-today = Jour
console-column-day = Par h
console-column-state = État
console-do-next-pane = volet suivant
console-do-previous-pane = volet précédent
console-do-import = importer
console-do-cancel-import = arrêter
console-do-problems = problèmes
console-do-sign-in = se connecter
console-do-hold = suspendre ou reprendre les imports automatiques
console-do-last-import = bilan du dernier import
console-do-reload = relire fichiers et arborescences
console-do-zoom = plein écran
console-do-help = aide
console-do-back = un pas en arrière
console-do-quit = quitter
console-do-up = monter
console-do-down = descendre
console-do-unfold = ouvrir, ou aller à la première ligne
console-do-fold = fermer, ou remonter d'un niveau
console-do-activate = choisir
console-deed-fold = ouvrir/fermer
console-deed-assign = affecter
console-deed-why = pourquoi
console-deed-script = script
console-deed-import-day = importer ce jour
console-do-page-up = une page plus haut
console-do-page-down = une page plus bas
console-do-first = à la première ligne
console-do-last = à la dernière ligne
console-do-expand-all = tout ouvrir en dessous
console-do-collapse-all = tout fermer en dessous
console-do-search = chercher
console-do-search-next = suivant
console-do-search-previous = précédent
console-do-search-back = quitter la recherche
console-do-remove = retirer
console-do-earlier = un intervalle avant
console-do-later = intervalle
console-do-hour-earlier = une heure avant
console-do-hour-later = une heure après
console-do-day-start = au début du jour
console-do-day-end = à la fin du jour
console-do-previous-day = jour avant
console-do-next-day = jour après
console-do-today = aujourd'hui
console-do-next-gap = lacune suivante
console-do-accept = rester ici
console-do-erase = effacer
console-do-erase-forward = effacer à droite
console-do-cursor-left = à gauche
console-do-cursor-right = à droite
console-do-cursor-start = au début
console-do-cursor-end = à la fin
console-do-other = autre réponse
console-do-choose = choisir
console-do-close = fermer
console-do-next-field = suivant
console-do-previous-field = champ précédent
console-do-earlier-choice = autre choix, en arrière
console-do-later-choice = autre choix
console-do-tick = cocher
console-do-day-later = jour après
console-do-day-earlier = jour avant
console-asking = en attente…
console-search = Chercher :
console-not-found = « { $text } » n'est nulle part dans cette arborescence.
console-nothing-searched = Aucune recherche encore : appuyez d'abord sur /.
console-stray-paste = Le texte collé n'est accepté que dans un champ. Rien n'a été fait.
console-read-only = Cette console est en lecture seule (--read-only) : rien n'a été modifié.
console-read-only-tag = lecture seule
console-not-reachable = Le service ne répond pas : impossible pour l'instant.
console-no-systems = Aucun système externe n'est encore connu.
console-no-systems-hint = Les systèmes externes sont créés sur le serveur WFM (xlink wfm catalog apply) ; leurs paramètres sont dans isps_Ul.ini, une section par système.
console-no-wfm = Aucun système WFM n'est configuré : isps.cfg n'en nomme aucun.
console-no-wfm-hint = « xlink init » crée les trois fichiers ; mettez l'adresse du serveur dans isps.cfg, l'utilisateur et le passcode dans [DB] d'isps_Ul.ini.
console-no-queues = Le serveur WFM n'a pas encore de files d'attente.
console-not-configured-hint = Complétez isps.cfg et [DB] dans isps_Ul.ini ; « xlink check » dit ce qui manque.
console-connecting = Connexion au serveur WFM…
console-reading-catalog = Lecture du catalogue…
console-refused = Connexion refusée : { $why }
console-refused-hint = Vérifiez utilisateur et passcode dans [DB] d'isps_Ul.ini, puis appuyez sur s. Cinq erreurs verrouillent l'utilisateur.
console-away = Injoignable : { $why }
console-no-catalog-hint = Les files apparaîtront dès que le serveur aura répondu une première fois.
console-why-title = Pourquoi
console-why-hint = Corrigez la section dans isps_Ul.ini ou la source elle-même ; la reprise est automatique. « xlink check » nomme chaque constat.
console-unknown-queues = { $count ->
        [one] 1 nom absent
       *[other] { $count } noms absents
    } de Groups : { $names }
console-unknown-queues-hint = Ces files figurent dans les données mais pas dans Groups d'isps_Ul.ini : rien n'en est importé. Ajoutez les noms à Groups.
console-rows-today = { $count ->
        [one] 1 ligne
       *[other] { $number } lignes
    } ce jour
console-rows = { $count ->
        [one] 1 ligne
       *[other] { $number } lignes
    }
console-rejected = { $count ->
        [one] 1 rejetée
       *[other] { $number } rejetées
    }
console-rejected-today = { $count ->
        [one] 1 ligne a été rejetée ce jour.
       *[other] { $number } lignes ont été rejetées ce jour.
    }
console-rejected-today-hint = Importez à nouveau ce jour (i) : le bilan donne pour chacune le fichier, la ligne et la raison ; Entrée y montre le fichier.
console-system-off = inactif
console-system-failed = illisible
console-system-reading = lecture
console-system-quiet = calme ce jour
console-queue-count = { $count ->
        [one] 1 file
       *[other] { $number } files
    }
console-catalog-of = état de { $at }
console-mapped-of = { $mapped }/{ $all } affectés
console-live-not-mapped = non affecté
console-live-quiet = calme
console-live-delivered = livré
console-live-pending = en attente
console-live-rejected = rejeté
console-live-inactive = inactive
console-script-file = script { $name }
console-script-default = script par défaut
console-assigned-none-chosen = Choisissez un type de valeur d'une file à droite.
console-assigned-empty = Rien d'affecté : allez sur un type de valeur à gauche et appuyez sur Entrée.
console-path-unknown = absent de l'arborescence
console-more = encore { $count }
console-stage-source = Source
console-stage-import = Import
console-stage-script = Script
console-stage-outbox = À envoyer
console-stage-wfm = WFM
console-unit-rows = { $count ->
        [one] ligne
       *[other] lignes
    }
console-unit-intervals = { $count ->
        [one] intervalle
       *[other] intervalles
    }
console-unit-values = { $count ->
        [one] valeur
       *[other] valeurs
    }
console-unit-waiting = { $count ->
        [one] en attente
       *[other] en attente
    }
console-unit-stored = { $count ->
        [one] stockée
       *[other] stockées
    }
console-unit-rejected = { $count ->
        [one] rejetée
       *[other] rejetées
    }
console-unit-refused = { $count ->
        [one] refusée
       *[other] refusées
    }
console-import-catching-up = Rattrapage
console-import-calls = Données d'appels
console-import-agents = Données d'agents
console-import-both = Les deux
console-phase-reading = lecture
console-phase-scripting = scripts
console-phase-delivering = livraison
console-import-day = { $day }, jour { $number } sur { $days }
console-time-left = reste { $time }
console-service-lost = Le service est injoignable : { $why }
console-service-lost-hint = La console le cherche toutes les quelques secondes. « xlink service status » dit s'il tourne ; après « xlink register --system » chaque session peut l'atteindre.
console-mappings-unread = acd_map.ini n'a pas pu être lu : le mapping ne peut pas être modifié.
console-mappings-unread-hint = Corrigez le fichier ou ses droits, puis appuyez sur r.
console-now-service = Le service tourne et prend désormais le relais.
console-now-in-process = Aucun service : ce programme travaille lui-même tant qu'il est ouvert.
console-verdict-not-configured = Rien ne peut encore être livré : { $missing }
console-verdict-refused = Bloqué au WFM depuis { $since }, connexion refusée : { $why } ({ $count ->
        [0] rien n'attend
        [one] 1 valeur attend en lieu sûr
       *[other] { $number } valeurs attendent en lieu sûr
    } ; après correction, appuyez sur s)
console-verdict-away = Bloqué au WFM depuis { $since } : { $count ->
        [0] rien n'attend
        [one] 1 valeur attend en lieu sûr
       *[other] { $number } valeurs attendent en lieu sûr
    }, nouvel essai { $retry }. { $why }
console-verdict-outbox = La boîte d'envoi est pleine à { $percent } : une fois pleine, les imports s'arrêtent. Voyez pourquoi le WFM ne prend rien.
console-verdict-source = Bloqué à la source { $name } : { $why }
console-verdict-held = Les imports automatiques sont suspendus ; a les reprend.
console-verdict-unmapped = Rien n'est affecté : choisissez un type de valeur à droite, allez à gauche, appuyez sur Entrée.
console-verdict-under-way = { $count ->
        [one] 1 valeur est
       *[other] { $number } valeurs sont
    } en route vers le WFM.
console-verdict-next = Tout ce qui a été lu est au WFM. Prochain import { $at }.
console-verdict-by-hand = Tout ce qui a été lu est au WFM. Aucune importation automatique ; i importe.
console-verdict-no-wfm = Rien ne peut encore être livré : aucun système WFM configuré. « xlink check » dit ce qui manque.
console-verdict-no-service = Tout ce qui a été lu est au WFM. Sans service, seul i importe.
console-strip-imported = importé
console-strip-zero = zéro
console-strip-missing = manquant
console-strip-rejected = rejeté
console-strip-pending = en attente
console-strip-future = à venir
console-strip-none-chosen = Le jour du type de valeur choisi plus haut apparaît ici.
console-today = aujourd'hui
console-top-service = service actif
console-top-service-short = service
console-top-service-lost = service injoignable
console-top-service-lost-short = sans service
console-top-in-process = sans service, en local
console-top-in-process-short = sans service
console-top-no-wfm = WFM non configuré
console-top-wfm-unknown = WFM inconnu
console-top-connected = { $name } connecté
console-top-connecting = { $name } connexion…
console-top-away = { $name } absent
console-top-refused = { $name } refusé
console-top-not-configured = { $name } non configuré
console-top-data = données { $at }
console-top-no-data = pas de données
console-no-value-type = Choisissez d'abord un type de valeur d'une file à droite, puis affectez d'ici.
console-nothing-assigned = Rien n'est affecté à ce type de valeur.
console-already-assigned = { $path } est déjà affecté à { $name }.
console-assigned = { $path } est maintenant affecté à { $name }.
console-removed = { $path } a été retiré.
console-remove-title = Retirer l'affectation ?
console-remove-text = { $path } ne comptera plus pour { $name }. Sa ligne sort d'acd_map.ini ; une copie datée du fichier est gardée.
console-remove-yes = Retirer
console-no = Non
console-no-import = Aucun import en cours.
console-cancel-title = Arrêter l'import ?
console-cancel-text = Les jours terminés restent livrés. Le jour en cours reste comme avant ; le réimporter est toujours sans danger.
console-cancel-yes = Arrêter
console-quit-title = Quitter pendant un import ?
console-quit-importing = Aucun service ne tourne : ce programme fait l'import lui-même, quitter l'arrête. Ce qui est livré reste ; le reste peut être importé plus tard.
console-quit-yes = Quitter
console-sign-in-needless = Le WFM n'attend pas de connexion.
console-signed-in = Connecté à { $name }.
console-no-last-import = Aucun import terminé depuis le démarrage.
console-no-problems = Aucun problème.
console-no-gap = Ce jour n'a pas de lacune.
console-no-later-day = C'est déjà aujourd'hui.
console-import-started = L'import a commencé ; son avancement figure dans le flux.
console-import-next = Un autre import est en cours ; celui-ci commencera dès sa fin (x l'annule).
console-import-not-next = L'import en attente est annulé.
console-import-cancelling = L'import s'arrête.
console-import-done = L'import est terminé.
console-import-done-warnings = L'import est terminé ; des éléments ont été écartés ou attendent (e les montre).
console-import-cancelled = L'import a été arrêté.
console-import-failed = L'import a échoué (e montre pourquoi).
console-held = Les imports automatiques sont suspendus.
console-resumed = Les imports automatiques reprennent.
console-reloaded = Fichiers et arborescences relus.
console-too-small = Le terminal fait { $width } × { $height }. xlink demande au moins { $least-width } × { $least-height }.
console-help-title = Touches
console-problems-title = Problèmes, et que faire
console-summary-title = Le dernier import
console-level-error = Erreur
console-level-warning = Avertissement
console-level-fine = OK
console-summary-warnings = L'import est terminé ; des lignes ou valeurs ont été écartées, ou attendent.
console-summary-failed = L'import a échoué.
console-summary-rows = { $count ->
        [one] ligne lue
       *[other] lignes lues
    }
console-summary-rejected = { $count ->
        [one] ligne rejetée
       *[other] lignes rejetées
    }
console-summary-unmapped = { $count ->
        [one] ligne
       *[other] lignes
    } de ce qui n'est pas affecté
console-summary-intervals = { $count ->
        [one] intervalle
       *[other] intervalles
    }
console-summary-written = { $count ->
        [one] valeur nouvelle ou changée
       *[other] valeurs nouvelles ou changées
    }
console-summary-unchanged = { $count ->
        [one] valeur
       *[other] valeurs
    } que le WFM a déjà
console-summary-values-rejected = { $count ->
        [one] valeur rejetée
       *[other] valeurs rejetées
    }
console-summary-waiting = { $count ->
        [one] valeur attend
       *[other] valeurs attendent
    } le WFM
console-summary-agent-days = { $count ->
        [one] journée d'agent
       *[other] journées d'agents
    }
console-summary-unknown-agents = { $count ->
        [one] agent inconnu
       *[other] agents inconnus
    }
console-summary-nothing = Il n'y avait rien à importer.
console-summary-rejected-rows = Lignes rejetées
console-summary-rejected-values = Valeurs rejetées
console-summary-unknown-queues = Files absentes de Groups
console-summary-notes = Remarques
console-import-title = Lancer un import
console-import-what = Quoi
console-import-days = Jours
console-import-systems = De
console-import-to = au
console-import-all = tous les systèmes externes
console-import-start = Lancer
console-import-close = Fermer
console-import-every = tous
console-fault-beside-day = pas un jour
console-fault-beside-order = après le dernier
console-fault-beside-future = pas encore venu
console-fault-beside-system = en cocher un
console-fault-first-day = Le premier jour est illisible : écrivez-le 2026-03-01 ou 1.3.2026.
console-fault-last-day = Le dernier jour est illisible : écrivez-le 2026-03-01 ou 1.3.2026.
console-fault-order = Le premier jour est après le dernier.
console-fault-future = Le premier jour n'est pas encore venu.
console-fault-no-system = Cochez au moins un système externe (Espace).
console-fault-all-off = Il n'y a rien à lire : tous les systèmes externes sont inactifs, ou aucun n'est configuré. « Problèmes » (p) dit pourquoi.
console-will-calls = Lit les données d'appels de { $systems } pour { $days ->
        [one] le { $first }
       *[other] { $days } jours, du { $first } au { $last }
    } ({ $queues ->
        [one] { $queues } file
       *[other] { $queues } files
    }), exécute les scripts et compare avec le WFM : les valeurs égales ne sont pas envoyées, les autres sont remplacées.
console-will-agents = Lit les données d'agents de { $systems } pour { $days ->
        [one] le { $first }
       *[other] { $days } jours, du { $first } au { $last }
    } et remplace les activités de ces jours ; les agents inconnus du WFM sont listés.
console-will-both = Lit les données d'appels et d'agents de { $systems } pour { $days ->
        [one] le { $first }
       *[other] { $days } jours, du { $first } au { $last }
    } ; met les valeurs de { $queues ->
        [one] { $queues } file
       *[other] { $queues } files
    } et toutes les activités en accord avec les sources ; les valeurs égales ne sont pas envoyées.
console-will-nothing = Aucune file n'y est liée : aucune donnée d'appels n'arrivera au WFM.
console-will-follow = Il commencera dès que l'import en cours sera terminé.
console-will-wait = L'import automatique attend pendant ce temps.
console-context-menu = Dans un menu ouvert
console-context-filter = Dans une liste filtrée
console-context-list = Dans une liste
console-context-text = Dans un texte
console-do-menu = menu
console-do-palette = commandes
console-do-check = tout vérifier
console-do-previous-menu = menu précédent
console-do-next-menu = menu suivant
console-do-again = revérifier
console-do-new-line = nouvelle ligne
console-do-undo = annuler
console-do-redo = rétablir
console-no-metric = Sélectionnez d'abord un type de valeur à gauche.
console-it-has-ended = il s'est arrêté
console-no-terminal = la console demande un terminal, et il n'y en a pas ici : lancez-la dans un terminal, ou utilisez les commandes (`xlink --help`)
console-terminal = le terminal est inutilisable : { $why }
console-own-fault = une erreur dans xlink lui-même : { $why }
console-context-finder = Dans une liste ou un journal à chercher
console-do-only-hits = résultats seuls
console-do-only-problems = problèmes seuls
console-do-to-start = vers Lancer
console-do-everything = tout
console-do-follow = suivre
console-do-first-steps = premiers pas
