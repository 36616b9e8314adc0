cli-done-days = { $count ->
    [one] { $count } jour
   *[other] { $count } jours
}
cli-no-installation = { $directory } ne contient pas d'installation : les trois fichiers n'y sont pas
cli-just-starting = il est en train de démarrer
cli-ledger-in-hand = l'état des imports change de mains : un instant
cli-ledger-in-hand-hint = cela continue tout seul
cli-not-found-hint = `xlink init` crée ici les trois fichiers ; --dir indique un autre dossier
cli-in-use-hint = un autre xlink travaille sur cette installation : attendez-le, ou arrêtez-le
cli-denied-hint = `xlink register`, lancé avec le compte du service ou par un administrateur, vous admet
cli-version-hint = `xlink service restart` met les deux à la même version
cli-unreachable-hint = attendez un instant ; `xlink service status` dit où il en est
cli-engine-hint = `xlink check` examine chaque étape
i18n-unknown-language = « { $text } » n'est aucune des langues en, fr, de
cli-read-only-idle = aucun ne tourne, et --read-only ne travaille pas dans ce processus
cli-read-only-idle-hint = démarrez le service, ou ouvrez la console sans --read-only
cli-because = cause : { $why }
cli-no-installation-at = il n'y a pas d'installation dans { $directory } : créez-en une avec `xlink init { $directory }`, ou indiquez-la avec --dir
cli-read-only = --read-only interdit toute modification, et cette commande en fait
cli-import-read-only = --read-only n'importe rien ; --dry-run montre ce qu'un import apporterait
cli-only-service = seul un service en marche peut être piloté
cli-import-what = dites quoi importer : -p données d'appels, -t données d'agents, ou les deux
cli-import-first = indiquez le premier jour : -d 2026-03-01
cli-import-order = le dernier jour, { $last }, est avant le premier, { $first }
cli-cannot-ask = le service ne peut pas être interrogé
cli-another-import = un autre import est peut-être en cours
cli-no-wfm = aucun système WFM dans isps.cfg
cli-values-unwritten = impossible d'écrire les valeurs
cli-no-manual = impossible d'écrire les pages de manuel dans { $folder }
cli-no-program = le système ne dit pas où se trouve ce programme
usage-unknown-argument = « { $argument } » n'existe pas ici
usage-unknown-command = il n'y a pas de commande « { $command } »
usage-no-command = il manque une commande ; il y a { $possible }
usage-no-value = { $argument } demande une valeur
usage-not-among = { $argument } : « { $value } » n'est pas parmi { $possible }
usage-wrong = { $argument } : { $why }
usage-not-possible = { $argument } : « { $value } » n'est pas possible
usage-too-many = { $argument } ne prend pas d'autre valeur, or « { $value } » en est une
usage-missing = il manque : { $arguments }
usage-twice = { $argument } est donné deux fois
usage-conflict = { $argument } et { $others } s'excluent
usage-perhaps = Vouliez-vous dire « { $suggestion } » ?
usage-usage = Usage : { $usage }
usage-help = --help montre ce qui est possible.
config-no-sections = acd_map.ini n'a pas de sections : utilisez `xlink map`
config-other-file = on attend isps.cfg ou isps_Ul.ini
script-not-a-number = « { $text } » n'est pas un nombre
alias-service-switches =
    isps_uls : le service « ISPS Xlink »

      -install   inscrire le service dans le système et le démarrer
      -remove    arrêter le service et le retirer du système
      -console   tourner au premier plan, avec votre propre compte
cli-import-beyond = le dernier jour est au-delà de tout calendrier
