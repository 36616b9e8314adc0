cli-done-days = { $count ->
    [one] { $count } jour
   *[other] { $count } jours
}
cli-no-installation = { $directory } ne contient pas d'installation : les trois fichiers n'y sont pas
cli-just-starting = il est en train de démarrer
cli-not-found-hint = `xlink init` crée ici les trois fichiers ; --dir indique un autre dossier
cli-in-use-hint = un autre xlink travaille sur cette installation : attendez-le, ou arrêtez-le
cli-denied-hint = `xlink register`, lancé avec le compte du service ou par un administrateur, vous admet
cli-version-hint = `xlink service restart` met les deux à la même version
cli-unreachable-hint = attendez un instant ; `xlink service status` dit où il en est
cli-engine-hint = `xlink check` examine chaque étape
i18n-unknown-language = « { $text } » n'est aucune des langues en, fr, de
cli-read-only-idle = aucun ne tourne, et --read-only ne travaille pas dans ce processus
cli-read-only-idle-hint = démarrez le service, ou ouvrez la console sans --read-only
