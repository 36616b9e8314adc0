# Affichage > Trous et Affichage > Courbe.

gaps-title = Lacunes
gaps-context = Dans les lacunes
gaps-range = du { $first } au { $last }
gaps-weekdays = lu ma me je ve sa di
gaps-seeking = recherche de la lacune suivante…
gaps-nothing-mapped = Aucun type de valeur n'est encore affecté : il n'y a pas de jours à montrer. Affectez-en un sur l'écran principal : choisissez-le à droite, puis appuyez sur Entrée sur un type de valeur à gauche.
gaps-no-catalog = Les files du WFM ne sont pas encore connues : il n'y a pas de jours à montrer.
gaps-no-more = Aucune lacune dans ces deux semaines. Pg.préc montre les deux semaines précédentes.
gaps-complete = complet
gaps-missing = manquants
gaps-rejected = rejetés
gaps-pending = en attente
gaps-none = rien
gaps-future = à venir
gaps-of-future = ce jour n'a pas commencé
gaps-of-none = rien n'est connu de ce jour
gaps-of-complete = complet, { $ended ->
        [one] 1 intervalle
       *[other] { $ended } intervalles
    }
gaps-of-missing = { $missing } intervalles manquants sur { $ended }
gaps-of-rejected = { $rejected ->
        [one] 1 rejeté
       *[other] { $rejected } rejetés
    }
gaps-of-pending = { $pending } en attente du WFM
gaps-total = total { $total }
gaps-do-open = lacunes de deux semaines
gaps-do-earlier = un jour avant
gaps-do-later = un jour après
gaps-do-weeks-earlier = deux semaines avant
gaps-do-weeks-later = deux semaines après
gaps-do-day = jour
gaps-do-import = importer ce jour
chart-context = Dans la courbe
chart-no-value-type = Choisissez d'abord à droite un type de valeur d'une file.
chart-week-before = semaine précédente, { $day }
chart-mean = moyenne de { $count ->
        [one] 1 semaine
       *[other] { $count } semaines
    }
chart-unknown = inconnue
chart-per = par { $minutes } min
chart-so-far = jusqu'ici
chart-whole-day = jour entier
chart-difference = ({ $percent } %)
chart-do-open = courbe
chart-do-against = autre comparaison
