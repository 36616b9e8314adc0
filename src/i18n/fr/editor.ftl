# L'éditeur de scripts.

editor-default = script par défaut
editor-reading = Lecture…
editor-create = Appliquer
editor-test = Tester
editor-ok = OK
editor-cancel = Annuler
editor-weekday = dimanche 1 … samedi 7
editor-minutes = depuis minuit, 0 … 1439
editor-wrong-number = nombre impossible
editor-fine-syntax = La syntaxe est correcte.
editor-error = Ligne { $line }, colonne { $column } : { $why }
editor-disagrees = Le script a { $declared } paramètres, mais { $mapped } mesures sont affectées.
editor-result = Result = { $result }, soit { $value } ({ $steps } pas)
editor-bare = Rien n'est encore affecté à ce type de valeur. Pour affecter : Esc, Tab vers l'arbre de gauche, puis Entrée sur un type de valeur.
editor-failed = Pas de résultat : { $why }
editor-saved = { $file } est enregistré comme script de { $name }.
editor-not-saved = Non enregistré : { $why }
editor-missing = { $file } n'existe pas ; OK le crée.
editor-close-title = Fermer le script
editor-close-text = Votre saisie n'est pas encore enregistrée. Fermer quand même ?
editor-close-yes = Fermer sans enregistrer
editor-create-title = Appliquer
editor-create-text = Remplacer ce texte par le script par défaut ? Rien n'est enregistré avant OK.
editor-create-yes = Remplacer le texte
editor-conflict-title = Modifié par quelqu'un d'autre
editor-conflict-text = { $file } a été modifié depuis que vous l'avez ouvert :
    { $changes }
    L'écraser avec votre texte ?
editor-conflict-yes = Écraser
