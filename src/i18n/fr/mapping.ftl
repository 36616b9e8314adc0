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
