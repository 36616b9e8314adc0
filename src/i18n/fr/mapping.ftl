# L'affectation, l'éditeur de scripts, et ce qui change beaucoup d'affectations à la fois.

mapping-changed = acd_map.ini a été modifié entre-temps : « { $line } » n'est plus à sa place ; rien n'a été modifié
mapping-script-parameters = { $script } travaille avec { $declared ->
        [one] { $declared } paramètre
       *[other] { $declared } paramètres
    }, mais { $mapped ->
        [one] { $mapped } type de valeur est affecté
       *[other] { $mapped } types de valeur sont affectés
    } : vérifiez le script
mapping-do-mark = marquer
mapping-do-mark-range = marquer tout depuis la dernière marque
mapping-do-only-unmapped = n'afficher que le non affecté, ou tout
mapping-do-script = script du type de valeur
mapping-all-assigned = Tous sont déjà affectés.
mapping-assigned = { $count ->
        [one] { $count } affectation a été créée
       *[other] { $count } affectations ont été créées
    }.
mapping-remove-text = { $count ->
        [one] { $count } ligne sera retirée
       *[other] { $count } lignes seront retirées
    } d'acd_map.ini ; une copie datée du fichier est conservée, et u annule.
mapping-removed = { $count ->
        [one] { $count } ligne a été retirée
       *[other] { $count } lignes ont été retirées
    }.
mapping-undone = Annulé : { $what }
mapping-redone = Rétabli : { $what }
mapping-nothing-to-undo = Rien n'a été modifié dans les affectations depuis l'ouverture de la console.
mapping-nothing-to-redo = Rien n'a été annulé.
mapping-shown-all = Tout est de nouveau affiché.
mapping-shown-unmapped = Seul le non affecté est affiché ; o affiche de nouveau tout.
mapping-only-unmapped = non affectés : { $count }
mapping-marked = { $count ->
        [one] { $count } marqué
       *[other] { $count } marqués
    }

# Mapping par nom, rechercher et remplacer, corriger le mapping.

mapping-context-ticks = Dans une liste à cocher dont on fait quelque chose
mapping-do-by-name = mapping par nom
mapping-do-replace = rechercher et remplacer dans le mapping
mapping-do-apply = appliquer les cochés
mapping-do-only-exact = noms identiques
mapping-no-catalog = Les files du WFM ne sont pas encore connues : il n'y a rien à quoi comparer le mapping.
mapping-no-source = Aucun système externe n'apporte de données sur les appels : il n'y a rien à affecter.
mapping-no-mappings = acd_map.ini ne contient encore aucune affectation.
mapping-none-ticked = Rien n'est coché ; la barre d'espace coche une ligne.
byname-title = Mapping par nom
byname-title-exact = Mapping par nom : noms identiques
byname-looking = Comparaison des noms…
byname-assigning = Affectation…
byname-count = Identiques : { $exact }. Semblables : { $similar }. Cochés : { $ticked } ; Entrée affecte.
byname-none = Parmi les files et types de valeurs sans affectation, aucun nom ne ressemble à celui d'un système externe.
byname-nothing-fits = Rien ne convient ici.
byname-same = égal
byname-why-same = Les noms sont identiques.
byname-why-similar = Les noms se ressemblent à { $percent }.
byname-why-beside = Les autres types de valeurs de la file viennent d'ici ; les noms se ressemblent à { $percent }.
replace-title = Rechercher et remplacer dans les chemins
replace-find = Rechercher :
replace-new = Remplacer par :
replace-in = Dans :
replace-in-path = tout le chemin
replace-in-system = le nom du système externe
replace-in-queue = le nom de la file
replace-in-metric = le nom du type de valeur
replace-before = Avant
replace-after = Après
replace-reading = Lecture d'acd_map.ini et des arborescences…
replace-changing = Modification…
replace-nothing-typed = Que faut-il remplacer ? Chaque ligne qui changerait s'affiche ici.
replace-same = Les deux textes sont identiques : rien ne changerait.
replace-none = Aucun chemin ne contient ce texte.
replace-count = Lignes qui changent : { $count }, cochées : { $ticked }.
replace-nowhere = Avec avertissement : { $nowhere }.
replace-unknown = Arborescence inconnue : { $unknown }.
replace-line = { $name }, ligne { $line }
replace-there = Le nouveau chemin existe.
replace-no-metric = Le système externe n'a pas ce chemin.
replace-no-system = Le nouveau chemin ne nomme aucun système externe.
replace-twice = Le type de valeur aurait ce chemin deux fois, et ses valeurs compteraient double.
replace-unreadable = Ce texte ne peut pas figurer dans acd_map.ini : il ne peut pas être coché.
replace-no-tree = On ne sait pas s'il existe : { $name } est illisible : { $why }
replace-tree-unasked = On ne sait pas s'il existe : l'arborescence de son système n'a pas été lue.
replace-done = { $count ->
        [one] { $count } chemin a été remplacé
       *[other] { $count } chemins ont été remplacés
    }.
correct-title = Corriger le mapping
correct-looking = Comparaison de chaque affectation avec les files du WFM…
correct-correcting = Correction…
correct-nothing = Chaque affectation nomme la bonne file parente : il n'y a rien à corriger.
correct-count = { $count ->
        [one] { $count } affectation nomme
       *[other] { $count } affectations nomment
    } une file parente qui n'est plus la bonne :
correct-updated = { $name } : la file parente est corrigée
correct-removed = { $name } : retirée, car l'affectation valide existe aussi
correct-valid = Cette affectation valide reste :
correct-go = Corriger…
correct-close = Fermer
correct-ask = { $count ->
        [one] { $count } affectation sera corrigée
       *[other] { $count } affectations seront corrigées
    } dans acd_map.ini. Une copie datée du fichier est conservée.
correct-yes = Corriger
correct-done = { $count ->
        [one] { $count } affectation a été corrigée
       *[other] { $count } affectations ont été corrigées
    }.
correct-undo = Ces lignes figurent aussi dans isps_ul.log. Sur l'écran principal, u annule la correction.
correct-no-undo = Ces lignes figurent aussi dans isps_ul.log. Le fichier a été modifié ailleurs au même instant ; la copie datée est l'état d'avant.
