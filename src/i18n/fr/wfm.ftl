wfm-not-applied = { $file } n'a pas été appliqué
wfm-no-input = l'entrée standard est illisible
wfm-changed = { $count ->
    [one] { $count } élément modifié (révision { $revision })
   *[other] { $count } éléments modifiés (révision { $revision })
}
wfm-nothing-to-change = rien à modifier (révision { $revision })
wfm-days-reversed = --from { $from } est après --to { $to }
wfm-no-postgres = cette version n'a pas encore de stockage PostgreSQL : utilisez --data DIR (SQLite dans un fichier), ou une version ultérieure de xlink
wfm-key-missing = { $certificate } est là, sa clé { $key } manque : supprimez-le pour refaire les deux, et donnez la nouvelle empreinte à tous les clients
wfm-certificate-missing = { $key } est là, son certificat { $certificate } manque : supprimez-la pour refaire les deux, et donnez la nouvelle empreinte à tous les clients
wfm-how-to-serve = dites comment servir : --cert PEM --key PEM, --self-signed ou --plain
wfm-no-threads = les fils d'exécution du serveur n'ont pas pu démarrer
wfm-serves-already = un serveur sert déjà { $folder } ; arrêtez-le d'abord, ou servez un autre dossier --data
wfm-cannot-serve = { $cert } et { $key } sont inutilisables
wfm-not-listening = « { $text } » n'est pas une adresse d'écoute : on attend ADDR:PORT, par exemple 0.0.0.0:{ $port }
wfm-not-imported = { $file } n'a pas été importé
wfm-done = { $key } : fait (révision { $revision })
wfm-user-name = un nom d'utilisateur a de 1 à 320 caractères imprimables
wfm-user-set = utilisateur { $name } enregistré
wfm-user-unlocked = utilisateur { $name } déverrouillé
wfm-user-not-locked = l'utilisateur { $name } n'était pas verrouillé
wfm-user-forgotten = mots de passe incorrects sous { $name } oubliés ; cet utilisateur n'existe pas
wfm-user-removed = utilisateur { $name } supprimé
wfm-no-user = il n'y a pas d'utilisateur { $name } ; `xlink wfm user list` les montre
