backup-exists = { $path } existe déjà : indiquez un fichier qui n'existe pas, rien n'a été écrasé
backup-no-installation = { $path } ne contient aucun des fichiers d'une installation : indiquez-la avec --dir
backup-not-a-backup = { $path } n'est pas une sauvegarde de xlink : { $why }
backup-newer = { $path } provient d'un xlink plus récent (format { $found }, ce programme connaît { $known }) : utilisez le programme récent
backup-sealed = la phrase secrète est incorrecte, ou { $path } a été modifié depuis sa création
backup-empty-passphrase = une phrase secrète vide ne protège rien : tapez-en une
backup-would-overwrite = { $there } serait écrasé par { $path } : restaurez dans un autre dossier, ou ajoutez --overwrite (l'existant est gardé en copies datées)
backup-too-large = { $path } est plus grand qu'un fichier de configuration ne peut l'être
backup-archive = impossible de lire ou d'écrire { $path } : { $why }
backup-cipher = impossible de chiffrer la clé : { $why }
backup-held-against = Ce qui attendait le WFM lors de la sauvegarde est d'abord comparé au WFM : les valeurs plus récentes y restent.
backup-keep-passphrase = Gardez la phrase secrète à part : sans elle, les passcodes sont inutilisables ailleurs.
backup-ask-passphrase = Phrase secrète :{" "}
backup-ask-again = Répéter :{"        "}
backup-odd-file = elle contient « { $name } »
backup-key-length = sa clé n'a pas la bonne longueur
backup-no-archive = ce n'est pas une archive tar
backup-no-head = elle ne commence pas par { $name }
backup-file-missing = { $name } manque
backup-file-changed = { $name } a été modifié
backup-made = { $count ->
    [one] { $file } contient { $count } fichier de { $directory } :
   *[other] { $file } contient { $count } fichiers de { $directory } :
}
backup-passphrases-differ = les deux phrases secrètes diffèrent : rien n'a été créé
backup-passphrase-unread = la phrase secrète est illisible
backup-restored = { $count ->
    [one] { $count } fichier restauré dans { $directory } :
   *[other] { $count } fichiers restaurés dans { $directory } :
}
backup-kept = Ce qui s'y trouvait est conservé sous { $path }
